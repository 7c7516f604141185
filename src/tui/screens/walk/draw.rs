//! The walk as it is drawn: last time beside today, what may be typed, what was understood.

use super::help::{draw_help, draw_understood};
use super::{Walk, WalkLine};
use crate::model::{Choice, Shelf};
use crate::text::DayText;
use crate::text::format::in_days;
use crate::text::width;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_panes, inner};
use crate::workbench::market::change::price;
use crate::workbench::market::walk::{RowState, WalkRow};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on the help and what was understood stand side by side below.
const WIDE: u16 = 100;
/// Lines of the help with its border.
const HELP: u16 = 11;
/// Cells of a price, of a place, of an offer.
const PRICE: u16 = 9;
const PLACE: u16 = 18;
const OFFER: u16 = 12;
/// Cells of what today says, at least.
const SAYS: u16 = 16;

/// Where the columns of a row stand.
struct WalkColumns {
    name: (u16, u16),
    last: u16,
    offer: Option<u16>,
    today: u16,
    says: (u16, u16),
}

impl WalkColumns {
    fn new(area: Rect) -> Self {
        let wide = area.width + 2 >= WIDE;
        let name = if wide { 18 } else { 16 };
        let last = area.x + 1 + name + 1;
        let place = if wide { PLACE } else { PLACE - 4 };
        let offer = wide.then_some(last + PRICE + 1 + place);
        let today = last + PRICE + 1 + place + if wide { OFFER } else { 0 };
        let says = today + PRICE + 1 + place;
        let room = area.right().saturating_sub(says + 1);
        Self { name: (area.x + 1, name), last, offer, today, says: (says, room) }
    }

    /// Cells of a place.
    fn place(&self) -> u16 {
        self.says.0.saturating_sub(self.today + PRICE + 2)
    }
}

impl Walk {
    pub(super) fn draw_walk(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
    ) -> Option<Position> {
        let wide = area.width >= WIDE && area.height >= 24;
        let help = if wide { HELP } else { 0 };
        let above = Rect { height: area.height - help + u16::from(wide), ..area };
        let days = self.shelf.last.map(|d| (ctx.today() - d).num_days());
        let right = match (self.shelf.last, days) {
            (Some(day), Some(days)) => {
                phrase!("last look {}, {}", day.weekday_day(), in_days(-days))
            }
            _ => phrase!("nobody has looked here before").to_owned(),
        };
        let title = match self.shelf.place.as_str() {
            "" => phrase!("Walk the shelf").to_owned(),
            place => phrase!("Walk the shelf: {place}", place),
        };
        let low = Rect { y: above.bottom() - 1, height: help, ..area };
        let half = low.width / 2;
        let typed = Rect { width: half, ..low };
        let understood = Rect { x: low.x + half - 1, width: low.width - half + 1, ..low };
        let mut panes = vec![Pane { area: above, left: &title, right: &right, focused: true }];
        let row = self.row_shown(ctx);
        let name =
            row.as_ref().map_or(String::new(), |r| phrase!("Understood: {}", r.product.name()));
        if wide {
            panes.push(Pane {
                area: typed,
                left: phrase!("What you may type on a row"),
                right: phrase!("in any order"),
                focused: false,
            });
            panes.push(Pane { area: understood, left: &name, right: "", focused: false });
        }
        draw_panes(buf, &panes, ctx.theme);
        let inside = inner(above);
        let foot = if wide { 2 } else { 6 };
        let list = Rect { height: inside.height.saturating_sub(foot), ..inside };
        let caret = self.draw_list(buf, list, ctx);
        let below = Rect { y: list.bottom(), height: foot.min(inside.height), ..inside };
        self.draw_foot(buf, below, ctx, wide, row.as_ref());
        if wide {
            draw_help(buf, inner(typed), ctx);
            draw_understood(buf, inner(understood), ctx, row.as_ref());
        }
        caret
    }

    /// The row that the mark is on, with what is being typed.
    fn row_shown(&self, ctx: &Ctx) -> Option<WalkRow> {
        match self.line() {
            WalkLine::Product(at) => self.typed_row(at, ctx),
            WalkLine::New => {
                let typed = self.field.text();
                self.shelf.read_new(typed, ctx.today(), &self.known, &self.company)
            }
            WalkLine::Place | WalkLine::Brands => None,
        }
    }

