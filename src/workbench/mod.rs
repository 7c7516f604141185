//! What a rep can do, one topic a file. The command line and the screens call only this.

pub mod brief;
mod change;
mod dossier;
mod export;
mod find;
mod import;
mod judge;
mod list;
mod open;
pub mod visit;

pub use dossier::*;
pub use find::{opportunity_of, person_of};
pub use import::{Change, Counts, ImportReport, Source};
pub use judge::Shared;
pub use list::{AccountLine, Standing};
pub use open::{Setting, Workbench};

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
