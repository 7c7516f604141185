//! The panes of the workbench and what they share with the screens; the table of the four stands in
//! `screens/workbench.rs`.

pub mod accounts;
pub mod checklist;
pub mod map;
mod pane;
pub mod stages;
mod summary;

pub use map::{attitude, still_true, warmth};
pub use pane::{PaneSpec, WorkbenchPane};
pub use stages::{reword_remedy, take_remedy};
