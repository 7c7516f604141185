//! The day that a line of plain words ends on: `send Falk the comparison Fri`, `报价下周五`, `周五前发报价`.

use crate::language::dates::{Sense, parse_day_words};
use crate::model::{Date, Moment, is_blank};

/// The most words that a day is said in: `by the end of next month`.
const WORDS: usize = 6;
/// The most letters of a script without blanks that a day is said in.
const LETTERS: usize = 8;
/// Words that are a weekday in German and mean something else at the end of an English line.
const PLAIN: [&str; 2] = ["do", "so"];
/// Behind these, and with a capital, they are a weekday: `bis Do`.
const BEFORE_GERMAN: [&str; 6] = ["bis", "am", "zum", "ab", "vor", "spätestens"];
/// "Before", behind a day at the head of a Chinese line.
const BEFORE: [&str; 4] = ["之前", "以前", "前", "内"];

/// Parts of a verb that stand behind its day: `rufe ihn morgen an`, `call him tomorrow back`.
const APART: [&str; 18] = [
    "an", "ab", "zu", "vor", "ein", "nach", "mit", "her", "hin", "zurück", "weiter", "durch",
    "fest", "vorbei", "back", "up", "over", "again",
];

/// Words before a day, which go with it.
const BEFORE_DAY: [&str; 20] = [
    "by",
    "on",
    "until",
    "till",
    "bis",
    "am",
    "zum",
    "ab",
    "spätestens",
    "vor",
    "before",
    "due",
    "for",
    "at",
    "in",
    "um",
    "gegen",
    "fällig",
    "from",
    "the",
];
/// Of these, those before a day of the month: `bis 15.`
const BEFORE_DATE: [&str; 8] = ["by", "on", "until", "till", "bis", "am", "zum", "ab"];
/// Of these, those before the end of a month, a season, a quarter: `by Sept 2027`.
const BY: [&str; 10] =
    ["by", "until", "till", "before", "due", "bis", "zum", "vor", "spätestens", "fällig"];
/// Words before a figure that is a time, a place or a number: `at 5`, `sheets 4, 5`, `room 3`.
const FIGURED: [&str; 28] = [
    "or", "oder", "at", "um", "gegen", "sheet", "sheets", "page", "pages", "room", "no", "no.",
    "nr", "nr.", "item", "items", "point", "points", "unit", "units", "line", "lines", "version",
    "rev", "level", "part", "lot", "seite",
];

/// The text without the day that is said behind its last comma, after `by`, or as its last words; and the
/// day. It is taken off only where it can be nothing else: no time of day, length, number or name.
pub fn ends_on(text: &str, today: Date) -> (String, Option<Date>) {
    let text = text.trim();
    let found = after_comma(text, today)
        .or_else(|| last_words(text, today))
        .or_else(|| last_letters(text, today))
        .or_else(|| first_letters(text, today));
    if found.is_none()
        && let Some((rest, particle)) = text.rsplit_once(' ')
        && APART.contains(&particle.trim_end_matches('.'))
        && let (what, Some(due)) = ends_on(rest, today)
    {
        return (format!("{what} {particle}"), Some(due));
    }
    match found {
        // A time of day stays in the words: only the day has a place of its own.
        Some((_, moment)) if moment.minute.is_some() => (text.to_owned(), Some(moment.date)),
        Some((what, moment)) => (what.to_owned(), Some(moment.date)),
        None => (text.to_owned(), None),
    }
}

/// A day that is one and nothing else: a bare figure, a time alone, a length, a month or a name are none.
fn day(words: &str, today: Date) -> Option<Moment> {
    let raw = words.trim();
    let words = raw.trim_end_matches(['.', '。', '!', ';', '；']).trim();
    if is_blank(words) || !says_day(words, raw.ends_with('.')) {
        return None;
    }
    // `bis 15.` is a day, the point at the end of the line a part of it.
    let dotted = format!("{words}.");
    let moment =
        read(today, words).or_else(|| read(today, &dotted).filter(|_| raw.ends_with('.')))?;
    // A time without a day is of today only by chance: `call him 10:00`.
    let timed = moment.minute.is_some() && moment.date == today;
    (!timed || names_today(words)).then_some(moment)
}

fn read(today: Date, words: &str) -> Option<Moment> {
    parse_day_words(words, today, Sense::Future).ok()
}

fn names_today(words: &str) -> bool {
    let words = words.to_lowercase();
    ["today", "tonight", "heute", "今"].iter().any(|word| words.contains(word))
}

