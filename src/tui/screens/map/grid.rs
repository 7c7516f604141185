//! Power against attitude: who is against us and strong, whom we can win.

use super::{Map, marks};
use crate::model::Person;
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::Pane as _;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane, draw_rule};
use crate::workbench::Dossier;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Against, cool, open, for us, fights for us, unknown.
const COLUMNS: u16 = 6;
/// 5 down to 1, then those whose power is unknown or 0.
const ROWS: u16 = 6;
/// A narrower field leaves the trust out, for the name.
const NUMBERED_FROM: u16 = 12;

/// The field of a person: column, row.
fn field(person: &Person) -> (u16, u16) {
    let column = match *person.attitude {
        Some(mark) => u16::try_from(mark.clamp(-2, 2) + 2).unwrap_or(0),
        None => COLUMNS - 1,
    };
    let row = match *person.influence {
        Some(power @ 1..) => u16::try_from(5 - power.min(5)).unwrap_or(0),
        _ => ROWS - 1,
    };
    (column, row)
}

/// The field that a row of the dossier's people stands in.
fn field_of(dossier: &Dossier, row: usize) -> (u16, u16) {
    field(&dossier.account.people[dossier.people[row].index])
}

/// The people of one field, and how many of them have a line of their own.
struct Crowd {
    rows: Vec<usize>,
    /// Those with a line; the last one gives way to the picked one.
    seen: Vec<usize>,
}

impl Crowd {
    /// Of all rows those in this field, in so many lines.
    fn of(dossier: &Dossier, all: &[usize], at: (u16, u16), lines: usize, picked: usize) -> Self {
        let here = all.iter().copied().filter(|row| field_of(dossier, *row) == at);
        let rows: Vec<usize> = here.collect();
        let shown = if rows.len() <= lines { rows.len() } else { lines.saturating_sub(1).max(1) };
        let mut seen = rows[..shown.min(rows.len())].to_vec();
        if rows.contains(&picked)
            && !seen.contains(&picked)
            && let Some(last) = seen.last_mut()
        {
            *last = picked;
        }
        Self { rows, seen }
    }

    fn more(&self) -> usize {
        self.rows.len() - self.seen.len()
    }
}

/// What an arrow leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// This row of the dossier's people.
    Person(usize),
    /// The line that counts who has no room in the field.
    More,
    /// Nobody is there.
    Nowhere,
}

/// Whom an arrow leads to: in the field above or below each other first, then the nearest field.
/// `None` where the action is no arrow.
pub fn nearest(
    dossier: &Dossier,
    all: &[usize],
    (from, more): (usize, bool),
    lines: usize,
    action: Action,
) -> Option<Goal> {
    let (dx, dy) = match action {
        Action::Left => (-1i32, 0i32),
        Action::Right => (1, 0),
        Action::Up => (0, -1),
        Action::Down => (0, 1),
        _ => return None,
    };
    let at = field_of(dossier, from);
    if dy != 0
        && let Some(goal) = within(&Crowd::of(dossier, all, at, lines, from), from, more, dy)
    {
        return Some(goal);
    }
    let away = all.iter().enumerate().filter_map(|(order, row)| {
        let (c, r) = field_of(dossier, *row);
        let (x, y) = (i32::from(c) - i32::from(at.0), i32::from(r) - i32::from(at.1));
        let (along, across) = (x * dx + y * dy, (x * dy).abs() + (y * dx).abs());
        let order = i64::try_from(order).unwrap_or(0);
        let order = if dy < 0 { -order } else { order };
        // The next row that has anybody; along a row, whoever is least out of it.
        let far = match dy {
            0 => along + 2 * across,
            _ => along * i32::from(COLUMNS) + across,
        };
        (along > 0).then_some(((far, order), *row))
    });
    let next = away.min_by_key(|(far, _)| *far);
    Some(next.map_or(Goal::Nowhere, |(_, row)| Goal::Person(row)))
}

/// One line up or down in a field; nothing where that leaves it.
fn within(crowd: &Crowd, from: usize, more: bool, dy: i32) -> Option<Goal> {
    let last = crowd.seen.len();
    let line = if more { last } else { crowd.seen.iter().position(|row| *row == from)? };
    let next = line.checked_add_signed(if dy > 0 { 1 } else { -1 })?;
    match crowd.seen.get(next) {
        Some(row) => Some(Goal::Person(*row)),
        None if next == last && crowd.more() > 0 => Some(Goal::More),
        None => None,
    }
}

