//! Two records of the same become one: names kept, references moved, what differs said; one step.

mod again;
mod difference;
mod fields;
mod join;
mod report;
mod together;
mod turn;
mod twice;

pub use again::{as_merged, rows_as_one, without_circle};
pub use fields::MergeField;
pub use report::{Conflict, Merged};

use super::record::{ids_in, select};
use super::{Result, Workbench};
use crate::model::{Account, Edit, Key, Record, Refusal, Row, Target, Value};
use crate::store::moved_id;
use difference::difference;
use join::{join, join_accounts};
use report::MergeReport;
use std::collections::{HashMap, HashSet};
pub use turn::rename;
use turn::{Turn, fold};

/// Two that are one, by the file's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// Two accounts.
    Accounts {
        /// The one that stays.
        stays: Key,
        /// The one that goes into it.
        goes: Key,
    },
    /// Two people of an account.
    People {
        /// The account.
        account: Key,
        /// The one who stays.
        stays: Key,
        /// The one who goes.
        goes: Key,
    },
}

impl Pair {
    /// The other one stays.
    pub fn swapped(self) -> Self {
        match self {
            Self::Accounts { stays, goes } => Self::Accounts { stays: goes, goes: stays },
            Self::People { account, stays, goes } => {
                Self::People { account, stays: goes, goes: stays }
            }
        }
    }
}

impl Workbench {
    /// The two accounts that these words mean: the second goes into the first.
    pub fn account_pair(&self, account: &str, other: &str) -> Result<Pair> {
        let (stays, goes) = (self.account_of(account)?.key, self.account_of(other)?.key);
        Ok(Pair::Accounts { stays, goes })
    }

    /// The two people of an account that these words mean.
    pub fn people_pair(&self, account: &str, person: &str, other: &str) -> Result<Pair> {
        let tree = self.store.account(self.account_of(account)?.key)?;
        let people = tree.rows("people");
        let one = |word: &str| match people.is_empty() {
            true => Err(Refusal::because(
                phrase!("the account has no people"),
                phrase!("add one first"),
            )),
            false => select(people, &[word], &[]).map(|place| people[place].key),
        };
        Ok(Pair::People { account: tree.key, stays: one(person)?, goes: one(other)? })
    }

    /// What would come of making one of two; nothing is written.
    pub fn merge_preview(&self, pair: Pair) -> Result<Merged> {
        Ok(self.merge_plan(pair)?.0)
    }

    /// Makes one of two, as one step.
    pub fn merge(&mut self, pair: Pair) -> Result<Merged> {
        self.merge_choosing(pair, &[])
    }

    /// The same, with these columns as the one says them that goes.
    pub fn merge_choosing(&mut self, pair: Pair, columns: &[String]) -> Result<Merged> {
        let (merged, mut edits) = self.merge_plan(pair)?;
        edits.extend(self.chosen_fields(pair, columns)?);
        self.write(merged.kept.sentence.clone(), |step| {
            for edit in edits {
                step.apply(edit)?;
            }
            Ok(())
        })?;
        Ok(merged)
    }

    fn merge_plan(&self, pair: Pair) -> Result<(Merged, Vec<Edit>)> {
        match pair {
            Pair::Accounts { stays, goes } => self.accounts_plan(stays, goes),
            Pair::People { account, stays, goes } => self.people_plan(account, stays, goes),
        }
    }

    fn accounts_plan(&self, ours: Key, theirs: Key) -> Result<(Merged, Vec<Edit>)> {
        if ours == theirs {
            return Err(the_same());
        }
        let (old, mut going) = (self.store.account(ours)?, self.store.account(theirs)?);
        let mut told = MergeReport::default();
        self.free_ids(&old, &mut going);
        let (our_id, their_id) = (id(&old).to_owned(), id(&going).to_owned());
        twice::tell(&old, &going, &mut told);
        let turn = Turn { target: Target::Account, from: &their_id, to: &our_id };
        let mut edits = self.turned_parents(&turn, &[ours, theirs], &mut told)?;
        let mut new = old.clone();
        apart(&mut new, &mut going, &["parent"]);
        join_accounts(&mut new, &going, &mut told);
        remember(&mut new, &their_id);
        self.break_parents(&mut new, &their_id, &mut told)?;
        difference(ours, &old, &new, &mut edits);
        edits.push(Edit::Delete { schema: Account::SCHEMA, key: theirs });
        let sentences = sentences(&going, &new, "");
        Ok((told.merged(sentences, id(&old), id(&going)), edits))
    }

