//! A book of many accounts: a screen over all of them is read beside the keys, and shows what it shows of a small one.

use super::book::book;
use super::desk::{Desk, import, today};
use super::screen::{SIZES, Screen};
use anteroom::tui::terminal::TerminalApp as _;
use anteroom::workbench::Workbench;
use crossterm::event::{KeyCode, KeyModifiers};
use std::time::{Duration, Instant};

/// Screens over all accounts: the keys that lead to the place before (`*` is the row of the doubles), and the key that
/// opens it.
const OVER_ALL: [(&str, KeyCode); 15] = [
    ("g", KeyCode::Char('k')),
    ("g", KeyCode::Char('n')),
    ("g", KeyCode::Char('r')),
    ("g", KeyCode::Char('t')),
    ("g", KeyCode::Char('y')),
    ("g", KeyCode::Char('a')),
    ("g", KeyCode::Char('c')),
    ("g", KeyCode::Char('f')),
    ("g", KeyCode::Char('l')),
    ("g", KeyCode::Char('x')),
    ("gp", KeyCode::Char('3')),
    ("gp", KeyCode::Char('4')),
    ("tg", KeyCode::Char('c')),
    ("gx*", KeyCode::Enter),
    (":disputes", KeyCode::Enter),
];

/// The first pane's lines with this word.
fn lines_of(panes: &str, word: &str) -> String {
    let lines = panes.lines().filter(|line| line.contains(word));
    lines.filter_map(|line| line.split('│').nth(1)).collect()
}

/// Types these keys, each once all that the one before led to is there.
fn leads(screen: &mut Screen, keys: &str) {
    for key in keys.chars() {
        match key {
            '*' => mark_doubles(screen),
            key => screen.types(&key.to_string()),
        }
        screen.settle();
    }
}

/// Moves the mark of the file's screen to the row of the doubles.
fn mark_doubles(screen: &mut Screen) {
    let is_marked =
        |line: &str| line.split('│').any(|pane| pane.contains('▸') && pane.contains("oubles"));
    for _ in 0..30 {
        if screen.text().lines().any(is_marked) {
            return;
        }
        screen.key(KeyCode::Down, KeyModifiers::NONE);
    }
    panic!("no row of doubles: {}", screen.text());
}

/// Back on the first screen.
fn leave(screen: &mut Screen) {
    for _ in 0..4 {
        screen.key(KeyCode::Esc, KeyModifiers::NONE);
        screen.settle();
    }
    assert!(screen.text().contains("1 Accounts"), "{}", screen.text());
}

/// The panes, without the lines above and below that tell of the moment.
fn panes(screen: &Screen) -> String {
    let text = screen.text();
    let rows: Vec<&str> = text.lines().collect();
    rows[1..rows.len() - 2].join("\n")
}

#[test]
fn a_screen_over_all_accounts_holds_no_key_up() {
    let desk = Desk::new();
    let text = book(450);
    import(&mut desk.open().unwrap(), "book.json", &text).unwrap();
    let mut plain = Workbench::in_memory(today()).unwrap();
    import(&mut plain, "book.json", &text).unwrap();
    let mut plain = Screen::new(plain, SIZES[1]);
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    for (keys, last) in OVER_ALL {
        let of = format!("{keys} {last}");
        leads(&mut screen, keys);
        let begun = Instant::now();
        screen.key(last, KeyModifiers::NONE);
        assert!(begun.elapsed() < Duration::from_secs(3), "{of}: {:?}", begun.elapsed());
        assert!(screen.text().contains("reading all accounts"), "{of}: {}", screen.text());
        // Another key is answered meanwhile, and leaving ends the reading.
        screen.key(KeyCode::Esc, KeyModifiers::NONE);
        assert!(!screen.text().contains("reading all accounts"), "{of}: {}", screen.text());
        leave(&mut screen);
        for screen in [&mut screen, &mut plain] {
            leads(screen, keys);
            screen.key(last, KeyModifiers::NONE);
            screen.settle();
        }
        assert!(!plain.text().contains("reading all accounts"), "{of}: {}", plain.text());
        // A book in memory has no place and no copies.
        let said = |screen: &Screen| match (keys, last) {
            ("g", KeyCode::Char('x')) => lines_of(&panes(screen), "accounts"),
            _ => panes(screen),
        };
        assert_eq!(said(&screen), said(&plain), "{of}");
        leave(&mut screen);
        leave(&mut plain);
    }
    // The file of the whole book is made beside the keys too, and written once it is there.
    leads(&mut screen, ":export the");
    screen.key(KeyCode::Enter, KeyModifiers::NONE);
    assert!(screen.text().contains("making the file of the whole book"), "{}", screen.text());
    screen.types("j");
    screen.settle();
    assert!(screen.text().contains("written: "), "{}", screen.text());
    leave(&mut screen);
    // Whoever leaves while it is read leaves a whole file.
    screen.types("2j-");
    screen.types("gk");
    assert!(screen.text().contains("reading all accounts"), "{}", screen.text());
    screen.app.ending();
    let beside = std::fs::metadata(desk.path("rep.anteroom-wal")).map_or(0, |about| about.len());
    assert_eq!(beside, 0, "not all of it is in the file");
    drop(screen);
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}
