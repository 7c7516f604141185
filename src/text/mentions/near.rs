//! What is nearly a name of somebody: a letter wrong, the first letters of a name of two words. It may be they where it
//! stands in the account that they were in; elsewhere it is anybody.

use super::form::KnownWords;
use super::letters::{Letter, Reading, letters, stands_close, words};
use crate::text::alike::is_one_off;
use std::collections::BTreeSet;

/// Letters of a word that is read with one of them wrong.
const LEAST: usize = 4;
/// Bytes of the longest text that is looked through: nobody wrote a longer one.
const LONGEST: usize = 1_000_000;
/// Letters of initials that say nothing by themselves.
const FEW: usize = 2;

/// Words that are nearly theirs.
#[derive(Clone, Debug, Default)]
pub(super) struct NearWords {
    /// Words of their names that are long enough to be read with a letter wrong.
    words: BTreeSet<String>,
    initials: BTreeSet<String>,
    /// Letters of a name that needs no blanks, each by itself.
    alone: BTreeSet<String>,
}

impl NearWords {
    /// Of a name, its words folded.
    pub(super) fn take(&mut self, name: &[String], known: &KnownWords) {
        let telling: Vec<&String> = name
            .iter()
            .filter(|word| !known.titles.contains(*word) && !known.particles.contains(*word))
            .collect();
        let is_told = |word: &&&String| {
            let is_word = word.chars().count() >= LEAST && word.chars().all(char::is_alphabetic);
            is_word && !known.everyday.contains(**word)
        };
        self.words.extend(telling.iter().filter(is_told).map(|word| (*word).clone()));
        if name.iter().all(|word| word.chars().all(stands_close)) {
            self.alone.extend(name.iter().flat_map(|word| word.chars()).map(String::from));
        }
        let first: String = telling.iter().filter_map(|word| word.chars().next()).collect();
        if telling.len() == FEW && first.is_ascii() {
            self.initials.insert(first);
        }
    }

    /// Words that others have for a name are not nearly theirs.
    pub(super) fn leave(&mut self, others: &BTreeSet<String>) {
        self.words.retain(|word| !others.contains(word));
    }

    /// Does a text of their account have one of them? What is exactly theirs is not looked for.
    pub(super) fn is_in(&self, text: &str, others: &BTreeSet<String>) -> bool {
        if self.words.is_empty() && self.initials.is_empty() && self.alone.is_empty() {
            return false;
        }
        if text.len() > LONGEST {
            return false;
        }
        let all = letters(text, Reading::Plain);
        let found = all.split(|l| !l.folded.is_alphanumeric());
        let mut before = ' ';
        for word in found.filter(|word| !word.is_empty()) {
            let said: String = word.iter().map(|l| l.folded).collect();
            if self.alone.contains(&said) || self.initials.contains(&said) && are_initials(word) {
                return true;
            }
            // G.Q., G. Q.
            if let [one] = word {
                let both = format!("{before}{said}");
                if one.is_capital && self.initials.contains(&both) {
                    return true;
                }
                before = if one.is_capital { one.folded } else { ' ' };
                continue;
            }
            before = ' ';
            let is_name = word.first().is_some_and(|l| l.is_capital);
            if is_name && !others.contains(&said) && self.has_with_a_letter_wrong(&said) {
                return true;
            }
        }
        false
    }

    fn has_with_a_letter_wrong(&self, said: &str) -> bool {
        let said: Vec<char> = said.chars().collect();
        said.len() + 1 >= LEAST
            && self.words.iter().any(|word| {
                let word: Vec<char> = word.chars().collect();
                is_one_off(&word, &said)
            })
    }
}

/// Two capital letters, or two that are no word because no vowel is among them.
fn are_initials(word: &[Letter]) -> bool {
    word.iter().all(|l| l.is_capital) || !word.iter().any(|l| "aeiouy".contains(l.folded))
}

/// The words of a name in both readings.
pub(super) fn readings(name: &str) -> [Vec<String>; 2] {
    [words(name, Reading::Plain), words(name, Reading::WrittenOut)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(name: &str) -> NearWords {
        let titles = ["dr".to_owned()].into();
        let known =
            KnownWords { titles, particles: ["von".to_owned()].into(), everyday: BTreeSet::new() };
        let mut found = NearWords::default();
        readings(name).iter().for_each(|name| found.take(name, &known));
        found
    }

    #[test]
    fn a_letter_wrong_and_initials_of_two_may_be_they_and_other_words_are_not() {
        let who = near("Dr. Gunnar von Quixby");
        let none = BTreeSet::new();
        for text in [
            "Quixbi is out",
            "Quxiby",
            "Quixbby",
            "Qixby",
            "call Gunar",
            "GQ said no",
            "G.Q. came",
            "G. Q.",
            "gq?",
        ] {
            assert!(who.is_in(text, &none), "{text}");
        }
        for text in ["Gunnar Quixby", "quixbi", "Quid", "a q", "G. is Q2", "Dr. Quick", "GQX", ""] {
            assert!(!who.is_in(text, &none), "{text}");
        }
        assert!(!who.is_in("Quixbi", &["quixbi".to_owned()].into()));
        assert!(!near("An Al").is_in("an offer", &none) && near("An Al").is_in("AA", &none));
        assert!(near("Ulla Wrobel").is_in("Ula", &none) && !near("Bo Ek").is_in("By", &none));
        assert!(near("王敏").is_in("敏: no", &none) && !near("王敏").is_in("敏感 parts", &none));
        let long = "x".repeat(LONGEST);
        assert!(who.is_in(&format!("Quixbi {}", "x".repeat(1000)), &none));
        assert!(!who.is_in(&format!("Quixbi {long}"), &none));
        assert!(near("Björn Müller").is_in("Herr Muler", &none));
    }
}
