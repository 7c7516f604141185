//! What of the words before the colon stays in the note: those that are not understood, and the small ones between them.

use super::ContactReader;
use super::shape::{is_name_like, text_of};
use super::tokens::Token;
use crate::text::fold;

/// Words that stay before a word that is not understood, where that is no name: `from finance`.
const PREPOSITIONS: &[&str] = &["from", "von", "vom", "to", "an", "bei", "mit", "with", "chez"];

/// Words that stay only beside others that are not understood.
const LOOSE: &[&str] = &[
    "i", "we", "ich", "wir", "at", "on", "by", "of", "for", "in", "im", "am", "auf", "zu", "zum",
    "zur", "beim", "per", "via", "the", "der", "die", "das", "den", "dem", "de", "du", "la", "le",
    "el",
];

/// The words that are understood and say nothing of their own: `from` of `2 from finance`.
#[derive(Clone, Debug, Default)]
pub(super) struct Between {
    /// Those behind the last word that is left over.
    behind: Vec<String>,
    /// Somebody, a day or an outcome stands behind it.
    cut: bool,
    /// Each with the place of the word before which it stands.
    kept: Vec<(usize, String)>,
    /// Where the words begin that stand together.
    runs: Vec<usize>,
}

impl Between {
    /// Words that were understood; with `says`, they said whom, when or what came of it.
    pub fn understood(&mut self, tokens: &[Token], says: bool) {
        match says {
            true => {
                self.behind.clear();
                self.cut = true;
            }
            false => self.behind.push(text_of(tokens)),
        }
    }

    /// Nothing stands behind the last word that is left over.
    pub fn is_directly_behind(&self) -> bool {
        self.behind.is_empty() && !self.cut
    }

    /// Words that are left over, at this place of them.
    pub fn left(&mut self, words: &[String], place: usize) {
        let behind = std::mem::take(&mut self.behind);
        let is_cut = std::mem::take(&mut self.cut) || place == 0;
        if is_cut {
            self.runs.push(place);
        }
        let is_name = words.first().is_none_or(|word| is_name_like(word));
        let last = behind.len().checked_sub(1);
        let stays = |at: usize, word: &String| {
            let leads = PREPOSITIONS.contains(&fold(word).as_str()) && !is_name;
            !is_cut || (leads && last == Some(at))
        };
        let behind = behind.into_iter().enumerate().filter(|(at, word)| stays(*at, word));
        self.kept.extend(behind.map(|(_, word)| (place, word)));
    }
}

impl ContactReader<'_> {
    /// The words that are left over, with those between them, as they stood.
    pub(super) fn note_words(&self) -> String {
        let mut words = Vec::new();
        let starts = self.between.runs.iter().copied().chain([0]);
        let mut starts: Vec<usize> = starts.filter(|at| *at < self.left_over.len()).collect();
        starts.sort_unstable();
        starts.dedup();
        let ends = starts.iter().skip(1).copied().chain([self.left_over.len()]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let run = &self.left_over[start..end];
            // `we`, `on` alone between two that are understood say nothing.
            if run.iter().all(|word| LOOSE.contains(&fold(word).as_str())) {
                continue;
            }
            for (at, word) in (start..).zip(run) {
                let before = self.between.kept.iter().filter(|(place, _)| *place == at);
                words.extend(before.map(|(_, word)| word.as_str()));
                words.push(word);
            }
        }
        balanced(&words.join(" "))
    }
}

/// Without a bracket of which the other one was understood.
fn balanced(text: &str) -> String {
    let mut open = Vec::new();
    let mut torn = Vec::new();
    for (at, c) in text.chars().enumerate() {
        match c {
            '(' | '[' => open.push(at),
            ')' | ']' if open.pop().is_none() => torn.push(at),
            _ => {}
        }
    }
    torn.extend(open);
    let kept = text.chars().enumerate().filter(|(at, _)| !torn.contains(at)).map(|(_, c)| c);
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
