//! Who was in the file when: each person record of the journal from its first step to its last, with all that it ever
//! said of who they are.
//!
//! A row's number is given again once it is free: what the journal says of it is of several people then, each between
//! its insert and its delete.

use super::journal::{Kind, read_image, whole};
use super::{Result, Store};
use crate::model::Key;
use crate::text::{fold, is_whole_name};
use rusqlite::Connection;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A place in the journal: the step, and the number of the change in it.
pub type JournalPlace = (Key, i64);

/// Before the first change, and behind the last.
const BEGIN: JournalPlace = (0, 0);
const END: JournalPlace = (Key::MAX, i64::MAX);

/// The record of a person, as long as it was in the file.
#[derive(Clone, Debug)]
pub struct PersonLife {
    /// The number of the record.
    pub row: Key,
    /// The account that it was in.
    pub account: Key,
    /// Where it came.
    pub from: JournalPlace,
    /// Where it went.
    pub to: JournalPlace,
    /// The file has it.
    pub is_there: bool,
    /// What it said at any time.
    pub said: PersonTraits,
}

/// By what somebody was known.
#[derive(Clone, Debug, Default)]
pub struct PersonTraits {
    /// Their ids.
    pub ids: BTreeSet<String>,
    /// Ids of records that became a part of theirs.
    pub former_ids: BTreeSet<String>,
    /// Their names; a hole in the map has none.
    pub names: BTreeSet<String>,
    /// Other names that they went by.
    pub aliases: BTreeSet<String>,
    /// Mail.
    pub mails: BTreeSet<String>,
    /// Telephone.
    pub phones: BTreeSet<String>,
}

impl PersonTraits {
    /// Everything that is written of them: names, mail, telephone.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        let Self { names, aliases, mails, phones, .. } = self;
        names.iter().chain(aliases).chain(mails).chain(phones)
    }

    fn collect(&mut self, cells: &Map<String, Json>) {
        let text = |name: &str| cells.get(name).and_then(Json::as_str).filter(|t| !t.is_empty());
        let words = |name: &str| -> Vec<String> {
            text(name).and_then(|list| serde_json::from_str(list).ok()).unwrap_or_default()
        };
        self.ids.extend(text("id").map(str::to_owned));
        self.former_ids.extend(words("former_ids"));
        self.mails.extend(text("email").map(str::to_owned));
        self.phones.extend(text("phone").map(str::to_owned));
        self.aliases.extend(words("aliases"));
        // A hole in the map is called by its title.
        if cells.get("placeholder").and_then(Json::as_i64) != Some(1) {
            self.names.extend(text("name").map(str::to_owned));
        }
    }
}

impl PersonLife {
    /// Was the record in the file at this place?
    pub fn has(&self, place: JournalPlace) -> bool {
        self.from <= place && place <= self.to
    }

    /// Did they have this id in this account while this step was done?
    pub fn has_id(&self, account: Key, step: Key, id: &str) -> bool {
        self.account == account
            && self.from.0 <= step
            && step <= self.to.0
            && self.said.ids.contains(id)
    }

    /// Is somebody who is gone the one of the other record, which is theirs: merged into it, moved over with their
    /// account, or called as they are?
    fn is_one_with(&self, other: &Self) -> bool {
        let here = self.account == other.account;
        let (ours, theirs) = (&self.said, &other.said);
        let is_merged = here && !theirs.former_ids.is_disjoint(&ours.ids);
        let names = folded(&theirs.names);
        let same: Vec<&String> =
            ours.names.iter().filter(|name| names.contains(&fold(name))).collect();
        let is_moved = (self.to.0 == other.from.0 || self.from.0 == other.to.0)
            && (!same.is_empty() || !here && !ours.ids.is_disjoint(&theirs.ids));
        let aliases = folded(&theirs.aliases);
        let is_called = same.iter().any(|name| here || is_whole_name(name))
            || here && ours.names.iter().any(|name| aliases.contains(&fold(name)));
        is_merged || is_moved || is_called
    }

    fn is_called(&self, name: &str) -> bool {
        let name = fold(name);
        let said = &self.said;
        folded(&said.names).contains(&name) || folded(&said.aliases).contains(&name)
    }

    /// Has the name these words as words?
    fn has_words(&self, words: &str) -> bool {
        let wanted = fold(words);
        self.said.names.iter().any(|name| {
            let name = fold(name);
            wanted.split_whitespace().all(|word| name.split_whitespace().any(|w| w == word))
        })
    }
}

fn folded(names: &BTreeSet<String>) -> HashSet<String> {
    names.iter().map(|name| fold(name)).collect()
}

/// Whom to look for in the journal.
#[derive(Clone, Copy, Debug)]
pub enum SoughtLife<'a> {
    /// The person with this number.
    There(Key),
    /// Somebody of this account who is gone, by name or id; 0 is an account that is gone itself.
    Gone(Key, &'a str),
}

impl Store {
    /// Every record that somebody had, and of all others what they are called.
    pub fn lives_of(&self, who: SoughtLife) -> Result<(Vec<PersonLife>, Vec<PersonTraits>)> {
        let there = match who {
            SoughtLife::There(key) => key,
            SoughtLife::Gone(..) => 0,
        };
        let all = lives(&self.db, there)?;
        let mut is_theirs = seeds(&self.db, &all, who)?;
        let mut grown = true;
        while grown {
            let new: Vec<usize> = (0..all.len())
                .filter(|n| !is_theirs[*n] && !all[*n].is_there)
                .filter(|n| {
                    let members = all.iter().zip(&is_theirs).filter(|(_, theirs)| **theirs);
                    members.into_iter().any(|(member, _)| all[*n].is_one_with(member))
                })
                .collect();
            grown = !new.is_empty();
            new.into_iter().for_each(|n| is_theirs[n] = true);
        }
        let (mut theirs, mut others) = (Vec::new(), Vec::new());
        for (life, is_theirs) in all.into_iter().zip(is_theirs) {
            match is_theirs {
                true => theirs.push(life),
                false => others.push(life.said),
            }
        }
        Ok((theirs, others))
    }
}

