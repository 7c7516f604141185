//! Log lines as people type them.

use super::*;
use proptest::prelude::*;

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
    .map(|(id, name)| Candidate { id: (*id).to_owned(), name: (*name).to_owned() })
    .collect()
}

fn read(line: &str) -> ContactLine {
    read_contact(line, crate::model::parse_day("2026-11-24").unwrap(), &people())
}

#[test]
fn letters_of_nobody_are_said_and_stay_in_the_note() {
    for (line, letters, note) in [
        ("call zz: nothing", &["zz"][..], "zz: nothing"),
        ("zz call: nothing", &["zz"], "zz: nothing"),
        ("call wm: zz", &[], "zz"),
        ("call zz yy: nothing", &["zz", "yy"], "zz yy: nothing"),
        ("call zz and xx: nothing", &["zz", "xx"], "zz xx: nothing"),
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
        "date 2026-11-24, kind message, people naess, dahl, note agreed",
    ),
    ("mail wangmin", "date 2026-11-24, kind message, people wm"),
    ("", "date 2026-11-24"),
];

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
