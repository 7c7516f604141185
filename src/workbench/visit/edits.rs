//! Changes of a visit's lists: put in, take out, put in another order.

use crate::model::{Edit, Key, Question, Record, Row, Value, Visit};

use super::Ask;

/// A row of these texts; a text that is not there is left out.
pub fn row_of<T: Record>(texts: &[(&str, Option<&str>)]) -> Row {
    let mut row = Row::empty(T::SCHEMA);
    for (field, text) in texts {
        if let Some(text) = text {
            row.set(field, Value::Text((*text).to_owned()));
        }
    }
    row
}

fn question_row(ask: &Ask) -> Row {
    row_of::<Question>(&[
        ("text", Some(&ask.text)),
        ("topic", ask.topic.as_deref()),
        ("person", ask.person.as_deref()),
        ("answer", ask.answer.as_deref()),
    ])
}

/// A place behind all records of a list, whatever was taken out of it: the newest has the highest number.
pub fn after_last(keys: impl Iterator<Item = Key>) -> i64 {
    const BEHIND: i64 = 1 << 32;
    BEHIND.saturating_add(keys.max().unwrap_or(0)).saturating_add(1)
}

/// Puts a question after those that are there.
pub fn with_question(visit: &Visit, account: Key, ask: &Ask) -> Edit {
    let mut row = question_row(ask);
    row.place = after_last(visit.questions.iter().map(|q| q.key));
    Edit::Insert { account, parent: visit.key, row }
}

/// Takes the question of a place away; nothing where there is none.
pub fn without_question(visit: &Visit, place: usize) -> Vec<Edit> {
    let found = visit.questions.get(place);
    found.map(|q| Edit::Delete { schema: Question::SCHEMA, key: q.key }).into_iter().collect()
}

/// Puts the question of one place at another one; nothing where one of them is not there.
pub fn question_moved(visit: &Visit, account: Key, from: usize, to: usize) -> Vec<Edit> {
    let count = visit.questions.len();
    if from >= count || to >= count || from == to {
        return Vec::new();
    }
    let mut order: Vec<&Question> = visit.questions.iter().collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    let gone = order.iter().map(|q| Edit::Delete { schema: Question::SCHEMA, key: q.key });
    let back = order.iter().enumerate().map(|(place, q)| {
        let mut row = row_of::<Question>(&[
            ("text", q.text.as_deref()),
            ("topic", q.topic.as_deref()),
            ("person", q.person.0.as_deref()),
            ("answer", q.answer.as_deref()),
        ]);
        row.key = q.key;
        row.place = i64::try_from(place).unwrap_or(i64::MAX);
        Edit::Insert { account, parent: visit.key, row }
    });
    gone.chain(back).collect()
}
