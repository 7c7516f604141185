//! Fields below each other: groups with their heads, labels, what is typed, the lines below it.

use super::draw::Help;
use super::form::Form;
use crate::text::{width, wrap};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::draw_rule;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this height on groups stay apart even where not all fields fit.
const TALL: u16 = 24;
/// By so many cells the further lines of a text stand in.
const HANG: u16 = 2;

/// Some fields of a form, and what stands below the last of them.
pub struct FormColumn {
    /// Where they stand.
    pub area: Rect,
    /// Their places in the form.
    pub places: Vec<usize>,
    /// Lines below the last one.
    pub tail: Vec<(Role, String)>,
    /// Which of the form's columns: 0, or 1 for the pane at the right.
    pub which: usize,
}

/// A field and the cells that it takes.
struct Slot {
    place: usize,
    label: u16,
    text: u16,
    rows: u16,
    /// Blank rows above it.
    apart: u16,
}

/// Which blank rows there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Air {
    /// Between all fields.
    All,
    /// Above the heads of groups.
    Heads,
    None,
}

fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

impl FormColumn {
    /// Rows that all of it takes, groups apart.
    pub fn rows(&self, form: &Form, ctx: &Ctx) -> u16 {
        total(&self.slots(form, Air::Heads, ctx))
    }

    /// Rows that all of it takes, without and with a blank row between fields.
    pub fn tight_and_loose(&self, form: &Form, ctx: &Ctx) -> (u16, u16) {
        let rows = |air| total(&self.slots(form, air, ctx));
        (rows(Air::None), rows(Air::All))
    }

    /// Draws from the first field on that lets the picked one be seen; the caret's cell.
    pub fn draw(&self, form: &mut Form, buf: &mut Buffer, ctx: &Ctx) -> Option<Position> {
        let height = self.area.height;
        let slots = [Air::All, Air::Heads, Air::None]
            .map(|air| self.slots(form, air, ctx))
            .into_iter()
            .find(|slots| total(slots) <= height);
        let spread = if height >= TALL { Air::Heads } else { Air::None };
        let (slots, fits) = match slots {
            Some(slots) => (slots, true),
            None => (self.slots(form, spread, ctx), false),
        };
        let at = slots.iter().position(|s| s.place == form.at);
        let top = slots.iter().position(|s| s.place >= form.top[self.which]).unwrap_or(0);
        let mut top = if fits { 0 } else { top.min(at.unwrap_or(top)) };
        let upto = |from: usize, to: usize| {
            let some = slots.get(from..=to).unwrap_or_default();
            total(some).saturating_sub(some.first().map_or(0, |s| s.apart))
        };
        // Below the last field its tail is to be seen too.
        let last = slots.len().saturating_sub(1);
        let needs = |at: usize| if at == last { self.tail_rows() } else { 0 };
        while at.is_some_and(|at| top < at && upto(top, at).saturating_add(needs(at)) > height) {
            top += 1;
        }
        form.top[self.which] = slots.get(top).map_or(0, |s| s.place);
        self.draw_slots(form, buf, slots.get(top..).unwrap_or_default(), ctx)
    }

