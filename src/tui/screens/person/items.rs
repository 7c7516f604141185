//! What ties a person to others and to us: ties, promises both ways, deeds, contacts, in one list.

use crate::model::{Account, Choice, Contact, Deed, Key, Person, Record as _, Tie, TieKind};
use crate::tui::ctx::Ctx;
use crate::tui::forms::FormKind;
use crate::tui::text::width;
use crate::tui::theme::Role;
use crate::workbench::{Dossier, short_day};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the lead.
const LEAD: u16 = 19;

/// Which part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Whom they know.
    Ties,
    /// What they or we promised and have not done.
    Promises,
    /// What they did for us.
    Deeds,
    /// What happened with them.
    Contacts,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its part.
    pub part: Part,
    /// The table that it is stored in.
    pub schema: &'static str,
    /// Its number.
    pub key: Key,
    /// Its id, where it has one.
    pub id: String,
    /// The person at the other end of a tie.
    pub other: Option<String>,
    /// The kind of tie, who owes, or the day.
    pub lead: String,
    /// Who, or what.
    pub text: String,
    /// Strength, due day, outcome.
    pub right: String,
    /// The colour of the right end.
    pub role: Role,
}

impl Item {
    /// The form that edits it.
    pub fn form(&self) -> Option<FormKind> {
        match self.part {
            Part::Ties => Some(FormKind::Tie { from: None, key: Some(self.key) }),
            Part::Promises => Some(FormKind::Action {
                id: Some(self.id.clone()),
                what: String::new(),
                subject: None,
            }),
            Part::Contacts => Some(FormKind::Happened(self.id.clone())),
            Part::Deeds => None,
        }
    }
}

/// All of a person's, in the order of the parts.
pub fn items(ctx: &Ctx, dossier: &Dossier, person: &Person) -> Vec<Item> {
    let account = &dossier.account;
    let id = person.id.as_str();
    let mut all: Vec<Item> = ties(ctx, account, id);
    all.extend(promises(ctx, account, id));
    all.extend(deeds(ctx, person));
    all.extend(contacts(ctx, account, id));
    all
}

fn ties(ctx: &Ctx, account: &Account, id: &str) -> Vec<Item> {
    let mut ties: Vec<&Tie> =
        account.ties.iter().filter(|t| t.from.is(id) || t.to.is(id)).collect();
    ties.sort_by_key(|t| std::cmp::Reverse(t.strength.unwrap_or(0)));
    let item = |tie: &&Tie| {
        let outward = tie.from.is(id);
        let other = if outward { &tie.to } else { &tie.from };
        let other = other.0.clone()?;
        let known = account.people.iter().find(|p| *p.id == *other);
        let text = known.map_or(other.clone(), |p| match p.title.as_deref() {
            Some(title) => format!("{}, {title}", *p.name),
            None => p.name.to_string(),
        });
        let lead = match (tie.kind, outward) {
            (TieKind::Influences, false) => "is influenced by",
            (kind, _) => ctx.bench.words.word("tie", kind.word()),
        };
        Some(Item {
            part: Part::Ties,
            schema: Tie::SCHEMA.record,
            key: tie.key,
            id: String::new(),
            other: known.map(|p| p.id.to_string()),
            lead: lead.to_owned(),
            text,
            right: tie.strength.map_or(String::new(), |n| format!("{n} of 5")),
            role: Role::Body,
        })
    };
    ties.iter().filter_map(item).collect()
}

fn promises(ctx: &Ctx, account: &Account, id: &str) -> Vec<Item> {
    let open = account.actions.iter().filter(|a| a.done.is_none());
    let item = |action: &crate::model::Action| {
        let lead = match (action.promised_to.is(id), action.promised_by.is(id)) {
            (true, _) => "we owe",
            (_, true) if action.promised_to.0.is_none() => "they owe",
            _ => return None,
        };
        let late = action.due.is_some_and(|day| day < ctx.today());
        let due = action.due.map(|day| short_day(day, ctx.today()));
        let mark = if late { " !" } else { "" };
        Some(Item {
            part: Part::Promises,
            schema: crate::model::Action::SCHEMA.record,
            key: action.key,
            id: action.id.to_string(),
            other: None,
            lead: lead.to_owned(),
            text: action.what.or_empty().to_owned(),
            right: format!("{}{mark}", due.unwrap_or_default()),
            role: if late { Role::Bad } else { Role::Body },
        })
    };
    let mut found: Vec<Item> = open.filter_map(item).collect();
    found.sort_by_key(|i| std::cmp::Reverse(i.lead.clone()));
    found
}

