//! Every text that a rep reads stands in `assets/words.toml`, and can be said in another language.

mod screens;
mod source;

use anteroom::model::{Account, Competitor, Kind, Product, Record as _, Rep, Schema};
use source::Texts;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files of the source without tests, in the order of their names.
fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            files(&path, into);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") && name != "any_size.rs" {
            into.push(path);
        }
    }
}

fn texts() -> Texts {
    let mut all = Vec::new();
    files(Path::new("src"), &mut all);
    let mut texts = Texts::default();
    for file in all {
        texts.read(&file, &fs::read_to_string(&file).unwrap());
    }
    for schema in [Account::SCHEMA, Rep::SCHEMA, Product::SCHEMA, Competitor::SCHEMA] {
        help_of_fields(schema, &mut texts);
    }
    texts
}

/// A field without help of its own in a form has the line that documents it.
fn help_of_fields(schema: &'static Schema, texts: &mut Texts) {
    // The history names the kind of a record.
    let record = schema.record.replace('_', " ");
    texts.said.entry(record).or_insert_with(|| vec!["src/fields.rs".to_owned()]);
    for field in schema.fields {
        if !field.help().is_empty() {
            texts
                .said
                .entry(field.help().to_owned())
                .or_insert_with(|| vec!["src/fields.rs".to_owned()]);
        }
        if let Kind::One(part) | Kind::Many(part) = field.kind {
            help_of_fields(part, texts);
        }
    }
}

/// The part of the file that texts of a source file stand in: its screen, or what it is about.
fn area(file: &str) -> String {
    let parts: Vec<&str> = file.trim_end_matches(".rs").split('/').skip(1).collect();
    match parts.as_slice() {
        ["tui", "screens" | "panes" | "components", name, ..] => (*name).to_owned(),
        ["tui", name, ..] => (*name).to_owned(),
        ["workbench", name, ..] => (*name).to_owned(),
        [layer, ..] => (*layer).to_owned(),
        [] => String::new(),
    }
}

/// The phrases by area, as the file should have them.
fn wanted(texts: &Texts) -> BTreeMap<String, BTreeSet<&str>> {
    let mut wanted: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (text, files) in &texts.said {
        let areas: BTreeSet<String> = files.iter().map(|file| area(file)).collect();
        let area = if areas.len() == 1 {
            areas.into_iter().next().unwrap()
        } else {
            "everywhere".to_owned()
        };
        wanted.entry(area).or_default().insert(text);
    }
    wanted
}

const FILE: &str = "assets/words.toml";
const HEAD: &str = "\n# ------------------------------------------------------------------ phrases: left as the program has it, right as it is said\n";

/// With `PHRASES=write` the file is brought up to the source.
#[test]
fn every_phrase_of_the_source_stands_in_the_file_and_no_other() {
    let texts = texts();
    let mut section = HEAD.to_owned();
    for (area, phrases) in wanted(&texts) {
        section += &format!("[phrase.{area}]\n");
        for phrase in phrases {
            let quoted = serde_json::to_string(phrase).unwrap();
            section += &format!("{quoted} = {quoted}\n");
        }
        section.push('\n');
    }
    let file = fs::read_to_string(FILE).unwrap();
    let (before, there) =
        file.split_once(HEAD).map_or((file.as_str(), ""), |(before, after)| (before, after));
    if std::env::var("PHRASES").is_ok_and(|what| what == "write") {
        fs::write(FILE, format!("{}\n{}\n", before.trim_end(), section.trim_end())).unwrap();
        return;
    }
    let lines = |text: &str| {
        text.lines()
            .filter(|l| l.starts_with(['"', '[']))
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    let (there, wanted) = (lines(there), lines(&section));
    let missing: Vec<_> = wanted.difference(&there).collect();
    let unused: Vec<_> = there.difference(&wanted).collect();
    assert!(
        missing.is_empty() && unused.is_empty(),
        "PHRASES=write cargo test --test phrases\nmissing: {missing:#?}\nof no source: {unused:#?}"
    );
}

#[test]
fn no_text_stands_elsewhere() {
    let unsaid = texts().unsaid;
    let all: Vec<String> =
        unsaid.iter().map(|(file, line, text)| format!("{file}:{line}: {text:?}")).collect();
    assert!(all.is_empty(), "phrase!(..) says a text in the rep's language\n{}", all.join("\n"));
}
