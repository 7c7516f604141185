//! What was typed for the fields of a record, read: values in the file's words, references as ids.

use super::meaning::{TypedField, flag};
use super::person_line::{PersonSaid, keep_overruled};
use super::place::{self, Place, select};
use super::proposed::{TypedFields, share_of_value};
use super::understood::Understood;
use super::{RecordRequest, columns_named};
use crate::model::nearest::nearest;
use crate::model::{
    Account, Agreement, Book, Column, Competitor, Kind, Objective, Payment, Person, Product,
    Record, Refusal, Row, Schema, Target, TeamMember, Value, Visit, Year, is_blank, quoted,
};
use crate::text::{at_joints, several};
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::parse_year;

/// The fields of a record as they were understood.
#[derive(Default)]
pub(super) struct FieldsRead {
    /// Columns, and the value of each as a file has it.
    pub columns: Vec<(Column, String)>,
    /// What was understood of words that were not typed plainly.
    pub understood: Understood,
    /// Competitors and products that are named and were not there.
    pub made: Vec<Row>,
    /// The last contact with a new person, where their line says one.
    pub contact: Option<Row>,
}

impl FieldsRead {
    /// What is made, as the file would have it.
    pub fn book(&self) -> Row {
        let mut book = Row::empty(Book::SCHEMA);
        for (list, schema) in [("competitors", Competitor::SCHEMA), ("products", Product::SCHEMA)] {
            let rows = self.made.iter().filter(|row| row.schema.record == schema.record);
            book.set(list, Value::Many(rows.cloned().collect()));
        }
        book
    }

    /// Behind a sentence: `; new competitor Grundfos`.
    pub fn made_said(&self) -> String {
        let all = self.made.iter();
        all.map(|row| {
            let name = row.name().unwrap_or_default();
            match row.schema.record == Competitor::SCHEMA.record {
                true => phrase!("; new competitor {name}", name),
                false => phrase!("; new product {name}", name),
            }
        })
        .collect()
    }
}

impl Workbench {
    /// What was typed for each column; `old` is the record that it is typed for, where it is there.
    pub(super) fn fields_read(
        &self,
        wanted: &RecordRequest,
        place: &Place,
        old: Option<&Row>,
    ) -> Result<FieldsRead> {
        let mut fields = wanted.fields.clone();
        let schema = wanted.kind.schema;
        let mut understood = Understood::default();
        let mut made = Vec::new();
        let said = self.of_its_kind((schema, place, old), &mut fields, &mut understood)?;
        let has_been = schema.record == Visit::SCHEMA.record && self.took_place(&fields, old);
        let year = year_of(schema, &fields, old);
        let columns = schema.columns();
        for (name, words) in &mut fields {
            let Some(column) = place::column(&columns, name) else {
                continue;
            };
            let field = TypedField {
                record: schema.record,
                column,
                place: Some(place),
                has_been,
                year,
                currency: None,
            };
            self.mean(&field, words, &mut understood)?;
            if let Kind::Refs(target) = column.kind {
                *words = self.each_named(place, target, words);
            }
            if let Kind::Ref(target) | Kind::Refs(target) = column.kind {
                for word in words.iter_mut() {
                    let meant = self.meant(place, column, target, word, &mut understood, &mut made);
                    meant.map_err(|refusal| at_column(refusal, column))?;
                }
            }
        }
        self.join_roles(&said.roles, &mut fields, &mut understood);
        keep_overruled(said.overruled, &mut fields, &mut understood);
        if schema.record == Account::SCHEMA.record {
            self.since_said(&fields, old, &mut understood);
        }
        let (columns, contact) = (columns_named(schema, &fields)?, said.contact);
        Ok(FieldsRead { columns, understood, made, contact })
    }

