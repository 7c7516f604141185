//! A payment milestone of an opportunity.

use super::field::How::Plain;
use super::field::{FieldSpec, row};
use super::form::Form;
use super::start::{on_account, simple};
use crate::model::{Payment, Record as _};
use crate::tui::ctx::Ctx;

pub(super) const FIELDS: &[FieldSpec] = &[
    row("for what", "what", Plain, ""),
    row("amount", "amount", Plain, ""),
    row("due on", "due", Plain, ""),
    row("invoiced on", "invoiced", Plain, ""),
    row("paid on", "paid", Plain, ""),
];

/// A new payment of this opportunity, or the one of this id.
pub fn open(opportunity: &str, id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let deal = start.opportunity(opportunity)?;
    let record = start.part(deal, Payment::SCHEMA, "payments", id, "payment");
    simple("Payment", FIELDS, record, &start, &[], ctx)
}
