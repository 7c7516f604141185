//! Search over everything that is written in the file, as it is typed (issue C: any script, accents folded).

use super::spoken::short_day;
use super::{Result, Workbench};
use crate::model::{Date, Key, Kind, Moment, Row, Target, Value, subject_of};
use crate::store::{FoundRow, Query, SEARCHED};
use crate::text::format::timed;
use crate::text::{spaced, spelt};
use std::collections::HashMap;

/// Letters, more or less, of the piece of text that a hit shows.
const AROUND: usize = 90;
/// Columns that say little by themselves, with the word that is put before what stands in them.
const ASIDE: [(&str, &str); 7] = [
    ("source", "source"),
    ("marks_source", "marks from"),
    ("held_by", "held by"),
    ("owner", "who:"),
    ("by", "by"),
    ("seller", "seller"),
    ("subject", "about"),
];
/// Of these, at most so many before the word that was looked for.
const BEFORE: usize = 16;

/// One record in which all the words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextHit {
    /// What it is: the word of its table.
    pub record: &'static str,
    /// The file's number for it.
    pub key: Key,
    /// Its id, where it has one; of an answer its topic.
    pub id: String,
    /// The account that it belongs to; 0 for the file's own lists.
    pub account: Key,
    /// That account's id, empty for the file's own lists.
    pub account_id: String,
    /// That account's name.
    pub account_name: String,
    /// The record that it belongs to.
    pub owner: Key,
    /// What it is called on the screens.
    pub title: String,
    /// The piece of text in which the words stand; empty where the title says it.
    pub text: String,
    /// Its day, where it has one.
    pub date: Option<Date>,
}

/// A search under way: a kind of record at a time, so that nobody waits for it.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was found so far: accounts, people, purchases, visits, then what was said.
    pub hits: Vec<TextHit>,
    /// Some kind has more than is shown.
    pub more: bool,
    here: Option<Key>,
    query: Query,
    wanted: Vec<String>,
    next: usize,
    /// Of each account its id and its name.
    accounts: HashMap<Key, (String, String)>,
}

impl Search {
    /// Every kind of record was looked through.
    pub fn is_over(&self) -> bool {
        self.query.is_empty() || self.next >= SEARCHED
    }
}

impl Workbench {
    /// What all these words begin in, at most so many of each kind.
    pub fn search(&self, words: &str, most: usize) -> Result<Vec<TextHit>> {
        let mut search = self.begin_search(words, None)?;
        while !search.is_over() {
            self.search_on(&mut search, most)?;
        }
        Ok(search.hits)
    }

    /// Begins to look for what all these words begin in; what is of this account stands first.
    pub fn begin_search(&self, words: &str, here: Option<Key>) -> Result<Search> {
        Ok(Search {
            here,
            query: self.store.query(words)?,
            wanted: words.split_whitespace().map(tight).filter(|w| !w.is_empty()).collect(),
            ..Search::default()
        })
    }

    /// Looks through the next kind of record.
    pub fn search_on(&self, search: &mut Search, most: usize) -> Result<()> {
        let (query, here) = (&search.query, search.here);
        let mut found = self.store.search_in(query, search.next, most + 1, here)?;
        search.next += 1;
        search.more |= found.len() > most;
        found.truncate(most);
        for found in found {
            let account = match search.accounts.get(&found.account) {
                Some(account) => account.clone(),
                None => self.store.account_id_and_name(found.account)?.unwrap_or_default(),
            };
            search.accounts.insert(found.account, account.clone());
            let hit = self.hit(&found, account, &search.wanted)?;
            search.hits.push(hit);
        }
        Ok(())
    }

    fn hit(
        &self,
        found: &FoundRow,
        (account_id, account_name): (String, String),
        wanted: &[String],
    ) -> Result<TextHit> {
        let row = &found.row;
        let title = self.called(row, found.account)?;
        let text = piece(row, wanted).filter(|text| !title.starts_with(text.as_str()));
        Ok(TextHit {
            record: row.schema.record,
            key: row.key,
            id: id_of(row),
            account: found.account,
            account_id,
            account_name,
            owner: found.owner,
            text: text.unwrap_or_default(),
            title,
            date: ["date", "as_of", "due", "raised"].iter().find_map(|f| day(row.get(f))),
        })
    }

    /// What a record is called on the screens: in their words, with whom it is about.
    fn called(&self, row: &Row, account: Key) -> Result<String> {
        let word = |group: &str, field: &str| row.text(field).map(|w| self.words.word(group, w));
        let topic = row.text("topic").and_then(|t| self.playbook.topic(t));
        let own = match row.schema.record {
            "visit" => row.text("purpose").or(Some("visit")).map(str::to_owned),
            "contact" => word("contact", "kind").map(str::to_owned),
            "tie" => word("tie", "kind").map(str::to_owned),
            "deed" => word("deed", "what").map(str::to_owned),
            "introduction" => word("introduction", "result").map(str::to_owned),
            "decision" => word("verdict", "verdict").map(str::to_owned),
            "rival" | "competition" => self.rival(row.text("competitor")),
            "evidence" => row
                .text("criterion")
                .and_then(|c| self.playbook.criterion(c))
                .map(|(_, criterion)| criterion.title.clone()),
            "intel" | "question" => topic.map(|t| t.title.clone()),
            "observation" => row.text("place").or(row.text("brand")).map(str::to_owned),
            _ => None,
        };
        let mut parts = vec![own.unwrap_or_else(|| plain(row))];
        if let (None, Value::Moment(moment), "visit") =
            (row.text("purpose"), row.get("date"), row.schema.record)
        {
            parts.push(said(*moment, self.today()));
        }
        if account != 0 && !["account", "person", "visit"].contains(&row.schema.record) {
            parts.extend(self.store.person_names(account, &people(row))?);
        }
        Ok(parts.join(", "))
    }

