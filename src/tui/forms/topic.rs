//! A topic of the rep's own: what to ask here, or in every account.

use super::field::How::Plain;
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields;
use super::form::Form;
use super::plan::{Plan, Wrong};
use super::start::{new_row, on_account};
use crate::model::{Key, Record as _, RepTopic, Row, Schema, Topic, Value};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Operation;
use crate::workbench::operation::{self, Home};

/// The fields of both kinds of topic.
pub const FIELDS: &[FieldSpec] = &[
    row("called", "name", Plain, "a few words: age of the fleet"),
    row("ask", "ask", Plain, "the question to put to them"),
    row("look", "look", Plain, "where else to find out"),
    row("good", "good", Plain, "what a good answer is"),
    row("fresh for", "shelf", Plain, "days; 180 where it is left out"),
];

/// The field that is no column: in which accounts it is asked, and its two words.
const SCOPE: &str = "asked in";
const HERE: &str = "this_account";
const EVERYWHERE: &str = "every_account";

/// A new topic, or the one of this name.
pub fn open(name: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let rep = ctx.read(ctx.bench.rep_row())??;
    let here = name.and_then(|_| called(name, start.row.rows("topics")));
    let there = name.and_then(|_| called(name, rep.rows("topics")));
    let scope = if here.is_none() && there.is_some() { EVERYWHERE } else { HERE };
    let old = here.or(there);
    if name.is_some() && old.is_none() {
        return None;
    }
    let shown = old.clone().unwrap_or_else(|| new_row(Topic::SCHEMA, &[]));
    let mut fields = Fields::of(FIELDS, &shown, Some(start.account), ctx);
    let choice = fields::choice(&[HERE, EVERYWHERE], "", ctx);
    let help = phrase!("every account: on each checklist of yours");
    let value = Value::Text(scope.to_owned());
    fields.0.insert(1, FormField::own(SCOPE, SCOPE, help, choice, value, ctx));
    let title = match name {
        Some(name) => phrase!("Your topic: {name}", name),
        None => phrase!("New topic of your own").to_owned(),
    };
    let draft = phrase!("topic {} {}", start.key(), name.unwrap_or_default());
    let plan = TopicPlan { account: start.row.clone(), rep, old };
    Some(Form::new(&title, draft, fields, Box::new(plan), ctx).beside_its_list("Topic"))
}

fn called(name: Option<&str>, rows: &[Row]) -> Option<Row> {
    rows.iter().find(|row| row.name() == name).cloned()
}

struct TopicPlan {
    account: Row,
    rep: Row,
    old: Option<Row>,
}

impl TopicPlan {
    /// Where it goes: the kind of record, the account and the record that it belongs to, those that are there.
    fn list(&self, everywhere: bool) -> (&'static Schema, Key, &Row) {
        match everywhere {
            true => (RepTopic::SCHEMA, 0, &self.rep),
            false => (Topic::SCHEMA, self.account.key, &self.account),
        }
    }

    /// The fields as a record of one of the two lists.
    fn filled(&self, fields: &Fields, everywhere: bool, ctx: &Ctx) -> Row {
        let (schema, _, owner) = self.list(everywhere);
        let mut row = new_row(schema, owner.rows("topics"));
        for spec in FIELDS {
            row.set(spec.column, fields.value(spec.column, ctx));
        }
        row
    }

    fn kept(&self, label: String, fields: &Fields, ctx: &Ctx) -> Operation {
        let everywhere = fields.text(SCOPE, ctx).as_deref() == Some(EVERYWHERE);
        let (_, account, owner) = self.list(everywhere);
        let home = Home { account, parent: owner.key };
        let old = self.old.as_ref();
        let filled = self.filled(fields, everywhere, ctx);
        let new = match old.filter(|old| old.schema.record == filled.schema.record) {
            Some(old) => FIELDS.iter().fold(old.clone(), |mut row, spec| {
                row.set(spec.column, filled.get(spec.column).clone());
                row
            }),
            None => filled,
        };
        operation::topic::kept(label, home, old, new)
    }
}

impl Plan for TopicPlan {
    fn side(&self, _: &Fields, _: &Ctx) -> Vec<(Role, String)> {
        let says = phrase!(
            "Under \"yours\" on the checklist, and among the questions of the next visit until it is \
                    answered. It scores nothing."
        );
        vec![(Role::Muted, says.to_owned())]
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let name = fields.text("name", ctx).unwrap_or_default();
        let was = self.old.as_ref().and_then(Row::name);
        let refused = |r: crate::model::Refusal| ("name", r.to_string());
        let fault = ctx.bench.topic_fault(self.account.key, &name, was).map_err(refused)?;
        if let Some(sentence) = fault {
            return Err(("name", sentence));
        }
        let label = match was {
            None => phrase!("new topic: {name}", name),
            Some(_) => phrase!("topic {name}", name),
        };
        let mut operation = self.kept(label, fields, ctx);
        if let Some(was) = was.filter(|was| *was != name) {
            let of_rep =
                self.old.as_ref().is_some_and(|o| o.schema.record == RepTopic::SCHEMA.record);
            let account = (!of_rep).then_some(self.account.key);
            let named = ctx.bench.topic_renamed(account, was, &name).map_err(refused)?;
            operation = operation.and(Operation::new("", named));
        }
        Ok(operation)
    }
}
