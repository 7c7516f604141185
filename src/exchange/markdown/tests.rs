//! A page, and what must not be markup in it.

use super::*;
use crate::exchange::tree::{empty, list_mut};
use crate::model::{Book, Competitor, Contact, Intel, Rival, Value, parse_day};
use proptest::prelude::*;

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn row<T: Record>(cells: &[(&str, Value)]) -> Row {
    let mut row = empty::<T>();
    cells
        .iter()
        .for_each(|(field, value)| row.set(field, value.clone()));
    row
}

fn page() -> String {
    let on = |day: &str| Value::Day(parse_day(day).unwrap());
    let mut account = row::<Account>(&[
        ("name", text("North | <b>wind</b> *")),
        ("tier", text("key")),
    ]);
    for (list, rows) in [
        (
            "people",
            vec![
                row::<Person>(&[
                    ("id", text("p1")),
                    ("name", text("王敏")),
                    ("title", text("[x](http://e)")),
                    ("attitude", Value::Whole(-1)),
                ]),
                row::<Person>(&[
                    ("id", text("p2")),
                    ("name", text("Gone")),
                    ("left", on("2026-01-01")),
                ]),
            ],
        ),
        (
            "intel",
            vec![
                row::<Intel>(&[
                    ("topic", text("problems.pains")),
                    ("answer", text("trips\nbelow 30 %")),
                    ("person", text("p1")),
                ]),
                row::<Intel>(&[
                    ("topic", text("problems.pains")),
                    ("answer", text("secret")),
                    ("private", Value::Flag(true)),
                ]),
            ],
        ),
        (
            "contacts",
            vec![row::<Contact>(&[
                ("date", on("2026-11-12")),
                ("people", Value::Words(vec!["p1".to_owned()])),
                ("note", text("hi")),
            ])],
        ),
        (
            "opportunities",
            vec![row::<Opportunity>(&[
                ("name", text("Turbine 2027")),
                ("buying_stage", Value::Whole(3)),
                (
                    "rivals",
                    Value::Many(vec![row::<Rival>(&[("competitor", text("c1"))])]),
                ),
            ])],
        ),
        (
            "actions",
            vec![
                row::<Action>(&[
                    ("what", text("send")),
                    ("due", on("2026-11-01")),
                    ("promised_to", text("p1")),
                ]),
                row::<Action>(&[("what", text("done")), ("done", on("2026-11-01"))]),
            ],
        ),
    ] {
        list_mut(&mut account, list).unwrap().extend(rows);
    }
    let speech = Speech {
        topic: &str::to_uppercase,
        role: &str::to_owned,
        attitude: &|mark| mark.map_or("unknown".to_owned(), |n| format!("mark {n}")),
        relationship: &|mark| mark.map_or("-".to_owned(), |n| n.to_string()),
    };
    let mut book = empty::<Book>();
    let rival = row::<Competitor>(&[("id", text("c1")), ("name", text("Voltaris"))]);
    list_mut(&mut book, "competitors").unwrap().push(rival);
    write(&book, &account, parse_day("2026-11-24").unwrap(), &speech)
}

#[test]
fn the_page_has_its_parts_with_names() {
    let page = page();
    for part in [
        "# North \\| &lt;b&gt;wind&lt;/b&gt; \\*",
        "- tier: key",
        "| 王敏 | \\[x\\]\\(http\\://e\\) |",
        "| mark \\-1 | \\- |",
        "2026-11-12 |",
        "| PROBLEMS\\.PAINS | 王敏 | trips below 30 % |",
        "| Turbine 2027 | open |",
        "| stage 3 | ? | Voltaris |",
        "- [ ] send (promised to 王敏), due 2026-11-01, late",
        "last contact: 2026-11-12, call, 王敏: hi",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    for part in ["secret", "Gone", "done"] {
        assert!(!page.contains(part), "{part}\n{page}");
    }
}

proptest! {
    #[test]
    fn nothing_typed_is_markup(text in "[ -~\n\u{202e}\u{4e00}-\u{4e10}]{0,30}") {
        let escaped = escape(&text);
        let harmless = !escaped.contains(['<', '>', '\n', '\u{202e}']);
        prop_assert!(harmless, "{}", escaped);
        let mut chars = escaped.chars();
        while let Some(c) = chars.next() {
            let bare = matches!(c, '|' | '*' | '_' | '`' | '[' | ']' | '#' | '!');
            prop_assert!(!bare, "{}", escaped);
            if c == '\\' {
                chars.next();
            }
        }
    }
}
