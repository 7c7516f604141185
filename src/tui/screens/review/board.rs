//! The review as a board: a column for each stage of the customer, deals as small blocks.

use super::draw::inside;
use super::head::{draw_head, head_height};
use super::{DEALS, ReviewScreen};
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::text::truncate;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane, draw_rule};
use crate::workbench::deal_card::thousands;
use crate::workbench::review::{DealReview, Delivery, Review};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines of a block with the blank one below it.
const BLOCK: u16 = 6;
/// Below so many cells the columns of stages without a deal leave.
const NARROW: u16 = 100;

impl ReviewScreen {
    /// Left and right to the nearest column with a deal, up and down in it; false for other keys.
    pub(super) fn move_on_board(&mut self, action: Action) -> bool {
        let Some(review) = &self.review else { return false };
        let here = self.cursors[DEALS].row;
        let Some(phase) = review.open.get(here).map(phase) else { return false };
        let column = |wanted: i64| -> Vec<usize> {
            (0..review.open.len()).filter(|i| phase_of(review, *i) == wanted).collect()
        };
        let own = column(phase);
        let place = own.iter().position(|i| *i == here).unwrap_or(0);
        let to = match action {
            Action::Up => own.get(place.saturating_sub(1)).copied(),
            Action::Down => own.get(place + 1).copied().or(Some(here)),
            Action::Left => {
                (1..phase).rev().map(column).find_map(|c| pick(&c, place)).or(Some(here))
            }
            Action::Right => {
                (phase + 1..=6).map(column).find_map(|c| pick(&c, place)).or(Some(here))
            }
            _ => return false,
        };
        self.cursors[DEALS].row = to.unwrap_or(here);
        true
    }

