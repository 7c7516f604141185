//! What the screens are made of: each draws itself into a buffer at any size, 1x1 included.

pub mod block;
pub mod choice;
pub mod curve;
pub mod field;
pub mod frame;
pub mod hits;
pub mod ledger;
pub mod meter;
pub mod paragraph;
pub mod picker;
pub mod popup;
mod put;
pub mod stanzas;
pub mod table;
pub mod text_area;
pub mod typed_text;

pub use put::put;

#[cfg(test)]
mod any_size;
