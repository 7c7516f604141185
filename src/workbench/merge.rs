//! Two records of the same become one: names kept, references moved, what differs said; one step.

use super::record::{Consequences, Kept, Leaving, ids_in, select};
use super::{Result, Workbench};
use crate::model::{Edit, Identity, Key, Kind, Refusal, Row, Target, Value};
use std::collections::{HashMap, HashSet};

/// What came of making one of two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// What was done.
    pub kept: Kept,
    /// Where the two differed: what was kept and what was left, each a sentence.
    pub conflicts: Vec<String>,
}

impl Workbench {
    /// Makes one account of two: `other` goes into `account`.
    pub fn merge_accounts(&mut self, account: &str, other: &str) -> Result<Merged> {
        let (ours, theirs) = (self.account_of(account)?, self.account_of(other)?);
        if ours.key == theirs.key {
            return Err(the_same());
        }
        let (ours, mut theirs) = (self.store.account(ours.key)?, self.store.account(theirs.key)?);
        let mut joining = Joining { account: ours.key, ..Joining::default() };
        self.free_ids(&ours, &mut theirs);
        let (our_id, their_id) = (id(&ours).to_owned(), id(&theirs).to_owned());
        let leaving = Leaving {
            target: Some(Target::Account),
            id: &their_id,
            becomes: Some(&our_id),
            with_it: HashSet::new(),
            record: "account",
            key: theirs.key,
        };
        let mut found = Consequences::default();
        for key in self.store.account_keys()? {
            if key != theirs.key {
                leaving.consequences(&self.store.account(key)?, &mut found);
            }
        }
        if theirs.text("parent") == Some(&our_id) {
            theirs.set("parent", Value::Absent);
        }
        joining.names(&ours, &theirs);
        joining.columns(&ours, &theirs, &["id", "name", "aliases"]);
        joining.lists(&ours, theirs.clone());
        self.finish(ours, theirs, joining, found, "")
    }

    /// Makes one person of two of an account: `other` goes into `person`.
    pub fn merge_people(&mut self, account: &str, person: &str, other: &str) -> Result<Merged> {
        let account = self.store.account(self.account_of(account)?.key)?;
        let people = account.rows("people");
        let one = |word: &str| match people.is_empty() {
            true => Err(Refusal::because("the account has no people", "add one first")),
            false => select(people, &[word], &[]).map(|place| people[place].clone()),
        };
        let (ours, mut theirs) = (one(person)?, one(other)?);
        if ours.key == theirs.key {
            return Err(the_same());
        }
        let (our_id, their_id) = (id(&ours).to_owned(), id(&theirs).to_owned());
        let leaving = Leaving {
            target: Some(Target::Person),
            id: &their_id,
            becomes: Some(&our_id),
            with_it: HashSet::new(),
            record: "person",
            key: theirs.key,
        };
        let mut found = Consequences::default();
        leaving.consequences(&account, &mut found);
        let mut mine = ours.clone();
        for field in ["reports_to", "successor"] {
            if theirs.text(field) == Some(&our_id) {
                theirs.set(field, Value::Absent);
            }
            if mine.text(field) == Some(&their_id) {
                mine.set(field, Value::Absent);
            }
        }
        let mut joining = Joining { account: account.key, ..Joining::default() };
        joining.names(&mine, &theirs);
        joining.columns(&mine, &theirs, &["id", "name", "aliases"]);
        joining.lists(&mine, theirs.clone());
        let of = format!(" of {}", account.name().unwrap_or_default());
        self.finish(ours, theirs, joining, found, &of)
    }

    fn finish(
        &mut self,
        ours: Row,
        theirs: Row,
        joining: Joining,
        found: Consequences,
        of: &str,
    ) -> Result<Merged> {
        let name = |row: &Row| row.name().unwrap_or_default().to_owned();
        let sentence = format!("{} is now part of {}{of}", name(&theirs), name(&ours));
        let id = ours.id().map(str::to_owned);
        let (schema, key) = (theirs.schema, theirs.key);
        self.write(sentence.clone(), |step| {
            for edit in found.edits.into_iter().chain(joining.edits) {
                step.apply(edit)?;
            }
            step.apply(Edit::Delete { schema, key })?;
            Ok(())
        })?;
        let kept = Kept { sentence, id };
        Ok(Merged { kept, conflicts: joining.conflicts })
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
        rename(theirs, &new, &[(from, to)]);
    }
}

fn id(row: &Row) -> &str {
    row.id().unwrap_or_default()
}

fn the_same() -> Refusal {
    Refusal::because("both are the same record", "name two that differ")
}

