//! The day of notice of an agreement, said by how long before its end it is: `three months before`.

use super::proposed::{TypedFields, put, word_of};
use crate::language::dates::{Sense, is_before_something, parse_day_words};
use crate::model::{Refusal, Row, Value, quoted};
use crate::text::DayText;
use crate::workbench::{Result, Workbench};

impl Workbench {
    /// Puts the day for `three months before`: so long before the last day of the agreement, typed or there.
    pub(super) fn notice_before_end(
        &self,
        fields: &mut TypedFields,
        old: Option<&Row>,
    ) -> Result<()> {
        let Some(typed) = word_of(fields, "notice_by").filter(|word| is_before_something(word))
        else {
            return Ok(());
        };
        let until = match (word_of(fields, "until"), old.map(|old| old.get("until"))) {
            (Some(until), _) => Some(parse_day_words(until, self.today(), Sense::Future)?.date),
            (None, Some(Value::Day(until))) => Some(*until),
            (None, _) => None,
        };
        let Some(until) = until else {
            return Err(Refusal::at(
                "--notice-by",
                phrase!("{} of what: the agreement has no last day yet", quoted(typed)),
                phrase!("say until when it runs, or give the day itself"),
            ));
        };
        let day = parse_day_words(typed, until, Sense::Past)?.date.iso_day();
        put(fields, "notice_by", day);
        Ok(())
    }
}
