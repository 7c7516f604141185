//! Which account a line names.

use crate::language::names::spellings;
use crate::language::names::{is_given_name, is_title};
use crate::model::Key;
use crate::store::AccountName;
use crate::text::fold;
use std::collections::HashMap;

/// Accounts by the letters of their names and aliases, by the first word of a name that no other begins with,
/// and by their ids: as these are no words of a sentence, only at the beginning of a line, before its colon.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// By the first letter: the name, letter by letter, and the account.
    names: HashMap<char, Vec<(Vec<char>, Key)>>,
    ids: HashMap<String, Key>,
    /// Nothing: several begin so.
    first_words: HashMap<String, Option<Key>>,
}

/// An account that stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub account: Key,
    /// The line without its name; the whole line where the name stands in what was said.
    pub rest: String,
    /// The name stands before the first colon, or at the beginning.
    pub in_front: bool,
}

/// The longest of the names in a text.
#[derive(Clone, Copy)]
enum Longest {
    None,
    /// Which account, from where to where.
    One(Key, usize, usize),
    /// Two of so many letters, of different accounts.
    Several(usize),
}

/// What an account is called in a line that is about it: its names, and the first word of a long one.
pub(super) fn called(name: &str, aliases: &[String]) -> Vec<String> {
    let mut names: Vec<String> =
        std::iter::once(name.to_owned()).chain(aliases.iter().cloned()).collect();
    let first = name.split_once(char::is_whitespace).map(|(first, _)| first);
    names.extend(first.filter(|word| may_stand_alone(word)).map(str::to_owned));
    names
}

fn may_stand_alone(word: &str) -> bool {
    word.chars().count() > 3 && !is_given_name(word)
}

impl Finder {
    /// Of these accounts.
    pub fn new(accounts: &[AccountName]) -> Self {
        let mut names: HashMap<char, Vec<(Vec<char>, Key)>> = HashMap::new();
        for account in accounts {
            for name in std::iter::once(&account.name).chain(&account.aliases) {
                let spelt = spellings(name).into_iter().chain(umlauts(name));
                let mut all: Vec<Vec<char>> = spelt.map(|name| letters(&name)).collect();
                all.insert(0, letters(name));
                all.dedup();
                for letters in all {
                    if let Some(first) = letters.first() {
                        names.entry(*first).or_default().push((letters, account.key));
                    }
                }
            }
        }
        let ids = accounts.iter().map(|a| (a.id.to_lowercase(), a.key)).collect();
        let mut first_words: HashMap<String, Option<Key>> = HashMap::new();
        for account in accounts {
            let Some((first, _)) = account.name.split_once(char::is_whitespace) else { continue };
            let mut spelt = spellings(first);
            spelt.push(fold(first));
            spelt.sort();
            spelt.dedup();
            for first in spelt {
                let one = first_words.entry(first).or_insert(Some(account.key));
                if *one != Some(account.key) {
                    *one = None;
                }
            }
        }
        first_words.retain(|word, _| may_stand_alone(word));
        Self { names, ids, first_words }
    }

    /// `Osterby` of Osterby Steel, before the colon: the first word of the line, or written as a name.
    fn by_first_word(&self, line: &[char]) -> Option<Named> {
        let head = line.iter().position(|c| matches!(c, ':' | '：'))?;
        let mut at = 0;
        while at < head {
            let end = (at..head).find(|i| !line[*i].is_alphanumeric()).unwrap_or(head);
            let word: String = line[at..end].iter().collect();
            let written = at == 0 || line[at].is_uppercase();
            if let Some(Some(account)) = self.first_words.get(&fold(&word)).filter(|_| written) {
                let rest = without(line, at, end);
                return Some(Named { account: *account, rest, in_front: true });
            }
            at = end + 1;
        }
        None
    }

    /// `northwind: call Dahl: x`: the line leads with an id and a colon.
    fn by_id(&self, line: &str) -> Option<Named> {
        let (id, rest) = line.trim().split_once([':', '：'])?;
        let account = *self.ids.get(&id.trim_end().to_lowercase())?;
        Some(Named { account, rest: rest.trim_start().to_owned(), in_front: true })
    }

    /// The account whose id or first words these words are, and nothing else: `nw`, `Osterby`.
    pub(super) fn whole(&self, words: &str) -> Option<Key> {
        let by_id = self.ids.get(&words.to_lowercase()).copied();
        let first = || self.first_words.get(&fold(words)).copied().flatten();
        by_id.or_else(first).or_else(|| self.begins(words))
    }

