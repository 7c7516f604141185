//! Findings that the rep has accepted, rejected or snoozed, over all accounts, and how they are taken back.

use crate::model::words::Words;
use crate::model::{Account, Choice, Date, Dismissal, Key, Record};
use crate::rules::{AccountContext, Finding};
use crate::workbench::Operation;
use crate::workbench::finding_groups;

/// A finding that the rep has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredFinding {
    /// The account.
    pub account: Key,
    /// Its code.
    pub code: String,
    /// What it is about.
    pub subject: String,
    /// What it is called, with the person where it is one.
    pub title: String,
    /// The person whom it is about, or nothing.
    person: String,
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
pub fn answered(
    case: &AccountContext,
    key: Key,
    findings: &[Finding],
    words: &Words,
) -> Vec<AnsweredFinding> {
    let all = findings.iter().filter(|f| f.dismissed);
    all.filter_map(|found| {
        let answer = finding_groups::answer(&case.account.dismissals, found.code, &found.subject)?;
        let person = case.account.people.iter().find(|p| *p.id == found.subject);
        let mut answered = AnsweredFinding {
            account: key,
            code: found.code.to_owned(),
            subject: found.subject.clone(),
            title: String::new(),
            person: person.map_or(String::new(), |p| p.name.to_string()),
            verdict: answer.verdict?.word(),
            date: *answer.date,
            until: *answer.until,
            why: answer.why.as_deref().unwrap_or_default().to_owned(),
        };
        answered.says(words.finding(found.code).map_or(found.code, |w| w.title.as_str()));
        Some(answered)
    })
    .collect()
}

impl AnsweredFinding {
    /// Is it the answer to this finding?
    pub fn is_of(&self, found: &Finding) -> bool {
        found.code == self.code && found.subject == self.subject
    }

    /// Calls it so, with the person where that is not in it.
    pub fn says(&mut self, title: &str) {
        self.title = match self.person.is_empty() || title.contains(&self.person) {
            true => title.to_owned(),
            false => format!("{title}: {}", self.person),
        };
    }
}

/// Takes every answer to this finding back: it is looked at again.
pub fn taken_back(account: &Account, code: &str, subject: &str) -> Operation {
    let of_it = account
        .dismissals
        .iter()
        .filter(|d| d.code.as_deref() == Some(code) && d.subject.as_deref() == Some(subject));
    let gone = of_it.map(|d| Operation::remove("", Dismissal::SCHEMA, d.key));
    gone.fold(Operation::default(), Operation::and)
}
