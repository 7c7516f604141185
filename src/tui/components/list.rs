//! A list on a screen: its selected row and how keys move it.

use crate::tui::action::Action;

/// Moves a mark through a list; false where the action does not move.
pub fn move_mark(picked: &mut usize, len: usize, page: usize, action: Action) -> bool {
    let last = len.saturating_sub(1);
    *picked = match action {
        Action::Up => picked.saturating_sub(1),
        Action::Down => (*picked + 1).min(last),
        Action::PageUp => picked.saturating_sub(page.max(1)),
        Action::PageDown => (*picked + page.max(1)).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => return false,
    };
    true
}

/// The next of a row of choices, and what it is called; behind the last the first.
pub fn next_of<T: Copy + PartialEq>(all: &[(T, &'static str)], now: T) -> (T, &'static str) {
    let at = all.iter().position(|(one, _)| *one == now).map_or(0, |at| at + 1);
    let (next, says) = all[at % all.len()];
    (next, phrase!(says))
}
