//! Search over what is written in the records: an FTS5 index that every write keeps, by undo and redo too.

mod phone;

use super::cells::text_at;
use super::tables::{self, Table};
use super::{Store, StoreError, read, upgrade_told};
use crate::model::{Key, Kind, Row, Value, is_blank};
use crate::text::{apostrophe_put_back, spaced, spelt};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params};

/// The tables that are searched, in the order in which hits are shown. Append; never put in between: the
/// numbers in the index go by it, and what is appended needs a migration, which makes the index anew.
const TABLES: [&str; 43] = [
    "account",
    "person",
    "opportunity",
    "visit",
    "contact",
    "intel",
    "action",
    "question",
    "complaint",
    "observation",
    "objection",
    "their_question",
    "agreement",
    "service",
    "gift",
    "need",
    "objective",
    "satisfaction",
    "competition",
    "tie",
    "introduction",
    "deed",
    "rival",
    "rival_evaluation",
    "specification",
    "bid",
    "offer",
    "trade",
    "cost",
    "payment",
    "decision",
    "evidence",
    "product",
    "competitor",
    "inbox",
    "self_assessment",
    "evaluation",
    "dismissal",
    "topic",
    "rep_topic",
    "slip",
    "decision_mark",
    "settled",
];
/// How many tables are searched.
pub const SEARCHED: usize = TABLES.len();
/// Numbers of the records of one table.
const SPAN: i64 = 1 << 48;

/// One record in which the words were found.
#[derive(Clone, Debug)]
pub struct FoundRow {
    /// The record, without what belongs to it.
    pub row: Row,
    /// The account that it belongs to; itself for an account.
    pub account: Key,
    /// The record that it belongs to.
    pub owner: Key,
}

fn first_of(table: &Table) -> Option<i64> {
    let place = TABLES.iter().position(|t| *t == table.name())?;
    Some((place as i64 + 1) * SPAN)
}

/// Texts, and the names of topics and criteria.
fn is_searched(kind: &Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Words | Kind::Topic | Kind::Criterion)
}

/// What is written in a record, as search sees it; empty where nothing is.
fn text_of(table: &Table, row: &Row) -> String {
    let mut text = String::new();
    for column in &table.columns {
        if !is_searched(&column.kind) {
            continue;
        }
        match row.at(&column.path) {
            Value::Text(part) => add(&mut text, part),
            Value::Words(parts) => parts.iter().for_each(|part| add(&mut text, part)),
            _ => {}
        }
    }
    text
}

/// A text; words with letters written out as two (`mueller`), and the digits of telephone numbers, beside it.
fn add(text: &mut String, part: &str) {
    text.push_str(&spaced(part));
    if !part.is_ascii() {
        for word in part.split_whitespace().filter_map(spelt) {
            text.push(' ');
            text.push_str(&spaced(&word));
        }
    }
    phone::add(text, part);
    text.push('\n');
}

/// What a step has to tell the index: kept until its end, because the index takes records in the order of
/// their numbers many times faster.
#[derive(Default)]
pub struct IndexUpdate(Vec<(i64, Text)>);

enum Text {
    /// The record is new and says this.
    New(String),
    /// The record was changed or taken away.
    Changed(&'static Table, Key),
}

impl IndexUpdate {
    /// A record was put in.
    pub fn put(&mut self, table: &'static Table, key: Key, row: &Row) {
        if let Some(first) = first_of(table) {
            self.0.push((first.saturating_add(key), Text::New(text_of(table, row))));
        }
    }

    /// These columns of a record were changed.
    pub fn changed(&mut self, table: &'static Table, key: Key, columns: &[(String, Sql)]) {
        if columns.iter().any(|(name, _)| {
            let column = table.columns.iter().find(|c| c.name == *name);
            column.is_some_and(|c| is_searched(&c.kind))
        }) {
            self.gone(table, key);
        }
    }

    /// A record was taken away, or its other side put in its place.
    pub fn gone(&mut self, table: &'static Table, key: Key) {
        if let Some(first) = first_of(table) {
            self.0.push((first.saturating_add(key), Text::Changed(table, key)));
        }
    }

