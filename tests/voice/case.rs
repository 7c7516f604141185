//! A case: its book, its day, and what is asked of each run.

use super::answer::{Answer, FORMS, Form};
use super::judge::judge;
use super::program::Program;
use super::{disputes, made};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// A case of the folder.
pub struct Case {
    pub name: String,
    pub table: Table,
    pub book: String,
    /// What is planted in a book that was made by a seed.
    pub plan: Option<serde_json::Value>,
}

/// Every case, by name.
pub fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/voice/data");
    let entries = std::fs::read_dir(&folder).expect("the cases").flatten();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    paths.iter().map(|path| load(path)).collect()
}

fn load(path: &Path) -> Case {
    let read = |end: &str| std::fs::read_to_string(path.with_extension(end)).ok();
    let text = read("toml").expect("a case");
    Case {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        table: text.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display())),
        book: read("json").expect("its book"),
        plan: read("plan.json").map(|p| serde_json::from_str(&p).expect("a plan")),
    }
}

/// A text of a table.
pub fn text<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(Value::as_str)
}

/// The texts of a list; none where there is no list.
pub fn texts<'a>(table: &'a Table, key: &str) -> Vec<&'a str> {
    let list = table.get(key).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).collect()
}

/// A number.
pub fn number(table: &Table, key: &str) -> Option<usize> {
    table.get(key).and_then(Value::as_integer).and_then(|n| usize::try_from(n).ok())
}

/// Is it true?
pub fn flag(table: &Table, key: &str) -> Option<bool> {
    table.get(key).and_then(Value::as_bool)
}

/// The tables of a list.
pub fn tables<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    let list = table.get(key).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_table).collect()
}

/// The reasons why the program fails a case.
pub fn drive(case: &Case) -> Vec<String> {
    let program = Program::new(text(&case.table, "today").expect("a day"));
    let taken = program.take(&case.book);
    if taken.code != Some(0) {
        return vec![format!("import refused: {}", taken.err.trim())];
    }
    if let Some(plan) = &case.plan {
        return made::check(text(&case.table, "make").unwrap_or_default(), &program, plan);
    }
    let mut reasons = Vec::new();
    for (place, run) in tables(&case.table, "run").into_iter().enumerate() {
        for (arguments, form) in forms(run) {
            let answer = program.run(&arguments, form);
            let mut mine = Vec::new();
            judge(run, &answer, &mut mine);
            settled(run, &program, &answer, &mut mine);
            for wrong in texts(run, "file_must_not") {
                if super::answer::has(&program.files(), wrong) {
                    mine.push(format!("a file is called {wrong}"));
                }
            }
            let line = arguments.join(" ");
            reasons.extend(mine.iter().map(|m| format!("[{}] {line}: {m}", place + 1)));
        }
    }
    reasons
}

fn settled(run: &Table, program: &Program, answer: &Answer, reasons: &mut Vec<String>) {
    let wanted = run.get("disputes").and_then(Value::as_table);
    let settles = wanted.filter(|w| flag(w, "settles") == Some(true));
    if let (Some(wanted), Some(data)) = (settles, &answer.data) {
        disputes::settles(program, wanted, data, reasons);
    }
}

/// The arguments and the form of each time that a run is made.
fn forms(run: &Table) -> Vec<(Vec<String>, Form)> {
    let arguments: Vec<String> = texts(run, "args").into_iter().map(str::to_owned).collect();
    if flag(run, "formats") == Some(true) {
        let with = |(form, word): (Form, &str)| {
            let more = ["--format".to_owned(), word.to_owned()];
            (arguments.iter().cloned().chain(more).collect(), form)
        };
        return FORMS.map(with).into_iter().collect();
    }
    let ends = |word: &str| matches!(arguments.as_slice(), [.., format, last] if format == "--format" && last == word);
    let form = match () {
        () if arguments.iter().any(|a| a == "--json") || ends("json") => Form::Json,
        () if ends("html") => Form::Html,
        () if ends("md") => Form::Markdown,
        () => Form::Text,
    };
    vec![(arguments, form)]
}
