//! Rows of cells to one book: rows of the same account come together.

use super::activities;
use super::cell::{self, Style};
use super::columns;
use super::currencies;
use super::names;
use super::no_record::{NoRecord, bare_unit, is_unit};
use super::parts::{Cell, Parts};
use super::reach::called_by;
use super::refusals::few;
use super::split::Table;
use super::{ColumnGuess, Inference, Part, TableOptions, Unit, stamp};
use crate::language::names::{Nearness, SameNames, says_form};
use crate::language::numbers::decimal_mark;
use crate::language::unit;
use crate::model::tree::{add_line, add_notes, empty, fill, list_mut, set_text};
use crate::model::{Account, Book, Kind, Refusal, Row, Value, is_blank, quoted};
use std::collections::HashMap;

/// What the rows came to.
pub(super) struct Gathered {
    pub book: Row,
    pub problems: Vec<Refusal>,
    pub remarks: Vec<String>,
    pub inferences: Vec<Inference>,
}

/// Puts the rows of a table into a book.
pub(super) fn gather(table: &Table, guesses: &[ColumnGuess], options: &TableOptions) -> Gathered {
    let styles = styles(table, guesses);
    let labels = names::labels(&table.headers);
    let mut gatherer = Gatherer::new();
    gatherer.problems.extend(table.above.iter().map(|(line, cells)| {
        let what = phrase!(
            "{} stands above the headers, and was left out",
            quoted(cells.join(" ").trim())
        );
        Refusal::at(
            phrase!("line {line}", line),
            what,
            phrase!("move it below them if it is a row"),
        )
    }));
    let mut no_record = NoRecord::new(table, guesses);
    let written = columns::written_here(&table.headers);
    let several = currencies::several(table, guesses, &styles, options);
    gatherer.remarks.extend(currencies::said(&several));
    let is_of_activities = activities::is_list(table, guesses);
    gatherer.remarks.extend(is_of_activities.then(activities::said));
    for (line, cells) in &table.rows {
        let exact = written.and_then(|at| cells.get(at)).is_some_and(|id| !is_blank(id));
        if let Some(left) = no_record.why(*line, cells).filter(|_| !exact) {
            gatherer.problems.push(left);
            continue;
        }
        let mut parts = Parts::new(*line, exact, !several.is_empty());
        parts.is_activity = is_of_activities;
        for (guess, cell) in guesses.iter().zip(cells) {
            if guess.meaning.part == Part::Money {
                parts.take_currency(cell);
            }
        }
        for (at, (guess, text)) in guesses.iter().zip(cells).enumerate() {
            if !is_blank(text) {
                let kind = labels[at].and_then(|label| cells.get(label)).map_or("", String::as_str);
                let kind = kind.trim_start_matches(['*', ' ']);
                parts.take(Cell { guess, kind, text, style: styles[at] }, options);
            }
        }
        parts.beyond(cells.iter().skip(guesses.len()));
        gatherer.add(parts, options);
    }
    let mut book = empty::<Book>();
    if !gatherer.accounts.is_empty() {
        book.set("accounts", Value::Many(gatherer.accounts.into_iter().map(|a| a.row).collect()));
    }
    let Gatherer { problems, remarks, inferences, .. } = gatherer;
    Gathered { book, problems: few(problems), remarks, inferences }
}

/// What the cells of each column say of each other; days of another column where its own say nothing.
pub(super) fn styles(table: &Table, guesses: &[ColumnGuess]) -> Vec<Style> {
    let of_all =
        table.above.iter().flat_map(|(_, cells)| cells).find_map(|title| unit_of_title(title));
    let mut styles: Vec<Style> =
        guesses.iter().enumerate().map(|(at, guess)| style(table, at, guess, of_all)).collect();
    let shown: Vec<bool> = styles.iter().filter_map(|s| s.month_first).collect();
    if let Some(first) = shown.first().filter(|first| shown.iter().all(|s| s == *first)) {
        styles.iter_mut().for_each(|s| s.month_first = s.month_first.or(Some(*first)));
    }
    styles
}

const BEFORE_UNIT: [&str; 4] = [" in ", "单位：", "单位:", " en "];

/// `Alle Werte in TEUR`, `单位：万元` above a table.
fn unit_of_title(title: &str) -> Option<Unit> {
    let lower = title.to_lowercase();
    let (_, behind) = BEFORE_UNIT.iter().find_map(|w| lower.split_once(w))?;
    let word = behind.split([',', ';', '.', ')', '，']).next().unwrap_or_default();
    let (rest, unit) = unit::of(&format!("x ({word})"));
    (rest == "x" && (unit.scale.is_some() || !unit.currency.is_empty())).then_some(unit)
}

