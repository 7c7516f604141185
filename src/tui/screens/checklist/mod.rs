//! The checklist as a place to work: every topic by what it is worth, beside it how to find out and what was said.
//!
//! ```text
//! ┌▸Checklist  by what it is worth ── 61 ┬ budget  ! ──────────┐   from 100 columns: side by side
//! │ +  category  topic  confidence  age  │ ask, look, good,    │   below: one under the other
//! │                                      │ answers, newest first│
//! └──────────────────────────────────────┴─────────────────────┘
//! ```

mod change;
mod detail;

use super::{Screen, Why};
use crate::model::{Choice, Key};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::FormKind;
use crate::tui::panes::move_mark;
use crate::tui::panes::said::words;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Column, Table};
use crate::workbench::{Dossier, TopicLine};
use change::{confirm, settle, sureness, take_away};
use crossterm::event::KeyCode;
use detail::{detail, row, tally};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};

/// In which order the topics stand.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Worth,
    Category,
    Age,
    Confidence,
}

impl Order {
    fn word(self) -> &'static str {
        match self {
            Self::Worth => "by what it is worth",
            Self::Category => "by category",
            Self::Age => "by age",
            Self::Confidence => "by confidence",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Worth => Self::Category,
            Self::Category => Self::Age,
            Self::Age => Self::Confidence,
            Self::Confidence => Self::Worth,
        }
    }
}

/// The checklist of the picked account.
#[derive(Default)]
pub struct Checklist {
    rows: Vec<usize>,
    hidden: usize,
    picked: usize,
    top: usize,
    page: usize,
    order: Order,
    all: Option<bool>,
    filter: Option<Field>,
    account: Key,
}

impl Checklist {
    /// Only the critical topics: of an account that is neither key nor target and has no deal, until `v`.
    fn is_short(&self, dossier: &Dossier) -> bool {
        use crate::model::Tier;
        let account = &dossier.account;
        let worth = matches!(account.tier, Tier::Key | Tier::Target);
        let small = !worth && !account.opportunities.iter().any(|o| o.is_open());
        !self.all.unwrap_or(!small)
    }

    fn arrange(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            return self.rows.clear();
        };
        let topics = &dossier.readiness.topics;
        let short = self.is_short(dossier);
        let typed = self.filter.as_ref().map(|f| f.text().to_owned()).unwrap_or_default();
        let wanted = crate::tui::search::Wanted::new(&typed);
        let shown = |i: &usize| {
            let t = &topics[*i];
            (!short || t.critical) && wanted.fits(&[&t.title, &t.category])
        };
        self.rows = (0..topics.len()).filter(shown).collect();
        self.hidden = topics.len() - self.rows.len();
        let order = self.order;
        self.rows.sort_by(|a, b| {
            let (a, b) = (&topics[*a], &topics[*b]);
            match order {
                Order::Worth => b.gain.total_cmp(&a.gain).then(b.critical.cmp(&a.critical)),
                Order::Category => std::cmp::Ordering::Equal,
                Order::Age => b.age.cmp(&a.age),
                Order::Confidence => a.confidence.cmp(&b.confidence),
            }
        });
        self.picked = self.picked.min(self.rows.len().saturating_sub(1));
    }

    fn topic<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
        let topics = &ctx.dossier?.readiness.topics;
        topics.get(*self.rows.get(self.picked)?)
    }

    fn list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) {
        let columns = [
            Column::fixed("+", 3).align(Alignment::Right),
            Column::fixed("category", 14).need(1),
            Column::fill("topic", 18),
            Column::fixed("confidence", 13),
            Column::fixed("age", 5).align(Alignment::Right).need(2),
        ];
        let row = |i: usize| row(ctx, &dossier.readiness.topics[self.rows[i]]);
        let foot = Rect { height: area.height.saturating_sub(2), ..area };
        let mut top = self.top;
        Table {
            columns: &columns,
            len: self.rows.len(),
            picked: Some(self.picked),
            focused: true,
            row: &row,
        }
        .draw(buf, foot, &mut top, ctx.theme);
        self.top = top;
        self.page = usize::from(foot.height.saturating_sub(2));
        let y = area.bottom().saturating_sub(1);
        let says = tally(dossier, ctx);
        ctx.put(buf, area.x + 1, y, area.width.saturating_sub(2), &says, Role::Muted);
    }

    fn title(&self) -> String {
        match &self.filter {
            Some(field) => format!("Checklist  /{}", field.text()),
            None => format!("Checklist  {}", self.order.word()),
        }
    }
}

