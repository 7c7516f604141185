//! One row of cells to the records that it holds parts of.

mod people;
mod unnamed;

use super::activities::is_of_the_task;
use super::cell::{self, Style};
use super::cell_text::{first_of, is_of_the_program, named, without_system_groups};
use super::columns::{Meaning, Part};
use super::currencies::{self, Currency};
use super::names::NameParts;
use super::stand_in::{self, StandIn};
use super::{ColumnGuess, Inference, TableOptions, inference, place, reach};
use crate::language::choices;
use crate::language::numbers::currency;
use crate::model::tree::{add_line, empty, set_text};
use crate::model::{
    Account, Choice, Opportunity, OpportunityStatus, Person, Refusal, Row, Value, is_blank, quoted,
};
use unicode_normalization::UnicodeNormalization;

/// What becomes of two values for one field.
pub(super) const FIRST: &str = "the first is kept, the other is a note";
/// What becomes of a cell that its field cannot take.
pub(super) const KEPT: &str = "it is kept as a note";

/// What one row of the table says of each record.
pub(super) struct Parts<'a> {
    pub line: u64,
    pub account: Row,
    pub people: Vec<Row>,
    pub deal: Row,
    pub years: super::years::Years,
    /// The table is one of tasks or talks.
    pub is_activity: bool,
    names: NameParts<'a>,
    /// Mails and numbers: field, rank, header, value.
    reached: Vec<(&'static str, u8, String, String)>,
    person: Row,
    /// The table is one that was written here: cells are what they say.
    exact: bool,
    /// The currency that the row says its amounts are in.
    money: Currency,
    /// The table has amounts of several currencies, and the book none.
    mixed: bool,
    /// Cells by part, as they stand: for a part without a name.
    raw: Vec<(Part, String, String)>,
    notes: Vec<String>,
    pub problems: Vec<Refusal>,
    pub inferences: Vec<Inference>,
}

/// A cell on its way: what its column means, its header with its kind, its text.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub guess: &'a ColumnGuess,
    /// The kind that a column beside it names: Mobile, Fax.
    pub kind: &'a str,
    pub text: &'a str,
    pub style: Style,
}

impl<'a> Cell<'a> {
    fn header(&self) -> String {
        match (is_blank(&self.guess.header), self.kind) {
            (true, _) => phrase!("column without a header").to_owned(),
            (false, "") => self.guess.header.clone(),
            (false, kind) => match self.guess.header.rsplit_once(" - ") {
                Some((stem, _)) => format!("{stem} ({kind})"),
                None => format!("{} ({kind})", self.guess.header),
            },
        }
    }
}

impl<'a> Parts<'a> {
    pub(super) fn new(line: u64, exact: bool, mixed: bool) -> Self {
        Self {
            line,
            exact,
            mixed,
            account: empty::<Account>(),
            people: Vec::new(),
            deal: empty::<Opportunity>(),
            years: super::years::Years::default(),
            is_activity: false,
            names: NameParts::default(),
            reached: Vec::new(),
            person: empty::<Person>(),
            money: &[],
            raw: Vec::new(),
            notes: Vec::new(),
            problems: Vec::new(),
            inferences: Vec::new(),
        }
    }

    /// Takes the currency that a column of its own says.
    pub(super) fn take_currency(&mut self, text: &str) {
        self.money = currency(text).unwrap_or_default();
    }