/// The unit that stands below the header of a column, where the first row is one of units: `in TEUR`.
fn unit_below(table: &Table, at: usize) -> Option<Unit> {
    let (_, cells) = table.rows.first()?;
    let mut filled = cells.iter().filter(|cell| !is_blank(cell)).peekable();
    filled.peek()?;
    let all = filled.all(|cell| is_unit(cell));
    let cell = cells.get(at).filter(|cell| all && !is_blank(cell))?;
    Some(unit::of(&format!("x ({})", bare_unit(cell))).1)
}

/// The mark that parts no thousands where people write such files.
fn odd_mark(delimiter: char) -> Option<char> {
    match delimiter {
        ';' => Some(','),
        ',' => Some('.'),
        _ => None,
    }
}

fn style(table: &Table, at: usize, guess: &ColumnGuess, of_all: Option<Unit>) -> Style {
    let cells = || {
        let cells = table.rows.iter().filter_map(move |(_, cells)| cells.get(at));
        cells.map(String::as_str)
    };
    let plain = Style { unit: guess.unit, ..Style::default() };
    let Some(field) = guess.meaning.schema_field() else {
        return plain;
    };
    match field.kind {
        Kind::Day | Kind::Moment => Style { month_first: stamp::month_first(cells()), ..plain },
        Kind::Whole(..) | Kind::Number(..) | Kind::Money | Kind::Price => {
            let decimal = decimal_mark(cells());
            let hundredfold = cell::hundredfold(cells(), decimal, field);
            let money = matches!(field.kind, Kind::Money | Kind::Price);
            let bare = guess.unit.scale.is_none() && guess.unit.currency.is_empty();
            let other = unit_below(table, at).or(of_all);
            let unit = other.filter(|_| money && bare).unwrap_or(guess.unit);
            Style {
                decimal,
                hundredfold,
                unit,
                thousandths: cell::has_thousandths(cells(), decimal),
                odd_mark: odd_mark(table.delimiter).filter(|_| money && decimal.is_none()),
                ..plain
            }
        }
        _ => plain,
    }
}

/// An account that comes together, and where its records are.
struct Draft {
    row: Row,
    places: HashMap<(&'static str, String), usize>,
    names: HashMap<&'static str, SameNames>,
}

struct Gatherer {
    accounts: Vec<Draft>,
    ids: HashMap<String, usize>,
    names: SameNames,
    problems: Vec<Refusal>,
    remarks: Vec<String>,
    inferences: Vec<Inference>,
}

impl Gatherer {
    fn new() -> Self {
        Self {
            accounts: Vec::new(),
            ids: HashMap::new(),
            names: SameNames::of_companies(),
            problems: Vec::new(),
            remarks: Vec::new(),
            inferences: Vec::new(),
        }
    }

    fn add(&mut self, mut parts: Parts, options: &TableOptions) {
        parts.settle();
        self.problems.append(&mut parts.problems);
        self.inferences.append(&mut parts.inferences);
        let line = parts.line;
        if parts.account.name().is_none()
            && let Some(name) = &options.account
        {
            set_text(&mut parts.account, "name", name);
        }
        if parts.account.name().is_none() {
            return self.problems.push(nobodys(&parts));
        }
        self.remarks.extend(parts.people.iter().filter_map(|person| nameless(person, line)));
        let at = self.account_of(&parts.account, line);
        let notes = parts.account.text("notes").map(str::to_owned);
        parts.account.set("notes", Value::Absent);
        let draft = &mut self.accounts[at];
        let mut told = Told { line, problems: &mut self.problems, remarks: &mut self.remarks };
        fill_noting(&mut draft.row, parts.account, &mut told);
        if let Some(notes) = notes {
            add_notes(&mut draft.row, &notes);
        }
        for person in parts.people {
            draft.add("people", person, &mut told);
        }
        draft.add("opportunities", parts.deal, &mut told);
        for year in parts.years.into_rows() {
            draft.add("years", year, &mut told);
        }
    }