/// Puts new ids for old ones below a record, and wherever they are named; `subjects` only there.
fn rename(row: &mut Row, new: &HashMap<String, String>, subjects: &[(String, String)]) {
    let turned = |text: &str| new.get(text).cloned();
    let subject = |text: &str| {
        let whole = subjects.iter().find(|(from, _)| from == text);
        let about = || {
            let (topic, person) = text.rsplit_once('@')?;
            Some(format!("{topic}@{}", new.get(person)?))
        };
        whole.map(|(_, to)| to.clone()).or_else(|| turned(text)).or_else(about)
    };
    for (field, cell) in row.schema.fields.iter().zip(&mut row.cells) {
        let is_subject = matches!(field.kind, Kind::Subject) || field.name == "subject";
        match (field.kind, cell) {
            (_, Value::Text(text)) if is_subject => {
                if let Some(to) = subject(text) {
                    *text = to;
                }
            }
            (Kind::Id | Kind::Ref(_), Value::Text(text)) => {
                if let Some(to) = turned(text) {
                    *text = to;
                }
            }
            (Kind::Refs(_), Value::Words(words)) => {
                for word in words.iter_mut() {
                    if let Some(to) = turned(word) {
                        *word = to;
                    }
                }
            }
            (_, Value::One(part)) => rename(part, new, subjects),
            (_, Value::Many(rows)) => rows.iter_mut().for_each(|r| rename(r, new, subjects)),
            _ => {}
        }
    }
}

/// The edits that put one record into another.
#[derive(Default)]
struct Joining {
    account: Key,
    edits: Vec<Edit>,
    conflicts: Vec<String>,
}

impl Joining {
    /// The other's name and aliases become aliases.
    fn names(&mut self, ours: &Row, theirs: &Row) {
        let words = |row: &Row| match row.get("aliases") {
            Value::Words(words) => words.clone(),
            _ => Vec::new(),
        };
        let mut aliases = words(ours);
        let name = theirs.name().map(str::to_owned);
        for alias in name.into_iter().chain(words(theirs)) {
            if Some(alias.as_str()) != ours.name() && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        if aliases != words(ours) {
            self.update(ours, vec![("aliases".to_owned(), Value::Words(aliases))]);
        }
    }

    fn update(&mut self, row: &Row, cells: Vec<(String, Value)>) {
        let (schema, key) = (row.schema, row.key);
        self.edits.push(Edit::Update { schema, key, cells });
    }

    /// What only the other knows is taken; where both know, ours stays and the other's is said.
    fn columns(&mut self, ours: &Row, theirs: &Row, besides: &[&str]) {
        let mut cells = Vec::new();
        for column in ours.schema.columns() {
            let (mine, other) = (ours.at(&column.path), theirs.at(&column.path));
            if besides.contains(&column.name.as_str()) || other.is_empty() || mine == other {
                continue;
            }
            match (mine, other) {
                (Value::Words(mine), Value::Words(other)) => {
                    let mut both = mine.clone();
                    both.extend(other.iter().filter(|w| !mine.contains(w)).cloned());
                    cells.push((column.name, Value::Words(both)));
                }
                (mine, other) if mine.is_empty() => cells.push((column.name, other.clone())),
                _ => {
                    let field = column.name.replace('_', " ");
                    let what = super::record::said(ours);
                    self.conflicts.push(format!("{what}: {field} stays {mine}, {other} is left"));
                }
            }
        }
        if !cells.is_empty() {
            self.update(ours, cells);
        }
    }

    /// The other's lists, after ours; records of one key become one, equal ones stay once.
    fn lists(&mut self, ours: &Row, mut theirs: Row) {
        for (i, schema) in ours.schema.lists() {
            let Value::Many(coming) = std::mem::take(&mut theirs.cells[i]) else {
                continue;
            };
            let there = ours.cells[i].rows();
            let mut seat = there.last().map_or(0, |row| row.place + 1);
            for row in coming {
                let same = match schema.identity {
                    Identity::Keyed(fields) => {
                        there.iter().find(|r| fields.iter().all(|f| r.get(f) == row.get(f)))
                    }
                    Identity::Equal => there.iter().find(|r| **r == row),
                    Identity::Own => None,
                };
                match same {
                    Some(mine) => {
                        self.columns(mine, &row, &[]);
                        self.lists(mine, row);
                    }
                    None => {
                        self.insert(ours.key, row, seat);
                        seat += 1;
                    }
                }
            }
        }
    }

    fn insert(&mut self, parent: Key, mut row: Row, seat: i64) {
        forget_keys(&mut row);
        row.place = seat;
        self.edits.push(Edit::Insert { account: self.account, parent, row });
    }
}

/// A stored record as a new one.
fn forget_keys(row: &mut Row) {
    row.key = 0;
    for cell in &mut row.cells {
        if let Value::Many(rows) = cell {
            rows.iter_mut().for_each(forget_keys);
        }
    }
}
