//! One cell to one value, by the kind of its field.

use super::TableOptions;
use super::stamp;
use crate::language::choices;
use crate::language::numbers::read_amount;
use crate::language::shares;
use crate::language::unit::Unit;
use crate::model::{Field, Kind, Money, Refusal, Value, quoted};
use crate::text::fold;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What the header and the cells of a column say of each other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// The decimal mark of its numbers.
    pub decimal: Option<char>,
    /// Whether `12/1` is 1 December in it; unknown where no cell decides.
    pub month_first: Option<bool>,
    /// The mark that parts no thousands in such files: a comma where semicolons part the cells.
    pub odd_mark: Option<char>,
    /// Scale, per cent and currency that the header says.
    pub unit: Unit,
    /// One of its cells shows that three figures stand behind its decimal mark: `0.750`.
    pub thousandths: bool,
    /// Its shares are per cent, or its chances parts of one, as one cell of it proves.
    pub hundredfold: bool,
}

/// The value of a cell.
pub(super) fn read(
    text: &str,
    field: &Field,
    style: Style,
    options: &TableOptions,
) -> Result<Value, Refusal> {
    match field.kind {
        Kind::Day => day(text, style, options).map(|moment| Value::Day(moment.date)),
        Kind::Moment => day(text, style, options).map(Value::Moment),
        Kind::Whole(least, most) => {
            whole(text, field.name, (least, most), style, options).map(Value::Whole)
        }
        Kind::Number(least, most, places) => {
            share(text, (least, most, places), style).map(Value::Number)
        }
        Kind::Money | Kind::Price => money(text, style).map(Value::Money),
        Kind::Flag => choices::flag(text).map(Value::Flag).ok_or_else(|| {
            Refusal::because(
                phrase!("{} is neither yes nor no", quoted(text)),
                phrase!("write yes or no"),
            )
        }),
        Kind::Choice(allowed) => {
            choice(text, field.name, allowed).map(|w| Value::Text(w.to_owned()))
        }
        Kind::Choices(allowed) => choices(text, field.name, allowed),
        Kind::Words | Kind::Refs(_) => Ok(Value::Words(several(text).collect())),
        _ => Ok(Value::Text(text.to_owned())),
    }
}

fn day(text: &str, style: Style, options: &TableOptions) -> Result<crate::model::Moment, Refusal> {
    stamp::day(text, style.month_first, options.today)
}

/// The parts of a cell that holds several, ` ::: ` between those of some programs.
fn several(text: &str) -> impl Iterator<Item = String> {
    text.split(" ::: ").flat_map(crate::text::several)
}

fn choice(
    text: &str,
    field: &str,
    allowed: &'static [&'static str],
) -> Result<&'static str, Refusal> {
    choices::word(field, allowed, text).ok_or_else(|| {
        if field == "status" && says_left(text) {
            return Refusal::because(
                phrase!(
                    "{} says that somebody left, and not when: they are still there",
                    quoted(text)
                ),
                phrase!("say the day: anteroom set person ACCOUNT PERSON --left DAY"),
            );
        }
        Refusal::because(
            phrase!("{} is not known here", quoted(text)),
            phrase!("it can be {}", allowed.join(", ").replace('_', " ")),
        )
    })
}

/// `Left company`, `ausgeschieden`.
fn says_left(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "left",
        "no longer",
        "former",
        "ausgeschieden",
        "ehemalig",
        "nicht mehr",
        "parti",
        "离职",
    ];
    let folded = fold(text);
    WORDS.iter().any(|word| folded.starts_with(word))
}

fn choices(text: &str, field: &str, allowed: &'static [&'static str]) -> Result<Value, Refusal> {
    let mut found: Vec<String> = Vec::new();
    let parts: Vec<String> = several(text).collect();
    for part in parts.iter().flat_map(|part| part.split('/')) {
        let word = choice(part, field, allowed)?.to_owned();
        if !found.contains(&word) {
            found.push(word);
        }
    }
    Ok(Value::Words(found))
}

