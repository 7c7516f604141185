//! Rows in columns: columns leave from the least needed, rows scroll, the rest is counted.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;

use crate::text::width;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::hits::{self, ListHit};
use crate::tui::widgets::put;

/// Blank cells between two columns.
const GAP: u16 = 2;

/// A column. One made by [`Column::fill`] takes what the others leave.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    title: &'a str,
    width: u16,
    fills: bool,
    need: u8,
    align: Alignment,
    gap: u16,
}

impl<'a> Column<'a> {
    /// So many cells, never leaving unless [`Column::need`] says so.
    pub const fn fixed(title: &'a str, width: u16) -> Self {
        Self { title, width, fills: false, need: u8::MAX, align: Alignment::Left, gap: GAP }
    }

    /// So many cells, with numbers that stand right.
    pub const fn right(title: &'a str, width: u16) -> Self {
        Self::fixed(title, width).align(Alignment::Right)
    }

    /// At least so many cells and all that is left.
    pub const fn fill(title: &'a str, least: u16) -> Self {
        Self { title, width: least, fills: true, need: u8::MAX, align: Alignment::Left, gap: GAP }
    }

    /// The lower, the earlier it leaves.
    #[must_use]
    pub const fn need(mut self, need: u8) -> Self {
        self.need = need;
        self
    }

    /// Stands one blank from the column before it, not two.
    #[must_use]
    pub const fn tight(mut self) -> Self {
        self.gap = 1;
        self
    }

    /// Numbers stand right.
    #[must_use]
    pub const fn align(mut self, align: Alignment) -> Self {
        self.align = align;
        self
    }
}

/// One cell's text and what it is.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// Cleaned and cut when drawn.
    pub text: Cow<'a, str>,
    /// Its colour, unless the row is picked.
    pub role: Role,
}

impl<'a> Cell<'a> {
    /// Plain text.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), role: Role::Body }
    }

    /// Text with a role.
    pub fn with(text: impl Into<Cow<'a, str>>, role: Role) -> Self {
        Self { text: text.into(), role }
    }
}

/// One row, a cell for each column.
#[derive(Clone, Debug, Default)]
pub struct Row<'a>(Vec<Cell<'a>>);

impl<'a> Row<'a> {
    /// A row of these cells.
    pub fn new(cells: impl IntoIterator<Item = Cell<'a>>) -> Self {
        Self(cells.into_iter().collect())
    }
}

/// What is drawn; only rows in view are asked for.
pub struct Table<'a> {
    /// From left to right.
    pub columns: &'a [Column<'a>],
    /// How many rows there are.
    pub len: usize,
    /// The row with the mark.
    pub picked: Option<usize>,
    /// The mark of the focused pane, or of another.
    pub focused: bool,
    /// The row at this index.
    pub row: &'a dyn Fn(usize) -> Row<'a>,
}

/// A column's place: its index, first cell and width.
struct ColumnPlace {
    column: usize,
    x: u16,
    width: u16,
}

