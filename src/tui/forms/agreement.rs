//! A contract in force.

use super::field::How::{Notes, Plain};
use super::field::{FieldSpec, row};
use super::form::Form;
use super::start::{on_account, simple};
use crate::model::{Agreement, Record as _};
use crate::tui::ctx::Ctx;

pub(super) const FIELDS: &[FieldSpec] = &[
    row("what", "what", Plain, ""),
    row("from", "from", Plain, ""),
    row("until", "until", Plain, ""),
    row("notice by", "notice_by", Plain, ""),
    row("terms", "terms", Notes, ""),
];

/// A new agreement, or the one of this id.
pub fn open(id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Agreement::SCHEMA, "agreements", id, "agreement");
    simple("Agreement", FIELDS, record, &start, &[], ctx)
}