    /// Writes it all into the index.
    pub fn finish(mut self, db: &Connection) -> super::Result<()> {
        self.0.sort_by_key(|(number, _)| *number);
        for same in self.0.chunk_by(|a, b| a.0 == b.0) {
            let changed = same.iter().find_map(|(_, text)| match text {
                Text::Changed(table, key) => Some((*table, *key)),
                Text::New(_) => None,
            });
            match (changed, same) {
                (Some((table, key)), _) => refresh(db, table, key)?,
                (None, [.., (number, Text::New(text))]) => write(db, *number, text)?,
                (None, _) => {}
            }
        }
        Ok(())
    }
}

fn write(db: &Connection, number: i64, text: &str) -> super::Result<()> {
    if !is_blank(text) {
        db.prepare_cached("INSERT INTO found (rowid, text) VALUES (?, ?)")?
            .execute(params![number, text])?;
    }
    Ok(())
}

/// Reads a record again that was changed; one that is gone leaves the index.
fn refresh(db: &Connection, table: &Table, key: Key) -> super::Result<()> {
    let Some(first) = first_of(table) else {
        return Ok(());
    };
    db.prepare_cached("DELETE FROM found WHERE rowid = ?")?.execute([first.saturating_add(key)])?;
    match read::one(db, table, key)? {
        Some((row, _, _)) => write(db, first.saturating_add(key), &text_of(table, &row)),
        None => Ok(()),
    }
}

/// Makes the index anew from the records.
pub fn rebuild(db: &Connection) -> super::Result<()> {
    db.execute("INSERT INTO found (found) VALUES ('delete-all')", [])?;
    upgrade_told::counts(db, &TABLES)?;
    for table in TABLES.iter().filter_map(|name| tables::of(name)) {
        let first = first_of(table).unwrap_or(0);
        read::each(db, table, |row| {
            upgrade_told::indexed();
            write(db, first.saturating_add(row.key), &text_of(table, row))
        })?;
    }
    Ok(())
}

/// Words of an index that begin with what is typed: so many are asked for one by one, which is lazy; of more,
/// the index has to put all their places together first.
const BEGINNINGS: usize = 200;
/// So many of the newest of a kind are looked at for those of the picked account.
const NEWEST: usize = 300;
/// Up to this length the index holds the beginnings themselves.
const HELD: usize = 2;

/// What is looked for, as the index wants it.
#[derive(Clone, Debug, Default)]
pub struct Query(String);

impl Query {
    /// Nothing is looked for: no word has a letter.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn phrase(text: &str) -> String {
    format!("\"{}\"", text.trim().replace('"', " "))
}

impl Store {
    /// Every word as the beginning of a word or a run of letters.
    pub fn query(&self, words: &str) -> super::Result<Query> {
        let all = words.split_whitespace();
        let all = all.filter(|w| w.chars().any(char::is_alphanumeric));
        let parts: super::Result<Vec<String>> = all.map(|word| self.word(word)).collect();
        let parts = parts?.join(" AND ");
        // A number may be typed with blanks in it, otherwise than it is written.
        Ok(Query(match phone::digits_of(words) {
            Some(digits) if words.contains(char::is_whitespace) => {
                format!("({parts}) OR {}", phone::wanted(&digits))
            }
            _ => parts,
        }))
    }

    /// One word in all its spellings, and as the digits of a telephone number where it is one.
    fn word(&self, word: &str) -> super::Result<String> {
        let mut all = vec![self.beginning(&spaced(word))?];
        for out in spelt(word).into_iter().chain(apostrophe_put_back(word)) {
            all.push(self.beginning(&spaced(&out))?);
        }
        all.extend(phone::digits_of(word).map(|digits| phone::wanted(&digits)));
        Ok(match all.as_slice() {
            [one] => one.clone(),
            several => format!("({})", several.join(" OR ")),
        })
    }

    /// The words of the index that begin so, one by one; too many or too short: the beginning itself.
    fn beginning(&self, word: &str) -> super::Result<String> {
        let word = word.trim().replace('"', " ");
        let cut = word.rfind(|c: char| !c.is_alphanumeric());
        let (before, last) = match cut.and_then(|at| word.split_at_checked(at)) {
            Some((before, rest)) => {
                (before, rest.trim_start_matches(|c: char| !c.is_alphanumeric()))
            }
            None => ("", word.as_str()),
        };
        if last.chars().count() <= HELD {
            return Ok(format!("{} *", phrase(&word)));
        }
        let found = self.beginning_with(last)?;
        if found.len() > BEGINNINGS {
            return Ok(format!("{} *", phrase(&word)));
        }
        let each: Vec<String> = found.iter().map(|w| phrase(&format!("{before} {w}"))).collect();
        Ok(match each.is_empty() {
            true => format!("{} *", phrase(&word)),
            false => format!("({})", each.join(" OR ")),
        })
    }

