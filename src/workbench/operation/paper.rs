//! The papers of a bid: those of the playbook, each with its day.

use super::{Home, Operation};
use crate::model::playbook::Playbook;
use crate::model::{BidItem, Date, Record, Row, Value};
use chrono::Days;

/// Every paper of the playbook, so many days before the bid closes.
pub fn of_playbook(
    home: Home,
    playbook: &Playbook,
    closes: Option<Date>,
    owner: Option<&str>,
) -> Operation {
    let papers = playbook.papers();
    let rows = papers.iter().zip(0..).map(|(paper, place)| {
        let mut row = Row::empty(BidItem::SCHEMA);
        row.place = place;
        row.set("what", Value::Text(paper.what.clone()));
        let before = Days::new(u64::try_from(paper.before).unwrap_or(0));
        let due = closes.and_then(|day| day.checked_sub_days(before));
        row.set("due", due.map_or(Value::Absent, Value::Day));
        row.set("owner", owner.map_or(Value::Absent, |name| Value::Text(name.to_owned())));
        row
    });
    let all = rows.fold(Operation::default(), |all, row| all.and(Operation::put("", home, row)));
    all.labelled(phrase!("{} papers of the playbook", papers.len()))
}
