//! The headers by which each column is known, as data: English, German, Chinese.

mod account;
mod deal;
mod person;
mod year;

use super::columns::Part;

/// One row of the table: a field and the headers it is known by; the first is its own name.
pub(super) struct Column {
    pub part: Part,
    pub field: &'static str,
    pub headers: &'static [&'static str],
}

const fn row(part: Part, field: &'static str, headers: &'static [&'static str]) -> Column {
    Column { part, field, headers }
}

/// Every column, in the order in which they are written; where a header fits several, see `headers.rs`.
pub(super) fn columns() -> impl Iterator<Item = &'static Column> {
    let parts = [account::ACCOUNT, person::PERSON, deal::DEAL, year::YEAR];
    parts.into_iter().flatten()
}
