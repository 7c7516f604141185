//! Two records of the same become one: names kept, references moved, what differs said; one step.

mod difference;
mod join;
mod together;
mod told;
mod turn;

pub use told::{Conflict, Merged};

use super::record::{ids_in, select};
use super::{Result, Workbench};
use crate::model::{Account, Edit, Key, Record, Refusal, Row, Target, Value};
use difference::difference;
use join::{join, join_accounts};
use std::collections::{HashMap, HashSet};
use told::Told;
use turn::{Turn, fold, rename};

impl Workbench {
    /// Makes one account of two: `other` goes into `account`. Without `keep` it is only shown.
    pub fn merge_accounts(&mut self, account: &str, other: &str, keep: bool) -> Result<Merged> {
        let (ours, theirs) = (self.account_of(account)?.key, self.account_of(other)?.key);
        self.merge_account_keys(ours, theirs, keep)
    }

    /// The same by the file's numbers.
    pub fn merge_account_keys(&mut self, ours: Key, theirs: Key, keep: bool) -> Result<Merged> {
        if ours == theirs {
            return Err(the_same());
        }
        let (old, mut going) = (self.store.account(ours)?, self.store.account(theirs)?);
        let mut told = Told::default();
        self.free_ids(&old, &mut going);
        let (our_id, their_id) = (id(&old).to_owned(), id(&going).to_owned());
        let turn = Turn { target: Target::Account, from: &their_id, to: &our_id };
        let mut edits = self.turned_parents(&turn, &[ours, theirs], &mut told)?;
        let mut new = old.clone();
        apart(&mut new, &mut going, &["parent"]);
        join_accounts(&mut new, &going, &mut told);
        self.break_parents(&mut new, &their_id, &mut told)?;
        difference(ours, &old, &new, &mut edits);
        edits.push(Edit::Delete { schema: Account::SCHEMA, key: theirs });
        self.finish((&old, &new), &going, (edits, told), "", keep)
    }

    /// Makes one person of two of an account: `other` goes into `person`. Without `keep` it is only shown.
    pub fn merge_people(
        &mut self,
        account: &str,
        person: &str,
        other: &str,
        keep: bool,
    ) -> Result<Merged> {
        let tree = self.store.account(self.account_of(account)?.key)?;
        let people = tree.rows("people");
        let one = |word: &str| match people.is_empty() {
            true => Err(Refusal::because("the account has no people", "add one first")),
            false => select(people, &[word], &[]).map(|place| people[place].key),
        };
        let (ours, theirs) = (one(person)?, one(other)?);
        self.merge_people_keys(tree.key, ours, theirs, keep)
    }

    /// The same by the file's numbers.
    pub fn merge_people_keys(
        &mut self,
        account: Key,
        ours: Key,
        theirs: Key,
        keep: bool,
    ) -> Result<Merged> {
        if ours == theirs {
            return Err(the_same());
        }
        let tree = self.store.account(account)?;
        let mut told = Told::default();
        let (Some(old), Some(gone)) = (person(&tree, ours), person(&tree, theirs)) else {
            return Err(Refusal::because("one of the two is gone", "look at the people again"));
        };
        let (mut new, mut going) = (old.clone(), gone.clone());
        apart(&mut new, &mut going, &["reports_to", "successor"]);
        join(&mut new, &going, &mut told);
        let mut whole = tree.clone();
        whole.set("people", Value::Many(people_after(&tree, &new, theirs)));
        let turn = Turn { target: Target::Person, from: id(&gone), to: id(&old) };
        let turned = turn.below(&mut whole, &mut told);
        fold(&mut whole, &turned, &tree, &mut told);
        break_people(&mut whole, ours, &mut told);
        let mut edits = Vec::new();
        difference(account, &tree, &whole, &mut edits);
        let of = format!(" of {}", tree.name().unwrap_or_default());
        self.finish((&old, &new), &going, (edits, told), &of, keep)
    }

    /// Writes it, or only says what it would be.
    fn finish(
        &mut self,
        (old, new): (&Row, &Row),
        going: &Row,
        (edits, told): (Vec<Edit>, Told),
        of: &str,
        keep: bool,
    ) -> Result<Merged> {
        let name = |row: &Row| row.name().unwrap_or_default().to_owned();
        let sentence = format!("{} is now part of {}{of}", name(going), name(new));
        if keep {
            self.write(sentence.clone(), |step| {
                for edit in edits {
                    step.apply(edit)?;
                }
                Ok(())
            })?;
        }
        Ok(told.merged(sentence, id(old), id(going)))
    }

