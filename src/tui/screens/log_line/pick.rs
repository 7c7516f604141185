//! What a line leaves open is picked: its account, or whom one of its names means.

use super::{LogLine, said};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::picker::{Picked, Picker};
use crate::tui::widgets::popup::centered;
use crate::workbench::log::{DoubtfulName, LogReading};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Something that is being picked.
pub struct Picking {
    picker: Picker,
    /// The name whose owner is picked; nothing: the account.
    name: Option<DoubtfulName>,
}

impl LogLine {
    pub(super) fn pick_account(&mut self, ctx: &Ctx) {
        while ctx.bench.read_names(&mut self.names).unwrap_or(false) {}
        let names = self.names.accounts().iter().map(|(_, name)| name.clone());
        let picker = Picker::found_by(names.collect(), said::has_letters);
        self.picking = Some(Picking { picker, name: None });
    }

    /// Asks whom the first name that can be several means, once for each line.
    pub(super) fn pick_person(&mut self, reading: &LogReading) -> Option<Effect> {
        let name = reading.doubtful(self.add).into_iter().next();
        let name = name.filter(|_| self.noted != self.field.text())?;
        let mut items: Vec<String> = name.choices.iter().map(|(who, _)| who.clone()).collect();
        items.push(phrase!("somebody else: {} only in the note", name.word));
        let says = phrase!("whom does {} mean?", name.word);
        let picker = Picker::found_by(items, said::has_letters);
        self.picking = Some(Picking { picker, name: Some(name) });
        Some(Effect::Say(says))
    }

    pub(super) fn choose(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        let Some(picking) = &mut self.picking else {
            return Effect::Stay;
        };
        let picker = &mut picking.picker;
        let took = match (key.code, picker.key(key)) {
            (KeyCode::Esc, _) => None,
            (KeyCode::Enter, Picked::Nothing) => picker.marked(),
            (_, Picked::Took(at)) => Some(at),
            _ => return Effect::Stay,
        };
        let name = self.picking.take().and_then(|picking| picking.name);
        match (name, took) {
            (Some(name), Some(at)) => self.take_person(&name, at, ctx),
            (Some(_), None) => Effect::Say(phrase!("nobody picked").to_owned()),
            (None, took) => self.take_account(took),
        }
    }

    fn take_account(&mut self, took: Option<usize>) -> Effect {
        match took.and_then(|at| self.names.accounts().get(at)) {
            Some((account, name)) => {
                self.place = Some(Some(*account));
                Effect::Say(phrase!("it is of {name}; Enter saves it", name))
            }
            None => Effect::Say(phrase!("no account picked").to_owned()),
        }
    }

    /// Who is picked stands in the line by the whole name; behind the last row it is saved as it is.
    fn take_person(&mut self, name: &DoubtfulName, at: usize, ctx: &Ctx) -> Effect {
        match name.choices.get(at) {
            Some((who, Some(account))) => {
                self.place = Some(Some(*account));
                Effect::Say(phrase!("it is {who}; Enter saves it", who))
            }
            Some((who, None)) => {
                let line = self.field.text().replacen(name.word.as_str(), who, 1);
                self.field.set(&line);
                let says = Effect::Say(phrase!("it is {who}; Enter saves it", who));
                Effect::All(vec![self.typed(), says])
            }
            None => {
                self.noted = self.field.text().to_owned();
                self.save(ctx)
            }
        }
    }

    pub(super) fn draw_picker(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
    ) -> Option<Position> {
        let picking = self.picking.as_mut()?;
        let left = match picking.name {
            Some(_) => phrase!("Who is meant?"),
            None => phrase!("Which account?"),
        };
        let place = centered(area, 52, area.height.saturating_sub(8).max(8));
        let pane = Pane { area: place, left, right: "", focused: true };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let inner = Rect { width: inner.width.saturating_sub(1), ..inner };
        picking.picker.draw(buf, inner, ctx.theme)
    }

    pub(super) fn paste_picked(&mut self, text: &str) -> bool {
        match &mut self.picking {
            Some(picking) => {
                picking.picker.paste(text);
                true
            }
            None => false,
        }
    }
}
