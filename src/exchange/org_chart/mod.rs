//! The people of an account as Markdown, as SVG and as one HTML page: one format a file, all of the same plain data.

mod html;
mod markdown;
mod svg;

pub use html::write as html;
pub use markdown::write as markdown;
pub use svg::write as svg;

#[cfg(test)]
mod tests;
