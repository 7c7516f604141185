//! The screens: a terminal, clean text, a theme and widgets that know no domain; then the app over
//! them: every key once (`keymap`), what it means (`action`), panes and screens that match on it.

pub mod action;
mod app;
mod chrome;
pub mod colour;
mod ctx;
mod effect;
mod everywhere;
pub mod forms;
mod glyphs;
pub mod keymap;
mod message;
pub mod panes;
pub mod screens;
mod search;
mod sent_keys;
mod shelf;
pub mod terminal;
pub mod theme;
mod topics;
pub mod widgets;

pub use app::{App, Look, open};
pub use colour::Depth;
pub use theme::Scheme;
