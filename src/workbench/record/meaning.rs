//! What a word typed for a field means: the file's word, the screen's word, a number, a day in words.

use super::direction::day_sense;
use super::happened;
use super::ours::{names_ours, whole_names};
use super::place::{Place, select};
use super::text;
use super::understood::{Understood, value_said};
use crate::language::choices;
use crate::language::currency::currency_code;
use crate::language::dates::{Sense, day_remark, parse_year};
use crate::language::figures::{figure_number, read_figure};
use crate::language::numbers::refuse_another_currency;
use crate::model::nearest::nearest;
use crate::model::{Column, Kind, Moment, Refusal, Row, is_blank, quoted};
use crate::text::format::list;
use crate::text::{DayText, Parting, several, several_names, several_places, told_apart, width};
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::day_words_of_year;

/// What the field is in which something was typed.
pub(super) struct TypedField<'a> {
    /// The kind of record.
    pub record: &'a str,
    /// The column.
    pub column: &'a Column,
    /// The account and the owners; nothing for the rep's settings.
    pub place: Option<&'a Place>,
    /// The record is of what has been: a visit that took place.
    pub has_been: bool,
    /// The year that the record is of, where its days are of that year: an objective.
    pub year: Option<i64>,
    /// The currency that is typed beside it, of the rep's settings.
    pub currency: Option<&'a str>,
}

impl Workbench {
    /// Puts the file's words for what was typed for a column of a kind of record.
    pub(super) fn mean(
        &self,
        field: &TypedField,
        words: &mut Vec<String>,
        understood: &mut Understood,
    ) -> Result<()> {
        let column = field.column;
        if matches!(column.kind, Kind::Words | Kind::Choices(_)) {
            listed(column, words, understood);
        }
        if names_somebody(field.record, &column.name)
            && let Some(people) = field.place.and_then(|place| place.account.as_ref())
        {
            somebody(column, words, people.rows("people"), understood);
        }
        if names_ours(field.record, &column.name) {
            whole_names(column, words, &self.rep()?, understood);
        }
        let because = if column.name == "closed_because" { self.causes(words)? } else { None };
        if let Some(causes) = because {
            *words = causes;
        }
        for word in words.iter_mut().filter(|word| !is_blank(word)) {
            if let Some(remark) = self.left_out_said(field, word)? {
                understood.remark(remark);
            }
            let meant = self.meaning(field, word).map_err(|refusal| Refusal {
                place: refusal.place.or_else(|| Some(flag(column))),
                ..refusal
            })?;
            if let Some(meant) = meant {
                if let Some(remark) = self.day_remark(field, word) {
                    understood.remark(remark);
                }
                if let Some(said) = value_said(column.kind, &meant).filter(|_| meant != *word) {
                    understood.note(column, word, said);
                }
                *word = meant;
            }
        }
        Ok(())
    }

    fn meaning(&self, field: &TypedField, word: &str) -> Result<Option<String>> {
        let column = field.column;
        if (field.record, column.name.as_str()) == ("rep", "currency") {
            return currency_code(word).map(Some);
        }
        match column.kind {
            Kind::Choice(codes) | Kind::Choices(codes) => {
                let known = self.words.code_of(codes, word);
                let code = known.or_else(|| choices::word(own_name(&column.name), codes, word));
                match code {
                    Some(code) => Ok(Some(code.to_owned())),
                    None => Err(self.no_choice(codes, word)),
                }
            }
            Kind::Criterion => Ok(self.criterion_of(word)),
            Kind::Process => Ok(self.process_of(word)),
            Kind::Topic => self.topic_of(word, field.place),
            Kind::Whole(..) if column.name == "year" => {
                parse_year(word).map(|y| Some(y.to_string()))
            }
            Kind::Whole(..) | Kind::Number(..) | Kind::Money | Kind::Price => {
                self.figure(field, word)
            }
            Kind::Figure => Ok(figure_number(word).map(|number| number.to_string())),
            Kind::Day | Kind::Moment => self.day_of(field, word).map(Some),
            Kind::Flag => Ok(Some(yes_or_no(word))),
            _ => Ok(None),
        }
    }

