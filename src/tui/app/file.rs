//! The file itself: a safe copy of it, and a copy in its place.

use super::App;
use crate::tui::keymap::Keymap;
use crate::workbench::{self, Workbench};
use std::path::Path;

impl App {
    /// Writes a whole, checked copy beside the file.
    pub(super) fn back_up(&mut self) {
        if self.core.bench.file().as_os_str().is_empty() {
            return self.core.say(phrase!("this book is in memory: there is no file to copy"));
        }
        match self.core.bench.backup(None) {
            Ok(copy) => {
                self.refresh();
                self.core.say(phrase!("copied and checked: {}", copy.path.display()));
            }
            Err(refusal) => self.core.say_refusal(&refusal),
        }
    }

    /// The copy takes the file's place: the file is let go, and opened anew whatever comes of it.
    pub(super) fn restore(&mut self, copy: &Path) {
        if !self.flush_draft() {
            return;
        }
        let setting = self.core.bench.setting().clone();
        let file = setting.file.clone();
        let aside = match Workbench::in_memory(setting.today) {
            Ok(aside) => aside,
            Err(refusal) => return self.core.say_refusal(&refusal),
        };
        drop(std::mem::replace(&mut self.core.bench, aside));
        let restored = workbench::restore(copy, &file, setting.today);
        let (keymap, look): (Keymap, _) = (self.core.keymap.clone(), self.core.look);
        let theme = self.core.theme;
        let opened = Workbench::open(setting).and_then(|bench| App::new(bench, look, keymap));
        match opened {
            Ok(app) => *self = app,
            Err(refusal) => return self.core.say_refusal(&refusal),
        }
        self.core.theme = theme;
        match restored {
            Ok(Some(kept)) => {
                let kept = name(&kept).unwrap_or_default();
                self.core
                    .say(phrase!("the copy is the file now; what it was is kept as {kept}", kept));
            }
            Ok(None) => self.core.say(phrase!("the copy is the file now")),
            Err(refusal) => self.core.say_refusal(&refusal),
        }
    }
}

fn name(path: &Path) -> Option<String> {
    path.file_name().map(|n| n.to_string_lossy().into_owned())
}
