//! Which findings are a row of their own for a rep, and which another row already tells (docs/WORDING.md).

use super::evaluation::last_verdict;
use super::finding::RowPlace;
use super::{AccountContext, disputes, findings};
use crate::model::{Account, Decision, Opportunity, OpportunityStatus, Status, VerdictWord};
use std::collections::HashSet;

/// A finding as far as the rows ask: its code, its subject, whether the rep has answered it.
#[derive(Clone, Copy)]
pub struct Key<'k> {
    /// The code.
    pub code: &'static str,
    /// What it is about.
    pub subject: &'k str,
    /// The rep has answered it.
    pub dismissed: bool,
}

/// The row that a no-go is.
pub const NO_GO: &str = "verdict_ignored";

/// One fact to a rep, of one subject: the code whose row tells it, and the codes that it tells.
const SAME_SUBJECT: &[(&str, &[&str])] = &[
    ("decision_maker_unmet", &["access_blocked", "avoided_person", "neglected_person"]),
    ("access_blocked", &["avoided_person", "neglected_person"]),
    ("avoided_person", &["neglected_person"]),
    ("single_thread", &["no_coach"]),
    ("hearsay", &["stale_intel"]),
    ("decision_overdue", &["stalled"]),
    ("churn_risk", &["low_level_trap", "satisfaction_drop"]),
];

/// About nobody's purchase in particular, and of no use while the only one is a no-go.
const OF_THE_ONLY_DEAL: &[&str] =
    &["access_blocked", "avoided_person", "blocker_unhandled", "low_level_trap"];

/// How each finding of an account stands among the rows.
pub fn rows(case: &AccountContext, found: &[Key]) -> Vec<RowPlace> {
    let mut rows = vec![RowPlace::Own; found.len()];
    // Those that the rep has not answered: an account of thousands of people has as many findings.
    let open: HashSet<(&str, &str)> =
        found.iter().filter(|f| !f.dismissed).map(|f| (f.code, f.subject)).collect();
    for (place, finding) in found.iter().enumerate() {
        if let Some((code, _)) = SAME_SUBJECT.iter().find(|(code, told)| {
            told.contains(&finding.code) && open.contains(&(*code, finding.subject))
        }) {
            rows[place] = RowPlace::Under(code);
        }
    }
    if no_gos(case).next().is_some() {
        of_no_gos(case, found, &mut rows);
    }
    let disputed = disputes::about(case, |code| found.iter().any(|f| f.code == code));
    for (row, finding) in rows.iter_mut().zip(found) {
        if disputed.iter().any(|d| disputes::hides(d, finding.code, finding.subject)) {
            *row = RowPlace::Disputed;
        }
    }
    rows
}

/// The open purchases whose last verdict is no-go, with that verdict.
pub fn no_gos<'a>(
    case: &AccountContext<'a>,
) -> impl Iterator<Item = (&'a Opportunity, &'a Decision)> {
    let today = case.today();
    case.open().filter_map(move |deal| {
        let last = last_verdict(deal, today)?;
        (last.verdict == Some(VerdictWord::NoGo)).then_some((deal, last))
    })
}

/// What would not be found without the deals that are a no-go is told by the row of the no-go.
fn of_no_gos(case: &AccountContext, found: &[Key], rows: &mut [RowPlace]) {
    let out: HashSet<&str> = no_gos(case).map(|(deal, _)| deal.id.as_str()).collect();
    let mut account: Account = case.account.clone();
    for deal in account.opportunities.0.iter_mut().filter(|o| out.contains(o.id.as_str())) {
        deal.status = OpportunityStatus::Dropped;
    }
    let without = AccountContext::silent(&account, case.world);
    let alone = !account.opportunities.iter().any(|o| o.is_ours());
    let mut left: HashSet<(&str, String)> = HashSet::new();
    for rule in findings::all().filter(|r| found.iter().any(|f| f.code == r.code)) {
        let hits = (rule.check)(&without);
        left.extend(hits.into_iter().map(|hit| (rule.code, hit.subject)));
    }
    for (row, finding) in rows.iter_mut().zip(found) {
        let is_it = finding.code == NO_GO && out.contains(finding.subject);
        let stays = left.contains(&(finding.code, finding.subject.to_owned()));
        let of_it = !stays || (alone && OF_THE_ONLY_DEAL.contains(&finding.code));
        if !is_it && of_it {
            *row = RowPlace::Under(NO_GO);
        }
    }
}

/// The no-gos that the list of docs/RULES.md does not speak of, as no talk followed: they are rows all the same.
pub fn quiet_no_gos<'a>(
    case: &AccountContext<'a>,
    found: &[Key],
) -> Vec<(&'a Opportunity, &'a Decision)> {
    let said =
        |deal: &Opportunity| found.iter().any(|f| f.code == NO_GO && f.subject == deal.id.as_str());
    let speaks = case.account.status == Status::Active;
    let quiet: Vec<_> = no_gos(case).filter(|(deal, _)| speaks && !said(deal)).collect();
    if quiet.is_empty() {
        return quiet;
    }
    let disputed = disputes::about(case, |code| code == NO_GO);
    let is_disputed = |id: &str| disputed.iter().any(|d| disputes::hides(d, NO_GO, id));
    quiet.into_iter().filter(|(deal, _)| !is_disputed(&deal.id)).collect()
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
