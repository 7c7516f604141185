//! The keys of the screens together with those that lead to one.

use crate::tui::keymap::{self, Keymap};
use crate::tui::screens;

/// Every key, those that lead to a screen among them.
pub fn keymap() -> Keymap {
    Keymap::of(screens::SCREENS.iter().map(|screen| &screen.key))
}

/// Every key, what it does and its name in keys.toml, for the manual page.
pub fn manual() -> Vec<[String; 3]> {
    keymap::manual(&keymap())
}
