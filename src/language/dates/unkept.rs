//! What the words of a day say and no field keeps: the end of the hours, a part of the day, the first of several days.

use super::lexer::{self, Term};
use super::{Sense, clock, early_and_late, parse_day_words, ranges};
use crate::model::{Date, quoted};
use chrono::Datelike;

/// What of the words of a day has to be told: what is kept nowhere, or that a day of lately is taken for next year's.
pub fn day_remark(text: &str, today: Date, sense: Sense) -> Option<String> {
    unkept_of_day(text, today, sense).or_else(|| next_year_remark(text, today, sense))
}

/// `11/20` on 24 November, where what is to come is asked: this year's was lately.
pub fn next_year_remark(text: &str, today: Date, sense: Sense) -> Option<String> {
    const LATELY: i64 = 60;
    const FAR: i64 = 300;
    let next = parse_day_words(text, today, sense).ok()?.date;
    let last = parse_day_words(text, today, Sense::Past).ok()?.date;
    let ago = (today - last).num_days();
    let is_far = (next - today).num_days() > FAR && (1..=LATELY).contains(&ago);
    (is_far && last.year() < next.year()).then(|| {
        let days =
            if ago == 1 { phrase!("yesterday").to_owned() } else { phrase!("{ago} days ago", ago) };
        phrase!("this year's {} was {}: it is taken for {}", text.trim(), days, next.year())
    })
}

/// The sentence of what these words say beside the day and the hour that are kept; nothing where that is all.
pub fn unkept_of_day(text: &str, today: Date, sense: Sense) -> Option<String> {
    let text = text.trim();
    parse_day_words(text, today, sense).ok()?;
    if ranges::says_several_days(text, today) {
        return Some(match sense {
            Sense::Start => phrase!("of {} the first day alone is kept", quoted(text)),
            _ => phrase!("of {} the last day alone is kept", quoted(text)),
        });
    }
    // `early January` is the beginning of it, and no hour.
    let mut terms = early_and_late(&lexer::terms(text).ok()?);
    let is_part = |term: &Term| matches!(term, Term::Part(_) | Term::Pm);
    // `9 dec am` is a part of the day, `am 9. Dez` is on it.
    let before_noon = |terms: &[Term]| matches!(terms, [_, .., Term::Am]);
    match clock::take(&mut terms).ok()? {
        Some(hours) if hours.has_end => {
            Some(phrase!("of {} the beginning alone is kept: no field has its end", quoted(text)))
        }
        None if terms.iter().any(is_part) || before_noon(&terms) => {
            Some(phrase!("of {} the day alone is kept: give an hour for the rest", quoted(text)))
        }
        _ => None,
    }
}

/// Do the words say hours from and to: `9am-10am`, `13 bis 15 Uhr`?
pub fn has_end(text: &str) -> bool {
    let terms = lexer::terms(text.trim());
    let hours = terms.and_then(|mut terms| clock::take(&mut terms));
    matches!(hours, Ok(Some(hours)) if hours.has_end)
}

/// A day with its month or its year in figures or words: `18.11.`, `3 nov`, `2026-11-18`, `11月18日`; no word that is counted
/// from today.
pub fn is_written_day(text: &str, today: Date) -> bool {
    looks_written(text) && parse_day_words(text, today, Sense::Past).is_ok()
}

/// The same of its words alone: it may be no day, as `31.11.` is none.
pub(super) fn looks_written(text: &str) -> bool {
    use Term::{Mark, Month, MonthMark, Number};
    let Ok(mut terms) = lexer::terms(text.trim()) else { return false };
    if clock::take(&mut terms).is_err() {
        return false;
    }
    let is_written = terms.windows(2).any(|two| {
        matches!(
            two,
            [Number { .. }, Month(_) | MonthMark] | [Month(_), Number { digits: 1 | 2, .. }]
        )
    });
    let in_figures = terms.windows(3).any(|three| {
        matches!(
            three,
            [Number { .. }, Mark('.' | '/' | '-'), Number { .. }]
                | [Number { .. }, Mark('.'), Month(_)]
        )
    });
    let iso = matches!(terms.as_slice(), [Number { digits: 8, .. }, ..]);
    is_written || in_figures || iso
}