    /// What is read of a record before its fields are, and proposed: the line of a person, the day of an agreement's notice.
    fn of_its_kind(
        &self,
        (schema, place, old): (&'static Schema, &Place, Option<&Row>),
        fields: &mut TypedFields,
        understood: &mut Understood,
    ) -> Result<PersonSaid> {
        let mut said = PersonSaid::default();
        if schema.record == Person::SCHEMA.record {
            match (old, &place.account) {
                (None, Some(account)) => {
                    said = self.person_said(account, fields, understood)?;
                }
                (Some(old), _) => self.new_name(fields, old),
                (None, None) => self.name_read(fields),
            }
        }
        if schema.record == TeamMember::SCHEMA.record && old.is_none() {
            self.of_team(fields, understood);
        }
        if old.is_none() {
            self.propose(schema, fields, understood)?;
        }
        if schema.record == Agreement::SCHEMA.record {
            self.end_behind_beginning(fields, old, understood)?;
            self.notice_before_end(fields, old, understood)?;
        }
        if schema.record == Payment::SCHEMA.record {
            share_of_value(place.owners.last(), fields, understood)?;
        }
        Ok(said)
    }

    /// Each of several that are named in one word, `Dahl, Lind`, `Dahl and Lind`; what names one as a whole is one:
    /// `Lind, Ada`, and so is what joins two of which one is not there.
    fn each_named(&self, place: &Place, target: Target, words: &[String]) -> Vec<String> {
        let rows = rows_of(place, target);
        let is_there = |word: &str| select(rows, &[word], &[]).is_ok();
        let mut each = Vec::new();
        for word in words {
            if is_blank(word) || is_there(word) {
                each.push(word.clone());
                continue;
            }
            for part in several(word) {
                let sides = at_joints(&part);
                match !is_there(&part) && sides.len() > 1 && sides.iter().all(|s| is_there(s)) {
                    true => each.extend(sides.into_iter().map(str::to_owned)),
                    false => each.push(part),
                }
            }
        }
        each
    }

    /// Puts the id for a word that means one record; one that means none is left to the reader, a competitor or
    /// product that is like none is made.
    fn meant(
        &self,
        place: &Place,
        column: &Column,
        target: Target,
        word: &mut String,
        understood: &mut Understood,
        made: &mut Vec<Row>,
    ) -> Result<()> {
        let makes: Option<&'static Schema> = match target {
            Target::Person | Target::Opportunity => None,
            Target::Product => Some(Product::SCHEMA),
            Target::Competitor => Some(Competitor::SCHEMA),
            Target::Account => {
                let account = self.account_of(word)?;
                understood.note(column, word, account.name);
                *word = account.id;
                return Ok(());
            }
        };
        let rows = rows_of(place, target);
        if is_blank(word) || (rows.is_empty() && makes.is_none()) {
            return Ok(());
        }
        let found = match (select(rows, &[word.as_str()], &[]), makes) {
            (Ok(found), _) => found,
            (Err(_), Some(schema)) if is_like_none(rows, word) => {
                *word = self.make_named(schema, rows, word, made);
                return Ok(());
            }
            (Err(refusal), makes) => {
                let near = nearest(word, rows.iter().filter_map(Row::name));
                return Err(match near.filter(|_| makes.is_some()) {
                    Some(near) => Refusal::because(
                        phrase!("no {} is called {}", target.record(), quoted(word)),
                        phrase!(
                            "the nearest is {}; anteroom add {} makes a new one",
                            near,
                            target.record()
                        ),
                    ),
                    None => refusal,
                });
            }
        };
        let name = rows[found].name().unwrap_or_default().to_owned();
        let id = rows[found].id().unwrap_or_default().to_owned();
        if *word != id {
            understood.note(column, word, name);
        }
        *word = id;
        Ok(())
    }

    /// The id of a new one of this name, which is made once.
    fn make_named(
        &self,
        schema: &'static Schema,
        rows: &[Row],
        word: &str,
        made: &mut Vec<Row>,
    ) -> String {
        let name = word.trim();
        let same = |row: &&Row| row.schema.record == schema.record && row.name() == Some(name);
        if let Some(id) = made.iter().find(same).and_then(Row::id) {
            return id.to_owned();
        }
        let id = self.make_id();
        let mut row = Row::empty(schema);
        let next = rows.last().map_or(0, |last| last.place + 1);
        row.place = next + i64::try_from(made.len()).unwrap_or(0);
        row.set("id", Value::Text(id.clone()));
        row.set("name", Value::Text(name.to_owned()));
        made.push(row);
        id
    }

