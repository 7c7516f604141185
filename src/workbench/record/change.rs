//! Fields of a record that is there: put, emptied, said before and after.

use super::follow::follows_said;
use super::kinds::{RecordKind, kind};
use super::meaning::TypedField;
use super::place::Place;
use super::typed::FieldsRead;
use super::understood::Understood;
use super::{
    RecordOutcome, RecordRequest, ahead, at_its_flag, columns_by_name, columns_named, happened,
    is_identity, of, said, said_named, text,
};
use crate::exchange::json;
use crate::model::{
    Account, Action, Column, Edit, Key, Moment, Person, Presence, Record, Refusal, Rep, Row,
    Schema, Value, is_blank, quoted,
};
use crate::text::DayText;
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Sense;
use crate::workbench::Workbench;
use crate::workbench::day_words;
use crate::workbench::operation::{DoneBy, can_be_done, column_of, done_column};

/// What a stage that moved without its proofs, or a decision that slipped, is given as its reason.
const WHY: &str = "why";

/// A record that is changed, and what was typed for it.
struct Changed<'a> {
    old: &'a Row,
    /// The record, as a sentence names it.
    said: String,
    /// Whose it is: ` of Alfa`.
    of: String,
    read: &'a FieldsRead,
    /// Where it stands; nothing for the rep's settings.
    place: Option<&'a Place>,
}

impl Workbench {
    /// Puts values into fields of a record that is there.
    pub fn set_record(&mut self, wanted: &RecordRequest) -> Result<RecordOutcome> {
        let mut wanted = self.with_owner(wanted)?;
        let why = why(&mut wanted);
        blank_is_cleared(&mut wanted);
        let place = self.place(wanted.kind, &wanted.owners)?;
        let old = self.chosen(&wanted, &place)?;
        let clear = cleared(&wanted, &old)?;
        let mut columns = Vec::new();
        for column in old.schema.columns() {
            let kept = is_identity(&old, &column) || is_judged_together(&old, &column);
            let cleared = wanted.clear.contains(&column.name);
            let value = old.at(&column.path);
            if kept && !cleared && *value != Value::Absent {
                columns.push((column, text::stored(value)));
            }
        }
        let mut read = self.fields_read(&wanted, &place, Some(&old))?;
        for (column, value) in std::mem::take(&mut read.columns) {
            text::put(&mut columns, &column, value);
        }
        read.columns = columns;
        let new = self.judged(wanted.kind, &place, &read)?;
        self.refuse_name(wanted.kind, &place, &old, &new)?;
        ahead::refuse(&new, Some(&old), self.today())?;
        let edits = changes(&old, &new, &clear);
        refuse_idle_why(why.as_deref(), &edits)?;
        let changed = Changed {
            old: &old,
            said: said_named(&old, &place, &[]),
            of: of(&place),
            read: &read,
            place: Some(&place),
        };
        self.write_changes(&changed, edits, why)
    }

    /// Puts values into the rep's settings.
    pub fn set_rep(
        &mut self,
        fields: &[(String, Vec<String>)],
        clear: &[String],
    ) -> Result<RecordOutcome> {
        let root = self.store.root()?;
        let Value::One(old) = root.get("rep") else {
            return Err(Refusal::because(
                phrase!("the file has no rep"),
                phrase!("run anteroom doctor"),
            ));
        };
        let (mut fields, mut clear) = (fields.to_vec(), clear.to_vec());
        let mut understood = Understood::default();
        let typed = fields.iter().find(|(name, _)| name == "currency");
        let currency = typed.and_then(|(_, words)| words.last().cloned());
        for column in Rep::SCHEMA.columns() {
            for (_, words) in fields.iter_mut().filter(|(name, _)| *name == column.name) {
                let field = TypedField {
                    record: Rep::SCHEMA.record,
                    column: &column,
                    place: None,
                    has_been: false,
                    year: None,
                    currency: currency.as_deref(),
                };
                self.mean(&field, words, &mut understood)?;
            }
        }
        let blank = |(_, words): &(String, Vec<String>)| words.iter().all(|word| is_blank(word));
        clear.extend(fields.iter().filter(|field| blank(field)).map(|(name, _)| name.clone()));
        fields.retain(|field| !blank(field));
        let given = columns_named(Rep::SCHEMA, &fields)?;
        let members = text::nested(Rep::SCHEMA, &given, 0);
        let file = vec![
            ("format".to_owned(), text::string(json::FORMAT)),
            ("rep".to_owned(), text::object(&members)),
        ];
        let book = json::read(text::object(&file).as_bytes(), &self.vocabulary);
        let book = book.map_err(|refusal| at_its_flag(refusal, &["rep"]))?;
        let currency = fields.iter().find(|(name, _)| name == "currency");
        let relabelled = match currency.and_then(|(_, words)| words.last()) {
            Some(new) => self.relabelled(new)?,
            None => None,
        };
        let empty = Row::empty(Rep::SCHEMA);
        let new = match book.get("rep") {
            Value::One(new) => new,
            _ => &empty,
        };
        let clear = columns_by_name(Rep::SCHEMA, &clear)?;
        let edits = changes(old, new, &clear);
        let read = FieldsRead { columns: Vec::new(), understood, ..FieldsRead::default() };
        let changed = Changed { old, said: said(old), of: String::new(), read: &read, place: None };
        let mut kept = self.write_changes(&changed, edits, None)?;
        if let Some(said) = relabelled {
            kept.sentence += &format!("; {said}");
        }
        Ok(kept)
    }

