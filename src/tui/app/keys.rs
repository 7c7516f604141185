//! The keys of the screens together with those that lead to one.

use super::App;
use crate::tui::keymap::{self, Keymap};
use crate::tui::screens;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Every key, those that lead to a screen among them.
pub fn keymap() -> Keymap {
    Keymap::of(screens::SCREENS.iter().map(|screen| &screen.key))
}

/// Every key, what it does and its name in keys.toml, for the manual page.
pub fn manual() -> Vec<[String; 3]> {
    keymap::manual(&keymap())
}

impl App {
    /// What was brought back is dropped by this key: the line that told how to drop it goes too.
    pub(super) fn forget_greeting(&mut self, key: &KeyEvent) {
        let drops = key.code == KeyCode::Char('r') && key.modifiers == KeyModifiers::CONTROL;
        if !drops {
            return;
        }
        let greeting = self.top(|screen, _| screen.greeting());
        if greeting.is_some() && greeting.as_deref() == self.core.messages.now() {
            self.core.messages.clear();
        }
    }
}
