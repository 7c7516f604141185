//! What a part of a person line is, beside title and department: a day, a mark in words, a remark.

use super::departments::DEPARTMENTS;
use super::marks::is_much;
use super::words::{ABSENCES, BOSSES, DOES, LEFT, MET, NOT, REMARKS, STATES, UNDER};
use super::{Guess, PersonReader, after};
use crate::language::choices::role;
use crate::language::dates::{Sense, is_month, no_day, parse_day_words, still_to_come};
use crate::language::names::{Fit, Found, find};
use crate::language::quick_entry::person_words::{LAST, OUTSIDE};
use crate::model::tree::add_line;
use crate::model::{Date, Moment, Refusal, Value};
use crate::text::fold;

impl PersonReader<'_> {
    /// What is neither a title nor a department: a day, a state, a sentence.
    pub(super) fn is_remark(&self, part: &str) -> bool {
        let folded = fold(part);
        let first = folded.split_whitespace().next().unwrap_or_default().trim_end_matches(':');
        let words = folded.split_whitespace().count();
        let day = |sense| parse_day_words(part, self.terms.today, sense).is_ok();
        let figures = part.chars().any(|c| c.is_ascii_digit()) && words > 2;
        let begins = part.starts_with(|c: char| c.is_ascii_digit() || "+-\"'(".contains(c));
        let dated = day(Sense::Past) || no_day(part, self.terms.today, Sense::Past).is_some();
        let is_title = (self.terms.guess)(part) != Guess::default();
        dated
            || is_state(part)
            || is_much(&folded)
            || (!is_title
                && (figures
                    || begins
                    || words > 6
                    || REMARKS.iter().any(|word| says(first, &folded, word))))
    }

    /// Is it something that the line understands beside a name and a title: a mark, a role, a state?
    pub(super) fn says_something(&self, part: &str) -> bool {
        let folded = fold(part);
        let own = self.terms.roles.iter().any(|(word, _)| fold(word) == folded);
        own || role(part).is_some()
            || OUTSIDE.contains(&folded.as_str())
            || self.mark_of(part).is_some()
            || is_state(part)
    }

    /// `entscheidet allein`: the part in the purchase that the verb says, and the whole as a note; `entscheidet nicht`
    /// is a note alone.
    pub(super) fn does(&mut self, part: &str) -> bool {
        let folded = fold(part);
        let verb = |verb: &str| {
            let rest = folded.strip_prefix(verb)?;
            let whole = !verb.is_ascii() || rest.starts_with(' ');
            (whole && !rest.trim().is_empty()).then(|| rest.trim().to_owned())
        };
        let found = DOES.iter().find_map(|(role, verbs)| {
            let rest = verbs.iter().find_map(|word| verb(word))?;
            Some((*role, rest))
        });
        let Some((role, rest)) = found else { return false };
        if !rest.split_whitespace().any(|word| NOT.contains(&word)) {
            self.plays(role);
        }
        add_line(&mut self.person, "notes", part);
        true
    }

    /// A day, or the last day of a month alone; never one to come.
    fn day_or_month(&self, text: &str) -> Option<Date> {
        let today = self.terms.today;
        let day = |text: &str| parse_day_words(text, today, Sense::Past).ok().map(|m| m.date);
        let is_of_month = text.split_whitespace().next().is_some_and(is_month);
        let end = || {
            let first = day(&format!("1 {text}")).filter(|_| is_of_month)?;
            let next = first.checked_add_months(chrono::Months::new(1))?;
            next.pred_opt().map(|end| end.min(today))
        };
        match is_whole_month(text) {
            true => end(),
            false => day(text).or_else(end),
        }
    }

    /// What a part says of somebody who is gone: since when, and to which firm.
    pub(super) fn has_left(&mut self, part: &str) -> bool {
        self.left(part) || self.left_for(part) || self.moved(part)
    }

    /// `left 12 nov`, `left in September`: gone, and since when. Without a day that was it is a note.
    pub(super) fn left(&mut self, part: &str) -> bool {
        let day = LEFT.iter().find_map(|word| {
            let day = after(part, word)?;
            self.day_or_month(day.trim()).filter(|day| *day <= self.terms.today)
        });
        if let Some(day) = day {
            self.person.set("left", Value::Day(day));
        }
        day.is_some()
    }

    /// `last met 12 nov`: reached, and when.
    pub(super) fn last_met(&mut self, part: &str) -> Result<bool, Refusal> {
        for (kind, words) in LAST {
            for word in *words {
                if let Some(day) = after(part, word) {
                    let day = parse_day_words(day.trim(), self.terms.today, Sense::Past)?;
                    if day.date > self.terms.today {
                        return Err(still_to_come(day.date));
                    }
                    self.last = Some((kind, Value::Moment(day)));
                    return Ok(true);
                }
            }
        }
        let met = MET.iter().find_map(|word| {
            // `met yesterday`, `gestern getroffen`, `上周见过`, `getroffen im Oktober`.
            let day = after(part, word).or_else(|| before(part, word))?;
            let moment = parse_day_words(day.trim(), self.terms.today, Sense::Past).ok();
            let moment = moment.filter(|_| !is_whole_month(day.trim()));
            let month = || {
                let month = day.trim().trim_start_matches("im ").trim_start_matches("in ");
                self.day_or_month(month).map(Moment::day)
            };
            moment.or_else(month).filter(|moment| moment.date <= self.terms.today)
        });
        if let Some(day) = met {
            self.last = Some(("meeting", Value::Moment(day)));
        }
        Ok(met.is_some())
    }

    /// `reports to Dahl`; `boss Dahl`, where it is somebody who is known, or is written as a name.
    pub(super) fn under(&mut self, part: &str) -> bool {
        if let Some(boss) = UNDER.iter().find_map(|word| after(part, word)) {
            self.boss(boss.trim());
            return true;
        }
        let named = BOSSES.iter().find_map(|word| {
            let rest = after(part, word)?;
            let letters = part.chars().count() - rest.chars().count();
            Some(part.chars().skip(letters).collect::<String>())
        });
        let Some(named) = named else {
            return false;
        };
        let bare = named.trim().trim_start_matches([':', '=', '：']).trim().to_owned();
        let marked = bare.len() < named.trim().len();
        let known = find(&bare, self.terms.people, Fit::Words) != Found::Nobody;
        let is_name = bare.starts_with(|c: char| c.is_uppercase())
            && fold(part).starts_with("boss")
            && !DEPARTMENTS.contains(&fold(&bare).as_str());
        if !bare.is_empty() && (marked || known || is_name) {
            self.boss(&bare);
            return true;
        }
        false
    }
}

/// `October`, `October 2024`: its last day is meant, where it has been.
fn is_whole_month(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_year = |word: &str| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    words.next().is_some_and(is_month) && words.all(is_year)
}

/// `Elternzeit`, `on parental leave until March`, `new here`.
pub(super) fn is_state(part: &str) -> bool {
    let folded = fold(part);
    let absent = |state: &&&str| {
        let rest = folded.strip_prefix(**state);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || !state.is_ascii())
    };
    STATES.contains(&folded.as_str()) || ABSENCES.iter().any(|state| absent(&state))
}

/// What stands before a word at the end, case and accents aside.
fn before(part: &str, word: &str) -> Option<String> {
    let rest = fold(part).strip_suffix(word)?.to_owned();
    let whole = !word.is_ascii() || !rest.ends_with(char::is_alphabetic);
    (whole && !rest.trim().is_empty()).then_some(rest)
}

fn says(first: &str, folded: &str, word: &&str) -> bool {
    first == *word || (!word.is_ascii() && folded.starts_with(*word))
}
