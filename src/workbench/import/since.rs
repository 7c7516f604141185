//! What a table changes of an account holds from the day of the import on: a tier its history, a status its day, as by
//! key and by command. A new account was so before, and nobody says since when.

use super::people::Heard;
use crate::model::{Date, Record, Row, TierSince, Value};
use crate::text::DayText;

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
}

fn tell(stored: &Row, field: &str, today: Date, said: &mut Heard) {
    let name = stored.name().unwrap_or_default();
    let kind = phrase!("another tier or status holds from today on");
    said.infer(kind, format!("{name} {field} {}", today.full_day()));
}
