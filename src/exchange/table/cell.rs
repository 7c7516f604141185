//! One cell to one value, by the kind of its field.

use super::number::read_number;
use super::words;
use crate::exchange::day::{Sense, parse_day_words};
use crate::model::{Date, Field, Kind, Moment, Money, Refusal, Value, quoted};
use chrono::Days;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What the cells of a column say of each other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// The decimal mark of its numbers.
    pub decimal: Option<char>,
    /// Whether `12/1` is 1 December in it; unknown where no cell decides.
    pub month_first: Option<bool>,
}

/// A cell that stands for nothing, where a number or a day is asked for.
const NOTHING: &[&str] =
    &["-", "--", "–", "—", "n/a", "na", "k.a.", "#n/a", "#nv", "无", "null", "none", "?"];

/// The value of a cell; absent for one that stands for nothing.
pub(super) fn read(text: &str, field: &Field, style: Style, today: Date) -> Result<Value, Refusal> {
    let nothing =
        NOTHING.contains(&text.to_lowercase().as_str()) && words::mark(field.name, text).is_none();
    let worded = matches!(field.kind, Kind::Text | Kind::Words | Kind::Ref(_) | Kind::Refs(_));
    if nothing && !worded {
        return Ok(Value::Absent);
    }
    match field.kind {
        Kind::Day => day(text, style, today).map(|moment| Value::Day(moment.date)),
        Kind::Moment => day(text, style, today).map(Value::Moment),
        Kind::Whole(least, most) => whole(text, field.name, (least, most), style).map(Value::Whole),
        Kind::Number(least, most, places) => {
            share(text, (least, most, places), style).map(Value::Number)
        }
        Kind::Money | Kind::Price => money(text, style).map(Value::Money),
        Kind::Flag => words::flag(text).map(Value::Flag).ok_or_else(|| {
            Refusal::because(format!("{} is neither yes nor no", quoted(text)), "write yes or no")
        }),
        Kind::Choice(allowed) => {
            choice(text, field.name, allowed).map(|w| Value::Text(w.to_owned()))
        }
        Kind::Choices(allowed) => choices(text, field.name, allowed),
        Kind::Words | Kind::Refs(_) => Ok(Value::Words(several(text).map(str::to_owned).collect())),
        _ => Ok(Value::Text(text.to_owned())),
    }
}

/// The parts of a cell that holds several.
fn several(text: &str) -> impl Iterator<Item = &str> {
    let mark: &[char] =
        if text.contains([';', '；', '\n']) { &[';', '；', '\n'] } else { &[',', '，', '、'] };
    text.split(mark).map(str::trim).filter(|part| !part.is_empty())
}

fn choice(
    text: &str,
    field: &str,
    allowed: &'static [&'static str],
) -> Result<&'static str, Refusal> {
    words::word(field, allowed, text).ok_or_else(|| {
        Refusal::because(
            format!("{} is not known here", quoted(text)),
            format!("it can be {}", allowed.join(", ")),
        )
    })
}

fn choices(text: &str, field: &str, allowed: &'static [&'static str]) -> Result<Value, Refusal> {
    let mut found: Vec<String> = Vec::new();
    for part in several(text).flat_map(|part| part.split('/')) {
        let word = choice(part, field, allowed)?.to_owned();
        if !found.contains(&word) {
            found.push(word);
        }
    }
    Ok(Value::Words(found))
}

fn money(text: &str, style: Style) -> Result<Money, Refusal> {
    let number = read_number(text, style.decimal)?;
    if number.is_sign_negative() && !number.is_zero() {
        return Err(Refusal::because(
            format!("{} is below 0", quoted(text)),
            "give an amount that is not negative",
        ));
    }
    Money::from_decimal(number).ok_or_else(|| {
        Refusal::because(
            format!("{} has more than two decimals, or is too large", quoted(text)),
            "give whole cents",
        )
    })
}

fn whole(text: &str, field: &str, range: (i64, i64), style: Style) -> Result<i64, Refusal> {
    if let Some(mark) = words::mark(field, text) {
        return Ok(mark);
    }
    let text_number =
        if field == "chance" { text.trim_end_matches(['%', '％', ' ']) } else { text };
    let number = read_number(staged(text_number, field), style.decimal)?;
    let whole = number.normalize();
    let fits = (whole.scale() == 0)
        .then(|| whole.to_i64())
        .flatten()
        .filter(|n| (range.0..=range.1).contains(n));
    fits.ok_or_else(|| {
        Refusal::because(
            format!("{} does not fit", quoted(text)),
            format!("give a whole number from {} to {}", range.0, range.1),
        )
    })
}

/// `3 - specification`, `Phase 4`, `4/6`: the number of a stage.
fn staged<'a>(text: &'a str, field: &str) -> &'a str {
    if !field.ends_with("_stage") {
        return text;
    }
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    numbers.next().unwrap_or(text)
}

/// A rate: `0.35`, `35 %`.
fn share(text: &str, range: (i64, i64, u32), style: Style) -> Result<Decimal, Refusal> {
    let plain = text.trim_end_matches(['%', '％', ' ']);
    let number = read_number(plain, style.decimal)?;
    let number = if plain.len() < text.len() { number / Decimal::ONE_HUNDRED } else { number };
    let fits = number >= Decimal::from(range.0)
        && number <= Decimal::from(range.1)
        && number.normalize().scale() <= range.2;
    if fits {
        return Ok(number.normalize());
    }
    Err(Refusal::because(
        format!("{} does not fit", quoted(text)),
        format!("give {} to {}, or a percentage", range.0, range.1),
    ))
}

/// A day: as people type it, as `12/1/2026` in a column that shows its order, as a spreadsheet's number.
fn day(text: &str, style: Style, today: Date) -> Result<Moment, Refusal> {
    if let Some(date) = text.parse::<u64>().ok().and_then(serial) {
        return Ok(Moment::day(date));
    }
    if let (Some((a, b, rest)), Some(month_first)) = (slashed(text), style.month_first) {
        let (day, month) = if month_first { (b, a) } else { (a, b) };
        return parse_day_words(&format!("{day}.{month}.{rest}"), today, Sense::Future);
    }
    parse_day_words(text, today, Sense::Future)
}

/// The day of a spreadsheet's number, from 1955 to 2118.
fn serial(days: u64) -> Option<Date> {
    let base = Date::from_ymd_opt(1899, 12, 30)?;
    (20_000..80_000).contains(&days).then(|| base.checked_add_days(Days::new(days))).flatten()
}

/// The two first numbers of a day with strokes, and what stands behind them.
fn slashed(text: &str) -> Option<(u32, u32, &str)> {
    let (first, rest) = text.trim().split_once('/')?;
    let (second, rest) = rest.split_once('/').unwrap_or((rest, ""));
    let number = |t: &str| t.trim().parse::<u32>().ok().filter(|n| (1..=31).contains(n));
    Some((number(first)?, number(second)?, rest))
}

/// Whether the cells of a column put the month first; unknown where none or both are seen.
pub(super) fn month_first<'a>(cells: impl Iterator<Item = &'a str>) -> Option<bool> {
    let (mut month, mut day) = (false, false);
    for (a, b, _) in cells.filter_map(slashed) {
        day |= a > 12;
        month |= b > 12;
    }
    (month != day).then_some(month)
}
