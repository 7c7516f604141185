//! All rules on one account: what the rep is shown, what the rep has answered, in which order (docs/RULES.md Findings).

use super::rows::{Key, NO_GO, quiet_no_gos, rows};
use super::{AccountContext, Finding, RowPlace, RuleMatch, advice, findings};
use crate::model::codes::{Severity, severity};
use crate::model::words::{FindingWords, Words, fill};
use crate::model::{Decision, Dismissal, DismissalVerdict, Opportunity, Status};
use std::cmp::Ordering;

/// What an account with status lost still gives: the money findings.
const OF_LOST: &[&str] = &["payment_overdue", "payment_not_invoiced", "cannot_cushion"];

/// What a dormant account gives beside those.
const OF_DORMANT: &[&str] = &[
    "our_promise_overdue",
    "their_promise_open",
    "action_overdue",
    "complaint_late",
    "service_due",
    "person_left",
    "gift_limit",
    "agreement_ending",
    "visit_unready",
    "profile_missing",
    "debrief_missing",
];

/// The findings of an account, dismissed ones marked, sorted as docs/RULES.md sorts them. Of a silent case they are
/// without sentence, evidence and remedy.
pub fn judge(case: &AccountContext, words: &Words) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in findings::all().filter(|r| speaks(r.code, case.account.status)) {
        let hits = (rule.check)(case);
        if hits.is_empty() {
            continue;
        }
        let usual = usual(rule.code);
        found.extend(hits.into_iter().map(|hit| finding(case, words, rule.code, usual, hit)));
    }
    let keys: Vec<Key> = found.iter().map(key).collect();
    let (rows, quiet) = (rows(case, &keys), quiet_no_gos(case, &keys));
    let added: Vec<Finding> =
        quiet.iter().map(|(deal, no_go)| added(case, words, deal, no_go)).collect();
    found.iter_mut().zip(rows).for_each(|(finding, row)| finding.row = row);
    found.extend(added);
    found.sort_by(order);
    found
}

/// The rows of an account: what another row tells is left out (docs/WORDING.md).
pub fn shown(case: &AccountContext, words: &Words) -> Vec<Finding> {
    let mut found = judge(case, words);
    found.retain(Finding::is_shown);
    found
}

fn key(finding: &Finding) -> Key<'_> {
    Key { code: finding.code, subject: &finding.subject, dismissed: finding.dismissed }
}

/// The row of a no-go after which nobody talked: reopen, or stop?
fn added(case: &AccountContext, words: &Words, deal: &Opportunity, no_go: &Decision) -> Finding {
    let hit = case.hit(&*deal.id, |hit| {
        let name = deal.name.as_str();
        let since = no_go.date.map_or(String::new(), |d| phrase!(" since {}", advice::on(case, d)));
        let why =
            no_go.why.as_deref().map_or(String::new(), |w| format!(" ({})", advice::short(w)));
        hit.says(phrase!("{name} is a no-go{since}{why}; no talk since", name, since, why))
            .on("decision", None, *no_go.date, phrase!("no-go on {name}{why}", name, why))
            .remedy(phrase!(
                "Reopen {name} with the reason that has changed, or stop and close it",
                name
            ))
    });
    let title = if case.is_told() { words.word("verdict", "no_go") } else { "" };
    let finding = finding(case, words, NO_GO, Severity::Warning, hit);
    Finding { title: title.to_owned(), row: RowPlace::Added, ..finding }
}

/// How many findings of each severity the rep has not answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Act now.
    pub critical: usize,
    /// Act soon.
    pub warning: usize,
    /// Worth knowing.
    pub notice: usize,
}

/// The rows of an account as numbers; quickest of a silent case.
pub fn tally(case: &AccountContext) -> Tally {
    let mut hits: Vec<(&'static str, Severity, RuleMatch)> = Vec::new();
    for rule in findings::all().filter(|r| speaks(r.code, case.account.status)) {
        let of_rule = (rule.check)(case).into_iter();
        hits.extend(of_rule.map(|hit| (rule.code, hit.severity.unwrap_or(usual(rule.code)), hit)));
    }
    let answered = hits.iter().map(|(code, _, hit)| is_dismissed(case, code, &hit.subject));
    let dismissed: Vec<bool> = answered.collect();
    let keys = hits.iter().zip(&dismissed).map(|((code, _, hit), dismissed)| Key {
        code,
        subject: &hit.subject,
        dismissed: *dismissed,
    });
    let keys: Vec<Key> = keys.collect();
    let mut tally = Tally::default();
    for (row, ((_, severity, _), key)) in rows(case, &keys).iter().zip(hits.iter().zip(&keys)) {
        if !key.dismissed && *row == RowPlace::Own {
            tally.count(*severity);
        }
    }
    let quiet = quiet_no_gos(case, &keys).into_iter();
    let open = quiet.filter(|(deal, _)| !is_dismissed(case, NO_GO, &deal.id));
    open.for_each(|_| tally.count(Severity::Warning));
    tally
}

impl Tally {
    fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Critical => self.critical += 1,
            Severity::Warning => self.warning += 1,
            Severity::Notice => self.notice += 1,
        }
    }
}

