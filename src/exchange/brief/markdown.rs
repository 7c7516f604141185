//! The page as Markdown: everything typed is escaped, so that it shows as it was typed.

use super::left_out;
use super::paper::clean;
use crate::exchange::markdown::escape;
use crate::model::brief::{Brief, Entry, Section};
use std::fmt::Write;

/// The whole page.
pub fn write(brief: &Brief) -> String {
    let mut out = format!("# {}\n\n", safe(&brief.title));
    for line in [&brief.occasion, &brief.prepared, &brief.standing] {
        if !line.is_empty() {
            let _ = writeln!(out, "{}  ", safe(line));
        }
    }
    for section in brief.sections.iter().filter(|s| !s.entries.is_empty()) {
        part(&mut out, section);
    }
    if !brief.picture.is_empty() {
        out.push_str("\n## Who is who\n\n");
        for node in &brief.picture {
            let deep = "  ".repeat(node.branch.len());
            let comes = if node.attends { " (attends)" } else { "" };
            let _ = writeln!(out, "{deep}- **{}**{comes} {}", safe(&node.name), safe(&node.says));
        }
    }
    if let Some(line) = left_out(brief) {
        let _ = write!(out, "\n{}\n", safe(&line));
    }
    out
}

fn part(out: &mut String, section: &Section) {
    let _ = write!(out, "\n## {}\n\n", safe(&section.title));
    for entry in &section.entries {
        item(out, entry);
    }
}

fn item(out: &mut String, entry: &Entry) {
    let number = !entry.lead.is_empty() && entry.lead.bytes().all(|b| b.is_ascii_digit());
    let (bullet, deep) = match number {
        true => (format!("{}. ", entry.lead), "   "),
        false => ("- ".to_owned(), "  "),
    };
    let lead = match number || entry.lead.is_empty() {
        true => String::new(),
        false => format!("**{}** ", safe(&entry.lead)),
    };
    let aside = match entry.aside.is_empty() {
        true => String::new(),
        false => format!(" ({})", safe(&entry.aside)),
    };
    let _ = writeln!(out, "{bullet}{lead}{}{aside}", safe(&entry.text));
    for note in &entry.notes {
        let _ = writeln!(out, "{deep}- {}", safe(note));
    }
    for _ in 0..entry.write {
        let _ = write!(out, "\n{deep}\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n");
    }
}

fn safe(text: &str) -> String {
    escape(&clean(text))
}