fn money(text: &str, style: Style) -> Result<Money, Refusal> {
    if is_doubtful(text, style) {
        return Err(Refusal::because(
            phrase!("{} can be thousands, or has more than two decimals", quoted(text)),
            phrase!("write it without a mark, or with two decimals"),
        ));
    }
    let number = read_amount(text, style.decimal, style.unit)?.number;
    if number.is_sign_negative() && !number.is_zero() {
        return Err(Refusal::because(
            phrase!("{} is below 0", quoted(text)),
            phrase!("give an amount that is not negative"),
        ));
    }
    Money::from_decimal(number).ok_or_else(|| {
        Refusal::because(
            phrase!("{} has more than two decimals, or is too large", quoted(text)),
            phrase!("give whole cents"),
        )
    })
}

/// `88,000` where other cells have a decimal comma: nobody writes three decimals of money, and the column proves none.
fn is_doubtful(text: &str, style: Style) -> bool {
    let Some(mark) = style.decimal.filter(|_| !style.thousandths && style.unit.scale.is_none())
    else {
        return false;
    };
    if !has_three_behind(text, mark) {
        return false;
    }
    let read = |decimal| read_amount(text, decimal, style.unit).map(|amount| amount.number);
    match (read(Some(mark)), read(None)) {
        (Ok(small), Ok(large)) => {
            let thousand = Decimal::from(1000);
            small < thousand && small.checked_mul(thousand) == Some(large)
        }
        _ => false,
    }
}

/// One mark, and three figures behind it: `88,000`.
pub(super) fn has_three_behind(text: &str, mark: char) -> bool {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || ",.".contains(*c)).collect();
    digits.split_once(mark).is_some_and(|(before, behind)| {
        let is_plain = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        is_plain(before) && is_plain(behind) && behind.len() == 3 && before != "0"
    })
}

/// Does one cell of a column of amounts show that its decimal mark has three figures behind it?
pub(super) fn has_thousandths<'a>(
    mut cells: impl Iterator<Item = &'a str>,
    decimal: Option<char>,
) -> bool {
    let Some(mark) = decimal else { return false };
    cells.any(|cell| {
        let digits: String = cell.chars().filter(|c| c.is_ascii_digit() || *c == mark).collect();
        digits.split_once(mark).is_some_and(|(whole, behind)| whole == "0" && behind.len() == 3)
    })
}

fn whole(
    text: &str,
    field: &str,
    range: (i64, i64),
    style: Style,
    options: &TableOptions,
) -> Result<i64, Refusal> {
    let worded = match field {
        "buying_stage" => choices::stage(text, &options.stages),
        field => choices::mark(field, text),
    };
    if let Some(mark) = worded {
        return Ok(mark);
    }
    if field.ends_with("_stage") && !text.chars().any(|c| c.is_ascii_digit()) {
        let mut stages: Vec<&(i64, String)> = options.stages.iter().collect();
        stages.dedup_by_key(|(number, _)| *number);
        let names = stages.iter().map(|(number, name)| format!("{number} {name}"));
        let names: Vec<String> = names.collect();
        let remedy = phrase!("it can be 1 to 6: {}", names.join(", "));
        let what = phrase!("{} is no stage that is known", quoted(text));
        return Err(Refusal::because(what, remedy));
    }
    let rate = field == "chance";
    let said = shares::percent(text).filter(|_| rate).map(|percent| percent.normalize());
    if let Some(percent) = said.filter(|p| p.scale() == 0).and_then(|p| p.to_i64())
        && (range.0..=range.1).contains(&percent)
    {
        return Ok(percent);
    }
    let plain = if rate { text.trim_end_matches(['%', '％', ' ']) } else { text };
    let unit = if rate { Unit::default() } else { style.unit };
    let plain = if field == "employees" { without_heads(plain) } else { plain };
    let number = read_amount(staged(plain, field), style.decimal, unit)?.number;
    // Nobody has 1.2 employees: the mark parts thousands.
    let groups = field == "employees" && number.normalize().scale() > 0;
    let number = match read_amount(plain, None, unit) {
        Ok(grouped) if groups => grouped.number,
        _ => number,
    };
    let parts = rate && style.hundredfold && plain.len() == text.len();
    let number = if parts { number * Decimal::ONE_HUNDRED } else { number };
    let whole = number.normalize();
    let fits = (whole.scale() == 0)
        .then(|| whole.to_i64())
        .flatten()
        .filter(|n| (range.0..=range.1).contains(n));
    fits.ok_or_else(|| {
        Refusal::because(
            phrase!("{} does not fit", quoted(text)),
            phrase!("give a whole number from {} to {}", range.0, range.1),
        )
    })
}

