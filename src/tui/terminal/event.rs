//! What the terminal tells the app, and what the app answers.

use std::path::PathBuf;
use std::time::Duration;

use crate::tui::colour::Rgb;
use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// One thing that happened, in the order it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key went down (or repeats); releases never arrive.
    Key(KeyEvent),
    /// A bracketed paste, whole; its ESC and CR are text. At most [`super::PASTE_CAP`] bytes.
    Paste(String),
    /// A button or the wheel; cells count from 0.
    Mouse(MouseEvent),
    /// The window got or lost the focus; also `true` after a pause (Ctrl-Z, fg).
    Focus(bool),
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal told the colour of its text (OSC 10).
    Text(Rgb),
    /// The terminal told the colour of its ground (OSC 11).
    Ground(Rgb),
    /// The cursor's place, from 0: the answer to a question about it.
    Cursor {
        /// Cells from the left.
        column: u16,
        /// Rows from the top.
        row: u16,
    },
    /// How many cells this terminal gives to a box glyph and to a joined emoji; asked once.
    Glyphs {
        /// Cells of one box drawing glyph: 1, or 2 where `--ascii` is the better choice.
        border: u16,
        /// A joined emoji takes the cells that its width says.
        joined_emoji: bool,
    },
    /// [`TerminalApp::timeout`] has passed without another event.
    Timeout,
    /// A worker wrote to its [`super::Wake`].
    Woken,
}

/// What happens after an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// End with this exit code.
    Quit(i32),
    /// Give the terminal back to the shell until `fg`.
    Suspend,
    /// Give the text to the rep's own editor; the answer comes to [`TerminalApp::edited`].
    Edit {
        /// What stands in the editor at first.
        text: String,
        /// Where the file (mode 0600) lies meanwhile.
        folder: PathBuf,
    },
}

/// What the loop drives. One thread, so no method needs to be quick for the sake of a signal.
pub trait TerminalApp {
    /// Takes one event. Ctrl-C never arrives: the loop ends with 130.
    fn event(&mut self, event: Event) -> Flow;

    /// Draws everything on an empty frame and says where the cursor stands, if it is to be seen; changes nothing
    /// that is saved.
    fn draw(&mut self, frame: &mut Buffer) -> Option<Position>;

    /// The cell that the unseen cursor stands on after a draw, for screen readers: the selected row.
    fn row(&self) -> Option<Position> {
        None
    }

    /// What the window is called.
    fn title(&self) -> String {
        String::new()
    }

    /// Called once when the queue is empty, before the draw; `false`: nothing to draw.
    fn drained(&mut self) -> bool {
        true
    }

    /// A slice of work after a frame is out, unless input waits; `true`: there is more.
    fn after_frame(&mut self) -> bool {
        false
    }

    /// Is the last slice of work worth a drawing before the next one?
    fn is_worth_drawing(&self) -> bool {
        true
    }

    /// How long to wait before [`Event::Timeout`]; `None`: for ever. Asked again before each wait.
    fn timeout(&self) -> Option<Duration> {
        None
    }

    /// The editor's text after [`Flow::Edit`], or in one sentence why there is none.
    fn edited(&mut self, _text: Result<String, String>) {}

    /// The terminal is whole again and the loop is over, by a key, a signal or a hangup.
    fn ending(&mut self) {}
}
