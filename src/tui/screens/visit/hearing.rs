//! Who may hear what: every line of a visit, and one key that changes it for what is promised or to do.
//!
//! ```text
//! ┌ Who may hear it ───────────────────── Erik Naess, 王敏 ┐
//! │▸they owe  show us the draft          alone with 王敏   │   Space turns: made out, room, alone, us
//! └────────────────────────────────────────────────────────┘
//! ```

use crate::model::Visit;
use crate::text::format::count_of;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::stanzas::{Stanza, Stanzas};
use crate::workbench::brief::HeardLine;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The lines of the visit of an id.
pub struct Hearing {
    id: String,
    lines: Vec<HeardLine>,
    picked: usize,
    top: usize,
    page: usize,
}

impl Hearing {
    /// Of this visit.
    pub fn of(id: String) -> Self {
        Self { id, lines: Vec::new(), picked: 0, top: 0, page: 1 }
    }

    fn visit<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Visit> {
        ctx.dossier?.account.visits.iter().find(|v| *v.id == self.id)
    }

    fn rows(&self, ctx: &Ctx) -> Vec<Stanza> {
        let glyph = ctx.theme.glyphs.critical;
        self.lines.iter().map(|line| row(glyph, line)).collect()
    }

    fn turn(&self, ctx: &Ctx) -> Effect {
        let Some(line) = self.lines.get(self.picked) else {
            return Effect::Stay;
        };
        match line.turned() {
            Some((turned, word)) => {
                let word = ctx.bench.words.word("audience", word);
                Effect::Do(turned.labelled(phrase!("may be said: {}: {}", word, line.text)))
            }
            None => Effect::Say(
                phrase!("this follows from its words; only promises can be said").to_owned(),
            ),
        }
    }
}

fn row(glyph: &str, line: &HeardLine) -> Stanza {
    let never = (!line.never.is_empty())
        .then(|| (format!("{} {glyph}", line.never), String::new(), Role::Bad));
    let said = line.action.and_then(|(_, said)| said);
    let own = said.map(|_| (phrase!("as you said").to_owned(), String::new(), Role::Muted));
    Stanza {
        lead: line.lead.clone(),
        lead_role: Role::Muted,
        text: line.text.clone(),
        right: line.heard.clone(),
        below: never.into_iter().chain(own).collect(),
        ..Stanza::default()
    }
}

impl Screen for Hearing {
    fn name(&self) -> String {
        phrase!("Who may hear it").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let there = self.visit(ctx).map_or(0, |v| v.people.0.len());
        let right = count_of(there, phrase!("person attends"), phrase!("people attend"));
        let pane = Pane { area, left: phrase!("Who may hear it"), right: &right, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        let inner = frame::inner(area);
        let rows = self.rows(ctx);
        if rows.is_empty() {
            let says = phrase!("nothing is promised, asked or planned yet");
            ctx.put(buf, inner.x + 1, inner.y, inner.width.saturating_sub(2), says, Role::Muted);
        }
        self.page = usize::from(inner.height / 2).max(1);
        let area = Rect { width: inner.width.saturating_sub(1), ..inner };
        let stanzas = Stanzas {
            rows: &rows,
            picked: Some(self.picked),
            focused: true,
            lead: 9,
            apart: false,
        };
        stanzas.draw(buf, area, &mut self.top, ctx.theme);
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.lines.len(), self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::Tick | Action::Enter => self.turn(ctx),
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[(Action::Tick, "room, alone, us, made out"), (Action::Back, "back")])
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => phrase!("line {} of {}", self.picked + 1, n),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let account = ctx.dossier.map(|d| &d.account);
        let found = account.zip(self.visit(ctx));
        let lines =
            found.and_then(|(account, visit)| ctx.read(ctx.bench.heard_lines(account, visit)));
        self.lines = lines.unwrap_or_default();
        self.picked = self.picked.min(self.lines.len().saturating_sub(1));
    }
}
