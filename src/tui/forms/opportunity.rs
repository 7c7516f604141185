//! A purchase that the customer may make; one that is entered late takes the earlier stages as passed.

use super::field::How::{Causes, Choice, Plain};
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields::line;
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::stage::stage_name;
use super::start::on_account;
use crate::model::{Opportunity, Record as _, Value};
use crate::tui::ctx::Ctx;
use crate::workbench::{Operation, operation};

pub(super) const FIELDS: &[FieldSpec] = &[
    row("name", "name", Plain, "as you call it among yourselves"),
    row("products", "products", Plain, ""),
    row("unit", "unit", Plain, ""),
    row("value", "value", Plain, "what it is worth, in the currency of the file"),
    row("margin", "margin", Plain, "of the value"),
    row("chance", "chance", Plain, "our chance in percent"),
    row("decision on", "decision_date", Plain, "the day on which they decide"),
    row("they are in", "buying_stage", super::field::How::Mark(""), "the customer's stage, 1 to 6"),
    row("we are in", "selling_stage", super::field::How::Mark(""), "the stage of our work, 1 to 6"),
    row("status", "status", Choice("opportunity"), "what became of it"),
    row("bought as", "process", Plain, "which stages it goes through"),
    row("hours", "pursuit_hours", Plain, "hours that the pursuit will take"),
    row("aim price", "target_price", Plain, ""),
    row("floor price", "floor_price", Plain, ""),
    row("their floor", "their_floor", Plain, ""),
    row("ended on", "closed_date", Plain, ""),
    row("because", "closed_because", Causes, "the causes, between commas"),
    row("why", "closed_reason", Plain, "why it ended so"),
    row("who got it", "closed_winner", Plain, ""),
    row("learned", "closed_learned", super::field::How::Notes, ""),
    row("ask again", "closed_again", Plain, "the day to come back to it"),
];

/// The field that is no column: why the earlier stages count as passed.
const PASSED: &str = "passed";
const PASSED_HELP: &str =
    "one line of proof for all that must be true in the stages before; they are taken as passed";
/// Asked for once it is no longer open.
const ENDED: [&str; 6] = [
    "closed_date",
    "closed_because",
    "closed_reason",
    "closed_winner",
    "closed_learned",
    "closed_again",
];

/// A new opportunity, or the one of this id.
pub fn open(id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Opportunity::SCHEMA, "opportunities", id, "opportunity")?;
    let draft = start.draft(&record);
    let mut fields = start.fields(FIELDS, &record, ctx);
    if record.is_new() {
        let passed = FormField::own(
            PASSED,
            phrase!("passed because"),
            PASSED_HELP,
            line(),
            Value::Absent,
            ctx,
        );
        let after = fields.0.iter().position(|f| f.column == "selling_stage");
        fields.0.insert(after.map_or(0, |at| at + 1), passed);
    }
    let plan = Box::new(OpportunityPlan { record });
    Some(Form::new("Opportunity", draft, fields, plan, ctx))
}

struct OpportunityPlan {
    record: FormRecord,
}

impl OpportunityPlan {
    /// Proofs of earlier stages that are taken as passed with a new purchase.
    fn taken(&self, fields: &Fields, ctx: &Ctx) -> usize {
        let stage = fields.whole("selling_stage", ctx).filter(|_| self.record.is_new());
        let process = fields.text("process", ctx);
        let playbook = &ctx.bench.playbook;
        stage.map_or(0, |stage| {
            operation::opportunity::taken_as_passed(playbook, process.as_deref(), stage)
        })
    }
}

fn taken_says(taken: usize) -> String {
    match taken {
        1 => phrase!("1 proof of the stages before is taken as passed").to_owned(),
        n => phrase!("{n} proofs of the stages before are taken as passed", n),
    }
}

impl Plan for OpportunityPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let late = fields.whole("selling_stage", ctx).is_some_and(|n| n > 1);
        let ended = fields.text("status", ctx).is_some_and(|s| s != "open");
        let process = fields.text("process", ctx);
        for (column, ours) in [("buying_stage", false), ("selling_stage", true)] {
            let stage = fields.whole(column, ctx);
            let name = stage.and_then(|n| stage_name(process.as_deref(), n, ours, ctx));
            if let Some(field) = fields.get_mut(column) {
                field.note = name;
            }
        }
        let taken = self.taken(fields, ctx);
        if let Some(field) = fields.get_mut(PASSED) {
            field.hidden = !late;
            field.note = (taken > 0).then(|| taken_says(taken));
        }
        for column in ENDED {
            if let Some(field) = fields.get_mut(column) {
                field.hidden = !ended;
            }
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let label = match self.taken(fields, ctx) {
            0 => self.record.label(fields, ctx),
            taken => format!("{}; {}", self.record.label(fields, ctx), taken_says(taken)),
        };
        let stages = ["buying_stage", "selling_stage"];
        let moved = stages.iter().any(|column| fields.changed(column, ctx));
        let note = fields.text(PASSED, ctx);
        let note = note.as_deref().unwrap_or(phrase!("taken as passed when it was entered"));
        let passed = moved.then_some((note, ctx.today()));
        let rows = (&self.record.row, self.record.filled(fields, ctx));
        let (account, playbook) = (self.record.account, &ctx.bench.playbook);
        Ok(operation::opportunity::kept(label, account, rows, playbook, passed))
    }
}
