//! A person as a row of the map: branch, name, part, power, attitude, trust, days; a mark that we believe has its `?`.

use super::People;
use super::marks::Mark;
use crate::model::{Choice, Person, Role as Part};
use crate::text::{truncate, width};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::{Dossier, PersonLine};
use ratatui::layout::Alignment;

/// Behind a mark that we believe and do not know; its cells are kept for it in every column.
pub const BELIEF: &str = " ?";

/// From this width on the words of trust stand beside its figure.
const TRUST_IN_WORDS: u16 = 100;
/// Cells of what changed.
const SINCE: u16 = 20;
/// Below this width columns are short and trust stands below the list.
pub const NARROW: u16 = 70;

/// The titles of the columns, in which the mark that keys change is pointed at.
pub struct Titles([String; 3]);

impl Titles {
    /// Of a list of this many cells.
    pub fn of(ctx: &Ctx, mark: Mark, width: u16, focused: bool) -> Self {
        let narrow = width < NARROW;
        let title = |which: Mark| {
            let code = which.column();
            let words = &ctx.bench.words;
            let word = match narrow && which != Mark::Attitude {
                true => words.short("title", code),
                false => words.title(code),
            };
            match focused && which == mark {
                true => format!("{}{word}", ctx.theme.glyphs.focus),
                false => word.to_owned(),
            }
        };
        Self([title(Mark::Power), title(Mark::Attitude), title(Mark::Trust)])
    }
}

/// What stands in a row of this many cells.
pub fn columns<'a>(titles: &'a Titles, since: Option<&'a str>, width: u16) -> Vec<Column<'a>> {
    let narrow = width < NARROW;
    let Titles([power, attitude, trust]) = titles;
    let mut columns = vec![Column::fill("person", 12)];
    match since {
        Some(since) => columns.push(Column::fixed(since, if narrow { 12 } else { SINCE })),
        None if narrow => {}
        None => columns.push(Column::fixed("role", role_cells(width)).need(2)),
    }
    let cells = if narrow { 4 } else { 6 };
    columns.push(Column::fixed(power, cells).align(Alignment::Right).need(3).tight());
    columns.push(Column::fixed(attitude, if narrow { 10 } else { 15 }));
    if !narrow {
        let trust = match width >= TRUST_IN_WORDS {
            true => Column::fixed(trust, 18),
            false => Column::fixed(trust, 6).align(Alignment::Right).tight(),
        };
        columns.push(trust.need(1));
    }
    columns.push(Column::fixed("days", 7).align(Alignment::Right));
    columns
}

fn role_cells(width: u16) -> u16 {
    if width < TRUST_IN_WORDS { 10 } else { 13 }
}

/// The part, by its short word where the other one has no room.
fn part_within<'a>(ctx: &Ctx<'a>, person: &Person, cells: u16) -> &'a str {
    let word = part(ctx, person);
    let code = said_most(person).map(|part| part.word());
    match code.filter(|_| width(word) > usize::from(cells)) {
        Some(code) => ctx.bench.words.short("role", code),
        None => word,
    }
}

/// A mark in so many cells, cut before its `?` and never with it.
fn doubted(text: &str, doubted: bool, cells: usize) -> String {
    match doubted {
        true => format!("{}{BELIEF}", truncate(text, cells.saturating_sub(width(BELIEF)))),
        false => text.to_owned(),
    }
}

/// The row of a person.
pub fn row<'a>(
    ctx: &Ctx<'a>,
    dossier: &'a Dossier,
    row: usize,
    list: &'a People,
    cells: u16,
) -> Row<'a> {
    let (narrow, wide) = (cells < NARROW, cells >= TRUST_IN_WORDS);
    let line = &dossier.people[row];
    let person = &dossier.account.people[line.index];
    let words = &ctx.bench.words;
    let belief = line.doubt.is_some();
    let mut row = vec![Cell::new(name(ctx, dossier, row, list))];
    if list.looks_back() {
        row.push(Cell::with(list.changed(&person.id).unwrap_or_default(), Role::Accent));
    } else if !narrow {
        row.push(Cell::with(part_within(ctx, person, role_cells(cells)), Role::Muted));
    }
    let power = person.influence.map(|n| doubted(&n.to_string(), belief, 4));
    row.push(Cell::new(power.unwrap_or_default()));
    let mark = person.attitude.map_or(phrase!("unknown").to_owned(), |a| a.to_string());
    let word = if narrow { words.short("attitude", &mark) } else { words.word("attitude", &mark) };
    let doubt = belief && person.attitude.is_some();
    let room = if narrow { 10 } else { 15 };
    row.push(Cell::with(doubted(word, doubt, room), attitude_role(person)));
    if !narrow {
        row.push(Cell::new(trust(ctx, line, wide)));
    }
    row.push(days(person, line));
    Row::new(row)
}

