//! Text straight into cells, cleaned and cut: the one way by which widgets write.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::text::clean::{is_drawn, is_plain, shown};
use crate::text::truncate::{CUT, MARKED_FROM};

/// Writes at most `max_width` cells from (`x`, `y`) on; the cells used. Outside of the buffer: nothing.
pub fn put(buf: &mut Buffer, x: u16, y: u16, max_width: u16, text: &str, style: Style) -> u16 {
    let area = buf.area;
    if y < area.y || y >= area.bottom() || x < area.x || x >= area.right() {
        return 0;
    }
    let room = max_width.min(area.right() - x);
    if is_plain(text) {
        put_plain(buf, x, y, room, text, style)
    } else if is_drawn(text) && text.chars().nth(usize::from(room)).is_none() {
        put_drawn(buf, x, y, text, style)
    } else {
        put_any(buf, x, y, room, text, style)
    }
}

fn put_plain(buf: &mut Buffer, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
    let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
    let used = length.min(room);
    let marked_from =
        if length > room && usize::from(room) >= MARKED_FROM { room - 2 } else { used };
    let start = buf.index_of(x, y);
    let cells = buf.content.iter_mut().skip(start).take(usize::from(used));
    for (at, (cell, byte)) in cells.zip(text.bytes()).enumerate() {
        let letter = if at < usize::from(marked_from) { char::from(byte) } else { '.' };
        cell.set_char(letter).set_style(style);
    }
    used
}

/// Lines and bars that have room, a cell for each letter.
fn put_drawn(buf: &mut Buffer, x: u16, y: u16, text: &str, style: Style) -> u16 {
    let start = buf.index_of(x, y);
    let mut used = 0;
    for (cell, letter) in buf.content.iter_mut().skip(start).zip(text.chars()) {
        cell.set_char(letter).set_style(style);
        used += 1;
    }
    used
}

fn put_any(buf: &mut Buffer, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
    let marked = usize::from(room) >= MARKED_FROM;
    let mut used = 0;
    let mut cut_at = 0;
    for one in shown(text).filter(|one| one.cells > 0) {
        if used + one.cells > room {
            return if marked {
                end_with_mark(buf, x, y, cut_at, used.max(room), style)
            } else {
                used
            };
        }
        write_cell(buf, x + used, y, &one.text, one.cells, style);
        used += one.cells;
        if used + 2 <= room {
            cut_at = used;
        }
    }
    used
}

fn end_with_mark(buf: &mut Buffer, x: u16, y: u16, cut_at: u16, end: u16, style: Style) -> u16 {
    for at in cut_at..end {
        write_cell(buf, x + at, y, " ", 1, style);
    }
    for at in cut_at..cut_at + 2 {
        write_cell(buf, x + at, y, CUT.get(..1).unwrap_or_default(), 1, style);
    }
    cut_at + 2
}

/// One glyph, the cells under it emptied so that nothing shines through.
fn write_cell(buf: &mut Buffer, x: u16, y: u16, glyph: &str, cells: u16, style: Style) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.set_symbol(glyph).set_style(style);
    }
    for covered in x + 1..x + cells {
        if let Some(cell) = buf.cell_mut((covered, y)) {
            cell.reset();
            cell.set_style(style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{truncate, width};
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    const SIZE: Rect = Rect::new(0, 0, 20, 1);

    fn row(buf: &Buffer) -> String {
        let mut skip = 0;
        let mut text = String::new();
        for x in 0..buf.area.width {
            if skip == 0 {
                text.push_str(buf[(x, 0)].symbol());
                skip = width(buf[(x, 0)].symbol());
            }
            skip = skip.saturating_sub(1);
        }
        text
    }

    #[test]
    fn a_cut_wide_text_leaves_no_half_glyph() {
        let mut buf = Buffer::with_lines(["----------"]);
        assert_eq!(put(&mut buf, 1, 0, 7, "华联电力", Style::new()), 6);
        assert_eq!(row(&buf), "-华联.. --");
    }

    #[test]
    fn outside_of_the_buffer_nothing_happens() {
        let mut buf = Buffer::empty(Rect::new(2, 2, 3, 1));
        for (x, y) in [(0, 2), (5, 2), (2, 1), (2, 3), (u16::MAX, u16::MAX)] {
            assert_eq!(put(&mut buf, x, y, 9, "王x", Style::new()), 0);
        }
        assert_eq!(put(&mut buf, 4, 2, u16::MAX, "王x", Style::new()), 0);
    }

    #[test]
    fn lines_and_bars_are_written_as_any_other_text() {
        for text in ["─", "▰▰▱", "● ○", "▽x", "─────────────"]
        {
            for room in 1..15 {
                let (mut one, mut other) = (Buffer::empty(SIZE), Buffer::empty(SIZE));
                let used = put(&mut one, 0, 0, room, text, Style::new());
                assert_eq!(used, put_any(&mut other, 0, 0, room, text, Style::new()));
                assert_eq!(one, other, "{text} {room}");
            }
        }
    }

    proptest! {
        #[test]
        fn says_what_truncate_says(text in any::<String>(), room in 0_u16..12) {
            let mut buf = Buffer::empty(Rect::new(0, 0, 16, 1));
            let used = put(&mut buf, 0, 0, room, &text, Style::new());
            prop_assert!(used <= room);
            let seen = row(&buf);
            let cut = truncate(&text, usize::from(room));
            prop_assert_eq!(seen.trim_end(), cut.trim_end());
            prop_assert_eq!(usize::from(used), width(&cut));
        }
    }
}
