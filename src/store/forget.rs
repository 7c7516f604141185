//! A person taken out of their account, the journal, the drafts and the free pages as well: what the file still knows of them is cut
//! away for good.

use super::journal::{Change, Kind as ChangeKind, Stamp, Writer, read_image};
use super::{Store, StoreError, copies, full_text, mark, tables, write};
use crate::model::{Edit, Key, Kind, SubjectParts};
use rusqlite::{Connection, params};
use serde_json::{Map, Value as Json};
use std::path::{Path, PathBuf};

/// Records that are about a person or nothing.
const ABOUT: [&str; 4] = ["tie", "intel", "gift", "introduction"];
/// In the place of a name.
const SOMEONE: &str = "someone";

/// Who is to be forgotten, after their record has been taken away.
#[derive(Clone, Debug)]
pub struct Forgotten {
    /// The account that they were in.
    pub account: Key,
    /// The number that their record had.
    pub key: Key,
    /// Their id.
    pub id: String,
    /// Their name and other names they went by, mail and telephone.
    pub names: Vec<String>,
    /// First name and last name, by themselves.
    pub parts: Vec<String>,
    /// Texts of other records that have a name are changed too.
    pub blank: bool,
}

impl Forgotten {
    /// Has a text one of the names, or a part of one as a word of its own?
    pub fn is_in(&self, text: &str) -> bool {
        self.names.iter().any(|name| text.contains(name.as_str()))
            || self.parts.iter().any(|part| word_at(text, part).is_some())
    }

    /// A text without the names.
    fn out_of(&self, text: &str, parts_too: bool) -> String {
        let names = self.names.iter();
        let mut text = names.fold(text.to_owned(), |text, name| text.replace(name, SOMEONE));
        for part in self.parts.iter().filter(|_| parts_too) {
            while let Some((before, after)) = word_at(&text, part) {
                text = format!("{before}{SOMEONE}{after}");
            }
        }
        text
    }
}

/// What stands before and after a word of a text.
fn word_at<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices(word).find_map(|(at, found)| {
        let (before, rest) = text.split_at_checked(at)?;
        let after = rest.strip_prefix(found)?;
        let alone = !touches(before.chars().next_back()) && !touches(after.chars().next());
        alone.then_some((before, after))
    })
}

fn touches(letter: Option<char>) -> bool {
    letter.is_some_and(char::is_alphanumeric)
}

impl Store {
    /// Does the edits that take their record away, and cuts them out of the journal, the drafts and, where it is wanted,
    /// the texts of others, all in one transaction; steps that were only about them are gone. In the same transaction
    /// `done` is left as the draft `mark`, until the file is clean.
    pub fn forget(
        &mut self,
        who: &Forgotten,
        edits: Vec<Edit>,
        (mark, done): (&str, &str),
    ) -> super::Result<()> {
        self.at_home()?;
        self.db.pragma_update(None, "secure_delete", true)?;
        let behavior = rusqlite::TransactionBehavior::Immediate;
        let transaction = self
            .db
            .transaction_with_behavior(behavior)
            .map_err(|error| self.place.held(error.into()))?;
        let mut journal = Writer::default();
        for edit in edits {
            write::apply(&transaction, &mut journal, &mut self.ids, edit)?;
        }
        let touched = journal.finish(&transaction, &Stamp::default(), "")?;
        cut_journal(&transaction, who)?;
        cut_drafts(&transaction, who)?;
        if who.blank {
            blank(&transaction, who)?;
        }
        transaction.execute("DELETE FROM standing", [])?;
        full_text::rebuild(&transaction)?;
        transaction
            .execute("INSERT OR REPLACE INTO draft (name, text) VALUES (?, ?)", [mark, done])?;
        mark::renew(&transaction)?;
        transaction.commit()?;
        self.wrote = true;
        self.touched.extend(touched);
        Ok(())
    }

    /// Writes the file anew, so that nothing of what was cut out is left in its free pages or beside it.
    pub fn make_clean(&mut self) -> super::Result<()> {
        self.at_home()?;
        self.db.pragma_update(None, "secure_delete", true)?;
        self.db.execute_batch("VACUUM")?;
        self.settle().map(|_| ())
    }

    /// The copies of the file that have a name of theirs in a byte.
    pub fn copies_with(&self, who: &Forgotten) -> Vec<PathBuf> {
        let all = copies::all(self.path()).into_iter();
        all.filter(|path| has_bytes(path, &who.names)).collect()
    }

    /// Takes the copies in rotation away that have a name of theirs in a byte; which went.
    pub fn drop_copies_with(&self, who: &Forgotten) -> super::Result<Vec<PathBuf>> {
        let folder = copies::folder(self.path());
        let theirs = self.copies_with(who).into_iter().filter(|path| path.starts_with(&folder));
        let gone = theirs.map(|path| match std::fs::remove_file(&path) {
            Ok(()) => Ok(path),
            Err(source) => Err(StoreError::Io { path, source }),
        });
        gone.collect()
    }
}

/// A copy that cannot be read may have them.
fn has_bytes(path: &Path, names: &[String]) -> bool {
    let Ok(bytes) = std::fs::read(path) else {
        return true;
    };
    names.iter().any(|name| bytes.windows(name.len().max(1)).any(|part| part == name.as_bytes()))
}