    pub(super) fn board(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, review: &Review) {
        let head = Rect { height: head_height(area.width), ..area };
        let low = Rect { y: head.bottom() - 1, height: area.height - head.height + 1, ..area };
        let tabs = self.tabs();
        let right = phrase!(
            "by their stage; moved since {} {}",
            self.since(ctx).short_day(),
            ctx.theme.glyphs.changed
        );
        let orders = phrase!("Orders by {}", review.head.quarter.last().full_day());
        let panes = [
            Pane { area: head, left: &orders, right: "thousands", focused: false },
            Pane { area: low, left: &tabs, right: &right, focused: true },
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        draw_head(buf, inside(head), ctx, self.all.as_ref().unwrap_or(review));
        self.cursors[DEALS].hide();
        let area = inside(low);
        let foot = 3.min(area.height);
        let grid = Rect { height: area.height - foot, ..area };
        let all = ctx.bench.playbook.stages().iter().map(|stage| stage.number);
        // Where there is little room only stages with a deal have a column.
        let shown: Vec<i64> =
            all.filter(|n| area.width >= NARROW || has_deal(review, *n)).collect();
        let width = grid.width / u16::try_from(shown.len().max(1)).unwrap_or(1);
        for (at, number) in shown.iter().enumerate() {
            let x = grid.x + width * u16::try_from(at).unwrap_or(0);
            self.column(buf, Rect { x, width, ..grid }, ctx, review, *number);
        }
        draw_rule(buf, Rect { y: grid.y + 2, height: 1, ..grid }, grid.y + 2, ctx.theme);
        self.foot(buf, Rect { y: grid.bottom(), height: foot, ..area }, ctx, review);
    }

    fn column(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, review: &Review, number: i64) {
        let room = area.width.saturating_sub(2);
        let title = ctx.bench.playbook.stage(number).map_or("", |s| s.customer_short.as_str());
        ctx.put(buf, area.x + 1, area.y, room, &format!("{number} {title}"), Role::Title);
        let open: Vec<(usize, &DealReview)> =
            review.open.iter().enumerate().filter(|(_, d)| phase(d) == number).collect();
        let won: Vec<&Delivery> =
            review.delivering.iter().filter(|d| d.phase.unwrap_or(6) == number).collect();
        let cents = |value: Option<crate::model::Money>| value.map_or(0, |v| i128::from(v.cents()));
        let value = Cents(open.iter().map(|(_, d)| cents(d.value)).sum());
        let likely = Cents(open.iter().filter_map(|(_, d)| d.by_chance).map(|c| c.0).sum());
        let bought = Cents(won.iter().map(|d| cents(d.value)).sum());
        let sums = match (open.is_empty(), won.is_empty()) {
            (true, true) => "-".to_owned(),
            (false, true) => format!("{}, {}", thousands(value), thousands(likely)),
            (true, false) => phrase!("{} won", thousands(bought)),
            (false, false) => phrase!("{}, {} won", thousands(value), thousands(bought)),
        };
        ctx.put(buf, area.x + 1, area.y + 1, room, &sums, Role::Muted);
        let blocks = open
            .iter()
            .map(|(i, deal)| open_block(deal, *i == self.cursors[DEALS].row, ctx))
            .chain(won.iter().map(|deal| won_block(deal, ctx)));
        let mut y = area.y + 3;
        let mut left = open.len() + won.len();
        for block in blocks {
            if y + 4 > area.bottom() {
                ctx.put(
                    buf,
                    area.x + 1,
                    area.bottom() - 1,
                    room,
                    &phrase!("{left} more", left),
                    Role::Muted,
                );
                break;
            }
            for (text, role) in block {
                if y < area.bottom() {
                    let text = truncate(&text, usize::from(area.width.saturating_sub(1)));
                    ctx.put(buf, area.x, y, area.width.saturating_sub(1), &text, role);
                }
                y += 1;
            }
            left -= 1;
            y += BLOCK.saturating_sub(5);
        }
    }

    fn foot(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, review: &Review) {
        draw_rule(buf, area, area.y, ctx.theme);
        let room = area.width.saturating_sub(1);
        let no_go: Vec<String> =
            review.no_go.iter().map(|d| format!("{}, {}", d.account.1, d.opportunity.1)).collect();
        let paid = phrase!("won and paid in full: {}, not drawn", review.paid);
        let line = match no_go.is_empty() {
            true => paid,
            false => phrase!("no-go: {}; {}", crate::rules::phrase::few(&no_go, 3), paid),
        };
        ctx.put(buf, area.x + 1, area.y + 1, room, &line, Role::Muted);
        if let Some(deal) = review.open.get(self.cursors[DEALS].row) {
            let why: Vec<&str> = deal.why_short.iter().map(|(w, _)| w.as_str()).collect();
            let line = format!("{}: {}", deal.opportunity.1, why.join("; "));
            ctx.put(buf, area.x + 1, area.y + 2, room, &line, Role::Body);
        }
    }
}

/// Is a deal drawn in the column of this stage?
fn has_deal(review: &Review, number: i64) -> bool {
    review.open.iter().any(|deal| phase(deal) == number)
        || review.delivering.iter().any(|deal| deal.phase.unwrap_or(6) == number)
}

fn phase(deal: &DealReview) -> i64 {
    deal.phase.unwrap_or(1)
}

fn phase_of(review: &Review, at: usize) -> i64 {
    review.open.get(at).map_or(1, phase)
}

fn pick(column: &[usize], place: usize) -> Option<usize> {
    column.get(place).or(column.last()).copied()
}

fn open_block(deal: &DealReview, picked: bool, ctx: &Ctx) -> Vec<(String, Role)> {
    let glyphs = ctx.theme.glyphs;
    let mark = if picked { glyphs.focus } else { " " };
    let moved = if deal.has_moved() { format!(" {}", glyphs.changed) } else { String::new() };
    let late = deal.decision.is_some_and(|d| d < ctx.today());
    let day = deal.decision.map_or(phrase!("no day").to_owned(), |d| d.long_day());
    let value = deal.value.map_or("-".to_owned(), |v| thousands(v.into()));
    let chance = deal.chance.map_or("-".to_owned(), |c| format!("{c} %"));
    let against =
        if deal.disagree.is_some() { format!(" {}", glyphs.critical) } else { String::new() };
    let (why, urgent) = deal.why_short.first().cloned().unwrap_or_default();
    let end = if urgent { format!(" {}", glyphs.critical) } else { String::new() };
    let title = if picked { Role::Accent } else { Role::Body };
    vec![
        (format!("{mark}{}{moved}", deal.account.1), title),
        (format!(" {}", deal.opportunity.1), title),
        (
            format!(" {value}  {chance}{against}"),
            if deal.disagree.is_some() { Role::Bad } else { Role::Body },
        ),
        (
            format!(
                " {day}{}",
                if late { phrase!(", late {}", glyphs.critical) } else { String::new() }
            ),
            if late { Role::Warn } else { Role::Muted },
        ),
        (format!(" {why}{end}"), if urgent { Role::Bad } else { Role::Muted }),
    ]
}

fn won_block(deal: &Delivery, ctx: &Ctx) -> Vec<(String, Role)> {
    let glyphs = ctx.theme.glyphs;
    let moved = if deal.moved { format!(" {}", glyphs.changed) } else { String::new() };
    let value = deal.value.map_or("-".to_owned(), |v| thousands(v.into()));
    let (says, role) = match (deal.late, deal.to_invoice, deal.next) {
        (Some((sum, days)), ..) => {
            (phrase!(" {} late, {} d {}", thousands(sum), days, glyphs.critical), Role::Bad)
        }
        (_, Some(sum), _) => {
            (phrase!(" {} to invoice {}", thousands(sum), glyphs.critical), Role::Bad)
        }
        (_, _, Some((day, sum))) => {
            (phrase!(" {} on {}", thousands(sum), day.long_day()), Role::Muted)
        }
        _ => (String::new(), Role::Muted),
    };
    vec![
        (format!(" {}{moved}", deal.account.1), Role::Body),
        (format!(" {}", deal.opportunity.1), Role::Body),
        (phrase!(" {value}  won", value), Role::Good),
        (says, role),
    ]
}
