//! A purchase: its moves from stage to stage, its decision's moves to a later day, its end.

use super::change::RecordChange;
use crate::model::Value;

/// What is said of an end.
const CLOSED: [&str; 6] = [
    "closed_date",
    "closed_because",
    "closed_reason",
    "closed_winner",
    "closed_learned",
    "closed_again",
];

/// The stage gets its history, a later decision its slip, an end its day.
pub fn follow(change: &mut RecordChange) {
    stages(change);
    slip(change);
    let ended = |value: &Value| matches!(value.text(), Some("won" | "lost" | "dropped"));
    let (before, now) = (change.before("status"), change.now("status"));
    let open = |value: &Value| matches!(value.text(), None | Some("open"));
    if change.moved("status") && ended(&before) && open(&now) {
        // Open again: how it had ended stays in the history of the file.
        for column in CLOSED {
            if !change.before(column).is_empty() {
                change.follow(column, Value::Absent);
            }
        }
    }
    if change.moved("status") && ended(&now) {
        let has_day = ended(&before) && !change.now("closed_date").is_empty();
        if !has_day {
            change.dated("closed_date");
        }
    }
}

fn stages(change: &mut RecordChange) {
    let moved = change.moved("buying_stage") || change.moved("selling_stage");
    if !moved || change.gives_list("stage_history") {
        return;
    }
    let today = Value::Day(change.today);
    let [they, we] = ["buying_stage", "selling_stage"].map(|column| change.now(column));
    let why = why(change);
    let cells = [("date", today), ("buying_stage", they), ("selling_stage", we), ("why", why)];
    change.append("stage_history", &cells);
}

fn slip(change: &mut RecordChange) {
    let (Value::Day(from), Value::Day(to)) =
        (change.before("decision_date"), change.now("decision_date"))
    else {
        return;
    };
    if to > from && !change.gives_list("slips") {
        let today = Value::Day(change.today);
        let why = why(change);
        let cells =
            [("date", today), ("from", Value::Day(from)), ("to", Value::Day(to)), ("why", why)];
        change.append("slips", &cells);
    }
}

fn why(change: &RecordChange) -> Value {
    change.why.clone().map_or(Value::Absent, Value::Text)
}
