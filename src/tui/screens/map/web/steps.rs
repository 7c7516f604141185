//! Below the web: the routes, the steps of the one that is drawn with their introductions, ties that are no road.

use super::Web;
use crate::model::{Account, Choice, Introduction, IntroductionResult, Person};
use crate::text::{width, wrap};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::panes::map::called;
use crate::tui::panes::warmth;
use crate::tui::theme::Role;
use crate::workbench::introduction::{introduction, planned, tie_between};
use crate::workbench::{Dossier, RouteView, short_day};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A line of the panel.
pub struct RouteLine {
    /// The step of the route that is drawn, counted from us.
    pub step: Option<usize>,
    left: String,
    /// What carries the step.
    by: String,
    /// What came of asking for an introduction.
    state: Option<(String, Role)>,
    right: String,
    role: Role,
}

impl RouteLine {
    fn text(left: String, role: Role) -> Self {
        Self { step: None, left, by: String::new(), state: None, right: String::new(), role }
    }
}

/// "refused on 16 Nov: no time before Christmas"; "to be asked by Thu 3 Dec" of one that is planned.
pub fn state(found: &Introduction, ctx: &Ctx) -> (String, Role) {
    if let (None, Some(day)) = (found.result, *found.date) {
        let late = day < ctx.today();
        let role = if late { Role::Bad } else { Role::Accent };
        return (phrase!("to be asked by {}", short_day(day, ctx.today())), role);
    }
    let result = found.result.unwrap_or_default();
    let day = found.date.map(|d| phrase!(" on {}", short_day(d, ctx.today())));
    let note = found.note.as_deref().map(|n| format!(": {n}")).unwrap_or_default();
    let word = ctx.bench.words.word("introduction", result.word());
    let role = match result {
        IntroductionResult::Refused => Role::Bad,
        IntroductionResult::Made => Role::Good,
        IntroductionResult::Asked | IntroductionResult::Agreed => Role::Accent,
    };
    (format!("{word}{}{note}", day.unwrap_or_default()), role)
}

fn named<'a>(account: &'a Account, id: &str) -> Option<&'a Person> {
    account.people.iter().find(|p| *p.id == id)
}

impl Web {
    /// What stands below the web in so many cells.
    pub(super) fn lines(&self, ctx: &Ctx, dossier: &Dossier, cells: usize) -> Vec<RouteLine> {
        let mut lines = Vec::new();
        let Some(way) = &self.way else {
            return lines;
        };
        let routes = way.routes.iter().enumerate();
        let mut order: Vec<(usize, &RouteView)> = routes.collect();
        let first = self.turn.min(order.len().saturating_sub(1));
        order.rotate_left(first);
        for (at, route) in order {
            lines.push(head(ctx, at, route));
            if at == self.turn {
                lines.extend(steps(ctx, &dossier.account, route));
            }
            if route.compliance_risk && way.routes.len() > 1 {
                let says =
                    phrase!("  cheaper, but never suggested first, and no gift may travel on it");
                lines.push(RouteLine::text(says.to_owned(), Role::Warn));
            }
        }
        if let Some(advice) = &way.advice {
            let says = phrase!("{}. {} adds a tie", advice, ctx.keymap.key(Action::Add));
            let wrapped = wrap(&says, cells);
            lines.extend(wrapped.iter().map(|l| RouteLine::text(l.to_string(), Role::Warn)));
        }
        lines.extend(self.rivals(&dossier.account));
        lines.extend(holes(dossier));
        lines
    }

    /// Those tied to the middle who are no road.
    fn rivals(&self, account: &Account) -> Option<RouteLine> {
        let middle = self.middle.as_deref()?;
        let found = self
            .web
            .rivals
            .iter()
            .filter_map(|key| account.ties.iter().find(|t| t.key == *key))
            .filter_map(|t| match t.from.is(middle) {
                true => t.to.0.clone(),
                false => t.from.0.clone(),
            });
        let names: Vec<String> =
            found.filter_map(|id| Some(named(account, &id)?.name.to_string())).collect();
        let says = phrase!("no road: against each other with {}", names.join(", "));
        (!names.is_empty()).then(|| RouteLine::text(says, Role::Muted))
    }
}

/// Those who are known by their title alone have no roads yet, and those who left have none any more.
fn holes(dossier: &Dossier) -> Option<RouteLine> {
    let people = dossier.people.iter().map(|l| &dossier.account.people[l.index]);
    let names: Vec<String> = people.filter(|p| *p.placeholder).map(called).collect();
    let mut said = Vec::new();
    if !names.is_empty() {
        said.push(phrase!("no name yet: {}", names.join(", ")));
    }
    if dossier.left > 0 {
        said.push(phrase!("left: {}", dossier.left));
    }
    (!said.is_empty()).then(|| RouteLine::text(said.join("   "), Role::Muted))
}

