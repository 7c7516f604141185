//! Headers to meanings: each by itself, then all of them beside each other.

use super::columns::{self, Meaning, Part};
use super::names;
use super::split::Table;
use super::{ColumnGuess, TableOptions, period};
use crate::language::unit;
use crate::model::{Date, Refusal, is_blank, quoted};
use crate::text::fold;

/// Words that a year's header may have beside its column.
const YEAR_WORDS: &[&str] = &[
    "fy", "gj", "fiscal", "year", "jahr", "exercice", "année", "in", "de", "en", "of", "du", "im",
    "年", "年度", "年的",
];

/// What every column of the table means.
pub(super) fn guess(table: &Table, options: &TableOptions) -> Result<Vec<ColumnGuess>, Refusal> {
    let mut found: Vec<Choice> = Vec::new();
    for header in &table.headers {
        let given = options.columns.iter().find(|(name, _)| name == header);
        found.push(match given {
            Some((_, meaning)) => Choice::Given(named(meaning, options.today)?),
            None => Choice::Open(candidates(header, options.today)),
        });
    }
    let given = |at: usize| matches!(found.get(at), Some(Choice::Given(_)));
    let mut settled = settle(&found, options.account.is_some());
    names::settle_columns(&mut settled, table, &given);
    named_by_words(&mut settled, &found, table);
    let meanings = demote(settled);
    let guesses = table.headers.iter().enumerate().map(|(at, header)| {
        let read = period::of(&unit::of(header).0, options.today);
        ColumnGuess {
            header: header.clone(),
            understood: given(at) || meanings[at].part != Part::Note,
            meaning: meanings[at].clone(),
            sample: sample(table, at),
            unit: unit::of(header).1,
            so_far: meanings[at].until.is_some() && read.is_some_and(|p| p.so_far),
        }
    });
    let guesses: Vec<ColumnGuess> = guesses.collect();
    let names_account = guesses.iter().any(|g| g.meaning.is(Part::Account, "name"));
    if names_account || options.account.is_some() {
        return Ok(guesses);
    }
    Err(no_account(table, &guesses))
}

fn no_account(table: &Table, guesses: &[ColumnGuess]) -> Refusal {
    let at = phrase!("line {}", table.header_line);
    if guesses.iter().any(|g| g.meaning.part == Part::Person && is_name(&g.meaning)) {
        return Refusal::at(
            at,
            phrase!("this is a table of people, and no column says whose company"),
            phrase!(
                "import it with --account and the company's name (in the window: open it from the account), or \
             give the column of the company a header \"account\""
            ),
        );
    }
    const NAMED: usize = 4;
    const LONGEST: usize = 24;
    let mut seen: Vec<String> = Vec::new();
    for header in table.headers.iter().filter(|h| !is_blank(h)) {
        let short: String = header.chars().take(LONGEST).collect();
        let header = quoted(if short.len() < header.len() { &short } else { header });
        if !seen.contains(&header) {
            seen.push(header);
        }
    }
    let more = match seen.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => phrase!(" and {more} more", more),
    };
    seen.truncate(NAMED);
    Refusal::at(
        at,
        phrase!("no column is the account's name; the columns are {}{}", seen.join(", "), more),
        phrase!(
            "give the first row a header \"account\" (or Firma, 客户), or say which column it is"
        ),
    )
}

/// A column of numbers is not the customers' names where another can be: `Debitor` beside `Name 1`.
fn named_by_words(settled: &mut [Meaning], found: &[Choice], table: &Table) {
    let is_account = |m: &Meaning| m.is(Part::Account, "name");
    let is_number = |at: usize| {
        let mut cells = table.rows.iter().filter_map(|(_, cells)| cells.get(at));
        cells.all(|cell| cell.chars().all(|c| c.is_ascii_digit() || "-. /".contains(c)))
    };
    let Some(at) = settled.iter().position(is_account).filter(|at| is_number(*at)) else {
        return;
    };
    let can_be = |choice: &Choice| match choice {
        Choice::Open(all) => all.iter().find(|m| is_account(m)).cloned(),
        Choice::Given(_) => None,
    };
    let other = found.iter().enumerate().find_map(|(other, choice)| {
        let meaning = can_be(choice).filter(|_| other != at && !is_number(other))?;
        Some((other, meaning))
    });
    if let (Some((other, meaning)), Some(Choice::Open(_))) = (other, found.get(at)) {
        settled[at] = Meaning::NOTE;
        settled[other] = meaning;
    }
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
    exact.or_else(|| candidates(name, today).into_iter().next()).ok_or_else(|| {
        Refusal::because(
            phrase!("{} is nothing that a column can be", quoted(name)),
            phrase!("it can be {}", columns::meanings().join(", ")),
        )
    })
}

