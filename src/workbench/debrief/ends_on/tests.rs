//! Which day a line ends on, what is left of it, what is told.

use super::*;

#[test]
fn a_day_is_found_where_it_is_said_and_nowhere_else() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let on = |m, d| Date::from_ymd_opt(2026, m, d);
    for (typed, what, due) in [
        ("send Falk the trip comparison Fri", "send Falk the trip comparison", on(11, 27)),
        ("send Falk the trip comparison by Fri", "send Falk the trip comparison", on(11, 27)),
        ("Angebot schicken bis Freitag", "Angebot schicken", on(11, 27)),
        ("Katalog schicken bis Do", "Katalog schicken", on(11, 26)),
        ("Katalog schicken bis zum So.", "Katalog schicken", on(11, 29)),
        ("what I am so", "what I am so", None),
        ("Angebot schicken am 5.12.", "Angebot schicken", on(12, 5)),
        ("offer rev 2 5 dec", "offer rev 2", on(12, 5)),
        ("offer in 2 weeks", "offer", on(12, 8)),
        ("call him tomorrow", "call him", on(11, 25)),
        ("发规格书下周五", "发规格书", on(12, 4)),
        ("下周五前发报价", "发报价", on(12, 4)),
        ("12月5日前发报价", "发报价", on(12, 5)),
        ("call Vik mon 10:00", "call Vik mon 10:00", on(11, 30)),
        ("ask what they will do", "ask what they will do", None),
        ("send rev 2.1", "send rev 2.1", None),
        ("list of trips, drawings", "list of trips, drawings", None),
        ("fri", "fri", None),
        ("", "", None),
    ] {
        assert_eq!(ends_on(typed, today), (what.to_owned(), due), "{typed}");
    }
}

#[test]
fn a_time_a_length_a_number_and_a_name_are_no_day() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let on = |m, d| Date::from_ymd_opt(2026, m, d);
    for (typed, what, due) in [
        ("call him at 5", "call him at 5", None),
        ("call him at 5.", "call him at 5.", None),
        ("call him 10:00", "call him 10:00", None),
        ("Angebot bis 15.", "Angebot", on(12, 15)),
        ("um 5 anrufen um 5", "um 5 anrufen um 5", None),
        ("send data sheets 4, 5", "send data sheets 4, 5", None),
        ("send sheets 4 and 5", "send sheets 4 and 5", None),
        ("order 10 pcs", "order 10 pcs", None),
        ("ship 2m", "ship 2m", None),
        ("test takes 2 weeks", "test takes 2 weeks", None),
        ("trial for 3 days", "trial for 3 days", None),
        ("promise delivery in 2 weeks", "promise delivery in 2 weeks", None),
        ("Probelauf dauert zwei Wochen", "Probelauf dauert zwei Wochen", None),
        ("rufe Schulz morgen an", "rufe Schulz an", on(11, 25)),
        ("lege ihm das Angebot vor", "lege ihm das Angebot vor", None),
        ("ask May", "ask May", None),
        ("ask Sun", "ask Sun", None),
        ("call Jan", "call Jan", None),
        ("visit Sun Li", "visit Sun Li", None),
        ("offer for 2026", "offer for 2026", None),
        ("send rev 3", "send rev 3", None),
        ("see room 12", "see room 12", None),
        ("试用三天", "试用三天", None),
        ("order 5, 12", "order 5, 12", None),
        ("offer, in 2 weeks", "offer", on(12, 8)),
        ("offer, +2w", "offer", on(12, 8)),
        ("offer by May 5", "offer", Date::from_ymd_opt(2027, 5, 5)),
        ("send list, 5.12.", "send list", on(12, 5)),
        ("send list 5.12.2026", "send list", on(12, 5)),
        ("offer by 5.12", "offer", on(12, 5)),
        ("call her on Sunday", "call her", on(11, 29)),
        ("offer tomorrow afternoon", "offer", on(11, 25)),
        ("Angebot bis kommenden Freitag", "Angebot", on(11, 27)),
        ("Liste bis Monatsende", "Liste", on(11, 30)),
        ("offer by the end of next month", "offer", on(12, 31)),
        ("三天后发报价", "发报价", on(11, 27)),
        ("发报价，12月5日", "发报价", on(12, 5)),
        ("发报价12月5日", "发报价", on(12, 5)),
        ("send versions 2.1, 2.2", "send versions 2.1, 2.2", None),
        ("发规格书", "发规格书", None),
        ("Nachfassen Angebot vom 18.11.", "Nachfassen Angebot vom 18.11.", None),
        ("read notes from 5 nov", "read notes from 5 nov", None),
        ("minutes of 18 nov", "minutes of 18 nov", None),
        ("Angebot vom 18.11. nachfassen bis 5.12.", "Angebot vom 18.11. nachfassen", on(12, 5)),
        ("Öl bestellen 3.12. oder 4.12.", "Öl bestellen 3.12. oder 4.12.", None),
        ("prices for Sept 2027", "prices for Sept 2027", None),
        ("Preise Herbst 2027", "Preise Herbst 2027", None),
        ("prices by Sept 2027", "prices", Date::from_ymd_opt(2027, 9, 30)),
        ("Preise bis Herbst 2027", "Preise", Date::from_ymd_opt(2027, 11, 30)),
    ] {
        assert_eq!(ends_on(typed, today), (what.to_owned(), due), "{typed}");
    }
}

