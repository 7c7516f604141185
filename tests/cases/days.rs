//! Days in words: the weekend, what comes, a part of the day, and what is no day or two.

use super::book::Book;

const ACME: &str = r#""accounts":[{"name":"Northwind","people":[{"id":"p1","name":"Ingrid Dahl"},{"id":"p2","name":"Bo Lind"}]}]"#;

/// The decision date of a row of a table that says it so.
fn decision(words: &str) -> String {
    let book = Book::new();
    let file = book.write("in.csv", format!("account,opportunity,decision date\nA,x,{words}\n"));
    book.does(&["import", &file]);
    let day = book.account()["opportunities"][0]["decision_date"].clone();
    day.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_weekend_is_saturday_and_kommend_is_the_next_one() {
    for (words, day) in [
        ("weekend", "2026-11-28"),
        ("am Wochenende", "2026-11-28"),
        ("周末", "2026-11-28"),
        ("next weekend", "2026-12-05"),
        ("kommendes Wochenende", "2026-11-28"),
        ("eow", "2026-11-27"),
        ("kommenden Freitag", "2026-11-27"),
        ("am kommenden Freitag", "2026-11-27"),
        ("nächsten Freitag", "2026-12-04"),
        ("明天上午", "2026-11-25"),
    ] {
        assert_eq!(decision(words), day, "{words}");
    }
}

#[test]
fn what_happened_is_not_dated_ahead() {
    let book = Book::of(ACME);
    let before = book.export();
    for arguments in [
        &["log", "Northwind", "call dahl 12.11.2027: x"][..],
        &["log", "Northwind", "call dahl tomorrow: x"],
        &["log", "Northwind", "x", "--date", "2027-11-12"],
        &["log", "Northwind", "x", "--date", "kommenden Freitag"],
    ] {
        let said = book.refuses(arguments);
        assert!(said.contains("is still to come"), "{said}");
    }
    assert_eq!(book.export(), before);
    let said = book.say(&["log", "-"], "Northwind call dahl morgen: x\nNorthwind call lind: y\n");
    assert!(said.err.contains("still to come") && said.err.contains("inbox"), "{}", said.err);
    assert_eq!(said.out, "1 contact, 1 line to the inbox\n");
}

#[test]
fn what_looks_like_a_day_and_is_none_or_two_is_asked() {
    let book = Book::of(ACME);
    let before = book.export();
    for (line, part) in [
        ("call dahl 1/12: budget", "1 December or 12 January"),
        ("call dahl 30.2.: budget", "not in the calendar"),
        ("Anruf Dahl 31.11.2026: Budget", "not in the calendar"),
        ("call dahl in may: budget", "which day"),
    ] {
        let said = book.refuses(&["log", "Northwind", line]);
        assert!(said.contains(part), "{line}: {said}");
    }
    assert_eq!(book.export(), before);
    book.does(&["log", "Northwind", "call dahl 12.11.: 1/12 of the budget"]);
    let contact = book.account()["contacts"][0].clone();
    assert_eq!(
        (&contact["date"], &contact["note"]),
        (&"2026-11-12".into(), &"1/12 of the budget".into())
    );
}

#[test]
fn a_part_of_the_day_is_part_of_when_it_was() {
    let book = Book::of(ACME);
    for (line, day, note) in [
        ("call dahl last night: x", "2026-11-23", "x"),
        ("call dahl gestern Abend: wartet", "2026-11-23", "wartet"),
        ("call dahl this morning: y", "2026-11-24", "y"),
        ("昨晚打电话给 dahl：等", "2026-11-23", "等"),
    ] {
        book.does(&["log", "Northwind", line]);
        let contact = book.account()["contacts"].as_array().and_then(|all| all.last().cloned());
        let contact = contact.expect("a contact");
        assert_eq!((&contact["date"], &contact["note"]), (&day.into(), &note.into()), "{line}");
        assert_eq!(contact["people"], serde_json::json!(["p1"]), "{line}");
    }
    book.does(&["log", "Northwind", "z", "--date", "heute morgen"]);
    assert_eq!(book.account()["contacts"][4]["date"], "2026-11-24");
}

#[test]
fn the_ends_of_months_and_years_hold() {
    let mut book = Book::of(ACME);
    for (today, words, day) in [
        ("2026-03-31", "a month ago", "2026-02-28"),
        ("2028-02-29", "a year ago", "2027-02-28"),
        ("2027-01-01", "31.12.", "2026-12-31"),
    ] {
        book.on(today).does(&["log", "Northwind", "x", "--date", words]);
        let contacts = book.account()["contacts"].clone();
        let last = contacts.as_array().and_then(|all| all.last().cloned()).expect("one");
        assert_eq!(last["date"], day, "{words}");
    }
}

#[test]
fn days_of_a_table_go_by_the_cell_that_proves_their_order() {
    for (cells, days) in [
        (["13-01-2027", "05-02-2027"], ["2027-01-13", "2027-02-05"]),
        (["01-13-2027", "02/05/2027"], ["2027-01-13", "2027-02-05"]),
        (["13.01.2027", "05/02/2027"], ["2027-01-13", "2027-02-05"]),
        (["1/13/27", "2/5/27"], ["2027-01-13", "2027-02-05"]),
        (["2027-01-13T10:00:00Z", "2027-02-05 10:00:00"], ["2027-01-13", "2027-02-05"]),
        (["13.01.2027 10:00", "05.02.2027, 10:00 Uhr"], ["2027-01-13", "2027-02-05"]),
        (["01/13/2027 10:00 AM", "02/05/2027 11:30 PM"], ["2027-01-13", "2027-02-05"]),
        (["46400", "20270205"], ["2027-01-13", "2027-02-05"]),
        (["2027年1月13日", "2027/2/5"], ["2027-01-13", "2027-02-05"]),
    ] {
        let book = Book::new();
        let [first, second] = cells;
        let table = format!("account;opportunity;decision date\nA;x;{first}\nA;y;{second}\n");
        let path = book.write("in.csv", table);
        assert_eq!(book.run(&["import", &path]).err, "", "{cells:?}");
        let deals = book.account()["opportunities"].clone();
        let found =
            [0, 1].map(|at| deals[at]["decision_date"].as_str().unwrap_or_default().to_owned());
        assert_eq!(found, days, "{cells:?}");
    }
    let book = Book::new();
    let path = book.write("in.csv", "account;opportunity;decision date\nA;x;05-02-2027\n");
    let said = book.run(&["import", &path]);
    assert!(said.err.contains("5 February or 2 May"), "{}", said.err);
    assert_eq!(book.account()["notes"], "x, decision date: 05-02-2027");
}

#[test]
fn a_contact_or_a_visit_that_took_place_is_not_added_ahead() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Northwind","contacts":[{"id":"c","date":"2026-11-20","kind":"call","note":"x"}],"visits":[{"id":"v","date":"2026-11-26"},{"id":"w","date":"2026-11-20"}]}]"#,
    );
    let before = book.export();
    for arguments in [
        &["add", "contact", "a", "x", "--date", "2026-11-25"][..],
        &["add", "contact", "a", "x", "--date", "tomorrow"],
        &["set", "contact", "a", "c", "--date", "12.11.2027"],
        &["add", "visit", "a", "2026-12-02", "--status", "done"],
        &["set", "visit", "a", "v", "--status", "done"],
    ] {
        let said = book.refuses(arguments);
        assert!(said.contains("is still to come"), "{arguments:?}: {said}");
    }
    assert_eq!(book.export(), before);
    book.does(&["add", "contact", "a", "x", "--date", "2026-11-24"]);
    book.does(&["add", "visit", "a", "2026-12-02"]);
    book.does(&["set", "visit", "a", "v", "--date", "2026-12-03"]);
    book.does(&["set", "visit", "a", "w", "--status", "done"]);
    book.does(&["set", "contact", "a", "c", "--note", "y"]);
}

#[test]
fn a_day_that_the_month_has_not_is_asked_whole_and_a_material_is_none() {
    let book = Book::of(ACME);
    assert!(
        book.refuses(&["log", "Northwind", "call dahl 2月30日: x"]).contains("not in the calendar")
    );
    book.does(&["log", "Northwind", "call dahl DIN 1.4301: x"]);
    book.does(&["log", "Northwind", "call dahl 2月3日: y"]);
    let contacts = book.account()["contacts"].clone();
    assert_eq!(
        (&contacts[0]["date"], &contacts[0]["note"]),
        (&"2026-11-24".into(), &"DIN 1.4301: x".into())
    );
    assert_eq!((&contacts[1]["date"], &contacts[1]["note"]), (&"2026-02-03".into(), &"y".into()));
    assert_eq!(decision("in der kommenden Woche"), "2026-12-01");
}
