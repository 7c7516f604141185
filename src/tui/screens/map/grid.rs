//! Power against attitude: who is against us and strong, whom we can win.

use super::{Map, marks};
use crate::model::Person;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane, draw_rule};
use crate::workbench::Dossier;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Against, cool, open, for us, fights for us, unknown.
const COLUMNS: u16 = 6;
/// 5 down to 1, then those whose power is unknown or 0.
const ROWS: u16 = 6;

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

/// The people of the map in this field, in their order.
fn there(dossier: &Dossier, at: (u16, u16)) -> impl Iterator<Item = &Person> {
    let people = dossier.people.iter();
    people.map(|line| &dossier.account.people[line.index]).filter(move |person| field(person) == at)
}

/// Whom an arrow leads to: in the field above or below each other first, then the nearest field.
/// `None` where the action is no arrow.
pub fn nearest(dossier: &Dossier, from: &Person, action: Action) -> Option<Option<String>> {
    let (dx, dy) = match action {
        Action::Left => (-1i32, 0i32),
        Action::Right => (1, 0),
        Action::Up => (0, -1),
        Action::Down => (0, 1),
        _ => return None,
    };
    let (column, row) = field(from);
    let here: Vec<&Person> = there(dossier, (column, row)).collect();
    let place = here.iter().position(|p| p.id == from.id).unwrap_or(0);
    if dy != 0
        && let Some(next) = place.checked_add_signed(if dy > 0 { 1 } else { -1 })
        && let Some(person) = here.get(next)
    {
        return Some(Some(person.id.to_string()));
    }
    let people = dossier.people.iter().enumerate();
    let away = people.filter_map(|(order, line)| {
        let person = &dossier.account.people[line.index];
        let (c, r) = field(person);
        let (x, y) = (i32::from(c) - i32::from(column), i32::from(r) - i32::from(row));
        let (along, across) = (x * dx + y * dy, (x * dy).abs() + (y * dx).abs());
        let order = i64::try_from(order).unwrap_or(0);
        let order = if dy < 0 { -order } else { order };
        // The next row that has anybody; along a row, whoever is least out of it.
        let far = match dy {
            0 => along + 2 * across,
            _ => along * i32::from(COLUMNS) + across,
        };
        (along > 0).then_some(((far, order), person))
    });
    let next = away.min_by_key(|(far, _)| *far);
    Some(next.map(|(_, person)| person.id.to_string()))
}

impl Map {
    pub(super) fn draw_grid(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        let people = format!("{} people", dossier.people.len());
        let pane = Pane { area, left: self.title(), right: &people, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        let inner = frame::inner(area);
        let unknown = dossier
            .people
            .iter()
            .any(|line| field(&dossier.account.people[line.index]).1 == ROWS - 1);
        let rows = if unknown { ROWS } else { ROWS - 1 };
        let below = if inner.height >= 22 { 5 } else { 3 };
        let tall = inner.height.saturating_sub(below + 1) / rows;
        let label = if inner.width >= 90 { 12 } else { 5 };
        let wide = inner.width.saturating_sub(label + 1) / COLUMNS;
        if tall < 2 || wide < 6 {
            return;
        }
        let at = |column: u16, row: u16| {
            Rect::new(inner.x + label + column * wide, inner.y + 1 + row * tall, wide, tall)
        };
        self.frame_grid(buf, ctx, inner, &at, rows);
        for row in 0..rows {
            for column in 0..COLUMNS {
                self.draw_field(buf, ctx, dossier, at(column, row), (column, row));
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
        rows: u16,
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
            draw_rule(buf, line, first.y, ctx.theme);
            let power = match row {
                5 => "?".to_owned(),
                row if narrow => (5 - row).to_string(),
                0 => "5  decides".to_owned(),
                1 => "4  strong".to_owned(),
                4 => "1  little".to_owned(),
                row => (5 - row).to_string(),
            };
            let room = first.x - inner.x - 1;
            ctx.put(buf, inner.x + 1, first.y + 1, room, &power, Role::Muted);
        }
    }

    fn draw_field(
        &self,
        buf: &mut Buffer,
        ctx: &Ctx,
        dossier: &Dossier,
        cell: Rect,
        at: (u16, u16),
    ) {
        let picked = self.people.person(ctx).map(|p| p.id.as_str());
        let people: Vec<&Person> = there(dossier, at).collect();
        let view = usize::from(cell.height - 1);
        let all = people.len() <= view;
        let shown = if all { people.len() } else { view.saturating_sub(1).max(1) };
        let place = people.iter().position(|p| Some(p.id.as_str()) == picked);
        let first = place.map_or(0, |place| (place + 1).saturating_sub(shown));
        let mut y = cell.y + 1;
        for person in people.iter().skip(first).take(shown) {
            let marked = Some(person.id.as_str()) == picked;
            let mark = if marked { ctx.theme.glyphs.focus } else { " " };
            let trust = dossier
                .people
                .iter()
                .find(|line| dossier.account.people[line.index].id == person.id)
                .and_then(|line| line.relationship);
            let trust = trust.map_or("-".to_owned(), |n| n.to_string());
            let outside = if *person.external { " *" } else { "" };
            let role = match *person.attitude {
                _ if marked => Role::Accent,
                None => Role::Warn,
                Some(a) if a < 0 && person.influence.at_least(4) => Role::Bad,
                Some(a) if a > 0 => Role::Good,
                Some(_) => Role::Body,
            };
            let text = format!("{mark}{trust} {}{outside}", *person.name);
            ctx.put(buf, cell.x, y, cell.width - 1, &text, role);
            y += 1;
        }
        if people.len() > shown && y < cell.bottom() {
            let more = format!("  {} more", people.len() - shown);
            ctx.put(buf, cell.x, y, cell.width - 1, &more, Role::Muted);
        }
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
        }
        let legend = "number before the name = trust, 0 none to 5 ally   * outside the company";
        lines.push((legend.to_owned(), Role::Muted));
        let room = area.width.saturating_sub(2);
        for (y, (text, role)) in (area.y..area.bottom()).zip(lines) {
            ctx.put(buf, area.x + 1, y, room, &text, role);
        }
    }
}
