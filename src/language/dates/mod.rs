//! Dates as people type them, in English, German and Chinese, and as a sentence says them.

mod absolute;
mod calendar_week;
mod clock;
mod feasts;
mod hours;
mod lexer;
mod misspelt;
mod no_day;
mod ordinal;
mod phrases;
mod ranges;
mod relative;
mod seasons;
mod since;
mod spans;
mod unkept;
mod unread;
mod words;
mod years;

pub use crate::text::format::{say_day, short_day};
pub use hours::is_number_before_day;
pub use no_day::{no_day, two_days, week_is_no_day};
pub use ranges::says_several_days;
pub use since::since_when;
pub use unkept::{day_remark, has_end, is_written_day, next_year_remark, unkept_of_day};
pub use unread::unread_day;
pub use years::{is_span_of_a_year, parse_year, year_in_text};

use crate::model::{Date, Moment, Refusal, quoted};
use crate::text::DayText;
use chrono::Datelike;
use lexer::Term;

/// What a field is about: decides the year of a day that has none, and the Friday of "fri".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// What was: the last such day, today included.
    Past,
    /// What is to come: the next such day, today included.
    Future,
    /// Either: the nearest day of a month and the year it is in; else as of what was.
    Near,
    /// The same, and of a month, a quarter, a season the first day: from when something runs.
    Start,
    /// A day by which it is due: the next such day, unless the last one is less than two months gone and the next one
    /// ten months away: `15 Nov` at the end of November is overdue.
    Due,
}

impl Sense {
    /// Of a month, a quarter, a week the first day is meant, and not the last.
    fn takes_first(self) -> bool {
        matches!(self, Self::Past | Self::Start)
    }
}

/// The day that the words are read on, and the sense of their field.
#[derive(Clone, Copy, Debug)]
struct Here {
    today: Date,
    sense: Sense,
}

/// Why words are no day.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Trouble {
    /// Not understood.
    Unknown,
    /// Can be two days.
    TwoWays(Date, Date),
    /// The calendar has no such day.
    NoSuchDay,
    /// The weekday beside it is another one's; the day that it is.
    Weekday(Date),
    /// A month or a number alone.
    WhichDay,
    /// No such time of day.
    NoSuchTime,
}

/// The years that a file takes.
fn in_range(date: Date) -> Result<Date, Trouble> {
    use chrono::Datelike;
    if (1..=9999).contains(&date.year()) { Ok(date) } else { Err(Trouble::NoSuchDay) }
}

/// The day (and time, where one is said) that a person means by `text`.
///
/// Understands `today`, `last fri`, `fri 2w`, `+10d`, `in 3 days`, `end of month`, `1 dec`, `1.12.`,
/// `2026-12-01`, `thu 10:00`, `gestern`, `14 Uhr`, `下周五`, `12月1日` and their like. `next fri` and
/// `下周五` are in the week after this one (weeks begin on Monday); `fri` is the nearest one in the
/// field's sense, never today; `last fri` the last one before today. `12/1` is refused with both
/// readings. docs/FILE.md: years 1 to 9999.
pub fn parse_day_words(text: &str, today: Date, sense: Sense) -> Result<Moment, Refusal> {
    let text = text.trim();
    let here = Here { today, sense };
    if matches!(sense, Sense::Future | Sense::Due) && is_before_something(text) {
        return Err(Refusal::because(
            phrase!("{} before what cannot be read", quoted(text)),
            phrase!("give the day itself"),
        ));
    }
    read(text, here).map_err(|trouble| match trouble {
        Trouble::Unknown | Trouble::NoSuchDay if phrases::is_span(text) => {
            refusal(text, Trouble::WhichDay)
        }
        trouble => refusal(text, trouble),
    })
}

/// `three months before`: so long before another day, which has to be known.
pub fn is_before_something(text: &str) -> bool {
    let folded = crate::text::fold(text.trim());
    folded.ends_with(" before") || folded.ends_with(" beforehand") || folded.ends_with(" vorher")
}

fn read(text: &str, here: Here) -> Result<Moment, Trouble> {
    if let Some(moment) = Moment::parse(text) {
        return Ok(moment);
    }
    if let Some(said) = full_form(text) {
        return Ok(said);
    }
    if text.chars().count() > 80 {
        return Err(Trouble::Unknown);
    }
    if let Some(said) = said_form(text, here) {
        return Ok(said);
    }
    if let Some(last) = ranges::last(text, here) {
        return Ok(last);
    }
    if let Some(day) = counted_from(text, here).or_else(|| week_of(text, here)) {
        return Ok(day);
    }
    if hours::is_number_before_day(text) {
        return Err(Trouble::Unknown);
    }
    if let Some(season) = seasons::read(text, here) {
        return Ok(Moment { date: in_range(season?)?, minute: None });
    }
    let mut terms = spans::since(text, lexer::terms(text)?);
    let minute = clock::take(&mut terms)?.map(|hours| hours.minute);
    let date = match terms.as_slice() {
        terms if minute.is_some() && without_parts(terms).is_empty() => here.today,
        terms => day(terms, here)?,
    };
    Ok(Moment { date: in_range(date)?, minute })
}

