//! How a ledger is drawn: which columns stay, which lines are in view, the mark, the bars.

use super::rows::{Bar, Content};
use super::{DrawnRow, FULL, GAP, LEAST, Ledger, LedgerMark};
use crate::text::{width, wrap};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::frame::draw_rule;
use crate::tui::widgets::put;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Where a column stands.
struct ColumnSpan {
    at: usize,
    x: u16,
    width: u16,
}

impl Ledger {
    /// Draws inside the border; the rows that can be picked, as they stand. `fits` says which of them are shown.
    pub fn draw(
        &self,
        buf: &mut Buffer,
        area: Rect,
        (mark, focused): (&mut LedgerMark, bool),
        fits: &dyn Fn(&[&str]) -> bool,
        theme: &Theme,
    ) -> Vec<DrawnRow> {
        let area = area.intersection(buf.area);
        let mut drawn = Vec::new();
        if area.width < 3 || area.height == 0 {
            return drawn;
        }
        let places = self.places(area);
        let mut top = area.y;
        if self.is_titled() && area.height > 1 {
            for place in &places {
                let column = &self.columns[place.at];
                put_in(buf, place, top, &column.title, column.right, theme.style(Role::Muted));
            }
            top += 1;
        }
        let lines = self.lines(area.width, fits);
        let room = usize::from(area.bottom() - top);
        let view = if lines.len() > room { room.saturating_sub(1) } else { room };
        self.scroll(mark, &lines, view);
        let shown = lines.iter().skip(mark.offset).take(view);
        for (y, line) in (top..).zip(shown) {
            let row = Rect { x: area.x, y, width: area.width, height: 1 };
            if let Some(key) = self.draw_line(buf, row, line, (mark, focused), &places, theme) {
                drawn.push(DrawnRow { y, key });
            }
        }
        if lines.len() > room && area.bottom() > top {
            let below = lines.len().saturating_sub(mark.offset + view);
            let more = beyond(mark.offset, below);
            let y = area.bottom() - 1;
            put(buf, area.x + 1, y, area.width - 1, &more, theme.style(Role::Muted));
        }
        drawn
    }

