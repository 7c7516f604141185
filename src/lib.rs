//! anteroom: the room a key-account seller prepares in before the customer lets them in.
//!
//! `model` <- `rules`, `store`, `exchange` <- `workbench` <- `cli`, `tui`.
//! ARCHITECTURE.md has the map and the invariants.

#[macro_use]
pub mod text;

pub mod cli;
#[cfg(test)]
mod defaults;
pub mod exchange;
pub mod language;
pub mod model;
pub mod rules;
pub mod store;
pub mod tui;
pub mod workbench;
