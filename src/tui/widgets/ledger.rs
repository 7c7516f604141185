//! Rows in columns that size themselves, with rules, sums and notes between them; one row or one field is marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::{width, wrap};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::frame::draw_rule;
use crate::tui::widgets::put;

/// Blank cells between two columns.
const GAP: u16 = 2;
/// Cells of a column that shrinks, at least.
const LEAST: u16 = 14;
/// Thousandths of a full bar.
pub const FULL: i64 = 1000;

/// A column: as wide as its widest cell where there is room.
#[derive(Clone, Debug, Default)]
pub struct LedgerColumn {
    title: String,
    right: bool,
    keeps: bool,
    need: u8,
    grows: bool,
    width: u16,
}

impl LedgerColumn {
    /// Of text.
    pub fn left(title: impl Into<String>) -> Self {
        Self { title: title.into(), keeps: true, ..Self::default() }
    }

    /// Of numbers.
    pub fn right(title: impl Into<String>) -> Self {
        Self { right: true, ..Self::left(title) }
    }

    /// It leaves where the room is short: the lower, the earlier.
    #[must_use]
    pub fn need(self, need: u8) -> Self {
        Self { keeps: false, need, ..self }
    }

    /// It takes what is left, and shrinks first.
    #[must_use]
    pub fn grow(self) -> Self {
        Self { grows: true, ..self }
    }
}

/// What stands in a column of a row.
#[derive(Clone, Debug, Default)]
pub struct LedgerCell {
    text: String,
    role: Role,
    bar: Option<Bar>,
}

/// A bar over the rest of its cell.
#[derive(Clone, Copy, Debug)]
enum Bar {
    /// From the left, in thousandths.
    Share(i64),
    /// From an axis in the middle to one side, in thousandths.
    Swing(i64),
}

impl LedgerCell {
    /// Text with a role.
    pub fn with(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, bar: None }
    }

    /// A bar of so many thousandths of the column.
    pub fn share(thousandths: i64, role: Role) -> Self {
        Self { bar: Some(Bar::Share(thousandths)), role, ..Self::default() }
    }

    /// A bar from an axis in the middle, left below 0, right above it.
    pub fn swing(thousandths: i64, role: Role) -> Self {
        Self { bar: Some(Bar::Swing(thousandths)), role, ..Self::default() }
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T: Into<String>> From<T> for LedgerCell {
    fn from(text: T) -> Self {
        Self::with(text, Role::Body)
    }
}

/// What a line is made of.
#[derive(Clone, Debug)]
enum Content {
    Cells(Vec<LedgerCell>),
    Text(String, Role),
    Label(String, String, Role),
    Rule,
}

/// A line: a row that can be picked by its number, or what stands between rows.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    content: Content,
    key: Option<usize>,
}

impl LedgerRow {
    /// A row that can be picked.
    pub fn of(key: usize, cells: Vec<LedgerCell>) -> Self {
        Self { content: Content::Cells(cells), key: Some(key) }
    }

    /// A row that cannot be picked: a sum.
    pub fn sum(cells: Vec<LedgerCell>) -> Self {
        Self { content: Content::Cells(cells), key: None }
    }

    /// Text over the whole width, wrapped.
    pub fn note(text: impl Into<String>, role: Role) -> Self {
        Self { content: Content::Text(text.into(), role), key: None }
    }

    /// A word in a column of its own, and wrapped text behind it.
    pub fn label(word: impl Into<String>, text: impl Into<String>, role: Role) -> Self {
        Self { content: Content::Label(word.into(), text.into(), role), key: None }
    }

    /// A blank line.
    pub fn blank() -> Self {
        Self::note("", Role::Body)
    }

    /// A thin rule.
    pub fn rule() -> Self {
        Self { content: Content::Rule, key: None }
    }

    /// The number by which it is picked.
    pub fn key(&self) -> Option<usize> {
        self.key
    }

    /// Its cells, or its text.
    pub fn texts(&self) -> Vec<&str> {
        match &self.content {
            Content::Cells(cells) => cells.iter().map(LedgerCell::text).collect(),
            Content::Text(text, _) => vec![text],
            Content::Label(word, text, _) => vec![word, text],
            Content::Rule => Vec::new(),
        }
    }
}

/// What stands in one pane.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Left in the border.
    pub title: String,
    /// Right in the border.
    pub right: String,
    columns: Vec<LedgerColumn>,
    rows: Vec<LedgerRow>,
    /// The fields of a row that the mark moves through: columns from and to.
    fields: Option<(usize, usize)>,
}

/// Where the mark stands: the number of a row, the field in it, and how far the rows are scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LedgerMark {
    /// The number of the picked row.
    pub key: usize,
    /// Which of the fields.
    pub field: usize,
    /// The first line in view.
    pub offset: usize,
}

/// Where a column stands.
struct ColumnPlace {
    at: usize,
    x: u16,
    width: u16,
}

/// A row as it was drawn: its line, and where its columns begin.
pub struct DrawnRow {
    /// The line of the screen.
    pub y: u16,
    /// The number of the row.
    pub key: usize,
}

