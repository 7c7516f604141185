//! A row that has a job and no name: a place that somebody is looked for in.

use super::Parts;
use super::{Part, stand_in};
use crate::model::tree::{empty, set_text};
use crate::model::{Person, Value};

impl Parts<'_> {
    /// Is it a row of somebody whose job it says and whose name it does not?
    pub(super) fn is_hole(&self) -> bool {
        !self.exact && self.person.text("title").is_some_and(|title| !stand_in::is_nothing(title))
    }

    /// A job without a name is a place that somebody is looked for in: its mail and number are kept there.
    pub(super) fn settle_hole(&mut self) {
        let mut person = std::mem::replace(&mut self.person, empty::<Person>());
        let title = person.text("title").unwrap_or_default().to_owned();
        set_text(&mut person, "name", &title);
        person.set("placeholder", Value::Flag(true));
        let cells: Vec<_> = self.names.cells().collect();
        cells.into_iter().for_each(|(header, text)| self.note(header, text));
        let mut people = vec![person];
        self.share_out("email", &mut people);
        self.share_out("phone", &mut people);
        self.people = people;
    }

    /// A person or deal without a name is no record: its cells are notes.
    pub(super) fn note_raw(&mut self, part: Part) {
        let raw = std::mem::take(&mut self.raw);
        for (_, header, text) in raw.iter().filter(|(p, _, _)| *p == part) {
            match header.is_empty() {
                true => self.notes.extend(text.lines().map(str::to_owned)),
                false => self.note(header, text),
            }
        }
        self.raw = raw;
    }
}
