//! Draws rows of the page with the headings of their parts; the picked row stays in view.

use super::items::{Part, PersonGroup, PersonItem};
use crate::text::width;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::table::beyond;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the lead.
const LEAD: u16 = 20;
/// From this width on a remedy stands beside its finding, else below it.
const BESIDE: u16 = 100;

/// What stands above a part, also where it is empty.
fn heading(part: Part, items: &[PersonItem]) -> Option<String> {
    let of = || items.iter().filter(|i| i.part == part);
    let says = match (part, of().count()) {
        (Part::Topics, 0) => {
            phrase!("what we know: nothing is asked about them; a answers a topic")
        }
        (Part::Topics, _) => phrase!("what we know of them"),
        (Part::Ties, 0) => phrase!("ties: none known; a adds one"),
        (Part::Ties, _) => phrase!("ties, and how strong"),
        (Part::Introductions, 0) => return None,
        (Part::Introductions, _) => "introductions",
        (Part::Promises, 0) => phrase!("promises and things to do: none open"),
        (Part::Promises, _) => phrase!("promises both ways, and things to do"),
        (Part::Deeds, 0) => phrase!("deeds for us: none yet"),
        (Part::Deeds, _) => phrase!("what they did for us"),
        (Part::Gifts, 0) => return None,
        (Part::Gifts, _) => "gifts",
        (Part::Contacts, 0) => phrase!("contacts: none yet; l logs one"),
        (Part::Contacts, _) => return Some(reached(items)),
        (Part::Findings, 0) => phrase!("to look at: nothing"),
        (Part::Findings, _) => phrase!("to look at"),
    };
    Some(says.to_owned())
}

/// "contacts: 2 reached, 3 tried in vain".
pub fn reached(items: &[PersonItem]) -> String {
    let all = || items.iter().filter(|i| i.part == Part::Contacts);
    let tried = all().filter(|i| i.role == Role::Warn).count();
    phrase!("contacts: {} reached, {} tried in vain", all().count() - tried, tried)
}

/// A line: a heading, a row, or what stands below a row.
#[derive(Clone, PartialEq, Eq)]
enum FactLine {
    Heading(String),
    Row(usize),
    Below(usize),
}

/// The lines of some panes, in so many cells; a pane of its own has its heading in its border.
fn lines(items: &[PersonItem], groups: &[PersonGroup], cells: u16) -> Vec<FactLine> {
    let mut lines = Vec::new();
    for part in Part::ALL.into_iter().filter(|p| groups.contains(&p.group())) {
        let alone = groups.len() == 1 && matches!(part, Part::Topics | Part::Ties | Part::Findings);
        let empty = !items.iter().any(|i| i.part == part);
        if let Some(text) = heading(part, items).filter(|_| !alone || empty) {
            if !lines.is_empty() {
                lines.push(FactLine::Heading(String::new()));
            }
            lines.push(FactLine::Heading(text));
        }
        for at in (0..items.len()).filter(|i| items[*i].part == part) {
            lines.push(FactLine::Row(at));
            if part == Part::Findings && cells < BESIDE {
                lines.push(FactLine::Below(at));
            }
        }
    }
    lines
}

/// How many lines these panes take.
pub fn height(items: &[PersonItem], groups: &[PersonGroup], cells: u16) -> u16 {
    u16::try_from(lines(items, groups, cells).len()).unwrap_or(u16::MAX)
}

/// Draws the rows of these panes.
pub fn draw(
    items: &[PersonItem],
    groups: &[PersonGroup],
    picked: Option<usize>,
    top: &mut usize,
    buf: &mut Buffer,
    area: Rect,
    ctx: &Ctx,
) {
    let lines = lines(items, groups, area.width);
    let leads = items.iter().filter(|i| groups.contains(&i.part.group()));
    let lead = leads.map(|i| width(&i.lead) + 2).max().unwrap_or(0);
    let lead = u16::try_from(lead).unwrap_or(LEAD).min(LEAD).min(area.width / 3);
    let rows = area.height - u16::from(lines.len() > usize::from(area.height) && area.height > 2);
    let height = usize::from(rows);
    let here = picked.and_then(|p| lines.iter().position(|l| *l == FactLine::Row(p)));
    if let Some(here) = here {
        let first =
            if lines[..here].iter().any(|l| matches!(l, FactLine::Row(_))) { here } else { 0 };
        let below =
            usize::from(lines.get(here + 1).is_some_and(|l| matches!(l, FactLine::Below(_))));
        *top = (*top).min(first).max((here + 1 + below).saturating_sub(height));
    }
    *top = (*top).min(lines.len().saturating_sub(height));
    if rows < area.height {
        let is_row = |line: &&FactLine| matches!(line, FactLine::Row(_));
        let above = lines.iter().take(*top).filter(is_row).count();
        let below = lines.iter().skip(*top + height).filter(is_row).count();
        let y = area.y + rows;
        ctx.put(buf, area.x + 1, y, area.width - 1, &beyond(above, below), Role::Muted);
    }
    for (y, line) in (area.y..area.y + rows).zip(lines.iter().skip(*top)) {
        let place = Rect { y, height: 1, ..area };
        match line {
            FactLine::Heading(text) => {
                let role = if text.contains(": no") { Role::Muted } else { Role::Title };
                ctx.put(buf, area.x + 1, y, area.width.saturating_sub(1), text, role);
            }
            FactLine::Row(at) => row(&items[*at], lead, picked == Some(*at), buf, place, ctx),
            FactLine::Below(at) => {
                let text = &items[*at].right;
                ctx.put(buf, area.x + 3, y, area.width.saturating_sub(4), text, Role::Accent);
            }
        }
    }
}

fn row(item: &PersonItem, lead: u16, picked: bool, buf: &mut Buffer, line: Rect, ctx: &Ctx) {
    let inside = line.width.saturating_sub(2);
    if picked {
        ctx.put(buf, line.x, line.y, 1, ctx.theme.glyphs.focus, Role::Accent);
    }
    let finding = item.part == Part::Findings;
    let lead = if finding { 2 } else { lead };
    let x = line.x + 1;
    ctx.put(buf, x, line.y, lead.saturating_sub(1), &item.lead, item.lead_role);
    let right = if finding && line.width < BESIDE { "" } else { item.right.as_str() };
    let text = u16::try_from(width(&item.text)).unwrap_or(u16::MAX);
    let wanted = u16::try_from(width(right)).unwrap_or(u16::MAX);
    let room = inside.saturating_sub(lead);
    // The text first, but a third of the row is the right end's.
    let cells = wanted.min(room.saturating_sub(text.saturating_add(2)).max(room * 2 / 5));
    let gap = if cells > 0 { 2 } else { 0 };
    ctx.put(buf, x + lead, line.y, room.saturating_sub(cells + gap), &item.text, Role::Body);
    ctx.put(buf, x + inside - cells, line.y, cells, right, item.role);
    if picked {
        let row = Rect { x, width: inside, ..line };
        buf.set_style(row, ctx.theme.style(Role::Selection));
    }
}
