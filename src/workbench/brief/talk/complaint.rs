//! A complaint: what happened, what was done, how long it is open; what is still owed stands among the promises.

use super::section as made;
use crate::model::Choice;
use crate::model::Complaint;
use crate::model::brief::{Entry, Section};
use crate::rules::phrase;
use crate::workbench::brief::BriefContext;

/// Days for which a complaint that was resolved is still spoken of.
const REMEMBERED: i64 = 90;

/// The open complaints, the newest first, then those resolved of late.
pub fn section(desk: &BriefContext) -> Section {
    let all = desk.case.account.complaints.iter();
    let mut spoken: Vec<&Complaint> = all
        .filter(|c| desk.case.past(*c.raised).is_some())
        .filter(|c| {
            let resolved = desk.case.past(*c.resolved);
            resolved.is_none_or(|d| desk.case.days_since(d) <= REMEMBERED)
        })
        .collect();
    spoken.sort_by_key(|c| (desk.case.past(*c.resolved).is_some(), std::cmp::Reverse(*c.raised)));
    made(phrase!("The complaint"), spoken.iter().flat_map(|c| entries(desk, c)).collect())
}

fn entries(desk: &BriefContext, complaint: &Complaint) -> Vec<Entry> {
    let raised = desk.case.past(*complaint.raised);
    let resolved = desk.case.past(*complaint.resolved);
    let day = raised.map(|d| format!(", {}", desk.day(d))).unwrap_or_default();
    let by = complaint.by.as_deref().map(|by| format!(" ({by}{day})"));
    let what = complaint.what.as_deref().unwrap_or(phrase!("not said what"));
    let severity = desk.words.word("complaint", complaint.severity.word());
    let open = match (resolved, raised) {
        (Some(day), _) => phrase!("resolved {}", desk.day(day)),
        (None, Some(day)) => {
            phrase!("{}, open {}", severity, phrase::days(desk.case.days_since(day)))
        }
        (None, None) => severity.to_owned(),
    };
    let happened = Entry::new(format!("{what}{}", by.unwrap_or_default()))
        .lead(phrase!("happened"))
        .aside(open);
    let done = match complaint.fix.as_deref() {
        Some(fix) => Entry::new(fix).lead(phrase!("done")),
        None => Entry {
            lead: phrase!("done").to_owned(),
            ..Entry::gap(phrase!("nothing is written down yet"))
        },
    };
    let cause = complaint
        .cause
        .as_deref()
        .map(|c| Entry::new(c).lead(phrase!("cause")).aside(phrase!("for us")));
    let all = [Some(happened), Some(done), cause].into_iter().flatten();
    all.map(|e| e.from(complaint.id.as_str())).collect()
}
