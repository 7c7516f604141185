//! Fields of a record that is there: put, emptied, said before and after.

use super::kinds::{RecordKind, kind};
use super::place::Place;
use super::{
    Kept, Wanted, at_its_flag, columns_by_name, columns_named, is_identity, of, said, text,
};
use crate::exchange::json;
use crate::model::{Action, Column, Edit, Key, Record, Refusal, Rep, Row, Schema, Value, quoted};
use crate::workbench::{Result, Workbench};

impl Workbench {
    /// Puts values into fields of a record that is there.
    pub fn set_record(&mut self, wanted: &Wanted) -> Result<Kept> {
        let place = self.place(wanted.kind, &wanted.owners)?;
        let old = self.chosen(wanted, &place)?;
        let mut columns = Vec::new();
        for column in old.schema.columns() {
            let kept = is_identity(&old, &column) || is_judged_together(&old, &column);
            let value = old.at(&column.path);
            if kept && *value != Value::Absent {
                columns.push((column, text::stored(value)));
            }
        }
        for (column, value) in self.columns_of(wanted, &place)? {
            text::put(&mut columns, &column, value);
        }
        let new = self.judged(wanted.kind, &place, &columns)?;
        self.refuse_name(wanted.kind, &place, &old, &new)?;
        self.update(&place, &old, &new, &cleared(wanted, &old)?)
    }

    /// Puts values into the rep's settings.
    pub fn set_rep(&mut self, fields: &[(String, Vec<String>)], clear: &[String]) -> Result<Kept> {
        let root = self.store.root()?;
        let Value::One(old) = root.get("rep") else {
            return Err(Refusal::because("the file has no rep", "run anteroom doctor"));
        };
        let given = columns_named(Rep::SCHEMA, fields)?;
        let members = text::nested(Rep::SCHEMA, &given, 0);
        let file = vec![
            ("format".to_owned(), text::string(json::FORMAT)),
            ("rep".to_owned(), text::object(&members)),
        ];
        let book = json::read(text::object(&file).as_bytes(), &self.vocabulary);
        let book = book.map_err(|refusal| at_its_flag(refusal, &["rep"]))?;
        let Value::One(new) = book.get("rep") else {
            return Ok(Kept::default());
        };
        let clear = columns_by_name(Rep::SCHEMA, clear)?;
        let edits = changes(old, new, &clear);
        self.write_changes(old, "", edits)
    }

    /// An action is done, today or on another day.
    pub fn done(&mut self, account: &str, action: &str, day: Option<&str>) -> Result<Kept> {
        let today = self.setting.today.format("%Y-%m-%d").to_string();
        let day = day.map_or(today, str::to_owned);
        let Some(kind) = kind(Action::SCHEMA.record) else {
            return Ok(Kept::default());
        };
        let kept = self.set_record(&Wanted {
            kind,
            owners: vec![account.to_owned()],
            which: vec![action.to_owned()],
            fields: vec![("done".to_owned(), vec![day.clone()])],
            clear: Vec::new(),
        })?;
        let sentence = kept.sentence;
        Ok(Kept { sentence, ..kept })
    }

    /// A new name that another one has would make both hard to name.
    fn refuse_name(&self, kind: &RecordKind, place: &Place, old: &Row, new: &Row) -> Result<()> {
        if old.name() == new.name() || kind.path == ["rep", "team"] {
            return Ok(());
        }
        let names: Vec<(Key, String)> = match kind.path == ["accounts"] {
            true => {
                let all = self.store.account_names()?.into_iter();
                all.map(|a| (a.key, a.name)).collect()
            }
            false => {
                let all = place.list.iter();
                all.map(|r| (r.key, r.name().unwrap_or_default().to_owned())).collect()
            }
        };
        let taken =
            |(key, name): &(Key, String)| *key != old.key && Some(name.as_str()) == new.name();
        match names.iter().find(|n| taken(n)) {
            Some((_, name)) => Err(Refusal::because(
                format!("another {} is called {}", old.schema.record, quoted(name)),
                "anteroom merge makes one of two",
            )),
            None => Ok(()),
        }
    }

    fn update(&mut self, place: &Place, old: &Row, new: &Row, clear: &[Column]) -> Result<Kept> {
        let edits = changes(old, new, clear);
        self.write_changes(old, &of(place), edits)
    }

    fn write_changes(
        &mut self,
        old: &Row,
        of: &str,
        cells: Vec<(String, Value, Value)>,
    ) -> Result<Kept> {
        let id = old.id().map(str::to_owned);
        if cells.is_empty() {
            let sentence = format!("{}{of}: nothing changed", said(old));
            return Ok(Kept { sentence, id });
        }
        let shown: Vec<String> = cells.iter().map(change_said).collect();
        let sentence = format!("{}{of}: {}", said(old), shown.join("; "));
        let (schema, key) = (old.schema, old.key);
        let cells = cells.into_iter().map(|(name, _, new)| (name, new)).collect();
        self.write(sentence.clone(), |step| {
            step.apply(Edit::Update { schema, key, cells })?;
            Ok(())
        })?;
        Ok(Kept { sentence, id })
    }
}

/// Columns to empty: those that a record can be without.
fn cleared(wanted: &Wanted, old: &Row) -> Result<Vec<Column>> {
    let columns = columns_by_name(old.schema, &wanted.clear)?;
    match columns.iter().find(|c| is_identity(old, c)) {
        Some(column) => Err(Refusal::because(
            format!("{} cannot be empty", column.name),
            "give another value, or take the record away with rm",
        )),
        None => Ok(columns),
    }
}

/// Fields that the reader judges together: a topic and its person, a verdict and its day.
fn is_judged_together(row: &Row, column: &Column) -> bool {
    let together: &[&str] = match row.schema.record {
        "intel" => &["topic", "person"],
        "dismissal" => &["verdict", "until"],
        "year" => &["until"],
        _ => &[],
    };
    together.contains(&column.name.as_str())
}

/// Column, old and new value of what differs: given ones replace, cleared ones are emptied.
fn changes(old: &Row, new: &Row, clear: &[Column]) -> Vec<(String, Value, Value)> {
    let mut found = Vec::new();
    for column in old.schema.columns() {
        let (was, is) = (old.at(&column.path), new.at(&column.path));
        let emptied = clear.iter().any(|c| c.name == column.name);
        let is = match emptied {
            true => default_of(old.schema, &column),
            false if *is == Value::Absent => continue,
            false => is.clone(),
        };
        let both_empty = is.is_empty() && was.is_empty();
        if *was != is && !both_empty {
            found.push((column.name, was.clone(), is));
        }
    }
    found
}

/// What a field is when nothing is said of it.
fn default_of(schema: &'static Schema, column: &Column) -> Value {
    let mut row = Row::empty(schema);
    row.fill_fixed();
    row.at(&column.path).clone()
}

fn change_said((name, old, new): &(String, Value, Value)) -> String {
    let name = name.replace('_', " ");
    match (old.is_empty(), new.is_empty()) {
        (true, _) => format!("{name} {new}"),
        (_, true) => format!("{name} no longer {old}"),
        _ => format!("{name} {old} to {new}"),
    }
}
