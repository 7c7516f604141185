//! Bosses and successors of a list, where only a part of their name is said.

use crate::language::names::{Candidate, Fit, Found, find, name_words};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// Who is meant by a part of a name, `Feldhoff` of Uwe Feldhoff: by each of their words, so that a list of thousands is
/// not gone through for each of its rows.
pub(super) struct Surnames<'a> {
    names: &'a [String],
    by_word: OnceCell<HashMap<String, Vec<usize>>>,
}

impl<'a> Surnames<'a> {
    /// Of the people of an account.
    pub(super) fn of(names: &'a [String]) -> Self {
        Self { names, by_word: OnceCell::new() }
    }

    /// Of whom whole words are said, where it is one of them and not the person itself.
    pub(super) fn find(&self, text: &str, own: Option<&str>) -> Option<String> {
        let by_word = self.by_word.get_or_init(|| {
            let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, name) in self.names.iter().enumerate() {
                name_words(name).into_iter().for_each(|w| by_word.entry(w).or_default().push(at));
            }
            by_word
        });
        let words = name_words(text);
        let places: BTreeSet<usize> =
            words.iter().filter_map(|word| by_word.get(word)).flatten().copied().collect();
        let others = places.into_iter().filter_map(|at| self.names.get(at));
        let others = others.filter(|name| Some(name.as_str()) != own).map(|name| Candidate {
            id: String::new(),
            name: name.clone(),
            aliases: Vec::new(),
            gone: false,
            vacant: false,
        });
        let others: Vec<Candidate> = others.collect();
        match find(text, &others, Fit::Words) {
            Found::One(at) => others.get(at).map(|one| one.name.clone()),
            Found::Several(_) | Found::Nobody => None,
        }
    }
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
            // Two are called so, nobody is, they themselves, a beginning of a word.
            ("Müller", "Bo Lind", None),
            ("Ott", "Bo Lind", None),
            ("Lind", "Bo Lind", None),
            ("Feld", "Bo Lind", None),
        ] {
            assert_eq!(surnames.find(text, Some(own)).as_deref(), found, "{text}");
        }
    }
}
