//! Findings that the rep has accepted, rejected or snoozed, over all accounts, and how they are taken back.

use crate::model::words::Words;
use crate::model::{Account, Choice, Date, Dismissal, Edit, Key, Record};
use crate::rules::{Case, Finding};
use crate::workbench::quiet;

/// A finding that the rep has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The account.
    pub account: Key,
    /// Its code.
    pub code: String,
    /// What it is about.
    pub subject: String,
    /// What it is called, with the person where it is one.
    pub title: String,
    /// The code of the answer.
    pub verdict: &'static str,
    /// The day of the answer.
    pub date: Option<Date>,
    /// The day until which it holds.
    pub until: Option<Date>,
    /// The reason.
    pub why: String,
}

/// Those of an account that are answered now.
pub fn answered(case: &Case, key: Key, findings: &[Finding], words: &Words) -> Vec<Answered> {
    let all = findings.iter().filter(|f| f.dismissed);
    all.filter_map(|found| {
        let answer = quiet::answer(&case.account.dismissals, found.code, &found.subject)?;
        let title = words.finding(found.code).map_or(found.code, |w| w.title.as_str());
        let person = case.account.people.iter().find(|p| *p.id == found.subject);
        Some(Answered {
            account: key,
            code: found.code.to_owned(),
            subject: found.subject.clone(),
            title: match person {
                Some(person) => format!("{title}: {}", person.name.as_str()),
                None => title.to_owned(),
            },
            verdict: answer.verdict?.word(),
            date: *answer.date,
            until: *answer.until,
            why: answer.why.as_deref().unwrap_or_default().to_owned(),
        })
    })
    .collect()
}

/// The edits that take every answer to this finding back: it is looked at again.
pub fn taken_back(account: &Account, code: &str, subject: &str) -> Vec<Edit> {
    let of_it = account
        .dismissals
        .iter()
        .filter(|d| d.code.as_deref() == Some(code) && d.subject.as_deref() == Some(subject));
    of_it.map(|d| Edit::Delete { schema: Dismissal::SCHEMA, key: d.key }).collect()
}
