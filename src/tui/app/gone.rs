//! The picked account, taken away by another window or a command: what was open on it never goes on with the account that
//! has the mark now.

use super::App;
use crate::model::{Account, Book, Edit, Key, Record as _, Rep, Schema};
use crate::tui::effect::Effect;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A form whose account is not there any more.
pub(super) struct Gone {
    /// The name of its draft.
    draft: String,
    /// The account's name.
    account: String,
}

impl App {
    /// The account with the mark.
    pub(super) fn marked(&self) -> Option<(Key, String)> {
        let line = self.core.accounts.line(self.core.accounts.picked())?;
        Some((line.key, line.name.clone()))
    }

    /// Closes the pages of an account that is not there any more. What is typed into stays to be read, and is
    /// refused when it is saved.
    pub(super) fn lose_account(&mut self, (key, account): (Key, String)) {
        let top = self.stack.len() - 1;
        let draft = self.stack[top].draft().map(str::to_owned);
        let goes_on = self.stack[top].lose_account(key);
        let mut at = 0;
        self.stack.retain(|screen| {
            at += 1;
            let stays = screen.is_workbench() || screen.is_first_run();
            stays || screen.book_state().is_some() || (at > top && draft.is_some())
        });
        let says = phrase!("{account} is not there any more: another has taken it away", account);
        let now = self.marked().map(|(_, name)| name);
        let says = match (&draft, goes_on, now) {
            (Some(_), true, _) => {
                phrase!("{says}; the line waits for the inbox, Up picks an account", says)
            }
            (Some(_), false, _) => {
                phrase!("{says}, and this cannot be saved; Esc leaves it", says)
            }
            (None, _, Some(now)) => phrase!("{says}; this is {now}", says, now),
            (None, _, None) => says,
        };
        self.refresh();
        let of_form = draft.filter(|_| !goes_on);
        self.rest.gone = of_form.map(|draft| Gone { draft, account });
        self.core.say(says);
    }

    /// Does the key mean nothing since its account is gone? Letters that are typed go on.
    pub(super) fn is_for_gone(&self, key: &KeyEvent) -> bool {
        let types = self.stack.last().is_some_and(|screen| screen.is_typed_into());
        !(types && matches!(key.code, KeyCode::Char(_) | KeyCode::Esc) && key.modifiers.is_empty())
    }

    /// The key would have saved a form whose account is gone: that is said whatever else is to be put right in it.
    pub(super) fn say_gone(&mut self, key: &KeyEvent) {
        let is_ctrl_s = key.code == KeyCode::Char('s') && key.modifiers == KeyModifiers::CONTROL;
        if let Some(says) = self.gone_on_top().filter(|_| is_ctrl_s || key.code == KeyCode::F(2)) {
            self.core.say(says);
        }
    }

    /// Why a form cannot do this: its account is gone, and the one with the mark now is not meant.
    pub(super) fn refused_as_gone(&self, effect: &Effect) -> Option<String> {
        self.gone_on_top().filter(|_| is_of_account(effect))
    }

    fn gone_on_top(&self) -> Option<String> {
        let gone = self.rest.gone.as_ref()?;
        let is_top = self.stack.last().and_then(|s| s.draft()) == Some(gone.draft.as_str());
        let account = is_top.then_some(&gone.account)?;
        Some(phrase!(
            "{account} is not there any more: nothing can be saved there. Esc leaves it",
            account
        ))
    }
}

/// Would it write to an account, or open something on the picked one?
fn is_of_account(effect: &Effect) -> bool {
    match effect {
        Effect::Do(operation) | Effect::DoAndClose(operation) | Effect::DoThen(operation, _) => {
            !operation.edits().iter().all(is_of_book)
        }
        Effect::All(effects) => effects.iter().any(is_of_account),
        Effect::Over(_) | Effect::Open(_) | Effect::Form(_) | Effect::Remove(..) => true,
        _ => false,
    }
}

/// Is it of the file and no account's?
fn is_of_book(edit: &Edit) -> bool {
    match edit {
        Edit::Insert { account, .. } => *account == 0,
        Edit::Update { schema, .. } | Edit::Delete { schema, .. } => {
            [Book::SCHEMA, Rep::SCHEMA].into_iter().any(|of| has(of, schema.record))
        }
    }
}

/// Is it this record, or in its lists, those of accounts left out?
fn has(of: &Schema, record: &str) -> bool {
    let mut lists = of.lists().filter(|(_, list)| list.record != Account::SCHEMA.record);
    of.record == record || lists.any(|(_, list)| has(list, record))
}
