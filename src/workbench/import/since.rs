//! What a table changes of a record that is there holds from the day of the import on, as by key and by command: a tier
//! and a stage have their history, a status and marks their day, a later decision its slip. A new record was so before,
//! and nobody says since when.

use super::cell;
use super::people::Heard;
use crate::model::{Date, Record, Row, TierSince, Value};
use crate::text::DayText;
use crate::workbench::operation::{opportunity, person};
use std::collections::HashMap;

/// Columns of a purchase of which another value makes an entry of its own.
const STAGES: [&str; 2] = ["buying_stage", "selling_stage"];

/// Puts the day to what is another than it was.
pub(super) fn follow(account: &mut Row, stored: &Row, today: Date, said: &mut Heard) {
    let usual = Row::usual(stored.schema);
    let moved = |field: &str| {
        let held = stored.text(field).or(usual.text(field));
        account.text(field).is_some_and(|now| Some(now) != held)
    };
    let (tier, status) = (moved("tier"), moved("status"));
    if tier && account.rows("tier_history").is_empty() {
        let mut entry = Row::empty(TierSince::SCHEMA);
        entry.set("tier", account.get("tier").clone());
        entry.set("since", Value::Day(today));
        account.set("tier_history", Value::Many(vec![entry]));
        tell(stored, "tier", today, said);
    }
    if status && account.get("status_since").is_empty() {
        account.set("status_since", Value::Day(today));
        tell(stored, "status", today, said);
    }
    of_stored(account, stored, "opportunities", |deal, before| moves(deal, before, today, said));
    of_stored(account, stored, "people", |row, before| marks(row, before, today, said));
}

/// Each row of a list of the account that is there, with what is stored of it.
fn of_stored(account: &mut Row, stored: &Row, list: &str, mut each: impl FnMut(&mut Row, &Row)) {
    let Value::Many(rows) = cell(account, list) else { return };
    let by_id: HashMap<&str, &Row> =
        stored.rows(list).iter().filter_map(|row| Some((row.id()?, row))).collect();
    for row in rows {
        if let Some(before) = row.id().and_then(|id| by_id.get(id)) {
            each(row, before);
        }
    }
}

/// Another stage, a later decision.
fn moves(deal: &mut Row, stored: &Row, today: Date, said: &mut Heard) {
    let given = STAGES.iter().chain(&["decision_date"]).any(|field| !deal.get(field).is_empty());
    if !given {
        return;
    }
    let name = stored.name().unwrap_or_default();
    for (list, entry) in opportunity::moved(stored, deal, today) {
        if list == "slips" {
            let kind = phrase!("a decision that moves to a later day is counted as a slip");
            said.infer(kind, format!("{name} {} > {}", entry.get("from"), entry.get("to")));
        } else {
            let kind = phrase!("another stage is reached today");
            let others = STAGES.iter().filter(|field| {
                !deal.get(field).is_empty() && deal.get(field) != stored.get(field)
            });
            for field in others {
                let item = format!("{name} {} {}", field.replace('_', " "), deal.get(field));
                said.infer(kind, item);
            }
        }
        // An equal one of this day is known as itself, and this one stays beside it.
        let equal = stored.rows(list).iter().filter(|row| row.cells == entry.cells).cloned();
        let entries: Vec<Row> = equal.chain([entry.clone()]).collect();
        deal.set(list, Value::Many(entries));
    }
}

/// Other marks of a person.
fn marks(row: &mut Row, stored: &Row, today: Date, said: &mut Heard) {
    if person::are_marked(stored, row, today) {
        row.set("marks_as_of", Value::Day(today));
        let kind = phrase!("other marks of a person are of today");
        said.infer(kind, stored.name().unwrap_or_default().to_owned());
    }
}

fn tell(stored: &Row, field: &str, today: Date, said: &mut Heard) {
    let name = stored.name().unwrap_or_default();
    let kind = phrase!("another tier or status holds from today on");
    said.infer(kind, format!("{name} {field} {}", today.full_day()));
}