fn deeds(ctx: &Ctx, person: &Person) -> Vec<Item> {
    let mut deeds: Vec<&Deed> = person.deeds.iter().collect();
    deeds.sort_by_key(|d| std::cmp::Reverse(*d.date));
    let item = |deed: &&Deed| {
        let what = deed.what.map(|w| ctx.bench.words.word("deed", w.word()));
        let parts = [what.unwrap_or_default(), deed.note.or_empty()];
        let said: Vec<&str> = parts.into_iter().filter(|t| !t.is_empty()).collect();
        let day = deed.date.map(|day| short_day(day, ctx.today()));
        Item {
            part: Part::Deeds,
            schema: Deed::SCHEMA.record,
            key: deed.key,
            id: String::new(),
            other: None,
            lead: day.unwrap_or_else(|| "no day".to_owned()),
            text: said.join(": "),
            right: String::new(),
            role: Role::Body,
        }
    };
    deeds.iter().map(item).collect()
}

fn contacts(ctx: &Ctx, account: &Account, id: &str) -> Vec<Item> {
    let mut with: Vec<&Contact> = account.contacts.iter().filter(|c| c.people.has(id)).collect();
    with.sort_by_key(|c| std::cmp::Reverse(c.date.map(|m| (m.date, m.minute))));
    let words = &ctx.bench.words;
    let item = |contact: &&Contact| {
        let day = contact.date.map(|m| short_day(m.date, ctx.today()));
        let kind = words.word("contact", contact.kind.word());
        Item {
            part: Part::Contacts,
            schema: Contact::SCHEMA.record,
            key: contact.key,
            id: contact.id.to_string(),
            other: None,
            lead: format!("{} {kind}", day.unwrap_or_else(|| "no day".to_owned())),
            text: contact.note.or_empty().to_owned(),
            right: words.word("outcome", contact.outcome.word()).to_owned(),
            role: match contact.reached() {
                true => Role::Muted,
                false => Role::Warn,
            },
        }
    };
    with.iter().map(item).collect()
}

/// What stands above a part, also where it is empty.
fn heading(part: Part, items: &[Item]) -> String {
    let of = || items.iter().filter(|i| i.part == part);
    let count = of().count();
    match (part, count) {
        (Part::Ties, 0) => "ties: none known; a adds one".to_owned(),
        (Part::Ties, _) => "ties, and how strong".to_owned(),
        (Part::Promises, 0) => "promises: none open".to_owned(),
        (Part::Promises, _) => "promises both ways".to_owned(),
        (Part::Deeds, 0) => "deeds for us: none yet".to_owned(),
        (Part::Deeds, _) => "what they did for us".to_owned(),
        (Part::Contacts, 0) => "contacts: none yet; l logs one".to_owned(),
        (Part::Contacts, n) => {
            let tried = of().filter(|i| i.role == Role::Warn).count();
            format!("contacts: {} reached, {tried} tried in vain", n - tried)
        }
    }
}

/// Draws the list with its headings; the picked row stays in view.
pub fn draw(
    items: &[Item],
    picked: Option<usize>,
    top: &mut usize,
    buf: &mut Buffer,
    area: Rect,
    ctx: &Ctx,
) {
    let parts = [Part::Ties, Part::Promises, Part::Deeds, Part::Contacts];
    let mut lines: Vec<Result<usize, String>> = Vec::new();
    for part in parts {
        if !lines.is_empty() {
            lines.push(Err(String::new()));
        }
        lines.push(Err(heading(part, items)));
        let of = (0..items.len()).filter(|i| items[*i].part == part);
        lines.extend(of.map(Ok));
    }
    let height = usize::from(area.height);
    let here = picked.and_then(|p| lines.iter().position(|l| *l == Ok(p)));
    if let Some(here) = here {
        let first = if picked == Some(0) { 0 } else { here };
        *top = (*top).min(first).max((here + 1).saturating_sub(height));
    }
    *top = (*top).min(lines.len().saturating_sub(height));
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(*top)) {
        match line {
            Err(text) => {
                ctx.put(buf, area.x + 1, y, area.width - 1, text, Role::Title);
            }
            Ok(at) => row(&items[*at], picked == Some(*at), buf, area, y, ctx),
        }
    }
}

fn row(item: &Item, picked: bool, buf: &mut Buffer, area: Rect, y: u16, ctx: &Ctx) {
    let inside = area.width.saturating_sub(2);
    let role = |role: Role| if picked { Role::Selection } else { role };
    if picked {
        ctx.put(buf, area.x, y, 1, ctx.theme.glyphs.focus, Role::Accent);
        let blank = " ".repeat(usize::from(inside));
        ctx.put(buf, area.x + 1, y, inside, &blank, Role::Selection);
    }
    let lead = LEAD.min(inside / 3);
    ctx.put(buf, area.x + 1, y, lead - 1, &item.lead, role(Role::Muted));
    let right = u16::try_from(width(&item.right)).unwrap_or(0);
    let room = inside.saturating_sub(lead + right + 1);
    ctx.put(buf, area.x + 1 + lead, y, room, &item.text, role(Role::Body));
    ctx.put_right(buf, area.x + 1, y, inside, &item.right, role(item.role));
}
