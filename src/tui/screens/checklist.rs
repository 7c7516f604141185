//! The checklist as a place to work: every topic by what it is worth, beside it how to find out and what was said.
//!
//! ```text
//! ┌▸Checklist  by what it is worth ── 61 ┬ budget  ! ──────────┐   from 100 columns: side by side
//! │ +  category  topic  confidence  age  │ ask, look, good,    │   below: one under the other
//! │                                      │ answers, newest first│
//! └──────────────────────────────────────┴─────────────────────┘
//! ```

use super::{Screen, Why};
use crate::model::{Choice, Confidence, Edit, Intel, Key, Record, Value};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::FormKind;
use crate::tui::panes::move_mark;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::{Dossier, TopicLine, short_day};
use crossterm::event::KeyCode;
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
        let typed = self
            .filter
            .as_ref()
            .map(|f| f.text().to_owned())
            .unwrap_or_default();
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
        let foot = Rect {
            height: area.height.saturating_sub(2),
            ..area
        };
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
        ctx.put(
            buf,
            area.x + 1,
            y,
            area.width.saturating_sub(2),
            &says,
            Role::Muted,
        );
    }

    fn title(&self) -> String {
        match &self.filter {
            Some(field) => format!("Checklist  /{}", field.text()),
            None => format!("Checklist  {}", self.order.word()),
        }
    }
}

/// "32 topics   7 unknown   4 rumour   11 stated   10 verified".
fn tally(dossier: &Dossier, ctx: &Ctx) -> String {
    let topics = &dossier.readiness.topics;
    let count = |c: Option<Confidence>| topics.iter().filter(|t| t.confidence == c).count();
    let words = &ctx.bench.words;
    let mut said = format!("{} topics   {} unknown", topics.len(), count(None));
    for confidence in Confidence::ALL {
        let word = words.word("confidence", confidence.word());
        said += &format!("   {} {word}", count(Some(*confidence)));
    }
    said
}

fn row<'a>(ctx: &Ctx<'a>, topic: &'a TopicLine) -> Row<'a> {
    let gain = match crate::model::rounded(topic.gain) {
        n if n > 0 => format!("+{n}"),
        _ => String::new(),
    };
    let glyphs = ctx.theme.glyphs;
    let critical = if topic.critical {
        format!("  {}", glyphs.critical)
    } else {
        String::new()
    };
    let old = if topic.stale { ", old" } else { "" };
    let words = &ctx.bench.words;
    let (said, role) = match topic.confidence {
        _ if topic.nobody => ("nobody to ask".to_owned(), Role::Muted),
        None => (
            "unknown".to_owned(),
            if topic.critical {
                Role::Bad
            } else {
                Role::Warn
            },
        ),
        Some(Confidence::Rumour) => (
            format!(
                "{} {}{old}",
                words.word("confidence", "rumour"),
                glyphs.hearsay
            ),
            Role::Warn,
        ),
        Some(c) if topic.stale => (
            format!("{}{old}", words.word("confidence", c.word())),
            Role::Warn,
        ),
        Some(Confidence::Verified) => (words.word("confidence", "verified").to_owned(), Role::Good),
        Some(c) => (words.word("confidence", c.word()).to_owned(), Role::Body),
    };
    let age = topic.age.map(|d| d.to_string()).unwrap_or_default();
    Row::new([
        Cell::with(gain, Role::Accent),
        Cell::with(topic.category.as_str(), Role::Muted),
        Cell::new(format!("{}{critical}", topic.title)),
        Cell::with(said, role),
        Cell::with(age, Role::Muted),
    ])
}

/// The answers to a topic, the best first, then the newest.
fn answers<'a>(dossier: &'a Dossier, topic: &TopicLine) -> Vec<&'a Intel> {
    let all = &dossier.account.intel;
    let of = |i: &&Intel| {
        i.topic.as_deref() == Some(topic.topic.as_str())
            && i.person.0 == topic.person
            && i.answer.is_some()
    };
    let best = topic.answer.and_then(|at| all.get(at)).map(|i| i.key);
    let mut found: Vec<&Intel> = all.iter().filter(of).collect();
    found.sort_by_key(|i| (Some(i.key) != best, std::cmp::Reverse(*i.as_of)));
    found
}

