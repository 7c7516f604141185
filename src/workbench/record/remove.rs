//! A record taken away with everything that names it, as one step.

use super::naming::{Consequences, Leaving, counted, ids_in};
use super::place::Place;
use super::{RecordOutcome, RecordRequest, of, said};
use crate::model::{Edit, Key, Refusal, Row, Target, Value};
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::operation::below;
use std::collections::HashSet;

impl Workbench {
    /// Takes a record away; what named it no longer does, what cannot be without it goes too.
    pub fn remove_record(&mut self, wanted: &RecordRequest) -> Result<RecordOutcome> {
        let wanted = &self.with_owner(wanted)?;
        let place = self.place(wanted.kind, &wanted.owners)?;
        let row = self.chosen_to_go(wanted, &place)?;
        let sentence = self.remove(&place, &row)?;
        Ok(RecordOutcome {
            sentence: phrase!("{sentence}; anteroom undo brings it back", sentence),
            id: row.id().map(str::to_owned),
        })
    }

    /// The edits that take a record away, and what has to change for it to go.
    pub fn removal(&self, wanted: &RecordRequest) -> Result<Vec<Edit>> {
        let wanted = &self.with_owner(wanted)?;
        let place = self.place(wanted.kind, &wanted.owners)?;
        let row = self.chosen_to_go(wanted, &place)?;
        let mut edits = self.without(&place, &row)?.edits;
        edits.push(Edit::Delete { schema: row.schema, key: row.key });
        Ok(edits)
    }

    /// Takes the record with this number away, of an account or of the file, or the account itself; what it
    /// says of itself.
    pub fn take_away(&mut self, account: Key, record: &str, key: Key) -> Result<String> {
        let root = self.store.root()?;
        if let Some(row) = below(&root, record, key) {
            let place =
                Place { account: None, root, owners: Vec::new(), list: Vec::new(), owner: 0 };
            return self.remove(&place, &row);
        }
        let tree = self.store.account(account)?;
        let found = if record == tree.schema.record {
            Some(tree.clone())
        } else {
            below(&tree, record, key)
        };
        let here = found.is_some();
        let rep = match root.get("rep") {
            Value::One(rep) => below(rep, record, key),
            _ => None,
        };
        let Some(row) = found.or(rep) else {
            let what = phrase!("this {} is gone", record.replace('_', " "));
            return Err(Refusal::because(what, phrase!("another window took it away")));
        };
        let inside = (here && record != tree.schema.record).then_some(tree);
        let place = Place { account: inside, root, owners: Vec::new(), list: Vec::new(), owner: 0 };
        self.remove(&place, &row)
    }

    fn remove(&mut self, place: &Place, row: &Row) -> Result<String> {
        let found = self.without(place, row)?;
        let sentence = phrase!("took away {}{}", said(row), of(place));
        let mut tail = String::new();
        if !found.gone.is_empty() {
            tail += &phrase!("; with it went {}", counted(&found.gone));
        }
        if !found.touched.is_empty() {
            tail += &phrase!("; no longer named by {}", counted(&found.touched));
        }
        let (schema, key) = (row.schema, row.key);
        self.write(format!("{sentence}{tail}"), |step| {
            for edit in found.edits {
                step.apply(edit)?;
            }
            step.apply(Edit::Delete { schema, key })?;
            Ok(())
        })?;
        Ok(format!("{sentence}{tail}"))
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
        let leaving =
            Leaving { target, id: name_of(row), with_it, record: row.schema.record, key: row.key };
        let mut found = Consequences::default();
        match (&place.account, target) {
            (Some(account), _) => leaving.consequences(account, &mut found),
            (None, _) if target.is_some() || row.schema.record == "rep_topic" => {
                for key in self.store.keys_naming(leaving.id)? {
                    if row.schema.record != "account" || key != row.key {
                        leaving.consequences(&self.store.account(key)?, &mut found);
                    }
                }
            }
            (None, _) => {}
        }
        Ok(found)
    }
}

/// By what others name it: its id; of a topic of the rep's own its name; of what has neither, nothing.
fn name_of(row: &Row) -> &str {
    let by_name = matches!(row.schema.record, "topic" | "rep_topic");
    row.id().or(row.name().filter(|_| by_name)).unwrap_or("\u{0}")
}