impl Table<'_> {
    /// Draws titles, rows and, if rows are out of view, their number in the last line.
    /// `top` is the first row in view; it follows the picked row. One cell at the left is the mark's.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, top: &mut usize, theme: &Theme) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let places = self.places(area);
        let titled = area.height > 1 && self.columns.iter().any(|column| !column.title.is_empty());
        let first = area.y + u16::from(titled);
        if titled {
            self.draw_titles(buf, area.y, &places, theme);
        }
        let view = self.view(usize::from(area.bottom() - first), top);
        let rows = Rect { y: first, height: u16::try_from(view).unwrap_or(area.height), ..area };
        hits::list(ListHit {
            area: rows.intersection(area),
            lines: 1,
            first: *top,
            len: self.len,
            selected: self.picked,
            focused: self.focused,
        });
        let mut y = first;
        for index in *top..self.len.min(*top + view) {
            self.draw_row(buf, Rect::new(area.x, y, area.width, 1), index, &places, theme);
            y += 1;
        }
        if view < self.len && y < area.bottom() {
            let more = beyond(*top, self.len.saturating_sub(*top + view));
            put(buf, area.x + 1, y, area.width - 1, &more, theme.style(Role::Muted));
        }
    }

    /// Does the first line of an area of this height hold the titles?
    pub fn is_titled(&self, height: u16) -> bool {
        height > 1 && self.columns.iter().any(|column| !column.title.is_empty())
    }

    /// Draws the rows alone, without titles and mark, as many as there is room for; the lines used.
    pub fn draw_untitled(&self, buf: &mut Buffer, area: Rect, theme: &Theme) -> u16 {
        let area = area.intersection(buf.area);
        let places = self.places(area);
        let rows = u16::try_from(self.len).unwrap_or(u16::MAX).min(area.height);
        for index in 0..rows {
            let line = Rect { y: area.y + index, height: 1, ..area };
            self.draw_row(buf, line, usize::from(index), &places, theme);
        }
        rows
    }

    /// The first cell of a column in an area; nothing where it has left.
    pub fn left_of(&self, column: usize, area: Rect) -> Option<u16> {
        self.places(area).iter().find(|place| place.column == column).map(|place| place.x)
    }

    /// Where rows stand: the row at this line of the area (for the mouse), if any.
    pub fn row_at(&self, line: u16, height: u16, top: usize) -> Option<usize> {
        let titled = height > 1 && self.columns.iter().any(|column| !column.title.is_empty());
        let line = usize::from(line.checked_sub(u16::from(titled))?);
        let view = self.view(usize::from(height - u16::from(titled)), &mut top.clone());
        Some(top + line).filter(|row| line < view && *row < self.len)
    }

    /// How many rows are shown in so many lines; moves `top` to the picked one.
    fn view(&self, lines: usize, top: &mut usize) -> usize {
        let view = if self.len <= lines || lines < 2 { lines } else { lines - 1 };
        if let Some(picked) = self.picked {
            let picked = picked.min(self.len.saturating_sub(1));
            *top = (*top).clamp((picked + 1).saturating_sub(view), picked);
        }
        *top = (*top).min(self.len.saturating_sub(view));
        view
    }

    /// Which columns stay, and where.
    fn places(&self, area: Rect) -> Vec<ColumnPlace> {
        let room = area.width.saturating_sub(1);
        let mut stay: Vec<usize> = (0..self.columns.len()).collect();
        let total = |stay: &[usize]| {
            let columns = || stay.iter().filter_map(|&at| self.columns.get(at));
            let cells = columns().map(|column| u32::from(column.width)).sum::<u32>();
            cells + columns().skip(1).map(|column| u32::from(column.gap)).sum::<u32>()
        };
        while total(&stay) > u32::from(room) {
            let need = |at: &usize| self.columns.get(*at).map_or(0, |column| column.need);
            let Some(least) = stay.iter().copied().rev().min_by_key(need) else {
                break;
            };
            if need(&least) == u8::MAX {
                break;
            }
            stay.retain(|at| *at != least);
        }
        let spare = u16::try_from(u32::from(room).saturating_sub(total(&stay))).unwrap_or(0);
        self.lay_out(area, &stay, spare)
    }

    fn lay_out(&self, area: Rect, stay: &[usize], mut spare: u16) -> Vec<ColumnPlace> {
        let mut fills =
            u16::try_from(stay.iter().filter(|at| self.columns[**at].fills).count()).unwrap_or(0);
        let mut x = area.x + 1;
        let mut places = Vec::new();
        for &at in stay {
            let column = &self.columns[at];
            x = x.saturating_add(if places.is_empty() { 0 } else { column.gap });
            let more = if column.fills { spare / fills.max(1) } else { 0 };
            if column.fills {
                fills -= 1;
                spare -= more;
            }
            let width = (column.width + more).min(area.right().saturating_sub(x));
            places.push(ColumnPlace { column: at, x, width });
            x = x.saturating_add(width);
        }
        places
    }

    fn draw_titles(&self, buf: &mut Buffer, y: u16, places: &[ColumnPlace], theme: &Theme) {
        for place in places {
            let column = &self.columns[place.column];
            put_aligned(
                buf,
                place,
                y,
                phrase!(column.title),
                column.align,
                theme.style(Role::Muted),
            );
        }
    }

    fn draw_row(
        &self,
        buf: &mut Buffer,
        line: Rect,
        index: usize,
        places: &[ColumnPlace],
        theme: &Theme,
    ) {
        let picked = self.picked == Some(index);
        let selection = (picked && self.focused).then(|| theme.style(Role::Selection));
        if let Some(style) = selection {
            buf.set_style(line, style);
        }
        if picked {
            let mark = if self.focused { theme.glyphs.focus } else { theme.glyphs.picked };
            put(buf, line.x, line.y, 1, mark, selection.unwrap_or(theme.style(Role::Accent)));
        }
        let row = (self.row)(index);
        for place in places {
            let Some(cell) = row.0.get(place.column) else {
                continue;
            };
            let style = match selection {
                Some(_) => theme.picked(cell.role),
                None => theme.style(cell.role),
            };
            put_aligned(buf, place, line.y, &cell.text, self.columns[place.column].align, style);
        }
    }
}

