//! Rehearsal of a visit: what they are likely to say and ask, one by one, each answered in a line (METHOD F5).

use super::field::{Fields, FormField};
use super::fields;
use super::form::Form;
use super::plan::{Plan, Wrong};
use crate::model::{Value, Visit};
use crate::text::format::count;
use crate::tui::ctx::Ctx;
use crate::workbench::visit::{Expected, Kind};
use crate::workbench::{Operation, operation};

/// So many are rehearsed in one sitting.
const MOST: usize = 12;

/// All that is expected of a visit: its own, then what the file proposes. The next one comes when one is answered.
pub fn open(id: &str, ctx: &Ctx) -> Option<Form> {
    let dossier = ctx.dossier?;
    let visit = dossier.account.visits.iter().find(|v| *v.id == id)?;
    let view = ctx.read(ctx.bench.visit_view(dossier, visit))?;
    let say = view.objections.into_iter().map(|e| (Kind::Objection, e));
    let ask = view.their_questions.into_iter().map(|e| (Kind::Question, e));
    let lines: Vec<(Kind, Expected)> = say.chain(ask).take(MOST).collect();
    let fields = Fields(lines.iter().enumerate().map(|a| field(ctx, a)).collect());
    if fields.0.is_empty() {
        return None;
    }
    let draft = phrase!("rehearsal {}", visit.key);
    let plan = RehearsalPlan { visit: visit.clone(), account: dossier.key, lines };
    Some(Form::new("Rehearsal", draft, fields, Box::new(plan), ctx))
}

fn field(ctx: &Ctx, (at, (kind, e)): (usize, &(Kind, Expected))) -> FormField {
    let label = match kind {
        Kind::Objection => phrase!("they say"),
        Kind::Question => phrase!("they ask"),
    };
    let said = e.answer.clone().map_or(Value::Absent, Value::Text);
    let help = phrase!("{}: what do we answer?", e.text);
    FormField::own(&column(at), label, &help, fields::line(), said, ctx)
}

fn column(at: usize) -> String {
    format!("line_{at}")
}

struct RehearsalPlan {
    visit: Visit,
    account: i64,
    lines: Vec<(Kind, Expected)>,
}

impl Plan for RehearsalPlan {
    /// One by one: behind the first that has no answer yet, those without one wait.
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let mut open = false;
        for at in 0..self.lines.len() {
            let said = fields.text(&column(at), ctx).is_some();
            if let Some(field) = fields.get_mut(&column(at)) {
                field.hidden = open && !said;
            }
            open |= !said;
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let answers = (0..self.lines.len()).map(|at| fields.text(&column(at), ctx));
        let answers: Vec<_> = answers.collect();
        let operation =
            operation::visit::rehearsed(&self.visit, self.account, &self.lines, &answers);
        let label = match operation.len() {
            0 => String::new(),
            n => phrase!("rehearsed: {}", count(n, "answer")),
        };
        Ok(operation.labelled(label))
    }
}
