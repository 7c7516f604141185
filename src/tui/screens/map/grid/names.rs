//! A name in a field of the grid, with its trust and its marks.

use crate::model::Person;
use crate::text::{truncate, width};
use crate::tui::ctx::Ctx;
use crate::tui::panes::map::BELIEF;
use crate::workbench::PersonLine;

/// A narrower field leaves the trust out, for the name.
pub const NUMBERED_FROM: u16 = 12;

/// As many letters of the last word of a name as there is room for: ten cells are too few for dots.
fn surname(name: &str, cells: usize) -> String {
    let last = match name.trim().rsplit_once(char::is_whitespace) {
        Some((_, last)) if width(name) > cells => last,
        _ => name,
    };
    within(last, cells)
}

fn within(text: &str, cells: usize) -> String {
    let mut used = 0;
    text.chars()
        .take_while(|c| {
            used += width(c.encode_utf8(&mut [0; 4]));
            used <= cells
        })
        .collect()
}

/// Trust, `?` where the marks are belief, the name, a star where one is due: in so many cells.
pub fn in_field(
    ctx: &Ctx,
    person: &Person,
    line: &PersonLine,
    (cells, star): (u16, bool),
) -> String {
    let belief = BELIEF.trim();
    let outside = if star { ctx.theme.glyphs.changed } else { "" };
    let cells = usize::from(cells);
    let brackets = if *person.placeholder { 2 } else { 0 };
    if cells + 1 < usize::from(NUMBERED_FROM) {
        let mark = if line.doubt.is_some() { belief } else { outside };
        let room = cells.saturating_sub(width(mark) + brackets);
        let name = match *person.placeholder {
            true => within(&person.name, room),
            false => surname(&person.name, room),
        };
        return format!("{}{mark}", hole(person, name));
    }
    let trust = line.relationship.map_or("-".to_owned(), |n| n.to_string());
    let doubt = if line.doubt.is_some() { belief } else { " " };
    let outside = if outside.is_empty() { String::new() } else { format!(" {outside}") };
    let room = cells.saturating_sub(width(&trust) + 1 + width(&outside) + brackets);
    let name = truncate(&fitted(&person.name, room), room).into_owned();
    format!("{trust}{doubt}{}{outside}", hole(person, name))
}

fn hole(person: &Person, name: String) -> String {
    if *person.placeholder { format!("[{name}]") } else { name }
}

/// A name that is too long for so many cells keeps its last word whole before its first: "I. Dahl".
fn fitted(name: &str, cells: usize) -> String {
    let first = name.chars().next().filter(|c| c.is_uppercase());
    match (first, name.trim().rsplit_once(char::is_whitespace)) {
        (Some(first), Some((_, last))) if width(name) > cells => format!("{first}. {last}"),
        _ => name.to_owned(),
    }
}
