//! A label and what it says beside it, wrapped.

use crate::text::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A label, what it says, and what that is; an empty label and text: a thin rule.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Muted, at the left.
    pub label: String,
    /// Wrapped beside it.
    pub says: String,
    /// Its colour.
    pub role: Role,
}

impl Fact {
    /// In the colour of text.
    pub fn new(label: &str, says: impl Into<String>) -> Self {
        Self { label: phrase!(label).to_owned(), says: says.into(), role: Role::Body }
    }

    /// In this colour.
    pub fn with(label: &str, says: impl Into<String>, role: Role) -> Self {
        Self { label: phrase!(label).to_owned(), says: says.into(), role }
    }

    /// A thin rule.
    pub fn rule() -> Self {
        Self::new("", "")
    }

    fn is_rule(&self) -> bool {
        self.label.is_empty() && self.says.is_empty()
    }
}

/// The lines that facts take in so many cells, with labels of `lead` cells.
pub fn fact_lines(facts: &[Fact], lead: u16, cells: u16) -> u16 {
    let room = usize::from(cells.saturating_sub(lead)).max(10);
    let lines =
        facts.iter().map(|f| if f.is_rule() { 1 } else { wrap(&f.says, room).len().max(1) });
    u16::try_from(lines.sum::<usize>()).unwrap_or(u16::MAX)
}

/// Adds those of further groups of facts that still fit into the area, each below a rule.
pub fn add_what_fits(
    facts: &mut Vec<Fact>,
    groups: impl Iterator<Item = Vec<Fact>>,
    area: Rect,
    lead: u16,
) {
    let mut room = area.height.saturating_sub(fact_lines(facts, lead, area.width));
    for group in groups.filter(|group| !group.is_empty()) {
        let lines = fact_lines(&group, lead, area.width).saturating_add(1);
        if lines <= room {
            room -= lines;
            facts.push(Fact::rule());
            facts.extend(group);
        }
    }
}

/// Draws facts from the top of an area; the next free line. What does not fit ends in `..`.
pub fn draw_facts(buf: &mut Buffer, area: Rect, ctx: &Ctx, facts: &[Fact], lead: u16) -> u16 {
    let room = area.width.saturating_sub(lead);
    let mut y = area.y;
    for fact in facts {
        if y >= area.bottom() {
            break;
        }
        if fact.is_rule() {
            for x in area.left()..area.right() {
                ctx.put(buf, x, y, 1, ctx.theme.glyphs.rule, Role::Muted);
            }
            y += 1;
            continue;
        }
        ctx.put(buf, area.x, y, lead.saturating_sub(1), &fact.label, Role::Muted);
        let lines = wrap(&fact.says, usize::from(room).max(10));
        for (i, line) in lines.iter().enumerate() {
            if y >= area.bottom() {
                break;
            }
            let cut = y + 1 == area.bottom() && i + 1 < lines.len();
            let line = if cut { format!("{line} ..") } else { line.clone() };
            ctx.put(buf, area.x + lead, y, room, &line, fact.role);
            y += 1;
        }
        if lines.is_empty() {
            y += 1;
        }
    }
    y
}