    /// Does the visit that is typed, or that is there, say that it took place?
    fn took_place(&self, fields: &[(String, Vec<String>)], old: Option<&Row>) -> bool {
        let given = fields.iter().find(|(name, _)| name == "status");
        match given.and_then(|(_, words)| words.last()) {
            Some(word) => {
                let codes = &["done"];
                let known = self.words.code_of(codes, word);
                known.or_else(|| crate::language::choices::word("status", codes, word)).is_some()
            }
            None => old.is_some_and(|old| old.text("status") == Some("done")),
        }
    }

    /// A name of the team without the job behind it, which has no field and is told: `Tim Reuter, application engineer`.
    fn of_team(&self, fields: &mut TypedFields, understood: &mut Understood) {
        let named = fields.iter_mut().find(|(name, _)| name == "name");
        let Some(word) = named.and_then(|(_, words)| words.last_mut()) else { return };
        let (name, title) = self.name_and_title(word);
        if let Some(title) = title.filter(|_| !name.is_empty()) {
            *word = name;
            understood
                .remark(phrase!("{} is left out: of our people the name is kept", quoted(&title)));
        }
    }

    /// A name as the line and a table read it: `Meyer, Heike` is Heike Meyer, `Frau Meyer` Meyer, and the buyer of
    /// `Ann Lee, buyer` is a title.
    pub(super) fn name_read(&self, fields: &mut Vec<(String, Vec<String>)>) {
        let named = fields.iter_mut().find(|(name, _)| name == "name");
        let Some(word) = named.and_then(|(_, words)| words.last_mut()) else { return };
        let (name, title) = self.name_and_title(word);
        if !name.is_empty() {
            *word = name;
        }
        if let Some(title) = title.filter(|_| fields.iter().all(|(name, _)| name != "title")) {
            fields.push(("title".to_owned(), vec![title]));
        }
    }
}

fn at_column(refusal: Refusal, column: &Column) -> Refusal {
    Refusal { place: refusal.place.or_else(|| Some(flag(column))), ..refusal }
}

/// The records that a reference at this place may mean; accounts are looked up elsewhere.
pub(super) fn rows_of(place: &Place, target: Target) -> &[Row] {
    let inside = |list| place.account.as_ref().map_or(&[][..], |account| account.rows(list));
    match target {
        Target::Person => inside("people"),
        Target::Opportunity => inside("opportunities"),
        Target::Product => place.root.rows("products"),
        Target::Competitor => place.root.rows("competitors"),
        Target::Account => &[],
    }
}

/// The year that an objective or the figures of a year are of, as it is typed or stands there.
fn year_of(schema: &Schema, fields: &[(String, Vec<String>)], old: Option<&Row>) -> Option<i64> {
    if ![Objective::SCHEMA.record, Year::SCHEMA.record].contains(&schema.record) {
        return None;
    }
    let typed = fields.iter().find(|(name, _)| name == "year").and_then(|(_, words)| words.last());
    match (typed, old.map(|old| old.get("year"))) {
        (Some(typed), _) => parse_year(typed).ok(),
        (None, Some(Value::Whole(year))) => Some(*year),
        _ => None,
    }
}

/// No record of the list is called nearly so: a slip of the pen would make a second one.
fn is_like_none(rows: &[Row], word: &str) -> bool {
    let fits_several = rows.iter().filter_map(Row::name).any(|name| {
        let (name, word) = (name.to_lowercase(), word.trim().to_lowercase());
        name.starts_with(&word)
    });
    !fits_several && nearest(word, rows.iter().filter_map(Row::name)).is_none()
}
