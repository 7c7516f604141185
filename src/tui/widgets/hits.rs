//! What lies under the mouse: each list, pane and key of the footer notes where it was drawn in the frame.
//!
//! The notes belong to the thread that draws, and to its last frame: [`begin`] forgets those of the frame before.
//! A list drawn by [`Table`](super::table::Table) and a pane drawn by [`draw_panes`](super::frame::draw_panes) note
//! themselves; what draws its rows by hand calls [`list`].

use crate::text::parse::narrow;
use crate::tui::action::Action;
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;

/// Where a list stands in the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListHit {
    /// The cells of its rows, without a title.
    pub area: Rect,
    /// Lines that each row takes.
    pub lines: u16,
    /// The row in the first line.
    pub first: usize,
    /// How many rows there are.
    pub len: usize,
    /// The selected row.
    pub selected: Option<usize>,
    /// Keys move it.
    pub focused: bool,
}

impl ListHit {
    /// The row in the line of this cell.
    pub fn row_at(&self, at: Position) -> Option<usize> {
        let line = usize::from(at.y.checked_sub(self.area.y)? / self.lines.max(1));
        (self.area.contains(at) && self.first + line < self.len).then_some(self.first + line)
    }

    /// The first cell of the selected row, where it is in view.
    pub fn selected_at(&self) -> Option<Position> {
        let line = narrow::<_, u16>(self.selected?.checked_sub(self.first)?)?;
        let line = line.checked_mul(self.lines.max(1))?;
        (line < self.area.height).then(|| Position::new(self.area.x, self.area.y + line))
    }
}

#[derive(Default)]
struct Frame {
    lists: Vec<ListHit>,
    spots: Vec<(Rect, String)>,
    panes: Vec<(Rect, bool)>,
    keys: Vec<(Rect, Action)>,
}

thread_local! {
    static FRAME: RefCell<Frame> = RefCell::default();
}

/// A frame begins: what the one before has noted is forgotten.
pub fn begin() {
    FRAME.with_borrow_mut(|frame| *frame = Frame::default());
}

/// A popup covers this area: what was noted there cannot be reached.
pub fn cover(area: Rect) {
    FRAME.with_borrow_mut(|frame| {
        frame.lists.retain(|list| list.area.intersection(area).is_empty());
        frame.spots.retain(|(spot, _)| spot.intersection(area).is_empty());
        frame.panes.retain(|(pane, _)| pane.intersection(area).is_empty());
    });
}

/// A list stands here.
pub fn list(hit: ListHit) {
    FRAME.with_borrow_mut(|frame| frame.lists.push(hit));
}

/// The name of this subject stands here, on no row of a list: in a field of a grid, between the lines of a web.
pub fn spot(area: Rect, subject: &str) {
    FRAME.with_borrow_mut(|frame| frame.spots.push((area, subject.to_owned())));
}

/// A pane stands here, with or without the focus.
pub fn pane(area: Rect, focused: bool) {
    FRAME.with_borrow_mut(|frame| frame.panes.push((area, focused)));
}

/// A key of the footer stands here.
pub fn key(area: Rect, action: Action) {
    FRAME.with_borrow_mut(|frame| frame.keys.push((area, action)));
}

/// The list at this cell; of several the one drawn last.
pub fn list_at(at: Position) -> Option<ListHit> {
    FRAME.with_borrow(|frame| frame.lists.iter().rev().find(|l| l.area.contains(at)).copied())
}

/// The subject whose name stands at this cell.
pub fn spot_at(at: Position) -> Option<String> {
    FRAME.with_borrow(|frame| {
        let spot = frame.spots.iter().rev().find(|(area, _)| area.contains(at));
        spot.map(|(_, subject)| subject.clone())
    })
}

/// Has the pane at this cell the focus? `None` where there is no pane. Borders are shared: the inner cells count.
pub fn pane_at(at: Position) -> Option<bool> {
    FRAME.with_borrow(|frame| {
        let pane =
            frame.panes.iter().rev().find(|(area, _)| super::frame::inner(*area).contains(at));
        pane.map(|(_, focused)| *focused)
    })
}

/// The key of the footer at this cell.
pub fn key_at(at: Position) -> Option<Action> {
    FRAME.with_borrow(|frame| frame.keys.iter().find(|(area, _)| area.contains(at)).map(|k| k.1))
}

/// The line of the selected row of the list that keys move, to the right edge of the list.
pub fn selected_line() -> Option<Rect> {
    FRAME.with_borrow(|frame| {
        let mut lists = frame.lists.iter().rev().filter(|list| list.focused);
        lists.find_map(|list| {
            let at = list.selected_at()?;
            Some(Rect { y: at.y, height: 1, ..list.area })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> ListHit {
        ListHit {
            area: Rect::new(2, 3, 20, 4),
            lines: 1,
            first: 10,
            len: 12,
            selected: Some(11),
            focused: true,
        }
    }

    #[test]
    fn a_cell_is_of_the_row_that_is_drawn_there_and_of_none_below_the_last() {
        assert_eq!(people().row_at(Position::new(5, 4)), Some(11));
        assert_eq!(people().row_at(Position::new(5, 5)), None);
        assert_eq!(people().row_at(Position::new(22, 4)), None);
        assert_eq!(people().selected_at(), Some(Position::new(2, 4)));
    }

    #[test]
    fn what_a_popup_covers_is_out_of_reach() {
        begin();
        list(people());
        assert_eq!(list_at(Position::new(5, 4)), Some(people()));
        cover(Rect::new(0, 0, 4, 4));
        assert_eq!(list_at(Position::new(5, 4)), None);
    }
}
