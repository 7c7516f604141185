//! Where small surfaces stand: in the middle, in the right third, in the last rows.

use ratatui::layout::Rect;

/// In the middle, so wide and so high where there is room.
pub fn centered(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// The right third, never narrower than 38 cells; all of a narrow screen.
pub fn right_third(area: Rect) -> Rect {
    let width = (area.width / 3).max(38).min(area.width);
    Rect { x: area.right() - width, width, ..area }
}

/// The last rows, so many.
pub fn last_rows(area: Rect, rows: u16) -> Rect {
    let height = rows.min(area.height);
    Rect { y: area.bottom() - height, height, ..area }
}

/// The next row up or down that can be picked; the same one where there is none.
pub fn step(picked: usize, len: usize, by: isize, can: impl Fn(usize) -> bool) -> usize {
    let mut at = picked;
    while let Some(next) = at.checked_add_signed(by.signum()).filter(|n| *n < len) {
        at = next;
        if can(at) {
            return at;
        }
    }
    picked
}

/// So many steps of [`step`].
pub fn steps(picked: usize, len: usize, by: isize, can: impl Fn(usize) -> bool) -> usize {
    (0..by.unsigned_abs()).fold(picked, |at, _| step(at, len, by, &can))
}
