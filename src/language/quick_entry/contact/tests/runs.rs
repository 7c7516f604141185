//! What of the words before the colon stays: each run whole, as it was typed.

use super::*;

fn read(line: &str) -> ContactLine {
    let names = ["Gareth Pugh", "Priya Nair", "Fiona Blake", "Mick Dorrell", "Neil Carr"];
    let people = names.map(|name| Candidate {
        id: name.split(' ').next().unwrap().to_lowercase(),
        name: name.to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    });
    let today = crate::model::parse_day("2026-11-30").unwrap();
    let manner = Manner { head_only: true, misses: true, ..Manner::default() };
    read_contact_as(line, today, &people, manner)
}

/// "kind; people; way; note".
fn said(line: &str) -> String {
    let read = read(line);
    let of = |field: &str| match read.contact.get(field) {
        Value::Absent => String::new(),
        value => value.to_string(),
    };
    let way = read.from_them.map_or("", |theirs| if theirs { "theirs" } else { "ours" });
    format!("{}; {}; {way}; {}", of("kind"), of("people"), of("note"))
}

fn hold(lines: &[(&str, &str)]) {
    hold_as(lines, said);
}

#[test]
fn words_that_are_not_understood_stay_with_those_beside_them() {
    hold(&[
        (
            "Nair audit of our workshop 18 nov: passed, 2 remarks",
            "meeting; priya; ; audit of our workshop: passed, 2 remarks",
        ),
        (
            "Gareth - demo of the lobe pump 26 nov: ok",
            "meeting; gareth; ; demo of the lobe pump: ok",
        ),
        (
            "demo for Gareth of the lobe pump, 26 nov: ok",
            "meeting; gareth; ; demo of the lobe pump: ok",
        ),
        (
            "Gareth letter of intent by mail 23 nov: signed",
            "message; gareth; ; letter of intent by mail: signed",
        ),
        ("Gareth via Mick 23 nov: ok", "; gareth; ; via Mick: ok"),
        ("call Gareth durch Mick: ok", "call; gareth; ; durch Mick: ok"),
        ("Gareth emergency visit 22 nov: ok", "visit; gareth; ; emergency visit: ok"),
        (
            "Gareth emergency visit 22 nov with Pete: ok",
            "visit; gareth; ; emergency visit with Pete: ok",
        ),
        ("Nair at our workshop 18 nov: ok", "; priya; ; at our workshop: ok"),
        ("Nair trial workshop 18 nov: ok", "meeting; priya; ; trial workshop: ok"),
        ("Nair cold call today, receptive: ok", "call; priya; ; cold call, receptive: ok"),
        ("Nair 2x on the phone: ok", "call; priya; ; 2x on the phone: ok"),
        ("saw Nair 24 nov before her holiday: ok", "meeting; priya; ; before her holiday: ok"),
        ("Gareth mail order: ok", "message; gareth; ; mail order: ok"),
        ("Nair sales/finance call: ok", "call; priya; ; sales/finance call: ok"),
        (
            "Gareth came to our stand at Aquatech: ok",
            "event; gareth; ; came to our stand at Aquatech: ok",
        ),
        ("Besuch Gareth im Rahmen der Wartung: ok", "visit; gareth; ; im Rahmen der Wartung: ok"),
        (
            "review meeting with Nair of the AMP8 budget: ok",
            "meeting; priya; ; review meeting of the AMP8 budget: ok",
        ),
        ("met Nair of finance 24 nov: ok", "meeting; priya; ; Nair of finance: ok"),
        ("visita a Nair por la bomba ayer: ok", "visit; priya; ours; por la bomba: ok"),
        // Near misses: all of it is understood, or said by the kind.
        ("Nair 25 nov msg --: ok", "message; priya; ; ok"),
        ("call Gareth: ok", "call; gareth; ; ok"),
        ("quick call with Gareth yesterday: ok", "call; gareth; ; ok"),
        ("visit to the new plant, Gareth: ok", "visit; gareth; ours; to the new plant: ok"),
        ("call about budget, Nair: ok", "call; priya; ; about budget: ok"),
        ("Anruf durch Gareth: ok", "call; gareth; theirs; ok"),
        ("Gareth via mail: ok", "message; gareth; theirs; ok"),
        ("audit with Nair 18 nov: ok", "meeting; priya; ; ok"),
    ]);
}

#[test]
fn what_is_still_to_be_done_is_no_message_and_who_was_reached_was_called_by_us() {
    hold(&[
        (
            "Gareth promised answer by email 23 nov: by fri",
            "; gareth; ; promised answer by email: by fri",
        ),
        ("Gareth wants quote by email: ok", "; gareth; ; wants quote by email: ok"),
        ("Nair call, promised reply by mail: ok", "call; priya; ; promised reply by mail: ok"),
        ("got hold of Gareth 23 nov: ok", "call; gareth; ours; ok"),
        ("finally got through to Gareth: ok", "call; gareth; ours; finally got through: ok"),
        // Near misses: it has arrived.
        ("got a mail from Gareth: ok", "message; gareth; theirs; ok"),
        ("Gareth confirmed by email: ok", "message; gareth; theirs; confirmed by email: ok"),
    ]);
}

