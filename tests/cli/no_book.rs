//! A command that is refused, or that needs what is in a book, makes none.

use crate::book::Book;

#[test]
fn a_refused_command_leaves_no_file_behind() {
    let book = Book::new();
    for words in [
        &["set", "account", "x", "--tier", "key"][..],
        &["log", "x", "call y: z"],
        &["add", "person", "x", "Ann"],
        &["add", "opportunity", "x", "O"],
        &["list", "accounts"],
        &["rm", "account", "x"],
    ] {
        let said = book.refuses(words);
        assert!(said.contains("there is no book at"), "{words:?}: {said}");
        assert_eq!(book.files(), Vec::<String>::new(), "{words:?}");
    }
    assert!(book.refuses(&["import", "nofile.json"]).contains("nofile.json: cannot be read"));
    assert_eq!(book.say(&["import", "-"], "{").code, Some(1));
    assert!(book.refuses(&["add", "account", "A", "--tier", "gold"]).contains("gold"));
    assert_eq!(book.files(), Vec::<String>::new());
}

#[test]
fn what_can_be_the_first_of_a_book_begins_one() {
    for words in [
        &["add", "account", "A"][..],
        &["add", "product", "P"],
        &["set", "rep", "--name", "R"],
        &["log", "call x: y"],
    ] {
        let book = Book::new();
        book.does(words);
        assert!(!book.files().is_empty(), "{words:?}");
        // And a refusal afterwards takes nothing away.
        book.refuses(&["rm", "account", "nobody"]);
        assert!(book.does(&["undo"]).contains(' '), "{words:?}");
    }
}