/// All that a header can mean by itself.
pub(super) fn candidates(header: &str, today: Date) -> Vec<Meaning> {
    let (rest, _) = unit::of(header);
    let known = |header: &str| columns::known(header).into_iter().map(Meaning::of).collect();
    let plain: Vec<Meaning> = known(header);
    let plain = if plain.is_empty() { known(&rest) } else { plain };
    let plain = if plain.is_empty() { of_its_record(header) } else { plain };
    let plain = if plain.is_empty() { of_a_contact(header) } else { plain };
    let first = header.trim().strip_suffix(" 1");
    if let Some(what) = summed(header).or(first).filter(|_| plain.is_empty()) {
        return candidates(what, today);
    }
    let timed = || of_a_year(&rest, today).into_iter().collect();
    if plain.is_empty() { timed() } else { plain }
}

/// Records that other programs put before a header: `Person - Phone - Work`, `Account: Account Name`.
const RECORDS: &[(&str, Part)] = &[
    ("person", Part::Person),
    ("contact", Part::Person),
    ("kontakt", Part::Person),
    ("lead", Part::Person),
    ("联系人", Part::Person),
    ("organization", Part::Account),
    ("organisation", Part::Account),
    ("company", Part::Account),
    ("account", Part::Account),
    ("customer", Part::Account),
    ("firma", Part::Account),
    ("kunde", Part::Account),
    ("客户", Part::Account),
    ("公司", Part::Account),
    ("deal", Part::Deal),
    ("opportunity", Part::Deal),
    ("商机", Part::Deal),
];

/// `Kontakt Vorname`, `Contact First Name`, `Ansprechpartner E-Mail`: a column of the person.
fn of_a_contact(header: &str) -> Vec<Meaning> {
    const WHOSE: [&str; 10] = [
        "primary contact",
        "main contact",
        "contact person",
        "contact",
        "hauptansprechpartner",
        "hauptkontakt",
        "ansprechpartner",
        "kontaktperson",
        "kontakt",
        "interlocuteur",
    ];
    let folded = fold(header);
    let field = WHOSE.iter().find_map(|word| {
        let rest = folded.strip_prefix(word)?;
        rest.starts_with([' ', '-', '_', '/']).then(|| rest.trim_matches([' ', '-', '_', '/']))
    });
    let of_person = |m: &Meaning| m.part == Part::Person && m.field != "notes";
    let all = field.map(columns::known).unwrap_or_default().into_iter().map(Meaning::of);
    all.filter(of_person).collect()
}

/// What a pivot table sums: `Umsatz 2025` of `Summe von Umsatz 2025`.
fn summed(header: &str) -> Option<&str> {
    const SUMS: [&str; 6] =
        ["Summe von ", "Sum of ", "Somme de ", "求和项:", "求和项：", "Total of "];
    SUMS.iter().find_map(|word| header.trim().strip_prefix(word))
}

/// The meanings of a header behind the name of its record.
fn of_its_record(header: &str) -> Vec<Meaning> {
    let marks = [" - ", ": ", " – ", "：", "."];
    let parts = marks.iter().find_map(|mark| header.split_once(*mark).map(|parts| (mark, parts)));
    let Some((mark, (record, field))) = parts else {
        return Vec::new();
    };
    let Some((_, part)) = RECORDS.iter().find(|(word, _)| *word == fold(record.trim())) else {
        return Vec::new();
    };
    // `Phone - Work` is the work phone; what a deal's title is, is its name.
    let turned = field.split_once(*mark).map(|(what, whose)| format!("{whose} {what}"));
    let bare = field.split_once(*mark).map_or(field, |(what, _)| what);
    let named = (*part != Part::Person && fold(bare.trim()) == "title").then_some("name");
    let words = named.into_iter().chain([turned.as_deref().unwrap_or(field), bare]);
    let known = words.map(columns::known).find(|found| !found.is_empty()).unwrap_or_default();
    let all: Vec<Meaning> = known.into_iter().map(Meaning::of).collect();
    let own: Vec<Meaning> = all.iter().filter(|m| m.part == *part).cloned().collect();
    match (own.is_empty(), named) {
        (false, _) => own,
        (true, Some(_)) => columns::known("opportunity")
            .into_iter()
            .map(Meaning::of)
            .filter(|m| m.part == *part)
            .collect(),
        // Another record that is named in it: `Person - Organization`.
        (true, None) => all,
    }
}