/// Figures say a day only as `5.12.`, `5.12.26`, `2026-12-05` or beside a month or a Chinese sign of one.
fn says_day(words: &str, dotted: bool) -> bool {
    let all = words.split_whitespace().count();
    let first = words.split_whitespace().next().map(str::to_lowercase);
    let words =
        words.split_whitespace().filter(|w| !BEFORE_DAY.contains(&w.to_lowercase().as_str()));
    let rest: Vec<&str> = words.collect();
    let introduced = rest.len() < all;
    match rest.as_slice() {
        [] => false,
        // `2.1` may be a version: a day is written `2.1.` or `by 2.1`.
        [one] if one.chars().all(|c| c.is_ascii_digit() || ".,/-+".contains(c)) => {
            let day_alone = dotted && first.is_some_and(|w| BEFORE_DATE.contains(&w.as_str()));
            match one.chars().all(|c| c.is_ascii_digit()) {
                true => day_alone,
                false => is_dated(one) && (dotted || introduced || !is_version(one)),
            }
        }
        // `2w` and `3m` behind words are lengths and sizes.
        [one] if one.starts_with(|c: char| c.is_ascii_digit()) => {
            !one.ends_with(|c: char| c.is_ascii_alphabetic()) || is_ordinal(one)
        }
        [one] if PLAIN.contains(&one.to_lowercase().as_str()) => {
            let german = first.is_some_and(|word| BEFORE_GERMAN.contains(&word.as_str()));
            german && one.starts_with(char::is_uppercase)
        }
        [one] => introduced || !is_name(one),
        [count, unit] if is_count(count) && is_unit(unit) => false,
        // `prices for Sept 2027` is what they are of; `by Sept 2027` is when.
        [_, year] if is_year(year) => first.is_some_and(|w| BY.contains(&w.as_str())),
        _ => true,
    }
}

/// `5.12.`, `5.12.26`, `5/12/2026`, `2026-12-05`: two parts with a point behind them, or three.
fn is_dated(figure: &str) -> bool {
    let parts = figure.split(mark).filter(|part| !part.is_empty()).count();
    let plain = figure.chars().all(|c| c.is_ascii_digit() || mark(c));
    let slashed = figure.contains('/');
    plain
        && (parts == 3
            || (parts == 2 && (figure.ends_with('.') || slashed || figure.contains('.'))))
}

fn mark(c: char) -> bool {
    ".-/".contains(c)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())
}

fn is_version(figure: &str) -> bool {
    figure.matches('.').count() == 1 && !figure.contains(['/', '-'])
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
}

/// A weekday, a month or a filler that is also somebody's name: `ask Sun`, `call May`, `see Jan`.
fn is_name(word: &str) -> bool {
    const NAMES: [&str; 11] = [
        "May",
        "Jan",
        "Sun",
        "Mai",
        "April",
        "June",
        "August",
        "Mar",
        "Easter",
        "Silvester",
        "Sylvester",
    ];
    NAMES.contains(&word)
}

fn is_count(word: &str) -> bool {
    const COUNTS: [&str; 8] = ["a", "one", "two", "three", "ein", "eine", "zwei", "drei"];
    word.chars().all(|c| c.is_ascii_digit()) || COUNTS.contains(&word.to_lowercase().as_str())
}

/// A length of time: `takes 2 weeks`, `for 3 days`.
fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 16] = [
        "day", "days", "week", "weeks", "month", "months", "year", "years", "tag", "tage", "tagen",
        "woche", "wochen", "monat", "monate", "monaten",
    ];
    UNITS.contains(&word.to_lowercase().as_str())
}

/// A clause behind a comma is a day; a figure behind one goes on with a list of figures.
fn after_comma(text: &str, today: Date) -> Option<(&str, Moment)> {
    let (what, after) = text.rsplit_once([',', '，', '、'])?;
    let in_days = in_so_long(after, today);
    let moment = in_days.or_else(|| day(after, today))?;
    (!is_blank(what)).then(|| (what.trim(), moment))
}

/// `in 2 weeks`, `+2w`: so long from now, where it is all that stands there.
fn in_so_long(words: &str, today: Date) -> Option<Moment> {
    let words = words.trim().trim_end_matches('.');
    const FROM_NOW: [&str; 3] = ["in ", "+", "within "];
    let from_now = FROM_NOW.iter().any(|start| words.to_lowercase().starts_with(start));
    let plain = words.strip_prefix("within ").map(|rest| ["in", rest].join(" "));
    let unit = words.ends_with(|c: char| c.is_alphabetic());
    (from_now && unit)
        .then(|| parse_day_words(plain.as_deref().unwrap_or(words), today, Sense::Future).ok())?
}

