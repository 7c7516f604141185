//! Plain data: no I/O, no clock, no SQL, no colour.
pub mod codes;
pub mod playbook;
pub mod words;