fn head(ctx: &Ctx, at: usize, route: &RouteView) -> RouteLine {
    let arrow = format!(" {} ", ctx.theme.glyphs.step);
    let names = route.steps.iter().map(|(_, name)| name.as_str());
    let chain = std::iter::once("you").chain(names).collect::<Vec<_>>().join(&arrow);
    let (risk, role) = match route.compliance_risk {
        true => (phrase!("compliance risk   "), Role::Warn),
        false => ("", Role::Accent),
    };
    RouteLine {
        right: phrase!("{}in {}", risk, warmth(route.steps.len(), route.cost)),
        ..RouteLine::text(phrase!("route {}   {}", at + 1, chain), role)
    }
}

/// A line for each step: who to whom, what carries it, what came of asking.
fn steps(ctx: &Ctx, account: &Account, route: &RouteView) -> Vec<RouteLine> {
    let words = &ctx.bench.words;
    let mut lines = Vec::new();
    let mut from: Option<&(String, String)> = None;
    for (step, to) in route.steps.iter().enumerate() {
        let (left, by, strength) = match from {
            None => {
                let held = named(account, &to.0).and_then(|p| *p.relationship);
                let by = words.relationship(held);
                let holder = named(account, &to.0).and_then(|p| p.held_by.0.clone());
                let holder = holder.map_or(String::new(), |h| phrase!(", held by {h}", h));
                (phrase!("  you to {}", to.1), format!("{by}{holder}"), held)
            }
            Some(from) => {
                let tie = tie_between(account, &from.0, &to.0);
                let kind = tie.map_or("", |t| words.word("tie", t.kind.word()));
                let note = tie.and_then(|t| t.note.0.clone()).filter(|n| !n.is_empty());
                let note = note.map_or(String::new(), |n| format!(": {n}"));
                let strength = tie.map(|t| t.strength.unwrap_or(1));
                (phrase!("  {} to {}", from.1, to.1), format!("{kind}{note}"), strength)
            }
        };
        let asked = from.and_then(|from| {
            let past = introduction(account, &from.0, &to.0, ctx.today());
            past.or_else(|| planned(account, &from.0, &to.0))
        });
        lines.push(RouteLine {
            step: Some(step),
            by,
            state: asked.map(|i| state(i, ctx)),
            right: strength.map_or(String::new(), |n| phrase!("strength {n}", n)),
            ..RouteLine::text(left, Role::Body)
        });
        from = Some(to);
    }
    lines
}

/// Draws the lines; the picked step stays in view.
pub fn draw(lines: &[RouteLine], picked: Option<usize>, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
    let inside = area.width.saturating_sub(2);
    let height = usize::from(area.height);
    let here = lines.iter().position(|l| picked.is_some() && l.step == picked);
    let top = here.map_or(0, |at| (at + 1).saturating_sub(height));
    let widest = lines.iter().filter(|l| l.step.is_some()).map(|l| width(&l.left)).max();
    let column = u16::try_from(widest.unwrap_or(0) + 2).unwrap_or(0).min(inside / 2);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        let marked = picked.is_some() && line.step == picked;
        if marked {
            ctx.put(buf, area.x, y, 1, ctx.theme.glyphs.focus, Role::Accent);
        }
        let right = u16::try_from(width(&line.right)).unwrap_or(0);
        let room = inside.saturating_sub(right + 2);
        if line.step.is_none() {
            ctx.put(buf, area.x + 1, y, room, &line.left, line.role);
        } else {
            ctx.put(buf, area.x + 1, y, column.saturating_sub(1), &line.left, line.role);
            let (x, mut room) = (area.x + 1 + column, room.saturating_sub(column));
            let state = line.state.as_ref().map_or(0, |(text, _)| width(text) + 2);
            let keep = room.saturating_sub(u16::try_from(state).unwrap_or(room)).max(room / 3);
            let used = ctx.put(buf, x, y, keep, &line.by, Role::Muted);
            room = room.saturating_sub(used + 2);
            if let Some((text, colour)) = &line.state {
                ctx.put(buf, x + used + 2, y, room, text, *colour);
            }
        }
        ctx.put_right(buf, area.x + 1, y, inside, &line.right, Role::Muted);
        if marked {
            let row = Rect::new(area.x + 1, y, inside, 1);
            buf.set_style(row, ctx.theme.style(Role::Selection));
        }
    }
}
