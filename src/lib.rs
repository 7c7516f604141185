//! anteroom: the room a key-account seller prepares in before the customer lets them in.
//!
//! `model` <- `rules`, `store`, `exchange` <- `workbench` <- `cli`, `tui`.
//! ARCHITECTURE.md has the map and the invariants.

#[cfg(test)]
mod defaults;
pub mod exchange;
pub mod model;
pub mod rules;
