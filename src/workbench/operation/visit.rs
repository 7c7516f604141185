//! A visit: a result says that it took place.

use super::change::RecordChange;
use super::{Home, Operation};
use crate::model::{Choice, Key, Record, Row, Value, Visit, VisitStatus};
use crate::workbench::visit::{Ask, Expected, Kind, edits};

/// It is planned, or cancelled.
pub fn status(label: String, visit: &Visit, to: VisitStatus) -> Operation {
    let cells = vec![("status", Value::Text(to.word().to_owned()))];
    Operation::set(label, Visit::SCHEMA, visit.key, cells)
}

/// These people of theirs attend, by id.
pub fn people(label: &str, visit: &Visit, people: Vec<String>) -> Operation {
    Operation::set(label, Visit::SCHEMA, visit.key, vec![("people", Value::Words(people))])
}

/// One more of ours comes along, by name.
pub fn one_more_of_ours(label: String, visit: &Visit, name: &str) -> Operation {
    let mut ours: Vec<String> = visit.ours.0.clone();
    ours.push(name.to_owned());
    Operation::set(label, Visit::SCHEMA, visit.key, vec![("ours", Value::Words(ours))])
}

/// A visit as it shall be; a new one with these questions.
pub fn kept(label: String, account: Key, old: &Row, mut new: Row, questions: &[&Ask]) -> Operation {
    if old.key == 0 {
        let rows = questions.iter().zip(0..).map(|(ask, place)| {
            let mut row = edits::question_row(ask);
            row.place = place;
            row
        });
        new.set("questions", Value::Many(rows.collect()));
    }
    Operation::keep(label, Home::account(account), old, new)
}

/// What we answer to lines that are expected of a visit: those that are there get other words, those that are only
/// proposed and have an answer are put into it. Lines whose answer is as before are left alone.
pub fn rehearsed(
    visit: &Visit,
    account: Key,
    lines: &[(Kind, Expected)],
    answers: &[Option<String>],
) -> Operation {
    let mut operation = Operation::default();
    for (((kind, line), answer), at) in lines.iter().zip(answers).zip(0..) {
        if *answer == line.answer {
            continue;
        }
        let text = line.text.as_str();
        let change = match (line.place, answer) {
            (Some(place), _) => edits::expected_reworded(visit, *kind, place, text, answer.clone()),
            (None, Some(says)) => {
                Some(edits::with_expected_behind(visit, account, *kind, text, Some(says), at))
            }
            (None, None) => None,
        };
        operation = operation.and(Operation::new("", change.into_iter().collect()));
    }
    operation
}

/// A debrief with a result is of today, and the visit is done.
pub(super) fn follow(change: &mut RecordChange) {
    if change.moved("debrief_result") && !change.now("debrief_result").is_empty() {
        change.follow("status", Value::Text("done".to_owned()));
        change.dated("debrief_date");
    }
}
