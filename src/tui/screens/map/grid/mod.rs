//! Power against attitude: who is against us and strong, whom we can win.

mod fields;
mod names;

pub use fields::{Goal, GridFields, nearest};

use super::Board;
use crate::model::Person;
use crate::text::width;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::map::PeopleList;
use crate::tui::panes::map::attitude_role;
use crate::tui::panes::map::marks_text;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::draw_rule;
use crate::tui::widgets::hits;
use crate::workbench::Dossier;
use fields::{COLUMNS, Crowd, ROWS, field, field_of};
use names::{NUMBERED_FROM, in_field};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

impl Board {
    /// The grid inside a border, with what is said of the picked person below it.
    pub(super) fn draw_grid(&mut self, buf: &mut Buffer, inner: Rect, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        let inner = self.people.filter_line(buf, inner, ctx);
        let rows = if self.fields.has_unknown() { ROWS } else { ROWS - 1 };
        let label = if inner.width >= 90 { 12 } else { 4 };
        let wide = inner.width.saturating_sub(label) / COLUMNS;
        if inner.height < 2 + rows || wide < 6 {
            let says = phrase!("the grid needs more room: z draws it on the whole screen");
            ctx.put(buf, inner.x + 1, inner.y, inner.width.saturating_sub(1), says, Role::Muted);
            return;
        }
        let below: u16 = if inner.height >= 22 { 5 } else { 3 };
        // A field has two lines at least, if there are: a name and how many more.
        let below = below.min(inner.height.saturating_sub(1 + 2 * rows)).max(1);
        let room = inner.height - 1 - below;
        // A rule over each row, unless that leaves the fields too few lines.
        let ruled = room >= 3 * rows;
        let tall = self.fields.heights(rows, room, ruled);
        let above = |row: u16| tall[..usize::from(row)].iter().sum::<u16>();
        let at = |column: u16, row: u16| {
            let (x, y) = (inner.x + label + column * wide, inner.y + 1 + above(row));
            Rect::new(x, y, wide, tall[usize::from(row)])
        };
        self.frame_grid(buf, ctx, inner, &at, (rows, ruled));
        let picked = self.people.row().unwrap_or(usize::MAX);
        if let Some(line) = dossier.people.get(picked) {
            let field = field(&dossier.account.people[line.index]);
            self.lines = lines(ruled, &tall, field.1.min(rows - 1));
            self.more &= Crowd::of(self.fields.at(field), self.lines, picked).more() > 0;
        }
        for row in 0..rows {
            for column in 0..COLUMNS {
                let crowd =
                    Crowd::of(self.fields.at((column, row)), lines(ruled, &tall, row), picked);
                let cell = at(column, row);
                let first = u16::from(ruled);
                let inside = Rect { y: cell.y + first, height: cell.height - first, ..cell };
                self.draw_field(buf, ctx, dossier, inside, &crowd);
            }
        }
        let used = 1 + above(rows);
        let rest = Rect { y: inner.y + used, height: inner.height - used, ..inner };
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
            ctx.put(buf, cell.x + 1, inner.y, cell.width - 1, word, Role::Title);
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
                0 => phrase!("5  decides").to_owned(),
                1 => phrase!("4  strong").to_owned(),
                4 => phrase!("1  little").to_owned(),
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
            let role = if marked { Role::Accent } else { attitude_role(person) };
            let star = match self.people.looks_back() {
                true => self.people.changed(&person.id).is_some(),
                false => *person.external,
            };
            // The cell of the mark of the next field keeps the two apart.
            let named = in_field(ctx, person, line, (cell.width - 1, star));
            let text = format!("{}{named}", mark(marked));
            ctx.put(buf, cell.x, y, cell.width, &text, role);
            hits::spot(Rect::new(cell.x, y, cell.width - 1, 1), &person.id);
            y += 1;
        }
        if crowd.more() > 0 && y < cell.bottom() {
            let marked = self.more && picked.is_some_and(|row| crowd.rows.contains(&row));
            let more = match cell.width < NUMBERED_FROM {
                true => format!("{}+{}", mark(marked), crowd.more()),
                false => phrase!("{}{} more", mark(marked), crowd.more()),
            };
            let role = if marked { Role::Accent } else { Role::Muted };
            ctx.put(buf, cell.x, y, cell.width - 1, &more, role);
        }
    }

    /// Everybody of the field that is picked, as a list.
    pub(super) fn crowd(&self, ctx: &Ctx) -> Option<Effect> {
        let (dossier, row) = ctx.dossier.zip(self.people.row())?;
        let person = &dossier.account.people[dossier.people[row].index];
        let words = &ctx.bench.words;
        let power = person.influence.map_or(phrase!("unknown").to_owned(), |n| n.to_string());
        let title =
            format!("{} {power}, {}", words.title("influence"), words.attitude(*person.attitude));
        let here = self.fields.at(field_of(dossier, row)).iter();
        Some(Effect::Over(Box::new(PeopleList::new(
            title,
            here.map(|row| dossier.account.people[dossier.people[*row].index].id.to_string())
                .collect(),
        ))))
    }

    /// How many are against us, to be won, for us; shorter where it has no room.
    fn sums(&self, unknown: usize, gone: usize, room: usize) -> String {
        let cool = match self.fields.count(1..2) {
            0 => String::new(),
            n => phrase!(", {n} of them cool", n),
        };
        let sums = phrase!(
            "against us: {}{}   to be won: {}   for us: {}   find out: {}",
            self.fields.count(0..2),
            cool,
            self.fields.count(2..3),
            self.fields.count(3..5),
            unknown,
        );
        let left = match gone {
            0 => String::new(),
            n => phrase!("   left: {n}", n),
        };
        match format!("{sums}{left}") {
            whole if width(&whole) <= room => whole,
            _ => phrase!(
                "against us {}   to be won {}   for us {}   find out {}",
                self.fields.count(0..2),
                self.fields.count(2..3),
                self.fields.count(3..5),
                unknown,
            ),
        }
    }

    /// The sums, and the picked person's marks.
    fn under_grid(&self, buf: &mut Buffer, ctx: &Ctx, dossier: &Dossier, area: Rect) {
        let unknown = self.fields.count(5..6);
        let known = dossier.people.len() > unknown;
        let room = usize::from(area.width.saturating_sub(2));
        let sums = self.sums(unknown, dossier.left, room);
        let mut lines = vec![(sums, Role::Title)];
        if !known {
            let says = phrase!(
                "Nobody has an attitude yet. + and - set it; unknown is a column, not an insult"
            );
            lines.push((says.to_owned(), Role::Muted));
        }
        if let Some((line, person)) = self.people.line(ctx).zip(self.people.person(ctx)) {
            lines.push((marks_text(ctx, person, line), Role::Body));
            lines.extend(about(ctx, dossier, person));
        }
        let star = match self.people.looks_back() {
            true => "changed",
            false if area.width < 90 => "outside",
            false => phrase!("outside the company"),
        };
        let legend = match area.width < 90 {
            true => phrase!("before the name trust, - not set   ? belief   * {star}", star),
            false => phrase!(
                "number before the name = trust, 0 none to 5 ally, - not set   ? = we believe it   * {star}",
                star
            ),
        };
        if area.width >= 70 {
            // The signs of the fields are explained before more is said of the picked one.
            lines.truncate(usize::from(area.height.saturating_sub(1)).max(1));
            lines.push((legend, Role::Muted));
        }
        let room = area.width.saturating_sub(2);
        for (y, (text, role)) in (area.y..area.bottom()).zip(lines) {
            ctx.put(buf, area.x + 1, y, room, &text, role);
        }
    }
}

fn lines(ruled: bool, tall: &[u16], row: u16) -> usize {
    usize::from(tall[usize::from(row)] - u16::from(ruled))
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
        lines.push((phrase!("who moves them: {}", moves.join(", ")), Role::Body));
    }
    let open = dossier.account.actions.iter().filter(|a| a.done.is_none());
    let planned = open.filter(|a| a.for_subject.as_deref() == Some(id)).filter_map(|a| {
        let due = a.due.map(|d| phrase!(", due {}", crate::workbench::short_day(d, ctx.today())));
        Some((phrase!("to do: {}{}", a.what.as_deref()?, due.unwrap_or_default()), Role::Body))
    });
    lines.extend(planned.take(1));
    lines
}