    /// The place of the account that the row means, made where it is new.
    fn account_of(&mut self, row: &Row, line: u64) -> usize {
        let by_id = row.id().and_then(|id| self.ids.get(id)).copied();
        let name = row.name().unwrap_or_default();
        let at = match by_id
            .map(|at| (at, Nearness::Same))
            .or_else(|| self.names.find(name).filter(|_| row.id().is_none()))
        {
            Some((at, Nearness::Alike)) => {
                let other = self.accounts[at].row.name().unwrap_or_default();
                self.remarks.push(alike(line, name, other));
                also_called(&mut self.accounts[at].row, name);
                at
            }
            Some((at, Nearness::Same)) => at,
            None => {
                let row = empty::<Account>();
                self.accounts.push(Draft { row, places: HashMap::new(), names: HashMap::new() });
                self.accounts.len() - 1
            }
        };
        if let Some(id) = row.id() {
            self.ids.entry(id.to_owned()).or_insert(at);
        }
        self.names.add(name, at);
        at
    }
}

/// Keeps a name that says the legal form, where none of the account's names does.
pub fn also_called(account: &mut Row, name: &str) {
    let mut aliases = match account.get("aliases") {
        Value::Words(words) => words.clone(),
        _ => Vec::new(),
    };
    let known = aliases.iter().map(String::as_str).chain(account.name());
    if says_form(name, known) {
        aliases.push(name.to_owned());
        account.set("aliases", Value::Words(aliases));
    }
}

/// Why a row without a company was left out, and whose it is.
fn nobodys(parts: &Parts) -> Refusal {
    let at = phrase!("line {}", parts.line);
    match parts.people.first().and_then(Row::name) {
        Some(person) => Refusal::at(
            at,
            phrase!("{} has no company, and was left out", quoted(person)),
            phrase!(
                "fill the column of the company, or import the people of one company with --account"
            ),
        ),
        None => Refusal::at(
            at,
            phrase!("the row names no account, and was left out"),
            phrase!("fill the column of the account"),
        ),
    }
}

/// What is said of a row that has a job and no name.
fn nameless(person: &Row, line: u64) -> Option<String> {
    let title = person.text("title").filter(|_| *person.get("placeholder") == Value::Flag(true))?;
    Some(phrase!(
        "line {}: {} has no name; it comes in as somebody to be found",
        line,
        quoted(title)
    ))
}

fn alike(line: u64, name: &str, other: &str) -> String {
    phrase!("line {}: {} is taken for {}", line, quoted(name), quoted(other))
}

/// Where what differs is told.
struct Told<'a> {
    line: u64,
    problems: &'a mut Vec<Refusal>,
    remarks: &'a mut Vec<String>,
}

impl Draft {
    /// Brings a record together with the one that it is.
    fn add(&mut self, list: &'static str, row: Row, told: &mut Told) {
        let keys = keys_of(&row);
        if keys.is_empty() && row.name().is_none() {
            return;
        }
        let Some(rows) = list_mut(&mut self.row, list) else {
            return;
        };
        let by_key = keys.iter().find_map(|key| self.places.get(&(list, key.clone()))).copied();
        let names = self.names.entry(list).or_default();
        let by_name = row.name().filter(|_| row.id().is_none()).and_then(|name| names.find(name));
        let found = by_key.map(|at| (at, Nearness::Same)).or(by_name);
        let at = found.map_or(rows.len(), |(at, _)| at);
        if let Some(name) = row.name() {
            names.add(name, at);
            if let (Some((_, Nearness::Alike)), Some(other)) =
                (found, rows.get(at).and_then(Row::name))
            {
                told.remarks.push(alike(told.line, name, other));
            }
        }
        let unkept = match rows.get_mut(at) {
            Some(there) => fill_noting(there, row, told),
            None => {
                rows.push(row);
                Vec::new()
            }
        };
        for line in unkept {
            add_line(&mut self.row, "notes", &line);
        }
        for key in keys {
            self.places.entry((list, key)).or_insert(at);
        }
    }
}

/// How a record is known again beside its name: by its id, a year by its number.
fn keys_of(row: &Row) -> Vec<String> {
    let id = row.id().map(|id| phrase!("id {id}", id));
    let year = match row.get("year") {
        Value::Whole(year) => Some(phrase!("year {year}", year)),
        _ => None,
    };
    id.into_iter().chain(year).collect()
}

/// Fills what is not there; what differs is told, and kept as a note: lines that the record has no notes for are given
/// back.
fn fill_noting(into: &mut Row, mut from: Row, told: &mut Told) -> Vec<String> {
    if into.name().is_some() {
        from.set("name", Value::Absent);
    }
    let notes = from.text("notes").map(str::to_owned);
    from.set("notes", Value::Absent);
    let differ = fill(into, from);
    if let Some(notes) = notes {
        add_notes(into, &notes);
    }
    let whose = into.name().map(|n| format!("{n}'s ")).unwrap_or_default();
    let mut unkept = Vec::new();
    for (field, given) in differ {
        let (here, before) = (given.to_string(), into.get(field).to_string());
        if field == "phone" && called_by(&here) == called_by(&before) {
            continue;
        }
        let year = match into.get("year") {
            Value::Whole(year) => format!(" {year}"),
            _ => String::new(),
        };
        let word = field.replace('_', " ");
        let what = phrase!(
            "{}{}{} is {} here and {} before; the first is kept, the other is a note",
            whose,
            word,
            year,
            quoted(&here),
            quoted(&before)
        );
        let remedy = phrase!("put one of the two right");
        told.problems.push(Refusal::at(phrase!("line {}", told.line), what, remedy));
        if into.schema.has("notes") {
            add_line(into, "notes", &format!("{word}: {here}"));
        } else {
            unkept.push(format!("{whose}{word}{year}: {here}"));
        }
    }
    unkept
}
