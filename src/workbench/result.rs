//! What the workbench gives back.

use crate::model::Refusal;
use crate::store::StoreError;

/// What the workbench gives back.
pub type Result<T> = std::result::Result<T, Refusal>;

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Refusal { place: None, what: error.to_string(), remedy: None }
    }
}
