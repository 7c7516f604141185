//! A file in another currency: refused, or turned at the rate that was given. docs/FILE.md.

use super::cell;
use crate::model::{Kind, Money, Refusal, Row, Value, quoted};
use rust_decimal::{Decimal, RoundingStrategy};

/// What one of a file's money is worth in this book's.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rate {
    /// As it was given.
    pub given: Option<Decimal>,
    /// A table names no currency: the rate holds for its amounts all the same.
    pub of_table: bool,
}

/// Turns the file's amounts into this book's money where they are of another; what was done, in a sentence.
pub fn settle(root: &Row, book: &mut Row, rate: Rate) -> Result<Option<String>, Refusal> {
    let (ours, theirs) = (currency(root), currency(book));
    let another = matches!((&ours, &theirs), (Some(ours), Some(theirs)) if ours != theirs);
    let amounts = holds_amount(book);
    let Rate { given: rate, of_table } = rate;
    let asked = of_table && rate.is_some();
    if !another && !asked {
        let unused =
            phrase!("the rate was not used: the file names no other currency than this book's");
        return Ok(rate.filter(|_| amounts).map(|_| unused.to_owned()));
    }
    if let (true, true, None) = (another, amounts, rate) {
        let [theirs, ours] = [&theirs, &ours].map(|c| c.as_deref().unwrap_or_default());
        return Err(Refusal::at(
            "$.rep.currency",
            phrase!("this file is in {}, and this book in {}", quoted(theirs), quoted(ours)),
            phrase!("give what one {theirs} is worth in {ours}: --convert RATE", theirs, ours),
        ));
    }
    if let Value::One(rep) = cell(book, "rep") {
        rep.set("currency", Value::Absent);
    }
    match rate.filter(|_| amounts) {
        Some(rate) => {
            turn(book, rate, "$")?;
            let theirs = theirs.as_deref().unwrap_or(phrase!("of the file"));
            let ours = ours.as_deref().unwrap_or(phrase!("of this book"));
            Ok(Some(phrase!(
                "1 {theirs} = {rate} {ours}: every amount was turned at this rate",
                theirs,
                rate,
                ours
            )))
        }
        None => Ok(None),
    }
}

fn currency(book: &Row) -> Option<String> {
    match book.get("rep") {
        Value::One(rep) => rep.text("currency").map(str::to_owned),
        _ => None,
    }
}

/// Does the record, or what belongs to it, hold an amount of money?
pub fn holds_amount(row: &Row) -> bool {
    row.cells.iter().any(|cell| match cell {
        Value::Money(_) => true,
        Value::One(part) => holds_amount(part),
        Value::Many(rows) => rows.iter().any(holds_amount),
        _ => false,
    })
}

fn turn(row: &mut Row, rate: Decimal, path: &str) -> Result<(), Refusal> {
    for (field, cell) in row.schema.fields.iter().zip(&mut row.cells) {
        let here = format!("{path}.{}", field.name);
        match cell {
            Value::Money(amount) => {
                let turned = times(*amount, rate);
                let Some(turned) =
                    turned.filter(|m| m.cents() > 0 || !matches!(field.kind, Kind::Price))
                else {
                    let what = phrase!("{amount} times {rate} is not allowed here", amount, rate);
                    return Err(Refusal::at(here, what, phrase!("look at the rate once more")));
                };
                *amount = turned;
            }
            Value::One(part) => turn(part, rate, &here)?,
            Value::Many(rows) => {
                for (i, row) in rows.iter_mut().enumerate() {
                    turn(row, rate, &format!("{here}[{i}]"))?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The amount times the rate, to the cent, half away from zero.
fn times(amount: Money, rate: Decimal) -> Option<Money> {
    let turned = amount.decimal().checked_mul(rate)?;
    let cents = turned.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    Money::from_decimal(cents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Book, Product, Record, Rep};

    fn book(currency: Option<&str>, price: Option<i64>) -> Row {
        let mut rep = Row::empty(Rep::SCHEMA);
        rep.set("currency", currency.map_or(Value::Absent, |c| Value::Text(c.to_owned())));
        let mut book = Row::empty(Book::SCHEMA);
        book.set("rep", Value::One(Box::new(rep)));
        if let Some(cents) = price {
            let mut product = Row::empty(Product::SCHEMA);
            product.set("list_price", Value::Money(Money::from_cents(cents)));
            book.set("products", Value::Many(vec![product]));
        }
        book
    }

    fn price(book: &Row) -> &Value {
        book.rows("products")[0].get("list_price")
    }

    fn at(rate: &str) -> Rate {
        Rate { given: rate.parse().ok(), of_table: false }
    }

    #[test]
    fn another_currency_needs_a_rate_only_where_there_is_an_amount() {
        let ours = book(Some("EUR"), None);
        let none = Rate::default();
        assert!(settle(&ours, &mut book(Some("USD"), Some(0)), none).is_err());
        for (theirs, amount) in [(Some("USD"), None), (Some("EUR"), Some(5)), (None, Some(5))] {
            assert_eq!(settle(&ours, &mut book(theirs, amount), none), Ok(None), "{theirs:?}");
        }
        assert_eq!(settle(&book(None, None), &mut book(Some("USD"), Some(5)), none), Ok(None));
    }

    #[test]
    fn without_an_amount_the_book_keeps_its_currency() {
        let mut theirs = book(Some("USD"), None);
        let said = settle(&book(Some("EUR"), None), &mut theirs, Rate::default());
        assert_eq!((said, currency(&theirs)), (Ok(None), None));
    }

    #[test]
    fn amounts_are_turned_to_the_cent_and_the_rate_is_said() {
        let ours = book(Some("EUR"), None);
        let mut theirs = book(Some("USD"), Some(1_05));
        let said = settle(&ours, &mut theirs, at("0.9")).unwrap();
        assert!(said.is_some_and(|s| s.contains("1 USD = 0.9 EUR")));
        assert_eq!(*price(&theirs), Value::Money(Money::from_cents(95)), "0.945, half up");
        assert_eq!(currency(&theirs), None);
        for same in [Some("EUR"), None] {
            let mut file = book(same, Some(1_05));
            assert!(
                settle(&ours, &mut file, at("0.9"))
                    .unwrap()
                    .is_some_and(|s| s.contains("not used"))
            );
            assert_eq!(*price(&file), Value::Money(Money::from_cents(105)));
        }
        let mut table = book(None, Some(1_05));
        settle(&ours, &mut table, Rate { of_table: true, ..at("2") }).unwrap();
        assert_eq!(*price(&table), Value::Money(Money::from_cents(210)));
    }
}
