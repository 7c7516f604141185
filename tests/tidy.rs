//! The house rules, checked: layers, owners of crates, sizes, names, first lines.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and the layers it may name.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("model", &["text"]),
    ("language", &["text", "model"]),
    ("rules", &["text", "model"]),
    ("store", &["text", "model"]),
    ("exchange", &["text", "model", "language"]),
    ("workbench", &["text", "model", "language", "rules", "store", "exchange"]),
    ("cli", &["text", "model", "rules", "workbench"]),
    ("tui", &["text", "model", "rules", "workbench"]),
];

/// A crate, or a thing, that only these places may name.
const OWNERS: &[(&str, &[&str])] = &[
    ("rusqlite::", &["src/store/"]),
    ("ratatui::", &["src/tui/", "src/text/clean.rs"]),
    ("crossterm::", &["src/tui/"]),
    ("signal_hook", &["src/tui/terminal/"]),
    ("clap::", &["src/cli/"]),
    ("toml::", &["src/exchange/"]),
    ("csv::", &["src/exchange/"]),
    ("encoding_rs", &["src/exchange/"]),
    ("chardetng", &["src/exchange/encoding/"]),
    ("Local::now", &["src/main.rs"]),
    ("Utc::now", &["src/main.rs"]),
    ("SystemTime::now", &["src/main.rs"]),
    ("println!", &["src/cli/print.rs"]),
    ("print!(", &["src/cli/print.rs"]),
    ("event::read", &[]),
    ("event::poll(", &["src/tui/terminal/"]),
    ("cursor::position", &[]),
    ("todo!(", &[]),
    ("unimplemented!(", &[]),
    ("dbg!(", &[]),
    ("allow(dead_code", &[]),
];

/// Names that say nothing.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "misc"];

const MOST_LINES: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 60;

#[test]
fn layers_only_look_down() {
    let mut faults = Vec::new();
    for (layer, allowed) in LAYERS {
        for (file, code) in sources(&format!("src/{layer}")) {
            for (other, _) in LAYERS.iter().filter(|(o, _)| o != layer && !allowed.contains(o)) {
                if names(&code, other) {
                    faults.push(format!("{file}: `{layer}` must not use `{other}`"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_outside_thing_has_its_owner() {
    let mut faults = Vec::new();
    for (file, code) in sources("src") {
        for (thing, owners) in OWNERS {
            let owned = owners.iter().any(|o| file.starts_with(o));
            if !owned && code.contains(thing) {
                faults.push(format!("{file}: names {thing}, which only {owners:?} may"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_and_functions_stay_short() {
    let mut faults = Vec::new();
    for (file, code) in sources("src") {
        let body = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = body.lines().count();
        let data = file.ends_with("keymap.rs") || file.ends_with("opportunity.rs");
        if lines > MOST_LINES && !data {
            faults.push(format!("{file}: {lines} lines, split it"));
        }
        for (name, length) in functions(body) {
            if length > MOST_LINES_OF_A_FUNCTION {
                faults.push(format!("{file}: fn {name} has {length} lines"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_opens_with_its_line_and_has_a_name_that_says_something() {
    let mut faults = Vec::new();
    for path in rust_files(Path::new("src")).into_iter().chain(rust_files(Path::new("tests"))) {
        let text = fs::read_to_string(&path).unwrap();
        if !text.starts_with("//! ") {
            faults.push(format!("{}: opens without a //! line", path.display()));
        }
        let stem = path.file_stem().unwrap().to_string_lossy();
        if EMPTY_NAMES.contains(&stem.as_ref()) {
            faults.push(format!("{}: its name says nothing", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_is_a_file_named_as_its_code_and_a_row() {
    let mut listed: Vec<String> =
        anteroom::rules::findings::all().map(|r| r.code.to_owned()).collect();
    let mut codes: Vec<String> =
        anteroom::model::codes::CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    let files = rust_files(Path::new("src/rules/findings"));
    let stems: Vec<String> =
        files.iter().map(|f| f.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    listed.sort();
    codes.sort();
    assert_eq!(listed, codes);
    for code in codes {
        assert!(stems.contains(&code), "{code} has no file of its name");
    }
}

/// Does `code` name the layer, as `crate::layer` or inside `crate::{..}`?
fn names(code: &str, layer: &str) -> bool {
    code.split("crate::").skip(1).any(|rest| match rest.strip_prefix('{') {
        Some(group) => {
            group.split('}').next().unwrap_or_default().split(',').any(|p| first(p) == layer)
        }
        None => first(rest) == layer,
    })
}

fn first(path: &str) -> &str {
    path.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// Name and length of each function, by the indentation that rustfmt gives.
fn functions(code: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(String, usize, usize)> = None;
    for (number, line) in code.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        match &open {
            None => {
                let text = line.trim_start();
                let start = text.split("fn ").next().unwrap_or_default();
                let is_fn = text.contains("fn ")
                    && start.split_whitespace().all(|w| {
                        w.starts_with("pub")
                            || ["const", "async", "unsafe", "in"].contains(&w)
                            || w.ends_with(')')
                    });
                if is_fn && !text.ends_with(';') && !text.ends_with('}') {
                    let name = text.split("fn ").nth(1).unwrap_or_default();
                    open = Some((first(name).to_owned(), indent, number));
                }
            }
            Some((name, depth, from)) => {
                let ends = indent == *depth
                    && (line.trim_start().starts_with('}') || line.trim_end().ends_with(';'));
                if ends {
                    found.push((name.clone(), number - from + 1));
                    open = None;
                }
            }
        }
    }
    found
}

/// The files below a folder, comment lines blanked.
fn sources(folder: &str) -> Vec<(String, String)> {
    rust_files(Path::new(folder))
        .into_iter()
        .map(|path| {
            let code = fs::read_to_string(&path).unwrap();
            let code = code.lines().map(|l| if l.trim_start().starts_with("//") { "" } else { l });
            (path.display().to_string(), code.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
