//! One way in which somebody is called: words one after the other, and how far they mean nobody else.

use super::letters::{Letter, stands_close};
use std::collections::BTreeSet;
use std::ops::Range;

/// Letters of a word from which on it takes an ending: Quixby, Quixbys.
const LONG: usize = 4;
/// Letters from which on a whole name that is written as one word is no other word: `Lina` is not Li Na.
pub const JOINED: usize = 7;
/// Marks between two words of a name.
const BETWEEN: usize = 3;

/// When a form means them and nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Whatever stands around it.
    Always,
    /// As a word of its own.
    Sure,
    /// With a capital letter.
    Capital,
    /// Behind a form of address; with a capital letter perhaps.
    Titled,
    /// Never by itself.
    Perhaps,
    /// With a capital letter or behind a form of address, and then perhaps.
    Hint,
    /// Behind a form of address, and then perhaps.
    Addressed,
}

/// Words one after the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    pub words: Vec<String>,
    pub trust: Trust,
}

impl Form {
    /// Nothing where there is no word.
    pub fn new(words: Vec<String>, trust: Trust) -> Option<Self> {
        (!words.is_empty()).then_some(Self { words, trust })
    }

    /// Where its words stand, none of them inside another word.
    pub fn places(&self, all: &[Letter]) -> Vec<Range<usize>> {
        let Some(first) = self.words.first().and_then(|word| word.chars().next()) else {
            return Vec::new();
        };
        let begins = (0..all.len()).filter(|n| all[*n].folded == first && self.may_begin(all, *n));
        begins.filter_map(|from| self.end(all, from).map(|end| from..end)).collect()
    }

    fn is_long(&self) -> bool {
        self.words.concat().chars().count() >= LONG
    }

    fn may_begin(&self, all: &[Letter], from: usize) -> bool {
        let before = from.checked_sub(1).and_then(|at| all.get(at));
        before.is_none_or(|before| {
            let here = all[from];
            let camel = self.is_long() && here.is_capital && !before.is_capital;
            !joins(before.folded, here.folded)
                || self.is_long() && before.folded.is_numeric()
                || camel
        })
    }

    /// The end of the words that begin here.
    fn end(&self, all: &[Letter], from: usize) -> Option<usize> {
        let mut at = from;
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 {
                let gap = all.get(at..)?.iter().take(BETWEEN).take_while(|l| is_between(l.folded));
                at += gap.count();
            }
            for c in word.chars() {
                if all.get(at)?.folded != c {
                    return None;
                }
                at += 1;
            }
        }
        let endings: &[&str] = if self.takes_endings() { &["", "s", "es"] } else { &[""] };
        endings.iter().find_map(|ending| self.end_with(all, at, ending))
    }

    fn takes_endings(&self) -> bool {
        self.words.last().is_some_and(|word| word.chars().count() >= LONG)
    }

    fn end_with(&self, all: &[Letter], at: usize, ending: &str) -> Option<usize> {
        let there = all.get(at..at + ending.len())?;
        if !there.iter().map(|l| l.folded).eq(ending.chars()) {
            return None;
        }
        let end = at + ending.len();
        let Some(next) = all.get(end) else {
            return Some(end);
        };
        let last = all.get(end - 1)?;
        let camel = self.is_long() && next.is_capital && !last.is_capital;
        let apart =
            !joins(last.folded, next.folded) || self.is_long() && next.folded.is_numeric() || camel;
        apart.then_some(end)
    }
}

/// Do two letters beside each other belong to one word?
fn joins(one: char, other: char) -> bool {
    one.is_alphanumeric()
        && other.is_alphanumeric()
        && !(stands_close(one) && stands_close(other))
        && stands_close(one) == stands_close(other)
}

fn is_between(c: char) -> bool {
    !c.is_alphanumeric() && !"\"[]{}<>:;!?".contains(c)
}

/// Is the place told from the words around it by its capital letters alone: `McQuixby`, `QuixbyAngebot`?
pub fn is_in_one_word(all: &[Letter], place: &Range<usize>) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| all.get(at)).map(|l| l.folded);
    let alphabetic = |one: Option<char>, other: Option<char>| {
        one.zip(other).is_some_and(|(a, b)| a.is_alphabetic() && b.is_alphabetic() && joins(a, b))
    };
    alphabetic(letter(place.start.checked_sub(1)), letter(Some(place.start)))
        || alphabetic(letter(place.end.checked_sub(1)), letter(Some(place.end)))
}

/// Does each word of these letters begin with a capital one, or have none?
pub fn begins_with_capitals(here: &[Letter]) -> bool {
    let mut before = ' ';
    here.iter().all(|l| {
        let begins = l.folded.is_alphabetic() && !before.is_alphabetic();
        before = l.folded;
        !begins || l.is_capital || !l.folded.is_ascii()
    })
}

/// The forms of a name, or of another name that somebody went by.
pub fn of_name(
    name: &[String],
    particles: &BTreeSet<String>,
    everyday: &BTreeSet<String>,
) -> Vec<Form> {
    if name.iter().flat_map(|word| word.chars()).all(stands_close) {
        let whole = name.concat();
        let trust = if whole.chars().count() > 1 { Trust::Sure } else { Trust::Perhaps };
        return Form::new(vec![whole], trust)
            .filter(|f| !f.words[0].is_empty())
            .into_iter()
            .collect();
    }
    let telling: Vec<String> = name.iter().filter(|w| !particles.contains(*w)).cloned().collect();
    let trust = |words: &[String]| match words {
        [one] => trust_of(one, everyday),
        words if words.iter().all(|w| everyday.contains(w)) => Trust::Capital,
        _ => Trust::Sure,
    };
    let mut all = vec![name.to_vec(), telling.clone()];
    all.extend(telling.windows(2).map(<[String]>::to_vec));
    if let [first, .., last] = telling.as_slice() {
        all.push(vec![first.clone(), last.clone()]);
        all.push(vec![last.clone(), first.clone()]);
    }
    let mut forms: Vec<Form> =
        all.into_iter().filter_map(|words| Form::new(words.clone(), trust(&words))).collect();
    forms.extend(telling.iter().filter_map(|w| Form::new(vec![w.clone()], trust_of(w, everyday))));
    if let [first, .., last] = telling.as_slice() {
        let initial: String = first.chars().take(1).collect();
        let known = everyday.contains(last) || last.chars().count() <= LONG;
        let trust = if known { Trust::Perhaps } else { Trust::Sure };
        forms.extend(Form::new(vec![initial, last.clone()], trust));
    }
    forms.retain(|form| form.words.concat().chars().count() > 1);
    forms
}

/// A spelling in Latin letters of a name that is written in others: whole it is theirs, a word of it means others as
/// well.
pub fn of_latin(
    words: &[String],
    everyday: &BTreeSet<String>,
    others_have_it: bool,
) -> Option<Form> {
    let length = words.concat().chars().count();
    let trust = match words {
        [one] if everyday.contains(one) || length < LONG => Trust::Addressed,
        [_] => Trust::Hint,
        _ if others_have_it => Trust::Perhaps,
        _ if length < JOINED || words.iter().all(|w| everyday.contains(w)) => Trust::Capital,
        _ => Trust::Sure,
    };
    Form::new(words.to_vec(), trust)
}

/// Of one word.
fn trust_of(word: &str, everyday: &BTreeSet<String>) -> Trust {
    match word.chars().count() {
        _ if everyday.contains(word) => Trust::Titled,
        0..=2 => Trust::Titled,
        3 => Trust::Capital,
        _ => Trust::Sure,
    }
}
