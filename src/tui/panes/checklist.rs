//! Pane 3: the categories with their scores, and what is worth most to find out.

use super::map::{Filter, FilterKey};
use super::{PaneSpec, WorkbenchPane};
use crate::model::{Choice, Confidence, Key};
use crate::tui::action::Action;
use crate::tui::components::format::{paragraph, words};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::topics::{NOBODY, TopicOrder, Topics, answers, change, gain, short, state};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::{Dossier, TopicLine};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};

/// From so many cells on "the file says" is whole beside its topic.
const ROOMY: u16 = 38;

/// The row of the table of panes.
pub const PANE: PaneSpec = PaneSpec {
    title: "Checklist",
    short: "Checklist",
    open: || Box::new(ChecklistPane::default()),
};

#[derive(Default)]
struct ChecklistPane {
    topics: Topics,
    first: u16,
    filter: Filter,
    caret: Option<Position>,
    account: Key,
}

impl WorkbenchPane for ChecklistPane {
    fn title(&self, ctx: &Ctx) -> (String, String) {
        let score =
            ctx.dossier.filter(|d| d.begun).map(|d| phrase!("ready {} of 100", d.readiness.whole));
        (phrase!(PANE.title).to_owned(), score.unwrap_or_default())
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, focused: bool) {
        let Some(dossier) = ctx.dossier else { return };
        if dossier.readiness.topics.is_empty() {
            return paragraph(buf, area, ctx, phrase!("The playbook has no topics"));
        }
        let area = self.filter_line(buf, area, ctx);
        let mut y = area.y;
        let categories = u16::try_from(dossier.readiness.categories.len()).unwrap_or(u16::MAX);
        if area.height >= categories + 6 {
            y = self.categories(buf, area, ctx, dossier) + 1;
        }
        let heading = self.topics.heading(ctx).unwrap_or_else(|| {
            match self.topics.order(dossier) {
                TopicOrder::Worth => phrase!("worth most if verified today"),
                order => order.word(),
            }
            .to_owned()
        });
        ctx.put(buf, area.x + 1, y, area.width - 1, &heading, Role::Title);
        self.first = y + 1 - area.y;
        let list = Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area };
        self.topics.page = usize::from(list.height.saturating_sub(1));
        let state = if area.width >= ROOMY { 15 } else { 10 };
        let columns = [
            Column::fixed("", 3),
            Column::fill("", 14),
            Column::fixed("", state).align(Alignment::Right).tight(),
            Column::fixed("", 7).align(Alignment::Right).need(1).tight(),
        ];
        let topics = &self.topics;
        let (len, picked) = (topics.len(), Some(topics.picked));
        let mut top = topics.top;
        Table {
            columns: &columns,
            len,
            picked,
            focused,
            row: &|i| topics.at(dossier, i).map_or(Row::default(), |t| row(ctx, t)),
        }
        .draw(buf, list, &mut top, ctx.theme);
        self.topics.top = top;
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if self.topics.moves(action, ctx) {
            return Effect::Stay;
        }
        match action {
            Action::Filter => {
                self.filter.begin();
                return Effect::Stay;
            }
            Action::Back if self.filter.clear() => {
                self.topics.refresh(ctx, "");
                return Effect::Stay;
            }
            _ => {}
        }
        let Some((dossier, topic)) = ctx.dossier.zip(self.topics.topic(ctx)) else {
            return Effect::Pass;
        };
        let best = answers(dossier, topic).first().copied();
        match action {
            Action::Enter if topic.answer.is_some() => Effect::Pass,
            Action::Enter | Action::Edit => match self.topics.answer(ctx) {
                Some(kind) => Effect::Form(kind),
                None => Effect::Say(phrase!(NOBODY).to_owned()),
            },
            Action::Add => Effect::Form(FormKind::Topic(None)),
            Action::Plus => change::sureness(ctx, topic, best, 1),
            Action::Minus => change::sureness(ctx, topic, best, -1),
            Action::Confirm => {
                let best = best.map(|intel| (topic, intel));
                change::confirm(ctx, best.as_slice())
            }
            Action::Delete => change::take_away(best),
            Action::Order => {
                self.topics.turn(ctx, self.filter.text());
                Effect::Say(phrase!("topics {}", self.topics.order(dossier).word()))
            }
            Action::Why => {
                let parts = crate::workbench::why::topic(ctx.bench, dossier, &topic.subject);
                parts.map_or(Effect::Pass, |parts| Effect::Open(Route::Why(parts)))
            }
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Edit, "answer"),
            (Action::Plus, "surer"),
            (Action::Confirm, "still true"),
            (Action::Filter, "filter"),
            (Action::Order, "order"),
            (Action::Add, "new topic"),
            (Action::Zoom, "zoom"),
            (Action::Enter, "open"),
            (Action::Brief, "brief"),
        ])
    }

    fn status(&self, ctx: &Ctx) -> String {
        let Some(topic) = self.topics.topic(ctx) else {
            return String::new();
        };
        phrase!("{}   topic {} of {}", topic.category, self.topics.picked + 1, self.topics.len())
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let account = ctx.dossier.map_or(0, |d| d.key);
        if std::mem::replace(&mut self.account, account) != account {
            self.filter.clear();
        }
        self.topics.refresh(ctx, self.filter.text());
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match self.filter.event(event)? {
            FilterKey::Changed if self.filter.text().is_empty() => self.topics.refresh(ctx, ""),
            FilterKey::Changed => self.topics.filter(ctx, self.filter.text()),
            FilterKey::Done if self.topics.len() == 0 => {
                self.filter.clear();
                self.topics.refresh(ctx, "");
            }
            FilterKey::Done => {}
            FilterKey::Move(down) => {
                let way = if down { Action::Down } else { Action::Up };
                self.topics.moves(way, ctx);
            }
        }
        Some(Effect::Stay)
    }

    fn caret(&self) -> Option<Position> {
        self.caret
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
        let there = self.topics.go_to(subject, ctx);
        if there || !self.filter.clear() {
            return there;
        }
        self.topics.refresh(ctx, "");
        self.topics.go_to(subject, ctx)
    }

    fn click(&mut self, line: u16, _: u16, ctx: &Ctx) -> Effect {
        let row = usize::from(line.saturating_sub(self.first)) + self.topics.top;
        if line >= self.first && row < self.topics.len() {
            self.topics.pick(row, ctx);
        }
        Effect::Stay
    }
}

