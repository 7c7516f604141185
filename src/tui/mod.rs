//! The screens: a terminal, clean text, a theme and widgets that know no domain.

pub mod terminal;
pub mod text;
pub mod theme;
pub mod widgets;
