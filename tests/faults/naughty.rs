//! Text that breaks programs, as names, topics' answers and notes: kept to the byte, shown as text.

use super::desk::{Desk, export, import, in_memory};
use super::screen::{SIZES, Screen, has_borders, is_clean};
use anteroom::model::is_blank;
use anteroom::workbench::Format;
use crossterm::event::{KeyCode, KeyModifiers};
use serde_json::{Value, json};

const LIST: &str = include_str!("data/naughty-strings.json");
const EACH: usize = 8;

/// The list, and what a terminal, a table and a card are attacked with.
fn strings() -> Vec<String> {
    let mut strings: Vec<String> = serde_json::from_str(LIST).unwrap();
    let more = [
        "\u{1b}[2J\u{1b}[31mred",
        "\u{1b}]52;c;cm0gLXJm\u{7}",
        "\u{1b}]0;title\u{1b}\\",
        "\u{9b}31mred",
        "a\rb\nc\td\u{8}\u{7f}\u{0}e",
        "\u{202e}gnissecorp\u{202c} \u{2066}x\u{2069}",
        "\u{feff}\u{200b}\u{200e}\u{200f}\u{61c}zero",
        "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Mallory",
        "x\nEND:VEVENT\nBEGIN:VEVENT",
        "=HYPERLINK(\"evil\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "</td><script>alert(1)</script>",
        "[x](javascript:alert(1)) `a` **b**",
        "👨‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈🇳🇴",
        "ｶﾞｷﾞ한글각각각",
        "│┌┐└┘├┤",
    ];
    strings.extend(more.map(str::to_owned));
    strings.push("a\u{301}".repeat(60));
    strings.push(format!("a{}", "\u{301}".repeat(300)));
    strings.push("王".repeat(400));
    strings.push("x".repeat(5000));
    strings.retain(|s| !is_blank(s));
    assert!(strings.len() > 450);
    strings
}

/// A book with every string in every place where people type.
fn book(strings: &[String]) -> Value {
    let accounts = strings.chunks(EACH).enumerate().map(|(n, part)| {
        let people = part.iter().enumerate().map(|(i, s)| {
            let boss = (i > 0).then(|| format!("p{}", (i - 1) / 2));
            json!({"id": format!("p{i}"), "name": s, "title": s, "department": s, "notes": s,
                "reports_to": boss, "influence": 3, "attitude": -1, "roles": ["user"], "held_by": s})
        });
        let intel = part
            .iter()
            .map(|s| json!({"topic": "problems.pains", "answer": s, "source": s, "as_of": "2026-11-01"}));
        let contacts = part.iter().map(
            |s| json!({"date": "2026-11-03", "kind": "call", "people": ["p0"], "note": s, "by": s}),
        );
        let deals = part.iter().enumerate().map(|(i, s)| {
            json!({"id": format!("o{i}"), "name": s, "value": 1000, "buying_stage": 3,
                "evidence": [{"criterion": "need_agreed", "note": s}]})
        });
        let actions = part
            .iter()
            .map(|s| json!({"what": s, "due": "2026-11-01", "owner": s}));
        let first = &part[0];
        json!({"id": format!("a{n}"), "name": first, "industry": first, "site": first, "notes": first,
            "aliases": part, "people": people.collect::<Vec<_>>(), "intel": intel.collect::<Vec<_>>(),
            "contacts": contacts.collect::<Vec<_>>(), "opportunities": deals.collect::<Vec<_>>(),
            "actions": actions.collect::<Vec<_>>(),
            "visits": [{"id": "v", "date": "2026-11-26", "people": ["p0"], "purpose": first,
                "questions": [{"text": first, "topic": "problems.pains"}]}]})
    });
    let accounts: Vec<Value> = accounts.collect();
    json!({"format": "anteroom/1", "rep": {"name": strings[0], "company": strings[1]}, "accounts": accounts})
}

/// The same as an interchange file.
pub fn text() -> String {
    let mut book = book(&strings());
    let criterion = criterion();
    for account in book["accounts"].as_array_mut().unwrap() {
        for deal in account["opportunities"].as_array_mut().unwrap() {
            deal["evidence"][0]["criterion"] = json!(criterion);
        }
    }
    book.to_string()
}

