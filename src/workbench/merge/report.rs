//! What a merge says of itself: what was moved, what differed, what fell away.

use crate::model::{Identity, Row, Value};
use crate::workbench::RecordOutcome;
use crate::workbench::record::{json_of, said};

/// A field in which the two differed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The kind of record.
    pub record: &'static str,
    /// Which one, by the fields of its key; nothing of the two themselves.
    pub key: Option<String>,
    /// The field.
    pub field: String,
    /// What stays, as JSON.
    pub kept: String,
    /// What is left, as JSON.
    pub lost: String,
    /// All of it in one sentence.
    pub sentence: String,
}

/// What came of making one of two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// What was done, and the id of the one that stays.
    pub kept: RecordOutcome,
    /// The same before it is done: "John Smith goes into Jon Smith of Acme".
    pub intent: String,
    /// The id of the one that is gone.
    pub gone: String,
    /// Records that came over, or that named the one and now name the other.
    pub moved: usize,
    /// Where the two differed.
    pub conflicts: Vec<Conflict>,
    /// What counts otherwise than before, though no field of the two differs.
    pub remarks: Vec<String>,
}

/// What is gathered while two become one.
#[derive(Default)]
pub struct MergeReport {
    /// Records that came over or name the other now.
    pub moved: usize,
    /// The records of a key in whose lists is being looked: the year of a quarter.
    within: Vec<String>,
    conflicts: Vec<Conflict>,
    remarks: Vec<String>,
}

impl MergeReport {
    /// Looks into the lists of a record; one that has a key is named with what is found there.
    pub fn within(&mut self, key_of: Option<String>, look: impl FnOnce(&mut Self)) {
        let depth = self.within.len();
        self.within.extend(key_of);
        look(self);
        self.within.truncate(depth);
    }

    /// A field of a record of which one value stays and one is left.
    pub fn conflict(&mut self, row: &Row, field: &str, kept: Value, lost: Value) {
        let word = field.replace('_', " ");
        let what = self.within.iter().cloned().chain([said(row)]).collect::<Vec<_>>().join(", ");
        let sentence = match kept.is_empty() {
            true => phrase!("{what}: {word} {lost} is not kept", what, word, lost),
            false => phrase!(
                "{what}: {word} stays {kept}; the other's, {lost}, is not kept",
                what,
                word,
                kept,
                lost
            ),
        };
        self.put(row, field, (&kept, &lost), sentence);
    }

    /// A record that falls away, with the reason.
    pub fn fallen(&mut self, row: &Row, field: &str, sentence: String) {
        let lost = row.get(field).clone();
        self.put(row, field, (&Value::Absent, &lost), sentence);
    }

    /// What counts otherwise than before.
    pub fn remark(&mut self, sentence: String) {
        self.remarks.push(sentence);
    }

    fn put(&mut self, row: &Row, field: &str, (kept, lost): (&Value, &Value), sentence: String) {
        let key = match row.schema.identity {
            Identity::Keyed(fields) => {
                let parts: Vec<String> = fields.iter().map(|f| row.get(f).to_string()).collect();
                Some(parts.join(", "))
            }
            _ => None,
        };
        self.conflicts.push(Conflict {
            record: row.schema.record,
            key,
            field: field.to_owned(),
            kept: json_of(kept),
            lost: json_of(lost),
            sentence,
        });
    }

    /// As it is given back.
    pub fn merged(self, [intent, sentence]: [String; 2], kept: &str, gone: &str) -> Merged {
        Merged {
            kept: RecordOutcome { sentence, id: Some(kept.to_owned()) },
            intent,
            gone: gone.to_owned(),
            moved: self.moved,
            conflicts: self.conflicts,
            remarks: self.remarks,
        }
    }
}
