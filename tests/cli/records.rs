//! `add`, `set`, `done`, `rm`: each does what it says, refuses in words, and can be taken back.

use crate::book::Book;

const ALFA: &str = r#""rep":{"name":"Ann"},"competitors":[{"id":"c","name":"Cobra"}],"products":[{"id":"w","name":"Widget"}],
"accounts":[{"id":"a","name":"Alfa","people":[{"id":"p","name":"Ingrid Dahl"},
 {"id":"q","name":"Bo","reports_to":"p","successor":"p","deeds":[{"what":"warned"}]}],
 "ties":[{"from":"p","to":"q","kind":"friend"}],
 "intel":[{"topic":"senior.concerns","answer":"x","person":"p"},{"topic":"industry.trend","answer":"up"}],
 "contacts":[{"id":"k","people":["p","q"]}],
 "gifts":[{"person":"p","what":"tea"}],
 "opportunities":[{"id":"o","name":"Pumps","products":["w"],"rivals":[{"competitor":"c","sponsor":"p"}],
   "payments":[{"id":"pay","amount":5}]}],
 "visits":[{"id":"v","people":["q","p"],"opportunity":"o","questions":[{"text":"why","person":"p"}]}],
 "actions":[{"id":"t1","what":"see Dahl","for":"p","promised_to":"p"},{"id":"t2","what":"ask","for":"senior.concerns@p"},
   {"id":"t3","what":"bill","for":"pay"}],
 "dismissals":[{"code":"marks_stale","subject":"p","verdict":"rejected"}]}]"#;

/// Does it, undoes it, does it again: the file is byte for byte what it was, and what it became.
#[track_caller]
fn turns(book: &Book, arguments: &[&str]) -> String {
    let before = book.export();
    let said = book.does(arguments);
    let after = book.export();
    assert_ne!(after, before, "{arguments:?} changed nothing");
    book.does(&["undo"]);
    assert_eq!(book.export(), before, "{arguments:?} taken back");
    book.does(&["redo"]);
    assert_eq!(book.export(), after, "{arguments:?} done again");
    said
}

