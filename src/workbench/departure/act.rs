//! What is done when somebody left: their ties go to whoever follows, one of ours is taken over from.

use super::Gone;
use crate::model::{Account, Edit, Key, Person, Record, Tie, Value};
use crate::workbench::Operation;

impl Gone {
    /// Gives the ties at these places of the list to whoever follows, as one step; nothing where nobody does or
    /// nothing would change.
    pub fn hand_on(&self, account: &Account, places: &[usize]) -> Option<Operation> {
        let (successor, name, key) = self.successor.as_ref()?;
        let mut edits = Vec::new();
        for tie in places.iter().filter_map(|place| self.ties.get(*place)) {
            // The successor may be the boss or one of the team: nobody reports to themselves.
            if tie.with.0 == *successor {
                continue;
            }
            match tie.kind {
                "reports_to" => edits.push(reports_to(*key, &tie.with.0)),
                "reports_to_them" => edits.push(reports_to(tie.with_key, successor)),
                _ => edits.extend(self.moved(account, tie.key, successor)),
            }
        }
        let label = phrase!("{} follows {}: {} ties", name, self.person.1, edits.len());
        (!edits.is_empty()).then(|| Operation::new(label, edits))
    }

    /// The tie with the successor at its end; one that they have already stays as it is.
    fn moved(&self, account: &Account, tie: Key, successor: &str) -> Option<Edit> {
        let tie = account.ties.iter().find(|t| t.key == tie)?;
        let is_from = tie.from.0.as_deref() == Some(self.person.0.as_str());
        let (from, to) = match is_from {
            true => (Some(successor), tie.to.0.as_deref()),
            false => (tie.from.0.as_deref(), Some(successor)),
        };
        let has = account
            .ties
            .iter()
            .any(|t| t.kind == tie.kind && t.from.0.as_deref() == from && t.to.0.as_deref() == to);
        let column = if is_from { "from" } else { "to" };
        let cells = vec![(column.to_owned(), Value::Text(successor.to_owned()))];
        (!has).then_some(Edit::Update { schema: Tie::SCHEMA, key: tie.key, cells })
    }
}

fn reports_to(key: Key, boss: &str) -> Edit {
    let cells = vec![("reports_to".to_owned(), Value::Text(boss.to_owned()))];
    Edit::Update { schema: Person::SCHEMA, key, cells }
}

/// After the first talk: the person is held by the rep from today, at the trust that was found.
pub fn taken_over(person: (&str, Key), trust: i64) -> Operation {
    let (name, key) = person;
    let cells = vec![("held_by", Value::Absent), ("relationship", Value::Whole(trust))];
    Operation::set(
        phrase!("{name} is held by you, trust {trust}", name, trust),
        Person::SCHEMA,
        key,
        cells,
    )
}
