//! Rows of cells to one book: rows of the same account come together.

use super::cell::{self, Style};
use super::number::decimal_mark;
use super::parts::Parts;
use super::split::Table;
use super::{ColumnGuess, TableOptions};
use crate::exchange::tree::{add_line, empty, fill, list_mut, set_text};
use crate::model::{Account, Book, Kind, Refusal, Row, Value, is_blank, quoted};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// What the rows came to.
pub(super) struct Gathered {
    pub book: Row,
    pub problems: Vec<Refusal>,
}

/// Puts the rows of a table into a book.
pub(super) fn gather(table: &Table, guesses: &[ColumnGuess], options: &TableOptions) -> Gathered {
    let styles: Vec<Style> =
        guesses.iter().enumerate().map(|(at, guess)| style(table, at, guess)).collect();
    let mut gatherer = Gatherer::default();
    gatherer.problems.extend(table.above.iter().map(|(line, cells)| {
        let what =
            format!("{} stands above the headers, and was left out", quoted(&cells.join(" ")));
        Refusal::at(format!("line {line}"), what, "move it below them if it is a row")
    }));
    for (line, cells) in &table.rows {
        let mut parts = Parts::new(*line);
        for ((guess, style), cell) in guesses.iter().zip(&styles).zip(cells) {
            if !is_blank(cell) {
                parts.take(guess, cell, *style, options.today);
            }
        }
        parts.beyond(cells.iter().skip(guesses.len()));
        gatherer.add(parts, options);
    }
    let mut book = empty::<Book>();
    if !gatherer.accounts.is_empty() {
        book.set("accounts", Value::Many(gatherer.accounts.into_iter().map(|a| a.row).collect()));
    }
    Gathered { book, problems: gatherer.problems }
}

/// What the cells of a column of numbers or days say of each other.
fn style(table: &Table, at: usize, guess: &ColumnGuess) -> Style {
    let cells = || {
        let cells = table.rows.iter().filter_map(move |(_, cells)| cells.get(at));
        cells.map(String::as_str)
    };
    match guess.meaning.schema_field().map(|field| field.kind) {
        Some(Kind::Day | Kind::Moment) => {
            Style { decimal: None, month_first: cell::month_first(cells()) }
        }
        Some(Kind::Whole(..) | Kind::Number(..) | Kind::Money | Kind::Price) => {
            Style { decimal: decimal_mark(cells()), month_first: None }
        }
        _ => Style::default(),
    }
}

/// An account that comes together, and where its records are.
struct Draft {
    row: Row,
    places: HashMap<(&'static str, String), usize>,
}

#[derive(Default)]
struct Gatherer {
    accounts: Vec<Draft>,
    places: HashMap<String, usize>,
    problems: Vec<Refusal>,
}

impl Gatherer {
    fn add(&mut self, mut parts: Parts, options: &TableOptions) {
        parts.settle_years();
        parts.settle_name();
        parts.drop_nameless();
        self.problems.append(&mut parts.problems);
        let line = parts.line;
        if parts.account.name().is_none()
            && let Some(name) = &options.account
        {
            set_text(&mut parts.account, "name", name);
        }
        if parts.account.name().is_none() {
            let what = "the row names no account, and was left out";
            return self.problems.push(Refusal::at(
                format!("line {line}"),
                what,
                "fill the column of the account",
            ));
        }
        let at = self.account_of(&parts.account);
        let notes = parts.account.text("notes").map(str::to_owned);
        parts.account.set("notes", Value::Absent);
        let draft = &mut self.accounts[at];
        let mut differ = fill_noting(&mut draft.row, parts.account, line);
        if let Some(notes) = notes {
            add_notes(&mut draft.row, &notes);
        }
        for note in parts.notes {
            add_line(&mut draft.row, "notes", &note);
        }
        differ.extend(draft.add("people", parts.person, line));
        differ.extend(draft.add("opportunities", parts.deal, line));
        for (_, year) in parts.years {
            differ.extend(draft.add("years", year, line));
        }
        self.problems.extend(differ);
    }

    /// The place of the account that the row means, made where it is new.
    fn account_of(&mut self, row: &Row) -> usize {
        let keys = keys_of(row);
        let found = keys.first().and_then(|key| self.places.get(key)).copied();
        let at = found.unwrap_or_else(|| {
            self.accounts.push(Draft { row: empty::<Account>(), places: HashMap::new() });
            self.accounts.len() - 1
        });
        for key in keys {
            self.places.entry(key).or_insert(at);
        }
        at
    }
}

impl Draft {
    /// Brings a record together with the one that it is; what differs.
    fn add(&mut self, list: &'static str, row: Row, line: u64) -> Vec<Refusal> {
        let keys = keys_of(&row);
        if keys.is_empty() {
            return Vec::new();
        }
        let Some(rows) = list_mut(&mut self.row, list) else {
            return Vec::new();
        };
        let found = keys.first().and_then(|key| self.places.get(&(list, key.clone()))).copied();
        let at = found.unwrap_or(rows.len());
        let differ = match rows.get_mut(at) {
            Some(there) => fill_noting(there, row, line),
            None => {
                rows.push(row);
                Vec::new()
            }
        };
        for key in keys {
            self.places.entry((list, key)).or_insert(at);
        }
        differ
    }
}

/// How a record is known again: by its id, else by its name, a year by its number.
fn keys_of(row: &Row) -> Vec<String> {
    let id = row.id().map(|id| format!("id {id}"));
    let name = row.name().map(|name| {
        let lower: String = name.nfc().flat_map(char::to_lowercase).collect();
        format!("name {}", lower.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let year = match row.get("year") {
        Value::Whole(year) => Some(format!("year {year}")),
        _ => None,
    };
    id.into_iter().chain(name).chain(year).collect()
}

fn fill_noting(into: &mut Row, mut from: Row, line: u64) -> Vec<Refusal> {
    if into.name().is_some() {
        from.set("name", Value::Absent);
    }
    let differ = fill(into, from);
    let whose = into.name().map(|n| format!("{n}'s ")).unwrap_or_default();
    let sentence = |(field, given): (&'static str, Value)| {
        let (here, before) = (given.to_string(), into.get(field).to_string());
        Refusal::at(
            format!("line {line}"),
            format!(
                "{whose}{field} is {} here and {} before; the first is kept",
                quoted(&here),
                quoted(&before)
            ),
            "put one of the two right",
        )
    };
    differ.into_iter().map(sentence).collect()
}

fn add_notes(row: &mut Row, notes: &str) {
    let text = match row.text("notes") {
        Some(before) if before.contains(notes) => return,
        Some(before) => format!("{before}\n{notes}"),
        None => notes.to_owned(),
    };
    set_text(row, "notes", &text);
}