/// The most of the last words that are a day together.
fn last_words(text: &str, today: Date) -> Option<(&str, Moment)> {
    let gaps: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .rev()
        .take(WORDS)
        .collect();
    gaps.into_iter().rev().find_map(|at| {
        let (what, words) = text.split_at_checked(at)?;
        let words = words.trim();
        let before = what.split_whitespace().next_back().unwrap_or_default();
        let what = what.trim_end_matches([',', ';', '-', ' ']).trim();
        if is_blank(what)
            || FIGURED.contains(&before.to_lowercase().as_str())
            || is_of_a_thing(before, words)
        {
            return None;
        }
        let small = before.to_lowercase();
        // The word before it belongs to it, and is no part of what is to be done: `ready in` two weeks.
        if LENGTHS.contains(&small.as_str()) && !says_weekday(words, today) {
            return None;
        }
        let found = in_so_long(words, today).filter(|_| !lasts(what)).or_else(|| day(words, today));
        Some((what, found?))
    })
}

/// `Angebot vom 18.11.`, `minutes of 3 nov`: the day is that of the thing, and no deadline.
fn is_of_a_thing(before: &str, words: &str) -> bool {
    const OF: [&str; 8] = ["vom", "v.", "of", "from", "dated", "du", "del", "von"];
    let first = words.split_whitespace().next().unwrap_or_default();
    let figures = words.chars().any(|c| c.is_ascii_digit());
    figures && [before, first].iter().any(|word| OF.contains(&word.to_lowercase().as_str()))
}

/// Words after which a distance is a length: `delivery in 2 weeks`, `payment within 30 days` are terms.
const LENGTHS: [&str; 8] = ["for", "takes", "lasts", "over", "dauert", "für", "seit", "since"];

/// A word of a term stands before it: what is delivered or paid in so long is said, not due.
fn lasts(what: &str) -> bool {
    const TERMS: [&str; 16] = [
        "delivery",
        "deliver",
        "delivers",
        "delivered",
        "ready",
        "payment",
        "pay",
        "paid",
        "done",
        "lead",
        "lieferung",
        "lieferzeit",
        "zahlung",
        "zahlbar",
        "fertig",
        "liefern",
    ];
    let last = what.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    TERMS.contains(&last.as_str())
}

fn says_weekday(words: &str, today: Date) -> bool {
    !words.chars().any(|c| c.is_ascii_digit()) && day(words, today).is_some()
}

fn last_letters(text: &str, today: Date) -> Option<(&str, Moment)> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).rev().take(LETTERS).collect();
    places.into_iter().rev().find_map(|at| {
        let (what, words) = text.split_at_checked(at)?;
        let begins = words.chars().next().is_some_and(|c| is_han(c) || c.is_ascii_digit());
        let spoken = begins && words.chars().any(is_han);
        // A figure that goes on before it is no part of another word: `4月5日` whole, or not at all.
        let counted = what.ends_with(|c: char| c.is_ascii_digit());
        let what = what.trim();
        (spoken && !counted && !is_blank(what) && is_spoken_day(words)).then_some(())?;
        Some((what, day(words, today)?))
    })
}

/// A length in Chinese (`三天`, `两周`) is no day; `三天后` is one.
fn is_spoken_day(words: &str) -> bool {
    let length =
        ["天", "周", "月", "年", "个月", "星期", "小时"].iter().any(|unit| words.ends_with(unit));
    let named = ["今", "明", "后天", "下", "本", "这"].iter().any(|start| words.starts_with(start));
    !length || named
}