    fn people_plan(&self, account: Key, ours: Key, theirs: Key) -> Result<(Merged, Vec<Edit>)> {
        if ours == theirs {
            return Err(the_same());
        }
        let tree = self.store.account(account)?;
        let mut told = MergeReport::default();
        let (Some(old), Some(gone)) = (person(&tree, ours), person(&tree, theirs)) else {
            return Err(gone());
        };
        let (mut new, mut going) = (old.clone(), gone.clone());
        apart(&mut new, &mut going, &["reports_to", "successor"]);
        join(&mut new, &going, &mut told);
        remember(&mut new, id(&gone));
        let mut whole = tree.clone();
        whole.set("people", Value::Many(people_after(&tree, &new, theirs)));
        let turn = Turn { target: Target::Person, from: id(&gone), to: id(&old) };
        let turned = turn.below(&mut whole, &mut told);
        fold(&mut whole, &turned, &tree, &mut told);
        break_people(&mut whole, ours, &mut told);
        let mut edits = Vec::new();
        difference(account, &tree, &whole, &mut edits);
        let left = match (old.get("left"), new.get("left")) {
            (Value::Absent, Value::Day(day)) => phrase!(", who left on {day}", day),
            _ => String::new(),
        };
        let of = phrase!(" of {}{}", tree.name().unwrap_or_default(), left);
        let sentences = sentences(&going, &new, &of);
        Ok((told.merged(sentences, id(&old), id(&going)), edits))
    }

    /// Ids and names of both, the one that stays first.
    pub fn merge_names(&self, pair: Pair) -> Result<((String, String), (String, String))> {
        let (stays, goes) = self.merge_rows(pair)?;
        Ok((named(&stays), named(&goes)))
    }

    /// Gives new ids to what would have an id that is taken in the other account.
    fn free_ids(&self, ours: &Row, theirs: &mut Row) {
        let (mut taken, mut coming) = (HashSet::new(), HashSet::new());
        ids_in(ours, &mut taken);
        ids_in(theirs, &mut coming);
        let mut new: HashMap<String, String> = HashMap::new();
        for id in coming.intersection(&taken) {
            let moved = moved_id(self::id(theirs), id);
            let is_free = !taken.contains(&moved) && !coming.contains(&moved);
            new.insert(id.clone(), if is_free { moved } else { self.store.make_id() });
        }
        new.remove(id(theirs));
        let (from, to) = (id(theirs).to_owned(), id(ours).to_owned());
        rename(theirs, &new, (&from, &to));
    }

    /// The accounts whose parent was the one that goes.
    fn turned_parents(
        &self,
        turn: &Turn,
        but: &[Key],
        told: &mut MergeReport,
    ) -> Result<Vec<Edit>> {
        let mut edits = Vec::new();
        let children = self.store.keys_with_parent(turn.from)?;
        for key in children.into_iter().filter(|key| !but.contains(key)) {
            let old = self.store.account(key)?;
            let mut new = old.clone();
            new.set("parent", Value::Text(turn.to.to_owned()));
            told.moved += 1;
            difference(key, &old, &new, &mut edits);
        }
        Ok(edits)
    }

    /// No account comes to belong to itself, however long the way round.
    fn break_parents(&self, new: &mut Row, gone: &str, told: &mut MergeReport) -> Result<()> {
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

/// The id of the one that is gone, so that a later import that has it means the one that stays.
fn remember(stays: &mut Row, gone: &str) {
    let mut all = match stays.get("former_ids") {
        Value::Words(ids) => ids.clone(),
        _ => Vec::new(),
    };
    if !all.iter().any(|id| id == gone) {
        all.push(gone.to_owned());
    }
    stays.set("former_ids", Value::Words(all));
}

fn named(row: &Row) -> (String, String) {
    (id(row).to_owned(), row.name().unwrap_or_default().to_owned())
}

/// "Bea is now part of Ada of Alfa".
/// What is to be done, and what was.
fn sentences(going: &Row, new: &Row, of: &str) -> [String; 2] {
    [phrase!("goes into"), phrase!("is now part of")]
        .map(|verb| format!("{} {verb} {}{of}", name(going), name(new)))
}

fn name(row: &Row) -> String {
    row.name().unwrap_or_default().to_owned()
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
fn break_people(account: &mut Row, kept: Key, told: &mut MergeReport) {
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

fn gone() -> Refusal {
    Refusal::because(phrase!("one of the two is gone"), phrase!("look at the people again"))
}

fn the_same() -> Refusal {
    Refusal::because(phrase!("both are the same record"), phrase!("name two that differ"))
}
