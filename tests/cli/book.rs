//! A file of its own for each test, and the program on it.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder with one file of the program's, gone with it.
pub struct Book {
    folder: tempfile::TempDir,
    day: &'static str,
}

/// What the program said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Book {
    /// Nothing in it yet.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let day = "2026-11-24";
        Self { folder, day }
    }

    /// With the worked example in it.
    pub fn sample() -> Self {
        let book = Self::new();
        book.does(&["import", &data("chain-store.json")]);
        book
    }

    /// With this interchange text in it, `format` aside.
    pub fn of(members: &str) -> Self {
        let book = Self::new();
        let text = format!("{{\"format\":\"anteroom/1\",{members}}}");
        let said = book.say(&["import", "-"], &text);
        assert_eq!(said.code, Some(0), "{}", said.err);
        book
    }

    /// The same on another day from here on.
    pub fn on(&mut self, day: &'static str) -> &Self {
        self.day = day;
        self
    }

    /// A path beside the file.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file beside it, and gives its path as text.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    }

    /// The names of the files in its folder.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.say(arguments, "")
    }

    /// Runs the program with this on its stdin.
    pub fn say(&self, arguments: &[&str], stdin: &str) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_anteroom"))
            .env_clear()
            .env("HOME", self.folder.path())
            .args(["--today", self.day, "--file"])
            .arg(self.path("book.anteroom"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        if let Some(mut pipe) = child.stdin.take() {
            let _ = pipe.write_all(stdin.as_bytes());
        }
        said(child.wait_with_output().expect("its end"))
    }

    /// Runs what has to work; its stdout.
    pub fn does(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
        said.out
    }

    /// Runs what has to be refused: one sentence on stderr, nothing on stdout; the sentence.
    pub fn refuses(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(1), "{arguments:?}: {}{}", said.out, said.err);
        assert_eq!(said.out, "", "{arguments:?}");
        assert_eq!(said.err.lines().count(), 1, "{arguments:?}: {}", said.err);
        said.err.trim_end().to_owned()
    }

    /// Runs with `--json`, and reads the answer.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.push("--json");
        let out = self.does(&all);
        serde_json::from_str(&out).unwrap_or_else(|e| panic!("{arguments:?}: {e}: {out}"))
    }

    /// The interchange file.
    pub fn export(&self) -> String {
        self.does(&["export"])
    }

    /// The only account, as exported.
    pub fn account(&self) -> Value {
        let book: Value = serde_json::from_str(&self.export()).expect("JSON");
        book["accounts"][0].clone()
    }
}

fn said(output: Output) -> Said {
    Said {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A file of `tests/cli/data`.
pub fn data(name: &str) -> String {
    format!("{}/tests/cli/data/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The names of an object's members, in order.
pub fn keys(text: &str) -> Vec<String> {
    let mut depth = 0;
    let mut found = Vec::new();
    let mut quoted = String::new();
    let mut inside = false;
    let mut escaped = false;
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => {
                inside = !inside;
                if inside {
                    quoted.clear();
                }
            }
            _ if inside => quoted.push(c),
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            ':' if depth == 1 => found.push(quoted.clone()),
            _ => {}
        }
    }
    found
}
