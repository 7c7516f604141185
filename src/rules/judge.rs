//! All rules on one account: what the rep is shown, what the rep has answered, in which order (SPEC 3 Findings).

use super::{Case, Finding, Hit, findings};
use crate::model::codes::{Severity, severity};
use crate::model::words::{FindingWords, Words, fill};
use crate::model::{Dismissal, DismissalVerdict, Status};
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

/// The findings of an account, dismissed ones marked, sorted as SPEC 3 sorts them. Of a silent case they are
/// without sentence, evidence and remedy.
pub fn judge(case: &Case, words: &Words) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in findings::all().filter(|r| speaks(r.code, case.account.status)) {
        let hits = (rule.check)(case);
        if hits.is_empty() {
            continue;
        }
        let usual = usual(rule.code);
        found.extend(hits.into_iter().map(|hit| finding(case, words, rule.code, usual, hit)));
    }
    found.sort_by(order);
    found
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

/// The findings of an account as numbers; quickest of a silent case.
pub fn tally(case: &Case) -> Tally {
    let mut tally = Tally::default();
    for rule in findings::all().filter(|r| speaks(r.code, case.account.status)) {
        let hits = (rule.check)(case);
        if hits.is_empty() {
            continue;
        }
        let usual = usual(rule.code);
        for hit in hits {
            if is_dismissed(case, rule.code, &hit.subject) {
                continue;
            }
            match hit.severity.unwrap_or(usual) {
                Severity::Critical => tally.critical += 1,
                Severity::Warning => tally.warning += 1,
                Severity::Notice => tally.notice += 1,
            }
        }
    }
    tally
}

/// The severity that SPEC 3 gives a code.
fn usual(code: &str) -> Severity {
    severity(code).unwrap_or(Severity::Notice)
}

/// Sorts the findings of several accounts: each with its account's place in the file, whose name `name` gives.
pub fn sort_findings<'n>(found: &mut [(usize, Finding)], name: impl Fn(usize) -> &'n str) {
    found.sort_by(|(a, first), (b, second)| {
        let accounts = || name(*a).cmp(name(*b)).then(a.cmp(b));
        let severity = first.severity.cmp(&second.severity);
        severity.then_with(accounts).then_with(|| order(first, second))
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

fn finding(case: &Case, words: &Words, code: &'static str, usual: Severity, hit: Hit) -> Finding {
    Finding {
        code,
        severity: hit.severity.unwrap_or(usual),
        account: case.account.id.0.clone(),
        dismissed: is_dismissed(case, code, &hit.subject),
        title: said(case, words, code, &hit, |w| &w.title),
        remedy: match &hit.remedy {
            Some(remedy) if case.is_told() => remedy.clone(),
            _ => said(case, words, code, &hit, |w| &w.remedy),
        },
        subject: hit.subject,
        sentence: hit.sentence,
        evidence: hit.evidence,
    }
}

/// Words of a code with the names of the hit in them; nothing of a silent case.
fn said(
    case: &Case,
    words: &Words,
    code: &str,
    hit: &Hit,
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
pub fn is_dismissed(case: &Case, code: &str, subject: &str) -> bool {
    let of_it =
        |d: &&Dismissal| d.code.as_deref() == Some(code) && d.subject.as_deref() == Some(subject);
    let happened = |d: &&Dismissal| d.date.is_none_or(|day| day <= case.today());
    let mut answers = case.account.dismissals.iter().filter(of_it).filter(happened);
    answers.any(|d| holds(case, d, subject))
}

fn holds(case: &Case, dismissal: &Dismissal, subject: &str) -> bool {
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
