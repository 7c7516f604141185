//! Log lines as people type them.

use super::*;
use proptest::prelude::*;

mod answers;
mod days;
mod heads;
mod people;
mod runs;
mod sides;
mod ways;

fn people() -> Vec<Candidate> {
    [
        ("wm", "王敏"),
        ("dahl", "Ingrid Dahl"),
        ("naess", "Erik Næss"),
        ("lind", "Bo Lind"),
        ("eva", "Eva Lindqvist"),
        ("so", "So Yun"),
    ]
    .iter()
    .map(|(id, name)| Candidate {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    })
    .collect()
}

fn read(line: &str) -> ContactLine {
    read_contact(line, crate::model::parse_day("2026-11-24").unwrap(), &people())
}

/// Each line says what is wanted of it.
fn hold_as(lines: &[(&str, &str)], said: impl Fn(&str) -> String) {
    let all = lines.iter().map(|(line, wanted)| (*line, said(line), *wanted));
    let wrong: Vec<_> = all.filter(|(_, found, wanted)| found != wanted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn letters_of_nobody_are_said_and_stay_in_the_note() {
    for (line, letters, note) in [
        ("call zz: nothing", &["zz"][..], "zz: nothing"),
        ("zz call: nothing", &["zz"], "zz: nothing"),
        ("call wm: zz", &[], "zz"),
        ("call zz yy: nothing", &["zz", "yy"], "zz yy: nothing"),
        ("call zz and xx: nothing", &["zz", "xx"], "zz and xx: nothing"),
        ("call re the zz: nothing", &[], "re the zz: nothing"),
        ("fyi: nothing", &[], "fyi: nothing"),
    ] {
        let read = read(line);
        assert_eq!(read.letters, letters, "{line}");
        assert_eq!(read.contact.text("note"), Some(note), "{line}");
    }
}

/// Lines and their contact.
const LINES: &[(&str, &str)] = &[
    (
        "call wm: offers due mid-December",
        "date 2026-11-24, kind call, people wm, note offers due mid-December",
    ),
    (
        "met Naess and Dahl yesterday: liked point 4",
        "date 2026-11-23, kind meeting, people naess, dahl, note liked point 4",
    ),
    (
        "visit thu 10:00 Erik Næss: saw: all",
        "date 2026-11-19T10:00, kind visit, people naess, note saw: all",
    ),
    (
        "Anruf bei Lind am 12.11.: nicht erreicht",
        "date 2026-11-12, kind call, people lind, outcome no_answer",
    ),
    ("call dahl: no answer", "date 2026-11-24, kind call, people dahl, outcome no_answer"),
    ("attempt dahl refused", "date 2026-11-24, kind attempt, people dahl, outcome refused"),
    (
        "called Naess yesterday about the spec",
        "date 2026-11-23, kind call, people naess, note about the spec",
    ),
    ("昨天打电话给王敏：月底开标", "date 2026-11-23, kind call, people wm, note 月底开标"),
    ("拜访王敏，11月12日：有进展", "date 2026-11-12, kind visit, people wm, outcome advanced"),
    ("met So Yun: hi", "date 2026-11-24, kind meeting, people so, note hi"),
    ("the price is too high", "date 2026-11-24, note the price is too high"),
    ("price: too high", "date 2026-11-24, note price: too high"),
    ("attempt: dahl", "date 2026-11-24, kind attempt, people dahl"),
    (
        "email from naess/dahl: agreed",
        "date 2026-11-24, kind message, people naess, dahl, outcome held, note agreed",
    ),
    ("mail wangmin", "date 2026-11-24, kind message, people wm"),
    ("", "date 2026-11-24"),
];

/// Which way a message went, what was tried, and who is addressed how.
const MEANT: &[(&str, &str)] = &[
    ("mail from Dahl: yes", "date 2026-11-24, kind message, people dahl, outcome held, note yes"),
    ("mail to Dahl: spec", "date 2026-11-24, kind message, people dahl, note spec"),
    (
        "Mail von Lind: zu teuer",
        "date 2026-11-24, kind message, people lind, outcome held, note zu teuer",
    ),
    ("Nachricht an Lind: Termin", "date 2026-11-24, kind message, people lind, note Termin"),
    ("Dahl wrote: yes", "date 2026-11-24, kind message, people dahl, outcome held, note yes"),
    ("wrote Dahl: offer", "date 2026-11-24, kind message, people dahl, note offer"),
    (
        "Lind schrieb gestern: nein",
        "date 2026-11-23, kind message, people lind, outcome held, note nein",
    ),
    ("reply from Naess: ok", "date 2026-11-24, kind message, people naess, outcome held, note ok"),
    ("Dahl replied: ok", "date 2026-11-24, kind message, people dahl, outcome held, note ok"),
    ("来自王敏的邮件：可以", "date 2026-11-24, kind message, people wm, outcome held, note 可以"),
    ("王敏回复：可以", "date 2026-11-24, kind message, people wm, outcome held, note 可以"),
    ("给王敏发邮件：报价", "date 2026-11-24, kind message, people wm, note 报价"),
    ("call from Dahl: asks", "date 2026-11-24, kind call, people dahl, note asks"),
    (
        "visit Dahl, no luck: in a meeting",
        "date 2026-11-24, kind attempt, people dahl, note in a meeting",
    ),
    ("call dahl tried, no luck: away", "date 2026-11-24, kind attempt, people dahl, note away"),
    ("dahl yesterday was not there: x", "date 2026-11-23, kind attempt, people dahl, note x"),
    ("Besuch Dahl nicht da: zu", "date 2026-11-24, kind attempt, people dahl, note zu"),
    (
        "call dahl without success: engaged",
        "date 2026-11-24, kind call, people dahl, outcome no_answer, note engaged",
    ),
    (
        "call dahl: tried the new pump",
        "date 2026-11-24, kind call, people dahl, note tried the new pump",
    ),
    ("visit dahl: no luck", "date 2026-11-24, kind attempt, people dahl"),
    ("no luck visit dahl yesterday: away", "date 2026-11-23, kind attempt, people dahl, note away"),
    (
        "Besuch bei Lind, vergeblich: krank",
        "date 2026-11-24, kind attempt, people lind, note krank",
    ),
    ("call Frau Dahl: ok", "date 2026-11-24, kind call, people dahl, note ok"),
    ("Anruf bei Herrn Dr. Lind: ok", "date 2026-11-24, kind call, people lind, note ok"),
    ("met Mr Naess and Ms Dahl: ok", "date 2026-11-24, kind meeting, people naess, dahl, note ok"),
    ("met CEO Dahl: ok", "date 2026-11-24, kind meeting, people dahl, note ok"),
    ("拜访王经理：有兴趣", "date 2026-11-24, kind visit, people wm, note 有兴趣"),
    ("打电话给王敏女士：好", "date 2026-11-24, kind call, people wm, note 好"),
    ("call dahl last night: x", "date 2026-11-23, kind call, people dahl, note x"),
    ("call dahl gestern Abend: wartet", "date 2026-11-23, kind call, people dahl, note wartet"),
    ("昨晚打电话给王敏：等", "date 2026-11-23, kind call, people wm, note 等"),
    ("1. call dahl: a", "date 2026-11-24, kind call, people dahl, note a"),
    ("- [ ] call dahl: a", "date 2026-11-24, kind call, people dahl, note a"),
    ("二、打电话给王敏：好", "date 2026-11-24, kind call, people wm, note 好"),
    ("call dahl +49 171 5551: x", "date 2026-11-24, kind call, people dahl, note +49 171 5551: x"),
];

#[test]
fn what_is_meant_is_kept() {
    let read = |line: &str| {
        let read = read(line);
        assert_eq!(read.no_day, None, "{line}");
        format!("{line} = {}", read.contact)
    };
    let all: Vec<String> = MEANT.iter().map(|(line, _)| read(line)).collect();
    let right = MEANT.iter().map(|(line, contact)| format!("{line} = {contact}"));
    let wrong: Vec<_> = all.into_iter().zip(right).filter(|(is, wanted)| is != wanted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_day_that_is_none_two_or_still_to_come_is_asked() {
    for (line, says) in [
        ("call dahl 1/12: budget", "1 December or 12 January"),
        ("call dahl 30.2.: budget", "not in the calendar"),
        ("call dahl fri 1 mar 2026: x", "Sunday"),
        ("call dahl in may: x", "which day"),
        ("call dahl dec: x", "which day"),
        ("called dahl 1/12 about the budget", "or"),
        ("call dahl 12.11.2027: x", "still to come"),
        ("call dahl tomorrow: x", "still to come"),
        ("Anruf Lind morgen früh: x", "still to come"),
        ("明天打电话给王敏：x", "still to come"),
    ] {
        let refusal = read(line).no_day.map(|r| r.to_string()).unwrap_or_default();
        assert!(refusal.contains(says), "{line}: {refusal}");
    }
    for line in
        ["call dahl 12.11.: x", "call dahl: 1/12 of it", "call 2 dahl: x", "call wm today: x"]
    {
        assert_eq!(read(line).no_day, None, "{line}");
    }
}

#[test]
fn only_the_head_is_read_where_the_contract_says_so_and_nothing_of_what_is_given() {
    let today = crate::model::parse_day("2026-11-24").unwrap();
    let all = people();
    for (line, given, contact) in [
        ("call dahl yesterday", &[][..], "date 2026-11-24, note call dahl yesterday"),
        ("call dahl: no answer", &[], "date 2026-11-24, kind call, people dahl, note no answer"),
        ("attempt: dahl", &[], "date 2026-11-24, kind attempt, note dahl"),
        ("call dahl: x", &["people"], "date 2026-11-24, kind call, note dahl: x"),
        ("call dahl: x", &["kind"], "date 2026-11-24, people dahl, note call: x"),
        ("call dahl fri: x", &["date"], "date 2026-11-24, kind call, people dahl, note fri: x"),
        (
            "call dahl refused: x",
            &["outcome"],
            "date 2026-11-24, kind call, people dahl, note refused: x",
        ),
    ] {
        let manner = Manner { head_only: true, given, ..Manner::default() };
        let read = read_contact_as(line, today, &all, manner);
        assert_eq!(read.contact.to_string(), contact, "{line} {given:?}");
    }
}

/// A line among these people, who may have left: the contact, then the names that nobody has.
fn read_among(line: &str, names: &[(&str, bool)]) -> (String, Vec<String>) {
    let people: Vec<Candidate> = names
        .iter()
        .map(|(name, gone)| Candidate {
            id: (*name).to_owned(),
            name: (*name).to_owned(),
            aliases: Vec::new(),
            gone: *gone,
            vacant: false,
        })
        .collect();
    let read = read_contact(line, crate::model::parse_day("2026-11-24").unwrap(), &people);
    let people = match read.contact.get("people") {
        Value::Words(ids) => ids.join("+"),
        _ => String::new(),
    };
    let unknown = [read.unknown, read.letters].concat();
    let several = read.several.into_iter().map(|(word, _)| format!("{word}?"));
    (people, unknown.into_iter().chain(several).collect())
}

#[test]
fn a_word_of_a_name_beside_a_name_that_is_not_known_is_somebody_elses() {
    let gone =
        [("Heinz Weiß", true), ("Ingrid Dahl", false), ("Anna Berg", false), ("ليلى حداد", false)];
    for (line, people, unknown) in [
        ("mail from Wang Wei: x", "", &["Wang Wei"][..]),
        ("call Anna Schmidt: x", "", &["Anna Schmidt"]),
        ("call Peter Dahl: x", "", &["Peter Dahl"]),
        ("call Anna: x", "Anna Berg", &[]),
        ("call Anna and Peter: x", "Anna Berg", &["Peter"]),
        ("call Dahl, Schmidt: x", "Ingrid Dahl", &["Schmidt"]),
        ("call Bergmann, Schmidt: x", "", &["Bergmann", "Schmidt"]),
        ("visit Dahl Berg yesterday: x", "Ingrid Dahl+Anna Berg", &[]),
        ("call Dahl Monday: x", "Ingrid Dahl", &[]),
        ("call Anna CEO: x", "Anna Berg", &[]),
        ("call Weiss: x", "Heinz Weiß", &[]),
        ("call wei: x", "", &["wei?"]),
        ("call Leila Haddad: x", "ليلى حداد", &[]),
        ("call laila: x", "ليلى حداد", &[]),
        ("call bergmann: x", "", &["bergmann"]),
        ("call prices: x", "", &[]),
        ("bergmann: x", "", &[]),
    ] {
        let unknown: Vec<String> = unknown.iter().map(|word| (*word).to_owned()).collect();
        assert_eq!(read_among(line, &gone), (people.to_owned(), unknown), "{line}");
    }
}

#[test]
fn words_beside_a_kind_that_say_nothing_are_no_note() {
    for (line, contact) in [
        ("sent Dahl a mail: price list", "kind message, people dahl, note price list"),
        ("sent a mail to Dahl: price list", "kind message, people dahl, note price list"),
        ("Dahl sent a mail: yes", "kind message, people dahl, outcome held, note yes"),
        ("had a quick call with Dahl: x", "kind call, people dahl, note x"),
        ("habe Dahl eine Mail geschickt: x", "kind message, people dahl, note x"),
        ("Dahl hat eine Mail geschickt: x", "kind message, people dahl, outcome held, note x"),
        ("sent Dahl the price list: x", "kind message, people dahl, note sent the price list: x"),
        ("the board: x", "note the board: x"),
        ("Dahl rief an: x", "kind call, people dahl, note x"),
        ("phone call w/ Dahl: x", "kind call, people dahl, note x"),
        ("Weihnachtsessen mit Dahl: x", "kind event, people dahl, note x"),
        ("Kundenbesuch Dahl: x", "kind visit, people dahl, note x"),
        ("Dahl (CEO): x", "people dahl, note x"),
        ("teams call Dahl: x", "kind call, people dahl, note x"),
        ("Hessen call Dahl: x", "kind call, people dahl, note Hessen call: x"),
    ] {
        let read = read(line).contact.to_string();
        assert_eq!(read, format!("date 2026-11-24, {contact}"), "{line}");
    }
}

#[test]
fn a_line_is_a_contact() {
    for (line, contact) in LINES {
        assert_eq!(&read(line).contact.to_string(), contact, "{line}");
    }
}

#[test]
fn unknown_names_are_offered_and_stay_in_the_note() {
    let line = read("call Jan Bergmann: offers due");
    assert_eq!(line.unknown, ["Jan Bergmann"]);
    assert_eq!(line.contact.text("note"), Some("Jan Bergmann: offers due"));
    let line = read("called Bergmann about x");
    assert_eq!(
        (line.unknown.as_slice(), line.contact.text("note")),
        (["Bergmann".to_owned()].as_slice(), Some("Bergmann about x"))
    );
    let line = read("call lin: hi");
    assert_eq!(line.several, [("lin".to_owned(), vec![3, 4])]);
    assert_eq!(line.contact.text("note"), Some("lin: hi"));
    assert_eq!(read("call wm: x").said, ["kind", "people"]);
}

#[test]
fn words_that_may_be_somebody_elsewhere_are_given_on() {
    for (line, strange, headed) in [
        ("call holm: hi", &["holm"][..], true),
        ("call wm and lars holm: hi", &["lars holm"], true),
        ("Lars Holm wants spares soon please", &["Lars Holm wants spares"], false),
        ("call wm: hi", &[], true),
    ] {
        let read = read(line);
        assert_eq!(
            (read.strange.as_slice(), read.headed),
            (&strange.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()[..], headed),
            "{line}"
        );
    }
    assert_eq!(read("call Zed zz: hi").unknown, ["Zed"]);
    assert_eq!(read("call Zed zz: hi").letters, ["zz"]);
}

#[test]
fn a_line_without_a_colon_that_was_in_vain_is_read_and_no_other() {
    let today = crate::model::parse_day("2026-11-24").unwrap();
    let mut all = people();
    all[3].aliases = vec!["Hajo".to_owned()];
    all.push(Candidate {
        id: "li".to_owned(),
        name: "李伟".to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    });
    for (line, said) in [
        ("no luck with Dahl", "kind attempt, people dahl"),
        ("tried Dahl twice, no answer", "kind attempt, people dahl"),
        ("Hajo angerufen, niemand erreicht", "kind call, people lind, outcome no_answer"),
        ("李工没接电话", "kind call, people li, outcome no_answer"),
        ("called Dahl about Naess, no answer", "kind call, people dahl, outcome no_answer"),
        ("Dahl wegen Lind angerufen, nicht erreicht", "people dahl, outcome no_answer"),
        // More is said than that, or somebody was reached.
        ("no luck with the tender", ""),
        ("Dahl has no answer to our price", ""),
        ("told Dahl about Naess, no answer", ""),
        ("call dahl", ""),
        ("visit dahl, refused", ""),
        ("met Dahl about Naess", ""),
    ] {
        let manner = Manner { head_only: true, misses: true, ..Manner::default() };
        let read = read_contact_as(line, today, &all, manner).contact.to_string();
        let said = if said.is_empty() { String::new() } else { format!("{said}, ") };
        assert_eq!(read, format!("date 2026-11-24, {said}note {line}"));
    }
}

proptest! {
    #[test]
    fn no_word_of_the_note_is_lost(note in "[a-z\u{4e00}-\u{4e20}]{1,8}( [a-z:0-9]{1,6}){0,4}") {
        let line = read(&format!("call wm: x {note}"));
        let expected = format!("x {note}");
        prop_assert_eq!(line.contact.text("note"), Some(expected.as_str()));
    }

    #[test]
    fn whatever_is_typed_nothing_breaks(text in "\\PC{0,40}") {
        read(&text);
    }
}