    /// An action is done, today or on another day.
    pub fn done(
        &mut self,
        account: &str,
        action: &str,
        day: Option<&str>,
    ) -> Result<RecordOutcome> {
        let Some(kind) = kind(Action::SCHEMA.record) else {
            return Ok(RecordOutcome::default());
        };
        let (owners, which) = (vec![account.to_owned()], vec![action.to_owned()]);
        self.done_record(kind, owners, which, day)
    }

    /// A record of any kind is done, today or on another day: paid, resolved, made, accepted ..
    pub fn done_record(
        &mut self,
        kind: &'static RecordKind,
        owners: Vec<String>,
        which: Vec<String>,
        day: Option<&str>,
    ) -> Result<RecordOutcome> {
        let Some(by) = done_column(kind.schema.record) else {
            let all: Vec<String> = can_be_done().map(|record| record.replace('_', " ")).collect();
            return Err(Refusal::because(
                phrase!("no {} is ever done", kind.schema.record.replace('_', " ")),
                phrase!("{} can be; anteroom set changes it", all.join(", ")),
            ));
        };
        let today = self.today();
        let day = match day {
            None => today,
            Some(words) => match Moment::parse(words) {
                Some(moment) => moment.date,
                None => day_words(words, today, Sense::Past)
                    .and_then(|moment| {
                        happened::refuse_unclear(words, moment.date, today)?;
                        Ok(moment.date)
                    })
                    .map_err(|r| Refusal { place: Some("--on".to_owned()), ..r })?,
            },
        };
        let open = self.open_one(kind, &owners, &which, by);
        let which = open.map_or(which, |id| vec![id]);
        let (column, value) = by.cell(day);
        let mut fields = vec![(column.to_owned(), vec![value.to_string()])];
        if let (DoneBy::Word(..), true) = (by, day != today) {
            let dated = if kind.schema.record == "visit" { None } else { Some("date") };
            fields.extend(dated.map(|c| (c.to_owned(), vec![day.iso_day()])));
        }
        self.set_record(&RecordRequest { kind, owners, which, fields, clear: Vec::new() })
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
                phrase!("another {} is called {}", old.schema.record, quoted(name)),
                phrase!("anteroom merge makes one of two"),
            )),
            None => Ok(()),
        }
    }

    fn write_changes(
        &mut self,
        changed: &Changed,
        cells: Vec<(String, Value, Value)>,
        why: Option<String>,
    ) -> Result<RecordOutcome> {
        let Changed { old, said, of, read, .. } = changed;
        let id = old.id().map(str::to_owned);
        if cells.is_empty() {
            let sentence = phrase!("{said}{of}: nothing changed", said, of);
            return Ok(RecordOutcome { sentence, id });
        }
        let shown: Vec<String> = cells.iter().map(|cell| self.change_said(changed, cell)).collect();
        let made = read.made_said();
        let remarks = read.understood.remarked();
        let sentence = format!("{said}{of}: {}{made}{remarks}", shown.join("; "));
        let (schema, key) = (old.schema, old.key);
        let mut new = (*old).clone();
        for (name, _, value) in &cells {
            if let Some(column) = column_of(schema, name) {
                new.put(&column.path, value.clone());
            }
        }
        let follows = follows_said(Some(old), &new, why.is_some(), self.today());
        let cells = cells.into_iter().map(|(name, _, new)| (name, new)).collect();
        let mut edits = super::made_edits(&read.made);
        edits.push(Edit::Update { schema, key, cells });
        self.operate(Operation::new(sentence.clone(), edits).because(why))?;
        Ok(RecordOutcome { sentence: sentence + &follows, id })
    }

    /// `winner no longer Grundfos`, `decision date 2026-12-01 to Fri 11 Dec 2026`: ids by their names.
    fn change_said(&self, changed: &Changed, cell: &(String, Value, Value)) -> String {
        let (name, old, new) = cell;
        let read = changed.read;
        let column = column_of(changed.old.schema, name);
        let [was, is] = [old, new].map(|value| match &column {
            Some(column) => self.by_name(changed.place, &read.made, column, value),
            None => value.to_string(),
        });
        let is = read.understood.of(name).map_or(is, str::to_owned);
        let name = name.replace('_', " ");
        match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("{name} {is}"),
            (_, true) => phrase!("{name} no longer {was}", name, was),
            _ if name == "name" && keeps_old_name(changed.old) => {
                phrase!("name {was} to {is}, and {was} is an alias", was, is)
            }
            _ => phrase!("{name} {was} to {is}", name, was, is),
        }
    }
}

