//! Whom a person knows, and the introductions that they made or that led to them.

use super::items::{Part, PersonGoal, PersonItem};
use crate::model::{Account, Introduction, Record as _, Tie, TieKind};
use crate::model::{Choice, Person};
use crate::tui::ctx::Ctx;
use crate::tui::panes::map::called;
use crate::tui::route::FormKind;
use crate::tui::screens::introduction_state;
use crate::tui::theme::Role;

fn named<'a>(account: &'a Account, id: &str) -> Option<&'a Person> {
    account.people.iter().find(|p| *p.id == id)
}

/// The ties of a person, the strongest first. The figure stands left of the name, which may be Arabic.
pub fn ties(ctx: &Ctx, account: &Account, id: &str) -> Vec<PersonItem> {
    let mut ties: Vec<&Tie> =
        account.ties.iter().filter(|t| t.from.is(id) || t.to.is(id)).collect();
    ties.sort_by_key(|t| std::cmp::Reverse(t.strength.unwrap_or(0)));
    ties.iter().filter_map(|tie| item(account, ctx, id, tie)).collect()
}

fn item(account: &Account, ctx: &Ctx, id: &str, tie: &&Tie) -> Option<PersonItem> {
    let outward = tie.from.is(id);
    let other = if outward { &tie.to } else { &tie.from };
    let other = other.0.clone()?;
    let known = named(account, &other);
    let word = match (tie.kind, outward) {
        (TieKind::Influences, false) => phrase!("is influenced by"),
        (kind, _) => ctx.bench.words.word("tie", kind.word()),
    };
    let strength = tie.strength.map_or("-".to_owned(), |n| n.to_string());
    let text = known.map_or(other, called);
    let family = tie.kind == TieKind::Family;
    Some(PersonItem {
        stored: Some((Tie::SCHEMA.record, tie.key)),
        goal: known.map_or(PersonGoal::None, |p| PersonGoal::Person(p.id.to_string())),
        form: Some(FormKind::Tie { from: None, key: Some(tie.key) }),
        right: tie.note.or_empty().to_owned(),
        lead_role: if family { Role::Warn } else { Role::Muted },
        ..PersonItem::new(Part::Ties, format!("{strength} {word}"), text)
    })
}

/// The introductions of a person, the newest first.
pub fn introductions(ctx: &Ctx, account: &Account, id: &str) -> Vec<PersonItem> {
    let mut found: Vec<&Introduction> =
        account.introductions.iter().filter(|i| i.through.is(id) || i.to.is(id)).collect();
    found.sort_by_key(|i| std::cmp::Reverse(*i.date));
    let item = |introduction: &&Introduction| {
        let out = introduction.through.is(id);
        let other = if out { &introduction.to } else { &introduction.through };
        let name = other.0.as_deref().map(|id| named(account, id).map_or(id, |p| &p.name));
        let lead = if out { phrase!("introduces to") } else { phrase!("introduced by") };
        let (said, role) = introduction_state(introduction, ctx);
        let form = FormKind::Introduction { through: None, to: None, key: Some(introduction.key) };
        PersonItem {
            stored: Some((Introduction::SCHEMA.record, introduction.key)),
            goal: PersonGoal::Form(form.clone()),
            form: Some(form),
            right: said,
            role,
            ..PersonItem::new(
                Part::Introductions,
                lead.to_owned(),
                name.unwrap_or(phrase!("somebody")).to_owned(),
            )
        }
    };
    found.iter().map(item).collect()
}
