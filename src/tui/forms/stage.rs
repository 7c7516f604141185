//! Both stages of an opportunity: the next one proposed, a line of proof for each gap it leaves.

use super::closing::{self, ENDS};
use super::field::How::Mark;
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields::{line, stage_or_end};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::on_account;
use crate::model::{Date, Opportunity, Record as _, Value};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Operation;
use crate::workbench::operation::opportunity::{Proof, proofs};

const FIELDS: &[FieldSpec] = &[
    row("we are in", "selling_stage", Mark(""), "the stage of our work; the next one is proposed"),
    row(
        "they are in",
        "buying_stage",
        Mark(""),
        "the customer's stage; change it if they moved too",
    ),
];

/// The field that is no column: why it goes on without its proofs.
const PASSED: &str = "passed";
const PASSED_HELP: &str =
    "why our work goes on without the proofs that are left blank; it is kept with the move";

/// The name of a stage of a process, of the standard one without a name: what the customer does in it, or we.
pub fn stage_name(process: Option<&str>, number: i64, ours: bool, ctx: &Ctx) -> Option<String> {
    let mut stages = ctx.bench.playbook.stages_in(process).iter();
    let stage = stages.find(|stage| stage.number == number)?;
    Some(if ours { &stage.we } else { &stage.customer }.clone())
}

/// Both stages of this opportunity.
pub fn open(opportunity: &str, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record =
        start.record(Opportunity::SCHEMA, "opportunities", Some(opportunity), "opportunity")?;
    let draft = phrase!("stage {}", record.row.key);
    let mut fields = start.fields(FIELDS, &record, ctx);
    let here = match record.row.get("selling_stage") {
        Value::Whole(n) => *n,
        _ => 0,
    };
    let deal = start.account.opportunities.iter().find(|o| *o.id == opportunity)?;
    let last = ctx.bench.playbook.stages_of(deal).len() as i64;
    if let Some(field) = fields.get_mut("selling_stage") {
        let help = phrase!(
            "the stage of our work, the next one is proposed; won, lost or dropped ends it"
        );
        let value = record.row.get("selling_stage").clone();
        *field = FormField::own(
            "selling_stage",
            phrase!("we are in"),
            help,
            stage_or_end(last, &ENDS),
            value,
            ctx,
        );
    }
    fields.propose("selling_stage", &Value::Whole((here + 1).min(last)), None, ctx);
    let gaps = gaps(deal, ctx);
    let proofs = gaps.iter().map(|gap| gap.field(ctx));
    let passed =
        FormField::own(PASSED, phrase!("passed because"), PASSED_HELP, line(), Value::Absent, ctx);
    fields.0.splice(1..1, proofs.chain([passed]));
    fields.0.extend(closing::fields(&start, &record, deal, ctx));
    let title = phrase!("Stages: {}", record.row.title());
    let kept_with = closing::kept_with(start.account, deal, ctx);
    let plan = Box::new(StagePlan { record, gaps, here, kept_with });
    Some(Form::new(&title, draft, fields, plan, ctx))
}

/// Something that must be true and has no proof.
struct Gap {
    stage: i64,
    criterion: String,
    title: String,
    proof: String,
    /// What the records prove.
    says: Option<(String, Option<Date>)>,
}

/// What a rep types into the line of a proof to take the file's word.
pub const TAKE: &str = "=";

impl Gap {
    fn field(&self, ctx: &Ctx) -> FormField {
        let help = match &self.says {
            Some((says, _)) => phrase!("{TAKE} takes what the file says: {says}", TAKE, says),
            None => phrase!("what counts as proof: {}", self.proof),
        };
        FormField::own(&self.criterion, &self.title, &help, line(), Value::Absent, ctx)
    }
}

fn gaps(deal: &Opportunity, ctx: &Ctx) -> Vec<Gap> {
    let stages = ctx.bench.playbook.stages_of(deal).iter();
    let open = stages.flat_map(|s| s.criteria.iter().map(move |c| (s.number, c)));
    open.filter(|(_, c)| c.required && !proved(deal, &c.name))
        .map(|(stage, c)| Gap {
            stage,
            criterion: c.name.clone(),
            title: c.title.clone(),
            proof: c.proof.clone(),
            says: says(ctx, deal, &c.name),
        })
        .collect()
}

