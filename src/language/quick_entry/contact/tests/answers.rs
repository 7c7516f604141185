//! Answers that did not come, empty seats, surnames with a form of address, bare hours.

use super::*;

fn people() -> Vec<Candidate> {
    let somebody = |name: &str, vacant| Candidate {
        id: name.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant,
    };
    let known = ["Matthias Orth", "Dee Pickersgill", "张伟", "孙丽", "王建国", "王强", "Mick Ott"];
    let seats = ["H&S officer", "Site manager Hull"];
    let known = known.iter().map(|name| somebody(name, false));
    known.chain(seats.iter().map(|name| somebody(name, true))).collect()
}

fn read(line: &str) -> ContactLine {
    let today = crate::model::parse_day("2026-11-24").unwrap();
    let manner = Manner { head_only: true, misses: true, ..Manner::default() };
    read_contact_as(line, today, &people(), manner)
}

fn of(read: &ContactLine, field: &str) -> String {
    match read.contact.get(field) {
        Value::Absent => String::new(),
        value => value.to_string(),
    }
}

#[test]
fn what_was_not_answered_is_never_held() {
    for (line, kind, outcome, day, who) in [
        ("no answer from Orth to my mail of 12 November", "message", "", "2026-11-12", "Orth"),
        ("still no answer from Orth to my mail of Friday", "message", "", "2026-11-20", "Orth"),
        (
            "Orth hat auf meine Mail vom 12.11. nicht geantwortet",
            "message",
            "",
            "2026-11-12",
            "Orth",
        ),
        ("keine Antwort von Orth auf mein Angebot", "message", "", "2026-11-24", "Orth"),
        ("Dee hasn't replied to my email of 12 Nov", "message", "", "2026-11-12", "Dee"),
        ("Dee has not yet replied to my email of 12 Nov", "message", "", "2026-11-12", "Dee"),
        ("张伟没回我的邮件", "message", "", "2026-11-24", "张伟"),
        ("Orth antwortet auf meine Mail nicht: f", "message", "", "2026-11-24", "Orth"),
        ("got no answer from Orth to my mail: f", "message", "", "2026-11-24", "Orth"),
        ("no answer from Orth", "", "no_answer", "2026-11-24", "Orth"),
        ("Voicemail left for Dee last Tuesday", "", "no_answer", "2026-11-17", "Dee"),
        // Near misses: an answer.
        ("Orth replied to my mail of 12 November: f", "message", "held", "2026-11-12", "Orth"),
        ("Orth hat auf meine Mail geantwortet: f", "message", "held", "2026-11-24", "Orth"),
        ("answer from Orth, not happy: f", "message", "held", "2026-11-24", "Orth"),
        ("张伟回了邮件：f", "message", "held", "2026-11-24", "张伟"),
    ] {
        let read = read(line);
        let found = (of(&read, "kind"), of(&read, "outcome"), of(&read, "date"));
        let wanted = (kind.to_owned(), outcome.to_owned(), day.to_owned());
        assert_eq!(found, wanted, "{line}");
        assert!(of(&read, "people").contains(who), "{line}: {}", of(&read, "people"));
        assert!(read.letters.is_empty() && read.unknown.is_empty(), "{line}: {read:?}");
    }
}

#[test]
fn a_clause_that_goes_on_is_of_the_note_though_it_begins_with_a_name() {
    for (line, who, note) in [
        ("Orth rang back, Mick is on holiday", "Matthias Orth", "Mick is on holiday"),
        // Near misses: one clause, and a topic.
        ("Orth rang back and Mick is on holiday", "Matthias Orth, Mick Ott", "is on holiday"),
        ("called Orth, Mick about the price", "Matthias Orth, Mick Ott", "about the price"),
    ] {
        let today = crate::model::parse_day("2026-11-24").unwrap();
        let manner = Manner { clauses: true, ..Manner::default() };
        let read = read_contact_as(line, today, &people(), manner);
        let found = (of(&read, "people"), of(&read, "note"));
        assert_eq!(found, (who.to_owned(), note.to_owned()), "{line}");
    }
}

#[test]
fn an_empty_seat_is_met_by_all_of_its_words_alone() {
    for (line, who, note) in [
        ("Meeting with Mick at their office: f", "Mick Ott", "at their office: f"),
        ("Visit to Hull, Mick: f", "Mick Ott", "Hull: f"),
        ("Trade fair Hull: f", "", "Hull: f"),
        // Near misses: the whole job.
        ("call Site manager Hull: f", "Site manager Hull", "f"),
        ("call H&S officer: f", "H&S officer", "f"),
    ] {
        let read = read(line);
        let found = (of(&read, "people"), of(&read, "note"));
        assert_eq!(found, (who.to_owned(), note.to_owned()), "{line}");
    }
}