/// Does somebody, or an account, go on being known by its old name? What is looked for has none.
fn keeps_old_name(old: &Row) -> bool {
    let is_named = [Account::SCHEMA.record, Person::SCHEMA.record].contains(&old.schema.record);
    is_named && (!old.schema.has("placeholder") || *old.get("placeholder") != Value::Flag(true))
}

/// Takes the reason out of what is wanted, where the record itself has no such field.
fn why(wanted: &mut RecordRequest) -> Option<String> {
    if wanted.kind.schema.has(WHY) {
        return None;
    }
    let at = wanted.fields.iter().position(|(name, _)| name == WHY)?;
    let (_, words) = wanted.fields.remove(at);
    words.into_iter().next_back().filter(|word| !is_blank(word))
}

/// A reason without a move would be kept nowhere.
fn refuse_idle_why(why: Option<&str>, cells: &[(String, Value, Value)]) -> Result<()> {
    const MOVES: [&str; 3] = ["buying_stage", "selling_stage", "decision_date"];
    let moves = cells.iter().any(|(name, ..)| MOVES.contains(&name.as_str()));
    match why {
        Some(_) if !moves => Err(Refusal::at(
            "--why",
            phrase!("nothing moves here that a reason belongs to"),
            phrase!("give it with a new stage or a later decision date"),
        )),
        _ => Ok(()),
    }
}

/// `--field ""` empties the field.
fn blank_is_cleared(wanted: &mut RecordRequest) {
    let blank = |(_, words): &(String, Vec<String>)| words.iter().all(|word| is_blank(word));
    let names = wanted.fields.iter().filter(|field| blank(field)).map(|(name, _)| name.clone());
    let names: Vec<String> = names.collect();
    wanted.fields.retain(|field| !blank(field));
    wanted.clear = wanted.clear.iter().map(|name| name.replace('-', "_")).chain(names).collect();
}

/// Columns to empty: those that a record can be without.
fn cleared(wanted: &RecordRequest, old: &Row) -> Result<Vec<Column>> {
    let columns = columns_by_name(old.schema, &wanted.clear)?;
    match columns.iter().find(|c| required(old, c)) {
        Some(column) => Err(Refusal::at(
            super::meaning::flag(column),
            phrase!("{} cannot be empty", column.name.replace('_', " ")),
            phrase!("give another value, or take the record away with rm"),
        )),
        None => Ok(columns),
    }
}

fn required(old: &Row, column: &Column) -> bool {
    let field = old.schema.fields.iter().find(|field| field.name == column.name);
    is_identity(old, column) || field.is_some_and(|field| field.need == Presence::Required)
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
    Row::usual(schema).at(&column.path).clone()
}
