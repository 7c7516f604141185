//! Bytes to model and back: one format a file.
mod overlay;
pub mod playbook;
pub mod words;
