//! The rep's answer to a finding.

use super::field::How::{Choice, Plain};
use super::field::{FieldSpec, Fields, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::{new_row, on_account};
use crate::model::{Dismissal, Record as _, Value};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::{Operation, operation};

const FIELDS: &[FieldSpec] = &[
    row(
        "answer",
        "verdict",
        Choice("answer"),
        "rejected: it is not so; accepted: it is so, and we live with it; snoozed: not now",
    ),
    row("why", "why", Plain, "the reason, for whoever reads it later"),
    row("until", "until", Plain, "the last day on which the answer holds; needed of a snoozed one"),
];

/// The answer to the finding of this code on this subject.
pub fn open(code: &str, subject: &str, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let list = start.row.rows("dismissals");
    let same =
        |r: &&crate::model::Row| r.text("code") == Some(code) && r.text("subject") == Some(subject);
    let mut row =
        list.iter().find(same).cloned().unwrap_or_else(|| new_row(Dismissal::SCHEMA, list));
    row.set("code", Value::Text(code.to_owned()));
    row.set("subject", Value::Text(subject.to_owned()));
    let record = FormRecord { row, account: start.key(), parent: start.key(), noun: "answer" };
    let mut fields = start.fields(FIELDS, &record, ctx);
    if let Some(field) = fields.get_mut("verdict") {
        field.needed = true;
    }
    let findings = ctx.dossier.map_or(&[][..], |d| &d.findings);
    let found = findings.iter().find(|f| f.code == code && f.subject == subject);
    let says = match found {
        Some(finding) => finding.sentence.clone(),
        None => code.replace('_', " "),
    };
    let draft = phrase!("dismissal {} {} {}", start.key(), code, subject);
    let title = phrase!("Answer to: {says}", says);
    let why = ctx.bench.words.finding(code).map(|w| w.why.clone());
    let plan = DismissalPlan { record, says, why: why.unwrap_or_default() };
    Some(Form::new(&title, draft, fields, Box::new(plan), ctx))
}

struct DismissalPlan {
    record: FormRecord,
    says: String,
    why: String,
}

impl Plan for DismissalPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let snoozed = fields.text("verdict", ctx).as_deref() == Some("snoozed");
        if let Some(field) = fields.get_mut("until") {
            field.needed = snoozed;
        }
    }

    fn side(&self, _: &Fields, _: &Ctx) -> Vec<(Role, String)> {
        vec![(Role::Body, self.says.clone()), (Role::Muted, self.why.clone())]
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let word = fields.get("verdict").map(|f| f.input.says(ctx));
        let label = format!("{}: {}", self.says, word.unwrap_or_default());
        let (old, new) = (&self.record.row, self.record.filled(fields, ctx));
        Ok(operation::dismissal::kept(label, self.record.account, old, new, ctx.today()))
    }
}
