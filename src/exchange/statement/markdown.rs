//! A sheet as Markdown: a heading for each block, a table for each group with columns, a list for the rest.

use super::{has_titles, piece};
use crate::exchange::markdown::escape;
use crate::model::statement::{Group, Statement};

/// The sheet; what was typed is escaped.
pub fn write(sheet: &Statement) -> String {
    let mut text = format!("# {}\n", escape(&sheet.title));
    if !sheet.aside.is_empty() {
        text += &format!("\n{}\n", escape(&sheet.aside));
    }
    for block in &sheet.blocks {
        text += &format!("\n## {}\n", escape(&block.title));
        if !block.aside.is_empty() {
            text += &format!("\n{}\n", escape(&block.aside));
        }
        if block.groups.is_empty() && !block.empty.is_empty() {
            text += &format!("\n{}\n", escape(&block.empty));
        }
        block.groups.iter().for_each(|group| text += &of_group(group));
    }
    text
}

fn of_group(group: &Group) -> String {
    if !has_titles(group) {
        return list(group);
    }
    let titles: Vec<String> = group.heads.iter().map(|h| escape(&h.title)).collect();
    let marks = group.heads.iter().map(|h| if h.right { "---:" } else { "---" });
    let mut text = format!("\n| {} |\n", titles.join(" | "));
    text += &format!("| {} |\n", marks.collect::<Vec<_>>().join(" | "));
    for item in &group.items {
        let cells: Vec<String> =
            (0..group.heads.len()).map(|column| escape(piece(item, column))).collect();
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text
}

fn list(group: &Group) -> String {
    let mut text = String::from("\n");
    for item in &group.items {
        let cells = (0..group.heads.len()).map(|column| escape(piece(item, column)));
        let mut cells = cells.filter(|cell| !cell.is_empty());
        let first = cells.next().unwrap_or_default();
        let rest: Vec<String> = cells.collect();
        text += &match rest.is_empty() {
            true => format!("- {first}\n"),
            false => format!("- {first}: {}\n", rest.join(", ")),
        };
    }
    text
}
