//! The parts of a person line: the name first, the others behind commas.

use super::hole::vacant;
use super::name::{given_name, is_called};
use super::parts::is_state;
use super::{Guess, Terms, bracketed};
use crate::language::choices::role;
use crate::language::names::{addressed, is_degree, is_rarer_given_name, is_suffix};
use crate::language::quick_entry::person_words::OUTSIDE;
use crate::text::fold;

/// A part of the line, and whom it says that somebody reports to.
pub(super) type Part<'a> = (&'a str, Option<&'a str>);

/// A line taken apart.
pub(super) struct Apart<'a> {
    /// The name as it was typed, the given name first.
    pub names: String,
    /// What somebody is called beside it: `Hans-Joachim Meyer (Hajo)`.
    pub nickname: Option<&'a str>,
    /// The parts, the first of them the name's.
    pub parts: Vec<Part<'a>>,
}

const COMMAS: [char; 5] = [',', ';', '，', '；', '、'];
/// Strokes between the parts of a line without commas.
const STROKES: [&str; 4] = [" - ", " – ", " — ", " | "];

/// The line between its commas, but those in brackets and in `1,5 days`.
fn between_commas(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    for (at, c) in line.char_indices() {
        let (before, rest) =
            (line.get(from..at).unwrap_or_default(), line.get(at..).unwrap_or_default());
        match c {
            '(' | '（' if rest.contains([')', '）']) => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth > 0 || !COMMAS.contains(&c) || is_decimal(before, rest) => {}
            _ => {
                pieces.push(before);
                from = at + c.len_utf8();
            }
        }
    }
    pieces.push(line.get(from..).unwrap_or_default());
    pieces
}

/// `1,5 days`: the comma of a number that something is counted in, and not one between two marks.
fn is_decimal(before: &str, rest: &str) -> bool {
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    let Some(behind) = rest.strip_prefix(',') else { return false };
    let unit = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = (1..=2).contains(&digits) && unit.len() < behind.len();
    is_number && unit.trim_start_matches([' ', '%']).starts_with(char::is_alphabetic)
}

/// The line between its commas; the part of the name, and a line without commas, between strokes too.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = between_commas(line);
    let Some(first) = pieces.first().copied() else {
        return pieces;
    };
    let mut rest = first;
    let mut cut = Vec::new();
    while let Some((at, stroke)) =
        STROKES.iter().filter_map(|s| Some((rest.find(s)?, *s))).min_by_key(|(at, _)| *at)
    {
        let (before, behind) = (&rest[..at], &rest[at + stroke.len()..]);
        let is_number = before.ends_with(|c: char| c.is_ascii_digit())
            && behind.starts_with(|c: char| c.is_ascii_digit());
        if is_number {
            break;
        }
        cut.push(before);
        rest = behind;
    }
    cut.push(rest);
    pieces.splice(..1, cut);
    pieces
}

const REPORTS_TO: [&str; 3] = [" reports to ", " reporting to ", " berichtet an "];

/// A part, and the boss that stands in it behind `<` or in words.
fn under(piece: &str) -> Part<'_> {
    if let Some((said, boss)) = piece.split_once(['<', '＜', '‹']) {
        return (said.trim(), Some(boss.trim()));
    }
    let lower = piece.to_ascii_lowercase();
    let found = REPORTS_TO.iter().find_map(|words| lower.find(words).map(|at| (at, words.len())));
    match found.and_then(|(at, length)| Some((piece.get(..at)?, piece.get(at + length..)?))) {
        Some((said, boss)) if !said.trim().is_empty() => (said.trim(), Some(boss.trim())),
        _ => (piece.trim(), None),
    }
}

/// `external: Kim Lee`, `CFO: Ann Lee`: what stands before the name, and the name.
fn labelled<'a>(said: &'a str, terms: &Terms) -> Option<(&'a str, &'a str)> {
    let (before, name) = said.split_once([':', '：'])?;
    let (before, name) = (before.trim(), name.trim());
    let folded = fold(before);
    let known = OUTSIDE.contains(&folded.as_str())
        || role(before).is_some()
        || (terms.guess)(before) != Guess::default();
    (known && !name.is_empty()).then_some((before, name))
}

/// The part of the name without what stands in brackets behind it.
struct NamePart<'a> {
    name: &'a str,
    nickname: Option<&'a str>,
    in_brackets: Option<&'a str>,
}

