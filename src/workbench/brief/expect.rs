//! What they will hold against us and ask us, each with our answer (METHOD F5).

use crate::model::brief::{Entry, Section};
use crate::workbench::visit::{Expected, VisitView};

/// Objections and their questions in turn: those that the visit has taken over; where it has none, what the file
/// proposes. One without an answer is a gap, and an answer stays with its question.
pub fn section(view: &VisitView) -> Section {
    let own = |e: &&Expected| e.place.is_some();
    // What we promised stands once on the page, among the promises.
    let (say, ask) = (&view.objections, &view.their_questions);
    let taken = in_turn(say.iter().filter(own), ask.iter().filter(own));
    let keep = taken.len().clamp(2, 8);
    let (title, entries) = match taken.is_empty() {
        true => (
            phrase!("Expect (proposed)"),
            in_turn(say.iter().filter(told), ask.iter().filter(told)),
        ),
        false => ("Expect", taken),
    };
    Section { name: "expect", title: title.to_owned(), entries, keep, yields: 6, whole: true }
}

fn told(e: &&Expected) -> bool {
    !e.promise
}

fn in_turn<'e>(
    say: impl Iterator<Item = &'e Expected>,
    ask: impl Iterator<Item = &'e Expected>,
) -> Vec<Entry> {
    let mut say = say.map(|e| entry(phrase!("they say"), e));
    let mut ask = ask.map(|e| entry(phrase!("they ask"), e));
    let mut entries = Vec::new();
    loop {
        let before = entries.len();
        entries.extend(say.next());
        entries.extend(ask.next());
        if entries.len() == before {
            return entries;
        }
    }
}

fn entry(lead: &str, expected: &Expected) -> Entry {
    let entry = Entry::new(&expected.text).lead(lead);
    match &expected.answer {
        Some(answer) => entry.note(phrase!("we say: {answer}", answer)),
        None => entry.note(phrase!("we have no answer yet !")),
    }
}
