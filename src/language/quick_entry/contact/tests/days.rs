//! The day of a line: hours from and to, counts behind a day, abbreviations, dates of things.

use super::*;

fn read(line: &str) -> ContactLine {
    let people = ["Pete Ott", "Li Wirth", "Jens Noack"].map(|name| Candidate {
        id: name.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    });
    let today = crate::model::parse_day("2026-11-24").unwrap();
    let manner = Manner { head_only: true, misses: true, ..Manner::default() };
    read_contact_as(line, today, &people, manner)
}

fn of(read: &ContactLine, field: &str) -> String {
    read.contact.get(field).to_string()
}

#[test]
fn the_day_is_the_one_that_is_written_and_what_is_beside_it_stays() {
    for (line, when, note) in [
        ("call Pete 6 nov 9am-10am: x", "2026-11-06T09:00", "9am-10am: x"),
        ("call Pete yesterday 9am-10am: x", "2026-11-23T09:00", "9am-10am: x"),
        ("call Pete 12.11. 9:00 - 10:30: x", "2026-11-12T09:00", "9:00-10:30: x"),
        ("call Pete 12.11. 14 - 16 Uhr: x", "2026-11-12T14:00", "14-16 Uhr: x"),
        ("call Pete 12.11. - 3 pumps: x", "2026-11-12", "3 pumps: x"),
        ("call Pete 9 nov 15 min: x", "2026-11-09", "15 min: x"),
        ("call Pete 9 nov 20 minutes: x", "2026-11-09", "20 minutes: x"),
        ("call Pete 18 nov 20 people: x", "2026-11-18", "20 people: x"),
        ("call Pete 18 nov 26 users: x", "2026-11-18", "26 users: x"),
        ("call Pete 18 nov 25: x", "2025-11-18", "x"),
        ("call Pete 18 nov 25 yesterday's mail: x", "2026-11-18", "25 yesterday's mail: x"),
        ("lunch Pete 12.11. 68,40 €: x", "2026-11-12", "68,40 €: x"),
        ("Besuch bei Noack in Halle 3 am 9.11.: x", "2026-11-09", "in Halle 3: x"),
        ("Ott an d. Tür 18.11.: Rohr 2", "2026-11-18", "an d. Tür: Rohr 2"),
        ("Wirth, A. Werk, 18.11. tel.: x", "2026-11-18", "A. Werk: x"),
        ("onsite 2 days 3-4 nov Pete: x", "2026-11-04", "onsite 2 days 3-4 nov: x"),
        ("call Pete about mail of 3 nov, 9 nov: x", "2026-11-09", "about mail of 3 nov: x"),
        (
            "call Pete yesterday about delivery of 3 nov: x",
            "2026-11-23",
            "about delivery of 3 nov: x",
        ),
        ("Pete Q3 numbers 18.11.: x", "2026-11-18", "Q3 numbers: x"),
        ("call Pete not yesterday but the day before: x", "2026-11-22", "x"),
        ("letztes Jahr im Dezember Pete: x", "2025-12-01", "x"),
        ("call Pete on 3 nov: x", "2026-11-03", "x"),
        ("call Pete fri: x", "2026-11-20", "x"),
    ] {
        let read = read(line);
        assert_eq!(
            (of(&read, "date").as_str(), of(&read, "note").as_str()),
            (when, note),
            "{line}"
        );
    }
    assert!(read("call Pete 3 nov, 9 nov: x").old_day.is_some());
    assert!(read("call Pete 3 nov: x").old_day.is_none());
}

#[test]
fn what_seems_to_be_a_day_and_is_none_is_told() {
    for (line, told) in [
        ("call Pete the other day: x", true),
        ("call Pete mondya: x", true),
        ("Q3 Wirth: x", true),
        ("call Pete last fridya: x", false),
        ("call Pete about Q3 numbers: x", false),
        ("call Pete Montage: x", false),
    ] {
        let read = read(line);
        assert_eq!(read.unread_day.is_some(), told, "{line}: {:?}", read.unread_day);
    }
}

#[test]
fn a_day_that_is_taken_for_one_of_long_ago_is_said_and_a_number_of_the_line_asked() {
    for (line, old) in [
        ("call wm 1.3.: x", true),
        ("call wm 2/13: x", true),
        ("call wm 25.11.2025: x", false),
        ("call wm 12.11.: x", false),
        ("call wm last year: x", false),
    ] {
        assert_eq!(read(line).old_day.is_some(), old, "{line}");
    }
    let says = "1.3. is taken for Sun 01 Mar 2026, eight months ago";
    assert_eq!(read("call wm 1.3.: x").old_day.as_deref(), Some(says));
    for (line, asks) in [
        ("1.1 call wm: x", true),
        ("1.1 Dahl call: x", true),
        ("1.1. call wm: x", false),
        ("12.11 call wm: x", false),
        ("2.3.1 Dahl call: x", false),
        ("1.5 million: their budget", false),
    ] {
        assert_eq!(read(line).no_day.is_some(), asks, "{line}");
    }
}
