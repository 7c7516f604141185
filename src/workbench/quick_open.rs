//! Find: accounts, people and purchases of the whole book, by the letters of their names.

use super::{Result, Workbench};
use crate::language::names::{begins_as, keys, spellings};
use crate::model::Key;
use crate::store::NAMED;
use crate::text::fold;

/// Records that are read between two looks at the keyboard.
const SLICE: usize = 2_000;

/// A record that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The account it belongs to.
    pub account: Key,
    /// "person", "account" ..
    pub kind: &'static str,
    /// Its id.
    pub subject: String,
    /// Its name.
    pub text: String,
    /// Title, unit, site.
    pub also: String,
    keys: Vec<String>,
}

/// All that can be found, read a slice at a time.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// In the order of the kinds, then of the file.
    pub entries: Vec<Entry>,
    kind: usize,
    after: Key,
}

impl Entry {
    fn new(kind: &'static str, named: crate::store::Named) -> Self {
        let mut keys = keys(&named.text);
        keys.push(spellings(&named.also).join(" "));
        Self {
            account: named.account,
            kind,
            subject: named.subject,
            text: named.text,
            also: named.also,
            keys,
        }
    }
}

/// How well something answers to what is typed; less is better.
pub type Rank = u8;

/// What is typed, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// All of it, folded.
    whole: String,
    /// Each word in all its spellings.
    words: Vec<Vec<String>>,
}

impl Typed {
    /// Words in any order, folded.
    pub fn new(text: &str) -> Self {
        let whole = fold(text.trim());
        Self { whole, words: text.split_whitespace().map(spellings).collect() }
    }

    /// Nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Is it the name of this entry, whole, in one of its spellings?
    pub fn is_name_of(&self, entry: &Entry) -> bool {
        let names = entry.keys.split_last().map_or(&[][..], |(_, names)| names);
        !self.whole.is_empty() && names.contains(&self.whole)
    }

    /// How well an entry answers; nothing where a word is not in it.
    pub fn rank(&self, entry: &Entry) -> Option<Rank> {
        let mut worst = 0;
        for word in &self.words {
            let last = entry.keys.len().saturating_sub(1);
            let ranks = word.iter().flat_map(|word| {
                entry.keys.iter().enumerate().filter_map(move |(i, key)| match i {
                    0 => rank(key, word),
                    i if i == last => rank_beside(key, word),
                    _ => rank_other(key, word),
                })
            });
            let slips = || word.iter().any(|word| slips(&entry.keys[0], word));
            worst = worst.max(ranks.min().or_else(|| {
                sounds(entry, word).then_some(BEGINS).or_else(|| slips().then_some(SLIP))
            })?);
        }
        Some(worst)
    }

    /// Is it all of this text?
    pub fn is_whole(&self, text: &str) -> bool {
        self.whole == fold(text)
    }

    /// The same of any text.
    pub fn rank_text(&self, text: &str) -> Option<Rank> {
        let folded = fold(text);
        let ranks = self.words.iter();
        let ranks = ranks.map(|word| word.iter().filter_map(|w| rank(&folded, w)).min());
        ranks.collect::<Option<Vec<Rank>>>()?.into_iter().max().or(Some(0))
    }
}

fn sounds(entry: &Entry, word: &[String]) -> bool {
    word.first().is_some_and(|typed| begins_as(&entry.text, typed))
}

/// Up to this rank a name, or a word of it, begins with what is typed.
pub const BEGINS: Rank = 2;
/// Of letters in order.
pub const IN_ORDER: Rank = 5;
/// Of a word with one wrong letter.
pub const SLIP: Rank = 6;
/// Letters of a word from which on one may be wrong.
const LONG: usize = 4;

/// Does a word of the text begin so but for one letter: another, one too many, one missing, two in each other's
/// place? The first letter is right.
fn slips(text: &str, word: &str) -> bool {
    word.chars().count() >= LONG
        && text.split(|c: char| !c.is_alphanumeric()).any(|known| is_near(known, word))
}

fn is_near(known: &str, word: &str) -> bool {
    let (mut known, mut word) = (known.chars(), word.chars());
    let mut is_first = true;
    loop {
        let (here, there) = (word.clone(), known.clone());
        match (word.next(), known.next()) {
            (None, _) => return true,
            (Some(typed), Some(right)) if typed == right => is_first = false,
            (Some(_), None) => return !is_first && word.next().is_none(),
            (Some(typed), Some(right)) => {
                let begins = |typed: &std::str::Chars, right: &std::str::Chars| {
                    right.as_str().starts_with(typed.as_str())
                };
                let swapped = word.clone().next() == Some(right)
                    && known.clone().next() == Some(typed)
                    && begins(&after(&word), &after(&known));
                return !is_first
                    && (begins(&word, &known)
                        || begins(&word, &there)
                        || begins(&here, &known)
                        || swapped);
            }
        }
    }
}

