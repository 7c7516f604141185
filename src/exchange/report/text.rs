//! A sheet as text: columns under each other, facts wrapped beside their labels.

use super::parts;
use crate::exchange::brief::{clean, width};
use crate::model::report::{Report, ReportPart};
use crate::text::wrap;

/// The cells of a line of facts.
const WIDTH: usize = 100;

/// The whole sheet.
pub fn write(report: &Report) -> String {
    let head = [&report.title, &report.prepared];
    let mut lines: Vec<String> =
        head.into_iter().filter(|line| !line.is_empty()).map(|line| clean(line)).collect();
    for part in parts(report) {
        lines.push(String::new());
        if !part.title.is_empty() {
            lines.push(clean(&part.title).to_uppercase());
        }
        match part.is_facts() {
            true => facts(part, &mut lines),
            false => table(part, &mut lines),
        }
    }
    lines.iter().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

fn facts(part: &ReportPart, lines: &mut Vec<String>) {
    let labels = part.rows.iter().filter_map(|row| row.first()).map(|c| width(&clean(&c.text)));
    let lead = labels.max().unwrap_or(0) + 2;
    for row in &part.rows {
        let texts: Vec<String> = row.iter().map(|cell| clean(&cell.text)).collect();
        let [label, says] = texts.as_slice() else { continue };
        for (i, line) in wrap(says, WIDTH.saturating_sub(lead).max(20)).into_iter().enumerate() {
            let label = if i == 0 { label.as_str() } else { "" };
            let gap = " ".repeat(lead.saturating_sub(width(label)));
            lines.push(format!("{label}{gap}{line}"));
        }
    }
}

fn table(part: &ReportPart, lines: &mut Vec<String>) {
    let titles: Vec<String> = part.columns.iter().map(|c| clean(&c.title)).collect();
    let rows = part.rows.iter().map(|row| row.iter().map(|c| clean(&c.text)).collect());
    let all: Vec<Vec<String>> = std::iter::once(titles).chain(rows).collect();
    let wide = |i: usize| all.iter().filter_map(|row| row.get(i)).map(|c| width(c)).max();
    for row in &all {
        let mut line = String::new();
        for (i, (cell, column)) in row.iter().zip(&part.columns).enumerate() {
            let gap = " ".repeat(wide(i).unwrap_or(0).saturating_sub(width(cell)));
            match column.right {
                true => line += &format!("{gap}{cell}  "),
                false => line += &format!("{cell}{gap}  "),
            }
        }
        lines.push(line);
    }
}