fn cut_journal(db: &Connection, who: &Forgotten) -> super::Result<()> {
    let mut labels = db.prepare("SELECT key, label FROM step")?;
    let labels = labels.query_map([], |r| Ok((r.get::<_, Key>(0)?, r.get::<_, String>(1)?)))?;
    let labels: Vec<(Key, String)> = labels.collect::<Result<_, _>>()?;
    for (step, label) in labels.into_iter().filter(|(_, label)| who.is_in(label)) {
        let label = who.out_of(&label, true);
        db.execute("UPDATE step SET label = ? WHERE key = ?", params![label, step])?;
    }
    let sql = "SELECT step, number, record, row, account, kind, image FROM change";
    let mut changes = db.prepare(sql)?;
    let mut rows = changes.query([])?;
    let mut found = Vec::new();
    while let Some(r) = rows.next()? {
        let image: Option<String> = r.get(6)?;
        let account: Key = r.get(4)?;
        if account != who.account && !image.as_deref().is_some_and(|text| who.is_in(text)) {
            continue;
        }
        let kind = ChangeKind::of(&r.get::<_, String>(5)?);
        let change = Change { record: r.get(2)?, row: r.get(3)?, account, kind, image };
        found.push(((r.get(0)?, r.get(1)?), change));
    }
    for (at, change) in found {
        cut(db, who, at, &change)?;
    }
    db.execute(
        "DELETE FROM step WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.step = step.key)",
        [],
    )?;
    Ok(())
}

fn cut(db: &Connection, who: &Forgotten, at: (Key, i64), change: &Change) -> super::Result<()> {
    let image = change.image.as_deref().map(read_image).transpose();
    // What cannot be read any more may be about them, and brings nothing back.
    let is_lost = image.is_err();
    let image: Map<String, Json> = image.unwrap_or_default().unwrap_or_default();
    let here = change.account == who.account;
    let theirs = change.record == "person" && change.row == who.key;
    let below = change.record == "deed" && image.get("owner_key") == Some(&who.key.into());
    let named =
        ABOUT.contains(&change.record.as_str()) && image.values().any(|v| *v == who.id.as_str());
    if is_lost || here && (theirs || below || named) {
        db.prepare_cached("DELETE FROM change WHERE step = ? AND number = ?")?
            .execute(params![at.0, at.1])?;
        return Ok(());
    }
    let clean: Map<String, Json> =
        image.iter().map(|(field, value)| (field.clone(), without(value, who, here))).collect();
    if clean != image {
        let text = Json::Object(clean).to_string();
        db.prepare_cached("UPDATE change SET image = ? WHERE step = ? AND number = ?")?
            .execute(params![text, at.0, at.1])?;
    }
    Ok(())
}

/// A cell without them: a reference is empty, a list is without it, a text is without the name.
fn without(value: &Json, who: &Forgotten, here: bool) -> Json {
    let Json::String(text) = value else {
        return value.clone();
    };
    let about = SubjectParts::of(text).person == Some(who.id.as_str());
    if here && (*text == who.id || about) {
        return Json::Null;
    }
    if here
        && let Ok(ids) = serde_json::from_str::<Vec<String>>(text)
        && ids.contains(&who.id)
    {
        let rest: Vec<String> = ids.into_iter().filter(|id| *id != who.id).collect();
        return Json::String(Json::from(rest).to_string());
    }
    Json::String(who.out_of(text, who.blank))
}

fn cut_drafts(db: &Connection, who: &Forgotten) -> super::Result<()> {
    let mut drafts = db.prepare("SELECT name, text FROM draft")?;
    let drafts = drafts.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
    let drafts: Vec<(String, String)> = drafts.collect::<Result<_, _>>()?;
    for (name, _) in drafts.into_iter().filter(|(name, text)| who.is_in(text) || who.is_in(name)) {
        db.execute("DELETE FROM draft WHERE name = ?", [name])?;
    }
    Ok(())
}

/// Takes the names out of the texts of other records; nobody else's name is changed.
fn blank(db: &Connection, who: &Forgotten) -> super::Result<()> {
    for table in tables::all() {
        for column in &table.columns {
            let is_text = matches!(column.kind, Kind::Text | Kind::Words | Kind::Figure);
            if !is_text || column.name == "name" || column.name == "aliases" {
                continue;
            }
            let (table, column) = (table.name(), &column.name);
            let sql =
                format!("SELECT key, \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
            let mut texts = db.prepare(&sql)?;
            let texts =
                texts.query_map([], |r| Ok((r.get::<_, Key>(0)?, r.get::<_, String>(1)?)))?;
            // A text with a damaged letter is left to the doctor.
            let texts: Vec<(Key, String)> = texts.filter_map(Result::ok).collect();
            for (key, text) in texts.into_iter().filter(|(_, text)| who.is_in(text)) {
                let sql = format!("UPDATE \"{table}\" SET \"{column}\" = ? WHERE key = ?");
                db.execute(&sql, params![who.out_of(&text, true), key])?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_a_word_of_its_own() {
        let who = Forgotten {
            account: 1,
            key: 1,
            id: "p".to_owned(),
            names: vec!["Zoe Quill".to_owned()],
            parts: vec!["Zoe".to_owned(), "Quill".to_owned()],
            blank: true,
        };
        for (text, clean) in [
            ("about Zoe Quill", "about someone"),
            ("Quill's desk, not Quillon's", "someone's desk, not Quillon's"),
            ("Zoe, Zoe and Zoetrope", "someone, someone and Zoetrope"),
            ("nobody", "nobody"),
        ] {
            assert_eq!(who.out_of(text, true), clean);
            assert_eq!(who.is_in(text), text != clean);
        }
        assert_eq!(who.out_of("Zoe", false), "Zoe");
    }
}
