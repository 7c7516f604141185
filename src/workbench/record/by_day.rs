//! A record that is found by its day as people say it: `8 dec`, `3.12.`, `Tuesday`; and what is still open of several.

use super::kinds::RecordKind;
use super::place::select;
use crate::language::dates::{Sense, parse_day_words};
use crate::model::{Date, Refusal, Row, Value, quoted};
use crate::workbench::operation::DoneBy;
use crate::workbench::{Result, Workbench};

impl Workbench {
    /// The place of the one whose day the word says; nothing where it is no day, or no record is of it.
    pub(super) fn by_day(&self, rows: &[Row], word: &str) -> Option<Result<usize>> {
        rows.first().filter(|row| row.schema.has("date") && row.schema.has("id"))?;
        let days = days(word, self.today());
        let is_of = |row: &Row| match row.get("date") {
            Value::Day(day) => days.contains(day),
            Value::Moment(moment) => days.contains(&moment.date),
            _ => false,
        };
        let found: Vec<usize> = (0..rows.len()).filter(|at| is_of(&rows[*at])).collect();
        match found.as_slice() {
            [] => None,
            [one] => Some(Ok(*one)),
            several => {
                let some = several.iter().take(4).map(|at| {
                    let row = &rows[*at];
                    format!("{} ({})", row.get("date"), row.id().unwrap_or_default())
                });
                let some: Vec<String> = some.collect();
                let what = phrase!("{} fits {}: {}", quoted(word), several.len(), some.join(", "));
                Some(Err(Refusal::because(what, phrase!("give the id"))))
            }
        }
    }

    /// The id of the one that is still open, where the words fit one that is done as well.
    pub(super) fn open_one(
        &self,
        kind: &RecordKind,
        owners: &[String],
        which: &[String],
        by: DoneBy,
    ) -> Option<String> {
        let place = self.place(kind, owners).ok()?;
        let words: Vec<&str> = which.iter().map(String::as_str).collect();
        if select(&place.list, &words, &place.sources()).is_ok() {
            return None;
        }
        let (column, done) = by.cell(self.today());
        let is_open = |row: &&Row| match by {
            DoneBy::Day(_) => row.get(column).is_empty(),
            DoneBy::Word(..) => *row.get(column) != done,
        };
        let open: Vec<Row> = place.list.iter().filter(is_open).cloned().collect();
        let found = select(&open, &words, &place.sources()).ok()?;
        open.get(found).and_then(Row::id).map(str::to_owned)
    }
}

/// The last and the next day that the word can be: `26` is one of the month.
fn days(word: &str, today: Date) -> Vec<Date> {
    let word = word.trim();
    let is_figure = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let dotted = if is_figure { format!("{word}.") } else { word.to_owned() };
    let read = |sense| parse_day_words(&dotted, today, sense).ok().map(|moment| moment.date);
    [Sense::Past, Sense::Future].into_iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_day;
    use crate::text::DayText;

    #[test]
    fn a_day_is_the_last_or_the_next_one() {
        let today = parse_day("2026-11-30").expect("a day");
        for (word, days_of) in [
            ("8 dec", &["2025-12-08", "2026-12-08"][..]),
            ("3.12.", &["2025-12-03", "2026-12-03"]),
            ("Tuesday", &["2026-11-24", "2026-12-01"]),
            ("26", &["2026-11-26", "2026-12-26"]),
            ("review", &[]),
        ] {
            let read: Vec<String> = days(word, today).iter().map(|day| day.iso_day()).collect();
            assert_eq!(read, days_of, "{word}");
        }
    }
}