/// How to find out, what it is worth, what was said.
fn detail(dossier: &Dossier, topic: &TopicLine, ctx: &Ctx) -> Paragraph {
    let mut text = Paragraph::default();
    if let Some(known) = ctx.bench.playbook.topic(&topic.topic) {
        let mut people = dossier.account.people.iter();
        let about = people.find(|p| Some(p.id.as_str()) == topic.person.as_deref());
        let ask = known.question(about.map(|p| p.name.as_str()));
        text.push(Role::Body, &known.about);
        text.push(Role::Body, "");
        text.push(Role::Body, &format!("ask   {ask}"));
        text.push(Role::Muted, &format!("look  {}", known.look));
        text.push(Role::Muted, &format!("good  {}", known.good));
        text.push(Role::Body, "");
    }
    let now = dossier.readiness.exact;
    let then = |gain: f64| crate::model::rounded((now + gain).min(100.0));
    let step = ctx.theme.glyphs.step;
    let worth = format!(
        "readiness {} {step} {} stated, {} verified",
        crate::model::rounded(now),
        then(topic.gain_stated),
        then(topic.gain)
    );
    text.push(Role::Accent, &worth);
    text.push(Role::Body, "");
    said(&mut text, &answers(dossier, topic), ctx);
    asked_on(&mut text, dossier, topic, ctx);
    text
}

fn said(text: &mut Paragraph, answers: &[&Intel], ctx: &Ctx) {
    if answers.is_empty() {
        return text.push(Role::Muted, "no answer yet; e gives one");
    }
    if answers.iter().any(|i| *i.disputed) {
        text.push(
            Role::Bad,
            "these answers disagree: s settles it for the first",
        );
    }
    for (n, intel) in answers.iter().enumerate() {
        let sure = ctx.bench.words.word("confidence", intel.confidence.word());
        let day = intel.as_of.map(|d| short_day(d, ctx.today()));
        let source = intel.source.as_deref().unwrap_or("no source");
        let mark = if *intel.disputed {
            ctx.theme.glyphs.critical
        } else {
            ""
        };
        let private = if *intel.private { ", private" } else { "" };
        let head = format!(
            "{}, {sure}, {source}{private} {mark}",
            day.as_deref().unwrap_or("no day")
        );
        text.push(Role::Muted, head.trim_end());
        let role = if n == 0 { Role::Body } else { Role::Muted };
        text.push(
            role,
            &format!("  {}", intel.answer.as_deref().unwrap_or_default()),
        );
    }
}

/// "on the list for visit Thu 26 Nov".
fn asked_on(text: &mut Paragraph, dossier: &Dossier, topic: &TopicLine, ctx: &Ctx) {
    let visits = dossier
        .account
        .visits
        .iter()
        .filter(|v| v.debrief.result.is_none());
    let asks = visits.filter(|v| {
        v.questions.iter().any(|q| {
            q.topic.as_deref() == Some(topic.topic.as_str())
                && (topic.person.is_none() || q.person.0 == topic.person)
        })
    });
    for visit in asks {
        let day = visit.date.map(|d| short_day(d.date, ctx.today()));
        let day = day.unwrap_or_else(|| "without a day".to_owned());
        text.push(Role::Body, "");
        text.push(Role::Muted, &format!("on the list for the visit {day}"));
    }
}

fn update(intel: &Intel, cells: &[(&str, Value)]) -> Edit {
    Edit::Update {
        schema: Intel::SCHEMA,
        key: intel.key,
        cells: cells
            .iter()
            .map(|(c, v)| ((*c).to_owned(), v.clone()))
            .collect(),
    }
}

/// `s`: two answers that disagree are marked so; marked ones are settled for the first, the others become rumours.
fn settle(dossier: &Dossier, topic: &TopicLine) -> Effect {
    let found = answers(dossier, topic);
    let [first, rest @ ..] = found.as_slice() else {
        return Effect::Say("no answer yet; e gives one".to_owned());
    };
    if rest.is_empty() {
        return Effect::Say("there is one answer only: nothing disagrees with it".to_owned());
    }
    let disputed: Vec<&&Intel> = found.iter().filter(|i| *i.disputed).collect();
    if disputed.is_empty() {
        let edits = found
            .iter()
            .take(2)
            .map(|i| update(i, &[("disputed", Value::Flag(true))]));
        return Effect::Do(
            format!("{}: the answers disagree", topic.title),
            edits.collect(),
        );
    }
    let free = ("disputed", Value::Flag(false));
    let edits = disputed.iter().map(|i| match i.key == first.key {
        true => update(i, std::slice::from_ref(&free)),
        false => update(
            i,
            &[
                free.clone(),
                ("confidence", Value::Text("rumour".to_owned())),
            ],
        ),
    });
    Effect::Do(
        format!("{}: settled for the first answer", topic.title),
        edits.collect(),
    )
}