    /// The one account of which a name begins with these words.
    fn begins(&self, words: &str) -> Option<Key> {
        let words: Vec<char> = Some(words).filter(|words| may_stand_alone(words)).map(letters)?;
        let is_begun = |name: &[char]| {
            let behind = name.strip_prefix(words.as_slice());
            behind.is_some_and(|rest| rest.first().is_none_or(|c| !c.is_alphanumeric()))
        };
        let begun = self.names.get(words.first()?)?.iter().filter(|(name, _)| is_begun(name));
        let mut keys = begun.map(|(_, key)| *key);
        let first = keys.next()?;
        keys.all(|key| key == first).then_some(first)
    }

    /// The account that the line names before its colon, else one that stands in what was said: by the longest name;
    /// none where two are named by names equally long.
    pub fn find(&self, line: &str) -> Option<Named> {
        let original: Vec<char> = line.trim().chars().collect();
        let colon = original.iter().position(|c| matches!(c, ':' | '：'));
        let head = original.get(..colon.unwrap_or(original.len()))?;
        match self.longest(head) {
            Longest::One(account, from, to) if colon.is_some() || from == 0 => {
                let rest = match is_of_somebody(&original, from) {
                    true => original.iter().collect(),
                    false => without(&original, from, to),
                };
                Some(Named { account, rest, in_front: true })
            }
            in_head => {
                let short = self.by_id(line).or_else(|| self.by_first_word(&original));
                short.or_else(|| match (in_head, self.longest(&original)) {
                    (Longest::Several(_), _) => None,
                    // What they said is kept word by word.
                    (_, Longest::One(account, ..)) => {
                        let rest = original.iter().collect();
                        Some(Named { account, rest, in_front: false })
                    }
                    _ => None,
                })
            }
        }
    }

    fn longest(&self, line: &[char]) -> Longest {
        let folded: Vec<char> = line.iter().copied().map(small).collect();
        let mut best = Longest::None;
        for (at, first) in folded.iter().enumerate() {
            for (name, account) in self.names.get(first).into_iter().flatten() {
                let end = at + name.len();
                if folded.get(at..end) != Some(name) || !stands_alone(line, at, end) {
                    continue;
                }
                let length = name.len();
                best = match best {
                    Longest::One(_, from, to) if length < to - from => best,
                    Longest::One(other, from, to) if length == to - from && other == *account => {
                        best
                    }
                    Longest::One(_, from, to) if length == to - from => Longest::Several(length),
                    Longest::Several(longest) if length <= longest => best,
                    _ => Longest::One(*account, at, end),
                };
            }
        }
        best
    }
}

/// `Mueller` as `müller`, where a name has such letters written out.
fn umlauts(name: &str) -> Option<String> {
    let small = name.to_lowercase();
    let with = small.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü");
    (with != small).then_some(with)
}

/// Behind a form of address the name of an account is that of somebody there: `mail from Mr Hofmann: x`.
fn is_of_somebody(line: &[char], from: usize) -> bool {
    let before: String = line.get(..from).unwrap_or_default().iter().collect();
    before.split_whitespace().next_back().is_some_and(is_title)
}

