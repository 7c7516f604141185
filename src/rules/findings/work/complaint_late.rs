//! complaint_late: a complaint is open for longer than its standard.

use crate::model::{Complaint, ComplaintSeverity};
use crate::rules::{Case, Hit, Rule, advice, phrase};

/// Handle complaints at once. METHOD M13.
pub const RULE: Rule = Rule { code: "complaint_late", check };

fn check(case: &Case) -> Vec<Hit> {
    case.account.complaints.iter().filter_map(|c| hit(case, c)).collect()
}

fn hit(case: &Case, complaint: &Complaint) -> Option<Hit> {
    let standard = &case.world.playbook.complaint_days;
    let (days, word) = match complaint.severity {
        ComplaintSeverity::High => (standard.high, "high"),
        ComplaintSeverity::Medium => (standard.medium, "medium"),
        ComplaintSeverity::Low => (standard.low, "low"),
    };
    let raised = (*complaint.raised).filter(|d| case.more_than_ago(Some(*d), days))?;
    if case.past(*complaint.resolved).is_some() {
        return None;
    }
    Some(case.hit(&*complaint.id, |hit| {
        let what = complaint.what.as_deref().unwrap_or("without words");
        let (open, by) = (phrase::days(case.days_since(raised)), phrase::days(days));
        let text = format!("{what}, raised {}", phrase::day(raised));
        hit.says(format!(
            "The complaint \"{what}\" ({word}) is open for {open}; the standard is {by}"
        ))
        .on("complaint", Some(&complaint.id), Some(raised), text)
        .remedy(remedy(case, complaint, what))
    }))
}

/// Whoever raised it gets an answer today, and a day by which it is mended.
fn remedy(case: &Case, complaint: &Complaint, what: &str) -> String {
    let by =
        complaint.by.as_deref().or_else(|| advice::closest(case, &[]).map(|p| p.name.as_str()));
    let by = by.unwrap_or(case.account.name.as_str());
    let what = advice::short(what);
    match complaint.fix.as_deref() {
        Some(fix) => {
            let fix = advice::short(fix);
            format!("Call {by} today: has \"{fix}\" mended \"{what}\"? Close it, or name the day")
        }
        None => format!("Call {by} today about \"{what}\", and name the day on which it is mended"),
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
}