impl ChecklistPane {
    /// Draws the filter in the last row where there is one; what is left for the topics.
    fn filter_line(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Rect {
        self.caret = None;
        if !self.filter.typing() && self.filter.text().is_empty() {
            return area;
        }
        let height = area.height.saturating_sub(1);
        let line = Rect { y: area.y + height, height: 1, ..area };
        self.caret = self.filter.draw(buf, line, ctx);
        Rect { height, ..area }
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
    let (word, role) = state(ctx, topic);
    let said = match topic.confidence {
        Some(_) if topic.disputed => word,
        Some(c) => {
            let rumour = c == Confidence::Rumour;
            let mark = if rumour { ctx.theme.glyphs.hearsay } else { " " };
            format!("{} {mark}", ctx.bench.words.word("confidence", c.word()))
        }
        None if topic.critical && !topic.nobody => format!("{word} {}", ctx.theme.glyphs.critical),
        None => format!("{word}  "),
    };
    let age = match topic.age {
        Some(days) if topic.stale => Cell::with(phrase!("{days} old", days), Role::Warn),
        Some(days) => Cell::with(days.to_string(), Role::Muted),
        None => Cell::new(""),
    };
    Row::new([
        Cell::with(gain(topic), Role::Accent),
        Cell::new(short(ctx, topic)),
        Cell::with(said, role),
        age,
    ])
}
