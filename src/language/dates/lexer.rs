//! Text to terms: words, numbers and marks of a day, whatever the language.

use super::Trouble;
use super::feasts::Feast;
use super::misspelt;
use super::words::{
    BEHIND, COMPOUND_DAYS, COMPOUND_PARTS, NUMBERED_WEEKS, NUMERALS, PHRASES, QUARTERS, WEEK_DAYS,
    WEEK_WORDS, WEEKS, known, week,
};
use crate::text::fold;
use unicode_normalization::UnicodeNormalization;

/// What a distance is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanUnit {
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// One term of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A number with its count of digits; 0 digits: a word.
    Number {
        value: i64,
        digits: usize,
    },
    /// `.` `-` `/` `:` `+`
    Mark(char),
    /// So many days from today.
    Shift(i64),
    /// 0 = Monday.
    Weekday(u32),
    /// A day of a week so many weeks ahead of this one.
    Week {
        ahead: i64,
        day: Option<u32>,
    },
    /// 1 to 12.
    Month(u32),
    SpanUnit(SpanUnit),
    In,
    Ago,
    Later,
    Last,
    Next,
    This,
    EndOf,
    MiddleOf,
    StartOf,
    Am,
    Pm,
    /// `Q3`: 1 to 4.
    Quarter(u32),
    /// `H2`: 1 or 2.
    HalfYear(u32),
    /// A week by its number: `KW`.
    CalendarWeek,
    Feast(Feast),
    /// `Uhr`, `点`.
    Clock,
    HalfPast,
    YearMark,
    MonthMark,
    DayMark,
    /// The Saturday of a week.
    Weekend,
    /// `kommend`: the next one that comes.
    Coming,
    /// The morning, the evening: when on a day it was.
    Part(Half),
    /// Says nothing.
    Filler,
}

/// The half of the day that a part of it is in; the night is in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    First,
    Second,
    Both,
}

/// The terms of a text, fillers left out.
pub(super) fn terms(text: &str) -> Result<Vec<Term>, Trouble> {
    let small: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let small = super::spans::joined_hours(&super::hours::as_figures(&small));
    let chars: Vec<char> = super::phrases::read_as(&small).chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        at += one(&chars[at..], &mut found)?;
    }
    found.retain(|term| *term != Term::Filler);
    drop_ordinals(&mut found);
    Ok(found)
}

/// `1st of March`, `March 1st`: the mark says nothing beside the name of a month.
fn drop_ordinals(terms: &mut Vec<Term>) {
    let is_month = |at: Option<usize>, terms: &[Term]| {
        let term = at.and_then(|at| terms.get(at));
        matches!(term, Some(Term::Month(_)))
    };
    let mut at = 0;
    while at < terms.len() {
        let beside = is_month(Some(at + 1), terms) || is_month(at.checked_sub(2), terms);
        if terms[at] == Term::DayMark && beside {
            terms.remove(at);
        }
        at += 1;
    }
}

/// Reads one term off the front; how many characters it took.
fn one(rest: &[char], found: &mut Vec<Term>) -> Result<usize, Trouble> {
    let first = rest[0];
    match first {
        c if c.is_whitespace() => Ok(1),
        '0'..='9' => number(rest, found),
        ',' | '\'' | '’' | '、' => Ok(1),
        '.' | '。'
            if matches!(
                found.last(),
                Some(
                    Term::Month(_)
                        | Term::Weekday(_)
                        | Term::SpanUnit(_)
                        | Term::Shift(_)
                        | Term::Part(_)
                )
            ) =>
        {
            Ok(1)
        }
        '.' | '-' | '/' | ':' | '+' => {
            found.push(Term::Mark(first));
            Ok(1)
        }
        '\u{2212}' | '–' => {
            found.push(Term::Mark('-'));
            Ok(1)
        }
        c if is_han(c) => han(rest, found),
        c if c.is_alphabetic() => word(rest, found),
        _ => Err(Trouble::Unknown),
    }
}

fn number(rest: &[char], found: &mut Vec<Term>) -> Result<usize, Trouble> {
    let digits: String = rest.iter().take_while(|c| c.is_ascii_digit()).collect();
    let value = digits.parse().map_err(|_| Trouble::Unknown)?;
    if digits.len() > 9 {
        return Err(Trouble::Unknown);
    }
    found.push(Term::Number { value, digits: digits.len() });
    let letters: String =
        rest[digits.len()..].iter().take_while(|c| c.is_alphabetic() && !is_han(**c)).collect();
    if ["te", "ten", "ter", "tes"].contains(&letters.as_str()) {
        found.push(Term::DayMark);
        return Ok(digits.len() + letters.len());
    }
    Ok(digits.len())
}

