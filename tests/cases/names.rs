//! Who is who: invisible characters, capitals, aliases of what was merged.

use super::book::Book;
use serde_json::Value;

fn accounts(book: &Book) -> Vec<Value> {
    let book: Value = serde_json::from_str(&book.export()).expect("JSON");
    book["accounts"].as_array().cloned().unwrap_or_default()
}

/// Each account with its people.
fn who(book: &Book) -> Vec<(String, Vec<String>)> {
    let name = |row: &Value| row["name"].as_str().unwrap_or_default().to_owned();
    let people = |row: &Value| row["people"].as_array().into_iter().flatten().map(name).collect();
    accounts(book).iter().map(|a| (name(a), people(a))).collect()
}

fn one(account: &str, person: &str) -> Vec<(String, Vec<String>)> {
    vec![(account.to_owned(), vec![person.to_owned()])]
}

fn import(book: &Book, name: &str, text: &str) -> String {
    let path = book.write(name, text);
    let said = book.run(&["import", &path]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    said.err
}

#[test]
fn what_nobody_sees_is_no_part_of_a_name() {
    let book = Book::new();
    import(
        &book,
        "in.csv",
        "account,contact,email,phone\nAlfa\u{200b},Ben Ott\u{200b},\u{200b}ben@alfa.example,\u{202d}+49 171 5\u{202c}\nAlfa,Ben Ott,ben@alfa.example,+49 171 5\nA\u{ad}lfa,Ben\u{a0}Ott,ben@alfa.example\u{feff},\u{2068}+49 171 5\u{2069}\n",
    );
    assert_eq!(who(&book), one("Alfa", "Ben Ott"));
    let person = &accounts(&book)[0]["people"][0];
    assert_eq!(
        (&person["email"], &person["phone"]),
        (&"ben@alfa.example".into(), &"+49 171 5".into())
    );
    import(
        &book,
        "in.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ben\u{200e} Ott\nORG:Al\u{2060}fa\nTEL:\u{202a}+49 171 5\u{202c}\nEND:VCARD\n",
    );
    assert_eq!(who(&book), one("Alfa", "Ben Ott"));
}

#[test]
fn one_rule_for_the_same_name_in_a_file_and_against_the_book() {
    for (account, person) in [
        ("ACME GMBH", "JÖRG WEISS"),
        ("acme gmbh", "jörg weiss"),
        ("Acme  GmbH ", "Jo\u{308}rg Weiß"),
        ("Acme GmbH", "Joerg Weiss"),
        ("Acme GmbH", "Dr. Jörg Weiß"),
    ] {
        let book = Book::new();
        import(&book, "a.csv", "account,contact\nAcme GmbH,Jörg Weiß\n");
        import(&book, "b.csv", &format!("account,contact,title\n{account},{person},CEO\n"));
        assert_eq!(who(&book), one("Acme GmbH", "Jörg Weiß"), "{account}, {person}");
        import(
            &book,
            "c.vcf",
            &format!("BEGIN:VCARD\nVERSION:3.0\nFN:{person}\nORG:{account}\nEND:VCARD\n"),
        );
        assert_eq!(who(&book), one("Acme GmbH", "Jörg Weiß"), "{account}, {person}");
        let both = Book::new();
        import(
            &both,
            "d.csv",
            &format!("account,contact\nAcme GmbH,Jörg Weiß\n{account},{person}\n"),
        );
        assert_eq!(who(&both), one("Acme GmbH", "Jörg Weiß"), "{account}, {person}");
    }
    let book = Book::new();
    let said = import(&book, "a.csv", "account,contact\nMüller AG,Ann Lee\n");
    assert_eq!(said, "");
    let said = import(&book, "b.csv", "account,contact\nMueller AG,Anne Lee\n");
    assert!(said.contains("is taken for \"Müller AG\""), "{said}");
    assert_eq!(
        who(&book),
        [("Müller AG".to_owned(), vec!["Ann Lee".to_owned(), "Anne Lee".to_owned()])]
    );
}

#[test]
fn the_interchange_file_stays_exact() {
    let book = Book::of(r#""accounts":[{"name":"Acme GmbH"}]"#);
    let text = r#"{"format":"anteroom/1","accounts":[{"name":"ACME GMBH"}]}"#;
    book.does(&["import", &book.write("x.json", text)]);
    assert_eq!(accounts(&book).len(), 2);
}

#[test]
fn who_was_merged_stays_merged() {
    let book = Book::new();
    let list = "account,contact,email\nNordwind AG,Li Wei,l@n.example\nNordwind Aktiengesellschaft,Wei Li,l@n.example\n";
    import(&book, "in.csv", list);
    book.does(&["merge", "Nordwind AG", "Nordwind Aktiengesellschaft"]);
    let before = book.export();
    import(&book, "in.csv", list);
    assert_eq!(book.export(), before);
    book.does(&["merge", "--person", "Nordwind AG", "Li Wei", "Wei Li"]);
    let before = book.export();
    import(&book, "in.csv", list);
    assert_eq!(book.export(), before);
    import(
        &book,
        "in.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Wei Li\nORG:NORDWIND AKTIENGESELLSCHAFT\nEMAIL:l@n.example\nEND:VCARD\n",
    );
    assert_eq!(book.export(), before);
}

#[test]
fn add_and_a_logged_line_know_who_is_there_by_every_name() {
    let book = Book::new();
    import(
        &book,
        "a.csv",
        "account,contact\nStraße Süd GmbH,Jon Smith\nStraße Süd GmbH,John Smith\nNord,Bo\n",
    );
    book.does(&["merge", "--person", "Straße Süd GmbH", "Jon Smith", "John Smith"]);
    book.does(&["merge", "Straße Süd GmbH", "Nord"]);
    let before = book.export();
    for arguments in [
        &["add", "account", "STRASSE SÜD GMBH"][..],
        &["add", "account", "nord"],
        &["add", "person", "Straße Süd GmbH", "JON SMITH"],
        &["add", "person", "Nord", "John Smith"],
    ] {
        assert!(book.refuses(arguments).contains("is already there"), "{arguments:?}");
    }
    assert_eq!(book.export(), before);
    book.does(&["log", "Nord", "call john smith: x"]);
    assert_eq!(book.account()["contacts"][0]["note"], "x");
    book.does(&["add", "person", "Nord", "Joan Smith"]);
    book.does(&["add", "account", "Straße Süd AG"]);
}

#[test]
fn a_name_without_blanks_is_the_same_with_one() {
    let book = Book::new();
    import(&book, "a.csv", "account,contact\nＡＣＭＥ株式会社,山田 太郎\n");
    import(&book, "b.csv", "account,contact,title\nACME株式会社,山田太郎,部長\n");
    assert_eq!(who(&book), one("ＡＣＭＥ株式会社", "山田 太郎"));
    let book = Book::new();
    import(&book, "a.csv", "account,contact\nAlfa,Ann Lee\nAlfa,Annlee\n");
    assert_eq!(who(&book)[0].1.len(), 2);
}