/// `1200 MA`, `80 employees`, `50人`: who is counted.
fn without_heads(text: &str) -> &str {
    const HEADS: [&str; 14] = [
        "mitarbeiterinnen",
        "mitarbeiter",
        "mitarbeitende",
        "beschäftigte",
        "ma.",
        "ma",
        "employees",
        "staff",
        "people",
        "personen",
        "fte",
        "salariés",
        "人",
        "名",
    ];
    let lower = text.to_lowercase();
    let length = HEADS.iter().find_map(|word| lower.strip_suffix(word).map(str::len));
    let bare = length.filter(|_| lower.len() == text.len()).and_then(|length| text.get(..length));
    bare.map_or(text, str::trim_end)
}

/// `3 - specification`, `Phase 4`, `4/6`: the number of a stage.
fn staged<'a>(text: &'a str, field: &str) -> &'a str {
    if !field.ends_with("_stage") {
        return text;
    }
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    numbers.next().unwrap_or(text)
}

/// A rate: `0.35`, `35 %`, and `35` in a column of per cent.
fn share(text: &str, range: (i64, i64, u32), style: Style) -> Result<Decimal, Refusal> {
    let plain = text.trim_end_matches(['%', '％', ' ']);
    // `四成`, `halb`: without a digit no mark of the column decides how it is read.
    let worded = text.chars().all(|c| !c.is_ascii_digit()).then(|| shares::percent(text)).flatten();
    if let Some(percent) = worded {
        return Ok((percent / Decimal::ONE_HUNDRED).normalize());
    }
    let number = read_amount(plain, style.decimal, Unit::default())?.number;
    let percent = plain.len() < text.len() || style.unit.percent || style.hundredfold;
    let number = if percent { number / Decimal::ONE_HUNDRED } else { number };
    let fits = number >= Decimal::from(range.0)
        && number <= Decimal::from(range.1)
        && number.normalize().scale() <= range.2;
    if fits {
        return Ok(number.normalize());
    }
    Err(Refusal::because(
        phrase!("{} does not fit", quoted(text)),
        phrase!("give {} to {}, or a percentage", range.0, range.1),
    ))
}

/// Whether one cell of a column of shares shows that all are per cent, or of chances that all are parts of one.
pub(super) fn hundredfold<'a>(
    cells: impl Iterator<Item = &'a str>,
    decimal: Option<char>,
    field: &Field,
) -> bool {
    let plain = cells.filter(|cell| !cell.ends_with(['%', '％']));
    let numbers: Vec<Decimal> = plain
        .filter_map(|cell| Some(read_amount(cell, decimal, Unit::default()).ok()?.number))
        .collect();
    match field.kind {
        Kind::Number(..) => numbers.iter().any(large),
        _ if field.name == "chance" => {
            numbers.iter().any(|n| n.normalize().scale() > 0) && !numbers.iter().any(large)
        }
        _ => false,
    }
}

fn large(n: &Decimal) -> bool {
    n.abs() > Decimal::ONE
}
