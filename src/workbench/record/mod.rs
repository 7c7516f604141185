//! Any record of the file by its schema: added, set, done, taken away; each one step, judged as an import is.

mod kinds;
mod naming;
mod place;
mod remove;
mod text;

pub use kinds::{RecordKind, field_of, kind, kinds, selectors};
pub(super) use naming::{Consequences, Leaving, ids_in, plural};
pub(super) use place::select;

use super::{Result, Workbench};
use crate::exchange::json;
use crate::model::{
    Account, Action, Column, Edit, Identity, Key, Record, Refusal, Rep, Row, Schema, Value, quoted,
};
use crate::store::Step;
use place::{Place, file_of, leaf_of};

/// A record as words name it, and what is to stand in its fields.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What it is.
    pub kind: &'static RecordKind,
    /// The words for the account and the owners below it.
    pub owners: Vec<String>,
    /// The words for the one that is meant; nothing for a new one.
    pub which: Vec<String>,
    /// Columns and what was typed for them.
    pub fields: Vec<(String, Vec<String>)>,
    /// Columns that are to be empty.
    pub clear: Vec<String>,
}

/// What was done, for a person and for a script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// One sentence.
    pub sentence: String,
    /// The id of a record that has one.
    pub id: Option<String>,
}

impl Workbench {
    /// Puts a new record at the end of its list. One that is already there is refused.
    pub fn add_record(&mut self, wanted: &Wanted) -> Result<Kept> {
        let place = self.place(wanted.kind, &wanted.owners)?;
        let mut fields = columns_of(wanted, wanted.kind.schema)?;
        let id = self.new_id(wanted, &mut fields);
        let row = self.judged(wanted.kind, &place, &fields)?;
        self.refuse_double(wanted.kind, &place, &row)?;
        let kept = Kept {
            sentence: format!("added {}{}", said(&row), of(&place)),
            id: id.clone(),
        };
        let label = format!("{}{} added", before(&place), said(&row));
        let (account, parent) = (place.account_key(), place.owner);
        let seat = place.list.last().map_or(0, |last| last.place + 1);
        self.write(label, |step| {
            let mut row = row;
            row.place = match row.schema.record == Account::SCHEMA.record {
                true => step.next_account_seat()?,
                false => seat,
            };
            step.apply(Edit::Insert {
                account,
                parent,
                row,
            })?;
            Ok(())
        })?;
        Ok(kept)
    }

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
        for (column, value) in columns_of(wanted, wanted.kind.schema)? {
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
            return Err(Refusal::because(
                "the file has no rep",
                "run anteroom doctor",
            ));
        };
        let given = columns_named(Rep::SCHEMA, fields)?;
        let members = text::nested(Rep::SCHEMA, &given, 0);
        let file = vec![
            ("format".to_owned(), text::string(json::FORMAT)),
            ("rep".to_owned(), text::object(&members)),
        ];
        let book = json::read(text::object(&file).as_bytes(), &self.vocabulary);
        let book = book.map_err(at_its_flag)?;
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

    /// The record that the words mean, without what belongs to it where it is an account.
    fn chosen(&self, wanted: &Wanted, place: &Place) -> Result<Row> {
        let words: Vec<&str> = wanted.which.iter().map(String::as_str).collect();
        if wanted.kind.path == ["accounts"] {
            let word = words.first().copied().unwrap_or_default();
            return Ok(self.store.account(self.account_of(word)?.key)?);
        }
        if place.list.is_empty() {
            let record = wanted.kind.schema.record.replace('_', " ");
            let what = format!("there is no {record}{} yet", of(place));
            return Err(Refusal::because(what, "add one first"));
        }
        let found = select(&place.list, &words, place.account.as_ref())?;
        Ok(place.list[found].clone())
    }

    /// Reads the fields as an interchange file is read, and resolves what they name.
    fn judged(
        &self,
        kind: &RecordKind,
        place: &Place,
        columns: &[(Column, String)],
    ) -> Result<Row> {
        let leaf = text::object(&text::nested(kind.schema, columns, 0));
        let file = file_of(kind, place, leaf);
        let mut book = json::read(file.as_bytes(), &self.vocabulary).map_err(at_its_flag)?;
        if let Some(index) = book.schema.index("accounts")
            && let Value::Many(accounts) = &mut book.cells[index]
            && let Some(incoming) = accounts.first_mut()
        {
            self.settle(place.account.as_ref(), incoming)
                .map_err(at_its_flag)?;
        }
        leaf_of(kind, book).ok_or_else(|| {
            Refusal::because("this record has no place in the file", "name its account")
        })
    }

    /// A new record's id: the given one, else one that the program makes.
    fn new_id(&mut self, wanted: &Wanted, fields: &mut Vec<(Column, String)>) -> Option<String> {
        let columns = wanted.kind.schema.columns();
        let column = columns.iter().find(|c| c.name == "id")?;
        let given = wanted.fields.iter().find(|(name, _)| name == "id");
        let id = match given.and_then(|(_, words)| words.last()) {
            Some(id) => id.clone(),
            None => self.store.make_id(),
        };
        text::put(fields, column, text::string(&id));
        Some(id)
    }

