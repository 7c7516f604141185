//! A whole number, an amount, a rate as a rep types it: one reader for forms and commands.

use super::choices;
use super::numbers::read_number;
use super::often;
use super::shares;
use crate::model::{Kind, Money, Refusal, Value};
use crate::text::parse::narrow;
use rust_decimal::Decimal;

/// What is typed means as a value of this kind in the field of this name; a sentence where it is none. It is read as
/// the cells of an import are: `1.200` is 1200, `28` in the field of a rate 28 %, `30 Tage` in one of days 30.
pub fn read_figure(text: &str, kind: Kind, field: &str) -> Result<Value, Refusal> {
    let text = plain(text);
    if text.is_empty() {
        return Ok(Value::Absent);
    }
    match kind {
        Kind::Whole(least, most) => whole(&text, least, most, field),
        Kind::Money | Kind::Price => money(&text, matches!(kind, Kind::Price)),
        Kind::Number(least, most, places) => {
            // Of hours and their like only their own word stands behind them: no week has so many hours.
            let (bare, times) = counted(&text, field);
            decimal(if times == 1 { bare } else { &text }, least, most, places)
        }
        _ => Ok(Value::Text(text)),
    }
}

/// The number that a figure is, where it is one and nothing else: `500k`, `1,2 Mio €`, `1.250`. `20 %`, `5 m` and
/// `09` are texts.
pub fn figure_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if let Ok(number) = text.parse::<Decimal>()
        && number.to_string() == text
        && number.scale() != 3
    {
        return Some(number);
    }
    let digits = text.trim_start_matches(['-', '+']);
    let is_code = digits.starts_with('0') && !digits.starts_with("0.") && !digits.starts_with("0,");
    let marked = text.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '-' | '+'));
    let metres = text.ends_with(['m', 'M', 't', 'T']);
    if is_code || !marked || metres || text.contains(['(', ')']) {
        return None;
    }
    read_number(text, None).ok().map(|number| number.normalize())
}

/// Full-width digits and signs as plain ones, no blanks at the ends.
fn plain(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '０'..='９' | '．' | '，' | '－' | '％' => {
                char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
            }
            '\u{2212}' => '-',
            _ => c,
        })
        .collect()
}

fn whole(text: &str, least: i64, most: i64, field: &str) -> Result<Value, Refusal> {
    if let Some(mark) = choices::mark(field, text).filter(|n| (least..=most).contains(n)) {
        return Ok(Value::Whole(mark));
    }
    if (least, most) == (0, 100)
        && let Some(percent) = shares::percent(text).filter(|p| p.fract().is_zero())
        && let Some(percent) = narrow(percent.trunc()).filter(|n: &i64| (0..=100).contains(n))
    {
        return Ok(Value::Whole(percent));
    }
    let often = field.ends_with("days").then(|| often::days_of(text)).flatten();
    if let Some(days) = often.filter(|days| (least..=most).contains(days)) {
        return Ok(Value::Whole(days));
    }
    let (text, times) = counted(often::without_every(text, field), field);
    let percent = text.strip_suffix('%').filter(|_| (least, most) == (0, 100));
    let text = percent.unwrap_or(text).trim();
    let number = read_number(text, None).ok().filter(|n| n.fract().is_zero());
    let number = number.and_then(|n| narrow(n.trunc())).and_then(|n: i64| n.checked_mul(times));
    if let Some(number) = number.filter(|n| (least..=most).contains(n)) {
        return Ok(Value::Whole(number));
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if let Some((place, letter)) = digits.chars().enumerate().find(|(_, c)| odd(c)) {
        let last = place + 1 == digits.chars().count();
        let which = match (last, letter.is_alphabetic()) {
            (true, true) => phrase!("the last letter is an {letter}", letter),
            _ => phrase!("{letter} is no digit", letter),
        };
        return Err(refused(phrase!("a whole number is needed; {which}", which)));
    }
    Err(refused(phrase!("a whole number {} is needed", range(least, most))))
}

fn odd(c: &char) -> bool {
    !(c.is_ascii_digit() || ".,' ’\u{a0}".contains(*c))
}

/// What is counted in a field of days, hours, heads, quarters or stages, and how many of them each is.
const COUNTED: &[(&str, i64, &[&str])] = &[
    ("days", 1, &["working days", "days", "day", "tagen", "tage", "tag", "jours", "天", "日", "d"]),
    ("days", 7, &["weeks", "week", "wochen", "woche", "semaines", "周", "w"]),
    (
        "days",
        30,
        &["months", "month", "monaten", "monate", "monat", "mois", "meses", "mes", "个月"],
    ),
    (
        "days",
        91,
        &["quarters", "quarter", "quartale", "quartal", "trimestres", "trimestre", "个季度"],
    ),
    ("days", 365, &["years", "year", "jahren", "jahre", "jahr", "ans", "an", "anos", "年"]),
    (
        "hours",
        1,
        &["hours", "hour", "hrs.", "hrs", "hr", "stunden", "stunde", "std.", "std", "小时", "h"],
    ),
    (
        "employees",
        1,
        &[
            "mitarbeiterinnen",
            "mitarbeitende",
            "mitarbeiter",
            "beschäftigte",
            "employees",
            "personen",
            "salariés",
            "people",
            "staff",
            "fte",
            "ma.",
            "ma",
            "人",
            "名",
        ],
    ),
    ("quarter", 1, &["quartal", "quarter", "季度"]),
    ("strength", 1, &["of 5", "von 5", "/5"]),
    ("score", 1, &["of 5", "von 5", "/5"]),
];

/// Words before the number of a quarter or a stage.
const NUMBERED: &[(&str, &[&str])] = &[
    ("quarter", &["quartal", "quarter", "q", "第"]),
    ("stage", &["phase", "stage", "stufe", "阶段"]),
];

/// The number without what is counted: `30 Tage` is 30, `2 Wochen` in a field of days 2 times 7, `Q2` 2.
fn counted<'a>(text: &'a str, field: &str) -> (&'a str, i64) {
    let of = |name: &str| field == name || field.ends_with(&format!("_{name}"));
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return (text, 1);
    }
    let known = NUMBERED.iter().filter(|(name, _)| of(name)).flat_map(|(_, words)| *words);
    let begun = known.filter_map(|word| lower.strip_prefix(word)).map(str::len).next();
    let text = begun.and_then(|rest| text.get(text.len() - rest..)).unwrap_or(text).trim_start();
    let lower = text.to_lowercase();
    let found = COUNTED.iter().filter(|(name, ..)| of(name)).find_map(|(_, times, words)| {
        let rest = words.iter().find_map(|word| lower.strip_suffix(word))?;
        let number = text.get(..rest.len())?.trim_end().trim_end_matches('.');
        number.ends_with(|c: char| c.is_ascii_digit()).then_some((number, *times))
    });
    found.unwrap_or((text, 1))
}

