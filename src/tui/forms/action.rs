//! Something to do, or a promise, ours or theirs.

use super::field::How::{Choice, Plain};
use super::field::{FieldSpec, row};
use super::form::Form;
use super::start::on_account;
use crate::model::{Action, Record as _, Value};
use crate::tui::ctx::Ctx;

pub(super) const FIELDS: &[FieldSpec] = &[
    row("what", "what", Plain, "what is to be done"),
    row("by", "due", Plain, "by when"),
    row("who", "owner", Plain, "who of ours does it"),
    row("promised to", "promised_to", Plain, "whom of them we promised it to"),
    row("promised by", "promised_by", Plain, "who of them promised it to us"),
    row(
        "may be said",
        "audience",
        Choice("audience"),
        "before whom; empty: made out from what it is",
    ),
    row("done on", "done", Plain, "the day it was done"),
];

/// A new action with this text, for this subject; or the one of this id.
pub fn open(id: Option<&str>, what: &str, subject: Option<String>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let mut record = start.record(Action::SCHEMA, "actions", id, "action")?;
    if record.is_new() {
        let subject = subject.map_or(Value::Absent, Value::Text);
        record.row.set("for", subject);
    }
    let mut fields = start.fields(FIELDS, &record, ctx);
    if record.is_new() && !what.is_empty() {
        fields.propose("what", &Value::Text(what.to_owned()), None, ctx);
    }
    if let Some(field) = fields.get_mut("what") {
        field.needed = true;
    }
    let draft = start.draft(&record);
    let first = if what.is_empty() { "what" } else { "due" };
    let form = Form::new("Action", draft, fields, Box::new(record), ctx);
    Some(form.begun_at(first))
}
