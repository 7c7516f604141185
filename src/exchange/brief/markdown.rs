//! The page as Markdown: everything typed is escaped where it would be a mark, so that it shows as it was typed.

use super::paper::clean;
use super::{left_out, letter};
use crate::exchange::escape::push;
use crate::model::brief::{Brief, Entry, Line, Print, Section};

/// The whole page, line by line, each with what it came from.
pub fn lines(brief: &Brief) -> Vec<Line> {
    if brief.print == Print::Mail {
        return letter::markdown(brief);
    }
    let mut page = MarkdownPage::default();
    page.push(format!("# {}", safe(&brief.title)));
    page.push(String::new());
    page.source = brief.visit.clone();
    for line in [&brief.occasion, &brief.prepared, &brief.standing, &brief.place] {
        if !line.is_empty() {
            page.push(format!("{}  ", safe(line)));
        }
    }
    for section in brief.sections.iter().filter(|s| !s.entries.is_empty()) {
        page.section(section);
    }
    page.picture(brief);
    if let Some(line) = left_out(brief) {
        page.push(String::new());
        page.push(safe(&line));
    }
    page.lines
}

#[derive(Default)]
struct MarkdownPage {
    lines: Vec<Line>,
    source: Option<String>,
}

impl MarkdownPage {
    fn push(&mut self, text: String) {
        self.lines.push(Line { text, source: self.source.clone() });
    }

    fn title(&mut self, title: &str) {
        self.source = None;
        for line in [String::new(), format!("## {}", safe(title)), String::new()] {
            self.push(line);
        }
    }

    fn section(&mut self, section: &Section) {
        self.title(&section.title);
        for entry in &section.entries {
            self.source = entry.source.clone();
            self.item(entry);
        }
        self.source = None;
    }

    fn picture(&mut self, brief: &Brief) {
        if brief.picture.is_empty() {
            return;
        }
        self.title(phrase!("Who is who"));
        for node in &brief.picture {
            let deep = "  ".repeat(node.branch.len());
            let comes = if node.attends { phrase!(" (attends)") } else { "" };
            self.source = Some(node.person.clone());
            self.push(format!("{deep}- **{}**{comes} {}", safe(&node.name), safe(&node.says)));
        }
        self.source = None;
    }

    fn item(&mut self, entry: &Entry) {
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
        self.push(format!("{bullet}{lead}{}{aside}", safe(&entry.text)));
        for note in &entry.notes {
            self.push(format!("{deep}- {}", safe(note)));
        }
        for _ in 0..entry.write {
            self.push(String::new());
            self.push(format!("{deep}{}", "\\_".repeat(32)));
        }
    }
}

/// A text that shows as it is: what Markdown reads as a mark at this place is escaped, HTML always.
pub fn safe(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len());
    let mut before: Option<char> = None;
    let mut letters = text.chars().peekable();
    // "1." and "1)" begin a list, as "-", "+" and "=" do at the start.
    let mut counts = true;
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        match c {
            '&' | '<' | '>' => push(&mut out, c),
            c if is_mark(c, before, next) || counts && matches!(c, '-' | '+' | '=' | '.' | ')') => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
        counts &= c.is_ascii_digit() || c == ' ';
        before = Some(c);
    }
    out
}

/// Would Markdown read this letter between these two as more than itself?
fn is_mark(c: char, before: Option<char>, next: Option<char>) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '$' | '^' | '@' => true,
        '(' => before == Some(']'),
        '!' => next == Some('['),
        ':' => next.is_some_and(|n| !n.is_whitespace() && !n.is_ascii_digit()),
        '.' => word(before) && next.is_some_and(char::is_alphabetic),
        _ => false,
    }
}

fn word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}
