//! Bytes to model and back: one format a file. Knows neither the store nor the rules.

pub mod brief;
mod content_line;
pub mod csv;
pub mod encoding;
mod escape;
pub mod ical;
pub mod json;
pub mod keys;
pub mod markdown;
mod mend;
pub mod org_chart;
mod overlay;
pub mod playbook;
pub mod report;
pub mod statement;
pub mod table;
pub mod vcard;
pub mod words;

pub use csv::table as comma_table;
