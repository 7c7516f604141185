//! Where something is saved: one line with the name of a file, whose ending says how it is written.

use super::prompt::{Prompt, PromptEvent};
use crate::model::brief::Brief;
use crate::model::report::Report;
use crate::model::statement::Statement;
use crate::text::{DayText, width};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::brief::{self, Sheet};
use crate::workbench::report::{REPORT_ENDINGS, report_file};
use crate::workbench::statement_file::StatementFormat;
use crate::workbench::table_text;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// Cells of borders and blanks around a title and what stands at its right.
const AROUND: usize = 8;

/// The keys of a line whose name alone says the form.
const KEYS: &[(&str, &str)] = &[("Enter", "save"), ("Esc", "leave")];

/// What is saved.
pub trait Saved {
    /// Above the line: "Save the plan as".
    fn title(&self) -> String;

    /// The endings that a name can have, or what the typed name is written as.
    fn endings(&self, name: &str) -> String;

    /// What the file of this name holds; nothing where it is gone.
    fn text(&self, name: &str, ctx: &Ctx) -> Option<String>;

    /// The next form by Tab, as the name it is then saved under; nothing where there is only one.
    fn turn(&mut self, _name: &str) -> Option<String> {
        None
    }

    /// The keys of the line.
    fn keys(&self) -> &'static [(&'static str, &'static str)] {
        KEYS
    }
}

/// The line in which the place is typed.
pub struct SaveFile {
    line: Prompt,
    /// The name it began with, as an example.
    offered: String,
    what: Box<dyn Saved>,
}

impl SaveFile {
    /// Asks where it goes, with this name at first.
    pub fn new(what: impl Saved + 'static, name: &str) -> Self {
        Self { line: Prompt::new(name), offered: name.to_owned(), what: Box::new(what) }
    }

    /// The same over the screen that is shown.
    pub fn open(what: impl Saved + 'static, name: &str) -> Effect {
        Effect::Over(Box::new(Self::new(what, name)))
    }
}

impl Screen for SaveFile {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let (title, endings) = (self.what.title(), self.what.endings(self.line.text()));
        let says = (title.as_str(), endings.as_str());
        // Side by side where both have room, else below each other.
        match width(&title) + width(&endings) + AROUND <= usize::from(area.width) {
            true => self.line.draw(buf, area, ctx, says),
            false => self.line.draw_understood(buf, area, ctx, says),
        }
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        Some(match self.line.hear(event) {
            PromptEvent::Left => Effect::Close,
            PromptEvent::Done(name) if name.is_empty() => {
                Effect::Say(phrase!("a name is needed, as {}", self.offered))
            }
            PromptEvent::Done(name) => match self.what.text(&name, ctx) {
                Some(text) => {
                    Effect::All(vec![Effect::Close, Effect::Write(PathBuf::from(name), text)])
                }
                None => Effect::Close,
            },
            PromptEvent::Other(key) if key.code == KeyCode::Tab => {
                if let Some(name) = self.what.turn(self.line.text()) {
                    self.line.set(&name);
                }
                Effect::Stay
            }
            PromptEvent::Other(_) | PromptEvent::Taken => Effect::Stay,
        })
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        Vec::new()
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        self.what.keys()
    }
}

/// A page with the rows behind it, where it has some: as text, Markdown, HTML, JSON or, of the rows, CSV.
pub struct SavedPage {
    /// Which page: "the plan".
    pub what: &'static str,
    /// The page.
    pub page: Brief,
    /// The titles of its rows, and the rows.
    pub table: Option<(Vec<String>, Vec<Vec<String>>)>,
}

impl Saved for SavedPage {
    fn title(&self) -> String {
        phrase!("Save {} as", self.what)
    }

    fn endings(&self, _: &str) -> String {
        match self.table {
            Some(_) => phrase!(".md, .txt, .html, .csv or .json"),
            None => phrase!(".md, .txt, .html or .json"),
        }
        .to_owned()
    }

    fn text(&self, name: &str, _: &Ctx) -> Option<String> {
        Some(match &self.table {
            Some((headers, rows)) if name.to_lowercase().ends_with(".csv") => {
                table_text(headers, rows)
            }
            _ => brief::written(&self.page, Sheet::of_file(name)),
        })
    }
}

/// A sheet of figures: as text, Markdown, HTML or CSV.
pub struct SavedReport {
    /// Above the line.
    pub title: &'static str,
    /// The sheet.
    pub report: Report,
}

impl Saved for SavedReport {
    fn title(&self) -> String {
        self.title.to_owned()
    }

    fn endings(&self, _: &str) -> String {
        REPORT_ENDINGS.to_owned()
    }

    fn text(&self, name: &str, _: &Ctx) -> Option<String> {
        Some(report_file(&self.report, name))
    }
}

/// A sheet of blocks: as text, Markdown, HTML or a table, which Tab turns.
pub struct SavedStatement(pub Statement);

impl SavedStatement {
    /// Asks where it goes; under its title and the day at first.
    pub fn ask(sheet: Statement, ctx: &Ctx) -> SaveFile {
        let name = format!("{}-{}.txt", plain(&sheet.title, 50), ctx.today().iso_day());
        SaveFile::new(Self(sheet), &name)
    }

    fn place(name: &str) -> usize {
        let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        StatementFormat::ALL.iter().position(|(_, known, _)| *known == end).unwrap_or(0)
    }
}

impl Saved for SavedStatement {
    fn title(&self) -> String {
        phrase!("Save as").to_owned()
    }

    fn endings(&self, name: &str) -> String {
        StatementFormat::ALL[Self::place(name)].2.to_owned()
    }

    fn text(&self, name: &str, ctx: &Ctx) -> Option<String> {
        Some(ctx.bench.statement_text(&self.0, StatementFormat::ALL[Self::place(name)].0))
    }

    fn turn(&mut self, name: &str) -> Option<String> {
        let forms = StatementFormat::ALL;
        let end = forms[(Self::place(name) + 1) % forms.len()].1;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Some(format!("{stem}.{end}"))
    }

    fn keys(&self) -> &'static [(&'static str, &'static str)] {
        &[("Enter", "save"), ("Tab", "text, Markdown, HTML, table"), ("Esc", "leave")]
    }
}

/// Letters and digits of any script in small letters, `-` for all else, so many at most.
pub fn plain(what: &str, most: usize) -> String {
    let name: String = what
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .take(most)
        .collect();
    name.trim_matches('-').to_owned()
}
