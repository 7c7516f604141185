//! Sentences of a note that promise something: who does it, and what. A habit, a condition and what is denied
//! promise nothing.

mod chinese;
mod words;

use crate::language::dates::{Sense, parse_day_words};
use crate::model::Date;
use words::{
    ADVERBS, BEFORE_DAY, ENGLISH, GERMAN, GERMAN_WORDS, GOING, JOINING, NONE, PLAINLY, PROMISED,
    THEY, TO, WE, WILL,
};

/// Who promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Promiser {
    /// We do.
    Ours,
    /// The one whom the note speaks of.
    They,
    /// Somebody by name.
    Called(String),
}

/// A promise as a note says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidPromise {
    /// Whose.
    pub by: Promiser,
    /// What, in the words of the note; its day may stand at its end.
    pub what: String,
    /// The day that is said before it.
    pub due: Option<Date>,
    /// It is one without a day as well.
    pub sure: bool,
}

/// Every promise of a note that was written on this day.
pub fn promises_said(note: &str, on: Date) -> Vec<SaidPromise> {
    let mut found = Vec::new();
    for sentence in sentences(note) {
        match sentence.chars().any(chinese::is_han) {
            true => found.extend(chinese::promises(&sentence, on)),
            false => found.extend(in_sentence(&sentence, on)),
        }
    }
    found
}

/// Ends of sentences; the point of a day, a number or a title is none.
fn sentences(note: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for part in note.split_inclusive(['\n', ';', '；', '。', '!', '！', '?', '？']) {
        let mut words = part.split_inclusive(' ').peekable();
        while let Some(word) = words.next() {
            if let Some(last) = found.last_mut() {
                last.push_str(word);
            }
            let goes_on = words.peek().is_some_and(|next| next.starts_with(char::is_lowercase));
            if ends_sentence(word, goes_on) {
                found.push(String::new());
            }
        }
        found.push(String::new());
    }
    found.retain(|sentence| !sentence.trim().is_empty());
    found
}

/// Behind the point of a day a small letter goes on: `bis 5.12. mit Preis`.
fn ends_sentence(word: &str, goes_on: bool) -> bool {
    let Some(bare) = word.trim_end().strip_suffix('.') else { return false };
    let dated = bare.contains('.') && bare.ends_with(|c: char| c.is_ascii_digit());
    let plain = bare.chars().count() > 2 && bare.chars().all(char::is_alphabetic);
    word.ends_with(' ') && (plain || (dated && !goes_on))
}

/// A clause that promises: where what is done begins, and whose it is.
struct Clause {
    by: Promiser,
    verb: usize,
    due: Option<Date>,
    sure: bool,
}

fn in_sentence(sentence: &str, on: Date) -> Vec<SaidPromise> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let begins = at == 0
            || words[at - 1].ends_with([',', ':', '.', '-'])
            || JOINING.contains(&bare(words[at - 1]).as_str());
        let clause = clause(&words, at, on).filter(|_| begins);
        let Some(clause) = clause else {
            at += 1;
            continue;
        };
        let end = (clause.verb + 1..words.len()).find(|next| is_another(&words, *next));
        let end = end.unwrap_or(words.len());
        let all = &words[at..end];
        if !all.iter().any(|word| denies(word)) && !sentence.trim_end().ends_with('?') {
            let said = &words[clause.verb..end];
            let (said, weekday) = without_weekday(said, on);
            found.push(SaidPromise {
                by: clause.by,
                what: without_end(said),
                due: clause.due.or(weekday),
                sure: clause.sure || says_to_whom(said),
            });
        }
        at = end;
    }
    found
}

