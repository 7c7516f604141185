//! Who the rep is, and the figures that rules measure against.

use super::field::How::Plain;
use super::field::{FieldSpec, Fields, FormField, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::new_row;
use crate::model::{Record as _, Rep, Row, Value};
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::workbench::{Operation, currency_code, operation};
use crate::workbench::{day_sense, day_words};

const FIELDS: &[FieldSpec] = &[
    row("your name", "name", Plain, ""),
    row("company", "company", Plain, ""),
    row("manager", "manager", Plain, "whom you report to"),
    row("currency", "currency", Plain, "the one currency of the file, such as EUR"),
    row(
        "most money out",
        "cushion_limit",
        Plain,
        "the most money the company can have out on one deal",
    ),
    row("interest", "capital_cost", Plain, "what money costs, as a yearly rate"),
    row(
        "gift limit",
        "gift_limit",
        Plain,
        "the most that gifts to one person may be worth in a year",
    ),
    row("an hour costs", "hourly_cost", Plain, "what an hour of pursuit costs"),
    row(
        "key from",
        "key_threshold",
        Plain,
        "the yearly revenue from which a customer could be a key account",
    ),
    row(
        "discount",
        "discount",
        Plain,
        "what money of a later year is worth less, as a yearly rate",
    ),
];

/// The field that is no column: our people, one behind the other.
const TEAM: &str = "team";
const TEAM_HELP: &str =
    "our people who hold relationships, between commas; who leaves: Ben Ott until 31 dec";
const UNTIL: [&str; 3] = [" until ", " bis ", " 至"];

/// The rep's settings.
pub fn open(ctx: &Ctx) -> Option<Form> {
    let row = ctx.read(ctx.bench.rep_row())?;
    let record = FormRecord {
        row: row.unwrap_or_else(|| new_row(Rep::SCHEMA, &[])),
        account: 0,
        parent: 0,
        noun: "rep",
    };
    let mut fields = Fields::of(FIELDS, &record.row, None, ctx);
    let members = record.row.rows("team").iter().map(|member| said(member, ctx));
    let team = Value::Words(members.collect());
    let input = super::fields::list(crate::text::several_names);
    fields.0.push(FormField::own(TEAM, "team", TEAM_HELP, input, team, ctx));
    let plan = Box::new(RepPlan(record));
    Some(Form::new("You", "rep".to_owned(), fields, plan, ctx))
}

struct RepPlan(FormRecord);

impl Plan for RepPlan {
    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let members = match fields.value(TEAM, ctx) {
            Value::Words(words) => words,
            _ => Vec::new(),
        };
        let members: Result<Vec<(String, Value)>, String> =
            members.iter().map(|words| member(words, ctx)).collect();
        let members = members.map_err(|says| (TEAM, says))?;
        let mut new = self.0.filled(fields, ctx);
        if let Some(typed) = new.text("currency") {
            let code = currency_code(typed).map_err(|e| ("currency", e.to_string()))?;
            new.set("currency", Value::Text(code));
        }
        let relabelled = match new.text("currency") {
            Some(currency) => {
                ctx.bench.relabelled(currency).map_err(|e| ("currency", e.to_string()))?
            }
            None => None,
        };
        let settings = phrase!("your settings").to_owned();
        let label =
            [Some(settings), relabelled].into_iter().flatten().collect::<Vec<_>>().join("; ");
        Ok(operation::rep::kept(&label, &self.0.row, new, &members))
    }
}

/// `Anna Weiss`, `Anna Weiss until 31 Dec 2026`.
fn said(member: &Row, _: &Ctx) -> String {
    let name = member.name().unwrap_or_default();
    match member.get("until") {
        Value::Day(day) => phrase!("{} until {}", name, day.long_day()),
        _ => name.to_owned(),
    }
}

/// A name, and the last day with us behind `until`.
fn member(words: &str, ctx: &Ctx) -> Result<(String, Value), String> {
    let parts = UNTIL.iter().find_map(|until| words.split_once(until));
    match parts {
        Some((name, day)) => {
            let day = day_words(day, ctx.today(), day_sense("team", "until"))
                .map_err(|e| e.to_string())?;
            Ok((name.trim().to_owned(), Value::Day(day.date)))
        }
        None => Ok((words.trim().to_owned(), Value::Absent)),
    }
}
