//! The frame on the screen and the next one; only what differs is sent.
//!
//! ratatui's own comparison takes two fifths of what a key costs before its bytes go out: it measures every glyph
//! and compares letters as strings. Most cells are one ASCII letter that has not changed.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};

use super::encode::Encoder;
use super::output::FrameBytes;

/// Two frames, and where the cursor is.
#[derive(Default)]
pub struct Canvas {
    shown: Buffer,
    next: Buffer,
    caret: bool,
    empties: bool,
}

impl Canvas {
    /// The next frame is sent whole, over an empty screen without a cursor.
    pub fn begin_again(&mut self) {
        self.shown.reset();
        (self.caret, self.empties) = (false, true);
    }

    /// Lets `paint` fill the next frame, and adds to `bytes` what differs from the one on the screen.
    pub fn draw(
        &mut self,
        bytes: &FrameBytes,
        size: Size,
        paint: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) {
        let area = Rect::new(0, 0, size.width, size.height);
        if self.next.area != area {
            self.shown = Buffer::empty(area);
            self.next = Buffer::empty(area);
            self.empties = true;
        }
        self.next.reset();
        let caret = paint(&mut self.next);
        bytes.add(|bytes| {
            if std::mem::take(&mut self.empties) {
                bytes.extend_from_slice(b"\x1b[2J");
            }
            let mut encoder = Encoder::new(bytes);
            changes(&self.shown, &self.next, |x, y, cell| encoder.cell(x, y, cell));
            encoder.end();
        });
        self.put_caret(bytes, caret);
        std::mem::swap(&mut self.shown, &mut self.next);
    }

    fn put_caret(&mut self, bytes: &FrameBytes, caret: Option<Position>) {
        match caret {
            Some(Position { x, y }) => {
                bytes.append(&format!(
                    "\x1b[?25h\x1b[{};{}H",
                    y.saturating_add(1),
                    x.saturating_add(1)
                ));
            }
            None if self.caret => bytes.append("\x1b[?25l"),
            None => {}
        }
        self.caret = caret.is_some();
    }

    /// Lets the unseen cursor stand on this cell behind a frame that has sent something: screen readers read there.
    pub fn rest_on(&mut self, bytes: &FrameBytes, row: Position) {
        if !self.caret && !bytes.is_empty() {
            bytes.append(&format!("\x1b[{};{}H", row.y.saturating_add(1), row.x.saturating_add(1)));
        }
    }

    /// The frame on the screen.
    pub fn shown(&self) -> &Buffer {
        &self.shown
    }
}

/// The cells in which the next frame differs from the one that is shown, row by row; the same as ratatui finds.
fn changes<'n>(shown: &Buffer, next: &'n Buffer, mut tell: impl FnMut(u16, u16, &'n Cell)) {
    let width = usize::from(next.area.width.max(1));
    let rows = shown.content.chunks(width).zip(next.content.chunks(width));
    for (y, (shown, next)) in (next.area.y..).zip(rows) {
        row(shown, next, |x, cell| {
            tell(next_x(x), y, cell);
        });
    }
}

fn next_x(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

fn row<'n>(shown: &[Cell], next: &'n [Cell], mut tell: impl FnMut(usize, &'n Cell)) {
    let mut x = 0;
    while let (Some(old), Some(new)) = (shown.get(x), next.get(x)) {
        // Of an unchanged letter, which most cells are, both texts are looked at once.
        let (was, is) = (old.symbol().as_bytes(), new.symbol().as_bytes());
        let is_styled_so = (old.fg, old.bg, old.modifier) == (new.fg, new.bg, new.modifier);
        if let ([was], [is]) = (was, is)
            && was == is
            && is_styled_so
        {
            x += 1;
            continue;
        }
        let cells = cells_of(new);
        if is_styled_so && was == is {
            x += cells;
            continue;
        }
        tell(x, new);
        let was = cells_of(old);
        let (end, all) = match cells {
            // Some terminals do not clear the second cell of an emoji that is one by its selector only.
            2.. if new.symbol().contains(EMOJI) => (x + cells, false),
            1 if was > 1 && shows_on_blank(old) => (x + was, true),
            _ => {
                x += cells;
                continue;
            }
        };
        x = trailing(shown, next, (x + 1, end, all), &mut tell);
    }
}

/// The cells under a wide glyph; with `all`, those that have not changed too. Where it goes on.
fn trailing<'n>(
    shown: &[Cell],
    next: &'n [Cell],
    (mut x, mut end, all): (usize, usize, bool),
    tell: &mut impl FnMut(usize, &'n Cell),
) -> usize {
    while let (true, Some(old), Some(new)) = (x < end, shown.get(x), next.get(x)) {
        if all || old.symbol() != new.symbol() {
            tell(x, new);
        }
        x += cells_of(new);
        end = end.max(x);
    }
    end
}

/// Makes an emoji of what would else be a letter.
const EMOJI: char = '\u{fe0f}';

/// What is seen of a style where there is no letter.
const ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

fn shows_on_blank(cell: &Cell) -> bool {
    cell.bg != Color::Reset || cell.modifier.intersects(ON_BLANK)
}

fn cells_of(cell: &Cell) -> usize {
    match cell.symbol().len() {
        1 => 1,
        _ => usize::from(cell.cell_width().max(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::put;
    use proptest::prelude::*;
    use ratatui::style::Style;

    type Piece = (u16, u16, &'static str, u8);

    fn frame(pieces: &[Piece]) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, 14, 4));
        for (x, y, text, style) in pieces {
            let style = match style {
                0 => Style::new(),
                1 => Style::new().bg(Color::Cyan),
                2 => Style::new().add_modifier(Modifier::REVERSED),
                _ => Style::new().fg(Color::Red),
            };
            put(&mut buf, *x, *y, 14 - x, text, style);
        }
        buf
    }

    fn pieces() -> impl Strategy<Value = Vec<Piece>> {
        let texts = vec!["ab", "华联", "x", "☎\u{fe0f}", "e\u{301}", "─", "   ", "👩\u{200d}👧"];
        let piece = (0_u16..14, 0_u16..4, prop::sample::select(texts), 0_u8..4);
        prop::collection::vec(piece, 0..12)
    }

    proptest! {
        #[test]
        fn the_same_cells_are_sent_as_by_ratatui(first in pieces(), then in pieces()) {
            let (shown, next) = (frame(&first), frame(&then));
            let mut ours = Vec::new();
            changes(&shown, &next, |x, y, cell| ours.push((x, y, cell)));
            prop_assert_eq!(ours, shown.diff(&next));
        }
    }

    #[test]
    fn a_frame_that_is_there_already_sends_nothing() {
        let bytes = FrameBytes::new();
        let mut canvas = Canvas::default();
        let mut sent = Vec::new();
        for caret in [None, None, Some(Position::new(1, 0)), None] {
            canvas.draw(&bytes, Size::new(4, 1), |buf| {
                put(buf, 0, 0, 4, "ab", Style::new());
                caret
            });
            let mut frame = Vec::new();
            let finished = bytes.finish(|bytes| {
                frame.extend_from_slice(bytes);
                Ok(())
            });
            finished.unwrap();
            sent.push(String::from_utf8(frame).unwrap());
        }
        let whole = "\x1b[2J\x1b[1;1Hab";
        assert_eq!(sent, [whole, "", "\x1b[?25h\x1b[1;2H", "\x1b[?25l"]);
    }
}