    /// Every field with its cells; a label takes as much as the longest one of its group.
    fn slots(&self, form: &Form, air: Air, ctx: &Ctx) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        let begins = |at: usize| at == 0 || form.fields.0[self.places[at]].head.is_some();
        let mut at = 0;
        while at < self.places.len() {
            let next = (at + 1..self.places.len()).find(|n| begins(*n));
            let group = at..next.unwrap_or(self.places.len());
            let label = self.label(form, &self.places[group.clone()]);
            for n in group.clone() {
                let place = self.places[n];
                let field = &form.fields.0[place];
                let apart = match air {
                    _ if n == 0 => false,
                    Air::All => !field.tight,
                    Air::Heads => field.head.is_some(),
                    Air::None => false,
                };
                let text = self.area.width.saturating_sub(label + 2);
                let mut slot = Slot { place, label, text, rows: 0, apart: u16::from(apart) };
                slot.rows = self.rows_of(form, &slot, ctx);
                slots.push(slot);
            }
            at = group.end;
        }
        slots
    }

    /// Cells of the labels of a group: those of all groups alike, unless it takes more room than they.
    fn label(&self, form: &Form, group: &[usize]) -> u16 {
        if form.shape.stacked {
            return 1;
        }
        let head = |at: &usize| form.fields.0[*at].head.as_ref();
        let wide = group.first().and_then(head).is_some_and(|h| h.wide);
        let most = match (wide, self.area.width < 70) {
            (_, true) => 16,
            (true, _) => usize::from(self.area.width) * 11 / 20,
            _ => 22,
        };
        let mut of_wide = false;
        let plain = self.places.iter().filter(|at| {
            of_wide = head(at).map_or(of_wide, |h| h.wide);
            !of_wide
        });
        let cells = |at: &usize| width(&form.fields.0[*at].label) + 2;
        let longest = match wide {
            true => group.iter().map(cells).filter(|cells| *cells <= most).max(),
            false => plain.map(cells).filter(|cells| *cells <= most).max(),
        };
        count(longest.unwrap_or(most.min(22))).max(12)
    }

    fn rows_of(&self, form: &Form, slot: &Slot, ctx: &Ctx) -> u16 {
        let field = &form.fields.0[slot.place];
        let own = field.input.height(slot.place == form.at, slot.text);
        let lines = self.below(form, slot, ctx).len();
        own + count(self.head(form, slot).len() + self.above(form, slot).len() + lines)
    }

    /// The rows of the head: nothing is a rule.
    fn head(&self, form: &Form, slot: &Slot) -> Vec<Option<(Role, String)>> {
        let Some(head) = &form.fields.0[slot.place].head else {
            return Vec::new();
        };
        let room = usize::from(self.area.width.saturating_sub(2));
        let first = self.places.first() == Some(&slot.place);
        let rule = (head.rule && !first).then_some(None);
        rule.into_iter()
            .chain(head.lines.iter().flat_map(|(role, text)| {
                let role = *role;
                wrap(text, room).into_iter().map(move |line| Some((role, line)))
            }))
            .collect()
    }

    /// A label that does not fit beside its text stands above it.
    fn above(&self, form: &Form, slot: &Slot) -> Vec<String> {
        let label = &form.fields.0[slot.place].label;
        match width(label) >= usize::from(slot.label) {
            true => wrap(label, usize::from(self.area.width.saturating_sub(2))),
            false => Vec::new(),
        }
    }

    /// The lines below a field: what was understood, what is wrong, where it comes from.
    fn below(&self, form: &Form, slot: &Slot, ctx: &Ctx) -> Vec<(Role, String)> {
        let field = &form.fields.0[slot.place];
        let focused = slot.place == form.at;
        let mut lines = Vec::new();
        let mut say = |role: Role, text: &str| {
            let wrapped = wrap(text, usize::from(slot.text));
            lines.extend(wrapped.into_iter().map(|line| (role, line)));
        };
        if let Some(fault) = &field.fault {
            say(Role::Bad, &format!("{} {fault}", ctx.theme.glyphs.critical));
        } else if let Some((role, text)) = field.input.below(focused, ctx) {
            say(role, &text);
        }
        if let Some(note) = &field.note {
            say(Role::Accent, note);
        }
        field.said.iter().for_each(|(role, text)| say(*role, text));
        let help = match form.shape.help {
            Help::Aside => false,
            Help::Focused => focused,
            Help::All => true,
        };
        if help && !field.help.is_empty() {
            say(Role::Muted, &field.help);
        }
        lines
    }

    fn draw_slots(
        &self,
        form: &mut Form,
        buf: &mut Buffer,
        slots: &[Slot],
        ctx: &Ctx,
    ) -> Option<Position> {
        let (mut caret, mut y) = (None, self.area.y);
        for (n, slot) in slots.iter().enumerate() {
            let apart = if n == 0 { 0 } else { slot.apart };
            if y + apart + slot.rows > self.area.bottom() && n > 0 {
                self.more(buf, slots.len() - n, ctx);
                return caret;
            }
            y += apart;
            form.drawn.push((self.area.x, y, slot.place));
            let height = slot.rows.min(self.area.bottom().saturating_sub(y));
            let cell = Rect { y, height, ..self.area };
            caret = self.one(form, buf, cell, slot, ctx).or(caret);
            y += slot.rows;
        }
        self.draw_tail(buf, y, ctx);
        caret
    }

    /// On the rule or border below: the fields may fill every row.
    fn more(&self, buf: &mut Buffer, left: usize, ctx: &Ctx) {
        let more = match left {
            1 => phrase!(" 1 more field ").to_owned(),
            n => phrase!(" {n} more fields ", n),
        };
        let width = self.area.width.saturating_sub(2);
        ctx.put_right(buf, self.area.x, self.area.bottom(), width, &more, Role::Accent);
    }

    fn tail_rows(&self) -> u16 {
        match self.tail.is_empty() {
            true => 0,
            false => count(wrapped(&self.tail, self.area.width.saturating_sub(2)).len() + 1),
        }
    }

    /// What stands below the last field, as far as there is room; the rest is counted.
    fn draw_tail(&self, buf: &mut Buffer, y: u16, ctx: &Ctx) {
        let inside =
            Rect { x: self.area.x + 1, width: self.area.width.saturating_sub(2), ..self.area };
        if self.tail.is_empty() || y >= self.area.bottom() {
            return;
        }
        draw_rule(buf, inside, y, ctx.theme);
        lines(
            buf,
            Rect { y: y + 1, height: self.area.bottom() - y - 1, ..inside },
            &self.tail,
            ctx,
        );
    }

    fn one(
        &self,
        form: &mut Form,
        buf: &mut Buffer,
        area: Rect,
        slot: &Slot,
        ctx: &Ctx,
    ) -> Option<Position> {
        let focused = slot.place == form.at;
        let below = self.below(form, slot, ctx);
        let y = self.draw_head(form, buf, area, slot, ctx);
        let above = self.above(form, slot);
        let field = &mut form.fields.0[slot.place];
        let role = if focused { Role::Accent } else { Role::Muted };
        if focused && y < area.bottom() {
            ctx.put(buf, area.x, y, 1, ctx.theme.glyphs.focus, role);
        }
        let room = area.width.saturating_sub(2);
        for (row, line) in (y..area.bottom()).zip(&above) {
            ctx.put(buf, area.x + 1, row, room, line, role);
        }
        if above.is_empty() && y < area.bottom() {
            ctx.put(buf, area.x + 1, y, slot.label - 1, &field.label, role);
        }
        let (x, y) = (area.x + 1 + slot.label, y + count(above.len()));
        let height = field.input.height(focused, slot.text);
        let left = area.bottom().saturating_sub(y);
        let text = Rect { x, y, width: slot.text, height: height.min(left) };
        let caret = field.input.draw(buf, text, focused, ctx);
        for (row, (role, line)) in (y + height..area.bottom()).zip(&below) {
            ctx.put(buf, x, row, slot.text, line, *role);
        }
        caret.filter(|_| focused)
    }

    /// The row below the head.
    fn draw_head(&self, form: &Form, buf: &mut Buffer, area: Rect, slot: &Slot, ctx: &Ctx) -> u16 {
        let head = self.head(form, slot);
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        for (y, row) in (area.y..area.bottom()).zip(&head) {
            match row {
                None => draw_rule(buf, inside, y, ctx.theme),
                Some((role, text)) => {
                    ctx.put(buf, inside.x, y, inside.width, text, *role);
                }
            }
        }
        area.y + count(head.len())
    }
}

