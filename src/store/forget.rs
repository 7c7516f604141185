//! A person taken out of the journal as well: what it still knows of them is cut away for good.

use super::journal::Change;
use super::{Store, history, search};
use crate::model::Key;
use rusqlite::{Connection, params};
use serde_json::{Map, Value as Json};

/// Records that are about a person or nothing.
const ABOUT: [&str; 4] = ["tie", "intel", "gift", "introduction"];

/// Who is to be forgotten, after their record has been taken away.
pub struct Forgotten<'a> {
    /// The account that they were in.
    pub account: Key,
    /// The number that their record had.
    pub key: Key,
    /// Their id.
    pub id: &'a str,
    /// Their name, and other names they went by.
    pub names: &'a [String],
}

impl Store {
    /// Cuts them out of the journal and the drafts, and writes the file anew so that nothing of
    /// them is left in its free pages. Steps that were only about them are gone.
    pub fn forget(&mut self, who: &Forgotten) -> super::Result<()> {
        let transaction = self.db.transaction()?;
        for (step, number, change) in history::changes_of(&transaction, who.account)? {
            cut(&transaction, who, (step, number), &change)?;
        }
        transaction.execute("DELETE FROM standing WHERE account = ?", [who.account])?;
        for name in who.names {
            transaction.execute(
                "UPDATE step SET label = replace(label, ?1, 'someone') WHERE instr(label, ?1) > 0",
                [name],
            )?;
            transaction.execute("DELETE FROM draft WHERE instr(text, ?1) > 0", [name])?;
        }
        transaction.execute(
            "DELETE FROM step WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.step = step.key)",
            [],
        )?;
        search::rebuild(&transaction)?;
        transaction.commit()?;
        self.db.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?;
        Ok(())
    }
}

fn cut(db: &Connection, who: &Forgotten, at: (Key, i64), change: &Change) -> super::Result<()> {
    let image: Map<String, Json> = change
        .image
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default();
    let theirs = change.record == "person" && change.row == who.key;
    let below = change.record == "deed" && image.get("owner_key") == Some(&who.key.into());
    let named = ABOUT.contains(&change.record.as_str()) && image.values().any(|v| *v == who.id);
    if theirs || below || named {
        db.prepare_cached("DELETE FROM change WHERE step = ? AND number = ?")?
            .execute(params![at.0, at.1])?;
        return Ok(());
    }
    let clean: Map<String, Json> =
        image.iter().map(|(field, value)| (field.clone(), without(value, who))).collect();
    if clean != image {
        let text = Json::Object(clean).to_string();
        db.prepare_cached("UPDATE change SET image = ? WHERE step = ? AND number = ?")?
            .execute(params![text, at.0, at.1])?;
    }
    Ok(())
}

/// A cell without them: a reference is empty, a list is without it, a text is without the name.
fn without(value: &Json, who: &Forgotten) -> Json {
    let Json::String(text) = value else {
        return value.clone();
    };
    let about = text.rsplit_once('@').is_some_and(|(_, id)| id == who.id);
    if text == who.id || about {
        return Json::Null;
    }
    if let Ok(ids) = serde_json::from_str::<Vec<String>>(text)
        && ids.iter().any(|id| id == who.id)
    {
        let rest: Vec<String> = ids.into_iter().filter(|id| id != who.id).collect();
        return Json::String(Json::from(rest).to_string());
    }
    let names = who.names.iter();
    Json::String(names.fold(text.clone(), |text, name| text.replace(name, "someone")))
}
