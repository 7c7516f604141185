//! Records that come with the id of another program's making and are here already. docs/FILE.md: a made id counts as none.

use super::identity::match_list;
use super::path::Path;
use crate::model::{Identity, Kind, Refusal, Row, Value};
use crate::store::is_made_id;
use std::collections::{HashMap, HashSet};

/// Takes the made id from each record without a name that equals one here under another made id, and lets what
/// points to it point to the one here. References are ids already.
pub fn settle(existing: &Row, incoming: &mut Row, path: &Path) -> Result<(), Refusal> {
    // Who equals one here may do so only once what they point to is known.
    loop {
        let mut meant = HashMap::new();
        find(existing, incoming, path, &mut meant)?;
        if meant.is_empty() {
            return Ok(());
        }
        point(incoming, &meant);
    }
}

/// The made ids below two records that are one, each with the id of the equal one here.
fn find(
    existing: &Row,
    incoming: &mut Row,
    path: &Path,
    meant: &mut HashMap<String, String>,
) -> Result<(), Refusal> {
    let fields = existing.schema.fields.iter();
    for ((field, there), cell) in fields.zip(&existing.cells).zip(&mut incoming.cells) {
        let (Value::Many(rows), there) = (cell, there.rows()) else { continue };
        let (Some(first), false) = (rows.first(), there.is_empty()) else { continue };
        let is_own = matches!(first.schema.identity, Identity::Own);
        let nameless = is_own && !first.schema.has("name");
        let mut below = first.schema.lists();
        let holds_more = is_own && below.any(|(_, of)| matches!(of.identity, Identity::Own));
        if !(holds_more || nameless && is_strange(there, rows)) {
            continue;
        }
        let path = path.field(field.name);
        for (i, place) in match_list(there, rows, &path)?.into_iter().enumerate() {
            let Some(one) = place.map(|place| &there[place]) else { continue };
            let same = rows[i].id().is_none() || rows[i].id() == one.id();
            if same {
                find(one, &mut rows[i], &path.at(i), meant)?;
            } else if let (Some(id), Some(known)) = (rows[i].id(), one.id()) {
                meant.insert(id.to_owned(), known.to_owned());
                rows[i].set("id", Value::Absent);
            }
        }
    }
    Ok(())
}

/// Whether one of them has a made id that is not there.
fn is_strange(there: &[Row], rows: &[Row]) -> bool {
    let mut made = rows.iter().filter_map(Row::id).filter(|id| is_made_id(id)).peekable();
    if made.peek().is_none() {
        return false;
    }
    let known: HashSet<&str> = there.iter().filter_map(Row::id).collect();
    made.any(|id| !known.contains(id))
}

/// Subjects of actions and dismissals, and the records of settled disputes.
fn point(account: &mut Row, meant: &HashMap<String, String>) {
    let turn = |id: &mut String| {
        if let Some(known) = meant.get(id.as_str()) {
            known.clone_into(id);
        }
    };
    for (field, cell) in account.schema.fields.iter().zip(&mut account.cells) {
        let Value::Many(rows) = cell else { continue };
        for row in rows {
            for (part, cell) in row.schema.fields.iter().zip(&mut row.cells) {
                match (field.name, part.name, part.kind, cell) {
                    (_, _, Kind::Subject, Value::Text(id)) => turn(id),
                    ("dismissals", "subject", _, Value::Text(id)) => turn(id),
                    ("settled", "records", _, Value::Words(ids)) => ids.iter_mut().for_each(turn),
                    _ => {}
                }
            }
        }
    }
}
