//! The demo book: every finding fires somewhere in it, as a rep's real book would have it.

use anteroom::model::codes::CODES;
use anteroom::model::parse_day;
use anteroom::workbench::{Source, Workbench};
use std::collections::BTreeSet;

fn demo() -> Workbench {
    let mut bench = Workbench::in_memory(parse_day("2026-11-24").unwrap()).unwrap();
    let book = include_bytes!("../assets/demo.json").to_vec();
    bench.import(vec![Source::new("demo.json", book)], true, &mut |_, _| {}).unwrap();
    bench
}

#[test]
fn every_finding_fires_somewhere() {
    let found = demo().findings(None, true).unwrap();
    let fired: BTreeSet<&str> = found.iter().map(|f| f.finding.code).collect();
    let silent: Vec<&str> =
        CODES.iter().map(|(code, _)| *code).filter(|c| !fired.contains(c)).collect();
    assert!(silent.is_empty(), "silent: {silent:?}");
}

#[test]
fn twelve_accounts_in_three_scripts() {
    let lines = demo().account_lines(None).unwrap();
    assert_eq!(lines.len(), 12);
    let people: String = {
        let bench = demo();
        let keys = bench.account_keys().unwrap();
        let names = keys.iter().flat_map(|k| bench.typed_account(*k).unwrap().people.0);
        names.map(|p| p.name.to_string()).collect()
    };
    for script in ['A'..='z', '\u{4e00}'..='\u{9fff}', '\u{0600}'..='\u{06ff}'] {
        assert!(people.chars().any(|c| script.contains(&c)), "{script:?}");
    }
}