fn proved(deal: &Opportunity, name: &str) -> bool {
    deal.evidence.iter().any(|e| e.criterion.as_deref() == Some(name))
}

fn says(ctx: &Ctx, deal: &Opportunity, criterion: &str) -> Option<(String, Option<Date>)> {
    let proof = ctx.dossier?.proof(&deal.id, criterion)?;
    Some((proof.note.clone(), proof.date))
}

struct StagePlan {
    record: FormRecord,
    gaps: Vec<Gap>,
    /// Our stage when the form was opened.
    here: i64,
    /// What goes along with an end, and what stays.
    kept_with: Vec<(Role, String)>,
}

impl Plan for StagePlan {
    /// The gaps of the stages that are left are asked for, those of the last one left first of all.
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let to = fields.whole("selling_stage", ctx).unwrap_or(self.here);
        let left = self.here.max(1)..to;
        for (gap, (says, _)) in self.gaps.iter().filter_map(|g| Some((g, g.says.as_ref()?))) {
            if fields.text(&gap.criterion, ctx).as_deref() == Some(TAKE) {
                fields.put(&gap.criterion, &Value::Text(says.clone()), ctx);
            }
        }
        for gap in &self.gaps {
            if let Some(field) = fields.get_mut(&gap.criterion) {
                field.hidden = !left.contains(&gap.stage);
            }
        }
        let is_open = self.is_left_open(fields, ctx);
        let end = closing::status(fields, ctx);
        if let Some(field) = fields.get_mut(PASSED) {
            field.hidden = !is_open;
        }
        if let Some(field) = fields.get_mut("buying_stage") {
            field.hidden = end.is_some();
        }
        closing::show(fields, end.as_deref(), ctx);
        let process = self.record.row.text("process");
        for (column, ours) in [("selling_stage", true), ("buying_stage", false)] {
            let stage = fields.whole(column, ctx);
            let name = stage.and_then(|n| stage_name(process, n, ours, ctx));
            if let Some(field) = fields.get_mut(column) {
                field.note = name;
            }
        }
    }

    fn side(&self, fields: &Fields, ctx: &Ctx) -> Vec<(Role, String)> {
        closing::status(fields, ctx).map_or(Vec::new(), |_| self.kept_with.clone())
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        if let Some(status) = closing::status(fields, ctx) {
            return Ok(closing::save(&self.record, &status, fields, ctx));
        }
        let why = fields.text(PASSED, ctx);
        if self.is_left_open(fields, ctx) && why.is_none() {
            return Err((PASSED, phrase!("say why it goes on without these proofs").to_owned()));
        }
        let [they, we] = ["buying_stage", "selling_stage"].map(|c| fields.value(c, ctx));
        let label = phrase!(
            "{}: we in stage {}, they in {}",
            self.record.row.title(),
            or_none(&we),
            or_none(&they)
        );
        let moved = self.record.kept(label, fields, ctx);
        Ok(moved.and(self.proofs(fields, ctx)).because(why))
    }
}

fn or_none(stage: &Value) -> String {
    match stage {
        Value::Absent => "none".to_owned(),
        other => other.to_string(),
    }
}

impl StagePlan {
    /// Is something that must be true before the stage that is gone to left without proof?
    fn is_left_open(&self, fields: &Fields, ctx: &Ctx) -> bool {
        let mut asked = self.gaps.iter().filter_map(|gap| fields.get(&gap.criterion));
        let moves = fields.changed("selling_stage", ctx);
        moves && asked.any(|field| !field.hidden && field.value(ctx).is_empty())
    }

    fn proofs(&self, fields: &Fields, ctx: &Ctx) -> Operation {
        let said =
            self.gaps.iter().filter_map(|gap| Some((gap, fields.text(&gap.criterion, ctx)?)));
        let said: Vec<(&Gap, String)> = said.collect();
        let given = said.iter().map(|(gap, note)| {
            let as_said = gap.says.as_ref().filter(|(says, _)| says == note);
            let date = as_said.and_then(|(_, day)| *day).unwrap_or(ctx.today());
            Proof { criterion: &gap.criterion, note, date }
        });
        proofs(self.record.account, &self.record.row, &given.collect::<Vec<_>>())
    }
}
