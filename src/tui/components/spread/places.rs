//! Where the panes of a spread stand: side by side on a wide screen, one of each row on a narrow one.

use super::Spread;
use ratatui::layout::Rect;

/// From this width on panes stand side by side.
const WIDE: u16 = 100;
/// Lines of a pane with its border, at least.
const LEAST: u16 = 5;
/// Hundredths of the lines that the row with the focus takes before the others.
const FOCUSED: u32 = 60;

impl Spread {
    /// Where each pane stands: all of them on a wide screen; on a narrow one of each row the one with the focus,
    /// else its first.
    pub(super) fn places(&self, area: Rect) -> Vec<(usize, Rect)> {
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<usize>> = self
            .rows
            .iter()
            .filter(|r| !r.is_empty())
            .map(|row| match wide {
                true => row.clone(),
                false => {
                    let focused = row.iter().copied().find(|at| *at == self.focus);
                    vec![focused.unwrap_or(row[0])]
                }
            })
            .collect();
        let heights = self.heights(&rows, area);
        let mut places = Vec::new();
        let mut y = area.y;
        for (row, height) in rows.iter().zip(heights) {
            if height == 0 {
                continue;
            }
            let line = Rect { y, height, ..area };
            self.side_by_side(row, line, &mut places);
            y += height - 1;
        }
        places
    }

    fn side_by_side(&self, row: &[usize], line: Rect, places: &mut Vec<(usize, Rect)>) {
        let mut x = line.x;
        for (nth, at) in row.iter().enumerate() {
            let is_last = nth + 1 == row.len();
            let share = u32::from(self.leaves[*at].share) * u32::from(line.width) / 100;
            let width = match is_last {
                true => line.right() - x,
                false => u16::try_from(share).unwrap_or(line.width).min(line.right() - x),
            };
            places.push((*at, Rect { x, width, ..line }));
            x = (x + width).saturating_sub(1);
        }
    }

    /// The height of each row with its borders, neighbours sharing one; 0 for a row that has no room.
    fn heights(&self, rows: &[Vec<usize>], area: Rect) -> Vec<u16> {
        let wanted: Vec<u16> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|at| {
                        let share = if row.len() == 1 { 100 } else { self.leaves[*at].share };
                        let cells = u32::from(area.width) * u32::from(share) / 100;
                        let cells = u16::try_from(cells).unwrap_or(area.width).saturating_sub(2);
                        self.leaves[*at].ledger.height(cells).saturating_add(2)
                    })
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let focus = rows.iter().position(|row| row.contains(&self.focus)).unwrap_or(0);
        share_out(&wanted, focus, area.height)
    }
}

/// Shares the lines out: each row what it wants where that fits, else the row with the focus first, up to so much of
/// them (FOCUSED) that the others are seen too; what is left over goes to the last one. Neighbours overlap by one line.
fn share_out(wanted: &[u16], focus: usize, height: u16) -> Vec<u16> {
    let count = wanted.len();
    let mut heights = vec![0; count];
    let mut left = height;
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| (*at != focus, *at));
    // Room for a look at each other row, as far as it goes.
    for (nth, at) in order.iter().copied().enumerate() {
        let overlap = u16::from(nth > 0);
        let least = wanted[at].clamp(3, LEAST);
        if left + overlap < least {
            break;
        }
        heights[at] = least;
        left = left + overlap - least;
    }
    let most = (u32::from(height) * FOCUSED / 100) as u16;
    let capped = order.first().map(|at| (*at, wanted[*at].min(most.max(LEAST))));
    let rest = order.iter().skip(1).chain(order.first()).map(|at| (*at, wanted[*at]));
    for (at, wanted) in capped.into_iter().chain(rest) {
        if heights[at] > 0 {
            let more = wanted.saturating_sub(heights[at]).min(left);
            heights[at] += more;
            left -= more;
        }
    }
    if let Some(last) = heights.iter_mut().rev().find(|h| **h > 0) {
        *last += left;
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_first_to_the_focus_and_what_is_left_to_the_last() {
        assert_eq!(share_out(&[6, 10], 0, 20), [6, 15]);
        assert_eq!(share_out(&[16, 10], 0, 20), [12, 9]);
        assert_eq!(share_out(&[16, 10], 1, 20), [11, 10]);
        assert_eq!(share_out(&[16, 30], 1, 20), [9, 12]);
        assert_eq!(share_out(&[9, 9, 9], 2, 13), [5, 5, 5]);
        assert_eq!(share_out(&[9, 9, 9], 2, 9), [5, 0, 5]);
    }
}
