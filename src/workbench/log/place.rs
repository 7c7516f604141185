//! Which account a line belongs to: the one it names, the one of its people, else the one at hand.

use super::finder::{Named, called};
use super::names::BookNames;
use super::reading::Here;
use super::unread::{self, Unread};
use crate::language::names::{Candidate, is_whole};
use crate::language::quick_entry::{ContactLine, Manner, is_little, read_contact_as};
use crate::model::{Date, Key, Value};
use crate::text::fold;

/// What happens to a line that names nobody and no account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineTarget {
    /// It is of the account at hand.
    Here,
    /// It goes to the inbox.
    Inbox,
    /// It goes to the inbox, and the name of its account is taken out wherever it stands.
    Text,
    /// The rep has said where: an account, or the inbox.
    Place(Option<Key>),
}

/// Other accounts that are offered at most.
const CHOICES: usize = 6;

/// A line, read for one place.
pub(super) struct Placed {
    pub place: Option<Key>,
    /// The line, without the name of its account where that leads it.
    pub text: String,
    pub contact: ContactLine,
    /// Other places it may belong to, the likeliest first.
    pub choices: Vec<Option<Key>>,
    /// Names that are of somebody elsewhere: the word, and the place in the people.
    pub elsewhere: Vec<(String, Vec<usize>)>,
    /// Whose name has led it to another account.
    led: Option<Leader>,
    /// The same as a sentence.
    pub led_says: Option<String>,
    /// What a line without a colon would say with one.
    pub unread: Option<Unread>,
    /// What stands behind the colon of a day and is not read.
    pub behind: Option<Unread>,
}

/// The words of a line that may name somebody, and whom.
struct Called {
    words: String,
    people: Vec<usize>,
    /// By a whole word of the name.
    sure: bool,
    /// By all of the name.
    whole: bool,
}

/// Somebody whose name leads a line to their account.
struct Leader {
    words: String,
    whole: bool,
    account: Key,
    /// The place in the people.
    person: usize,
}

pub(super) struct Placer<'a> {
    pub names: &'a BookNames,
    pub here: Option<Here<'a>>,
    pub on: Date,
    /// Fields that are given beside the line.
    pub given: &'a [&'a str],
}

/// Is this one word of the name of one of them?
fn is_of_somebody(people: &[Candidate], word: &str) -> bool {
    let word = fold(word);
    people.iter().any(|one| one.name.split_whitespace().any(|part| fold(part) == word))
}

