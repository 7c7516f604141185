//! Search as one types it: a telephone number by its digits, letters written out, marks of every kind.

use super::book::Book;

const ALFA: &str = r#""accounts":[{"id":"a","name":"Alfa","people":[
 {"id":"p1","name":"Jörg Müller-Schäfer","phone":"+49 (0)171 555-1234","notes":"Größe XL"}]}]"#;

fn hits(book: &Book, words: &str) -> usize {
    let found = book.json(&["search", words]);
    found.as_array().map_or(0, Vec::len)
}

#[test]
fn the_number_of_a_call_that_comes_in_finds_who_it_is() {
    let book = Book::of(ALFA);
    for number in
        ["5551234", "01715551234", "00491715551234", "+49 171 5551234", "0171 555 1234", "555-1234"]
    {
        assert_eq!(hits(&book, number), 1, "{number}");
    }
    assert_eq!(hits(&book, "5559999"), 0);
}

#[test]
fn letters_written_out_are_found_everywhere() {
    let book = Book::of(ALFA);
    for words in ["mueller", "Müller", "muller", "joerg", "schaefer", "groesse"] {
        assert_eq!(hits(&book, words), 1, "{words}");
    }
    let book = Book::of(
        r#""accounts":[{"name":"Müller Röhren","people":[{"id":"p","name":"Åse Holm"},{"id":"q","name":"Uwe Goethe"}]}]"#,
    );
    for arguments in [
        &["log", "mueller", "call aase: x"][..],
        &["log", "muller r", "call Göthe: x"],
        &["route", "Mueller", "aase"],
    ] {
        book.does(arguments);
    }
    assert_eq!(
        book.does(&["log", "call Frau Holm bei Mueller Roehren: x"]),
        "1 contact, 0 lines to the inbox\n"
    );
    let people: Vec<String> = book.account()["contacts"]
        .as_array()
        .expect("three")
        .iter()
        .map(|c| c["people"][0].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(people, ["p", "q", "p"]);
}

#[test]
fn marks_of_every_kind_are_only_text() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Alfa","people":[{"id":"p1","name":"Seán O'Brien","notes":"C++ and R&D; part X-200/7; name:x"}]}]"#,
    );
    for words in ["O'Brien", "X-200/7", "R&D"] {
        assert_eq!(hits(&book, words), 1, "{words}");
    }
    for words in ["\"", "(", "*", "^", "+", "&", "a\" OR b", "name:x", "C++", "-"] {
        book.does(&["search", words]);
    }
}