#[test]
fn of_several_days_the_one_that_is_stored_is_said() {
    for (line, day, says) in [
        ("emailed Nair 24/11 and 27/11: x", "2026-11-27", "the last, Fri 27 Nov 2026"),
        ("emailed Nair 24 nov and 26 nov: x", "2026-11-26", "the last, Thu 26 Nov 2026"),
        ("call Nair 3 nov, 9 nov: x", "2026-11-03", "it is Tue 03 Nov 2026; 9 nov stays"),
        ("call Nair 3 nov: x", "2026-11-03", ""),
    ] {
        let read = read(line);
        assert_eq!(read.contact.get("date").to_string(), day, "{line}");
        let old = read.old_day.unwrap_or_default();
        assert!(old.contains(says) && old.is_empty() == says.is_empty(), "{line}: {old}");
    }
}

#[test]
fn who_was_away_beside_somebody_who_was_there_makes_no_attempt() {
    hold(&[
        ("Nair 18 nov call, Blake was on holiday: ok", "call; priya; ; Blake was on holiday: ok"),
        ("met Nair, Blake is in a meeting: ok", "meeting; priya; ; Blake is in a meeting: ok"),
        ("Treffen Nair, Blake war im Urlaub: ok", "meeting; priya; ; Blake war im Urlaub: ok"),
        // Near misses: nobody else was there.
        ("call Nair on holiday: ok", "attempt; priya; ; on holiday: ok"),
        ("Nair was on holiday: ok", "attempt; priya; ; was on holiday: ok"),
    ]);
}

#[test]
fn an_arrow_back_a_paper_that_was_sent_and_other_words_of_a_kind() {
    hold(&[
        ("Nair <- me mail: ok", "message; priya; ours; ok"),
        ("me <- Nair mail: ok", "message; priya; theirs; ok"),
        ("Nair price letter sent 20 nov: ok", "message; priya; ours; price letter sent: ok"),
        ("Nair sent a letter: ok", "message; priya; theirs; ok"),
        ("drinks w Nair: ok", "event; priya; ; ok"),
        ("golf with Nair: ok", "event; priya; ; ok"),
        ("tea Nair: ok", "event; priya; ; ok"),
        ("Nair, drinks, fri: ok", "event; priya; ; ok"),
        // Near misses: a thing, and no event.
        ("Nair drinks line audit: ok", "meeting; priya; ; drinks line audit: ok"),
        ("Nair tea supplies, call: ok", "call; priya; ; tea supplies: ok"),
        ("bezoek Nair: ok", "visit; priya; ; ok"),
        ("Nair gebeld: ok", "call; priya; ; ok"),
        ("mail van Nair: ok", "message; priya; theirs; ok"),
        ("call Nair, out to lunch: ok", "attempt; priya; ; out to lunch: ok"),
    ]);
}

#[test]
fn an_hour_with_a_point_and_an_initial_without_one() {
    for (line, when, note) in [
        ("Nair, 10.15 call: ok", "2026-11-30T10:15", "ok"),
        ("Nair 12.30 lunch fri: ok", "2026-11-27T12:30", "ok"),
        ("call Nair yesterday, 9.30: ok", "2026-11-29T09:30", "ok"),
        ("call Nair y'day: ok", "2026-11-29", "ok"),
        ("call Nair ystdy: ok", "2026-11-29", "ok"),
        ("Anruf Nair gestr.: ok", "2026-11-29", "ok"),
        // Near misses: a day of the calendar, a price, a version.
        ("Nair quote 12.50 mail: ok", "2026-11-30", "quote 12.50 mail: ok"),
        ("Nair, 9.10. call: ok", "2026-10-09", "ok"),
        ("call Nair, 4.50: ok", "2026-11-30", "4.50: ok"),
        ("visit Nair rev 2.15: ok", "2026-11-30", "rev 2.15: ok"),
    ] {
        let read = read(line);
        let found = (read.contact.get("date").to_string(), read.contact.get("note").to_string());
        assert_eq!(found, (when.to_owned(), note.to_owned()), "{line}");
    }
    for line in ["call Nair tmw: x", "call Nair tomoz: x", "Anruf Nair mrg: x"] {
        assert!(read(line).no_day.is_some(), "{line}");
    }
    for (line, people) in
        [("Neil C call: x", "neil"), ("call Neil C.: x", "neil"), ("Neil P call: x", "")]
    {
        let found = read(line).contact;
        let found = found.get("people");
        let found = if *found == Value::Absent { String::new() } else { found.to_string() };
        assert_eq!(found, people, "{line}");
    }
}
