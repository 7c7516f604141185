//! The program and the model, side by side over random dossiers.
//!
//! `ANTEROOM_SEEDS=500` takes more seeds, `ANTEROOM_SEEDS=17..18` one of them again.
use crate::differences::{between, findings_as_lines, numbers_as_text};
use crate::dossier::{Dossier, dossier};
use crate::model::Model;
use chrono::Datelike;
use serde_json::{Value, json};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

/// The program on one file, on one day, in a folder of its own.
struct Program {
    folder: TempDir,
    today: String,
    failures: Vec<String>,
}

impl Program {
    fn new(today: String) -> Program {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Program { folder, today, failures: Vec::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Standard output; a failure is noted, with its sentence.
    fn run(&mut self, file: &str, words: &[&str]) -> Vec<u8> {
        let output = Command::new(env!("CARGO_BIN_EXE_anteroom"))
            .env_remove("ANTEROOM_FILE")
            .arg("--file")
            .arg(self.path(file))
            .args(["--today", &self.today])
            .args(words)
            .output()
            .expect("the program starts");
        if !output.status.success() {
            let sentence = String::from_utf8_lossy(&output.stderr);
            self.failures.push(format!("{words:?}: {}: {}", output.status, sentence.trim()));
        }
        output.stdout
    }

    fn json(&mut self, words: &[&str]) -> Option<Value> {
        let output = self.run("book", &[words, &["--json"]].concat());
        match serde_json::from_slice(&output) {
            Ok(value) => Some(value),
            Err(error) => {
                self.failures.push(format!("{words:?}: not JSON: {error}"));
                None
            }
        }
    }

    fn compare(&mut self, words: &[&str], expected: &Value) {
        let Some(given) = self.json(words) else {
            return;
        };
        let given = numbers_as_text(given);
        let differences = between(expected, &given);
        self.failures.extend(differences.into_iter().map(|d| format!("{}: {d}", words.join(" "))));
    }
}

/// All that is compared for one file; what differs, one line each.
fn compare(book: &Value, today: chrono::NaiveDate) -> Vec<String> {
    let mut program = Program::new(today.to_string());
    let model = Model::new(book, today);
    let source = program.path("book.json");
    std::fs::write(&source, book.to_string()).expect("the folder takes files");
    let source = source.to_string_lossy().into_owned();
    program.run("book", &["import", &source]);
    if !program.failures.is_empty() {
        return program.failures;
    }
    compare_findings(&mut program, &model);
    let ready = model.accounts().iter().map(|account| model.ready(account)).collect();
    program.compare(&["ready"], &Value::Array(ready));
    for year in [today.year(), today.year() - 1] {
        let expected = model.kpi(year).unwrap_or(Value::Null);
        program.compare(&["kpi", "--year", &year.to_string()], &expected);
    }
    compare_subjects(&mut program, &model);
    compare_round_trip(&mut program, &source, &model, today);
    program.failures
}

fn compare_findings(program: &mut Program, model: &Model) {
    for words in [&["check"][..], &["check", "--all"]] {
        let expected = if words.len() == 1 { model.check() } else { model.check_all() };
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        let Some(given) = program.json(words) else {
            continue;
        };
        let (lines, incomplete) = findings_as_lines(&given);
        let differences = between(&json!(expected), &json!(lines)).into_iter().chain(incomplete);
        let differences = differences.map(|d| format!("{}: {d}", words.join(" ")));
        program.failures.extend(differences);
    }
}

/// Routes and evaluations of a few: the first account's last ones, the last's first.
fn compare_subjects(program: &mut Program, model: &Model) {
    let mut accounts = model.accounts();
    accounts.dedup();
    let ends = [accounts.first(), accounts.last()];
    for (place, account) in ends.into_iter().flatten().enumerate() {
        let choose = |mut ids: Vec<String>| {
            if place == 0 { ids.pop() } else { ids.first().cloned() }
        };
        if let Some(person) = choose(model.everyone(account)) {
            program.compare(&["route", account, &person], &model.route(account, &person));
        }
        if let Some(one) = choose(model.opportunities(account)) {
            program.compare(&["evaluate", account, &one], &model.evaluate(account, &one));
        }
    }
}

fn compare_round_trip(
    program: &mut Program,
    source: &str,
    model: &Model,
    today: chrono::NaiveDate,
) {
    let first = program.run("book", &["export", "--format", "json"]);
    if let Some(counts) = program.json(&["import", source])
        && (counts["added"] != 0 || counts["changed"] != 0)
    {
        program.failures.push(format!("imported a second time: {counts}"));
    }
    let second = program.run("book", &["export", "--format", "json"]);
    let exported = program.path("exported.json");
    std::fs::write(&exported, &first).expect("the folder takes files");
    program.run("copy", &["import", &exported.to_string_lossy()]);
    let third = program.run("copy", &["export", "--format", "json"]);
    for (what, bytes) in [("a second import", second), ("a round trip", third)] {
        if bytes != first {
            let read = |bytes: &[u8]| serde_json::from_slice(bytes).unwrap_or(Value::Null);
            let differences = between(&read(&first), &read(&bytes));
            program.failures.push(format!("{what} changes the export: {differences:?}"));
        }
    }
    let exported: Value = serde_json::from_slice(&first).unwrap_or(Value::Null);
    let lines = |model: &Model| -> Value {
        model.check_all().iter().map(|found| json!(found.to_string())).collect()
    };
    let differences = between(&lines(model), &lines(&Model::new(&exported, today)));
    program.failures.extend(differences.into_iter().map(|d| format!("lost in export: {d}")));
}

fn seeds() -> Range<u64> {
    let wanted = std::env::var("ANTEROOM_SEEDS").unwrap_or_else(|_| "60".to_string());
    let (first, end) = wanted.split_once("..").unwrap_or(("0", &wanted));
    let number = |text: &str| text.trim().parse().expect("ANTEROOM_SEEDS is N or FIRST..END");
    number(first)..number(end)
}

/// What differs for one seed, under its number; its file is kept.
fn report(seed: u64) -> Option<String> {
    let Dossier { book, today } = dossier(seed);
    let failures = compare(&book, today);
    if failures.is_empty() {
        return None;
    }
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dossier-{seed}.json"));
    std::fs::write(&kept, format!("{book:#}")).expect("the target folder takes files");
    let shown: Vec<&str> = failures.iter().take(25).map(String::as_str).collect();
    let more = failures.len() - shown.len();
    let head = format!("seed {seed}, --today {today}, {}", kept.display());
    Some(format!("{head}\n  {}\n  and {more} more", shown.join("\n  ")))
}

#[test]
fn the_program_agrees_with_the_model_on_random_dossiers() {
    let seeds = seeds();
    let next = AtomicU64::new(seeds.start);
    let work = || {
        let mut reports = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end || reports.len() >= 5 {
                return reports;
            }
            reports.extend(report(seed));
        }
    };
    let reports: Vec<String> = std::thread::scope(|scope| {
        let workers = [scope.spawn(work), scope.spawn(work)];
        workers.into_iter().flat_map(|worker| worker.join().expect("no panic")).collect()
    });
    assert!(reports.is_empty(), "the program and SPEC differ\n{}", reports.join("\n"));
}

#[test]
fn the_program_agrees_with_the_model_on_the_sample() {
    let book = include_str!("../../samples/chain-store.json");
    let book = serde_json::from_str(book).expect("the sample is JSON");
    let failures = compare(&book, "2026-11-24".parse().expect("a date"));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
