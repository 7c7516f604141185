//! Pane 3: the categories with their scores, and what is worth most to find out.

use super::said::{form, paragraph, words};
use super::{Pane, PaneSpec, move_mark};
use crate::model::{Choice, Confidence, Edit, Intel, Record, Value};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::FormKind;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::{Dossier, TopicLine};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// The row of the table of panes.
pub const PANE: PaneSpec =
    PaneSpec { title: "Checklist", short: "Checklist", open: || Box::new(Checklist::default()) };

#[derive(Default)]
struct Checklist {
    picked: usize,
    top: usize,
    page: usize,
    first: u16,
    by_category: bool,
    rows: Vec<usize>,
    account: i64,
}

impl Pane for Checklist {
    fn title(&self, ctx: &Ctx) -> (String, String) {
        let score =
            ctx.dossier.filter(|d| d.begun).map(|d| format!("ready {} of 100", d.readiness.whole));
        (PANE.title.to_owned(), score.unwrap_or_default())
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, focused: bool) {
        let Some(dossier) = ctx.dossier else { return };
        if dossier.readiness.topics.is_empty() {
            return paragraph(buf, area, ctx, "The playbook has no topics");
        }
        let mut y = area.y;
        let categories = u16::try_from(dossier.readiness.categories.len()).unwrap_or(u16::MAX);
        if area.height >= categories + 6 {
            y = self.categories(buf, area, ctx, dossier) + 1;
        }
        let heading = match self.by_category {
            true => "in the order of the playbook",
            false => "worth most if verified today",
        };
        ctx.put(buf, area.x + 1, y, area.width - 1, heading, Role::Title);
        self.first = y + 1 - area.y;
        let list = Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area };
        self.page = usize::from(list.height.saturating_sub(1));
        let columns = [
            Column::fixed("", 3),
            Column::fill("", 16),
            Column::fixed("", 10).align(Alignment::Right),
            Column::fixed("", 6).align(Alignment::Right).need(1),
        ];
        let row = |i: usize| row(ctx, &dossier.readiness.topics[self.rows[i]]);
        let (len, picked) = (self.rows.len(), Some(self.picked));
        Table { columns: &columns, len, picked, focused, row: &row }.draw(
            buf,
            list,
            &mut self.top,
            ctx.theme,
        );
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.rows.len(), self.page, action) {
            return Effect::Stay;
        }
        let Some((dossier, topic)) = ctx.dossier.zip(self.topic(ctx)) else {
            return Effect::Pass;
        };
        match action {
            Action::Enter if topic.answer.is_some() => Effect::Pass,
            Action::Enter | Action::Edit | Action::Add if topic.nobody => Effect::Say(
                "nobody is known to ask about: who decides there? 2 a adds a person".to_owned(),
            ),
            Action::Enter | Action::Edit | Action::Add => {
                form(FormKind::Intel(Some(topic.subject.clone())), ctx)
            }
            Action::Plus => sureness(ctx, dossier, topic, 1),
            Action::Minus => sureness(ctx, dossier, topic, -1),
            Action::Confirm => confirm(ctx, dossier, topic),
            Action::Delete => take_away(dossier, topic),
            Action::Order => self.turn_order(ctx),
            Action::Why => {
                let parts = crate::workbench::why::topic(ctx.bench, dossier, &topic.subject);
                parts.map_or(Effect::Pass, |parts| {
                    Effect::Open(Box::new(crate::tui::screens::Why::new(parts)))
                })
            }
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Edit, "answer"),
            (Action::Plus, "surer"),
            (Action::Confirm, "still true"),
            (Action::Order, "order"),
            (Action::Zoom, "zoom"),
            (Action::Brief, "brief"),
            (Action::Today, "Today"),
        ])
    }

    fn status(&self, ctx: &Ctx) -> String {
        let Some(topic) = self.topic(ctx) else {
            return String::new();
        };
        let place = format!("topic {} of {}", self.picked + 1, self.rows.len());
        let Some(category) = Some(&topic.category) else {
            return place;
        };
        format!("{category}   {place}")
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            return self.rows.clear();
        };
        let picked = self.topic(ctx).map(|t| t.subject.clone());
        let same = std::mem::replace(&mut self.account, dossier.key) == dossier.key;
        self.arrange(dossier);
        let row =
            picked.filter(|_| same && self.by_category).and_then(|s| self.row_of(dossier, &s));
        self.picked = row.unwrap_or(if same { self.picked } else { 0 });
        self.picked = self.picked.min(self.rows.len().saturating_sub(1));
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
        let row = ctx.dossier.and_then(|d| self.row_of(d, subject));
        self.picked = row.unwrap_or(self.picked);
        row.is_some()
    }

    fn click(&mut self, line: u16, _: u16, _: &Ctx) -> Effect {
        let row = usize::from(line.saturating_sub(self.first)) + self.top;
        if line >= self.first && row < self.rows.len() {
            self.picked = row;
        }
        Effect::Stay
    }
}

