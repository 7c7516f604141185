//! How one gets there and in: the address, the gate.

use super::BriefContext;
use crate::model::brief::{Entry, Section};

/// The address and the gate of the account.
pub fn section(desk: &BriefContext) -> Section {
    let account = desk.case.account;
    let rows = [("address", account.address.as_deref()), ("gate", account.gate.as_deref())];
    let rows = rows.into_iter().filter_map(|(lead, text)| Some((lead, text?)));
    let entries: Vec<Entry> =
        rows.map(|(lead, text)| Entry::new(text).lead(lead).from(account.id.as_str())).collect();
    Section {
        name: "arrive",
        title: phrase!("Getting in").to_owned(),
        keep: entries.len(),
        entries,
        yields: 1,
        whole: false,
    }
}
