//! A place that nobody is known in: its job stands where the name would.

use super::Terms;
use super::apart::{Part, is_title};
use super::words::NOBODY;
use crate::text::fold;

/// Articles before a job.
const ARTICLES: &[&str] = &[
    "the", "their", "a", "an", "der", "die", "das", "den", "dem", "ihr", "ihre", "ein", "eine",
    "le", "la", "les", "leur", "un", "une", "el", "il",
];

/// `new` before a job.
const NEW: &[&str] = &[
    "new",
    "future",
    "next",
    "neue",
    "neuer",
    "neuen",
    "kunftige",
    "kunftiger",
    "nouveau",
    "nouvelle",
];

/// Beginnings of somebody who is known by who went before.
const SUCCESSORS: &[&str] = &[
    "the successor of",
    "the successor to",
    "successor of",
    "successor to",
    "successor",
    "replacement for",
    "replacement of",
    "der nachfolger von",
    "die nachfolgerin von",
    "nachfolger von",
    "nachfolgerin von",
    "nachfolge",
    "nachfolger",
    "nachfolgerin",
    "successeur de",
    "接替",
];

/// The title of a place that nobody is known in: `Head of QA (unknown)`, `Leiter Einkauf, unbekannt`, `vacant: CFO`,
/// `CFO?`, `the CFO`, `Nachfolger von Wirtz, Produktionsleiter`. The part that says so is taken out.
pub(super) fn vacant<'a>(parts: &mut Vec<Part<'a>>, terms: &Terms) -> Option<&'a str> {
    let (first, _) = *parts.first()?;
    let title = labelled(first).or_else(|| in_brackets(first)).or_else(|| asked(first, terms));
    let title = title.or_else(|| unnamed(parts)).or_else(|| said_so(parts, terms));
    title.map(bare_job).or_else(|| job_alone(first, terms))
}

/// `vacant: CFO`.
fn labelled(first: &str) -> Option<&str> {
    let (before, title) = first.split_once([':', '：'])?;
    (is_nobody(before) && !title.trim().is_empty()).then_some(title.trim())
}

/// `Head of QA (unknown)`.
fn in_brackets(first: &str) -> Option<&str> {
    let (title, rest) = first.split_once(['(', '（'])?;
    let inside = rest.trim_end().strip_suffix([')', '）'])?;
    (is_nobody(inside) && !title.trim().is_empty() && !is_nobody(title)).then_some(title.trim())
}

/// `CFO?`.
fn asked<'a>(first: &'a str, terms: &Terms) -> Option<&'a str> {
    first.strip_suffix(['?', '？']).map(str::trim).filter(|title| is_title(terms, title))
}

/// `Nachfolger von Wirtz, Produktionsleiter`: the job is the second part, and who went before goes to the notes. Where
/// a name stands behind it, it is somebody.
fn unnamed<'a>(parts: &mut Vec<Part<'a>>) -> Option<&'a str> {
    let (first, _) = *parts.first()?;
    let folded = fold(first);
    let begins = |word: &&&str| {
        let rest = folded.strip_prefix(**word);
        rest.is_some_and(|rest| rest.starts_with(' ') || !word.is_ascii())
    };
    let is_successor = SUCCESSORS.iter().any(|word| begins(&word))
        || ["的继任者", "的接班人"].iter().any(|end| folded.ends_with(end));
    let names_one = |text: &str| {
        let mut words = text.split_whitespace();
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        text.split_whitespace().count() > 1 && words.all(is_capital)
    };
    if !is_successor {
        return None;
    }
    let next = parts.iter().skip(1).position(|(said, _)| !said.is_empty() && !is_nobody(said));
    match next.map(|at| at + 1) {
        Some(at) if names_one(parts[at].0) => None,
        Some(at) => {
            let (job, boss) = parts.remove(at);
            parts[0].1 = parts[0].1.or(boss);
            parts.push((first, None));
            Some(job)
        }
        None => Some(first),
    }
}

/// `Leiter Einkauf, unbekannt`; `the CFO, name unknown < Orth`.
fn said_so<'a>(parts: &mut Vec<Part<'a>>, terms: &Terms) -> Option<&'a str> {
    // `name unknown` can be said of nobody but who is looked for.
    let nameless = |text: &str| {
        let folded = fold(text);
        ["name", "nom", "姓名", "名字"].iter().any(|word| folded.contains(word))
    };
    let (first, _) = *parts.first()?;
    let behind = parts.iter().skip(1).position(|(part, _)| is_nobody(part))? + 1;
    let is_hole = is_title(terms, bare_job(first)) || nameless(parts[behind].0);
    is_hole.then(|| {
        let (_, boss) = parts.remove(behind);
        parts[0].1 = parts[0].1.or(boss);
        first
    })
}

/// `the CFO`, `CFO`: a job with an article before it, or in capitals, is nobody's name.
fn job_alone<'a>(first: &'a str, terms: &Terms) -> Option<&'a str> {
    let bare = bare_job(first);
    let is_shouted =
        (2..=4).contains(&bare.chars().count()) && bare.chars().all(char::is_uppercase);
    let has_article = behind_word(first, ARTICLES).is_some();
    ((has_article || is_shouted) && is_title(terms, bare)).then_some(bare)
}

/// The job without `the` and `new` before it.
pub(super) fn bare_job(title: &str) -> &str {
    let job = behind_word(title, ARTICLES).unwrap_or(title);
    behind_word(job, NEW).unwrap_or(job)
}

fn behind_word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let (first, rest) = text.trim().split_once(' ')?;
    words.contains(&fold(first).as_str()).then_some(rest.trim())
}

fn is_nobody(text: &str) -> bool {
    NOBODY.contains(&fold(text.trim()).as_str())
}