impl Ledger {
    /// Under these titles, with these columns and rows.
    pub fn new(
        title: impl Into<String>,
        right: impl Into<String>,
        mut columns: Vec<LedgerColumn>,
        rows: Vec<LedgerRow>,
    ) -> Self {
        for (at, column) in columns.iter_mut().enumerate() {
            let cells = rows.iter().filter_map(|row| match &row.content {
                Content::Cells(cells) => cells.get(at).map(|c| width(&c.text)),
                _ => None,
            });
            let widest = cells.chain([width(&column.title)]).max().unwrap_or(0);
            column.width = u16::try_from(widest).unwrap_or(u16::MAX);
        }
        let (title, right) = (title.into(), right.into());
        Self { title, right, columns, rows, fields: None }
    }

    /// Lines of text without columns.
    pub fn text(
        title: impl Into<String>,
        right: impl Into<String>,
        lines: impl IntoIterator<Item = (String, Role)>,
    ) -> Self {
        let rows = lines.into_iter().map(|(text, role)| LedgerRow::note(text, role)).collect();
        Self::new(title, right, Vec::new(), rows)
    }

    /// The mark moves through these columns of a row.
    #[must_use]
    pub fn with_fields(self, from: usize, to: usize) -> Self {
        Self { fields: Some((from, to)), ..self }
    }

    /// How many fields a row has.
    pub fn fields(&self) -> usize {
        self.fields.map_or(0, |(from, to)| (to + 1).saturating_sub(from))
    }

    /// Its rows.
    pub fn rows(&self) -> &[LedgerRow] {
        &self.rows
    }

    /// The rows that can be picked and have what is looked for.
    pub fn pickable<'a>(
        &'a self,
        fits: &'a dyn Fn(&[&str]) -> bool,
    ) -> impl Iterator<Item = usize> + 'a {
        self.rows.iter().filter(|row| fits(&row.texts())).filter_map(LedgerRow::key)
    }

    /// The row of this number.
    pub fn row(&self, key: usize) -> Option<&LedgerRow> {
        self.rows.iter().find(|row| row.key == Some(key))
    }

    /// Lines that it wants at this width, without its border.
    pub fn height(&self, cells: u16) -> u16 {
        let room = usize::from(cells.saturating_sub(1)).max(1);
        let label = self.label_width();
        let lines = self.rows.iter().map(|row| match &row.content {
            Content::Text(text, _) => wrap(text, room).len().max(1),
            Content::Label(_, text, _) => {
                wrap(text, room.saturating_sub(label).max(8)).len().max(1)
            }
            _ => 1,
        });
        let titled = usize::from(self.is_titled());
        u16::try_from(lines.sum::<usize>() + titled).unwrap_or(u16::MAX)
    }

    /// Cells of the widest word before a text, and two blanks.
    fn label_width(&self) -> usize {
        let words = self.rows.iter().filter_map(|row| match &row.content {
            Content::Label(word, ..) => Some(width(word) + usize::from(GAP)),
            _ => None,
        });
        words.max().unwrap_or(0)
    }

    fn is_titled(&self) -> bool {
        self.columns.iter().any(|c| !c.title.is_empty())
    }

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
        places: &[ColumnPlace],
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

    /// Which columns stay, and where.
    fn places(&self, area: Rect) -> Vec<ColumnPlace> {
        let room = area.width.saturating_sub(2);
        let mut stay: Vec<usize> = (0..self.columns.len()).collect();
        let least = |at: &usize| match self.columns[*at].grows {
            true => self.columns[*at].width.min(LEAST),
            false => self.columns[*at].width,
        };
        let gaps = |stay: &[usize]| GAP * u16::try_from(stay.len().saturating_sub(1)).unwrap_or(0);
        let total = |stay: &[usize]| stay.iter().map(least).fold(gaps(stay), u16::saturating_add);
        while total(&stay) > room {
            let leaves = stay.iter().rev().filter(|at| !self.columns[**at].keeps);
            let Some(at) = leaves.min_by_key(|at| self.columns[**at].need).copied() else {
                break;
            };
            stay.retain(|kept| *kept != at);
        }
        let mut spare = room.saturating_sub(total(&stay));
        let mut x = area.x + 1;
        let mut places = Vec::new();
        for (nth, at) in stay.iter().copied().enumerate() {
            let column = &self.columns[at];
            let wants = column.width - least(&at);
            let later = stay[nth + 1..].iter().any(|at| self.columns[*at].grows);
            let more = match (column.grows, later) {
                (false, _) => 0,
                (true, true) => wants.min(spare),
                (true, false) => spare,
            };
            spare -= more;
            let width = (least(&at) + more).min(area.right().saturating_sub(x));
            places.push(ColumnPlace { at, x, width });
            x = x.saturating_add(width + GAP);
        }
        places
    }
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
        (0, below) => format!("{below} more"),
        (above, 0) => format!("{above} above"),
        (above, below) => format!("{above} above, {below} more"),
    }
}

fn indent(place: &ColumnPlace, text: &str, right: bool) -> u16 {
    let cells = u16::try_from(width(text)).unwrap_or(u16::MAX);
    if right { place.width.saturating_sub(cells) } else { 0 }
}

fn put_in(buf: &mut Buffer, place: &ColumnPlace, y: u16, text: &str, right: bool, style: Style) {
    let indent = indent(place, text, right);
    put(buf, place.x + indent, y, place.width - indent, text, style);
}

/// Brackets in the gaps beside the text of a field.
fn put_brackets(
    buf: &mut Buffer,
    place: &ColumnPlace,
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

fn draw_bar(buf: &mut Buffer, place: &ColumnPlace, y: u16, bar: Bar, style: Style, theme: &Theme) {
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

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