/// `2d`, `T10:00`: a letter is a word of a day only behind a figure. `an d. Pumpe` and `Wirth, A. Werk` name none.
fn stands_alone(letters: &str, rest: &[char], found: &[Term]) -> bool {
    let is_letter = letters.chars().count() == 1 && !matches!(rest.get(1), Some('0'..='9'));
    let behind_figure = matches!(found.last(), Some(Term::Number { digits: 1.., .. }));
    let stopped = rest.get(1) == Some(&'.');
    is_letter && (stopped || letters != "a") && !behind_figure
}

fn word(rest: &[char], found: &mut Vec<Term>) -> Result<usize, Trouble> {
    let letters: String = rest.iter().take_while(|c| c.is_alphabetic() && !is_han(**c)).collect();
    let folded = fold(&letters);
    // `heute morgen` is a part of today, `morgen` alone the day after it.
    if folded == "morgen" && matches!(found.last(), Some(Term::Shift(_) | Term::Weekday(_))) {
        found.push(Term::Part(Half::First));
        return Ok(letters.chars().count());
    }
    match (folded.as_str(), rest.get(1).and_then(|c| c.to_digit(10))) {
        ("q", Some(n @ 1..=4)) => {
            found.push(Term::Quarter(n));
            return Ok(2);
        }
        ("h", Some(n @ 1..=2)) => {
            found.push(Term::HalfYear(n));
            return Ok(2);
        }
        _ => {}
    }
    if stands_alone(&folded, rest, found) {
        return Err(Trouble::Unknown);
    }
    let length = letters.chars().count();
    if is_numbered_week(&folded, &rest[length..], found) {
        found.push(Term::CalendarWeek);
        return Ok(length);
    }
    if let Some((_, way)) = BEHIND.iter().find(|(word, _)| *word == folded) {
        behind(*way, found)?;
        return Ok(letters.chars().count());
    }
    if let Some(terms) = known(&folded).or_else(|| several_days(&folded, found)) {
        found.extend_from_slice(terms);
    } else if let Some(terms) = compound(&folded) {
        found.extend(terms);
    } else {
        found.extend_from_slice(misspelt::read(&folded, found).ok_or(Trouble::Unknown)?);
    }
    Ok(letters.chars().count())
}

/// `2 Fridays ago`: several of a day are one of it only where they are counted.
fn several_days(word: &str, before: &[Term]) -> Option<&'static [Term]> {
    let terms = known(word.strip_suffix('s')?)?;
    let counted = matches!(before.last(), Some(Term::Number { .. }));
    (counted && matches!(terms, [Term::Weekday(_)])).then_some(terms)
}

/// `week 50`, `2026-W50`: the number of a week, not so many weeks; `in 1 week 3 days` and `next week 14:00` name none.
fn is_numbered_week(word: &str, rest: &[char], before: &[Term]) -> bool {
    let number = rest.iter().find(|c| !(c.is_whitespace() || **c == '.'));
    let counted = match before {
        [.., Term::Number { digits: 4, .. }]
        | [.., Term::Number { digits: 4, .. }, Term::Mark('-')] => {
            word == "w" || NUMBERED_WEEKS.contains(&word)
        }
        [.., Term::Number { .. } | Term::Next | Term::Last | Term::This | Term::Coming] => false,
        _ => NUMBERED_WEEKS.contains(&word),
    };
    counted && number.is_some_and(char::is_ascii_digit)
}

/// French puts it behind: `vendredi prochain` is the one that comes, `le mois dernier` the last one.
fn behind(way: Term, found: &mut Vec<Term>) -> Result<(), Trouble> {
    match found.pop() {
        Some(day @ Term::Weekday(_)) if way == Term::Next => found.extend([Term::Coming, day]),
        Some(what @ (Term::Weekday(_) | Term::SpanUnit(_) | Term::Weekend)) => {
            found.extend([way, what]);
        }
        _ => return Err(Trouble::Unknown),
    }
    Ok(())
}

