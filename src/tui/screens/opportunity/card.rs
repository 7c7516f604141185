//! The deal card as it is drawn: lines made from the file, each with the keys that lead to its sheet.

use super::{CARD, Opportunity};
use crate::model::{Choice, EvaluationCriterion, RivalCriterion};
use crate::text::{truncate, width, wrap};
use crate::tui::action::Place;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::deal_card::{CardLine, CardSubject, DealCard, rival_mark};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the words at the left.
const LABEL: u16 = 14;
/// Cells of the keys at the right.
const KEY_CELLS: u16 = 4;

/// A row as it is drawn: its line of the card, the label, the text, the colour, the keys.
struct CardRow {
    line: usize,
    label: String,
    text: String,
    role: Role,
    keys: String,
}

impl Opportunity {
    pub(super) fn draw_card(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(card) = self.card.take() else {
            let says = self.fault.as_deref().unwrap_or(phrase!("no card"));
            ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(1), says, Role::Muted);
            return;
        };
        let room = area.width.saturating_sub(LABEL + KEY_CELLS + 3);
        let drawn = drawn(&card, room, area.height, ctx);
        let focused = self.focus == CARD;
        let mark = if focused { ctx.theme.glyphs.focus } else { ctx.theme.glyphs.picked };
        let picked = self.cursors[CARD].row;
        // Scrolled so that the selected line is in view whole.
        let first = drawn.iter().position(|d| d.line == picked).unwrap_or(0);
        let last = drawn.iter().rposition(|d| d.line == picked).unwrap_or(0);
        let height = usize::from(area.height);
        let top = (last + 1).saturating_sub(height).min(first);
        let all = drawn.len();
        for (i, row) in drawn.iter().skip(top).take(height).enumerate() {
            let y = area.y + u16::try_from(i).unwrap_or(0);
            let is_cut = i + 1 == height && top + height < all;
            if is_cut {
                let more = phrase!("{} more", all - top - i);
                ctx.put(buf, area.x + 1, y, area.width - 1, &more, Role::Muted);
                break;
            }
            if row.line == picked && (i + top == first) {
                ctx.put(buf, area.x, y, 1, mark, Role::Accent);
            }
            ctx.put(buf, area.x + 1, y, LABEL - 1, &row.label, Role::Title);
            let room = area.width.saturating_sub(LABEL + KEY_CELLS + 2);
            ctx.put(buf, area.x + 1 + LABEL, y, room, &row.text, row.role);
            ctx.put_right(buf, area.x, y, area.width.saturating_sub(1), &row.keys, Role::Muted);
        }
        self.card = Some(card);
    }
}

/// Every row of the card; lines are drawn whole, the last of them first, while so many lines have room for it.
fn drawn(card: &DealCard, room: u16, height: u16, ctx: &Ctx) -> Vec<CardRow> {
    let side_by_side = side_by_side(card, usize::from(room), ctx);
    let rows_of = |lines: &[CardLine]| lines.iter().map(|line| line.rows.len()).sum::<usize>();
    let mut lines = card.lines.clone();
    if rows_of(&lines) + side_by_side.len() > usize::from(height) {
        lines.iter_mut().for_each(shorten);
    }
    let mut spare = usize::from(height).saturating_sub(rows_of(&lines) + side_by_side.len());
    let mut whole = vec![false; lines.len()];
    for (line, whole) in lines.iter().zip(&mut whole).rev() {
        let more = texts(line, room, true, ctx).len() - line.rows.len();
        if more <= spare {
            (*whole, spare) = (true, spare - more);
        }
    }
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let label = ctx.bench.words.word("card", line.subject.word()).to_owned();
        let keys = keys_of(line.subject, ctx);
        let texts = match line.subject {
            CardSubject::SideBySide => side_by_side.clone(),
            _ => texts(line, room, whole[at], ctx),
        };
        for (i, (text, role)) in texts.into_iter().enumerate() {
            rows.push(CardRow {
                line: at,
                label: if i == 0 { label.clone() } else { String::new() },
                text,
                role,
                keys: if i == 0 { keys.clone() } else { String::new() },
            });
        }
    }
    rows
}

/// Two rows at most: the first, and the last that speaks against us, else the second.
fn shorten(line: &mut CardLine) {
    let bad = line.rows.iter().skip(1).rev().find(|row| row.bad).cloned();
    if let Some(bad) = bad.filter(|_| line.rows.len() > 2) {
        line.rows.splice(1.., [bad]);
    }
    line.rows.truncate(2);
}

