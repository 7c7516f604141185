//! What was understood of words that were not typed plainly: the day of `20.12.`, the name of `Kühn`, the amount of `95k`.

use crate::model::{Column, Kind, Moment, parse_day};
use crate::text::DayText;
use crate::text::format::{thousands, timed};
use rust_decimal::Decimal;

/// Columns, and what was understood for each.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    columns: Vec<(String, String)>,
    remarks: Vec<String>,
}

impl Understood {
    /// Keeps what was understood, where it is not what was typed.
    pub fn note(&mut self, column: &Column, typed: &str, said: String) {
        if typed.trim().to_lowercase() == said.to_lowercase() {
            return;
        }
        match self.columns.iter_mut().find(|(name, _)| *name == column.name) {
            Some((_, all)) => {
                all.push_str(", ");
                all.push_str(&said);
            }
            None => self.columns.push((column.name.clone(), said)),
        }
    }

    /// Keeps what is said of a column, whatever was said of it before.
    pub fn put(&mut self, column: &str, said: String) {
        self.columns.retain(|(name, _)| name != column);
        self.columns.push((column.to_owned(), said));
    }

    /// Keeps what is said of a column before all that is said of others.
    pub fn first(&mut self, column: &str, said: String) {
        self.columns.insert(0, (column.to_owned(), said));
    }

    /// What was understood for this column.
    pub fn of(&self, column: &str) -> Option<&str> {
        self.columns.iter().find(|(name, _)| name == column).map(|(_, said)| said.as_str())
    }

    /// Behind the sentence of a new record: `: date Sun 20 Dec 2026, person Uwe Kühn`.
    pub fn tail(&self) -> String {
        let all: Vec<String> = self
            .columns
            .iter()
            .map(|(name, said)| format!("{} {said}", name.replace('_', " ")))
            .collect();
        let said = if all.is_empty() { String::new() } else { format!(": {}", all.join(", ")) };
        said + &self.remarked()
    }

    /// Keeps a sentence of what was left out, or taken otherwise than it may be meant.
    pub fn remark(&mut self, sentence: String) {
        self.remarks.push(sentence);
    }

    /// Behind what was understood: the remarks, each a sentence.
    pub fn remarked(&self) -> String {
        self.remarks.iter().map(|remark| format!("; {remark}")).collect()
    }
}

/// The file's word for a value as a sentence has it; nothing where the two are the same.
pub(super) fn value_said(kind: Kind, word: &str) -> Option<String> {
    match kind {
        Kind::Day => parse_day(word).map(|day| day.full_day()),
        Kind::Moment => {
            Moment::parse(word).map(|moment| timed(moment.date.full_day(), moment.minute))
        }
        Kind::Number(_, 1, _) => {
            let rate = word.parse::<Decimal>().ok()?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some(format!("{} %", rate.normalize()))
        }
        Kind::Money | Kind::Price | Kind::Figure => {
            let (whole, cents) = word.split_once('.').unwrap_or((word, ""));
            let plain = whole.chars().all(|c| c.is_ascii_digit());
            let mark = if cents.is_empty() { "" } else { "." };
            plain.then(|| format!("{}{mark}{cents}", thousands(whole)))
        }
        Kind::Whole(..) | Kind::Number(..) => Some(word.to_owned()),
        Kind::Choice(_) | Kind::Choices(_) => Some(word.replace('_', " ")),
        _ => None,
    }
}
