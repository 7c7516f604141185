//! Heads of lines: particles, weeks, ranges of days, calls that were missed, kinds of talks.

use super::*;

fn with_particles(line: &str) -> ContactLine {
    let people = ["Annette von der Heyde", "Petra Kühn", "Ahmed bin Saleh"].map(|name| Candidate {
        id: name.rsplit(' ').next().unwrap().to_lowercase(),
        name: name.to_owned(),
        aliases: Vec::new(),
        gone: false,
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
        ("Besuch Kühn 23.-24.11.: f", "2026-11-24"),
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
fn a_call_that_was_missed_is_an_attempt_and_a_mail_of_theirs_has_reached_us() {
    for (line, kind, outcome) in [
        ("missed call Kühn yesterday: c", "attempt", ""),
        ("verpasster Anruf Kühn gestern: g", "attempt", ""),
        ("missed call from Kühn this morning", "attempt", ""),
        ("left voicemail for Kühn yesterday", "", "no_answer"),
        ("Kühn hat gemailt: Datenblatt fehlt", "message", "held"),
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