    /// A number as a form reads it; one as a file has it stays as it is.
    fn figure(&self, field: &TypedField, word: &str) -> Result<Option<String>> {
        let column = field.column;
        if let Some(mark) = self.mark_of(&column.name, word) {
            return Ok(Some(mark.to_string()));
        }
        refuse_more(column, word)?;
        if matches!(column.kind, Kind::Money | Kind::Price) {
            match field.currency.map(currency_code) {
                Some(Ok(code)) => refuse_another_currency(word, Some(&code))?,
                _ => self.in_currency(word)?,
            }
        }
        if is_of_the_file(column.kind, word) {
            return Ok(None);
        }
        let name = if column.name == "wanted" { "relationship" } else { own_name(&column.name) };
        match read_figure(word, column.kind, name) {
            Ok(value) => Ok(Some(value.to_string())),
            // Of what is no number at all the reader of the file says what is allowed.
            Err(_) if !word.chars().any(char::is_numeric) => match self.marks_said(&column.name) {
                Some(marks) => {
                    Err(Refusal::because(phrase!("{} is not allowed", quoted(word)), marks))
                }
                None => Ok(None),
            },
            Err(refusal) => Err(refusal),
        }
    }

    /// What is said of an amount that names a currency in a book that has none: the amount alone is kept, as in a form.
    fn left_out_said(&self, field: &TypedField, word: &str) -> Result<Option<String>> {
        if !matches!(field.column.kind, Kind::Money | Kind::Price) || field.currency.is_some() {
            return Ok(None);
        }
        Ok(self.currency_left_out(word)?.map(|code| {
            phrase!(
                "the book has no currency yet and {code} is left out: anteroom set rep --currency {code} says it",
                code
            )
        }))
    }

    /// The causes that a line names, `price, trust`, in the words of the list where they are of it.
    fn causes(&self, words: &[String]) -> Result<Option<Vec<String>>> {
        let known = &self.playbook.closing.because;
        let mut causes = Vec::new();
        for part in words.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
            let own = known.iter().find(|cause| said(part, cause));
            match (own, nearest(part, known.iter().map(String::as_str))) {
                (Some(own), _) => causes.push(own.clone()),
                (None, Some(near)) => {
                    return Err(Refusal::at(
                        "--closed-because",
                        phrase!("{} is no cause of the list", quoted(part)),
                        phrase!("the nearest is {}; one of {} is", near, known.join(", ")),
                    ));
                }
                (None, None) => causes.push(part.to_owned()),
            }
        }
        Ok((!causes.is_empty()).then_some(causes))
    }

    fn no_choice(&self, codes: &'static [&'static str], word: &str) -> Refusal {
        let shown = self.words.shown(codes);
        let known = codes.iter().copied().chain(shown.iter().map(String::as_str));
        let near = match nearest(word, known) {
            Some(near) => phrase!("the nearest is {near}; ", near),
            None => String::new(),
        };
        let all = phrase!("{}one of {} is", near, codes.join(", "));
        Refusal::because(phrase!("{} is not allowed", quoted(word)), all)
    }

    fn mark_of(&self, column: &str, word: &str) -> Option<i64> {
        self.words.mark_of(mark_group(column)?, word)
    }

    /// The words of a mark beside its numbers, where it has words.
    fn marks_said(&self, column: &str) -> Option<String> {
        let group = mark_group(column)?;
        let mut marks: Vec<(i64, &str)> = self
            .words
            .codes(group)
            .filter_map(|code| Some((code.parse().ok()?, self.words.word(group, code))))
            .collect();
        marks.sort_unstable();
        let all: Vec<String> = marks.iter().map(|(mark, word)| format!("{mark} {word}")).collect();
        Some(phrase!("the number or the word is: {}; left out it is not known", all.join(", ")))
    }

    fn criterion_of(&self, word: &str) -> Option<String> {
        self.playbook.criteria().find(|c| said(word, &c.title)).map(|c| c.name.clone())
    }

    fn process_of(&self, word: &str) -> Option<String> {
        let mut all = self.playbook.processes().iter();
        all.find(|p| said(word, &p.title)).map(|p| p.name.clone())
    }

    /// What of the words of a day is kept nowhere, or taken otherwise than it may be meant.
    fn day_remark(&self, field: &TypedField, word: &str) -> Option<String> {
        let is_day = matches!(field.column.kind, Kind::Day | Kind::Moment);
        is_day.then(|| day_remark(word, self.today(), sense_of(field)))?
    }

    fn day_of(&self, field: &TypedField, word: &str) -> Result<String> {
        if Moment::parse(word).is_some() {
            return Ok(word.to_owned());
        }
        let sense = sense_of(field);
        let moment = day_words_of_year(word, self.today(), sense, field.year)?;
        if happened::is_when(&field.column.name) {
            happened::refuse_unclear(word, moment.date, self.today())?;
        }
        match field.column.kind {
            Kind::Day if moment.minute.is_some() => Err(Refusal::because(
                phrase!("{} has a time of day, and only a day is kept here", quoted(word)),
                phrase!("leave the time out, or say it in the text"),
            )),
            Kind::Day => Ok(moment.date.iso_day()),
            _ => Ok(moment.to_string()),
        }
    }
}

