//! What may be said, before whom and in which words (docs/WORDING.md): small books, and what must and must not come out.
//!
//! `data/NAME.json` is the book, `data/NAME.toml` what is asked of it. `VOICE=c3 cargo test --test voice -- --nocapture`
//! tells every reason of the cases whose names begin so.

mod answer;
mod ask;
mod case;
mod disputes;
mod judge;
mod made;
mod program;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Cases that are known to fail, in one place: a case that passes has to leave the list.
const FAILING: &[&str] = &[];

/// Threads that run cases; each case has its own folder and file.
const THREADS: usize = 4;

#[test]
fn every_case_of_the_voice_is_right() {
    let chosen = std::env::var("VOICE").unwrap_or_default();
    let mut cases = case::all();
    cases.retain(|c| c.name.starts_with(&chosen));
    let reasons = run(&cases);
    if !chosen.is_empty() {
        for (name, reasons) in &reasons {
            println!("{name}\n    {}", reasons.join("\n    "));
        }
    }
    let known = |name: &str| FAILING.contains(&name);
    let fails: Vec<String> = reasons
        .iter()
        .filter(|(name, reasons)| !known(name) && !reasons.is_empty())
        .map(|(name, reasons)| format!("{name}\n    {}", reasons.join("\n    ")))
        .collect();
    let passes = reasons.iter().filter(|(name, reasons)| known(name) && reasons.is_empty());
    let passes: Vec<&str> = passes.map(|(name, _)| name.as_str()).collect();
    if !passes.is_empty() {
        println!("right now, and to be taken off the list of failing ones: {}", passes.join(", "));
    }
    assert!(fails.is_empty(), "{}", fails.join("\n"));
}

/// The reasons why the program fails each case.
fn run(cases: &[case::Case]) -> BTreeMap<String, Vec<String>> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let reasons = case::drive(case);
                    found.lock().expect("no panic").insert(case.name.clone(), reasons);
                }
            });
        }
    });
    found.into_inner().expect("no panic")
}