#[test]
fn what_is_left_reads_whole_or_the_text_stays() {
    let today = Date::from_ymd_opt(2026, 11, 30).unwrap();
    for (typed, what, due) in [
        (
            "weekly report to Cartwright every friday",
            "weekly report to Cartwright every friday",
            Some("2026-12-04"),
        ),
        ("Bericht jeden Freitag", "Bericht jeden Freitag", Some("2026-12-04")),
        ("rapport chaque vendredi", "rapport chaque vendredi", Some("2026-12-04")),
        ("informe cada viernes", "informe cada viernes", Some("2026-12-04")),
        ("chase quote Q-3391 in the new year", "chase quote Q-3391", Some("2027-01-01")),
        ("Angebot nachfassen im neuen Jahr", "Angebot nachfassen", Some("2027-01-01")),
        ("AMP8 deck for friday", "AMP8 deck for friday", Some("2026-12-04")),
        ("drop in friday", "drop in friday", Some("2026-12-04")),
        ("chase payment due 15 dec", "chase payment", Some("2026-12-15")),
        ("Zahlung fällig 15.12.", "Zahlung", Some("2026-12-15")),
        (
            "confirm shutdown dates 12-23 april",
            "confirm shutdown dates 12-23 april",
            Some("2027-04-23"),
        ),
        ("book flight for FAT 15 dec", "book flight for FAT 15 dec", Some("2026-12-15")),
        (
            "Unterlagen für Besprechung 15. Dez",
            "Unterlagen für Besprechung 15. Dez",
            Some("2026-12-15"),
        ),
        ("offer for Kessler 15 dec", "offer for Kessler", Some("2026-12-15")),
        ("reply to Tom re PO from last tues", "reply to Tom re PO from last tues", None),
        ("complains since fri", "complains since fri", None),
        ("minutes of tuesday", "minutes of tuesday", None),
        ("notes from next tues", "notes from next tues", None),
        ("reply re PO last tues", "reply re PO last tues", None),
        ("offer by end of next week", "offer", Some("2026-12-11")),
    ] {
        let said = ending(typed, today);
        let day = said.due.map(|day| day.iso_day());
        assert_eq!((said.what.as_str(), day.as_deref()), (what, due), "{typed}");
    }
}

#[test]
fn a_day_that_can_be_two_and_one_of_next_year_are_told() {
    let today = Date::from_ymd_opt(2026, 11, 30).unwrap();
    for (typed, two) in [
        ("opex calc for Anita by 9/12", Some("9/12")),
        ("opex calc for Anita, 9/12", Some("9/12")),
        ("opex on 10/12", Some("10/12")),
        ("opex by 3/4/27", Some("3/4/27")),
        ("opex by 14/12", None),
        ("see page 9/12", None),
        ("read notes from 9/12", None),
        ("send rev 9.12", None),
    ] {
        let said = ending(typed, today);
        assert_eq!(said.two.map(|two| two.words).as_deref(), two, "{typed}");
    }
    for (typed, part) in [
        ("chase payment due 15 nov", "taken for 2027"),
        ("chase invoice by 15 nov", "taken for 2027"),
        ("confirm dates 12-23 april", "the last day is taken"),
        ("call him tomorrow afternoon", "give an hour"),
    ] {
        let remark = ending(typed, today).remark.unwrap_or_default();
        assert!(remark.contains(part), "{typed}: {remark}");
    }
    assert_eq!(ending("call him fri", today).remark, None);
}

#[test]
fn a_day_that_a_line_begins_with_is_its_day_where_it_can_be_nothing_else() {
    let today = Date::from_ymd_opt(2026, 11, 30).unwrap();
    let on = |m, d| Date::from_ymd_opt(2026, m, d);
    for (typed, what, due) in [
        ("tomorrow ring Mary", "ring Mary", on(12, 1)),
        ("morgen Müller anrufen", "Müller anrufen", on(12, 1)),
        ("on 3 dec send the list", "send the list", on(12, 3)),
        ("friday: ring Mary", "ring Mary", on(12, 4)),
        ("15 Dec, chase the invoice", "chase the invoice", on(12, 15)),
        ("bis Freitag Angebot schicken", "Angebot schicken", on(12, 4)),
        // Near misses: of what follows, no day, a name.
        ("Friday report to Karl", "Friday report to Karl", None),
        ("5.12. Termin vorbereiten", "5.12. Termin vorbereiten", None),
        ("for friday prepare the list", "for friday prepare the list", None),
        ("May: send her the list", "May: send her the list", None),
        ("in 2 pieces: weld it", "in 2 pieces: weld it", None),
    ] {
        assert_eq!(ends_on(typed, today), (what.to_owned(), due), "{typed}");
    }
}

