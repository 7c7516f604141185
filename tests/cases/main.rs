//! Small inputs from public bug reports, each with the answer that is right: what is meant is what is stored.

#[allow(dead_code, reason = "the driver is that of tests/cli, of which each suite uses a part")]
#[path = "../cli/book.rs"]
mod book;
mod calendar;
mod cards;
mod days;
mod exports;
mod followed;
mod lines;
mod merged_again;
mod merges;
mod names;
mod notes;
#[cfg(unix)]
#[path = "../pty/mod.rs"]
mod pty;
mod search;
mod tables;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod typed_book;
