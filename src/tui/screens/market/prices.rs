//! Page 3: prices and offers at one place over time, drawn and as a table. A look is a point; between two looks nobody
//! knows, so the line is dotted.

use super::Market;
use crate::model::{Date, Money, Shelf};
use crate::text::DayText;
use crate::text::format::count;
use crate::text::width;
use crate::tui::components::pages::Pages;
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_panes, draw_rule, inner};
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::market::change::price;
use crate::workbench::market::history::PlaceHistory;
use crate::workbench::market::promotion_days;
use chrono::{Datelike, Months};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Products that are drawn, at most.
const MOST: usize = 6;
/// Looks that have a column of the table, at most.
const MOST_LOOKS: usize = 6;
/// Cells of the axis at the left, with its blanks.
const AXIS: u16 = 10;
/// Cells of a point with its price.
const POINT: u16 = 9;
/// Lines below the drawing: the rule, the offers, the months.
const BELOW: u16 = 4;
/// Steps of the axis, in cents.
const STEPS: [i64; 12] =
    [25, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000, 1_000_000];

/// A product that is drawn: its place in the products, and its letter.
struct PriceCurve {
    at: usize,
    letter: char,
}

impl Market {
    /// The products with most prices, ours first.
    fn curves(&self, place: &PlaceHistory) -> Vec<PriceCurve> {
        let mut shown: Vec<usize> =
            (0..place.products.len()).filter(|at| prices(place, *at) > 0).collect();
        shown.sort_by_key(|at| std::cmp::Reverse(prices(place, *at)));
        shown.truncate(MOST);
        let mut taken: Vec<char> = Vec::new();
        let mut curves = Vec::new();
        for at in shown {
            let product = &place.products[at];
            let name = product.name().to_lowercase();
            let own = if product.theirs { name.as_str() } else { "opqrsu" };
            let free = own.chars().chain('a'..='z');
            let mut free = free.filter(|c| c.is_ascii_lowercase() && !taken.contains(c));
            let letter = free.next().unwrap_or('x');
            taken.push(letter);
            curves.push(PriceCurve { at, letter });
        }
        curves.sort_by_key(|curve| curve.at);
        curves
    }

    /// The table below the drawing, or alone.
    pub(super) fn price_table(&self) -> Vec<Vec<Leaf>> {
        let title =
            if self.as_table { self.pages() } else { phrase!("The same as a table").to_owned() };
        let Some(place) = self.history().filter(|p| !p.looks.is_empty()) else {
            let says = phrase!("Nothing seen here yet. a walks the shelf").to_owned();
            return Leaf::alone(Ledger::text(title, "", [(says, Role::Muted)]));
        };
        let looks = &place.looks[place.looks.len().saturating_sub(MOST_LOOKS)..];
        let mut columns = vec![LedgerColumn::left(""), LedgerColumn::left("product")];
        columns.extend(looks.iter().map(|l| LedgerColumn::right(l.date.short_day())));
        columns.push(LedgerColumn::left("").grow().need(1));
        let curves = self.curves(place);
        let mut rows: Vec<LedgerRow> = Vec::new();
        for curve in &curves {
            let product = &place.products[curve.at];
            let role = if product.theirs { Role::Body } else { Role::Accent };
            let ours = if product.theirs { "" } else { phrase!("ours ") };
            let name = format!("{ours}{}", product.name());
            let mut cells = vec![
                LedgerCell::with(curve.letter.to_string(), role),
                LedgerCell::with(name, role),
            ];
            for look in looks {
                let cell = match look.of(curve.at) {
                    None => "-".to_owned(),
                    Some(sight) if sight.shelf == Some(Shelf::None) && product.theirs => {
                        phrase!("not there").to_owned()
                    }
                    Some(sight) if sight.shelf == Some(Shelf::None) => phrase!("OUT").to_owned(),
                    Some(sight) if sight.price.is_none() => phrase!("seen, no price").to_owned(),
                    Some(sight) => price(sight.price),
                };
                cells.push(LedgerCell::from(cell));
            }
            cells.push(LedgerCell::with(price_note(place, curve.at), Role::Muted));
            rows.push(LedgerRow::of(curve.at, cells));
        }
        if rows.is_empty() {
            rows.push(LedgerRow::note(phrase!("seen, and no price noted"), Role::Muted));
        }
        if place.looks.len() == 1 {
            rows.push(LedgerRow::note(phrase!("Two looks make a line; there is one"), Role::Muted));
        }
        let right = count(place.looks.len(), "look");
        Leaf::alone(Ledger::new(title, right, columns, rows).with_fields(2, 1 + looks.len()))
    }

