//! Promises both ways, what a person did for us, what they were given, and every contact with them.

use super::items::{Part, PersonGoal, PersonItem};
use crate::model::{Account, Action, Choice, Contact, Date, Deed, Gift, Person, Record as _};
use crate::rules::cents::amount;
use crate::tui::ctx::Ctx;
use crate::tui::route::FormKind;
use crate::tui::theme::Role;
use crate::workbench::short_day;

fn day(day: Option<Date>, ctx: &Ctx) -> String {
    day.map_or(phrase!("no day").to_owned(), |day| short_day(day, ctx.today()))
}

/// What is promised and not done, ours first, and what is to be done for them.
pub fn promises(ctx: &Ctx, account: &Account, id: &str) -> Vec<PersonItem> {
    let open = account.actions.iter().filter(|a| a.done.is_none());
    let item = |action: &Action| {
        let lead = match (action.promised_to.is(id), action.promised_by.is(id)) {
            (true, _) => phrase!("we owe"),
            (_, true) if action.promised_to.0.is_none() => phrase!("they owe"),
            _ if action.for_subject.as_deref() == Some(id) => phrase!("to do"),
            _ => return None,
        };
        let late = action.due.is_some_and(|day| day < ctx.today());
        let due = action.due.map(|day| short_day(day, ctx.today()));
        let mark = if late { " !" } else { "" };
        let form = FormKind::Action {
            id: Some(action.id.to_string()),
            what: String::new(),
            subject: None,
        };
        Some(PersonItem {
            stored: Some((Action::SCHEMA.record, action.key)),
            goal: PersonGoal::Form(form.clone()),
            form: Some(form),
            right: format!("{}{mark}", due.unwrap_or_default()),
            role: if late { Role::Bad } else { Role::Body },
            ..PersonItem::new(Part::Promises, lead.to_owned(), action.what.or_empty().to_owned())
        })
    };
    let mut found: Vec<PersonItem> = open.filter_map(item).collect();
    found.sort_by_key(|i| std::cmp::Reverse(i.lead.clone()));
    found
}

/// What they did for us, the newest first (METHOD F2).
pub fn deeds(ctx: &Ctx, person: &Person) -> Vec<PersonItem> {
    let mut deeds: Vec<&Deed> = person.deeds.iter().collect();
    deeds.sort_by_key(|d| std::cmp::Reverse(*d.date));
    deeds.iter().map(|deed| item(ctx, deed)).collect()
}

fn item(ctx: &Ctx, deed: &&Deed) -> PersonItem {
    let what = deed.what.map(|w| ctx.bench.words.word("deed", w.word()));
    let parts = [what.unwrap_or_default(), deed.note.or_empty()];
    let said: Vec<&str> = parts.into_iter().filter(|t| !t.is_empty()).collect();
    let form = FormKind::Record { sheet: "deed", key: Some(deed.key), owner: None };
    PersonItem {
        stored: Some((Deed::SCHEMA.record, deed.key)),
        goal: PersonGoal::Form(form.clone()),
        form: Some(form),
        lead_role: Role::Good,
        ..PersonItem::new(Part::Deeds, day(*deed.date, ctx), said.join(": "))
    }
}

/// What they were given, the newest first (METHOD M9).
pub fn gifts(ctx: &Ctx, account: &Account, id: &str) -> Vec<PersonItem> {
    let mut gifts: Vec<&Gift> = account.gifts.iter().filter(|g| g.person.is(id)).collect();
    gifts.sort_by_key(|g| std::cmp::Reverse(*g.date));
    let given: Vec<PersonItem> = gifts
        .iter()
        .map(|gift| {
            let parts = [gift.what.or_empty(), gift.reason.or_empty()];
            let said: Vec<&str> = parts.into_iter().filter(|t| !t.is_empty()).collect();
            let form = FormKind::Record { sheet: "gift", key: Some(gift.key), owner: None };
            PersonItem {
                stored: Some((Gift::SCHEMA.record, gift.key)),
                goal: PersonGoal::Form(form.clone()),
                form: Some(form),
                right: gift.value.map_or(String::new(), |v| phrase!("worth {}", amount(v))),
                ..PersonItem::new(Part::Gifts, day(*gift.date, ctx), said.join(", "))
            }
        })
        .collect();
    limit(ctx, account, id).into_iter().chain(given).collect()
}

/// The limit of a year and what is left of it, with the household that it is counted for.
fn limit(ctx: &Ctx, account: &Account, id: &str) -> Option<PersonItem> {
    let gate = ctx.read(ctx.bench.before_you_give(account, id, None, None))??;
    if !gate.lines.iter().any(|(_, text)| text.ends_with(" left")) {
        return None;
    }
    // The room first: it is the part that is never cut.
    let lines = || gate.lines.iter().map(|(_, text)| text.as_str());
    let room = lines().filter_map(|text| text.strip_prefix("with this "));
    let said = room.chain(lines().filter(|text| text.starts_with("household")));
    let said: Vec<&str> = said.collect();
    let role = if gate.needs_reason { Role::Bad } else { Role::Good };
    let right = gate.lines.first().map_or(String::new(), |(_, text)| text.clone());
    Some(PersonItem {
        right,
        role,
        ..PersonItem::new(Part::Gifts, phrase!("limit").to_owned(), said.join("; "))
    })
}

/// Every contact with them, the newest first.
pub fn contacts(ctx: &Ctx, account: &Account, id: &str) -> Vec<PersonItem> {
    let mut with: Vec<&Contact> = account.contacts.iter().filter(|c| c.people.has(id)).collect();
    with.sort_by_key(|c| std::cmp::Reverse(c.date.map(|m| (m.date, m.minute))));
    let words = &ctx.bench.words;
    with.iter()
        .map(|contact| {
            let kind = words.word("contact", contact.kind.word());
            let form = FormKind::Happened(contact.id.to_string());
            let lead = format!("{} {kind}", day(contact.date.map(|m| m.date), ctx));
            PersonItem {
                stored: Some((Contact::SCHEMA.record, contact.key)),
                goal: PersonGoal::Form(form.clone()),
                form: Some(form),
                right: words.word("outcome", contact.outcome.word()).to_owned(),
                role: if contact.reached() { Role::Muted } else { Role::Warn },
                ..PersonItem::new(Part::Contacts, lead, contact.note.or_empty().to_owned())
            }
        })
        .collect()
}
