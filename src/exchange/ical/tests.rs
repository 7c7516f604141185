//! A calendar of a small book.

use super::*;
use crate::exchange::tree::{empty, list_mut};
use crate::model::{
    Account, Action, Agreement, Book, Money, Opportunity, Payment, Person, Visit, parse_day,
};

fn row<T: crate::model::Record>(cells: &[(&str, Value)]) -> Row {
    let mut row = empty::<T>();
    cells
        .iter()
        .for_each(|(field, value)| row.set(field, value.clone()));
    row
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn on(date: &str) -> Value {
    Value::Day(parse_day(date).unwrap())
}

fn book() -> Row {
    let mut deal = row::<Opportunity>(&[("name", text("Turbine"))]);
    let amount = Value::Money(Money::from_cents(1_250));
    let list = list_mut(&mut deal, "payments").unwrap();
    list.push(row::<Payment>(&[
        ("id", text("m1")),
        ("due", on("2027-01-10")),
        ("amount", amount),
        ("what", text("on order")),
    ]));
    list.push(row::<Payment>(&[
        ("id", text("m2")),
        ("due", on("2027-01-10")),
        ("paid", on("2026-01-10")),
    ]));
    let visit = |id: &str, status: &str| {
        row::<Visit>(&[
            ("id", text(id)),
            (
                "date",
                Value::Moment(Moment::parse("2026-11-26T23:30").unwrap()),
            ),
            ("people", Value::Words(vec!["p1".to_owned()])),
            ("purpose", text("open the specification; 开标,\nnow")),
            ("place", text("head office")),
            ("status", text(status)),
        ])
    };
    let mut account = row::<Account>(&[("id", text("nw")), ("name", text("Northwind Hydro"))]);
    for (list, rows) in [
        (
            "people",
            vec![row::<Person>(&[("id", text("p1")), ("name", text("王敏"))])],
        ),
        (
            "visits",
            vec![visit("v1", "planned"), visit("v2", "cancelled")],
        ),
        (
            "actions",
            vec![
                row::<Action>(&[
                    ("id", text("a1")),
                    ("what", text("send it")),
                    ("due", on("2026-12-01")),
                    ("promised_to", text("p1")),
                ]),
                row::<Action>(&[
                    ("id", text("a2")),
                    ("what", text("x")),
                    ("due", on("2026-12-01")),
                    ("done", on("2026-11-01")),
                ]),
                row::<Action>(&[("id", text("a3")), ("what", text("undated"))]),
            ],
        ),
        (
            "agreements",
            vec![row::<Agreement>(&[
                ("id", text("g1")),
                ("what", text("frame")),
                ("until", on("2027-12-31")),
                ("notice_by", on("2027-09-30")),
            ])],
        ),
        ("opportunities", vec![deal]),
    ] {
        list_mut(&mut account, list).unwrap().extend(rows);
    }
    let mut book = empty::<Book>();
    list_mut(&mut book, "accounts").unwrap().push(account);
    book
}

#[test]
fn what_has_a_day_is_in_it_and_what_is_over_is_not() {
    let written = write(&book(), parse_day("2026-11-24").unwrap());
    let whole = written.replace("\r\n ", "");
    for line in [
        "UID:nw-visit-v1@anteroom",
        "DTSTART:20261126T233000",
        "DTEND:20261127T003000",
        "SUMMARY:Northwind Hydro: open the specification\\; 开标\\,\\nnow",
        "LOCATION:head office",
        "DESCRIPTION:with 王敏",
        "SUMMARY:Northwind Hydro: promised to 王敏: send it",
        "DTSTART;VALUE=DATE:20261201",
        "DTEND;VALUE=DATE:20261202",
        "SUMMARY:Northwind Hydro: payment 12.5: on order",
        "SUMMARY:Northwind Hydro: agreement ends: frame",
        "SUMMARY:Northwind Hydro: last day of notice: frame",
        "DTSTAMP:20261124T000000Z",
    ] {
        assert!(whole.split("\r\n").any(|l| l == line), "{line}\n{whole}");
    }
    assert_eq!(whole.matches("BEGIN:VEVENT").count(), 5);
    assert!(written.split("\r\n").all(|line| line.len() <= 75));
}
