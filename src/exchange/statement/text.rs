//! A sheet as plain text: columns under each other by the cells that a terminal gives each letter.

use super::{has_titles, piece};
use crate::model::statement::{Block, Group, Statement};
use crate::text::{clean, width, wrap};

/// Cells of a line.
const WIDE: usize = 100;
/// Blanks before a line of a block.
const INDENT: usize = 2;

/// The sheet, each line ended by a line feed.
pub fn write(sheet: &Statement) -> String {
    let mut text = format!("{}\n", clean(&sheet.title));
    if !sheet.aside.is_empty() {
        text += &format!("{}\n", clean(&sheet.aside));
    }
    for block in &sheet.blocks {
        text += "\n";
        text += &of_block(block);
    }
    text
}

fn of_block(block: &Block) -> String {
    let aside = match block.aside.as_str() {
        "" => String::new(),
        aside => format!(" ({aside})"),
    };
    let mut text = format!("{}{}\n", clean(&block.title), clean(&aside));
    if block.groups.is_empty() && !block.empty.is_empty() {
        text += &format!("{}{}\n", " ".repeat(INDENT), block.empty);
    }
    for (i, group) in block.groups.iter().enumerate() {
        if i > 0 {
            text += "\n";
        }
        text += &of_group(group);
    }
    text
}

fn of_group(group: &Group) -> String {
    let columns = group.heads.len();
    let titles: Vec<String> = group.heads.iter().map(|h| h.title.clone()).collect();
    let rows = group.items.iter();
    let mut rows: Vec<Vec<String>> = rows
        .map(|item| (0..columns).map(|c| clean(piece(item, c)).into_owned()).collect())
        .collect();
    if has_titles(group) {
        rows.insert(0, titles);
    }
    let mut widths: Vec<usize> =
        (0..columns).map(|c| rows.iter().map(|row| width(&row[c])).max().unwrap_or(0)).collect();
    let fills = group.heads.iter().rposition(|h| h.fills).unwrap_or(columns.saturating_sub(1));
    let others: usize = (0..columns).filter(|c| *c != fills).map(|c| widths[c] + 2).sum();
    if let Some(room) = widths.get_mut(fills) {
        *room = (*room).min(WIDE.saturating_sub(INDENT + others).max(20));
    }
    rows.iter().map(|row| line(group, row, &widths, fills)).collect()
}

/// One row; the text of the column that fills goes on below itself.
fn line(group: &Group, row: &[String], widths: &[usize], fills: usize) -> String {
    let wrapped = wrap(row.get(fills).map_or("", String::as_str), widths[fills].max(1));
    let mut text = String::new();
    for n in 0..wrapped.len().max(1) {
        let mut line = " ".repeat(INDENT);
        for (c, cell) in row.iter().enumerate() {
            let cell = match (c == fills, n) {
                (true, n) => wrapped.get(n).map_or("", |part| part.as_ref()),
                (false, 0) => cell.as_str(),
                _ => "",
            };
            let gap = " ".repeat(widths[c].saturating_sub(width(cell)));
            let right = group.heads.get(c).is_some_and(|h| h.right);
            line += &if right { format!("{gap}{cell}  ") } else { format!("{cell}{gap}  ") };
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}
