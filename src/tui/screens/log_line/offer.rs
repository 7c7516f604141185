//! After a contact is saved: the open topic that it may have answered, one key away. Any other key
//! does what it always does.

use crate::model::Key;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{AnswerFromContact, FormKind};
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::popup::last_rows;
use crate::workbench::log::LogReading;
use crate::workbench::log::topics::{self, AnsweredTopic};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The offer.
pub struct Offer {
    account: Key,
    said: AnswerFromContact,
    topics: Vec<AnsweredTopic>,
    picked: usize,
}

/// The open topics that this contact answers; nothing where there is none.
pub fn answered(reading: &LogReading, ctx: &Ctx) -> Option<Offer> {
    let account = reading.account?;
    let contact = reading.contact();
    let elsewhere = match ctx.dossier.filter(|d| d.key == account) {
        Some(_) => None,
        None => Some(ctx.read(ctx.bench.dossier(account))?),
    };
    let topics = topics::answered(elsewhere.as_ref().or(ctx.dossier)?, &contact);
    let source = reading.people.iter().map(|(name, _)| name.as_str());
    let said = AnswerFromContact {
        subject: String::new(),
        text: reading.note.clone(),
        source: source.collect::<Vec<_>>().join(", "),
        day: reading.when.date,
    };
    (!topics.is_empty()).then_some(Offer { account, said, topics, picked: 0 })
}

impl Screen for Offer {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let rows = u16::try_from(self.topics.len()).unwrap_or(1);
        let pane = Pane {
            area: last_rows(area, rows + 2),
            left: phrase!("What was said may answer"),
            right: phrase!("or go on: any other key"),
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        for (i, (y, topic)) in (inner.y..inner.bottom()).zip(&self.topics).enumerate() {
            let (mark, role) = match i == self.picked {
                true => (ctx.theme.glyphs.focus, Role::Accent),
                false => (" ", Role::Body),
            };
            let text = format!("{mark}{}, {}: {}", topic.title, topic.state, self.said.text);
            ctx.put(buf, inner.x, y, inner.width.saturating_sub(1), &text, role);
        }
        None
    }

    fn act(&mut self, action: Action, _: &Ctx) -> Effect {
        match action {
            Action::Up => self.picked = self.picked.saturating_sub(1),
            Action::Down => self.picked = (self.picked + 1).min(self.topics.len() - 1),
            Action::Back => return Effect::Close,
            Action::Enter => {
                let subject = self.topics.get(self.picked).map(|t| t.subject.clone());
                let said =
                    AnswerFromContact { subject: subject.unwrap_or_default(), ..self.said.clone() };
                let form = Effect::Form(FormKind::AnswerFromContact(said));
                return Effect::All(vec![Effect::Close, Effect::Pick(self.account), form]);
            }
            other => return Effect::Act(other),
        }
        Effect::Stay
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "answer the topic with it"),
            (Action::Back, "leave"),
            (Action::Undo, "undo"),
        ])
    }
}
