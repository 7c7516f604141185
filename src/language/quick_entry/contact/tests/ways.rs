//! Which way it went, and what was in vain.

use super::*;

/// "kind; outcome; way; note" of a headed line.
fn said(line: &str) -> String {
    let names = ["Gareth Pryce", "Pete Vick", "Tom Brandt", "Carola Kühn", "Íñigo Puig", "王敏"];
    let people: Vec<Candidate> = names
        .iter()
        .map(|name| Candidate {
            id: (*name).to_owned(),
            name: (*name).to_owned(),
            aliases: Vec::new(),
            gone: false,
            vacant: false,
        })
        .collect();
    let today = crate::model::parse_day("2026-11-24").unwrap();
    let manner = Manner { head_only: true, misses: true, ..Manner::default() };
    let read = read_contact_as(line, today, &people, manner);
    assert!(!read.contact.get("people").to_string().is_empty(), "{line}");
    let of = |field: &str| read.contact.text(field).unwrap_or_default().to_owned();
    let way = read.from_them.map_or("", |theirs| if theirs { "theirs" } else { "ours" });
    format!("{}; {}; {way}; {}", of("kind"), of("outcome"), of("note"))
}

fn hold(lines: &[(&str, &str)]) {
    hold_as(lines, said);
}

#[test]
fn who_turned_to_us_has_reached_us() {
    hold(&[
        ("VM from Gareth: x", "message; held; theirs; VM: x"),
        ("missed call from Gareth: x", "message; held; theirs; missed call: x"),
        ("missed a call from Gareth: x", "message; held; theirs; missed a call: x"),
        (
            "missed call from Gareth price with spares: x",
            "message; held; theirs; missed call price with spares: x",
        ),
        ("Gareth rang, missed it: x", "message; held; theirs; rang, missed it: x"),
        ("Anruf in Abwesenheit von Carola: x", "message; held; theirs; Anruf in Abwesenheit: x"),
        ("llamada perdida de Puig: x", "message; held; theirs; llamada perdida: x"),
        ("appel manqué de Carola: x", "message; held; theirs; appel manqué: x"),
        ("emailed by Brandt: x", "message; held; theirs; x"),
        ("Pete messaged yesterday: x", "message; held; theirs; x"),
        ("Pete chased me by mail: x", "message; held; theirs; chased me by mail: x"),
        ("Pete confirmed by mail: x", "message; held; theirs; confirmed by mail: x"),
        ("inbound email Pete: x", "message; held; theirs; x"),
        ("email Brandt -> me: x", "message; held; theirs; x"),
        ("Mail Carola → mir: x", "message; held; theirs; x"),
        ("Carola an uns per Mail: x", "message; held; theirs; x"),
        ("bekam Mail Carola heute: x", "message; held; theirs; x"),
        ("Brief Carola eingegangen: x", "message; held; theirs; x"),
        ("Carola hat heute e. Mail gesch.: x", "message; held; theirs; x"),
        ("email fr Pete: x", "message; held; theirs; x"),
        ("Carola mailt heute: x", "message; held; theirs; x"),
        ("Post von Carola: x", "message; held; theirs; x"),
        ("Brandt's email: x", "message; held; theirs; x"),
        ("text from Pete: x", "message; held; theirs; x"),
        ("王敏来信：x", "message; held; theirs; x"),
        // Near misses: what went from us, and what is not said.
        ("answered Pete's mail from yesterday: x", "message; ; ours; x"),
        ("email me -> Brandt: x", "message; ; ours; x"),
        ("Mail von mir an Carola: x", "message; ; ours; x"),
        ("asked Pete by mail: x", "message; ; ; asked: x"),
        ("left voicemail for Gareth: x", "; no_answer; ; x"),
        ("called Gareth, voicemail: x", "call; no_answer; ours; x"),
        ("mail Pete: x", "message; ; ; x"),
    ]);
}

#[test]
fn what_was_in_vain_is_no_talk() {
    hold(&[
        ("waiting for Pete: x", "message; ; ours; waiting for Pete: x"),
        ("nothing from Pete: x", "message; ; ours; nothing from Pete: x"),
        ("auto-reply from Pete: x", "message; ; ours; auto-reply from Pete: x"),
        ("王敏自动回复：x", "message; ; ours; 自动回复: x"),
        ("call Pete, not in: x", "call; no_answer; ; x"),
        ("couldn't get Pete fri: x", "attempt; ; ; x"),
        ("didn't get Pete 20 nov: x", "attempt; ; ; x"),
        ("couldn't get through to Pete: x", "attempt; ; ; x"),
        ("call Pete engaged: x", "attempt; ; ; engaged: x"),
        ("Pete hung up: x", "; refused; ; x"),
        ("Pete stood me up: x", "attempt; ; ; stood me up: x"),
        ("RDV annulé avec Puig: x", "meeting; refused; ; x"),
        ("Carola geht nicht dran: x", "; no_answer; ; x"),
        // Near misses.
        ("reply from Pete: x", "message; held; theirs; x"),
        ("call Pete: engaged", "call; ; ; engaged"),
        ("RDV avec Puig: x", "meeting; ; ; x"),
    ]);
}

#[test]
fn a_note_that_says_that_nobody_was_reached_is_found() {
    for (note, words) in [
        ("no answer, left voicemail", Some("no answer")),
        ("nicht da, Kollegin sagt er ist auf Montage", Some("nicht da")),
        ("geht nicht dran", Some("geht nicht dran")),
        ("leider 2x nicht erreicht", Some("nicht erreicht")),
        ("Wirth nicht erreicht, 2x probiert", Some("nicht erreicht")),
        ("nobody picks up", Some("nobody picks up")),
        ("left a message on her machine", Some("left a message on her machine")),
        ("niemand da, Tor zu", Some("niemand da")),
        ("没人接电话", Some("没人接电话")),
        ("pas de réponse", Some("pas de réponse")),
        ("x3 this week, no answer", Some("no answer")),
        ("tried 3x, no reply", Some("no reply")),
        ("chased: x3 this week, no answer", Some("no answer")),
        ("wouldn't take my call", Some("wouldn't take my call")),
        ("ignored my email again", Some("ignored my email again")),
        ("line dead", Some("line dead")),
        ("rang out", Some("rang out")),
        // Near misses: a talk about it.
        ("no answer to our price yet", None),
        ("tried the new pump", None),
        ("wants spares, nobody answered their mail", None),
        ("busy week, call again", None),
        ("likes the offer, no answer to the rest", None),
        ("spares by fri, no reply needed", None),
    ] {
        assert_eq!(unreached_said(note).as_deref(), words, "{note}");
    }
}

#[test]
fn other_words_of_a_kind_are_known() {
    for (line, kind) in [
        ("mtg Pete: x", "meeting"),
        ("msg Pete: x", "message"),
        ("DM Pete: x", "message"),
        ("LINE Pete: x", "message"),
        ("Webex Pete: x", "call"),
        ("Slack from Pete: x", "message"),
        ("bumped into Pete: x", "meeting"),
        ("dropped in on Pete: x", "visit"),
        ("correo de Puig: x", "message"),
        ("1:1 with Pete: x", "meeting"),
        // Near misses.
        ("line Pete: x", ""),
        ("the text Pete: x", ""),
    ] {
        let found = said(line);
        assert_eq!(found.split(';').next(), Some(kind), "{line}: {found}");
    }
}