    /// Takes a cell for what its column means.
    pub(super) fn take(&mut self, cell: Cell<'a>, options: &TableOptions) {
        let meaning = &cell.guess.meaning;
        if matches!(meaning.part, Part::Skip | Part::Money) || self.is_stand_in(cell) {
            return;
        }
        if meaning.part == Part::Note && is_of_the_program(&cell.guess.header, cell.text) {
            return;
        }
        if meaning.part == Part::Note || (self.is_activity && is_of_the_task(cell.guess)) {
            return self.note(&cell.header(), &without_system_groups(&cell));
        }
        if meaning.part == Part::Person
            && (super::columns::is_made(meaning.field) || meaning.field == "name")
        {
            return self.take_name(cell);
        }
        if meaning.part == Part::Person && matches!(meaning.field, "email" | "phone") {
            return self.reach(cell);
        }
        let Some(field) = meaning.schema_field() else {
            return;
        };
        if meaning.is(Part::Deal, "buying_stage") && self.ended(cell.text) {
            return;
        }
        let (text, more) =
            if self.exact { (cell.text, None) } else { first_of(cell.text, meaning) };
        if let Some(more) = more {
            self.note(&cell.header(), more);
        }
        let money = (cell.style, self.money);
        let read = currencies::refuse(text, field.kind, money, options)
            .and_then(|()| cell::read(text, field, cell.style, options));
        match read {
            Ok(value) => {
                let about = (cell.style, options.today);
                self.inferences.extend(inference::of_cell(
                    (self.line, text),
                    meaning,
                    &value,
                    about,
                ));
                let cleans = meaning.field == "name" && !self.exact;
                let value = if cleans { named(value) } else { value };
                self.put(cell, value);
                let is_money = currencies::is_money(field.kind);
                if self.mixed && is_money && !currencies::of_amount(text, money).is_empty() {
                    self.note(&cell.header(), &currencies::with_currency(text, money));
                }
            }
            Err(refusal) => self.refuse(cell, refusal, KEPT),
        }
    }

    /// A cell that stands for nothing, or that the spreadsheet damaged, which is told.
    fn is_stand_in(&mut self, cell: Cell<'a>) -> bool {
        let meaning = &cell.guess.meaning;
        let named = matches!(meaning.field, "name" | "first_name" | "last_name");
        let marked = choices::mark(meaning.field, cell.text).is_some();
        match stand_in::of(cell.text, named) {
            _ if marked || self.exact => false,
            None => named && meaning.part == Part::Person && stand_in::is_nobody(cell.text),
            Some(StandIn::Nothing) => true,
            Some(StandIn::Fault) => {
                let what =
                    phrase!("{} is a fault of the spreadsheet and no value", quoted(cell.text));
                self.problem(
                    &cell.guess.header,
                    &what,
                    phrase!("put the value itself into the cell"),
                );
                true
            }
        }
    }

    fn problem(&mut self, header: &str, what: &str, remedy: &str) {
        self.problems.push(Refusal::at(place(self.line, header), what, remedy));
    }

    /// What was refused is told, and kept as a note.
    fn refuse(&mut self, cell: Cell<'a>, refusal: Refusal, kept: &str) {
        let at = place(self.line, &cell.guess.header);
        let what = format!("{}; {kept}", refusal.what);
        self.problems.push(Refusal { place: Some(at), what, remedy: refusal.remedy });
        let money = cell.guess.meaning.schema_field().is_some_and(|f| currencies::is_money(f.kind));
        let text = match money {
            true => currencies::with_currency(cell.text, (cell.style, self.money)),
            false => cell.text.to_owned(),
        };
        self.note(&cell.header(), &text);
    }

    fn put(&mut self, cell: Cell<'a>, value: Value) {
        let meaning = &cell.guess.meaning;
        let header = if meaning.field == "notes" { String::new() } else { cell.header() };
        self.raw.push((meaning.part, header, cell.text.to_owned()));
        let row = match meaning.part {
            Part::Year => {
                let told = self.years.take(cell.guess, value, self.line);
                if let Some(refusal) = told {
                    self.refuse(cell, refusal, FIRST);
                }
                return;
            }
            Part::Person => &mut self.person,
            Part::Deal => &mut self.deal,
            _ => &mut self.account,
        };
        if row.get(meaning.field).is_empty() {
            return row.set(meaning.field, value);
        }
        if *row.get(meaning.field) == value {
            return;
        }
        if let (Value::Text(more), "notes") = (&value, meaning.field) {
            more.lines().for_each(|line| add_line(row, "notes", line));
            return;
        }
        let before = row.get(meaning.field).to_string();
        if !matches!(value, Value::Text(_)) {
            let what =
                phrase!("{} is {} here and {} before", meaning, quoted(cell.text), quoted(&before));
            let remedy = phrase!("put one of the two right");
            return self.refuse(cell, Refusal::because(what, remedy), FIRST);
        }
        self.note(&cell.header(), cell.text);
    }

