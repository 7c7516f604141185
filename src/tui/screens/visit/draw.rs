//! What is in the panes of a visit.

use super::people::{absent, attendees};
use super::places::{self, Places};
use super::top::{Stand, Top, top_rows};
use super::{ASK, EXPECT, PEOPLE, TOP, Visit, WANT, rows};
use crate::model::Visit as Record;
use crate::text::format::in_days;
use crate::text::{truncate, width, wrap};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::stanzas::{Stanza, Stanzas};
use crate::workbench::Dossier;
use crate::workbench::brief::when;
use crate::workbench::debrief::Hits;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The visit and the account it is in.
pub type Found<'a> = (&'a Dossier, &'a Record);

/// All of it, in the room there is; a pane that is zoomed alone.
pub fn all(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, found: Found) {
    match (screen.zoom, places::is_wide(area)) {
        (true, _) => zoomed(screen, buf, area, ctx, found),
        (false, true) => wide(screen, buf, area, ctx, found),
        (false, false) => narrow(screen, buf, area, ctx, found),
    }
}

/// The titles of the panes, left and right.
struct PaneTitles([(String, String); 5]);

impl PaneTitles {
    fn of(screen: &Visit, ctx: &Ctx, (dossier, visit): Found) -> Self {
        let first = match screen.stand {
            Stand::ToCome => phrase!("Still missing"),
            Stand::Over => phrase!("Not written down"),
            Stand::Done => phrase!("What it brought"),
            Stand::Cancelled => "Cancelled",
        };
        let came = phrase!("{} of {}", visit.people.0.len(), dossier.people.len());
        let order = match (screen.stand, screen.by_gain) {
            (Stand::ToCome, true) => phrase!("Questions  by what they are worth"),
            (Stand::ToCome, false) => phrase!("Questions  the unknowns, critical first"),
            _ => "Questions",
        };
        let expects = screen.expects();
        let taken = expects.iter().filter(|(_, e)| e.place.is_some()).count();
        let expected = match (screen.stand, Hits::of(visit)) {
            (Stand::Done, Some(hits)) => hits.said(),
            _ => phrase!("{} of {} taken over", taken, expects.len()),
        };
        let own = |text: &str| text.to_owned();
        Self([
            (own(first), stands(screen, ctx)),
            (own(phrase!("Who attends")), came),
            (own("Objectives"), String::new()),
            (own(order), ticked(screen)),
            (own(phrase!("To expect")), expected),
        ])
    }

    fn pane(&self, at: usize, area: Rect, focus: usize) -> Pane<'_> {
        let (left, right) = &self.0[at];
        Pane { area, left, right, focused: focus == at }
    }
}

/// "visit not ready", "no debrief", "expected".
fn stands(screen: &Visit, ctx: &Ctx) -> String {
    match screen.stand {
        Stand::ToCome => {
            let code = if screen.view.is_ready() { "ready" } else { "unready" };
            phrase!("visit {}", ctx.bench.words.word("ready", code))
        }
        Stand::Over => phrase!("no debrief").to_owned(),
        Stand::Done => phrase!("before and after").to_owned(),
        Stand::Cancelled => String::new(),
    }
}

fn ticked(screen: &Visit) -> String {
    let chosen = screen.view.chosen.len();
    match screen.stand {
        Stand::ToCome => phrase!("{} of {} ticked", chosen, screen.asks().len()),
        _ => {
            let answered = screen.view.chosen.iter().filter(|a| a.answer.is_some()).count();
            phrase!("{answered} of {chosen} answered", answered, chosen)
        }
    }
}

/// "for this visit: 4 of 6 known", of one that is to come.
fn known(screen: &Visit) -> Option<String> {
    screen.view.known_said().filter(|_| screen.stand == Stand::ToCome)
}

fn wide(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, found: Found) {
    let Places { top, facts, people, want, expect, ask } = places::wide(screen, area, found.1);
    let (titles, focus) = (PaneTitles::of(screen, ctx, found), screen.focus);
    let known = known(screen).unwrap_or_default();
    let panes = [
        titles.pane(TOP, top, focus),
        Pane { area: facts, left: "Visit", right: &known, focused: false },
        titles.pane(PEOPLE, people, focus),
        titles.pane(WANT, want, focus),
        titles.pane(EXPECT, expect, focus),
        titles.pane(ASK, ask, focus),
    ];
    frame::draw_panes(buf, &panes, ctx.theme);
    self::facts(buf, panes[1].inner(), ctx, found);
    for (at, pane) in [(TOP, 0), (PEOPLE, 2), (WANT, 3), (EXPECT, 4)] {
        inside(screen, at, (buf, panes[pane].inner()), ctx, found, false);
    }
    let inner = panes[5].inner();
    let list = Rect { height: inner.height.saturating_sub(1), ..inner };
    inside(screen, ASK, (buf, list), ctx, found, false);
    let last = Rect { y: list.bottom(), height: 1, ..inner };
    outlook(screen, buf, last, ctx, found.0);
}