    /// The drawing above, the table below.
    pub(super) fn draw_prices(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
    ) -> Option<Position> {
        let products = self.history().map_or(0, |p| self.curves(p).len());
        let table = u16::try_from(products).unwrap_or(0) + 5;
        let least = 9 + BELOW;
        if self.as_table || area.height < least + 4 {
            return self.spread.draw(buf, area, ctx);
        }
        let below = table.min(area.height - least + 1).max(4);
        let above = Rect { height: area.height - below + 1, ..area };
        let low = Rect { y: above.bottom() - 1, height: below, ..area };
        let caret = self.spread.draw(buf, low, ctx);
        let (title, right) = (self.pages(), self.price_title(ctx));
        let pane = Pane { area: above, left: &title, right: &right, focused: false };
        draw_panes(buf, &[pane], ctx.theme);
        match self.history().filter(|p| !p.looks.is_empty()) {
            Some(place) => self.draw_curves(buf, inner(above), ctx, place),
            None => {
                let inside = inner(above);
                let says = phrase!("Two looks make a line; there is none yet");
                ctx.put(
                    buf,
                    inside.x + 1,
                    inside.y,
                    inside.width.saturating_sub(1),
                    says,
                    Role::Muted,
                );
            }
        }
        caret
    }

    fn price_title(&self, ctx: &Ctx) -> String {
        let place = self.history().map_or("", |p| p.place.as_str());
        let currency = ctx.bench.rep().map(|r| r.currency.0.unwrap_or_default());
        match currency {
            Ok(currency) if !currency.is_empty() => {
                phrase!("{place}, in {currency}", place, currency)
            }
            _ => place.to_owned(),
        }
    }

    fn draw_curves(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, place: &PlaceHistory) {
        let curves = self.curves(place);
        let prices: Vec<i64> = curves
            .iter()
            .flat_map(|c| place.looks.iter().filter_map(|l| l.of(c.at)?.price))
            .map(Money::cents)
            .collect();
        let plot = Rect { height: area.height.saturating_sub(BELOW), ..area };
        let (Some(low), Some(high)) = (prices.iter().min(), prices.iter().max()) else {
            let says = phrase!("seen, no price");
            ctx.put(buf, area.x + 1, area.y, area.width - 2, says, Role::Muted);
            return;
        };
        let scale = PriceScale::new(*low, *high, plot);
        let span = TimeSpan::of(place, ctx.today(), plot);
        scale.draw(buf, plot, ctx);
        for curve in curves.iter().rev() {
            let points = place.looks.iter().filter_map(|l| Some((l.date, l.of(curve.at)?.price?)));
            let points: Vec<(Date, Money)> = points.collect();
            for (nth, (date, money)) in points.iter().enumerate() {
                let (x, y) = (span.x(*date), scale.y(money.cents()));
                let end = points.get(nth + 1).map_or(x, |(next, _)| span.x(*next));
                for dot in x..end.saturating_sub(1).max(x) {
                    if is_free(buf, dot, y) {
                        ctx.put(buf, dot, y, 1, ctx.theme.glyphs.dashed, Role::Muted);
                    }
                }
            }
        }
        // A point stands where its price and its day are: the newest has its words first, an older one its letter alone
        // where they have no room. The table has them all.
        let mut points: Vec<(Date, Money, &PriceCurve)> = curves
            .iter()
            .flat_map(|c| {
                place.looks.iter().filter_map(move |l| Some((l.date, l.of(c.at)?.price?, c)))
            })
            .collect();
        points.sort_by_key(|(date, _, curve)| (std::cmp::Reverse(*date), curve.at));
        for (date, money, curve) in points {
            let role = if place.products[curve.at].theirs { Role::Body } else { Role::Accent };
            let (x, y) = (span.x(date), scale.y(money.cents()));
            let label = format!("{} {}", curve.letter, price(Some(money)));
            let whole = u16::try_from(width(&label)).unwrap_or(POINT);
            let found = [(whole + 1, label), (1, curve.letter.to_string())].into_iter().find_map(
                |(cells, text)| {
                    let x = (x..=x + POINT).find(|x| has_room(buf, (*x, cells), y, plot))?;
                    Some((x, text))
                },
            );
            if let Some((x, text)) = found {
                ctx.put(buf, x, y, plot.right().saturating_sub(x), &text, role);
            }
        }
        let below = Rect { y: plot.bottom(), height: area.bottom() - plot.bottom(), ..area };
        draw_below(buf, below, ctx, (place, &curves), &span);
    }
}

