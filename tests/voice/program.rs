//! The program on a file of its own.

use super::answer::{Answer, Form};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with one file of the program's, gone with it.
pub struct Program {
    folder: tempfile::TempDir,
    today: String,
}

impl Program {
    /// With nothing in it.
    pub fn new(today: &str) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), today: today.to_owned() }
    }

    fn file(&self) -> PathBuf {
        self.path("book.anteroom")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Takes a book in.
    pub fn take(&self, book: &str) -> Answer {
        let source = self.path("book.json");
        std::fs::write(&source, book).expect("a file");
        self.run(&["import", &source.display().to_string()], Form::Text)
    }

    /// Runs it with these arguments.
    pub fn run<S: AsRef<str>>(&self, arguments: &[S], form: Form) -> Answer {
        let output = Command::new(env!("CARGO_BIN_EXE_anteroom"))
            .env_clear()
            .env("HOME", self.folder.path())
            .env("LANG", "C.UTF-8")
            .env("NO_COLOR", "1")
            .current_dir(self.folder.path())
            .args(["--today", &self.today, "--file"])
            .arg(self.file())
            .args(arguments.iter().map(AsRef::as_ref))
            .output()
            .expect("the program");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Answer::new(text(&output.stdout), text(&output.stderr), output.status.code(), form)
    }

    /// The same file in a folder of its own.
    pub fn copy(&self) -> Self {
        let other = Self::new(&self.today);
        std::fs::copy(self.file(), other.file()).expect("a copy");
        other
    }

    /// The names of the files beside the program's.
    pub fn files(&self) -> String {
        let names = |folder: &Path| -> Vec<String> {
            let entries = std::fs::read_dir(folder).expect("a folder").flatten();
            entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect()
        };
        names(self.folder.path()).join(" ")
    }
}
