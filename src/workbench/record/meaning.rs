//! What a word typed for a field means: the file's word, the screen's word, a number, a day in words.

use super::text;
use crate::exchange::table::read_number;
use crate::language::dates::{Sense, parse_year};
use crate::model::nearest::nearest;
use crate::model::{Column, Kind, Moment, Refusal, is_blank, quoted};
use crate::text::DayText;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::day_words;

/// Days that are still to come; all others have been.
const TO_COME: [&str; 7] =
    ["due", "until", "notice_by", "decision_date", "valid_until", "promotion_to", "closed_again"];

impl Workbench {
    /// Puts the file's words for what was typed for a column of a kind of record.
    pub(super) fn mean(&self, record: &str, column: &Column, words: &mut [String]) -> Result<()> {
        for word in words.iter_mut().filter(|word| !is_blank(word)) {
            let meant = self.meaning(record, column, word).map_err(|refusal| Refusal {
                place: refusal.place.or_else(|| Some(flag(column))),
                ..refusal
            })?;
            if let Some(meant) = meant {
                *word = meant;
            }
        }
        Ok(())
    }

    fn meaning(&self, record: &str, column: &Column, word: &str) -> Result<Option<String>> {
        match column.kind {
            Kind::Choice(codes) | Kind::Choices(codes) => {
                let code = self.words.code_of(codes, word);
                match code {
                    Some(code) => Ok(Some(code.to_owned())),
                    None => Err(self.no_choice(codes, word)),
                }
            }
            Kind::Criterion => Ok(self.criterion_of(word)),
            Kind::Process => Ok(self.process_of(word)),
            Kind::Topic => self.topic_of(word),
            Kind::Whole(..) if column.name == "year" => {
                parse_year(word).map(|y| Some(y.to_string()))
            }
            Kind::Whole(..) => Ok(self.mark_of(&column.name, word).map(|mark| mark.to_string())),
            Kind::Money | Kind::Price => {
                self.in_currency(word)?;
                amount(word)
            }
            Kind::Number(..) => Ok(percent(word)),
            Kind::Day | Kind::Moment => self.day_of(record, column, word).map(Some),
            Kind::Flag => Ok(Some(yes_or_no(word))),
            _ => Ok(None),
        }
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
        let group = match column {
            "attitude" => "attitude",
            "relationship" | "wanted" => "relationship",
            _ => return None,
        };
        self.words.mark_of(group, word)
    }

    fn criterion_of(&self, word: &str) -> Option<String> {
        self.playbook.criteria().find(|c| said(word, &c.title)).map(|c| c.name.clone())
    }

    fn process_of(&self, word: &str) -> Option<String> {
        let mut all = self.playbook.processes().iter();
        all.find(|p| said(word, &p.title)).map(|p| p.name.clone())
    }

    /// A topic by its name; a slip of the pen would be kept as a topic of its own, and found by nobody.
    fn topic_of(&self, word: &str) -> Result<Option<String>> {
        if self.vocabulary.topics.contains_key(word) {
            return Ok(None);
        }
        let names = self.vocabulary.topics.keys().map(String::as_str);
        let ends: Vec<&str> = names
            .clone()
            .filter(|name| name.rsplit_once('.').is_some_and(|(_, end)| end == word))
            .collect();
        if let [one] = ends.as_slice() {
            return Ok(Some((*one).to_owned()));
        }
        let looks = word.contains('.');
        match nearest(word, names).filter(|_| looks) {
            Some(near) => Err(Refusal::because(
                phrase!("{} is no topic", quoted(word)),
                phrase!("the nearest is {near}; a topic of your own has another name", near),
            )),
            None => Ok(None),
        }
    }

    fn day_of(&self, record: &str, column: &Column, word: &str) -> Result<String> {
        if Moment::parse(word).is_some() {
            return Ok(word.to_owned());
        }
        let planned = matches!(record, "visit" | "schedule") && column.name == "date";
        let to_come = planned || TO_COME.contains(&column.name.as_str());
        let sense = if to_come { Sense::Future } else { Sense::Past };
        let moment = day_words(word, self.today(), sense)?;
        Ok(match column.kind {
            Kind::Day => moment.date.iso_day(),
            _ => moment.to_string(),
        })
    }
}

fn said(word: &str, title: &str) -> bool {
    title.to_lowercase() == word.trim().to_lowercase()
}

/// `--communication-reach`.
pub(super) fn flag(column: &Column) -> String {
    format!("--{}", column.name.replace('_', "-"))
}

/// An amount as people write it; one as a file has it stays as it is.
fn amount(word: &str) -> Result<Option<String>> {
    let decimals = word.rsplit_once('.').map_or(0, |(_, after)| after.len());
    if text::is_number(word) && decimals < 3 {
        return Ok(None);
    }
    read_number(word, None).map(|number| Some(number.normalize().to_string()))
}

/// `28 %` is 0.28; anything else stays as it is.
fn percent(word: &str) -> Option<String> {
    let number = word.trim().strip_suffix('%')?;
    let number = read_number(number.trim(), None).ok()?;
    number.checked_div(rust_decimal::Decimal::ONE_HUNDRED).map(|n| n.normalize().to_string())
}

fn yes_or_no(word: &str) -> String {
    match word.to_lowercase().as_str() {
        "yes" | "true" | "y" | "1" => "yes".to_owned(),
        "no" | "false" | "n" | "0" => "no".to_owned(),
        _ => word.to_owned(),
    }
}