impl Map {
    pub(super) fn draw_grid(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        let (title, people) = (self.title(ctx), self.people.title(ctx).1);
        let pane = Pane { area, left: &title, right: &people, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        let inner = frame::inner(area);
        let inner = self.people.filter_line(buf, inner, ctx);
        let all = self.people.matching(ctx, dossier);
        let unknown = all.iter().any(|row| field_of(dossier, *row).1 == ROWS - 1);
        let rows = if unknown { ROWS } else { ROWS - 1 };
        let below: u16 = if inner.height >= 22 { 5 } else { 3 };
        // A field has two lines at least, if there are: a name and how many more.
        let below = below.min(inner.height.saturating_sub(1 + 2 * rows));
        let tall = inner.height.saturating_sub(below + 1) / rows;
        let label = if inner.width >= 90 { 12 } else { 5 };
        let wide = inner.width.saturating_sub(label + 1) / COLUMNS;
        if tall < 2 || wide < 6 {
            return;
        }
        // A rule over each row, unless that leaves a field one line only.
        let ruled = tall > 2;
        let at = |column: u16, row: u16| {
            Rect::new(inner.x + label + column * wide, inner.y + 1 + row * tall, wide, tall)
        };
        self.frame_grid(buf, ctx, inner, &at, (rows, ruled));
        self.lines = usize::from(tall - u16::from(ruled));
        let picked = self.people.row().unwrap_or(usize::MAX);
        self.more &= picked < dossier.people.len()
            && Crowd::of(dossier, &all, field_of(dossier, picked), self.lines, picked).more() > 0;
        for row in 0..rows {
            for column in 0..COLUMNS {
                let crowd = Crowd::of(dossier, &all, (column, row), self.lines, picked);
                let cell = at(column, row);
                let first = u16::from(ruled);
                let inside = Rect { y: cell.y + first, height: cell.height - first, ..cell };
                self.draw_field(buf, ctx, dossier, inside, &crowd);
            }
        }
        let rest =
            Rect { y: inner.y + 1 + rows * tall, height: inner.height - 1 - rows * tall, ..inner };
        self.under_grid(buf, ctx, dossier, rest);
    }

    fn frame_grid(
        &self,
        buf: &mut Buffer,
        ctx: &Ctx,
        inner: Rect,
        at: &dyn Fn(u16, u16) -> Rect,
        (rows, ruled): (u16, bool),
    ) {
        let words = &ctx.bench.words;
        let narrow = inner.width < 90;
        let power = if narrow { "pow" } else { words.title("influence") };
        ctx.put(buf, inner.x + 1, inner.y, 5, power, Role::Title);
        let codes = ["-2", "-1", "0", "1", "2", "unknown"];
        for (column, code) in (0..).zip(codes) {
            let cell = at(column, 0);
            let word = match narrow {
                true => words.short("attitude", code),
                false => words.word("attitude", code),
            };
            ctx.put(buf, cell.x + 1, inner.y, cell.width - 2, word, Role::Title);
        }
        for row in 0..rows {
            let first = at(0, row);
            let line = Rect { x: first.x, width: first.width * COLUMNS, ..first };
            if ruled {
                draw_rule(buf, line, first.y, ctx.theme);
            }
            let power = match row {
                5 => "?".to_owned(),
                row if narrow => (5 - row).to_string(),
                0 => "5  decides".to_owned(),
                1 => "4  strong".to_owned(),
                4 => "1  little".to_owned(),
                row => (5 - row).to_string(),
            };
            let room = first.x - inner.x - 1;
            ctx.put(buf, inner.x + 1, first.y + u16::from(ruled), room, &power, Role::Muted);
        }
    }

    fn draw_field(
        &self,
        buf: &mut Buffer,
        ctx: &Ctx,
        dossier: &Dossier,
        cell: Rect,
        crowd: &Crowd,
    ) {
        let picked = self.people.row();
        let mark = |marked: bool| if marked { ctx.theme.glyphs.focus } else { " " };
        let mut y = cell.y;
        for row in &crowd.seen {
            let line = &dossier.people[*row];
            let person = &dossier.account.people[line.index];
            let marked = Some(*row) == picked && !self.more;
            let trust = line.relationship.map_or("-".to_owned(), |n| n.to_string());
            let outside = if *person.external { ctx.theme.glyphs.changed } else { "" };
            let role = match *person.attitude {
                _ if marked => Role::Accent,
                None => Role::Warn,
                Some(a) if a < 0 && person.influence.at_least(4) => Role::Bad,
                Some(a) if a > 0 => Role::Good,
                Some(_) => Role::Body,
            };
            let before = if cell.width < NUMBERED_FROM { 1 } else { 3 };
            let name = fitted(&person.name, usize::from(cell.width).saturating_sub(before + 1));
            let text = match before {
                1 => format!("{}{name}", mark(marked)),
                _ => format!("{}{trust}{outside:1}{name}", mark(marked)),
            };
            ctx.put(buf, cell.x, y, cell.width - 1, &text, role);
            y += 1;
        }
        if crowd.more() > 0 && y < cell.bottom() {
            let marked = self.more && picked.is_some_and(|row| crowd.rows.contains(&row));
            let more = format!("{}{} more", mark(marked), crowd.more());
            let role = if marked { Role::Accent } else { Role::Muted };
            ctx.put(buf, cell.x, y, cell.width - 1, &more, role);
        }
    }

    /// Everybody of the field that is picked, as a list.
    pub(super) fn crowd(&self, ctx: &Ctx) -> Option<Effect> {
        let (dossier, row) = ctx.dossier.zip(self.people.row())?;
        let at = field_of(dossier, row);
        let person = &dossier.account.people[dossier.people[row].index];
        let words = &ctx.bench.words;
        let power = person.influence.map_or("unknown".to_owned(), |n| n.to_string());
        let title =
            format!("{} {power}, {}", words.title("influence"), words.attitude(*person.attitude));
        let all = self.people.matching(ctx, dossier);
        let here = all.into_iter().filter(|row| field_of(dossier, *row) == at);
        let id = |row: usize| dossier.account.people[dossier.people[row].index].id.to_string();
        Some(Effect::Over(Box::new(super::crowd::Crowd::new(title, here.map(id).collect()))))
    }

    /// The sums, and the picked person's marks.
    fn under_grid(&self, buf: &mut Buffer, ctx: &Ctx, dossier: &Dossier, area: Rect) {
        let count = |is: &dyn Fn(Option<i64>) -> bool| {
            let people = dossier.people.iter();
            people.filter(|line| is(*dossier.account.people[line.index].attitude)).count()
        };
        let sums = format!(
            "against us: {}   to be won: {}   for us: {}   find out: {}",
            count(&|a| a.is_some_and(|a| a < 0)),
            count(&|a| a == Some(0)),
            count(&|a| a.is_some_and(|a| a > 0)),
            count(&|a| a.is_none()),
        );
        let known = dossier.people.len() > count(&|a| a.is_none());
        let mut lines = vec![(sums, Role::Title)];
        if !known {
            let says =
                "Nobody has an attitude yet. + and - set it; unknown is a column, not an insult";
            lines.push((says.to_owned(), Role::Muted));
        }
        if let Some((line, person)) = self.people.line(ctx).zip(self.people.person(ctx)) {
            lines.push((marks(ctx, person, line.relationship), Role::Body));
            lines.extend(about(ctx, dossier, person));
        }
        let legend = match area.width < 90 {
            true => "before the name trust, 0 none to 5 ally, - not set   * outside",
            false => {
                "number before the name = trust, 0 none to 5 ally, - not set   * outside the company"
            }
        };
        if area.width >= 70 {
            lines.push((legend.to_owned(), Role::Muted));
        }
        let room = area.width.saturating_sub(2);
        for (y, (text, role)) in (area.y..area.bottom()).zip(lines) {
            ctx.put(buf, area.x + 1, y, room, &text, role);
        }
    }
}

/// A name that is too long for so many cells keeps its last word whole before its first: "I. Dahl".
fn fitted(name: &str, cells: usize) -> String {
    let first = name.chars().next().filter(|c| c.is_uppercase());
    match (first, name.trim().rsplit_once(char::is_whitespace)) {
        (Some(first), Some((_, last))) if width(name) > cells => format!("{first}. {last}"),
        _ => name.to_owned(),
    }
}

/// What is wrong with the picked person, who moves them, and what is planned.
fn about(ctx: &Ctx, dossier: &Dossier, person: &Person) -> Vec<(String, Role)> {
    let id = person.id.as_str();
    let mut lines = Vec::new();
    let found = dossier.findings.iter().find(|f| f.subject == id && !f.dismissed);
    lines.extend(found.map(|f| (f.sentence.clone(), Role::Warn)));
    let name = |id: &str| {
        let people = dossier.account.people.iter();
        people.into_iter().find(|p| *p.id == id && p.left.is_none()).map(|p| p.name.as_str())
    };
    let mut ties: Vec<_> = dossier.account.ties.iter().collect();
    ties.sort_by_key(|t| std::cmp::Reverse(t.strength.unwrap_or(1)));
    let moves = ties.into_iter().filter_map(|tie| {
        use crate::model::TieKind::{Influences, Rival};
        let other = match (tie.from.0.as_deref(), tie.to.0.as_deref()) {
            (Some(from), Some(to)) if to == id && tie.kind != Rival => from,
            (Some(from), Some(to)) if from == id && !matches!(tie.kind, Rival | Influences) => to,
            _ => return None,
        };
        let word = ctx.bench.words.word("tie", crate::model::Choice::word(tie.kind));
        Some(format!("{} ({word})", name(other)?))
    });
    let moves: Vec<String> = moves.collect();
    if !moves.is_empty() {
        lines.push((format!("who moves them: {}", moves.join(", ")), Role::Body));
    }
    let open = dossier.account.actions.iter().filter(|a| a.done.is_none());
    let planned = open.filter(|a| a.for_subject.as_deref() == Some(id)).filter_map(|a| {
        let due = a.due.map(|d| format!(", due {}", crate::workbench::short_day(d, ctx.today())));
        Some((format!("to do: {}{}", a.what.as_deref()?, due.unwrap_or_default()), Role::Body))
    });
    lines.extend(planned.take(1));
    lines
}
