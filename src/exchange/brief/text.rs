//! The page as text, readable without colour.

use super::paper::{clean, width, wrap};
use super::{least_lines, left_out, letter, picture};
use crate::model::brief::{Brief, Entry, Line, Print, Section};

/// The cells of a line, where nothing else is asked for.
pub const WIDTH: usize = 80;

/// The longest word before an entry that still makes a column.
const LEAD: usize = 14;

/// The whole page in lines of at most so many cells, each with what it came from.
pub fn lines(brief: &Brief, cells: usize) -> Vec<Line> {
    lines_until(brief, cells, usize::MAX)
}

/// Has the page at most so many lines? No more of it is laid out than that needs.
pub fn fits(brief: &Brief, cells: usize, most: usize) -> bool {
    let is_page = brief.print != Print::Mail;
    !(is_page && least_lines(brief) > most) && lines_until(brief, cells, most).len() <= most
}

/// The page; where it has more lines than these, some more than these.
fn lines_until(brief: &Brief, cells: usize, most: usize) -> Vec<Line> {
    if brief.print == Print::Mail {
        return letter::text(brief);
    }
    let mut page = TextPage { lines: Vec::new(), cells, most, source: None };
    page.head(brief);
    for section in brief.sections.iter().filter(|s| !s.entries.is_empty()) {
        page.section(section);
    }
    if !brief.picture.is_empty() && !page.is_over() {
        page.title(phrase!("Who is who"));
        for (node, text) in brief.picture.iter().zip(picture::lines(&brief.picture, cells)) {
            page.source = Some(node.person.clone());
            page.push(text);
        }
    }
    page.source = None;
    if let Some(line) = left_out(brief) {
        page.push(String::new());
        page.wrapped("", &line);
    }
    page.lines
}

struct TextPage {
    lines: Vec<Line>,
    cells: usize,
    /// With more lines than these it need not go on.
    most: usize,
    source: Option<String>,
}

impl TextPage {
    fn push(&mut self, text: String) {
        self.lines.push(Line { text, source: self.source.clone() });
    }

    fn is_over(&self) -> bool {
        self.lines.len() > self.most
    }

    fn head(&mut self, brief: &Brief) {
        self.source = brief.visit.clone();
        let first = match brief.occasion.is_empty() {
            true => clean(&brief.title),
            false => clean(&format!("{}   {}", brief.title, brief.occasion)),
        };
        let prepared = clean(&brief.prepared);
        match width(&first) + width(&prepared) + 3 <= self.cells {
            true => self.spread(&first, &prepared),
            false => {
                self.wrapped("", &first);
                self.wrapped("", &prepared);
            }
        }
        for line in [&brief.standing, &brief.place] {
            if !line.is_empty() {
                self.wrapped("", line);
            }
        }
    }

    fn title(&mut self, title: &str) {
        self.source = None;
        self.push(String::new());
        self.push(clean(title).to_uppercase());
    }

    fn section(&mut self, section: &Section) {
        self.title(&section.title);
        let leads = section.entries.iter().map(|e| width(&clean(&e.lead)));
        let lead = leads.max().unwrap_or(0).min(LEAD);
        for entry in &section.entries {
            if self.is_over() {
                return;
            }
            self.source = entry.source.clone();
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
        let beside = self.text(&first, indent, room, (&clean(&entry.text), &aside));
        let late = (!beside && !aside.is_empty()).then_some(&entry.aside);
        for note in late.into_iter().chain(&entry.notes) {
            self.wrapped(&" ".repeat(indent + 2), note);
        }
        for _ in 0..entry.write {
            self.push(String::new());
            let line = "_".repeat(self.cells.saturating_sub(indent));
            self.push(format!("{}{line}", " ".repeat(indent)));
        }
    }

    /// The text, with what belongs at the right edge on its last line where there is room; is there?
    fn text(
        &mut self,
        first: &str,
        indent: usize,
        room: usize,
        (text, aside): (&str, &str),
    ) -> bool {
        let mut lines = wrap(text, room);
        let last = lines.last().map_or(0, |l| width(l));
        let beside = !aside.is_empty() && last + width(aside) + 3 <= room;
        if let Some(line) = lines.last_mut().filter(|_| beside) {
            line.push_str(&" ".repeat(room - last - width(aside)));
            line.push_str(aside);
        }
        for (i, line) in lines.iter().enumerate() {
            match i {
                0 => self.push(format!("{first}{line}").trim_end().to_owned()),
                _ => self.push(format!("{}{line}", " ".repeat(indent))),
            }
        }
        beside
    }

    fn spread(&mut self, left: &str, right: &str) {
        let gap = self.cells.saturating_sub(width(left) + width(right));
        self.push(format!("{left}{}{right}", " ".repeat(gap)).trim_end().to_owned());
    }

    fn wrapped(&mut self, indent: &str, text: &str) {
        for line in wrap(&clean(text), self.cells.saturating_sub(indent.len())) {
            self.push(format!("{indent}{line}").trim_end().to_owned());
        }
    }
}