fn after<'a>(letters: &std::str::Chars<'a>) -> std::str::Chars<'a> {
    let mut rest = letters.clone();
    rest.next();
    rest
}

/// Does a word of the text begin so?
fn begins(text: &str, word: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    text.starts_with(word) || words.any(|w| w.starts_with(word))
}

/// Of the name in another spelling: its initials, pinyin, German letters spelt out.
fn rank_other(key: &str, word: &str) -> Option<Rank> {
    match begins(key, word) {
        true => Some(BEGINS),
        false => key.contains(word).then_some(4),
    }
}

/// Of what stands beside the name: title, site.
fn rank_beside(key: &str, word: &str) -> Option<Rank> {
    match begins(key, word) {
        true => Some(3),
        false => key.contains(word).then_some(4),
    }
}

/// Of the name: its beginning, that of a word of it, a part, letters in order.
fn rank(key: &str, word: &str) -> Option<Rank> {
    let at = key.find(word);
    match at {
        Some(0) => Some(0),
        Some(_) if begins(key, word) => Some(1),
        Some(_) => Some(3),
        None => in_order(key, word).then_some(IN_ORDER),
    }
}

/// Are the letters of the word in the text, in order, the first at the beginning of a word? At
/// least three, so that two letters do not find everything.
fn in_order(text: &str, word: &str) -> bool {
    if word.chars().count() < 3 {
        return false;
    }
    let mut wanted = word.chars().peekable();
    let (mut before, mut begun) = (' ', false);
    for letter in text.chars() {
        if wanted.peek() == Some(&letter) && (begun || !before.is_alphanumeric()) {
            wanted.next();
            begun = true;
        }
        before = letter;
    }
    wanted.peek().is_none()
}

impl Workbench {
    /// Reads the next slice of the index; true while there is more.
    pub fn read_index(&self, index: &mut Index) -> Result<bool> {
        let Some(kind) = NAMED.get(index.kind) else {
            return Ok(false);
        };
        let rows = self.store.named(kind, index.after, SLICE)?;
        if rows.len() < SLICE {
            (index.kind, index.after) = (index.kind + 1, 0);
        } else {
            index.after = rows.last().map_or(index.after, |r| r.key);
        }
        let said = rows.into_iter().filter(|r| !r.text.is_empty());
        index.entries.extend(said.map(|r| Entry::new(kind.word, r)));
        Ok(index.kind < NAMED.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str, also: &str) -> Entry {
        let named = crate::store::Named {
            vacant: false,
            key: 1,
            account: 1,
            subject: String::new(),
            text: text.to_owned(),
            also: also.to_owned(),
            aliases: Vec::new(),
            left: None,
        };
        Entry::new("person", named)
    }

    #[test]
    fn words_in_any_order_letters_in_order_and_pinyin_initials_find() {
        let naess = entry("Erik Næss", "Technical director");
        let kuehn = entry("Dr. Silke Kühn", "");
        let wang = entry("王敏", "Buyer");
        for (typed, who, rank) in [
            ("eri", &naess, Some(0)),
            ("naess", &naess, Some(1)),
            ("director naess", &naess, Some(3)),
            ("kuehn", &kuehn, Some(2)),
            ("kuh", &kuehn, Some(1)),
            ("Kühn", &kuehn, Some(1)),
            ("erns", &naess, Some(5)),
            ("wm", &wang, Some(2)),
            ("wang buyer", &wang, Some(3)),
            ("敏", &wang, Some(3)),
            ("wx", &wang, None),
            ("naess buyer", &naess, None),
            ("naesa", &naess, Some(SLIP)),
            ("eirk", &naess, Some(SLIP)),
            ("erick", &naess, Some(SLIP)),
            ("kuhm", &kuehn, Some(SLIP)),
            ("maess", &naess, None),
            ("naexx", &naess, None),
        ] {
            assert_eq!(Typed::new(typed).rank(who), rank, "{typed}");
        }
    }

    #[test]
    fn the_whole_name_is_told_from_its_beginning() {
        let naess = entry("Erik Næss", "Technical director");
        for (typed, is_name) in [
            ("erik naess", true),
            ("ERIK NÆSS ", true),
            ("erik", false),
            ("technical director", false),
        ] {
            assert_eq!(Typed::new(typed).is_name_of(&naess), is_name, "{typed}");
        }
    }
}