impl Checklist {
    fn topic<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
        ctx.dossier?.readiness.topics.get(*self.rows.get(self.picked)?)
    }

    fn row_of(&self, dossier: &Dossier, subject: &str) -> Option<usize> {
        self.rows.iter().position(|i| dossier.readiness.topics[*i].subject == subject)
    }

    fn arrange(&mut self, dossier: &Dossier) {
        let topics = &dossier.readiness.topics;
        self.rows = (0..topics.len()).collect();
        if !self.by_category {
            self.rows.sort_by(|a, b| {
                let (a, b) = (&topics[*a], &topics[*b]);
                b.gain.total_cmp(&a.gain).then(b.critical.cmp(&a.critical))
            });
        }
    }

    fn turn_order(&mut self, ctx: &Ctx) -> Effect {
        self.by_category = !self.by_category;
        let picked = self.topic(ctx).map(|t| t.subject.clone());
        if let Some(dossier) = ctx.dossier {
            self.arrange(dossier);
            self.picked = picked.and_then(|s| self.row_of(dossier, &s)).unwrap_or(0);
        }
        Effect::Say(
            if self.by_category { "topics by category" } else { "topics by what they are worth" }
                .to_owned(),
        )
    }

    /// One line a category; the row after the last.
    fn categories(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) -> u16 {
        let mut y = area.y;
        for line in &dossier.readiness.categories {
            let role = if line.gap { Role::Bad } else { Role::Body };
            ctx.put(buf, area.x + 1, y, 15, &line.title, Role::Body);
            ctx.put_right(buf, area.x + 16, y, 3, &line.score.to_string(), role);
            let mark = if line.gap { ctx.theme.glyphs.critical } else { " " };
            ctx.put(buf, area.x + 20, y, 1, mark, Role::Bad);
            let bar =
                Rect { x: area.x + 23, y, width: area.width.saturating_sub(23).min(20), height: 1 };
            bar_of(buf, bar, ctx, line.score);
            y += 1;
        }
        y
    }
}

/// A bar without its number, as long as the score.
fn bar_of(buf: &mut Buffer, area: Rect, ctx: &Ctx, score: i64) {
    let cells = u64::from(area.width) * u64::try_from(score.clamp(0, 100)).unwrap_or(0) / 100;
    let bar = ctx.theme.glyphs.bar.repeat(usize::try_from(cells).unwrap_or(0));
    ctx.put(buf, area.x, area.y, area.width, &bar, Role::Muted);
}

fn row<'a>(ctx: &Ctx<'a>, topic: &TopicLine) -> Row<'a> {
    let gain = crate::model::rounded(topic.gain);
    let gain = if gain > 0 { format!("+{gain}") } else { String::new() };
    let words = &ctx.bench.words;
    let mark = ctx.theme.glyphs;
    let (said, role) = match topic.confidence {
        None if topic.critical => (format!("unknown {}", mark.critical), Role::Bad),
        None => ("unknown  ".to_owned(), Role::Warn),
        Some(Confidence::Rumour) => {
            (format!("{} {}", words.word("confidence", "rumour"), mark.hearsay), Role::Warn)
        }
        Some(c) => (format!("{}  ", words.word("confidence", c.word())), Role::Body),
    };
    let age = match topic.age {
        Some(days) if topic.stale => Cell::with(format!("{days} old"), Role::Warn),
        Some(days) => Cell::with(days.to_string(), Role::Muted),
        None => Cell::new(""),
    };
    Row::new([
        Cell::with(gain, Role::Accent),
        Cell::new(topic.title.clone()),
        Cell::with(said, role),
        age,
    ])
}

fn best<'a>(dossier: &'a Dossier, topic: &TopicLine) -> Option<&'a Intel> {
    dossier.account.intel.get(topic.answer?)
}

fn update(intel: &Intel, column: &str, value: Value) -> Edit {
    Edit::Update { schema: Intel::SCHEMA, key: intel.key, cells: vec![(column.to_owned(), value)] }
}

/// One word surer, or less sure, of the best answer.
fn sureness(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine, by: isize) -> Effect {
    let Some(intel) = best(dossier, topic) else {
        return Effect::Say("no answer yet; e gives one".to_owned());
    };
    let place = Confidence::ALL.iter().position(|c| *c == intel.confidence).unwrap_or(0);
    let Some(new) = place.checked_add_signed(by).and_then(|i| Confidence::ALL.get(i)) else {
        return Effect::Say("that is as far as it goes".to_owned());
    };
    let word = |c: Confidence| ctx.bench.words.word("confidence", c.word());
    let label = format!("{}, {} to {}", topic.title, word(intel.confidence), word(*new));
    Effect::Do(label, vec![update(intel, "confidence", Value::Text(new.word().to_owned()))])
}

/// Still true today: the same answer, of today.
fn confirm(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine) -> Effect {
    match best(dossier, topic) {
        Some(intel) => Effect::Do(
            format!("{}: still true today", topic.title),
            vec![update(intel, "as_of", Value::Day(ctx.today()))],
        ),
        None => Effect::Say("no answer yet; e gives one".to_owned()),
    }
}

fn take_away(dossier: &Dossier, topic: &TopicLine) -> Effect {
    match best(dossier, topic) {
        Some(intel) => Effect::Remove(Intel::SCHEMA.record, intel.key),
        None => Effect::Say("there is no answer to take away".to_owned()),
    }
}
