//! What every format owes the page: width, escaping, nothing forgotten.

use super::*;
use crate::model::brief::{Entry, Node, Section};

const HOSTILE: &str =
    "<script>alert(\"1\")</script>\u{1b}[31m \u{202e}![x](http://x) `a` 华联电力 ليلى";

fn page() -> Brief {
    let long = "a long line of words that goes on ".repeat(6);
    let entries = vec![
        Entry::new(HOSTILE).lead("1").aside("to 王敏, unknown"),
        Entry::new(long).lead("minimum").aside(HOSTILE).note(HOSTILE),
        Entry { write: 2, ..Entry::new("华".repeat(120)) },
    ];
    let node = |branch: &[bool]| Node {
        branch: branch.to_vec(),
        name: HOSTILE.to_owned(),
        says: "decides".repeat(20),
        attends: true,
    };
    Brief {
        title: HOSTILE.to_owned(),
        occasion: "visit".repeat(30),
        sections: vec![Section {
            title: "Ask, in this order".to_owned(),
            entries,
            ..Section::default()
        }],
        picture: vec![node(&[]), node(&[true]), node(&[false, false])],
        left_out: vec!["2 of 9 to look at".to_owned()],
        ..Brief::default()
    }
}

#[test]
fn no_line_of_the_text_is_wider_than_80_cells() {
    let text = text(&page());
    for line in text.lines() {
        assert!(paper::width(line) <= WIDTH, "{} {line}", paper::width(line));
    }
    assert!(text.contains("left out: 2 of 9 to look at") && text.contains("ASK, IN THIS ORDER"));
}

#[test]
fn hostile_text_stays_text() {
    let brief = page();
    for made in [text(&brief), markdown(&brief), html(&brief)] {
        assert!(!made.contains('\u{1b}') && !made.contains('\u{202e}'));
        assert!(made.contains("华联电力") && made.contains("ليلى"));
    }
    let html = html(&brief);
    assert!(!html.contains("<script") && !html.contains("\"1\""));
    assert!(!html.contains("href") && !html.contains("src="));
    let markdown = markdown(&brief);
    assert!(!markdown.contains("](http") && !markdown.contains("<script"));
}

#[test]
fn lines_break_at_blanks_and_around_wide_letters() {
    for (text, cells, wrapped) in [
        ("", 5, vec![""]),
        ("one two three", 7, vec!["one two", "three"]),
        ("华联电力华", 9, vec!["华联电力", "华"]),
        ("specification", 5, vec!["speci", "ficat", "ion"]),
        ("一two three", 6, vec!["一two", "three"]),
    ] {
        assert_eq!(paper::wrap(text, cells), wrapped, "{text:?}");
    }
    assert_eq!(paper::cut("华联电力", 7), "华联..");
    assert_eq!(paper::cut("Bo", 2), "Bo");
}
