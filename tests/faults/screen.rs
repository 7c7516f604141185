//! The app without a terminal: keys in, cells out, and what must hold for every cell.

use anteroom::text::width;
use anteroom::tui::keymap;
use anteroom::tui::terminal::{Event, TerminalApp as _};
use anteroom::tui::{App, Look};
use anteroom::workbench::Workbench;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// Every size but the one that says that it is too small.
pub const SIZES: [(u16, u16); 4] = [(200, 60), (120, 36), (80, 24), (60, 20)];

/// An app and a screen.
pub struct Screen {
    pub app: App,
    terminal: Terminal<TestBackend>,
    cells: Buffer,
}

impl Screen {
    pub fn new(bench: Workbench, (columns, rows): (u16, u16)) -> Self {
        let app = App::new(bench, Look::default(), keymap()).unwrap();
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut screen = Self { app, terminal, cells: Buffer::default() };
        screen.settle();
        screen
    }

    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.terminal.backend_mut().resize(columns, rows);
        self.app.event(Event::Resize(columns, rows));
        self.settle();
    }

    /// Gives it an event and draws.
    pub fn event(&mut self, event: Event) {
        self.app.event(event);
        self.app.drained();
        self.draw();
    }

    pub fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        self.event(Event::Key(KeyEvent::new(code, modifiers)));
    }

    pub fn types(&mut self, text: &str) {
        for letter in text.chars() {
            self.key(KeyCode::Char(letter), KeyModifiers::NONE);
        }
    }

    /// Draws, and does the work that comes after a frame, until there is none.
    pub fn settle(&mut self) {
        self.draw();
        while self.app.after_frame() {}
        self.draw();
    }

    fn draw(&mut self) {
        let drawn = self.terminal.draw(|frame| self.app.draw_on(frame)).unwrap();
        self.cells = drawn.buffer.clone();
    }

    /// What the app drew; the backend keeps old letters under wide ones.
    pub fn cells(&self) -> &Buffer {
        &self.cells
    }

    /// The rows as text.
    pub fn text(&self) -> String {
        rows(self.cells()).join("\n")
    }
}

fn rows(cells: &Buffer) -> Vec<String> {
    let wide = usize::from(cells.area.width).max(1);
    let row = |row: &[ratatui::buffer::Cell]| row.iter().map(|cell| cell.symbol()).collect();
    cells.content.chunks(wide).map(row).collect()
}

/// No cell holds what could move or turn the terminal, and no wide glyph sticks out.
pub fn is_clean(cells: &Buffer, of: &str) {
    for y in 0..cells.area.height {
        for x in 0..cells.area.width {
            let symbol = cells[(x, y)].symbol();
            let bad = symbol.chars().find(|c| c.is_control() || turns(*c));
            assert_eq!(bad, None, "{of}: cell {x},{y}");
            let wide = width(symbol);
            assert!(wide <= 2, "{of}: cell {x},{y} is {wide} wide: {symbol:?}");
            let sticks_out =
                wide == 2 && (x + 1 == cells.area.width || cells[(x + 1, y)].symbol().trim() != "");
            assert!(
                !sticks_out,
                "{of}: {symbol:?} covers cell {},{y} of
{}",
                x + 1,
                rows(cells).join(
                    "
"
                )
            );
        }
    }
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}'
        | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

const BORDER: &str = "│├┤┼┌┐└┘┬┴";

/// Every border that begins in the first row of the panes is one down to their last row.
pub fn has_borders(cells: &Buffer, of: &str) {
    let (top, bottom) = (1, cells.area.height - 3);
    let starts: Vec<u16> =
        (0..cells.area.width).filter(|x| "┌┬┐".contains(cells[(*x, top)].symbol())).collect();
    assert!(starts.len() >= 2, "{of}: no borders");
    assert_eq!((starts[0], starts[starts.len() - 1]), (0, cells.area.width - 1), "{of}");
    for x in starts {
        for y in top..=bottom {
            let symbol = cells[(x, y)].symbol();
            assert!(BORDER.contains(symbol), "{of}: border cell {x},{y} is {symbol:?}");
        }
    }
}
