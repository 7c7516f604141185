<<<<<<< HEAD
//! Bytes to model and back: one format a file. Knows neither the store nor the rules.

pub mod json;
mod overlay;
pub mod playbook;
pub mod words;
=======
//! Bytes to model and back: one format a file.

mod content_line;
pub mod csv;
pub mod day;
pub mod ical;
pub mod line;
pub mod markdown;
pub mod table;
mod tree;
pub mod vcard;
>>>>>>> exchange
