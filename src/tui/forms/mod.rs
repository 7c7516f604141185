//! Forms: one field a line, checked as they are typed, saved as one step.

mod account;
mod action;
mod agreement;
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
mod said;
mod service;
mod sheets;
mod side;
mod stage;
mod start;
#[cfg(test)]
pub(in crate::tui) mod tests;
mod tie;
mod topic;
mod visit;

pub use field::{FieldSpec, How};
pub use said::Said;
pub use sheets::{Sheet, capital, sheet_of, sheets as all_sheets, tree};

use super::ctx::Ctx;
use super::screens::Screen;
use crate::model::Key;

/// Which form, on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// A new account, or the account of this number.
    Account(Option<Key>),
    /// A new person (in one line), or the person of this id.
    Person(Option<String>),
    /// A new tie, from this person where one is picked; or the tie of this number.
    Tie {
        /// Whom it begins at.
        from: Option<String>,
        /// The tie to edit.
        key: Option<Key>,
    },
    /// An answer to this topic: `organisation.budget`, `senior.concerns@dahl`.
    Intel(Option<String>),
    /// An introduction between these two, or the one of this number.
    Introduction {
        /// Who introduces.
        through: Option<String>,
        /// To whom.
        to: Option<String>,
        /// The introduction to edit.
        key: Option<Key>,
    },
    /// An answer out of what was said in a contact.
    Said(Said),
    /// The answer of this number.
    Answer(Key),
    /// A topic of the rep's own, or the one of this name.
    Topic(Option<String>),
    /// A new opportunity, or the one of this id.
    Opportunity(Option<String>),
    /// Something to do: what, and what it is for; or the action of this id.
    Action {
        /// The action to edit.
        id: Option<String>,
        /// What it says at first.
        what: String,
        /// The subject it is for.
        subject: Option<String>,
    },
    /// A contact, with this person.
    Contact(Option<String>),
    /// The contact of this id.
    Happened(String),
    /// The proof of an exit criterion of an opportunity.
    Evidence {
        /// The opportunity.
        opportunity: String,
        /// The criterion.
        criterion: String,
    },
    /// Both stages of an opportunity.
    Stage(String),
    /// The answer to a finding.
    Dismissal {
        /// Its code.
        code: String,
        /// Its subject.
        subject: String,
    },
    /// A visit to prepare, or the one of this id.
    Visit(Option<String>),
    /// The same, from this field on.
    VisitField {
        /// The visit.
        id: String,
        /// The column: `reason_to_meet`.
        column: &'static str,
    },
    /// A new visit like the one of this id.
    VisitAgain(String),
    /// A question of a visit.
    Question(question::Start),
    /// What they will say or ask on a visit.
    Expect(expect::Start),
    /// What they are likely to say on the visit of this id, one by one.
    Rehearsal(String),
    /// How the person of this id talks and thinks.
    Profile(String),
    /// The debrief of the visit of this id.
    Debrief(String),
    /// The debrief of the contact of this id.
    DebriefContact(String),
    /// The debrief of a meeting that nobody had planned.
    Unplanned,
    /// Something seen in the field, or the observation of this id.
    Observation(Option<String>),
    /// A complaint, or the one of this id.
    Complaint(Option<String>),
    /// A contract in force, or the one of this id.
    Agreement(Option<String>),
    /// A payment milestone of an opportunity, or the one of this id.
    Payment {
        /// The opportunity.
        opportunity: String,
        /// The payment to edit.
        id: Option<String>,
    },
    /// A recurring service, or the one of this id.
    Service(Option<String>),
    /// A new record of this sheet in this owner, or the one of this number.
    Record {
        /// The name of the sheet.
        sheet: &'static str,
        /// The record to edit.
        key: Option<Key>,
        /// What a new one belongs to.
        owner: Option<Key>,
    },
    /// Who the rep is.
    Rep,
}

/// The form, ready to be typed into; nothing where what it is about is gone.
pub fn open(kind: FormKind, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    let form = match kind {
        FormKind::Account(key) => account::open(key, ctx)?,
        FormKind::Person(None) => return person_line::open(ctx),
        FormKind::Person(Some(id)) => person::open(&id, ctx)?,
        FormKind::Tie { from, key } => tie::open(from, key, ctx)?,
        FormKind::Happened(id) => contact::edit(&id, ctx)?,
        FormKind::Intel(subject) => intel::open(subject, ctx)?,
        FormKind::Introduction { through, to, key } => introduction::open(through, to, key, ctx)?,
        FormKind::Said(said) => said::open(&said, ctx)?,
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
        FormKind::Service(id) => service::open(id.as_deref(), ctx)?,
        FormKind::Record { sheet, key, owner } => sheets::open(sheet, key, owner, ctx)?,
        FormKind::Rep => rep::open(ctx)?,
    };
    Some(Box::new(form))
}
