//! Makes the page fit: what gives way first, and what is said of it.

use crate::exchange::brief::Paper;
use crate::model::brief::{Brief, Entry, Node, Section};
use crate::text::format::count;

/// No single text takes more cells than this.
const LONGEST: usize = 300;
/// What is said where one did.
const CUT: &str = "the end of long texts";
/// The most lines to write on below all questions.
const NOTES: usize = 30;

/// What the page held before anything was taken away.
struct Whole {
    /// Of each part, the notes of each of its entries.
    parts: Vec<Vec<usize>>,
    people: usize,
    cut: bool,
}

/// What was taken off the page.
enum Taken {
    /// The last entry of the part in this place.
    Entry(usize, Entry),
    /// The last note of an entry, by the places of its part and of itself.
    Note(usize, usize, String),
    /// The picture.
    Picture(Vec<Node>),
}

/// Shortens the page until it fits on one A4 page, and says what was left out.
///
/// What gives way is taken first; whatever of it still fits in the end comes back, what was taken last before all.
pub fn fit(brief: &mut Brief, paper: Paper) {
    let cut = shorten(brief);
    let whole = Whole {
        parts: brief.sections.iter().map(|s| notes(s).collect()).collect(),
        people: brief.picture.len(),
        cut,
    };
    brief.left_out = whole.missing_in(brief);
    let mut off = Vec::new();
    while !paper.holds(brief) {
        let taken = take(brief, true)
            .or_else(|| take_picture(brief))
            .or_else(|| take_note(brief))
            .or_else(|| take(brief, false));
        let Some(taken) = taken else {
            return;
        };
        off.push(taken);
        brief.left_out = whole.missing_in(brief);
    }
    let mut shut = vec![false; brief.sections.len()];
    for taken in off.into_iter().rev() {
        put_back(brief, taken, paper, &mut shut, &whole);
    }
}

/// Puts back what fits; of a part nothing more once one of its entries did not.
fn put_back(brief: &mut Brief, taken: Taken, paper: Paper, shut: &mut [bool], whole: &Whole) {
    let place = match &taken {
        Taken::Entry(part, _) | Taken::Note(part, _, _) => Some(*part),
        Taken::Picture(_) => None,
    };
    if place.is_some_and(|part| shut[part]) {
        return;
    }
    let before = brief.clone();
    match taken {
        Taken::Entry(part, entry) => brief.sections[part].entries.push(entry),
        Taken::Note(part, entry, note) => match brief.sections[part].entries.get_mut(entry) {
            Some(entry) => entry.notes.push(note),
            None => return,
        },
        Taken::Picture(nodes) => brief.picture = nodes,
    }
    brief.left_out = whole.missing_in(brief);
    if !paper.holds(brief) {
        *brief = before;
        if let Some(part) = place {
            shut[part] = true;
        }
    }
}

/// Uses what is left of the page as lines to write on: so many below each question.
pub fn widen(brief: &mut Brief, paper: Paper, most: usize) {
    for count in (2..=most).rev() {
        let before = brief.sections.clone();
        let entries = brief.sections.iter_mut().flat_map(|s| &mut s.entries);
        for entry in entries.filter(|e| e.write > 0) {
            entry.write = count;
        }
        if paper.holds(brief) {
            return;
        }
        brief.sections = before;
    }
}

/// The same below all of them.
pub fn fill(brief: &mut Brief, paper: Paper) {
    for write in (2..=NOTES).rev() {
        brief.sections.push(Section {
            name: "notes",
            title: brief.labels.notes.clone(),
            entries: vec![Entry { write, ..Entry::default() }],
            ..Section::default()
        });
        if paper.holds(brief) {
            return;
        }
        brief.sections.pop();
    }
}

/// Takes the last entry of the part that gives way first; `polite` leaves each what it keeps.
fn take(brief: &mut Brief, polite: bool) -> Option<Taken> {
    let parts = brief.sections.iter_mut().enumerate();
    let can = parts.filter(|(_, s)| s.entries.len() > if polite { s.keep } else { 0 });
    let (place, section) = can.max_by_key(|(_, s)| s.yields)?;
    section.entries.pop().map(|entry| Taken::Entry(place, entry))
}

/// A picture of half the people is worse than none.
fn take_picture(brief: &mut Brief) -> Option<Taken> {
    let had = !brief.picture.is_empty();
    had.then(|| Taken::Picture(std::mem::take(&mut brief.picture)))
}

/// Takes the last note of the part that gives way first, from its last entry on; an answer stays with its question.
fn take_note(brief: &mut Brief) -> Option<Taken> {
    let parts = brief.sections.iter_mut().enumerate().filter(|(_, s)| noted(s));
    let (part, section) = parts.max_by_key(|(_, s)| s.yields)?;
    let entries = section.entries.iter_mut().enumerate();
    let (place, entry) = entries.max_by_key(|(_, e)| e.notes.len())?;
    entry.notes.pop().map(|note| Taken::Note(part, place, note))
}

fn noted(s: &Section) -> bool {
    !s.whole && s.entries.iter().any(|e| !e.notes.is_empty())
}

fn notes(section: &Section) -> impl Iterator<Item = usize> {
    section.entries.iter().map(|e| e.notes.len())
}

impl Whole {
    /// "2 of 9 under "Watch out", 3 details under "Who attends"".
    fn missing_in(&self, brief: &Brief) -> Vec<String> {
        if brief.labels.language != "en" {
            return self.headings_of_missing(brief);
        }
        let mut said = Vec::new();
        for (section, had) in brief.sections.iter().zip(&self.parts) {
            let (kept, all) = (section.entries.len(), had.len());
            if kept < all {
                said.push(phrase!("{} of {} under \"{}\"", all - kept, all, section.title));
            }
            let before: usize = had.iter().take(kept).sum();
            match before.saturating_sub(notes(section).sum()) {
                0 => {}
                n => said.push(phrase!("{} under \"{}\"", count(n, "detail"), section.title)),
            }
        }
        if brief.picture.is_empty() && self.people > 0 {
            let people = count(self.people, "person");
            said.push(phrase!("the picture of {people}", people));
        }
        said.extend(self.cut.then(|| phrase!(CUT).to_owned()));
        said
    }

    /// "Fragen 2": where the page is in another language than the rep's words, numbers and its own headings.
    fn headings_of_missing(&self, brief: &Brief) -> Vec<String> {
        let parts = brief.sections.iter().zip(&self.parts);
        let gone = parts.map(|(s, had)| (had.len().saturating_sub(s.entries.len()), &s.title));
        let gone = gone.filter(|(n, _)| *n > 0);
        gone.map(|(n, title)| format!("{title} {n}")).collect()
    }
}

/// Cuts what is too long; did it cut anything?
fn shorten(brief: &mut Brief) -> bool {
    let entries = brief.sections.iter_mut().flat_map(|s| &mut s.entries);
    let mut cut = false;
    for entry in entries {
        let texts = [&mut entry.lead, &mut entry.text, &mut entry.aside];
        for text in texts.into_iter().chain(&mut entry.notes) {
            cut |= shorten_text(text);
        }
    }
    for text in [&mut brief.title, &mut brief.occasion, &mut brief.place, &mut brief.standing] {
        cut |= shorten_text(text);
    }
    cut
}

fn shorten_text(text: &mut String) -> bool {
    let short = crate::exchange::brief::cut(text, LONGEST);
    let cut = short.len() < text.len();
    *text = short;
    cut
}
