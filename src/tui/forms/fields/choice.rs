//! One word out of a few, a mark with its words, yes or no.

use super::{Input, Took};
use crate::model::Value;
use crate::text::parse::parse;
use crate::text::width;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::choice::Choice as Words;
use crate::workbench::{other_words, other_words_of_mark};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

struct ChoiceInput {
    values: Vec<Value>,
    words: Vec<String>,
    /// Words of other languages, each with the place of the one it means.
    others: Vec<(String, usize)>,
    shown: Words,
    /// A digit is the mark itself.
    mark: bool,
}

impl ChoiceInput {
    fn of(values: Vec<Value>, words: Vec<String>, mark: bool) -> Box<dyn Input> {
        let of_code = |(at, value): (usize, &Value)| match value {
            Value::Text(code) => other_words(code).map(|word| (word.to_owned(), at)).collect(),
            _ => Vec::new(),
        };
        let others = values.iter().enumerate().flat_map(of_code).collect();
        Self::with_others(values, words, others, mark)
    }

    fn with_others(
        values: Vec<Value>,
        words: Vec<String>,
        others: Vec<(String, usize)>,
        mark: bool,
    ) -> Box<dyn Input> {
        let shown = Words::new(&words, None).with_others(others.clone());
        Box::new(Self { values, words, others, shown, mark })
    }

    /// The words of each line, where they are wrapped into so many cells.
    fn lines(&self, cells: u16) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let (mut from, mut used) = (0, 0);
        for (at, word) in self.words.iter().enumerate() {
            let needs = width(word) + 2;
            if at > from && used + needs > usize::from(cells) {
                lines.push(from..at);
                (from, used) = (at, 0);
            }
            used += needs;
        }
        lines.push(from..self.words.len());
        lines
    }

    fn choose(&mut self, at: Option<usize>) {
        self.shown = Words::new(&self.words, at).with_others(self.others.clone());
    }

    fn chosen(&self) -> Option<&Value> {
        self.values.get(self.shown.chosen()?)
    }

    /// A digit, or one step up or down; true where it was one.
    fn marks(&mut self, key: KeyEvent) -> bool {
        let KeyCode::Char(letter) = key.code else {
            return false;
        };
        let digit = letter.to_digit(10).map(|d| Value::Whole(i64::from(d)));
        let last = self.values.len().saturating_sub(1);
        let here = self.shown.chosen();
        let middle = self.values.iter().position(|v| *v == Value::Whole(0));
        let at = match (digit, letter) {
            (Some(mark), _) => self.values.iter().position(|v| *v == mark).or(here),
            // From unknown the first step is open, not one beyond it.
            (_, '+' | '＋') => here.map(|at| (at + 1).min(last)).or(middle).or(Some(0)),
            (_, '-' | '－' | '\u{2212}') => here.map(|at| at.saturating_sub(1)).or(middle),
            _ => return false,
        };
        self.choose(at);
        true
    }
}

