//! The worked example of METHOD M9, worked out by hand: the model gives exactly that.
use crate::model::Model;
use serde_json::{Map, Value, json};

const BOOK: &str = include_str!("../../samples/chain-store.json");
const EXPECTED: &str = include_str!("../../samples/chain-store.expected.json");

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("the sample is JSON")
}

fn model() -> Model {
    Model::new(&read(BOOK), "2026-11-24".parse().expect("a date"))
}

#[test]
fn check_is_as_expected() {
    let findings = model().check().into_iter().map(|found| {
        json!({
            "code": found.code, "severity": found.severity,
            "account": found.account, "subject": found.subject,
        })
    });
    assert_eq!(Value::Array(findings.collect()), read(EXPECTED)["check"]);
}

#[test]
fn ready_is_as_expected() {
    let model = model();
    let ready = model.accounts().iter().map(|account| model.ready(account)).collect();
    assert_eq!(Value::Array(ready), read(EXPECTED)["ready"]);
}

#[test]
fn routes_are_as_expected() {
    let model = model();
    let people = model.everyone("store-a").into_iter();
    let routes: Map<String, Value> =
        people.map(|person| (person.clone(), model.route("store-a", &person))).collect();
    assert_eq!(Value::Object(routes), read(EXPECTED)["route"]["store-a"]);
}

#[test]
fn evaluation_is_as_expected() {
    let evaluated = model().evaluate("store-a", "listing");
    assert_eq!(evaluated, read(EXPECTED)["evaluate"]["store-a"]["listing"]);
}

#[test]
fn kpis_are_as_expected() {
    let model = model();
    for (year, expected) in read(EXPECTED)["kpi"].as_object().expect("years") {
        assert_eq!(model.kpi(year.parse().expect("a year")).as_ref(), Some(expected));
    }
}
