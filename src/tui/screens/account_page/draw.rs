//! How the page shares its area: five panes from 160 cells on, four from 100, two below.

use crate::tui::components::layout::{below, beside};
use ratatui::layout::Rect;

/// From so many cells on the strategy has a pane of its own.
const WIDE: u16 = 160;
/// Below so many cells one upper pane is turned up at a time.
const NARROW: u16 = 100;

/// The area of each pane, and which of them share one place.
pub fn areas(area: Rect, upper: usize, focus: usize) -> (Vec<Option<Rect>>, Vec<usize>) {
    if area.width < NARROW {
        return narrow(area, upper, focus);
    }
    let high = (area.height * 19 / 33).max(6).min(area.height);
    let (top, low) = below(area, high);
    let (a, b) = halves(top);
    if area.width < WIDE {
        let (c, d) = halves(low);
        // The strategy takes the place of the six values while it has the focus.
        let marks = if focus == 4 { None } else { Some(c) };
        let strategy = if focus == 4 { Some(c) } else { None };
        return (vec![Some(a), Some(b), marks, Some(d), strategy], Vec::new());
    }
    let third = area.width / 3;
    let c = Rect { width: third, ..low };
    let e = Rect { x: area.x + third - 1, width: third, ..low };
    let d = Rect { x: area.x + 2 * third - 2, width: area.width - 2 * third + 2, ..low };
    (vec![Some(a), Some(b), Some(c), Some(d), Some(e)], Vec::new())
}

fn narrow(area: Rect, upper: usize, focus: usize) -> (Vec<Option<Rect>>, Vec<usize>) {
    let upper = if focus == 4 { 4 } else { upper };
    let high = (area.height * 11 / 20).max(4).min(area.height);
    let (top, low) = below(area, high);
    let mut areas = vec![None; 5];
    areas[upper] = Some(top);
    areas[3] = Some(low);
    (areas, vec![0, 1, 2, 4])
}

/// Side by side, sharing a border.
fn halves(area: Rect) -> (Rect, Rect) {
    beside(area, area.width * 61 / 120)
}
