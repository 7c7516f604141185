//! Who attends a visit: part, attitude, trust, how to talk; and who of weight does not come.

use super::draw::Found;
use super::{PEOPLE, Visit};
use crate::model::Person;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The table of those who attend, and below it who matters and does not come.
pub fn attendees(screen: &mut Visit, (buf, area): (&mut Buffer, Rect), ctx: &Ctx, found: Found) {
    let (dossier, visit) = found;
    let all = &dossier.account.people;
    let people: Vec<&Person> =
        visit.people.0.iter().filter_map(|id| all.iter().find(|p| *p.id == *id)).collect();
    if people.is_empty() {
        let (says, room) =
            (phrase!("nobody yet: a names who attends"), area.width.saturating_sub(1));
        ctx.put(buf, area.x + 1, area.y, room, says, Role::Muted);
        if area.height > 1 {
            ctx.put(buf, area.x + 1, area.y + 1, room, &absent(found, ctx), Role::Muted);
        }
        return;
    }
    let columns = [
        Column::fixed("attends", if area.width < 160 { 20 } else { 32 }),
        Column::fill("title", 16).need(2),
        Column::fixed("attitude", 13),
        Column::fixed("trust", 14).need(1),
        Column::fill(phrase!("how to talk"), 24),
    ];
    let apart = absent(found, ctx);
    let foot = u16::from(!apart.is_empty() && area.height > 3);
    let table = Rect { height: area.height.saturating_sub(foot), ..area };
    let (picked, focused) = (screen.picked[PEOPLE], screen.focus == PEOPLE);
    Table {
        columns: &columns,
        len: people.len(),
        picked: Some(picked),
        focused,
        row: &|i| person_row(people[i], ctx),
    }
    .draw(buf, table, &mut screen.top[PEOPLE], ctx.theme);
    screen.page[PEOPLE] = usize::from(table.height.saturating_sub(1)).max(1);
    if foot > 0 {
        let y = (table.y + 1 + u16::try_from(people.len()).unwrap_or(0)).min(table.bottom());
        ctx.put(buf, area.x + 1, y, area.width.saturating_sub(2), &apart, Role::Muted);
    }
}

fn person_row<'a>(person: &'a Person, ctx: &Ctx<'a>) -> Row<'a> {
    let words = &ctx.bench.words;
    let talk = &person.communication;
    let parts = [&talk.language, &talk.thinking, &talk.habits, &talk.reach];
    let parts: Vec<&str> = parts.iter().filter_map(|t| t.as_deref()).collect();
    let talk = match parts.is_empty() {
        true => Cell::with(phrase!("profile missing {}", ctx.theme.glyphs.critical), Role::Bad),
        false => Cell::new(parts.join("; ")),
    };
    Row::new([
        Cell::new(person.name.as_str()),
        Cell::with(person.title.as_deref().unwrap_or_default(), Role::Muted),
        Cell::new(words.attitude(*person.attitude)),
        Cell::new(words.relationship(*person.relationship)),
        talk,
    ])
}

/// "not there: Ingrid Dahl, who decides; Bo Lind, who buys".
pub fn absent((dossier, visit): Found, ctx: &Ctx) -> String {
    use crate::model::{Choice, Role as Part};
    let said = dossier
        .account
        .people
        .iter()
        .filter(|p| {
            let plays = p.plays(Part::DecisionMaker)
                || p.plays(Part::Approver)
                || p.plays(Part::Purchasing);
            plays && !*p.placeholder && p.left.is_none() && !visit.people.has(&p.id)
        })
        .map(|p| {
            let roles = p.roles.iter().take(1);
            let role: Vec<&str> = roles.map(|r| ctx.bench.words.word("role", r.word())).collect();
            phrase!("{}, who {}", p.name.as_str(), role.join(" "))
        });
    let said: Vec<String> = said.take(3).collect();
    match said.is_empty() {
        true => String::new(),
        false => phrase!("not there: {}", said.join("; ")),
    }
}
