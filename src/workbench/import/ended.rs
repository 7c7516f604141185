//! A deal of a table that is over: the day on which it was closed, from the column of its decision, else from the
//! decision day that the book has.

use super::people::Heard;
use super::source::ColumnView;
use crate::model::{Date, Opportunity, Record, Row, Value, is_ended, quoted};
use crate::text::DayText;
use crate::workbench::operation::column_of;

/// What the column of the decision is called.
const DECIDED: &str = "decision day";
/// The column of its end.
const CLOSED: &str = "closed_date";

/// On which day the table is read, and which of its columns has the day of the decision.
pub(super) struct Ended {
    pub today: Date,
    pub column: Option<String>,
}

impl Ended {
    /// Of a table with these columns.
    pub(super) fn of(columns: &[ColumnView], today: Date) -> Self {
        let column = columns.iter().find(|column| column.meaning == DECIDED);
        Self { today, column: column.map(|column| column.header.trim().to_owned()) }
    }

    /// Puts the day of a row that is over, where the deal has none yet and it is none to come.
    pub(super) fn close(&self, row: &mut Row, stored: Option<&Row>, said: &mut Heard) {
        let is_dated = |row: &Row| !row.column(CLOSED).is_empty();
        if !is_ended(row.get("status")) || is_dated(row) || stored.is_some_and(is_dated) {
            return;
        }
        let decided = |row: &Row| match row.get("decision_date") {
            Value::Day(day) => Some(*day),
            _ => None,
        };
        let of_column = self.column.as_ref().zip(decided(row));
        let Some(day) = of_column.map(|(_, day)| day).or_else(|| stored.and_then(decided)) else {
            return;
        };
        if day > self.today {
            return;
        }
        if let Some(column) = column_of(Opportunity::SCHEMA, CLOSED) {
            row.put(&column.path, Value::Day(day));
        }
        let kind = match of_column {
            Some((header, _)) => {
                phrase!(
                    "the day of the column {} is taken for the day it was closed",
                    quoted(header)
                )
            }
            None => phrase!("the decision day of the book is taken for the day it was closed")
                .to_owned(),
        };
        let name = row.name().unwrap_or_default().to_owned();
        said.infer(&kind, format!("{name} {}", day.full_day()));
    }
}
