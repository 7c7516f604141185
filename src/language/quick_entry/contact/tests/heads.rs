//! Heads of lines: particles, weeks, ranges of days, calls that were missed, kinds of talks.

use super::*;

fn with_particles(line: &str) -> ContactLine {
    let people = ["Annette von der Heyde", "Petra Kühn", "Ahmed bin Saleh"].map(|name| Candidate {
        id: name.rsplit(' ').next().unwrap().to_lowercase(),
        name: name.to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    });
    read_contact_as(
        line,
        crate::model::parse_day("2026-11-24").unwrap(),
        &people,
        Manner { head_only: true, misses: true, ..Manner::default() },
    )
}

fn of(read: &ContactLine, field: &str) -> String {
    read.contact.get(field).to_string()
}

#[test]
fn particles_between_the_words_name_nobody() {
    for line in [
        "Mail von Kühn gestern: a",
        "Anruf von Kühn: b",
        "call of Kühn yesterday: c",
        "Besuch bei Kühn in der Zentrale: d",
        "Bin gestern bei Kühn: e",
    ] {
        assert_eq!(of(&with_particles(line), "people"), "kühn", "{line}");
    }
    let both = with_particles("Besuch bei von der Heyde und Kühn: f");
    assert_eq!(of(&both, "people"), "heyde, kühn");
}

#[test]
fn weeks_and_ranges_of_days_are_its_day() {
    for (line, day) in [
        ("Besuch Kühn KW 47: f", "2026-11-16"),
        ("visit Kühn week 47: f", "2026-11-16"),
        ("Besuch Kühn vorletzte Woche: f", "2026-11-10"),
        ("Anruf Kühn vor 3 Wo.: f", "2026-11-03"),
        ("Anruf Kühn 3. KW: f", "2026-01-12"),
        ("Anruf Kühn 3. Nov.: f", "2026-11-03"),
    ] {
        let read = with_particles(line);
        let note = of(&read, "note");
        assert_eq!((of(&read, "date").as_str(), note.as_str()), (day, "f"), "{line}");
    }
}

#[test]
fn a_call_of_theirs_that_was_missed_and_a_mail_of_theirs_have_reached_us() {
    for (line, kind, outcome) in [
        ("missed call Kühn yesterday: c", "message", "held"),
        ("verpasster Anruf Kühn gestern: g", "message", "held"),
        ("missed call from Kühn this morning", "message", "held"),
        ("left voicemail for Kühn yesterday", "", "no_answer"),
        ("Kühn hat gemailt: Datenblatt fehlt", "message", "held"),
        ("Kühn hat gestern Abend geschrieben: Kette", "message", "held"),
        ("Kühn昨天来微信: Kette", "message", "held"),
        ("Kühn gestern geschrieben: Kette", "message", ""),
        ("ich habe Kühn gestern geschrieben: Kette", "message", ""),
        ("Mail an Kühn: Datenblatt", "message", ""),
        ("Teams meeting Kühn: h", "meeting", ""),
        ("Videokonferenz Kühn: h", "meeting", ""),
        ("Werksführung Kühn: h", "visit", ""),
        ("call Kühn: missed the plane", "call", ""),
    ] {
        let read = with_particles(line);
        let found = (of(&read, "kind"), of(&read, "outcome"), of(&read, "people"));
        let wanted = (kind.to_owned(), outcome.to_owned(), "kühn".to_owned());
        assert_eq!(found, wanted, "{line}");
    }
}

#[test]
fn each_word_for_nobody_reached_means_the_same() {
    for (word, kind, outcome) in [
        ("nicht erreicht", "", "no_answer"),
        ("voicemail", "", "no_answer"),
        ("Mailbox", "", "no_answer"),
        ("Anrufbeantworter", "", "no_answer"),
        ("no answer", "", "no_answer"),
        ("tried", "attempt", ""),
        ("ohne Erfolg", "attempt", ""),
        ("nicht da", "attempt", ""),
    ] {
        for (before, kind, outcome) in [
            ("Kühn", kind, outcome),
            ("visit Kühn", "attempt", ""),
            ("call Kühn", "call", "no_answer"),
            ("mail to Kühn", "message", ""),
        ] {
            let read = with_particles(&format!("{before}, {word}: x"));
            let found = (of(&read, "kind"), of(&read, "outcome"), of(&read, "note"));
            let wanted = (kind.to_owned(), outcome.to_owned(), "x".to_owned());
            assert_eq!(found, wanted, "{before}, {word}");
        }
    }
    // The screen's own word of the kind, and what is only said of it.
    let read = with_particles("call Kühn, no luck: x");
    assert_eq!(of(&read, "kind"), "attempt");
    let read = with_particles("visit Kühn, refused: nicht da");
    assert_eq!((of(&read, "kind").as_str(), of(&read, "outcome").as_str()), ("visit", "refused"));
}

