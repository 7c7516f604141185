//! Somebody new whom a debrief met, read as the line of a person is read: name, title, and what else it says.

use super::record::new_row;
use crate::language::names::Candidate;
use crate::language::quick_entry::{Guess, Terms, name_said, read_person};
use crate::model::playbook::Playbook;
use crate::model::{Account, Date, Person, Row, Value};
use crate::workbench::spoken::candidate;

/// The name in `Liv Berg, shift leader`; of `?, shift leader` the title.
pub fn newcomer_name(line: &str) -> String {
    name_said(line)
}

/// The row of the person of this line; where the line cannot be read so, one with the name alone.
pub(super) fn newcomer(
    (id, line): (&str, &str),
    account: &Account,
    playbook: &Playbook,
    today: Date,
) -> Row {
    let others = account.people.iter().filter(|p| p.id.as_str() != id);
    let others: Vec<Candidate> = others.map(|p| candidate(p, today)).collect();
    let terms = Terms {
        today,
        people: &others,
        guess: &|title| Guess::of(playbook, title),
        attitudes: &[],
        relationships: &[],
        roles: &[],
        given: &[],
    };
    let mut row = match read_person(line, &terms) {
        Ok(said) => {
            let mut row = said.person;
            if !said.unknown.is_empty() {
                row.set("reports_to", Value::Absent);
            }
            row
        }
        Err(_) => {
            let name = Value::Text(newcomer_name(line));
            new_row::<Person>(0, vec![("name", name)])
        }
    };
    row.set("id", Value::Text(id.to_owned()));
    row
}
