//! A visit to prepare: when, where, with whom, what for, and what to ask.

use super::field::How::{Choice, Plain};
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields::{Check, checks};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::{Start, on_account};
use crate::model::{Record as _, Value, Visit};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::theme::Role;
use crate::workbench::visit::{Ask, Cause, Mend, Missing};
use crate::workbench::{Operation, operation};

const FIELDS: &[FieldSpec] = &[
    row("when", "date", Plain, "the day, and the time if you know it: thu 10:00"),
    row("where", "place", Plain, "their house or yours, the room"),
    row("who attends", "people", Plain, "who of them"),
    row("about", "opportunity", Plain, "which purchase it is about"),
    row("purpose", "purpose", Plain, "what for, in one line"),
    row("best", "objectives_best", Plain, "the best we can hope for: what they will do, by when"),
    row("expected", "objectives_expected", Plain, "what we expect them to do, by when"),
    row("minimum", "objectives_minimum", Plain, "the least that makes it worth while"),
    row("reason to meet", "reason_to_meet", Plain, "why it is worth an hour of a senior person"),
];

const MORE: &[FieldSpec] = &[
    row("occasion", "occasion", Choice("occasion"), "the kind of talk: it chooses the page"),
    row("who of ours", "ours", Plain, "who of ours comes, between commas"),
    row("agenda", "agenda", Plain, "its points, between commas: 10:00 outage report, 10:20 .."),
    row("bring", "bring", Plain, "what to take along, between commas"),
];

const STATUS: &[FieldSpec] = &[row("status", "status", Choice("visit"), "where it stands")];

/// What of an earlier visit holds for the next one like it.
const AGAIN: [&str; 5] = ["place", "people", "ours", "opportunity", "purpose"];

/// The field that is no column: the questions that go on the list.
const ASK: &str = "ask";

/// A new visit, or the one of this id.
pub fn open(id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Visit::SCHEMA, "visits", id, "visit")?;
    let draft = start.draft(&record);
    Some(over(&start, record, draft, ctx))
}

/// A new visit like an earlier one: the same people, place and purpose, on another day.
pub fn again(id: &str, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let earlier = start.row.rows("visits").iter().find(|r| r.id() == Some(id))?;
    let mut record = start.record(Visit::SCHEMA, "visits", None, "visit")?;
    for column in AGAIN {
        record.row.set(column, earlier.get(column).clone());
    }
    Some(over(&start, record, phrase!("visit again {id}", id), ctx))
}

fn over(start: &Start, record: FormRecord, draft: String, ctx: &Ctx) -> Form {
    let is_new = record.is_new();
    let mut fields = start.fields(FIELDS, &record, ctx);
    if is_new {
        let help = phrase!("what goes on the list of questions; the critical ones are ticked");
        let none = checks(Vec::new(), Vec::new());
        fields.0.push(FormField::own(ASK, "ask", help, none, Value::Absent, ctx));
    }
    fields.0.extend(start.fields(MORE, &record, ctx).0);
    if !is_new {
        fields.0.extend(start.fields(STATUS, &record, ctx).0);
    }
    if let Some(field) = fields.get_mut("date") {
        field.needed = true;
    }
    let title = if is_new { phrase!("New visit") } else { "Visit" };
    let plan = VisitPlan { record, asks: Vec::new(), lacks: Vec::new(), seen: None };
    Form::new(title, draft, fields, Box::new(plan), ctx)
}

struct VisitPlan {
    record: FormRecord,
    /// What the file proposes to ask of those who attend.
    asks: Vec<Ask>,
    /// What it is not ready without.
    lacks: Vec<Missing>,
    /// What asks and lacks were made from.
    seen: Option<Vec<Value>>,
}

impl VisitPlan {
    /// Proposes the questions of those who attend; what the rep has ticked stays.
    fn propose(&self, fields: &mut Fields, ctx: &Ctx) {
        let Some(field) = fields.get_mut(ASK) else {
            return;
        };
        let known = self.asks.iter().map(|a| Check { text: a.text.clone(), also: about(a) });
        let critical = self.asks.iter().filter(|a| a.cause <= Cause::CriticalDoubt);
        let ticked = critical.map(|a| a.text.clone()).collect();
        let (touched, kept) = (field.touched(), field.input.kept());
        field.input = checks(known.collect(), ticked);
        field.begin(ctx);
        if touched {
            field.input.bring_back(&kept);
        }
    }

    /// The questions that are ticked, in the order in which they are asked.
    fn ticked(&self, fields: &Fields, ctx: &Ctx) -> Vec<&Ask> {
        let Value::Words(texts) = fields.value(ASK, ctx) else {
            return Vec::new();
        };
        self.asks.iter().filter(|a| texts.contains(&a.text)).collect()
    }
}

/// "budget, unknown; ask 王敏".
fn about(ask: &Ask) -> String {
    let to =
        ask.to.as_ref().map_or(phrase!("ask all").to_owned(), |name| phrase!("ask {name}", name));
    match ask.state.is_empty() {
        true => to,
        false => format!("{}; {to}", ask.state),
    }
}

impl Plan for VisitPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        // Of the texts only whether they are there: what is asked would be made anew with each letter.
        let is_there = |column: &str| Value::Flag(!fields.value(column, ctx).is_empty());
        let now = vec![
            fields.value("people", ctx),
            fields.value("opportunity", ctx),
            is_there("objectives_expected"),
            is_there("reason_to_meet"),
        ];
        if self.seen.as_ref() == Some(&now) {
            return;
        }
        let Some(dossier) = ctx.dossier else {
            return;
        };
        self.seen = Some(now);
        let visit = Visit::from_row(self.record.filled(fields, ctx));
        let view = ctx.read(ctx.bench.visit_view(dossier, &visit)).unwrap_or_default();
        self.asks = view.proposed;
        self.lacks = view.missing.into_iter().filter(|m| m.needed).collect();
        self.propose(fields, ctx);
    }

    fn side(&self, fields: &Fields, ctx: &Ctx) -> Vec<(Role, String)> {
        let asked = !self.ticked(fields, ctx).is_empty();
        let open = self.lacks.iter().filter(|m| !(asked && m.mend == Mend::Question));
        let open: Vec<(Role, String)> = open
            .flat_map(|m| {
                [(Role::Bad, phrase!("missing: {}", m.what)), (Role::Muted, m.hint.clone())]
            })
            .collect();
        match open.is_empty() {
            true => {
                vec![(Role::Good, phrase!("nothing is missing: the visit is ready").to_owned())]
            }
            false => open,
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let when = fields.get("date").map(|f| f.input.says(ctx)).unwrap_or_default();
        let label = match self.record.is_new() {
            true => phrase!("new visit: {when}", when),
            false => phrase!("visit of {}: {}", when, self.record.changes(fields, ctx)),
        };
        let (old, new) = (&self.record.row, self.record.filled(fields, ctx));
        let asks = self.ticked(fields, ctx);
        Ok(operation::visit::kept(label, self.record.account, old, new, &asks))
    }

    fn then(&self, _: &str, _: &Ctx) -> Option<Effect> {
        let new = self.record.is_new();
        new.then(|| Effect::Open(Route::VisitGaps(None)))
    }
}
