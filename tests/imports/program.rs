//! The program itself, in a folder of its own.
use serde_json::Value;
use std::process::{Command, Output};
use tempfile::TempDir;

pub struct Program {
    folder: TempDir,
}

/// What one command came to.
pub struct Told {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Program {
    pub fn new() -> Program {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Program { folder }
    }

    fn run(&self, book: &str, words: &[&str]) -> Told {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_anteroom"))
            .env_remove("ANTEROOM_FILE")
            .current_dir(self.folder.path())
            .args(["--file", book, "--today", "2026-11-24"])
            .args(words)
            .output()
            .expect("the program starts");
        Told {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// `import` of an interchange text into a book.
    pub fn import(&self, book: &str, text: &str, flags: &[&str]) -> Told {
        let path = self.folder.path().join("given.json");
        std::fs::write(path, text).expect("a file to import");
        self.run(book, &[&["import", "given.json"], flags].concat())
    }

    /// The bytes of `export`.
    pub fn export(&self, book: &str) -> String {
        let told = self.run(book, &["export"]);
        assert_eq!(told.code, Some(0), "export: {}", told.stderr);
        told.stdout
    }
}

impl Told {
    pub fn json(&self) -> Value {
        let read = serde_json::from_str(&self.stdout);
        read.unwrap_or_else(|error| panic!("not JSON ({error}): {} {}", self.stdout, self.stderr))
    }
}
