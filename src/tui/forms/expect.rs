//! What they will say or ask on a visit, and what we answer (METHOD F5).

use super::field::{Fields, FormField};
use super::fields;
use super::form::Form;
use super::plan::{Plan, Wrong};
use crate::model::{Value, Visit};
use crate::tui::ctx::Ctx;
use crate::tui::route::ExpectStart;
use crate::workbench::Operation;
use crate::workbench::visit::{Kind, edits as change};

/// The fields.
const ASKS: &str = "asks";
const TEXT: &str = "text";
const ANSWER: &str = "answer";

/// Something to expect: a new one, one that is proposed, or one of the visit.
pub fn open(start: ExpectStart, ctx: &Ctx) -> Option<Form> {
    let account = &ctx.dossier?.account;
    let visit = account.visits.iter().find(|v| *v.id == start.visit)?;
    let is_new = start.text.is_empty();
    let asks = Value::Flag(start.kind == Kind::Question);
    let help = phrase!("yes: they ask it; no: they hold it against us");
    let mut asks = FormField::own(ASKS, phrase!("a question"), help, fields::flag(), asks, ctx);
    asks.hidden = !is_new;
    let label = match start.kind {
        _ if is_new => phrase!("their words"),
        Kind::Objection => phrase!("they say"),
        Kind::Question => phrase!("they ask"),
    };
    let said = Value::Text(start.text.clone());
    let mut text =
        FormField::own(TEXT, label, phrase!("as they will put it"), fields::line(), said, ctx);
    text.needed = true;
    let said = start.answer.clone().map_or(Value::Absent, Value::Text);
    let help = phrase!("what we say to it: a fact they can check");
    let answer = FormField::own(ANSWER, phrase!("we answer"), help, fields::notes(), said, ctx);
    let draft = format!("expect_{} {:?} {:?} {}", visit.key, start.kind, start.place, start.text);
    let plan = ExpectPlan { visit: visit.clone(), kind: start.kind, place: start.place };
    let fields = Fields(vec![text, asks, answer]);
    let form = Form::new(phrase!("To expect"), draft, fields, Box::new(plan), ctx);
    Some(if is_new { form } else { form.begun_at(ANSWER) })
}

struct ExpectPlan {
    visit: Visit,
    kind: Kind,
    place: Option<usize>,
}

impl Plan for ExpectPlan {
    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let kind = match fields.value(ASKS, ctx) {
            Value::Flag(true) => Kind::Question,
            Value::Flag(false) => Kind::Objection,
            _ => self.kind,
        };
        let text = fields.text(TEXT, ctx).unwrap_or_default();
        let answer = fields.text(ANSWER, ctx);
        let label = phrase!("to expect: {text}", text);
        let edit = match self.place {
            Some(place) => change::expected_reworded(&self.visit, kind, place, &text, answer),
            None => {
                let account = ctx.dossier.map_or(0, |d| d.key);
                Some(change::with_expected(&self.visit, account, kind, &text, answer.as_deref()))
            }
        };
        Ok(Operation::new(label, edit.into_iter().collect()))
    }
}
