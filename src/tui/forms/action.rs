//! Something to do, or a promise, ours or theirs.

use super::field::Fields;
use super::field::How::{Choice, Plain};
use super::field::{FieldSpec, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::on_account;
use crate::model::{Action, Record as _, Value};
use crate::tui::ctx::Ctx;
use crate::workbench::Operation;
use crate::workbench::debrief::{Ending, ending};

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
    let record = ActionPlan(record);
    let first = if what.is_empty() { "what" } else { "due" };
    let form = Form::new("Action", draft, fields, Box::new(record), ctx);
    Some(form.begun_at(first))
}

struct ActionPlan(FormRecord);

impl ActionPlan {
    /// A new text as it is read for its day.
    fn said(&self, fields: &Fields, ctx: &Ctx) -> Option<Ending> {
        let text = fields.text("what", ctx).filter(|_| self.0.is_new())?;
        Some(ending(&text, ctx.today()))
    }
}

/// What stands beside a day that is read in a text: that it is, what is told of it, or why none is read.
pub(super) fn note_of(said: &Ending) -> Option<String> {
    if let Some(two) = &said.two {
        return Some(phrase!("{}: type the day here", two.said()));
    }
    said.due?;
    let note = phrase!("said at the end of the text").to_owned();
    Some(match &said.remark {
        Some(remark) => format!("{note}; {remark}"),
        None => note,
    })
}

impl Plan for ActionPlan {
    /// A day at the end of the text is the day by when, until the rep says another one.
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        if !self.0.is_new() {
            return;
        }
        let said = self.said(fields, ctx).unwrap_or_default();
        let due = said.due.map(Value::Day).unwrap_or_default();
        fields.propose("due", &due, note_of(&said).as_deref(), ctx);
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let mut new = self.0.filled(fields, ctx);
        let given = fields.get("due").is_some_and(|field| field.touched());
        let said = self.said(fields, ctx).filter(|_| !given);
        let Some((what, due)) = said.and_then(|said| Some((said.what, said.due?))) else {
            return Ok(self.0.kept(self.0.label(fields, ctx), fields, ctx));
        };
        new.set("what", Value::Text(what));
        new.set("due", Value::Day(due));
        let title = crate::text::truncate(&new.title(), 60).into_owned();
        let label = phrase!("new {}: {}", self.0.noun, title);
        Ok(Operation::keep(label, self.0.home(), &self.0.row, new))
    }
}
