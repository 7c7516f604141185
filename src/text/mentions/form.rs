//! One way in which somebody is called: words one after the other, and how far they mean nobody else.

use super::letters::{Letter, is_inside, stands_close};
use std::collections::BTreeSet;
use std::ops::Range;

/// Letters of a word from which on it takes an ending: Quixby, Quixbys.
const LONG: usize = 4;
/// Letters from which on a whole name that is written as one word is no other word: `Lina` is not Li Na.
pub const JOINED: usize = 7;
/// Marks between two words of a name.
const BETWEEN: usize = 3;
/// Letters of a word from which on it may be cut in two: Quix-by; a shorter one may have points: A.B.C.
const CUT: usize = 5;
/// Letters of a word of every day from which on it is told in small letters too.
pub const TOLD: usize = 5;
/// Letters of initials that mean somebody.
const INITIALS: usize = 3;

/// What a name has behind it: theirs, or of a word that may be another name.
const LATIN_ENDINGS: [(&str, bool); 7] = [
    ("", false),
    ("s", false),
    ("es", false),
    ("sche", true),
    ("schen", true),
    ("scher", true),
    ("sches", true),
];
/// The cases of Russian and its kin, folded.
const CYRILLIC_ENDINGS: [&str; 14] =
    ["а", "у", "е", "ы", "и", "я", "ю", "ом", "ым", "ои", "ою", "ем", "еи", "ею"];

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
    /// The first letters of a name: with a capital one at the end, and then perhaps.
    Initials,
}

/// Where a form stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPlace {
    pub range: Range<usize>,
    /// It has an ending or a mark by which it may be another word.
    pub is_bent: bool,
}

/// Words one after the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    pub words: Vec<String>,
    pub trust: Trust,
    /// Its last word is without the vowel that the cases replace.
    is_stem: bool,
}

impl Form {
    /// Nothing where there is no word.
    pub fn new(words: Vec<String>, trust: Trust) -> Option<Self> {
        (!words.is_empty()).then_some(Self { words, trust, is_stem: false })
    }

    /// The same for the cases of a word that ends in a vowel: `Анну` of Анна.
    fn stem(mut words: Vec<String>, trust: Trust) -> Option<Self> {
        let last = words.last_mut().filter(|word| is_cyrillic(word))?;
        let vowel = last.pop().filter(|c| "аяиоь".contains(*c));
        let is_long = last.chars().count() >= LONG - 1;
        (vowel.is_some() && is_long).then_some(Self { words, trust, is_stem: true })
    }

    /// Where its words stand, none of them inside another word.
    pub fn places(&self, all: &[Letter]) -> Vec<FormPlace> {
        let Some(first) = self.words.first().and_then(|word| word.chars().next()) else {
            return Vec::new();
        };
        let begins = (0..all.len()).filter(|n| all[*n].folded == first && self.may_begin(all, *n));
        let place = |from: usize| {
            let (end, is_bent) = self.end(all, from)?;
            Some(FormPlace { range: from..end, is_bent })
        };
        begins.filter_map(place).collect()
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

    /// The end of the words that begin here, and whether they may be another word.
    fn end(&self, all: &[Letter], from: usize) -> Option<(usize, bool)> {
        let (mut at, mut is_bent) = (from, false);
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 {
                at = without_case(all, at, &self.words[n - 1]);
                let gap = all.get(at..)?.iter().take(BETWEEN).take_while(|l| is_between(l.folded));
                at += gap.count();
            }
            let (end, is_cut) = spelt(word, all, at)?;
            (at, is_bent) = (end, is_bent || is_cut);
        }
        let ending = |(ending, bent): (&str, bool)| {
            self.end_with(all, at, ending).map(|end| (end, bent || is_bent))
        };
        if self.is_stem {
            return CYRILLIC_ENDINGS.iter().find_map(|text| ending((text, true)));
        }
        let plain = if self.takes_endings() { &LATIN_ENDINGS[..] } else { &LATIN_ENDINGS[..1] };
        let found = plain.iter().find_map(|one| ending(*one));
        let has_cases = self.takes_endings() && self.words.last().is_some_and(|w| is_cyrillic(w));
        found.or_else(|| {
            let mut cases = CYRILLIC_ENDINGS.iter().filter(|_| has_cases);
            cases.find_map(|text| ending((text, true)))
        })
    }

    fn takes_endings(&self) -> bool {
        self.words.last().is_some_and(|word| word.chars().count() >= LONG)
    }

    fn end_with(&self, all: &[Letter], at: usize, ending: &str) -> Option<usize> {
        let end = at + ending.chars().count();
        let there = all.get(at..end)?;
        if !there.iter().map(|l| l.folded).eq(ending.chars()) {
            return None;
        }
        let Some(next) = all.get(end) else {
            return Some(end);
        };
        if is_inside(next.folded) {
            return None;
        }
        let last = all.get(end - 1)?;
        let camel = self.is_long() && next.is_capital && !last.is_capital;
        let apart =
            !joins(last.folded, next.folded) || self.is_long() && next.folded.is_numeric() || camel;
        apart.then_some(end)
    }
}

