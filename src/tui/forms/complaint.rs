//! A complaint: who is hurt by what, and what became of it.

use super::field::How::{Choice, Notes, PersonOrText, Plain};
use super::field::{FieldSpec, row};
use super::form::Form;
use super::start::{on_account, simple};
use crate::model::{Complaint, Record as _};
use crate::tui::ctx::Ctx;

pub(super) const FIELDS: &[FieldSpec] = &[
    row("what", "what", Plain, ""),
    row("how bad", "severity", Choice("complaint"), ""),
    row("raised by", "by", PersonOrText, ""),
    row("raised on", "raised", Plain, ""),
    row("cause", "cause", Plain, ""),
    row("what we did", "fix", Notes, ""),
    row("resolved on", "resolved", Plain, ""),
];

/// A new complaint of today, or the one of this id.
pub fn open(id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Complaint::SCHEMA, "complaints", id, "complaint");
    simple("Complaint", FIELDS, record, &start, &["raised"], ctx)
}
