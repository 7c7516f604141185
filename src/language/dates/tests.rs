//! Tables of dates as typed, and what must hold of all of them.

use super::*;
use proptest::prelude::*;

mod said;
mod spans;

/// Tue 24 Nov 2026.
fn today() -> Date {
    crate::model::parse_day("2026-11-24").unwrap()
}

fn future(text: &str) -> Result<String, Refusal> {
    parse_day_words(text, today(), Sense::Future).map(|m| m.to_string())
}

fn past(text: &str) -> Result<String, Refusal> {
    parse_day_words(text, today(), Sense::Past).map(|m| m.to_string())
}

/// Words and their day, in a field about what is to come.
const TO_COME: &[(&str, &str)] = &[
    ("today", "2026-11-24"),
    ("Yesterday", "2026-11-23"),
    ("tomorrow", "2026-11-25"),
    ("fri", "2026-11-27"),
    ("tue", "2026-12-01"),
    ("next fri", "2026-12-04"),
    ("last fri", "2026-11-20"),
    ("this fri", "2026-11-27"),
    ("fri 2w", "2026-12-11"),
    ("in 3 days", "2026-11-27"),
    ("3 days ago", "2026-11-21"),
    ("two weeks ago", "2026-11-10"),
    ("+10d", "2026-12-04"),
    ("+2w", "2026-12-08"),
    ("-1m", "2026-10-24"),
    ("+10d +2w -1m", "2026-11-18"),
    ("2w", "2026-12-08"),
    ("end of month", "2026-11-30"),
    ("end of the year", "2026-12-31"),
    ("end of feb", "2027-02-28"),
    ("end of next month", "2026-12-31"),
    ("1 dec", "2026-12-01"),
    ("1. Dez.", "2026-12-01"),
    ("1 mar 24", "2024-03-01"),
    ("mar 1, 2024", "2024-03-01"),
    ("1st of March 2024", "2024-03-01"),
    ("1.12.", "2026-12-01"),
    ("1.12", "2026-12-01"),
    ("1.12.2026", "2026-12-01"),
    ("01.12.26", "2026-12-01"),
    ("2026-12-01", "2026-12-01"),
    ("2026-12-1", "2026-12-01"),
    ("2026/12/1", "2026-12-01"),
    ("20261201", "2026-12-01"),
    ("25/12", "2026-12-25"),
    ("12/25/2026", "2026-12-25"),
    ("5/5", "2027-05-05"),
    ("01-Dec-2026", "2026-12-01"),
    ("15.", "2026-12-15"),
    ("29 feb", "2028-02-29"),
    ("31.", "2026-12-31"),
    ("day after tomorrow", "2026-11-26"),
    ("the day before yesterday", "2026-11-22"),
    ("10 days from now", "2026-12-04"),
    ("end of Q1", "2027-03-31"),
    ("Ende Q4 2027", "2027-12-31"),
    ("start of q3 27", "2027-07-01"),
    ("Montag in 2 Wochen", "2026-12-14"),
    ("the 15th", "2026-12-15"),
    ("mon 30", "2026-11-30"),
    ("december 1st, 2026", "2026-12-01"),
    ("1/dec/2026", "2026-12-01"),
    ("Dienstag nächste Woche", "2026-12-01"),
    ("nächste Woche Dienstag", "2026-12-01"),
    ("monday last week", "2026-11-16"),
    ("下个月1号", "2026-12-01"),
    ("明年1月1日", "2027-01-01"),
    ("今年12月1日", "2026-12-01"),
    ("heute", "2026-11-24"),
    ("gestern", "2026-11-23"),
    ("morgen", "2026-11-25"),
    ("übermorgen", "2026-11-26"),
    ("Freitag", "2026-11-27"),
    ("nächsten Freitag", "2026-12-04"),
    ("letzten Freitag", "2026-11-20"),
    ("am Freitag", "2026-11-27"),
    ("tomorrow am", "2026-11-25"),
    ("in 3 Tagen", "2026-11-27"),
    ("vor 3 Tagen", "2026-11-21"),
    ("Monatsende", "2026-11-30"),
    ("Ende Dezember", "2026-12-31"),
    ("1. März", "2027-03-01"),
    ("昨天", "2026-11-23"),
    ("今天", "2026-11-24"),
    ("明天", "2026-11-25"),
    ("后天", "2026-11-26"),
    ("周五", "2026-11-27"),
    ("下周五", "2026-12-04"),
    ("下周二", "2026-12-01"),
    ("上周二", "2026-11-17"),
    ("本周五", "2026-11-27"),
    ("下下周一", "2026-12-07"),
    ("上个星期天", "2026-11-22"),
    ("12月1日", "2026-12-01"),
    ("2026年12月1日", "2026-12-01"),
    ("２０２６年１２月１日", "2026-12-01"),
    ("十二月一日", "2026-12-01"),
    ("二〇二六年十二月一日", "2026-12-01"),
    ("3天后", "2026-11-27"),
    ("三天前", "2026-11-21"),
    ("两周后", "2026-12-08"),
    ("3个月后", "2027-02-24"),
    ("3年后", "2029-11-24"),
    ("月底", "2026-11-30"),
    ("12月底", "2026-12-31"),
    ("下月底", "2026-12-31"),
    ("1号", "2026-12-01"),
    ("Tue 1 dec", "2026-12-01"),
    ("12月1日 星期二", "2026-12-01"),
];

