//! The interchange file: JSON, `"format": "anteroom/1"`. docs/FILE.md.

mod check;
mod node;
mod read;
mod write;

pub use read::read;
pub use write::{compact, write};

/// The word that an interchange file opens with.
pub const FORMAT: &str = "anteroom/1";
