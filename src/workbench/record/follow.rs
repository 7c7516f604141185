//! What comes of a record beside what was typed, as the answer says it: a slip, the day of an end, a rumour.

use super::happened::days_said;
use crate::model::{
    Complaint, Date, Gift, Intel, Opportunity, Record, Row, Schema, Value, is_ended, slipped,
};
use crate::text::DayText;

/// Behind the sentence of a record that is new, or that was `old`; `why` was said of it.
pub(super) fn follows_said(old: Option<&Row>, new: &Row, why: bool, today: Date) -> String {
    let mut said = days_said(old, new, today);
    if new.schema.record == Opportunity::SCHEMA.record {
        said += slip(old, new, why);
        said += &end(old, new, today);
    }
    if new.schema.record == Intel::SCHEMA.record && new.get("confidence").is_empty() {
        said += phrase!("; it counts as a rumour until --confidence says more");
    }
    let is_new = |schema: &Schema, column: &str| {
        old.is_none() && new.schema.record == schema.record && new.get(column).is_empty()
    };
    if is_new(Complaint::SCHEMA, "severity") {
        said += phrase!("; it counts as medium until --severity says more");
    }
    if is_new(Gift::SCHEMA, "value") {
        said += phrase!("; its value is not known until --value says it");
    }
    said
}

fn slip(old: Option<&Row>, new: &Row, why: bool) -> &'static str {
    let moved = old.and_then(|old| slipped(old.get("decision_date"), new.get("decision_date")));
    match (moved, why) {
        (Some(_), true) => phrase!("; counted as a slip"),
        (Some(_), false) => phrase!("; counted as a slip, and --why says why"),
        (None, _) => "",
    }
}

fn end(old: Option<&Row>, new: &Row, today: Date) -> String {
    let ends = |row: &Row| is_ended(row.get("status"));
    let closed = |row: &Row| match row.get("closed") {
        Value::One(closed) => !closed.get("date").is_empty(),
        _ => false,
    };
    let ended = old.filter(|old| ends(old));
    match ended {
        None if ends(new) && !closed(new) => phrase!("; closed today, {}", today.full_day()),
        Some(old) if !ends(new) && !old.get("closed").is_empty() => {
            phrase!("; how it had ended is in the history alone").to_owned()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Money, parse_day};

    fn day(text: &str) -> Value {
        Value::Day(parse_day(text).unwrap())
    }

    #[test]
    fn what_comes_of_a_change_is_said_and_nothing_of_what_does_not() {
        let today = parse_day("2026-11-24").unwrap();
        let mut old = Row::empty(Opportunity::SCHEMA);
        old.set("decision_date", day("2026-12-01"));
        let changed = |name: &str, value: Value| {
            let mut new = old.clone();
            new.set(name, value);
            follows_said(Some(&old), &new, false, today)
        };
        assert!(changed("decision_date", day("2027-01-01")).contains("slip"));
        assert_eq!(changed("decision_date", day("2026-11-30")), "");
        assert!(changed("status", Value::Text("dropped".to_owned())).contains("closed today"));
        assert_eq!(changed("status", Value::Text("open".to_owned())), "");
        old.set("status", Value::Text("lost".to_owned()));
        assert_eq!(follows_said(Some(&old), &Row::empty(Opportunity::SCHEMA), false, today), "");
        let closed = old.schema.columns().into_iter().find(|c| c.name == "closed_date").unwrap();
        old.put(&closed.path, Value::Day(today));
        let open = Row::empty(Opportunity::SCHEMA);
        assert!(follows_said(Some(&old), &open, false, today).contains("history alone"));
        let complaint = Row::empty(Complaint::SCHEMA);
        assert!(follows_said(None, &complaint, false, today).contains("medium"));
        assert_eq!(follows_said(Some(&complaint), &complaint, false, today), "");
        let mut gift = Row::empty(Gift::SCHEMA);
        assert!(follows_said(None, &gift, false, today).contains("--value"));
        gift.set("value", Value::Money(Money::from_cents(500)));
        assert_eq!(follows_said(None, &gift, false, today), "");
        let mut answer = Row::empty(Intel::SCHEMA);
        assert!(follows_said(None, &answer, false, today).contains("rumour"));
        answer.set("confidence", Value::Text("stated".to_owned()));
        assert_eq!(follows_said(None, &answer, false, today), "");
    }
}
