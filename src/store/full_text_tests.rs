//! The index follows every write: put in, changed, taken away, undone and done again.

use crate::model::{Account, Edit, Person, Record, Row, Value};
use crate::store::{Ids, Stamp, Store};

fn row<T: Record>(name: &str, notes: &str) -> Row {
    let mut row = Row::empty(T::SCHEMA);
    row.set("name", Value::Text(name.to_owned()));
    row.set("notes", Value::Text(notes.to_owned()));
    row
}

fn put(store: &mut Store, account: i64, row: Row) -> i64 {
    let stamp = Stamp::default();
    let insert = |step: &mut crate::store::Step| {
        let parent = account;
        let key = step.apply(Edit::Insert { account, parent, row })?;
        Ok::<_, crate::store::StoreError>((key, "put".to_owned()))
    };
    store.step(&stamp, true, insert).unwrap()
}

fn names(store: &Store, words: &str) -> Vec<String> {
    let found = store.search(words, 9).unwrap();
    found.iter().map(|f| f.row.title()).collect()
}

#[test]
fn any_script_by_beginnings_without_accents() {
    let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
    let account = put(&mut store, 0, row::<Account>("Næss Ålesund 华联电力", "ليلى"));
    put(&mut store, account, row::<Person>("王敏", "likes tea"));
    for (words, hits) in [
        ("aales", 1),
        ("ales", 1),
        ("NAESS", 1),
        ("王", 1),
        ("敏", 1),
        ("联电", 1),
        ("电联", 0),
        ("ليل", 1),
        ("likes te", 1),
        ("te likes", 1),
        ("ikes", 0),
        ("\" * (", 0),
        ("a\" OR b", 0),
        ("", 0),
    ] {
        assert_eq!(names(&store, words).len(), hits, "{words:?}");
    }
}

#[test]
fn a_number_is_found_by_its_digits_and_a_name_by_its_letters_written_out() {
    let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
    let account = put(&mut store, 0, row::<Account>("Alfa", "founded 2027"));
    let mut person = row::<Person>("Jörg Müller-Schäfer", "Größe XL; second 030 7700-12");
    person.set("phone", Value::Text("+49 (0)171 555-1234".to_owned()));
    put(&mut store, account, person);
    let mut other = row::<Person>("Anna Goethe", "");
    other.set("phone", Value::Text("0171 9998887".to_owned()));
    put(&mut store, account, other);
    for (words, hits) in [
        ("5551234", 1),
        ("01715551234", 1),
        ("00491715551234", 1),
        ("+491715551234", 1),
        ("0171 555 1234", 1),
        ("+49 171 5551234", 1),
        ("171-555-12", 1),
        ("+49 171 9998887", 1),
        ("03077001", 1),
        ("mueller 5551234", 1),
        ("55512345", 0),
        ("2027", 1),
        ("mueller", 1),
        ("muller", 1),
        ("Müller", 1),
        ("schaefer joerg", 1),
        ("groesse", 1),
        ("göthe", 1),
        ("goethe", 1),
    ] {
        assert_eq!(names(&store, words).len(), hits, "{words}");
    }
}

#[test]
fn changes_undo_and_redo_keep_it() {
    let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
    let account = put(&mut store, 0, row::<Account>("Northwind", "old words"));
    let cells = vec![("notes".to_owned(), Value::Text("new words".to_owned()))];
    let schema = Account::SCHEMA;
    let update = vec![Edit::Update { schema, key: account, cells }];
    store.apply(&Stamp::default(), "notes".to_owned(), update).unwrap();
    assert_eq!((names(&store, "old").len(), names(&store, "new").len()), (0, 1));
    store.undo().unwrap();
    assert_eq!((names(&store, "old").len(), names(&store, "new").len()), (1, 0));
    store.redo().unwrap();
    let delete = vec![Edit::Delete { schema, key: account }];
    store.apply(&Stamp::default(), "gone".to_owned(), delete).unwrap();
    assert!(names(&store, "words").is_empty());
    store.undo().unwrap();
    assert_eq!(names(&store, "new"), ["Northwind"]);
}

#[test]
fn made_anew_it_finds_the_same() {
    let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
    let account = put(&mut store, 0, row::<Account>("Northwind", "words"));
    put(&mut store, account, row::<Person>("Bo Lind", "more words"));
    let before = names(&store, "words");
    store.renew_derived().unwrap();
    assert_eq!((before.len(), names(&store, "words")), (2, before));
    assert!(store.doctor().unwrap().is_empty());
}
