//! The names of the whole book: accounts and people, read a slice at a time.

use super::finder::Finder;
use crate::language::names::{
    Candidate, addressed, keys, name_and_initial, names_nobody, skeletons_of, skeletons_typed,
    sounds_as, spellings,
};
use crate::model::{Date, Key, parse_day};
use crate::store::NAMED;
use crate::text::fold;
use crate::workbench::Result;
use crate::workbench::Workbench;
use std::collections::{BTreeMap, HashMap};

/// People that are read between two looks at the keyboard.
const SLICE: usize = 2_000;

/// Somebody of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody {
    /// The account.
    pub account: Key,
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The title, or nothing.
    pub title: String,
    /// Names that they had or have beside it.
    pub aliases: Vec<String>,
    /// The day on which they left.
    pub left: Option<Date>,
    /// Has left by now.
    pub gone: bool,
    /// A seat whose holder is not known.
    pub vacant: bool,
}

/// People that are found at most.
const MOST: usize = 40;
/// Names of other scripts that are compared with what is typed at most.
const CLOSE: usize = 400;

/// How far the book has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Read {
    #[default]
    Nothing,
    Upto(Key),
    All,
}

/// Accounts and people of the whole book, by the words of their names.
#[derive(Clone, Debug, Default)]
pub struct BookNames {
    pub(super) finder: Finder,
    accounts: Vec<(Key, String)>,
    place: HashMap<Key, usize>,
    people: Vec<Somebody>,
    of_account: HashMap<Key, Vec<usize>>,
    /// By a whole name, a word of it, its pinyin.
    by_word: BTreeMap<String, Vec<usize>>,
    /// By initials.
    by_letters: HashMap<String, Vec<usize>>,
    /// Names of other scripts, by what is the same in all their Latin spellings.
    by_skeleton: HashMap<String, Vec<usize>>,
    read: Read,
    pub(super) rep: Option<String>,
}

/// Somebody whom words may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// The place in the people.
    pub person: usize,
    /// By a whole word of the name: initials and beginnings may be chance.
    pub sure: bool,
}

impl BookNames {
    /// The name of an account; empty where there is none.
    pub fn account(&self, key: Key) -> &str {
        let place = self.place.get(&key).and_then(|at| self.accounts.get(*at));
        place.map_or("", |(_, name)| name)
    }

    /// Somebody, by their place.
    pub fn person(&self, at: usize) -> Option<&Somebody> {
        self.people.get(at)
    }

    /// The people of an account.
    pub fn people_of(&self, account: Key) -> impl Iterator<Item = &Somebody> {
        let places = self.of_account.get(&account).into_iter().flatten();
        places.filter_map(|at| self.people.get(*at))
    }

    pub(super) fn candidates(&self, account: Key) -> Vec<Candidate> {
        let people = self.people_of(account);
        people
            .map(|p| Candidate {
                id: p.id.clone(),
                name: p.name.clone(),
                aliases: p.aliases.clone(),
                gone: p.gone,
                vacant: p.vacant,
            })
            .collect()
    }

    /// Every account, in file order.
    pub fn accounts(&self) -> &[(Key, String)] {
        &self.accounts
    }

    /// Whom these words may mean: by name or a word of it, else by initials, else by its beginning.
    pub fn called(&self, words: &str) -> Vec<NameMatch> {
        let bare = addressed(words).name;
        if let Some(person) = self.by_initial(bare) {
            return vec![NameMatch { person, sure: true }];
        }
        let found = spellings(bare).into_iter().map(|wanted| self.spelt(&wanted));
        let sounds = std::iter::once_with(|| self.sounding(bare));
        let mut hits = found.chain(sounds).find(|hits| !hits.is_empty()).unwrap_or_default();
        // Who left is meant only where nobody is called so who is still there.
        let here = |hit: &NameMatch| self.person(hit.person).is_some_and(|p| !p.gone);
        if hits.iter().any(here) {
            hits.retain(here);
        }
        hits
    }

    /// `Dave S`: the one of that name whose other name begins so.
    fn by_initial(&self, words: &str) -> Option<usize> {
        let (one, other) = words.split_once(' ')?;
        let (name, initial) = name_and_initial(one, other)?;
        let begins = |at: &&usize| {
            self.person(**at).is_some_and(|person| {
                let mut words = person.name.split_whitespace();
                words.any(|word| word.starts_with(initial) && fold(word) != fold(name))
            })
        };
        let mut fits = self.by_word.get(&fold(name))?.iter().filter(begins);
        fits.next().copied().filter(|_| fits.next().is_none())
    }