impl Placer<'_> {
    pub(super) fn candidates(&self, account: Key) -> Vec<Candidate> {
        match self.here.as_ref().filter(|h| h.key == account) {
            Some(here) => here.candidates(self.on),
            None => self.names.candidates(account),
        }
    }

    fn read(&self, line: &str, account: Option<Key>) -> ContactLine {
        self.read_as(line, account, Manner::default())
    }

    fn read_as(&self, line: &str, account: Option<Key>, manner: Manner) -> ContactLine {
        let people = account.map(|key| self.candidates(key)).unwrap_or_default();
        read_contact_as(line, self.on, &people, manner)
    }

    /// Reads the line where it belongs: the whole of it says where, what stands before its first colon the rest (docs/COMMANDS.md).
    pub fn place(&self, line: &str, wanted: LineTarget) -> Placed {
        let here = self.here.as_ref().map(|h| h.key);
        let named = self.names.finder.find(line).map(|named| self.with_somebody(line, named));
        let taken_out = named.clone();
        let at_hand = self.read(line, here);
        let fits_here = here.is_some() && count(&at_hand) > 0;
        let front = named.as_ref().filter(|n| n.in_front);
        // Whom they talked about says only where it is, where nobody of the line does.
        let behind = named.as_ref().filter(|n| !n.in_front && here.is_none() && !fits_here);
        let mut placed = match front {
            Some(named)
                if !(fits_here && at_hand.strange.is_empty() && Some(named.account) != here) =>
            {
                self.at_named(line, named, at_hand)
            }
            _ => {
                let placed = self.by_people(line, at_hand, wanted);
                match behind.filter(|_| placed.place.is_none()) {
                    Some(named) => self.at_named(line, named, placed.contact),
                    None => placed,
                }
            }
        };
        if let LineTarget::Place(place) = wanted {
            if place != placed.place {
                let text = named.filter(|n| Some(n.account) == place).map(|n| n.rest);
                placed.text = text.unwrap_or_else(|| line.to_owned());
                placed.place = place;
                placed.led = None;
            }
            placed.elsewhere.retain(|(_, people)| !self.any_of(people, place));
        }
        if wanted == LineTarget::Text {
            let text = taken_out.filter(|n| Some(n.account) == placed.place).map(|n| n.rest);
            placed.text = text.unwrap_or_else(|| line.to_owned());
        }
        let names = placed.place.map(|key| self.words_of_firm(key)).unwrap_or_default();
        let (head_only, misses, given) = (true, true, self.given);
        let manner = Manner { head_only, misses, given, account: &names, ..Manner::default() };
        placed.contact = self.read_as(&placed.text, placed.place, manner);
        let unread = self.unread(&placed, manner);
        (placed.behind, placed.unread) =
            if placed.contact.headed { (unread, None) } else { (None, unread) };
        placed.led_says = placed.led.as_ref().and_then(|led| self.led_says(led, &placed, wanted));
        if matches!(wanted, LineTarget::Inbox | LineTarget::Text) && placed.contact.no_day.is_some()
        {
            placed.place = None;
            placed.choices.retain(|choice| choice.is_some());
            placed.choices.insert(0, None);
        }
        for other in [here, None] {
            if !placed.choices.contains(&other) {
                placed.choices.push(other);
            }
        }
        placed
    }

    /// `call Kettler: ..` of Kettler Guss, where somebody is called Kettler: the word stays in the line. Before a colon of
    /// its own it is the account.
    fn with_somebody(&self, line: &str, named: Named) -> Named {
        let bare = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        let kept: Vec<String> = named.rest.split_whitespace().map(bare).collect();
        let mut taken = line.split_whitespace().map(bare).filter(|word| !kept.contains(word));
        let head = line.split([':', '：']).next().unwrap_or_default();
        let is_alone = head.split_whitespace().nth(1).is_none();
        match (taken.next(), taken.next()) {
            (Some(word), None)
                if !is_alone && is_of_somebody(&self.candidates(named.account), &word) =>
            {
                Named { rest: line.to_owned(), ..named }
            }
            _ => named,
        }
    }

    /// What the account is called, but for a word that is of somebody's name there.
    fn words_of_firm(&self, account: Key) -> Vec<String> {
        let mut names = called(self.names.account(account), &[]);
        let people = self.candidates(account);
        names.retain(|name| !is_of_somebody(&people, name));
        names
    }

    /// What of a line is not read and would be with its colon elsewhere.
    fn unread(&self, placed: &Placed, manner: Manner) -> Option<Unread> {
        let people = placed.place.map(|key| self.candidates(key)).unwrap_or_default();
        unread::of_line(&placed.text, &placed.contact, &people, |line, whole| {
            let manner = Manner { head_only: !whole, clauses: whole, ..manner };
            read_contact_as(line, self.on, &people, manner)
        })
    }

    fn any_of(&self, people: &[usize], place: Option<Key>) -> bool {
        let of = |at: &usize| self.names.person(*at).map(|p| p.account);
        people.iter().any(|at| of(at) == place)
    }

    /// At the account that the line names.
    fn at_named(&self, line: &str, named: &Named, at_hand: ContactLine) -> Placed {
        let here = self.here.as_ref().map(|h| h.key);
        let contact = self.read(&named.rest, Some(named.account));
        let keeps = Some(named.account) == here && count(&at_hand) > count(&contact);
        let (contact, text) = match keeps {
            true => (at_hand, line.to_owned()),
            false => (contact, named.rest.clone()),
        };
        Placed {
            place: Some(named.account),
            text,
            contact,
            choices: vec![Some(named.account)],
            elsewhere: Vec::new(),
            led: None,
            led_says: None,
            unread: None,
            behind: None,
        }
    }

    /// By the people it names: of the account at hand first, else of the one account that has them. While an account is
    /// at hand, only a whole name leads away from it.
    fn by_people(&self, line: &str, at_hand: ContactLine, wanted: LineTarget) -> Placed {
        let here = self.here.as_ref().map(|h| h.key);
        let called = self.called(&at_hand, here);
        let mut accounts: Vec<(usize, Key)> = Vec::new();
        let people = called.iter().flat_map(|c| &c.people);
        for account in people.filter_map(|at| self.names.person(*at)).map(|p| p.account) {
            if !accounts.iter().any(|(_, key)| *key == account) {
                accounts.push((
                    called.iter().filter(|c| self.any_of(&c.people, Some(account))).count(),
                    account,
                ));
            }
        }
        accounts.sort_by_key(|(names, _)| std::cmp::Reverse(*names));
        accounts.truncate(CHOICES);
        let falls = match wanted {
            LineTarget::Inbox | LineTarget::Text => None,
            _ => here,
        };
        let known = count(&at_hand) > 0 || !at_hand.several.is_empty();
        let best = match accounts.as_slice() {
            [(_, one)] => Some(*one),
            [(most, one), (next, _), ..] if most > next => Some(*one),
            _ => None,
        };
        let leads = |c: &&Called| if falls.is_some() { c.whole } else { c.sure };
        let leader = best.and_then(|key| {
            called.iter().filter(leads).find(|c| self.any_of(&c.people, Some(key)))
        });
        let (place, led) = match (here.filter(|_| known), best.zip(leader)) {
            (Some(here), _) => (Some(here), None),
            (None, Some((best, leader))) => (Some(best), self.leader(leader, best)),
            (None, None) => (falls, None),
        };
        let mut choices = vec![place];
        let others = accounts.into_iter().map(|(_, key)| Some(key));
        choices.extend(others.filter(|other| *other != place));
        let elsewhere = called.into_iter().filter(|c| !self.any_of(&c.people, place));
        let elsewhere = elsewhere.map(|c| (c.words, c.people)).collect();
        let (contact, text) = (at_hand, line.to_owned());
        Placed {
            place,
            text,
            contact,
            choices,
            elsewhere,
            led,
            led_says: None,
            unread: None,
            behind: None,
        }
    }

    fn leader(&self, called: &Called, account: Key) -> Option<Leader> {
        let mut people = called.people.iter().copied();
        let person = people
            .find(|at| self.names.person(*at).is_some_and(|person| person.account == account))?;
        Some(Leader { words: called.words.clone(), whole: called.whole, account, person })
    }

    /// "Lars Holm is of Osterby Steel" beside an account at hand; where only a part of a name was typed and no
    /// preview shows whose it is taken for, that, if they are kept with it.
    fn led_says(&self, led: &Leader, placed: &Placed, wanted: LineTarget) -> Option<String> {
        let person = self.names.person(led.person)?;
        let (name, of) = (&person.name, self.names.account(led.account));
        if wanted == LineTarget::Here && self.here.is_some() {
            return Some(phrase!("{name} is of {of}, and so is this contact", name, of));
        }
        if wanted != LineTarget::Text || led.whole {
            return None;
        }
        let read = &placed.contact;
        let is_there = match read.contact.get("people") {
            Value::Words(ids) => ids.contains(&person.id),
            _ => false,
        };
        let is_told = !read.several.is_empty()
            || !read.unknown.is_empty()
            || !read.letters.is_empty()
            || placed.unread.is_some();
        match (is_there, is_told || count(read) > 0) {
            (true, _) => Some(phrase!("{} is taken for {} of {}", led.words, name, of)),
            (false, false) => {
                Some(phrase!("it is of {} for the name {}, and names nobody", of, led.words))
            }
            (false, true) => None,
        }
    }

    /// Whom the words that mean nobody here may mean elsewhere.
    fn called(&self, read: &ContactLine, here: Option<Key>) -> Vec<Called> {
        let mut found: Vec<Called> = Vec::new();
        for run in &read.strange {
            let words: Vec<&str> = run.split_whitespace().collect();
            let mut at = 0;
            while at < words.len() {
                let taken = (1..=3.min(words.len() - at)).rev().find_map(|n| {
                    let text = words[at..at + n].join(" ");
                    let called = self.somebody(&text, n, read.headed, here)?;
                    Some((n, called))
                });
                match taken {
                    Some((n, called)) => {
                        found.push(called);
                        at += n;
                    }
                    // Without a colon only the first words can be a name.
                    None if !read.headed => break,
                    None => at += 1,
                }
            }
        }
        found
    }

    /// Without a colon one word is a name only where it is written as one.
    fn somebody(&self, text: &str, n: usize, headed: bool, here: Option<Key>) -> Option<Called> {
        // A word of a sentence or an abbreviation is nobody, here or elsewhere.
        if n == 1 && is_little(text) {
            return None;
        }
        let hits = self.names.called(text);
        let written = text.chars().next().is_some_and(|c| !c.is_lowercase());
        let is_name = headed || (hits.iter().any(|h| h.sure) && (n > 1 || written));
        let of_others = hits.iter().filter(|h| {
            let of = self.names.person(h.person).map(|p| p.account);
            of.is_some() && of != here
        });
        let people: Vec<usize> = of_others.clone().map(|h| h.person).collect();
        let sure = hits.iter().all(|h| h.sure);
        let whole = people
            .iter()
            .any(|at| self.names.person(*at).is_some_and(|p| is_whole(text, &p.name, &p.aliases)));
        (is_name && !people.is_empty()).then(|| Called {
            words: text.to_owned(),
            people,
            sure,
            whole,
        })
    }
}

fn count(read: &ContactLine) -> usize {
    match read.contact.get("people") {
        Value::Words(ids) => ids.len(),
        _ => 0,
    }
}