fn zoomed(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, found: Found) {
    let titles = PaneTitles::of(screen, ctx, found);
    let pane = titles.pane(screen.focus, area, screen.focus);
    let inner = pane.inner();
    frame::draw_panes(buf, &[pane], ctx.theme);
    inside(screen, screen.focus, (buf, inner), ctx, found, area.width < 100);
}

fn narrow(screen: &mut Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, found: Found) {
    let [top, middle, ask] = places::narrow(screen, area, aim(found).is_some());
    let (mut titles, focus) = (PaneTitles::of(screen, ctx, found), screen.focus);
    let turned = if matches!(focus, WANT | EXPECT) { focus } else { PEOPLE };
    let day = headline(found.1);
    let room = usize::from(area.width).saturating_sub(width(&titles.0[TOP].1) + 8);
    titles.0[TOP].0 = truncate(&day, room).into_owned();
    if screen.stand == Stand::ToCome {
        titles.0[ASK].0 = phrase!("Questions").to_owned();
        if let Some(known) = known(screen) {
            titles.0[ASK].1 = format!("{known}, {}", titles.0[ASK].1);
        }
    }
    if turned == PEOPLE {
        titles.0[PEOPLE].0 = phrase!("Who and what for").to_owned();
        let expects = match screen.expects().len() {
            0 => String::new(),
            n => phrase!(", {n} to expect", n),
        };
        titles.0[PEOPLE].1.push_str(&expects);
    }
    let panes = [
        titles.pane(TOP, top, focus),
        titles.pane(turned, middle, focus),
        titles.pane(ASK, ask, focus),
    ];
    frame::draw_panes(buf, &panes, ctx.theme);
    let mut first = panes[0].inner();
    if let Some(aim) = aim(found) {
        ctx.put(buf, first.x + 1, first.y, first.width.saturating_sub(2), &aim, Role::Body);
        first = Rect { y: first.y + 1, height: first.height.saturating_sub(1), ..first };
    }
    inside(screen, TOP, (buf, first), ctx, found, true);
    let inner = panes[1].inner();
    match turned {
        PEOPLE => people_and_want(screen, buf, inner, ctx, found),
        other => inside(screen, other, (buf, inner), ctx, found, true),
    }
    inside(screen, ASK, (buf, panes[2].inner()), ctx, found, true);
}

/// Who attends, and below it what we want as far as there is room.
fn people_and_want(screen: &mut Visit, buf: &mut Buffer, inner: Rect, ctx: &Ctx, found: Found) {
    let count = u16::try_from(found.1.people.0.len()).unwrap_or(u16::MAX).max(1);
    let apart = u16::from(!absent(found, ctx).is_empty());
    let most = match screen.focus {
        PEOPLE => inner.height,
        _ => inner.height.saturating_sub(3).max(3),
    };
    let table = Rect { height: count.saturating_add(1 + apart).min(most), ..inner };
    attendees(screen, (buf, table), ctx, found);
    let below =
        Rect { y: table.bottom(), height: inner.bottom().saturating_sub(table.bottom()), ..inner };
    let rows = rows::want_rows(found.1);
    let rows = PaneRows { rows: &rows, picked: None, focused: false, lead: 10 };
    rows.draw((buf, below), &mut 0, ctx);
}

/// "Thu 26 Nov 2026, 10:00, Stavanger".
fn headline(visit: &Record) -> String {
    let day = visit.date.map_or_else(|| phrase!("no day yet").to_owned(), when);
    match visit.place.as_deref() {
        Some(place) => format!("{day}, {place}"),
        None => day,
    }
}

/// "for Turbine 2027: get the specification opened".
fn aim((dossier, visit): Found) -> Option<String> {
    let deal = visit.opportunity.0.as_deref();
    let deal = dossier.account.opportunities.iter().find(|o| Some(o.id.as_str()) == deal);
    let parts = deal.map(|o| o.name.as_str()).into_iter().chain(visit.purpose.as_deref());
    let parts: Vec<&str> = parts.collect();
    (!parts.is_empty()).then(|| phrase!("for {}", parts.join(": ")))
}

/// Rows of a pane, and how they stand.
struct PaneRows<'a> {
    rows: &'a [Stanza],
    picked: Option<usize>,
    focused: bool,
    lead: u16,
}

impl PaneRows<'_> {
    fn draw(&self, (buf, area): (&mut Buffer, Rect), top: &mut usize, ctx: &Ctx) {
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        let apart = self.rows.len() * 3 <= usize::from(area.height);
        let Self { rows, picked, focused, lead } = *self;
        Stanzas { rows, picked, focused, lead, apart }.draw(buf, area, top, ctx.theme);
    }
}