    /// Whose name in another script may be written so in Latin letters.
    fn sounding(&self, words: &str) -> Vec<NameMatch> {
        let mut found: Vec<usize> = Vec::new();
        for word in std::iter::once(words).chain(words.split_whitespace()) {
            let keys = skeletons_typed(word);
            let kept = keys.iter().filter_map(|key| self.by_skeleton.get(key)).flatten();
            for person in kept.take(CLOSE) {
                let named = self.person(*person).is_some_and(|p| {
                    std::iter::once(&p.name).chain(&p.aliases).any(|name| sounds_as(name, words))
                });
                if named && !found.contains(person) {
                    found.push(*person);
                }
            }
        }
        found.truncate(MOST);
        found.into_iter().map(|person| NameMatch { person, sure: true }).collect()
    }

    /// The same by one spelling of the words.
    fn spelt(&self, wanted: &str) -> Vec<NameMatch> {
        let wanted = wanted.to_owned();
        if let Some(places) = self.by_word.get(&wanted) {
            return hits(places, true);
        }
        let letters: String = wanted.split_whitespace().collect();
        if let Some(places) = self.by_letters.get(&letters).filter(|_| letters.len() > 1) {
            return hits(places, false);
        }
        if wanted.chars().count() < 4 {
            return Vec::new();
        }
        let begun =
            self.by_word.range(wanted.clone()..).take_while(|(w, _)| w.starts_with(&wanted));
        let begun = begun.flat_map(|(_, places)| places).copied();
        let is_known = |at: &usize| self.person(*at).is_some_and(|person| !person.vacant);
        let mut places: Vec<usize> = begun.filter(is_known).collect();
        places.sort_unstable();
        places.dedup();
        hits(&places, false)
    }

    /// Everything has been read.
    pub fn is_complete(&self) -> bool {
        self.read == Read::All
    }

    fn take(&mut self, somebody: Somebody) {
        let at = self.people.len();
        for name in std::iter::once(&somebody.name).chain(&somebody.aliases) {
            match somebody.vacant {
                // A job is met by all of its words, never by one of a place or thing.
                true => push_once(self.by_word.entry(fold(name)).or_default(), at),
                false => self.called_so(name, at),
            }
        }
        self.of_account.entry(somebody.account).or_default().push(at);
        self.people.push(somebody);
    }

    /// Keeps the person of this place under a name.
    fn called_so(&mut self, name: &str, at: usize) {
        for key in skeletons_of(name) {
            push_once(self.by_skeleton.entry(key).or_default(), at);
        }
        let mut all = keys(name).into_iter();
        let spelt = spellings(name);
        let name = all.next().unwrap_or_default();
        let words = spelt.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
        let mut whole: Vec<String> = words
            .filter(|w| w.chars().nth(1).is_some() || !w.is_ascii())
            .filter(|w| !names_nobody(w, &name))
            .map(str::to_owned)
            .collect();
        whole.push(name);
        for key in all {
            match key.is_ascii() && key.len() < 4 {
                true => push_once(self.by_letters.entry(key).or_default(), at),
                false => whole.push(key),
            }
        }
        whole.sort();
        whole.dedup();
        for word in whole.into_iter().filter(|w| !w.is_empty()) {
            push_once(self.by_word.entry(word).or_default(), at);
        }
    }
}

fn hits(places: &[usize], sure: bool) -> Vec<NameMatch> {
    places.iter().take(MOST).map(|person| NameMatch { person: *person, sure }).collect()
}

fn push_once(places: &mut Vec<usize>, at: usize) {
    if places.last() != Some(&at) {
        places.push(at);
    }
}

impl Workbench {
    /// Reads the next names of the book; true while there are more.
    pub fn read_names(&self, names: &mut BookNames) -> Result<bool> {
        let after = match names.read {
            Read::All => return Ok(false),
            Read::Upto(after) => after,
            Read::Nothing => {
                let accounts = self.store.account_names()?;
                names.rep = self.rep()?.name.0;
                names.finder = Finder::new(&accounts);
                names.accounts = accounts.into_iter().map(|a| (a.key, a.name)).collect();
                let places = names.accounts.iter().enumerate();
                names.place = places.map(|(at, (key, _))| (*key, at)).collect();
                names.read = Read::Upto(0);
                return Ok(true);
            }
        };
        let Some(people) = NAMED.iter().find(|kind| kind.word == "person") else {
            return Ok(false);
        };
        let rows = self.store.named(people, after, SLICE)?;
        names.read = match rows.last() {
            Some(last) if rows.len() == SLICE => Read::Upto(last.key),
            _ => Read::All,
        };
        let today = self.today();
        for row in rows {
            let left = row.left.as_deref().and_then(parse_day);
            names.take(Somebody {
                account: row.account,
                id: row.subject,
                name: row.text,
                title: row.also,
                aliases: row.aliases,
                left,
                gone: left.is_some_and(|day| day <= today),
                vacant: row.vacant,
            });
        }
        Ok(names.read != Read::All)
    }

    /// All the names of the book at once.
    pub fn all_names(&self) -> Result<BookNames> {
        let mut names = BookNames::default();
        while self.read_names(&mut names)? {}
        Ok(names)
    }
}
