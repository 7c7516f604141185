//! "Not yet" (docs/RULES.md): what is dated after today is as if it were not there.
use crate::normal::each;
use crate::reading::{day, has};
use chrono::NaiveDate;
use serde_json::Value;

/// The normalised file as it is on a day.
pub fn as_of(mut book: Value, today: NaiveDate) -> Value {
    for account in each(&mut book, "accounts") {
        forget(account, &["status_since"], today);
        for key in ["contacts", "observations", "satisfaction", "gifts"] {
            keep_dated(account, key, "date", today);
        }
        keep_dated(account, "complaints", "raised", today);
        keep_or_undated(account, "dismissals", today);
        keep_or_undated(account, "introductions", today);
        each(account, "actions").for_each(|action| forget(action, &["done"], today));
        each(account, "service").for_each(|service| forget(service, &["last_done"], today));
        each(account, "complaints").for_each(|complaint| forget(complaint, &["resolved"], today));
        for person in each(account, "people") {
            forget(person, &["left", "marks_as_of"], today);
            keep_dated(person, "deeds", "date", today);
        }
        for opportunity in each(account, "opportunities") {
            keep_dated(opportunity, "offers", "date", today);
            keep_dated(opportunity, "stage_history", "date", today);
            keep_or_undated(opportunity, "decision", today);
            keep_or_undated(opportunity, "evidence", today);
            each(opportunity, "payments").for_each(|p| forget(p, &["paid", "invoiced"], today));
            each(opportunity, "bid").for_each(|item| forget(item, &["done"], today));
        }
    }
    book
}

fn forget(record: &mut Value, keys: &[&str], today: NaiveDate) {
    for key in keys {
        if day(record, key).is_some_and(|date| date > today)
            && let Some(fields) = record.as_object_mut()
        {
            fields.remove(*key);
        }
    }
}

/// Without a date these count nowhere.
fn keep_dated(record: &mut Value, key: &str, dated: &str, today: NaiveDate) {
    retain(record, key, |entry| day(entry, dated).is_some_and(|date| date <= today));
}

/// Without a date these count, as the oldest.
fn keep_or_undated(record: &mut Value, key: &str, today: NaiveDate) {
    retain(record, key, |entry| {
        !has(entry, "date") || day(entry, "date").is_some_and(|date| date <= today)
    });
}

fn retain(record: &mut Value, key: &str, stays: impl Fn(&Value) -> bool) {
    if let Some(entries) = record.get_mut(key).and_then(Value::as_array_mut) {
        entries.retain(stays);
    }
}
