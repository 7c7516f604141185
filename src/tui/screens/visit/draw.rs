//! Where the panes of a visit stand, and what is in them.

use super::people::attendees;
use super::{ASK, MISSING, PEOPLE, Visit, WANT, rows};
use crate::model::Visit as Record;
use crate::tui::ctx::Ctx;
use crate::tui::text::{truncate, width};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::stanzas::{Stanza, Stanzas};
use crate::workbench::Dossier;
use crate::workbench::brief::when;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The visit and the account it is in.
pub type Found<'a> = (&'a Dossier, &'a Record);

/// All of it, in the room there is.
pub fn all(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, found: Found) {
    match area.width >= 120 && area.height >= 27 {
        true => wide(screen, buf, area, ctx, found),
        false => narrow(screen, buf, area, ctx, found),
    }
}

fn pane<'a>(area: Rect, left: &'a str, right: &'a str, focused: bool) -> Pane<'a> {
    Pane { area, left, right, focused }
}

fn ready(screen: &Visit, ctx: &Ctx) -> String {
    let code = if screen.view.is_ready() { "ready" } else { "unready" };
    format!("visit {}", ctx.bench.words.word("ready", code))
}

/// Where the five panes stand: missing, facts, people, want, ask.
fn places(screen: &Visit, area: Rect, visit: &Record) -> [Rect; 5] {
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let people = count(visit.people.0.len()).clamp(2, 7) + 5;
    let gaps = count(screen.view.missing.len() * 2).clamp(4, 6) + 2;
    let (half, third) = (area.width / 2, area.width * 53 / 120);
    let upper = Rect { height: gaps, ..area };
    let middle = Rect { y: upper.bottom() - 1, height: people, ..area };
    let lower = Rect {
        y: middle.bottom() - 1,
        height: (area.bottom() + 1).saturating_sub(middle.bottom()),
        ..area
    };
    let split = |row: Rect, at: u16| {
        let right = Rect { x: row.x + at - 1, width: row.width - at + 1, ..row };
        (Rect { width: at, ..row }, right)
    };
    let ((missing, facts), (want, ask)) = (split(upper, half), split(lower, third));
    [missing, facts, middle, want, ask]
}

fn wide(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, found: Found) {
    let [missing, about, people, want, ask] = places(screen, area, found.1);
    let (state, came, ticked) = (ready(screen, ctx), attendance(found), ticked(screen));
    let order = "Questions  the unknowns, critical first";
    let focus = screen.focus;
    let panes = [
        pane(missing, "Still missing", &state, focus == MISSING),
        pane(about, "Visit", "", false),
        pane(people, "Who attends", &came, focus == PEOPLE),
        pane(want, "Objectives", "", focus == WANT),
        pane(ask, order, &ticked, focus == ASK),
    ];
    frame::draw_panes(buf, &panes, ctx.theme);
    gaps_of(screen, buf, panes[0].inner(), ctx);
    facts(buf, panes[1].inner(), ctx, found);
    attendees(screen, buf, panes[2].inner(), ctx, found);
    wants(screen, buf, panes[3].inner(), ctx, found.1);
    let inner = panes[4].inner();
    let list = Rect { height: inner.height.saturating_sub(1), ..inner };
    asks(screen, buf, list, ctx, false);
    let last = Rect { y: list.bottom(), height: 1, ..inner };
    outlook(screen, buf, last, ctx, found.0);
}

/// Who attends, and below it what we want.
fn people_and_want(screen: &mut Visit, buf: &mut Buffer, inner: Rect, ctx: &Ctx, found: Found) {
    let count = u16::try_from(found.1.people.0.len()).unwrap_or(1);
    let table = Rect { height: (count + 1).min(inner.height), ..inner };
    attendees(screen, buf, table, ctx, found);
    let below =
        Rect { y: table.bottom(), height: inner.bottom().saturating_sub(table.bottom()), ..inner };
    let rows = rows::want_rows(found.1, &screen.view, ctx);
    let mut top = 0;
    list(&rows, None, false, 10, (buf, below, &mut top), ctx);
}

fn narrow(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, found: Found) {
    let gaps = u16::try_from(screen.view.missing.len()).unwrap_or(2).clamp(1, 2) + 2;
    let upper = Rect { height: gaps, ..area };
    let rest = area.height.saturating_sub(gaps).saturating_add(2);
    let middle = Rect { y: upper.bottom() - 1, height: rest.div_ceil(2), ..area };
    let lower = Rect {
        y: middle.bottom() - 1,
        height: area.bottom().saturating_sub(middle.bottom()) + 1,
        ..area
    };
    let (state, came, ticked) = (ready(screen, ctx), attendance(found), ticked(screen));
    let title = headline(found.1);
    let title = truncate(&title, usize::from(area.width).saturating_sub(width(&state) + 8));
    let people = screen.focus != WANT;
    let panes = [
        pane(upper, &title, &state, screen.focus == MISSING),
        pane(
            middle,
            if people { "Who attends" } else { "What for, what to expect" },
            &came,
            matches!(screen.focus, PEOPLE | WANT),
        ),
        pane(lower, "Questions", &ticked, screen.focus == ASK),
    ];
    frame::draw_panes(buf, &panes, ctx.theme);
    gaps_of(screen, buf, panes[0].inner(), ctx);
    let inner = panes[1].inner();
    match people {
        true => people_and_want(screen, buf, inner, ctx, found),
        false => wants(screen, buf, inner, ctx, found.1),
    }
    asks(screen, buf, panes[2].inner(), ctx, true);
}

