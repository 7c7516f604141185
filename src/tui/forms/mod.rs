//! Forms: one field a line, checked as they are typed, saved as one step.

mod account;
mod action;
mod agreement;
mod answer_from_contact;
mod closing;
mod column;
mod company;
mod complaint;
mod contact;
mod debrief;
mod dismissal;
mod draft;
mod draw;
mod evidence;
pub mod expect;
mod field;
pub mod fields;
mod form;
mod intel;
mod introduction;
mod observation;
mod opportunity;
mod payment;
mod person;
mod person_line;
mod plan;
pub mod question;
mod rehearsal;
mod rep;
mod service;
mod sheets;
mod side;
mod stage;
mod start;
#[cfg(test)]
pub(crate) mod tests;
mod tie;
mod topic;
mod visit;

pub use field::{FieldSpec, How};
pub use person_line::draft_of as person_draft;
pub use sheets::{RecordType, capital, sheet_of, sheets as all_sheets, tree};

use super::ctx::Ctx;
use super::route::FormKind;
use super::screen::Screen;

/// The form, ready to be typed into; nothing where what it is about is gone.
pub fn open(kind: FormKind, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    let form = match kind {
        FormKind::Account(key) => account::open(key, ctx)?,
        FormKind::Person(None) => return person_line::open(None, ctx),
        FormKind::Boss(under) => return person_line::open(Some(under), ctx),
        FormKind::Person(Some(id)) => person::open(&id, ctx)?,
        FormKind::Tie { from, key } => tie::open(from, key, ctx)?,
        FormKind::Happened(id) => contact::edit(&id, ctx)?,
        FormKind::Intel(subject) => intel::open(subject, ctx)?,
        FormKind::Introduction { through, to, key } => introduction::open(through, to, key, ctx)?,
        FormKind::AnswerFromContact(said) => answer_from_contact::open(&said, ctx)?,
        FormKind::Answer(key) => intel::edit(key, ctx)?,
        FormKind::Topic(name) => topic::open(name.as_deref(), ctx)?,
        FormKind::Opportunity(id) => opportunity::open(id.as_deref(), ctx)?,
        FormKind::Action { id, what, subject } => action::open(id.as_deref(), &what, subject, ctx)?,
        FormKind::Contact(person) => contact::open(person, ctx)?,
        FormKind::Evidence { opportunity, criterion } => {
            evidence::open(&opportunity, &criterion, ctx)?
        }
        FormKind::Stage(opportunity) => stage::open(&opportunity, ctx)?,
        FormKind::Dismissal { code, subject } => dismissal::open(&code, &subject, ctx)?,
        FormKind::Visit(id) => visit::open(id.as_deref(), ctx)?,
        FormKind::VisitField { id, column } => visit::open(Some(&id), ctx)?.begun_at(column),
        FormKind::VisitAgain(id) => visit::again(&id, ctx)?,
        FormKind::Question(start) => question::open(start, ctx)?,
        FormKind::Expect(start) => expect::open(start, ctx)?,
        FormKind::Rehearsal(id) => rehearsal::open(&id, ctx)?,
        FormKind::Profile(id) => person::open(&id, ctx)?.begun_at("communication_language"),
        FormKind::Debrief(id) => debrief::open(&id, ctx)?,
        FormKind::DebriefContact(id) => debrief::of_contact(&id, ctx)?,
        FormKind::Unplanned => debrief::unplanned(ctx)?,
        FormKind::Observation(id) => observation::open(id.as_deref(), ctx)?,
        FormKind::Complaint(id) => complaint::open(id.as_deref(), ctx)?,
        FormKind::Agreement(id) => agreement::open(id.as_deref(), ctx)?,
        FormKind::Payment { opportunity, id } => payment::open(&opportunity, id.as_deref(), ctx)?,
        FormKind::Objective(year) => sheets::open_objective(year, ctx)?,
        FormKind::Gift(person) => sheets::open_gift(person, ctx)?,
        FormKind::Service(id) => service::open(id.as_deref(), ctx)?,
        FormKind::Record { sheet, key, owner } => sheets::open(sheet, key, owner, ctx)?,
        FormKind::Rep => rep::open(ctx)?,
    };
    Some(Box::new(form))
}
