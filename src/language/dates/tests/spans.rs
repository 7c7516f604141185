//! Weeks, quarters, feasts, and the days beside a day.

use super::*;

/// Weeks, quarters, feasts and what is beside a day, on Tue 24 Nov 2026: in a field about what is to come, and
/// about what was.
const SPANS: &[(&str, &str, &str)] = &[
    ("KW 49", "2026-12-04", "2025-12-01"),
    ("KW49", "2026-12-04", "2025-12-01"),
    ("week 50", "2026-12-11", "2025-12-08"),
    ("bis KW 50", "2026-12-11", "2025-12-08"),
    ("KW 48", "2026-11-27", "2026-11-23"),
    ("CW 2", "2027-01-15", "2026-01-05"),
    ("KW 2 2027", "2027-01-15", "2027-01-11"),
    ("KW 50/2027", "2027-12-17", "2027-12-13"),
    ("2027-W02", "2027-01-15", "2027-01-11"),
    ("50. KW", "2026-12-11", "2025-12-08"),
    ("KW 49/50", "2026-12-11", "2025-12-01"),
    ("KW 53", "2027-01-01", "2020-12-28"),
    ("Mo KW 50", "2026-12-07", "2025-12-08"),
    ("Ende KW 50", "2026-12-11", "2025-12-12"),
    ("Anfang KW 50", "2026-12-07", "2025-12-08"),
    ("第50周", "2026-12-11", "2025-12-08"),
    ("Quartalsende", "2026-12-31", "2026-12-31"),
    ("end of quarter", "2026-12-31", "2026-12-31"),
    ("end of next quarter", "2027-03-31", "2027-03-31"),
    ("Ende 1. Quartal", "2027-03-31", "2026-03-31"),
    ("Ende erstes Quartal 2027", "2027-03-31", "2027-03-31"),
    ("Mitte Q1", "2027-02-15", "2026-02-15"),
    ("Ende H1", "2027-06-30", "2026-06-30"),
    ("季末", "2026-12-31", "2026-12-31"),
    ("第一季度末", "2027-03-31", "2026-03-31"),
    ("Christmas", "2026-12-25", "2025-12-25"),
    ("before Christmas", "2026-12-23", "2025-12-23"),
    ("vor Weihnachten", "2026-12-23", "2025-12-23"),
    ("avant Noël", "2026-12-23", "2025-12-23"),
    ("圣诞前", "2026-12-23", "2025-12-23"),
    ("春节前", "2027-02-04", "2026-02-13"),
    ("nach Ostern", "2027-03-30", "2026-04-07"),
    ("after Easter", "2027-03-30", "2026-04-07"),
    ("nach Weihnachten", "2026-12-28", "2025-12-29"),
    ("bis Silvester", "2026-12-31", "2025-12-31"),
    ("before 15 Dec", "2026-12-14", "2025-12-12"),
    ("vor Montag", "2026-11-27", "2026-11-20"),
    ("nach dem 15.12.", "2026-12-16", "2025-12-16"),
    ("周五前", "2026-11-27", "2026-11-20"),
    ("24.-25.11.", "2026-11-25", "2025-11-25"),
    ("24./25. Dez.", "2026-12-25", "2025-12-25"),
    ("Dec 10/11", "2026-12-11", "2025-12-11"),
    ("by Dec 10/11", "2026-12-11", "2025-12-11"),
    ("on Jan 20-21", "2027-01-21", "2026-01-21"),
    ("Jan 12th-13th", "2027-01-13", "2026-01-13"),
    ("Dec 10/27", "2027-12-10", "2027-12-10"),
    ("w/c 14 dec", "2026-12-18", "2025-12-08"),
    ("week of Dec 14", "2026-12-18", "2025-12-08"),
    ("Woche vom 14.12.", "2026-12-18", "2025-12-08"),
    ("2 days before Xmas", "2026-12-23", "2025-12-23"),
    ("the week after next", "2026-12-08", "2026-12-08"),
    ("Boxing Day", "2026-12-26", "2025-12-26"),
    ("3. bis 5. März", "2027-03-05", "2026-03-05"),
    ("vorletzte Woche", "2026-11-10", "2026-11-10"),
    ("vorletzten Freitag", "2026-11-13", "2026-11-13"),
    ("vor 3 Wo.", "2026-11-03", "2026-11-03"),
    ("Anfang März", "2027-03-01", "2026-03-01"),
    ("early March", "2027-03-01", "2026-03-01"),
    ("late March", "2027-03-31", "2026-03-31"),
    ("early next week", "2026-11-30", "2026-11-30"),
    ("mid Feb", "2027-02-15", "2026-02-15"),
    ("12月上旬", "2026-12-01", "2025-12-01"),
    ("1月中旬", "2027-01-15", "2026-01-15"),
    ("12月底", "2026-12-31", "2025-12-31"),
];

#[test]
fn a_week_a_quarter_and_a_feast_have_their_day() {
    for (text, ahead, before) in SPANS {
        assert_eq!(future(text).as_deref(), Ok(*ahead), "{text}");
        assert_eq!(past(text).as_deref(), Ok(*before), "{text}");
    }
    for (text, day) in [
        ("in 1 week 3 days", "2026-12-04"),
        ("vor 2 Wochen", "2026-11-10"),
        ("50 weeks ago", "2025-12-09"),
        ("next week", "2026-12-01"),
        ("late last night", "2026-11-23"),
    ] {
        assert_eq!(future(text).as_deref(), Ok(day), "{text}");
    }
    for text in [
        "KW 54",
        "KW",
        "W50",
        "Q1",
        "second",
        "before",
        "nach 3",
        "later today",
        "h1",
        "12-15",
        "24-13",
        "25.-24.11.",
    ] {
        assert!(future(text).is_err(), "{text}: {:?}", future(text));
    }
}

#[test]
fn a_week_in_the_cell_of_a_table_is_asked_about() {
    for (text, asked) in
        [("KW 50", true), ("week 3 2027", true), ("Mo KW 50", false), ("2w", false)]
    {
        assert_eq!(week_is_no_day(text).is_some(), asked, "{text}");
    }
}

#[test]
fn what_is_due_may_be_overdue_for_two_months() {
    let due = |text: &str| parse_day_words(text, today(), Sense::Due).map(|m| m.to_string());
    for (text, day) in [
        ("15 Nov", "2026-11-15"),
        ("26.11.", "2026-11-26"),
        ("1 oct", "2026-10-01"),
        // Longer gone, or soon to come again.
        ("1 sep", "2027-09-01"),
        ("1 june", "2027-06-01"),
        ("20.", "2026-12-20"),
        ("fri", "2026-11-27"),
    ] {
        assert_eq!(due(text).as_deref(), Ok(day), "{text}");
    }
    let before = parse_day_words("three months before", today(), Sense::Future);
    assert!(before.unwrap_err().to_string().contains("before what"));
    assert!(parse_day_words("three months ago", today(), Sense::Past).is_ok());
}