    fn draw_list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let columns = WalkColumns::new(area);
        let mut caret = None;
        let mut y = area.y;
        self.drawn.clear();
        let narrow = area.width + 2 < WIDE;
        for at in 0..2 {
            caret = self.draw_head(buf, Rect { y, height: 1, ..area }, ctx, at).or(caret);
            self.drawn.push((y, at));
            y += 1;
        }
        y += 1;
        if !narrow {
            let last = self.shelf.last.map_or(String::new(), |d| format!(", {}", d.short_day()));
            ctx.put(buf, columns.last, y, 24, &phrase!("last time{last}", last), Role::Muted);
            ctx.put(buf, columns.today, y, 24, phrase!("today"), Role::Muted);
            y += 1;
        }
        for (x, text) in [
            (columns.name.0, "product"),
            (columns.last + 4, if narrow { phrase!(" last") } else { "price" }),
            (columns.last + PRICE + 1, "place"),
            (columns.offer.unwrap_or(area.right()), "offer"),
            (columns.today + 4, if narrow { "today" } else { "price" }),
            (columns.today + PRICE + 1, "place"),
            (columns.says.0, phrase!("what this says")),
        ] {
            ctx.put(buf, x, y, 16, text, Role::Muted);
        }
        y += 1;
        let rows = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        self.draw_rows(buf, rows, ctx, &columns).or(caret)
    }

    /// The place and the count of brands.
    fn draw_head(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx, at: usize) -> Option<Position> {
        let picked = self.at == at;
        let (word, says) = match at {
            0 => ("place", self.place_says()),
            _ => (
                phrase!("brands there"),
                match self.shelf.brands {
                    (_, Some(count)) => count.to_string(),
                    (Some(count), None) => phrase!("{count}, as last time", count),
                    (None, None) => phrase!("not counted").to_owned(),
                },
            ),
        };
        if picked {
            ctx.put(buf, line.x, line.y, 1, ctx.theme.glyphs.focus, Role::Accent);
        }
        ctx.put(buf, line.x + 1, line.y, 14, word, Role::Muted);
        let field = Rect { x: line.x + 16, width: line.width.saturating_sub(17), ..line };
        if picked && !self.field.text().is_empty() {
            let caret = self.field.draw(buf, field, ctx.theme.style(Role::Accent));
            if at == 0 {
                let found = self.place_of(self.field.text());
                let says = found
                    .map_or(phrase!("a new place of this account").to_owned(), |p| p.place.clone());
                let x = field.x + u16::try_from(width(self.field.text())).unwrap_or(0) + 3;
                let room = field.right().saturating_sub(x);
                ctx.put(
                    buf,
                    x,
                    line.y,
                    room,
                    &format!("{} {says}", ctx.theme.glyphs.step),
                    Role::Muted,
                );
            }
            return caret;
        }
        let role = if says.is_empty() { Role::Muted } else { Role::Body };
        ctx.put(buf, field.x, line.y, field.width, &says, role);
        if picked && at == 0 && line.width > 90 {
            let hint = phrase!("Up turns to another, and typing finds one");
            ctx.put_right(buf, field.x, line.y, field.width, hint, Role::Muted);
        }
        picked.then(|| Position::new(field.x, line.y))
    }

    fn place_says(&self) -> String {
        match self.shelf.place.is_empty() {
            true => phrase!("its name").to_owned(),
            false => format!("{}, {}", self.shelf.place, self.shelf.account.1),
        }
    }

    /// Each line: a row, a title, or what is typed on the row above it.
    fn row_lines(&self) -> Vec<RowLine> {
        let rows = self.shelf.rows.len();
        let first_beyond = self.shelf.rows.iter().position(|r| r.elsewhere.is_some());
        let mut lines: Vec<RowLine> = Vec::new();
        for at in 0..rows {
            if Some(at) == first_beyond {
                lines.push(RowLine::Blank);
                lines.push(RowLine::Title(phrase!("seen at other places, never here")));
            }
            lines.push(RowLine::Product(at));
            if self.line() == WalkLine::Product(at) && !self.field.text().is_empty() {
                lines.push(RowLine::Typing);
            }
        }
        lines.push(RowLine::Blank);
        lines.push(RowLine::New);
        lines
    }

    /// The products, and under the picked one what is typed.
    fn draw_rows(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        columns: &WalkColumns,
    ) -> Option<Position> {
        let lines = self.row_lines();
        let view = usize::from(area.height);
        let is_picked = |line: &RowLine| match (line, self.line()) {
            (RowLine::Product(at), WalkLine::Product(picked)) => *at == picked,
            (RowLine::New, WalkLine::New) => true,
            _ => false,
        };
        let picked = lines.iter().position(is_picked).unwrap_or(0);
        let end = (picked + 2).min(lines.len());
        self.offset = self.offset.clamp(end.saturating_sub(view), picked);
        self.offset = self.offset.min(lines.len().saturating_sub(view));
        let mut caret = None;
        for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(self.offset)) {
            let row = Rect { y, height: 1, ..area };
            match line {
                RowLine::Blank => {}
                RowLine::Title(text) => {
                    ctx.put(buf, area.x + 1, y, area.width - 1, text, Role::Muted);
                }
                RowLine::Typing => {
                    let x = columns.today + 3;
                    let field = Rect { x, width: area.right().saturating_sub(x + 1), ..row };
                    caret = self.field.draw(buf, field, ctx.theme.style(Role::Accent));
                }
                RowLine::Product(at) => {
                    self.drawn.push((y, at + 2));
                    self.draw_product(buf, row, ctx, columns, *at);
                    if self.line() == WalkLine::Product(*at) && self.field.text().is_empty() {
                        caret = Some(Position::new(columns.today + PRICE, y));
                    }
                }
                RowLine::New => {
                    self.drawn.push((y, self.shelf.rows.len() + 2));
                    caret = self.draw_new(buf, row, ctx, columns).or(caret);
                }
            }
        }
        caret
    }

    fn draw_product(
        &self,
        buf: &mut Buffer,
        line: Rect,
        ctx: &Ctx,
        columns: &WalkColumns,
        at: usize,
    ) {
        let Some(row) = self.typed_row(at, ctx) else { return };
        let picked = self.line() == WalkLine::Product(at);
        let y = line.y;
        if picked {
            ctx.put(buf, line.x, y, 1, ctx.theme.glyphs.focus, Role::Accent);
        }
        let ours = if row.product.theirs { "" } else { phrase!(", ours") };
        let name = format!("{}{ours}", row.product.name());
        ctx.put(buf, columns.name.0, y, columns.name.1, &name, Role::Body);
        let place = columns.place();
        if let Some(last) = &row.last {
            ctx.put_right(buf, columns.last, y, PRICE, &price(last.price), Role::Muted);
            let shelf = last.shelf.map_or(String::new(), |s| word(ctx, s, !row.product.theirs));
            ctx.put(buf, columns.last + PRICE + 1, y, place, &shelf, Role::Muted);
            if let (Some(x), Some(offer)) = (columns.offer, &last.offer) {
                ctx.put(buf, x, y, OFFER - 1, offer, Role::Muted);
            }
        } else if let Some((place_name, seen)) = &row.elsewhere {
            ctx.put_right(buf, columns.last, y, PRICE, &price(seen.price), Role::Muted);
            let says = format!("{place_name}, {}", seen.date.short_day());
            let room = columns.today.saturating_sub(columns.last + PRICE + 2);
            ctx.put(buf, columns.last + PRICE + 1, y, room, &says, Role::Muted);
        }
        let (says, urgent) = row.says();
        let role = match (&row.state, urgent) {
            (RowState::NotLooked, _) => Role::Muted,
            (_, true) => Role::Bad,
            (RowState::AsBefore, _) => Role::Muted,
            _ => Role::Body,
        };
        if let Some((now, _, shelf)) = row.today() {
            let typed =
                if matches!(row.state, RowState::Typed(_)) { Role::Accent } else { Role::Muted };
            let now = now.map_or("-".to_owned(), |m| price(Some(m)));
            ctx.put_right(buf, columns.today, y, PRICE, &now, typed);
            let shelf = shelf.map_or(String::new(), |s| match s {
                Shelf::None => phrase!("not there").to_owned(),
                s => word(ctx, s, !row.product.theirs),
            });
            ctx.put(buf, columns.today + PRICE + 1, y, place, &shelf, typed);
        }
        let mark = if urgent { format!("  {}", ctx.theme.glyphs.critical) } else { String::new() };
        let room = columns.says.1.max(SAYS.min(columns.says.1));
        ctx.put(buf, columns.says.0, y, room, &format!("{says}{mark}"), role);
    }

    fn draw_new(
        &self,
        buf: &mut Buffer,
        line: Rect,
        ctx: &Ctx,
        columns: &WalkColumns,
    ) -> Option<Position> {
        let picked = self.line() == WalkLine::New;
        if picked {
            ctx.put(buf, line.x, line.y, 1, ctx.theme.glyphs.focus, Role::Accent);
        }
        ctx.put(buf, columns.name.0, line.y, columns.name.1, phrase!("a new product"), Role::Muted);
        let x = columns.last;
        let field = Rect { x, width: line.right().saturating_sub(x + 1), ..line };
        if picked {
            if self.field.text().is_empty() {
                ctx.put(
                    buf,
                    field.x + 2,
                    line.y,
                    field.width.saturating_sub(2),
                    phrase!("its name, then as above"),
                    Role::Muted,
                );
            }
            return self.field.draw(buf, field, ctx.theme.style(Role::Accent));
        }
        ctx.put(
            buf,
            columns.says.0,
            line.y,
            columns.says.1,
            phrase!("its name, then as above"),
            Role::Muted,
        );
        None
    }
}

/// A line of the products.
enum RowLine {
    Product(usize),
    Typing,
    Title(&'static str),
    New,
    Blank,
}

/// The word of a place; ours that is not there is OUT.
pub(super) fn word(ctx: &Ctx, shelf: Shelf, ours: bool) -> String {
    match (shelf, ours) {
        (Shelf::None, true) => phrase!("OUT").to_owned(),
        _ => ctx.bench.words.word("shelf", shelf.word()).to_owned(),
    }
}
