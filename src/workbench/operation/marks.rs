//! Marks, states and answers that are of the day on which they are given.

use super::change::RecordChange;

/// A mark on a criterion, ours or a rival's.
pub fn of_today(change: &mut RecordChange) {
    if change.moved("score") {
        change.dated("as_of");
    }
}

/// What became of a trade.
pub fn state_of_today(change: &mut RecordChange) {
    if change.moved("state") {
        change.dated("date");
    }
}

/// The answer to a finding.
pub fn answer_of_today(change: &mut RecordChange) {
    if change.moved("verdict") || change.moved("until") {
        change.dated("date");
    }
}
