//! The house rules, checked: layers, owners of crates, sizes, names, first lines.

use std::collections::{BTreeMap, BTreeSet};
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

/// Each folder of the screens and the folders of theirs that it may name; the app may name all.
const FLOORS: &[(&str, &[&str])] = &[
    ("terminal", &[]),
    ("widgets", &[]),
    ("account_list", &[]),
    ("route", &[]),
    ("components", &["terminal", "widgets", "account_list", "route"]),
    ("topics", &["widgets", "components", "route"]),
    ("panes", &["terminal", "widgets", "components", "account_list", "topics", "route"]),
    ("forms", &["terminal", "widgets", "components", "account_list", "topics", "route"]),
    (
        "screens",
        &["terminal", "widgets", "components", "account_list", "topics", "route", "panes", "forms"],
    ),
];

/// What the lowest floors know nothing of: that there are screens.
const ABOVE_WIDGETS: &[&str] = &["src/tui/ctx.rs", "src/tui/effect.rs", "src/tui/screen.rs"];

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

#[test]
fn no_type_has_the_name_of_another_in_its_layer() {
    let mut faults = Vec::new();
    for (layer, _) in LAYERS {
        let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (file, code) in sources(&format!("src/{layer}")).into_iter().filter(|f| !is_test(&f.0))
        {
            for name in types(body(&code)) {
                homes.entry(name).or_default().push(file.clone());
            }
        }
        homes.retain(|_, files| files.len() > 1);
        faults.extend(homes.iter().map(|(name, files)| format!("{name}: {}", files.join(", "))));
    }
    assert!(faults.is_empty(), "one word for one thing:\n{}", faults.join("\n"));
}

