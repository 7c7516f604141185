//! Somebody cut out of what the journal and the drafts keep.

use super::cells::text_at;
use super::forget::{Forgotten, SOMEONE};
use super::journal::{Change, Kind as ChangeKind, read_image};
use super::mentioned::is_a_name;
use super::person_life::JournalPlace;
use super::{Result, Store};
use crate::model::{Key, SubjectParts};
use crate::text::Certainty;
use rusqlite::{Connection, params};
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;

/// Cuts them out of each step and each draft, and takes these changes away, which are theirs; a step of which nothing is
/// left is gone.
pub fn cut(db: &Connection, who: &Forgotten, theirs: &BTreeSet<JournalPlace>) -> Result<()> {
    let mut touched = Touched::default();
    cut_changes(db, who, theirs, &mut touched)?;
    cut_labels(db, who, &touched)?;
    cut_drafts(db, who)?;
    db.execute(
        "DELETE FROM step WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.step = step.key)",
        [],
    )?;
    Ok(())
}

/// Steps by what was done to them.
#[derive(Default)]
struct Touched {
    /// Of these something is gone that an undo would have brought back.
    shortened: BTreeSet<Key>,
    /// These changed something in an account that they were in.
    near: BTreeSet<Key>,
}

/// Does a step or a draft mention them?
pub fn has(db: &Connection, who: &Forgotten) -> Result<bool> {
    let any = |sql: &str| -> Result<bool> {
        Ok(texts(db, sql)?.iter().any(|(_, text)| texts_in(text).iter().any(|t| who.is_in(t))))
    };
    Ok(any("SELECT key, label FROM step")?
        || any("SELECT 0, name || ' ' || text FROM draft")?
        || any("SELECT step, image FROM change WHERE image IS NOT NULL")?)
}

