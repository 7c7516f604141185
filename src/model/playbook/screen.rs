//! How the screens look where the command line does not say it.

use serde::Deserialize;

/// The words of `--theme`.
pub const THEMES: [&str; 5] = ["auto", "dark", "light", "contrast", "mono"];

/// The table of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreenLook {
    /// One of [`THEMES`].
    pub theme: String,
    /// The terminal reports the mouse; without, it selects text with it.
    pub mouse: bool,
    /// No colours, no borders, the cursor seen on the picked row: for screen readers.
    pub plain: bool,
}
