//! The name of a person line: somebody, a hole with its title, the surname first.

use super::departments::{DEPARTMENTS, PLACES};
use super::words::{NOBODY, NOBODY_BEFORE};
use super::{Guess, Terms};
use crate::language::names::{addressed, is_rarer_given_name, is_suffix, owner_of};
use crate::text::fold;

/// What stands where the name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Nobody: the line begins with its second part.
    Nothing,
    /// Somebody who is not known, and the title that stands there too.
    Hole(Option<String>),
    /// Somebody, the name without forms of address.
    Person(String),
}

/// Reads the part of the name.
pub(super) fn read(text: &str) -> Named {
    let text = text.trim();
    let folded = fold(text);
    if text.is_empty() {
        return Named::Nothing;
    }
    if NOBODY.contains(&folded.trim()) {
        return Named::Hole(None);
    }
    match hole(text, &folded) {
        Some(title) => Named::Hole(Some(title.to_owned())),
        None => Named::Person(addressed(text).name.to_owned()),
    }
}

/// The title in `? finance director`, `N.N. CFO`.
fn hole<'a>(text: &'a str, folded: &str) -> Option<&'a str> {
    let asked = text.trim_start_matches(['?', '？']);
    let title = match asked.len() < text.len() {
        true => asked,
        false => {
            let before = NOBODY_BEFORE.iter().find(|before| {
                let rest = folded.strip_prefix(*before);
                rest.is_some_and(|r| r.starts_with(' ') || !before.is_ascii())
            })?;
            let letters = text.char_indices().nth(before.chars().count())?.0;
            text.get(letters..)?
        }
    };
    let title = title.trim().trim_start_matches(['-', ':', '(']).trim_end_matches(')').trim();
    (!title.is_empty()).then_some(title)
}

/// Who is called by somebody else's name and a job before their own, `Vogt's assistant Nina Kurz`: the own name, and the
/// job as a title, `assistant of Vogt`. What has no name behind the job is one as it stands.
pub(super) fn of_somebody(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whose = words.iter().position(|word| possessor(word).is_some())?;
    let behind = words.get(whose + 1..)?;
    let small = behind.iter().take_while(|word| word.starts_with(char::is_lowercase)).count();
    let (job, name) = behind.split_at_checked(small)?;
    let is_name = !name.is_empty() && name.iter().all(|word| word.starts_with(char::is_uppercase));
    if job.is_empty() || !is_name {
        return None;
    }
    let mut other: Vec<&str> = words.get(..whose)?.to_vec();
    other.push(possessor(words.get(whose)?)?);
    Some((name.join(" "), phrase!("{} of {}", job.join(" "), other.join(" "))))
}

/// The Vogt of `Vogt's`.
fn possessor(word: &str) -> Option<&str> {
    let name = owner_of(word)?;
    (name.chars().count() > 1 && name.starts_with(char::is_uppercase)).then_some(name)
}

/// `Bob & Alice`, `Ute und Kai`: two names.
pub(super) fn is_of_two(name: &str) -> bool {
    let joined = |word: &str| matches!(fold(word).as_str(), "&" | "and" | "und" | "+");
    let words: Vec<&str> = name.split_whitespace().collect();
    words.iter().skip(1).rev().skip(1).any(|word| joined(word))
}

/// The name, and the job that is written behind it without a comma (`Tom Hill QA manager`, `李伟 采购经理`), or in
/// capitals before it (`CEO Hans Moe`).
pub(super) fn with_job(name: &str, terms: &Terms) -> (String, Option<String>) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_job = |words: &[&str]| (terms.guess)(&words.join(" ")) != Guess::default();
    if let [first, rest @ ..] = words.as_slice()
        && shouted(first)
        && !rest.is_empty()
        && is_job(&[first])
        && rest.iter().all(has_case)
    {
        return (rest.join(" "), Some((*first).to_owned()));
    }
    let least = if words.iter().any(has_case) { 2 } else { 1 };
    let run = words.iter().rev().take_while(|word| of_job(word) && !is_suffix(word)).count();
    let at = least.max(words.len() - run);
    if at < words.len() && is_job(&words[at..]) {
        return (words[..at].join(" "), Some(words[at..].join(" ")));
    }
    (name.to_owned(), None)
}

fn of_job(word: &&str) -> bool {
    small(word) || !has_case(word)
}

fn small(word: &&str) -> bool {
    word.starts_with(char::is_lowercase) || shouted(word)
}

