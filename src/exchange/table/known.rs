//! The headers by which each column is known, as data: English, German, French, Chinese; and those of address books.

mod account;
mod address_book;
mod deal;
mod field;
mod person;
mod year;

use super::columns::Part;

/// One row of the table: a field and the headers it is known by; the first is its own name.
pub(super) struct Column {
    pub part: Part,
    pub field: &'static str,
    pub headers: &'static [&'static str],
    /// Of several columns for one field the lowest is taken, the others are notes. Those above 0 are not offered.
    pub rank: u8,
}

const fn row(part: Part, field: &'static str, headers: &'static [&'static str]) -> Column {
    Column { part, field, headers, rank: 0 }
}

const fn second(
    part: Part,
    field: &'static str,
    rank: u8,
    headers: &'static [&'static str],
) -> Column {
    Column { part, field, headers, rank }
}

/// The currency of the row's amounts.
const MONEY: &[Column] = &[row(
    Part::Money,
    "currency",
    &[
        "currency",
        "currency code",
        "amount currency",
        "deal currency",
        "opportunity currency",
        "value currency",
        "currency iso code",
        "currencyisocode",
        "iso currency",
        "transaction currency",
        "record currency",
        "expected revenue currency",
        "currency of amount",
        "currency of value",
        "waehrg",
        "währg",
        "currency in company",
        "währung",
        "waehrung",
        "währungscode",
        "währungskürzel",
        "währungsschlüssel",
        "betragswährung",
        "währung des betrags",
        "wkz",
        "whrg",
        "whg",
        "waers",
        "devise",
        "devise du montant",
        "monnaie",
        "币种",
        "货币",
        "货币代码",
        "货币单位",
        "结算币种",
        "合同币种",
        "金额币种",
    ],
)];

/// Columns of looks at shelves, a table of their own.
pub(super) const fn looks() -> &'static [Column] {
    field::LOOKS
}

/// Columns of agreements, a table of their own.
pub(super) const fn contracts() -> &'static [Column] {
    field::CONTRACTS
}

/// Every column, in the order in which they are written; where a header fits several, see `headers.rs`.
pub(super) fn columns() -> impl Iterator<Item = &'static Column> {
    let parts = [
        account::ACCOUNT,
        person::PERSON,
        address_book::ADDRESS_BOOK,
        deal::DEAL,
        year::YEAR,
        MONEY,
    ];
    parts.into_iter().flatten()
}
