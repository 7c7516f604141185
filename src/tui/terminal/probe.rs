//! Questions to the terminal after the first frame: its colours, and how wide it draws.

use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Event;

/// A box glyph, then a family of three joined into one emoji (2 cells where joining works).
const SAMPLES: [&str; 2] = ["─", "👩\u{200d}👩\u{200d}👧"];
const FAMILY_CELLS: u16 = 2;
/// The second row, as an answer about the first looks like F3 with a modifier.
const ROW: u16 = 1;
/// The most cells a sample can take.
const WIDEST: u16 = 8;

/// Terminals that print what they do not understand.
const DEAF: [&str; 3] = ["dumb", "linux", "vt52"];

/// What is asked and not yet answered.
#[derive(Debug, Default)]
pub struct Probe {
    cells: Vec<u16>,
    glyphs_asked: bool,
    background_asked: bool,
}

impl Probe {
    /// Asks, and draws over the samples what stood there; `drawn` is the frame on the screen. False of a terminal that
    /// is asked nothing.
    pub fn ask<B: Backend>(
        &mut self,
        backend: &mut B,
        mut write: impl FnMut(&str),
        drawn: &Buffer,
    ) -> Result<bool, B::Error> {
        let name = std::env::var("TERM").unwrap_or_default();
        if DEAF.contains(&name.as_str()) {
            return Ok(false);
        }
        self.background_asked = true;
        write("\x1b]10;?\x07\x1b]11;?\x07");
        let place = drawn.area.intersection(Rect::new(0, ROW, WIDEST, 1));
        if place.width < WIDEST {
            return Ok(true);
        }
        self.glyphs_asked = true;
        for sample in SAMPLES {
            backend.set_cursor_position(Position::new(0, ROW))?;
            write(sample);
            write("\x1b[6n");
        }
        // Blanks first: a wide sample leaves halves behind that no cell of ours covers.
        backend.set_cursor_position(Position::new(0, ROW))?;
        write("\x1b[8X");
        let under = place.positions().filter_map(|at| Some((at.x, at.y, drawn.cell(at)?)));
        backend.draw(under)?;
        Ok(true)
    }

    /// Whether an answer is still to come.
    pub fn is_open(&self) -> bool {
        self.background_asked || self.glyphs_asked
    }

    /// Takes an answer out of the events; what the app is told of instead, if anything.
    pub fn take(&mut self, event: Event) -> Option<Event> {
        match event {
            Event::Ground(_) => {
                self.background_asked = false;
                Some(event)
            }
            Event::Cursor { column, row } if self.glyphs_asked => {
                self.cells.push(if row == ROW { column } else { 0 });
                let [border, family] = self.cells.as_slice() else {
                    return None;
                };
                if *border == 0 {
                    self.glyphs_asked = false;
                    return None;
                }
                let answer =
                    Event::Glyphs { border: *border, joined_emoji: *family == FAMILY_CELLS };
                self.glyphs_asked = false;
                Some(answer)
            }
            other => Some(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyCode;

    #[test]
    fn two_places_of_the_cursor_are_one_answer_and_the_rest_passes() {
        let mut probe = Probe { glyphs_asked: true, background_asked: true, cells: vec![] };
        let place = |column| Event::Cursor { column, row: ROW };
        assert_eq!(probe.take(place(1)), None);
        let key = super::super::keys::plain(KeyCode::Up);
        assert_eq!(probe.take(key.clone()), Some(key));
        assert_eq!(probe.take(place(6)), Some(Event::Glyphs { border: 1, joined_emoji: false }));
        assert!(probe.is_open());
        probe.take(Event::Ground(crate::tui::colour::Rgb([255; 3])));
        assert!(!probe.is_open());
    }
}
