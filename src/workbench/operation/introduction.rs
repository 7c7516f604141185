//! An introduction that was made is a deed of the one who made it (METHOD F2).

use super::Operation;
use crate::model::{Choice, Date, Edit, Key, Record, Row, Tie, TieKind, Value};

/// The tie between two people becomes as strong as this, with a word on it; nothing where it is so. Two who have no
/// tie get one behind `ties`.
pub fn tie(
    account: Key,
    between: (&str, &str),
    known: Option<&Tie>,
    ties: &[Row],
    strength: i64,
) -> Option<(Operation, String)> {
    let value = Value::Whole(strength);
    if let Some(tie) = known {
        let was = tie.strength.unwrap_or(1);
        let says = phrase!("their tie {was} to {strength}", was, strength);
        let cells = vec![("strength", value)];
        return (was != strength).then(|| (Operation::set("", Tie::SCHEMA, tie.key, cells), says));
    }
    let mut row = Row::usual(Tie::SCHEMA);
    row.place = ties.iter().map(|tie| tie.place + 1).max().unwrap_or(0);
    row.set("from", Value::Text(between.0.to_owned()));
    row.set("to", Value::Text(between.1.to_owned()));
    row.set("kind", Value::Text(TieKind::WorksWith.word().to_owned()));
    row.set("strength", value);
    Some((Operation::add("", account, row), phrase!("a new tie of {strength}", strength)))
}

/// Has it come about with this change?
pub(super) fn is_made(old: Option<&Row>, new: &Row) -> bool {
    new.text("result") == Some("made") && old.is_none_or(|row| row.text("result") != Some("made"))
}

/// The deed, unless one of that day is there or comes with the same step.
pub(super) fn deed(account: &Row, made: &Row, edits: &[Edit], today: Date) -> Option<Edit> {
    let people = account.rows("people");
    let person = people.iter().find(|p| p.id() == made.text("through"))?;
    let day = match made.get("date") {
        Value::Day(day) => Value::Day(*day),
        _ => Value::Day(today),
    };
    let is_it = |deed: &Row| deed.text("what") == Some("introduced") && *deed.get("date") == day;
    if person.rows("deeds").iter().any(is_it)
        || edits.iter().any(|edit| match edit {
            Edit::Insert { parent, row, .. } => {
                *parent == person.key && row.schema.record == "deed" && is_it(row)
            }
            _ => false,
        })
    {
        return None;
    }
    let to = people.iter().find(|p| p.id() == made.text("to")).and_then(Row::name)?;
    let mut row = Row::empty(super::change::list_schema(person.schema, "deeds")?);
    row.place = person.rows("deeds").last().map_or(0, |last| last.place + 1);
    row.set("date", day);
    row.set("what", Value::Text("introduced".to_owned()));
    row.set("note", Value::Text(phrase!("to {to}", to)));
    Some(Edit::Insert { account: account.key, parent: person.key, row })
}
