//! A form beside its list: what helps to fill it in above the fields, their help below each, what comes of it at the
//! foot. Where rows are short, help and blank lines leave first, then the foot, then the head.

use super::draw::{self, Help, Shape};
use super::form::Form;
use super::side;
use crate::text::{hanging, wrap};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_panes, draw_rule};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells of the words at the left of the head.
const LABEL: usize = 6;
/// Rows of the foot that are worth giving up help and blank lines for.
const FOOT: usize = 8;
/// From the roomiest on; whether blank lines stand between the fields.
const SHAPES: [(Shape, bool); 4] = [
    (Shape { stacked: true, help: Help::All }, true),
    (Shape { stacked: false, help: Help::All }, true),
    (Shape { stacked: false, help: Help::All }, false),
    (Shape { stacked: false, help: Help::Focused }, false),
];

type Lines = Vec<(Role, String)>;

/// Draws all of it; the caret's cell.
pub fn form(form: &mut Form, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
    let draft = if form.is_draft() { "draft" } else { "" };
    let title = form.title.clone();
    let pane = Pane { area, left: &title, right: draft, focused: true };
    draw_panes(buf, std::slice::from_ref(&pane), ctx.theme);
    let inner = pane.inner();
    if form.keys {
        side::only_keys(buf, inner, ctx);
        return None;
    }
    let text = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let cells = usize::from(text.width);
    let head = form.plan.head(&form.fields, ctx);
    let mut head: Lines = head
        .iter()
        .flat_map(|(role, label, said)| {
            let lines = hanging(label, said, LABEL, cells);
            lines.into_iter().map(move |line| (*role, line))
        })
        .collect();
    let foot: Lines = side_lines(form, cells, ctx);
    let above = if head.is_empty() { 0 } else { head.len() + 1 };
    let rows = shape(form, inner, above + foot.len().min(FOOT) + 1, ctx);
    let spare = inner.height.saturating_sub(rows);
    head.truncate(usize::from(spare.saturating_sub(2)));
    let mut y = inner.y;
    for (role, line) in &head {
        ctx.put(buf, text.x, y, text.width, line, *role);
        y += 1;
    }
    if !head.is_empty() {
        draw_rule(buf, text, y, ctx.theme);
        y += 1;
    }
    let room = inner.bottom().saturating_sub(y);
    let middle = Rect { y, height: rows.min(room), ..inner };
    let end = Rect { y: middle.bottom(), height: room - middle.height, ..text };
    lines(buf, end, &foot, ctx);
    draw::column(form, middle, Vec::new()).draw(form, buf, ctx)
}

fn side_lines(form: &Form, cells: usize, ctx: &Ctx) -> Lines {
    let wrapped = form.plan.side(&form.fields, ctx).into_iter().flat_map(|(role, said)| {
        let lines = wrap(&said, cells);
        lines.into_iter().map(move |line| (role, line))
    });
    wrapped.collect()
}

/// Takes the roomiest shape that leaves so many rows; the rows of the fields.
fn shape(form: &mut Form, inner: Rect, rest: usize, ctx: &Ctx) -> u16 {
    let room = inner.height.saturating_sub(u16::try_from(rest).unwrap_or(u16::MAX));
    for (shape, gaps) in SHAPES {
        form.shape = shape;
        let (tight, loose) = draw::column(form, inner, Vec::new()).tight_and_loose(form, ctx);
        let rows = if gaps { loose } else { tight };
        if rows <= room {
            return rows;
        }
    }
    draw::column(form, inner, Vec::new()).tight_and_loose(form, ctx).0.min(inner.height)
}

/// The foot under its rule; what does not fit is counted.
fn lines(buf: &mut Buffer, area: Rect, foot: &Lines, ctx: &Ctx) {
    if area.height < 2 || foot.is_empty() {
        return;
    }
    draw_rule(buf, area, area.y, ctx.theme);
    let rows = usize::from(area.height - 1);
    for (n, (y, (role, line))) in (area.y + 1..area.bottom()).zip(foot).enumerate() {
        if n + 1 == rows && foot.len() > rows {
            let more = phrase!("{} more lines", foot.len() - n);
            ctx.put(buf, area.x, y, area.width, &more, Role::Muted);
        } else {
            ctx.put(buf, area.x, y, area.width, line, *role);
        }
    }
}
