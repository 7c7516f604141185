//! A book of 40 accounts and 8 purchases as on a first evening stays readable, and marking its people never
//! raises the number of rows (screens, "Quiet").

use anteroom::model::codes::Severity;
use anteroom::model::{Account, Date, Edit, Person, Record, Row, Value};
use anteroom::workbench::finding_groups::{GroupedBook, fold};
use anteroom::workbench::{Source, Workbench};
use serde_json::{Value as Json, json};

const TITLES: [&str; 5] = [
    "Managing director",
    "Head of purchasing",
    "Technical director",
    "Buyer",
    "Maintenance engineer",
];

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

/// 40 accounts, each with five people by name and title; the first 8 buy something, 6 are key, 4 targets.
/// Of the first `begun` the rep has written down who is who, and a call.
fn evening(begun: usize) -> Workbench {
    let accounts: Vec<Json> = (0..40).map(|i| account(i, i < begun)).collect();
    let book = json!({ "format": "anteroom/1", "rep": { "name": "Anna Weiss", "currency": "EUR" }, "accounts": accounts });
    let mut bench = Workbench::in_memory(today()).unwrap();
    let source = Source::new("evening", book.to_string().into_bytes());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    bench
}

fn account(i: usize, begun: bool) -> Json {
    let people: Vec<Json> = TITLES
        .iter()
        .enumerate()
        .map(|(n, title)| {
            let mut person = json!({ "id": format!("p{i}-{n}"), "name": format!("Person {i} {n}"), "title": title });
            if begun && n == 3 {
                person["influence"] = json!(2);
                person["attitude"] = json!(1);
                person["relationship"] = json!(3);
                person["marks_as_of"] = json!("2026-11-24");
            }
            person
        })
        .collect();
    let tier = match i {
        0..=5 => "key",
        6..=9 => "target",
        _ => "ordinary",
    };
    let mut account = json!({ "id": format!("a{i}"), "name": format!("Account {i}"), "tier": tier, "people": people });
    if i < 8 {
        account["opportunities"] = json!([{
            "id": format!("o{i}"), "name": format!("Purchase {i}"), "value": 100000,
            "buying_stage": 1 + i % 3, "selling_stage": 1 + i % 2,
        }]);
    }
    if begun {
        account["contacts"] =
            json!([{ "date": "2026-11-20", "kind": "call", "people": [format!("p{i}-3")] }]);
    }
    account
}

/// The whole book as screens fold it: rows of the book, rows a cause, findings in all.
fn look(bench: &Workbench) -> (GroupedBook, usize, usize) {
    let shared = bench.shared().unwrap();
    let (mut book, mut causes, mut findings) = (GroupedBook::default(), 0, 0);
    for key in bench.account_keys().unwrap() {
        let account = bench.typed_account(key).unwrap();
        let (found, folded) = bench.urgent(key, &shared).unwrap();
        findings += found.len();
        causes += folded.rows.iter().filter(|r| !r.members.is_empty()).count();
        book.take(key, &account, &found, folded, bench.today());
    }
    (book, causes, findings)
}

#[test]
fn the_first_evening_has_at_most_thirty_rows() {
    for begun in [0, 3] {
        let (book, causes, findings) = look(&evening(begun));
        let rows = book.rows();
        println!(
            "{begun} begun: {findings} findings, {causes} rows by cause, {rows} rows of the book"
        );
        assert!(findings > 60, "a book with {findings} findings tests nothing");
        assert!(rows <= 30, "{rows} rows with {begun} accounts begun");
        assert!(causes + book.whole.len() <= 30, "{causes} rows by cause with {begun} begun");
    }
}

