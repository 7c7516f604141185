//! What a step names and what it takes away: at its end each reference that it wrote names a record that is there, and
//! nothing names one that it took away. Another window may have written between what was shown and what is saved.

use super::tables::{self, Table};
use super::{Result, StoreError};
use crate::model::{Column, Key, Kind, Row, Target, Value};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// A record by its table, its account (0 where it is the book's) and its id.
type Name = (&'static str, Key, String);

/// The references of a step under way.
#[derive(Default)]
pub struct References {
    /// What was named, and by which field of which record.
    named: BTreeMap<Name, (&'static str, String)>,
    gone: BTreeSet<Name>,
}

impl References {
    /// A record was put in.
    pub fn put(&mut self, table: &'static Table, account: Key, row: &Row) {
        for column in &table.columns {
            self.set(table, account, column, row.at(&column.path));
        }
    }

    /// A field was given this value.
    pub fn set(&mut self, table: &'static Table, account: Key, column: &Column, value: &Value) {
        let (target, ids) = match (column.kind, value) {
            (Kind::Ref(target), Value::Text(id)) => (target, std::slice::from_ref(id)),
            (Kind::Refs(target), Value::Words(ids)) => (target, ids.as_slice()),
            _ => return,
        };
        for id in ids {
            let field = || (table.name(), column.name.clone());
            self.named.entry(name_of(target, account, id)).or_insert_with(field);
        }
    }

    /// A record is taken away.
    pub fn take(&mut self, db: &Connection, table: &'static Table, key: Key) -> Result<()> {
        if target_of(table.name()).is_none() {
            return Ok(());
        }
        let sql = format!("SELECT account, id FROM \"{}\" WHERE key = ?", table.name());
        let found = db.prepare_cached(&sql)?.query_row([key], |r| Ok((r.get(0)?, r.get(1)?)));
        self.gone.extend(found.optional()?.map(|(account, id)| (table.name(), account, id)));
        Ok(())
    }

    /// Refused where a record that was named is not there, or one that is gone is still named.
    pub fn check(&self, db: &Connection) -> Result<()> {
        for (name, (record, field)) in &self.named {
            if !is_there(db, name)? {
                return Err(lost(record, field, name.0));
            }
        }
        for name in &self.gone {
            if !is_there(db, name)?
                && let Some((record, field)) = who_names(db, name)?
            {
                return Err(lost(record, &field, name.0));
            }
        }
        Ok(())
    }
}

fn name_of(target: Target, account: Key, id: &str) -> Name {
    let account = if target.is_within_account() { account } else { 0 };
    (target.record(), account, id.to_owned())
}

fn target_of(record: &str) -> Option<Target> {
    const ALL: [Target; 5] =
        [Target::Person, Target::Opportunity, Target::Product, Target::Competitor, Target::Account];
    ALL.into_iter().find(|target| target.record() == record)
}

fn is_there(db: &Connection, (record, account, id): &Name) -> Result<bool> {
    let sql = format!("SELECT 1 FROM \"{record}\" WHERE account = ? AND id = ?");
    Ok(db.prepare_cached(&sql)?.exists(params![account, id])?)
}

/// The first record, with its field, that names this one. Of a person and a deal only their account is looked through.
fn who_names(
    db: &Connection,
    (target, account, id): &Name,
) -> Result<Option<(&'static str, String)>> {
    for table in tables::all() {
        let scope = if *account == 0 { "?1 = ?1" } else { "account = ?1" };
        for column in &table.columns {
            let has = match column.kind {
                Kind::Ref(of) if of.record() == *target => format!("\"{}\" = ?2", column.name),
                Kind::Refs(of) if of.record() == *target => {
                    format!(
                        "EXISTS (SELECT 1 FROM json_each(\"{}\") WHERE value = ?2)",
                        column.name
                    )
                }
                _ => continue,
            };
            let sql = format!("SELECT 1 FROM \"{}\" WHERE {scope} AND {has}", table.name());
            if db.prepare_cached(&sql)?.exists(params![account, id])? {
                return Ok(Some((table.name(), column.name.clone())));
            }
        }
    }
    Ok(None)
}

fn lost(record: &str, field: &str, target: &str) -> StoreError {
    let said = |name: &str| name.replace('_', " ");
    StoreError::Lost(phrase!(
        "nothing was saved: {} of this {} names a {} that another window has taken away; choose again",
        said(field),
        said(record),
        said(target)
    ))
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, Contact, Edit, Key, Person, Record, Row, Value};
    use crate::store::{Ids, Stamp, Store, StoreError};

    fn row<T: Record>(id: &str, cells: &[(&str, Value)]) -> Row {
        let mut row = Row::empty(T::SCHEMA);
        row.set("id", Value::Text(id.to_owned()));
        for (name, value) in cells {
            row.set(name, value.clone());
        }
        row
    }

    fn step(store: &mut Store, edits: Vec<Edit>) -> Result<Key, StoreError> {
        store.step(&Stamp::default(), true, |step| {
            let keys =
                edits.into_iter().map(|edit| step.apply(edit)).collect::<Result<Vec<_>, _>>()?;
            Ok((keys[0], "step".to_owned()))
        })
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn put(account: Key, row: Row) -> Edit {
        Edit::Insert { account, parent: account, row }
    }

    /// An account with the people `p` and `q`; `q` reports to `p`, and a contact names both.
    fn store() -> (Store, Key, Key) {
        let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
        let account = step(&mut store, vec![put(0, row::<Account>("a", &[("name", text("A"))]))]);
        let account = account.unwrap();
        let p = row::<Person>("p", &[("name", text("P"))]);
        let q = row::<Person>("q", &[("name", text("Q")), ("reports_to", text("p"))]);
        let both = Value::Words(vec!["p".to_owned(), "q".to_owned()]);
        let met = row::<Contact>("c", &[("people", both), ("note", text("met"))]);
        // What is named may come behind what names it.
        let first = step(&mut store, vec![put(account, p)]).unwrap();
        step(&mut store, vec![put(account, met), put(account, q)]).unwrap();
        (store, account, first)
    }

    #[test]
    fn what_a_step_names_is_there_at_its_end() {
        let (mut store, account, p) = store();
        let named = |id: &str| {
            row::<Person>(&format!("r{id}"), &[("name", text("R")), ("reports_to", text(id))])
        };
        let of = |ids: &[&str]| Value::Words(ids.iter().map(|id| (*id).to_owned()).collect());
        for (refused, edit) in [
            (false, put(account, named("q"))),
            (true, put(account, named("gone"))),
            (true, put(account, row::<Contact>("d", &[("people", of(&["p", "gone"]))]))),
            (
                true,
                Edit::Update {
                    schema: Person::SCHEMA,
                    key: p,
                    cells: vec![("reports_to".to_owned(), text("gone"))],
                },
            ),
        ] {
            let said = step(&mut store, vec![edit.clone()]).map_err(|error| error.to_string());
            match (refused, &said) {
                (true, Err(said)) => assert!(said.contains("has taken away"), "{said}"),
                (false, Ok(_)) => {}
                _ => panic!("{edit:?}: {said:?}"),
            }
        }
        assert_eq!(store.doctor().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn what_a_step_takes_away_is_named_by_nothing_at_its_end() {
        let (mut store, _, p) = store();
        let delete = Edit::Delete { schema: Person::SCHEMA, key: p };
        let said = step(&mut store, vec![delete]).unwrap_err().to_string();
        assert!(said.contains("names a person that another window has taken away"), "{said}");
        assert_eq!(store.doctor().unwrap(), Vec::<String>::new());
    }
}