/// A time of day and nothing else: minutes after midnight.
pub fn parse_time_words(text: &str) -> Option<u16> {
    let mut terms = lexer::terms(text.trim()).ok()?;
    let hours = clock::take(&mut terms).ok().flatten()?;
    let rest = without_parts(&terms);
    rest.is_empty().then_some(hours.minute)
}

/// Words between a length of time and the day that it is counted from, and the way.
const SIDES: [(&str, i64); 4] = [(" vor ", -1), (" before ", -1), (" nach ", 1), (" after ", 1)];

/// `2 Tage vor dem 18.11.`, `a week before 3 dec`: counted from a day that is said with figures.
fn counted_from(text: &str, here: Here) -> Option<Moment> {
    use Term::{Number, SpanUnit};
    let lower = text.to_lowercase();
    let (count, day, sign) = SIDES
        .iter()
        .find_map(|(word, sign)| lower.split_once(word).map(|(count, day)| (count, day, *sign)))?;
    let terms = lexer::terms(count).ok()?;
    let is_feast = || matches!(lexer::terms(day).as_deref(), Ok([Term::Feast(_)]));
    let ([Number { value, .. }, SpanUnit(unit)], true) =
        (terms.as_slice(), unkept::looks_written(day) || is_feast())
    else {
        return None;
    };
    let from = read(day, here).ok()?.date;
    let date = relative::shift(from, sign * value, *unit).ok()?;
    Some(Moment { date, minute: None })
}

/// `w/c 14 dec`, `week of Dec 14`, `Woche vom 14.12.`: the week that the day is in, as weeks by their number are read.
fn week_of(text: &str, here: Here) -> Option<Moment> {
    const LEADS: [&str; 8] = [
        "w/c ",
        "wc ",
        "week of ",
        "week commencing ",
        "week beginning ",
        "woche vom ",
        "woche ab ",
        "semaine du ",
    ];
    let lower = text.to_lowercase();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    let day = LEADS.iter().find_map(|lead| lower.strip_prefix(lead))?;
    let day = day.strip_prefix("the ").unwrap_or(day);
    let said = unkept::looks_written(day).then(|| read(day, here).ok()).flatten()?;
    let weekday = if here.sense.takes_first() { 0 } else { 4 };
    let date = relative::in_week(said.date, 0, weekday).ok()?;
    Some(Moment { date, minute: None })
}

/// `Sat 03 Jul 2100`, as forms show it, with a time behind it or not: its year is one, whatever hour it may be too.
fn full_form(text: &str) -> Option<Moment> {
    use crate::text::DayText;
    let words: Vec<&str> = text.split(' ').collect();
    let (Some([weekday, day, month, year]), rest) = (words.get(..4), words.get(4..)?) else {
        return None;
    };
    let number = |text: &&str| text.parse::<u32>().ok();
    let terms = lexer::terms(month).ok()?;
    let [Term::Month(month)] = terms.as_slice() else { return None };
    let date = Date::from_ymd_opt(year.parse().ok()?, *month, number(day)?)?;
    let minute = match rest {
        [] => None,
        rest => Some(parse_time_words(&rest.join(" "))?),
    };
    let is_full = words[..4].join(" ") == date.full_day() && weekday.len() == 3;
    is_full.then_some(Moment { date, minute })
}

/// The form that [`say_day`] gives, distance and all.
fn said_form(text: &str, here: Here) -> Option<Moment> {
    let (day, _) = text.split_once(", ")?;
    let moment = read(day, here).ok()?;
    (say_day(moment.date, here.today) == text).then_some(moment)
}

fn day(terms: &[Term], here: Here) -> Result<Date, Trouble> {
    let (terms, here) = coming(without_parts(&early_and_late(terms)), here);
    of_terms(&terms, here)
}

fn of_terms(terms: &[Term], here: Here) -> Result<Date, Trouble> {
    let named = feasts::read(terms, here).or_else(|| calendar_week::read(terms, here));
    let named = named.or_else(|| ordinal::read(terms, here));
    if let Some(named) = named.or_else(|| spans::read(terms, here)) {
        return named;
    }
    let read = match relative::read(terms, here) {
        Err(Trouble::Unknown) => absolute::read(terms, here),
        other => other,
    };
    match read {
        Err(Trouble::Unknown) => {
            let day = |rest: &[Term]| of_terms(rest, here);
            feasts::beside_day(terms, day).unwrap_or(Err(Trouble::Unknown))
        }
        read => read,
    }
}

