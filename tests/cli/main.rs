//! The command line from outside: what each command does, refuses and prints. docs/COMMANDS.md.

mod account_year;
mod answers;
mod book;
mod cash;
mod colleague;
mod compare;
mod consequences;
mod formats;
mod help;
mod keeping;
mod log;
mod market;
mod merge;
mod negotiation;
mod no_book;
mod people;
mod plan;
mod privacy;
mod records;
mod review;
mod sample;
mod texts;
mod today;
mod what_if;
mod worth;
mod year;
