//! What a rep can do, one topic a file. The command line and the screens call only this.

pub mod account_page;
mod assess;
pub mod brief;
pub mod bring;
pub mod cash;
mod change;
pub mod compare;
mod coverage;
pub mod days;
pub mod debrief;
pub mod delicate;
pub mod demo;
pub mod departure;
mod disputes;
mod dossier;
pub mod doubles;
mod examine;
mod export;
pub mod file_state;
mod find;
mod forget;
pub mod gift;
pub mod gift_register;
mod history;
mod import;
mod in_json;
mod judge;
mod keeping;
pub mod limits;
mod list;
pub mod log;
pub mod market;
mod merge;
mod open;
mod operation;
mod outside;
mod own_topic;
pub mod plan;
mod privacy;
pub mod quiet;
mod record;
pub mod review;
mod rows;
pub mod search;
pub mod seek;
mod spoken;
mod standing;
pub mod statement_file;
pub mod staying;
pub mod team;
pub mod today;
pub mod visit;
pub mod what_if;
pub mod whereabouts;
pub mod why;
mod worth;
mod write_out;

pub use assess::Judged;
pub use coverage::{Coverage, LevelLine};
pub use dossier::*;
pub use examine::{Examined, examine};
pub use export::Format;
pub use find::{opportunity_of, person_of};
pub use forget::{Forgetting, Wide};
pub use import::{Change, Counts, ImportReport, Source};
pub use judge::Shared;
pub use keeping::restore;
pub use list::{AccountLine, NextPage};
pub use log::{Happened, Logged};
pub use merge::{Conflict, MergeField, Merged, Pair};
pub use open::{Setting, Workbench};
pub use operation::{Operation, today_columns};
pub use outside::{Clash, Seen};
pub use privacy::Holding;
pub use record::{Kept, RecordKind, Wanted, field_of, is_found_by_id, kind, kinds, selectors};
pub use spoken::{
    SaidPerson, Sense, bare_name, day_words, folded, name_keys, read_number, say_day, searchable,
    short_day, spellings,
};
pub use standing::{Judge, Standing};
pub use worth::{Worth, marks_say};
pub use write_out::write_out;

pub use crate::exchange::keys::KeyRow;
pub use crate::store::{Backup, FieldChange, HistoryStep, is_database};

use crate::model::Refusal;
use crate::store::StoreError;

/// What the workbench gives back.
pub type Result<T> = std::result::Result<T, Refusal>;

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Refusal { place: None, what: error.to_string(), remedy: None }
    }
}
