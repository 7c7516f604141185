//! A recurring service.

use super::field::How::Plain;
use super::field::{FieldSpec, row};
use super::form::Form;
use super::start::{on_account, simple};
use crate::model::{Record as _, Service};
use crate::tui::ctx::Ctx;

pub(super) const FIELDS: &[FieldSpec] = &[
    row("what", "what", Plain, ""),
    row("every", "every_days", Plain, "days from one time to the next"),
    row("answer within", "standard_hours", Plain, "hours in which they are answered"),
    row("last done", "last_done", Plain, ""),
];

/// A new service, or the one of this id.
pub fn open(id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Service::SCHEMA, "service", id, "service");
    simple("Service", FIELDS, record, &start, &[], ctx)
}
