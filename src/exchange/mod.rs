//! Bytes to model and back: one format a file. Knows neither the store nor the rules.

pub mod brief;
mod content_line;
pub mod csv;
pub mod day;
pub mod encoding;
pub mod ical;
mod invisible;
pub mod json;
pub mod keys;
pub mod line;
pub mod markdown;
mod mend;
mod overlay;
pub mod playbook;
pub mod same_name;
pub mod table;
mod tree;
pub mod vcard;
pub mod words;
