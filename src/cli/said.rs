//! What changed, as a person reads it: records, topics, amounts and marks by the words on screen.

use crate::model::{Kind, Record, Rep, Schema, parse_day};
use crate::rules::cents::Cents;
use crate::workbench::{FieldChange, Workbench, field_of, kind};
use rust_decimal::Decimal;

/// The words of a field whose name is not that of its words: record, field, group.
const GROUPS: [(&str, &str, &str); 12] = [
    ("account", "status", "status"),
    ("complaint", "severity", "complaint"),
    ("contact", "kind", "contact"),
    ("deed", "what", "deed"),
    ("dismissal", "verdict", "answer"),
    ("introduction", "result", "introduction"),
    ("need", "state", "need"),
    ("opportunity", "status", "opportunity"),
    ("person", "roles", "role"),
    ("tie", "kind", "tie"),
    ("observation", "shelf", "shelf"),
    ("visit", "status", "visit"),
];

/// The word for one of a kind of record: evidence is proof, intel an answer.
pub fn record(code: &str) -> String {
    match code {
        "evidence" => phrase!("proof").to_owned(),
        "intel" => phrase!("answer").to_owned(),
        "dismissal" => phrase!("answered finding").to_owned(),
        "settled" => phrase!("settled dispute").to_owned(),
        "decision_mark" => phrase!("mark of a verdict").to_owned(),
        other => other.replace('_', " "),
    }
}

/// The word for several of them.
pub fn records(code: &str) -> String {
    match kind(code).and_then(|k| k.path.last()) {
        Some(&("evidence" | "intel")) | None => match code {
            "evidence" => phrase!("proofs").to_owned(),
            "intel" => phrase!("answers").to_owned(),
            other => other.replace('_', " "),
        },
        Some(list) => list.replace('_', " "),
    }
}

/// The record with its title: `question about buying process`, `proof: needs known`, `person Bo Lind`.
pub fn titled(workbench: &Workbench, code: &str, title: &str) -> String {
    let word = record(code);
    if title.is_empty() {
        return word;
    }
    if let Some(topic) = workbench.playbook.topic(title) {
        return phrase!("{} about {}", word, topic.title);
    }
    if let Some((_, criterion)) = workbench.playbook.criterion(title) {
        return format!("{word}: {}", criterion.title);
    }
    if let Some(mark) = workbench.playbook.mark(title) {
        return format!("{word}: {}", mark.title);
    }
    if workbench.words.finding(title).is_some() {
        return format!("{word}: {}", title.replace('_', " "));
    }
    match parse_day(title) {
        Some(_) => phrase!("{word} of {title}", word, title),
        None => format!("{word} {title}"),
    }
}

/// One line: what came, went, or changed from what to what.
pub fn line(workbench: &Workbench, change: &FieldChange) -> String {
    let title = titled(workbench, &change.record, &change.title);
    let field = change.field.as_str();
    if field.is_empty() {
        let sign = if change.before.is_none() { '+' } else { '-' };
        return format!("{sign} {title}");
    }
    let value = |text: &String| value(workbench, &change.record, field, text);
    let what = workbench.words.title(field).replace(['_', '.'], " ");
    match (change.before.as_ref().map(value), change.after.as_ref().map(value)) {
        (Some(before), Some(after)) => {
            phrase!("{title}: {what} {before} to {after}", title, what, before, after)
        }
        (None, Some(after)) => phrase!("{title}: {what} is {after}", title, what, after),
        (Some(before), None) => {
            phrase!("{title}: {what} is empty, was {before}", title, what, before)
        }
        (None, None) => format!("{title}: {what}"),
    }
}

fn value(workbench: &Workbench, record: &str, field: &str, text: &str) -> String {
    let of_field = GROUPS.iter().find(|(r, f, _)| *r == record && *f == field);
    let group = of_field.map_or(field, |(_, _, group)| group);
    match kind_of(record, field) {
        Some(Kind::Choice(_)) => word(group, workbench, text),
        Some(Kind::Choices(_)) => {
            text.split(", ").map(|code| word(group, workbench, code)).collect::<Vec<_>>().join(", ")
        }
        Some(Kind::Whole(..)) if ["attitude", "relationship"].contains(&field) => {
            word(group, workbench, text)
        }
        Some(Kind::Money | Kind::Price) => money(text),
        Some(Kind::Flag) if text == "true" => phrase!("yes").to_owned(),
        Some(Kind::Flag) if text == "false" => phrase!("no").to_owned(),
        Some(Kind::Moment) => text.replace('T', " "),
        Some(Kind::Topic) => workbench.playbook.topic(text).map_or(text, |t| &t.title).to_owned(),
        Some(Kind::Code | Kind::Criterion) => text.replace('_', " "),
        _ => text.to_owned(),
    }
}

fn word(group: &str, workbench: &Workbench, code: &str) -> String {
    let word = workbench.words.word(group, code);
    if word == code { code.replace('_', " ") } else { word.to_owned() }
}

fn kind_of(record: &str, field: &str) -> Option<&'static Kind> {
    let schema: &'static Schema = match record {
        "rep" => Rep::SCHEMA,
        other => kind(other)?.schema,
    };
    let column = schema.columns().into_iter().find(|c| c.name == field)?;
    field_of(schema, &column.path).map(|f| &f.kind)
}

fn money(text: &str) -> String {
    let exact = text.parse::<Decimal>().ok();
    let cents = exact.and_then(|d| i128::try_from(d * Decimal::ONE_HUNDRED).ok());
    cents.map_or_else(|| text.to_owned(), |c| Cents(c).grouped())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_choice_of_a_record() {
        for (record, field, _) in GROUPS {
            let kind = kind_of(record, field);
            assert!(matches!(kind, Some(Kind::Choice(_) | Kind::Choices(_))), "{record}.{field}");
        }
    }

    #[test]
    fn amounts_are_grouped_and_what_is_none_stays() {
        assert_eq!(money("1840000.5"), "1,840,000.50");
        assert_eq!(money("much"), "much");
    }
}
