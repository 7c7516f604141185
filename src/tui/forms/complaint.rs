//! A complaint: who is hurt by what, and what became of it.

use super::field::How::{Choice, Notes, PersonOrText, Plain};
use super::field::{FieldSpec, Fields, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::on_account;
use crate::model::{Complaint, Record as _, Value};
use crate::tui::ctx::Ctx;
use crate::workbench::{Operation, complaint_day};

pub(super) const FIELDS: &[FieldSpec] = &[
    row("what", "what", Plain, ""),
    row("how bad", "severity", Choice("complaint"), ""),
    row("raised by", "by", PersonOrText, ""),
    row("raised on", "raised", Plain, ""),
    row("cause", "cause", Plain, ""),
    row("what we did", "fix", Notes, ""),
    row("resolved on", "resolved", Plain, ""),
];

/// A new complaint of today, or of the day that its text says; or the one of this id.
pub fn open(id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Complaint::SCHEMA, "complaints", id, "complaint")?;
    let fields = start.fields(FIELDS, &record, ctx);
    let draft = start.draft(&record);
    Some(Form::new("Complaint", draft, fields, Box::new(ComplaintPlan { record }), ctx))
}

struct ComplaintPlan {
    record: FormRecord,
}

impl Plan for ComplaintPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        if self.record.is_new() {
            let what = fields.text("what", ctx).unwrap_or_default();
            let day = complaint_day(&what, ctx.today());
            fields.propose("raised", &Value::Day(day), None, ctx);
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        self.record.save(fields, ctx)
    }
}
