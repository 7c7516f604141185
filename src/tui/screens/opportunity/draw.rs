//! The purchase as it is drawn: the head with both lines, the criteria, and what stands beside them.

use super::{Deal, Opportunity, criteria, proved, timeline};
use crate::model::{Choice, Favours};
use crate::rules::cents::amount;
use crate::text::DayText;
use crate::text::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::marks_say;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines of the head with its borders.
const HEAD: u16 = 7;
/// Cells of what stands beside the criteria.
const BESIDE: u16 = 46;

impl Opportunity {
    pub(super) fn draw_deal(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, deal: &Deal) {
        let beside = area.width >= 110;
        let head = Rect { height: HEAD, ..area };
        let low = Rect { y: area.y + HEAD - 1, height: area.height - HEAD + 1, ..area };
        let width = if beside { low.width - BESIDE + 1 } else { low.width };
        let left = Rect { width, ..low };
        let right = Rect { x: low.x + width - 1, width: BESIDE, ..low };
        let all = criteria(ctx, deal).len();
        let status = ctx.bench.words.word("opportunity", deal.status.word());
        let done = criteria(ctx, deal).into_iter().filter_map(|(stage, i)| {
            let stage = ctx.bench.playbook.stage_of(deal, stage)?;
            stage.criteria.get(i).filter(|c| proved(deal, &c.name))
        });
        let count = format!("{} of {all}", done.count());
        let pane = |area, left, right, focused| Pane { area, left, right, focused };
        let title = "What must be true, and its proof";
        let mut panes = vec![
            pane(head, deal.name.as_str(), status, false),
            pane(left, title, count.as_str(), true),
        ];
        if beside {
            panes.push(pane(right, "Rivals, points, verdict", "", false));
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        self.head(buf, frame::inner(head), ctx, deal);
        self.criteria(buf, frame::inner(left), ctx, deal);
        if beside {
            let inner = frame::inner(right);
            let room = usize::from(inner.width.saturating_sub(2));
            let lines = self.beside(ctx, deal);
            let lines = lines.iter().flat_map(|(text, role)| {
                let mut lines = wrap(text, room);
                if lines.is_empty() {
                    lines.push(String::new());
                }
                lines.into_iter().map(move |line| (line, *role))
            });
            for (y, (text, role)) in (inner.y..inner.bottom()).zip(lines) {
                ctx.put(buf, inner.x + 1, y, inner.width - 2, &text, role);
            }
        }
    }

    fn head(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, deal: &Deal) {
        let room = area.width.saturating_sub(2);
        let percent = |n: i64| format!("{n} %");
        let parts = [
            deal.value.map(|v| format!("value {}", amount(v))),
            deal.chance.map(|c| format!("chance {}", percent(c))),
            deal.decision_date.map(|d| format!("decision {}", d.full_day())),
            self.worth.as_ref().map(|w| marks_say(&ctx.bench.words, w.score, w.verdict)),
        ];
        let says: Vec<String> = parts.into_iter().flatten().collect();
        ctx.put(buf, area.x + 1, area.y, room, &says.join("    "), Role::Body);
        let lines = Rect {
            x: area.x + 1,
            y: area.y + 2,
            width: room,
            height: area.height.saturating_sub(2),
        };
        timeline::draw(buf, lines, ctx, deal);
    }

    fn criteria(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, deal: &Deal) {
        let lines = criteria(ctx, deal);
        self.page = usize::from(area.height.saturating_sub(2));
        let columns = [
            Column::fixed("", 3),
            Column::fixed("", 1).tight(),
            Column::fill("criterion", 18),
            Column::fixed("", 8).need(2),
            Column::fill("proof", 20).need(4),
        ];
        let row = |i: usize| {
            let (stage, place) = lines[i];
            let found = ctx.bench.playbook.stage_of(deal, stage);
            let Some(criterion) = found.and_then(|s| s.criteria.get(place)) else {
                return Row::default();
            };
            let done = proved(deal, &criterion.name);
            let needed = criterion.required && stage <= deal.selling_stage.unwrap_or(1);
            let (mark, role) = match (done, needed) {
                (true, _) => ("[x]", Role::Good),
                (false, true) => ("[ ]", Role::Bad),
                (false, false) => ("[ ]", Role::Muted),
            };
            let says = ctx.dossier.and_then(|d| d.proof(&deal.id, &criterion.name));
            let (said, said_role) = match says {
                Some(says) => (format!("the file says: {}", says.note), Role::Accent),
                None => (proof(deal, &criterion.name), if done { Role::Body } else { role }),
            };
            let required = if criterion.required { "required" } else { "" };
            Row::new([
                Cell::with(mark, role),
                Cell::with(stage.to_string(), Role::Muted),
                Cell::new(criterion.title.as_str()),
                Cell::with(required, Role::Muted),
                Cell::with(said, said_role),
            ])
        };
        Table {
            columns: &columns,
            len: lines.len(),
            picked: Some(self.picked),
            focused: true,
            row: &row,
        }
        .draw(buf, area, &mut self.top, ctx.theme);
    }

    fn beside(&self, ctx: &Ctx, deal: &Deal) -> Vec<(String, Role)> {
        let mut lines = self.rivals(ctx, deal);
        lines.push((String::new(), Role::Body));
        lines.extend(points(ctx, deal));
        lines.push((String::new(), Role::Body));
        let words = &ctx.bench.words;
        if let Some(taken) = deal.decision.iter().max_by_key(|d| *d.date) {
            let day = taken.date.map(|d| d.short_day());
            let verdict = taken.verdict.map(|v| words.word("verdict", v.word()));
            let says = format!("{}  {}", day.unwrap_or_default(), verdict.unwrap_or_default());
            lines.push((says, Role::Body));
        }
        let Some(worth) = &self.worth else {
            return lines;
        };
        let marks = marks_say(words, worth.score, worth.verdict);
        lines.push((format!("marks: {marks}"), Role::Body));
        lines.extend(worth.knock_outs.iter().map(|k| (k.clone(), Role::Bad)));
        let (need, day) = &worth.deepest_need;
        let title = words.title("deepest_need");
        let when = day.map_or(String::new(), |d| format!(", {}", d.long_day()));
        let role = match worth.can_cushion {
            Some(false) => Role::Bad,
            _ => Role::Body,
        };
        lines.push((format!("{title}: {need}{when}"), role));
        if let Some(expected) = &worth.expected {
            lines.push((format!("worth: {expected} expected"), Role::Body));
        }
        lines
    }

    fn rivals(&self, ctx: &Ctx, deal: &Deal) -> Vec<(String, Role)> {
        if deal.rivals.is_empty() {
            return vec![("no rival known".to_owned(), Role::Muted)];
        }
        let people = ctx.dossier.map_or(&[][..], |d| &d.account.people.0);
        let mut lines = Vec::new();
        for rival in &deal.rivals {
            let id = rival.competitor.0.as_deref().unwrap_or_default();
            let position = rival.position.map(|p| p.word()).unwrap_or_default();
            let position = ctx.bench.words.word("position", position);
            let name = ctx.bench.competitor_name(id);
            lines.push((format!("{name}  {position}"), Role::Title));
            let scores = self.worth.iter().flat_map(|w| &w.rivals);
            for (_, theirs, ours) in scores.filter(|(who, _, _)| who == id) {
                let role = if theirs > ours { Role::Bad } else { Role::Body };
                lines.push((format!("  marks {theirs}, ours {ours}"), role));
            }
            let sponsor = rival.sponsor.0.as_deref();
            let sponsor = sponsor.and_then(|id| people.iter().find(|p| *p.id == id));
            let sponsor = sponsor.map_or("none known", |p| p.name.as_str());
            lines.push((format!("  speaks for it: {sponsor}"), Role::Body));
            if let Some(counter) = rival.counter.as_deref() {
                lines.push((format!("  counter: {counter}"), Role::Body));
            }
        }
        lines
    }
}

/// Whose points the specification holds.
fn points(ctx: &Ctx, deal: &Deal) -> Vec<(String, Role)> {
    if deal.specification.is_empty() {
        return vec![("no point of the specification known".to_owned(), Role::Muted)];
    }
    let count = |favours: Favours| {
        let points = deal.specification.iter();
        points.filter(|p| p.favours == Some(favours)).count()
    };
    let (ours, theirs) = (count(Favours::Us), count(Favours::Rival));
    let role = if theirs > ours { Role::Bad } else { Role::Body };
    let mark = if theirs > ours { ctx.theme.glyphs.critical } else { "" };
    let all = deal.specification.len();
    vec![
        (format!("specification points: {all}"), Role::Title),
        (format!("ours {ours}, a rival's {theirs} {mark}"), role),
    ]
}

fn proof(deal: &Deal, criterion: &str) -> String {
    let mut evidence = deal.evidence.iter();
    match evidence.find(|e| e.criterion.as_deref() == Some(criterion)) {
        None => "nothing yet".to_owned(),
        Some(found) => {
            let day = found.date.map(|d| d.short_day());
            let note = found.note.as_deref().unwrap_or_default();
            match day {
                Some(day) => format!("{day}  {note}"),
                None => note.to_owned(),
            }
        }
    }
}

/// A criterion with its proof, to copy.
pub fn told(ctx: &Ctx, deal: &Deal, criterion: &str) -> String {
    let title = ctx.bench.playbook.criterion_of(deal, criterion);
    let title = title.map_or(criterion, |(_, c)| c.title.as_str());
    format!("{}: {title}: {}", *deal.name, proof(deal, criterion))
}
