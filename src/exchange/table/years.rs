//! Plan and result of the years that a row speaks of.

use super::columns::Meaning;
use super::{ColumnGuess, place};
use crate::model::tree::empty;
use crate::model::{Date, Refusal, Row, Value, Year};
use chrono::Datelike;
use std::collections::BTreeMap;

/// Values of years while a row is read.
#[derive(Default)]
pub(super) struct Years {
    rows: BTreeMap<i64, Row>,
    /// Values of a year that another cell of the row names.
    loose: Vec<(Meaning, String, Value)>,
    year: Option<i64>,
    until: Option<(Date, String)>,
    notes: Vec<String>,
}

impl Years {
    /// Takes a value; what contradicts one that is there is refused.
    pub(super) fn take(&mut self, guess: &ColumnGuess, value: Value, line: u64) -> Option<Refusal> {
        let meaning = &guess.meaning;
        match (meaning.field, meaning.year, value) {
            ("year", _, Value::Whole(year)) => self.year = Some(year),
            ("until", None, Value::Day(date)) => self.until = Some((date, guess.header.clone())),
            (field, Some(year), value) => {
                let refused = self.put(year, field, value);
                if let (Some(until), None, "revenue") = (meaning.until, &refused, field) {
                    return self.count_until(year, until, &guess.header, line);
                }
                return refused;
            }
            (_, None, value) => self.loose.push((meaning.clone(), guess.header.clone(), value)),
        }
        None
    }

    fn put(&mut self, year: i64, field: &str, value: Value) -> Option<Refusal> {
        let row = self.of(year);
        let before = row.get(field).clone();
        if before.is_empty() {
            row.set(field, value);
            return None;
        }
        (before != value).then(|| {
            let what = phrase!(
                "{field} {year} is {value} here and {before} before",
                field,
                year,
                value,
                before
            );
            Refusal::because(what, phrase!("put one of the two right"))
        })
    }

    fn of(&mut self, year: i64) -> &mut Row {
        self.rows.entry(year).or_insert_with(|| {
            let mut row = empty::<Year>();
            row.set("year", Value::Whole(year));
            row
        })
    }

    /// The day to which a year's revenue counts lies in that year. docs/FILE.md.
    fn count_until(&mut self, year: i64, until: Date, header: &str, line: u64) -> Option<Refusal> {
        if i64::from(until.year()) == year {
            return self.put(year, "until", Value::Day(until));
        }
        let what = phrase!("{until} is not in {year}, whose revenue it is for", until, year);
        Some(Refusal::at(place(line, header), what, phrase!("give a day of {year}", year)))
    }

    /// Puts values and days of a year where the row says which year it is; what cannot be placed.
    pub(super) fn settle(&mut self, line: u64) -> Vec<Refusal> {
        let mut problems = Vec::new();
        let until = self.until.take();
        let year = self.year.or(until.as_ref().map(|(date, _)| i64::from(date.year())));
        for (meaning, header, value) in std::mem::take(&mut self.loose) {
            let said = format!("{header}: {value}");
            let refused = match year {
                Some(year) => self.put(year, meaning.field, value),
                None => Some(Refusal::because(
                    phrase!("there is {} and no year for it", meaning.field),
                    phrase!("fill the column of the year"),
                )),
            };
            if let Some(refusal) = refused {
                self.notes.push(said);
                problems.push(Refusal { place: Some(place(line, &header)), ..refusal });
            }
        }
        if let Some((date, header)) = until {
            let sold = self.rows.iter().filter(|(_, row)| !row.get("revenue").is_empty());
            let sold: Vec<i64> = sold.map(|(year, _)| *year).collect();
            let fits = i64::from(date.year());
            let year = if sold.contains(&fits) { Some(fits) } else { sold.last().copied() };
            if let Some(year) = year {
                problems.extend(self.count_until(year, date, &header, line));
            }
        }
        problems
    }

    /// What could not be placed, as lines of a note.
    pub(super) fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    /// The years.
    pub(super) fn into_rows(self) -> impl Iterator<Item = Row> {
        self.rows.into_values()
    }
}