/// Whose record is looked for at first.
fn seeds(db: &Connection, all: &[PersonLife], who: SoughtLife) -> Result<Vec<bool>> {
    let (account, name) = match who {
        SoughtLife::There(key) => {
            return Ok(all.iter().map(|life| life.is_there && life.row == key).collect());
        }
        SoughtLife::Gone(account, name) => (account, name),
    };
    let accounts = keys(db, "account")?;
    let is_near = |life: &PersonLife| {
        !life.is_there
            && (life.account == account || account == 0 && !accounts.contains(&life.account))
    };
    let exact = all.iter().map(|life| {
        is_near(life) && (life.is_called(name) || life.said.ids.contains(name))
            || !life.is_there && is_whole_name(name) && life.is_called(name)
    });
    let exact: Vec<bool> = exact.collect();
    if exact.contains(&true) {
        return Ok(exact);
    }
    let near: Vec<bool> = all.iter().map(|life| is_near(life) && life.has_words(name)).collect();
    let found = all.iter().zip(&near).filter(|(_, near)| **near);
    let called: HashSet<String> = found.flat_map(|(life, _)| folded(&life.said.names)).collect();
    Ok(if called.len() == 1 { near } else { exact })
}

fn keys(db: &Connection, table: &str) -> Result<HashSet<Key>> {
    let mut statement = db.prepare(&format!("SELECT key FROM \"{table}\""))?;
    let keys = statement.query_map([], |r| r.get(0))?;
    Ok(keys.collect::<std::result::Result<_, _>>()?)
}

/// A life while the journal is read.
struct Begun {
    life: PersonLife,
    /// It came by a step that is taken back: the file has it no more.
    is_undone: bool,
    /// The cells of each change, and whether they are what taking back has replaced.
    images: Vec<(bool, Map<String, Json>)>,
}

/// Every life of the journal; of the record with the number `there` what stands in it now counts too.
fn lives(db: &Connection, there: Key) -> Result<Vec<PersonLife>> {
    let mut begun = read_lives(db)?;
    let is_told = begun.get(&there).is_some_and(|all| all.iter().any(Begun::is_open));
    if there != 0 && !is_told {
        let sql = "SELECT account FROM person WHERE key = ?";
        let account: Key = db.query_row(sql, [there], |r| r.get(0))?;
        let all = begun.entry(there).or_default();
        let ends = all.iter().filter(|b| !b.is_undone).map(|b| b.life.to);
        let from = ends.max().unwrap_or(BEGIN);
        all.push(Begun::new(there, account, from, false));
    }
    let stored = keys(db, "person")?;
    let mut found = Vec::new();
    for (row, all) in begun {
        let newest = all.iter().rposition(Begun::is_open);
        for (n, mut one) in all.into_iter().enumerate() {
            one.life.is_there = newest == Some(n) && stored.contains(&row);
            let now = if one.life.is_there && row == there {
                whole(db, "person", row)?.unwrap_or_default()
            } else {
                Map::new()
            };
            found.push(one.read_back(now));
        }
    }
    Ok(found)
}

fn read_lives(db: &Connection) -> Result<HashMap<Key, Vec<Begun>>> {
    let mut statement = db.prepare(
        "SELECT c.step, c.number, c.row, c.account, c.kind, c.image, s.undone FROM change c \
         JOIN step s ON s.key = c.step WHERE c.record = 'person' ORDER BY c.step, c.number",
    )?;
    let mut rows = statement.query([])?;
    let mut begun: HashMap<Key, Vec<Begun>> = HashMap::new();
    while let Some(r) = rows.next()? {
        let place: JournalPlace = (r.get(0)?, r.get(1)?);
        let (row, account): (Key, Key) = (r.get(2)?, r.get(3)?);
        let kind = Kind::of(&r.get::<_, String>(4)?);
        let is_undone: bool = r.get(6)?;
        let all = begun.entry(row).or_default();
        let is_new = kind == Kind::Insert || all.last().is_none_or(|b| b.life.to != END);
        if is_new {
            let from = if kind == Kind::Insert { place } else { BEGIN };
            all.push(Begun::new(row, account, from, kind == Kind::Insert && is_undone));
        }
        let Some(last) = all.last_mut() else { continue };
        if kind == Kind::Delete && !is_undone {
            last.life.to = place;
        }
        // One that cannot be read says nothing.
        let image = r.get::<_, Option<String>>(5)?.and_then(|text| read_image(&text).ok());
        last.images.extend(image.map(|image| (is_undone && kind == Kind::Update, image)));
    }
    Ok(begun)
}

impl Begun {
    fn new(row: Key, account: Key, from: JournalPlace, is_undone: bool) -> Self {
        let said = PersonTraits::default();
        let life = PersonLife { row, account, from, to: END, is_there: false, said };
        Self { life, is_undone, images: Vec::new() }
    }

    /// Nothing of the journal has taken the record away.
    fn is_open(&self) -> bool {
        !self.is_undone && self.life.to == END
    }

    /// What was said of them, from now back to the beginning.
    fn read_back(mut self, now: Map<String, Json>) -> PersonLife {
        let mut state = now;
        self.life.said.collect(&state);
        for (is_aside, image) in self.images.into_iter().rev() {
            let mut seen = state.clone();
            seen.extend(image);
            self.life.said.collect(&seen);
            if !is_aside {
                state = seen;
            }
        }
        self.life
    }
}