fn texts(db: &Connection, sql: &str) -> Result<Vec<(Key, String)>> {
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |r| Ok((r.get(0)?, text_at(r, 1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// A text, or each text of what is kept as JSON, lists in a text too.
fn texts_in(text: &str) -> Vec<String> {
    match serde_json::from_str::<Json>(text) {
        Ok(Json::Array(parts)) => parts.iter().flat_map(texts_of).collect(),
        Ok(Json::Object(cells)) => cells.values().flat_map(texts_of).collect(),
        _ => vec![text.to_owned()],
    }
}

fn texts_of(json: &Json) -> Vec<String> {
    match json {
        Json::String(text) => texts_in(text),
        Json::Array(parts) => parts.iter().flat_map(texts_of).collect(),
        Json::Object(cells) => cells.values().flat_map(texts_of).collect(),
        _ => Vec::new(),
    }
}

fn cut_labels(db: &Connection, who: &Forgotten, touched: &Touched) -> Result<()> {
    for (step, label) in texts(db, "SELECT key, label FROM step")? {
        let mut clean = who.out_of(&label);
        if touched.near.contains(&step) {
            clean = without_ids(&clean, who);
        }
        if touched.shortened.contains(&step) {
            // What it says of them may be what they are forgotten for.
            let whole = if clean == label { label.as_str() } else { phrase!("somebody's records") };
            clean = phrase!("{whole}; a part of it is forgotten and cannot come back", whole);
        }
        if clean != label {
            db.prepare_cached("UPDATE step SET label = ? WHERE key = ?")?
                .execute(params![clean, step])?;
        }
    }
    Ok(())
}

/// A text without their ids.
fn without_ids(text: &str, who: &Forgotten) -> String {
    let ids = who.lives.iter().flat_map(|life| &life.said.ids);
    ids.fold(text.to_owned(), |text, id| without_word(&text, id))
}

/// A text with [`SOMEONE`] for an id that stands by itself.
fn without_word(text: &str, id: &str) -> String {
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-_".contains(c));
    let (mut clean, mut from) = (String::new(), 0);
    if id.is_empty() {
        return text.to_owned();
    }
    for (at, found) in text.match_indices(id) {
        let (before, behind) = (text.get(..at), text.get(at + found.len()..));
        let before = before.and_then(|t| t.chars().next_back());
        let behind = behind.and_then(|t| t.chars().next());
        if !touches(before) && !touches(behind) {
            clean.push_str(text.get(from..at).unwrap_or_default());
            clean.push_str(SOMEONE);
            from = at + found.len();
        }
    }
    clean + text.get(from..).unwrap_or_default()
}

fn cut_changes(
    db: &Connection,
    who: &Forgotten,
    theirs: &BTreeSet<JournalPlace>,
    touched: &mut Touched,
) -> Result<()> {
    let sql = "SELECT step, number, record, row, account, kind, image FROM change";
    let mut changes = db.prepare(sql)?;
    let mut rows = changes.query([])?;
    let mut found = Vec::new();
    while let Some(r) = rows.next()? {
        let place: JournalPlace = (r.get(0)?, r.get(1)?);
        let account: Key = r.get(4)?;
        let image: Option<String> = r.get(6)?;
        let is_near = who.lives.iter().any(|life| life.account == account);
        if is_near {
            touched.near.insert(place.0);
        }
        let may_name = |text: &str| who.mentions.may_be_in(&text.replace("\\n", "\n"));
        if !theirs.contains(&place) && !is_near && !image.as_deref().is_some_and(may_name) {
            continue;
        }
        let kind = ChangeKind::of(&r.get::<_, String>(5)?);
        let change = Change { record: r.get(2)?, row: r.get(3)?, account, kind, image };
        found.push((place, change));
    }
    for (place, change) in found {
        let clean = if theirs.contains(&place) { None } else { cleaned(who, place, &change) };
        match clean {
            Some(clean) if Some(&clean) == change.image.as_ref() => {}
            Some(clean) => {
                db.prepare_cached("UPDATE change SET image = ? WHERE step = ? AND number = ?")?
                    .execute(params![clean, place.0, place.1])?;
            }
            // The insert of a record that came in vain has nothing to keep.
            None if change.image.is_none() && !theirs.contains(&place) => {}
            None => {
                drop_change(db, place)?;
                touched.shortened.insert(place.0);
            }
        }
    }
    Ok(())
}

fn drop_change(db: &Connection, place: JournalPlace) -> Result<()> {
    db.prepare_cached("DELETE FROM change WHERE step = ? AND number = ?")?
        .execute(params![place.0, place.1])?;
    db.prepare_cached("UPDATE step SET changes = changes - 1 WHERE key = ?")?.execute([place.0])?;
    Ok(())
}

/// What a change keeps without them; nothing where nothing is left of it.
fn cleaned(who: &Forgotten, place: JournalPlace, change: &Change) -> Option<String> {
    // What cannot be read any more may be about them, and brings nothing back.
    let image = read_image(change.image.as_deref()?).ok()?;
    let is_id = |word: &str| who.is_their_id(change.account, place.0, word);
    let clean: Map<String, Json> = image
        .iter()
        .filter(|(field, _)| !is_a_name(&change.record, field))
        .map(|(field, value)| (field.clone(), without(value, who, &is_id)))
        .collect();
    // A reference to them, or a list of nobody else.
    let is_gone = |(field, value): (&String, &Json)| {
        let is_empty = value.is_null() || value.as_str() == Some("[]");
        is_empty && image.get(field) != Some(value)
    };
    if change.kind == ChangeKind::Update && clean.len() == image.len() && clean.iter().all(is_gone)
    {
        return None;
    }
    let names = image.iter().filter(|(field, _)| is_a_name(&change.record, field));
    let names: Vec<(String, Json)> = names.map(|(f, v)| (f.clone(), v.clone())).collect();
    Some(Json::Object(clean.into_iter().chain(names).collect()).to_string())
}

/// A cell without them: a reference is empty, a list is without it, a text is without the name.
fn without(value: &Json, who: &Forgotten, is_id: &impl Fn(&str) -> bool) -> Json {
    let Json::String(text) = value else {
        return value.clone();
    };
    if is_id(text) || SubjectParts::of(text).person.is_some_and(is_id) {
        return Json::Null;
    }
    match serde_json::from_str::<Vec<String>>(text) {
        Ok(words) => {
            let rest = words.iter().filter(|word| !is_id(word));
            let rest: Vec<String> = rest.map(|word| who.out_of(word)).collect();
            if rest == words { value.clone() } else { Json::String(Json::from(rest).to_string()) }
        }
        Err(_) => Json::String(who.out_of(text)),
    }
}

fn cut_drafts(db: &Connection, who: &Forgotten) -> Result<()> {
    let mut drafts = db.prepare("SELECT name, text FROM draft")?;
    let drafts = drafts.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
    let drafts: Vec<(String, String)> = drafts.collect::<std::result::Result<_, _>>()?;
    let is_theirs = |text: &String| who.is_in(text) || without_ids(text, who) != *text;
    let is_id = |text: &String| who.lives.iter().any(|life| life.said.ids.contains(text));
    let theirs = drafts.into_iter().filter(|(name, text)| {
        is_theirs(name) || texts_in(text).iter().any(|t| who.is_in(t) || is_id(t))
    });
    for (name, _) in theirs {
        db.execute("DELETE FROM draft WHERE name = ?", [name])?;
    }
    Ok(())
}

impl Store {
    /// How many older texts of the history have a word that may mean them.
    pub fn older_mentions(&self, who: &Forgotten) -> Result<usize> {
        let sql = "SELECT step, image FROM change WHERE image IS NOT NULL";
        let texts = texts(&self.db, sql)?;
        let perhaps = |text: &String| who.mentions.best(text) == Some(Certainty::Perhaps);
        let may = texts.iter().filter(|(_, text)| who.mentions.may_be_in(text));
        Ok(may.filter(|(_, text)| texts_in(text).iter().any(perhaps)).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_taken_out_of_a_label_where_it_stands_by_itself() {
        for (label, clean) in [
            ("reports to quixby to dahl", "reports to someone to dahl"),
            ("to quixby", "to someone"),
            ("letter-quixby, quixby-2, quixbys", "letter-quixby, quixby-2, quixbys"),
        ] {
            assert_eq!(without_word(label, "quixby"), clean);
        }
    }
}