#[test]
fn words_in_a_field_about_what_is_to_come() {
    for (text, day) in TO_COME {
        assert_eq!(future(text).as_deref(), Ok(*day), "{text}");
    }
}

#[test]
fn a_day_without_a_year_is_the_last_one_in_a_field_about_the_past() {
    for (text, day) in [
        ("1 dec", "2025-12-01"),
        ("24 nov", "2026-11-24"),
        ("12 nov", "2026-11-12"),
        ("1.12.", "2025-12-01"),
        ("12月1日", "2025-12-01"),
        ("fri", "2026-11-20"),
        ("tue", "2026-11-17"),
        ("2w", "2026-11-10"),
        ("15.", "2026-11-15"),
        ("29 feb", "2024-02-29"),
        ("Thu 26 Nov", "2026-11-26"),
        ("周五", "2026-11-20"),
    ] {
        assert_eq!(past(text).as_deref(), Ok(day), "{text}");
    }
}

/// Words of the weekend and of what comes, on Tue 24 Nov 2026: in a field about what is to come, and
/// about what was.
const WEEKENDS: &[(&str, &str, &str)] = &[
    ("weekend", "2026-11-28", "2026-11-21"),
    ("at the weekend", "2026-11-28", "2026-11-21"),
    ("week-end", "2026-11-28", "2026-11-21"),
    ("am Wochenende", "2026-11-28", "2026-11-21"),
    ("周末", "2026-11-28", "2026-11-21"),
    ("this weekend", "2026-11-28", "2026-11-28"),
    ("next weekend", "2026-12-05", "2026-12-05"),
    ("nächstes Wochenende", "2026-12-05", "2026-12-05"),
    ("下周末", "2026-12-05", "2026-12-05"),
    ("下个周末", "2026-12-05", "2026-12-05"),
    ("last weekend", "2026-11-21", "2026-11-21"),
    ("letztes Wochenende", "2026-11-21", "2026-11-21"),
    ("上周末", "2026-11-21", "2026-11-21"),
    ("kommendes Wochenende", "2026-11-28", "2026-11-28"),
    ("eow", "2026-11-27", "2026-11-27"),
    ("end of week", "2026-11-27", "2026-11-27"),
    ("kommenden Freitag", "2026-11-27", "2026-11-27"),
    ("am kommenden Freitag", "2026-11-27", "2026-11-27"),
    ("kommender Dienstag", "2026-12-01", "2026-12-01"),
    ("Freitag kommender Woche", "2026-12-04", "2026-12-04"),
    ("kommende Woche", "2026-12-01", "2026-12-01"),
    ("kommende Woche Freitag", "2026-12-04", "2026-12-04"),
    ("kommenden Monat", "2026-12-24", "2026-12-24"),
    ("kommendes Jahr", "2027-11-24", "2027-11-24"),
    ("Ende kommenden Monats", "2026-12-31", "2026-12-31"),
    ("this coming friday", "2026-11-27", "2026-11-27"),
    ("kommenden 1. Dezember", "2026-12-01", "2026-12-01"),
];

#[test]
fn the_weekend_is_saturday_and_what_comes_is_the_next_one() {
    for (text, ahead, before) in WEEKENDS {
        assert_eq!(future(text).as_deref(), Ok(*ahead), "{text}");
        assert_eq!(past(text).as_deref(), Ok(*before), "{text}");
    }
    let on = |day: &str, sense| {
        let today = crate::model::parse_day(day).unwrap();
        parse_day_words("weekend", today, sense).unwrap().to_string()
    };
    assert_eq!(on("2026-11-28", Sense::Future), "2026-11-28");
    assert_eq!(on("2026-11-29", Sense::Future), "2026-12-05");
    assert_eq!(on("2026-11-29", Sense::Past), "2026-11-28");
}

