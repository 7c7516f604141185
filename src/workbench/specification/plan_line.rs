//! A plan for a point in one line: `Reyes: comments, fri 11 dec` is an action, `lost: why` takes the loss.

use super::{PointRow, SpecificationSheet};
use crate::language::dates::{Sense, parse_day_words, short_day};
use crate::model::{Action, Date, Edit, Record, Refusal, Row, SpecificationPoint, Value};
use crate::text::fold;
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Workbench;

/// What a line says of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanDraft {
    /// An action for it.
    Action {
        /// What.
        what: String,
        /// By when.
        due: Option<Date>,
        /// Who of ours; nothing where nobody is named and the rep has no name.
        owner: Option<String>,
    },
    /// The loss is taken, with its reason.
    Lost(String),
}

/// Words that take the loss.
const LOST: &[&str] = &["lost", "accept", "accepted", "verloren", "放弃"];

/// Reads a line about a point.
pub fn read_plan(text: &str, bench: &Workbench) -> Result<PlanDraft> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::because(
            phrase!("what is the plan"),
            phrase!("write who: what, by when; or lost: why"),
        ));
    }
    let split = text.split_once([':', '：']).map(|(head, rest)| (head.trim(), rest.trim()));
    if let Some((head, why)) = split.filter(|(head, _)| LOST.contains(&fold(head).as_str())) {
        if why.is_empty() {
            let what = phrase!("why is it {}", fold(head));
            return Err(Refusal::because(
                what,
                phrase!("a loss is taken with its reason: lost: why"),
            ));
        }
        return Ok(PlanDraft::Lost(why.to_owned()));
    }
    let rep = bench.rep()?;
    let ours: Vec<&str> =
        rep.name.as_deref().into_iter().chain(rep.team.iter().map(|m| m.name.as_str())).collect();
    let named = split.and_then(|(head, rest)| Some((one_of_ours(head, &ours)?, rest)));
    let (owner, rest) = match named {
        Some((owner, rest)) => (Some(owner.to_owned()), rest),
        None => (rep.name.0.clone(), text),
    };
    let (what, due) = without_day(rest, bench.today());
    Ok(PlanDraft::Action { what, due, owner })
}

/// The one of ours whose name, or a word of it, begins so; "I" is the rep.
fn one_of_ours<'a>(head: &str, ours: &[&'a str]) -> Option<&'a str> {
    let head = fold(head);
    if matches!(head.as_str(), "i" | "me" | "we" | "ich" | "我") {
        return ours.first().copied();
    }
    let mut found = ours.iter().filter(|name| {
        let name = fold(name);
        name.starts_with(&head) || name.split_whitespace().any(|word| word.starts_with(&head))
    });
    match (found.next(), found.next()) {
        (Some(one), None) if !head.is_empty() => Some(one),
        _ => None,
    }
}

/// The day that the last part names, and what stands before it.
fn without_day(text: &str, today: Date) -> (String, Option<Date>) {
    if let Some((what, last)) = text.rsplit_once([',', '，']) {
        let day = parse_day_words(last.trim().trim_start_matches("by "), today, Sense::Future);
        if let Ok(moment) = day {
            return (what.trim().to_owned(), Some(moment.date));
        }
    }
    (text.trim().to_owned(), None)
}

impl PlanDraft {
    /// "Tomas Reyes: comments, by Fri 11 Dec", as it will be kept.
    pub fn preview(&self, today: Date) -> String {
        match self {
            Self::Lost(why) => phrase!("the loss is taken today: {why}", why),
            Self::Action { what, due, owner } => {
                let owner = owner.as_ref().map(|o| format!("{o}: ")).unwrap_or_default();
                let due = match due {
                    Some(day) => phrase!(", by {}", short_day(*day, today)),
                    None => phrase!(", no day yet").to_owned(),
                };
                phrase!("an action for this point: {owner}{what}{due}", owner, what, due)
            }
        }
    }

    /// The change of the file.
    pub fn operation(&self, sheet: &SpecificationSheet, point: &PointRow) -> Operation {
        let name = match point.number.as_str() {
            "" => phrase!("point \"{}\"", point.point),
            number => phrase!("point {number}", number),
        };
        match self {
            Self::Lost(why) => Operation::set(
                phrase!("{name}, the loss is taken", name),
                SpecificationPoint::SCHEMA,
                point.key,
                vec![("accepted", Value::Day(sheet.today)), ("why", Value::Text(why.clone()))],
            ),
            Self::Action { what, due, owner } => {
                let mut row = Row::empty(Action::SCHEMA);
                row.place = sheet.next_action;
                row.set("what", Value::Text(what.clone()));
                row.set("due", due.map_or(Value::Absent, Value::Day));
                row.set("owner", owner.clone().map_or(Value::Absent, Value::Text));
                row.set("for", Value::Text(point.id.clone()));
                let of = owner.as_ref().map(|o| phrase!(" of {o}", o)).unwrap_or_default();
                let account = sheet.account_key;
                let edit = Edit::Insert { account, parent: account, row };
                Operation::new(phrase!("{name}, an action{of}", name, of), vec![edit])
            }
        }
    }
}
