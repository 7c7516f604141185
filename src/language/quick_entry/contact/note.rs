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

/// A word that is left over.
#[derive(Clone, Debug)]
pub(super) struct LeftWord {
    pub word: String,
    /// Words before it that are understood, and stay with it.
    before: Vec<String>,
    /// It does not stand together with the one before it.
    begins: bool,
}

impl LeftWord {
    /// One that stands by itself.
    pub fn alone(word: String) -> Self {
        Self { word, before: Vec::new(), begins: true }
    }
}

/// The words behind the last one that is left over, which are understood and say nothing of their own: `from` of
/// `2 from finance`.
#[derive(Clone, Debug, Default)]
pub(super) struct Between {
    behind: Vec<String>,
    /// Somebody, a day or an outcome stands behind it.
    cut: bool,
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

    /// Words that are left over, the `first` of the line or not, with those before them.
    fn left(&mut self, words: Vec<String>, first: bool) -> Vec<LeftWord> {
        let behind = std::mem::take(&mut self.behind);
        let is_cut = std::mem::take(&mut self.cut) || first;
        let is_name = words.first().is_none_or(|word| is_name_like(word));
        let last = behind.len().checked_sub(1);
        let stays = |at: usize, word: &String| {
            let leads = PREPOSITIONS.contains(&fold(word).as_str()) && !is_name;
            !is_cut || (leads && last == Some(at))
        };
        let behind = behind.into_iter().enumerate().filter(|(at, word)| stays(*at, word));
        let mut before: Vec<String> = behind.map(|(_, word)| word).collect();
        let mut begins = is_cut;
        let left = |word| LeftWord {
            word,
            before: std::mem::take(&mut before),
            begins: std::mem::take(&mut begins),
        };
        words.into_iter().map(left).collect()
    }
}

impl ContactReader<'_> {
    /// Words that stay in the note.
    pub(super) fn leaves(&mut self, words: Vec<String>) {
        let left = self.between.left(words, self.left_over.is_empty());
        self.left_over.extend(left);
    }

    /// The words that are left over, with those between them, as they stood.
    pub(super) fn note_words(&self) -> String {
        let mut words = Vec::new();
        for run in self.left_over.chunk_by(|_, next| !next.begins) {
            // `we`, `on` alone between two that are understood say nothing.
            if run.iter().all(|left| LOOSE.contains(&fold(&left.word).as_str())) {
                continue;
            }
            for left in run {
                words.extend(left.before.iter().map(String::as_str));
                words.push(&left.word);
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