fn put_aligned(
    buf: &mut Buffer,
    place: &ColumnPlace,
    y: u16,
    text: &str,
    align: Alignment,
    style: Style,
) {
    let indent = match align {
        Alignment::Left => 0,
        Alignment::Right => spare(place, text),
        Alignment::Center => spare(place, text) / 2,
    };
    put(buf, place.x + indent, y, place.width - indent, text, style);
}

fn spare(place: &ColumnPlace, text: &str) -> u16 {
    place.width.saturating_sub(u16::try_from(width(text)).unwrap_or(u16::MAX))
}

/// How many rows are out of view, above and below.
pub fn beyond(above: usize, below: usize) -> String {
    match (above, below) {
        (0, below) => phrase!("{below} more", below),
        (above, 0) => phrase!("{above} above", above),
        (above, below) => phrase!("{above} above, {below} more", above, below),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::any_size::rows;

    const COLUMNS: [Column; 3] = [
        Column::fill("person", 6),
        Column::fixed("role", 7).need(1),
        Column::fixed("days", 4).need(2).align(Alignment::Right),
    ];

    fn drawn(width: u16, height: u16, len: usize, picked: usize, top: &mut usize) -> Vec<String> {
        let row = |at: usize| {
            Row::new([Cell::new(format!("王 {at}")), Cell::new("decides"), Cell::new("7")])
        };
        let whole = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(whole);
        let table =
            Table { columns: &COLUMNS, len, picked: Some(picked), focused: true, row: &row };
        table.draw(&mut buf, whole, top, &Theme::default());
        rows(&buf)
    }

    #[test]
    fn columns_leave_from_the_least_needed() {
        assert_eq!(
            drawn(24, 2, 1, 0, &mut 0),
            [" person    role     days", "▸王 0      decides     7"]
        );
        assert_eq!(drawn(16, 2, 1, 0, &mut 0), [" person     days", "▸王 0          7"]);
        assert_eq!(drawn(8, 2, 1, 0, &mut 0), [" person", "▸王 0"]);
    }

    #[test]
    fn what_is_out_of_view_is_counted_and_the_picked_row_is_in_view() {
        let mut top = 0;
        assert_eq!(drawn(8, 4, 9, 0, &mut top), [" person", "▸王 0", " 王 1", " 7 more"]);
        assert_eq!(drawn(8, 4, 9, 8, &mut top), [" person", " 王 7", "▸王 8", " 7 above"]);
        assert_eq!(drawn(8, 4, 9, 7, &mut top)[1], "▸王 7");
        assert_eq!(top, 7);
        assert_eq!(drawn(8, 4, 3, 9, &mut top)[3], " 王 2", "fewer rows than before");
    }

    #[test]
    fn the_mouse_finds_the_row_that_is_drawn_there() {
        let row = |_: usize| Row::default();
        let table = Table { columns: &COLUMNS, len: 9, picked: Some(3), focused: false, row: &row };
        assert_eq!(
            (0..4).map(|line| table.row_at(line, 4, 2)).collect::<Vec<_>>(),
            [None, Some(2), Some(3), None]
        );
    }
}
