//! The program and the model, side by side: one file into nothing, and more files after it.
//!
//! `ANTEROOM_SEEDS=500` takes more seeds, `ANTEROOM_SEEDS=17..18` one of them again.
use crate::chance::Chance;
use crate::currency::Rate;
use crate::differences::with_their_ids;
use crate::dossier::dossier;
use crate::import::import;
use crate::names::Maker;
use crate::nudge::{hard, soft};
use crate::order::out_of_order;
use crate::program::Program;
use serde_json::{Value, json};
use std::ops::Range;

fn seeds() -> Range<u64> {
    let asked = std::env::var("ANTEROOM_SEEDS").unwrap_or_else(|_| "40".to_string());
    let number = |text: &str| text.trim().parse().expect("ANTEROOM_SEEDS is N or N..M");
    match asked.split_once("..") {
        Some((first, end)) => number(first)..number(end),
        None => 0..number(&asked),
    }
}

/// One book of the program beside the model's.
struct Pair {
    program: Program,
    maker: Maker,
    book: Value,
    bytes: String,
}

impl Pair {
    fn new() -> Pair {
        let program = Program::new();
        program.import("book", r#"{"format": "anteroom/1"}"#, &[]);
        Pair { bytes: program.export("book"), program, maker: Maker::default(), book: json!({}) }
    }

    /// One file into both; a sentence where they part.
    fn take(&mut self, file: &Value, rate: Option<Rate>) -> Result<bool, String> {
        let text = file.to_string();
        let convert = rate.map(|rate| ["--convert".to_string(), rate.text()]);
        let convert: Vec<&str> = convert.iter().flatten().map(String::as_str).collect();
        let tried = [&["--dry-run", "--json"], &convert[..]].concat();
        let tried = self.program.import("book", &text, &tried);
        let untouched = self.bytes == self.bytes_now();
        if !untouched {
            return Err("--dry-run changed the book".to_string());
        }
        let flags = [&["--json"], &convert[..]].concat();
        let told = self.program.import("book", &text, &flags);
        if tried.code != told.code || tried.stdout != told.stdout {
            return Err(format!("--dry-run told {}, not {}", tried.stdout, told.stdout));
        }
        match import(&mut self.maker, &self.book, file, rate) {
            Ok(_) if told.code != Some(0) => Err(format!("refused without need: {}", told.stderr)),
            Err(refusal) if told.code == Some(0) => Err(format!("SPEC refuses: {refusal:?}")),
            Err(_) if self.bytes != self.bytes_now() => {
                Err(format!("refused, and changed: {}", told.stderr))
            }
            Err(_) => Ok(false),
            Ok(after) => {
                self.bytes = self.bytes_now();
                let export =
                    serde_json::from_str(&self.bytes).map_err(|error| error.to_string())?;
                self.book = with_their_ids(&mut self.maker, &after, &export)?;
                if let Some(keys) = out_of_order(&self.bytes) {
                    return Err(format!("keys out of order: {keys}"));
                }
                self.again(&text, &flags, &told.json())?;
                Ok(true)
            }
        }
    }

    fn bytes_now(&self) -> String {
        self.program.export("book")
    }

    /// The same file a second time, and the export into a new book.
    fn again(&self, text: &str, flags: &[&str], first: &Value) -> Result<(), String> {
        let second = self.program.import("book", text, flags).json();
        let total = |counts: &Value| {
            let counts = ["added", "changed", "unchanged"]
                .map(|key| counts[key].as_u64().unwrap_or(1 << 40));
            counts.iter().sum::<u64>()
        };
        if second["added"] != 0 || second["changed"] != 0 || total(&second) != total(first) {
            return Err(format!("the second time: {second}, after {first}"));
        }
        if self.bytes_now() != self.bytes {
            return Err("the second time changed the export".to_string());
        }
        let new = tempfile::tempdir().map_err(|error| error.to_string())?;
        let copy = new.path().join("copy");
        let copy = copy.to_str().ok_or("a path that is no text")?;
        let told = self.program.import(copy, &self.bytes, &[]);
        if told.code != Some(0) {
            return Err(format!("the export is refused: {}", told.stderr));
        }
        if self.program.export(copy) != self.bytes {
            return Err("export, import, export gives other bytes".to_string());
        }
        Ok(())
    }
}

/// A file changed a few times; the gentle ones are mostly accepted.
fn changed(chance: &mut Chance, file: &Value, gentle: bool) -> Value {
    let mut file = file.clone();
    for _ in 0..=chance.below(6) {
        soft(chance, &mut file);
    }
    if !gentle {
        hard(chance, &mut file);
    }
    file
}

fn story(seed: u64) -> Result<usize, String> {
    let first = dossier(seed);
    let chance = &mut Chance::new(seed ^ 0xA17E_5007, first.today);
    let mut pair = Pair::new();
    let mut accepted =
        usize::from(pair.take(&first.book, None).map_err(|why| format!("first file: {why}"))?);
    for step in 0..5 {
        let export: Value =
            serde_json::from_str(&pair.bytes).unwrap_or_else(|_| first.book.clone());
        let file = match chance.below(5) {
            0 => changed(chance, &first.book, false),
            1 => changed(chance, &export, false),
            2 => changed(chance, &first.book, true),
            3 => changed(chance, &dossier(seed + 1000).book, true),
            _ => changed(chance, &export, true),
        };
        let rate = chance.pick(&[None, None, Some(Rate(9, 10)), Some(Rate(7, 4))]);
        match pair.take(&file, rate) {
            Ok(taken) => accepted += usize::from(taken),
            Err(why) => {
                keep(seed, &pair, &file);
                return Err(format!("file {step} after the first: {why}"));
            }
        }
    }
    Ok(accepted)
}

/// What failed, where `ANTEROOM_KEEP` names a folder for it.
fn keep(seed: u64, pair: &Pair, file: &Value) {
    if let Ok(folder) = std::env::var("ANTEROOM_KEEP") {
        let text = format!("{}\n{file:#}\n", pair.bytes);
        let path = std::path::Path::new(&folder).join(format!("{seed}.txt"));
        std::fs::write(path, text).expect("a file to look at");
    }
}

/// Every story, some at a time; how many files were accepted, and where the two part.
fn stories(seeds: Range<u64>) -> (usize, Vec<String>) {
    const AT_A_TIME: u64 = 4;
    let some = &|first: u64| -> Vec<(u64, Result<usize, String>)> {
        let mine = seeds.clone().filter(|seed| seed % AT_A_TIME == first);
        mine.map(|seed| (seed, story(seed))).collect()
    };
    let told = std::thread::scope(|scope| {
        let running = [0, 1, 2, 3].map(|first| scope.spawn(move || some(first)));
        let told = running.map(|thread| thread.join().expect("a story ends"));
        told.into_iter().flatten().collect::<Vec<_>>()
    });
    let mut apart = Vec::new();
    let mut accepted = 0;
    for (seed, told) in told {
        match told {
            Ok(files) => accepted += files,
            Err(why) => apart.push(format!("seed {seed}: {why}")),
        }
    }
    (accepted, apart)
}

#[test]
fn the_book_after_an_import_is_the_models() {
    let seeds = seeds();
    let asked = (seeds.end - seeds.start) as usize;
    let (accepted, apart) = stories(seeds);
    assert!(apart.is_empty(), "{}", apart.join("\n"));
    assert!(accepted >= asked * 2, "{accepted} files of {asked} stories were accepted");
}
