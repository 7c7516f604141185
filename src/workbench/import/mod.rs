//! Bringing a file in: matched with what is there, all of it or nothing, one step of the journal.

mod alias;
mod another_rep;
mod bounded;
mod circle;
mod currency;
mod ended;
mod identity;
mod likely;
mod list;
mod made;
mod merge;
mod merged;
mod path;
mod people;
pub mod preview;
mod references;
mod report;
mod scope;
mod settle;
mod short;
mod since;
mod source;
mod speaking;
mod surnames;

pub use bounded::{file_bytes, piped_bytes};
pub use report::{Counts, ImportChange, ImportReport};
pub use source::{Around, Arriving, ColumnView, Reading, Source, read};

use super::delicate::count_in;
use super::{Result, Workbench};
use crate::model::playbook::Playbook;
use crate::model::{Book, Date, Key, Record, Refusal, Row, Value, Vocabulary, quoted};
use crate::store::{AccountName, Step};
pub(super) use currency::holds_amount;

use currency::Rate;
use ended::Ended;
use identity::IdIndex;
use merge::Merge;
use path::Path;
use scope::FileScope;

/// How many of a kind an import names in its answer, and where it only shows what would come.
const FIRST: usize = 5;
const ALL: usize = 100;

impl Workbench {
    /// Brings files in (interchange, tables, cards), in order, as one step: all of them, or nothing where one is
    /// refused. `keep` false is `--dry-run`. `progress` hears accounts done and in all. docs/FILE.md.
    pub fn import(
        &mut self,
        sources: Vec<Source>,
        keep: bool,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<ImportReport> {
        self.copy_before(keep)?;
        self.store.make_room(true)?;
        let done = self.import_step(&sources, keep, progress);
        self.store.make_room(false)?;
        done
    }

    fn import_step(
        &mut self,
        sources: &[Source],
        keep: bool,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<ImportReport> {
        let stamp = self.stamp()?;
        let (vocabulary, playbook, today) = (&self.vocabulary, &self.playbook, self.setting.today);
        self.store.read_within_step();
        self.store.step(&stamp, keep, |step| {
            let mut report = ImportReport::default();
            let several = sources.len() > 1;
            for source in sources {
                let source = &in_this_book(step, source)?;
                let around = Around { vocabulary, playbook, today, currency: currency(step)? };
                let taken = read(source, &around).and_then(|mut reading| {
                    settle(step, &mut reading, playbook, today)?;
                    report.hear(&reading, Some(&source.name));
                    if source.account.is_some() && !reading.is_list {
                        let says = phrase!("an interchange file says its accounts itself, and --account counts for nothing");
                        report.remarks.push(says.to_owned());
                    }
                    report.delicate += count_in(&reading.book, playbook);
                    let rate = Rate { given: source.convert, of_table: reading.is_list };
                    let incoming = Incoming { book: reading.book, rate };
                    bring_in(step, vocabulary, incoming, &mut report, progress)
                });
                taken.map_err(|refusal| match several {
                    true => naming(refusal, &source.name),
                    false => refusal,
                })?;
            }
            report.say_twice();
            report.say_inferences(if keep { FIRST } else { ALL });
            let names: Vec<&str> = sources.iter().map(|s| s.name.as_str()).collect();
            let label = phrase!("import of {}: {}", names.join(", "), report.counts);
            Ok((report, label))
        })
    }

    /// A copy of the book as it was; where there is no room for one the import is undone by its step all the same.
    fn copy_before(&self, keep: bool) -> Result<()> {
        match keep {
            true => self.copy_if_there_is_room("import").map(|_| ()),
            false => Ok(()),
        }
    }

    /// Brings in what was looked at before.
    pub fn import_reading(&mut self, name: &str, reading: Reading) -> Result<ImportReport> {
        self.copy_before(true)?;
        let stamp = self.stamp()?;
        let (vocabulary, playbook, today) = (&self.vocabulary, &self.playbook, self.setting.today);
        self.store.read_within_step();
        self.store.step(&stamp, true, |step| {
            let mut report = take(step, reading, vocabulary, (playbook, today))?;
            report.say_twice();
            report.say_inferences(ALL);
            let label = phrase!("import of {}: {}", name, report.counts);
            Ok((report, label))
        })
    }

    /// What it would come to if it were brought in: nothing of it stays.
    ///
    /// # Errors
    /// Where it would be refused.
    pub fn import_preview(&self, reading: &Reading) -> Result<ImportReport> {
        let (vocabulary, playbook, today) = (&self.vocabulary, &self.playbook, self.setting.today);
        self.store.trial(|step| take(step, reading.clone(), vocabulary, (playbook, today)))
    }

    /// The currency of the book, where it has one.
    pub(super) fn currency(&self) -> Result<Option<String>> {
        Ok(currency_of(&self.store.root()?))
    }
}

/// Brings in what was looked at, and says what came.
fn take(
    step: &mut Step,
    mut reading: Reading,
    vocabulary: &Vocabulary,
    (playbook, today): (&Playbook, Date),
) -> Result<ImportReport> {
    let mut report = ImportReport::default();
    settle(step, &mut reading, playbook, today)?;
    report.hear(&reading, None);
    let incoming = Incoming { book: reading.book, rate: Rate::default() };
    bring_in(step, vocabulary, incoming, &mut report, &mut |_, _| {})?;
    Ok(report)
}

fn currency(step: &Step) -> Result<Option<String>> {
    Ok(currency_of(&step.root()?))
}

fn currency_of(root: &Row) -> Option<String> {
    match root.get("rep") {
        Value::One(rep) => rep.text("currency").map(str::to_owned),
        _ => None,
    }
}

/// The source with its account as the book calls it.
fn in_this_book(step: &Step, source: &Source) -> Result<Source> {
    let mut source = source.clone();
    if let Some(word) = &source.account {
        source.account = Some(list::account_named(&step.account_names()?, word));
    }
    Ok(source)
}

fn naming(refusal: Refusal, name: &str) -> Refusal {
    let place = refusal.place.map_or(name.to_owned(), |p| format!("{name}: {p}"));
    Refusal { place: Some(place), ..refusal }
}

/// Puts the rows of a list to the records that they mean; an interchange file says them itself.
fn settle(step: &Step, reading: &mut Reading, playbook: &Playbook, today: Date) -> Result<()> {
    if reading.is_list {
        let ended = Ended::of(&reading.columns, today);
        let heard = list::settle(step, &mut reading.book, playbook, &ended)?;
        reading.hear(heard);
    }
    Ok(())
}

/// One file's book, and what one of its money is worth in this book's.
struct Incoming {
    book: Row,
    rate: Rate,
}

fn bring_in(
    step: &mut Step,
    vocabulary: &Vocabulary,
    Incoming { mut book, rate }: Incoming,
    report: &mut ImportReport,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<()> {
    let root = step.root()?;
    report.rates.extend(currency::settle(&root, &mut book, rate)?);
    let other = another_rep::set_aside(&root, &mut book);
    let there = step.account_names()?;
    let known = merged::accounts(step, &there, cell(&mut book, "accounts"))?;
    let matched = match_accounts(step, &there, &mut book)?;
    let of_there: Vec<&str> = there.iter().map(|account| account.name.as_str()).collect();
    let new = book.rows("accounts").iter().zip(&matched).filter(|(_, key)| key.is_none());
    let new: Vec<&Row> = new.map(|(row, _)| row).collect();
    report.hear_twice("account", &of_there, &new);
    for list in ["products", "competitors"] {
        match_file_list(step, root.rows(list), &mut book, list)?;
    }
    let scope = FileScope::new(vocabulary, &root, &book, &there, &matched).known_as(&known);
    merged::parents(&there, cell(&mut book, "accounts"), &known, &|text| scope.account(text));
    circle::parents(&there, book.rows("accounts"), |text| scope.account(text))?;
    let Value::Many(accounts) = std::mem::take(cell(&mut book, "accounts")) else {
        return merge::root(step, &root, &book, report).map(|()| note(report, other));
    };
    merge::root(step, &root, &book, report)?;
    let (all, mut seat) = (accounts.len(), step.next_account_seat()?);
    for (i, (incoming, key)) in accounts.into_iter().zip(matched).enumerate() {
        let existing = match key {
            Some(key) => Some(step.account(key)?),
            None => None,
        };
        let new = existing.is_none();
        report.meet(existing.as_ref().unwrap_or(&incoming).name().unwrap_or_default(), new);
        let job = Merge {
            step,
            scope: &scope,
            other: other.as_deref(),
            report,
            path: Path::At(&Path::From("$.accounts"), i),
        };
        job.account(existing, incoming, seat)?;
        seat += i64::from(new);
        progress(i + 1, all);
    }
    note(report, other);
    Ok(())
}

fn note(report: &mut ImportReport, other: Option<String>) {
    report.others.extend(other);
}

fn cell<'a>(row: &'a mut Row, name: &str) -> &'a mut Value {
    let index = row.schema.index(name).unwrap_or_default();
    &mut row.cells[index]
}

/// Which account of the file each of the incoming ones is; new ones get their id here.
fn match_accounts(
    step: &mut Step,
    there: &[AccountName],
    book: &mut Row,
) -> Result<Vec<Option<Key>>> {
    let known = IdIndex::new(there.iter().map(|a| (a.id.as_str(), Some(a.name.as_str()))));
    let index = Book::SCHEMA.index("accounts").unwrap_or_default();
    let Value::Many(rows) = &mut book.cells[index] else {
        return Ok(Vec::new());
    };
    let found = identity::match_own(&known, rows, &Path::From("$.accounts"))?;
    give_ids(step, rows, &found, |i| there[i].id.clone());
    Ok(found.into_iter().map(|f| f.map(|i| there[i].key)).collect())
}

fn match_file_list(
    step: &mut Step,
    there: &[Row],
    book: &mut Row,
    list: &'static str,
) -> Result<()> {
    let known = IdIndex::new(there.iter().map(|r| (r.id().unwrap_or_default(), r.name())));
    let Value::Many(rows) = cell(book, list) else {
        return Ok(());
    };
    let found = identity::match_own(&known, rows, &Path::From("$").field(list))?;
    give_ids(step, rows, &found, |i| there[i].id().unwrap_or_default().to_owned());
    Ok(())
}

/// Named records know from here on by which id they are stored.
fn give_ids(
    step: &mut Step,
    rows: &mut [Row],
    found: &[Option<usize>],
    id: impl Fn(usize) -> String,
) {
    for (row, found) in rows.iter_mut().zip(found) {
        let id = match found {
            Some(i) => id(*i),
            None if row.id().is_none() => step.make_id(),
            None => continue,
        };
        row.set("id", Value::Text(id));
    }
}

/// A record in words, for a refusal.
fn called(row: &Row) -> String {
    match (row.name(), row.id()) {
        (Some(name), _) => quoted(name),
        (_, Some(id)) => quoted(id),
        _ => phrase!("this record").to_owned(),
    }
}
