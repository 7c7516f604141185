//! Bosses and successors of a list, where only a part of their name is said.

use crate::language::names::{Candidate, Fit, Found, addressed, find, name_words};
use crate::text::fold;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// Who is meant by a part of a name, `Feldhoff` of Uwe Feldhoff: by each of their words, so that a list of thousands is
/// not gone through for each of its rows.
pub(super) struct Surnames<'a> {
    names: &'a [String],
    by_word: OnceCell<HashMap<String, Vec<usize>>>,
    by_name: OnceCell<HashMap<String, Vec<usize>>>,
}

impl<'a> Surnames<'a> {
    /// Of the people of an account.
    pub(super) fn of(names: &'a [String]) -> Self {
        Self { names, by_word: OnceCell::new(), by_name: OnceCell::new() }
    }

    /// Of whom whole words are said, their words in another order or the first name by its letter, where it is one of
    /// them and not the person itself.
    pub(super) fn find(&self, text: &str, own: Option<&str>) -> Option<String> {
        match self.fitting(text, own).as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// Whose name this is a part of, `Noack`, `J. Noack`, `Noack Jens`; a whole name of two words is only itself.
    pub(super) fn part_of(&self, text: &str) -> Vec<String> {
        let is_initial = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() == 1;
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.len() == 1 || words.iter().any(is_initial) {
            true => {
                let found = self.fitting(text, Some(text)).into_iter();
                found.filter(|name| fold(name) != fold(text)).collect()
            }
            false => self.called(&turned(text)).filter(|name| *name != text).cloned().collect(),
        }
    }

    /// Who is called so, whatever the case and the marks.
    fn called(&self, name: &str) -> impl Iterator<Item = &String> {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, name) in self.names.iter().enumerate() {
                by_name.entry(fold(name)).or_default().push(at);
            }
            by_name
        });
        by_name.get(&fold(name)).into_iter().flatten().filter_map(|at| self.names.get(*at))
    }

    fn fitting(&self, text: &str, own: Option<&str>) -> Vec<String> {
        let by_word = self.by_word.get_or_init(|| {
            let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, name) in self.names.iter().enumerate() {
                name_words(name).into_iter().for_each(|w| by_word.entry(w).or_default().push(at));
            }
            by_word
        });
        let in_full = in_full(text);
        let words = name_words(&in_full);
        let places: BTreeSet<usize> =
            words.iter().filter_map(|word| by_word.get(word)).flatten().copied().collect();
        let others = places.into_iter().filter_map(|at| self.names.get(at));
        let others = others.filter(|name| Some(name.as_str()) != own);
        let others: Vec<&String> = others.collect();
        let candidate = |name: &&String| Candidate {
            id: String::new(),
            name: addressed(name).name.to_owned(),
            aliases: Vec::new(),
            gone: false,
            vacant: false,
        };
        let candidates: Vec<Candidate> = others.iter().map(candidate).collect();
        let turned = turned(&in_full);
        let has_letter = in_full.contains('.');
        let ways = [
            (in_full.as_str(), Fit::Words),
            (&turned, Fit::Words),
            (&in_full, Fit::Keys),
            (&turned, Fit::Keys),
        ];
        let found = ways.into_iter().filter(|(_, fit)| *fit == Fit::Words || has_letter).find_map(
            |(text, fit)| match find(text, &candidates, fit) {
                Found::One(at) => Some(vec![at]),
                Found::Several(all) => Some(all),
                Found::Nobody => None,
            },
        );
        let names = found.unwrap_or_default().into_iter().filter_map(|at| others.get(at));
        names.map(|one| (*one).clone()).collect()
    }
}

/// `von Brandis` of `v. Brandis`, which is no first name by its letter; `D. Robson` of `D Robson`.
fn in_full(text: &str) -> String {
    match text.trim().strip_prefix("v. ") {
        Some(rest) if !rest.contains('.') => ["von", rest].join(" "),
        _ => with_stop(text.trim()),
    }
}

/// The first name by its letter with the stop behind it.
fn with_stop(text: &str) -> String {
    let initial = text.split_once(' ').filter(|(first, _)| {
        let mut letters = first.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    });
    initial.map_or(text.to_owned(), |(first, rest)| format!("{first}. {}", rest.trim_start()))
}

/// `Petra Lohse` of `Lohse, Petra` and of `Lohse Petra`.
fn turned(text: &str) -> String {
    let parted = text.split_once(',').or_else(|| text.rsplit_once(' '));
    parted.map_or(text.to_owned(), |(last, first)| format!("{} {}", first.trim(), last.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_the_one_who_has_it_and_not_the_person_itself() {
        let names = ["Uwe Feldhoff", "Jörg Müller", "Ada Müller", "Uwe von der Heyde", "Bo Lind"];
        let names = names.map(str::to_owned);
        let surnames = Surnames::of(&names);
        for (text, own, found) in [
            ("Feldhoff", "Bo Lind", Some("Uwe Feldhoff")),
            ("Frau Feldhoff", "Bo Lind", Some("Uwe Feldhoff")),
            ("v. d. Heyde", "Bo Lind", Some("Uwe von der Heyde")),
            ("Mueller", "Ada Müller", Some("Jörg Müller")),
            ("Feldhoff, Uwe", "Bo Lind", Some("Uwe Feldhoff")),
            ("Feldhoff U.", "Bo Lind", Some("Uwe Feldhoff")),
            ("J. Müller", "Bo Lind", Some("Jörg Müller")),
            ("v. Feldhoff", "Bo Lind", None),
            // Two are called so, nobody is, they themselves, a beginning of a word.
            ("Müller", "Bo Lind", None),
            ("Ott", "Bo Lind", None),
            ("Lind", "Bo Lind", None),
            ("Feld", "Bo Lind", None),
        ] {
            assert_eq!(surnames.find(text, Some(own)).as_deref(), found, "{text}");
        }
    }

    #[test]
    fn a_row_may_say_a_part_of_a_name_and_never_another_whole_one() {
        let names = ["Jens Noack", "Xaver Huber", "Uwe Jahnke", "Ute Jahnke"].map(str::to_owned);
        let surnames = Surnames::of(&names);
        for (text, found) in [
            ("Noack", &["Jens Noack"][..]),
            ("Huber Xaver", &["Xaver Huber"]),
            ("J. Noack", &["Jens Noack"]),
            ("Jahnke", &["Uwe Jahnke", "Ute Jahnke"]),
            ("Peter Noack", &[]),
            ("P. Noack", &[]),
            ("Jens Noack", &[]),
        ] {
            assert_eq!(surnames.part_of(text), found, "{text}");
        }
    }
}