/// `Umsatz 2025`, `2026 sales`, `revenue FY2026 (as of 30.09.)`, `2026年销售额`, `Umsatz YTD`.
fn of_a_year(header: &str, today: Date) -> Option<Meaning> {
    let whole = period::of(header, today);
    let short = whole.is_none();
    let in_full = || period::of(&period::with_century(header, today)?, today);
    let period = whole.or_else(in_full)?;
    let words: Vec<&str> = period
        .rest
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '/' | '-' | '_' | ':' | '.' | '(' | ')' | ',')
        })
        .map(|w| w.trim_start_matches("年度").trim_start_matches("年的").trim_start_matches('年'))
        .filter(|w| !w.is_empty() && !YEAR_WORDS.contains(w))
        .collect();
    let column = columns::known(&words.join(" ")).into_iter().find(of_year);
    let meaning = match column {
        Some(column) => Meaning::of(column),
        // A span of months and nothing else, as `1-9月`, is what was sold in it.
        None if words.is_empty() && period.until.is_some() && !short => {
            columns::known("revenue").into_iter().find(of_year).map(Meaning::of)?
        }
        None => return None,
    };
    Some(Meaning { year: Some(period.year), until: period.until, ..meaning })
}

fn of_year(c: &&super::known::Column) -> bool {
    c.part == Part::Year && c.field != "year"
}

/// Headers that fit one column first; then the others by what stands beside them.
fn settle(found: &[Choice], has_account: bool) -> Vec<Meaning> {
    let mut settled: Vec<Option<Meaning>> = found
        .iter()
        .map(|choice| match choice {
            Choice::Given(meaning) => Some(meaning.clone()),
            Choice::Open(all) if all.is_empty() => Some(Meaning::NOTE),
            Choice::Open(all) if all.len() == 1 => all.first().cloned(),
            Choice::Open(_) => None,
        })
        .collect();
    let of_people = is_of_people(&settled, has_account);
    for at in 0..found.len() {
        if let (None, Choice::Open(all)) = (&settled[at], &found[at]) {
            settled[at] = Some(beside(all, &settled, at, of_people));
        }
    }
    settled.into_iter().map(|meaning| meaning.unwrap_or(Meaning::NOTE)).collect()
}

/// Whether the columns that are clear by themselves are those of people alone.
fn is_of_people(settled: &[Option<Meaning>], has_account: bool) -> bool {
    let has = |test: &dyn Fn(&Meaning) -> bool| settled.iter().flatten().any(test);
    (has_account || has(&strong)) && !has(&account)
}

fn strong(m: &Meaning) -> bool {
    m.part == Part::Person && !matches!(m.field, "phone" | "notes" | "name" | "address")
}

fn account(m: &Meaning) -> bool {
    let address = matches!(m.field, "site" | "region" | "address" | "notes");
    (m.part == Part::Account && !address) || matches!(m.part, Part::Year | Part::Deal)
}

/// Of several meanings the one that fits the nearest settled column on the left and is not taken.
fn beside(all: &[Meaning], settled: &[Option<Meaning>], at: usize, of_people: bool) -> Meaning {
    let named = |part: Part| settled.iter().flatten().any(|s| s.part == part && is_name(s));
    let free: Vec<&Meaning> = all.iter().filter(|m| !taken(settled, m)).collect();
    // An address book is one of people: its notes are not the company's.
    let own = all.iter().find(|m| m.is(Part::Person, "notes") && !taken(settled, m));
    if let Some(notes) = own.filter(|_| {
        settled.iter().flatten().any(|s| s.part == Part::Person && s.field == "first_name")
    }) {
        return notes.clone();
    }
    let left = settled[..at]
        .iter()
        .rev()
        .flatten()
        .map(|m| m.part)
        .find(|p| !matches!(p, Part::Note | Part::Skip | Part::Money));
    let person =
        free.iter().find(|m| of_people && m.is(Part::Person, "name") && !named(Part::Account));
    let fits = free.iter().find(|m| Some(m.part) == left && !is_name(m));
    let names = free.iter().find(|m| is_name(m) && !named(m.part));
    let last_name = free.iter().find(|m| m.is(Part::Person, "name") && named(Part::Account));
    let usable = free.iter().find(|m| m.part == Part::Account || named(m.part));
    let best = person.or(fits).or(names).or(last_name).or(usable).or(free.first()).copied();
    best.or(all.first()).cloned().unwrap_or(Meaning::NOTE)
}

fn taken(settled: &[Option<Meaning>], m: &Meaning) -> bool {
    settled.iter().flatten().any(|s| s.is(m.part, m.field))
}

/// Makes a record of its part, alone or with others.
pub(super) fn is_name(meaning: &Meaning) -> bool {
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
