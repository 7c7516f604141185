//! Search over everything that is written in the file, as it is typed (issue C: any script, accents folded).

use super::{Result, Workbench};
use crate::model::{Date, Key, Kind, Row, Value, spaced};
use std::collections::HashMap;

/// Cells, more or less, of the piece of text that a hit shows.
const AROUND: usize = 90;

/// One record in which all the words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is: the word of its table.
    pub record: &'static str,
    /// The file's number for it.
    pub key: Key,
    /// Its id, where it has one; of an answer its topic, of a question its visit.
    pub id: String,
    /// The account that it belongs to.
    pub account: Key,
    /// That account's name.
    pub account_name: String,
    /// What it is called.
    pub title: String,
    /// The piece of text in which the words stand; empty where the title says it.
    pub text: String,
    /// Its day, where it has one.
    pub date: Option<Date>,
}

impl Workbench {
    /// What all these words begin in: accounts, people, purchases, visits, then what was said; at most so
    /// many of each kind.
    pub fn search(&self, words: &str, most: usize) -> Result<Vec<Hit>> {
        let wanted: Vec<String> = words.split_whitespace().map(tight).collect();
        let mut names: HashMap<Key, String> = HashMap::new();
        let mut hits = Vec::new();
        for found in self.store.search(words, most)? {
            let name = match names.get(&found.account) {
                Some(name) => name.clone(),
                None => {
                    let name = self.store.account_name(found.account)?.unwrap_or_default();
                    names.insert(found.account, name.clone());
                    name
                }
            };
            let mut hit = hit(&found.row, found.account, name, &wanted);
            if hit.record == "question" {
                hit.id = self.store.visit_id(found.owner)?.unwrap_or_default();
            }
            hits.push(hit);
        }
        Ok(hits)
    }
}

fn hit(row: &Row, account: Key, account_name: String, wanted: &[String]) -> Hit {
    let title = row.title();
    let text = piece(row, wanted).filter(|text| *text != title);
    Hit {
        record: row.schema.record,
        key: row.key,
        id: id_of(row),
        account,
        account_name,
        text: text.unwrap_or_default(),
        title,
        date: ["date", "as_of", "due", "raised"].iter().find_map(|f| day(row.get(f))),
    }
}

/// The id; of an answer `senior.concerns@dahl`.
fn id_of(row: &Row) -> String {
    match (row.id(), row.text("topic"), row.text("person")) {
        (Some(id), _, _) => id.to_owned(),
        (None, Some(topic), Some(person)) => format!("{topic}@{person}"),
        (None, topic, _) => topic.unwrap_or_default().to_owned(),
    }
}

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Day(day) => Some(*day),
        Value::Moment(moment) => Some(moment.date),
        _ => None,
    }
}

/// A text as search sees it, without the blanks that spacing puts in.
fn tight(text: &str) -> String {
    spaced(text).split_whitespace().collect()
}

/// The piece around the first of the words, of the text that holds most of them.
fn piece(row: &Row, wanted: &[String]) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for column in row.schema.columns() {
        if !matches!(column.kind, Kind::Text | Kind::Words) {
            continue;
        }
        let text = row.at(&column.path).to_string();
        let folded = tight(&text);
        let count = wanted.iter().filter(|w| folded.contains(w.as_str())).count();
        if count > best.as_ref().map_or(0, |(n, _)| *n) {
            best = Some((count, text));
        }
    }
    best.map(|(_, text)| around(&text, wanted))
}

/// The text around the first word that begins one of the wanted, cut at words.
fn around(text: &str, wanted: &[String]) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= AROUND {
        return text;
    }
    let starts = text.split(' ').scan(0, |at, word| {
        let here = *at;
        *at += word.chars().count() + 1;
        Some((here, word))
    });
    let begins = |word: &str| {
        let folded = tight(word);
        wanted.iter().any(|w| folded.contains(w.as_str()))
    };
    let first = starts.into_iter().find(|(_, word)| begins(word)).map_or(0, |(at, _)| at);
    let from = first.saturating_sub(AROUND / 3);
    let middle: String = text.chars().skip(from).take(AROUND).collect();
    let before = if from > 0 { ".." } else { "" };
    format!("{before}{}..", middle.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_around_the_word() {
        let text = format!("{} Sira outage {}", "word ".repeat(60), "more ".repeat(60));
        let shown = around(&text, &[tight("outa")]);
        assert!(shown.contains("Sira outage") && shown.chars().count() < AROUND + 6, "{shown}");
        assert_eq!(around("short  text", &[]), "short text");
    }
}
