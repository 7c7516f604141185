//! A pasted line, and what the rep wants of it.

use super::said::{day_said, doubts};
use crate::model::Key;
use crate::model::words::Words;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::table::Cell;
use crate::workbench::log::LogReading;

/// A line, and what the rep wants of it.
pub struct LogRow {
    /// As it stands.
    pub text: String,
    /// Where it belongs, where not as it was understood.
    pub place: Option<Option<Key>>,
    /// Whom nobody knows becomes a person.
    pub add: bool,
    /// What is promised stays in the note alone.
    pub note_only: bool,
}

impl LogRow {
    /// As it was pasted.
    pub fn new(text: String) -> Self {
        Self { text, place: None, add: false, note_only: false }
    }

    /// What is kept of it.
    pub fn as_wanted(&self, mut read: LogReading) -> LogReading {
        if self.note_only {
            read.promises.clear();
        }
        read
    }
}

/// Account, day, kind, with whom, what was said.
pub fn cells<'a>(reading: &'a LogReading, add: bool, ctx: &Ctx<'a>) -> [Cell<'a>; 5] {
    let words = &ctx.bench.words;
    if reading.account.is_none() {
        let inbox = Cell::with("inbox", Role::Warn);
        let none = || Cell::new("");
        return [inbox, none(), none(), none(), Cell::new(reading.line())];
    }
    let mut kind = words.word("contact", &reading.kind).to_owned();
    let came =
        ctx.bench.came_of_it(&reading.kind, Some(reading.outcome.as_str()), reading.from_them);
    for came in came {
        kind = format!("{kind}, {came}");
    }
    [
        Cell::new(reading.account_name.as_str()),
        Cell::new(day_said(reading.when.date, ctx.today())),
        Cell::new(kind),
        with(reading, add, words),
        Cell::with(reading.note.as_str(), Role::Muted),
    ]
}

/// With whom: those who are known, and those who would be new.
fn with<'a>(reading: &LogReading, add: bool, words: &Words) -> Cell<'a> {
    let known = reading.people.iter().map(|(name, _)| name.clone());
    let new = if add { "new" } else { "new?" };
    let strangers = reading.strangers().map(|name| format!("{name}, {new}"));
    let who: Vec<String> = known.chain(strangers).collect();
    let clear = doubts(reading, false, words).is_empty();
    match (who.is_empty(), clear, reading.strangers().next().is_some()) {
        (true, ..) => Cell::with(phrase!("nobody named"), Role::Warn),
        (_, true, _) => Cell::new(who.join(", ")),
        (_, _, true) if add => Cell::with(who.join(", "), Role::Accent),
        (_, _, true) => Cell::with(who.join(", "), Role::Warn),
        _ => Cell::with(format!("{} ?", who.join(", ")), Role::Warn),
    }
}
