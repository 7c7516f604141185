//! Notes on somebody's family or health are warned about when they are written; they stay off every page.

use super::Workbench;
use crate::model::playbook::Playbook;
use crate::model::{Edit, Row, Value};
use crate::rules::delicate::is_delicate;

/// What is said of such a note.
pub const WARNING: &str =
    "this speaks of family or health: it stays off every page, and better out of the file";

/// The fields that hold notes, by their record.
const NOTES: &[(&str, &[&str])] = &[
    ("person", &["notes"]),
    ("communication", &["habits", "thinking", "reach"]),
    ("contact", &["note"]),
    ("intel", &["answer"]),
    ("deed", &["note"]),
    ("tie", &["note"]),
    ("introduction", &["note"]),
    ("satisfaction", &["note"]),
    ("debrief", &["learned"]),
    ("account", &["notes"]),
];

/// So many notes of an import are looked at: each is held against all phrases, and a book can have millions.
const LOOKED_AT: usize = 20_000;

impl Workbench {
    /// The warning where a text that is written speaks of family or health.
    pub fn warned_of(&self, text: &str) -> Option<&'static str> {
        is_delicate(&self.playbook, text).then(|| phrase!(WARNING))
    }

    /// The same of a change.
    pub fn warned_of_change(&self, edits: &[Edit]) -> Option<&'static str> {
        let found = edits.iter().any(|edit| match edit {
            Edit::Insert { row, .. } => count_in(row, &self.playbook) > 0,
            Edit::Update { schema, cells, .. } => cells.iter().any(|(column, value)| {
                let noted =
                    fields(schema.record).chain(fields("communication")).chain(fields("debrief"));
                noted
                    .into_iter()
                    .any(|field| column == field || column.ends_with(&format!("_{field}")))
                    && is_text(value, &self.playbook)
            }),
            Edit::Delete { .. } => false,
        });
        found.then(|| phrase!(WARNING))
    }
}

fn fields(record: &str) -> impl Iterator<Item = &'static str> {
    let known = NOTES.iter().filter(move |(of, _)| *of == record);
    known.flat_map(|(_, fields)| fields.iter().copied()).collect::<Vec<_>>().into_iter()
}

fn is_text(value: &Value, playbook: &Playbook) -> bool {
    value.text().is_some_and(|text| is_delicate(playbook, text))
}

/// How many notes of a record, and of all that belongs to it, speak of family or health; of the first `left` notes.
fn count(row: &Row, playbook: &Playbook, left: &mut usize) -> usize {
    let mut found = 0;
    for field in fields(row.schema.record) {
        let value = row.get(field);
        if value.text().is_some() && *left > 0 {
            *left -= 1;
            found += usize::from(is_text(value, playbook));
        }
    }
    let below = row.cells.iter().map(|cell| match cell {
        Value::Many(rows) => rows.iter().map(|r| count(r, playbook, left)).sum(),
        Value::One(part) => count(part, playbook, left),
        _ => 0,
    });
    found + below.sum::<usize>()
}

/// As `count`, of an import or a record as a whole.
pub fn count_in(book: &Row, playbook: &Playbook) -> usize {
    let mut left = LOOKED_AT;
    count(book, playbook, &mut left)
}
