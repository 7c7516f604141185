//! The account that a window has the mark on is taken away by a command: nothing that is typed or pressed goes to the next one.

use super::desk::{Desk, export};
use super::screen::{SIZES, Screen};
use anteroom::tui::terminal::Event;
use crossterm::event::{KeyCode, KeyModifiers};

/// How an account goes.
const AWAY: [&[&str]; 2] =
    [&["rm", "account", "Northwind Hydro"], &["merge", "Brenna", "Northwind Hydro"]];
/// Ctrl-S, or Enter.
const SAVES: [(KeyCode, KeyModifiers); 2] =
    [(KeyCode::Char('s'), KeyModifiers::CONTROL), (KeyCode::Enter, KeyModifiers::NONE)];

fn window(desk: &Desk, types: &str) -> Screen {
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    assert!(screen.text().contains("Northwind Hydro"));
    for letter in types.chars() {
        let code = if letter == '\n' { KeyCode::Enter } else { KeyCode::Char(letter) };
        screen.key(code, KeyModifiers::NONE);
    }
    screen.settle();
    screen
}

/// Each way in that is open while its account goes, seen before the save and only at it.
#[test]
fn nothing_is_saved_into_the_account_that_has_the_mark_next() {
    let forms = [
        "2aJim Quill, buyer",
        "ndQuill by friday",
        "ncQuill",
        "nv3 dec\nQuill",
        "nqQuill",
        "niQuill",
        "noQuill",
    ];
    for types in forms {
        for (away, is_seen, (code, held)) in [(AWAY[0], true, SAVES[0]), (AWAY[1], false, SAVES[1])]
        {
            let desk = Desk::with_demo();
            let mut screen = window(&desk, types);
            let told = format!("{types} {away:?} {is_seen} {code:?}");
            assert!(screen.text().contains("Quill"), "{told}: {}", screen.text());
            desk.says(away);
            let after = export(&desk.open().unwrap());
            if is_seen {
                screen.event(Event::Woken);
                assert!(screen.text().contains("cannot be saved"), "{told}: {}", screen.text());
            }
            screen.key(code, held);
            screen.key(code, held);
            let text = screen.text();
            assert!(text.contains("is not there any more"), "{told}: {text}");
            assert!(text.contains("Quill"), "{told}: the form is gone: {text}");
            assert_eq!(export(&desk.open().unwrap()), after, "{told}");
        }
    }
}

/// The full form of a person line would be opened on the next account.
#[test]
fn a_person_line_opens_no_form_on_the_next_account() {
    let desk = Desk::with_demo();
    let mut screen = window(&desk, "2aJim Quill, buyer");
    desk.says(AWAY[0]);
    screen.event(Event::Woken);
    screen.key(KeyCode::Tab, KeyModifiers::NONE);
    assert!(screen.text().contains("nothing can be saved there"), "{}", screen.text());
    screen.key(KeyCode::Char('s'), KeyModifiers::CONTROL);
    assert!(!export(&desk.open().unwrap()).contains("Quill"));
    // It is left, and the next account is worked on as ever.
    screen.key(KeyCode::Esc, KeyModifiers::NONE);
    screen.types("2aAnn Quill, buyer");
    screen.key(KeyCode::Enter, KeyModifiers::NONE);
    assert!(screen.text().contains("saved:"), "{}", screen.text());
}

/// A line of the log waits for the inbox, and says so before it is kept.
#[test]
fn a_line_of_the_log_waits_for_the_inbox() {
    for types in ["lcall Falk: quill said", "lquill with no colon", "ltodo quill by fri"] {
        for (away, is_seen) in [(AWAY[0], true), (AWAY[1], false)] {
            let desk = Desk::with_demo();
            let mut screen = window(&desk, types);
            desk.says(away);
            let after = export(&desk.open().unwrap());
            let told = format!("{types} {away:?} {is_seen}");
            if is_seen {
                screen.event(Event::Woken);
            } else {
                screen.key(KeyCode::Enter, KeyModifiers::NONE);
            }
            let text = screen.text();
            assert!(text.contains("waits for the inbox"), "{told}: {text}");
            assert!(text.contains("Log: no account yet"), "{told}: {text}");
            assert_eq!(export(&desk.open().unwrap()), after, "{told}");
            screen.key(KeyCode::Enter, KeyModifiers::NONE);
            let text = screen.text();
            assert!(text.contains("a line in the inbox"), "{told}: {text}");
            let kept = export(&desk.open().unwrap());
            let inbox = kept.split("\"accounts\"").next().unwrap();
            assert!(inbox.contains("quill"), "{told}: {kept}");
            assert_eq!(kept.matches("quill").count(), 1, "{told}");
        }
    }
}

/// A key on a page or the panes of an account that is gone does nothing to the next one.
#[test]
fn a_key_means_nothing_where_its_account_is_gone() {
    for (types, keys) in [
        ("", ["c", "d"]),
        ("2j", ["-", "d"]),
        ("4", ["x", "e"]),
        ("\n", ["+", "a"]),
        ("gc", ["-", "c"]),
    ] {
        for key in keys {
            let desk = Desk::with_demo();
            let mut screen = window(&desk, types);
            desk.says(AWAY[0]);
            let after = export(&desk.open().unwrap());
            screen.types(key);
            let text = screen.text();
            assert!(
                text.contains("Northwind Hydro is not there any more"),
                "{types:?} {key}: {text}"
            );
            assert!(text.contains("; this is "), "{types:?} {key}: {text}");
            assert_eq!(export(&desk.open().unwrap()), after, "{types:?} {key}");
        }
    }
}

/// What belongs to no account is saved all the same.
#[test]
fn a_new_account_is_saved_though_the_one_with_the_mark_is_gone() {
    let desk = Desk::with_demo();
    let mut screen = window(&desk, "naQuill Works");
    desk.says(AWAY[0]);
    screen.event(Event::Woken);
    screen.key(KeyCode::Char('s'), KeyModifiers::CONTROL);
    assert!(export(&desk.open().unwrap()).contains("Quill Works"), "{}", screen.text());
}
