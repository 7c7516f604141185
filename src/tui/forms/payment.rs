//! A payment milestone of an opportunity.

use super::field::How::Plain;
use super::field::{FieldSpec, row};
use super::form::Form;
use super::start::on_account;
use crate::model::{Payment, Record as _, Value};
use crate::tui::ctx::Ctx;

pub(super) const FIELDS: &[FieldSpec] = &[
    row("for what", "what", Plain, ""),
    row("amount", "amount", Plain, "an amount, or a share of the value: 30 %"),
    row("due on", "due", Plain, ""),
    row("invoiced on", "invoiced", Plain, ""),
    row("paid on", "paid", Plain, ""),
];

/// A new payment of this opportunity, or the one of this id.
pub fn open(opportunity: &str, id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let deal = start.opportunity(opportunity)?;
    let record = start.part(deal, Payment::SCHEMA, "payments", id, "payment")?;
    let mut fields = start.fields(FIELDS, &record, ctx);
    let value = match deal.get("value") {
        Value::Money(value) => Some(*value),
        _ => None,
    };
    if let Some(field) = fields.get_mut("amount") {
        field.input.of_whole(value);
    }
    let draft = start.draft(&record);
    Some(Form::new("Payment", draft, fields, Box::new(record), ctx))
}
