//! What the workbench gives back.

use super::Workbench;
use crate::model::Refusal;
use crate::store::{self, StoreError};

/// What the workbench gives back.
pub type Result<T> = std::result::Result<T, Refusal>;

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Refusal { place: None, what: error.to_string(), remedy: None }
    }
}

impl Workbench {
    /// A refusal as it is to be told: one that speaks of damage, where every page of the file reads as it should, was
    /// a read that failed this once.
    pub fn told(&self, refusal: Refusal) -> Refusal {
        let is_of_damage = refusal.what.contains(store::DAMAGED)
            || refusal.what.contains(phrase!("a part of the file is not as anteroom wrote it"));
        match is_of_damage && self.store.reads_whole().is_ok_and(|whole| whole) {
            true => Refusal::at(
                self.file().display().to_string(),
                phrase!("the file is whole, but could not be read just now"),
                phrase!("try again"),
            ),
            false => refusal,
        }
    }
}
