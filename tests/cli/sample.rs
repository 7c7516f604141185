//! The worked example: what the rules make of it was worked out apart from the program.

use crate::book::{Book, data};
use serde_json::Value;

fn expected() -> Value {
    let text = std::fs::read_to_string(data("chain-store.expected.json")).expect("the file");
    serde_json::from_str(&text).expect("JSON")
}

/// Amounts are written as text with two decimals there, knock-outs by their code.
fn as_expected(mut sheet: Value) -> Value {
    for key in ["expected_value", "deepest_need", "carrying_cost"] {
        if let Some(number) = sheet[key].as_f64() {
            sheet[key] = Value::String(format!("{number:.2}"));
        }
    }
    let codes = sheet["knock_outs"].as_array().expect("a list").iter();
    let codes = codes.map(|k| k["code"].clone()).collect();
    sheet["knock_outs"] = Value::Array(codes);
    sheet
}

/// Numbers compare by what they are worth: 1 is 1.0.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(k, v)| b.get(k).is_some_and(|w| same(v, w)))
        }
        _ => a == b,
    }
}

#[track_caller]
fn assert_same(what: &str, got: &Value, want: &Value) {
    assert!(same(got, want), "{what}:\n{got}\nshould be\n{want}");
}

#[test]
fn readiness_and_findings_are_as_worked_out() {
    let (book, want) = (Book::sample(), expected());
    let ready = book.json(&["ready", "store-a"]);
    assert_same("ready", &ready, &want["ready"][0]);
    assert_same("ready of all", &book.json(&["ready"]), &want["ready"]);
    let found = book.json(&["check"]);
    let found = found.as_array().expect("a list").iter().map(|f| {
        let keys = ["code", "severity", "account", "subject"];
        keys.map(|k| (k.to_owned(), f[k].clone())).into_iter().collect()
    });
    assert_same("check", &Value::Array(found.collect()), &want["check"]);
}

#[test]
fn routes_deals_and_figures_are_as_worked_out() {
    let (book, want) = (Book::sample(), expected());
    for (person, routes) in want["route"]["store-a"].as_object().expect("routes") {
        assert_same(person, &book.json(&["route", "store-a", person]), routes);
    }
    for (deal, sheet) in want["evaluate"]["store-a"].as_object().expect("deals") {
        let got = as_expected(book.json(&["evaluate", "store-a", deal]));
        assert_same(deal, &got, sheet);
    }
    for (year, sheet) in want["kpi"].as_object().expect("years") {
        assert_same(year, &book.json(&["kpi", "--year", year]), sheet);
    }
}

#[test]
fn a_round_trip_gives_the_same_bytes_and_a_second_import_changes_nothing() {
    let (first, second) = (Book::sample(), Book::new());
    let once = first.export();
    let again = first.does(&["import", &data("chain-store.json")]);
    assert!(again.starts_with("nothing changed, "), "{again}");
    assert_eq!(first.export(), once);
    second.does(&["import", &first.write("copy.json", &once)]);
    assert_eq!(second.export(), once);
}
