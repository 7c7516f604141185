//! A file in another currency: refused, or every amount at the rate given.
use crate::names::list;
use crate::table::{Holds, fields};
use crate::values::{Judged, refuse};
use serde_json::{Value, json};

/// What one of the file's money is worth in the book's: so many of so many.
#[derive(Clone, Copy)]
pub struct Rate(pub i64, pub i64);

impl Rate {
    /// As the command line has it.
    pub fn text(self) -> String {
        format!("{}", self.0 as f64 / self.1 as f64)
    }
}

pub fn settle(book: &Value, file: &mut Value, rate: Option<Rate>) -> Judged<()> {
    let (ours, theirs) = (&book["rep"]["currency"], file["rep"]["currency"].clone());
    if !ours.is_string() || !theirs.is_string() || *ours == theirs {
        return Ok(());
    }
    if let Some(rep) = file["rep"].as_object_mut() {
        rep.remove("currency");
    }
    match rate {
        None if holds_amount("book", file) => {
            refuse("rep.currency", format!("{theirs}, not {ours}"))
        }
        None => Ok(()),
        Some(rate) => turn("book", file, rate),
    }
}

fn holds_amount(record: &str, value: &Value) -> bool {
    fields(record).iter().any(|field| match &field.holds {
        Holds::Money | Holds::Price => value[field.name].is_number(),
        Holds::Object(record) => holds_amount(record, &value[field.name]),
        Holds::Records(record) => {
            list(value, field.name).iter().any(|one| holds_amount(record, one))
        }
        _ => false,
    })
}

fn turn(record: &str, value: &mut Value, rate: Rate) -> Judged<()> {
    for field in fields(record) {
        let Some(given) = value.get_mut(field.name) else {
            continue;
        };
        match field.holds {
            Holds::Money | Holds::Price if given.is_number() => {
                let cents = (given.as_f64().unwrap_or_default() * 100.0).round() as i64;
                let cents = (2 * cents * rate.0 + rate.1).div_euclid(2 * rate.1);
                if cents == 0 && field.holds == Holds::Price {
                    return refuse(field.name, "a price of nothing");
                }
                *given = json!(cents as f64 / 100.0);
            }
            Holds::Object(record) if given.is_object() => turn(record, given, rate)?,
            Holds::Records(record) => {
                for one in given.as_array_mut().into_iter().flatten() {
                    turn(record, one, rate)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}
