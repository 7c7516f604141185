//! How a form is drawn: the fields at the left, the help of the picked one at the right or below.

use super::company;
use super::form::Form;
use super::side;
use crate::tui::ctx::Ctx;
use crate::tui::text::{width, wrap};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_panes, draw_rule};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on the help stands at the right.
pub const WIDE: u16 = 120;
/// The pane at the right, with both borders.
const SIDE: u16 = 43;
/// Rows of help below the fields, where it does not stand at the right.
const HELP: u16 = 3;

/// The keys of a form, most used first.
pub const FOOTER: &[(&str, &str)] = &[
    ("Ctrl-S", "save"),
    ("Tab", "next"),
    ("Left Right", "choose"),
    ("Alt-E", "editor"),
    ("Esc", "leave"),
];

/// How fields are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Labels stand above their text, not beside it.
    pub stacked: bool,
    /// Whose help stands below it.
    pub help: Help,
}

/// Which fields have their help below them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Help {
    /// None: it stands in a place of its own.
    #[default]
    Aside,
    /// The one that is typed in.
    Focused,
    /// All.
    All,
}

/// Draws all of it; the caret's cell.
pub fn form(form: &mut Form, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
    if form.company {
        return company::form(form, buf, area, ctx);
    }
    let wide = area.width >= WIDE;
    let left = Rect { width: if wide { area.width - SIDE + 1 } else { area.width }, ..area };
    let draft = if form.is_draft() { "draft" } else { "" };
    let title = form.title.clone();
    let mut panes = vec![Pane { area: left, left: &title, right: draft, focused: true }];
    if wide {
        panes.push(Pane {
            area: Rect { x: left.right() - 1, width: SIDE, ..area },
            left: if form.keys { "Keys" } else { "This field" },
            right: "",
            focused: false,
        });
    }
    draw_panes(buf, &panes, ctx.theme);
    let inner = panes[0].inner();
    if wide {
        side::beside(form, buf, panes[1].inner(), ctx);
        let above = foot(form, buf, inner, ctx);
        return fields(form, buf, above, ctx);
    }
    let rows = match form.keys {
        true => 8,
        false => HELP + 1 + spare(form, inner, ctx),
    };
    let help = rows.min(inner.height / 2);
    let above = Rect { height: inner.height - help, ..inner };
    let below = Rect { y: above.bottom(), height: help, ..inner };
    side::below(form, buf, below, ctx);
    fields(form, buf, above, ctx)
}

/// Rows that the fields leave for what stands beside them on a wide screen.
fn spare(form: &Form, area: Rect, ctx: &Ctx) -> u16 {
    let layout = Layout { label: 16, text: area.width.saturating_sub(18), gap: 0 };
    let shown = form.shown();
    let fields: u16 = shown.iter().map(|at| rows_of(form, *at, &layout, ctx)).sum();
    let lines = side::said_rows(form, area.width, ctx);
    let left = area.height.saturating_sub(fields + HELP + 1);
    left.min(lines)
}