    /// Gives new ids to what would have an id that is taken in the other account.
    fn free_ids(&mut self, ours: &Row, theirs: &mut Row) {
        let (mut taken, mut coming) = (HashSet::new(), HashSet::new());
        ids_in(ours, &mut taken);
        ids_in(theirs, &mut coming);
        let mut new: HashMap<String, String> = HashMap::new();
        for id in coming.intersection(&taken) {
            new.insert(id.clone(), self.store.make_id());
        }
        new.remove(id(theirs));
        let (from, to) = (id(theirs).to_owned(), id(ours).to_owned());
        rename(theirs, &new, (&from, &to));
    }

    /// The accounts whose parent was the one that goes.
    fn turned_parents(&self, turn: &Turn, but: &[Key], told: &mut Told) -> Result<Vec<Edit>> {
        let mut edits = Vec::new();
        for key in self.store.account_keys()?.into_iter().filter(|key| !but.contains(key)) {
            let old = self.store.account(key)?;
            if old.text("parent") == Some(turn.from) {
                let mut new = old.clone();
                new.set("parent", Value::Text(turn.to.to_owned()));
                told.moved += 1;
                difference(key, &old, &new, &mut edits);
            }
        }
        Ok(edits)
    }

    /// No account comes to belong to itself, however long the way round.
    fn break_parents(&self, new: &mut Row, gone: &str, told: &mut Told) -> Result<()> {
        let our_id = id(new).to_owned();
        let mut seen = HashSet::new();
        let mut at = new.text("parent").map(str::to_owned);
        let names = self.store.account_names()?;
        while let Some(here) = at {
            if here == our_id || here == gone {
                let lost = new.get("parent").clone();
                new.set("parent", Value::Absent);
                told.conflict(new, "parent", Value::Absent, lost);
                return Ok(());
            }
            if !seen.insert(here.clone()) {
                return Ok(());
            }
            let key = names.iter().find(|name| name.id == here).map(|name| name.key);
            let Some(key) = key else { return Ok(()) };
            at = self.store.account(key)?.text("parent").map(str::to_owned);
        }
        Ok(())
    }
}

/// Neither is the other's boss, successor or parent any more.
fn apart(ours: &mut Row, theirs: &mut Row, fields: &[&str]) {
    let (our_id, their_id) = (id(ours).to_owned(), id(theirs).to_owned());
    for field in fields {
        if theirs.text(field) == Some(&our_id) {
            theirs.set(field, Value::Absent);
        }
        if ours.text(field) == Some(&their_id) {
            ours.set(field, Value::Absent);
        }
    }
}

fn person(account: &Row, key: Key) -> Option<Row> {
    account.rows("people").iter().find(|row| row.key == key).cloned()
}

/// The people with the joined one in its place, and without the one that goes.
fn people_after(account: &Row, joined: &Row, gone: Key) -> Vec<Row> {
    let stay = account.rows("people").iter().filter(|row| row.key != gone);
    stay.map(|row| if row.key == joined.key { joined.clone() } else { row.clone() }).collect()
}

/// Nobody comes to report to or succeed themselves, however long the way round.
fn break_people(account: &mut Row, kept: Key, told: &mut Told) {
    for field in ["reports_to", "successor"] {
        let people = account.rows("people");
        let Some(place) = people.iter().position(|row| row.key == kept) else {
            return;
        };
        if !leads_back(people, &people[place], field) {
            continue;
        }
        let Some(index) = account.schema.index("people") else { return };
        if let Value::Many(rows) = &mut account.cells[index] {
            let lost = rows[place].get(field).clone();
            rows[place].set(field, Value::Absent);
            told.conflict(&rows[place], field, Value::Absent, lost);
        }
    }
}

fn leads_back(people: &[Row], from: &Row, field: &str) -> bool {
    let mut seen = HashSet::new();
    let mut at = from.text(field);
    while let Some(here) = at {
        if Some(here) == from.id() {
            return true;
        }
        if !seen.insert(here) {
            return false;
        }
        at = people.iter().find(|row| row.id() == Some(here)).and_then(|row| row.text(field));
    }
    false
}

fn id(row: &Row) -> &str {
    row.id().unwrap_or_default()
}

fn the_same() -> Refusal {
    Refusal::because("both are the same record", "name two that differ")
}
