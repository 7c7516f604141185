//! Where to save the map: the ending of the name says how it is written, Tab for whom.

use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::org_chart::written;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// The line in which the place is typed.
pub struct SaveMap {
    line: Prompt,
    /// With our marks; else the organisation alone.
    ours: bool,
}

impl SaveMap {
    /// For the customer, as a page.
    pub fn of(ctx: &Ctx) -> Self {
        let name = ctx.dossier.map_or("map", |d| d.account.name.as_str());
        let name: String = name
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .take(40)
            .collect();
        let name = format!("{name}-organisation-{}.html", ctx.today().iso_day());
        Self { line: Prompt::new(&name), ours: false }
    }

    /// The other version, under the name that says so where the name was not changed.
    fn turn(&mut self) {
        self.ours = !self.ours;
        let (old, new) =
            if self.ours { ("-organisation-", "-map-") } else { ("-map-", "-organisation-") };
        let name = self.line.text().replacen(old, new, 1);
        self.line.set(&name);
    }
}

impl Screen for SaveMap {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let says = match self.ours {
            true => ("Save the map with our marks as", "for our own eyes; .html, .svg or .md"),
            false => ("Save the organisation as", "for the customer, no marks; .html, .svg or .md"),
        };
        self.line.draw(buf, area, ctx, says)
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        Some(match self.line.hear(event) {
            PromptEvent::Left => Effect::Close,
            PromptEvent::Done(name) if name.is_empty() => {
                Effect::Say("a name is needed, as map.html".to_owned())
            }
            PromptEvent::Done(name) => {
                let Some(dossier) = ctx.dossier else {
                    return Some(Effect::Close);
                };
                let text = written(&ctx.bench.org_chart(dossier, self.ours), &name);
                Effect::All(vec![Effect::Close, Effect::Write(PathBuf::from(name), text)])
            }
            PromptEvent::Other(key) if key.code == KeyCode::Tab => {
                self.turn();
                Effect::Stay
            }
            PromptEvent::Other(_) | PromptEvent::Taken => Effect::Stay,
        })
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        Vec::new()
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.ours {
            true => &[("Enter", "save"), ("Tab", "organisation alone"), ("Esc", "leave")],
            false => &[("Enter", "save"), ("Tab", "with our marks"), ("Esc", "leave")],
        }
    }
}
