//! What a form proposes for a new record, and a command fills in: the seller, the day that a task's text ends on.

use super::direction::day_sense;
use super::understood::Understood;
use crate::language::dates::parse_day_words;
use crate::language::shares;
use crate::model::{
    Account, Action, Person, Record, Refusal, Row, Schema, Tie, Value, is_blank, parse_day, quoted,
};
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::debrief::ends_on;
use chrono::Datelike;

/// Columns as they were typed, each with its words.
pub(super) type TypedFields = Vec<(String, Vec<String>)>;

/// A column that has its first day, and the column of that day where the record has one.
const SINCE: [(&str, Option<&str>); 2] = [("tier", None), ("status", Some("status_since"))];

impl Workbench {
    /// Fills in what a form would propose for a new record of this kind.
    pub(super) fn propose(
        &self,
        schema: &'static Schema,
        fields: &mut TypedFields,
        understood: &mut Understood,
    ) -> Result<()> {
        if schema.record == Action::SCHEMA.record {
            self.due_in_text(fields, understood);
        }
        if schema.record == Person::SCHEMA.record {
            self.guess_from_title(fields, understood);
        }
        if schema.record == Tie::SCHEMA.record && word_of(fields, "strength").is_none() {
            understood.put("strength", phrase!("1, the weakest").to_owned());
        }
        if schema.record == Account::SCHEMA.record
            && word_of(fields, "seller").is_none()
            && let Some(name) = self.rep()?.name.0.filter(|name| !is_blank(name))
        {
            understood.put("seller", name.clone());
            fields.push(("seller".to_owned(), vec![name]));
        }
        Ok(())
    }

    /// `Angebot schicken bis 12.12.` is due then, and the text is what stands before it.
    fn due_in_text(&self, fields: &mut TypedFields, understood: &mut Understood) {
        let (None, Some(typed)) = (word_of(fields, "due"), word_of(fields, "what")) else { return };
        let (what, due) = ends_on(typed, self.today());
        let Some(due) = due else { return };
        understood.put("due", due.full_day().to_string());
        put(fields, "what", what);
        put(fields, "due", due.iso_day());
    }

    /// An objective is of the year that it is due in, where none is typed: `31.3.2028`, `Mitte 2027`.
    pub(super) fn year_of_due(&self, fields: &mut TypedFields, understood: &mut Understood) {
        let due = word_of(fields, "due")
            .and_then(|due| parse_day_words(due, self.today(), day_sense("objective", "due")).ok());
        if let Some(due) = due.filter(|due| due.date.year() != self.today().year()) {
            let year = due.date.year().to_string();
            understood.put("year", year.clone());
            put(fields, "year", year);
        }
    }

    /// A tier and a status are told with the day from which they hold, which goes into the file with them.
    pub(super) fn since_said(
        &self,
        fields: &TypedFields,
        old: Option<&Row>,
        understood: &mut Understood,
    ) {
        let usual = Row::usual(Account::SCHEMA);
        for (column, day) in SINCE {
            let Some(word) = word_of(fields, column) else { continue };
            let before = old.unwrap_or(&usual).text(column).unwrap_or_default();
            let given = day.and_then(|day| word_of(fields, day)).and_then(parse_day);
            if before != word {
                let since = given.unwrap_or(self.today()).full_day();
                let said = phrase!("{} since {}", word.replace('_', " "), since);
                understood.put(column, said);
            }
        }
    }
}

/// `30 %` of a payment is so much of the purchase's value; without one it has to be asked.
pub(super) fn share_of_value(
    owner: Option<&Row>,
    fields: &mut TypedFields,
    understood: &mut Understood,
) -> Result<()> {
    let Some(typed) = word_of(fields, "amount").map(str::to_owned) else { return Ok(()) };
    if shares::percent(&typed).is_none() {
        return Ok(());
    }
    let part = match owner.map(|owner| owner.get("value")) {
        Some(Value::Money(value)) => shares::part_of(&typed, *value).map(|part| (part, *value)),
        _ => None,
    };
    let Some((part, value)) = part else {
        return Err(Refusal::at(
            "--amount",
            phrase!("{} of what: the purchase has no value yet", quoted(&typed)),
            phrase!("give the amount, or say what the purchase is worth first"),
        ));
    };
    let said =
        phrase!("{} ({} of {})", Cents::from(part).grouped(), typed, Cents::from(value).grouped());
    understood.put("amount", said);
    put(fields, "amount", part.to_string());
    Ok(())
}

/// Adds to what is typed for a text, a line more of the notes; all of it.
pub(super) fn put_behind(fields: &mut TypedFields, column: &str, more: &str) -> String {
    let join = if column == "notes" { "\n" } else { "; " };
    let before = word_of(fields, column);
    let all = before.map_or_else(|| more.to_owned(), |before| format!("{before}{join}{more}"));
    put(fields, column, all.clone());
    all
}

/// Puts a word in the place of what was typed for a column.
pub(super) fn put(fields: &mut TypedFields, name: &str, word: String) {
    fields.retain(|(of, _)| of != name);
    fields.push((name.to_owned(), vec![word]));
}

/// What was typed for a column; nothing where it is blank.
pub(super) fn word_of<'a>(fields: &'a TypedFields, name: &str) -> Option<&'a str> {
    let words = fields.iter().find(|(of, _)| of == name).map(|(_, words)| words)?;
    words.last().map(String::as_str).filter(|word| !is_blank(word))
}