#[test]
fn a_part_of_the_day_is_no_other_day() {
    for (text, day) in [
        ("last night", "2026-11-23"),
        ("late last night", "2026-11-23"),
        ("this morning", "2026-11-24"),
        ("tonight", "2026-11-24"),
        ("yesterday evening", "2026-11-23"),
        ("tomorrow afternoon", "2026-11-25"),
        ("tomorrow in the morning", "2026-11-25"),
        ("friday night", "2026-11-20"),
        ("12 nov evening", "2026-11-12"),
        ("2026-11-23 evening", "2026-11-23"),
        ("gestern Abend", "2026-11-23"),
        ("gestern morgen", "2026-11-23"),
        ("heute morgen", "2026-11-24"),
        ("heute früh", "2026-11-24"),
        ("morgen früh", "2026-11-25"),
        ("morgen Vormittag", "2026-11-25"),
        ("vorgestern Nacht", "2026-11-22"),
        ("Freitagabend", "2026-11-20"),
        ("am Freitag Nachmittag", "2026-11-20"),
        ("am Dienstagmorgen", "2026-11-17"),
        ("昨晚", "2026-11-23"),
        ("昨天晚上", "2026-11-23"),
        ("昨天下午", "2026-11-23"),
        ("明天上午", "2026-11-25"),
        ("今早", "2026-11-24"),
        ("前天夜里", "2026-11-22"),
        ("周五晚上", "2026-11-20"),
        ("今晚8点", "2026-11-24T20:00"),
        ("heute Abend 8 Uhr", "2026-11-24T20:00"),
        ("gestern 3 Uhr nachmittags", "2026-11-23T15:00"),
        ("yesterday morning 9:30", "2026-11-23T09:30"),
    ] {
        assert_eq!(past(text).as_deref(), Ok(day), "{text}");
    }
    for text in ["evening", "am Abend", "night", "early", "晚上"] {
        assert!(past(text).is_err(), "{text}");
    }
}

#[test]
fn the_nearest_day_where_a_field_is_about_both() {
    let near = |text: &str| parse_day_words(text, today(), Sense::Near).map(|m| m.to_string());
    for (text, day) in [
        ("26.11.", "2026-11-26"),
        ("20.11.", "2026-11-20"),
        ("1 dec", "2026-12-01"),
        ("1 jan", "2027-01-01"),
        ("1 aug", "2026-08-01"),
        ("fri", "2026-11-20"),
        ("15.", "2026-11-15"),
        ("Thu 26 Nov", "2026-11-26"),
    ] {
        assert_eq!(near(text).as_deref(), Ok(day), "{text}");
    }
}

#[test]
fn what_looks_like_a_day_and_is_none_says_why() {
    for text in ["1/12", "30.2.", "31.11.2026", "fri 1 mar 2026", "dec", "in may", "thu 25:00"] {
        assert!(no_day(text, today(), Sense::Past).is_some(), "{text}");
    }
    for text in ["dahl", "15", "May", "1.234", "0171 555", "1.12.", "x", "", "soon", "Q3"] {
        assert_eq!(no_day(text, today(), Sense::Past), None, "{text}");
    }
}