fn has_case(word: &&str) -> bool {
    word.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

fn shouted(word: &&str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// `Lang` and `Petra`: the surname, and behind the comma the given name.
///
/// A single word is one where it is a given name that is known, an initial, or where it is nothing else
/// and a title stands behind it.
pub(super) fn given_name<'a>(surname: &str, part: &'a str, title_follows: bool) -> Option<&'a str> {
    let surname = addressed(surname).name;
    let words: Vec<&str> = surname.split_whitespace().collect();
    let particles = ["von", "van", "de", "der", "den", "di", "du", "la", "le", "zu", "af", "al"];
    let one = words.iter().filter(|w| !particles.contains(&fold(w).as_str())).count() == 1;
    let bare = addressed(part).name;
    if !one || !letters(surname) || !letters(bare) || surname.chars().any(is_unspaced) {
        return None;
    }
    let parts: Vec<&str> = bare.split_whitespace().collect();
    let [first, rest @ ..] = parts.as_slice() else {
        return None;
    };
    if !capital(first) || rest.len() > 2 || !rest.iter().all(capital) {
        return None;
    }
    let folded = fold(first);
    let known = is_rarer_given_name(first);
    let initial = first.chars().filter(|c| c.is_alphabetic()).count() == 1 && first.ends_with('.');
    let shouted = first.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let plain = rest.is_empty() && !shouted && !DEPARTMENTS.contains(&folded.as_str());
    (known || initial || (plain && title_follows)).then_some(bare)
}

/// The same of one that stands behind a whole name, and somebody's job is said elsewhere: `Kate Holbrook (Kit), CEO`.
pub(super) fn is_called(word: &str, name: &str, has_job: bool) -> bool {
    let is_whole = name.split_whitespace().count() > 1;
    is_nickname(word, name) || (is_whole && has_job && is_pet_name(word))
}

/// `Hajo` of Hans-Joachim, `Bob`, `Tommy` of Thomas, `Amy` of 王敏: one word beside the name that is a given name, made
/// of its letters, or shortened.
pub(super) fn is_nickname(word: &str, name: &str) -> bool {
    const LONGEST: usize = 8;
    if is_other_spelling(word, name) {
        return true;
    }
    let (folded, of) = (fold(word), fold(name));
    let is_unknown = !DEPARTMENTS.contains(&folded.as_str()) && !shouted(&word);
    let is_word = word.chars().all(|c| c.is_alphabetic() || c == '-')
        && (capital(&word) || word.chars().all(is_unspaced));
    let of_two_scripts = word.chars().any(is_unspaced) != name.chars().any(is_unspaced)
        && word.chars().count() <= LONGEST;
    let mut letters = of.chars();
    let is_made_of_it = folded.chars().all(|c| letters.any(|letter| letter == c));
    let shares = word.chars().all(is_unspaced) && word.chars().any(|c| name.contains(c));
    let is_short = ["y", "ie", "i"].iter().any(|end| folded.ends_with(end))
        && folded.chars().count() <= LONGEST
        && (folded.chars().next() == of.chars().next() || is_pet_name(word));
    is_word
        && is_unknown
        && (is_rarer_given_name(word) || of_two_scripts || is_made_of_it || shares || is_short)
}

/// `Kit`, `Totti`: a short word that may be what somebody is called, and is no department.
fn is_pet_name(word: &str) -> bool {
    const LONGEST: usize = 6;
    const JOBS: &[&str] =
        &["er", "in", "or", "ent", "ant", "ist", "eur", "ik", "ung", "al", "ics", "ng"];
    let folded = fold(word);
    let is_word = word.chars().all(char::is_alphabetic)
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase);
    is_word
        && (2..=LONGEST).contains(&word.chars().count())
        && !DEPARTMENTS.contains(&folded.as_str())
        && !PLACES.contains(&folded.as_str())
        && !JOBS.iter().any(|end| folded.ends_with(end))
}

/// `Yamada Taro` of 山田太郎, `王敏` of Amy Wang: the name in other letters, each word of it written as one.
fn is_other_spelling(text: &str, name: &str) -> bool {
    const JOBS: [&str; 14] = [
        "owner",
        "manager",
        "head",
        "lead",
        "leader",
        "director",
        "engineer",
        "officer",
        "buyer",
        "user",
        "leiter",
        "leiterin",
        "team",
        "assistant",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    let of_two = text.chars().any(is_unspaced) != name.chars().any(is_unspaced);
    let is_name = match text.chars().any(is_unspaced) {
        true => (2..=6).contains(&text.chars().count()) && text.chars().all(is_unspaced),
        false => (2..=3).contains(&words.len()) && letters(text) && words.iter().all(capital),
    };
    let is_job = words.iter().any(|word| {
        let folded = fold(word);
        JOBS.contains(&folded.as_str()) || DEPARTMENTS.contains(&folded.as_str()) || shouted(word)
    });
    of_two && is_name && !is_job
}

fn capital(word: &&str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
}

fn letters(text: &str) -> bool {
    text.chars().all(|c| c.is_alphabetic() || " -.'’".contains(c))
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}
