//! A visit to prepare: when, where, with whom, what for, and what to ask.

use super::field::How::{Future, Plain};
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields::flag;
use super::form::Form;
use super::plan::{Plan, Record, Wrong};
use super::start::{new_row, on_account};
use crate::model::{Edit, Question, Record as _, Row, Value, Visit};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;

const FIELDS: &[FieldSpec] = &[
    row("when", "date", Future, "the day, and the time if you know it: thu 10:00"),
    row("where", "place", Plain, ""),
    row("who attends", "people", Plain, "who of them"),
    row("about", "opportunity", Plain, "which purchase it is about"),
    row("purpose", "purpose", Plain, "what for, in one line"),
    row("best", "objectives_best", Plain, "the best we can hope for: what they will do, by when"),
    row("expected", "objectives_expected", Plain, "what we expect them to do, by when"),
    row("minimum", "objectives_minimum", Plain, "the least that makes it worth while"),
    row("reason to meet", "reason_to_meet", Plain, "why it is worth an hour of a senior person"),
];

const MORE: &[FieldSpec] = &[
    row("who of ours", "ours", Plain, "who of ours comes"),
    row("agenda", "agenda", Plain, ""),
    row("bring", "bring", Plain, ""),
    row("status", "status", super::field::How::Choice("visit"), "where it stands"),
];

/// The field that is no column: are the critical unknowns put on the list?
const ASK: &str = "ask";

/// A new visit, or the one of this id.
pub fn open(id: Option<&str>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Visit::SCHEMA, "visits", id, "visit")?;
    let mut fields = start.fields(FIELDS, &record, ctx);
    if record.is_new() {
        let help = "the critical questions that are still open go on the list";
        let value = Value::Flag(true);
        let field = FormField::own(ASK, "ask criticals", help, flag(), value, ctx);
        fields.0.push(field);
    } else {
        fields.0.extend(start.fields(MORE, &record, ctx).0);
    }
    if let Some(field) = fields.get_mut("date") {
        field.needed = true;
    }
    let draft = start.draft(&record);
    let plan = Box::new(Saving { record });
    Some(Form::new("Visit", draft, fields, plan, ctx))
}

struct Saving {
    record: Record,
}

/// The critical topics without an answer, as questions.
fn questions(ctx: &Ctx) -> Vec<Row> {
    let Some(dossier) = ctx.dossier else {
        return Vec::new();
    };
    let open = dossier.readiness.topics.iter();
    let open = open.filter(|t| t.critical && t.answer.is_none() && !t.nobody);
    let row = |(place, line): (usize, &crate::workbench::TopicLine)| {
        let topic = ctx.bench.playbook.topic(&line.topic)?;
        let people = dossier.account.people.iter();
        let about = people.into_iter().find(|p| Some(p.id.as_str()) == line.person.as_deref());
        let mut row = new_row(Question::SCHEMA, &[]);
        row.place = i64::try_from(place).unwrap_or(0);
        let text = topic.question(about.map(|p| p.name.as_str()));
        row.set("text", Value::Text(text));
        row.set("topic", Value::Text(line.topic.clone()));
        row.set("person", line.person.clone().map_or(Value::Absent, Value::Text));
        Some(row)
    };
    open.enumerate().filter_map(row).collect()
}

impl Plan for Saving {
    fn side(&self, fields: &Fields, ctx: &Ctx) -> Vec<(Role, String)> {
        if fields.value(ASK, ctx) != Value::Flag(true) {
            return Vec::new();
        }
        let asked = questions(ctx);
        let heading = format!("{} critical questions are open", asked.len());
        let lines = asked.iter().map(|r| (Role::Muted, format!(" {}", r.title())));
        [(Role::Title, heading)].into_iter().chain(lines).collect()
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<(String, Vec<Edit>), Wrong> {
        let mut edit = self.record.edit(fields, ctx);
        if let Some(Edit::Insert { row, .. }) = &mut edit
            && fields.value(ASK, ctx) == Value::Flag(true)
        {
            row.set("questions", Value::Many(questions(ctx)));
        }
        let when = fields.get("date").map(|f| f.input.says(ctx));
        let what = if self.record.is_new() { "new visit" } else { "visit" };
        let label = format!("{what}: {}", when.unwrap_or_default());
        Ok((label, edit.into_iter().collect()))
    }
}
