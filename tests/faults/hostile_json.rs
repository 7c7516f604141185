//! JSON that breaks readers, as an import: refused in a sentence or taken whole, never a panic, never slow.

use super::desk::{Desk, export, import, in_memory, is_a_sentence, worked};
use anteroom::workbench::{Source, Workbench};
use std::time::Duration;

const CASES: &str = include_str!("data/json-cases.txt");
/// A second; a build without optimisation may take longer.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 4 } else { 1 });
const START: &str = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Northwind"}]}"#;

/// Name and bytes of every case.
fn cases() -> Vec<(String, Vec<u8>)> {
    let mut cases: Vec<(String, Vec<u8>)> = CASES
        .lines()
        .map(|line| {
            let (name, hex) = line.split_once(' ').unwrap();
            (name.to_owned(), bytes(hex))
        })
        .collect();
    let deep = |step: &str, times: usize| step.repeat(times).into_bytes();
    cases.push(("n_deep_lists".into(), deep("[", 100_000)));
    cases.push(("n_deep_lists_and_objects".into(), deep("[{\"\":", 50_000)));
    assert!(cases.len() > 300);
    cases
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().map(|c| c.to_digit(16).unwrap()).collect();
    let pairs = digits.chunks(2);
    pairs.map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap()).collect()
}

/// What a case was taken as.
enum Taken {
    Whole,
    Refused,
}

/// Imports it; a refusal changes nothing, what is taken comes back the same.
fn try_it(bench: &mut Workbench, name: &str, text: &[u8]) -> Taken {
    let before = export(bench);
    let started = worked();
    let result = import(bench, "case.json", text);
    let time = worked() - started;
    assert!(time < LIMIT, "{name}: {time:?}");
    let after = export(bench);
    match result {
        Err(refusal) => {
            is_a_sentence(&refusal.to_string());
            assert!(refusal.place.is_some() && refusal.remedy.is_some(), "{name}: {refusal}");
            assert_eq!(before, after, "{name}");
            Taken::Refused
        }
        Ok(()) => {
            assert_eq!(export(&in_memory(&after)), after, "{name}");
            if before != after {
                bench.undo().unwrap();
            }
            assert_eq!(export(bench), before, "{name}");
            Taken::Whole
        }
    }
}

fn wrapped(before: &str, case: &[u8], after: &str) -> Vec<u8> {
    [before.as_bytes(), case, after.as_bytes()].concat()
}

#[test]
fn as_a_file_every_case_is_refused() {
    let mut bench = in_memory(START);
    for (name, case) in cases() {
        let taken = try_it(&mut bench, &name, &case);
        assert!(matches!(taken, Taken::Refused), "{name}");
    }
}

#[test]
fn as_a_list_of_names_only_json_is_taken() {
    let mut bench = in_memory(START);
    let mut whole = 0;
    for (name, case) in cases() {
        let head = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Northwind","aliases":"#;
        let taken = try_it(&mut bench, &name, &wrapped(head, &case, "}]}"));
        match taken {
            Taken::Whole if name.starts_with("n_") => panic!("{name} was taken"),
            Taken::Refused if name.starts_with("y_string") => {
                // Those of this kind that are no list of texts.
                assert!(case.first() != Some(&b'['), "{name} was refused");
            }
            Taken::Whole => whole += 1,
            Taken::Refused => {}
        }
    }
    assert!(whole > 40, "{whole}");
}

#[test]
fn as_a_number_only_one_that_the_file_can_keep_is_taken() {
    let mut bench = in_memory(START);
    for (name, case) in cases() {
        let inner = case.strip_prefix(b"[").unwrap_or(&case);
        let inner = inner.strip_suffix(b"]").unwrap_or(inner);
        for field in [
            r#""employees":"#,
            r#""years":[{"year":2026,"revenue":"#,
            r#""satisfaction":[{"score":"#,
        ] {
            let head = format!(
                "{{\"format\":\"anteroom/1\",\"accounts\":[{{\"id\":\"a\",\"name\":\"Northwind\",{field}"
            );
            let tail = if field.ends_with("ees\":") { "}]}" } else { "}]}]}" };
            try_it(&mut bench, &name, &wrapped(&head, inner, tail));
        }
    }
}

