//! How high the HTML page becomes on paper, estimated from the widths of its letters; its styles are assets/brief.css.

use super::paper::{clean, width};
use super::{least_lines, left_out, picture};
use crate::model::brief::{Brief, Entry, Print, Section};
use unicode_segmentation::UnicodeSegmentation;

/// Lengths are hundredths of a millimetre. A4 without its margins, and what of its height is counted on:
/// other letters than ours may be wider.
const WIDE: usize = 18_200;
const HIGH: usize = 26_600;
/// The column of headings with its gap, and the gap behind the word before an entry.
const HEADINGS: usize = 3_000;
const GAP: usize = 250;
/// A line to write on; what stands above and below a part besides its lines.
const WRITE: usize = 850;
const BORDERS: usize = 220;

/// Letters and lines of a print.
struct Type {
    /// One em.
    em: usize,
    /// A line.
    line: usize,
    /// The title's line, and its em.
    title: (usize, usize),
    /// The em of the occasion.
    when: usize,
    /// The longest word before an entry.
    lead: usize,
    /// More room around a part, and between its entries.
    around: usize,
    between: usize,
}

const SMALL: Type =
    Type { em: 310, line: 373, title: (635, 529), when: 370, lead: 2_000, around: 0, between: 0 };
const LARGE: Type = Type {
    em: 388,
    line: 505,
    title: (762, 635),
    when: 423,
    lead: 3_200,
    around: 200,
    between: 150,
};

/// Does the page fit on one A4 page?
pub fn holds(brief: &Brief) -> bool {
    let letters = match brief.print {
        Print::Table | Print::Mail => LARGE,
        Print::Car | Print::Handover => SMALL,
    };
    if least_lines(brief) * letters.line > HIGH {
        return false;
    }
    let sections = brief.sections.iter().filter(|s| !s.entries.is_empty());
    let mut high = letters.head(brief);
    for section in sections {
        high += letters.section(section, HIGH.saturating_sub(high));
        if high > HIGH {
            return false;
        }
    }
    let pictured = match brief.picture.len() {
        0 => 0,
        n => BORDERS + picture::height(n) * (WIDE - HEADINGS) / picture::WIDE,
    };
    let left = left_out(brief).map_or(0, |line| 120 + letters.lines(&line, WIDE) * letters.line);
    high + pictured + left <= HIGH
}

impl Type {
    fn head(&self, brief: &Brief) -> usize {
        let (high, em) = self.title;
        let first = ems(&clean(&brief.title)) * em / 100 * 11 / 10;
        let first = first + ems(&clean(&brief.occasion)) * self.when / 100 * 11 / 10 + 600;
        let second = ems(&clean(&format!("{}{}", brief.place, brief.prepared)));
        let second = second * self.em / 100 + 600;
        let standing = match brief.standing.is_empty() {
            true => 0,
            false => self.lines(&brief.standing, WIDE * 9 / 10),
        };
        200 + rows(first, WIDE) * high + (rows(second, WIDE) + standing) * self.line
    }

    /// The height of a section; where it is more than this, some more than this.
    fn section(&self, section: &Section, most: usize) -> usize {
        let leads = section.entries.iter().map(|e| self.wide(&e.lead) * 11 / 10);
        let lead = match leads.max().unwrap_or(0) {
            0 => 0,
            wide => wide.min(self.lead) + GAP,
        };
        let room = WIDE - HEADINGS - lead;
        let mut entries = 0;
        for entry in &section.entries {
            entries += self.entry(entry, room);
            if entries > most {
                return entries;
            }
        }
        let title = rows(self.wide(&section.title) * 11 / 10, 2_800) * self.line;
        let between = section.entries.len().saturating_sub(1) * self.between;
        (entries + between).max(title) + BORDERS + self.around
    }

    fn entry(&self, entry: &Entry, room: usize) -> usize {
        let aside = match entry.aside.is_empty() {
            true => 0,
            false => self.wide(&entry.aside) + 400,
        };
        let text = rows(self.wide(&entry.text) + aside, room);
        let lead = rows(self.wide(&entry.lead) * 11 / 10, self.lead);
        let notes: usize = entry.notes.iter().map(|n| self.lines(n, room - 300)).sum();
        (text.max(lead) + notes) * self.line + entry.write * WRITE
    }

    fn wide(&self, text: &str) -> usize {
        ems(&clean(text)) * self.em / 100
    }

    fn lines(&self, text: &str, room: usize) -> usize {
        rows(self.wide(text), room)
    }
}

/// The lines that so much text takes; words leave a part of each unused.
fn rows(wide: usize, room: usize) -> usize {
    match wide <= room {
        true => 1,
        false => wide.div_ceil(room * 23 / 25),
    }
}

/// The width of a cleaned text in hundredths of an em, as Arial and its like have it.
pub fn ems(text: &str) -> usize {
    text.graphemes(true).map(letter).sum()
}

fn letter(grapheme: &str) -> usize {
    match (width(grapheme), grapheme.chars().next()) {
        (2.., _) => 100,
        (_, Some('m' | 'w' | 'M' | 'W' | '@' | '%')) => 88,
        (_, Some(c)) if c.is_uppercase() => 70,
        (_, Some(' ' | 'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|')) => {
            28
        }
        (_, Some('r' | '(' | ')' | '[' | ']' | '-' | '!' | '"')) => 35,
        _ => 56,
    }
}

/// A text cut to so many hundredths of an em, with `..` where it was cut.
pub fn cut_ems(text: &str, most: usize) -> String {
    if ems(text) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = ems("..");
    for grapheme in text.graphemes(true) {
        used += letter(grapheme);
        if used > most {
            break;
        }
        kept.push_str(grapheme);
    }
    format!("{}..", kept.trim_end())
}