/// `early March`, `late next week`: the beginning or the end of a span; `early morning` is a part of a day.
fn early_and_late(terms: &[Term]) -> Vec<Term> {
    use Term::{
        CalendarWeek, Coming, EndOf, HalfYear, Last, Month, Next, Part, Quarter, StartOf, This,
    };
    let mut terms = terms.to_vec();
    let is_span = matches!(
        terms.as_slice(),
        [Part(_), Month(_) | Quarter(_) | HalfYear(_) | CalendarWeek, ..]
            | [Part(_), Next | Last | This | Coming, Term::SpanUnit(_), ..]
    );
    if is_span {
        terms[0] = match terms[0] {
            Part(lexer::Half::First) => StartOf,
            _ => EndOf,
        };
    }
    terms
}

/// The day without the part of it that is said beside it: `last night` is of yesterday, `this morning`
/// of today.
fn without_parts(terms: &[Term]) -> Vec<Term> {
    use Term::{Am, In, Last, Part, Pm, Shift, This};
    let mut rest = Vec::new();
    let mut at = 0;
    while let Some(term) = terms.get(at) {
        match (term, terms.get(at + 1)) {
            (Last, Some(Part(_))) => rest.push(Shift(-1)),
            (This, Some(Part(_))) => rest.push(Shift(0)),
            (In, Some(Part(_))) | (Part(_) | Am | Pm, _) => {}
            _ => rest.push(*term),
        }
        at += 1;
    }
    rest
}

/// `kommenden Freitag` is the next one that comes, whatever the field is about; `kommende Woche` the
/// week after this one.
fn coming(mut terms: Vec<Term>, here: Here) -> (Vec<Term>, Here) {
    let Some(at) = terms.iter().position(|t| *t == Term::Coming) else {
        return (terms, here);
    };
    if matches!(terms.get(at + 1), Some(Term::SpanUnit(_))) {
        terms[at] = Term::Next;
        if at == 1 && terms.first() == Some(&Term::In) {
            terms.remove(0);
        }
        return (terms, here);
    }
    terms.remove(at);
    if at.checked_sub(1).and_then(|before| terms.get(before)) == Some(&Term::This) {
        terms.remove(at - 1);
    }
    (terms, Here { sense: Sense::Future, ..here })
}

/// Is the text so many units of time and nothing more, `2 yrs`, `3 wks`? Without `ago` or `in` it need be no day.
pub fn is_length_of_time(text: &str) -> bool {
    use lexer::Term::{Number, SpanUnit};
    matches!(lexer::terms(text).as_deref(), Ok([Number { .. }, SpanUnit(_)]))
}

/// Is a word of the text today?
pub fn names_today(text: &str) -> bool {
    let text = text.to_lowercase();
    ["today", "tonight", "heute", "今"].iter().any(|word| text.contains(word))
}

/// Is this word the name of a month?
pub fn is_month(word: &str) -> bool {
    matches!(lexer::terms(word).as_deref(), Ok([Term::Month(_)]))
}

/// The sentence of a day that is still to come, where it is asked when something happened.
pub fn still_to_come(day: Date) -> Refusal {
    Refusal::because(
        phrase!("{} is still to come", day.full_day()),
        phrase!("give the day on which it happened; what is to come is a visit or something to do"),
    )
}

/// `25.11.` on the day before it: it is still to come, or it was long ago.
pub fn long_ago_or_soon(text: &str, ago: Date, soon: Date) -> Refusal {
    let remedy = phrase!(
        "write the year for the day that was: {}; what is to come is a visit or something to do",
        ago.format("%-d.%-m.%Y")
    );
    Refusal::because(phrase!("{} is {}, or {}", text, soon.full_day(), ago.full_day()), remedy)
}

fn refusal(text: &str, trouble: Trouble) -> Refusal {
    let said = quoted(text);
    let (what, remedy) = match trouble {
        Trouble::Unknown => (
            phrase!("{said} is no day that can be read", said),
            phrase!("write it as today, last fri, +2w, 1 dec, 1.12. or 2026-12-01").to_owned(),
        ),
        Trouble::TwoWays(one, other) => (
            phrase!(
                "{said} can be {one} or {other}",
                said,
                one = absolute::say(one),
                other = absolute::say(other)
            ),
            phrase!("write the month as a word (1 dec), or 1.12., or 2026-12-01").to_owned(),
        ),
        Trouble::NoSuchDay => (
            phrase!("{said} is not in the calendar", said),
            phrase!("give a day that the month has, of the years 1 to 9999").to_owned(),
        ),
        Trouble::Weekday(date) => (
            phrase!(
                "{} does not fit: {} is a {}",
                said,
                format_args!("{} {} {}", date.day(), date.whole_month(), date.year()),
                date.whole_weekday()
            ),
            phrase!("leave the weekday out, or put the day right").to_owned(),
        ),
        Trouble::WhichDay => (
            phrase!("{said} does not say which day", said),
            phrase!("give day and month, such as 1 dec").to_owned(),
        ),
        Trouble::NoSuchTime => (
            phrase!("{said} has no time of day", said),
            phrase!("give hours 0 to 23 and minutes 0 to 59, such as 14:30").to_owned(),
        ),
    };
    Refusal::because(what, remedy)
}

#[cfg(test)]
mod tests;
