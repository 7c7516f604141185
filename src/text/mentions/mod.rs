//! Where somebody is mentioned in a text: by name, a part of it, mail or telephone, in whatever letters they are
//! written. A place is theirs, or a word that may mean others as well.

mod close;
mod digits;
mod form;
mod letters;
mod near;

use form::{Form, FormPlace, KnownWords, Trust};
use letters::{Letter, Reading, letters, squeezed, words};
use near::NearWords;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Is it they who are mentioned?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A word that means others as well.
    Perhaps,
    /// They and nobody else.
    Theirs,
}

/// A place at which somebody is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes.
    pub place: Range<usize>,
    /// How sure it is.
    pub certainty: Certainty,
}

/// By what somebody is looked for.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The name and others that they went by.
    pub names: Vec<String>,
    /// Mail.
    pub mails: Vec<String>,
    /// Telephone.
    pub phones: Vec<String>,
    /// The name as it is written in Latin letters, where it is of another script.
    pub latin: Vec<String>,
    /// Others have a name that is written so in Latin letters.
    pub latin_is_shared: bool,
    /// Words that are theirs although they mean other things as well.
    pub also: Vec<String>,
    /// Names, mails and numbers that others have too.
    pub shared: Vec<String>,
}

/// What is known of names at large, in lower case.
#[derive(Clone, Copy, Debug, Default)]
pub struct NameWords<'a> {
    /// Forms of address before a name.
    pub titles: &'a [String],
    /// Parts of names that name nobody: von, de, bin.
    pub particles: &'a [String],
    /// Names that are words as well.
    pub everyday: &'a [String],
    /// Forms of address behind a Chinese family name.
    pub titles_behind: &'a [String],
    /// Chinese family names of two letters.
    pub double_surnames: &'a [String],
}

/// Somebody who is looked for in texts.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    forms: Vec<Form>,
    mails: Vec<Vec<char>>,
    phones: Vec<String>,
    /// Words of the names of others, and mails and numbers that others have.
    shared: BTreeSet<String>,
    titles: BTreeSet<String>,
    /// A text that has none of these has nobody.
    seeds: BTreeSet<String>,
    near: NearWords,
}

const READINGS: [Reading; 2] = [Reading::Plain, Reading::WrittenOut];

impl Mentions {
    /// Gets ready to look for somebody.
    pub fn of(identity: &Identity, known: NameWords) -> Self {
        let folded = |list: &[String]| -> BTreeSet<String> {
            list.iter().flat_map(|w| READINGS.map(|r| squeezed(w, r))).collect()
        };
        let [titles, particles, everyday] =
            [known.titles, known.particles, known.everyday].map(folded);
        let mut found = Self { titles: titles.clone(), ..Self::default() };
        let latin = KnownWords { titles, particles, everyday };
        for name in identity.names.iter().flat_map(|name| with_and_without_apostrophe(name)) {
            for name in readings_of(&name) {
                let close = close::of_name(&name, &known);
                found.forms.extend(close.unwrap_or_else(|| form::of_name(&name, &latin)));
            }
            near::readings(&name).iter().for_each(|words| found.near.take(words, &latin));
        }
        for reading in READINGS {
            found.shared.extend(identity.shared.iter().flat_map(|name| words(name, reading)));
            for spelling in &identity.latin {
                let words = words(spelling, reading);
                found.forms.extend(form::initials(&words, &latin));
                found.near.take(&words, &latin);
                found.forms.extend(form::of_latin(
                    &words,
                    &latin.everyday,
                    identity.latin_is_shared,
                ));
            }
            for word in &identity.also {
                found.forms.extend(Form::new(words(word, reading), Trust::Always));
            }
        }
        found.near.leave(&found.shared);
        found.forms.sort();
        found.forms.dedup();
        found.take_addresses(identity);
        found.seeds.extend(found.forms.iter().map(|form| form.words.concat()));
        let seeds = std::mem::take(&mut found.seeds);
        let is_shortest = |seed: &&String| !seeds.iter().any(|s| s != *seed && seed.contains(s));
        found.seeds = seeds.iter().filter(is_shortest).cloned().collect();
        found
    }