#[test]
fn a_time_of_day_goes_with_its_day_wherever_it_stands() {
    for (line, day, note) in [
        ("call Kühn at 14h: f", "2026-11-24T14:00", "f"),
        ("call Kühn yesterday 8h30: f", "2026-11-23T08:30", "f"),
        ("Anruf Kühn um halb zehn: f", "2026-11-24T09:30", "f"),
        ("visit Kühn on 20.11. at half past nine: f", "2026-11-20T09:30", "f"),
        ("Besuch Kühn gegen 15 Uhr, gestern: f", "2026-11-23T15:00", "f"),
        ("visit Kühn Nov 20th 2026, 3.30pm: f", "2026-11-20T15:30", "f"),
        ("visit Kühn 20-11: f", "2026-11-20", "f"),
        ("مكالمة Kühn أمس: f", "2026-11-23", "مكالمة: f"),
        // Near miss: a length of time.
        ("call Kühn 2h: f", "2026-11-24", "2h: f"),
    ] {
        let read = with_particles(line);
        assert_eq!((of(&read, "date").as_str(), of(&read, "note").as_str()), (day, note), "{line}");
    }
}

#[test]
fn a_day_that_is_not_understood_is_named_and_no_person() {
    for (line, said) in [
        ("visit Kühn vor ein paar Tagen: f", Some("vor ein paar Tagen")),
        ("visit Kühn a few weeks ago: f", Some("weeks")),
        ("visit Kühn 20.11.: f", None),
        ("visit Kühn rev 2.1: f", None),
        ("visit Kühn, weekly report: f", None),
        // A month alone is asked about.
        ("Besuch Kühn irgendwann im Oktober: f", None),
    ] {
        let read = with_particles(line);
        let unread = read.unread_day.as_deref();
        assert_eq!(unread.is_some(), said.is_some(), "{line}: {unread:?}");
        assert!(said.is_none_or(|said| unread.unwrap_or_default().contains(said)), "{line}");
        assert!(said.is_none() || read.unknown.is_empty(), "{line}: {:?}", read.unknown);
    }
}

#[test]
fn the_place_of_a_fair_and_a_word_with_a_figure_are_nobody() {
    for (line, unknown, note) in [
        ("Messe Hannover: f", "", "Hannover: f"),
        ("Hannover Messe, Kühn: f", "", "Hannover Messe: f"),
        ("trade fair Cologne with Kühn: f", "", "Cologne: f"),
        ("visit Kühn Q3: f", "", "Q3: f"),
        // Near misses: who was met there.
        ("Messe mit Brandt: f", "Brandt", "Brandt: f"),
        ("Messe, Brandt: f", "Brandt", "Brandt: f"),
        ("call Brandt: f", "Brandt", "Brandt: f"),
    ] {
        let read = with_particles(line);
        let found = (read.unknown.join(", "), of(&read, "note"));
        assert_eq!(found, (unknown.to_owned(), note.to_owned()), "{line}");
    }
    assert_eq!(of(&with_particles("visit Kühn Q3: f"), "people"), "kühn");
}

#[test]
fn a_message_of_somebody_who_is_not_known_has_reached_us_too() {
    for (line, outcome) in [
        ("mail from Brandt: f", "held"),
        ("Brandt wrote: f", "held"),
        ("Brandt hat gemailt: f", "held"),
        ("got a mail, Brandt: f", "held"),
        // Near misses: what we sent.
        ("mail to Brandt: f", ""),
        ("Mail an Brandt: f", ""),
        ("wrote Brandt: f", ""),
    ] {
        let read = with_particles(line);
        let found = (of(&read, "kind"), of(&read, "outcome"));
        assert_eq!(found, ("message".to_owned(), outcome.to_owned()), "{line}");
    }
}

