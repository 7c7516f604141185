//! What a rep can do, one topic a file. The command line and the screens call only this.

mod export;
mod find;
mod history;
mod import;
mod keeping;
mod log;
mod merge;
mod open;
mod record;

pub use find::{opportunity_of, person_of};
pub use import::{Change, Counts, ImportReport, Source};
pub use open::{Setting, Workbench};
pub use record::{Kept, RecordKind, Wanted, field_of, kind, kinds, selectors};

use crate::model::Refusal;
use crate::store::StoreError;

/// What the workbench gives back.
pub type Result<T> = std::result::Result<T, Refusal>;

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Refusal {
            place: None,
            what: error.to_string(),
            remedy: None,
        }
    }
}
