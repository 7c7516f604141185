//! A new user's first keys: who they are, and what `:` opens for what they type.

use super::screen::Screen;
use super::{BOOK, after_in, open};
use crossterm::event::{KeyCode, KeyModifiers};

fn types(screen: &mut Screen, text: &str) {
    for letter in text.chars() {
        key(screen, KeyCode::Char(letter));
    }
}

fn key(screen: &mut Screen, code: KeyCode) {
    screen.key(code, KeyModifiers::NONE);
    screen.settle();
}

#[test]
fn who_one_is_is_kept_though_the_program_ends_before_the_last_field() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.anteroom");
    let rep = |keys: &[&str]| {
        let mut screen = Screen::new(open(&file), (120, 36));
        key(&mut screen, KeyCode::Tab);
        for typed in keys {
            types(&mut screen, typed);
            key(&mut screen, KeyCode::Tab);
        }
        drop(screen);
        open(&file).export_json(None).unwrap()
    };
    // Nothing typed leaves nothing.
    assert!(!rep(&[""]).contains("\"rep\""));
    let kept = rep(&["Ann Weiss", "Pumpen AG"]);
    assert!(kept.contains("Ann Weiss") && kept.contains("Pumpen AG"), "{kept}");
}

#[test]
fn what_is_asked_for_as_new_is_what_opens() {
    for (typed, title) in [("new tie", "tie"), ("new person", "person"), ("new tier", "tier")] {
        after_in(BOOK, |file| {
            let mut screen = Screen::new(open(file), (150, 60));
            types(&mut screen, &format!(":{typed}"));
            key(&mut screen, KeyCode::Enter);
            let text = screen.text();
            let is_tier = text.contains("its first day") || text.contains("since");
            assert_eq!(is_tier && text.contains("tier"), title == "tier", "{typed}:\n{text}");
        });
    }
}
