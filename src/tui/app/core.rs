//! Everything of the app that is not a screen.

use crate::model::{Key, Refusal};
use crate::tui::account_list::AccountList;
use crate::tui::colour::Depth;
use crate::tui::ctx::{Commands, Ctx};
use crate::tui::keymap::Keymap;
use crate::tui::message::Messages;
use crate::tui::read_faults::ReadFaults;
use crate::tui::theme::{Scheme, Theme};
use crate::workbench::{AccountSummary, Dossier, Judge, Shared, Workbench};
use std::rc::Rc;

/// How the screens look, as the command line and the environment say it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Only ASCII marks and borders.
    pub ascii: bool,
    /// For a screen reader: no colours, no borders, the cursor seen on the picked row.
    pub plain: bool,
    /// The terminal reports the mouse.
    pub mouse: bool,
    /// The colours that the rep wants.
    pub scheme: Scheme,
    /// How many colours the terminal can be told.
    pub depth: Depth,
    /// This is the demo book.
    pub demo: bool,
    /// Files go into the rep's folder and text onto the clipboard; without, files go aside into the
    /// temporary folder: sketches and tests.
    pub outside: bool,
    /// The commands of the command line, each with what it does.
    pub shell: Option<Commands>,
}

/// What a slice of work between two looks at the keyboard has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slice {
    /// Something that the screen shows; there is more to do.
    Shown,
    /// Nothing that is worth a drawing; there is more to do.
    Unseen,
    /// Nothing is left.
    Last,
}

/// Everything that is not a screen.
pub struct Core {
    pub bench: Workbench,
    pub accounts: AccountList,
    pub dossier: Option<Dossier>,
    /// The accounts beside the picked one: the next read ahead, the last not yet let go.
    pub near: Vec<Dossier>,
    /// In which order the people of the picked account stood before a change.
    pub stood: Option<(Key, Vec<String>)>,
    /// The way the mark went last.
    pub downwards: bool,
    pub theme: Theme,
    pub keymap: Keymap,
    pub messages: Messages,
    pub look: Look,
    pub shared: Option<Rc<Shared>>,
    /// The dossier is the first one: the account's share of all sales is not looked at yet.
    pub is_first: bool,
    pub judge: Option<Judge>,
    pub seen_version: i64,
    /// Reads that failed while screens were asked and drawn.
    pub faults: ReadFaults,
}

impl Look {
    /// How the screens are drawn by it, before the terminal has said its own colours.
    pub fn theme(&self) -> Theme {
        match self.plain {
            true => Theme::of(Scheme::Mono, self.depth, true).plain(),
            false => Theme::of(self.scheme, self.depth, self.ascii),
        }
    }
}

impl Core {
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx {
            bench: &self.bench,
            accounts: &self.accounts,
            dossier: self.dossier.as_ref(),
            theme: &self.theme,
            keymap: &self.keymap,
            shell: self.look.shell,
            faults: &self.faults,
        }
    }

    /// The terminal draws a border two cells wide: so it stays, whatever the rep turns to.
    pub fn draws_in_ascii(&mut self) {
        self.look.ascii = true;
        if !self.look.plain {
            self.theme = self.theme.with_ascii();
        }
    }

    /// The account with the mark: read ahead, or read now. The one before is kept until the frame is out: to let
    /// go of it costs a tenth of a key, and the mark may come back.
    pub fn take_dossier(&mut self, key: Key) -> crate::workbench::Result<()> {
        self.near.extend(self.dossier.take());
        let mut dossier = match self.near.iter().position(|d| d.key == key) {
            Some(place) => self.near.swap_remove(place),
            None => self.bench.dossier(key)?,
        };
        if let Some((_, before)) = self.stood.take().filter(|(account, _)| *account == key) {
            dossier.keep_order(&before);
        }
        self.accounts.correct(self.accounts.picked(), AccountSummary::of(&dossier));
        self.dossier = Some(dossier);
        Ok(())
    }

    /// Reads on in the list until there is enough of it: the mark went far, or to an account further down, before
    /// the list was filled.
    pub fn read_until(&mut self, enough: impl Fn(&AccountList) -> bool) {
        while !enough(&self.accounts) && self.accounts.complete(&self.bench).unwrap_or(false) {}
    }

    /// Forgets what was read of accounts: the file has changed.
    pub fn forget_dossiers(&mut self) {
        self.near.clear();
        if let Some(dossier) = self.dossier.take() {
            self.stood = Some((dossier.key, dossier.order()));
        }
    }

    /// Reads what all accounts share after a change of the file; where they are judged by something else now,
    /// all are judged again.
    pub fn prepare(&mut self) -> crate::workbench::Result<()> {
        let shared = self.bench.shared()?;
        let judge = Judge::new(&self.bench, &shared)?;
        let is_new = !self.judge.as_ref().is_some_and(|now| now.is_like(&judge));
        if is_new && self.judge.replace(judge).is_some() {
            self.accounts.forget_summaries();
        }
        self.shared = Some(shared);
        Ok(())
    }

    /// Fills the list and judges it, a slice at a time; true while there is more.
    pub fn fill_list(&mut self) -> crate::workbench::Result<Slice> {
        let Self { bench, accounts, shared, judge, .. } = self;
        let (Some(shared), Some(judge)) = (shared, judge) else {
            return Ok(Slice::Last);
        };
        if accounts.read_on(bench, judge)? {
            return Ok(if accounts.is_read_so_far() { Slice::Shown } else { Slice::Unseen });
        }
        let more = accounts.judge(bench, judge, shared)?;
        if judge.is_full() || !more {
            judge.write(bench);
        }
        let seen = accounts.is_worth_showing();
        self.read_ahead()?;
        Ok(match (more, seen) {
            (false, _) => Slice::Last,
            (true, true) => Slice::Shown,
            (true, false) => Slice::Unseen,
        })
    }

    /// Reads the account that the next step of the mark would pick; after a frame, while no key waits.
    pub fn read_ahead(&mut self) -> crate::workbench::Result<()> {
        let picked = self.accounts.picked();
        let beside = |by: isize| Some(self.accounts.line(picked.checked_add_signed(by)?)?.key);
        let (next, last) = (beside(1), beside(-1));
        self.near.retain(|d| [next, last].contains(&Some(d.key)));
        let ahead = if self.downwards { next } else { last };
        if let Some(key) = ahead.filter(|key| self.near.iter().all(|d| d.key != *key)) {
            self.near.push(self.bench.dossier(key)?);
        }
        Ok(())
    }

    /// Says what could not be read, once.
    pub fn say_faults(&mut self) {
        let faults = self.faults.take();
        if faults.is_empty() {
            return;
        }
        if let Err(refusal) = self.bench.check_place() {
            return self.say(refusal.to_string());
        }
        for fault in faults {
            self.say(fault);
        }
    }

    /// Says why something was refused. What reads wrongly because something was done to the file is no damage.
    pub fn say_refusal(&mut self, refusal: &Refusal) {
        match self.bench.check_place() {
            Err(done) => self.say(done.to_string()),
            Ok(()) => self.say(refusal.to_string()),
        }
    }

    pub fn say(&mut self, text: impl Into<String>) {
        let time = self.bench.time().to_owned();
        self.messages.say(&time, text);
    }

    /// The same until the next key.
    pub fn say_once(&mut self, text: String) {
        self.say(text);
        self.messages.leave_at_next_key();
    }
}
