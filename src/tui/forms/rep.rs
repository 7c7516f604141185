//! Who the rep is, and the figures that rules measure against.

use super::field::How::Plain;
use super::field::{FieldSpec, Fields, row};
use super::form::Form;
use super::plan::{Plan, Record, Wrong};
use super::start::new_row;
use crate::model::{Edit, Record as _, Rep};
use crate::tui::ctx::Ctx;

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
    row(
        "key from",
        "key_threshold",
        Plain,
        "the yearly revenue from which a customer could be a key account",
    ),
    row("an hour costs", "hourly_cost", Plain, "what an hour of pursuit costs"),
    row(
        "discount",
        "discount",
        Plain,
        "what money of a later year is worth less, as a yearly rate",
    ),
];

/// The rep's settings.
pub fn open(ctx: &Ctx) -> Option<Form> {
    let row = ctx.bench.rep_row().ok()?;
    let record = Record {
        row: row.unwrap_or_else(|| new_row(Rep::SCHEMA, &[])),
        account: 0,
        parent: 0,
        noun: "rep",
    };
    let fields = Fields::of(FIELDS, &record.row, None, ctx);
    let plan = Box::new(Saving(record));
    Some(Form::new("You", "rep".to_owned(), fields, plan, ctx))
}

struct Saving(Record);

impl Plan for Saving {
    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<(String, Vec<Edit>), Wrong> {
        let edits = self.0.edit(fields, ctx).into_iter().collect();
        Ok(("your settings".to_owned(), edits))
    }
}
