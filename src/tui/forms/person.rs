//! A person: who they are, what they decide, how they stand to us, how they talk.

use super::field::How::{Choice, Mark, Notes, PersonOrText, Plain, Ticks};
use super::field::{FieldSpec, Fields, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::on_account;
use crate::model::{Person, Record as _, Row, Value};
use crate::tui::ctx::Ctx;
use crate::workbench::{Operation, operation};

pub(super) const FIELDS: &[FieldSpec] = &[
    row("name", "name", Plain, ""),
    row("title", "title", Plain, "what stands on the card; suggests level and role"),
    row("department", "department", Plain, ""),
    row("level", "level", Choice("level"), ""),
    row("reports to", "reports_to", Plain, ""),
    row("roles", "roles", Ticks("role"), ""),
    row("power", "influence", Mark(""), "0 to 5: their weight in decisions"),
    row(
        "attitude",
        "attitude",
        Mark("attitude"),
        "towards us; leave it empty while you do not know",
    ),
    row(
        "trust",
        "relationship",
        Mark("relationship"),
        "how well they know you or whoever of ours holds it",
    ),
    row("see every", "cadence_days", Plain, "days between two contacts"),
    row("language", "communication_language", Plain, ""),
    row(
        "thinking",
        "communication_thinking",
        Plain,
        "numbers, vision, risk, relationship, process",
    ),
    row("habits", "communication_habits", Plain, ""),
    row("how to reach", "communication_reach", Plain, "phone, mail, in the hall, after seven"),
    row(
        "marks as of",
        "marks_as_of",
        Plain,
        "the day on which roles, power, attitude and trust were last confirmed; today if you change one",
    ),
    row("marks from", "marks_source", PersonOrText, "who or what the marks come from"),
    row("held by", "held_by", Plain, "who of ours has their trust; empty: you"),
    row("trust wanted", "wanted", Mark("relationship"), "the trust aimed at"),
    row("email", "email", Plain, ""),
    row("phone", "phone", Plain, ""),
    row("addressed as", "address", Plain, "in a letter: Frau Dr. Roth"),
    row("also called", "aliases", Plain, "other names, short forms, the name in their own script"),
    row("outside", "external", Plain, "not of this house, but able to move it"),
    row("no name yet", "placeholder", Plain, "a post without a name"),
    row("left on", "left", Plain, "the day they left"),
    row("went to", "moved_to", Plain, ""),
    row("successor", "successor", Plain, ""),
    row("notes", "notes", Notes, ""),
];

/// The person of this id.
pub fn open(id: &str, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Person::SCHEMA, "people", Some(id), "person")?;
    let fields = start.fields(FIELDS, &record, ctx);
    let draft = start.draft(&record);
    let plan = Box::new(PersonPlan { record, contact: None });
    Some(Form::new("Person", draft, fields, plan, ctx))
}

/// A new person of whom a line said this much, with the contact that it told of.
pub fn open_said(said: Row, contact: Option<Row>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Person::SCHEMA, "people", None, "person")?;
    let draft = start.draft(&record);
    let mut fields = start.fields(FIELDS, &record, ctx);
    for column in said.schema.columns() {
        let value = said.at(&column.path);
        if !value.is_empty() {
            fields.put(&column.name, value, ctx);
        }
    }
    let plan = Box::new(PersonPlan { record, contact });
    Some(Form::new("Person", draft, fields, plan, ctx))
}

struct PersonPlan {
    record: FormRecord,
    contact: Option<Row>,
}

impl Plan for PersonPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        if !self.record.is_new() || !fields.changed("title", ctx) {
            return;
        }
        let title = fields.text("title", ctx).unwrap_or_default();
        let (level, roles) = ctx.bench.title_suggests(&title);
        let guess = phrase!("(guess from the title)");
        let level = level.map_or(Value::Absent, Value::Text);
        let roles = match roles.is_empty() {
            true => Value::Absent,
            false => Value::Words(roles),
        };
        for (column, value) in [("level", level), ("roles", roles)] {
            let note = (!value.is_empty()).then_some(guess);
            fields.propose(column, &value, note, ctx);
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let label = self.record.label(fields, ctx);
        let Some(contact) = &self.contact else {
            return Ok(self.record.kept(label, fields, ctx));
        };
        let (old, new) = (&self.record.row, self.record.filled(fields, ctx));
        Ok(operation::person::with_contact(label, self.record.account, old, new, contact))
    }
}
