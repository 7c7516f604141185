//! The day that a line of plain words ends on: `send Falk the comparison Fri`, `报价下周五`, `周五前发报价`.

mod begins;
mod han;
mod inside;
mod says;
mod span;
mod whole;

use crate::language::dates::{
    Sense, day_remark, is_span_of_a_year, is_written_day, names_today, next_year_remark,
    parse_day_words, says_several_days, two_days,
};
use crate::model::{Date, Moment, is_blank, quoted};
use crate::text::DayText;
use crate::workbench::day_words_of_year;
use begins::first_words;
use chrono::Datelike;
use han::{first_letters, last_letters};
use inside::{day_inside, deadline_inside};
use says::says_day;
use span::span_of;
use whole::{is_of_a_thing, left_of};

/// The most words that a day is said in: `by the end of next month`.
const WORDS: usize = 6;

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
/// Of these, those before the end of a month, a season, a quarter: `by Sept 2027`.
const BY: [&str; 10] =
    ["by", "until", "till", "before", "due", "bis", "zum", "vor", "spätestens", "fällig"];
/// Words before a figure that is a time, a place or a number: `at 5`, `sheets 4, 5`, `room 3`.
const FIGURED: [&str; 28] = [
    "or", "oder", "at", "um", "gegen", "sheet", "sheets", "page", "pages", "room", "no", "no.",
    "nr", "nr.", "item", "items", "point", "points", "unit", "units", "line", "lines", "version",
    "rev", "level", "part", "lot", "seite",
];

/// A line of plain words as it is read for its day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// The text without the day where it reads whole without it, else all of it.
    pub what: String,
    /// The day.
    pub due: Option<Date>,
    /// The words that say the day.
    pub words: String,
    /// What is told of the day: it is taken for next year's, or is the last of several.
    pub remark: Option<String>,
    /// The days that its last words can be, where they can be two.
    pub two: Option<TwoDays>,
    /// Words within it that say a day and need not be its own: `send Tracy the card on 18 Dec by post`.
    pub inside: Option<(String, Date)>,
    /// Words that say about when and no day: `this week`, `in january`.
    pub span: Option<String>,
}

/// Words that can be two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoDays {
    /// The words.
    pub words: String,
    /// Both, the sooner one first.
    pub days: [Date; 2],
}

impl TwoDays {
    /// `"9/12" can be 9 December or 12 September and is not read`.
    pub fn said(&self) -> String {
        let [one, other] = self.days.map(|day| format!("{} {}", day.day(), day.whole_month()));
        phrase!("{} can be {} or {} and is not read as a day", quoted(&self.words), one, other)
    }
}

/// The day that a line ends on, with what is left of the line and what is told of it.
pub fn ending(text: &str, today: Date) -> Ending {
    let text = text.trim();
    let found = after_comma(text, today)
        .or_else(|| last_words(text, today))
        .or_else(|| last_letters(text, today))
        .or_else(|| first_letters(text, today))
        .or_else(|| first_words(text, today));
    if found.is_none()
        && let Some((rest, particle)) = text.rsplit_once(' ')
        && APART.contains(&particle.trim_end_matches('.'))
        && let before = ending(rest, today)
        && before.due.is_some()
    {
        return Ending { what: format!("{} {particle}", before.what), ..before };
    }
    let Some((what, words, moment)) = found else {
        let two = two_days_at_end(text, today);
        if let Some((words, day)) = deadline_inside(text, today).filter(|_| two.is_none()) {
            let (what, due) = (text.to_owned(), Some(day));
            return Ending { what, due, words, ..Ending::default() };
        }
        let inside = day_inside(text, today).filter(|_| two.is_none());
        let span = span_of(text).filter(|_| two.is_none() && inside.is_none());
        return Ending { what: text.to_owned(), two, inside, span, ..Ending::default() };
    };
    // A time of day stays in the words: only the day has a place of its own.
    let timed = moment.minute.is_some();
    let words = without_lead(words);
    let several = says_several_days(words, today);
    let left = left_of(what, words).filter(|_| !timed && !several);
    let remark = match (timed, several) {
        (true, _) => None,
        (_, true) => Some(phrase!("of {} the last day is taken", quoted(words))),
        _ if left.is_none() => next_year_remark(words, today, Sense::Future),
        _ => day_remark(words, today, Sense::Future),
    };
    Ending {
        what: left.unwrap_or(text).to_owned(),
        due: Some(moment.date),
        words: words.to_owned(),
        remark,
        two: None,
        inside: None,
        span: None,
    }
}

/// The text without the day that is said behind its last comma, after `by`, or as its last words; and the
/// day. It is taken off only where it can be nothing else: no time of day, length, number or name.
pub fn ends_on(text: &str, today: Date) -> (String, Option<Date>) {
    let said = ending(text, today);
    (said.what, said.due)
}

