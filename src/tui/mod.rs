//! The screens: a terminal, clean text, a theme and widgets that know no domain; then the app over
//! them: every key once (`keymap`), what it means (`action`), panes and screens that match on it.

mod account_list;
pub mod action;
pub(crate) mod app;
pub mod colour;
mod components;
mod ctx;
mod effect;
mod filter_words;
pub mod forms;
mod glyphs;
pub mod keymap;
mod message;
pub mod panes;
mod read_faults;
mod route;
mod screen;
pub mod screens;
mod sent_keys;
pub mod terminal;
pub mod theme;
mod topics;
pub mod widgets;

pub use app::{App, Look, keymap, manual, open};
pub use colour::Depth;
pub use theme::Scheme;