/// The line that counts what is wrong; the area above it.
fn foot(form: &Form, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Rect {
    if area.height < 6 || form.wrong() == 0 {
        return area;
    }
    let rule = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let y = area.bottom() - 2;
    draw_rule(buf, rule, y, ctx.theme);
    let (text, role) = match form.wrong() {
        1 => ("1 field to put right; Ctrl-S goes there".to_owned(), Role::Bad),
        n => (format!("{n} fields to put right; Ctrl-S goes to the first"), Role::Bad),
    };
    ctx.put(buf, rule.x, y + 1, rule.width, &text, role);
    Rect { height: area.height - 2, ..area }
}

/// Where things stand in a row.
struct Layout {
    label: u16,
    text: u16,
    gap: u16,
}

/// The lines below a field: what was understood, what is wrong, where it comes from.
fn below(form: &Form, place: usize, cells: u16, ctx: &Ctx) -> Vec<(Role, String)> {
    let field = &form.fields.0[place];
    let focused = place == form.at;
    let mut lines = Vec::new();
    let mut say = |role: Role, text: &str| {
        let wrapped = wrap(text, usize::from(cells));
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

fn rows_of(form: &Form, place: usize, layout: &Layout, ctx: &Ctx) -> u16 {
    let field = &form.fields.0[place];
    let own = field.input.height(place == form.at, layout.text);
    let lines = below(form, place, layout.text, ctx).len();
    let above = u16::from(long_label(&field.label, layout));
    own + above + u16::try_from(lines).unwrap_or(0)
}

/// A label that does not fit beside its text stands above it.
fn long_label(label: &str, layout: &Layout) -> bool {
    width(label) >= usize::from(layout.label)
}

fn layout(form: &Form, cells: u16) -> Layout {
    let shown = form.shown();
    let longest = shown.iter().map(|at| width(&form.fields.0[*at].label) + 2);
    let most = if cells < 70 { 16 } else { 22 };
    let label = longest.filter(|cells| *cells <= most).max().unwrap_or(most);
    let label = match form.shape.stacked {
        true => 1,
        false => u16::try_from(label).unwrap_or(16).max(12),
    };
    Layout { label, text: cells.saturating_sub(label + 2), gap: 0 }
}

/// The rows that all fields take, without and with a blank line between them.
pub fn rows(form: &Form, cells: u16, ctx: &Ctx) -> (u16, u16) {
    let (layout, shown) = (layout(form, cells), form.shown());
    let all: u16 = shown.iter().map(|at| rows_of(form, *at, &layout, ctx)).sum();
    (all, all + u16::try_from(shown.len()).unwrap_or(u16::MAX).saturating_sub(1))
}

/// Draws the fields, the one that is typed in in view.
pub fn fields(form: &mut Form, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
    let shown = form.shown();
    let mut layout = layout(form, area.width);
    let rows = |form: &Form, layout: &Layout, from: usize, to: usize| -> u16 {
        let places = shown.iter().filter(|at| (from..=to).contains(*at));
        places.map(|at| rows_of(form, *at, layout, ctx) + layout.gap).sum()
    };
    let all = rows(form, &layout, 0, usize::MAX - 1);
    let many = u16::try_from(shown.len()).unwrap_or(u16::MAX);
    layout.gap = u16::from(all.saturating_add(many) <= area.height + 1);
    if all + layout.gap * many <= area.height + layout.gap {
        form.top = 0;
    }
    form.top = form.top.min(form.at);
    while form.top < form.at && rows(form, &layout, form.top, form.at) > area.height {
        form.top += 1;
    }
    draw_fields(form, buf, area, &layout, &shown, ctx)
}

fn draw_fields(
    form: &mut Form,
    buf: &mut Buffer,
    area: Rect,
    layout: &Layout,
    shown: &[usize],
    ctx: &Ctx,
) -> Option<Position> {
    let mut caret = None;
    let mut y = area.y;
    form.drawn.clear();
    let places: Vec<usize> = shown.iter().copied().filter(|at| *at >= form.top).collect();
    for (n, place) in places.iter().enumerate() {
        let rows = rows_of(form, *place, layout, ctx);
        if y + rows > area.bottom() && n > 0 {
            let left = places.len() - n;
            // On the rule or border below: the fields may fill every row.
            let more = match left {
                1 => " 1 more field ".to_owned(),
                n => format!(" {n} more fields "),
            };
            let width = area.width.saturating_sub(2);
            ctx.put_right(buf, area.x, area.bottom(), width, &more, Role::Accent);
            break;
        }
        form.drawn.push((y, *place));
        let cell = Rect { y, height: rows.min(area.bottom().saturating_sub(y)), ..area };
        caret = one(form, buf, cell, *place, layout, ctx).or(caret);
        y += rows + layout.gap;
    }
    caret
}

fn one(
    form: &mut Form,
    buf: &mut Buffer,
    area: Rect,
    place: usize,
    layout: &Layout,
    ctx: &Ctx,
) -> Option<Position> {
    let focused = place == form.at;
    let lines = below(form, place, layout.text, ctx);
    let field = &mut form.fields.0[place];
    let role = if focused { Role::Accent } else { Role::Muted };
    if focused {
        ctx.put(buf, area.x, area.y, 1, ctx.theme.glyphs.focus, role);
    }
    let above = long_label(&field.label, layout);
    let room = if above { area.width.saturating_sub(2) } else { layout.label - 1 };
    ctx.put(buf, area.x + 1, area.y, room, &field.label, role);
    let x = area.x + 1 + layout.label;
    let y = area.y + u16::from(above);
    let height = field.input.height(focused, layout.text);
    let text =
        Rect { x, y, width: layout.text, height: height.min(area.bottom().saturating_sub(y)) };
    let caret = field.input.draw(buf, text, focused, ctx);
    for (n, (role, line)) in lines.iter().enumerate() {
        let row = y + height + u16::try_from(n).unwrap_or(0);
        if row < area.bottom() {
            ctx.put(buf, x, row, layout.text, line, *role);
        }
    }
    caret.filter(|_| focused)
}
