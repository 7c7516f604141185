//! Where the panes of a visit stand, in the room there is.

use super::top::Top;
use super::{EXPECT, PEOPLE, TOP, Visit, WANT, rows};
use crate::model::Visit as Record;
use ratatui::layout::Rect;

/// Where the six panes stand: first, facts, people, want, expect, ask.
pub struct Places {
    /// What is missing, or what it brought.
    pub top: Rect,
    /// When, where, what for.
    pub facts: Rect,
    /// Who attends.
    pub people: Rect,
    /// Objectives.
    pub want: Rect,
    /// Objections and their questions.
    pub expect: Rect,
    /// Our questions.
    pub ask: Rect,
}

/// Is there room for all panes at once?
pub fn is_wide(area: Rect) -> bool {
    area.width >= 120 && area.height >= 27
}

fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Two panes that share the border between them.
fn beside(row: Rect, at: u16) -> (Rect, Rect) {
    let right = Rect { x: row.x + at - 1, width: row.width - at + 1, ..row };
    (Rect { width: at, ..row }, right)
}

/// The upper pane so high, the lower one from its last row on.
fn above(area: Rect, height: u16) -> (Rect, Rect) {
    let upper = Rect { height, ..area };
    let y = upper.bottom().saturating_sub(1);
    (upper, Rect { y, height: area.bottom().saturating_sub(y), ..area })
}

/// Rows of the first pane: two a gap, one for each thing that a past visit brought.
fn top_rows(screen: &Visit) -> u16 {
    count(screen.tops.iter().map(|top| if matches!(top, Top::Brought(..)) { 1 } else { 2 }).sum())
}

/// All of them; the focused one of objectives and expectations has more of the left column.
pub fn wide(screen: &Visit, area: Rect, visit: &Record) -> Places {
    let tall = area.height >= 45;
    let most = if tall || screen.focus == TOP { 10 } else { 6 };
    let gaps = top_rows(screen).clamp(4, most) + 2;
    let most = if tall || screen.focus == PEOPLE { 13 } else { 5 };
    let people = count(visit.people.0.len()).clamp(2, most) + 5;
    let (upper, rest) = above(area, gaps);
    let (middle, lower) = above(rest, people.min(rest.height / 2));
    let (top, facts) = beside(upper, area.width / 2);
    let (left, ask) = beside(lower, area.width * 53 / 120);
    let expects = match screen.focus {
        EXPECT => left.height * 2 / 3,
        _ => {
            let wanted = count(rows::want_lines(visit, usize::from(left.width.saturating_sub(14))));
            let spare = (left.height + 1).saturating_sub(wanted + 2);
            (left.height * 2 / 5).max(5).max(spare)
        }
    };
    let (want, expect) = above(left, left.height + 1 - expects.min(left.height));
    Places { top, facts, people: middle, want, expect, ask }
}

/// The three that stand under each other: first, middle, questions; the focused one has more room, the first one
/// a row more for what the visit is for, where that is said.
pub fn narrow(screen: &Visit, area: Rect, aimed: bool) -> [Rect; 3] {
    let rows = match screen.tops.first() {
        Some(Top::Brought(..)) => top_rows(screen),
        _ => count(screen.tops.len()) + 1,
    };
    let most = if screen.focus == TOP { area.height / 3 } else { 2 };
    let gaps = rows.clamp(1, most.max(2)) + 2 + u16::from(aimed);
    let (top, rest) = above(area, gaps);
    let middle = match screen.focus {
        PEOPLE | WANT | EXPECT => (rest.height * 2).div_ceil(3),
        _ => rest.height.div_ceil(2),
    };
    let (middle, ask) = above(rest, middle);
    [top, middle, ask]
}
