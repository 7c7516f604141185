//! Beside the list: how to find out, what it is worth, and every answer, the best first; each has its keys.

use crate::model::Intel;
use crate::rules::own_topics::Owner;
use crate::text::{hanging, wrap};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::topics::{answers, change, said};
use crate::workbench::{Dossier, TopicLine};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the words at the left.
const LABEL: usize = 10;

/// What can have the mark beside the list.
#[derive(Clone, Copy)]
pub enum DetailItem<'a> {
    /// The topic itself, which is the rep's own.
    Own,
    /// One answer.
    Answer(&'a Intel),
}

/// All that can have the mark, from the top on.
pub fn items<'a>(dossier: &'a Dossier, topic: &TopicLine) -> Vec<DetailItem<'a>> {
    let asked = topic.own.as_ref().filter(|own| own.owner != Owner::Nobody);
    let own = asked.map(|_| DetailItem::Own);
    own.into_iter().chain(answers(dossier, topic).into_iter().map(DetailItem::Answer)).collect()
}

struct DetailLine {
    role: Role,
    text: String,
    /// The place of the item that it belongs to.
    item: Option<usize>,
}

#[derive(Default)]
struct DetailPage {
    lines: Vec<DetailLine>,
    cells: usize,
}

impl DetailPage {
    fn push(&mut self, role: Role, item: Option<usize>, texts: Vec<String>) {
        self.lines.extend(texts.into_iter().map(|text| DetailLine { role, text, item }));
    }

    fn text(&mut self, role: Role, item: Option<usize>, text: &str) {
        let lines = wrap(text, self.cells);
        self.push(role, item, lines);
    }

    fn said(&mut self, item: Option<usize>, (role, label, text): &said::Said) {
        let lines = match *label {
            "" => wrap(text, self.cells),
            label => hanging(label, text, LABEL, self.cells),
        };
        self.push(*role, item, lines);
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.lines.push(DetailLine { role: Role::Body, text: String::new(), item: None });
        }
    }
}

/// Draws it; `picked` is the item with the mark, which is kept in view.
pub fn draw(
    buf: &mut Buffer,
    area: Rect,
    ctx: &Ctx,
    dossier: &Dossier,
    topic: &TopicLine,
    picked: Option<usize>,
) {
    let cells = area.width.saturating_sub(2);
    let page = page(ctx, dossier, topic, usize::from(cells));
    let high = usize::from(area.height);
    let last = page.lines.iter().rposition(|line| picked.is_some() && line.item == picked);
    let first = page.lines.iter().position(|line| picked.is_some() && line.item == picked);
    // Its last line in view, above the line that counts what is below.
    let all = page.lines.len();
    let end = last.map_or(0, |at| (at + 2).min(all));
    let top = end.saturating_sub(high).min(first.unwrap_or(0));
    for (n, (y, line)) in (area.y..area.bottom()).zip(page.lines.iter().skip(top)).enumerate() {
        let below = page.lines.len() - top - n;
        if n + 1 == high && below > 1 {
            let more = phrase!("{below} more lines", below);
            ctx.put(buf, area.x + 1, y, cells, &more, Role::Muted);
            break;
        }
        let marked = picked.is_some() && line.item == picked;
        if marked && first == Some(top + n) {
            ctx.put(buf, area.x, y, 1, ctx.theme.glyphs.focus, Role::Accent);
        }
        let role = if marked && first == Some(top + n) { Role::Accent } else { line.role };
        ctx.put(buf, area.x + 1, y, cells, &line.text, role);
    }
}

fn page(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine, cells: usize) -> DetailPage {
    let mut page = DetailPage { cells, ..DetailPage::default() };
    let items = items(dossier, topic);
    let own = matches!(items.first(), Some(DetailItem::Own)).then_some(0);
    if let Some(known) = ctx.bench.playbook.topic(&topic.topic).filter(|_| topic.own.is_none()) {
        page.text(Role::Body, None, &known.about);
        page.gap();
    }
    for prompt in said::prompts(ctx, dossier, topic) {
        page.said(own, &prompt);
    }
    page.gap();
    for line in said::file_says(ctx, topic) {
        page.said(None, &line);
    }
    page.gap();
    for line in said::worth(ctx, dossier, topic) {
        page.said(None, &line);
    }
    page.gap();
    written(&mut page, ctx, topic, &items);
    page.gap();
    for visit in said::asked_on(ctx, dossier, topic) {
        page.text(Role::Muted, None, &phrase!("on the list for {visit}", visit));
    }
    page
}

/// The answers; those that disagree first of all say so.
fn written(page: &mut DetailPage, ctx: &Ctx, topic: &TopicLine, items: &[DetailItem]) {
    let count = items.iter().filter(|i| matches!(i, DetailItem::Answer(_))).count();
    match count {
        0 => return page.text(Role::Muted, None, change::NONE),
        1 => {}
        n => page.text(Role::Title, None, &phrase!("{n} answers, the best first", n)),
    }
    if topic.disputed {
        let says = phrase!("two of them disagree: Tab, then s on the one that holds");
        page.text(Role::Bad, None, says);
    }
    for (place, item) in items.iter().enumerate() {
        let DetailItem::Answer(intel) = item else { continue };
        let head = said::head(ctx, intel);
        let (mark, role) = match *intel.disputed {
            true => (format!("{} ", ctx.theme.glyphs.critical), Role::Bad),
            false => (String::new(), Role::Muted),
        };
        page.text(role, Some(place), &format!("{mark}{head}"));
        let best = place == items.len() - count;
        let role = if best { Role::Body } else { Role::Muted };
        let lines = hanging("", intel.answer.or_empty(), 1, page.cells);
        page.push(role, Some(place), lines);
    }
}
