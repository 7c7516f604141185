//! Where to save what is shown: the last choice filled in, Enter saves.

use super::Screen;
use super::popup::last_rows;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// Makes the text for a file of this name.
pub type Written = dyn Fn(&str, &Ctx) -> Result<String, String>;

/// The line in which the place is typed.
pub struct Save {
    field: Field,
    written: Box<Written>,
}

impl Save {
    /// To this file, unless another one is typed.
    pub fn new(path: &str, written: Box<Written>) -> Self {
        Self { field: Field::new(path), written }
    }

    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        match key.code {
            KeyCode::Enter | KeyCode::F(2) => {
                let path = self.field.text().trim().to_owned();
                if path.is_empty() {
                    return Effect::Say("a name is needed, as brief.html".to_owned());
                }
                match (self.written)(&path, ctx) {
                    Ok(text) => {
                        let write = Effect::Write(PathBuf::from(path), text);
                        Effect::All(vec![Effect::Close, write])
                    }
                    Err(sentence) => Effect::Say(sentence),
                }
            }
            KeyCode::Esc => Effect::Close,
            _ => {
                self.field.key(key);
                Effect::Stay
            }
        }
    }
}

impl Screen for Save {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let pane = Pane {
            area: last_rows(area, 3),
            left: "Save as",
            right: ".html to print, .md, .json or .txt",
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let line =
            Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), height: 1, ..inner };
        self.field.draw(buf, line, ctx.theme.style(Role::Body))
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => return Some(self.key(*key, ctx)),
            Event::Paste(text) => self.field.paste(text),
            _ => {}
        }
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        Vec::new()
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        &[("Enter", "save"), ("Esc", "leave")]
    }
}
