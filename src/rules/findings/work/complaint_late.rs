//! complaint_late: a complaint is open for longer than its standard.

use crate::model::{Complaint, ComplaintSeverity};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Handle complaints at once. METHOD M13.
pub const RULE: Rule = Rule { code: "complaint_late", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.account.complaints.iter().filter_map(|c| hit(case, c, 1)).collect()
}

/// Those that are a sign of a customer who may leave: high ones, and others raised more than this many times their
/// standard ago. docs/RULES.md churn_risk.
pub fn grave(case: &AccountContext, times: i64) -> Vec<RuleMatch> {
    let all = case.account.complaints.iter();
    let of = |c: &Complaint| if c.severity == ComplaintSeverity::High { 1 } else { times };
    all.filter_map(|c| hit(case, c, of(c))).collect()
}

/// More than so many times its standard ago.
fn hit(case: &AccountContext, complaint: &Complaint, times: i64) -> Option<RuleMatch> {
    let standard = &case.world.playbook.complaint_days;
    let (days, word) = match complaint.severity {
        ComplaintSeverity::High => (standard.high, "high"),
        ComplaintSeverity::Medium => (standard.medium, "medium"),
        ComplaintSeverity::Low => (standard.low, "low"),
    };
    let raised = (*complaint.raised).filter(|d| case.more_than_ago(Some(*d), days * times))?;
    if case.past(*complaint.resolved).is_some() {
        return None;
    }
    Some(case.hit(&*complaint.id, |hit| {
        let what = complaint.what.as_deref().unwrap_or(phrase!("without words"));
        let (open, by) = (phrase::days(case.days_since(raised)), phrase::days(days));
        let text = phrase!("{}, raised {}", what, phrase::day(raised));
        hit.says(phrase!(
            "The complaint \"{what}\" ({word}) is open for {open}; the standard is {by}",
            what,
            word,
            open,
            by
        ))
        .on("complaint", Some(&complaint.id), Some(raised), text)
        .remedy(remedy(case, complaint, what))
    }))
}

/// Whoever raised it gets an answer today, and a day by which it is mended.
fn remedy(case: &AccountContext, complaint: &Complaint, what: &str) -> String {
    let by =
        complaint.by.as_deref().or_else(|| advice::closest(case, &[]).map(|p| p.name.as_str()));
    let by = by.unwrap_or(case.account.name.as_str());
    let what = advice::short(what);
    match complaint.fix.as_deref() {
        Some(fix) => {
            let fix = advice::short(fix);
            phrase!(
                "Call {by} today: has \"{fix}\" mended \"{what}\"? Close it, or name the day",
                by,
                fix,
                what
            )
        }
        None => phrase!(
            "Call {by} today about \"{what}\", and name the day on which it is mended",
            by,
            what
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn each_severity_has_its_days() {
        let table: &[(&str, &[&str])] = &[
            ("complaints id=x severity=high raised=-2", &[]),
            ("complaints id=x severity=high raised=-3", &["x"]),
            ("complaints id=x severity=medium raised=-7", &[]),
            ("complaints id=x severity=medium raised=-8", &["x"]),
            ("complaints id=x raised=-7", &[]),
            ("complaints id=x raised=-8", &["x"]),
            ("complaints id=x severity=low raised=-30", &[]),
            ("complaints id=x severity=low raised=-31", &["x"]),
            ("complaints id=x", &[]),
            ("complaints id=x raised=-99 resolved=0", &[]),
            ("complaints id=x raised=-99 resolved=+1", &["x"]),
        ];
        sample::each(&RULE, "people id=a", table);
    }

    #[test]
    fn a_high_one_is_grave_at_once_and_others_after_twice_their_standard() {
        for (lines, grave) in [
            ("complaints id=x severity=high raised=-2", 0),
            ("complaints id=x severity=high raised=-3", 1),
            ("complaints id=x raised=-14", 0),
            ("complaints id=x raised=-15", 1),
            ("complaints id=x severity=low raised=-60", 0),
            ("complaints id=x severity=low raised=-61", 1),
            ("complaints id=x raised=-99 resolved=-1", 0),
        ] {
            assert_eq!(sample::ask(lines, |case| super::grave(case, 2).len()), grave, "{lines}");
        }
    }
}