/// `meldet sich Do`: behind a German verb these two are weekdays, and nothing else at the end of an English line.
fn without_weekday<'a>(words: &'a [&'a str], on: Date) -> (&'a [&'a str], Option<Date>) {
    let [rest @ .., last] = words else { return (words, None) };
    let last = last.trim_end_matches(['.', '!']);
    let led = rest.last().is_none_or(|word| word.ends_with(',') || BEFORE_DAY.contains(word));
    let german = rest.iter().any(|word| {
        let word = bare(word);
        GERMAN.iter().any(|(one, third, base, _)| [*one, *third, *base].contains(&word.as_str()))
    });
    if !["Do", "So"].contains(&last) || led || !german {
        return (words, None);
    }
    match parse_day_words(last, on, Sense::Future) {
        Ok(moment) => (rest, Some(moment.date)),
        Err(_) => (words, None),
    }
}

/// A clause of its own begins here: `.., he sends`, `.. and we bring`.
fn is_another(words: &[&str], at: usize) -> bool {
    let before = words[at - 1];
    let joined = before.ends_with([',', ':']) || JOINING.contains(&bare(before).as_str());
    let word = bare(words[at]);
    joined && (WE.contains(&word.as_str()) || THEY.contains(&word.as_str()))
}

/// The words of what is promised, without what joins them to the next clause.
fn without_end(words: &[&str]) -> String {
    let joined = words.last().is_some_and(|last| JOINING.contains(&bare(last).as_str()));
    let words = if joined { &words[..words.len() - 1] } else { words };
    let text = words.join(" ");
    let text = text.trim_end_matches([',', ';', '!', ' ']);
    match text.strip_suffix('.') {
        Some(rest) if !rest.ends_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

fn bare(word: &str) -> String {
    let word = word.replace('’', "'").to_lowercase();
    word.trim_matches([',', '.', ':', ';', '!', '?', '(', ')', '"', '-']).to_owned()
}

fn denies(word: &str) -> bool {
    let word = bare(word);
    NONE.contains(&word.as_str()) || word.ends_with("n't") || word == "no"
}

/// The clause that begins here: with who does it, or with its day.
fn clause(words: &[&str], at: usize, on: Date) -> Option<Clause> {
    if let Some(clause) = by_subject(words, at).or_else(|| without_subject(words, at)) {
        return Some(clause);
    }
    (1..=4).rev().find_map(|n| {
        let day = words.get(at..at + n)?.join(" ");
        let day = day.trim_end_matches(',');
        let plain = n == 1 && day.chars().count() < 3;
        let due = parse_day_words(day, on, Sense::Future).ok().filter(|_| !plain)?.date;
        let clause = by_subject(words, at + n).or_else(|| turned(words, at + n))?;
        Some(Clause { due: Some(due), ..clause })
    })
}

/// `he sends`, `we'll bring`, `Falk will confirm`: who, then what.
fn by_subject(words: &[&str], at: usize) -> Option<Clause> {
    let first = bare(words.get(at)?);
    let pronoun = if WE.contains(&first.as_str()) {
        Some(Promiser::Ours)
    } else if THEY.contains(&first.as_str()) {
        Some(Promiser::They)
    } else {
        None
    };
    if let Some(by) = pronoun {
        let will = first.ends_with("'ll");
        return verb(words, at + 1, will).map(|(verb, sure)| Clause { by, verb, due: None, sure });
    }
    (1..=3).find_map(|n| {
        let name = words.get(at..at + n)?;
        let written = name.iter().all(|w| w.starts_with(|c: char| c.is_uppercase()));
        let whole = !name.iter().any(|w| w.ends_with([',', ':', ';']));
        let (verb, sure) = verb(words, at + n, false).filter(|_| written && whole)?;
        // `Böhme anrufen` is what is to be done with him.
        if is_german_infinitive(&bare(words.get(verb)?)) {
            return None;
        }
        Some(Clause { by: Promiser::Called(name.join(" ")), verb, due: None, sure })
    })
}

/// `schickt Zahlen bis Fr`: the one whom the note speaks of does it; a verb that is a noun as well says nothing.
fn without_subject(words: &[&str], at: usize) -> Option<Clause> {
    let word = bare(words.get(at)?);
    let known = PLAINLY.contains(&word.as_str())
        || GERMAN.iter().any(|(_, third, _, to)| *to && *third == word);
    let asks = words.get(at + 1).is_some_and(|next| {
        let next = bare(next);
        WE.contains(&next.as_str()) || THEY.contains(&next.as_str())
    });
    let clause = Clause { by: Promiser::They, verb: at, due: None, sure: false };
    (known && !asks).then_some(clause)
}

/// `morgen schickt er die Liste`: behind a day the verb stands before who does it.
fn turned(words: &[&str], at: usize) -> Option<Clause> {
    let (verb, sure) = verb(words, at, false).filter(|(verb, _)| *verb == at)?;
    let who = bare(words.get(at + 1)?);
    let by = match who.as_str() {
        who if WE.contains(&who) => Promiser::Ours,
        who if THEY.contains(&who) => Promiser::They,
        _ => return None,
    };
    Some(Clause { by, verb, due: None, sure })
}

/// Where the verb of a promise stands, and whether it is one without a day; `will` is said before it already.
fn verb(words: &[&str], at: usize, will: bool) -> Option<(usize, bool)> {
    let at = (at..words.len()).find(|at| !ADVERBS.contains(&bare(words[*at]).as_str()))?;
    let word = bare(words[at]);
    if PROMISED.contains(&word.as_str()) {
        return Some((at, true));
    }
    let has = ["has", "have", "hat", "habe", "haben"].contains(&word.as_str());
    if has {
        let promised = words[at..].iter().any(|w| PROMISED.contains(&bare(w).as_str()));
        return promised.then_some((at, true));
    }
    if WILL.contains(&word.as_str()) {
        let goes = bare(words.get(at + 1)?) == "going" && bare(words.get(at + 2)?) == "to";
        let going = GOING.contains(&word.as_str());
        let comes = match word.as_str() {
            "will" => is_english_will(&words[at + 1..]),
            _ => words[at + 1..].iter().any(|w| is_infinitive(&bare(w))),
        };
        return (comes && goes == going).then_some((at, true));
    }
    let known = is_infinitive(&word)
        || ENGLISH.iter().any(|(_, third, _)| *third == word)
        || GERMAN.iter().any(|(first, third, _, _)| *first == word || *third == word);
    known.then_some((at, will))
}

/// `will send`: of what is to come. `will Muster`, `will im Q1 entscheiden` is German and what somebody wants.
fn is_english_will(behind: &[&str]) -> bool {
    let is_adverb = |word: &str| ADVERBS.contains(&word) || word.ends_with("ly");
    let mut words = behind.iter().skip_while(|word| is_adverb(&bare(word)));
    let Some(verb) = words.next() else { return false };
    let small = !verb.starts_with(char::is_uppercase);
    let of_german = |word: &&str| {
        let word = bare(word);
        GERMAN_WORDS.contains(&word.as_str()) || is_german_infinitive(&word)
    };
    let english = ENGLISH.iter().any(|(base, ..)| *base == bare(verb));
    small && english && !words.any(of_german)
}

fn is_infinitive(word: &str) -> bool {
    ENGLISH.iter().any(|(base, ..)| *base == word) || is_german_infinitive(word)
}

fn is_german_infinitive(word: &str) -> bool {
    GERMAN.iter().any(|(_, _, base, _)| *base == word)
}

/// `sends us`, `schicke ihm`: what is sent to somebody is promised without a day too.
fn says_to_whom(words: &[&str]) -> bool {
    let verb = words.first().map(|word| bare(word)).unwrap_or_default();
    let sends = ENGLISH.iter().any(|(base, third, to)| *to && (*base == verb || *third == verb))
        || GERMAN.iter().any(|(first, third, base, to)| {
            *to && (*first == verb || *third == verb || *base == verb)
        });
    sends && words.iter().skip(1).any(|word| TO.contains(&bare(word).as_str()))
}

#[cfg(test)]
mod tests;