/// Side by side from 100 columns on, else one under the other.
fn halves(area: Rect) -> (Rect, Rect) {
    match area.width >= 100 {
        true => {
            let wide = area.width * 67 / 120;
            let left = Rect { width: wide, ..area };
            (left, Rect { x: area.x + wide - 1, width: area.width - wide + 1, ..area })
        }
        false => {
            let high = (area.height * 3 / 5).max(8);
            let left = Rect { height: high, ..area };
            let y = left.bottom() - 1;
            (left, Rect { y, height: area.bottom().saturating_sub(y), ..area })
        }
    }
}

/// How to find out about the picked topic, and what was said.
fn beside(buf: &mut Buffer, inner: Rect, ctx: &Ctx, dossier: &Dossier, topic: Option<&TopicLine>) {
    let below = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    match topic {
        Some(topic) => {
            detail(dossier, topic, ctx).draw(buf, below, 0, ctx.theme);
        }
        None => {
            ctx.put(buf, below.x, below.y, below.width, "no topic fits", Role::Muted);
        }
    }
}

impl Screen for Checklist {
    fn name(&self) -> String {
        "Checklist".to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let Some(dossier) = ctx.dossier else {
            super::nothing(buf, area, ctx, "Checklist", "an account comes first: n a adds one");
            return None;
        };
        let (left, right) = halves(area);
        let (title, score) = (self.title(), dossier.readiness.whole.to_string());
        let topic = self.topic(ctx);
        let name = topic.map_or("", |t| t.title.as_str());
        let confidence = topic.and_then(|t| t.confidence);
        let state = confidence.map_or("unknown", |c| ctx.bench.words.word("confidence", c.word()));
        let panes = [
            Pane { area: left, left: &title, right: &score, focused: true },
            Pane {
                area: right,
                left: name,
                right: if topic.is_some() { state } else { "" },
                focused: false,
            },
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        self.list(buf, panes[0].inner(), ctx, dossier);
        beside(buf, panes[1].inner(), ctx, dossier, topic);
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.rows.len(), self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::Order => {
                self.order = self.order.next();
                self.picked = 0;
                self.arrange(ctx);
                return Effect::Stay;
            }
            Action::View => {
                let short = ctx.dossier.is_some_and(|d| self.is_short(d));
                self.all = Some(short);
                self.arrange(ctx);
                return Effect::Stay;
            }
            Action::Filter => {
                self.filter = Some(Field::default());
                return Effect::Stay;
            }
            Action::Back if self.filter.is_some() => {
                self.filter = None;
                self.arrange(ctx);
                return Effect::Stay;
            }
            _ => {}
        }
        let Some((dossier, topic)) = ctx.dossier.zip(self.topic(ctx)) else {
            return Effect::Pass;
        };
        match action {
            Action::Enter | Action::Edit | Action::Add if topic.nobody => Effect::Say(
                "nobody is known to ask about: who decides there? n p adds a person".to_owned(),
            ),
            Action::Enter | Action::Edit | Action::Add => {
                Effect::Form(FormKind::Intel(Some(topic.subject.clone())))
            }
            Action::Plus => sureness(ctx, dossier, topic, 1),
            Action::Minus => sureness(ctx, dossier, topic, -1),
            Action::Advance => settle(dossier, topic),
            Action::Confirm => confirm(ctx, dossier, topic),
            Action::Delete => take_away(dossier, topic),
            Action::Why => {
                let parts = crate::workbench::why::topic(ctx.bench, dossier, &topic.subject);
                parts.map_or(Effect::Pass, |parts| Effect::Open(Box::new(Why::new(parts))))
            }
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let field = self.filter.as_mut()?;
        let Event::Key(key) = event else { return None };
        match key.code {
            KeyCode::Enter | KeyCode::Up | KeyCode::Down if !field.text().is_empty() => {
                return None;
            }
            KeyCode::Esc | KeyCode::Enter => self.filter = None,
            _ => {
                field.key(*key);
                self.picked = 0;
            }
        }
        self.arrange(ctx);
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "answer"),
            (Action::Plus, "surer"),
            (Action::Confirm, "still true"),
            (Action::Advance, "disagree, settle"),
            (Action::Order, "order"),
            (Action::Filter, "filter"),
            (Action::View, "short, all"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        let hidden = match self.hidden {
            0 => String::new(),
            n => format!("{n} not shown   "),
        };
        match self.rows.len() {
            0 => hidden,
            n => format!("{hidden}topic {} of {n}", self.picked + 1),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let key = ctx.dossier.map_or(0, |d| d.key);
        if std::mem::replace(&mut self.account, key) != key {
            (self.picked, self.top, self.all) = (0, 0, None);
        }
        self.arrange(ctx);
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        let topics = &dossier.readiness.topics;
        let row = self.rows.iter().position(|i| topics[*i].subject == subject);
        self.picked = row.unwrap_or(self.picked);
    }
}
