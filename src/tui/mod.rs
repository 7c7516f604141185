//! The screens: a terminal, clean text, a theme and widgets that know no domain; then the app over
//! them: every key once (`keymap`), what it means (`action`), panes and screens that match on it.

pub mod action;
mod app;
mod ctx;
mod effect;
pub mod keymap;
mod message;
mod overlays;
pub mod panes;
pub mod screens;
mod shelf;
mod state_words;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod widgets;

pub use app::{Look, open};
