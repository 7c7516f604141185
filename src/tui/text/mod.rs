//! Text of any script on a grid of cells: cleaned, measured, cut, wrapped, put.
//!
//! All of it walks [`clean::shown`], so caret, wrap and cells always agree.

pub mod clean;
mod hanging;
mod put;
mod truncate;
mod width;
mod wrap;

pub use clean::clean;
pub use hanging::hanging;
pub use put::put;
pub use truncate::truncate;
pub use width::width;
pub use wrap::{lines, wrap};
