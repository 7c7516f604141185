//! What a form proposes for a new record, and a command fills in: the seller, the day that a task's text ends on.

use super::direction::day_sense;
use super::understood::Understood;
use crate::language::dates::{parse_year, since_when, year_in_text};
use crate::language::shares;
use crate::model::{
    Account, Action, Agreement, Choice, Complaint, Date, Objective, Offer, Person, Record, Refusal,
    Row, Schema, Side, Tie, Value, is_blank, parse_day, quoted,
};
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::day_words_of_year;
use crate::workbench::debrief::ends_on::{Ending, ending, objective_ending};
use crate::workbench::operation::today_columns;
use chrono::Datelike;

/// Columns as they were typed, each with its words.
pub(super) type TypedFields = Vec<(String, Vec<String>)>;

/// A column that has its first day, and the column of that day where the record has one.
const SINCE: [(&str, Option<&str>); 2] = [("tier", None), ("status", Some("status_since"))];

/// Kinds of record whose day is told where it is today and was not typed.
const TOLD: [&str; 7] =
    ["complaint", "gift", "introduction", "observation", "offer", "satisfaction", "deed"];

impl Workbench {
    /// Fills in what a form would propose for a new record of this kind.
    pub(super) fn propose(
        &self,
        schema: &'static Schema,
        fields: &mut TypedFields,
        understood: &mut Understood,
    ) -> Result<()> {
        self.of_today(schema, fields, understood);
        if schema.record == Action::SCHEMA.record {
            self.due_in_text(fields, understood);
        }
        if schema.record == Agreement::SCHEMA.record {
            self.until_in_text(fields, understood);
        }
        if schema.record == Objective::SCHEMA.record {
            self.year_and_due(fields, understood);
        }
        if schema.record == Offer::SCHEMA.record && word_of(fields, "side").is_none() {
            understood.put("side", phrase!("ours").to_owned());
            put(fields, "side", Side::Us.word().to_owned());
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

    /// The days of a new record that are today where nothing is said, which the answer tells; a complaint is raised on the
    /// day that its text says it to be so since.
    fn of_today(
        &self,
        schema: &'static Schema,
        fields: &mut TypedFields,
        understood: &mut Understood,
    ) {
        for column in today_columns(schema.record) {
            if fields.iter().any(|(name, _)| name == column) {
                continue;
            }
            let day = match word_of(fields, "what") {
                Some(what) if schema.record == Complaint::SCHEMA.record => {
                    complaint_day(what, self.today())
                }
                _ => self.today(),
            };
            if TOLD.contains(&schema.record) {
                understood.put(column, day.full_day());
            }
            put(fields, column, day.iso_day());
        }
    }

    /// `Angebot schicken bis 12.12.` is due then, and the text is what stands before it where that reads whole.
    fn due_in_text(&self, fields: &mut TypedFields, understood: &mut Understood) {
        let (None, Some(typed)) = (word_of(fields, "due"), word_of(fields, "what")) else { return };
        let said = ending(typed, self.today());
        self.put_due(said, "what", fields, understood);
    }

    /// `price hold till 28 Feb`: the text stays as it is, and the day that it says is told.
    fn until_in_text(&self, fields: &TypedFields, understood: &mut Understood) {
        let (None, Some(typed)) = (word_of(fields, "until"), word_of(fields, "what")) else {
            return;
        };
        let said = ending(typed, self.today());
        if let Some((words, day)) = said.due.map(|day| (said.words, day)).or(said.inside) {
            let day = day.iso_day();
            understood.remark(phrase!(
                "{} is of the text: --until {} makes it the day",
                quoted(&words),
                day
            ));
        }
    }

    /// Puts the day that a text ends on and what is left of the text, and tells what is to be told of it.
    fn put_due(
        &self,
        said: Ending,
        column: &str,
        fields: &mut TypedFields,
        understood: &mut Understood,
    ) {
        if let Some(two) = &said.two {
            let [one, other] = two.days.map(|day| day.iso_day());
            understood.remark(phrase!("{}: --due {} or --due {} says it", two.said(), one, other));
        }
        if let Some((words, day)) = &said.inside {
            let day = day.iso_day();
            understood.remark(phrase!(
                "{} is of the text: --due {} makes it the day",
                quoted(words),
                day
            ));
        }
        if let Some(span) = &said.span {
            understood.remark(phrase!("{} is no day, and --due gives one", quoted(span)));
        }
        let Some(due) = said.due else { return };
        understood.put("due", due.full_day().to_string());
        put(fields, column, said.what);
        put(fields, "due", due.iso_day());
        if let Some(remark) = said.remark {
            understood.remark(remark);
        }
    }

    /// An objective is due on the day that its text ends on, and of the year of its day or its text, else of this one; the
    /// year is told where it is not typed. `spares to 80k by end of 2027`, `31.3.2028`, `in 2027`.
    fn year_and_due(&self, fields: &mut TypedFields, understood: &mut Understood) {
        let Some(typed) = word_of(fields, "objective").map(str::to_owned) else { return };
        let given = word_of(fields, "year").map(str::to_owned);
        let of_given = given.as_deref().and_then(|year| parse_year(year).ok());
        let of_text = || year_in_text(&typed, self.today());
        let day = |words: &str, year| {
            let sense = day_sense(Objective::SCHEMA.record, "due");
            day_words_of_year(words, self.today(), sense, year).ok().map(|moment| moment.date)
        };
        let due = match word_of(fields, "due").map(str::to_owned) {
            Some(due) => day(&due, of_given.or_else(of_text)),
            None => {
                let said = objective_ending(&typed, of_given, self.today());
                let due = said.due;
                self.put_due(said, "objective", fields, understood);
                due
            }
        };
        if given.is_none() {
            let of_due = due.map(|due| i64::from(due.year()));
            let this_year = i64::from(self.today().year());
            let year = of_due.or_else(of_text).unwrap_or(this_year).to_string();
            understood.first("year", year.clone());
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

/// The day on which a new complaint is raised: the one that its text says it to be so since, else today.
pub fn complaint_day(what: &str, today: Date) -> Date {
    since_when(what, today).map_or(today, |(_, day)| day)
}
