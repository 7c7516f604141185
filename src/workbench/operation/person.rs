//! A person: marks are of the day on which they are made.

use super::alias;
use super::change::RecordChange;

const MARKS: [&str; 4] = ["roles", "influence", "attitude", "relationship"];

/// The marks get their day, a rename its alias.
pub fn follow(change: &mut RecordChange) {
    let moved = MARKS.iter().any(|mark| change.moved(mark));
    if moved && MARKS.iter().any(|mark| !change.now(mark).is_empty()) {
        change.dated("marks_as_of");
    }
    alias::follow(change);
}