/// The same of what is to be reached: a year is no day of it, `spares to 60k next year`; of this year a day is that says
/// none.
pub fn objective_ending(text: &str, year: Option<i64>, today: Date) -> Ending {
    let said = ending(text, today);
    if is_span_of_a_year(&said.words) {
        return Ending { what: text.trim().to_owned(), ..Ending::default() };
    }
    let read = |year| day_words_of_year(&said.words, today, Sense::Future, Some(year)).ok();
    match year.filter(|_| said.due.is_some()).and_then(read) {
        Some(moment) => Ending { due: Some(moment.date), remark: None, ..said },
        None => said,
    }
}

/// What a day found in a line leaves of it, its words, and the day.
type Found<'a> = (&'a str, &'a str, Moment);

/// The words of a day without those that only lead to it.
fn without_lead(words: &str) -> &str {
    let mut words = words.trim().trim_end_matches(['.', '。', '!', ';', '；']).trim();
    while let Some((first, rest)) = words.split_once(' ')
        && BEFORE_DAY.contains(&first.to_lowercase().as_str())
        && !["in", "at", "um"].contains(&first.to_lowercase().as_str())
    {
        words = rest.trim();
    }
    words
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
    // What is to be done is not of `last tues`.
    ((!timed || names_today(words)) && !is_gone(moment, words, today)).then_some(moment)
}

fn is_gone(moment: Moment, words: &str, today: Date) -> bool {
    moment.date < today && !is_written_day(words, today)
}

fn read(today: Date, words: &str) -> Option<Moment> {
    parse_day_words(words, today, Sense::Future).ok()
}

/// A clause behind a comma is a day; a figure behind one goes on with a list of figures.
fn after_comma(text: &str, today: Date) -> Option<Found<'_>> {
    let (what, after) = text.rsplit_once([',', '，', '、'])?;
    let in_days = in_so_long(after, today);
    let moment = in_days.or_else(|| day(after, today)).filter(|_| !is_of_a_thing("", after))?;
    (!is_blank(what)).then(|| (what.trim(), after.trim(), moment))
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
fn last_words(text: &str, today: Date) -> Option<Found<'_>> {
    of_last_words(text, today, |what, words| {
        let found = in_so_long(words, today).filter(|_| !lasts(what)).or_else(|| day(words, today));
        let before = what.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        // The word before it belongs to it, and is no part of what is to be done: `ready in` two weeks.
        let is_length = LENGTHS.contains(&before.as_str()) && !says_weekday(words, today);
        Some((what, words, found.filter(|_| !is_length)?))
    })
}

/// The first that is found in the last words, in the most of them at first; `find` has what stands before them, and them.
fn of_last_words<'a, T>(
    text: &'a str,
    today: Date,
    find: impl Fn(&'a str, &'a str) -> Option<T>,
) -> Option<T> {
    let gaps: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .rev()
        .take(WORDS)
        .collect();
    for at in gaps.into_iter().rev() {
        let (what, words) = text.split_at_checked(at)?;
        let words = words.trim();
        let before = what.split_whitespace().next_back().unwrap_or_default();
        let what = what.trim_end_matches([',', ';', '-', ' ']).trim();
        let is_of_a_thing = is_of_a_thing(before, words);
        // The words behind `from` and `last` are no other day by themselves.
        let said = parse_day_words(words, today, Sense::Future).ok();
        if said.is_some_and(|said| is_of_a_thing || is_gone(said, words, today)) {
            return None;
        }
        let is_figure = FIGURED.contains(&before.to_lowercase().as_str());
        let found = (!is_blank(what) && !is_figure && !is_of_a_thing).then(|| find(what, words));
        if let Some(found) = found.flatten() {
            return Some(found);
        }
    }
    None
}

/// The last words that say a day, where they can be two: `by 9/12`.
fn two_days_at_end(text: &str, today: Date) -> Option<TwoDays> {
    let two = |words: &str| {
        let bare = without_lead(words);
        let dotted = words.ends_with('.');
        let days = two_days(bare, today, Sense::Future)
            .filter(|_| says_day(words.trim_end_matches('.'), dotted))?;
        Some(TwoDays { words: bare.to_owned(), days })
    };
    let behind = text.rsplit_once([',', '，', '、']).map(|(_, after)| after.trim());
    behind.and_then(two).or_else(|| of_last_words(text, today, |_, words| two(words)))
}

/// Words after which a distance is a length: `delivery in 2 weeks`, `payment within 30 days` are terms.
const LENGTHS: [&str; 6] = ["for", "takes", "lasts", "over", "dauert", "für"];

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

#[cfg(test)]
mod tests;
