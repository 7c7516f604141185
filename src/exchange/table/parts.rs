//! One row of cells to the records that it holds parts of.

use super::cell::{self, Style};
use super::columns::Part;
use super::{ColumnGuess, place};
use crate::exchange::tree::empty;
use crate::model::{
    Account, Choice, Date, Opportunity, OpportunityStatus, Person, Refusal, Row, Value, Year,
    is_blank, quoted,
};
use chrono::Datelike;
use std::collections::BTreeMap;

/// What one row of the table says of each record.
pub(super) struct Parts<'a> {
    pub line: u64,
    pub account: Row,
    pub person: Row,
    pub deal: Row,
    pub years: BTreeMap<i64, Row>,
    /// Values of a year that another cell of the row names.
    loose: Vec<(&'static str, Value)>,
    year: Option<i64>,
    until: Option<(Date, &'a str)>,
    first_name: Option<String>,
    last_name: Option<String>,
    /// Cells by part, as they stand: for a part without a name.
    raw: Vec<(Part, &'a str, &'a str)>,
    pub notes: Vec<String>,
    pub problems: Vec<Refusal>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(line: u64) -> Self {
        Self {
            line,
            account: empty::<Account>(),
            person: empty::<Person>(),
            deal: empty::<Opportunity>(),
            years: BTreeMap::new(),
            loose: Vec::new(),
            year: None,
            until: None,
            first_name: None,
            last_name: None,
            raw: Vec::new(),
            notes: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Takes a cell for what its column means.
    pub(super) fn take(
        &mut self,
        guess: &'a ColumnGuess,
        text: &'a str,
        style: Style,
        today: Date,
    ) {
        let meaning = &guess.meaning;
        match meaning.field {
            _ if meaning.part == Part::Skip => return,
            _ if meaning.part == Part::Note => return self.note(&guess.header, text),
            "first_name" => return self.first_name = Some(text.to_owned()),
            "last_name" => return self.last_name = Some(text.to_owned()),
            _ => {}
        }
        let Some(field) = meaning.schema_field() else {
            return;
        };
        if meaning.is(Part::Deal, "buying_stage") && self.ended(text) {
            return;
        }
        let value = match cell::read(text, field, style, today) {
            Ok(value) => value,
            Err(refusal) => {
                let at = place(self.line, &guess.header);
                self.problems.push(Refusal { place: Some(at), ..refusal });
                return;
            }
        };
        self.raw.push((meaning.part, &guess.header, text));
        let taken = match meaning.part {
            Part::Year => return self.of_a_year(guess, value),
            Part::Person => put(&mut self.person, meaning.field, value),
            Part::Deal => put(&mut self.deal, meaning.field, value),
            _ => put(&mut self.account, meaning.field, value),
        };
        if !taken {
            self.note(&guess.header, text);
        }
    }

    /// Cells right of the last header are told, and kept as notes.
    pub(super) fn beyond(&mut self, cells: impl Iterator<Item = &'a String>) {
        let cells: Vec<&String> = cells.filter(|cell| !is_blank(cell)).collect();
        for cell in &cells {
            self.note("", cell);
        }
        if let Some(cell) = cells.first() {
            let what = format!("{} stands right of the last header", quoted(cell));
            let at = format!("line {}", self.line);
            self.problems.push(Refusal::at(at, what, "give that column a header"));
        }
    }

    fn note(&mut self, header: &str, text: &str) {
        let header = if is_blank(header) { "column without a header" } else { header };
        self.notes.push(format!("{header}: {}", text.replace(['\r', '\n'], " ")));
    }

    /// A stage such as "won" or "closed lost" is the status of the deal.
    fn ended(&mut self, text: &str) -> bool {
        let status = super::words::word("status", OpportunityStatus::WORDS, text);
        let ended = status.filter(|w| *w != "open");
        if let Some(word) = ended {
            put(&mut self.deal, "status", Value::Text(word.to_owned()));
        }
        ended.is_some()
    }

    fn of_a_year(&mut self, guess: &'a ColumnGuess, value: Value) {
        let meaning = &guess.meaning;
        match (meaning.field, meaning.year, value) {
            ("year", _, Value::Whole(year)) => self.year = Some(year),
            ("until", None, Value::Day(date)) => self.until = Some((date, &guess.header)),
            (field, Some(year), value) => {
                put(self.of(year), field, value);
                if let Some(until) = meaning.until {
                    self.count_until(year, until, &guess.header);
                }
            }
            (field, None, value) => self.loose.push((field, value)),
        }
    }

    fn of(&mut self, year: i64) -> &mut Row {
        self.years.entry(year).or_insert_with(|| {
            let mut row = empty::<Year>();
            row.set("year", Value::Whole(year));
            row
        })
    }

    /// The day to which a year's revenue counts lies in that year. SPEC 2.
    fn count_until(&mut self, year: i64, until: Date, header: &str) {
        if i64::from(until.year()) == year {
            put(self.of(year), "until", Value::Day(until));
        } else {
            let what = format!("{until} is not in {year}, whose revenue it is for");
            let at = place(self.line, header);
            self.problems.push(Refusal::at(at, what, format!("give a day of {year}")));
        }
    }

    /// Puts values and days of a year where the row says which year it is.
    pub(super) fn settle_years(&mut self) {
        let until = self.until.take();
        let year = self.year.or(until.as_ref().map(|(date, _)| i64::from(date.year())));
        let loose = std::mem::take(&mut self.loose);
        match year {
            Some(year) => loose.into_iter().for_each(|(field, value)| {
                put(self.of(year), field, value);
            }),
            None if loose.is_empty() => {}
            None => {
                let what = "there is revenue, and no year for it";
                self.problems.push(Refusal::at(
                    format!("line {}", self.line),
                    what,
                    "fill the column of the year",
                ));
            }
        }
        if let Some((date, header)) = until {
            let with_revenue = |row: &Row| !row.get("revenue").is_empty();
            let fits = i64::from(date.year());
            let only = self
                .years
                .iter()
                .filter(|(_, row)| with_revenue(row))
                .map(|(year, _)| *year)
                .collect::<Vec<_>>();
            match only.as_slice() {
                [] => {}
                years if years.contains(&fits) => self.count_until(fits, date, header),
                [.., last] => self.count_until(*last, date, header),
            }
        }
    }

    /// First and last name as one; Chinese ones last name first, without a space.
    pub(super) fn settle_name(&mut self) {
        let (first, last) = (self.first_name.take(), self.last_name.take());
        let name = match (first, last) {
            (Some(first), Some(last)) if is_han(&first) && is_han(&last) => {
                format!("{last}{first}")
            }
            (Some(first), Some(last)) => format!("{first} {last}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return,
        };
        put(&mut self.person, "name", Value::Text(name));
    }

    /// A person or deal without a name is no record: its cells are notes.
    pub(super) fn drop_nameless(&mut self) {
        for part in [Part::Person, Part::Deal] {
            let row = if part == Part::Person { &mut self.person } else { &mut self.deal };
            if row.name().is_some() || row.id().is_some() {
                continue;
            }
            *row = Row::empty(row.schema);
            let raw = std::mem::take(&mut self.raw);
            for (_, header, text) in raw.iter().filter(|(p, _, _)| *p == part) {
                self.note(header, text);
            }
            self.raw = raw;
        }
    }
}

fn is_han(text: &str) -> bool {
    text.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
}

/// Puts a value where there is none; whether it is there now.
fn put(row: &mut Row, field: &str, value: Value) -> bool {
    if row.get(field).is_empty() {
        row.set(field, value);
        return true;
    }
    *row.get(field) == value
}