fn sense_of(field: &TypedField) -> Sense {
    match field.has_been {
        true => Sense::Past,
        false => day_sense(field.record, &field.column.name),
    }
}

/// Columns of text that somebody of theirs may stand in by name: a form picks them, a command finds them.
const NAMES_SOMEBODY: [(&str, &str); 4] =
    [("complaint", "by"), ("intel", "source"), ("person", "marks_source"), ("satisfaction", "by")];

/// Is the column a text in which somebody of the account may stand by name: who said it?
pub fn names_somebody(record: &str, column: &str) -> bool {
    NAMES_SOMEBODY.contains(&(record, column))
}

/// Puts the whole name of somebody who is meant; any other text stays as it is.
fn somebody(column: &Column, words: &mut [String], people: &[Row], understood: &mut Understood) {
    // A letter alone is no name, and nobody of nobody is meant.
    let is_name = |word: &&mut String| {
        let word = word.trim();
        width(word) > 1 && word.starts_with(char::is_alphanumeric) && !people.is_empty()
    };
    for word in words.iter_mut().filter(is_name) {
        let found = select(people, &[word.trim()], &[]).ok();
        if let Some(name) = found.and_then(|at| people.get(at)).and_then(Row::name) {
            understood.note(column, word, name.to_owned());
            *word = name.to_owned();
        }
    }
}

/// Several texts that were typed in one, `A, B`, each for itself.
fn listed(column: &Column, words: &mut Vec<String>, understood: &mut Understood) {
    let each: Vec<String> = words
        .iter()
        .flat_map(
            |word| if is_blank(word) { vec![word.clone()] } else { parting(&column.name)(word) },
        )
        .collect();
    if each.len() > words.len() {
        let is_free = matches!(column.kind, Kind::Words);
        understood.put(&column.name, if is_free { told_apart(&each) } else { list(&each) });
    }
    *words = each;
}

/// How a line is taken for several texts of this column. Names and short things go on at a joint as they do at a comma;
/// texts do not, which may hold one.
pub fn parting(column: &str) -> Parting {
    match column {
        "places" => several_places,
        "bring" | "ours" | "closed_because" => several_names,
        _ => several,
    }
}

/// The field's own name of a column of a part: `result` of `debrief_result`.
fn own_name(column: &str) -> &str {
    const PARTS: [&str; 6] =
        ["debrief_", "closed_", "communication_", "objectives_", "strategy_", "promotion_"];
    PARTS.iter().find_map(|part| column.strip_prefix(part)).unwrap_or(column)
}

/// `+10` says what comes to the value that is there; a field is set to what it shall be.
fn refuse_more(column: &Column, word: &str) -> Result<()> {
    let Some(more) = word.trim().strip_prefix('+') else { return Ok(()) };
    let is_signed = matches!(column.kind, Kind::Whole(least, ..) if least < 0);
    match more.starts_with(|c: char| c.is_ascii_digit()) && !is_signed {
        true => Err(Refusal::at(
            flag(column),
            phrase!("{} may be the new value, or what comes to the old one", quoted(word)),
            phrase!("write the new value: {more}", more),
        )),
        false => Ok(()),
    }
}

/// A number as a file has it, of the field's range: `12.50`, `0.285`. `1.200` and `111.000` are what people write.
fn is_of_the_file(kind: Kind, word: &str) -> bool {
    let decimals = word.rsplit_once('.').map_or(0, |(_, after)| after.len());
    if !text::is_number(word) {
        return false;
    }
    match kind {
        Kind::Whole(..) => decimals == 0,
        Kind::Number(least, most, _) => word
            .parse::<rust_decimal::Decimal>()
            .is_ok_and(|n| n >= least.into() && n <= most.into()),
        _ => decimals < 3,
    }
}

/// The group of words of a mark.
fn mark_group(column: &str) -> Option<&'static str> {
    match column {
        "attitude" => Some("attitude"),
        "relationship" | "wanted" => Some("relationship"),
        _ => None,
    }
}

fn said(word: &str, title: &str) -> bool {
    title.to_lowercase() == word.trim().to_lowercase()
}

/// `--communication-reach`.
pub(super) fn flag(column: &Column) -> String {
    format!("--{}", column.name.replace('_', "-"))
}

fn yes_or_no(word: &str) -> String {
    match choices::flag(word) {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => word.to_owned(),
    }
}