#[test]
fn words_of_some_time_are_told_and_no_day() {
    let today = Date::from_ymd_opt(2026, 11, 30).unwrap();
    for (typed, told) in [
        ("ring Mary this week", Some("this week")),
        ("order samples in january", Some("in january")),
        ("by june renew the contract", Some("by june")),
        ("Muster diese Woche schicken", None),
        ("Muster schicken im Januar", Some("im Januar")),
        ("send the brochure asap", Some("asap")),
        ("prepare the review of Q1", None),
        ("plan for Q1", None),
        ("send the plan by Q1", Some("by Q1")),
        ("send the list before the holidays", Some("before the holidays")),
        ("send the list before Labor Day", Some("before Labor Day")),
        ("send the list by lunch", Some("by lunch")),
        ("send the list eod", Some("eod")),
        ("Liste schicken zwischen den Jahren", Some("zwischen den Jahren")),
        ("answer it within the week", Some("within the week")),
        ("call her after the summer break", Some("after the summer break")),
        // Near misses: a name, a day, what a thing is for or is led by.
        ("ask May", None),
        ("plan the open day", None),
        ("send the list by mail", None),
        ("book a table for the holidays", None),
        ("send it by Boxing Day", None),
        ("ring Mary on Friday", None),
    ] {
        let said = ending(typed, today).span;
        assert_eq!(said.as_deref(), told, "{typed}");
    }
}

#[test]
fn a_line_that_would_end_in_a_piece_of_when_stays_whole() {
    let today = Date::from_ymd_opt(2026, 12, 1).unwrap();
    let on = |m, d| Date::from_ymd_opt(if m == 12 { 2026 } else { 2027 }, m, d);
    for (typed, what, due) in [
        ("send list over christmas", "send list over christmas", on(12, 25)),
        ("send list by COB Friday", "send list by COB Friday", on(12, 4)),
        ("send list some time next week", "send list some time next week", on(12, 8)),
        ("send list a week on Tuesday", "send list", on(12, 15)),
        ("ring Mary the week after next", "ring Mary", on(12, 15)),
        ("visit report by Dec 10/11", "visit report by Dec 10/11", on(12, 11)),
        ("trial run on Jan 20-21", "trial run on Jan 20-21", on(1, 21)),
        ("chase Vogt 2 days before Xmas", "chase Vogt", on(12, 23)),
        ("write Vogt w/c 14 dec", "write Vogt", on(12, 18)),
        ("ring Mary on Boxing Day", "ring Mary", on(12, 26)),
        ("send list by Burns Night", "send list", on(1, 25)),
        ("send list by Hogmanay", "send list", on(12, 31)),
        // Near misses: two words of a thing, a name in large letters.
        ("test the leak over Friday", "test the leak over Friday", on(12, 4)),
        ("order one week Friday", "order", on(12, 11)),
        ("ring SOME Friday", "ring SOME", on(12, 4)),
    ] {
        assert_eq!(ends_on(typed, today), (what.to_owned(), due), "{typed}");
    }
}

#[test]
fn a_day_within_a_line_is_its_day_behind_by_and_else_told() {
    let today = Date::from_ymd_opt(2026, 11, 30).unwrap();
    for (typed, due, told) in [
        ("price breakdown to Claire by Wed - talk to Sandra first!", Some("2026-12-02"), None),
        ("send Anil the lease quote by Fri, copy Joanne", Some("2026-12-04"), None),
        ("MID cert copy for Shona by friday (pdf)", Some("2026-12-04"), None),
        ("call Wullie before the 12th re training dates", Some("2026-12-11"), None),
        ("send Tracy choc on 18 Dec with card by post", None, Some("2026-12-18")),
        ("15/12 board paper to Joanne", None, Some("2026-12-15")),
        ("Friday report to Karl", None, Some("2026-12-04")),
        // Near misses: of a thing, no day, a name.
        ("answer the mail of 18 nov with a call", None, None),
        ("lease by the hour for Anil", None, None),
        ("ask May about the drawing", None, None),
        ("call him at 5 about it", None, None),
        ("drum 2.1 for the second line", None, None),
    ] {
        let said = ending(typed, today);
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let found = (day(said.due), day(said.inside.map(|(_, day)| day)));
        let wanted = (due.map(str::to_owned), told.map(str::to_owned));
        assert_eq!(found, wanted, "{typed}");
        assert_eq!(said.what, typed);
    }
}
