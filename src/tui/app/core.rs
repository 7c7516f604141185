//! Everything of the app that is not a screen.

use crate::tui::ctx::Ctx;
use crate::tui::keymap::Keymap;
use crate::tui::message::Messages;
use crate::tui::shelf::Shelf;
use crate::tui::theme::Theme;
use crate::workbench::{Dossier, Shared, Workbench};

/// How the screens look, as the command line and the environment say it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Only ASCII marks and borders.
    pub ascii: bool,
    /// No colour.
    pub mono: bool,
    /// This is the demo book.
    pub demo: bool,
}

/// Everything that is not a screen.
pub struct Core {
    pub bench: Workbench,
    pub shelf: Shelf,
    pub dossier: Option<Dossier>,
    pub theme: Theme,
    pub keymap: Keymap,
    pub messages: Messages,
    pub look: Look,
    pub shared: Option<Shared>,
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
        }
    }

    pub fn say(&mut self, text: impl Into<String>) {
        let time = self.bench.time().to_owned();
        self.messages.say(&time, text);
    }
}
