//! An incoming record put onto the stored one: a field given replaces, a field left out stays.

use super::alias::{Alias, There, know};
use super::another_rep::name_holder;
use super::identity::{IdIndex, match_list, match_own};
use super::path::Path;
use super::report::ImportReport;
use super::scope::{AccountScope, FileScope};
use super::{Result, cell, circle, give_ids, made, merged, references};
use crate::model::{Edit, Key, Kind, Row, Value};
use crate::store::Step;
use std::collections::HashMap;

/// The file's own part: rep, inbox, products, competitors, self-assessment.
pub fn root(
    step: &mut Step,
    existing: &Row,
    incoming: &Row,
    report: &mut ImportReport,
) -> Result<()> {
    let mut lists =
        ListWriter { step, report, account: 0, account_name: String::new(), names: HashMap::new() };
    if let (Value::One(old), Value::One(new)) = (existing.get("rep"), incoming.get("rep")) {
        let blank = old.cells.iter().all(Value::is_empty);
        let given = new.schema.columns().iter().any(|c| *new.at(&c.path) != Value::Absent);
        if blank && given {
            lists.report.counts.added += 1;
            *lists.report.came.new.entry(old.schema.record).or_default() += 1;
            lists.update(old, new)?;
        } else if given {
            lists.touch(old, new)?;
        }
        for (i, _) in old.schema.lists() {
            let path = Path::From("$.rep").field(old.schema.fields[i].name);
            lists.list(old.key, old.cells[i].rows(), new.cells[i].rows(), &path)?;
        }
    }
    for (i, field) in existing.schema.fields.iter().enumerate() {
        if field.name != "accounts" {
            let path = Path::From("$").field(field.name);
            lists.list(0, existing.cells[i].rows(), incoming.cells[i].rows(), &path)?;
        }
    }
    Ok(())
}

/// One account on its way in.
pub struct Merge<'a, 'b> {
    pub step: &'a mut Step<'b>,
    pub scope: &'a FileScope<'a>,
    pub other: Option<&'a str>,
    pub report: &'a mut ImportReport,
    pub path: Path<'a>,
}

impl Merge<'_, '_> {
    /// Brings the account in; a new one takes its seat after those that are there.
    pub fn account(mut self, existing: Option<Row>, mut incoming: Row, seat: i64) -> Result<()> {
        name_holder(&mut incoming, existing.as_ref(), "seller", self.other);
        let known = aliases(existing.as_ref(), &mut incoming)?;
        for (list, holder) in [("people", "held_by"), ("opportunities", ""), ("contacts", "by")] {
            self.named(existing.as_ref(), &mut incoming, list, holder)?;
        }
        let mut scope = AccountScope::new(self.scope, existing.as_ref(), &incoming);
        scope.known_as(&known);
        references::check_ids(existing.as_ref(), &incoming, &mut scope, &self.path)?;
        merged::people(existing.as_ref(), &mut incoming, &scope, known);
        references::resolve(&mut incoming, &scope, &self.path)?;
        circle::people(existing.as_ref(), &incoming, &self.path)?;
        let account_name = incoming.name().unwrap_or_default().to_owned();
        let Self { step, report, path, .. } = self;
        if let Some(existing) = &existing {
            made::settle(existing, &mut incoming, &path)?;
        }
        let Some(existing) = existing else {
            check_keys(&incoming, &path)?;
            report.add(&account_name, &incoming);
            incoming.place = seat;
            step.apply(Edit::Insert { account: 0, parent: 0, row: incoming })?;
            return Ok(());
        };
        let people = existing.rows("people").iter().chain(incoming.rows("people"));
        let named = |row: &Row| Some((row.id()?.to_owned(), row.name()?.to_owned()));
        let names = people.filter_map(named).collect();
        let mut lists = ListWriter { step, report, account: existing.key, account_name, names };
        lists.record(&existing, &incoming, &path)
    }

    /// Finds the named records of a list, so that references can mean them, and names holders.
    fn named(
        &mut self,
        existing: Option<&Row>,
        incoming: &mut Row,
        list: &'static str,
        holder: &str,
    ) -> Result<()> {
        let there = existing.map_or(&[][..], |e| e.rows(list));
        let path = self.path.field(list);
        let Value::Many(rows) = cell(incoming, list) else {
            return Ok(());
        };
        let known = IdIndex::new(there.iter().map(|r| (r.id().unwrap_or_default(), r.name())));
        let found = match_own(&known, rows, &path)?;
        for (row, found) in rows.iter_mut().zip(&found) {
            name_holder(row, found.map(|i| &there[i]), holder, self.other);
        }
        if list != "contacts" {
            give_ids(self.step, rows, &found, |i| there[i].id().unwrap_or_default().to_owned());
        }
        if list == "people" {
            let names: Vec<&str> = there.iter().filter_map(Row::name).collect();
            let new = rows.iter().zip(&found).filter(|(_, found)| found.is_none());
            let new: Vec<&Row> = new.map(|(row, _)| row).collect();
            self.report.hear_twice("person", &names, &new);
        }
        Ok(())
    }
}

