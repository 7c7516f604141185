//! A person as a row of the map: branch, name, part, weight, attitude, trust, days.

use super::Map;
use crate::model::{Choice, Person, Role as Part};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::{Dossier, PersonLine};
use ratatui::layout::Alignment;

/// What stands in a row of this many cells.
pub fn columns(narrow: bool, width: u16) -> Vec<Column<'static>> {
    let power = if narrow { "pow" } else { "power" };
    let mut columns = vec![Column::fill("person", 12)];
    if !narrow {
        columns.push(Column::fixed("role", 12).need(2));
    }
    let cells = if narrow { 3 } else { 5 };
    columns.push(Column::fixed(power, cells).align(Alignment::Right).need(3));
    columns.push(Column::fixed("attitude", if narrow { 10 } else { 14 }));
    if !narrow {
        let trust = match width >= 100 {
            true => Column::fixed("trust", 16),
            false => Column::fixed("trust", 5).align(Alignment::Right),
        };
        columns.push(trust.need(1));
    }
    columns.push(Column::fixed("days", 7).align(Alignment::Right));
    columns
}

/// The row of a person.
pub fn row<'a>(ctx: &Ctx<'a>, dossier: &'a Dossier, row: usize, map: &Map, width: u16) -> Row<'a> {
    let (narrow, wide) = (width < 70, width >= 100);
    let line = &dossier.people[row];
    let person = &dossier.account.people[line.index];
    let words = &ctx.bench.words;
    let mut cells = vec![Cell::new(name(ctx, dossier, row, map))];
    if !narrow {
        cells.push(Cell::with(part(ctx, person), Role::Muted));
    }
    cells.push(Cell::new(person.influence.map(|n| n.to_string()).unwrap_or_default()));
    let mark = person.attitude.map_or("unknown".to_owned(), |a| a.to_string());
    let word = if narrow { words.short("attitude", &mark) } else { words.word("attitude", &mark) };
    let doubt = if line.marks_old && person.attitude.is_some() { " ?" } else { "" };
    let role = match *person.attitude {
        None => Role::Warn,
        Some(a) if a < 0 && person.influence.at_least(4) => Role::Bad,
        Some(a) if a > 0 => Role::Good,
        Some(_) => Role::Body,
    };
    cells.push(Cell::with(format!("{word}{doubt}"), role));
    if !narrow {
        cells.push(Cell::new(trust(ctx, line, wide)));
    }
    cells.push(days(person, line));
    Row::new(cells)
}

fn trust(ctx: &Ctx, line: &PersonLine, wide: bool) -> String {
    match line.relationship {
        Some(n) if wide => format!("{n} {}", ctx.bench.words.relationship(Some(n))),
        Some(n) => n.to_string(),
        None => "-".to_owned(),
    }
}

/// The branch of the tree, how many are folded away below, the name, the title; a placeholder in brackets.
fn name(ctx: &Ctx, dossier: &Dossier, row: usize, map: &Map) -> String {
    let line = &dossier.people[row];
    let person = &dossier.account.people[line.index];
    let tree = map.is_tree();
    let mut text = String::new();
    if tree && *person.external && line.branch.is_empty() {
        text.push_str("  ");
    }
    if map.ticked.contains(&*person.id) {
        text.push_str(ctx.theme.glyphs.done);
        text.push(' ');
    }
    if tree {
        text.push_str(&branch(ctx, line));
        match map.folds.hidden(dossier, row) {
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
    let words = &ctx.bench.words;
    if *person.external {
        return words.word("role", "external");
    }
    let most = SAYS_MOST.iter().find(|part| person.plays(**part));
    most.map_or("", |part| words.word("role", part.word()))
}

fn days(person: &Person, line: &PersonLine) -> Cell<'static> {
    let asked = person.cadence_days.is_some() || !*person.external;
    let text = match line.days {
        Some(n) => n.to_string(),
        None if asked && !*person.placeholder => "never".to_owned(),
        None => "-".to_owned(),
    };
    match line.past_rhythm {
        true => Cell::with(format!("{text} !"), Role::Bad),
        false => Cell::new(format!("{text}  ")),
    }
}
