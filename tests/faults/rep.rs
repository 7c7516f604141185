//! A rep at a real terminal, on the demo book: keys are counted, the file is sound afterwards.

use super::desk::{DAY, Desk, program};
use super::pty::{ESC, Pty};
use rustix::process::Signal;

/// The key.
pub const DOWN: &str = "\x1b[B";
/// The key.
pub const TAB: &str = "\t";
/// The key.
pub const ENTER: &str = "\r";
/// Ctrl-S.
pub const SAVE: &str = "\x13";

/// Opens the demo book and counts what is typed, the text that a rep must think of apart.
pub struct Rep {
    desk: Desk,
    pty: Pty,
    keys: usize,
}

impl Rep {
    /// At a terminal of 120 by 36.
    pub fn sits_down() -> Self {
        Self::at((36, 120), "Ingrid Dahl, CEO")
    }

    /// At a terminal of so many rows and columns, on which this is seen first.
    pub fn at(size: (u16, u16), first: &str) -> Self {
        Self::over(Desk::with_demo(), size, first)
    }

    /// The same on a book of this interchange text.
    pub fn on(text: &str, size: (u16, u16), first: &str) -> Self {
        let desk = Desk::new();
        super::desk::import(&mut desk.open().unwrap(), "book.json", text).unwrap();
        Self::over(desk, size, first)
    }

    fn over(desk: Desk, size: (u16, u16), first: &str) -> Self {
        let file = desk.file().display().to_string();
        let surroundings = desk.surroundings();
        let variables: Vec<(&str, &str)> =
            surroundings.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let pty = Pty::start(size, program(), &["--file", &file, "--today", DAY], &variables);
        pty.shows(first);
        pty.wrote("\x1b]11;?\x07", 1);
        Self { desk, pty, keys: 0 }
    }

    /// Keys that count.
    pub fn presses(&mut self, keys: &[&str]) {
        for key in keys {
            self.thinks(key);
            self.keys += 1;
        }
    }

    /// Text that the rep must think of, counted apart.
    pub fn thinks(&mut self, text: &str) {
        self.pty.types(if text == "\x1b" { ESC } else { text });
    }

    /// Text of which every letter counts, and the Tab behind it.
    pub fn fills(&mut self, text: &str) {
        self.thinks(text);
        self.keys += text.chars().count();
        self.presses(&[TAB]);
    }

    pub fn sees(&self, text: &str) {
        self.pty.shows(text);
    }

    /// How many keys so far.
    pub fn keys(&self) -> usize {
        self.keys
    }

    /// What is in the file of this name that the program has written.
    pub fn reads(&self, name: &str) -> String {
        let path = self.desk.path(name);
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    /// No more keys than this; then the program ends and its file is sound.
    pub fn within(mut self, most: usize) {
        assert!(self.keys <= most, "{} keys, {most} are promised", self.keys);
        self.pty.signal(Signal::TERM);
        assert_eq!(self.pty.code(), 143);
        assert_eq!(self.desk.open().unwrap().doctor().unwrap(), Vec::<String>::new());
    }
}
