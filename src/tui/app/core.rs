//! Everything of the app that is not a screen.

use crate::model::Key;
use crate::tui::ctx::Ctx;
use crate::tui::keymap::Keymap;
use crate::tui::message::Messages;
use crate::tui::shelf::Shelf;
use crate::tui::theme::Theme;
use crate::workbench::{Dossier, Shared, Workbench};
use std::rc::Rc;

/// How the screens look, as the command line and the environment say it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Only ASCII marks and borders.
    pub ascii: bool,
    /// No colour.
    pub mono: bool,
    /// This is the demo book.
    pub demo: bool,
    /// Files go into the rep's folder and text onto the clipboard; without, files go aside into the
    /// temporary folder: sketches and tests.
    pub outside: bool,
    /// The commands of the command line, each with what it does.
    pub shell: &'static [(String, String)],
}

/// Everything that is not a screen.
pub struct Core {
    pub bench: Workbench,
    pub shelf: Shelf,
    pub dossier: Option<Dossier>,
    /// The account that the next step of the mark would pick, read ahead.
    pub ahead: Option<Dossier>,
    /// The way the mark went last.
    pub downwards: bool,
    pub theme: Theme,
    pub keymap: Keymap,
    pub messages: Messages,
    pub look: Look,
    pub shared: Option<Rc<Shared>>,
    pub seen_version: i64,
}

impl Core {
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx {
            bench: &self.bench,
            shelf: &self.shelf,
            dossier: self.dossier.as_ref(),
            theme: &self.theme,
            keymap: &self.keymap,
            shell: self.look.shell,
        }
    }

    /// The account with the mark: read ahead, or read now.
    pub fn take_dossier(&mut self, key: Key) -> crate::workbench::Result<()> {
        self.dossier = match self.ahead.take().filter(|d| d.key == key) {
            Some(ahead) => Some(ahead),
            None => {
                self.dossier = None;
                Some(self.bench.dossier(key)?)
            }
        };
        Ok(())
    }

    /// Reads the account that the next step of the mark would pick; after a frame, while no key waits.
    pub fn read_ahead(&mut self) -> crate::workbench::Result<()> {
        let row = self.shelf.picked().checked_add_signed(if self.downwards { 1 } else { -1 });
        let Some(key) = row.and_then(|row| self.shelf.line(row)).map(|line| line.key) else {
            return Ok(());
        };
        if self.ahead.as_ref().is_none_or(|d| d.key != key) {
            self.ahead = Some(self.bench.dossier(key)?);
        }
        Ok(())
    }

    pub fn say(&mut self, text: impl Into<String>) {
        let time = self.bench.time().to_owned();
        self.messages.say(&time, text);
    }
}