#[test]
fn no_circle_goes_across_folders() {
    let graph = imports();
    let needed: BTreeMap<&String, BTreeSet<String>> =
        graph.keys().map(|file| (file, reached(&graph, file))).collect();
    let folder = |file: &str| Path::new(file).parent().map(Path::to_owned);
    let mut faults = Vec::new();
    for (file, needs) in &needed {
        for other in needs.iter().filter(|other| *file < *other && folder(file) != folder(other)) {
            if needed.get(other).is_some_and(|back| back.contains(*file)) {
                faults.push(format!("{file} and {other} need each other"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_screens_stand_on_their_floors() {
    let mut faults = Vec::new();
    for (file, needs) in imports() {
        let Some(own) = floor(&file) else { continue };
        let Some((_, allowed)) = FLOORS.iter().find(|(name, _)| *name == own) else {
            assert_eq!(own, "app", "{file}: a folder that FLOORS does not know");
            continue;
        };
        for other in needs {
            let below = floor(&other).is_none_or(|other| other == own || allowed.contains(&other));
            let lowest = matches!(own, "terminal" | "widgets");
            if !below || lowest && ABOVE_WIDGETS.contains(&other.as_str()) {
                faults.push(format!("{file} must not know {other}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_documents_name_no_path_that_is_not_there() {
    let mut documents =
        vec!["ARCHITECTURE.md".to_owned(), "README.md".into(), "CONTRIBUTING.md".into()];
    documents.push("SECURITY.md".into());
    let docs = fs::read_dir("docs").unwrap().map(|e| e.unwrap().path().display().to_string());
    documents.extend(docs.filter(|d| d.ends_with(".md")));
    let mut faults = Vec::new();
    for document in documents {
        for path in paths_of(&fs::read_to_string(&document).unwrap()) {
            if !Path::new(&path).exists() {
                faults.push(format!("{document}: {path} is not there"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_dependency_is_used() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let places = [
        ("[dependencies]", vec!["src"]),
        ("[build-dependencies]", vec![]),
        ("[dev-dependencies]", vec!["src", "tests", "benches", "examples"]),
    ];
    let mut faults = Vec::new();
    for (section, folders) in places {
        let mut code: String =
            folders.iter().flat_map(|f| sources(f)).map(|(_, code)| code).collect();
        code.push_str(&fs::read_to_string("build.rs").unwrap());
        let list = manifest.split(section).nth(1).unwrap_or_default();
        let list = list.split("\n[").next().unwrap_or_default();
        for name in list.lines().filter_map(|l| l.split_once(" = ")).map(|(name, _)| name) {
            let crate_name = name.replace('-', "_");
            if !code.contains(&format!("{crate_name}::"))
                && !code.contains(&format!("use {crate_name}"))
            {
                faults.push(format!("{section} {name}"));
            }
        }
    }
    assert!(faults.is_empty(), "used nowhere: {}", faults.join(", "));
}

/// The folder of the screens that a file is in.
fn floor(file: &str) -> Option<&str> {
    file.strip_prefix("src/tui/")?.split_once('/').map(|(folder, _)| folder)
}

fn is_test(file: &str) -> bool {
    file.contains("/tests/") || file.ends_with("tests.rs")
}

/// A file without its own tests.
fn body(code: &str) -> &str {
    code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

/// The names of the structs, enums and traits.
fn types(code: &str) -> Vec<String> {
    let words: Vec<&str> = code.split_whitespace().collect();
    let pairs = words.windows(2).filter(|w| ["struct", "enum", "trait"].contains(&w[0]));
    pairs.map(|w| first(w[1]).to_owned()).filter(|n| n.starts_with(char::is_uppercase)).collect()
}

/// `src/..`, `docs/..` and `tests/..` as they stand in backticks; a pattern or a place to fill in is none.
fn paths_of(text: &str) -> Vec<String> {
    let ticked = text.split('`').skip(1).step_by(2);
    let roots = ["src/", "docs/", "tests/", "assets/", "benches/", "examples/", ".ci/", "samples/"];
    ticked
        .filter(|t| roots.iter().any(|root| t.starts_with(root)))
        .filter(|t| !t.contains(|c: char| c.is_whitespace() || "*<{".contains(c)))
        .filter(|t| {
            !t.split(['/', '.'])
                .any(|part| part.len() > 2 && part.chars().all(|c| c.is_ascii_uppercase()))
        })
        .map(|t| t.trim_end_matches(':').to_owned())
        .collect()
}

type Graph = BTreeMap<String, BTreeSet<String>>;

/// All files that a file needs, directly or not.
fn reached(graph: &Graph, from: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(file) = open.pop() {
        for next in graph.get(&file).into_iter().flatten() {
            if found.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    found
}

/// Which file names what of which other, by its `use` lines and the paths in its code.
fn imports() -> Graph {
    let files: Vec<(String, String)> =
        sources("src").into_iter().filter(|(file, _)| !is_test(file)).collect();
    let homes: BTreeMap<Vec<String>, String> =
        files.iter().map(|(file, _)| (module_of(file), file.clone())).collect();
    let uses: BTreeMap<String, Vec<(bool, Vec<String>)>> = files
        .iter()
        .map(|(file, code)| (file.clone(), uses_of(&module_of(file), body(code), &homes)))
        .collect();
    let mut graph = Graph::new();
    for (file, paths) in &uses {
        let needs = paths.iter().filter_map(|(_, path)| home_of(path, &homes, &uses, 0));
        graph.insert(file.clone(), needs.filter(|home| home != file).collect());
    }
    graph
}

/// The file that a path leads to, through what other files pass on.
fn home_of(
    path: &[String],
    homes: &BTreeMap<Vec<String>, String>,
    uses: &BTreeMap<String, Vec<(bool, Vec<String>)>>,
    depth: usize,
) -> Option<String> {
    let known = (1..=path.len()).rev().find(|n| homes.contains_key(&path[..*n]))?;
    let home = homes.get(&path[..known])?;
    let name = path.get(known);
    let passed_on =
        uses[home].iter().find(|(public, p)| *public && p.last() == name && name.is_some());
    match passed_on {
        Some((_, further)) if depth < 6 => home_of(further, homes, uses, depth + 1),
        _ => Some(home.clone()),
    }
}

/// `src/a/b/mod.rs` and `src/a/b.rs` are `a::b`.
fn module_of(file: &str) -> Vec<String> {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    let parts = path.split('/').map(str::to_owned);
    parts.filter(|part| part != "mod").collect()
}

/// The paths of the `use` lines, from the crate on, and whether each is passed on.
fn uses_of(
    own: &[String],
    code: &str,
    homes: &BTreeMap<Vec<String>, String>,
) -> Vec<(bool, Vec<String>)> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let statement = statement.rsplit_once("\n\n").map_or(statement, |(_, last)| last);
        let words: String = statement.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((before, path)) = words.split_once("use ") else { continue };
        let plain = before.is_empty() || before.ends_with("pub ") || before.ends_with(") ");
        if !plain {
            continue;
        }
        for full in expanded(path) {
            let mut parts: Vec<String> = full
                .split("::")
                .map(|p| p.split(" as ").next().unwrap_or_default().trim().to_owned())
                .collect();
            let mut base = own.to_vec();
            match parts[0].as_str() {
                "crate" => base.clear(),
                "super" | "self" => {
                    while parts.first().is_some_and(|p| p == "super") {
                        base.pop();
                        parts.remove(0);
                    }
                    parts.insert(0, String::new());
                }
                _ => {
                    let mut child = own.to_vec();
                    child.push(parts[0].clone());
                    if !homes.contains_key(&child) {
                        continue;
                    }
                    parts.insert(0, String::new());
                }
            }
            base.extend(parts.into_iter().skip(1).filter(|p| p != "self"));
            found.push((before.contains("pub"), base));
        }
    }
    found.extend(inline_paths(code).map(|path| (false, path)));
    found
}

/// The paths that the code names in full, as `crate::a::b`.
fn inline_paths(code: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    code.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        let path = rest[..end.unwrap_or(rest.len())].split("::");
        path.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    })
}

/// `a::{b, c::{d}}` as `a::b` and `a::c::d`.
fn expanded(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else {
        return vec![path.trim().to_owned()];
    };
    let inner = rest.trim_end().trim_end_matches('}');
    let (mut depth, mut part, mut found) = (0, String::new(), Vec::new());
    for c in inner.chars().chain([',']) {
        match c {
            ',' if depth == 0 => {
                if !part.trim().is_empty() {
                    found.extend(expanded(part.trim()).iter().map(|p| format!("{before}{p}")));
                }
                part.clear();
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        part.push(c);
    }
    found
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
