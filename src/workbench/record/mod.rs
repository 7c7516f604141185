//! Any record of the file by its schema: added, set, done, taken away; each one step, judged as an import is.

mod ahead;
mod by_day;
mod by_name;
mod change;
mod direction;
mod double;
mod follow;
mod happened;
mod kinds;
mod meaning;
mod naming;
mod new_name;
mod notice;
mod ours;
mod person_line;
mod place;
mod proposed;
mod remove;
mod side;
mod text;
mod topics;
mod typed;
mod understood;

pub use direction::day_sense;
pub use kinds::{RecordKind, field_of, kind, kinds, selectors};
pub use meaning::{names_somebody, parting};
pub(super) use naming::{ids_in, plural};
pub use ours::{OurNames, names_ours};
pub use place::is_found_by_id;
pub(super) use place::select;
pub use proposed::complaint_day;
pub(super) use text::stored as json_of;

use super::operation;
use super::{Operation, Result, Workbench};
use crate::exchange::json;
use crate::model::{
    Account, Column, Edit, Identity, Offer, Record, Refusal, Row, Schema, Value, is_blank, quoted,
};
use crate::store::{AccountName, Step};
use place::{Place, file_of, leaf_of, select_to_go};
use typed::FieldsRead;

/// A record as words name it, and what is to stand in its fields.
#[derive(Clone, Debug)]
pub struct RecordRequest {
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
pub struct RecordOutcome {
    /// One sentence.
    pub sentence: String,
    /// The id of a record that has one.
    pub id: Option<String>,
}

impl Workbench {
    /// Puts a new record at the end of its list. One that is already there is refused.
    pub fn add_record(&mut self, wanted: &RecordRequest) -> Result<RecordOutcome> {
        refuse_blank(wanted)?;
        refuse_sideless(wanted)?;
        let place = self.place(wanted.kind, &wanted.owners)?;
        let mut read = self.fields_read(wanted, &place, None)?;
        let id = self.new_id(wanted, &mut read.columns);
        let row = self.judged(wanted.kind, &place, &read)?;
        if operation::intel::is_there(&place.list, &row) {
            let sentence = phrase!("{}{}: nothing changed", said(&row), of(&place));
            return Ok(RecordOutcome { sentence, id });
        }
        self.refuse_double(wanted.kind, &place, &row)?;
        ahead::refuse(&row, None, self.today())?;
        let sentence = self.added_said(&row, &place, &read) + &self.like_another(&place, &row)?;
        let kept = RecordOutcome { sentence, id: id.clone() };
        let named = said_named(&row, &place, &read.made);
        let label = phrase!("{}{} added", before(&place), named);
        let (account, parent) = (place.account_key(), place.owner);
        let met = read.contact.take().map(|met| of_person(met, id.as_deref(), &place));
        let seat = place.list.last().map_or(0, |last| last.place.saturating_add(1));
        let mut row = row;
        row.place = match row.schema.record == Account::SCHEMA.record {
            true => self.next_account_place()?,
            false => seat,
        };
        let mut edits = made_edits(&read.made);
        edits.push(Edit::Insert { account, parent, row });
        edits.extend(met.map(|row| Edit::Insert { account, parent: account, row }));
        self.operate(Operation::new(label, edits))?;
        Ok(kept)
    }

    /// What was added, what was understood of it, and what is new with it.
    fn added_said(&self, row: &Row, place: &Place, read: &FieldsRead) -> String {
        let mut sentence = phrase!("added {}{}", said_named(row, place, &read.made), of(place));
        sentence += &read.understood.tail();
        sentence += &read.made_said();
        sentence += &follow::follows_said(None, row, false, self.today());
        let topic = row.text("topic").filter(|_| row.schema.record == "intel");
        if topic.is_some_and(|topic| self.is_new_topic(topic, place)) {
            sentence += phrase!(
                "; this is no topic of the checklist: a topic of your own, which no score counts"
            );
        }
        sentence
    }

