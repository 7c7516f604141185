//! A person out of the file for good: in steps that each can be done again, with a mark that the next opening finishes.

use super::privacy::{Who, names_of, parts_of};
use super::record::{Kept, Wanted, kind};
use super::{Holding, Result, Workbench};
use crate::model::{Person, Record};
use crate::store::Forgotten;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The draft that says that somebody is being forgotten.
const MARK: &str = "forgetting";
/// All of them is cut out; what is left is to clean the file.
const CUT: &str = "cut out";

/// Who is being forgotten, until it is done.
#[derive(Deserialize, Serialize)]
struct Under {
    account: i64,
    account_id: String,
    key: i64,
    id: String,
    names: Vec<String>,
    parts: Vec<String>,
    blank: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Forgetting {
    /// What was done.
    pub kept: Kept,
    /// Records that still have a name in a text, each with its account.
    pub left: Vec<Holding>,
    /// Copies of the file that still have them.
    pub copies: Vec<PathBuf>,
}

impl Workbench {
    /// Takes a person out for good, from the journal too; the texts and copies that still have a name are said.
    /// `blank` takes the names out of those texts as well.
    pub fn forget(&mut self, account: &str, person: &str, blank: bool) -> Result<Forgetting> {
        let key = self.account_of(account)?.key;
        let typed = self.typed_account(key)?;
        let person = super::person_of(&typed, person)?.clone();
        let under = Under {
            account: key,
            account_id: typed.id.0.clone(),
            key: person.key,
            id: person.id.0.clone(),
            names: names_of(&person),
            parts: parts_of(&person),
            blank,
        };
        self.store.keep_draft(MARK, &serde_json::to_string(&under).unwrap_or_default())?;
        self.go_on_forgetting(&under)?;
        let sentence = format!(
            "{} of {} is out of the file and of its history for good; exports still have them",
            *person.name, *typed.name
        );
        let who = under.forgotten();
        let left = self.left_of(&who)?;
        let copies = self.store.copies_with(&who);
        Ok(Forgetting { kept: Kept { sentence, ..Kept::default() }, left, copies })
    }

    /// Finishes what an end of the program has interrupted.
    pub(super) fn finish_forgetting(&mut self) -> Result<()> {
        let Some(mark) = self.store.draft(MARK)? else {
            return Ok(());
        };
        match serde_json::from_str::<Under>(&mark) {
            Ok(under) => self.go_on_forgetting(&under),
            Err(_) => self.clean(),
        }
    }

    fn go_on_forgetting(&mut self, under: &Under) -> Result<()> {
        let there = self.typed_account(under.account).ok();
        let there = there.is_some_and(|a| a.people.iter().any(|p| p.id.0 == under.id));
        if let Some(kind) = kind(Person::SCHEMA.record).filter(|_| there) {
            self.remove_record(&Wanted {
                kind,
                owners: vec![under.account_id.clone()],
                which: vec![under.id.clone()],
                fields: Vec::new(),
                clear: Vec::new(),
            })?;
        }
        self.store.cut_out(&under.forgotten(), MARK, CUT)?;
        self.clean()
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

impl Under {
    fn forgotten(&self) -> Forgotten {
        Forgotten {
            account: self.account,
            key: self.key,
            id: self.id.clone(),
            names: self.names.clone(),
            parts: self.parts.clone(),
            blank: self.blank,
        }
    }
}
