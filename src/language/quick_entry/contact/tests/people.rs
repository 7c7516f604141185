//! Who was there: no word of a sentence, no kind, nobody who was absent or only mentioned.

use super::*;

fn among(names: &[&str]) -> Vec<Candidate> {
    let somebody = |name: &&str| Candidate {
        id: (*name).to_owned(),
        name: (*name).to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    };
    names.iter().map(somebody).collect()
}

/// "kind; people; note" of a headed line, and whether the answer says something of a name.
fn said(line: &str, names: &[&str]) -> String {
    let today = crate::model::parse_day("2026-11-24").unwrap();
    let manner = Manner { head_only: true, misses: true, ..Manner::default() };
    let read = read_contact_as(line, today, &among(names), manner);
    let of = |field: &str| match read.contact.get(field) {
        Value::Absent => String::new(),
        value => value.to_string(),
    };
    format!("{}; {}; {}", of("kind"), of("people"), of("note"))
}

fn hold(names: &[&str], lines: &[(&str, &str)]) {
    hold_as(lines, |line| said(line, names));
}

#[test]
fn a_form_of_address_or_a_job_is_nobodys_name() {
    assert_eq!(read("call Frau Schmidt: x").unknown, ["Frau Schmidt"]);
    assert!(read("met the CEO: x").unknown.is_empty());
    assert!(read("call Einkauf: x").unknown.is_empty());
}

#[test]
fn words_of_a_sentence_abbreviations_and_units_are_nobody() {
    let names = [
        "Kev O'Hare",
        "Priya Nair",
        "Femi Cole",
        "Janelle Okafor-Reyes",
        "Sunita Rao",
        "Sherri Nguyen",
        "Old Wu",
        "Lin Mei-hui",
        "M. Kunze",
        "U. Jahnke",
        "Carola Amann",
        "Manfred Eder",
        "Ines Orth",
        "Hintermayr",
        "Wirth",
    ];
    hold(
        &names,
        &[
            ("call Wirth w/o success: x", "call; Wirth; x"),
            ("call Wirth n/a c/o b/c: x", "call; Wirth; n/a c/o b/c: x"),
            ("call Wirth re: SLA: ok", "call; Wirth; re: SLA: ok"),
            ("call Wirth ok: x", "call; Wirth; ok: x"),
            ("Wirth, she called: x", "call; Wirth; x"),
            ("Wirth, on hold: x", "; Wirth; on hold: x"),
            ("Wirth old pal lunch: x", "event; Wirth; old pal lunch: x"),
            ("Wirth called me: x", "call; Wirth; x"),
            ("call m. Orth u. Wirth: x", "call; Ines Orth, Wirth; x"),
            ("call Wirth ca 10 min: x", "call; Wirth; ca 10 min: x"),
            ("Wirth in der Kantine: x", "; Wirth; in der Kantine: x"),
            ("Besuch Wirth a.m.: x", "visit; Wirth; a.m.: x"),
            ("Rückruf Wirth (AB): x", "call; Wirth; (AB): x"),
            // Near misses: written as names, initials in capitals or in small letters, three letters, the surname first.
            ("call PN: x", "call; Priya Nair; x"),
            ("call fc: x", "call; Femi Cole; x"),
            ("call Mei: x", "call; Lin Mei-hui; x"),
            ("call Old Wu: x", "call; Old Wu; x"),
            ("call M. Kunze: x", "call; M. Kunze; x"),
            ("call Orth Ines: x", "call; Ines Orth; x"),
        ],
    );
}

#[test]
fn the_word_of_the_kind_before_a_form_of_address_is_nobody() {
    let names = [
        "Callum Fyfe",
        "Faith Call",
        "Sue Metcalfe",
        "Anil Ranganathan",
        "Meg Visitor",
        "Ed Jones",
        "Pippa Orr",
    ];
    hold(
        &names,
        &[
            ("call Dr Jones: x", "call; Ed Jones; x"),
            ("met Dr Jones: x", "meeting; Ed Jones; x"),
            ("rang Mr Jones: x", "call; Ed Jones; x"),
            ("visit Mr Jones: x", "visit; Ed Jones; x"),
            ("team call: x", "call; ; team call: x"),
            ("Pippa (call, 16/11): x", "call; Pippa Orr; x"),
            ("mail + call Pippa: x", "call; Pippa Orr; mail + call: x"),
            ("Pippa's boss call: x", "call; ; Pippa's boss call: x"),
            // Near misses: they themselves.
            ("call Callum: x", "call; Callum Fyfe; x"),
            ("call with Faith Call: x", "call; Faith Call; x"),
            ("Mr Jones called: x", "call; Ed Jones; x"),
            ("Pippa's call: x", "call; Pippa Orr; x"),
        ],
    );
}

