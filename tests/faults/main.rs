//! Never lost, never let in: hostile files, hostile text, kill -9, a full disk, two windows, a terminal that goes.
#![cfg(unix)]

#[path = "../../benches/book/mod.rs"]
mod book;
#[path = "../house/mod.rs"]
mod house;
#[path = "../pty/mod.rs"]
mod pty;

#[path = "../../fuzz/src/lib.rs"]
mod readers;

mod beside;
mod budget_account;
mod budget_deal;
mod budget_deals;
mod budget_debrief;
mod budget_visit;
mod budgets;
mod desk;
mod disk;
mod every_field;
mod files;
mod forget;
mod forgotten_copies;
mod forgotten_meanwhile;
mod forgotten_past;
mod fuzz;
mod gone_account;
mod half_written;
mod handed_over;
mod held;
mod hostile_json;
mod interrupted;
mod keys;
mod kill;
mod leftovers;
mod limits;
mod looking;
mod many_accounts;
mod many_people;
mod map_questions;
mod naughty;
mod overtaken;
mod printed_commands;
mod program;
mod random;
mod rep;
mod replaced;
mod rescue;
mod salvage;
mod screen;
mod seen;
mod sentences;
mod soak;
mod stopped;
mod system_calls;
mod table;
mod two_names;
mod upgrade;
mod windows;