fn prices(place: &PlaceHistory, at: usize) -> usize {
    place.looks.iter().filter(|l| l.of(at).is_some_and(|s| s.price.is_some())).count()
}

/// What the last price is beside the others: "lowest of 4 looks; offers in March and November".
fn price_note(place: &PlaceHistory, at: usize) -> String {
    let seen: Vec<(Date, Money)> =
        place.looks.iter().filter_map(|l| Some((l.date, l.of(at)?.price?))).collect();
    let Some((day, last)) = seen.last() else { return String::new() };
    let mut says = vec![phrase!("{} on {}", price(Some(*last)), day.short_day())];
    let others = &seen[..seen.len() - 1];
    if others.is_empty() {
        says.push(phrase!("noted once").to_owned());
    } else if others.iter().all(|(_, p)| p > last) {
        says.push(phrase!("lowest of {} looks", seen.len()));
    } else if others.iter().all(|(_, p)| p < last) {
        says.push(phrase!("highest of {} looks", seen.len()));
    }
    let offers = place.looks.iter().filter_map(|l| l.of(at)).filter(|s| s.offer.is_some());
    match offers.count() {
        0 => {}
        1 => says.push(phrase!("1 offer").to_owned()),
        n => says.push(phrase!("{n} offers", n)),
    }
    says.join("; ")
}

/// Prices up the side.
struct PriceScale {
    low: i64,
    step: i64,
    rows: u16,
    /// Lines up to the highest price.
    used: u16,
    top: u16,
}

impl PriceScale {
    fn new(low: i64, high: i64, plot: Rect) -> Self {
        let rows = plot.height.max(1);
        let room = i64::from(rows.saturating_sub(1).max(1));
        let spread = (high - low).max(1);
        let step = STEPS.into_iter().find(|s| s * room >= spread).unwrap_or(spread / room + 1);
        let bottom = low - low.rem_euclid(step);
        let used = u16::try_from((high - bottom) / step + 1).unwrap_or(rows);
        Self { low: bottom, step, rows, used, top: plot.y }
    }

    fn y(&self, cents: i64) -> u16 {
        let up = (cents - self.low + self.step / 2).div_euclid(self.step);
        let up = u16::try_from(up).unwrap_or(0).min(self.rows.saturating_sub(1));
        self.top + self.rows.saturating_sub(1) - up
    }

    /// A price every few lines.
    fn draw(&self, buf: &mut Buffer, plot: Rect, ctx: &Ctx) {
        for up in (0..self.rows.min(self.used + 1)).step_by(4) {
            let cents = self.low + self.step * i64::from(up);
            let y = self.top + self.rows.saturating_sub(1) - up;
            let text = price(Some(Money::from_cents(cents)));
            ctx.put_right(buf, plot.x + 1, y, AXIS - 3, &text, Role::Muted);
        }
    }
}

/// Days along the foot.
struct TimeSpan {
    first: Date,
    days: i64,
    x: u16,
    room: u16,
}

