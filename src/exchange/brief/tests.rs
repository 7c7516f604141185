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
        person: "p".to_owned(),
    };
    Brief {
        title: HOSTILE.to_owned(),
        occasion: "visit".repeat(30),
        sections: vec![Section {
            title: "Ask, in this order".to_owned(),
            entries,
            ..Section::default()
        }],
        place: HOSTILE.to_owned(),
        standing: HOSTILE.to_owned(),
        picture: vec![node(&[]), node(&[true]), node(&[false, false])],
        left_out: vec!["2 of 9 to look at".to_owned()],
        ..Brief::default()
    }
}

#[test]
fn no_line_of_the_text_is_wider_than_80_cells() {
    let text = joined(&text(&page(), WIDTH));
    for line in text.lines() {
        assert!(paper::width(line) <= WIDTH, "{} {line}", paper::width(line));
    }
    assert!(text.contains("left out: 2 of 9 to look at") && text.contains("ASK, IN THIS ORDER"));
}

#[test]
fn hostile_text_stays_text() {
    let brief = page();
    for made in [joined(&text(&brief, WIDTH)), joined(&markdown(&brief)), html(&brief)] {
        assert!(!made.contains('\u{1b}') && !made.contains('\u{202e}'));
        assert!(made.contains("华联电力") && made.contains("ليلى"));
    }
    let html = html(&brief);
    assert!(!html.contains("<script") && !html.contains("\"1\""));
    assert!(!html.contains("href") && !html.contains("src="));
    let markdown = joined(&markdown(&brief));
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

#[test]
fn markdown_escapes_what_would_be_a_mark_and_nothing_else() {
    for (typed, written) in [
        ("10:00 outage report, half-day", "10:00 outage report, half-day"),
        ("rumour ~ unknown !", "rumour \\~ unknown !"),
        ("1. first", "1\\. first"),
        ("- a dash", "\\- a dash"),
        ("wang.min@nw.example", "wang\\.min\\@nw\\.example"),
        ("![x](http://x) :smile:", "\\!\\[x\\]\\(http\\://x) \\:smile:"),
        ("a_b *c* # d | e", "a\\_b \\*c\\* \\# d \\| e"),
    ] {
        let brief = Brief { title: typed.to_owned(), ..Brief::default() };
        assert_eq!(joined(&markdown(&brief)).trim_end(), format!("# {written}"), "{typed:?}");
    }
}

#[test]
fn what_stands_at_the_right_edge_stands_on_the_last_line_of_its_text() {
    let entry = Entry::new("one two three four five").aside("Fri");
    let section = Section { title: "Ask".to_owned(), entries: vec![entry], ..Section::default() };
    let brief = Brief { sections: vec![section], ..Brief::default() };
    let lines = text(&brief, 20);
    let told: Vec<&str> = lines.iter().map(|l| l.text.as_str()).skip(3).collect();
    assert_eq!(told, ["  one two three four", "  five           Fri"]);
}

#[test]
fn the_higher_page_is_the_one_with_more_on_it() {
    let of = |count: usize, text: &str| {
        let entries = (0..count).map(|_| Entry::new(text)).collect();
        let section = Section { title: "Ask".to_owned(), entries, ..Section::default() };
        Brief { sections: vec![section], ..Brief::default() }
    };
    assert!(Paper::Printed.holds(&of(60, "short")) && !Paper::Printed.holds(&of(68, "short")));
    let long = "华联电力".repeat(20);
    assert!(Paper::Printed.holds(&of(30, &long)) && !Paper::Printed.holds(&of(34, &long)));
}

#[test]
fn what_is_known_not_to_fit_is_what_does_not_fit() {
    for count in [1, 10, 30, 60, 79, 80, 81, 200] {
        let mut brief = page();
        let entry = Entry::new("offer").lead("1").note("by Friday");
        brief.sections.push(Section {
            title: "Watch out".to_owned(),
            entries: vec![entry; count],
            ..Section::default()
        });
        let lines = text(&brief, WIDTH).len();
        assert_eq!(Paper::Text(WIDTH).holds(&brief), lines <= LINES, "{count}");
        assert!(least_lines(&brief) <= lines, "{count}");
    }
}
