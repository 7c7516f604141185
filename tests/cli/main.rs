//! The command line from outside: what each command does, refuses and prints. SPEC 4.

mod answers;
mod book;
mod cash;
mod consequences;
mod formats;
mod help;
mod keeping;
mod log;
mod merge;
mod people;
mod privacy;
mod records;
mod sample;
mod what_if;
