//! Names of a line that can be several people: they are asked about before the line is kept.

use super::reading::LogReading;
use crate::model::Key;

/// A name that can be several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtfulName {
    /// As it stands in the line.
    pub word: String,
    /// Whom it can mean: the name, and the account where it is not this one.
    pub choices: Vec<(String, Option<Key>)>,
}

impl LogReading {
    /// Names that several here have, that are much like one here, or, while nobody here is named, that somebody
    /// elsewhere has; with `add`, unknown names become people and are asked about no more.
    pub fn doubtful(&self, add: bool) -> Vec<DoubtfulName> {
        let here = |(word, names): &(String, Vec<String>)| DoubtfulName {
            word: word.clone(),
            choices: names.iter().map(|name| (name.clone(), None)).collect(),
        };
        let several = self.meant.iter().map(here);
        let alike = self.alike.iter().filter(|_| !add).map(here);
        let mut all: Vec<DoubtfulName> = several.chain(alike).collect();
        let nobody = self.people.is_empty() && self.account.is_some();
        for place in self.places.iter().filter(|_| nobody) {
            match all.iter_mut().find(|name| name.word == place.word) {
                Some(name) => name.choices.extend(place.choices.iter().cloned()),
                None => all.push(place.clone()),
            }
        }
        all
    }
}