/// `Freitagabend`: a day and a part of it in one word.
fn compound(word: &str) -> Option<[Term; 2]> {
    COMPOUND_DAYS.iter().zip(0..).find_map(|(day, number)| {
        let part = word.strip_prefix(day)?;
        let (_, half) = COMPOUND_PARTS.iter().find(|(name, _)| *name == part)?;
        Some([Term::Weekday(number), Term::Part(*half)])
    })
}

/// `第50周`, `第四季度`: a week or a quarter by its number.
fn chinese_ordinal(rest: &[char]) -> Option<(Vec<Term>, usize)> {
    let number = rest.strip_prefix(&['第'])?;
    let digits: String = number.iter().take_while(|c| c.is_ascii_digit()).collect();
    let (value, length) = match digits.parse() {
        Ok(value) => (value, digits.len()),
        Err(_) => numeral(number)?,
    };
    let unit = &number[length..];
    if let Some(week) = week_word(unit) {
        return Some((
            vec![Term::CalendarWeek, Term::Number { value, digits: 0 }],
            1 + length + week,
        ));
    }
    let quarter = QUARTERS.iter().find(|word| starts(unit, word))?;
    let which = u32::try_from(value).ok().filter(|n| (1..=4).contains(n))?;
    Some((vec![Term::Quarter(which)], 1 + length + quarter.chars().count()))
}

fn han(rest: &[char], found: &mut Vec<Term>) -> Result<usize, Trouble> {
    if let Some((terms, length)) = chinese_ordinal(rest) {
        found.extend(terms);
        return Ok(length);
    }
    if let Some((term, length)) = chinese_week(rest) {
        found.push(term);
        return Ok(length);
    }
    let longest = PHRASES
        .iter()
        .flat_map(|(words, terms)| words.iter().map(move |word| (*word, *terms)))
        .filter(|(word, _)| starts(rest, word))
        .max_by_key(|(word, _)| word.chars().count());
    if let Some((word, terms)) = longest {
        found.extend_from_slice(terms);
        return Ok(word.chars().count());
    }
    let (value, length) = numeral(rest).ok_or(Trouble::Unknown)?;
    found.push(Term::Number { value, digits: 0 });
    Ok(length)
}

/// `周五`, `下周五`, `下周`, `上个星期二`; a bare `周` is a unit, not a week.
fn chinese_week(rest: &[char]) -> Option<(Term, usize)> {
    let prefix = WEEKS
        .iter()
        .find(|(word, _)| starts(rest, word) && week_word(&rest[word.chars().count()..]).is_some());
    let skipped = prefix.map_or(0, |(word, _)| word.chars().count());
    let length = skipped + week_word(&rest[skipped..])?;
    let day =
        rest.get(length).and_then(|c| WEEK_DAYS.iter().find(|(d, _)| d == c)).map(|(_, d)| *d);
    if rest.get(length) == Some(&'末') {
        let weekend = prefix.map_or(Term::Weekend, |(_, ahead)| week(*ahead, Some(5)));
        return Some((weekend, length + 1));
    }
    match (prefix, day) {
        (None, Some(day)) => Some((Term::Weekday(day), length + 1)),
        (Some((_, ahead)), Some(day)) => Some((week(*ahead, Some(day)), length + 1)),
        (Some((_, ahead)), None) => Some((week(*ahead, None), length)),
        (None, None) => None,
    }
}

fn week_word(rest: &[char]) -> Option<usize> {
    WEEK_WORDS.iter().find(|word| starts(rest, word)).map(|word| word.chars().count())
}

/// `三`, `十`, `十二`, `二十`, `三十一`, `二〇二六`.
fn numeral(rest: &[char]) -> Option<(i64, usize)> {
    let digits: Vec<i64> = rest
        .iter()
        .map_while(|c| NUMERALS.iter().find(|(n, _)| n == c).map(|(_, value)| *value))
        .take(4)
        .collect();
    let value = match digits.as_slice() {
        [] => return None,
        [one] => *one,
        [10, one] if *one < 10 => 10 + one,
        [ten, 10] if *ten < 10 => ten * 10,
        [ten, 10, one] if *ten < 10 && *one < 10 => ten * 10 + one,
        digits if digits.iter().all(|d| *d < 10) => digits.iter().fold(0, |n, d| n * 10 + d),
        _ => return None,
    };
    Some((value, digits.len()))
}

fn starts(rest: &[char], word: &str) -> bool {
    let mut given = rest.iter();
    word.chars().all(|c| given.next() == Some(&c))
}

/// A Chinese character, or the round zero.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
