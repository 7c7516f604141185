//! A page, and what must not be markup in it.

use super::*;
use crate::exchange::json;
use crate::model::{Vocabulary, parse_day};
use proptest::prelude::*;

const BOOK: &str = r#"{"format": "anteroom/1",
    "competitors": [{"id": "c1", "name": "Voltaris"}],
    "accounts": [{
        "name": "North | <b>wind</b> *", "tier": "key",
        "people": [
            {"id": "p1", "name": "王敏", "title": "[x](http://e)", "attitude": -1},
            {"id": "p2", "name": "Gone", "left": "2026-01-01"}],
        "intel": [
            {"topic": "problems.pains", "answer": "trips\nbelow 30 %", "person": "p1"},
            {"topic": "problems.pains", "answer": "secret", "person": "p1", "private": true}],
        "contacts": [{"date": "2026-11-12", "people": ["p1"], "note": "hi"}],
        "opportunities": [{"name": "Turbine 2027", "buying_stage": 3, "rivals": [{"competitor": "c1"}]}],
        "actions": [
            {"what": "send", "due": "2026-11-01", "promised_to": "p1"},
            {"what": "done", "done": "2026-11-01"}]
    }]}"#;

fn page() -> String {
    let speech = Speech {
        topic: &str::to_uppercase,
        role: &str::to_owned,
        attitude: &|mark| mark.map_or("unknown".to_owned(), |n| format!("mark {n}")),
        relationship: &|mark| mark.map_or("-".to_owned(), |n| n.to_string()),
    };
    let mut vocabulary = Vocabulary::default();
    vocabulary.topics.insert("problems.pains".to_owned(), true);
    let book = json::read(BOOK.as_bytes(), &vocabulary).unwrap();
    let account = &book.rows("accounts")[0];
    write(&book, account, parse_day("2026-11-24").unwrap(), &speech)
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