    /// The record that the words mean, without what belongs to it where it is an account.
    fn chosen(&self, wanted: &RecordRequest, place: &Place) -> Result<Row> {
        self.chosen_by(wanted, place, select, Self::account_of)
    }

    /// The same of one that is to be taken away: what fits a part of a name beside another one is asked about.
    fn chosen_to_go(&self, wanted: &RecordRequest, place: &Place) -> Result<Row> {
        self.chosen_by(wanted, place, select_to_go, Self::account_to_go)
    }

    fn chosen_by(
        &self,
        wanted: &RecordRequest,
        place: &Place,
        select: impl Fn(&[Row], &[&str], &[&Row]) -> Result<usize>,
        account: impl Fn(&Self, &str) -> Result<AccountName>,
    ) -> Result<Row> {
        let words: Vec<&str> = wanted.which.iter().map(String::as_str).collect();
        if wanted.kind.path == ["accounts"] {
            let word = words.first().copied().unwrap_or_default();
            return Ok(self.store.account(account(self, word)?.key)?);
        }
        if place.list.is_empty() {
            let record = wanted.kind.schema.record.replace('_', " ");
            let what = phrase!("there is no {}{} yet", record, of(place));
            return Err(Refusal::because(what, phrase!("add one first")));
        }
        let word = words.first().copied().unwrap_or_default();
        let found = select(&place.list, &words, &place.sources())
            .or_else(|refusal| self.by_day(&place.list, word).unwrap_or(Err(refusal)))?;
        Ok(place.list[found].clone())
    }

    /// Reads the fields as an interchange file is read, and resolves what they name.
    fn judged(&self, kind: &RecordKind, place: &Place, read: &FieldsRead) -> Result<Row> {
        let leaf = text::object(&text::nested(kind.schema, &read.columns, 0));
        let file = file_of(kind, place, leaf);
        let mut book = json::read(file.as_bytes(), &self.vocabulary)
            .map_err(|refusal| at_its_flag(refusal, &kind.path))?;
        if let Some(index) = book.schema.index("accounts")
            && let Value::Many(accounts) = &mut book.cells[index]
            && let Some(incoming) = accounts.first_mut()
        {
            self.settle(place.account.as_ref(), incoming, &read.book())
                .map_err(|refusal| at_its_flag(refusal, &kind.path))?;
        }
        leaf_of(kind, book).ok_or_else(|| {
            Refusal::because(
                phrase!("this record has no place in the file"),
                phrase!("name its account"),
            )
        })
    }