/// One word surer, or less sure, of the best answer.
fn sureness(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine, by: isize) -> Effect {
    let found = answers(dossier, topic);
    let Some(intel) = found.first() else {
        return Effect::Say("no answer yet; e gives one".to_owned());
    };
    let place = Confidence::ALL.iter().position(|c| *c == intel.confidence);
    let next = place.and_then(|p| p.checked_add_signed(by));
    let Some(new) = next.and_then(|i| Confidence::ALL.get(i)) else {
        return Effect::Say("that is as far as it goes".to_owned());
    };
    let word = |c: Confidence| ctx.bench.words.word("confidence", c.word());
    let label = format!(
        "{}, {} to {}",
        topic.title,
        word(intel.confidence),
        word(*new)
    );
    let value = Value::Text(new.word().to_owned());
    Effect::Do(label, vec![update(intel, &[("confidence", value)])])
}

impl Screen for Checklist {
    fn name(&self) -> String {
        "Checklist".to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let Some(dossier) = ctx.dossier else {
            super::nothing(
                buf,
                area,
                ctx,
                "Checklist",
                "an account comes first: n a adds one",
            );
            return None;
        };
        let (left, right) = match area.width >= 100 {
            true => {
                let wide = area.width * 67 / 120;
                let left = Rect {
                    width: wide,
                    ..area
                };
                (
                    left,
                    Rect {
                        x: area.x + wide - 1,
                        width: area.width - wide + 1,
                        ..area
                    },
                )
            }
            false => {
                let high = (area.height * 3 / 5).max(8);
                let left = Rect {
                    height: high,
                    ..area
                };
                let y = left.bottom() - 1;
                (
                    left,
                    Rect {
                        y,
                        height: area.bottom().saturating_sub(y),
                        ..area
                    },
                )
            }
        };
        let (title, score) = (self.title(), dossier.readiness.whole.to_string());
        let topic = self.topic(ctx);
        let name = topic.map_or("", |t| t.title.as_str());
        let confidence = topic.and_then(|t| t.confidence);
        let state = confidence.map_or("unknown", |c| ctx.bench.words.word("confidence", c.word()));
        let panes = [
            Pane {
                area: left,
                left: &title,
                right: &score,
                focused: true,
            },
            Pane {
                area: right,
                left: name,
                right: if topic.is_some() { state } else { "" },
                focused: false,
            },
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        self.list(buf, panes[0].inner(), ctx, dossier);
        let inner = panes[1].inner();
        let below = Rect {
            x: inner.x + 1,
            width: inner.width.saturating_sub(2),
            ..inner
        };
        match topic {
            Some(topic) => {
                detail(dossier, topic, ctx).draw(buf, below, 0, ctx.theme);
            }
            None => {
                let says = "no topic fits";
                ctx.put(buf, below.x, below.y, below.width, says, Role::Muted);
            }
        }
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
            Action::Confirm => match answers(dossier, topic).first() {
                Some(best) => Effect::Do(
                    format!("{}: still true today", topic.title),
                    vec![update(best, &[("as_of", Value::Day(ctx.today()))])],
                ),
                None => Effect::Say("no answer yet; e gives one".to_owned()),
            },
            Action::Delete => match answers(dossier, topic).first() {
                Some(best) => Effect::Remove(Intel::SCHEMA.record, best.key),
                None => Effect::Say("there is no answer to take away".to_owned()),
            },
            Action::Why => {
                let parts = crate::workbench::why::topic(ctx.bench, dossier, &topic.subject);
                parts.map_or(Effect::Pass, |parts| {
                    Effect::Open(Box::new(Why::new(parts)))
                })
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
        [
            (Action::Enter, "answer"),
            (Action::Plus, "surer"),
            (Action::Confirm, "still true"),
            (Action::Advance, "disagree, settle"),
            (Action::Order, "order"),
            (Action::Filter, "filter"),
            (Action::View, "short, all"),
        ]
        .map(|(action, word)| (action, word.to_owned()))
        .to_vec()
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
