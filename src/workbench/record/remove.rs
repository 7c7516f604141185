//! A record taken away with everything that names it, as one step.

use super::naming::{Consequences, Leaving, counted, ids_in};
use super::place::Place;
use super::{Kept, Wanted, of, said};
use crate::model::{Edit, Row, Target};
use crate::workbench::{Result, Workbench};
use std::collections::HashSet;

impl Workbench {
    /// Takes a record away; what named it no longer does, what cannot be without it goes too.
    pub fn remove_record(&mut self, wanted: &Wanted) -> Result<Kept> {
        let place = self.place(wanted.kind, &wanted.owners)?;
        let row = self.chosen(wanted, &place)?;
        let found = self.without(&place, &row)?;
        let sentence = format!("took away {}{}", said(&row), of(&place));
        let mut tail = String::new();
        if !found.gone.is_empty() {
            tail += &format!("; with it went {}", counted(&found.gone));
        }
        if !found.touched.is_empty() {
            tail += &format!("; no longer named by {}", counted(&found.touched));
        }
        let (schema, key) = (row.schema, row.key);
        self.write(format!("{sentence}{tail}"), |step| {
            for edit in found.edits {
                step.apply(edit)?;
            }
            step.apply(Edit::Delete { schema, key })?;
            Ok(())
        })?;
        Ok(Kept {
            sentence: format!("{sentence}{tail}; anteroom undo brings it back"),
            id: row.id().map(str::to_owned),
        })
    }

    /// What else has to change for this record to go.
    fn without(&self, place: &Place, row: &Row) -> Result<Consequences> {
        let mut with_it = HashSet::new();
        ids_in(row, &mut with_it);
        let target = match row.schema.record {
            "person" => Some(Target::Person),
            "opportunity" => Some(Target::Opportunity),
            "product" => Some(Target::Product),
            "competitor" => Some(Target::Competitor),
            "account" => Some(Target::Account),
            _ => None,
        };
        let leaving = Leaving {
            target,
            id: row.id().unwrap_or("\u{0}"),
            becomes: None,
            with_it,
            record: row.schema.record,
            key: row.key,
        };
        let mut found = Consequences::default();
        match (&place.account, target) {
            (Some(account), _) => leaving.consequences(account, &mut found),
            (None, Some(_)) => {
                for key in self.store.account_keys()? {
                    if row.schema.record != "account" || key != row.key {
                        leaving.consequences(&self.store.account(key)?, &mut found);
                    }
                }
            }
            (None, None) => {}
        }
        Ok(found)
    }
}