/// People who come under another name or a former id, as those who are there.
fn aliases(existing: Option<&Row>, incoming: &mut Row) -> Result<Vec<Alias>> {
    let there = existing.map_or(&[][..], |e| e.rows("people"));
    match cell(incoming, "people") {
        Value::Many(rows) => know(there.iter().map(There::of), rows, &mut |_, _, _| Ok(())),
        _ => Ok(Vec::new()),
    }
}

/// Writes lists of one account, or of the file.
struct ListWriter<'a, 'b> {
    step: &'a mut Step<'b>,
    report: &'a mut ImportReport,
    account: Key,
    account_name: String,
    /// The name of each person of the account by the id, for what is told.
    names: HashMap<String, String>,
}

impl ListWriter<'_, '_> {
    fn record(&mut self, existing: &Row, incoming: &Row, path: &Path) -> Result<()> {
        self.touch(existing, incoming)?;
        let owner = existing.key;
        for (i, field) in existing.schema.fields.iter().enumerate() {
            let rows = incoming.cells[i].rows();
            self.list(owner, existing.cells[i].rows(), rows, &path.field(field.name))?;
        }
        Ok(())
    }

    /// Counts and writes what the record itself gives.
    fn touch(&mut self, existing: &Row, incoming: &Row) -> Result<()> {
        let fields = self.update(existing, incoming)?;
        self.report.touch(&self.account_name, existing, fields);
        Ok(())
    }

    fn update(&mut self, existing: &Row, incoming: &Row) -> Result<Vec<(String, String, String)>> {
        let mut cells = Vec::new();
        let mut fields = Vec::new();
        for column in existing.schema.columns() {
            let (old, new) = (existing.at(&column.path), incoming.at(&column.path));
            let given = *new != Value::Absent && column.name != "id";
            let emptied = new.is_empty() && old.is_empty();
            if given && old != new && !emptied {
                let [was, is] = [old, new].map(|value| self.in_words(column.kind, value));
                fields.push((column.name.clone(), was, is));
                cells.push((column.name, new.clone()));
            }
        }
        if !cells.is_empty() {
            let (schema, key) = (existing.schema, existing.key);
            self.step.apply(Edit::Update { schema, key, cells })?;
        }
        Ok(fields)
    }

    /// A value as it is told: a person by name.
    fn in_words(&self, kind: Kind, value: &Value) -> String {
        match (kind, value) {
            (Kind::Ref(_), Value::Text(id)) => self.names.get(id).unwrap_or(id).clone(),
            (_, value) => value.to_string(),
        }
    }

    fn list(&mut self, owner: Key, existing: &[Row], incoming: &[Row], path: &Path) -> Result<()> {
        let found = match_list(existing, incoming, path)?;
        let mut seat = existing.last().map_or(0, |row| row.place + 1);
        for (i, (row, found)) in incoming.iter().zip(found).enumerate() {
            let here = path.at(i);
            match found {
                Some(j) if row.id().is_none() && row.name().is_none() && !keyed(row) => {
                    self.report.leave(&existing[j]);
                }
                Some(j) => self.record(&existing[j], row, &here)?,
                None => {
                    check_keys(row, &here)?;
                    self.report.add(&self.account_name, row);
                    let mut row = row.clone();
                    row.place = seat;
                    seat += 1;
                    self.step.apply(Edit::Insert { account: self.account, parent: owner, row })?;
                }
            }
        }
        Ok(())
    }
}

fn keyed(row: &Row) -> bool {
    matches!(row.schema.identity, crate::model::Identity::Keyed(_))
}

/// A new record's own lists may not hold one key twice either.
fn check_keys(incoming: &Row, path: &Path) -> Result<()> {
    for (i, _) in incoming.schema.lists() {
        let rows = incoming.cells[i].rows();
        let path = path.field(incoming.schema.fields[i].name);
        if rows.len() > 1 {
            match_list(&[], rows, &path)?;
        }
        for (n, row) in rows.iter().enumerate() {
            check_keys(row, &path.at(n))?;
        }
    }
    Ok(())
}