/// One of these codes, in the words of a group.
pub fn choice(codes: &[&'static str], group: &str, ctx: &Ctx) -> Box<dyn Input> {
    let values = codes.iter().map(|c| Value::Text((*c).to_owned())).collect();
    let words = codes.iter().map(|c| match group {
        "" => c.replace('_', " "),
        _ => word(ctx, group, c),
    });
    ChoiceInput::of(values, words.collect(), false)
}

fn word(ctx: &Ctx, group: &str, code: &&str) -> String {
    ctx.bench.words.word(group, code).to_owned()
}

/// A mark from the first to the second number, in the words of a group where it has some.
pub fn mark(least: i64, most: i64, group: &str, ctx: &Ctx) -> Box<dyn Input> {
    let values = (least..=most).map(Value::Whole).collect();
    // `Words::word` hands back what it is given where a group has no such word.
    let words = (least..=most).map(|n| match group {
        "" => n.to_string(),
        _ => ctx.bench.words.word(group, &n.to_string()).to_owned(),
    });
    let others = (least..=most)
        .enumerate()
        .flat_map(|(at, n)| other_words_of_mark(group, n).map(move |word| (word.to_owned(), at)));
    ChoiceInput::with_others(values, words.collect(), others.collect(), true)
}

/// One of these words, as a list that holds it alone.
pub fn one_word(words: Vec<String>) -> Box<dyn Input> {
    let values = words.iter().map(|word| Value::Words(vec![word.clone()])).collect();
    ChoiceInput::of(values, words, false)
}

/// A stage from the first to the last, or one of these words that end a purchase.
pub fn stage_or_end(last: i64, ends: &[&str]) -> Box<dyn Input> {
    let mut values: Vec<Value> = (1..=last).map(Value::Whole).collect();
    let mut words: Vec<String> = (1..=last).map(|n| n.to_string()).collect();
    values.extend(ends.iter().map(|end| Value::Text((*end).to_owned())));
    words.extend(ends.iter().map(|end| (*end).to_owned()));
    ChoiceInput::of(values, words, true)
}

/// The process of a purchase: the standard one is the absent one.
pub fn process(ctx: &Ctx) -> Box<dyn Input> {
    let others = ctx.bench.playbook.processes().iter();
    let standard = ctx.bench.words.word("process", "standard").to_owned();
    let (mut values, mut words) = (vec![Value::Absent], vec![standard]);
    for process in others {
        values.push(Value::Text(process.name.clone()));
        words.push(process.title.clone());
    }
    ChoiceInput::of(values, words, false)
}

/// Yes or no; not said is no.
pub fn flag() -> Box<dyn Input> {
    let values = vec![Value::Flag(false), Value::Flag(true)];
    let words = ["no", "yes"].map(str::to_owned).to_vec();
    ChoiceInput::of(values, words, false)
}

impl Input for ChoiceInput {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        if self.mark && self.marks(key) || self.shown.key(key) {
            return Took::Stay;
        }
        match key.code {
            KeyCode::Backspace if self.shown.take_back() => {}
            KeyCode::Backspace | KeyCode::Delete => self.choose(None),
            KeyCode::Char(_) => {}
            _ => return Took::Pass,
        }
        Took::Stay
    }

    fn leave(&mut self) {
        if self.shown.unknown().is_none() {
            self.shown.forget();
        }
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        if let Some(typed) = self.shown.unknown() {
            return Err(phrase!(
                "none of these words begins with {typed}; Backspace begins anew",
                typed
            ));
        }
        Ok(self.chosen().cloned().unwrap_or_default())
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        let at = self.values.iter().position(|v| v == value);
        let no = self.values.iter().position(|v| *v == Value::Flag(false));
        self.choose(at.or(no));
    }

    fn height(&self, focused: bool, cells: u16) -> u16 {
        match focused {
            true => u16::try_from(self.lines(cells + 1).len()).unwrap_or(1),
            false => 1,
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) -> Option<Position> {
        // The space that each word has before it stands in the column before the text.
        let area = Rect { x: area.x.saturating_sub(1), width: area.width + 1, ..area };
        if !focused {
            self.shown.draw(buf, area, false, ctx.theme);
            return None;
        }
        for (y, line) in (area.y..area.bottom()).zip(self.lines(area.width)) {
            let chosen = self.shown.chosen().filter(|at| line.contains(at));
            let words = self.words.get(line.clone()).unwrap_or_default();
            let row = Rect { y, height: 1, ..area };
            Words::new(words, chosen.map(|at| at - line.start)).draw(buf, row, true, ctx.theme);
        }
        None
    }

    fn unfinished(&self) -> bool {
        true
    }

    fn below(&self, focused: bool, _: &Ctx) -> Option<(Role, String)> {
        if let Some(typed) = self.shown.unknown().filter(|_| focused) {
            let says = phrase!("none begins with {typed}; Backspace begins anew", typed);
            return Some((Role::Warn, says));
        }
        let worded = self.words.first().is_some_and(|w| w.parse::<i64>().is_err());
        match self.chosen()? {
            Value::Whole(n) if focused && worded => {
                let last = self.values.last().map(Value::to_string).unwrap_or_default();
                Some((Role::Muted, phrase!("{n} of {last}", n, last)))
            }
            _ => None,
        }
    }

    fn kept(&self) -> String {
        self.shown.chosen().map(|at| at.to_string()).unwrap_or_default()
    }

    fn bring_back(&mut self, kept: &str) {
        self.choose(parse(kept));
    }

    fn says(&self, _: &Ctx) -> String {
        let at = self.shown.chosen();
        at.and_then(|at| self.words.get(at)).cloned().unwrap_or_default()
    }

    fn how(&self) -> &'static [&'static str] {
        match self.mark {
            true => &["Left Right, a digit, + or -;", "Backspace: unknown"],
            false => &["Left Right, or the word's beginning"],
        }
    }
}
