//! Where to save a page: the ending of the name says how it is written, as text, Markdown, HTML, JSON or, where it has
//! a table, CSV.

use crate::model::brief::Brief;
use crate::tui::action::Action;
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::brief::{self, Sheet};
use crate::workbench::table_text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// The rows behind a page.
#[derive(Clone, Debug, Default)]
pub struct SavedTable {
    /// Its titles.
    pub headers: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// The page, and the line in which its place is typed.
pub struct SavePage {
    line: Prompt,
    what: &'static str,
    page: Brief,
    table: Option<SavedTable>,
}

impl SavePage {
    /// Asks where this page goes; `what` says which it is.
    pub fn open(what: &'static str, name: &str, page: Brief, table: Option<SavedTable>) -> Effect {
        Effect::Over(Box::new(Self { line: Prompt::new(name), what, page, table }))
    }

    fn text(&self, name: &str) -> String {
        match &self.table {
            Some(table) if name.to_lowercase().ends_with(".csv") => {
                table_text(&table.headers, &table.rows)
            }
            _ => brief::written(&self.page, Sheet::of_file(name)),
        }
    }
}

impl Screen for SavePage {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let title = format!("Save {} as", self.what);
        let endings = match self.table {
            Some(_) => ".md, .txt, .html, .csv or .json",
            None => ".md, .txt, .html or .json",
        };
        self.line.draw(buf, area, ctx, (&title, endings))
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        Some(match self.line.hear(event) {
            PromptEvent::Left => Effect::Close,
            PromptEvent::Done(name) if name.is_empty() => {
                Effect::Say("a name is needed, as report.md".to_owned())
            }
            PromptEvent::Done(name) => {
                let text = self.text(&name);
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
