//! The day of notice of an agreement, said by how long before its end it is: `three months before`.

use super::proposed::{TypedFields, put, word_of};
use super::understood::Understood;
use crate::language::dates::{Sense, is_before_something, parse_day_words};
use crate::model::{Date, Refusal, Row, Value, quoted};
use crate::text::DayText;
use crate::workbench::{Result, Workbench};

impl Workbench {
    /// Puts the day that is said by the last day of the agreement, typed or there: `three months before`, or one without a
    /// year that would lie behind it.
    pub(super) fn notice_before_end(
        &self,
        fields: &mut TypedFields,
        old: Option<&Row>,
        understood: &mut Understood,
    ) -> Result<()> {
        let Some(typed) = word_of(fields, "notice_by") else { return Ok(()) };
        let day = match (is_before_something(typed), self.last_day(fields, old)?) {
            (true, Some(until)) => Some(parse_day_words(typed, until, Sense::Past)?.date),
            (true, None) => {
                return Err(Refusal::at(
                    "--notice-by",
                    phrase!("{} of what: the agreement has no last day yet", quoted(typed)),
                    phrase!("say until when it runs, or give the day itself"),
                ));
            }
            (false, until) => until.and_then(|until| self.within(typed, until)),
        };
        if let Some(day) = day {
            self.put_notice(fields, day, understood);
        }
        Ok(())
    }

    /// A last day without a year that would lie before the first is the next one behind it: `--from 1.1. --until 31.12.`
    pub(super) fn end_behind_beginning(
        &self,
        fields: &mut TypedFields,
        old: Option<&Row>,
        understood: &mut Understood,
    ) -> Result<()> {
        let Some(typed) = word_of(fields, "until") else { return Ok(()) };
        let from = match (word_of(fields, "from"), old.map(|old| old.get("from"))) {
            (Some(from), _) => parse_day_words(from, self.today(), Sense::Start)?.date,
            (None, Some(Value::Day(from))) => *from,
            (None, _) => return Ok(()),
        };
        let until = parse_day_words(typed, self.today(), Sense::Future)?.date;
        let behind = parse_day_words(typed, from, Sense::Future).ok().map(|moment| moment.date);
        let behind = behind.filter(|day| *day >= from && is_yearless(typed, from));
        if let Some(day) = behind.filter(|_| until < from) {
            put(fields, "until", day.iso_day());
            understood.put("until", day.full_day().to_string());
        }
        Ok(())
    }

    /// `end of Sept` of an agreement that runs until 31 March is the one before its end.
    fn within(&self, typed: &str, until: Date) -> Option<Date> {
        let read = |on, sense| parse_day_words(typed, on, sense).ok().map(|moment| moment.date);
        read(self.today(), Sense::Future).filter(|next| *next > until)?;
        read(until, Sense::Past).filter(|day| *day <= until && is_yearless(typed, until))
    }

    /// Puts the day and tells it, and that it is gone where it is.
    fn put_notice(&self, fields: &mut TypedFields, day: Date, understood: &mut Understood) {
        put(fields, "notice_by", day.iso_day());
        let said = day.full_day().to_string();
        understood.put("notice_by", said.clone());
        if day < self.today() {
            understood.remark(phrase!("{said} is gone already", said));
        }
    }

    /// The last day of the agreement, typed or there.
    fn last_day(&self, fields: &TypedFields, old: Option<&Row>) -> Result<Option<Date>> {
        Ok(match (word_of(fields, "until"), old.map(|old| old.get("until"))) {
            (Some(until), _) => Some(parse_day_words(until, self.today(), Sense::Future)?.date),
            (None, Some(Value::Day(until))) => Some(*until),
            (None, _) => None,
        })
    }
}

/// Does the day move with the year it is read in? `in 3 months` and `31 March 2027` do not.
fn is_yearless(typed: &str, on: Date) -> bool {
    let year_on = on.checked_add_months(chrono::Months::new(12));
    let read = |on| parse_day_words(typed, on, Sense::Past).ok().map(|moment| moment.date);
    let (one, next) = (read(on), year_on.and_then(read));
    let later = |day: Date| day.checked_add_months(chrono::Months::new(12));
    one.is_some() && one != next && one.and_then(later) == next
}
