//! A book to a table and back.

use super::*;
use crate::exchange::table::{TableOptions, read};
use crate::model::tree::{empty, list_mut};
use crate::model::{Account, Book, Moment, Money, Opportunity, Person, Year, parse_day};
use proptest::prelude::*;

fn back(text: &str) -> crate::exchange::table::TableReading {
    read(text.as_bytes(), &TableOptions::new(parse_day("2026-11-24").unwrap())).unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn book() -> Row {
    let mut account = empty::<Account>();
    for (field, value) in [
        ("id", "nw"),
        ("name", "Northwind Hydro"),
        ("tier", "key"),
        ("notes", "Family-owned;\n\"quoted\", =1+1"),
        ("industry", "=cmd|' /C calc'!A0"),
    ] {
        account.set(field, text(value));
    }
    account.set("aliases", Value::Words(vec!["北风水电, NWH".to_owned()]));
    account.set("employees", Value::Whole(840));
    let mut year = empty::<Year>();
    year.set("year", Value::Whole(2026));
    year.set("revenue", Value::Money(Money::from_cents(51_200_050)));
    year.set("until", Value::Day(parse_day("2026-09-30").unwrap()));
    list_mut(&mut account, "years").unwrap().push(year);
    for (id, name, boss, attitude) in [
        ("p1", "王敏", None, -1),
        ("p2", "ليلى حداد", Some("p1"), 2),
        ("p3", "Bo \"B\" Lind", Some("p1"), 0),
    ] {
        let mut person = empty::<Person>();
        person.set("id", text(id));
        person.set("name", text(name));
        person.set("attitude", Value::Whole(attitude));
        person.set("phone", text("+47 555"));
        person.set("roles", Value::Words(vec!["coach".to_owned(), "purchasing".to_owned()]));
        person.set("left", Value::Day(parse_day("2026-01-31").unwrap()));
        person.set("external", Value::Flag(id == "p2"));
        if let Some(boss) = boss {
            person.set("reports_to", text(boss));
        }
        list_mut(&mut account, "people").unwrap().push(person);
    }
    let mut deal = empty::<Opportunity>();
    deal.set("name", text("Turbine 2027"));
    deal.set("value", Value::Money(Money::from_cents(184_000_000)));
    deal.set("margin", Value::Number("0.125".parse().unwrap()));
    deal.set("buying_stage", Value::Whole(3));
    deal.set("decision_date", Value::Day(parse_day("2027-01-15").unwrap()));
    list_mut(&mut account, "opportunities").unwrap().push(deal);
    let mut book = empty::<Book>();
    list_mut(&mut book, "accounts").unwrap().push(account);
    book
}

/// A book in short: the columns of its accounts and people, without the schemas.
fn told(book: &Row) -> String {
    let mut told = String::new();
    for account in book.rows("accounts") {
        told += &format!(
            "{:?}\n",
            account.cells.iter().filter(|c| !matches!(c, Value::Many(_))).collect::<Vec<_>>()
        );
        for list in ["people", "opportunities", "years"] {
            for row in account.rows(list) {
                told += &format!("{list} {:?}\n", row.cells);
            }
        }
    }
    told
}

#[test]
fn what_is_written_reads_back() {
    let reading = back(&write(&book()));
    assert_eq!(reading.problems, []);
    assert!(reading.columns.iter().all(|c| c.understood), "{:?}", reading.columns);
    let mut expected = book();
    for person in list_mut(&mut list_mut(&mut expected, "accounts").unwrap()[0], "people").unwrap()
    {
        if person.text("reports_to").is_some() {
            person.set("reports_to", text("王敏"));
        }
    }
    assert_eq!(told(&reading.book), told(&expected));
    assert_eq!(write(&reading.book), write(&book()));
    assert_eq!(Moment::parse("2026-01-31").unwrap().to_string(), "2026-01-31");
}

#[test]
fn formulas_are_written_as_text() {
    let written = write(&book());
    assert!(written.contains(",'=cmd|") && written.contains("'+47 555"), "{written}");
    assert!(written.contains(",-1,"), "a mark is a number: {written}");
}

proptest! {
    #[test]
    fn any_text_survives(name in "[a-zA-Z=+@'\u{4e00}-\u{4e20}\u{627}-\u{64a}][ -~\u{4e00}-\u{4e20}\u{627}-\u{64a}é]{0,20}[a-z]", notes in "[!-~\u{4e00}-\u{4e20}\u{301}][ -~\n\u{4e00}-\u{4e20}\u{301}]{0,30}[!-~]") {
        let mut account = empty::<Account>();
        // A table with ids is one of ours, and nothing in it is cleaned.
        account.set("id", text("a"));
        account.set("name", text(&name));
        account.set("notes", text(&notes));
        let mut person = empty::<Person>();
        person.set("name", text(&name));
        person.set("notes", text(&notes));
        list_mut(&mut account, "people").unwrap().push(person);
        let mut book = empty::<Book>();
        list_mut(&mut book, "accounts").unwrap().push(account);
        let written = write(&book);
        let reading = back(&written);
        prop_assert_eq!(&reading.problems, &[]);
        prop_assert_eq!(told(&reading.book), told(&book), "{}", written);
    }
}
