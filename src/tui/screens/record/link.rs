//! What a row of a page leads to: the record, person or topic behind a link.

use super::link_of;
use crate::model::Key;
use crate::tui::ctx::Ctx;
use crate::tui::forms::tree;
use crate::tui::route::Link;
use crate::workbench::kind;
use crate::workbench::relations::records;

/// The link itself where it is one to a screen, else the one that it comes to: a name to a person, a subject to a
/// topic or to its record. `None` where what it names is gone.
pub fn target(link: &Link, ctx: &Ctx) -> Option<Link> {
    let people = ctx.dossier.map_or(&[][..], |d| d.account.people.0.as_slice());
    match link {
        Link::Person(id) => people.iter().find(|p| *p.id == **id).map(|_| link.clone()),
        Link::Named(name) => {
            let known = people.iter().find(|p| *p.name.0 == **name || *p.id == **name)?;
            Some(Link::Person(known.id.to_string()))
        }
        Link::Listed(record, id) => {
            let root = ctx.read(ctx.bench.root_row())?;
            let all = records(&root);
            let found =
                all.iter().find(|at| at.row.schema.record == *record && at.row.id() == Some(id))?;
            Some(Link::Record(record, found.row.key))
        }
        Link::Subject(subject) => of_record(subject, ctx),
        Link::Deal(_) | Link::Visit(_) | Link::Record(..) | Link::Findings => Some(link.clone()),
    }
}

/// The topic, or the record of this id; nothing for the account itself.
fn of_record(subject: &str, ctx: &Ctx) -> Option<Link> {
    let dossier = ctx.dossier?;
    if dossier.readiness.topics.iter().any(|t| t.subject == subject) {
        return Some(Link::Subject(subject.to_owned()));
    }
    let row = ctx.read(ctx.bench.account_row(dossier.key))?;
    let found = records(&row).into_iter().skip(1).find(|at| at.row.id() == Some(subject))?;
    match link_of(found.row) {
        Link::Subject(_) => None,
        link => target(&link, ctx),
    }
}

/// The record that a subject names, where no pane of the workbench shows it.
pub fn of_subject(subject: &str, ctx: &Ctx) -> Option<Link> {
    let dossier = ctx.dossier?;
    let shown = dossier.account.people.iter().any(|p| *p.id == *subject)
        || dossier.account.opportunities.iter().any(|o| *o.id == *subject)
        || dossier.readiness.topics.iter().any(|t| t.subject == subject);
    if shown || subject.is_empty() { None } else { of_record(subject, ctx) }
}

/// The page of the record of this table and number, of the picked account or of the file.
pub fn of_row(record: &str, key: Key, ctx: &Ctx) -> Option<Link> {
    let root = tree(kind(record)?, ctx)?;
    let all = records(&root);
    let at = all.iter().find(|at| at.row.schema.record == record && at.row.key == key)?;
    let visit = at.owners.iter().find(|o| o.schema.record == "visit");
    match (record, visit.and_then(|v| v.id())) {
        ("person", _) => Some(Link::Person(at.row.id()?.to_owned())),
        ("visit", _) => Some(Link::Visit(at.row.id()?.to_owned())),
        (_, Some(id)) => Some(Link::Visit(id.to_owned())),
        _ => Some(Link::Record(at.row.schema.record, key)),
    }
}