    /// The words of the index that begin so, at most one more than are asked for one by one.
    fn beginning_with(&self, start: &str) -> super::Result<Vec<String>> {
        const SQL: &str = "SELECT term FROM temp.found_words WHERE term >= ? LIMIT 1";
        self.db.execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.found_words USING fts5vocab(main, found, instance)",
        )?;
        let mut statement = self.db.prepare_cached(SQL)?;
        let (mut found, mut from) = (Vec::new(), start.to_owned());
        while found.len() <= BEGINNINGS {
            let next: Option<String> = statement.query_row([&from], |r| r.get(0)).optional()?;
            let Some(word) = next.filter(|w| w.starts_with(start)) else {
                break;
            };
            from = format!("{word}\u{1}");
            found.push(word);
        }
        Ok(found)
    }

    /// The records in which all these words begin, at most so many of each kind, the newest first.
    #[cfg(test)]
    pub fn search(&self, words: &str, most: usize) -> super::Result<Vec<FoundRow>> {
        let query = self.query(words)?;
        let mut found = Vec::new();
        for table in 0..SEARCHED {
            found.extend(self.search_in(&query, table, most, None)?);
        }
        Ok(found)
    }

    /// The same in one of the tables that are searched, by its place among them: below [`SEARCHED`]. Those of
    /// this account stand first, if they are among the newest of all.
    pub fn search_in(
        &self,
        query: &Query,
        table: usize,
        most: usize,
        here: Option<Key>,
    ) -> super::Result<Vec<FoundRow>> {
        const SQL: &str = "SELECT rowid FROM found WHERE found MATCH ?1 AND rowid BETWEEN ?2 AND ?3 \
             ORDER BY rowid DESC LIMIT ?4";
        let table = TABLES.get(table).and_then(|name| tables::of(name));
        let (Some(table), false) = (table, query.is_empty()) else {
            return Ok(Vec::new());
        };
        let looked = if here.is_some() { most.max(NEWEST) } else { most };
        let looked = i64::try_from(looked).unwrap_or(i64::MAX);
        let first = first_of(table).unwrap_or(0);
        let mut statement = self.db.prepare_cached(SQL)?;
        let keys = statement
            .query_map(params![query.0, first, first + SPAN - 1, looked], |r| r.get::<_, i64>(0))?;
        let mut keys: Vec<Key> = keys.map(|k| k.map(|k| k - first)).collect::<Result<_, _>>()?;
        if let Some(here) = here {
            self.near_first(table, here, &mut keys)?;
        }
        let mut found = Vec::new();
        for key in keys.into_iter().take(most) {
            found.extend(self.found(table, key)?);
        }
        Ok(found)
    }

    /// Puts the records of an account before the others.
    fn near_first(&self, table: &Table, here: Key, keys: &mut [Key]) -> super::Result<()> {
        let sql = match table.name() {
            "account" => "SELECT key FROM account WHERE key = ?".to_owned(),
            name => format!("SELECT account FROM \"{name}\" WHERE key = ?"),
        };
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut far = std::collections::HashSet::new();
        for key in keys.iter() {
            let account: Option<Key> = statement.query_row([key], |r| r.get(0)).optional()?;
            if account != Some(here) {
                far.insert(*key);
            }
        }
        keys.sort_by_key(|key| far.contains(key));
        Ok(())
    }

    fn found(&self, table: &Table, key: Key) -> super::Result<Option<FoundRow>> {
        let Some((row, account, owner)) = read::one(&self.db, table, key)? else {
            return Ok(None);
        };
        let account = if table.name() == "account" { key } else { account };
        Ok(Some(FoundRow { row, account, owner }))
    }

    /// The names of persons of an account, by their ids; one that is not there is left out.
    pub fn person_names(&self, account: Key, ids: &[String]) -> super::Result<Vec<String>> {
        const SQL: &str = "SELECT name FROM person WHERE account = ? AND id = ?";
        let mut statement = self.db.prepare_cached(SQL)?;
        let mut names = Vec::new();
        for id in ids {
            names.extend(statement.query_row(params![account, id], |r| text_at(r, 0)).optional()?);
        }
        Ok(names)
    }

    /// Makes what is derived from the records anew: the search index now, the standings as they are asked for.
    pub fn renew_derived(&self) -> super::Result<()> {
        self.at_home()?;
        let transaction = self.db.unchecked_transaction()?;
        transaction
            .execute_batch("DELETE FROM tally; INSERT INTO tally SELECT count(*) FROM account")?;
        super::filled_lists::all_anew(&transaction)?;
        rebuild(&transaction)?;
        super::summary_cache::drop_all(&transaction)?;
        super::mark::renew(&transaction)?;
        transaction.commit().map_err(StoreError::from)?;
        self.know_mark();
        Ok(())
    }
}

#[cfg(test)]
#[path = "full_text_tests.rs"]
mod tests;
