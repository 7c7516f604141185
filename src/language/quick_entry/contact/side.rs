//! Whether the text of a message says that it came from them, where no word before a colon does:
//! `mail from Dahl, wants drawings`, `got mail, Dahl asks`, `the data came`, `Dahl replied`.

use super::little::bare;
use super::shape::{text_of, word};
use super::tokens::{Token, tokens};
use super::{Manner, read_contact_as};
use crate::language::dates::{Sense, parse_day_words};
use crate::language::names::{Candidate, Fit, Found, find, owner_of};
use crate::language::quick_entry::message_words::{
    HAS, RECIPIENTS, SENDERS, TURNS_TO, WRITTEN, WROTE,
};
use crate::language::quick_entry::sent_words::{
    BEFORE_GOT, CAME, GIVEN, GOT, HAS_GOT, MEANWHILE, NOT_CAME, NOT_GOT, NOT_YET, OUR, REPLIES,
    SAYS, SENT, THEIR, THEY,
};
use crate::language::quick_entry::words::KINDS;
use crate::model::Date;
use crate::text::fold;

/// How many words may stand before that of what has come.
const MOST_BEFORE: usize = 4;

/// From them, from us, or not said; only the first clause of a text says it.
pub fn came_from_them(text: &str, today: Date, people: &[Candidate]) -> Option<bool> {
    let manner = Manner { head_only: true, ..Manner::default() };
    let headed = read_contact_as(text, today, people, manner).from_them;
    headed.or_else(|| {
        let clause = first_clause(text);
        if clause.ends_with(['?', '？']) {
            return None;
        }
        let begins = read_contact_as(&clause, today, people, Manner::default()).from_them;
        let theirs = begins == Some(true) || FirstClause::of(&clause, today, people).is_theirs();
        if theirs { Some(true) } else { begins }
    })
}

/// What stands before the first sign that ends a clause.
fn first_clause(text: &str) -> String {
    let chars: Vec<char> = text.trim().chars().collect();
    let blank = |at: usize| chars.get(at).is_none_or(|c| c.is_whitespace());
    let ends = |at: &usize| match chars[*at] {
        ',' | ';' | ':' | '!' => blank(at + 1),
        '，' | '；' | '：' | '。' | '！' | '、' | '(' => true,
        '-' | '–' | '—' => *at > 0 && blank(at - 1) && blank(at + 1),
        // `P. Lang` goes on.
        '.' => blank(at + 1) && chars[..*at].iter().rev().take(3).all(|c| c.is_alphanumeric()),
        '?' | '？' => true,
        _ => false,
    };
    let end = (0..chars.len()).find(ends);
    // A question keeps its mark.
    let end = end.map(|at| if matches!(chars[at], '?' | '？') { at + 1 } else { at });
    chars[..end.unwrap_or(chars.len())].iter().collect::<String>().trim().to_owned()
}

/// The words of a clause.
struct FirstClause<'a> {
    words: Vec<String>,
    texts: Vec<Token>,
    people: &'a [Candidate],
}

impl<'a> FirstClause<'a> {
    fn of(clause: &str, today: Date, people: &'a [Candidate]) -> Self {
        let chars: Vec<char> = clause.chars().collect();
        let mut texts = tokens(&chars, today, people);
        let is_day =
            |n: &usize| parse_day_words(&text_of(&texts[..*n]), today, Sense::Past).is_ok();
        let day = (1..=3.min(texts.len())).rev().find(is_day).unwrap_or_default();
        texts.drain(..day);
        let words = texts.iter().map(|token| fold(bare(&token.text))).collect();
        Self { words, texts, people }
    }

    fn is_theirs(&self) -> bool {
        !self.words.iter().any(|word| NOT_YET.contains(&word.as_str()))
            && (self.is_got() || self.is_of_them() || self.is_reply() || self.did() || self.came())
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| words.contains(&word.as_str()))
    }

    /// How many words from here on name somebody.
    fn named(&self, at: usize) -> Option<usize> {
        let rest = self.texts.get(at..)?;
        let names = |n: &usize| {
            let text = text_of(&rest[..*n]);
            find(text.trim_matches(','), self.people, Fit::Words) != Found::Nobody
        };
        (1..=3.min(rest.len())).rev().find(names)
    }

    /// `we have just received the drawings`.
    fn is_got(&self) -> bool {
        let first = (0..self.words.len()).find(|at| !self.is(*at, BEFORE_GOT));
        let Some(first) = first.filter(|at| self.is(*at, GOT)) else { return false };
        first + 1 < self.words.len() && !self.is(first + 1, NOT_GOT)
    }

    /// `her reply`, `Webb's mail`.
    fn is_of_them(&self) -> bool {
        let owner = self.texts.first().map(|token| token.text.as_str()).unwrap_or_default();
        let owned = owner_of(owner)
            .is_some_and(|owner| find(owner, self.people, Fit::Words) != Found::Nobody);
        let is_paper = |at: usize| {
            self.is(at, REPLIES)
                || self.words.get(at).is_some_and(|one| word(KINDS, one) == Some("message"))
        };
        let goes = self.words.iter().any(|word| RECIPIENTS.contains(&word.as_str()));
        (owned || self.is(0, THEIR)) && (is_paper(1) || is_paper(2)) && !goes
    }

    /// `reply from Webb`, `Antwort`.
    fn is_reply(&self) -> bool {
        self.is(0, REPLIES) && (self.words.len() == 1 || self.is(1, SENDERS))
    }

    /// `Webb has just sent`, `she asked for`.
    fn did(&self) -> bool {
        let behind = if self.is(0, THEY) { Some(1) } else { self.named(0) };
        let Some(behind) = behind else { return false };
        let verb = (behind..self.words.len()).find(|at| !self.is(*at, MEANWHILE));
        let Some(verb) = verb else { return false };
        let has = (behind..verb).any(|at| self.is(at, HAS));
        let sent = self.is(verb, SENT) && !self.is(verb, GIVEN);
        sent || [WROTE, SAYS, TURNS_TO].iter().any(|words| self.is(verb, words))
            || (has && self.words.last().is_some_and(|word| WRITTEN.contains(&word.as_str())))
    }

    /// `trial data came`, `Mail von Webb eingegangen`.
    fn came(&self) -> bool {
        let Some(at) = (1..self.words.len()).find(|at| self.is(*at, CAME)) else { return false };
        let before = &self.words[..at];
        let has = |word: &String| HAS.contains(&word.as_str()) || THEY.contains(&word.as_str());
        let is_ours = before.iter().any(|word| OUR.contains(&word.as_str()));
        let they_got = self.is(at, HAS_GOT) && before.iter().any(has);
        let is_deed = [WROTE, SENT, TURNS_TO].iter().any(|words| self.is(0, words));
        // Who came was there: only what has come is a message.
        let somebody = self.named(0).is_some() || self.is(0, THEY);
        at <= MOST_BEFORE
            && !(is_ours || they_got || is_deed || somebody || self.is(at + 1, NOT_CAME))
    }
}
