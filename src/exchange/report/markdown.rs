//! A sheet as Markdown: headings, tables, facts as a list.

use super::parts;
use crate::exchange::brief::clean;
use crate::model::report::{Report, ReportPart};

/// The whole sheet.
pub fn write(report: &Report) -> String {
    let mut text = format!("# {}\n", escaped(&report.title));
    if !report.prepared.is_empty() {
        text += &format!("\n{}\n", escaped(&report.prepared));
    }
    for part in parts(report) {
        text.push('\n');
        if !part.title.is_empty() {
            text += &format!("## {}\n\n", escaped(&part.title));
        }
        match part.is_facts() {
            true => facts(part, &mut text),
            false => table(part, &mut text),
        }
    }
    text
}

fn facts(part: &ReportPart, text: &mut String) {
    for row in &part.rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(&cell.text)).collect();
        match cells.as_slice() {
            [label, says] if label.is_empty() => *text += &format!("- {says}\n"),
            [label, says] => *text += &format!("- **{label}**: {says}\n"),
            _ => {}
        }
    }
}

fn table(part: &ReportPart, text: &mut String) {
    let titles: Vec<String> = part.columns.iter().map(|c| escaped(&c.title)).collect();
    *text += &format!("| {} |\n", titles.join(" | "));
    let rules: Vec<&str> =
        part.columns.iter().map(|c| if c.right { "---:" } else { "---" }).collect();
    *text += &format!("| {} |\n", rules.join(" | "));
    for row in &part.rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(&cell.text)).collect();
        *text += &format!("| {} |\n", cells.join(" | "));
    }
}

/// What a file holds stays text: no mark-up, no end of a cell.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for c in clean(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
