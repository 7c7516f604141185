//! Lines without a colon that say only that nobody was reached, or what is still to come: `tried Dahl twice, no answer`.

use super::tokens::Token;
use super::unanswered::is_beside_answer;
use super::{ContactReader, HeadWords};
use crate::language::quick_entry::vain_words::NOT_HELD;
use crate::text::fold;

/// Words before what it was about: whoever is named behind them was not called.
const ABOUT: &[&str] = &[
    "about",
    "regarding",
    "concerning",
    "re",
    "because",
    "that",
    "uber",
    "ueber",
    "wegen",
    "weil",
    "dass",
    "zum",
    "zur",
    "关于",
    "因为",
];

/// Words beside the outcome that say nothing of their own: how often, whom in short.
const BESIDE: &[&str] = &[
    "once",
    "twice",
    "thrice",
    "times",
    "several",
    "two",
    "three",
    "again",
    "but",
    "still",
    "then",
    "him",
    "her",
    "them",
    "reach",
    "sadly",
    "einmal",
    "zweimal",
    "dreimal",
    "mehrmals",
    "mehrfach",
    "wieder",
    "aber",
    "noch",
    "immer",
    "leider",
    "mal",
    "ihn",
    "sie",
    "ihm",
    "rief",
    "ruft",
    "versuchte",
    "nochmals",
    "erneut",
    "schon",
    "两次",
    "三次",
    "再次",
    "又",
    "还是",
];

/// What is done later, as it is noted in a line: an infinitive behind whom it is done with.
const TO_DO: &[&str] = &[
    "anrufen",
    "zuruckrufen",
    "zurueckrufen",
    "kontaktieren",
    "besuchen",
    "anschreiben",
    "schreiben",
    "mailen",
    "anmailen",
    "nachfassen",
    "nachhaken",
    "erinnern",
    "einladen",
    "fragen",
    "schicken",
    "senden",
    "vorbereiten",
    "rappeler",
    "appeler",
    "relancer",
];

impl ContactReader<'_> {
    /// The line says only whom, when and what, and that is still to come: `Böhme anrufen morgen`, `call Dahl tomorrow`.
    pub(super) fn is_to_come(&self, tokens: &[Token]) -> bool {
        let mut reader = Self { strict: false, ..self.clone() };
        reader.head(tokens);
        let is_to_do = |word: &String| {
            let is_verb = word.starts_with(char::is_lowercase);
            is_verb && TO_DO.contains(&fold(word.trim_matches(['.', '!'])).as_str())
        };
        let ahead = reader.day.is_some_and(|day| day.date > self.today);
        let left = || reader.words.left();
        let comes = ahead || left().any(is_to_do);
        let is_name =
            |word: &String| reader.unknown.iter().any(|name| name.contains(word.as_str()));
        let mut others = left().filter(|word| !is_to_do(word) && !is_name(word));
        let names = reader.with.len() + reader.several.len() + reader.unknown.len();
        comes && names > 0 && reader.outcome.is_none() && others.all(|w| says_nothing_more(w))
    }

    /// Where the last clause before this place begins, if it only names somebody and goes on behind it.
    pub(super) fn clause_that_goes_on(&self, tokens: &[Token], stop: usize) -> Option<usize> {
        let next = tokens.get(stop).filter(|token| !token.apart)?;
        let at = tokens[..stop].iter().rposition(|token| token.apart).filter(|at| *at > 0)?;
        let mut reader = self.clone();
        reader.head(&tokens[at..stop]);
        let names = !reader.with.is_empty() && reader.kind.is_none() && reader.day.is_none();
        let goes_on = names && reader.outcome.is_none() && self.strict;
        (goes_on && !ABOUT.contains(&fold(&next.text).as_str())).then_some(at)
    }

    /// What the line says, where all of it is whom, when, how, and that it was in vain; else nothing.
    pub(super) fn missed(&self, tokens: &[Token]) -> Option<Self> {
        let mut reader = Self { strict: false, ..self.clone() };
        reader.head(&without_topic(tokens));
        reader.settle_absent();
        reader.settle_missed_call();
        reader.settle_unanswered();
        let in_vain = match reader.outcome {
            _ if reader.missed_theirs => true,
            Some(outcome) => outcome == "no_answer",
            None => reader.kind == Some("attempt"),
        };
        let days = reader.several_days.as_ref();
        let is_all = reader.words.left().enumerate().all(|(at, word)| {
            says_nothing_more(word)
                || is_beside_answer(word)
                || reader.is_idle(word)
                || (reader.missed_theirs && at == 0)
                || days.is_some_and(|d| d == word)
        });
        let is_sure =
            reader.no_day.is_none() && reader.several.is_empty() && !reader.with.is_empty();
        (in_vain && is_all && is_sure).then(|| Self { words: HeadWords::default(), ..reader })
    }
}

/// The words without those from one of `ABOUT` to the next comma.
fn without_topic(tokens: &[Token]) -> Vec<Token> {
    let mut is_topic = false;
    let kept = tokens.iter().filter(|token| {
        is_topic = (is_topic && !token.apart) || ABOUT.contains(&fold(&token.text).as_str());
        !is_topic
    });
    kept.cloned().collect()
}

/// A word that says nothing of its own beside one for nobody reached: `leider`, `2x`.
pub(super) fn says_nothing_more(word: &str) -> bool {
    use super::words::SAY_NOTHING;
    let folded = fold(word.trim_matches(['.', '!', '(', ')']));
    let times = folded.trim_end_matches(['x', '×']);
    let is_count = !times.is_empty() && times.chars().all(|c| c.is_ascii_digit());
    is_count || [SAY_NOTHING, BESIDE, NOT_HELD].iter().any(|all| all.contains(&folded.as_str()))
}