fn money(text: &str, above: bool) -> Result<Value, Refusal> {
    if let Some(millions) = text.strip_suffix(['m', 'M'])
        && millions.ends_with(|c: char| c.is_ascii_digit())
        && two_ways(millions)
    {
        return Err(refused(phrase!("{text} can be two numbers; write it without the mark", text)));
    }
    let Some(money) = Money::from_decimal(amount(text)?) else {
        return Err(refused(
            phrase!("an amount has at most two decimals, and at most ten million millions").into(),
        ));
    };
    match money.cents() {
        n if n < 0 => Err(refused(phrase!("an amount is not below 0").into())),
        0 if above => Err(refused(phrase!("a price is above 0").into())),
        _ => Ok(Value::Money(money)),
    }
}

/// One mark with three digits behind it: thousands, or decimals.
fn two_ways(text: &str) -> bool {
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let behind = text.rsplit(['.', ',']).next().map_or(0, str::len);
    marks.len() == 1 && behind == 3 && !text.starts_with('0')
}

fn decimal(text: &str, least: i64, most: i64, places: u32) -> Result<Value, Refusal> {
    let rate = most == 1;
    let share = shares::percent(text);
    let percent = rate && share.is_some();
    let mut number = match share {
        Some(share) if rate => share,
        Some(_) => return Err(refused(phrase!("a plain number is needed, without %").into())),
        None => amount(text)?,
    };
    let whole = number.abs() >= Decimal::ONE;
    if rate && !percent && number.abs() == Decimal::ONE {
        return Err(refused(phrase!(
            "{text} can be {text} % or all of it; write {text} % or 100 %",
            text
        )));
    }
    // `28` in a field of a rate is 28 %, as in a table.
    if percent || (rate && whole) {
        number /= Decimal::ONE_HUNDRED;
    }
    if number < Decimal::from(least) || number > Decimal::from(most) {
        return Err(refused(match rate {
            true => phrase!("a rate is needed, such as 12 % or 0.12").into(),
            false => phrase!("a number {} is needed", range(least, most)),
        }));
    }
    if number.normalize().scale() > places {
        let some = if places == 1 { "decimal" } else { "decimals" };
        return Err(refused(phrase!("at most {places} {some}", places, some)));
    }
    Ok(Value::Number(number.normalize()))
}

/// A number with or without groups, `k`, `Mio`, `万`; refused where it can be two numbers.
fn amount(text: &str) -> Result<Decimal, Refusal> {
    read_number(text, None).map_err(|refusal| match two_numbers(text) {
        true => refusal,
        false => refused(phrase!("a number is needed, such as 12.5 or 1,840,000").to_owned()),
    })
}

/// `300-350k`: whoever reads it as a number says which two.
fn two_numbers(text: &str) -> bool {
    super::number_words::range_of(text).is_some()
}

fn range(least: i64, most: i64) -> String {
    match most {
        1_000_000_000.. => phrase!("from {least} on", least),
        _ => phrase!("from {least} to {most}", least, most),
    }
}

/// The whole sentence is what is wrong: it says what is needed.
fn refused(sentence: String) -> Refusal {
    Refusal { place: None, what: sentence, remedy: None }
}

#[cfg(test)]
#[path = "figures_tests.rs"]
mod tests;
