//! A book of many accounts: a screen over all of them is read beside the keys, and shows what it shows of a small one.

use super::book::book;
use super::desk::{Desk, import, today};
use super::screen::{SIZES, Screen};
use anteroom::tui::terminal::TerminalApp as _;
use anteroom::workbench::Workbench;
use crossterm::event::{KeyCode, KeyModifiers};
use std::time::{Duration, Instant};

/// Screens over all accounts, by their letter after `g`.
const OVER_ALL: [char; 5] = ['k', 'n', 'r', 't', 'y'];

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
    for letter in OVER_ALL {
        screen.types("g");
        let begun = Instant::now();
        screen.types(&letter.to_string());
        assert!(begun.elapsed() < Duration::from_secs(3), "g{letter}: {:?}", begun.elapsed());
        assert!(screen.text().contains("reading all accounts"), "g{letter}: {}", screen.text());
        // Another key is answered meanwhile, and leaving ends the reading.
        screen.key(KeyCode::Esc, KeyModifiers::NONE);
        assert!(!screen.text().contains("reading all accounts"), "g{letter}: {}", screen.text());
        screen.types(&format!("g{letter}"));
        screen.settle();
        plain.types(&format!("g{letter}"));
        plain.settle();
        assert_eq!(panes(&screen), panes(&plain), "g{letter}");
        screen.key(KeyCode::Esc, KeyModifiers::NONE);
        plain.key(KeyCode::Esc, KeyModifiers::NONE);
    }
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