    /// Each line: the row, and of a text which of its lines.
    fn lines(&self, cells: u16, fits: &dyn Fn(&[&str]) -> bool) -> Vec<LedgerLine> {
        let room = usize::from(cells.saturating_sub(2)).max(1);
        let mut lines = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            match &row.content {
                Content::Text(text, role) => {
                    let texts = wrap(text, room);
                    let blank = texts.is_empty().then(String::new);
                    let texts = texts.into_iter().chain(blank);
                    lines.extend(texts.map(|text| LedgerLine::Text(text, *role)));
                }
                Content::Label(word, text, role) => {
                    let label = self.label_width();
                    let texts = wrap(text, room.saturating_sub(label).max(8));
                    let blank = texts.is_empty().then(String::new);
                    for (nth, text) in texts.into_iter().chain(blank).enumerate() {
                        let word = if nth == 0 { word.clone() } else { String::new() };
                        lines.push(LedgerLine::Label(word, text, *role));
                    }
                }
                Content::Rule => lines.push(LedgerLine::Rule),
                Content::Cells(_) if row.key.is_none() || fits(&row.texts()) => {
                    lines.push(LedgerLine::Row(at));
                }
                Content::Cells(_) => {}
            }
        }
        lines
    }

    /// Keeps the picked row in view; without one, the lines scroll by themselves.
    fn scroll(&self, mark: &mut LedgerMark, lines: &[LedgerLine], view: usize) {
        let is_picked = |line: &LedgerLine| match line {
            LedgerLine::Row(at) => self.rows[*at].key == Some(mark.key),
            _ => false,
        };
        if let Some(at) = lines.iter().position(is_picked) {
            mark.offset = mark.offset.clamp((at + 1).saturating_sub(view), at);
            // What stands above the first row is seen with it.
            let first = lines.iter().position(|l| self.is_pickable(l));
            if first == Some(at) && at < view {
                mark.offset = 0;
            }
        }
        mark.offset = mark.offset.min(lines.len().saturating_sub(view));
    }

    fn is_pickable(&self, line: &LedgerLine) -> bool {
        matches!(line, LedgerLine::Row(at) if self.rows[*at].key.is_some())
    }

    fn draw_line(
        &self,
        buf: &mut Buffer,
        line: Rect,
        what: &LedgerLine,
        (mark, focused): (&LedgerMark, bool),
        places: &[ColumnSpan],
        theme: &Theme,
    ) -> Option<usize> {
        let row = match what {
            LedgerLine::Text(text, role) => {
                put(buf, line.x + 1, line.y, line.width - 1, text, theme.style(*role));
                return None;
            }
            LedgerLine::Label(word, text, role) => {
                let label = u16::try_from(self.label_width()).unwrap_or(line.width);
                let behind = line.x + 1 + label;
                put(buf, line.x + 1, line.y, label, word, theme.style(Role::Muted));
                let room = line.right().saturating_sub(behind);
                put(buf, behind, line.y, room, text, theme.style(*role));
                return None;
            }
            LedgerLine::Rule => {
                let inside = Rect { x: line.x + 1, width: line.width.saturating_sub(2), ..line };
                draw_rule(buf, inside, line.y, theme);
                return None;
            }
            LedgerLine::Row(at) => &self.rows[*at],
        };
        let Content::Cells(cells) = &row.content else { return None };
        let picked = row.key == Some(mark.key);
        let lit = picked && focused;
        if lit {
            buf.set_style(line, theme.style(Role::Selection));
        }
        if picked {
            let glyph = if focused { theme.glyphs.focus } else { theme.glyphs.picked };
            let role = Role::Accent;
            let style = if lit { theme.picked(role) } else { theme.style(role) };
            put(buf, line.x, line.y, 1, glyph, style);
        }
        let field = self.fields.filter(|_| lit).map(|(from, _)| from + mark.field);
        for place in places {
            let Some(cell) = cells.get(place.at) else { continue };
            let is_field = field == Some(place.at);
            let role = if is_field { Role::Accent } else { cell.role };
            let style = if lit { theme.picked(role) } else { theme.style(role) };
            match cell.bar {
                Some(bar) => draw_bar(buf, place, line.y, bar, style, theme),
                None => {
                    let right = self.columns[place.at].right;
                    put_in(buf, place, line.y, &cell.text, right, style);
                    if is_field {
                        put_brackets(buf, place, line.y, &cell.text, right, style);
                    }
                }
            }
        }
        row.key
    }

    /// The cells of a column on a line, inside this area; nothing where the column has left.
    pub fn cell(&self, column: usize, y: u16, area: Rect) -> Option<Rect> {
        let places = self.places(area);
        let place = places.iter().find(|place| place.at == column)?;
        Some(Rect { x: place.x, y, width: place.width, height: 1 })
    }

    /// What each column gets of the cells that are left: the growing ones share them evenly, none more than it wants;
    /// the last of them takes the rest.
    fn shares(&self, stay: &[usize], mut spare: u16) -> Vec<u16> {
        let mut shares = vec![0; stay.len()];
        let wants = |at: usize| self.columns[at].width - self.columns[at].width.min(LEAST);
        let mut growing: Vec<usize> =
            (0..stay.len()).filter(|nth| self.columns[stay[*nth]].grows).collect();
        let last = growing.last().copied();
        growing.sort_by_key(|nth| wants(stay[*nth]));
        let mut left = u16::try_from(growing.len()).unwrap_or(1);
        for nth in growing {
            let part = wants(stay[nth]).min(spare / left.max(1));
            shares[nth] = part;
            spare -= part;
            left -= 1;
        }
        if let Some(last) = last {
            shares[last] += spare;
        }
        shares
    }

    /// Which columns stay, and where.
    fn places(&self, area: Rect) -> Vec<ColumnSpan> {
        let room = area.width.saturating_sub(2);
        let mut stay: Vec<usize> = (0..self.columns.len()).collect();
        let least = |at: &usize| match self.columns[*at].grows {
            true => self.columns[*at].width.min(LEAST),
            false => self.columns[*at].width,
        };
        let total = |stay: &[usize]| stay.iter().map(least).fold(gaps(stay), u16::saturating_add);
        while total(&stay) > room {
            let leaves = stay.iter().rev().filter(|at| !self.columns[**at].keeps);
            let Some(at) = leaves.min_by_key(|at| self.columns[**at].need).copied() else {
                break;
            };
            stay.retain(|kept| *kept != at);
        }
        let spare = room.saturating_sub(total(&stay));
        let shares = self.shares(&stay, spare);
        let mut x = area.x + 1;
        let mut places = Vec::new();
        for (nth, at) in stay.iter().copied().enumerate() {
            let more = shares[nth];
            let width = (least(&at) + more).min(area.right().saturating_sub(x));
            places.push(ColumnSpan { at, x, width });
            x = x.saturating_add(width + GAP);
        }
        places
    }
}

