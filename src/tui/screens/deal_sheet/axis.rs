//! Days as columns of a chart, and the months below it.

use crate::model::Date;
use crate::text::DayText;
use crate::text::parse::narrow;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use chrono::{Datelike, Days, Months};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The days that a chart shows in so many columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayAxis {
    /// The first day.
    pub first: Date,
    /// The day after the last one.
    pub end: Date,
    /// Columns.
    pub columns: u16,
}

impl DayAxis {
    /// From the first day of a month through a day.
    pub fn of(first: Date, last: Date, columns: u16) -> Self {
        Self::days_from(first.with_day(1).unwrap_or(first), last, columns)
    }

    /// From a day through another.
    pub fn days_from(first: Date, last: Date, columns: u16) -> Self {
        let end = last.max(first).checked_add_days(Days::new(1)).unwrap_or(last);
        Self { first, end, columns: columns.max(1) }
    }

    /// The first and last day of a column.
    pub fn days(self, column: u16) -> (Date, Date) {
        let begins = self.begins(column);
        let last = self.begins(column + 1).pred_opt().unwrap_or(begins);
        (begins, last.max(begins))
    }

    fn begins(self, column: u16) -> Date {
        let all = (self.end - self.first).num_days().max(1);
        let days = all * i64::from(column) / i64::from(self.columns);
        let days = Days::new(u64::try_from(days).unwrap_or(0));
        self.first.checked_add_days(days).unwrap_or(self.end)
    }

    /// The column of a day; nothing outside.
    pub fn column(self, day: Date) -> Option<u16> {
        if day < self.first || day >= self.end {
            return None;
        }
        let all = (self.end - self.first).num_days().max(1);
        let at = (day - self.first).num_days() * i64::from(self.columns) / all;
        narrow(at).filter(|column| *column < self.columns)
    }
}

/// The months under their columns, as many as there is room for; the year in the first and in each January.
pub fn draw_months(buf: &mut Buffer, line: Rect, axis: DayAxis, ctx: &Ctx) {
    let mut free = 0;
    let mut named = 0;
    let mut month = axis.first;
    while month < axis.end {
        let quarter = month.month0().is_multiple_of(3) || named == 0;
        if let Some(column) = axis.column(month).filter(|column| *column >= free && quarter) {
            let full = named == 0 || month.month() == 1;
            let label = if full { month.month_year() } else { month.month_name() };
            let cells = u16::try_from(label.len()).unwrap_or(8);
            if column + cells <= line.width {
                ctx.put(buf, line.x + column, line.y, cells, &label, Role::Muted);
                free = column + cells + 2;
                named += 1;
            }
        }
        match month.checked_add_months(Months::new(1)) {
            Some(next) => month = next,
            None => break,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> Date {
        Date::from_ymd_opt(2027, month, day).unwrap()
    }

    #[test]
    fn every_day_has_one_column_and_every_column_its_days() {
        let axis = DayAxis::of(day(1, 20), day(3, 1), 20);
        assert_eq!(axis.first, day(1, 1));
        assert_eq!((axis.column(day(1, 1)), axis.column(day(3, 1))), (Some(0), Some(19)));
        assert_eq!(
            (axis.column(day(3, 2)), axis.column(day(1, 1).pred_opt().unwrap())),
            (None, None)
        );
        for n in 0..20 {
            let (first, last) = axis.days(n);
            assert!(first <= last && axis.column(last).is_some(), "{n}");
        }
        let narrow = DayAxis::of(day(1, 1), day(1, 3), 9);
        assert!((0..9).all(|n| narrow.days(n).0 <= narrow.days(n).1));
    }
}
