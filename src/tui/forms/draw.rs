//! How a form is drawn: the fields at the left, the help of the picked one at the right or below.
//!
//! ```text
//! ┌▸Form ────────────┬ This field ──┐   ┌▸Form ────────────┬ Aside ───────┐   below 120 columns
//! │ fields           │ its help     │   │ fields           │ more fields  │   all fields stand
//! │                  │ what follows │   │ ──────────────── │ ──────────── │   below each other,
//! │                  │              │   │ the help         │ what follows │   then the help
//! └──────────────────┴──────────────┘   └──────────────────┴──────────────┘
//! ```

use super::column::{FormColumn, lines};
use super::company;
use super::form::Form;
use super::side;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_panes, draw_rule};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on there is a pane at the right.
pub const WIDE: u16 = 120;
/// The pane at the right, with both borders.
const SIDE: u16 = 43;
/// The same with fields in it, at least and at most.
const ASIDE: [u16; 2] = [46, 72];
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
    form.drawn.clear();
    if form.company {
        return company::form(form, buf, area, ctx);
    }
    let (wide, split) = (area.width >= WIDE, !form.aside.is_empty());
    let side = match split {
        true => (area.width / 8 * 3).clamp(ASIDE[0], ASIDE[1]),
        false => SIDE,
    };
    let left = Rect { width: if wide { area.width - side + 1 } else { area.width }, ..area };
    let draft = if form.is_draft() { "draft" } else { "" };
    let title = form.title.clone();
    let there = wide && form.fields.0.get(form.at).is_some_and(|f| f.aside);
    let mut panes = vec![Pane { area: left, left: &title, right: draft, focused: !there }];
    if wide {
        let title = match (form.keys, split) {
            (true, _) => "Keys",
            (false, true) => form.aside,
            (false, false) => phrase!("This field"),
        };
        let area = Rect { x: left.right() - 1, width: side, ..area };
        panes.push(Pane { area, left: title, right: "", focused: there });
    }
    draw_panes(buf, &panes, ctx.theme);
    let inner = panes[0].inner();
    match panes.get(1).map(Pane::inner) {
        Some(right) if split => both(form, buf, inner, right, ctx),
        Some(right) => {
            side::beside(form, buf, right, ctx);
            let above = foot(form, buf, inner, ctx);
            column(form, above, Vec::new()).draw(form, buf, ctx)
        }
        None => narrow(form, buf, inner, ctx),
    }
}

/// All fields below each other.
pub(super) fn column(form: &Form, area: Rect, tail: Vec<(Role, String)>) -> FormColumn {
    FormColumn { area, places: form.shown(), tail, which: 0 }
}

/// Everything below each other: fields, what follows from them, the help.
fn narrow(form: &mut Form, buf: &mut Buffer, inner: Rect, ctx: &Ctx) -> Option<Position> {
    let split = !form.aside.is_empty();
    let rows = match (form.keys, split) {
        (true, _) => 8,
        (false, true) => HELP,
        (false, false) => HELP + 1 + spare(form, inner, ctx),
    };
    let help = rows.min(inner.height / 2);
    let above = Rect { height: inner.height - help, ..inner };
    let below = Rect { y: above.bottom(), height: help, ..inner };
    side::below(form, buf, below, ctx);
    let tail = if split { side::said(form, ctx) } else { Vec::new() };
    column(form, above, tail).draw(form, buf, ctx)
}

/// Fields in both panes: the help below those at the left, what follows below those at the right.
fn both(form: &mut Form, buf: &mut Buffer, left: Rect, right: Rect, ctx: &Ctx) -> Option<Position> {
    let help = HELP.min(left.height / 2);
    let above = Rect { height: left.height - help, ..left };
    side::below(form, buf, Rect { y: above.bottom(), height: help, ..left }, ctx);
    let above = foot(form, buf, above, ctx);
    let (there, here): (Vec<usize>, Vec<usize>) =
        form.shown().into_iter().partition(|at| form.fields.0[*at].aside);
    let main = FormColumn { area: above, places: here, tail: Vec::new(), which: 0 };
    let caret = main.draw(form, buf, ctx);
    if form.keys {
        side::beside(form, buf, right, ctx);
        return caret;
    }
    let follows = side::said_rows(form, right.width, ctx).saturating_add(1);
    let mut other = FormColumn { area: right, places: there, tail: Vec::new(), which: 1 };
    let room = right.height.saturating_sub(follows).max(right.height / 2);
    other.area.height = other.rows(form, ctx).min(room);
    let below = Rect { y: other.area.bottom(), height: right.height - other.area.height, ..right };
    consequences(form, buf, below, below.height > follows + 2, ctx);
    other.draw(form, buf, ctx).or(caret)
}

/// What follows from the fields, under a rule; `apart`: with a blank row above it.
fn consequences(form: &Form, buf: &mut Buffer, area: Rect, apart: bool, ctx: &Ctx) {
    let mut said = form.plan.side(&form.fields, ctx);
    if !apart {
        said.retain(|(_, text)| !text.is_empty());
    }
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let y = inside.y + u16::from(apart);
    if !said.is_empty() && y + 1 < inside.bottom() {
        draw_rule(buf, inside, y, ctx.theme);
        lines(buf, Rect { y: y + 1, height: inside.bottom() - y - 1, ..inside }, &said, ctx);
    }
}

/// Rows that the fields leave for what stands beside them on a wide screen.
fn spare(form: &Form, area: Rect, ctx: &Ctx) -> u16 {
    let fields = column(form, area, Vec::new()).rows(form, ctx);
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
        1 => (phrase!("1 field to put right; Ctrl-S goes there").to_owned(), Role::Bad),
        n => (phrase!("{n} fields to put right; Ctrl-S goes to the first", n), Role::Bad),
    };
    ctx.put(buf, rule.x, y + 1, rule.width, &text, role);
    Rect { height: area.height - 2, ..area }
}