    fn take_addresses(&mut self, identity: &Identity) {
        let plain = |text: &str| letters(text.trim(), Reading::Plain);
        let number = |text: &String| digits::number(&plain(text));
        for mail in identity.mails.iter().filter(|mail| mail.contains('@')) {
            self.seeds.insert(squeezed(mail, Reading::Plain));
            self.mails.push(plain(mail).iter().map(|l| l.folded).collect());
        }
        self.shared.extend(identity.shared.iter().filter_map(number));
        let shared_mails = identity.shared.iter().filter(|text| text.contains('@'));
        let folded = |text: &String| plain(text).iter().map(|l| l.folded).collect::<String>();
        self.shared.extend(shared_mails.map(folded));
        for number in identity.phones.iter().filter_map(number) {
            let end = number.char_indices().nth_back(5).map_or(0, |(at, _)| at);
            self.seeds.extend(number.get(end..).map(str::to_owned));
            self.phones.push(number);
        }
    }

    /// Folded words, at least one of which stands in each text that mentions them.
    pub fn seeds(&self) -> impl Iterator<Item = &str> {
        self.seeds.iter().map(String::as_str)
    }

    /// Can the text mention them at all? Quick, and true of some that do not.
    pub fn may_be_in(&self, text: &str) -> bool {
        let has = |text: &str| self.seeds.iter().any(|seed| text.contains(seed.as_str()));
        has(&squeezed(text, Reading::Plain))
            || !text.is_ascii() && has(&squeezed(text, Reading::WrittenOut))
    }

    /// How surely the text mentions them, if it does.
    pub fn best(&self, text: &str) -> Option<Certainty> {
        self.places(text).iter().map(|mention| mention.certainty).max()
    }

    /// Does a text of the account that they were in have what is nearly a name of theirs: a letter wrong, two initials?
    pub fn is_nearly_in(&self, text: &str) -> bool {
        self.near.is_in(text, &self.shared)
    }

    /// Where they are mentioned, from the first place to the last; no two lie over each other.
    pub fn places(&self, text: &str) -> Vec<Mention> {
        if !self.may_be_in(text) {
            return Vec::new();
        }
        let readings = if text.is_ascii() { &READINGS[..1] } else { &READINGS[..] };
        let mut all: Vec<Mention> =
            readings.iter().flat_map(|reading| self.read(text, *reading)).collect();
        // What is theirs first, the longest before what lies in it.
        all.sort_by_key(|m| {
            (std::cmp::Reverse(m.certainty), std::cmp::Reverse(m.place.len()), m.place.start)
        });
        let mut kept: BTreeMap<usize, Mention> = BTreeMap::new();
        for mention in all {
            // Those that are kept lie apart: the last that begins before the end of this one ends behind the others.
            let before = kept.range(..mention.place.end).next_back();
            if before.is_none_or(|(_, k)| k.place.end <= mention.place.start) {
                kept.insert(mention.place.start, mention);
            }
        }
        kept.into_values().collect()
    }

    /// The text with a word in the place of what is theirs.
    pub fn blanked(&self, text: &str, word: &str) -> String {
        let (mut clean, mut from) = (String::with_capacity(text.len()), 0);
        for mention in self.places(text) {
            if mention.certainty == Certainty::Theirs {
                clean.push_str(text.get(from..mention.place.start).unwrap_or_default());
                clean.push_str(word);
                from = mention.place.end;
            }
        }
        clean.push_str(text.get(from..).unwrap_or_default());
        clean
    }

    fn read(&self, text: &str, reading: Reading) -> Vec<Mention> {
        let all = letters(text, reading);
        let at = |n: usize| all.get(n).map_or(text.len(), |l| l.at);
        let mut found = Vec::new();
        let mut put = |place: Range<usize>, certainty| {
            found.push(Mention { place: at(place.start)..at(place.end), certainty });
        };
        for form in &self.forms {
            for place in form.places(&all) {
                if let Some(certainty) = self.certainty(form, &all, &place) {
                    put(place.range, certainty);
                }
            }
        }
        for mail in &self.mails {
            let certainty = sure_if(!self.shared.contains(&mail.iter().collect::<String>()));
            mail_places(&all, mail).into_iter().for_each(|place| put(place, certainty));
        }
        for (place, sure) in digits::places(&all, &self.phones) {
            let is_shared = self.phones.iter().any(|number| self.shared.contains(number));
            put(place, sure_if(sure && !is_shared));
        }
        found
    }

    /// Does a form have one name that others have too, and at most an initial beside it?
    fn is_shared_surname(&self, form: &Form) -> bool {
        let last = form.words.last().is_some_and(|last| self.shared.contains(last));
        last && form.words.iter().rev().skip(1).all(|word| word.chars().count() == 1)
    }

