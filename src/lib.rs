//! The crate.
pub mod exchange;
pub mod model;
