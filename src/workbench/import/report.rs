//! What an import added, changed and left as it was.

use super::{Reading, naming};
use crate::exchange::table::{Inference, kept};
use crate::model::{Refusal, Row, Value, is_blank, quoted};
use crate::text::format::count;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

/// Records, of whatever kind and depth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not there before.
    pub added: u64,
    /// There, and different now.
    pub changed: u64,
    /// There, and the same.
    pub unchanged: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { added, changed, unchanged } = *self;
        match (added, changed) {
            (0, 0) => write!(f, "{}", phrase!("nothing changed"))?,
            (0, n) => write!(f, "{}", phrase!("{} changed", count(n, "record")))?,
            (n, 0) => write!(f, "{}", phrase!("{} added", count(n, "record")))?,
            (n, m) => write!(
                f,
                "{}",
                phrase!("{added} added, {m} changed", added = count(n, "record"), m)
            )?,
        }
        match (unchanged, added + changed) {
            (0, _) => Ok(()),
            (n, 0) => write!(f, "{}", phrase!(", {} as before", count(n, "record"))),
            (n, _) => write!(f, "{}", phrase!(", {n} as before", n)),
        }
    }
}

/// One record that was added or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportChange {
    /// Added; else changed.
    pub added: bool,
    /// The kind of record.
    pub record: &'static str,
    /// The account it belongs to; empty for the file's own.
    pub account: String,
    /// Which one, in words.
    pub title: String,
    /// Fields with what stood there and what stands there now.
    pub fields: Vec<(String, String, String)>,
}

/// The report of an import.
#[derive(Clone, Debug, Default)]
pub struct ImportReport {
    /// How many records.
    pub counts: Counts,
    /// The first of them, for `--dry-run`; [`ImportReport::MOST`] at the most.
    pub changes: Vec<ImportChange>,
    /// Other reps whose files these are: their people stay theirs. docs/FILE.md.
    pub others: Vec<String>,
    /// At which rates amounts were turned into this book's money, in sentences.
    pub rates: Vec<String>,
    /// Notes that speak of somebody's family or health.
    pub delicate: usize,
    /// Cells, rows and cards that were not taken, each with its file and place.
    pub problems: Vec<Refusal>,
    /// What was guessed, and is to be looked at.
    pub remarks: Vec<String>,
    /// Of tables: each header, and what it was taken for.
    pub columns: Vec<(String, String)>,
    /// New accounts, people and deals, and lines that were kept as notes.
    pub came: Came,
    /// Values of a table that went over others which were there.
    pub over: usize,
    /// The accounts of the file as the book calls them, and whether they are new; [`ImportReport::MOST`] at the most.
    pub accounts: Vec<(String, bool)>,
    /// How many values of what was there are others now.
    pub replaced: usize,
    /// The first of them: "Northwind industry power > hydropower"; [`ImportReport::MOST`] at the most.
    pub replacements: Vec<String>,
    /// What was concluded, by its kind.
    pub(super) inferences: Vec<Inference>,
    /// The file at hand is a list, whose values go over those that are there.
    is_list: bool,
    /// New records with an id of their own, whose name another has: the kind and the name.
    twice: Vec<(&'static str, String)>,
}

/// How many of what a rep counts came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Records that were not there, by their kind.
    pub new: BTreeMap<&'static str, usize>,
    /// Records whose notes came or grew.
    pub notes: usize,
}

/// The kinds that are counted by name, as a rep calls them, in the order in which they are told.
const NOUNS: [(&str, &str); 11] = [
    ("account", "account"),
    ("person", "person"),
    ("opportunity", "deal"),
    ("contact", "contact"),
    ("visit", "visit"),
    ("action", "action"),
    ("intel", "answer"),
    ("year", "year"),
    ("product", "product"),
    ("competitor", "competitor"),
    ("inbox", "inbox note"),
];

impl Came {
    /// Each kind with its number; of kinds that have no name here how many there are together.
    fn counts(&self) -> Vec<(usize, &'static str)> {
        let of = |record: &str| self.new.get(record).copied().unwrap_or_default();
        let mut counts: Vec<_> = NOUNS.iter().map(|(record, noun)| (of(record), *noun)).collect();
        let named: usize = counts.iter().map(|(number, _)| number).sum();
        counts.push((self.new.values().sum::<usize>() - named, phrase!("other record")));
        counts
    }
}

impl ImportReport {
    /// How many changes are listed one by one.
    pub const MOST: usize = 500;

    /// Takes what a reader says of its file.
    pub(super) fn hear(&mut self, reading: &Reading, name: Option<&str>) {
        self.problems.extend(reading.problems.iter().map(|problem| match name {
            Some(name) => naming(problem.clone(), name),
            None => problem.clone(),
        }));
        self.remarks.extend(reading.remarks.iter().map(|remark| match name {
            Some(name) => format!("{name}: {remark}"),
            None => remark.clone(),
        }));
        self.is_list = reading.is_list;
        self.inferences.extend(reading.inferences.iter().cloned());
        let noted = reading.columns.iter().filter(|c| c.meaning == "note" && !is_blank(&c.sample));
        let kind = phrase!("columns that are kept as notes");
        self.inferences.extend(noted.map(|c| Inference::new(kind, c.header.clone())));
        let meant = reading.columns.iter().map(|c| (c.header.clone(), c.meaning.clone()));
        self.columns.extend(meant);
    }

    /// Hears of new records that have an id of their own and a name of one that is there.
    pub(super) fn hear_twice(&mut self, record: &'static str, there: &[&str], new: &[&Row]) {
        let known: HashSet<&str> = there.iter().copied().collect();
        let names = new.iter().filter_map(|row| row.name()).filter(|name| known.contains(name));
        self.twice.extend(names.map(|name| (record, name.to_owned())));
    }

