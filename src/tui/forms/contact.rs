//! A contact: what happened with whom, and what came of it.

use super::field::How::{Choice, Notes, Plain};
use super::field::{FieldSpec, Fields, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::on_account;
use crate::model::{Contact, Moment, Record as _, Row, Value, usual_outcome};
use crate::tui::ctx::Ctx;
use crate::workbench::{Operation, operation};

pub(super) const FIELDS: &[FieldSpec] = &[
    row("kind", "kind", Choice("contact"), "what it was"),
    row("with", "people", Plain, "with whom"),
    row("on", "date", Plain, "when"),
    row("outcome", "outcome", Choice("outcome"), "what came of it"),
    row("note", "note", Notes, "what was said"),
    row("about", "opportunity", Plain, "which purchase it was about"),
    row("by", "by", Plain, "who of ours; empty: you"),
    row("private", "private", Plain, "not on any page that leaves the house"),
];

/// A contact with this person.
pub fn open(person: Option<String>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Contact::SCHEMA, "contacts", None, "contact")?;
    let mut fields = start.fields(FIELDS, &record, ctx);
    let today = Value::Moment(Moment::day(ctx.today()));
    fields.propose("date", &today, None, ctx);
    if let Some(person) = person {
        fields.propose("people", &Value::Words(vec![person]), None, ctx);
    }
    let draft = start.draft(&record);
    let plan = Box::new(ContactPlan { record });
    Some(Form::new("Contact", draft, fields, plan, ctx))
}

/// The contact of this id, to edit.
pub fn edit(id: &str, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Contact::SCHEMA, "contacts", Some(id), "contact")?;
    let fields = start.fields(FIELDS, &record, ctx);
    let draft = start.draft(&record);
    let plan = Box::new(ContactPlan { record });
    Some(Form::new("Contact", draft, fields, plan, ctx))
}

struct ContactPlan {
    record: FormRecord,
}

impl Plan for ContactPlan {
    /// The outcome that goes without saying follows the kind (docs/FILE.md).
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let was = self.record.row.text("outcome");
        let said = was.is_some_and(|w| w != usual_outcome(kind_of(&self.record.row)));
        if !said {
            let kind = fields.text("kind", ctx).unwrap_or_default();
            let usual = Value::Text(usual_outcome(&kind).to_owned());
            fields.propose("outcome", &usual, None, ctx);
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        if fields.value("people", ctx).is_empty() && fields.value("note", ctx).is_empty() {
            return Err(("people", phrase!("with whom, or at least a note").to_owned()));
        }
        let kind = says(ctx, fields, "kind").unwrap_or_default();
        let with = says(ctx, fields, "people").filter(|p| !p.is_empty());
        let label = match with {
            _ if !self.record.is_new() => self.record.label(fields, ctx),
            Some(people) => phrase!("{kind} with {people}", kind, people),
            None => kind,
        };
        let (old, new) = (&self.record.row, self.record.filled(fields, ctx));
        Ok(operation::contact::kept(label, self.record.account, old, new))
    }
}

fn says(ctx: &Ctx, fields: &Fields, column: &str) -> Option<String> {
    fields.get(column).map(|f| f.input.says(ctx))
}

fn kind_of(contact: &Row) -> &str {
    contact.text("kind").unwrap_or_default()
}
