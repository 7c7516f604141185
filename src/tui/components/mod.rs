//! What screens share and no widget may know: filters, prompts, the shares of an area. They know no screen.

pub mod block_panes;
pub mod filter;
pub mod format;
pub mod later;
pub mod layout;
pub mod list;
pub mod pages;
pub mod prompt;
pub mod save_file;
pub mod spread;
