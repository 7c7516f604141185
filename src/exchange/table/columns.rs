//! What a column can mean, and the columns of a header.

use super::known::{Column, columns, contracts, looks};
use crate::model::{
    Account, Agreement, Date, Field, Observation, Opportunity, Person, Promotion, Record, Schema,
    Year,
};
use crate::text::fold;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// The record that a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The customer.
    Account,
    /// A contact person of it.
    Person,
    /// An opportunity of it.
    Deal,
    /// Plan and result of a year.
    Year,
    /// A look at a shelf: a row of a table of its own.
    Look,
    /// An agreement: a row of a table of its own.
    Contract,
    /// The currency of the row's amounts.
    Money,
    /// Kept as a line "column: value" in the notes of the person, else of the account.
    Note,
    /// Left out.
    Skip,
}

impl Part {
    pub(super) fn schema(self) -> Option<&'static Schema> {
        match self {
            Self::Account => Some(Account::SCHEMA),
            Self::Person => Some(Person::SCHEMA),
            Self::Deal => Some(Opportunity::SCHEMA),
            Self::Year => Some(Year::SCHEMA),
            Self::Look => Some(Observation::SCHEMA),
            Self::Contract => Some(Agreement::SCHEMA),
            Self::Money | Self::Note | Self::Skip => None,
        }
    }
}

/// What the cells of a column become. Shown, and read back, as one of [`meanings`] (with the year
/// behind it: `revenue 2026`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The record.
    pub part: Part,
    /// Its field; `first_name`, `last_name` and their like make a name, `year` names the year of a row.
    pub field: &'static str,
    /// Of several columns for the field the lowest goes first.
    pub rank: u8,
    /// The year of a revenue or target.
    pub year: Option<i64>,
    /// The day to which that year's revenue counts, where the header says it.
    pub until: Option<Date>,
}

impl Meaning {
    pub(super) const NOTE: Self =
        Self { part: Part::Note, field: "notes", rank: 0, year: None, until: None };
    pub(super) const SKIP: Self =
        Self { part: Part::Skip, field: "", rank: 0, year: None, until: None };

    pub(super) fn of(column: &Column) -> Self {
        let Column { part, field, rank, .. } = *column;
        Self { part, field, rank, year: None, until: None }
    }

    pub(super) fn is(&self, part: Part, field: &str) -> bool {
        self.part == part && self.field == field
    }

    /// The field that it fills.
    pub(crate) fn schema_field(&self) -> Option<&'static Field> {
        let of = |schema: &'static Schema| schema.fields.iter().find(|f| f.name == self.field);
        // The promotion is a part of the look.
        of(self.part.schema()?)
            .or_else(|| of(Promotion::SCHEMA).filter(|_| self.part == Part::Look))
    }
}

/// What a column can be made in the preview: nothing of it is brought in.
const LEAVE_OUT: &str = "leave out";

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Note => return f.write_str("note"),
            Part::Skip => return f.write_str(LEAVE_OUT),
            _ => {}
        }
        f.write_str(header_of(self.part, self.field))?;
        match self.year {
            Some(year) => write!(f, " {year}"),
            None => Ok(()),
        }
    }
}

/// The letters and digits of a header: `E-Mail ` is `email`.
pub(super) fn key(header: &str) -> String {
    let letters = fold(header);
    letters.chars().map(simplified).filter(|c| c.is_alphanumeric() || *c == '%').collect()
}

/// The letters of headers that are written otherwise in Taiwan and Hong Kong.
const TRADITIONAL: &str = "戶户聯联絡络電电話话郵邮稱称職职務务業业銷销額额負负責责區区備备註注網网總总機机會会單单類类級级員员數数產产項项價价預预計计階阶狀状態态國国連连繫系團团門门門门標标達达實实際际幣币別别實实時时間间開开關关進进備备號号動动";

fn simplified(c: char) -> char {
    // Most headers, and all of a file that only looks like a table.
    if c.is_ascii() {
        return c;
    }
    let mut letters = TRADITIONAL.chars();
    while let (Some(there), Some(here)) = (letters.next(), letters.next()) {
        if there == c {
            return here;
        }
    }
    c
}

/// The columns that a header is known by, in the order of the table.
pub(super) fn known(header: &str) -> Vec<&'static Column> {
    let wanted = key(header);
    if wanted.is_empty() {
        return Vec::new();
    }
    BY_KEY.get(&wanted).cloned().unwrap_or_default()
}

/// The columns of every header's letters and digits.
static BY_KEY: LazyLock<HashMap<String, Vec<&'static Column>>> = LazyLock::new(|| {
    let mut found: HashMap<String, Vec<&'static Column>> = HashMap::new();
    for column in columns() {
        for header in column.headers {
            let columns = found.entry(key(header)).or_default();
            if !columns.iter().any(|c| std::ptr::eq(*c, column)) {
                columns.push(column);
            }
        }
    }
    found
});

/// Whether some column has this header, a year in it or not.
pub(super) fn is_known(header: &str) -> bool {
    !super::headers::candidates(header, Date::default()).is_empty()
}

/// The own name of a column.
pub(super) fn header_of(part: Part, field: &str) -> &'static str {
    let all = columns().chain(looks()).chain(contracts());
    let mut of_it = all.filter(|c| c.part == part && c.field == field);
    of_it.next().and_then(own_name).unwrap_or_default()
}

/// The first header that is this column's alone.
fn own_name(column: &Column) -> Option<&'static str> {
    column.headers.first().copied()
}

/// Fields that no record has: parts of a name, which make one with others.
pub(super) fn is_made(field: &str) -> bool {
    matches!(
        field,
        "first_name"
            | "last_name"
            | "middle_name"
            | "salutation"
            | "degree"
            | "suffix"
            | "currency"
    )
}

/// Every column that a written table can have, in the order of the table; a name is one column.
pub(crate) fn written_columns() -> Vec<Meaning> {
    let written = columns().filter(|c| c.rank == 0 && !is_made(c.field) && c.part != Part::Money);
    written.map(Meaning::of).collect()
}

/// The column of the ids by which rows that were written here are known, where a table has the headers of one: the
/// three names, and none that is another word.
pub(super) fn written_here(headers: &[String]) -> Option<usize> {
    let own = |header: &String| {
        let plain = header.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        columns().filter(|c| c.rank == 0).filter_map(own_name).any(|name| name == plain)
    };
    let names = ["account", "person", "opportunity"];
    let all = names.iter().all(|name| headers.iter().any(|h| h == name)) && headers.iter().all(own);
    headers.iter().position(|h| h == "account id").filter(|_| all)
}

/// Every name that a column can be given in the preview, in the order of the table.
pub fn meanings() -> Vec<&'static str> {
    let mut names: Vec<&'static str> =
        columns().filter(|c| c.rank == 0).filter_map(own_name).collect();
    names.extend(["note", LEAVE_OUT]);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_a_field_and_its_own_name_is_its_alone() {
        for column in columns() {
            let field = column.part.schema().is_some_and(|s| s.has(column.field));
            assert!(field || is_made(column.field), "{}", column.field);
            assert_eq!(known(column.headers[0]).len(), 1, "{}", column.headers[0]);
        }
    }
}
