//! A calendar of a small book.

use super::*;
use crate::exchange::json;
use crate::model::{Vocabulary, parse_day};

const BOOK: &str = r#"{"format": "anteroom/1", "accounts": [{
    "id": "nw", "name": "Northwind Hydro",
    "people": [{"id": "p1", "name": "王敏"}],
    "opportunities": [{"name": "Turbine", "payments": [
        {"id": "m1", "due": "2027-01-10", "amount": 12.5, "what": "on order"},
        {"id": "m2", "due": "2027-01-10", "paid": "2026-01-10"}]}],
    "agreements": [{"id": "g1", "what": "frame", "until": "2027-12-31", "notice_by": "2027-09-30"}],
    "visits": [
        {"id": "v1", "date": "2026-11-26T23:30", "people": ["p1"], "place": "head office",
         "purpose": "open the specification; 开标,\nnow"},
        {"id": "v2", "date": "2026-11-26", "status": "cancelled"}],
    "actions": [
        {"id": "a1", "what": "send it", "due": "2026-12-01", "promised_to": "p1"},
        {"id": "a2", "what": "x", "due": "2026-12-01", "done": "2026-11-01"},
        {"id": "a3", "what": "undated"}]
}]}"#;

fn book() -> Row {
    json::read(BOOK.as_bytes(), &Vocabulary::default()).unwrap()
}

#[test]
fn what_has_a_day_is_in_it_and_what_is_over_is_not() {
    let (written, _) = write(&book(), parse_day("2026-11-24").unwrap(), &[]);
    let whole = written.replace("\r\n ", "");
    for line in [
        "UID:nw-visit-v1@anteroom",
        "DTSTART:20261126T233000",
        "DTEND:20261127T003000",
        "SUMMARY:Northwind Hydro: open the specification\\; 开标\\,\\nnow",
        "LOCATION:head office",
        "DESCRIPTION:with 王敏",
        "SUMMARY:Northwind Hydro: promised to 王敏: send it",
        "DTSTART;VALUE=DATE:20261201",
        "DTEND;VALUE=DATE:20261202",
        "SUMMARY:Northwind Hydro: payment 12.5: on order",
        "SUMMARY:Northwind Hydro: agreement ends: frame",
        "SUMMARY:Northwind Hydro: last day of notice: frame",
        "DTSTAMP:20261124T000000Z",
    ] {
        assert!(whole.split("\r\n").any(|l| l == line), "{line}\n{whole}");
    }
    assert_eq!(whole.matches("BEGIN:VEVENT").count(), 5);
    assert!(written.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn a_calendar_that_was_given_it_before_is_told_what_is_newer_and_what_is_off() {
    let on = |day: &str| parse_day(day).unwrap();
    let (first, given) = write(&book(), on("2026-11-24"), &[]);
    assert!(first.contains("SEQUENCE:0") && !first.contains("CANCELLED"));
    let (again, same) = write(&book(), on("2026-11-25"), &given);
    assert_eq!(same, given, "nothing is newer");
    assert!(again.contains("LAST-MODIFIED:20261124T000000Z"));
    let moved = BOOK.replace("2026-11-26T23:30", "2026-11-27T09:00").replace(
        r#"{"id": "a1", "what": "send it", "due": "2026-12-01", "promised_to": "p1"},"#,
        "",
    );
    let moved = json::read(moved.as_bytes(), &Vocabulary::default()).unwrap();
    let (third, given) = write(&moved, on("2026-11-25"), &given);
    let entry = |end: &str| given.iter().find(|e| e.uid.contains(end)).unwrap().clone();
    assert_eq!((entry("visit-v1").sequence, entry("visit-v1").is_over), (1, false));
    assert_eq!((entry("action-a1").sequence, entry("action-a1").is_over), (1, true));
    assert_eq!(third.matches("STATUS:CANCELLED").count(), 1);
    let (_, later) = write(&moved, on("2028-11-25"), &given);
    assert!(later.iter().all(|e| !e.uid.contains("action-a1")), "told long enough");
    let (_, back) = write(&book(), on("2026-11-26"), &given);
    let back = back.iter().find(|e| e.uid.contains("action-a1")).unwrap();
    assert_eq!((back.sequence, back.is_over), (2, false));
}