/// Any criterion that the playbook knows.
fn criterion() -> String {
    let bench = anteroom::workbench::Workbench::in_memory(super::desk::today()).unwrap();
    bench.playbook.stages()[0].criteria[0].name.clone()
}

#[test]
fn they_come_back_to_the_byte() {
    let bench = in_memory(&text());
    let out = export(&bench);
    assert_eq!(export(&in_memory(&out)), out);
    let read: Value = serde_json::from_str(&out).unwrap();
    let mut names = Vec::new();
    for account in read["accounts"].as_array().unwrap() {
        for person in account["people"].as_array().unwrap() {
            assert_eq!(person["name"], person["notes"]);
            names.push(person["name"].as_str().unwrap().to_owned());
        }
        assert_eq!(
            account["intel"].as_array().unwrap().len(),
            account["people"].as_array().unwrap().len()
        );
    }
    assert_eq!(names, strings());
}

#[test]
fn on_every_pane_and_screen_they_stay_text_within_borders() {
    let mut screen = Screen::new(in_memory(&text()), SIZES[0]);
    let accounts = strings().len().div_ceil(EACH);
    for n in 0..accounts {
        // Every account at one of the sizes, in turn; the first few at all of them.
        let sizes = if n < 2 { &SIZES[..] } else { &SIZES[n % 4..=n % 4] };
        for size in sizes {
            screen.resize(*size);
            for pane in "1234".chars() {
                screen.types(&pane.to_string());
                let of = format!("account {n}, pane {pane}, {size:?}");
                is_clean(screen.cells(), &of);
                has_borders(screen.cells(), &of);
            }
        }
        screen.types("]");
    }
}

#[test]
fn every_screen_and_small_surface_shows_them_as_text() {
    let mut screen = Screen::new(in_memory(&text()), SIZES[1]);
    let doors = [
        "t", "f", "l", "b", "w", "?", ":", "!", "e", "r", "na", "np", "nv", "no", "nt", "ni", "nd",
        "nk", "nc", "gv", "go", "ge", "gc", "gd", "gk", "gp", "gs", "gn", "gh", "gm", "gi",
    ];
    for (n, size) in SIZES.into_iter().enumerate() {
        screen.resize(size);
        for (m, keys) in doors.into_iter().enumerate() {
            // Every door from one of the panes, from another one at every size.
            screen.types(["1", "2", "3", "4"][(n + m) % 4]);
            screen.types(keys);
            is_clean(screen.cells(), &format!("{keys}, {size:?}"));
            for _ in 0..3 {
                screen.key(KeyCode::Esc, KeyModifiers::NONE);
            }
        }
        screen.types("]");
    }
}

#[test]
fn the_other_programs_get_them_as_text_too() {
    let bench = in_memory(&text());
    let people = strings().len();
    let cards = bench.export(Format::VCard, None).unwrap().text;
    let begun = cards.lines().filter(|l| *l == "BEGIN:VCARD").count();
    assert_eq!(begun, people);
    let days = bench.export(Format::Calendar, None).unwrap().text;
    let opened = days.lines().filter(|l| l.starts_with("BEGIN:VEVENT")).count();
    let closed = days.lines().filter(|l| l.starts_with("END:VEVENT")).count();
    assert_eq!(opened, closed);
    let table = bench.export(Format::Csv, None).unwrap().text;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(table.as_bytes());
    for row in reader.records() {
        for cell in &row.unwrap() {
            assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell:?}");
        }
    }
    let page = bench.export(Format::Markdown, None).unwrap().text;
    assert!(!page.contains("<script"), "a script in the page");
}

#[test]
fn the_command_line_shows_them_as_text() {
    let desk = Desk::new();
    import(&mut desk.open().unwrap(), "book.json", text()).unwrap();
    for arguments in [&["list", "people"][..], &["list", "accounts"], &["check"], &["history"]] {
        let said = desk.says(arguments);
        let bad = said.chars().find(|c| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        });
        assert_eq!(bad, None, "{arguments:?}");
    }
}
