//! Hours from and to, days by their place in a month, words with a letter wrong; and what of them no field keeps.

use super::*;

/// Words of what has been, and their day.
const HAS_BEEN: &[(&str, &str)] = &[
    ("6 nov 9am-10am", "2026-11-06T09:00"),
    ("12 oct 11am-12pm", "2026-10-12T11:00"),
    ("nov 5 10am-11am", "2026-11-05T10:00"),
    ("yesterday 9am-10am", "2026-11-23T09:00"),
    ("12 Nov 9-11am", "2026-11-12T09:00"),
    ("12 Nov 11-1pm", "2026-11-12T11:00"),
    ("12 Nov 2:00-3:30pm", "2026-11-12T14:00"),
    ("12.11. 14 - 16 Uhr", "2026-11-12T14:00"),
    ("12.11. 8.30-10 Uhr", "2026-11-12T08:30"),
    ("12.11. 9:00 - 17:00", "2026-11-12T09:00"),
    ("gestern 9:00-17", "2026-11-23T09:00"),
    ("12 nov 10", "2010-11-12"),
    ("12 nov 24", "2024-11-12"),
    ("yest", "2026-11-23"),
    ("first thing yest", "2026-11-23"),
    ("gest. Nachm.", "2026-11-23"),
    ("ayer", "2026-11-23"),
    ("anteayer", "2026-11-22"),
    ("el 5 de noviembre", "2026-11-05"),
    ("el lunes", "2026-11-23"),
    ("hace 3 días", "2026-11-21"),
    ("la semana pasada", "2026-11-17"),
    ("sem. dernière", "2026-11-17"),
    ("2 Fridays ago", "2026-11-13"),
    ("Halloween", "2026-10-31"),
    ("Nikolaus 2025", "2025-12-06"),
    ("Weihnachten 2025", "2025-12-25"),
    ("ysterday", "2026-11-23"),
    ("wensday", "2026-11-18"),
    ("last thursdy", "2026-11-19"),
    ("3 novmber", "2026-11-03"),
    ("am 12ten", "2026-11-12"),
    ("1.10.–3.10.", "2026-10-03"),
    ("28.9. - 2.10.", "2026-10-02"),
    ("nov 3-4", "2026-11-04"),
    ("30 oct to 2 nov", "2026-11-02"),
    ("Friday before last", "2026-11-13"),
    ("the week before last", "2026-11-10"),
    ("a week last Friday", "2026-11-13"),
    ("day b4 yesterday", "2026-11-22"),
    ("not yesterday but the day before", "2026-11-22"),
    ("letzten Freitag im Oktober", "2026-10-30"),
    ("the first Monday of November", "2026-11-02"),
    ("2. Dienstag im November", "2026-11-10"),
    ("letztes Jahr im Dezember", "2025-12-01"),
    ("3. Dezember letztes Jahr", "2025-12-03"),
    ("vorletzte Woche Do", "2026-11-12"),
    ("first week of Nov", "2026-11-02"),
    ("last week of Oct", "2026-10-26"),
    ("last week", "2026-11-17"),
    ("2 Tage vor dem 18.11.", "2026-11-16"),
    ("a week before 18 nov", "2026-11-11"),
];

#[test]
fn what_has_been_is_read_as_it_is_said() {
    for (text, reads) in HAS_BEEN {
        assert_eq!(past(text).as_deref(), Ok(*reads), "{text}");
    }
}

#[test]
fn what_is_no_day_is_none() {
    for text in [
        "an d.",
        "A.",
        "i. A.",
        "a. D.",
        "d. 18.11.",
        "Montage",
        "Leute",
        "Thursdays",
        "western",
        "9 nov 15 min",
        "3 am 9.11.",
        "a week ago Friday",
        "9:00 10:00",
        "Fridays",
    ] {
        assert!(past(text).is_err(), "{text}: {:?}", past(text));
    }
}

#[test]
fn a_weekday_that_does_not_fit_takes_no_due_day_back_a_year() {
    let said = future("Fri 5 Dec").unwrap_err().to_string();
    assert!(said.contains("5 December 2026 is a Saturday"), "{said}");
    assert_eq!(future("Fri 20 Nov").as_deref(), Ok("2026-11-20"));
    assert_eq!(future("Sat 5 Dec").as_deref(), Ok("2026-12-05"));
    assert_eq!(future("first week of December").as_deref(), Ok("2026-12-04"));
    assert_eq!(future("letzten Freitag im Januar").as_deref(), Ok("2027-01-29"));
}

#[test]
fn what_no_field_keeps_is_told() {
    for (text, told) in [
        ("8 Dec 10am-12pm", true),
        ("8.12. 14 - 16 Uhr", true),
        ("9. Dezember vormittags", true),
        ("7.-8.12.", true),
        ("12月9日下午", true),
        ("8 Dec 10am", false),
        ("8.12. 14 Uhr", false),
        ("morgens um 7", false),
        ("9. Dezember", false),
        ("am Freitag", false),
        ("2026-12-08T10:00", false),
    ] {
        let sentence = unkept_of_day(text, today(), Sense::Future);
        assert_eq!(sentence.is_some(), told, "{text}: {sentence:?}");
    }
}
