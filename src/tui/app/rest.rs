//! What is done while no key comes: drafts are kept, what was saved is brought into the file itself, and what others
//! wrote to it is seen.

use super::App;
use super::gone::Gone;
use super::written::BookFiles;
use crate::model::Key;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::Scope;
use crate::workbench::Seen;
use crossterm::event::KeyEvent;
use std::path::PathBuf;
use std::time::Duration;

/// After so long without a key what was saved is brought into the file.
const SETTLES_AFTER: Duration = Duration::from_secs(2);
/// A draft that could not be kept is tried again after so long.
const TRIES_AFTER: Duration = Duration::from_secs(1);
/// A save waits so long for another program; longer, and the rep would think that the keys are dead.
pub const SAVE_WAITS: Duration = Duration::from_millis(400);
/// Each time that another window is in the way the wait is doubled, so often.
const DOUBLED: u32 = 5;

/// How often what was saved is tried to be brought in at the end.
const LAST_TRIES: u32 = 30;

/// What waits for a moment without keys.
#[derive(Default)]
pub(super) struct Rest {
    /// What was typed and not kept yet: the form's name and its text.
    draft: Option<(String, String)>,
    /// It was said why it could not be kept.
    said: bool,
    /// How often another window was in the way.
    tries: u32,
    /// What was said of the file that is not what it was.
    astray: Option<String>,
    /// The last key only moved: the file is looked at once its frame is out.
    looks: bool,
    /// The account as it was when the form on top was opened.
    pub(super) seen: Option<Seen>,
    /// The form on top whose account is gone.
    pub(super) gone: Option<Gone>,
    /// What the next save of the form writes over, in words: it was asked.
    pub(super) over: Option<String>,
    /// A file that is there already; the same again writes over it.
    pub(super) asked: Option<PathBuf>,
    /// Files of the whole book that are being made.
    pub(super) book: BookFiles,
    /// The newest step when the window was opened; 0 where there was none.
    opened_at: Key,
    /// The step of another window that undo has asked about.
    asked_step: Option<Key>,
    /// The number of the last forgetting that undo has asked about.
    asked_forgetting: Option<String>,
}

impl App {
    /// What was typed is kept once the frame is out, so that no key waits for the disk or for another program.
    pub(super) fn keep_draft(&mut self, name: String, text: String) {
        if self.rest.draft.as_ref().is_some_and(|(other, _)| *other != name) {
            self.flush_draft();
        }
        self.rest.draft = Some((name, text));
    }

    /// Keeps what waits; false where it cannot be kept, which is said once.
    pub(crate) fn flush_draft(&mut self) -> bool {
        let Some((name, text)) = self.rest.draft.take() else {
            return true;
        };
        let bench = &self.core.bench;
        if bench.only_reads().is_some() {
            return true;
        }
        bench.set_patience(Duration::ZERO);
        let kept = bench.keep_draft(&name, &text);
        bench.set_patience(SAVE_WAITS);
        match kept {
            Ok(()) => {
                self.rest.said = false;
                true
            }
            Err(refusal) => {
                self.rest.draft = Some((name, text));
                if !std::mem::replace(&mut self.rest.said, true) {
                    self.core.say(phrase!("what you type is not kept yet: {refusal}", refusal));
                }
                false
            }
        }
    }

    /// Nothing waits to be kept, or it was tried and waits for another program.
    pub(super) fn is_kept(&self) -> bool {
        self.rest.draft.is_none() || self.rest.said
    }

    /// The draft of this form is done with, kept or not.
    pub(super) fn forget_draft(&mut self, name: &str) {
        if self.rest.draft.as_ref().is_some_and(|(waits, _)| waits == name) {
            self.rest.draft = None;
            self.rest.said = false;
        }
    }

    /// Closes the top screen, unless what was typed into it would be lost.
    pub(super) fn close_kept(&mut self) {
        self.rest.said = false;
        if self.flush_draft() {
            self.close();
        }
    }

    /// How long to wait for a key before there is something to do.
    pub(super) fn rest_after(&self) -> Option<Duration> {
        if self.rest.draft.is_some() {
            return Some(TRIES_AFTER);
        }
        let waits = SETTLES_AFTER * 2_u32.pow(self.rest.tries.min(DOUBLED));
        (self.rest.astray.is_none() && !self.core.bench.is_settled()).then_some(waits)
    }

    /// No key came for a while.
    pub(super) fn rest(&mut self) {
        if !self.flush_draft() {
            return;
        }
        match self.core.bench.write_through() {
            Ok(true) => self.rest.tries = 0,
            Ok(false) => self.rest.tries += 1,
            Err(refusal) => {
                self.go_astray(refusal.to_string());
            }
        }
    }

    /// What another window wrote, or did to the file, is seen before a key means something. A key that only moves the
    /// mark means the same on any row: its frame is not kept waiting by the file. True where the key means nothing any
    /// more: its account is gone.
    pub(super) fn look_at_key(&mut self, key: &KeyEvent) -> bool {
        use Action::{Down, First, Last, PageDown, PageUp, Up};
        let action = self.core.keymap.action(Scope::Everywhere, key);
        self.rest.looks = matches!(action, Some(Up | Down | PageUp | PageDown | First | Last));
        if self.rest.looks {
            return false;
        }
        let before = self.core.accounts.picked_key();
        self.look_outside();
        before.is_some_and(|before| !self.core.accounts.has(before)) && self.is_for_gone(key)
    }

