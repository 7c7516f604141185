//! A question typed in one line, and what a visit leaves as text.

use crate::model::{Edit, Question, Record as _, Value, Visit};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screens::Screen;
use crate::tui::screens::popup::last_rows;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::workbench::Dossier;
use crate::workbench::debrief::{self, Mail, Over, Report};
use crate::workbench::visit::{Ask, edits as change};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The mail to the customer.
pub fn mail(ctx: &Ctx, dossier: &Dossier, visit: &Visit) -> String {
    mail_of(ctx, dossier, &Over::Visit(visit)).text
}

/// The report for our own house.
pub fn report(ctx: &Ctx, dossier: &Dossier, visit: &Visit) -> String {
    report_of(ctx, dossier, &Over::Visit(visit)).text()
}

/// The mail of a visit or a contact, without what names a rival of ours.
pub fn mail_of(ctx: &Ctx, dossier: &Dossier, over: &Over) -> Mail {
    let rep = ctx.bench.rep().ok().and_then(|r| r.name.0);
    let rivals = ctx.bench.rival_names().unwrap_or_default();
    debrief::mail_of(&dossier.account, over, rep.as_deref(), &rivals, ctx.today())
}

/// The report of a visit or a contact.
pub fn report_of(ctx: &Ctx, dossier: &Dossier, over: &Over) -> Report {
    debrief::report_of(&dossier.account, over, &ctx.bench.words, ctx.today())
}

/// A question that is typed: a new one, or another wording of one.
pub struct Say {
    field: Field,
    visit: Visit,
    ask: Option<Ask>,
}

impl Say {
    /// A new question.
    pub fn ask(visit: &Visit) -> Self {
        Self { field: Field::default(), visit: visit.clone(), ask: None }
    }

    /// Another wording; of a proposed one it is put on the list with it.
    pub fn reword(visit: &Visit, ask: &Ask) -> Self {
        Self { field: Field::new(&ask.text), visit: visit.clone(), ask: Some(ask.clone()) }
    }

    fn save(&self, ctx: &Ctx) -> Effect {
        let text = self.field.text().trim().to_owned();
        let Some(dossier) = ctx.dossier.filter(|_| !text.is_empty()) else {
            return Effect::Close;
        };
        let key = |place: usize| self.visit.questions.get(place).map(|q| q.key);
        let stored = self.ask.as_ref().and_then(|a| a.place).and_then(key);
        if let Some(key) = stored {
            let edit = Edit::Update {
                schema: Question::SCHEMA,
                key,
                cells: vec![("text".to_owned(), Value::Text(text))],
            };
            return Effect::DoAndClose("question reworded".to_owned(), vec![edit]);
        }
        let new = match &self.ask {
            Some(ask) => Ask { text, ..ask.clone() },
            None => Ask::own(text),
        };
        let number = self.visit.questions.len() + 1;
        let edit = change::with_question(&self.visit, dossier.key, &new);
        Effect::DoAndClose(format!("question {number}"), vec![edit])
    }

    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        match key.code {
            KeyCode::Enter | KeyCode::F(2) => self.save(ctx),
            KeyCode::Esc => Effect::Close,
            _ => {
                self.field.key(key);
                Effect::Stay
            }
        }
    }
}

impl Screen for Say {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let right = self.ask.as_ref().map_or("in your own words", |a| a.state.as_str());
        let pane = Pane { area: last_rows(area, 3), left: "Question", right, focused: true };
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
