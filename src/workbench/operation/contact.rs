//! A contact: the outcome that goes without saying is not written.

use super::{Home, Operation};
use crate::model::{Row, Value, usual_outcome};

/// A contact as it shall be (docs/FILE.md: no outcome means the usual one of its kind).
pub fn kept(label: String, account: i64, old: &Row, mut new: Row) -> Operation {
    let usual = usual_outcome(new.text("kind").unwrap_or_default());
    if new.text("outcome") == Some(usual) && old.get("outcome") != new.get("outcome") {
        new.set("outcome", Value::Absent);
    }
    Operation::keep(label, Home::account(account), old, new)
}