fn gaps(stay: &[usize]) -> u16 {
    GAP * u16::try_from(stay.len().saturating_sub(1)).unwrap_or(0)
}

/// One line of the pane.
enum LedgerLine {
    Row(usize),
    Text(String, Role),
    Label(String, String, Role),
    Rule,
}

/// How many lines are out of view, above and below.
fn beyond(above: usize, below: usize) -> String {
    match (above, below) {
        (0, below) => phrase!("{below} more", below),
        (above, 0) => phrase!("{above} above", above),
        (above, below) => phrase!("{above} above, {below} more", above, below),
    }
}

fn indent(place: &ColumnSpan, text: &str, right: bool) -> u16 {
    let cells = u16::try_from(width(text)).unwrap_or(u16::MAX);
    if right { place.width.saturating_sub(cells) } else { 0 }
}

fn put_in(buf: &mut Buffer, place: &ColumnSpan, y: u16, text: &str, right: bool, style: Style) {
    let indent = indent(place, text, right);
    put(buf, place.x + indent, y, place.width - indent, text, style);
}

/// Brackets in the gaps beside the text of a field.
fn put_brackets(
    buf: &mut Buffer,
    place: &ColumnSpan,
    y: u16,
    text: &str,
    right: bool,
    style: Style,
) {
    let cells = u16::try_from(width(text)).unwrap_or(u16::MAX).min(place.width);
    let start = place.x + indent(place, text, right);
    put(buf, start.saturating_sub(1), y, 1, "[", style);
    put(buf, start + cells, y, 1, "]", style);
}

/// Cells of so many thousandths; never none for more than nothing.
fn cells_of(thousandths: i64, room: u16) -> u16 {
    let part = thousandths.clamp(0, FULL) * i64::from(room);
    let cells = u16::try_from((part + FULL / 2) / FULL).unwrap_or(room);
    if thousandths > 0 { cells.max(1).min(room) } else { 0 }
}

fn draw_bar(buf: &mut Buffer, place: &ColumnSpan, y: u16, bar: Bar, style: Style, theme: &Theme) {
    let (from, cells) = match bar {
        Bar::Share(part) => (place.x, cells_of(part, place.width)),
        Bar::Swing(part) => {
            let half = place.width.saturating_sub(1) / 2;
            let axis = place.x + half;
            put(buf, axis, y, 1, theme.glyphs.stem, theme.style(Role::Muted));
            let cells = cells_of(part.abs(), half);
            (if part < 0 { axis - cells } else { axis + 1 }, cells)
        }
    };
    for x in from..from + cells {
        put(buf, x, y, 1, theme.glyphs.bar, style);
    }
}
