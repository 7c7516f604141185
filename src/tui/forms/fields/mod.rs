//! What can be typed into a field of a form: one kind a file.

mod checks;
mod choice;
mod day;
mod known;
mod line;
mod listed;
mod notes;
mod number;
mod pick;
mod present;
mod ticks;

pub use checks::{Check, checks};
pub use choice::{choice, flag, mark, one_word, process, stage_or_end};
pub use day::day;
pub use known::{Known, known_of};
pub use line::{line, list, list_of, ours, stacked};
pub use notes::notes;
pub use number::{number, year};
pub use pick::{Takes, pick, pick_or_make};
pub use present::{new_name, present, ticked};
pub use ticks::ticks;

use crate::model::{Date, Money, Target, Value};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What a key did in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Took {
    /// The field has it.
    Stay,
    /// The field has it and is done: on to the next one.
    Next,
    /// Not a key of this field: the form may know.
    Pass,
}

/// A record that a picker makes: somebody or something named that was not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What it is.
    pub target: Target,
    /// The id by which the field names it.
    pub id: String,
    /// The name as it was typed.
    pub name: String,
}

/// What a picker can make, as it is called; nothing of what needs more than a name.
pub fn makes(target: Target) -> Option<&'static str> {
    match target {
        Target::Person => Some("person"),
        Target::Competitor => Some("competitor"),
        Target::Product => Some("product"),
        Target::Opportunity | Target::Account => None,
    }
}

/// One field's own part: what is typed, how it is drawn, what it means.
pub trait Input {
    /// Takes a key.
    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Took;

    /// Takes a paste.
    fn paste(&mut self, _text: &str) {}

    /// Further lines of a paste, for the fields below it.
    fn spill(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// The field is left: a name that fits only one is taken.
    fn leave(&mut self) {}

    /// Drops a search that has begun over a value, which stands again; true where there was one.
    fn drop_search(&mut self) -> bool {
        false
    }

    /// What it means; a sentence where it means nothing. An empty field is absent.
    fn value(&self, ctx: &Ctx) -> Result<Value, String>;

    /// Puts a value in, as if it had been typed.
    fn put(&mut self, value: &Value, ctx: &Ctx);

    /// The days that it names are of this year, where they say none.
    fn of_year(&mut self, _year: Option<i64>) {}

    /// The amount that a share typed here is of.
    fn of_whole(&mut self, _whole: Option<Money>) {}

    /// Rows that it takes.
    fn height(&self, _focused: bool, _cells: u16) -> u16 {
        1
    }

    /// Draws; the caret's cell where text is typed.
    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) -> Option<Position>;

    /// What was understood, in the line below.
    fn below(&self, _focused: bool, _ctx: &Ctx) -> Option<(Role, String)> {
        None
    }

    /// A sentence that is not read as an error while the field is typed in.
    fn unfinished(&self) -> bool {
        false
    }

    /// What was typed, for the draft.
    fn kept(&self) -> String;

    /// What the draft kept.
    fn bring_back(&mut self, kept: &str);

    /// The value in the words of the screen.
    fn says(&self, ctx: &Ctx) -> String;

    /// Records that are to be made with it, since the rep named some that were not there.
    fn makes(&self) -> Vec<Made> {
        Vec::new()
    }

    /// The long text, for the rep's own editor.
    fn long_text(&self) -> Option<String> {
        None
    }

    /// The day to show in the month beside the form.
    fn month(&self, _ctx: &Ctx) -> Option<Date> {
        None
    }

    /// How to type here, in a few words a line.
    fn how(&self) -> &'static [&'static str] {
        &[]
    }

    /// The same in one line, where the help stands below.
    fn how_short(&self) -> String {
        let words = self.how().iter().flat_map(|line| phrase!(line).split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    }
}

/// How dates can be typed, in one line.
pub const DATES_SHORT: &str = "today, last fri, +2w, end of month, 1 dec, 2026-12-01, 下周五";

/// A heading and lines: how dates can be typed.
pub const DATES: &[&str] = &[
    "dates as you say them",
    " today   yesterday   last fri",
    " fri     fri 2w      in 3 days",
    " +10d    +2w         end of month",
    " 1 dec   1.12.       2026-12-01",
    " 下周五  下周二",
];