#[test]
fn a_line_of_what_is_still_to_be_done_is_told_from_one_of_what_was() {
    for (line, is) in [
        ("Kühn anrufen morgen", true),
        ("Frau Kühn anrufen", true),
        ("call Kühn tomorrow", true),
        ("Brandt morgen besuchen", true),
        ("明天给Kühn打电话", true),
        // Near misses: what was, a note with a promise, and a headed line.
        ("Kühn angerufen", false),
        ("called Kühn yesterday", false),
        ("Kühn wants the offer tomorrow", false),
        ("Schreiben an Kühn", false),
        ("morgen anrufen", false),
        ("call Kühn: morgen anrufen", false),
    ] {
        assert_eq!(with_particles(line).to_come, is, "{line}");
    }
}

#[test]
fn a_day_that_may_be_one_to_come_is_asked_about() {
    for (line, asks, old) in [
        ("visit Kühn 25.11.: f", true, false),
        ("visit Kühn 1 dec: f", true, false),
        ("Besuch Kühn 12.1.: f", false, true),
        ("visit Kühn 1.3.: f", false, true),
        ("visit Kühn 25.11.2025: f", false, false),
        ("visit Kühn 23.11.: f", false, false),
    ] {
        let read = with_particles(line);
        assert_eq!((read.no_day.is_some(), read.old_day.is_some()), (asks, old), "{line}");
    }
    let asked = with_particles("visit Kühn 25.11.: f").no_day.unwrap().to_string();
    assert!(asked.contains("Wed 25 Nov 2026, or Tue 25 Nov 2025"), "{asked}");
    assert!(asked.contains("25.11.2025"), "{asked}");
}

#[test]
fn chinese_and_french_words_are_read_as_the_others() {
    for (line, kind, outcome) in [
        ("和Kühn通电话：f", "call", ""),
        ("周三见了Kühn：f", "meeting", ""),
        ("给Kühn打了个电话：f", "call", ""),
        ("Kühn回了邮件：f", "message", "held"),
        ("Kühn没打通：f", "", "no_answer"),
        ("visite chez Kühn: f", "visit", ""),
        ("appelé Kühn, répondeur: f", "call", "no_answer"),
        ("RDV avec Kühn: f", "meeting", ""),
        ("courriel de Kühn: f", "message", "held"),
        ("发给Kühn邮件：f", "message", ""),
    ] {
        let read = with_particles(line);
        let found = (of(&read, "kind"), of(&read, "outcome"), of(&read, "people"));
        assert_eq!(found, (kind.to_owned(), outcome.to_owned(), "kühn".to_owned()), "{line}");
        assert_eq!(of(&read, "note"), "f", "{line}");
        assert!(read.unknown.is_empty() && read.letters.is_empty(), "{line}");
    }
    let read = with_particles("昨天去了工厂：f");
    assert!(read.unknown.is_empty() && read.letters.is_empty(), "{read:?}");
}

#[test]
fn words_that_are_nobody_and_names_that_are_clear_leave_no_doubt() {
    let people = ["Karin Groß", "Peter Groß", "Tom Ott"].map(|name| Candidate {
        id: name.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    });
    for (line, who, several, unknown, note) in [
        ("Treffen mit Frau Groß (Karin): f", "Karin Groß", 0, 0, "f"),
        ("Treffen mit Groß: f", "", 1, 0, "Groß: f"),
        ("Besuch Werk, Ott: f", "Tom Ott", 0, 0, "Werk: f"),
        ("Ott rief gestern zurück: f", "Tom Ott", 0, 0, "f"),
        ("Ott hat auf meine Mail geantwortet: f", "Tom Ott", 0, 0, "f"),
        ("昨天去了工厂，Ott：f", "Tom Ott", 0, 0, "工厂: f"),
        // Near miss: somebody called so.
        ("Besuch Werker, Ott: f", "Tom Ott", 0, 1, "Werker: f"),
    ] {
        let today = crate::model::parse_day("2026-11-24").unwrap();
        let read = read_contact_as(line, today, &people, Manner::default());
        let found =
            (of(&read, "people"), read.several.len(), read.unknown.len(), of(&read, "note"));
        assert_eq!(found, (who.to_owned(), several, unknown, note.to_owned()), "{line}");
    }
    assert_eq!(of(&with_particles("Kühn, AB: f"), "outcome"), "no_answer");
    assert_eq!(of(&with_particles("Kühn ab: f"), "outcome"), "");
}
