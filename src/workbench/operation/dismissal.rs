//! The rep's answer to findings: one dismissal a finding, of the day on which it is given.

use super::{Home, Operation};
use crate::model::{Account, Date, Dismissal, DismissalVerdict, Key, Record, Row, Value};
use crate::workbench::finding_groups;

/// An answer, as the rep means it.
#[derive(Clone, Debug)]
pub struct FindingAnswer {
    /// Accepted, rejected or snoozed.
    pub verdict: DismissalVerdict,
    /// The reason.
    pub why: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

impl FindingAnswer {
    fn cells(&self, today: Date) -> Vec<(&'static str, Value)> {
        let verdict = crate::model::Choice::word(self.verdict).to_owned();
        vec![
            ("verdict", Value::Text(verdict)),
            ("why", self.why.clone().map_or(Value::Absent, Value::Text)),
            ("date", Value::Day(today)),
            ("until", self.until.map_or(Value::Absent, Value::Day)),
        ]
    }
}

/// Answers these findings, each by its code and subject; an answer that is there already is changed.
pub fn answered<'a>(
    label: String,
    (key, account): (Key, Option<&Account>),
    findings: impl Iterator<Item = (&'a str, &'a str)>,
    answer: &FindingAnswer,
    today: Date,
) -> Operation {
    let there = account.map_or(&[][..], |account| &account.dismissals);
    let mut operation = Operation::default().labelled(label);
    let mut place = i64::try_from(there.len()).unwrap_or(i64::MAX);
    for (code, subject) in findings {
        let cells = answer.cells(today);
        if let Some(known) = finding_groups::answer(there, code, subject) {
            operation = operation.and(Operation::set("", Dismissal::SCHEMA, known.key, cells));
            continue;
        }
        let mut row = Row::empty(Dismissal::SCHEMA);
        row.set("code", Value::Text(code.to_owned()));
        row.set("subject", Value::Text(subject.to_owned()));
        cells.into_iter().for_each(|(column, value)| row.set(column, value));
        row.place = place;
        place += 1;
        operation = operation.and(Operation::add("", key, row));
    }
    operation
}

/// An answer as it shall be, given today where anything of it is other than before.
pub fn kept(label: String, account: Key, old: &Row, mut new: Row, today: Date) -> Operation {
    if old.key == 0 || *old != new {
        new.set("date", Value::Day(today));
    }
    Operation::keep(label, Home::account(account), old, new)
}