#[test]
fn every_kind_of_change_can_be_taken_back_and_done_again() {
    let book = Book::of(ALFA);
    for arguments in [
        &["add", "account", "Beta", "--tier", "key", "--alias", "B", "--alias", "Bee"][..],
        &[
            "add",
            "person",
            "a",
            "王敏",
            "--influence",
            "4",
            "--role",
            "coach,user",
            "--reports-to",
            "Dahl",
        ],
        &["add", "deed", "a", "Bo", "informed", "--date", "2026-11-01"],
        &["add", "tie", "a", "Bo", "王敏", "works_with", "--strength", "4"],
        &["add", "opportunity", "a", "Valves", "--value", "12.50", "--product", "Widget"],
        &["add", "payment", "a", "Valves", "100", "--due", "2027-01-01"],
        &["add", "rival", "a", "Valves", "Cobra", "--position", "incumbent"],
        &["add", "rival-evaluation", "a", "Valves", "Cobra", "fit", "--score", "3"],
        &["add", "evidence", "a", "Valves", "needs_known", "--note", "list"],
        &[
            "add",
            "visit",
            "a",
            "2026-12-01T10:00",
            "--person",
            "Bo",
            "--objectives-expected",
            "a date",
        ],
        &["add", "complaint", "a", "leaks", "--raised", "2026-11-20", "--severity", "high"],
        &["add", "year", "a", "2026", "--revenue", "10"],
        &["add", "quarter", "a", "2026", "3", "--revenue", "4"],
        &["add", "product", "Gadget", "--list-price", "9.99"],
        &["add", "team", "Carl", "--until", "2026-12-31"],
        &["add", "inbox", "call somebody"],
        &["add", "action", "a", "write", "--due", "2026-12-01", "--for", "Bo"],
        &["set", "account", "Beta", "--status", "lost", "--status-since", "2026-11-01"],
        &["set", "person", "a", "Dahl", "--attitude", "-1", "--communication-reach", "by phone"],
        &["set", "person", "a", "Dahl", "--external"],
        &["set", "person", "a", "Dahl", "--external=no", "--clear", "attitude"],
        &["set", "tie", "a", "Dahl", "Bo", "friend", "--strength", "5"],
        &[
            "set",
            "intel",
            "a",
            "problems.pains",
            "slow",
            "--source",
            "Bo",
            "--confidence",
            "stated",
        ],
        &["set", "rep", "--gift-limit", "100.5", "--company", "Us"],
        &["set", "payment", "a", "Pumps", "pay", "--paid", "2026-11-02"],
        &["set", "gift", "a", "tea", "--value", "3"],
        &["done", "a", "write"],
        &["done", "action", "a", "see", "--on", "2026-11-20"],
        &["log", "a", "talked", "--with", "Bo"],
        &["rm", "intel", "a", "industry.trend"],
        &["rm", "competitor", "Cobra"],
        &["rm", "product", "Widget"],
        &["rm", "opportunity", "a", "Pumps"],
        &["rm", "person", "a", "p"],
        &["rm", "account", "Beta"],
    ] {
        turns(&book, arguments);
    }
    assert!(book.does(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn what_is_added_is_there_as_it_was_typed() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Alfa","people":[{"id":"d","name":"Ingrid Dahl"}]}]"#,
    );
    let said = book.json(&[
        "add",
        "person",
        "Alfa",
        "Bo Lind",
        "--influence",
        "4",
        "--attitude",
        "-2",
        "--role",
        "decision_maker",
        "--role",
        "user",
        "--reports-to",
        "Dahl",
        "--external",
    ]);
    let person = &book.account()["people"][1];
    assert_eq!(person["id"], said["id"]);
    assert_eq!((&person["name"], &person["reports_to"]), (&"Bo Lind".into(), &"d".into()));
    assert_eq!((&person["influence"], &person["attitude"]), (&4.into(), &(-2).into()));
    assert_eq!(person["roles"], serde_json::json!(["decision_maker", "user"]));
    assert_eq!(person["external"], true);
    assert_eq!(said["did"], "added person Bo Lind of Alfa: reports to Ingrid Dahl");
}

#[test]
fn an_answer_is_added_and_the_older_one_is_kept() {
    let book = Book::of(ALFA);
    let set = |answer: &str| {
        let all = [
            "set",
            "intel",
            "Alfa",
            "problems.pains",
            answer,
            "--source",
            "S",
            "--confidence",
            "stated",
        ];
        book.does(&all)
    };
    set("slow");
    set("dear");
    let account = book.account();
    let answers = account["intel"].as_array().expect("answers");
    assert_eq!(answers.len(), 4);
    assert_eq!((&answers[2]["answer"], &answers[3]["answer"]), (&"slow".into(), &"dear".into()));
    assert_eq!(answers[3]["as_of"], "2026-11-24");
    book.does(&[
        "set",
        "intel",
        "a",
        "senior.personal_win",
        "rank",
        "--person",
        "Dahl",
        "--as-of",
        "2026-10-01",
    ]);
    let account = book.account();
    assert_eq!(account["intel"][4]["person"], "p");
    assert_eq!(account["intel"][4]["as_of"], "2026-10-01");
}

#[test]
fn values_are_judged_as_an_import_judges_them() {
    let book = Book::of(ALFA);
    let before = book.export();
    for (arguments, sentence) in [
        (
            &["add", "person", "a", "X", "--influence", "9"][..],
            "--influence: 9 is not allowed; a whole number from 0 to 5 is",
        ),
        (
            &["add", "person", "a", "X", "--influence", "much"],
            "--influence: \"much\" is not a number; a whole number from 0 to 5 is allowed",
        ),
        (
            &["add", "person", "a", "X", "--level", "boss"],
            "--level: \"boss\" is not allowed; one of executive, senior, middle, working is",
        ),
        (
            &["add", "person", "a", "X", "--reports-to", "Zed"],
            "--reports-to: no person is called \"Zed\"; anteroom list people shows them",
        ),
        (
            &["add", "person", "a", "X", "--left", "31.02.2026"],
            "--left: \"31.02.2026\" is not in the calendar; give a day that the month has, of the years 1 to 9999",
        ),
        (
            &["add", "person", "a", "Bo"],
            "a person called \"Bo\" is already there; change it with set, or add to the name what tells the two apart",
        ),
        (
            &["add", "person", "a", "X", "--id", "o"],
            "--id: \"o\" is already the id of another opportunity here; give it another id",
        ),
        (&["add", "person", "a", " "], "the name is empty; say it: a person needs it"),
        (
            &["add", "tie", "a", "Bo", "Bo", "friend"],
            "\"q\" is tied to itself; a tie joins two different people",
        ),
        (
            &["add", "tie", "a", "Dahl", "Bo", "friend"],
            "there is already a tie of Ingrid Dahl, Bo, friend; change it with set",
        ),
        (
            &["add", "action", "a", "x", "--for", "nothing"],
            "--for: \"nothing\" is nothing in this account; name the account's id, the id of anything in it, a topic, topic@person, or a finding's code",
        ),
        (
            &["set", "intel", "a", "senior.concerns", "x"],
            "--person: senior.concerns is asked about a person, and none is named; name the person that the answer is about",
        ),
        (
            &["set", "person", "a", "Bo", "--name", "Ingrid Dahl"],
            "another person is called \"Ingrid Dahl\"; anteroom merge makes one of two",
        ),
        (
            &["set", "person", "a", "Bo", "--clear", "name"],
            "--name: name cannot be empty; give another value, or take the record away with rm",
        ),
        (
            &["set", "rep", "--gift-limit", "-1"],
            "--gift-limit: -1 is not allowed; an amount from 0 to 10000000000000 with at most two decimals is",
        ),
        (
            &["set", "year", "a", "2026", "--revenue", "1"],
            "there is no year of Alfa yet; add one first",
        ),
        (
            &["rm", "action", "a", "zzz"],
            "no action is called \"zzz\"; anteroom list actions shows them",
        ),
        (
            &["done", "a", "t1", "--on", "soon"],
            "--on: \"soon\" is no day that can be read; write it as today, last fri, +2w, 1 dec, 1.12. or 2026-12-01",
        ),
    ] {
        assert_eq!(book.refuses(arguments), sentence, "{arguments:?}");
    }
    assert_eq!(book.export(), before);
}

#[test]
fn wrong_usage_is_another_exit_than_a_refusal() {
    let book = Book::of(ALFA);
    for arguments in [
        &["add"][..],
        &["add", "cat", "a"],
        &["add", "person", "a"],
        &["add", "person", "a", "X", "--colour", "red"],
        &["nonsense"],
        &["done", "a"],
        &["--today", "24.11.2026", "check"],
    ] {
        let said = book.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{arguments:?}");
    }
}

#[test]
fn a_person_goes_with_all_that_names_them_and_it_is_said() {
    let book = Book::of(ALFA);
    let said = book.does(&["rm", "person", "a", "Dahl"]);
    assert!(said.starts_with("took away person Ingrid Dahl of Alfa; with it went "), "{said}");
    for part in ["1 tie", "1 answer", "1 gift", "1 dismissal", "anteroom undo brings it back"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let account = book.account();
    let text = account.to_string();
    assert!(!text.contains("\"p\"") && !text.contains("@p\""), "{text}");
    assert_eq!(account["contacts"][0]["people"], serde_json::json!(["q"]));
    assert_eq!(account["visits"][0]["people"], serde_json::json!(["q"]));
    assert_eq!(account["actions"].as_array().expect("actions").len(), 3);
    let copy = Book::new();
    copy.does(&["import", &book.write("out.json", book.export())]);
}

#[test]
fn a_purchase_goes_with_what_belongs_to_it() {
    let book = Book::of(ALFA);
    book.does(&["rm", "opportunity", "a", "Pumps"]);
    let account = book.account();
    assert!(account.get("opportunities").is_none());
    assert!(account["actions"][2].get("for").is_none());
    assert!(account["visits"][0].get("opportunity").is_none());
}
