//! Makes the page fit: what gives way first, and what is said of it.

use crate::exchange::brief::Paper;
use crate::model::brief::{Brief, Section};

/// No single text takes more cells than this.
const LONGEST: usize = 300;
/// What is said where one did.
const CUT: &str = "the end of long texts";

/// Shortens the page until it fits on one A4 page, and says what was left out.
pub fn fit(brief: &mut Brief, paper: Paper) {
    let cut = shorten(brief);
    if cut {
        brief.left_out.push(CUT.to_owned());
    }
    let whole: Vec<usize> = brief.sections.iter().map(|s| s.entries.len()).collect();
    let people = brief.picture.len();
    let notes = notes(brief);
    while !paper.holds(brief) {
        let took =
            take(brief, true) || take_picture(brief) || take_note(brief) || take(brief, false);
        if !took {
            break;
        }
        say(brief, &whole, people, notes);
        brief.left_out.extend(cut.then(|| CUT.to_owned()));
    }
}

/// Takes the last entry of the part that gives way first; `polite` leaves each what it keeps.
fn take(brief: &mut Brief, polite: bool) -> bool {
    let parts = brief.sections.iter_mut();
    let can = parts.filter(|s| s.entries.len() > if polite { s.keep } else { 0 });
    match can.max_by_key(|s| s.yields) {
        Some(section) => section.entries.pop().is_some(),
        None => false,
    }
}

/// A picture of half the people is worse than none.
fn take_picture(brief: &mut Brief) -> bool {
    let had = !brief.picture.is_empty();
    brief.picture.clear();
    had
}

/// Takes the last note of the part that gives way first, from its last entry on.
fn take_note(brief: &mut Brief) -> bool {
    let noted = |s: &&mut Section| s.entries.iter().any(|e| !e.notes.is_empty());
    let parts = brief.sections.iter_mut().filter(noted);
    let Some(part) = parts.max_by_key(|s| s.yields) else {
        return false;
    };
    let entries = part.entries.iter_mut().rev();
    match entries.max_by_key(|e| e.notes.len()) {
        Some(entry) => entry.notes.pop().is_some(),
        None => false,
    }
}

fn notes(brief: &Brief) -> usize {
    let entries = brief.sections.iter().flat_map(|s| &s.entries);
    entries.map(|e| e.notes.len()).sum()
}

fn say(brief: &mut Brief, whole: &[usize], people: usize, before: usize) {
    let gone = brief.sections.iter().zip(whole).filter_map(|(s, n)| {
        let left = n.saturating_sub(s.entries.len());
        (left > 0).then(|| format!("{left} of {n} under \"{}\"", s.title))
    });
    let mut said: Vec<String> = gone.collect();
    if brief.picture.is_empty() && people > 0 {
        said.push(format!("the picture of {people} people"));
    }
    let entries: usize = brief.sections.iter().map(|s| s.entries.len()).sum();
    if entries == whole.iter().sum::<usize>() && notes(brief) < before {
        said.push("details".to_owned());
    }
    brief.left_out = said;
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
    for text in [&mut brief.title, &mut brief.occasion, &mut brief.standing] {
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