/// The rows of a pane; `short` keeps each question in one line.
fn inside(
    screen: &mut Visit,
    pane: usize,
    (buf, area): (&mut Buffer, Rect),
    ctx: &Ctx,
    found: Found,
    short: bool,
) {
    let (rows, lead, lines) = match pane {
        PEOPLE => return attendees(screen, (buf, area), ctx, found),
        TOP => (gaps(screen, short, ctx), lead(screen), 2),
        WANT => (rows::want_rows(found.1), 10, 2),
        EXPECT => (rows::expect_rows(&screen.expects(), ctx), 9, 2),
        _ => (
            rows::ask_rows(&screen.asks(), &screen.heard, ctx, short),
            7,
            if short { 1 } else { 3 },
        ),
    };
    if rows.is_empty() {
        let (text, role) = empty(pane, screen.stand);
        let room = usize::from(area.width.saturating_sub(2));
        for (y, line) in (area.y..area.bottom()).zip(wrap(text, room)) {
            ctx.put(buf, area.x + 1, y, area.width.saturating_sub(1), &line, role);
        }
    }
    screen.page[pane] = usize::from(area.height / lines).max(1);
    let (picked, focused) = (Some(screen.picked[pane]), screen.focus == pane);
    let rows = PaneRows { rows: &rows, picked, focused, lead };
    rows.draw((buf, area), &mut screen.top[pane], ctx);
}

fn gaps(screen: &Visit, short: bool, ctx: &Ctx) -> Vec<Stanza> {
    top_rows(&screen.tops, screen.picked[TOP], (screen.focus == TOP, short), ctx)
}

fn lead(screen: &Visit) -> u16 {
    match screen.tops.first() {
        Some(Top::Brought(..)) => 11,
        _ => 2,
    }
}

/// What is said in a pane without rows.
fn empty(pane: usize, stand: Stand) -> (&'static str, Role) {
    match (pane, stand) {
        (TOP, _) => (phrase!("nothing: what the method asks for is there"), Role::Good),
        (EXPECT, Stand::ToCome) => (
            phrase!("nothing in this file speaks against us; a adds what they may say or ask"),
            Role::Muted,
        ),
        (EXPECT, _) => (phrase!("nothing was expected"), Role::Muted),
        (_, Stand::ToCome) => (
            phrase!("nothing left to ask: every topic is known and fresh; a adds a question"),
            Role::Muted,
        ),
        _ => (phrase!("nothing was asked"), Role::Muted),
    }
}

/// When, where, for what.
fn facts(buf: &mut Buffer, area: Rect, ctx: &Ctx, (dossier, visit): Found) {
    let deal = visit.opportunity.0.as_deref();
    let deal = dossier.account.opportunities.iter().find(|o| Some(o.id.as_str()) == deal);
    let deal = deal.map(|o| match *o.buying_stage {
        Some(stage) => phrase!("{}, stage {}", o.name.as_str(), stage),
        None => o.name.to_string(),
    });
    let facts = [
        ("when", day(visit, ctx)),
        ("where", visit.place.0.clone().unwrap_or_default()),
        ("for", deal.unwrap_or_default()),
        ("purpose", visit.purpose.0.clone().unwrap_or_default()),
        (phrase!("with us"), visit.ours.join(", ")),
    ];
    let mut y = area.y;
    let room = area.width.saturating_sub(12);
    for (word, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
        if y < area.bottom() {
            ctx.put(buf, area.x + 1, y, 9, word, Role::Muted);
        }
        let lines = wrap(text, usize::from(room));
        let left = usize::from(area.bottom().saturating_sub(y));
        for n in 0..lines.len().min(left) {
            // The last line that fits has all that is left, and is cut with a mark.
            let line = if n + 1 == left { lines[n..].join(" ") } else { lines[n].clone() };
            let line = truncate(&line, usize::from(room));
            ctx.put(buf, area.x + 11, y, room, &line, Role::Body);
            y = y.saturating_add(1);
        }
    }
}

/// "Thu 26 Nov 2026, 10:00, in 2 days".
fn day(visit: &Record, ctx: &Ctx) -> String {
    let Some(moment) = *visit.date else {
        return phrase!("no day yet").to_owned();
    };
    let far = in_days((moment.date - ctx.today()).num_days());
    format!("{}, {far}", when(moment))
}

/// "If all 4 are answered as verified, readiness goes from 61 to 74".
fn outlook(screen: &Visit, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) {
    let (now, then) = (dossier.readiness.whole, screen.view.readiness_after);
    let away = screen.view.chosen.iter().filter(|a| a.away.is_some()).count();
    let cannot = match away {
        0 => String::new(),
        n => phrase!("; {n} cannot be asked there", n),
    };
    let text = match (screen.stand, screen.view.chosen.len() - away) {
        (Stand::ToCome, 0) if away > 0 => phrase!("{away} cannot be asked there", away),
        (Stand::ToCome, 0) => phrase!("Space ticks a question: it goes on the brief").to_owned(),
        (Stand::ToCome, 1) => {
            phrase!(
                "If it is answered as verified, readiness goes from {now} to {then}{cannot}",
                now,
                then,
                cannot
            )
        }
        (Stand::ToCome, n) => {
            phrase!(
                "If all {n} are answered as verified, readiness goes from {now} to {then}{cannot}",
                n,
                now,
                then,
                cannot
            )
        }
        _ => return,
    };
    ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(2), &text, Role::Accent);
}