#[test]
fn no_mark_of_a_person_raises_the_number_of_rows() {
    let mut bench = evening(0);
    let mut before = look(&bench).0.rows();
    let first = before;
    for key in bench.account_keys().unwrap() {
        let people: Vec<(i64, usize)> = people_of(&bench.typed_account(key).unwrap());
        for (person, n) in people {
            for (field, value) in marks(n) {
                let cells = vec![
                    (field.to_owned(), value),
                    ("marks_as_of".to_owned(), Value::Day(today())),
                ];
                let edit = Edit::Update { schema: Person::SCHEMA, key: person, cells };
                bench.apply("mark", vec![edit]).unwrap();
            }
            let now = look(&bench).0.rows();
            assert!(
                now <= before,
                "marking person {n} of account {key}: {before} rows, then {now}"
            );
            before = now;
        }
    }
    let (book, causes, _) = look(&bench);
    println!("{first} rows before, {before} after all are marked, {causes} rows by cause");
    let critical = book.whole.values().flatten().any(|(_, s)| *s == Severity::Critical);
    assert!(critical, "somebody against us where nothing is bought is still shown");
}

fn people_of(account: &Account) -> Vec<(i64, usize)> {
    account.people.iter().enumerate().map(|(n, p)| (p.key, n)).collect()
}

/// One who decides and is for us, one with weight against us, and the rest.
fn marks(n: usize) -> Vec<(&'static str, Value)> {
    let words = |role: &str| Value::Words(vec![role.to_owned()]);
    let (influence, attitude, relationship) =
        [(5, 1, 1), (4, -2, 0), (4, 0, 2), (2, 1, 4), (1, 2, 3)][n];
    let mut marks = vec![
        ("influence", Value::Whole(influence)),
        ("attitude", Value::Whole(attitude)),
        ("relationship", Value::Whole(relationship)),
    ];
    match n {
        0 => marks.push(("roles", words("decision_maker"))),
        3 => marks.push(("roles", words("coach"))),
        _ => {}
    }
    marks
}

#[test]
fn an_account_without_marks_is_one_quiet_row_with_the_rest_behind_it() {
    let bench = evening(1);
    let shared = bench.shared().unwrap();
    let keys = bench.account_keys().unwrap();
    let rows = |at: usize| bench.urgent(keys[at], &shared).unwrap();
    let (found, folded) = rows(1);
    assert!(!folded.begun);
    assert_eq!((folded.rows.len(), folded.rows[0].severity), (1, Severity::Notice));
    let behind = folded.rows[0].members.len() + folded.whole_book.len();
    assert_eq!(behind, found.len(), "nothing is lost");
    assert!(rows(0).1.begun && rows(0).1.rows.len() > 1);
}

#[test]
fn an_action_for_the_worst_finding_mutes_its_row_until_its_day() {
    let mut bench = evening(1);
    let key = bench.account_keys().unwrap()[0];
    let account = bench.typed_account(key).unwrap();
    let findings = |bench: &Workbench| bench.urgent(key, &bench.shared().unwrap()).unwrap().0;
    let found = findings(&bench);
    let folded = fold(&account, &found, &bench.playbook, today());
    let reach = folded.rows.iter().find(|r| r.cause == "reach").unwrap();
    assert_eq!(reach.muted, None);
    let due = today() + chrono::Days::new(3);
    let edits = reach.members.iter().map(|i| {
        let mut row = Row::empty(anteroom::model::Action::SCHEMA);
        row.set("what", Value::Text("ask".to_owned()));
        row.set("due", Value::Day(due));
        row.set("for", Value::Text(found[*i].subject.clone()));
        Edit::Insert { account: key, parent: key, row }
    });
    bench.apply("ask", edits.collect()).unwrap();
    let account = bench.typed_account(key).unwrap();
    let row = |day: Date| {
        let folded = fold(&account, &findings(&bench), &bench.playbook, day);
        folded.rows.into_iter().find(|r| r.cause == "reach").unwrap().muted
    };
    assert_eq!(row(today()), Some(due));
    assert_eq!(row(due + chrono::Days::new(1)), None, "it is back after the day");
}
