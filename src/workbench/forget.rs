//! A person out of the file for good: in one step, with a mark by which the next opening cleans what an end of the
//! program has left uncleaned.

use super::record::{RecordOutcome, RecordRequest, kind};
use super::{Holding, Result, Workbench};
use crate::exchange::json;
use crate::model::{Account, Edit, Person, Record, Refusal, Row, Value};
use crate::store::Forgotten;
use crate::text::Certainty;
use crate::text::format::count;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::PathBuf;

/// The draft that says that somebody was taken out, and the file is not clean of them yet.
const MARK: &str = "forgetting";
/// What it says: none of their names.
const CUT: &str = "cut out";

/// What becomes of texts and copies that have a name of theirs.
#[derive(Clone, Debug, Default)]
pub struct ForgetScope {
    /// The name is taken out of the texts of other records.
    pub blank: bool,
    /// The copies that the program has made are taken away.
    pub copies: bool,
    /// Their record is gone already: what is left is found by the name alone.
    pub gone: bool,
    /// Words that mean them although they may mean others as well.
    pub also: Vec<String>,
}

/// What came of it.
#[derive(Debug)]
pub struct Forgetting {
    /// What was done.
    pub kept: RecordOutcome,
    /// Records that still have a name in a text, each with its account.
    pub left: Vec<Holding>,
    /// Records with a word that may be a name of theirs, or mean something else.
    pub perhaps: Vec<Holding>,
    /// Copies of the file and other books in its folder that still have them.
    pub copies: Vec<PathBuf>,
    /// Copies that were taken away.
    pub gone: Vec<PathBuf>,
    /// Bytes of theirs are still in free room of the file, and why: then this is the answer.
    pub unclean: Option<Refusal>,
}

impl Workbench {
    /// Takes a person out for good, from the journal too; the texts and copies that still have a name are said.
    pub fn forget(
        &mut self,
        account: &str,
        person: &str,
        wide: &ForgetScope,
    ) -> Result<Forgetting> {
        let key = self.account_of(account)?.key;
        let typed = self.typed_account(key)?;
        let found = if wide.gone { nobody_of(&typed, person)? } else { who_is(&typed, person)? };
        let who = self.sought(key, &found, &wide.also)?;
        let who = Forgotten { blank: wide.blank, ..who };
        let edits = match wide.gone {
            true => Vec::new(),
            false => self.removal_of_person(&typed.id, &found.id)?,
        };
        self.store.forget(&who, edits, (MARK, CUT))?;
        let name = phrase!("{} of {}", *found.name, *typed.name);
        let unclean = self.clean().err().map(|fault| {
            let why = short(&fault);
            let what = phrase!(
                "{name} is out of the file; its free room is not clean yet: {why}",
                name,
                why
            );
            Refusal::because(what, phrase!("the next start cleans it"))
        });
        let done = self.after_forgetting(&who, wide, &name).map_err(|fault| {
            let why = short(&fault);
            let what = phrase!(
                "{name} is out of the file; where else the name stands is not known: {why}",
                name,
                why
            );
            Refusal::because(what, phrase!("anteroom search finds it"))
        })?;
        Ok(Forgetting { unclean, ..done })
    }

    /// What is left of them, and which copies go.
    fn after_forgetting(
        &self,
        who: &Forgotten,
        wide: &ForgetScope,
        name: &str,
    ) -> Result<Forgetting> {
        let gone = if wide.copies { self.store.drop_copies_with(who)? } else { Vec::new() };
        let (left, perhaps) = self.left_of(who)?;
        let copies = self.store.copies_with(who);
        let older = self.store.older_mentions(who)?;
        let still = [
            (left.len(), "text", phrase!("with the name")),
            (perhaps.len(), "text", phrase!("with a word that may be it")),
            (older, phrase!("older text"), phrase!("of the history with such a word")),
            (copies.len(), "copy", phrase!("beside the file")),
        ];
        let still: Vec<String> = still
            .iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, what, which)| format!("{} {which}", count(*number, what)))
            .collect();
        let sentence = match still.as_slice() {
            [] => phrase!(
                "{name} is out of the file and of its history for good; exports still have them",
                name
            ),
            _ => phrase!(
                "{} is out with all that was about them; still there: {}, exports",
                name,
                still.join(", ")
            ),
        };
        let kept = RecordOutcome { sentence, ..RecordOutcome::default() };
        Ok(Forgetting { kept, left, perhaps, copies, gone, unclean: None })
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

    /// What still has a name of theirs, in whatever account, and what has a word that may be one.
    fn left_of(&self, who: &Forgotten) -> Result<(Vec<Holding>, Vec<Holding>)> {
        let mut names = HashMap::new();
        let (mut left, mut perhaps) = (Vec::new(), Vec::new());
        for found in self.store.mentioned(who)? {
            if let Entry::Vacant(name) = names.entry(found.account) {
                name.insert(self.store.account_name(found.account)?);
            }
            let name = names.get(&found.account).cloned().flatten().unwrap_or_default();
            let holding = holding(name, &found.row);
            match found.certainty {
                Certainty::Theirs => left.push(holding),
                Certainty::Perhaps => perhaps.push(holding),
            }
        }
        Ok((left, perhaps))
    }
}

fn holding(account: String, row: &Row) -> Holding {
    let mut shown = row.clone();
    for (i, _) in row.schema.lists() {
        shown.cells[i] = Value::Absent;
    }
    Holding { account, record: row.schema.record, json: json::compact(&shown) }
}

/// What went wrong, without the advice behind it.
fn short(fault: &Refusal) -> &str {
    fault.what.split(';').next().unwrap_or_default()
}

fn who_is(account: &Account, person: &str) -> Result<Person> {
    Ok(super::person_of(account, person)?.clone())
}

/// Somebody of whom there is the name alone; refused where there is a record of theirs.
fn nobody_of(account: &Account, name: &str) -> Result<Person> {
    if account.people.iter().any(|p| *p.name == *name || *p.id == *name) {
        let what = phrase!("{} is a person of {}", name, *account.name);
        return Err(Refusal::because(what, phrase!("leave --gone away")));
    }
    Ok(Person { name: name.to_owned().into(), ..Person::default() })
}
