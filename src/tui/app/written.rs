//! The whole book as files for other programs: made beside the keys where the book is large, and written once they are
//! there.

use super::App;
use super::global_actions::place_of;
use crate::tui::components::later::Later;
use crate::workbench::{Format, Result, write_out};
use std::path::PathBuf;

/// The text of a file, and where it goes.
type BookFile = (PathBuf, String);

/// Files that are being made.
#[derive(Default)]
pub(super) struct BookFiles {
    later: Later<Vec<BookFile>>,
}

impl App {
    /// Writes the book in these forms; of files that are there already it asks first.
    pub(super) fn write_book(&mut self, files: Vec<(Format, PathBuf)>) {
        let files: Vec<(Format, PathBuf)> =
            files.into_iter().map(|(format, name)| (format, place_of(self, &name))).collect();
        let is_there = |(_, path): &&(Format, PathBuf)| path.is_file();
        let taken = files.iter().find(is_there).map(|(_, path)| path.clone());
        if self.core.look.outside && taken.is_some_and(|path| !self.may_write(&path)) {
            return;
        }
        let made = self.rest.book.later.ask(&self.core.ctx(), move |bench| {
            let file = |(format, path)| Ok((path, bench.export(format, None)?.text));
            files.into_iter().map(file).collect()
        });
        match made {
            Some(made) => self.put_book(made),
            None => self.core.say(phrase!("making the file of the whole book ..")),
        }
    }

    /// Writes what is made by now; whether it was, and whether something is still being made.
    pub(super) fn take_book(&mut self) -> (bool, bool) {
        let made = self.rest.book.later.ready();
        let is_there = made.is_some();
        if let Some(made) = made {
            self.put_book(made);
        }
        (is_there, self.rest.book.later.is_under_way())
    }

    /// What is not made yet is not written any more.
    pub(super) fn drop_book(&mut self) {
        self.rest.book = BookFiles::default();
    }

    fn put_book(&mut self, made: Result<Vec<BookFile>>) {
        let written = made.and_then(|files| {
            for (path, text) in &files {
                write_out(path, text)?;
            }
            Ok(files)
        });
        match written {
            Ok(files) => {
                let paths = files.iter().map(|(path, _)| path.display().to_string());
                let paths = paths.collect::<Vec<_>>().join(", ");
                self.core.say(phrase!("written: {paths}", paths));
            }
            Err(refusal) => self.core.say_refusal(&refusal),
        }
    }
}