/// Lines in so many cells; further lines of a text stand in.
fn wrapped(lines: &[(Role, String)], cells: u16) -> Vec<(Role, String)> {
    let cells = usize::from(cells.saturating_sub(HANG));
    let hang = |n: usize| if n > 0 { "  " } else { "" };
    let all = lines.iter().flat_map(|(role, text)| {
        let text = wrap(text, cells).into_iter().enumerate();
        text.map(move |(n, line)| (*role, format!("{}{line}", hang(n))))
    });
    all.collect()
}

/// Lines from the top of an area on; where they do not fit, the rest is counted in the last row.
pub fn lines(buf: &mut Buffer, area: Rect, lines: &[(Role, String)], ctx: &Ctx) {
    let wrapped = wrapped(lines, area.width);
    let height = usize::from(area.height);
    let shown = match wrapped.len() > height {
        true => height.saturating_sub(1),
        false => height,
    };
    for (y, (role, text)) in (area.y..area.bottom()).zip(wrapped.iter().take(shown)) {
        ctx.put(buf, area.x, y, area.width, text, *role);
    }
    if wrapped.len() > height && height > 0 {
        let more = phrase!("{} more", wrapped.len() - shown);
        ctx.put(buf, area.x, area.bottom() - 1, area.width, &more, Role::Muted);
    }
}

fn total(slots: &[Slot]) -> u16 {
    slots.iter().fold(0_u16, |sum, s| sum.saturating_add(s.rows).saturating_add(s.apart))
}
