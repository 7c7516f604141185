//! What a screen may look at while it draws and answers.

use super::account_list::AccountList;
use super::keymap::Keymap;
use super::read_faults::ReadFaults;
use super::theme::{Role, Theme};
use crate::model::{Date, Rep};
use crate::tui::widgets::put;
use crate::workbench::{Dossier, Workbench};
use ratatui::buffer::Buffer;

/// The commands of the command line, each with what it does; made when they are asked for.
pub type Commands = fn() -> &'static [(String, String)];

/// Everything a screen can read; nothing it can write.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// The open file.
    pub bench: &'a Workbench,
    /// The accounts in their order.
    pub accounts: &'a AccountList,
    /// The picked account.
    pub dossier: Option<&'a Dossier>,
    /// Colours and glyphs.
    pub theme: &'a Theme,
    /// The keys as they are bound.
    pub keymap: &'a Keymap,
    /// The commands of the command line, each with what it does.
    pub shell: Option<Commands>,
    /// Where reads that fail are reported.
    pub faults: &'a ReadFaults,
}

impl Ctx<'_> {
    /// The day on which everything is judged.
    pub fn today(&self) -> Date {
        self.bench.today()
    }

    /// The commands of the command line, each with what it does.
    pub fn commands(&self) -> &'static [(String, String)] {
        self.shell.map_or(&[], |commands| commands())
    }

    /// What was read; a failure is reported in the message line, and nothing is shown for it.
    pub fn read<T>(&self, read: crate::workbench::Result<T>) -> Option<T> {
        read.map_err(|refusal| self.faults.report(&refusal)).ok()
    }

    /// The rep, by what a field of theirs says; nothing where it is not said.
    pub fn of_rep<T>(&self, field: impl FnOnce(Rep) -> Option<T>) -> Option<T> {
        self.read(self.bench.rep()).and_then(field)
    }

    /// Text with a role; the cells used.
    pub fn put(&self, buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        put(buf, x, y, width, text, self.theme.style(role))
    }

    /// Text that ends at the right edge of `width` cells.
    pub fn put_right(&self, buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, role: Role) {
        let used = u16::try_from(crate::text::width(text)).unwrap_or(width).min(width);
        self.put(buf, x + width - used, y, used, text, role);
    }
}
