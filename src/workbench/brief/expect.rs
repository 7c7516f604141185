//! What they will hold against us and ask us, each with our answer (METHOD F5).

use crate::model::brief::{Entry, Section};
use crate::workbench::visit::{Expected, VisitView};

/// Objections and their questions in turn, the visit's own first, then what the file proposes; one without an
/// answer is a gap. The visit's own stay as long as others can give way, and an answer stays with its question.
pub fn section(view: &VisitView) -> Section {
    let own = |e: &&Expected| e.place.is_some();
    let new = |e: &&Expected| e.place.is_none();
    let (say, ask) = (&view.objections, &view.their_questions);
    let mut entries = in_turn(say.iter().filter(own), ask.iter().filter(own));
    let keep = entries.len().clamp(2, 8);
    entries.extend(in_turn(say.iter().filter(new), ask.iter().filter(new)));
    Section { name: "expect", title: "Expect".to_owned(), entries, keep, yields: 7, whole: true }
}

fn in_turn<'e>(
    say: impl Iterator<Item = &'e Expected>,
    ask: impl Iterator<Item = &'e Expected>,
) -> Vec<Entry> {
    let mut say = say.map(|e| entry("they say", e));
    let mut ask = ask.map(|e| entry("they ask", e));
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
        Some(answer) => entry.note(format!("we say: {answer}")),
        None => entry.note("we have no answer yet !"),
    }
}
