//! A person out of the file for good: in one step, with a mark by which the next opening cleans what an end of the
//! program has left uncleaned.

use super::privacy::{Who, names_of, parts_of};
use super::record::{RecordOutcome, RecordRequest, kind};
use super::{Holding, Result, Workbench};
use crate::model::{Edit, Person, Record, Refusal};
use crate::store::Forgotten;
use std::path::PathBuf;

/// The draft that says that somebody was taken out, and the file is not clean of them yet.
const MARK: &str = "forgetting";
/// What it says: none of their names.
const CUT: &str = "cut out";

/// What becomes of texts and copies that have a name of theirs.
#[derive(Clone, Copy, Debug, Default)]
pub struct ForgetScope {
    /// The name is taken out of the texts of other records.
    pub blank: bool,
    /// Copies in rotation are taken away.
    pub copies: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Forgetting {
    /// What was done.
    pub kept: RecordOutcome,
    /// Records that still have a name in a text, each with its account.
    pub left: Vec<Holding>,
    /// Copies of the file that still have them.
    pub copies: Vec<PathBuf>,
    /// Copies in rotation that were taken away.
    pub gone: Vec<PathBuf>,
}

impl Workbench {
    /// Takes a person out for good, from the journal too; the texts and copies that still have a name are said.
    pub fn forget(&mut self, account: &str, person: &str, wide: ForgetScope) -> Result<Forgetting> {
        let key = self.account_of(account)?.key;
        let typed = self.typed_account(key)?;
        let person = super::person_of(&typed, person)?.clone();
        let who = Forgotten {
            account: key,
            key: person.key,
            id: person.id.0.clone(),
            names: names_of(&person),
            parts: parts_of(&person),
            blank: wide.blank,
        };
        let edits = self.removal_of_person(&typed.id, &person.id)?;
        self.store.forget(&who, edits, (MARK, CUT))?;
        let name = format!("{} of {}", *person.name, *typed.name);
        if let Err(fault) = self.clean() {
            let why = fault.what.split([';', ':']).next().unwrap_or_default();
            let what = format!("{name} is out of the file; its free room is not clean yet: {why}");
            return Err(Refusal::because(what, "the next start cleans it"));
        }
        self.after_forgetting(&who, wide, &name).map_err(|fault| {
            let why = fault.what.split([';', ':']).next().unwrap_or_default();
            let what = format!(
                "{name} is out of the file; where else the name stands is not known: {why}"
            );
            Refusal::because(what, "anteroom search finds it")
        })
    }

    /// What is left of them, and which copies go.
    fn after_forgetting(
        &self,
        who: &Forgotten,
        wide: ForgetScope,
        name: &str,
    ) -> Result<Forgetting> {
        let sentence = format!(
            "{name} is out of the file and of its history for good; exports still have them"
        );
        let gone = if wide.copies { self.store.drop_copies_with(who)? } else { Vec::new() };
        let left = self.left_of(who)?;
        let copies = self.store.copies_with(who);
        Ok(Forgetting {
            kept: RecordOutcome { sentence, ..RecordOutcome::default() },
            left,
            copies,
            gone,
        })
    }

    fn removal_of_person(&self, account: &str, person: &str) -> Result<Vec<Edit>> {
        let Some(kind) = kind(Person::SCHEMA.record) else {
            return Ok(Vec::new());
        };
        self.removal(&RecordRequest {
            kind,
            owners: vec![account.to_owned()],
            which: vec![person.to_owned()],
            fields: Vec::new(),
            clear: Vec::new(),
        })
    }

    /// Finishes what an end of the program has interrupted.
    pub(super) fn finish_forgetting(&mut self) -> Result<()> {
        match self.store.draft(MARK)? {
            Some(_) => self.clean(),
            None => Ok(()),
        }
    }

    fn clean(&mut self) -> Result<()> {
        self.store.make_clean()?;
        Ok(self.store.drop_draft(MARK)?)
    }

    /// What still has a name of theirs, in whatever account.
    fn left_of(&self, who: &Forgotten) -> Result<Vec<Holding>> {
        let named = Who::by_name(who.clone());
        let mut left = Vec::new();
        for account in self.store.account_names()? {
            let from = left.len();
            named.gather(&self.store.account(account.key)?, &mut left);
            for holding in left.iter_mut().skip(from) {
                holding.account.clone_from(&account.name);
            }
        }
        named.gather(&self.store.root()?, &mut left);
        Ok(left)
    }
}