#[test]
fn large_and_odd_files_are_judged_at_once() {
    let keys: Vec<String> = (0..60_000).map(|n| format!("\"k{n}\":1")).collect();
    let products: Vec<String> = (0..60_000).map(|n| format!("\"p{n}\"")).collect();
    let account = |field: String| {
        format!("{{\"format\":\"anteroom/1\",\"accounts\":[{{\"name\":\"A\",{field}}}]}}")
    };
    let products = products.join(",");
    let long = "x".repeat(2_000_000);
    let odd: Vec<(&str, String)> = vec![
        ("many keys", format!("{{{}}}", keys.join(","))),
        (
            "many references",
            account(format!("\"opportunities\":[{{\"name\":\"O\",\"products\":[{products}]}}]")),
        ),
        ("long text", account(format!("\"notes\":\"{long}\""))),
        ("long key", account(format!("\"{long}\":1"))),
        ("long number", account(format!("\"employees\":{}", "9".repeat(500_000)))),
        ("long exponent", account(format!("\"employees\":1e{}", "9".repeat(500_000)))),
        ("zero to a great power", account("\"employees\":0e999999999".into())),
        ("NUL", account("\"notes\":\"a\\u0000b\"".into())),
        ("half a pair", account("\"notes\":\"\\ud800\"".into())),
        ("proto", account("\"__proto__\":{\"name\":\"x\"}".into())),
        ("twice", account("\"notes\":\"a\",\"notes\":\"b\"".into())),
        ("key with a line end", account("\"a\\nb\\u001b[2J\":1".into())),
        ("id us", account("\"id\":\"us\"".into())),
        (
            "boss of himself",
            account("\"people\":[{\"id\":\"p\",\"name\":\"P\",\"reports_to\":\"p\"}]".into()),
        ),
        ("parent of himself", account("\"id\":\"a\",\"parent\":\"a\"".into())),
    ];
    let mut bench = in_memory(START);
    for (name, text) in odd {
        try_it(&mut bench, name, text.as_bytes());
    }
    try_it(&mut bench, "nothing", b"");
    try_it(&mut bench, "a mark only", b"\xef\xbb\xbf");
    try_it(&mut bench, "zeros", &[0; 4096]);
    try_it(&mut bench, "not text", &[0xff, 0xfe, 0x80, 0xc0]);
}

#[test]
fn the_program_refuses_with_exit_1_and_leaves_the_file() {
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    for (i, (name, case)) in cases().iter().enumerate().filter(|(i, _)| i % 53 == 0) {
        let path = desk.path(&format!("{i}.json"));
        std::fs::write(&path, case).unwrap();
        desk.is_refused(&["import", path.to_str().unwrap()], "");
        assert_eq!(desk.says(&["export"]), before, "{name}");
    }
}

#[test]
fn as_tables_and_cards_they_are_refused_or_read_but_never_a_panic() {
    let mut bench = in_memory(START);
    let before = export(&bench);
    for (name, case) in cases() {
        for wrap in ["", "name;phone\n", "BEGIN:VCARD\nFN:"] {
            for ending in ["csv", "vcf", "tsv", "txt", "odd"] {
                let text = wrapped(wrap, &case, "");
                let started = worked();
                let source = Source::new(format!("case.{ending}"), text);
                let read = bench.import(vec![source], false, &mut |_, _| {});
                let time = worked() - started;
                assert!(time < LIMIT, "{name}.{ending}: {time:?}");
                match read {
                    Ok(report) => {
                        report.problems.iter().for_each(|p| is_a_sentence(&p.to_string()))
                    }
                    Err(refusal) => is_a_sentence(&refusal.to_string()),
                }
            }
        }
    }
    assert_eq!(export(&bench), before);
}