/// The severity that docs/RULES.md gives a code.
fn usual(code: &str) -> Severity {
    severity(code).unwrap_or(Severity::Notice)
}

/// Sorts the findings of several accounts: each with its account's place in the file, whose name `name` gives.
pub fn sort_findings<'n>(found: &mut [(usize, Finding)], name: impl Fn(usize) -> &'n str) {
    found.sort_by(|(a, first), (b, second)| {
        let severity = first.severity.cmp(&second.severity);
        severity
            .then_with(|| name(*a).cmp(name(*b)).then(a.cmp(b)))
            .then_with(|| order(first, second))
    });
}

/// Within one account: severity, code, subject.
fn order(a: &Finding, b: &Finding) -> Ordering {
    let key = |f: &Finding| (f.severity, f.code);
    key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
}

/// Does an account of this status give findings of this code?
fn speaks(code: &str, status: Status) -> bool {
    match status {
        Status::Active => true,
        Status::Dormant => OF_LOST.contains(&code) || OF_DORMANT.contains(&code),
        Status::Lost => OF_LOST.contains(&code),
    }
}

fn finding(
    case: &AccountContext,
    words: &Words,
    code: &'static str,
    usual: Severity,
    hit: RuleMatch,
) -> Finding {
    Finding {
        code,
        severity: hit.severity.unwrap_or(usual),
        account: case.account.id.0.clone(),
        dismissed: is_dismissed(case, code, &hit.subject),
        title: said(case, words, code, &hit, |w| &w.title),
        remedy: match &hit.remedy {
            Some(remedy) if case.is_told() && !is_own(words, code) => remedy.clone(),
            _ => said(case, words, code, &hit, |w| &w.remedy),
        },
        subject: hit.subject,
        sentence: hit.sentence,
        evidence: hit.evidence,
        row: RowPlace::Own,
    }
}

/// Has the rep worded this remedy?
fn is_own(words: &Words, code: &str) -> bool {
    words.finding(code).is_some_and(|w| w.is_own)
}

/// Words of a code with the names of the hit in them; nothing of a silent case.
fn said(
    case: &AccountContext,
    words: &Words,
    code: &str,
    hit: &RuleMatch,
    which: fn(&FindingWords) -> &str,
) -> String {
    let Some(text) = words.finding(code).filter(|_| case.is_told()) else {
        return String::new();
    };
    let names = hit.names.iter().map(|(what, name)| (*what, name.as_str()));
    let account = case.account.name.as_str();
    let values: Vec<(&str, &str)> = names.chain([("account", account)]).collect();
    fill(which(text), &values)
}

/// Has the rep answered this finding, and does the answer still hold?
pub fn is_dismissed(case: &AccountContext, code: &str, subject: &str) -> bool {
    let of_it =
        |d: &&Dismissal| d.code.as_deref() == Some(code) && d.subject.as_deref() == Some(subject);
    let mut answers = case
        .account
        .dismissals
        .iter()
        .filter(of_it)
        .filter(|d| d.date.is_none_or(|day| day <= case.today()));
    answers.any(|d| holds(case, d, subject))
}

fn holds(case: &AccountContext, dismissal: &Dismissal, subject: &str) -> bool {
    let by_day = dismissal.until.map(|day| case.today() <= day);
    match dismissal.verdict {
        Some(DismissalVerdict::Rejected) => by_day.unwrap_or_else(|| {
            let days = case.world.playbook.thresholds.rejected_days;
            dismissal.date.is_none_or(|day| case.days_since(day) <= days)
        }),
        Some(DismissalVerdict::Snoozed) => by_day.unwrap_or(false),
        Some(DismissalVerdict::Accepted) => by_day.unwrap_or_else(|| case.is_in_hand(subject)),
        None => false,
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