/// A Chinese line says its day first.
fn first_letters(text: &str, today: Date) -> Option<(&str, Moment)> {
    if !text.chars().next().is_some_and(|c| is_han(c) || c.is_ascii_digit()) {
        return None;
    }
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).take(LETTERS).collect();
    places.into_iter().rev().find_map(|at| {
        let (words, what) = text.split_at_checked(at)?;
        let spoken = words.chars().any(is_han);
        let moment = day(words, today).filter(|_| spoken && is_spoken_day(words))?;
        let what = BEFORE.iter().find_map(|b| what.strip_prefix(b)).unwrap_or(what).trim();
        (!is_blank(what)).then_some((what, moment))
    })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_where_it_is_said_and_nowhere_else() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let on = |m, d| Date::from_ymd_opt(2026, m, d);
        for (typed, what, due) in [
            ("send Falk the trip comparison Fri", "send Falk the trip comparison", on(11, 27)),
            ("send Falk the trip comparison by Fri", "send Falk the trip comparison", on(11, 27)),
            ("Angebot schicken bis Freitag", "Angebot schicken", on(11, 27)),
            ("Katalog schicken bis Do", "Katalog schicken", on(11, 26)),
            ("Katalog schicken bis zum So.", "Katalog schicken", on(11, 29)),
            ("what I am so", "what I am so", None),
            ("Angebot schicken am 5.12.", "Angebot schicken", on(12, 5)),
            ("offer rev 2 5 dec", "offer rev 2", on(12, 5)),
            ("offer in 2 weeks", "offer", on(12, 8)),
            ("call him tomorrow", "call him", on(11, 25)),
            ("发规格书下周五", "发规格书", on(12, 4)),
            ("下周五前发报价", "发报价", on(12, 4)),
            ("12月5日前发报价", "发报价", on(12, 5)),
            ("call Vik mon 10:00", "call Vik mon 10:00", on(11, 30)),
            ("ask what they will do", "ask what they will do", None),
            ("send rev 2.1", "send rev 2.1", None),
            ("list of trips, drawings", "list of trips, drawings", None),
            ("fri", "fri", None),
            ("", "", None),
            // A time, a length, a number, a name.
            ("call him at 5", "call him at 5", None),
            ("call him at 5.", "call him at 5.", None),
            ("call him 10:00", "call him 10:00", None),
            ("Angebot bis 15.", "Angebot", on(12, 15)),
            ("um 5 anrufen um 5", "um 5 anrufen um 5", None),
            ("send data sheets 4, 5", "send data sheets 4, 5", None),
            ("send sheets 4 and 5", "send sheets 4 and 5", None),
            ("order 10 pcs", "order 10 pcs", None),
            ("ship 2m", "ship 2m", None),
            ("test takes 2 weeks", "test takes 2 weeks", None),
            ("trial for 3 days", "trial for 3 days", None),
            ("promise delivery in 2 weeks", "promise delivery in 2 weeks", None),
            ("Probelauf dauert zwei Wochen", "Probelauf dauert zwei Wochen", None),
            ("rufe Schulz morgen an", "rufe Schulz an", on(11, 25)),
            ("lege ihm das Angebot vor", "lege ihm das Angebot vor", None),
            ("ask May", "ask May", None),
            ("ask Sun", "ask Sun", None),
            ("call Jan", "call Jan", None),
            ("visit Sun Li", "visit Sun Li", None),
            ("offer for 2026", "offer for 2026", None),
            ("send rev 3", "send rev 3", None),
            ("see room 12", "see room 12", None),
            ("试用三天", "试用三天", None),
            ("order 5, 12", "order 5, 12", None),
            ("offer, in 2 weeks", "offer", on(12, 8)),
            ("offer, +2w", "offer", on(12, 8)),
            ("offer by May 5", "offer", Date::from_ymd_opt(2027, 5, 5)),
            ("send list, 5.12.", "send list", on(12, 5)),
            ("send list 5.12.2026", "send list", on(12, 5)),
            ("offer by 5.12", "offer", on(12, 5)),
            ("call her on Sunday", "call her", on(11, 29)),
            ("offer tomorrow afternoon", "offer", on(11, 25)),
            ("Angebot bis kommenden Freitag", "Angebot", on(11, 27)),
            ("Liste bis Monatsende", "Liste", on(11, 30)),
            ("offer by the end of next month", "offer", on(12, 31)),
            ("三天后发报价", "发报价", on(11, 27)),
            ("发报价，12月5日", "发报价", on(12, 5)),
            ("发报价12月5日", "发报价", on(12, 5)),
            ("send versions 2.1, 2.2", "send versions 2.1, 2.2", None),
            ("发规格书", "发规格书", None),
            ("Nachfassen Angebot vom 18.11.", "Nachfassen Angebot vom 18.11.", None),
            ("read notes from 5 nov", "read notes from 5 nov", None),
            ("minutes of 18 nov", "minutes of 18 nov", None),
            ("Angebot vom 18.11. nachfassen bis 5.12.", "Angebot vom 18.11. nachfassen", on(12, 5)),
            ("Öl bestellen 3.12. oder 4.12.", "Öl bestellen 3.12. oder 4.12.", None),
            ("prices for Sept 2027", "prices for Sept 2027", None),
            ("Preise Herbst 2027", "Preise Herbst 2027", None),
            ("prices by Sept 2027", "prices", Date::from_ymd_opt(2027, 9, 30)),
            ("Preise bis Herbst 2027", "Preise", Date::from_ymd_opt(2027, 11, 30)),
        ] {
            assert_eq!(ends_on(typed, today), (what.to_owned(), due), "{typed}");
        }
    }
}