impl TimeSpan {
    fn of(place: &PlaceHistory, today: Date, plot: Rect) -> Self {
        let looks = place.looks.iter().map(|l| l.date);
        let starts = place.looks.iter().flat_map(|l| &l.sights).filter_map(|(_, s)| s.offer_days.0);
        let first = looks.clone().chain(starts).min().unwrap_or(today);
        let first = first.with_day(1).unwrap_or(first);
        let days = (today - first).num_days().max(30);
        let room = plot.width.saturating_sub(AXIS + POINT + 2).max(1);
        Self { first, days, x: plot.x + AXIS, room }
    }

    fn x(&self, date: Date) -> u16 {
        let gone = (date - self.first).num_days().clamp(0, self.days);
        self.x + u16::try_from(gone * i64::from(self.room) / self.days).unwrap_or(0)
    }
}

fn is_free(buf: &Buffer, x: u16, y: u16) -> bool {
    buf.cell((x, y)).is_some_and(|cell| cell.symbol() == " ")
}

/// Are these cells of the drawing without words?
fn has_room(buf: &Buffer, (x, cells): (u16, u16), y: u16, plot: Rect) -> bool {
    let ends = x + cells.min(2) - 1 < plot.right() && x + cells <= plot.right() + 1;
    ends && (x..x + cells).all(|x| buf.cell((x, y)).is_none_or(|cell| !text(cell)))
}

fn text(cell: &ratatui::buffer::Cell) -> bool {
    cell.symbol().chars().any(char::is_alphanumeric)
}

/// The rule, the offers as bars, the months.
fn draw_below(
    buf: &mut Buffer,
    area: Rect,
    ctx: &Ctx,
    (place, curves): (&PlaceHistory, &[PriceCurve]),
    span: &TimeSpan,
) {
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    draw_rule(buf, inside, area.y, ctx.theme);
    ctx.put(buf, area.x + 2, area.y + 1, AXIS - 2, phrase!("offers"), Role::Muted);
    let mut used: [u16; 2] = [0, 0];
    for curve in curves {
        let offers = place.looks.iter().filter_map(|l| Some((l.date, l.of(curve.at)?)));
        for (date, sight) in offers.filter(|(_, s)| s.offer.is_some()) {
            let from = span.x(sight.offer_days.0.unwrap_or(date));
            let to = span.x(sight.offer_days.1.unwrap_or(date)).max(from + 1);
            let days = promotion_days(sight.offer_days).unwrap_or_default();
            let offer = sight.offer.as_deref().unwrap_or_default();
            let text = format!(" {} {offer}, {days}", curve.letter);
            let text = text.trim_end_matches([',', ' ']);
            let cells = u16::try_from(width(text)).unwrap_or(0);
            // The words stand where there is room: behind the bar, else before it.
            let right = to + 1 + cells < area.right().saturating_sub(1);
            let start = if right { from } else { from.saturating_sub(cells + 1).max(span.x) };
            let Some(line) = (0..2).find(|line| used[*line] <= start) else { continue };
            let y = area.y + 1 + u16::try_from(line).unwrap_or(0);
            for x in from..to {
                ctx.put(buf, x, y, 1, ctx.theme.glyphs.gone, Role::Warn);
            }
            let at = if right { to } else { start };
            let room =
                if right { area.right().saturating_sub(at + 1) } else { from.saturating_sub(at) };
            ctx.put(buf, at, y, room.min(cells), text, Role::Warn);
            used[line] = if right { at + cells + 1 } else { to + 1 };
        }
    }
    draw_months(buf, Rect { y: area.y + 3, height: 1, ..area }, ctx, span);
}

fn draw_months(buf: &mut Buffer, line: Rect, ctx: &Ctx, span: &TimeSpan) {
    let mut free = line.x;
    let mut month = span.first;
    let last = span.first + chrono::Duration::days(span.days);
    while month <= last {
        let x = span.x(month);
        let is_first = month.month() == 1;
        let text = if is_first { month.month_year() } else { month.month_name() };
        let cells = u16::try_from(width(&text)).unwrap_or(0);
        if x >= free && x + cells < line.right() {
            ctx.put(buf, x, line.y, cells, &text, Role::Muted);
            free = x + cells + 1;
        }
        let Some(next) = month.checked_add_months(Months::new(1)) else { break };
        month = next;
    }
}
