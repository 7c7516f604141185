//! The topic that a word means: its name, the label of the checklist, a topic of the rep's own.

use super::place::Place;
use crate::model::nearest::nearest;
use crate::model::{Refusal, Row, Value, quoted};
use crate::text::fold;
use crate::workbench::Result;
use crate::workbench::Workbench;

impl Workbench {
    /// The name of the topic that a word means. A slip of the pen would be kept as a topic of its own, and found by
    /// nobody: it is refused, with the nearest. What is like none is one of the rep's own.
    pub(super) fn topic_of(&self, word: &str, place: Option<&Place>) -> Result<Option<String>> {
        if self.vocabulary.topics.contains_key(word) {
            return Ok(None);
        }
        let own = own_topics(place);
        if let Some(name) = own.iter().find(|name| plain(name) == plain(word)) {
            return Ok(Some(name.clone()));
        }
        let called = |names: &[String]| names.iter().any(|name| plain(name) == plain(word));
        let known: Vec<(String, [String; 5])> = self.topic_names();
        let meant: Vec<&String> =
            known.iter().filter(|(_, names)| called(names)).map(|(name, _)| name).collect();
        if let [one] = meant.as_slice() {
            return Ok(Some((*one).clone()));
        }
        let names = known.iter().flat_map(|(name, names)| [name, &names[0], &names[1]]);
        match nearest(word, names.map(String::as_str)) {
            Some(near) => Err(Refusal::because(
                phrase!("{} is no topic", quoted(word)),
                phrase!(
                    "the nearest is {near}; anteroom add topic ACCOUNT NAME makes one of your own",
                    near
                ),
            )),
            None => match self.no_topic_of(word) {
                Some(refusal) => Err(refusal),
                None => Ok(None),
            },
        }
    }

    /// The topic is none of the checklist's and none that the rep has made: the answer scores nothing.
    pub(super) fn is_new_topic(&self, topic: &str, place: &Place) -> bool {
        let known = self.vocabulary.topics.contains_key(topic);
        !known && own_topics(Some(place)).iter().all(|name| name != topic)
    }

    /// Each topic's name, and what it can be called: its title, its end, both with the category before them.
    fn topic_names(&self) -> Vec<(String, [String; 5])> {
        let all = self.playbook.topics().map(|(category, topic)| {
            let (title, end) = (topic.title.clone(), topic.name.clone());
            let with_title = format!("{} {title}", category.title);
            let with_name = format!("{} {title}", category.name);
            let whole = format!("{} {end}", category.name);
            (format!("{}.{end}", category.name), [title, end, with_title, with_name, whole])
        });
        all.collect()
    }

    /// `industry.nonsense`: a category of the checklist that has no such topic.
    fn no_topic_of(&self, word: &str) -> Option<Refusal> {
        let (head, _) = word.split_once('.')?;
        let category = self.playbook.categories().iter().find(|c| c.name == head.trim())?;
        let titles: Vec<&str> = category.topics.iter().map(|topic| topic.title.as_str()).collect();
        Some(Refusal::because(
            phrase!("{} is no topic", quoted(word)),
            phrase!("{} has {}", category.title, titles.join(", ")),
        ))
    }
}

/// The topics that the rep has made, of this account and of all, and those that answers name already.
fn own_topics(place: Option<&Place>) -> Vec<String> {
    let Some(place) = place else { return Vec::new() };
    let rep = match place.root.get("rep") {
        Value::One(rep) => rep.rows("topics"),
        _ => &[],
    };
    let account = place.account.as_ref();
    let own = account.map_or(&[][..], |account| account.rows("topics")).iter().chain(rep);
    let own = own.filter_map(Row::name).map(str::to_owned);
    let answered = account.map_or(&[][..], |account| account.rows("intel"));
    own.chain(answered.iter().filter_map(|row| row.text("topic")).map(str::to_owned)).collect()
}

/// Without case and accents; the marks between the words of a name are blanks.
fn plain(name: &str) -> String {
    let words: Vec<String> =
        fold(name).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