    fn rival(&self, id: Option<&str>) -> Option<String> {
        let root = self.root_row().ok()?;
        let rows = root.rows("competitors").iter();
        let found = rows.into_iter().find(|r| r.id() == id)?;
        found.name().map(str::to_owned)
    }
}

/// "Thu 26 Nov 10:00".
fn said(moment: Moment, today: Date) -> String {
    let day = short_day(moment.date, today);
    timed(day, moment.minute)
}

/// The record in a few words of its own; its kind where it has only a day or an id.
fn plain(row: &Row) -> String {
    let title = row.title();
    let day = ["date", "due"].iter().any(|f| row.get(f).to_string() == title);
    match day || row.id() == Some(&title) {
        true => row.schema.record.replace('_', " "),
        false => title,
    }
}

/// The ids of the people that a record names.
fn people(row: &Row) -> Vec<String> {
    let mut ids = Vec::new();
    for (field, value) in row.schema.fields.iter().zip(&row.cells) {
        match (field.kind, value) {
            (Kind::Ref(Target::Person), Value::Text(id)) => ids.push(id.clone()),
            (Kind::Refs(Target::Person), Value::Words(all)) => ids.extend(all.iter().cloned()),
            _ => {}
        }
    }
    ids
}

/// The id; of an answer `senior.concerns@dahl`.
fn id_of(row: &Row) -> String {
    match (row.id(), row.text("topic"), row.text("person")) {
        (Some(id), _, _) => id.to_owned(),
        (None, topic, person) => subject_of(topic.unwrap_or_default(), person),
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

/// The piece around the first of the words, of the text that holds most of them; the first text where it is
/// the topic that has them.
fn piece(row: &Row, wanted: &[String]) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    let mut first = None;
    for column in row.schema.columns() {
        if !matches!(column.kind, Kind::Text | Kind::Words) {
            continue;
        }
        let text = row.at(&column.path).to_string();
        let folded = tight(&text);
        let spelt = spelt(&text).map(|out| tight(&out)).unwrap_or_default();
        let digits: String = text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
        let number = |w: &String| {
            let plain = w.chars().all(|c| c.is_ascii_digit()) && w.len() > 4;
            plain && digits.contains(w.trim_start_matches('0'))
        };
        let has =
            |w: &&String| folded.contains(w.as_str()) || spelt.contains(w.as_str()) || number(w);
        let count = wanted.iter().filter(has).count();
        if first.is_none() && !text.is_empty() {
            first = Some(text.clone());
        }
        if count > best.as_ref().map_or(0, |(n, _)| *n) {
            let aside = ASIDE.iter().find(|(name, _)| *name == column.name);
            best = Some((
                count,
                aside.map_or(text.clone(), |(_, word)| format!("{} {text}", phrase!(word))),
            ));
        }
    }
    best.map(|(_, text)| text).or(first).map(|text| around(&text, wanted))
}

/// The text around the first word that begins one of the wanted; all of a short one.
fn around(text: &str, wanted: &[String]) -> String {
    let letters: Vec<char> =
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let first = place(&letters, wanted).unwrap_or(0);
    let from = match first <= BEFORE {
        true => 0,
        false => word_from(&letters, first - BEFORE, first),
    };
    let end = letters.len().min(from + AROUND);
    let middle: String = letters[from..end].iter().collect();
    let before = if from > 0 { ".." } else { "" };
    let after = if end < letters.len() { ".." } else { "" };
    format!("{before}{}{after}", middle.trim())
}

/// The letter at which one of the wanted begins.
fn place(letters: &[char], wanted: &[String]) -> Option<usize> {
    let longest = wanted.iter().map(|w| w.chars().count()).max()? * 2 + 4;
    (0..letters.len()).filter(|at| starts(letters, *at)).find(|at| {
        let rest: String = letters[*at..].iter().take(longest).collect();
        let folded = tight(&rest);
        wanted.iter().any(|w| folded.starts_with(w.as_str()))
    })
}

fn starts(letters: &[char], at: usize) -> bool {
    at == 0 || !letters[at - 1].is_alphanumeric() || alone(letters[at])
}

fn alone(c: char) -> bool {
    spaced(&c.to_string()).starts_with(' ')
}

/// The first letter of a word from here on, before the limit.
fn word_from(letters: &[char], from: usize, limit: usize) -> usize {
    let blank = letters[from..limit].iter().position(|c| *c == ' ');
    blank.map_or(from, |at| from + at + 1)
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

    #[test]
    fn a_long_text_without_blanks_is_cut_around_the_letter() {
        let text = format!("{}交货期{}", "合同".repeat(50), "价格".repeat(50));
        let shown = around(&text, &[tight("交货")]);
        let at = shown.chars().position(|c| c == '交').unwrap();
        assert!(at < BEFORE + 4, "{shown}");
    }

    #[test]
    fn accents_and_arabic_have_their_place() {
        let text = format!("{} Schöne قال المدير {}", "word ".repeat(40), "more ".repeat(40));
        for typed in ["scho", "مدير", "المد"] {
            let found = place(&text.chars().collect::<Vec<_>>(), &[tight(typed)]);
            assert_eq!(found.is_some(), typed != "مدير", "{typed}");
        }
    }
}