    /// The look that a move has left for the time after its frame; true where there is something new to show.
    pub(super) fn look_behind_frame(&mut self) -> bool {
        std::mem::take(&mut self.rest.looks) && self.look_outside()
    }

    /// Did somebody write to the file, move it or take its place? True where the screen shows it from here on.
    pub(super) fn look_outside(&mut self) -> bool {
        match self.core.bench.check_place() {
            Ok(()) => {
                let is_back = self.rest.astray.take().is_some();
                if is_back {
                    self.core.say_once(
                        phrase!("the file is there again, and takes what you save").to_owned(),
                    );
                }
                self.look_again() || is_back
            }
            Err(refusal) => self.go_astray(refusal.to_string()),
        }
    }

    /// Another window has written: reads everything again. False where none has.
    pub(super) fn look_again(&mut self) -> bool {
        let version = self.core.bench.data_version().unwrap_or(self.core.seen_version);
        let is_newer = std::mem::replace(&mut self.core.seen_version, version) != version;
        if is_newer {
            // Where it cannot be read, what is saved next is held against what was there before, and refused.
            let _ = self.core.bench.read_for_change();
            self.core.accounts.forget(None);
            let marked = self.marked();
            self.reload(self.core.accounts.picked_key());
            if let Some(lost) = marked.filter(|(key, _)| !self.core.accounts.has(*key)) {
                self.lose_account(lost);
            }
        }
        is_newer
    }

    /// Says once what became of the file; false where it was said before.
    fn go_astray(&mut self, why: String) -> bool {
        let is_new = self.rest.astray.as_ref() != Some(&why);
        if is_new {
            self.rest.astray = Some(why.clone());
            self.core.say(why);
        }
        is_new
    }

    /// A form that was opened remembers what it was opened on.
    pub(super) fn remember(&mut self) {
        let has_draft = self.stack.last().is_some_and(|screen| screen.draft().is_some());
        let key = self.core.accounts.picked_key().filter(|_| has_draft);
        let ctx = self.core.ctx();
        self.rest.seen = key.and_then(|key| ctx.read(ctx.bench.seen(key)));
        self.rest.over = None;
    }

    /// Was a field that the operation writes changed by another window since the form was opened? Then it is said, and
    /// the same again writes over it.
    pub(super) fn is_written_over(&mut self, operation: &crate::workbench::Operation) -> bool {
        let Some(seen) = &self.rest.seen else {
            return false;
        };
        match self.core.bench.clash(seen, operation.edits()) {
            Ok(Some((clash, now))) => {
                self.rest.seen = Some(now);
                self.rest.over = Some(phrase!("over {} of another window", clash.now));
                self.core.say(phrase!(
                    "another window has changed {} to {} meanwhile; save again to write over it",
                    clash.field,
                    clash.now
                ));
                true
            }
            _ => false,
        }
    }

    /// Steps that are there already are taken back without a question.
    pub(super) fn note_first_step(&mut self) {
        let newest = self.core.bench.next_undo();
        self.rest.opened_at = newest.ok().flatten().map_or(0, |next| next.key);
    }

    /// What is asked before undo takes the next step back: it is another window's, or somebody was forgotten after it,
    /// and what was seen last is no step. Each is asked about once.
    pub(super) fn asks_before_undo(&mut self) -> Option<String> {
        let next = self.core.bench.next_undo().ok().flatten()?;
        let key = self.core.keymap.key(Action::Undo);
        let asked = self.rest.asked_step.replace(next.key);
        if let Some(number) = &next.forgotten_since
            && self.rest.asked_forgetting.replace(number.clone()).as_ref() != Some(number)
        {
            let what = self.core.bench.step_in_words(next);
            return Some(phrase!(
                "who was forgotten stays so; {key} again takes back what was done before: {what}",
                key,
                what
            ));
        }
        let is_known = next.is_own || next.key <= self.rest.opened_at;
        let label = (!is_known && asked != Some(next.key)).then_some(next.label)?;
        Some(phrase!(
            "the last change is of another window: {label}; {key} again takes it back",
            label,
            key
        ))
    }

    /// The last things, once the terminal is the rep's again.
    pub(super) fn last_things(&mut self) {
        self.flush_draft();
        // What is still read beside the keys ends with its screen, and holds the file no more a moment later.
        self.stack.truncate(1);
        self.drop_book();
        for _ in 0..LAST_TRIES {
            // What cannot be brought in now is brought in by the next start.
            if !matches!(self.core.bench.write_through(), Ok(false)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        if !self.core.look.demo {
            let astray = self.core.bench.check_place().err().map(|refusal| refusal.to_string());
            self.last_words = astray.or_else(|| self.core.bench.keep_daily_copy());
        }
    }

    /// What is said first: that the file can only be read, or what was found beside it.
    pub(super) fn first_words(&mut self) {
        if let Some(why) = self.core.bench.only_reads() {
            let text = phrase!("only to look: the file cannot be written ({why})", why);
            self.core.say(text);
        }
        if let Some(notice) = self.core.bench.take_notice() {
            self.core.say(notice);
        }
    }

    /// Asks before a file is written over: the same again does it.
    pub(crate) fn may_write(&mut self, path: &std::path::Path) -> bool {
        let again = self.rest.asked.take().is_some_and(|asked| asked == path);
        if again || !path.is_file() {
            return true;
        }
        self.rest.asked = Some(path.to_owned());
        self.handle(Effect::Say(phrase!(
            "{} is there already; the same again writes over it",
            path.display()
        )));
        false
    }
}
