//! Keys as terminals send them: what is known does what it says, what is not does nothing.

use super::book::Book;
use super::pty::Pty;
use std::path::Path;

/// The window on a book of two people, on the list of them, or in the line of a new one.
fn window(book: &Book) -> Pty {
    let file = book.path("book.anteroom").display().to_string();
    let home = book.path("").display().to_string();
    let arguments = ["--file", &file, "--today", "2026-11-24"];
    let program = Path::new(env!("CARGO_BIN_EXE_anteroom"));
    let mut pty = Pty::start((36, 120), program, &arguments, &[("HOME", &home)]);
    pty.shows("Ben Ott");
    pty.wrote("\x1b]11;?\x07", 1);
    pty.types("2");
    pty
}

fn two() -> Book {
    Book::of(
        r#""accounts":[{"name":"Alfa","people":[{"id":"p1","name":"Ben Ott"},{"id":"p2","name":"Cora Pohl"}]}]"#,
    )
}

/// What stands in the line of a new person after these keys.
fn typed(keys: &str, stands: &str) {
    let book = two();
    let mut pty = window(&book);
    pty.types("a");
    pty.shows("New person at Alfa");
    pty.types(keys);
    pty.shows(stands);
}

#[test]
fn ctrl_arrows_of_rxvt_do_nothing_on_a_list() {
    let book = two();
    let before = book.export();
    let mut pty = window(&book);
    for held in ["\x1bOd", "\x1bOd", "\x1bOc", "\x1b[d", "\x1bOe", "\x1b[3^", "\x1b[99$"] {
        pty.types(held);
    }
    pty.types("?");
    pty.shows("Keys of the workbench");
    assert_eq!(book.export(), before);
}

#[test]
fn shift_del_of_rxvt_leaves_the_next_letter() {
    typed("foo bar\x1b[3$Xy", "foo barXy");
    typed("foo bar\x1b[3^Xy", "foo barXy");
    typed("foo bar\x1b[7$Xy", "Xyfoo bar");
}

#[test]
fn ctrl_arrows_go_by_words_in_a_field() {
    typed("foo bar\x1bOdX", "foo Xbar");
    typed("foo bar\x1b[1;5DX", "foo Xbar");
    typed("foo bar\x1b\x1b[DX", "foo Xbar");
    typed("foo bar\x1b[D\x1bODX", "foo Xbar");
}

#[test]
fn a_late_answer_of_the_terminal_is_no_text() {
    typed("xy\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\z", "xyz");
}
