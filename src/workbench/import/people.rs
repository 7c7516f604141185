//! The people of a list against those of the account: who is meant by a part of a name, what a title suggests, whom
//! somebody reports to; and what is said of it.

use super::cell;
use super::list::{NameIndex, absorb};
use super::short::ShortNames;
use super::speaking::{HouseNumbers, Speaking};
use super::surnames::Surnames;
use crate::exchange::table::Inference;
use crate::language::quick_entry::Guess;
use crate::model::playbook::Playbook;
use crate::model::tree::add_notes;
use crate::model::{Account, Record, Row, Value, quoted};
use crate::text::job_title;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

/// What is said of a list that was put to the book.
#[derive(Default)]
pub struct Heard {
    /// Each in a sentence.
    pub remarks: Vec<String>,
    /// By their kind.
    pub inferences: Vec<Inference>,
    /// People of the account at hand of whom it is told who they may be.
    pub(super) told: HashSet<String>,
}

impl Heard {
    /// Something that was concluded.
    pub(super) fn infer(&mut self, kind: &str, item: String) {
        self.inferences.push(Inference::new(kind, item));
    }

    /// Somebody new who may be one of those who are there.
    pub(super) fn may_be(&mut self, name: &str, others: &str) {
        let kind = phrase!("new people who may be one who is there");
        self.infer(kind, format!("{name} ({others})"));
        self.told.insert(name.to_owned());
    }
}

/// Columns of an account that, in a list of people or deals, say something of the row.
const OF_THE_ROW: [&str; 2] = ["status", "seller"];

/// A state and an owner in a list of people and deals are those of the row: the account, which is there, keeps its own.
pub(super) fn of_the_row(account: &mut Row, stored: &Row, said: &mut Heard) {
    let beside = ["id", "name", "aliases", "notes", "people", "opportunities"];
    let own = |field: &&str| !beside.contains(field) && !OF_THE_ROW.contains(field);
    let fields = Account::SCHEMA.fields.iter().map(|field| field.name);
    let says_more = fields.filter(own).any(|field| !account.get(field).is_empty());
    let is_of_rows = ["people", "opportunities"].iter().any(|list| !account.rows(list).is_empty());
    if !is_of_rows || says_more {
        return;
    }
    let name = stored.name().unwrap_or_default().to_owned();
    let usual = Row::usual(Account::SCHEMA);
    for field in OF_THE_ROW {
        let before = stored.text(field).or(usual.text(field)).unwrap_or_default();
        let Some(text) = account.text(field).filter(|text| *text != before).map(str::to_owned)
        else {
            continue;
        };
        account.set(field, Value::Absent);
        add_notes(account, &format!("{field}: {text}"));
        let kind = phrase!(
            "said in rows of people or deals, the account keeps its own, and this is a note"
        );
        said.infer(kind, phrase!("{field} {text} of {name}", field, text, name));
    }
}

/// A row with a part of a name, or with its words turned, is the one person who is called so: `Noack` of Jens Noack,
/// `Huber Xaver`. Where a mail or a title speaks against it, or several are called so, it is told.
pub(super) fn in_full(
    rows: &mut Vec<Row>,
    there: &[Row],
    is_known: &dyn Fn(&str) -> bool,
    said: &mut Heard,
) {
    let is_vacant = |row: &&Row| *row.get("placeholder") != Value::Flag(true);
    let mut once = HashSet::new();
    let whole = rows.iter().filter(|row| row.name().is_some_and(is_whole));
    let mut names: Vec<String> = Vec::new();
    let house = HouseNumbers::of(there);
    let mut speaking: HashMap<String, Speaking> = HashMap::new();
    for row in there.iter().chain(whole).filter(is_vacant) {
        let Some(name) = row.name().filter(|name| once.insert(name.to_owned())) else { continue };
        names.push(name.to_owned());
        speaking.insert(name.to_owned(), Speaking::of(row, &house));
    }
    if names.is_empty() {
        return;
    }
    let surnames = Surnames::of(&names);
    let by_short = LazyCell::new(|| ShortNames::of(there));
    let mut kept: Vec<Row> = Vec::new();
    let (mut renamed, mut taken) = (HashSet::new(), HashSet::new());
    for mut row in std::mem::take(rows) {
        let name = row.name().unwrap_or_default().to_owned();
        let is_open = row.id().is_none() && is_vacant(&&row) && !is_known(&name);
        let mut others = if is_open { surnames.part_of(&name) } else { Vec::new() };
        others.retain(|other| !renamed.contains(other));
        let is_new = is_open && others.is_empty();
        if let Some(other) = is_new.then(|| by_short.known(&row)).flatten() {
            let kind = phrase!("a short form of a first name is taken for who is called so");
            said.infer(kind, phrase!("{} is {}", quoted(&name), other));
            row.set("name", Value::Text(other.clone()));
            renamed.insert(name.clone());
            taken.insert(other);
        }
        match others.as_slice() {
            [] => {}
            [other]
                if speaking.get(other).is_some_and(|o| Speaking::of(&row, &house).agrees(o)) =>
            {
                row.set("name", Value::Text(other.clone()));
                let kind = phrase!("a part of a name is taken for who is called so");
                said.infer(kind, phrase!("{} is {}", quoted(&name), other));
                renamed.insert(name);
                taken.insert(other.clone());
            }
            several => said.may_be(&name, &several.join(", ")),
        }
        let name = row.name().filter(|name| row.id().is_none() && taken.contains(*name));
        let twin = name.and_then(|name| kept.iter().position(|kept| kept.name() == Some(name)));
        match twin.and_then(|at| kept.get_mut(at)) {
            Some(twin) => absorb(twin, row),
            None => kept.push(row),
        }
    }
    *rows = kept;
}

