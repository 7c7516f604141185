//! The tree with coverage by level below it and the picked person at its right.

use super::Board;
use crate::model::Choice;
use crate::text::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::panes::map::{BELIEF, part};
use crate::tui::panes::stages::said;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane, draw_rule};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::{Cell, Column, Row, Table, beyond};
use crate::workbench::{Dossier, Reach, short_day};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// Cells of the picked person at the right.
const PERSON: u16 = 30;
/// From so many cells on a pane has room for the person beside the tree.
const BESIDE_FROM: u16 = 130;

impl Board {
    pub(super) fn draw_tree(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        self.count_reach(ctx);
        let beside = area.width >= 110;
        let width = match beside {
            true => area.width - PERSON + 1,
            false => area.width,
        };
        let left = Rect { width, ..area };
        let right = Rect::new(area.x + width - 1, area.y, PERSON, area.height);
        let people = self.people.count_text(ctx);
        let title = self.title();
        let name = self.people.person(ctx).map(|p| p.name.to_string());
        let name = name.unwrap_or_default();
        let mut panes = vec![Pane::new(left, title.as_str(), people.as_str(), true)];
        if beside {
            panes.push(Pane::new(right, name.as_str(), "", false));
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        if beside {
            self.person(buf, frame::inner(right), ctx);
        }
        let inner = frame::inner(left);
        let inner = Rect { width: inner.width.saturating_sub(1), ..inner };
        self.fits = self.room_for_coverage(inner) > 0;
        self.alone &= !self.fits;
        match self.alone {
            true => self.coverage(buf, inner, ctx),
            false => self.people_and_coverage(buf, inner, ctx, true),
        }
    }

    /// The tree inside a pane: where the pane is wide enough, the picked person stands beside it.
    pub(super) fn draw_tree_inside(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        focused: bool,
    ) {
        if area.width < BESIDE_FROM {
            return self.people.draw(buf, area, ctx, focused, false);
        }
        self.count_reach(ctx);
        let list = Rect { width: area.width - PERSON - 1, ..area };
        let person = Rect { x: list.right() + 1, width: PERSON, ..area };
        self.people_and_coverage(buf, list, ctx, focused);
        let name = self.people.person(ctx).map_or("", |p| p.name.as_str());
        ctx.put(buf, person.x + 1, person.y, PERSON - 2, name, Role::Title);
        let below = Rect { y: person.y + 1, height: person.height.saturating_sub(1), ..person };
        self.person(buf, below, ctx);
    }

    /// The list, the ties and coverage below it where they leave the list its rows.
    fn people_and_coverage(&mut self, buf: &mut Buffer, inner: Rect, ctx: &Ctx, focused: bool) {
        let below = self.room_for_coverage(inner);
        let list = Rect { height: inner.height - below, ..inner };
        let all = below > 0 && self.people.wanted().is_empty();
        let ties = if all { self.ties.lines(list.height, self.people.count()) } else { 0 };
        let list = Rect { height: list.height - ties, ..list };
        self.people.draw(buf, list, ctx, focused, below > 0);
        if ties > 0 {
            let rest = Rect::new(inner.x, list.bottom(), inner.width, ties);
            self.ties.draw(buf, rest, ctx);
        }
        if below > 0 {
            let rest = Rect::new(inner.x, list.bottom() + ties, inner.width, below);
            self.coverage(buf, rest, ctx);
        }
    }

    /// The lines of coverage, where they leave the list its rows; else none.
    fn room_for_coverage(&self, inner: Rect) -> u16 {
        let below = self.coverage_lines(inner);
        let people = self.people.count().clamp(6, 14);
        if usize::from(inner.height) >= usize::from(below) + people + 4 { below } else { 0 }
    }

    fn coverage_lines(&self, inner: Rect) -> u16 {
        let room = usize::from(inner.width.saturating_sub(2));
        let said = self.coverage.sentences.iter();
        let said: usize = said.map(|s| wrap(s, room).len()).sum();
        let rows = match self.by_role {
            true => self.coverage.roles.len(),
            false => self.coverage.levels.len(),
        };
        u16::try_from(rows + said + 3).unwrap_or(u16::MAX)
    }

    /// How far up we reach, or to whom by their part, as a small chart; what is said of it below.
    fn coverage(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let line = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        draw_rule(buf, line, area.y, ctx.theme);
        let words = &ctx.bench.words;
        let lines: Vec<(&str, Reach)> = match self.by_role {
            true => {
                let roles = self.coverage.roles.iter();
                roles
                    .map(|l| {
                        (
                            l.role.map_or(phrase!("part not known"), |r| {
                                words.word("role", r.word())
                            }),
                            l.reach,
                        )
                    })
                    .collect()
            }
            false => {
                let levels = self.coverage.levels.iter();
                levels
                    .map(|l| {
                        (
                            words.word("level", l.level.map_or(phrase!("unknown"), |l| l.word())),
                            l.reach,
                        )
                    })
                    .collect()
            }
        };
        let count = lines.len();
        let height = u16::try_from(count + 1).unwrap_or(u16::MAX);
        let table =
            Rect { y: area.y + 1, height: height.min(area.height.saturating_sub(1)), ..area };
        let title = if self.by_role { "part" } else { "level" };
        draw_reach(buf, table, ctx, title, &lines, self.coverage.days);
        let room = usize::from(area.width.saturating_sub(2));
        let said = self.coverage.sentences.iter().flat_map(|s| wrap(s, room));
        for (y, text) in (table.bottom() + 1..area.bottom()).zip(said) {
            ctx.put(buf, line.x, y, line.width, &text, Role::Body);
        }
    }

    fn person(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let says = Paragraph::of(
            self.person_lines(ctx).into_iter().map(|(text, role)| (role, text)).collect(),
        );
        let over = says.height(inside.width) > usize::from(inside.height) && inside.height > 1;
        let upper = Rect { height: inside.height - u16::from(over), ..inside };
        let below = says.draw(buf, upper, 0, ctx.theme);
        if over {
            ctx.put(buf, inside.x, upper.bottom(), inside.width, &beyond(0, below), Role::Muted);
        }
    }

    /// Marks, what is known of them, attempts to reach them, and what is wrong.
    fn person_lines(&self, ctx: &Ctx) -> Vec<(String, Role)> {
        let found = ctx.dossier.zip(self.people.line(ctx));
        let Some((dossier, line)) = found else {
            return Vec::new();
        };
        let person = &dossier.account.people[line.index];
        let words = &ctx.bench.words;
        let mut lines = Vec::new();
        let title = person.title.as_deref().unwrap_or_default();
        lines.push((format!("{title}  {}", part(ctx, person)), Role::Body));
        lines.push((String::new(), Role::Body));
        let belief = if line.doubt.is_some() { BELIEF } else { "" };
        let power = person.influence.map_or("-".to_owned(), |n| format!("{n}{belief}"));
        let attitude = words.attitude(*person.attitude);
        let attitude =
            person.attitude.map_or(attitude.to_owned(), |_| format!("{attitude}{belief}"));
        let trust = words.relationship(line.relationship);
        let trust = line.relationship.map_or(trust.to_owned(), |n| format!("{n} {trust}{belief}"));
        let rhythm = match *person.cadence_days {
            Some(days) => phrase!("{days} days", days),
            None => phrase!("none set").to_owned(),
        };
        for (what, value) in [
            (words.title("influence"), power.as_str()),
            (words.title("attitude"), attitude.as_str()),
            (words.title("relationship"), trust.as_str()),
            (phrase!("rhythm"), rhythm.as_str()),
        ] {
            lines.push((format!("{what:<13} {value}"), Role::Body));
        }
        let id = person.id.as_str();
        let known = dossier
            .readiness
            .topics
            .iter()
            .filter(|t| t.person.as_deref() == Some(id) && t.answer.is_some());
        for topic in known {
            let intel = topic.answer.and_then(|i| dossier.account.intel.get(i));
            let text = intel.and_then(|i| i.answer.as_deref()).unwrap_or_default();
            lines.push((String::new(), Role::Body));
            lines.push((topic.title.clone(), Role::Title));
            lines.push((text.to_owned(), Role::Body));
        }
        lines.extend(attempts(ctx, dossier, id));
        let mut about =
            dossier.findings.iter().filter(|f| f.subject == id && !f.dismissed).peekable();
        if about.peek().is_some() {
            lines.push((String::new(), Role::Body));
            lines.push((words.title("findings").to_owned(), Role::Title));
        }
        let critical = crate::model::codes::Severity::Critical;
        lines.extend(about.map(|f| match f.severity == critical {
            true => (format!("{} {}", ctx.theme.glyphs.critical, said(ctx, dossier, f)), Role::Bad),
            false => (said(ctx, dossier, f), Role::Body),
        }));
        lines
    }
}

/// Cells of the bar of trust: two for each step up to ally.
const BAR: usize = 10;

/// A row for each: people, met, working trust, share of contacts, and trust as a bar, now and wanted.
fn draw_reach(
    buf: &mut Buffer,
    table: Rect,
    ctx: &Ctx,
    title: &str,
    lines: &[(&str, Reach)],
    days: i64,
) {
    let (met, contacts) = (phrase!("met {days} d", days), phrase!("contacts {days} d", days));
    let number = |title, width| Column::fixed(title, width).align(Alignment::Right);
    let trust = phrase!("trust now {} wanted", ctx.theme.glyphs.step);
    let columns = [
        Column::fixed(title, 14),
        number("people", 6),
        number(&met, 9),
        number(phrase!("working trust"), 13).need(2),
        number(&contacts, 14).need(1),
        number("share", 7).need(4),
        Column::fixed(&trust, 20).need(3),
    ];
    Table {
        columns: &columns,
        len: lines.len(),
        picked: None,
        focused: false,
        row: &|i| {
            let (name, reach) = lines[i];
            let low = reach.share == 0 && reach.people > 0;
            let share = match low {
                true => format!("0 % {}", ctx.theme.glyphs.critical),
                false => format!("{} %  ", reach.share),
            };
            let role = if low { Role::Bad } else { Role::Body };
            let number = |n: usize| Cell::with(n.to_string(), role);
            Row::new([
                Cell::with(name, role),
                number(reach.people),
                number(reach.met),
                number(reach.trust),
                number(reach.contacts),
                Cell::with(share, role),
                Cell::with(trust_bar(reach, ctx), Role::Body),
            ])
        },
    }
    .draw(buf, table, &mut 0, ctx.theme);
}

/// "0.5 ▆░░░░ 2.5": what there is, and what is wanted beyond it.
fn trust_bar(reach: Reach, ctx: &Ctx) -> String {
    let (now, wanted) = (cells(reach.now), cells(reach.wanted));
    let bar = ctx.theme.glyphs.bar.repeat(now);
    let more = ctx.theme.glyphs.what_if.repeat(wanted.saturating_sub(now));
    let rest = " ".repeat(BAR.saturating_sub(now.max(wanted)));
    format!("{} {bar}{more}{rest} {}", tenths(reach.now), tenths(reach.wanted))
}

fn tenths(n: i64) -> String {
    format!("{}.{}", n / 10, n % 10)
}

fn cells(tenths: i64) -> usize {
    usize::try_from((tenths * 2 + 5) / 10).unwrap_or(0).min(BAR)
}

/// The last times that nobody got through to them, the newest first.
fn attempts(ctx: &Ctx, dossier: &Dossier, id: &str) -> Vec<(String, Role)> {
    let words = &ctx.bench.words;
    let with = dossier.account.contacts.iter().filter(|c| c.people.has(id) && !c.reached());
    let mut tried: Vec<_> =
        with.filter_map(|c| Some((c.date.map(|m| m.date)?, c.outcome))).collect();
    tried.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let rows: Vec<(String, Role)> = tried
        .into_iter()
        .take(3)
        .map(|(day, outcome)| {
            let word = words.word("outcome", outcome.word());
            (format!(" {}  {word}", short_day(day, ctx.today())), Role::Warn)
        })
        .collect();
    match rows.is_empty() {
        true => rows,
        false => [(String::new(), Role::Body), (phrase!("attempts").to_owned(), Role::Title)]
            .into_iter()
            .chain(rows)
            .collect(),
    }
}
