//! Where to save the week's report: the ending of the name says how it is written.

use super::Today;
use crate::model::brief::Brief;
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::brief::{self, Sheet};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// The report, and the line in which its place is typed.
struct SaveReport {
    line: Prompt,
    report: Brief,
}

impl Today {
    /// The week's report, its place asked for.
    pub(super) fn report(&self, ctx: &Ctx) -> Effect {
        if self.gathering.is_some() {
            return Effect::Say("the accounts are still being looked at".to_owned());
        }
        let report = ctx.bench.week_report(self.everything());
        let name = format!("week-{}.md", ctx.today().iso_day());
        Effect::Over(Box::new(SaveReport { line: Prompt::new(&name), report }))
    }
}

impl Screen for SaveReport {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let says = ("Save the week's report as", ".md, .txt, .html or .json");
        self.line.draw(buf, area, ctx, says)
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        Some(match self.line.hear(event) {
            PromptEvent::Left => Effect::Close,
            PromptEvent::Done(name) if name.is_empty() => {
                Effect::Say("a name is needed, as week.md".to_owned())
            }
            PromptEvent::Done(name) => {
                let text = brief::written(&self.report, Sheet::of_file(&name));
                Effect::All(vec![Effect::Close, Effect::Write(PathBuf::from(name), text)])
            }
            PromptEvent::Other(_) | PromptEvent::Taken => Effect::Stay,
        })
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        Vec::new()
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        &[("Enter", "save"), ("Esc", "leave")]
    }
}