    /// A new record's id: the given one, else one that the program makes.
    fn new_id(
        &mut self,
        wanted: &RecordRequest,
        fields: &mut Vec<(Column, String)>,
    ) -> Option<String> {
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

    /// One step of the journal with this label.
    pub(super) fn write(
        &mut self,
        label: String,
        work: impl FnOnce(&mut Step) -> Result<()>,
    ) -> Result<()> {
        let stamp = self.stamp()?;
        self.store.step(&stamp, true, |step| work(step).map(|()| ((), label)))
    }
}

/// The contact with a new person, behind the others of the account.
fn of_person(mut met: Row, id: Option<&str>, place: &Place) -> Row {
    met.set("people", Value::Words(id.into_iter().map(str::to_owned).collect()));
    let contacts = place.account.as_ref().map_or(&[][..], |account| account.rows("contacts"));
    met.place = contacts.last().map_or(0, |last| last.place.saturating_add(1));
    met
}

/// New competitors and products, each at the end of its list.
pub(super) fn made_edits(made: &[Row]) -> Vec<Edit> {
    made.iter().map(|row| Edit::Insert { account: 0, parent: 0, row: row.clone() }).collect()
}

/// Whose offer it is has to be said where one of theirs named or heard it: an offer of nobody counts nowhere.
fn refuse_sideless(wanted: &RecordRequest) -> Result<()> {
    let is_offer = wanted.kind.schema.record == Offer::SCHEMA.record;
    let says = |column: &str| wanted.fields.iter().any(|(name, _)| name == column);
    // Of an offer that somebody of theirs named or heard it is not clear; any other is ours.
    match is_offer && !says("side") && says("who") {
        true => Err(Refusal::at(
            "--side",
            phrase!("it is not said whose offer this is"),
            phrase!("add --side us for ours, --side them for theirs"),
        )),
        false => Ok(()),
    }
}

/// What says what a record is cannot be blank.
fn refuse_blank(wanted: &RecordRequest) -> Result<()> {
    match wanted.kind.leads.iter().find(|lead| {
        let given = wanted.fields.iter().find(|(name, _)| name == **lead);
        given.is_some_and(|(_, words)| words.iter().all(|w| is_blank(w)))
    }) {
        Some(lead) => Err(Refusal::because(
            phrase!("the {lead} is empty", lead),
            phrase!("say it: a {} needs it", wanted.kind.schema.record.replace('_', " ")),
        )),
        None => Ok(()),
    }
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
    names
        .iter()
        .map(|name| {
            let name = name.replace('-', "_");
            let column = place::column(&columns, &name).cloned();
            column.ok_or_else(|| unknown(schema, &name))
        })
        .collect()
}

fn unknown(schema: &'static Schema, name: &str) -> Refusal {
    let known: Vec<String> = schema.columns().into_iter().map(|c| c.name).collect();
    let near = crate::model::nearest::nearest(name, known.iter().map(String::as_str));
    let near = near.map_or(String::new(), |near| phrase!("the nearest is {near}; ", near));
    Refusal::because(
        phrase!("{} has no field {}", schema.record.replace('_', " "), quoted(name)),
        phrase!("{}it has {}", near, known.join(", ")),
    )
}

fn is_identity(row: &Row, column: &Column) -> bool {
    match row.schema.identity {
        Identity::Keyed(fields) => fields.contains(&column.name.as_str()),
        _ => ["id", "name"].contains(&column.name.as_str()),
    }
}

/// `person Bo Lind`, `answer problems.pains`.
pub(super) fn said(row: &Row) -> String {
    let record = match row.schema.record {
        "intel" => "answer".to_owned(),
        record => record.replace('_', " "),
    };
    let title = row.title();
    match title == record {
        true => record,
        false => format!("{record} {title}"),
    }
}

/// The same with the name of the competitor that it is of, which the record has as an id.
pub(super) fn said_named(row: &Row, place: &Place, made: &[Row]) -> String {
    if !row.schema.has("competitor") {
        return said(row);
    }
    let known = place.root.rows("competitors").iter().chain(made);
    let id = row.text("competitor");
    let name = known.filter(|known| id.is_some() && known.id() == id).find_map(Row::name);
    let mut named = row.clone();
    if let Some(name) = name {
        named.set("competitor", Value::Text(name.to_owned()));
    }
    said(&named)
}

fn of(place: &Place) -> String {
    place.account_name().map_or(String::new(), |name| phrase!(" of {name}", name))
}

fn before(place: &Place) -> String {
    place.account_name().map_or(String::new(), |name| format!("{name}: "))
}

/// `$.accounts[0].people[0].communication.reach` is the flag `--communication-reach` here.
fn at_its_flag(refusal: Refusal, list: &[&str]) -> Refusal {
    let before = list.iter().fold("$".to_owned(), |path, field| match *field {
        "rep" => format!("{path}.rep"),
        field => format!("{path}.{field}[0]"),
    });
    let path = refusal.place.as_deref().unwrap_or_default();
    let fields = path.strip_prefix(before.as_str()).unwrap_or_default();
    let fields = fields.split('[').next().unwrap_or_default();
    let flag = fields.trim_start_matches('.').replace(['.', '_'], "-");
    let place = (!flag.is_empty()).then(|| format!("--{flag}"));
    Refusal { place, ..refusal }
}
