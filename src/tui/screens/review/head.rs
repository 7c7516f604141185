//! The head of the review: what lands in the quarter, what is open, sales, and eight quarters where there is room.

use super::draw::LABEL;
use crate::rules::cents::Cents;
use crate::rules::phrase::{count, few, said_day};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::deal_card::thousands;
use crate::workbench::review::{QuarterDeal, QuarterSum, Review, ReviewHead};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines of the head with its borders.
const HEAD: u16 = 5;
/// From this width on the head has a line with eight quarters.
const WITH_QUARTERS: u16 = 160;

/// Lines of the head with its borders, on a screen of so many cells.
pub fn head_height(cells: u16) -> u16 {
    HEAD + u16::from(cells >= WITH_QUARTERS)
}

/// "Q3 26 won 37   Q4 26 416 by chance": eight quarters in one line.
fn quarters_say(review: &Review) -> String {
    let says = |q: &QuarterSum| {
        let name = format!("Q{} {}", q.quarter.number(), q.quarter.first.format("%y"));
        let sums = match (q.won.0, q.by_chance.0) {
            (0, 0) => "-".to_owned(),
            (_, 0) => phrase!("{} won", thousands(q.won)),
            (0, _) => phrase!("{} by chance", thousands(q.by_chance)),
            _ => phrase!("{} won, {} by chance", thousands(q.won), thousands(q.by_chance)),
        };
        format!("{name}  {sums}")
    };
    review.quarters.iter().map(says).collect::<Vec<_>>().join("     ")
}

/// What is won, open and gone by of the quarter; sales; all open ones.
pub fn draw_head(buf: &mut Buffer, area: Rect, ctx: &Ctx, review: &Review) {
    if area.width + 2 >= WITH_QUARTERS {
        let (x, y) = (area.x + 1, area.bottom() - 1);
        ctx.put(buf, x, y, LABEL - 3, phrase!("quarters"), Role::Muted);
        let room = area.width.saturating_sub(LABEL - 1);
        ctx.put(buf, x + LABEL - 3, y, room, &quarters_say(review), Role::Body);
    }
    let facts = head_facts(review, ctx);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let half = if inner.width >= 100 { inner.width / 2 } else { inner.width };
    for (i, (label, says, role)) in facts.iter().enumerate() {
        let (column, line) = match inner.width >= 100 {
            true => (i % 2, i / 2),
            false => (0, i),
        };
        let (column, line) = (u16::try_from(column).unwrap_or(0), u16::try_from(line).unwrap_or(0));
        if line >= inner.height {
            break;
        }
        let (x, y) = (inner.x + column * half, inner.y + line);
        ctx.put(buf, x, y, LABEL - 3, label, Role::Muted);
        ctx.put(buf, x + LABEL - 3, y, half.saturating_sub(LABEL - 2), says, *role);
    }
}

/// Label, what it says, and what that is; the most telling first.
pub fn head_facts(review: &Review, ctx: &Ctx) -> Vec<(&'static str, String, Role)> {
    let head = &review.head;
    let (won, _) = ReviewHead::sums(&head.won);
    let won = match head.won.is_empty() {
        true => phrase!("0; none signed since {}", said_day(head.quarter.first, ctx.today())),
        false => format!("{}: {}", thousands(won), named(&head.won)),
    };
    let (lands, lands_by) = ReviewHead::sums(&head.lands);
    let lands = match head.lands.is_empty() {
        true => phrase!("nothing to land").to_owned(),
        false => phrase!(
            "{} = {} by chance: {}",
            thousands(lands),
            thousands(lands_by),
            named(&head.lands)
        ),
    };
    let (gone, gone_by) = ReviewHead::sums(&head.gone_by);
    let gone = match head.gone_by.is_empty() {
        true => phrase!("none").to_owned(),
        false => phrase!(
            "{} = {} by chance: {}",
            thousands(gone),
            thousands(gone_by),
            named(&head.gone_by)
        ),
    };
    let gone_role = if head.gone_by.is_empty() { Role::Muted } else { Role::Warn };
    let mut facts = vec![
        ("open", lands, Role::Body),
        ("won", won, if head.won.is_empty() { Role::Body } else { Role::Good }),
        (phrase!("gone by"), gone, gone_role),
    ];
    facts.extend(open_facts(review));
    facts
}

fn named(deals: &[QuarterDeal]) -> String {
    let names: Vec<&str> = deals.iter().map(|d| d.name.as_str()).collect();
    few(&names, 2)
}

/// All open deals, what moved, and the sales of the quarter.
fn open_facts(review: &Review) -> Vec<(&'static str, String, Role)> {
    let head = &review.head;
    let all =
        Cents(review.open.iter().filter_map(|d| d.value).map(|v| i128::from(v.cents())).sum());
    let by_chance = Cents(review.open.iter().filter_map(|d| d.by_chance).map(|c| c.0).sum());
    let sales = match head.sales.accounts {
        0 => phrase!("no target by quarter").to_owned(),
        n => phrase!(
            "{} of {} in {}; {} % of the days gone",
            thousands(head.sales.revenue),
            thousands(head.sales.target),
            count(n as i64, "account"),
            head.sales.gone
        ),
    };
    let moved = review.open.iter().filter(|d| d.has_moved()).count();
    let since = phrase!(
        "{} moved on, {} won, {} no-go, {} lost",
        moved,
        review.won.len(),
        review.no_go.len(),
        review.lost.len()
    );
    let deals = count(review.open.len() as i64, "deal");
    let all = phrase!("{}, by chance {}, {}", thousands(all), thousands(by_chance), deals);
    vec![
        (phrase!("all open"), all, Role::Body),
        ("since", since, Role::Body),
        ("sales", sales, Role::Body),
    ]
}