/// One small letter for each character, so that places stay the same.
fn letters(text: &str) -> Vec<char> {
    text.chars().map(small).collect()
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Names in scripts that put spaces between words begin and end with a word.
fn stands_alone(line: &[char], from: usize, to: usize) -> bool {
    let before = from.checked_sub(1).and_then(|i| line.get(i));
    !joined(before, line.get(from)) && !joined(line.get(to.saturating_sub(1)), line.get(to))
}

fn joined(before: Option<&char>, after: Option<&char>) -> bool {
    before.is_some_and(word) && after.is_some_and(word)
}

fn word(c: &char) -> bool {
    c.is_alphanumeric() && !is_unspaced(*c)
}

/// Han, kana and the like: words stand without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A colon behind the name goes with it, unless it is the only one and other words stand before it.
fn without(line: &[char], from: usize, to: usize) -> String {
    let before: String = line[..from].iter().collect();
    let after: String = line[to..].iter().collect();
    let before = before.trim().trim_end_matches(is_edge);
    let before = before.strip_suffix([' ', '@']).unwrap_or(before);
    let before = without_its_word(before, is_edge);
    let after = after.trim_start_matches(is_edge);
    let only = after.matches(is_colon).count() == 1;
    match after.strip_prefix(is_colon) {
        Some(note) if only && !before.is_empty() => format!("{before}: {}", note.trim_start()),
        Some(rest) => join(before, rest.trim_start()),
        None => join(before, after),
    }
}

fn is_edge(c: char) -> bool {
    c.is_whitespace() || ",;-–，；、".contains(c)
}

fn is_colon(c: char) -> bool {
    c == ':' || c == '：'
}

/// Words that stand before the account of somebody, and go with its name.
const OF_PLACE: &[&str] = &["at", "of", "from", "in", "bei", "von", "vom", "aus", "chez", "de"];

/// `call Greta Nordin at` without its last word, where that belongs to the account's name.
fn without_its_word(before: &str, is_edge: impl Fn(char) -> bool) -> &str {
    match before.rsplit_once(char::is_whitespace) {
        Some((rest, last)) if OF_PLACE.contains(&last.to_lowercase().as_str()) => {
            rest.trim_end_matches(is_edge)
        }
        _ => before,
    }
}

fn join(before: &str, after: &str) -> String {
    let gap = if before.is_empty() || after.is_empty() { "" } else { " " };
    format!("{before}{gap}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder() -> Finder {
        let account = |key: Key, name: &str, alias: &str| AccountName {
            key,
            id: format!("id{key}"),
            name: name.to_owned(),
            aliases: vec![alias.to_owned()],
            former_ids: Vec::new(),
            parent: None,
        };
        let all = [account(1, "Osterby Steel", "Osterby"), account(2, "华联电力", "Hualian")];
        Finder::new(&all)
    }

    #[test]
    fn an_account_is_found_and_its_name_taken_out() {
        for (line, account, rest, in_front) in [
            ("Osterby Steel: call Holm: hi", 1, "call Holm: hi", true),
            ("OSTERBY, call: hi", 1, "call: hi", true),
            ("yesterday Osterby: visit Lars: saw it", 1, "yesterday visit Lars: saw it", true),
            ("call Osterby: hi", 1, "call: hi", true),
            ("mail from Mr Osterby: hi", 1, "mail from Mr Osterby: hi", true),
            ("call Greta Nordin at Osterby: spares", 1, "call Greta Nordin: spares", true),
            ("Anruf Greta Nordin bei Osterby Steel: hi", 1, "Anruf Greta Nordin: hi", true),
            ("昨天拜访华联电力：有进展", 2, "昨天拜访: 有进展", true),
            ("call wm: Osterby bids too", 1, "call wm: Osterby bids too", false),
            ("price too high for Osterby", 1, "price too high for Osterby", false),
            (
                "visit Osterby: asked how 华联电力 did it",
                1,
                "visit: asked how 华联电力 did it",
                true,
            ),
        ] {
            let named = finder().find(line);
            let wanted = Named { account, rest: rest.to_owned(), in_front };
            assert_eq!(named, Some(wanted), "{line}");
        }
        let steel = AccountName {
            key: 3,
            id: "Kest-1".to_owned(),
            name: "Kestrel Mining".to_owned(),
            aliases: Vec::new(),
            former_ids: Vec::new(),
            parent: None,
        };
        let finder =
            |more: &[AccountName]| Finder::new(&[std::slice::from_ref(&steel), more].concat());
        for (line, rest) in [
            ("kestrel call Holm: hi", Some("call Holm: hi")),
            ("yesterday call Holm at Kestrel: hi", Some("yesterday call Holm: hi")),
            ("kest-1: call Holm: hi", Some("call Holm: hi")),
            ("call about kestrel: hi", None),
            ("call Holm: Kestrel bids", None),
            ("Kestrel wants spares", None),
        ] {
            let named = finder(&[]).find(line).map(|named| named.rest);
            assert_eq!(named.as_deref(), rest, "{line}");
        }
        let other = AccountName { key: 4, name: "Kestrel Air".to_owned(), ..steel.clone() };
        assert_eq!(finder(&[other]).find("kestrel call Holm: hi"), None);
        let finder = self::finder;
        assert_eq!(finder().find("call Holm at id1: hi"), None);
        assert_eq!(finder().find("Osterbyer: hi"), None);
        assert_eq!(finder().find("Osterby, 华联电力: hi").map(|n| n.account), Some(1));
    }
}