/// Two words and more, none of them an initial.
fn is_whole(name: &str) -> bool {
    let mut words = name.split_whitespace();
    name.split_whitespace().count() > 1
        && words.all(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

/// What titles suggest; a list has the same ones again and again, and each is held against every phrase of the playbook.
pub(super) struct Guesses<'a> {
    pub playbook: &'a Playbook,
    pub of: HashMap<String, Guess>,
}

impl Guesses<'_> {
    /// Level and roles of somebody new from the title, where the list says none.
    pub(super) fn fill(&mut self, person: &mut Row, said: &mut Heard) {
        let (level, roles) = (person.get("level").is_empty(), person.get("roles").is_empty());
        let Some(title) = person.text("title").filter(|_| level || roles) else {
            return;
        };
        if !self.of.contains_key(title) {
            self.of.insert(title.to_owned(), Guess::of(self.playbook, title));
        }
        let guess = self.of.get(title).cloned().unwrap_or_default();
        let mut guessed: Vec<String> = Vec::new();
        if let Some(level) = guess.level.filter(|_| level) {
            guessed.push(level.clone());
            person.set("level", Value::Text(level));
        }
        if roles && !guess.roles.is_empty() {
            guessed.extend(guess.roles.iter().map(|role| role.replace('_', " ")));
            person.set("roles", Value::Words(guess.roles));
        }
        if let (false, Some(name)) = (guessed.is_empty(), person.name()) {
            let kind = phrase!("level and roles are guessed from the title");
            said.infer(kind, format!("{name} {}", guessed.join(phrase!(" and "))));
        }
    }
}

/// References among people become the names of those who are there; of others they are notes.
pub(super) fn refer_people(account: &mut Row, stored: Option<&Row>, said: &mut Heard) {
    let there = stored.map_or(&[][..], |s| s.rows("people"));
    let refers = |row: &Row| row.text("reports_to").or(row.text("successor")).is_some();
    if !account.rows("people").iter().any(refers) {
        return;
    }
    let mut once = HashSet::new();
    let all = || account.rows("people").iter().chain(there);
    let names: Vec<String> =
        all().filter_map(Row::name).filter(|name| once.insert(*name)).map(str::to_owned).collect();
    let titles: HashMap<String, HashSet<String>> = titles(all());
    let ids: HashSet<String> = there.iter().filter_map(Row::id).map(str::to_owned).collect();
    let known = NameIndex::new(names.iter().map(|name| (name.as_str(), &[][..])));
    let surnames = Surnames::of(&names);
    if let Value::Many(people) = cell(account, "people") {
        for person in people {
            let own = person.name().map(str::to_owned);
            for field in REFERENCES {
                let lost = refer(person, field, &|text| {
                    let name = known.find(text).and_then(|(at, _)| names.get(at).cloned());
                    let id = ids.get(text).cloned();
                    let whole = id.or(name).filter(|found| Some(found) != own.as_ref());
                    let named = whole.or_else(|| surnames.find(text, own.as_deref()));
                    named.or_else(|| titled(&titles, text, own.as_deref()))
                });
                if let (Some(text), Some(name)) = (lost, &own) {
                    said.infer(unclear(field), phrase!("{} of {}", quoted(&text), name));
                }
            }
        }
    }
}

/// Columns of a person that mean another.
const REFERENCES: [&str; 2] = ["reports_to", "successor"];

/// What is said where it is not clear whom they mean.
fn unclear(field: &str) -> &'static str {
    match field {
        "successor" => phrase!("who follows somebody is not clear, and is kept as a note"),
        _ => phrase!("whom somebody reports to is not clear, and is kept as a note"),
    }
}

/// Who has each title.
fn titles<'a>(people: impl Iterator<Item = &'a Row>) -> HashMap<String, HashSet<String>> {
    let mut titles: HashMap<String, HashSet<String>> = HashMap::new();
    for (title, name) in people.filter_map(|row| Some((row.text("title")?, row.name()?))) {
        titles.entry(job_title(title)).or_default().insert(name.to_owned());
    }
    titles
}

/// `Werkleiterin`, where one has this title.
fn titled(
    titles: &HashMap<String, HashSet<String>>,
    text: &str,
    own: Option<&str>,
) -> Option<String> {
    let mut others = titles.get(&job_title(text))?.iter().filter(|name| Some(name.as_str()) != own);
    others.next().filter(|_| others.next().is_none()).cloned()
}

/// A reference to what there is not is a note, so that the list can come in; what was lost.
pub(super) fn refer(
    row: &mut Row,
    field: &str,
    meant: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    let text = row.text(field).map(str::to_owned)?;
    match meant(&text) {
        Some(name) => {
            row.set(field, Value::Text(name));
            None
        }
        None => {
            row.set(field, Value::Absent);
            add_notes(row, &format!("{}: {text}", field.replace('_', " ")));
            Some(text)
        }
    }
}
