//! A topic of the rep's own: of one account, or of every one.

use super::{Home, Operation};
use crate::model::Row;

/// A topic as it shall be; one that comes to count everywhere, or only here, changes its list.
pub fn kept(label: String, home: Home, old: Option<&Row>, new: Row) -> Operation {
    match old {
        None => Operation::put(label, home, new),
        Some(old) if old.schema.record != new.schema.record => {
            Operation::remove(label, old.schema, old.key).and(Operation::put("", home, new))
        }
        Some(old) => Operation::keep(label, home, old, new),
    }
}