#[test]
fn a_surname_with_a_form_of_address_is_the_one_who_is_called_so() {
    for (line, who, several) in [
        ("孙工来电：f", "孙丽", 0),
        ("给孙经理打电话：f", "孙丽", 0),
        ("给王总打电话：f", "", 1),
        // Near miss: nobody of that surname, though a given name has the character.
        ("伟工来电：f", "", 0),
    ] {
        let read = read(line);
        assert_eq!((of(&read, "people").as_str(), read.several.len()), (who, several), "{line}");
        assert_eq!(of(&read, "kind"), "call", "{line}");
    }
}

#[test]
fn a_bare_hour_behind_a_day_is_read_whole_or_not_at_all() {
    for (line, when, note) in [
        ("Orth called back today at 3: f", "2026-11-24T15:00", "f"),
        ("Orth called 18 November 9.30: f", "2026-11-18T09:30", "f"),
        ("Anruf Orth gestern um 15: f", "2026-11-23T15:00", "f"),
        ("call Orth yesterday at 10: f", "2026-11-23T10:00", "f"),
        // Near misses: morning or evening, another number, no hour.
        ("Orth called today at 7: f", "2026-11-24", "at 7: f"),
        ("visit Orth yesterday at 3 sites: f", "2026-11-23", "at 3 sites: f"),
        ("call Orth yesterday, 4.50: f", "2026-11-23", "4.50: f"),
        ("call Orth at 3: f", "2026-11-24", "at 3: f"),
    ] {
        let read = read(line);
        let found = (of(&read, "date"), of(&read, "note"));
        assert_eq!(found, (when.to_owned(), note.to_owned()), "{line}");
    }
}

#[test]
fn of_several_days_the_last_is_the_day_and_the_words_stay() {
    for (line, day, note) in [
        ("Trade fair Leeds 13-15 October: f", "2026-10-15", "Leeds 13-15 October: f"),
        ("on site with Mick 16/17 November: f", "2026-11-17", "16/17 November: f"),
        ("Besuch Mick 16.-17.11.: f", "2026-11-17", "16.-17.11.: f"),
        ("visit Mick 17 November: f", "2026-11-17", "f"),
    ] {
        let read = read(line);
        let found = (of(&read, "date"), of(&read, "note"));
        assert_eq!(found, (day.to_owned(), note.to_owned()), "{line}");
    }
}

#[test]
fn who_did_not_come_was_not_reached_though_the_kind_is_given() {
    for (line, given, outcome, note) in [
        ("Orth did not come: f", &["kind"][..], "no_answer", "did not come: f"),
        ("Orth didn't show: f", &["kind"], "no_answer", "didn't show: f"),
        // Near misses: the outcome is given too, somebody came.
        ("Orth did not come: f", &["kind", "outcome"], "", "did not come: f"),
        ("Orth, Mick did not come: f", &["kind"], "", "Mick did not come: f"),
    ] {
        let today = crate::model::parse_day("2026-11-24").unwrap();
        let manner = Manner { head_only: true, misses: true, given, ..Manner::default() };
        let read = read_contact_as(line, today, &people(), manner);
        let found = (of(&read, "outcome"), of(&read, "note"));
        assert_eq!(found, (outcome.to_owned(), note.to_owned()), "{line}");
    }
}

#[test]
fn who_was_out_and_whose_secretary_was_got_was_not_reached() {
    for (line, kind, outcome, note) in [
        ("call Orth, got his secretary: f", "call", "no_answer", "got his secretary: f"),
        (
            "rang Mick, only got the answering machine: f",
            "call",
            "no_answer",
            "only got the answering machine: f",
        ),
        ("called to Orth, he was out: f", "attempt", "", "he was out: f"),
        ("Besuch Orth, er war nicht da: f", "attempt", "", "f"),
        // Near misses: illness in a talk, a secretary who is somebody, what he was.
        ("met Orth, she was ill: f", "meeting", "", "she was ill: f"),
        ("call Orth, he was happy: f", "call", "", "he was happy: f"),
    ] {
        let read = read(line);
        let found = (of(&read, "kind"), of(&read, "outcome"), of(&read, "note"));
        assert_eq!(found, (kind.to_owned(), outcome.to_owned(), note.to_owned()), "{line}");
        assert!(!of(&read, "people").is_empty(), "{line}");
    }
}
