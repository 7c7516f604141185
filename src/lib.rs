//! The crate.

pub mod tui;
