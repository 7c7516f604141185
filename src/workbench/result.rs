//! What the workbench gives back.

use super::Workbench;
use crate::model::Refusal;
use crate::store::{self, StoreError};

/// What the workbench gives back.
pub type Result<T> = std::result::Result<T, Refusal>;

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::At { path, fault } => Refusal {
                place: Some(path.display().to_string()),
                what: fault.to_string(),
                remedy: None,
            },
            error => Refusal { place: None, what: error.to_string(), remedy: None },
        }
    }
}

impl Workbench {
    /// A refusal as it is to be told: one that speaks of damage, where every page of the file reads as it should, was
    /// a read that failed this once.
    pub fn told(&self, refusal: Refusal) -> Refusal {
        let is_of_damage = refusal.what.contains(store::DAMAGED)
            || refusal.what.contains(phrase!("a part of the file is not as anteroom wrote it"));
        // Of another file that was looked at this one's pages say nothing.
        let own = self.file().display().to_string();
        let is_own = refusal.place.as_ref().is_none_or(|place| *place == own);
        match is_of_damage && is_own && self.store.reads_whole().is_ok_and(|whole| whole) {
            true => Refusal::at(
                own,
                phrase!("the file is whole, but could not be read just now"),
                phrase!("try again"),
            ),
            false => refusal,
        }
    }
}
