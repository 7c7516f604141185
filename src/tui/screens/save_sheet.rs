//! Where a sheet is saved and as what: the name decides by its end, Tab turns to the next form.

use crate::model::statement::Statement;
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::statement_file::StatementFormat;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// The question.
pub struct SaveSheet {
    sheet: Statement,
    line: Prompt,
}

impl SaveSheet {
    /// Of this sheet, under its title and the day at first.
    pub fn of(sheet: Statement, ctx: &Ctx) -> Self {
        let title: String = sheet
            .title
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .take(50)
            .collect();
        let day = ctx.today().iso_day();
        let line = Prompt::new(&format!("{}-{day}.txt", title.trim_matches('-')));
        Self { sheet, line }
    }

    fn format(&self) -> StatementFormat {
        let end = self.line.text().rsplit('.').next().unwrap_or_default().to_lowercase();
        let of_it = StatementFormat::ALL.iter().find(|(_, known, _)| *known == end);
        of_it.map(|(format, _, _)| *format).unwrap_or_default()
    }

    /// The same name with the end of the next form.
    fn turn(&mut self) {
        let forms = StatementFormat::ALL;
        let at = forms.iter().position(|(format, _, _)| *format == self.format()).unwrap_or(0);
        let (_, end, _) = forms[(at + 1) % forms.len()];
        let text = self.line.text().to_owned();
        let stem = text.rsplit_once('.').map_or(text.as_str(), |(stem, _)| stem);
        self.line.set(&format!("{stem}.{end}"));
    }

    fn says(&self) -> &'static str {
        let format = self.format();
        let of_it = StatementFormat::ALL.iter().find(|(known, _, _)| *known == format);
        of_it.map_or("text", |(_, _, says)| says)
    }
}

impl Screen for SaveSheet {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.line.draw(buf, area, ctx, ("Save as", self.says()))
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        Some(match self.line.hear(event) {
            PromptEvent::Done(name) if name.is_empty() => Effect::Close,
            PromptEvent::Done(name) => {
                let text = ctx.bench.statement_text(&self.sheet, self.format());
                Effect::All(vec![Effect::Close, Effect::Write(PathBuf::from(name), text)])
            }
            PromptEvent::Left => Effect::Close,
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
        &[("Enter", "save"), ("Tab", "text, Markdown, HTML, table"), ("Esc", "leave")]
    }
}
