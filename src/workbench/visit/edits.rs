//! Changes of a visit's lists: put in, take out, put in another order.

use super::{Ask, Kind};
use crate::model::{
    Edit, Key, Objection, Question, Record, Row, Schema, TheirQuestion, Value, Visit,
};

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

/// A question as it is put on the list.
pub fn question_row(ask: &Ask) -> Row {
    row_of::<Question>(&[
        ("text", Some(&ask.text)),
        ("topic", ask.topic.as_deref()),
        ("person", ask.person.as_deref()),
        ("answer", ask.answer.as_deref()),
        ("about", about(ask).map(String::as_str)),
    ])
}

/// The words of the proposal, where the question has others.
fn about(ask: &Ask) -> Option<&String> {
    ask.about.as_ref().filter(|words| **words != ask.text)
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

/// Other words, another topic or person for the question of a place; nothing where it is as it was.
pub fn question_reworded(visit: &Visit, place: usize, ask: &Ask) -> Option<Edit> {
    let found = visit.questions.get(place)?;
    let value = |text: Option<&String>| text.cloned().map_or(Value::Absent, Value::Text);
    let cells = [
        ("text", found.text.0.as_ref(), Some(&ask.text)),
        ("topic", found.topic.0.as_ref(), ask.topic.as_ref()),
        ("person", found.person.0.as_ref(), ask.person.as_ref()),
        ("about", found.about.0.as_ref(), about(ask)),
    ];
    let other = cells.into_iter().filter(|(_, was, now)| was != now);
    let cells: Vec<_> = other.map(|(name, _, now)| (name.to_owned(), value(now))).collect();
    (!cells.is_empty()).then_some(Edit::Update { schema: Question::SCHEMA, key: found.key, cells })
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
            ("about", q.about.as_deref()),
        ]);
        row.key = q.key;
        row.place = i64::try_from(place).unwrap_or(i64::MAX);
        Edit::Insert { account, parent: visit.key, row }
    });
    gone.chain(back).collect()
}

/// Puts something to expect behind those that are there.
pub fn with_expected(
    visit: &Visit,
    account: Key,
    kind: Kind,
    text: &str,
    answer: Option<&str>,
) -> Edit {
    with_expected_behind(visit, account, kind, text, answer, 0)
}

/// The same behind so many that come with the same step.
pub fn with_expected_behind(
    visit: &Visit,
    account: Key,
    kind: Kind,
    text: &str,
    answer: Option<&str>,
    behind: i64,
) -> Edit {
    let texts = [("text", Some(text)), ("answer", answer)];
    let (mut row, last) = match kind {
        Kind::Objection => {
            (row_of::<Objection>(&texts), after_last(visit.objections.iter().map(|o| o.key)))
        }
        Kind::Question => {
            let keys = visit.their_questions.iter().map(|q| q.key);
            (row_of::<TheirQuestion>(&texts), after_last(keys))
        }
    };
    row.place = last.saturating_add(behind);
    Edit::Insert { account, parent: visit.key, row }
}

/// What is to be expected at a place of the visit: its kind of record and number, its words, our answer.
type Found<'a> = (&'static Schema, Key, Option<&'a String>, Option<&'a String>);

fn expected_at(visit: &Visit, kind: Kind, place: usize) -> Option<Found<'_>> {
    Some(match kind {
        Kind::Objection => {
            let o = visit.objections.get(place)?;
            (Objection::SCHEMA, o.key, o.text.0.as_ref(), o.answer.0.as_ref())
        }
        Kind::Question => {
            let q = visit.their_questions.get(place)?;
            (TheirQuestion::SCHEMA, q.key, q.text.0.as_ref(), q.answer.0.as_ref())
        }
    })
}

/// Other words for it, or another answer; nothing where both are as they were.
pub fn expected_reworded(
    visit: &Visit,
    kind: Kind,
    place: usize,
    text: &str,
    answer: Option<String>,
) -> Option<Edit> {
    let (schema, key, was, answered) = expected_at(visit, kind, place)?;
    if was.map(String::as_str) == Some(text) && answered == answer.as_ref() {
        return None;
    }
    let answer = answer.map_or(Value::Absent, Value::Text);
    let cells =
        vec![("text".to_owned(), Value::Text(text.to_owned())), ("answer".to_owned(), answer)];
    Some(Edit::Update { schema, key, cells })
}

/// Takes what is expected at a place away; nothing where there is none.
pub fn without_expected(visit: &Visit, kind: Kind, place: usize) -> Vec<Edit> {
    let found = expected_at(visit, kind, place);
    found.map(|(schema, key, ..)| Edit::Delete { schema, key }).into_iter().collect()
}
