//! A list in a list for each step down the tree.

use crate::exchange::brief::markdown_safe as safe;
use crate::model::org_chart::{ChartNode, OrgChart};
use std::fmt::Write;

/// The whole page.
pub fn write(chart: &OrgChart) -> String {
    let mut out = format!("# {}\n\n{}\n\n", safe(&chart.title), safe(&chart.occasion));
    for person in &chart.people {
        let _ = writeln!(out, "{}", item(person));
    }
    for line in &chart.lines {
        let _ = write!(out, "\n{}\n", safe(line));
    }
    out
}

fn item(person: &ChartNode) -> String {
    let mut out = format!("{}- **{}**", "  ".repeat(person.branch.len()), safe(&person.name));
    for (before, text) in [(", ", &person.title), (": ", &person.marks)] {
        if !text.is_empty() {
            out.push_str(before);
            out.push_str(&safe(text));
        }
    }
    out
}