/// The rows of a line; `whole` ones go on in the next line where they are long, others are cut.
fn texts(line: &CardLine, room: u16, whole: bool, ctx: &Ctx) -> Vec<(String, Role)> {
    let step = ctx.theme.glyphs.step;
    let cells = usize::from(room.max(10));
    let rows = line.rows.iter().flat_map(|row| {
        let role = if row.bad { Role::Bad } else { Role::Body };
        let end = if row.bad { format!(" {}", ctx.theme.glyphs.critical) } else { String::new() };
        let text = row.text.replace(" > ", &format!(" {step} "));
        let lines = match whole {
            true => wrap(&format!("{text}{end}"), cells),
            false => vec![format!("{}{end}", truncate(&text, cells.saturating_sub(width(&end))))],
        };
        lines.into_iter().map(move |line| (line, role)).collect::<Vec<_>>()
    });
    rows.collect()
}

/// Our marks and each rival's on what all are rated on, under their titles.
fn side_by_side(card: &DealCard, room: usize, ctx: &Ctx) -> Vec<(String, Role)> {
    let names: Vec<&str> = card.verdict.rivals.iter().map(|r| r.name.as_str()).collect();
    let lead = names.iter().map(|n| width(n)).max().unwrap_or(2).clamp(2, 12);
    let all = RivalCriterion::ALL;
    let pad = |text: &str, cells: usize| {
        format!("{}{text}", " ".repeat(cells.saturating_sub(width(text))))
    };
    let titles: Vec<&str> = all.iter().map(|c| rival_mark(*c)).collect();
    let mut head = " ".repeat(lead);
    let mut ours = format!("we{}", " ".repeat(lead.saturating_sub(2)));
    for (criterion, title) in all.iter().zip(&titles) {
        head += &format!("  {title}");
        let mark = mark_of(card, *criterion).and_then(|m| m.score);
        ours +=
            &format!("  {}", pad(&mark.map_or("-".to_owned(), |m| m.to_string()), width(title)));
    }
    let mut rows = vec![(head, Role::Muted), (ours, Role::Body)];
    for (at, rival) in card.verdict.rivals.iter().enumerate() {
        let name = crate::text::truncate(&rival.name, lead);
        let mut line = format!("{name}{}", " ".repeat(lead.saturating_sub(width(&name))));
        let mut is_ahead = false;
        for (criterion, title) in all.iter().zip(&titles) {
            let mark = mark_of(card, *criterion);
            let score = mark.and_then(|m| m.rivals.as_ref()?.get(at)?.score);
            let ahead = score.zip(mark.and_then(|m| m.score)).is_some_and(|(t, o)| t > o);
            is_ahead |= ahead;
            let end = if ahead { ctx.theme.glyphs.critical } else { "" };
            let text = format!("{}{end}", score.map_or("-".to_owned(), |m| m.to_string()));
            line += &format!("  {}", pad(&text, width(title)));
        }
        let position = rival.position.map(|p| ctx.bench.words.word("position", p.word()));
        let position = format!("  {}", position.unwrap_or_default());
        // Where it stands is the first to go where the room is short.
        if width(&line) + width(&position) <= room {
            line += &position;
        }
        rows.push((line, if is_ahead { Role::Bad } else { Role::Body }));
    }
    if names.is_empty() {
        rows.push((phrase!("no rival is known").to_owned(), Role::Muted));
    }
    rows
}

fn mark_of(card: &DealCard, on: RivalCriterion) -> Option<&crate::workbench::verdict::MarkLine> {
    let criterion = EvaluationCriterion::of(on.word())?;
    card.verdict.marks.iter().find(|m| m.criterion == criterion)
}

/// "g e": the keys that lead to the sheet of a line.
fn keys_of(subject: CardSubject, ctx: &Ctx) -> String {
    let place = match subject {
        CardSubject::Votes => Place::MAP,
        CardSubject::Next => Place::VISITS,
        CardSubject::Specification => Place::SPECIFICATION,
        CardSubject::Price => Place::NEGOTIATION,
        CardSubject::Money => Place::MONEY,
        CardSubject::NeedYou => Place::REVIEW,
        _ => Place::VERDICT,
    };
    ctx.keymap.written_to(place)
}
