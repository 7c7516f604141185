//! The proof of an exit criterion.

use super::field::How::Plain;
use super::field::{FieldSpec, Fields, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::stage::TAKE;
use super::start::{new_row, on_account};
use crate::model::{Date, Evidence, Record as _, Value};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Operation;

const FIELDS: &[FieldSpec] =
    &[row("proof", "note", Plain, ""), row("since", "date", Plain, "since when it is true")];

/// The proof of this criterion in this opportunity.
pub fn open(opportunity: &str, criterion: &str, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let deal = start.opportunity(opportunity)?;
    let typed = start.account.opportunities.iter().find(|o| *o.id == opportunity)?;
    let (stage, known) = ctx.bench.playbook.criterion_of(typed, criterion)?;
    let there = deal.rows("evidence").iter();
    let there = there.into_iter().find(|r| r.text("criterion") == Some(criterion));
    let mut row =
        there.cloned().unwrap_or_else(|| new_row(Evidence::SCHEMA, deal.rows("evidence")));
    row.set("criterion", Value::Text(criterion.to_owned()));
    let record = FormRecord { row, account: start.key(), parent: deal.key, noun: "proof" };
    let mut fields = start.fields(FIELDS, &record, ctx);
    if record.row.get("date").is_empty() {
        fields.propose("date", &Value::Day(ctx.today()), None, ctx);
    }
    if let Some(field) = fields.get_mut("note") {
        field.needed = true;
        let says = ctx.dossier.and_then(|d| d.proof(opportunity, criterion));
        field.help = match says {
            Some(says) => phrase!("{} takes what the file says: {}", TAKE, says.note),
            None => phrase!("what counts: {}", known.proof),
        };
    }
    let draft = phrase!("evidence {} {}", deal.key, criterion);
    let title = phrase!("Proof: {}", known.title);
    let says = phrase!("stage {}: {}", stage.number, stage.we);
    let label = phrase!("{}, proof of {}", deal.title(), known.title);
    let file = ctx.dossier.and_then(|d| d.proof(opportunity, criterion));
    let file = file.map(|says| (says.note.clone(), says.date));
    let plan = EvidencePlan { record, label, says, file };
    Some(Form::new(&title, draft, fields, Box::new(plan), ctx))
}

struct EvidencePlan {
    record: FormRecord,
    label: String,
    says: String,
    /// What the records prove, and since when.
    file: Option<(String, Option<Date>)>,
}

impl Plan for EvidencePlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let Some((note, day)) = &self.file else {
            return;
        };
        if fields.text("note", ctx).as_deref() == Some(TAKE) {
            fields.put("note", &Value::Text(note.clone()), ctx);
            if let Some(day) = day {
                fields.put("date", &Value::Day(*day), ctx);
            }
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        Ok(self.record.kept(self.label.clone(), fields, ctx))
    }

    fn side(&self, _: &Fields, _: &Ctx) -> Vec<(Role, String)> {
        vec![(Role::Muted, self.says.clone())]
    }
}
