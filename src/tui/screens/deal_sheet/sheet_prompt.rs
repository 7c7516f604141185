//! One line that is typed over the last rows of a sheet, with what it is understood as.

use super::cursor::{RowCursor, clicked};
use crate::model::Date;
use crate::text::DayText;
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use crate::workbench::{Sense, day_words};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The line, and what it is typed for.
struct TypedLine<K> {
    kind: K,
    line: Prompt,
    title: String,
}

/// The line that is typed; nothing while the keys are those of the sheet.
pub struct SheetPrompt<K>(Option<TypedLine<K>>);

impl<K> Default for SheetPrompt<K> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: Copy> SheetPrompt<K> {
    /// Begins one, with a title and a text.
    pub fn ask(&mut self, kind: K, title: impl Into<String>, text: &str) -> Effect {
        self.0 = Some(TypedLine { kind, line: Prompt::new(text), title: title.into() });
        Effect::Stay
    }

    /// What is typed for.
    pub fn kind(&self) -> Option<K> {
        self.0.as_ref().map(|typed| typed.kind)
    }

    /// Types for something else, with the same text.
    pub fn turn_to(&mut self, kind: K) {
        if let Some(typed) = &mut self.0 {
            typed.kind = kind;
        }
    }

    /// Is something typed?
    pub fn is_open(&self) -> bool {
        self.0.is_some()
    }

    /// The keys of the footer while it is.
    pub fn keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.0 {
            Some(_) => &[("Enter", "save"), ("Esc", "leave")],
            None => &[],
        }
    }

    /// Draws it over the last rows with what it is understood as; the caret's cell.
    pub fn draw(
        &self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        understood: impl FnOnce(K, &str) -> String,
    ) -> Option<Position> {
        let typed = self.0.as_ref()?;
        let says = understood(typed.kind, typed.line.text());
        typed.line.draw_understood(buf, area, ctx, (typed.title.as_str(), &says))
    }
}

/// A screen over which a line is typed.
pub trait Typing {
    /// What it is typed for.
    type Kind: Copy;

    /// The line.
    fn prompt(&mut self) -> &mut SheetPrompt<Self::Kind>;

    /// The lists of the screen, and which of them has the focus.
    fn lists(&mut self) -> (&mut [RowCursor], &mut usize);

    /// What the typed text does; the line stays with what is wrong where it cannot be understood.
    fn typed(&mut self, kind: Self::Kind, text: &str, ctx: &Ctx) -> Result<Effect, String>;

    /// Takes an event while a line is typed; nothing while there is none.
    fn hear(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let typed = self.prompt().0.as_mut()?;
        let kind = typed.kind;
        let done = match typed.line.hear(event) {
            PromptEvent::Other(_) | PromptEvent::Taken => return Some(Effect::Stay),
            PromptEvent::Left => None,
            PromptEvent::Done(text) => Some(text),
        };
        // What is typed may ask for one thing more.
        let line = std::mem::take(self.prompt());
        let answer = done.map_or(Ok(Effect::Stay), |text| self.typed(kind, &text, ctx));
        if answer.is_err() {
            *self.prompt() = line;
        }
        Some(answer.unwrap_or_else(Effect::Say))
    }

    /// The line that is typed, else a click or the wheel over a list, which then has the focus.
    fn hear_or_click(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        if let Some(effect) = self.hear(event, ctx) {
            return Some(effect);
        }
        let (lists, focus) = self.lists();
        *focus = clicked(lists, event)?;
        Some(Effect::Stay)
    }
}

/// The day that is typed: "= Fri 04 Dec 2026", or why it is none.
pub fn day_says(text: &str, sense: Sense, ctx: &Ctx) -> String {
    match day_words(text, ctx.today(), sense) {
        Ok(moment) => format!("= {}", moment.date.full_day()),
        Err(refusal) => refusal.what,
    }
}

/// A typed day that has been.
pub fn past_day(text: &str, ctx: &Ctx) -> Result<Date, String> {
    let day = day_words(text, ctx.today(), Sense::Past).map_err(|r| r.to_string())?.date;
    match day > ctx.today() {
        true => Err(phrase!("{} is still to come", day.full_day())),
        false => Ok(day),
    }
}
