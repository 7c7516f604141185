//! The web on the screen: names in columns, roads between them, the routes below.

use super::anchor::Anchor;
use super::place::{Picture, Wanted, place};
use super::sheet::RoadLook;
use super::{Web, steps};
use crate::model::{Choice, Person, TieKind};
use crate::text::{truncate, width};
use crate::tui::ctx::Ctx;
use crate::tui::panes::map::BELIEF;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::hits;
use crate::workbench::{Dossier, WebRoad};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Above the columns.
const NOBODY: &str =
    "Nobody in the middle who has a name and is still there: / puts another one there";
const HEADS: [&str; 4] = ["us", "who knows us", "whom they know", "one more"];

/// A title is cut, not dropped, where so many cells of it are left.
const TITLE: usize = 6;

/// Name and title in so many cells. Behind a name that is written from right to left stands a word where there
/// is room, so that a terminal that turns it round turns the name alone and no figure with it.
fn called(ctx: &Ctx, person: &Person, cells: usize) -> String {
    let name = person.name.as_str();
    let outside = ctx.bench.words.word("role", "external");
    let title = person.title.as_deref().filter(|t| !t.is_empty());
    let word = title.or(person.external.then_some(outside));
    let left = cells.saturating_sub(width(name) + 2);
    match word {
        Some(word) if left >= width(word).min(TITLE) => {
            return format!("{name}, {}", truncate(word, left));
        }
        _ if !turns(name) => return truncate(name, cells).into_owned(),
        _ => {}
    }
    let mark = person.attitude.map_or(phrase!("unknown").to_owned(), |a| a.to_string());
    let word = ctx.bench.words.short("attitude", &mark);
    match cells.checked_sub(width(word) + 2).filter(|room| *room >= width(name).min(TITLE)) {
        Some(room) if !word.is_empty() => format!("{}, {word}", truncate(name, room)),
        _ => truncate(name, cells).into_owned(),
    }
}

