//! Headers to meanings: each by itself, then all of them beside each other.

use super::columns::{self, Meaning, Part};
use super::split::Table;
use super::{ColumnGuess, TableOptions};
use crate::exchange::day::{Sense, parse_day_words};
use crate::model::{Date, Refusal, is_blank, quoted};
use chrono::Datelike;

/// Words that a year's header may have beside its column.
const YEAR_WORDS: &[&str] = &[
    "fy", "gj", "fiscal", "year", "jahr", "in", "eur", "usd", "chf", "gbp", "cny", "rmb", "nok",
    "年", "年度", "年的", "€", "$", "元",
];

/// Words between a year's column and the day to which it counts.
const UNTIL_WORDS: &[&str] = &[
    "(stand", " stand", "(bis", " bis", "(until", " until", "(as of", " as of", "(per", " per",
    "(截至", "截至",
];

/// What may stand in brackets behind a header and changes nothing.
const UNITS: &[&str] = &[
    "eur", "usd", "chf", "gbp", "cny", "rmb", "nok", "sek", "dkk", "€", "$", "£", "¥", "元", "net",
    "netto", "%",
];

/// What every column of the table means.
pub(super) fn guess(table: &Table, options: &TableOptions) -> Result<Vec<ColumnGuess>, Refusal> {
    let mut found: Vec<Choice> = Vec::new();
    for header in &table.headers {
        let given = options.columns.iter().find(|(name, _)| name == header);
        found.push(match given {
            Some((_, meaning)) => Choice::Given(named(meaning, options.today)?),
            None => Choice::Open(candidates(header, Some(options.today))),
        });
    }
    let meanings = demote(settle(&found));
    let guesses = table.headers.iter().enumerate().map(|(at, header)| ColumnGuess {
        header: header.clone(),
        understood: matches!(found[at], Choice::Given(_)) || meanings[at].part != Part::Note,
        meaning: meanings[at].clone(),
        sample: sample(table, at),
    });
    let guesses: Vec<ColumnGuess> = guesses.collect();
    let names_account = guesses.iter().any(|g| g.meaning.is(Part::Account, "name"));
    if names_account || options.account.is_some() {
        return Ok(guesses);
    }
    let seen: Vec<String> =
        table.headers.iter().filter(|h| !is_blank(h)).map(|h| quoted(h)).collect();
    Err(Refusal::at(
        format!("line {}", table.header_line),
        format!("no column is the account's name; the columns are {}", seen.join(", ")),
        "give the first row a header \"account\" (or Firma, 客户), or say which column it is",
    ))
}

enum Choice {
    Given(Meaning),
    Open(Vec<Meaning>),
}

fn sample(table: &Table, at: usize) -> String {
    let mut cells = table.rows.iter().filter_map(|(_, cells)| cells.get(at));
    cells.find(|cell| !is_blank(cell)).cloned().unwrap_or_default()
}

/// The meaning of a name out of `meanings`, a year behind it where it has one.
fn named(name: &str, today: Date) -> Result<Meaning, Refusal> {
    match name {
        "note" => return Ok(Meaning::NOTE),
        "leave out" => return Ok(Meaning::SKIP),
        _ => {}
    }
    let exact = super::known::columns().find(|c| c.headers.first() == Some(&name)).map(Meaning::of);
    exact.or_else(|| candidates(name, Some(today)).into_iter().next()).ok_or_else(|| {
        Refusal::because(
            format!("{} is nothing that a column can be", quoted(name)),
            format!("it can be {}", columns::meanings().join(", ")),
        )
    })
}

/// All that a header can mean by itself.
pub(super) fn candidates(header: &str, today: Option<Date>) -> Vec<Meaning> {
    let header = without_unit(header);
    let plain: Vec<Meaning> = columns::known(header).into_iter().map(Meaning::of).collect();
    if plain.is_empty() { of_a_year(header, today).into_iter().collect() } else { plain }
}

/// The header without brackets that hold a unit only.
fn without_unit(header: &str) -> &str {
    let cut = header.rsplit_once(['(', '[', '（']).and_then(|(before, inside)| {
        let inside = inside.trim_end_matches([')', ']', '）', ' ']).to_lowercase();
        UNITS.contains(&inside.trim()).then_some(before)
    });
    cut.unwrap_or(header)
}

