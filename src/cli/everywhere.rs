//! The arguments that every command takes, and how the screens are to look by them.

use super::place;
use crate::model::Date;
use crate::model::playbook::THEMES;
use clap::{Args, Parser};
use std::path::PathBuf;

/// How the screens are to look.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Only ASCII marks and borders.
    pub ascii: bool,
    /// One of [`THEMES`]; empty where nobody says it.
    pub theme: String,
    /// For a screen reader.
    pub plain: bool,
    /// What `COLORTERM` and `TERM` say of the terminal's colours.
    pub terminal: [String; 2],
    /// This is the demo book.
    pub demo: bool,
}

/// The arguments that every command takes.
#[derive(Debug, Args)]
pub struct Everywhere {
    /// The file to work on; else ANTEROOM_FILE, else rep.anteroom in your data folder
    #[arg(
        long,
        global = true,
        help_heading = "Everywhere",
        value_name = "PATH",
        env = "ANTEROOM_FILE",
        hide_env_values = true
    )]
    pub file: Option<PathBuf>,
    /// The day to judge by, as 2026-11-24; else the clock's
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "DATE", value_parser = place::day)]
    pub today: Option<Date>,
    /// Draw with ASCII marks and borders only
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub ascii: bool,
    /// For a screen reader: no colours, no borders, the cursor on the picked row
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub plain: bool,
    /// Colours: as the terminal's own, or for one ground; NO_COLOR is mono
    #[arg(
        long,
        global = true,
        help_heading = "Everywhere",
        value_name = "THEME",
        env = "ANTEROOM_THEME",
        hide_env_values = true,
        value_parser = clap::builder::PossibleValuesParser::new(THEMES)
    )]
    pub theme: Option<String>,
}

/// The arguments of a start of the screens: a tenth of the work that the table of all commands is.
#[derive(Debug, Parser)]
#[command(name = "anteroom", disable_help_flag = true)]
pub struct Start {
    #[command(flatten)]
    pub everywhere: Everywhere,
}

impl Everywhere {
    /// How the screens are to look; the theme is empty where nobody says it.
    pub fn look(&self) -> Look {
        let colourless = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let without = if colourless { "mono" } else { "" };
        Look {
            ascii: self.ascii,
            plain: self.plain,
            theme: self.theme.clone().unwrap_or_else(|| without.to_owned()),
            terminal: ["COLORTERM", "TERM"].map(|name| std::env::var(name).unwrap_or_default()),
            demo: false,
        }
    }
}