    /// How surely a form that stands here means them; nothing where it is another word.
    fn certainty(&self, form: &Form, all: &[Letter], place: &FormPlace) -> Option<Certainty> {
        let FormPlace { range: place, is_bent } = place;
        let here = all.get(place.clone()).unwrap_or_default();
        let is_capital = form::begins_with_capitals(here);
        let said: String = here.iter().map(|l| l.folded).collect();
        let is_lone = form.words.len() == 1;
        let is_titled = || self.titles.contains(&word_before(all, place.start));
        let is_shared = self.shared.contains(&said) || self.is_shared_surname(form);
        let sure = match form.trust {
            Trust::Always => true,
            _ if is_shared || is_lone && *is_bent => false,
            _ if form::is_in_one_word(all, place) => false,
            Trust::Sure => true,
            Trust::Capital => is_capital,
            Trust::Titled => is_titled(),
            Trust::Perhaps | Trust::Hint | Trust::Addressed | Trust::Initials => false,
        };
        let is_joined = !is_lone && !has_gap(here) && said.chars().count() < form::JOINED;
        let is_other_word = match form.trust {
            Trust::Always => false,
            Trust::Initials => !here.last().is_some_and(|l| l.is_capital),
            // A word of every day that is long enough to be read through is told.
            Trust::Titled if said.chars().count() >= form::TOLD || form::is_in_mail(all, place) => {
                false
            }
            Trust::Titled | Trust::Hint => !is_capital && !is_titled(),
            Trust::Addressed => !is_titled(),
            _ => is_joined,
        };
        if is_other_word {
            return None;
        }
        Some(sure_if(sure))
    }
}

/// So many words of a name are read in both ways, each by itself.
const READ_APART: usize = 4;

/// The words of a name, each in both readings: Bjørn Müller is Bjorn Mueller too.
fn readings_of(name: &str) -> Vec<Vec<String>> {
    let [plain, out] = READINGS.map(|reading| words(name, reading));
    if plain == out || plain.len() != out.len() {
        return vec![plain, out];
    }
    let differ: Vec<usize> = (0..plain.len()).filter(|n| plain[*n] != out[*n]).collect();
    let apart = differ.len().min(READ_APART);
    let mut all = vec![out.clone()];
    for mask in 0..(1_usize << apart) {
        let mut mixed = plain.clone();
        for (bit, at) in differ.iter().take(apart).enumerate() {
            if mask >> bit & 1 == 1 {
                mixed[*at] = out[*at].clone();
            }
        }
        all.push(mixed);
    }
    all
}

/// `O'Brien` is written OBrien as well.
fn with_and_without_apostrophe(name: &str) -> Vec<String> {
    let bare: String = name.chars().filter(|c| !"'’‘`´ʼ".contains(*c)).collect();
    if bare == name { vec![bare] } else { vec![name.to_owned(), bare] }
}

/// Is it more than one word of a name: that of two people by chance, and seldom?
pub fn is_whole_name(name: &str) -> bool {
    let words = words(name, Reading::Plain);
    let close = |word: &String| word.chars().count() > 1 && word.chars().all(letters::stands_close);
    words.len() > 1 || words.iter().all(close) && !words.is_empty()
}

fn sure_if(sure: bool) -> Certainty {
    if sure { Certainty::Theirs } else { Certainty::Perhaps }
}

fn has_gap(here: &[Letter]) -> bool {
    here.iter().any(|l| !l.folded.is_alphanumeric())
}

/// The word before a place, where only a stop or a blank lies between.
fn word_before(all: &[Letter], place: usize) -> String {
    let before = all.get(..place).unwrap_or_default().iter().rev();
    let word = before.skip_while(|l| matches!(l.folded, ' ' | '.')).map(|l| l.folded);
    let word: String = word.take_while(|c| c.is_alphanumeric()).collect();
    word.chars().rev().collect()
}

/// Where a mail address stands by itself.
fn mail_places(all: &[Letter], mail: &[char]) -> Vec<Range<usize>> {
    let is_of_mail = |c: char| c.is_alphanumeric() || "._+-".contains(c);
    let at = |n: usize| all.get(n).map(|l| l.folded);
    let windows = all.windows(mail.len().max(1)).enumerate();
    let same = windows.filter(|(_, w)| w.iter().map(|l| &l.folded).eq(mail));
    let places = same.map(|(from, w)| from..from + w.len());
    places
        .filter(|place| {
            let before = place.start.checked_sub(1).and_then(at);
            let goes_on = match (at(place.end), at(place.end + 1)) {
                (Some('.' | '-'), Some(next)) => next.is_alphanumeric(),
                (Some(next), _) => next.is_alphanumeric(),
                (None, _) => false,
            };
            !before.is_some_and(is_of_mail) && !goes_on
        })
        .collect()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