/// `Umsatz 2025`, `2026 sales`, `revenue FY2026 (as of 30.09.)`, `2026年销售额`.
fn of_a_year(header: &str, today: Option<Date>) -> Option<Meaning> {
    let lower = header.to_lowercase();
    let (front, day) = UNTIL_WORDS
        .iter()
        .find_map(|word| lower.split_once(word))
        .map_or((lower.as_str(), None), |(front, day)| {
            (front, Some(day.trim_matches([' ', ':', ')', '）'])))
        });
    let digits: Vec<&str> =
        front.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
    let year = match digits.as_slice() {
        [one] if one.len() == 4 => one.parse::<i64>().ok().filter(|y| (1900..2200).contains(y))?,
        _ => return None,
    };
    let rest = front.replace(digits[0], " ");
    let words: Vec<&str> = rest
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '_' | ':' | '.'))
        .map(|w| w.trim_start_matches("年度").trim_start_matches('年'))
        .filter(|w| !w.is_empty() && !YEAR_WORDS.contains(w))
        .collect();
    let column = columns::known(&words.join(" "))
        .into_iter()
        .find(|c| c.part == Part::Year && c.field != "year")?;
    let until = match (day, today) {
        (Some(day), Some(today)) => Some(until(day, year, today)?),
        _ => None,
    };
    Some(Meaning { year: Some(year), until, ..Meaning::of(column) })
}

fn until(day: &str, year: i64, today: Date) -> Option<Date> {
    let date = parse_day_words(day, today, Sense::Past).ok()?.date;
    if day.contains(&year.to_string()) {
        return Some(date);
    }
    date.with_year(i32::try_from(year).ok()?)
}

/// Headers that fit one column first; then the others by what stands beside them.
fn settle(found: &[Choice]) -> Vec<Meaning> {
    let mut settled: Vec<Option<Meaning>> = found
        .iter()
        .map(|choice| match choice {
            Choice::Given(meaning) => Some(meaning.clone()),
            Choice::Open(all) if all.is_empty() => Some(Meaning::NOTE),
            Choice::Open(all) if all.len() == 1 => all.first().cloned(),
            Choice::Open(_) => None,
        })
        .collect();
    for at in 0..found.len() {
        if let (None, Choice::Open(all)) = (&settled[at], &found[at]) {
            settled[at] = Some(beside(all, &settled, at));
        }
    }
    settled.into_iter().map(|meaning| meaning.unwrap_or(Meaning::NOTE)).collect()
}

/// Of several meanings the one that fits the nearest settled column on the left and is not taken.
fn beside(all: &[Meaning], settled: &[Option<Meaning>], at: usize) -> Meaning {
    let taken = |m: &Meaning| settled.iter().flatten().any(|s| s.is(m.part, m.field));
    let named = |part: Part| settled.iter().flatten().any(|s| s.part == part && is_name(s));
    let free: Vec<&Meaning> = all.iter().filter(|m| !taken(m)).collect();
    let left = settled[..at]
        .iter()
        .rev()
        .flatten()
        .map(|m| m.part)
        .find(|p| !matches!(p, Part::Note | Part::Skip));
    let fits = free.iter().find(|m| Some(m.part) == left && !is_name(m));
    let names = free.iter().find(|m| is_name(m) && !named(m.part));
    let usable = free.iter().find(|m| m.part == Part::Account || named(m.part));
    let best = fits.or(names).or(usable).or(free.first()).copied();
    best.or(all.first()).cloned().unwrap_or(Meaning::NOTE)
}

fn is_name(meaning: &Meaning) -> bool {
    matches!(meaning.field, "name" | "first_name" | "last_name")
}

/// Columns of a person or deal without a name column, and of a year that nobody names, are notes.
fn demote(meanings: Vec<Meaning>) -> Vec<Meaning> {
    let has = |test: &dyn Fn(&Meaning) -> bool| meanings.iter().any(test);
    let person = has(&|m| m.part == Part::Person && is_name(m));
    let deal = has(&|m| m.part == Part::Deal && is_name(m));
    let money = has(&|m| m.part == Part::Year && matches!(m.field, "revenue" | "target"));
    let year = has(&|m| m.part == Part::Year && matches!(m.field, "year" | "until"));
    meanings
        .iter()
        .map(|m| match m.part {
            Part::Person if !person => Meaning::NOTE,
            Part::Deal if !deal => Meaning::NOTE,
            Part::Year if !money || (m.year.is_none() && !year) => Meaning::NOTE,
            _ => m.clone(),
        })
        .collect()
}
