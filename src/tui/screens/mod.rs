//! Every screen, one a folder. A screen is a function of what it may read; it answers actions with effects.

mod answer;
mod brief;
mod checklist;
mod deal_sheet;
mod disputes;
mod find;
mod findings;
mod first_run;
mod help;
mod history;
mod import;
mod listing;
mod log_line;
mod map;
mod merge;
mod messages;
mod opportunity;
mod person;
mod record;
mod review;
mod today;
mod verdict;
mod visit;
mod visits;
mod why;
mod workbench;

pub use answer::Answer;
pub use brief::Brief;
pub use checklist::Checklist;
pub use disputes::Disputes;
pub use find::Find;
pub use findings::Findings;
pub use first_run::FirstRun;
pub use help::Help;
pub use history::History;
pub use import::Import;
pub use listing::{Listing, lists};
pub use log_line::{LogLine, LogLines};
pub use map::{Crowd, DeedMenu, Map, MapPane, introduction, introduction_state, tie_between};
pub use merge::Merge;
pub use messages::Messages;
pub use opportunity::Opportunity;
pub use person::Person;
pub use record::{Record, of_row, of_subject, target};
pub use review::ReviewScreen;
pub use today::Today;
pub use verdict::VerdictScreen;
pub use visit::{Papers, Visit};
pub use visits::Visits;
pub use why::Why;
pub use workbench::Workbench;

#[cfg(test)]
mod tests;
