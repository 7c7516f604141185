//! An account: since when its status and its tier are what they are, and of which day its strategy is.

use super::alias;
use super::change::RecordChange;
use crate::model::Value;

/// Strategy columns that its day is about.
const STRATEGY: &str = "strategy_";

/// The status gets its since, the tier its history, the strategy its day, a rename its alias.
pub fn follow(change: &mut RecordChange) {
    if change.moved("status") {
        change.dated("status_since");
    }
    if change.moved("tier") && !change.gives_list("tier_history") {
        tier(change);
    }
    let columns = change.new.schema.columns().into_iter().map(|column| column.name);
    let mut strategy = columns.filter(|name| name.starts_with(STRATEGY));
    if strategy.any(|name| name != "strategy_as_of" && change.moved(&name)) {
        change.dated("strategy_as_of");
    }
    alias::follow(change);
}

/// A tier from today on: an entry of the same day is put right, not doubled.
fn tier(change: &mut RecordChange) {
    let (tier, since) = (change.now("tier"), Value::Day(change.today));
    let same_day = change.list("tier_history").iter().find(|entry| *entry.get("since") == since);
    match same_day.cloned() {
        Some(entry) => change.updates.push((entry, vec![("tier".to_owned(), tier)])),
        None => change.append("tier_history", &[("tier", tier), ("since", since)]),
    }
}