    /// Mails and numbers of one cell; one that a spreadsheet cut is told.
    fn reach(&mut self, cell: Cell<'a>) {
        let Meaning { field, rank, .. } = cell.guess.meaning;
        if self.exact {
            return self.reached.push((field, rank, cell.header(), cell.text.to_owned()));
        }
        if field == "phone" && stand_in::is_cut_number(cell.text) {
            let what = phrase!("{} is a number that the spreadsheet cut", quoted(cell.text));
            let remedy = phrase!("give the column the format text, and the whole number");
            let refusal = Refusal::because(what, remedy);
            return self.refuse(cell, refusal, KEPT);
        }
        let silent = field == "phone"
            && (reach::is_not_called(cell.kind) || reach::is_not_called(&cell.guess.header));
        let values =
            if field == "phone" { reach::numbers(cell.text) } else { reach::mails(cell.text) };
        for value in values {
            let value: String = value.nfkc().collect();
            let mail = reach::labelled_mail(&value).filter(|_| field == "email");
            let no_mail = field == "email" && !value.contains('@');
            if silent || no_mail || field == "phone" && reach::is_not_called(&value) {
                self.note(&cell.header(), &value);
            } else if let Some(mail) = mail {
                self.reached.push((field, rank, cell.header(), mail.to_owned()));
                self.note(&cell.header(), &value);
            } else {
                const LAST: u8 = 100;
                let extension = field == "phone" && reach::is_extension(&value);
                let rank = if extension { LAST } else { rank };
                self.reached.push((field, rank, cell.header(), value));
            }
        }
    }

    /// Cells right of the last header are told, and kept as notes.
    pub(super) fn beyond(&mut self, cells: impl Iterator<Item = &'a String>) {
        let cells: Vec<&String> = cells.filter(|cell| !is_blank(cell)).collect();
        for cell in &cells {
            self.note(phrase!("column without a header"), cell);
        }
        if let Some(cell) = cells.first() {
            let what =
                phrase!("{} stands right of the last header; it is kept as a note", quoted(cell));
            let at = phrase!("line {}", self.line);
            self.problems.push(Refusal::at(at, what, phrase!("give that column a header")));
        }
    }

    fn note(&mut self, header: &str, text: &str) {
        if !is_blank(text) {
            self.notes.push(format!("{header}: {}", text.replace(['\r', '\n'], " ")));
        }
    }

    /// A stage such as "won" or "closed lost" is the status of the deal.
    fn ended(&mut self, text: &str) -> bool {
        let status = choices::word("status", OpportunityStatus::WORDS, text);
        let ended = status.filter(|w| *w != "open");
        if let Some(word) = ended
            && self.deal.get("status").is_empty()
        {
            set_text(&mut self.deal, "status", word);
        }
        ended.is_some()
    }

    /// Puts together what several cells say of one thing, once all are taken.
    pub(super) fn settle(&mut self) {
        self.problems.extend(self.years.settle(self.line));
        let notes = self.years.take_notes();
        self.notes.extend(notes);
        self.settle_people();
        let deal_named = self.deal.name().is_some() || self.deal.id().is_some();
        if !deal_named {
            self.deal = empty::<Opportunity>();
            self.note_raw(Part::Deal);
        }
        self.place_notes();
    }

    /// Notes are the person's that the row names; else the account's, with the deal's name before them.
    fn place_notes(&mut self) {
        let deal = self.deal.name().map(str::to_owned);
        for note in std::mem::take(&mut self.notes) {
            match (self.people.first_mut(), &deal) {
                (Some(person), _) => add_line(person, "notes", &note),
                (None, Some(deal)) => {
                    add_line(&mut self.account, "notes", &format!("{deal}, {note}"))
                }
                (None, None) => add_line(&mut self.account, "notes", &note),
            }
        }
    }
}