    fn refuse_double(&self, kind: &RecordKind, place: &Place, row: &Row) -> Result<()> {
        let (id, name) = (row.id(), row.name());
        let record = row.schema.record.replace('_', " ");
        if kind.path == ["accounts"] {
            for there in self.store.account_names()? {
                refuse_same(&record, id, name, &there.id, Some(&there.name))?;
            }
            return Ok(());
        }
        if let Identity::Keyed(fields) = row.schema.identity {
            let same = |there: &&Row| fields.iter().all(|f| there.get(f) == row.get(f));
            if place.list.iter().any(|there| same(&there)) {
                let key: Vec<String> = fields.iter().map(|f| row.get(f).to_string()).collect();
                return Err(Refusal::because(
                    format!("there is already a {record} of {}", key.join(", ")),
                    "change it with set",
                ));
            }
        }
        for there in &place.list {
            refuse_same(
                &record,
                id,
                name,
                there.id().unwrap_or_default(),
                there.name(),
            )?;
        }
        Ok(())
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
                all.map(|r| (r.key, r.name().unwrap_or_default().to_owned()))
                    .collect()
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
        let cells = cells
            .into_iter()
            .map(|(name, _, new)| (name, new))
            .collect();
        self.write(sentence.clone(), |step| {
            step.apply(Edit::Update { schema, key, cells })?;
            Ok(())
        })?;
        Ok(Kept { sentence, id })
    }

    /// One step of the journal with this label.
    pub(super) fn write(
        &mut self,
        label: String,
        work: impl FnOnce(&mut Step) -> Result<()>,
    ) -> Result<()> {
        let stamp = self.stamp()?;
        self.store
            .step(&stamp, true, |step| work(step).map(|()| ((), label)))
    }
}

fn refuse_same(
    record: &str,
    id: Option<&str>,
    name: Option<&str>,
    there: &str,
    called: Option<&str>,
) -> Result<()> {
    if id == Some(there) {
        return Err(Refusal::because(
            format!("the id {} is already there", quoted(there)),
            "change that record with set, or give another id",
        ));
    }
    if name.is_some() && name == called {
        return Err(Refusal::because(
            format!(
                "a {record} called {} is already there",
                quoted(name.unwrap_or_default())
            ),
            "change it with set, or add to the name what tells the two apart",
        ));
    }
    Ok(())
}

fn columns_of(wanted: &Wanted, schema: &'static Schema) -> Result<Vec<(Column, String)>> {
    columns_named(schema, &wanted.fields)
}

fn columns_named(
    schema: &'static Schema,
    fields: &[(String, Vec<String>)],
) -> Result<Vec<(Column, String)>> {
    let columns = schema.columns();
    let mut found = Vec::new();
    for (name, words) in fields {
        let column = place::column(&columns, name).ok_or_else(|| unknown(schema, name))?;
        found.push((column.clone(), text::typed(&column.kind, words)));
    }
    Ok(found)
}

fn columns_by_name(schema: &'static Schema, names: &[String]) -> Result<Vec<Column>> {
    let columns = schema.columns();
    let one = |name: &String| {
        let name = name.replace('-', "_");
        let column = place::column(&columns, &name).cloned();
        column.ok_or_else(|| unknown(schema, &name))
    };
    names.iter().map(one).collect()
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

fn unknown(schema: &'static Schema, name: &str) -> Refusal {
    let known: Vec<String> = schema.columns().into_iter().map(|c| c.name).collect();
    Refusal::because(
        format!("a {} has no field {}", schema.record, quoted(name)),
        format!("it has {}", known.join(", ")),
    )
}

fn is_identity(row: &Row, column: &Column) -> bool {
    match row.schema.identity {
        Identity::Keyed(fields) => fields.contains(&column.name.as_str()),
        _ => ["id", "name"].contains(&column.name.as_str()),
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
    row.fill_defaults();
    row.at(&column.path).clone()
}

fn change_said((name, old, new): &(String, Value, Value)) -> String {
    let shown = |value: &Value| match value.is_empty() {
        true => "nothing".to_owned(),
        false => value.to_string(),
    };
    format!(
        "{} {} to {}",
        name.replace('_', " "),
        shown(old),
        shown(new)
    )
}

/// `person Bo Lind`.
pub(super) fn said(row: &Row) -> String {
    let record = row.schema.record.replace('_', " ");
    let title = row.title();
    match title == record {
        true => record,
        false => format!("{record} {title}"),
    }
}

fn of(place: &Place) -> String {
    place
        .account_name()
        .map_or(String::new(), |name| format!(" of {name}"))
}

fn before(place: &Place) -> String {
    place
        .account_name()
        .map_or(String::new(), |name| format!("{name}: "))
}

/// `$.accounts[0].people[0].communication.reach` is the flag `--communication-reach` here.
fn at_its_flag(refusal: Refusal) -> Refusal {
    let Some(path) = refusal.place.as_deref() else {
        return refusal;
    };
    let last = path.rsplit(']').find(|part| part.starts_with('.'));
    let place = last.map(|fields| {
        let field = fields.trim_start_matches('.').replace(['.', '_'], "-");
        format!("--{field}")
    });
    Refusal { place, ..refusal }
}