/// Against us and strong is bad, for us is good, unknown has to be found out.
pub fn attitude_role(person: &Person) -> Role {
    match *person.attitude {
        None => Role::Warn,
        Some(a) if a < 0 && person.influence.at_least(4) => Role::Bad,
        Some(a) if a > 0 => Role::Good,
        Some(_) => Role::Body,
    }
}

fn trust(ctx: &Ctx, line: &PersonLine, wide: bool) -> String {
    let belief = line.doubt.is_some();
    match line.relationship {
        Some(n) if wide => {
            let said = format!("{n} {}", ctx.bench.words.relationship(Some(n)));
            doubted(&said, belief, 18)
        }
        Some(n) => doubted(&n.to_string(), belief, 5),
        None => "-".to_owned(),
    }
}

/// The branch of the tree, how many are folded away below, the name, the title; a placeholder in brackets.
fn name(ctx: &Ctx, dossier: &Dossier, row: usize, list: &People) -> String {
    let line = &dossier.people[row];
    let person = &dossier.account.people[line.index];
    let tree = list.is_tree();
    let mut text = String::new();
    if tree && *person.external && line.branch.is_empty() {
        text.push_str("  ");
    }
    if list.ticked.contains(&*person.id) {
        text.push_str(ctx.theme.glyphs.done);
        text.push(' ');
    }
    if tree {
        text.push_str(&branch(ctx, line));
        match list.folds.hidden(dossier, row) {
            0 => {}
            n => text.push_str(&format!("(+{n}) ")),
        }
    }
    text.push_str(&called(person));
    text
}

/// The branch of the tree before a name.
pub fn branch(ctx: &Ctx, line: &PersonLine) -> String {
    let mut text = String::new();
    if let Some((last, above)) = line.branch.split_last() {
        for more in above {
            text.push_str(if *more { ctx.theme.glyphs.stem } else { " " });
            text.push(' ');
        }
        text.push_str(if *last { ctx.theme.glyphs.branch } else { ctx.theme.glyphs.last_branch });
        text.push(' ');
    }
    text
}

/// Name and title; a placeholder in brackets.
pub fn called(person: &Person) -> String {
    if *person.placeholder {
        return format!("[ ? {} ]", *person.name);
    }
    match person.title.as_deref() {
        Some(title) => format!("{}, {title}", *person.name),
        None => person.name.to_string(),
    }
}

/// The part in the purchase that says most.
pub fn part<'a>(ctx: &Ctx<'a>, person: &Person) -> &'a str {
    let words = &ctx.bench.words;
    if *person.external {
        return words.word("role", "external");
    }
    said_most(person).map_or("", |part| words.word("role", part.word()))
}

fn said_most(person: &Person) -> Option<Part> {
    const SAYS_MOST: [Part; 9] = [
        Part::DecisionMaker,
        Part::Champion,
        Part::Coach,
        Part::Approver,
        Part::Purchasing,
        Part::Technical,
        Part::Gatekeeper,
        Part::User,
        Part::Influencer,
    ];
    SAYS_MOST.into_iter().find(|part| person.plays(*part))
}

fn days(person: &Person, line: &PersonLine) -> Cell<'static> {
    let asked = person.cadence_days.is_some() || !*person.external;
    let text = match line.days {
        Some(n) => n.to_string(),
        None if asked && !*person.placeholder => phrase!("never").to_owned(),
        None => "-".to_owned(),
    };
    match line.past_rhythm {
        true => Cell::with(format!("{text} !"), Role::Bad),
        false => Cell::new(format!("{text}  ")),
    }
}

/// "Bo Lind: power 4, cool, trust 1".
pub fn marks_text(ctx: &Ctx, person: &Person, line: &PersonLine) -> String {
    let words = &ctx.bench.words;
    let power = person.influence.map_or("-".to_owned(), |n| n.to_string());
    let trust = line.relationship.map_or("-".to_owned(), |n| n.to_string());
    let belief = if line.doubt.is_some() { BELIEF } else { "" };
    format!(
        "{}: {} {power}, {}, {} {trust}{belief}",
        called(person),
        words.title("influence"),
        words.attitude(*person.attitude),
        words.title("relationship"),
    )
}
