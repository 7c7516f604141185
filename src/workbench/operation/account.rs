//! An account: since when its status and its tier are what they are, and of which day its strategy is.

use super::change::RecordChange;
use super::{Home, Operation, alias};
use crate::model::{Account, Record, Row, Value};

/// Strategy columns that its day is about.
const STRATEGY: &str = "strategy_";

/// A new account of this name, behind all others.
pub fn named(label: impl Into<String>, id: String, name: &str) -> Operation {
    let mut row = Row::empty(Account::SCHEMA);
    row.set("id", Value::Text(id));
    row.set("name", Value::Text(name.to_owned()));
    row.place = i64::MAX;
    Operation::put(label, Home::file(), row)
}

/// An account as it shall be. `tier` is the entry of its tier history that comes with it: it goes over the one of the
/// same day, over `newest` where only the day of its tier was put right, else behind the others.
pub fn kept(
    label: String,
    old: &Row,
    mut new: Row,
    tier: Option<Row>,
    newest: Option<&Row>,
) -> Operation {
    let Some(entry) = tier else {
        return Operation::keep(label, Home { account: old.key, parent: 0 }, old, new);
    };
    if old.key == 0 {
        new.set("tier_history", Value::Many(vec![entry]));
        return Operation::put(label, Home::file(), new);
    }
    let history = history_entry(old, entry, newest);
    Operation::keep(label, Home { account: old.key, parent: 0 }, old, new).and(history)
}

fn history_entry(account: &Row, entry: Row, newest: Option<&Row>) -> Operation {
    let mut list = account.rows("tier_history").iter();
    let same_day = list.find(|row| row.get("since") == entry.get("since"));
    let same_tier = newest.filter(|row| row.get("tier") == entry.get("tier"));
    match same_day.or(same_tier) {
        Some(there) if *there == entry => Operation::default(),
        Some(there) => {
            let cells = ["tier", "since"].map(|column| (column, entry.get(column).clone()));
            Operation::set("", entry.schema, there.key, cells.to_vec())
        }
        None => Operation::add("", account.key, entry),
    }
}

/// The status gets its since, the tier its history, the strategy its day, a rename its alias.
pub(super) fn follow(change: &mut RecordChange) {
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