/// Is something in it written from right to left?
fn turns(text: &str) -> bool {
    text.chars().any(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

/// The same with a `?` behind it where the marks are belief: its cells are never the name's.
fn doubted(ctx: &Ctx, person: &Person, cells: usize, belief: bool) -> String {
    match belief {
        true => format!("{}{BELIEF}", called(ctx, person, cells.saturating_sub(width(BELIEF)))),
        false => called(ctx, person, cells),
    }
}

impl Web {
    pub(in crate::tui::screens::map) fn draw(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        title: &str,
    ) -> Option<Position> {
        let dossier = ctx.dossier?;
        let lines = self.lines(ctx, dossier, usize::from(area.width.saturating_sub(4)));
        let most = (area.height * 2 / 5).max(4);
        let below = u16::try_from(lines.len() + 2).unwrap_or(most).clamp(3, most);
        let web = Rect { height: area.height - below + 1, ..area };
        let panel = Rect { y: web.bottom() - 1, height: below, ..area };
        let title = phrase!("{}  around {}", title, self.middle_name(ctx));
        let inner = frame::inner(web);
        let inner = Rect { width: inner.width.saturating_sub(1), ..inner };
        let (inner, caret) = self.typed_line(buf, inner, ctx);
        let rest = Rect {
            height: inner.height.saturating_sub(u16::from(inner.height >= LEGEND)),
            ..inner
        };
        self.draw_web(buf, rest, ctx, dossier);
        legend(buf, inner, ctx);
        let left_out =
            self.web.people.len().saturating_sub(self.picture.spots.len().saturating_sub(1));
        let right = match left_out + self.web.more {
            0 => phrase!("steps from us, left to right").to_owned(),
            n => phrase!("no room for {n} more", n),
        };
        let routes = self.way.as_ref().map_or(0, |w| w.routes.len());
        let count = if routes > 1 { phrase!("{routes} routes", routes) } else { String::new() };
        frame::draw_panes(
            buf,
            &[
                Pane::new(web, title.as_str(), right.as_str(), !self.on_steps),
                Pane::new(panel, "Routes", count.as_str(), self.on_steps),
            ],
            ctx.theme,
        );
        let picked = self.on_steps.then_some(self.step);
        steps::draw(&lines, picked, buf, frame::inner(panel), ctx);
        caret
    }

    /// Inside the border of a pane: the routes stand under a rule.
    pub(in crate::tui::screens::map) fn draw_inside(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
    ) -> Option<Position> {
        let dossier = ctx.dossier?;
        let lines = self.lines(ctx, dossier, usize::from(area.width.saturating_sub(2)));
        let most = (area.height * 2 / 5).max(2);
        let below = u16::try_from(lines.len() + 1).unwrap_or(most).clamp(2, most);
        let web = Rect { height: area.height.saturating_sub(below), ..area };
        let (inner, caret) = self.typed_line(buf, web, ctx);
        self.draw_web(buf, inner, ctx, dossier);
        let rule = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        frame::draw_rule(buf, rule, web.bottom(), ctx.theme);
        let panel = Rect { y: web.bottom() + 1, height: below - 1, ..area };
        steps::draw(&lines, None, buf, panel, ctx);
        caret
    }

    fn typed_line(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> (Rect, Option<Position>) {
        if !self.filter.typing() {
            return (area, None);
        }
        let height = area.height.saturating_sub(1);
        let line = Rect { y: area.y + height, height: 1, ..area };
        (Rect { height, ..area }, self.filter.draw(buf, line, ctx))
    }

    fn draw_web(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) {
        if self.web.people.is_empty() || area.height < 2 {
            let says = phrase!(NOBODY);
            ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(1), says, Role::Muted);
            return;
        }
        let person = |at: usize| &dossier.account.people[self.web.people[at].index];
        let route = self.route_pairs(dossier);
        let wanted = Wanted {
            wide: &|at, most| {
                let cells =
                    width(&doubted(ctx, person(at), usize::from(most), self.belief.contains(&at)));
                u16::try_from(cells).unwrap_or(most)
            },
            look: &|road| self.look(road, &route),
            us: 3,
            label: &|road| label(ctx, &self.web.roads[road]),
        };
        let placed = (area.width, area.height, self.turn, self.revision);
        if placed != self.placed {
            let size = (area.width, area.height - 1);
            let ids: Vec<String> =
                (0..self.web.people.len()).map(|at| person(at).id.to_string()).collect();
            let anchor = self.anchor(placed, &ids);
            self.picture = place(&self.web, &wanted, size, anchor.as_ref());
            (self.placed, self.seated) = (placed, ids);
        }
        let picture = &self.picture;
        let lines = Rect { y: area.y + 1, height: area.height - 1, ..area };
        draw_roads(buf, lines, picture, ctx);
        for (column, x) in picture.heads.iter().enumerate() {
            let next = picture.heads.get(column + 1).map_or(area.width, |next| *next);
            let room = next.saturating_sub(x + 1);
            let word = phrase!(HEADS[column.min(HEADS.len() - 1)]);
            ctx.put(buf, area.x + x, area.y, room, word, Role::Muted);
        }
        for (node, spot) in picture.spots.iter().enumerate() {
            let (x, y) = (lines.x + spot.x, lines.y + spot.y);
            let Some(at) = node.checked_sub(1) else {
                ctx.put(buf, x, y, spot.width, phrase!("you"), Role::Title);
                continue;
            };
            let id = person(at).id.as_str();
            let picked = self.picked.as_deref() == Some(id);
            let role = match (picked && !self.on_steps, at == 0) {
                (true, _) => Role::Accent,
                (_, true) => Role::Title,
                _ => Role::Body,
            };
            if picked {
                let glyphs = ctx.theme.glyphs;
                let mark = if self.on_steps { glyphs.picked } else { glyphs.focus };
                ctx.put(buf, x - 1, y, 1, mark, Role::Accent);
            }
            let text = doubted(ctx, person(at), usize::from(spot.width), self.belief.contains(&at));
            ctx.put(buf, x, y, spot.width, &text, role);
            hits::spot(Rect::new(x, y, spot.width, 1), id);
        }
    }

    /// Where everybody stood, if it was around the same person in the same cells.
    fn anchor(&self, placed: (u16, u16, usize, u64), ids: &[String]) -> Option<Anchor> {
        let same = (self.placed.0, self.placed.1) == (placed.0, placed.1);
        if !same || self.seated.first() != ids.first() {
            return None;
        }
        Anchor::of(
            &self.picture,
            &ids.iter()
                .map(|id| self.seated.iter().position(|seated| seated == id))
                .collect::<Vec<_>>(),
        )
    }

    /// What the road at this place of the web is.
    fn look(&self, road: usize, route: &(Vec<(Option<usize>, usize)>, bool)) -> RoadLook {
        let Some(road) = self.web.roads.get(road) else {
            return RoadLook::Plain;
        };
        match (
            route.0.iter().any(|(a, b)| {
                (*a, *b) == (road.from, road.to) || (*a == Some(road.to) && road.from == Some(*b))
            }),
            road.tie,
        ) {
            (true, _) if route.1 => RoadLook::RiskyRoute,
            (true, _) => RoadLook::Route,
            (false, Some((TieKind::Family, _))) => RoadLook::Family,
            (false, None) if road.is_reporting() => RoadLook::Reporting,
            (false, _) => RoadLook::Plain,
        }
    }

    /// The steps of the route that is drawn, as places in the web; is it a compliance risk?
    fn route_pairs(&self, dossier: &Dossier) -> (Vec<(Option<usize>, usize)>, bool) {
        let Some(route) = self.way.as_ref().and_then(|w| w.routes.get(self.turn)) else {
            return (Vec::new(), false);
        };
        let place = |id: &str| {
            let mut people = self.web.people.iter();
            people.position(|p| *dossier.account.people[p.index].id == id)
        };
        let mut from = None;
        let mut pairs = Vec::new();
        for (id, _) in &route.steps {
            let Some(to) = place(id) else { break };
            pairs.push((from, to));
            from = Some(to);
        }
        (pairs, route.compliance_risk)
    }
}

/// "works with 5", "trust 4"; a line of reporting has no strength.
fn label(ctx: &Ctx, road: &WebRoad) -> String {
    let words = &ctx.bench.words;
    let strength = 6 - road.cost;
    match road.tie {
        Some((kind, _)) => format!("{} {strength}", words.word("tie", kind.word())),
        None => format!("{} {strength}", words.title("relationship")),
    }
}

/// From so many rows on the last one says what the numbers on the roads are.
const LEGEND: u16 = 8;

fn legend(buf: &mut Buffer, area: Rect, ctx: &Ctx) {
    if area.height < LEGEND {
        return;
    }
    let says = phrase!("number = strength, 5 is the strongest   ? = marks that we believe");
    let room = area.width.saturating_sub(1);
    ctx.put(buf, area.x + 1, area.bottom() - 1, room, says, Role::Muted);
}

fn draw_roads(buf: &mut Buffer, area: Rect, picture: &Picture, ctx: &Ctx) {
    let sheet = &picture.sheet;
    for y in 0..sheet.height.min(area.height) {
        for x in 0..sheet.width.min(area.width) {
            if let Some((letter, role)) = sheet.shown(x, y, ctx.theme.glyphs) {
                ctx.put(buf, area.x + x, area.y + y, 1, letter.encode_utf8(&mut [0; 4]), role);
            }
        }
    }
}
