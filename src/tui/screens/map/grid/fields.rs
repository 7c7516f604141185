//! Who stands in which field of the grid, and whom an arrow leads to.

use crate::model::Person;
use crate::tui::action::Action;
use crate::workbench::Dossier;

/// Against, cool, open, for us, fights for us, unknown.
pub const COLUMNS: u16 = 6;
/// 5 down to 1, then those whose power is unknown or 0.
pub const ROWS: u16 = 6;
/// Who stands in which field, in their order: gathered when people or marks change, not when it is drawn.
#[derive(Default)]
pub struct GridFields(Vec<Vec<usize>>);

impl GridFields {
    /// Of these rows of the dossier's people.
    pub fn of(dossier: &Dossier, rows: &[usize]) -> Self {
        let mut fields = vec![Vec::new(); usize::from(COLUMNS * ROWS)];
        for row in rows {
            fields[place(field_of(dossier, *row))].push(*row);
        }
        Self(fields)
    }

    /// The rows of a field.
    pub fn at(&self, field: (u16, u16)) -> &[usize] {
        self.0.get(place(field)).map_or(&[], Vec::as_slice)
    }

    /// Is there anybody whose power is unknown?
    pub fn has_unknown(&self) -> bool {
        (0..COLUMNS).any(|column| !self.at((column, ROWS - 1)).is_empty())
    }

    /// Lines of each row: what its fullest field needs where there is room, never less than one beside its rule;
    /// what is left over goes to those that need more, then to all.
    pub fn heights(&self, rows: u16, room: u16, ruled: bool) -> Vec<u16> {
        let rule = u16::from(ruled);
        let fullest = |row| (0..COLUMNS).map(|c| self.at((c, row)).len()).max().unwrap_or(0);
        let needs: Vec<u16> =
            (0..rows).map(|row| u16::try_from(fullest(row)).unwrap_or(u16::MAX)).collect();
        let mut tall = vec![1 + rule; usize::from(rows)];
        let mut left = room.saturating_sub(rows * (1 + rule));
        while left > 0 {
            let most = (0..tall.len())
                .max_by_key(|row| (lacks(&needs, rule, &tall, row), std::cmp::Reverse(*row)));
            let Some(row) = most.filter(|row| lacks(&needs, rule, &tall, row) > 0) else { break };
            tall[row] += 1;
            left -= 1;
        }
        // Four lines are enough where nobody stands.
        for row in 0..tall.len() * 4 {
            let row = row % tall.len();
            if left > 0 && tall[row] < 4 + rule {
                tall[row] += 1;
                left -= 1;
            }
        }
        tall
    }

    /// How many stand in these columns.
    pub fn count(&self, columns: std::ops::Range<u16>) -> usize {
        let fields = columns.flat_map(|c| (0..ROWS).map(move |r| (c, r)));
        fields.map(|field| self.at(field).len()).sum()
    }
}

fn lacks(needs: &[u16], rule: u16, tall: &[u16], row: &usize) -> u16 {
    needs[*row].saturating_sub(tall[*row] - rule)
}

fn place((column, row): (u16, u16)) -> usize {
    usize::from(row * COLUMNS + column)
}

/// The field of a person: column, row.
pub fn field(person: &Person) -> (u16, u16) {
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
pub fn field_of(dossier: &Dossier, row: usize) -> (u16, u16) {
    field(&dossier.account.people[dossier.people[row].index])
}

/// The people of one field, and how many of them have a line of their own.
pub struct Crowd<'a> {
    /// All of them.
    pub rows: &'a [usize],
    /// Those with a line; the last one gives way to the picked one.
    pub seen: Vec<usize>,
}

impl<'a> Crowd<'a> {
    /// Those of a field, in so many lines.
    pub fn of(rows: &'a [usize], lines: usize, picked: usize) -> Self {
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

    /// How many have none.
    pub fn more(&self) -> usize {
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
    (all, fields): (&[usize], &GridFields),
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
        && let Some(goal) = within(&Crowd::of(fields.at(at), lines, from), from, more, dy)
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
