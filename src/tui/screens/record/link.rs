//! What a row of a page leads to, and the page of whatever is asked for.

use super::{Record, link_of};
use crate::model::Key;
use crate::tui::ctx::Ctx;
use crate::tui::forms::tree;
use crate::tui::screens::{Checklist, Findings, Opportunity, Person, Screen, Visit};
use crate::workbench::kind;
use crate::workbench::relations::records;

/// What a row leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The person of this id.
    Person(String),
    /// Somebody by name, where one of them is called so.
    Named(String),
    /// The purchase of this id.
    Deal(String),
    /// The visit of this id.
    Visit(String),
    /// The record of this table and number.
    Record(&'static str, Key),
    /// The record of this id in one of the file's own lists.
    Listed(&'static str, String),
    /// A topic of the checklist, or any record by its id.
    Subject(String),
    /// The findings of the account.
    Findings,
}

impl Link {
    /// The screen behind it; nothing where it is gone.
    pub fn open(&self, ctx: &Ctx) -> Option<Box<dyn Screen>> {
        let people = ctx.dossier.map_or(&[][..], |d| d.account.people.0.as_slice());
        match self {
            Self::Person(id) => people
                .iter()
                .find(|p| *p.id == *id)
                .map(|_| Box::new(Person::of(id.clone())) as Box<dyn Screen>),
            Self::Named(name) => {
                let known = people.iter().find(|p| *p.name.0 == **name || *p.id == **name)?;
                Some(Box::new(Person::of(known.id.to_string())))
            }
            Self::Deal(id) => Some(Box::new(Opportunity::of(id, ctx))),
            Self::Visit(id) => Some(Box::new(Visit::of(id.clone()))),
            Self::Record(record, key) => Some(Box::new(Record::of(record, *key))),
            Self::Listed(record, id) => {
                let root = ctx.bench.root_row().ok()?;
                let all = records(&root);
                let found = all
                    .iter()
                    .find(|at| at.row.schema.record == *record && at.row.id() == Some(id))?;
                Some(Box::new(Record::of(record, found.row.key)))
            }
            Self::Subject(subject) => of_subject(subject, ctx),
            Self::Findings => Some(Box::new(Findings::default())),
        }
    }
}

/// The screen of a topic, or of the record of this id; nothing for the account itself.
fn of_subject(subject: &str, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    let dossier = ctx.dossier?;
    if dossier.readiness.topics.iter().any(|t| t.subject == subject) {
        let mut list = Checklist::default();
        list.refresh(ctx);
        list.go_to(subject, ctx);
        return Some(Box::new(list));
    }
    let row = ctx.bench.account_row(dossier.key).ok()?;
    let found = records(&row).into_iter().skip(1).find(|at| at.row.id() == Some(subject))?;
    link_of(found.row).open(ctx)
}

/// The page of what a subject names, where no pane of the workbench shows it.
pub fn page_of(subject: &str, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    let dossier = ctx.dossier?;
    let shown = dossier.account.people.iter().any(|p| *p.id == *subject)
        || dossier.account.opportunities.iter().any(|o| *o.id == *subject)
        || dossier.readiness.topics.iter().any(|t| t.subject == subject);
    if shown || subject.is_empty() { None } else { of_subject(subject, ctx) }
}

/// The page of the record of this table and number, of the picked account or of the file.
pub fn page(record: &str, key: Key, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    let root = tree(kind(record)?, ctx)?;
    let all = records(&root);
    let at = all.iter().find(|at| at.row.schema.record == record && at.row.key == key)?;
    let visit = at.owners.iter().find(|o| o.schema.record == "visit");
    match (record, visit.and_then(|v| v.id())) {
        ("person", _) => Link::Person(at.row.id()?.to_owned()).open(ctx),
        ("visit", _) => Link::Visit(at.row.id()?.to_owned()).open(ctx),
        (_, Some(id)) => Link::Visit(id.to_owned()).open(ctx),
        _ => Some(Box::new(Record::of(at.row.schema.record, key))),
    }
}