/// "Thu 26 Nov 2026, 10:00, Stavanger".
fn headline(visit: &Record) -> String {
    let day = visit.date.map_or_else(|| "no day yet".to_owned(), when);
    match visit.place.as_deref() {
        Some(place) => format!("{day}, {place}"),
        None => day,
    }
}

fn attendance((dossier, visit): Found) -> String {
    format!("{} of {}", visit.people.0.len(), dossier.people.len())
}

fn ticked(screen: &Visit) -> String {
    let (chosen, proposed) = (screen.view.chosen.len(), screen.view.proposed.len());
    format!("{chosen} of {} ticked", chosen + proposed)
}

fn list(
    rows: &[Stanza],
    picked: Option<usize>,
    focused: bool,
    lead: u16,
    (buf, area, top): (&mut Buffer, Rect, &mut usize),
    ctx: &Ctx,
) {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let apart = area.height > 16;
    Stanzas { rows, picked, focused, lead, apart }.draw(buf, area, top, ctx.theme);
}

fn gaps_of(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
    let rows = rows::missing_rows(&screen.view, ctx);
    if rows.is_empty() {
        let says = "nothing: what the method asks for is there";
        ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(1), says, Role::Good);
    }
    screen.page[MISSING] = usize::from(area.height);
    let (picked, focused) = (screen.picked[MISSING], screen.focus == MISSING);
    let top = &mut screen.top[MISSING];
    list(&rows, Some(picked), focused, 2, (buf, area, top), ctx);
}

/// When, where, for what.
fn facts(buf: &mut Buffer, area: Rect, ctx: &Ctx, (dossier, visit): Found) {
    let day = visit.date.map_or_else(
        || "no day yet".to_owned(),
        |d| {
            let days = (d.date - ctx.today()).num_days();
            let far = match days {
                0 => "today".to_owned(),
                1 => "tomorrow".to_owned(),
                n if n > 0 => format!("in {n} days"),
                n => format!("{} days ago", -n),
            };
            format!("{}, {far}", when(d))
        },
    );
    let deal = visit.opportunity.0.as_deref();
    let deal = dossier.account.opportunities.iter().find(|o| Some(o.id.as_str()) == deal);
    let deal = deal.map(|o| match *o.buying_stage {
        Some(stage) => format!("{}, stage {stage}", o.name.as_str()),
        None => o.name.to_string(),
    });
    let facts = [
        ("when", day),
        ("where", visit.place.0.clone().unwrap_or_default()),
        ("for", deal.unwrap_or_default()),
        ("purpose", visit.purpose.0.clone().unwrap_or_default()),
        ("with us", visit.ours.join(", ")),
    ];
    for (y, (word, text)) in (area.y..area.bottom()).zip(facts) {
        ctx.put(buf, area.x + 1, y, 9, word, Role::Muted);
        let room = area.width.saturating_sub(12);
        ctx.put(buf, area.x + 11, y, room, &text, Role::Body);
    }
}

fn wants(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, visit: &Record) {
    let rows = rows::want_rows(visit, &screen.view, ctx);
    screen.page[WANT] = usize::from(area.height / 2);
    let (picked, focused) = (screen.picked[WANT], screen.focus == WANT);
    let top = &mut screen.top[WANT];
    list(&rows, Some(picked), focused, 10, (buf, area, top), ctx);
}

fn asks(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, short: bool) {
    let rows = rows::ask_rows(&screen.asks(), ctx, short);
    if rows.is_empty() {
        let says = "nothing left to ask: every topic is known and fresh; a adds a question";
        ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(1), says, Role::Muted);
    }
    screen.page[ASK] = usize::from(area.height / if short { 1 } else { 3 });
    let (picked, focused) = (screen.picked[ASK], screen.focus == ASK);
    let top = &mut screen.top[ASK];
    list(&rows, Some(picked), focused, 7, (buf, area, top), ctx);
}

/// "If all 4 are answered as verified, readiness goes from 61 to 74"; of a past visit what it did.
fn outlook(screen: &Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) {
    let (now, then) = (dossier.readiness.whole, screen.view.readiness_after);
    let done = screen.found(ctx).and_then(|(d, v)| ctx.bench.visit_effect(d, v));
    let text = match done {
        Some(did) => format!(
            "readiness {} before, {} after; closed: {}",
            did.before,
            did.after,
            if did.closed.is_empty() { "nothing".to_owned() } else { did.closed.join(", ") }
        ),
        None => format!(
            "If all {} are answered as verified, readiness goes from {now} to {then}",
            screen.view.chosen.len()
        ),
    };
    ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(2), &text, Role::Accent);
}
