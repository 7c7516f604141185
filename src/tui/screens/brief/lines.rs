//! The lines of the page on screen: folded where they are too wide, and how each is coloured.

use super::saving::{FORMATS, PrintShape};
use crate::model::brief::Line;
use crate::text::wrap;
use crate::tui::theme::Role;

/// Lines that are wider than the page folded, what follows two cells further in; nothing is cut off.
pub fn folded(lines: Vec<Line>, cells: usize) -> Vec<Line> {
    lines
        .into_iter()
        .flat_map(|line| {
            let deep = line.text.chars().take_while(|c| *c == ' ').count().min(cells / 2);
            let pieces = wrap(line.text.trim_start(), cells.saturating_sub(deep + 2));
            let one = crate::text::width(&line.text) <= cells;
            let pieces = if one { vec![line.text.trim_start().to_owned()] } else { pieces };
            let source = line.source;
            pieces.into_iter().enumerate().map(move |(i, text)| {
                let indent = " ".repeat(if i == 0 { deep } else { deep + 2 });
                Line { text: format!("{indent}{text}"), source: source.clone() }
            })
        })
        .collect()
}

/// Headings stand out, what is urgent is bad; the rest reads as paper.
pub fn role(line: &str, shape: PrintShape) -> Role {
    let heading = match FORMATS[shape.format].0 {
        "md" => line.starts_with('#'),
        _ => {
            !line.starts_with(' ')
                && line.chars().any(char::is_alphabetic)
                && line.to_uppercase() == *line
        }
    };
    let urgent = line.trim_start();
    match heading {
        true => Role::Title,
        false if urgent.starts_with("! ") || urgent.ends_with("late !") => Role::Bad,
        false => Role::Body,
    }
}