    /// Says it once for each kind: docs/FILE.md goes by ids, and two of one name may be one.
    pub(super) fn say_twice(&mut self) {
        for (record, other) in
            [("account", phrase!("other accounts")), ("person", phrase!("other people"))]
        {
            let names: Vec<String> =
                self.twice.iter().filter(|(r, _)| *r == record).map(|(_, n)| quoted(n)).collect();
            let said = match names.as_slice() {
                [] => continue,
                [one] => phrase!("{one} is", one),
                [first, rest @ ..] => phrase!("{} and {} {} are", first, rest.len(), other),
            };
            self.remarks.push(phrase!(
                "{said} here twice now, each with an id of its own; where they are the same, merge makes one of the two", said
            ));
        }
        self.twice.clear();
    }

    /// Says what was concluded: of each kind how many, and so many of the first.
    pub(super) fn say_inferences(&mut self, most: usize) {
        let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
        let mut seen: HashSet<(usize, String)> = HashSet::new();
        for Inference { kind, item } in std::mem::take(&mut self.inferences) {
            let at = kinds.iter().position(|(known, _)| *known == kind).unwrap_or(kinds.len());
            if at == kinds.len() {
                kinds.push((kind, Vec::new()));
            }
            if seen.insert((at, item.clone())) {
                kinds[at].1.push(item);
            }
        }
        self.remarks.extend(kinds.into_iter().map(|(kind, items)| {
            let first = items.iter().take(most).map(String::as_str).collect::<Vec<_>>().join("; ");
            match items.len().saturating_sub(most) {
                0 => format!("{kind}: {first}"),
                more => phrase!("{} ({}): {} and {} more", kind, items.len(), first, more),
            }
        }));
    }

    /// What came, in a rep's words: "3 accounts, 5 people, 2 deals, 12 actions, 4 notes, 2 left out".
    pub fn came_in(&self) -> String {
        let mut counts = self.came.counts();
        counts.push((self.came.notes, "note"));
        let mut parts: Vec<String> =
            counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
        let left = self.problems.iter().filter(|p| kept(&p.what).is_none()).count();
        if left > 0 {
            parts.push(phrase!("{left} left out", left));
        }
        parts.join(", ")
    }

    /// What was not taken as it stands, each in a sentence: what a note keeps is not left out.
    pub fn told(&self) -> Vec<String> {
        self.problems.iter().map(told).collect()
    }

    /// Counts a record and all that belongs to it.
    pub(super) fn add(&mut self, account: &str, row: &Row) {
        self.count(row);
        self.counts.added += size(row);
        self.list(true, account, row, Vec::new());
    }

    /// Counts a record and all that belongs to it as untouched.
    pub(super) fn leave(&mut self, row: &Row) {
        self.counts.unchanged += size(row);
    }

    /// Counts one record, not what belongs to it.
    pub(super) fn touch(
        &mut self,
        account: &str,
        row: &Row,
        fields: Vec<(String, String, String)>,
    ) {
        if fields.is_empty() {
            self.counts.unchanged += 1;
        } else {
            self.counts.changed += 1;
            self.came.notes += usize::from(fields.iter().any(|(field, _, _)| field == "notes"));
            self.over(row, &fields);
            self.list(false, account, row, fields);
        }
    }

    /// An account of the file, as the book calls it.
    pub(super) fn meet(&mut self, name: &str, new: bool) {
        if self.accounts.len() < Self::MOST {
            self.accounts.push((name.to_owned(), new));
        }
    }

    /// Values that go over those that were there; those of a list are told after it.
    fn over(&mut self, row: &Row, fields: &[(String, String, String)]) {
        let gone = fields.iter().filter(|(field, old, _)| {
            !old.is_empty() && !["notes", "aliases"].contains(&field.as_str())
        });
        let title = row.title();
        let kind = phrase!("changed over what was there");
        for (field, old, new) in gone {
            let item = phrase!("{} {} {} > {}", title, field.replace('_', " "), old, new);
            self.replaced += 1;
            if self.replacements.len() < Self::MOST {
                self.replacements.push(item.clone());
            }
            if self.is_list {
                self.inferences.push(Inference::new(kind, item));
                self.over += 1;
            }
        }
    }

    fn count(&mut self, row: &Row) {
        *self.came.new.entry(row.schema.record).or_default() += 1;
        let notes = row.schema.has("notes").then(|| row.text("notes")).flatten();
        self.came.notes += usize::from(notes.is_some());
        row.cells.iter().flat_map(Value::rows).for_each(|below| self.count(below));
    }

    fn list(
        &mut self,
        added: bool,
        account: &str,
        row: &Row,
        fields: Vec<(String, String, String)>,
    ) {
        if self.changes.len() < Self::MOST {
            let account = if row.schema.record == "account" { "" } else { account }.to_owned();
            let title = row.title();
            self.changes.push(ImportChange {
                added,
                record: row.schema.record,
                account,
                title,
                fields,
            });
        }
    }
}

/// A problem of a file in a sentence.
pub fn told(problem: &Refusal) -> String {
    match kept(&problem.what) {
        Some(what) => phrase!("kept as a note: {}", Refusal { what, ..problem.clone() }),
        None => phrase!("left out: {problem}", problem),
    }
}

/// The record and everything in its lists.
fn size(row: &Row) -> u64 {
    1 + row.cells.iter().map(|value| value.rows().iter().map(size).sum::<u64>()).sum::<u64>()
}
