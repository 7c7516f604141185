//! A visit: a result says that it took place.

use super::change::RecordChange;
use crate::model::Value;

/// A debrief with a result is of today, and the visit is done.
pub fn follow(change: &mut RecordChange) {
    if change.moved("debrief_result") && !change.now("debrief_result").is_empty() {
        change.follow("status", Value::Text("done".to_owned()));
        change.dated("debrief_date");
    }
}
