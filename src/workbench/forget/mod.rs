//! A person out of the file for good: in one step, with a mark by which the next opening cleans what an end of the
//! program has left uncleaned.

mod unfinished;

use super::record::{RecordOutcome, RecordRequest, kind};
use super::{Holding, Result, Workbench};
use crate::model::{Account, Edit, Person, Record, Refusal};
use crate::store::{self, BackupElsewhere, CopySearch, Forgotten};
use crate::text::format::count;
use crate::text::{Certainty, fold};
use std::path::PathBuf;
use std::time::Duration;
use unfinished::{MARK, Unfinished};

/// So long those are waited for who read what the file was before.
const PATIENCE: Duration = Duration::from_secs(5);

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
    /// Copies of the file, other books in its folder and backups elsewhere that still have them.
    pub copies: Vec<PathBuf>,
    /// Backups that are not where they were written; they may have them.
    pub away: Vec<BackupElsewhere>,
    /// Copies that were taken away.
    pub gone: Vec<PathBuf>,
    /// By what they were found, their name first: with it --gone finds the texts that are left.
    pub known_by: Vec<String>,
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
        let (who, edits, name) = self.whom(account, person, wide)?;
        let away = self.backups_away()?;
        let mut copies = self.store.copies_with(&who, &self.setting.file)?;
        let book = self.file().to_owned();
        let mark = |copies: &CopySearch| {
            let (going, staying) = copies.found(wide.copies);
            Unfinished::of(&book, &going, &staying).text()
        };
        self.store.forget(&who, edits, &mut copies, (MARK, &mark))?;
        let (going, mut staying) = copies.found(wide.copies);
        let clean = self.store.make_clean(PATIENCE);
        let unclean = clean.err().map(|fault| not_clean(&name, &fault.into()));
        let (gone, fault) = store::drop_copies(&store::names_of(&self.setting.file), &going);
        // What was being made is made again, or has its name.
        staying.retain(|path| path.exists());
        let kept_copy = fault.is_some();
        let unclean = unclean.or(fault.map(|fault| {
            let fault = Refusal::from(fault);
            let why = short(&fault);
            let what = phrase!(
                "{name} is out of the file; a copy that has them could not be taken away: {why}",
                name,
                why
            );
            Refusal::because(what, phrase!("the next start tries it again"))
        }));
        let done = self.after_forgetting(&who, staying, &name).map_err(|fault| {
            let why = short(&fault);
            let what = phrase!(
                "{name} is out of the file; where else the name stands is not known: {why}",
                name,
                why
            );
            Refusal::because(what, phrase!("anteroom search finds it"))
        })?;
        let marked = match &unclean {
            Some(_) if kept_copy => Ok(()),
            Some(_) => self.store.keep_draft(MARK, &Unfinished::default().text()),
            None => self.store.drop_draft(MARK),
        };
        // They are out: a mark that cannot be changed now says no more than what the next start finds done.
        let unclean = unclean.or(marked.err().map(|fault| not_clean(&name, &fault.into())));
        Ok(Forgetting { unclean, away, gone, ..done })
    }

    /// Who is meant, what takes their record away, and what they are called.
    fn whom(
        &self,
        account: &str,
        person: &str,
        wide: &ForgetScope,
    ) -> Result<(Forgotten, Vec<Edit>, String)> {
        let key = match self.account_of(account) {
            Ok(found) => found.key,
            // The account may be gone itself: then the history has to know them.
            Err(refusal) if wide.gone => {
                let gone = Person { name: person.to_owned().into(), ..Person::default() };
                let who = self.sought(0, &gone, &wide.also)?;
                if who.lives.is_empty() {
                    return Err(refusal);
                }
                let who = Forgotten { blank: wide.blank, ..who };
                return Ok((who, Vec::new(), phrase!("{person} of {account}", person, account)));
            }
            Err(refusal) => return Err(refusal),
        };
        let typed = self.typed_account(key)?;
        let found = if wide.gone { nobody_of(&typed, person)? } else { who_is(&typed, person)? };
        let who = self.sought(key, &found, &wide.also)?;
        let who = Forgotten { blank: wide.blank, ..who };
        let edits = match wide.gone {
            true => Vec::new(),
            false => self.removal_of_person(&typed.id, &found.id)?,
        };
        Ok((who, edits, phrase!("{} of {}", *found.name, *typed.name)))
    }

    /// What is left of them; these copies stay.
    fn after_forgetting(
        &self,
        who: &Forgotten,
        copies: Vec<PathBuf>,
        name: &str,
    ) -> Result<Forgetting> {
        let (left, perhaps) = self.left_of(who)?;
        let older = self.store.older_mentions(who)?;
        let still = [
            (left.len(), "text", phrase!("with the name")),
            (perhaps.len(), "text", phrase!("with a word that may be it")),
            (older, phrase!("older text"), phrase!("of the history with such a word")),
            (copies.len(), "copy", phrase!("beside the file or elsewhere")),
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
        let (away, gone, unclean) = (Vec::new(), Vec::new(), None);
        let known_by = who.names.clone();
        Ok(Forgetting { kept, left, perhaps, copies, away, gone, known_by, unclean })
    }

    fn backups_away(&self) -> Result<Vec<BackupElsewhere>> {
        let all = self.store.backups_elsewhere()?.into_iter();
        Ok(all.filter(|backup| !backup.path.exists()).collect())
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

    /// What still has a name of theirs, in whatever account, and what has a word that may be one.
    pub(super) fn left_of(&self, who: &Forgotten) -> Result<(Vec<Holding>, Vec<Holding>)> {
        let (mut left, mut perhaps) = (Vec::new(), Vec::new());
        let mut places = self.places();
        for found in self.store.mentioned(who)? {
            let holding = places.holding(found.account, &found.row)?;
            match found.certainty {
                Certainty::Theirs => left.push(holding),
                Certainty::Perhaps => perhaps.push(holding),
            }
        }
        Ok((left, perhaps))
    }
}

/// They are out, and the file still has bytes or a mark of it.
fn not_clean(name: &str, fault: &Refusal) -> Refusal {
    let why = short(fault);
    let what =
        phrase!("{name} is out of the file; its free room is not clean yet: {why}", name, why);
    Refusal::because(what, phrase!("the next start cleans it"))
}

/// What went wrong, without the advice behind it.
fn short(fault: &Refusal) -> &str {
    fault.what.split(';').next().unwrap_or_default()
}

fn who_is(account: &Account, person: &str) -> Result<Person> {
    let found = super::person_of(account, person).map_err(|refusal| {
        let gone = phrase!("or --gone, where their record is gone already");
        let remedy = refusal.remedy.map(|remedy| format!("{remedy}, {gone}"));
        Refusal { remedy: remedy.or_else(|| Some(gone.to_owned())), ..refusal }
    })?;
    Ok(found.clone())
}

/// Somebody of whom there is the name alone; refused where there is a record of theirs.
fn nobody_of(account: &Account, name: &str) -> Result<Person> {
    let is_called = |one: &str| fold(one) == fold(name);
    let there = account.people.iter().find(|p| {
        is_called(&p.name) || *p.id == *name || p.aliases.iter().any(|alias| is_called(alias))
    });
    if let Some(there) = there {
        let what = phrase!("{} is {}, a person of {}", name, *there.name, *account.name);
        return Err(Refusal::because(what, phrase!("leave --gone away")));
    }
    Ok(Person { name: name.to_owned().into(), ..Person::default() })
}
