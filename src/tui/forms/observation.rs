//! Something seen in the field.

use super::field::How::{Choice, Notes, Plain};
use super::field::{FieldSpec, row};
use super::form::Form;
use super::start::{on_account, simple};
use crate::model::{Observation, Record as _};
use crate::tui::ctx::Ctx;

pub(super) const FIELDS: &[FieldSpec] = &[
    row("on", "date", Plain, ""),
    row("where", "place", Plain, ""),
    row("brand", "brand", Plain, ""),
    row("product", "product", Plain, ""),
    row("ours", "ours", Plain, ""),
    row("price", "price", Plain, ""),
    row("usual price", "usual_price", Plain, ""),
    row("shelf", "shelf", Choice("shelf"), ""),
    row("produced", "produced", Plain, ""),
    row("promotion", "promotion_form", Plain, ""),
    row("from", "promotion_from", Plain, "the first day of the promotion"),
    row("to", "promotion_to", Plain, "the last day of the promotion"),
    row("gift", "promotion_gift", Plain, ""),
    row("packaging", "packaging", Plain, ""),
    row("brands there", "brand_count", Plain, ""),
    row("note", "note", Notes, ""),
];

/// A new observation of today, or the one of this id.
pub fn open(id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Observation::SCHEMA, "observations", id, "observation");
    simple("Observation", FIELDS, record, &start, &["date"], ctx)
}
