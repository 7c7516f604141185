//! Bytes to model and back: one format a file. Knows neither the store nor the rules.

pub mod json;
mod overlay;
pub mod playbook;
pub mod words;