fn beside<'a>(parts: &[Part<'a>], terms: &Terms) -> NamePart<'a> {
    let whole = parts.first().map_or("", |(said, _)| *said);
    let plain = NamePart { name: whole, nickname: None, in_brackets: None };
    let Some((name, inside)) = bracketed(whole).filter(|(bare, _)| !bare.is_empty()) else {
        return plain;
    };
    let says = is_title(terms, inside) || role(inside).is_some() || is_state(inside);
    let follows = parts.iter().skip(1).any(|(part, _)| is_title(terms, part));
    let has_job = follows || terms.given("title").is_some();
    match is_called(inside, name, has_job) && !says {
        true => NamePart { name, nickname: Some(inside), ..plain },
        false => NamePart { name, in_brackets: Some(inside), ..plain },
    }
}

/// Takes a line apart: what stands in brackets behind the name is a nickname, or a part of its own.
pub(super) fn apart<'a>(line: &'a str, terms: &Terms) -> Apart<'a> {
    let mut parts: Vec<Part> = pieces(line).into_iter().map(under).collect();
    if let Some((before, name)) = parts.first().and_then(|(said, _)| labelled(said, terms)) {
        let boss = parts[0].1;
        parts[0] = (name, boss);
        parts.insert(1, (before, None));
    }
    name_first(&mut parts, terms);
    let suffix = suffix(&mut parts);
    if let Some(title) = vacant(&mut parts, terms) {
        return Apart { names: format!("? {title}"), nickname: None, parts };
    }
    let has_job = terms.given("title").is_some();
    let NamePart { name, mut nickname, in_brackets } = beside(&parts, terms);
    let given = parts.get(1).filter(|(part, _)| !is_title(terms, part)).map(|(part, _)| *part);
    // `Berg, Ida (temp)`.
    let (given, behind_given) = match given.and_then(bracketed) {
        Some((bare, inside)) if !bare.is_empty() => (Some(bare), Some(inside)),
        _ => (given, None),
    };
    let follows = has_job || parts.iter().skip(2).any(|(part, _)| is_title(terms, part));
    let first = given.and_then(|part| given_name(name, part, follows).map(|bare| (part, bare)));
    let behind_given = behind_given.filter(|_| first.is_some());
    let whole = format!("{} {name}", given.unwrap_or_default());
    let is_called = |inside: &&str| is_called(inside, &whole, has_job || follows);
    let in_brackets = in_brackets.into_iter().chain(match behind_given.filter(is_called) {
        Some(called) => {
            nickname = nickname.or(Some(called));
            None
        }
        None => behind_given,
    });
    let names = match first {
        Some((part, bare)) => {
            let forms = [addressed(name).forms, addressed(part).forms].concat();
            let forms = forms.iter().map(|form| format!("{form} ")).collect::<String>();
            let (_, boss) = parts.remove(1);
            if let Some(first) = parts.first_mut() {
                first.1 = first.1.or(boss);
            }
            format!("{forms}{bare} {}", addressed(name).name)
        }
        None => name.to_owned(),
    };
    let inside: Vec<&str> = in_brackets.flat_map(|inside| inside.split(COMMAS)).collect();
    for inside in inside.into_iter().rev() {
        parts.insert(1, (inside.trim(), None));
    }
    let names = match suffix {
        Some(suffix) => format!("{names} {suffix}"),
        None => names,
    };
    Apart { names, nickname, parts }
}

/// `CFO, Ann Lee`: the name goes before the title, where the second part can be nothing but a name.
fn name_first(parts: &mut [Part], terms: &Terms) {
    let [(title, None), (name, _), ..] = parts else { return };
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = (2..=3).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().any(char::is_lowercase)
                && word.chars().all(|c| c.is_alphabetic() || "-.'’".contains(c))
        });
    let is_other = is_title(terms, name) || role(name).is_some() || is_state(name);
    let is_known = words.first().is_some_and(|word| is_rarer_given_name(word));
    if is_name && is_known && !is_other && is_title(terms, title) && role(title).is_none() {
        parts.swap(0, 1);
    }
}

/// `Davy Jones, Jr.`, `Ann Lee, MSc, PhD`: what belongs to the name, taken out of the parts.
fn suffix(parts: &mut Vec<Part>) -> Option<String> {
    let belongs = |(part, boss): &Part| boss.is_none() && (is_suffix(part) || is_degree(part));
    let all: Vec<&str> =
        parts.iter().skip(1).filter(|part| belongs(part)).map(|part| part.0).collect();
    let suffix = all.join(" ");
    let mut is_name = true;
    parts.retain(|part| std::mem::take(&mut is_name) || !belongs(part));
    (!suffix.is_empty()).then_some(suffix)
}

pub(super) fn is_title(terms: &Terms, part: &str) -> bool {
    (terms.guess)(part) != Guess::default()
}
