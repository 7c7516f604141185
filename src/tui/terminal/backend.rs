//! ratatui's backend: cells are encoded here, crossterm writes the other escapes, the size is ours, the cursor is
//! never asked for.

use std::io;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::encode::Encoder;
use super::output::FrameBytes;
use super::tty;

/// Writes into a [`FrameBytes`].
pub struct TtyBackend(CrosstermBackend<FrameBytes>, FrameBytes);

impl TtyBackend {
    /// A backend that gathers in `frame`.
    pub fn new(frame: FrameBytes) -> Self {
        Self(CrosstermBackend::new(frame.clone()), frame)
    }
}

impl Backend for TtyBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.1.add(|bytes| {
            let mut encoder = Encoder::new(bytes);
            content.for_each(|(x, y, cell)| encoder.cell(x, y, cell));
            encoder.end();
        });
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    /// The corner: the question would wait for an answer that another reader takes.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.0.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(tty::size())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: tty::size(), pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