#[test]
fn times_of_day() {
    for (text, moment) in [
        ("thu 10:00", "2026-11-26T10:00"),
        ("10am", "2026-11-24T10:00"),
        ("fri 2 pm", "2026-11-27T14:00"),
        ("9.30 Uhr", "2026-11-24T09:30"),
        ("1号 10:00", "2026-12-01T10:00"),
        ("14 Uhr", "2026-11-24T14:00"),
        ("morgen um 14 Uhr 30", "2026-11-25T14:30"),
        ("14:30 Uhr", "2026-11-24T14:30"),
        ("12 am", "2026-11-24T00:00"),
        ("12pm", "2026-11-24T12:00"),
        ("1.12. 9:05", "2026-12-01T09:05"),
        ("2026-12-01 10:00", "2026-12-01T10:00"),
        ("2026-12-01 10:00:00", "2026-12-01T10:00"),
        ("明天下午3点", "2026-11-25T15:00"),
        ("周五上午10点半", "2026-11-27T10:30"),
        ("下周五 10：00", "2026-12-04T10:00"),
        ("2026-12-01T10:00", "2026-12-01T10:00"),
    ] {
        assert_eq!(future(text).as_deref(), Ok(moment), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_explained() {
    for (text, said) in [
        ("12/1", "12 January or 1 December"),
        ("3/4/2026", "3 April or 4 March"),
        ("30.2.", "not in the calendar"),
        ("31.11.2026", "not in the calendar"),
        ("fri 1 mar 2026", "1 March 2026 is a Sunday"),
        ("dec", "which day"),
        ("Q5", "no day"),
        ("q1", "which day"),
        ("15", "which day"),
        ("thu 25:00", "time of day"),
        ("13 am", "time of day"),
        ("soon", "no day"),
        ("", "no day"),
        ("+", "no day"),
        ("下", "no day"),
        ("+999999999y", "not in the calendar"),
        ("99999999999999999999", "no day"),
        ("last", "no day"),
        ("1 dec dec", "no day"),
    ] {
        let refusal = future(text).unwrap_err().to_string();
        assert!(refusal.contains(said), "{text}: {refusal}");
        assert!(refusal.contains("; "), "{refusal}");
    }
}

#[test]
fn a_day_is_said_with_its_distance() {
    for (day, said) in [
        ("2024-03-01", "Fri 01 Mar 2024, two years and eight months ago"),
        ("2026-11-24", "Tue 24 Nov 2026, today"),
        ("2026-11-25", "Wed 25 Nov 2026, tomorrow"),
        ("2027-01-15", "Fri 15 Jan 2027, in 52 days"),
        ("2027-11-24", "Wed 24 Nov 2027, in one year"),
        ("2026-11-21", "Sat 21 Nov 2026, three days ago"),
        ("2026-08-24", "Mon 24 Aug 2026, three months ago"),
    ] {
        assert_eq!(say_day(crate::model::parse_day(day).unwrap(), today()), said);
    }
    assert_eq!(short_day(crate::model::parse_day("2026-11-26").unwrap(), today()), "Thu 26 Nov");
    assert_eq!(
        short_day(crate::model::parse_day("2024-03-01").unwrap(), today()),
        "Fri 01 Mar 2024"
    );
}

fn any_day() -> impl Strategy<Value = Date> {
    (1i32..=9999, 1u32..=366).prop_filter_map("of the year", |(y, d)| Date::from_yo_opt(y, d))
}

fn any_sense() -> impl Strategy<Value = Sense> {
    prop_oneof![Just(Sense::Past), Just(Sense::Future)]
}

proptest! {
    #[test]
    fn what_is_said_reads_back(date in any_day(), today in any_day(), sense in any_sense()) {
        for said in [say_day(date, today), date.format("%a %d %b %Y").to_string(), date.format("%Y年%m月%d日").to_string()] {
            let read = parse_day_words(&said, today, sense);
            prop_assert_eq!(read, Ok(Moment::day(date)), "{}", said);
        }
    }

    #[test]
    fn short_days_read_back(ahead in -400i64..400, today in (1900i32..2200, 1u32..=365).prop_filter_map("day", |(y, d)| Date::from_yo_opt(y, d)), sense in any_sense()) {
        let date = today + chrono::TimeDelta::days(ahead);
        let said = short_day(date, today);
        prop_assert_eq!(parse_day_words(&said, today, sense), Ok(Moment::day(date)), "{}", said);
    }

    #[test]
    fn whatever_is_typed_nothing_breaks_and_every_day_survives(text in "[0-9a-z .:/+,年月日周五下上天前后\\-]{0,16}", today in any_day(), sense in any_sense()) {
        if let Ok(moment) = parse_day_words(&text, today, sense) {
            prop_assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
        }
    }

    #[test]
    fn offsets_are_exact(days in 0i64..3000) {
        let date = today() + chrono::TimeDelta::days(days);
        prop_assert_eq!(future(&format!("+{days}d")), Ok(date.to_string()));
        prop_assert_eq!(future(&format!("in {days} days")), Ok(date.to_string()));
    }
}

#[test]
fn an_hour_behind_a_day_with_stops_is_no_part_of_the_day() {
    for (text, moment) in [
        ("12.11. um 10 Uhr", "2026-11-12T10:00"),
        ("am 12.11. 10 Uhr", "2026-11-12T10:00"),
        ("12.11. 10.30 Uhr", "2026-11-12T10:30"),
        ("12. 10.30 Uhr", "2026-11-12T10:30"),
        ("10.30 Uhr", "2026-11-24T10:30"),
        ("12.11.2026 9 Uhr", "2026-11-12T09:00"),
    ] {
        let read = parse_day_words(text, today(), Sense::Past).map(|m| m.to_string());
        assert_eq!(read.ok().as_deref(), Some(moment), "{text}");
    }
}
