//! What all accounts share: read from the file once a change.

use crate::model::{Competitor, Rep};
use crate::rules::Earners;

/// The parts of the file that every account's rules read.
pub struct Shared {
    /// The rep's settings.
    pub rep: Rep,
    /// The competitors.
    pub competitors: Vec<Competitor>,
    /// Who has revenue this year.
    pub earners: Earners,
}
