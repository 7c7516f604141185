//! Money of another currency never becomes an amount of the book, wherever the currency is written. N4.

use super::cell::Style;
use super::columns::Part;
use super::split::Table;
use super::{ColumnGuess, TableOptions};
use crate::language::numbers::{currency, is_ours, read_amount};
use crate::model::{Kind, Refusal, quoted};

/// The currencies that a sign or a word may mean; empty: none is named.
pub(super) type Currency = &'static [&'static str];

/// The currencies of a table that has several, for a book that has none; empty: one, or none.
pub(super) fn several(
    table: &Table,
    guesses: &[ColumnGuess],
    styles: &[Style],
    options: &TableOptions,
) -> Vec<&'static str> {
    let mut found: Vec<Currency> = Vec::new();
    for (_, cells) in table.rows.iter().filter(|_| options.currency.is_none()) {
        for ((guess, style), cell) in guesses.iter().zip(styles).zip(cells) {
            let named = named_in(guess, cell, *style);
            if !named.is_empty()
                && !found.iter().any(|other| other.iter().any(|code| named.contains(code)))
            {
                found.push(named);
            }
        }
    }
    if found.len() < 2 {
        return Vec::new();
    }
    found.iter().filter_map(|codes| codes.first().copied()).collect()
}

/// What the rep is told of a table with several currencies.
pub(super) fn said(several: &[&str]) -> Option<String> {
    (!several.is_empty()).then(|| {
        phrase!(
            "amounts are in {}, and this book has no currency yet; each was taken as it stands, and its currency is \
             in the notes; give the book its currency, and put the others right",
            several.join(", ")
        )
    })
}

/// An amount with the currency that its row says.
pub(super) fn with_currency(text: &str, (style, of_row): (Style, Currency)) -> String {
    let own = read_amount(text, style.decimal, style.unit).map_or(&[][..], |a| a.currency);
    match of_row.first().filter(|_| own.is_empty()) {
        Some(code) => format!("{text} {code}"),
        None => text.to_owned(),
    }
}

/// The currency that a cell names: of an amount, or in the column of the currencies.
fn named_in(guess: &ColumnGuess, cell: &str, style: Style) -> Currency {
    if guess.meaning.part == Part::Money {
        return currency(cell).unwrap_or_default();
    }
    let field = guess.meaning.schema_field();
    match field.filter(|f| is_money(f.kind)) {
        Some(_) => read_amount(cell, style.decimal, style.unit).map_or(&[], |amount| {
            if amount.currency.is_empty() { style.unit.currency } else { amount.currency }
        }),
        None => &[],
    }
}

/// The currency that an amount is in, by itself, its row or its header; empty where none is named.
pub(super) fn of_amount(text: &str, (style, of_row): (Style, Currency)) -> Currency {
    let own = read_amount(text, style.decimal, style.unit).map_or(&[][..], |a| a.currency);
    [own, of_row, style.unit.currency].into_iter().find(|c| !c.is_empty()).unwrap_or_default()
}

/// Whether a field is one of money.
pub(super) fn is_money(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Price)
}

/// Refuses money of another currency than the book's, wherever it is written.
pub(super) fn refuse(
    text: &str,
    kind: Kind,
    said: (Style, Currency),
    options: &TableOptions,
) -> Result<(), Refusal> {
    let Some(ours) = options.currency.as_deref().filter(|_| is_money(kind)) else {
        return Ok(());
    };
    match of_amount(text, said) {
        [first, ..] if !is_ours(of_amount(text, said), ours) => Err(Refusal::because(
            phrase!("{} is in {}, and this book is in {}", quoted(text), first, ours),
            phrase!("give the amount in {ours}", ours),
        )),
        _ => Ok(()),
    }
}
