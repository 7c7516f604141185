//! The line in which the value and the rival of a field of the white space are typed.

use super::PlanScreen;
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

impl PlanScreen {
    /// Opens the line for the field under the mark.
    pub(super) fn ask_value(&mut self) -> Effect {
        self.value = Some(Prompt::new(""));
        Effect::Stay
    }

    /// Takes an event while the line is open.
    pub(super) fn type_value(&mut self, event: &Event, ctx: &Ctx) -> Effect {
        let Some(line) = &mut self.value else { return Effect::Stay };
        match line.hear(event) {
            PromptEvent::Left => {
                self.value = None;
                Effect::Stay
            }
            PromptEvent::Done(typed) => {
                let Some(at) = self.picked_field() else { return Effect::Stay };
                match ctx.bench.field_valued(&self.space, at, &typed) {
                    Ok(step) => {
                        self.value = None;
                        Effect::Do(step)
                    }
                    Err(refusal) => Effect::Say(refusal.to_string()),
                }
            }
            PromptEvent::Other(_) | PromptEvent::Taken => Effect::Stay,
        }
    }

    /// Draws it over the last rows, with what it is understood as.
    pub(super) fn draw_value(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let line = self.value.as_ref()?;
        let at = self.picked_field()?;
        let says = match ctx.bench.field_valued(&self.space, at, line.text()) {
            Ok(step) => step.label,
            Err(_) if line.text().trim().is_empty() => {
                phrase!("160 for 160,000, and the rival behind it; - for not known").to_owned()
            }
            Err(refusal) => refusal.to_string(),
        };
        line.draw_understood(
            buf,
            area,
            ctx,
            (phrase!("What it is worth a year, and whose it is"), &says),
        )
    }
}