#[test]
fn who_was_absent_or_only_mentioned_was_not_there() {
    let names = ["Callum Fyfe", "Gareth Pryce", "Pippa Orr", "Helen March", "Joan Tozer"];
    hold(
        &names,
        &[
            ("meeting Pippa, without Fyfe: x", "meeting; Pippa Orr; without Fyfe: x"),
            ("meeting Pippa w/o Gareth: x", "meeting; Pippa Orr; w/o Gareth: x"),
            ("met everyone but Fyfe: x", "meeting; ; everyone but Fyfe: x"),
            ("met Joan instead of Pippa: x", "meeting; Joan Tozer; instead of Pippa: x"),
            ("met Joan (not Pippa): x", "meeting; Joan Tozer; (not Pippa): x"),
            ("met Joan, Gareth didn't show: x", "meeting; Joan Tozer; Gareth didn't show: x"),
            (
                "met Joan, Gareth didn't show, budget with spares: x",
                "meeting; Joan Tozer; Gareth didn't show, budget with spares: x",
            ),
            ("Pippa out, spoke to Joan fri: x", "call; Joan Tozer; Pippa out: x"),
            ("call Joan re Gareth: x", "call; Joan Tozer; re Gareth: x"),
            ("call Joan for Helen yesterday: x", "call; Joan Tozer; for Helen: x"),
            ("call Joan as Gareth was out yesterday: x", "call; Joan Tozer; as Gareth was out: x"),
            ("Besuch Joan ohne Fyfe und Gareth: x", "visit; Joan Tozer; ohne Fyfe und Gareth: x"),
            ("Besuch Joan statt Pippa: x", "visit; Joan Tozer; statt Pippa: x"),
            ("alle außer Pippa, Joan: x", "; Joan Tozer; alle außer Pippa: x"),
            ("Mail an Joan für Helen: x", "message; Joan Tozer; für Helen: x"),
            ("Anruf Joan wegen Gareth: x", "call; Joan Tozer; wegen Gareth: x"),
            ("Besuch Joan, Pippa war nicht da: x", "visit; Joan Tozer; Pippa war nicht da: x"),
            ("réunion avec Joan sans Pippa: x", "meeting; Joan Tozer; sans Pippa: x"),
            ("reunión con Joan sin Pippa: x", "meeting; Joan Tozer; sin Pippa: x"),
            ("left msg w/ Joan for Helen: x", "; Helen March; left msg (Joan Tozer): x"),
            // Near misses: nobody else is named, a topic, and who was there as well.
            ("Besuch Pippa war nicht da: x", "attempt; Pippa Orr; x"),
            ("voicemail for Helen: x", "; Helen March; x"),
            ("call Joan about the price: x", "call; Joan Tozer; about the price: x"),
            ("met Joan and Pippa: x", "meeting; Joan Tozer, Pippa Orr; x"),
            ("met Joan, without success: x", "attempt; Joan Tozer; x"),
        ],
    );
}

#[test]
fn words_of_the_head_stay_whole_or_go_whole() {
    let names = ["Sherri Nguyen", "Walt Kowal", "Jason Hsu"];
    hold(
        &names,
        &[
            (
                "Sherri forwarded my mail to Walt: fyi",
                "message; Sherri Nguyen; forwarded my mail to Walt: fyi",
            ),
            ("mtg w. Jason & 2 from finance: x", "meeting; Jason Hsu; 2 from finance: x"),
            ("mail an Walt (cc Jason): x", "message; Walt Kowal, Jason Hsu; x"),
            ("3 Anrufe Walt: x", "call; Walt Kowal; 3 Anrufe: x"),
            // Near misses: all of it is understood.
            ("mail to Walt: fyi", "message; Walt Kowal; fyi"),
            ("mtg with Jason: x", "meeting; Jason Hsu; x"),
        ],
    );
}
