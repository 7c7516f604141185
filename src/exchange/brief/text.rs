//! The page as text, at most 80 cells wide, readable without colour.

use super::paper::{clean, width, wrap};
use super::{left_out, picture};
use crate::model::brief::{Brief, Entry, Section};

/// The cells of a line.
pub const WIDTH: usize = 80;

/// The whole page, each line with its end.
pub fn write(brief: &Brief) -> String {
    at(brief, WIDTH)
}

/// The same in lines of at most so many cells.
pub fn at(brief: &Brief, cells: usize) -> String {
    let mut page = Page { lines: Vec::new(), cells };
    page.head(brief);
    for section in brief.sections.iter().filter(|s| !s.entries.is_empty()) {
        page.section(section);
    }
    if !brief.picture.is_empty() {
        page.title("Who is who");
        page.lines.extend(picture::lines(&brief.picture, cells));
    }
    if let Some(line) = left_out(brief) {
        page.blank();
        page.wrapped("", &line);
    }
    let mut text = page.lines.join("\n");
    text.push('\n');
    text
}

struct Page {
    lines: Vec<String>,
    cells: usize,
}

impl Page {
    fn blank(&mut self) {
        self.lines.push(String::new());
    }

    fn head(&mut self, brief: &Brief) {
        let first = match brief.occasion.is_empty() {
            true => brief.title.clone(),
            false => format!("{}   {}", brief.title, brief.occasion),
        };
        self.wrapped("", &first);
        match brief.standing.is_empty() {
            true => self.wrapped("", &brief.prepared),
            false => {
                let room = self.cells.saturating_sub(width(&brief.prepared) + 3);
                match width(&brief.standing) <= room {
                    true => self.spread(&brief.prepared, &brief.standing),
                    false => {
                        self.wrapped("", &brief.prepared);
                        self.wrapped("", &brief.standing);
                    }
                }
            }
        }
    }

    fn title(&mut self, title: &str) {
        self.blank();
        self.lines.push(clean(title).to_uppercase());
    }

    fn section(&mut self, section: &Section) {
        self.title(&section.title);
        let leads = section.entries.iter().map(|e| width(&clean(&e.lead)));
        let lead = leads.max().unwrap_or(0).min(14);
        for entry in &section.entries {
            self.entry(entry, lead);
        }
    }

    fn entry(&mut self, entry: &Entry, lead: usize) {
        let before = clean(&entry.lead);
        let pad = " ".repeat(lead.saturating_sub(width(&before)));
        let indent = match lead {
            0 => 2,
            n => n + 4,
        };
        let first = match lead {
            0 => "  ".to_owned(),
            _ => format!("  {before}{pad}  "),
        };
        let room = self.cells.saturating_sub(indent.max(width(&first)));
        let aside = clean(&entry.aside);
        let mut lines = wrap(&clean(&entry.text), room);
        let beside = lines.len() == 1 && width(&lines[0]) + width(&aside) + 3 <= room;
        if beside && !aside.is_empty() {
            let gap = room - width(&lines[0]) - width(&aside);
            lines[0] = format!("{}{}{aside}", lines[0], " ".repeat(gap));
        }
        for (i, line) in lines.iter().enumerate() {
            match i {
                0 => self.lines.push(format!("{first}{line}").trim_end().to_owned()),
                _ => self.lines.push(format!("{}{line}", " ".repeat(indent))),
            }
        }
        let below = entry.notes.iter();
        let late = (!beside && !aside.is_empty()).then_some(&entry.aside);
        for note in late.into_iter().chain(below) {
            self.wrapped(&" ".repeat(indent + 2), note);
        }
        for _ in 0..entry.write {
            self.blank();
            let line = "_".repeat(self.cells - indent);
            self.lines.push(format!("{}{line}", " ".repeat(indent)));
        }
    }

    fn spread(&mut self, left: &str, right: &str) {
        let (left, right) = (clean(left), clean(right));
        let gap = self.cells.saturating_sub(width(&left) + width(&right));
        self.lines.push(format!("{left}{}{right}", " ".repeat(gap)));
    }

    fn wrapped(&mut self, indent: &str, text: &str) {
        for line in wrap(&clean(text), self.cells.saturating_sub(indent.len())) {
            self.lines.push(format!("{indent}{line}").trim_end().to_owned());
        }
    }
}