/// Where a word ends that begins here, and whether a mark inside it makes it another one perhaps.
fn spelt(word: &str, all: &[Letter], from: usize) -> Option<(usize, bool)> {
    let length = word.chars().count();
    let mark = if length >= CUT { '-' } else { '.' };
    let (mut at, mut is_cut) = (from, false);
    for (n, c) in word.chars().enumerate() {
        let is_marked = n > 0 && length >= INITIALS && all.get(at)?.folded == mark;
        if is_marked {
            at += 1;
            is_cut = true;
        }
        if all.get(at)?.folded != c {
            return None;
        }
        at += 1;
    }
    Some((at, is_cut))
}

/// The place behind the case of a word that ended here, where it has one: `Ивану Петрову`.
fn without_case(all: &[Letter], at: usize, word: &str) -> usize {
    let rest = all.get(at..).unwrap_or_default();
    let run: String =
        rest.iter().map(|l| l.folded).take_while(|c| c.is_alphanumeric()).take(BETWEEN).collect();
    let has_case = is_cyrillic(word) && CYRILLIC_ENDINGS.contains(&run.as_str());
    if has_case { at + run.chars().count() } else { at }
}

fn is_cyrillic(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, '\u{400}'..='\u{4ff}'))
}

/// Does this place belong to a mail address?
pub fn is_in_mail(all: &[Letter], place: &Range<usize>) -> bool {
    let is_of_mail = |l: &&Letter| l.folded.is_alphanumeric() || "._+-@".contains(l.folded);
    let before = all.get(..place.start).unwrap_or_default().iter().rev().take_while(is_of_mail);
    let behind = all.get(place.end..).unwrap_or_default().iter().take_while(is_of_mail);
    before.chain(behind).any(|l| l.folded == '@')
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

/// Words of names at large, folded.
pub struct KnownWords {
    pub titles: BTreeSet<String>,
    pub particles: BTreeSet<String>,
    pub everyday: BTreeSet<String>,
}

/// The forms of a name, or of another name that somebody went by.
pub fn of_name(name: &[String], known: &KnownWords) -> Vec<Form> {
    let KnownWords { particles, everyday, .. } = known;
    let telling: Vec<String> = name.iter().filter(|w| !particles.contains(*w)).cloned().collect();
    let trust = |words: &[String]| match words {
        [one] => trust_of(one, everyday),
        words if words.iter().all(|w| everyday.contains(w)) => Trust::Capital,
        _ => Trust::Sure,
    };
    let mut all = vec![name.to_vec(), telling.clone()];
    all.extend(telling.windows(2).map(<[String]>::to_vec));
    if let [first, rest @ ..] = telling.as_slice() {
        for other in rest {
            all.push(vec![first.clone(), other.clone()]);
            all.push(vec![other.clone(), first.clone()]);
        }
    }
    all.extend(telling.iter().map(|word| vec![word.clone()]));
    let mut forms: Vec<Form> =
        all.iter().filter_map(|words| Form::new(words.clone(), trust(words))).collect();
    forms.extend(all.into_iter().filter_map(|words| Form::stem(words, Trust::Sure)));
    if let [first, .., last] = telling.as_slice() {
        let initial: String = first.chars().take(1).collect();
        let known = everyday.contains(last) || last.chars().count() <= LONG;
        let trust = if known { Trust::Perhaps } else { Trust::Sure };
        forms.extend(Form::new(vec![initial, last.clone()], trust));
    }
    forms.extend(as_one_word(name, known));
    forms.extend(initials(name, known));
    forms.retain(|form| form.words.concat().chars().count() > 1);
    forms
}

/// The family name with what stands before it as one word: vonderleyen.
fn as_one_word(name: &[String], known: &KnownWords) -> Option<Form> {
    let is_telling = |word: &String| !known.particles.contains(word) || known.titles.contains(word);
    let (last, rest) = name.split_last()?;
    let begin = rest.iter().rposition(is_telling).map_or(0, |at| at + 1);
    let word = rest.get(begin..)?.concat() + last;
    let is_more = begin < rest.len() && word.chars().count() >= JOINED;
    Form::new(vec![word], Trust::Sure).filter(|_| is_more)
}

/// The first letters of all words but titles: GQ is too short, GWQ is not.
pub fn initials(name: &[String], known: &KnownWords) -> Option<Form> {
    let telling = name.iter().filter(|word| !known.titles.contains(*word));
    let letters: String = telling.filter_map(|word| word.chars().next()).collect();
    let is_long = letters.chars().count() >= INITIALS;
    Form::new(vec![letters], Trust::Initials).filter(|_| is_long)
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
