//! A block of a sheet inside a pane: groups of rows in columns with a thin rule between two, long texts wrapped in
//! their column, the rest counted.

use crate::model::statement::{Block, Group, Head, Item, Tone};
use crate::text::truncate::goes_on;
use crate::text::{width, wrap};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::frame::draw_rule;
use crate::tui::widgets::put;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Blank cells between two columns.
const GAP: u16 = 2;
/// A column that fills is not left with less, as long as another can leave.
const LEAST: u16 = 16;
/// It wraps, and so gives way down to this before another column is cut.
const NARROWEST: u16 = 10;

/// A line as it is drawn.
enum Drawn {
    Rule,
    Titles(usize),
    /// The group, the item among all of the block, and which of its lines.
    Item(usize, usize, usize),
}

/// How a block is drawn.
pub struct BlockView<'a> {
    /// What is drawn.
    pub block: &'a Block,
    /// The items that are shown, by their place among all; nothing: all of them.
    pub shown: Option<&'a [usize]>,
    /// The item with the mark.
    pub picked: Option<usize>,
    /// The mark of the focused pane, or of another.
    pub focused: bool,
}

/// A line of an item: which of its lines, and whether none is in view below it.
struct ItemLine<'a> {
    item: &'a Item,
    place: usize,
    n: usize,
    last: bool,
}

/// The columns of a group in a width: their place and width, 0 where one has left.
struct Columns(Vec<(u16, u16)>);

impl BlockView<'_> {
    /// Draws from line `top` on, which follows the picked item. Which item stands in each line of the area.
    pub fn draw(
        &self,
        buf: &mut Buffer,
        area: Rect,
        top: &mut usize,
        theme: &Theme,
    ) -> Vec<Option<usize>> {
        if area.width < 6 || area.height == 0 {
            return Vec::new();
        }
        // One cell at the left is the mark's, one at the right stays free.
        let inner = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if self.block.groups.is_empty() {
            for (y, line) in
                (area.y..area.bottom()).zip(wrap(&self.block.empty, inner.width.into()))
            {
                put(buf, inner.x, y, inner.width, &line, theme.style(Role::Muted));
            }
            return Vec::new();
        }
        let groups = &self.block.groups;
        let columns: Vec<Columns> =
            groups.iter().map(|g| Columns::of(g, groups, inner.width)).collect();
        let items: Vec<&Item> = self.block.items().collect();
        let lines = self.lines(&columns);
        let room = usize::from(area.height);
        let mut view = if lines.len() > room { room - 1 } else { room };
        self.follow(&lines, view, top);
        let begins = |line: &&Drawn| matches!(line, Drawn::Item(_, _, 0));
        let above = lines.iter().take(*top).filter(begins).count();
        let below = lines.iter().skip(*top + view).filter(begins).count();
        if (above, below) == (0, 0) {
            view = room;
        }
        let mut at = Vec::with_capacity(room);
        for (n, line) in lines.iter().enumerate().skip(*top).take(view) {
            let row = Rect { y: area.y + u16::try_from(n - *top).unwrap_or(0), height: 1, ..inner };
            let y = row.y;
            let last = n + 1 == *top + view;
            match line {
                Drawn::Rule => draw_rule(buf, inner, y, theme),
                Drawn::Titles(g) => titles(buf, row, &self.block.groups[*g], &columns[*g], theme),
                Drawn::Item(g, i, n) => {
                    let line = ItemLine { item: items[*i], place: *i, n: *n, last };
                    self.item(buf, row, &line, &columns[*g], *g, theme);
                }
            }
            at.push(if let Drawn::Item(_, i, _) = line { Some(*i) } else { None });
        }
        if view < room && lines.len() > room {
            let says = match (above, below) {
                (above, 0) => phrase!("{above} above", above),
                (0, below) => phrase!("{below} more", below),
                (above, below) => phrase!("{above} above, {below} more", above, below),
            };
            put(buf, inner.x, area.bottom() - 1, inner.width, &says, theme.style(Role::Muted));
        }
        at
    }

    fn lines(&self, columns: &[Columns]) -> Vec<Drawn> {
        let mut lines = Vec::new();
        let mut place = 0;
        for (g, group) in self.block.groups.iter().enumerate() {
            let first = place;
            place += group.items.len();
            let here: Vec<usize> = (first..place)
                .filter(|i| self.shown.is_none_or(|shown| shown.contains(i)))
                .collect();
            if here.is_empty() {
                continue;
            }
            if !lines.is_empty() && !group.joined {
                lines.push(Drawn::Rule);
            }
            if group.heads.iter().any(|h| !h.title.is_empty()) {
                lines.push(Drawn::Titles(g));
            }
            for i in here {
                let high = columns[g].height(group, &group.items[i - first]);
                lines.extend((0..high).map(|n| Drawn::Item(g, i, n)));
            }
        }
        lines
    }

    /// Scrolls so that the picked item is whole in view, with the titles above the first.
    fn follow(&self, lines: &[Drawn], view: usize, top: &mut usize) {
        let is = |line: &&Drawn| matches!(line, Drawn::Item(_, i, _) if Some(*i) == self.picked);
        let first = lines.iter().position(|line| is(&line)).unwrap_or(0);
        let last = lines.iter().rposition(|line| is(&line)).unwrap_or(0);
        let begins = if first <= 1 { 0 } else { first };
        *top = (*top).min(lines.len().saturating_sub(view));
        if last >= *top + view {
            *top = (last + 1).saturating_sub(view);
        }
        *top = (*top).min(begins);
    }

    fn item(
        &self,
        buf: &mut Buffer,
        row: Rect,
        line: &ItemLine,
        columns: &Columns,
        group: usize,
        theme: &Theme,
    ) {
        let ItemLine { item, place, n, last } = *line;
        let picked = self.picked == Some(place);
        let chosen = picked && self.focused && n == 0;
        let style = |role: Role| if chosen { theme.picked(role) } else { theme.style(role) };
        if chosen {
            let whole = Rect { x: row.x - 1, width: row.width + 2, ..row };
            buf.set_style(whole, style(Role::Selection));
        }
        if picked && n == 0 {
            let mark = if self.focused { theme.glyphs.focus } else { theme.glyphs.picked };
            put(buf, row.x - 1, row.y, 1, mark, style(Role::Accent));
        }
        let heads = &self.block.groups[group].heads;
        for (c, (x, wide)) in columns.0.iter().enumerate().filter(|(_, (_, wide))| *wide > 0) {
            let Some(piece) = item.pieces.get(c) else { continue };
            let wraps = heads.get(c).is_some_and(|h| h.fills);
            let text = match (wraps, n) {
                (true, n) => wrapped(&piece.text, usize::from(*wide), n, last),
                (false, 0) => Some(piece.text.clone()),
                (false, _) => None,
            };
            let Some(text) = text else { continue };
            let text = in_glyphs(&text, theme);
            let used = u16::try_from(width(&text)).unwrap_or(*wide).min(*wide);
            let right = heads.get(c).is_some_and(|h| h.right);
            let indent = if right { wide - used } else { 0 };
            put(buf, row.x + x + indent, row.y, wide - indent, &text, style(role(piece.tone)));
        }
    }
}

impl Columns {
    /// As wide as what stands in them, here and in the groups of the same shape, so that labels stand under each other;
    /// where that is too much, those of a low need leave, then the widest gives way.
    fn of(group: &Group, all: &[Group], room: u16) -> Self {
        let like: Vec<&Group> = all.iter().filter(|other| is_like(other, group)).collect();
        let wide = |c: usize| like.iter().map(|other| widest(other, c)).max().unwrap_or(0);
        let mut widths: Vec<u16> = (0..group.heads.len()).map(wide).collect();
        let fills = group.heads.iter().rposition(|h| h.fills);
        if let Some(c) = fills {
            widths[c] = widths[c].min(LEAST.max(room / 4));
        }
        while total(&widths) > room {
            let mut leaving: Vec<(usize, &Head)> = group.heads.iter().enumerate().collect();
            leaving.retain(|(c, head)| widths[*c] > 0 && can_leave(&(*c, *head)));
            match leaving.iter().min_by_key(|(_, head)| head.need) {
                Some((c, _)) => widths[*c] = 0,
                None => {
                    let words = group.heads.iter().enumerate().filter(|(_, h)| !h.right);
                    let widest = words.map(|(c, _)| c).max_by_key(|c| widths[*c]);
                    let wraps = fills.filter(|c| widths[*c] > NARROWEST);
                    match wraps.or(widest).filter(|c| widths[*c] > 4) {
                        Some(c) => widths[c] -= 1,
                        None => break,
                    }
                }
            }
        }
        if let Some(c) = fills.filter(|c| widths[*c] > 0 || group.heads.len() == 1) {
            widths[c] = widths[c].max(1);
            widths[c] += room.saturating_sub(total(&widths));
        }
        let mut x = 0;
        Self(
            widths
                .into_iter()
                .map(|wide| {
                    let here = x;
                    x += if wide > 0 { wide + GAP } else { 0 };
                    (here, wide)
                })
                .collect(),
        )
    }

    /// Lines of an item: those of its longest text that wraps.
    fn height(&self, group: &Group, item: &Item) -> usize {
        let wraps = group.heads.iter().enumerate().filter(|(_, h)| h.fills);
        let lines = wraps.filter_map(|(c, _)| {
            let wide = self.0.get(c)?.1;
            let text = &item.pieces.get(c)?.text;
            (wide > 0).then(|| wrap(text, usize::from(wide)).len())
        });
        lines.max().unwrap_or(1).max(1)
    }
}

/// A line of a wrapped text; the last one in view has a mark where the text goes on.
fn wrapped(text: &str, cells: usize, n: usize, last: bool) -> Option<String> {
    let mut lines = wrap(text, cells).into_iter().skip(n);
    let line = lines.next()?;
    Some(if last && lines.next().is_some() { goes_on(&line, cells) } else { line })
}

fn can_leave((_, head): &(usize, &Head)) -> bool {
    head.need > 0
}

/// Have these groups the same columns, but for their titles?
fn is_like(one: &Group, other: &Group) -> bool {
    one.heads.len() == other.heads.len()
        && one.heads.iter().map(shape).eq(other.heads.iter().map(shape))
}

fn shape(h: &Head) -> (bool, bool, u8) {
    (h.right, h.fills, h.need)
}

fn widest(group: &Group, column: usize) -> u16 {
    let cells = group.items.iter().filter_map(|item| item.pieces.get(column));
    let cells = cells.map(|piece| width(&piece.text)).max().unwrap_or(0);
    let title = group.heads.get(column).map_or(0, |head| width(&head.title));
    u16::try_from(cells.max(title)).unwrap_or(u16::MAX)
}

fn total(widths: &[u16]) -> u16 {
    let there = widths.iter().filter(|wide| **wide > 0);
    let sum = there.fold(0_u16, |sum, wide| sum.saturating_add(*wide).saturating_add(GAP));
    sum.saturating_sub(GAP)
}

fn titles(buf: &mut Buffer, row: Rect, group: &Group, columns: &Columns, theme: &Theme) {
    for (head, (x, wide)) in group.heads.iter().zip(&columns.0).filter(|(_, (_, wide))| *wide > 0) {
        let used = u16::try_from(width(&head.title)).unwrap_or(*wide).min(*wide);
        let indent = if head.right { wide - used } else { 0 };
        put(buf, row.x + x + indent, row.y, wide - indent, &head.title, theme.style(Role::Muted));
    }
}

/// The marks of plain data, a bar and a step, as this theme draws them.
fn in_glyphs(text: &str, theme: &Theme) -> String {
    if theme.glyphs.merges {
        return text.to_owned();
    }
    text.replace('▆', theme.glyphs.bar).replace('›', theme.glyphs.step)
}

/// The colour of a tone.
pub fn role(tone: Tone) -> Role {
    match tone {
        Tone::Body => Role::Body,
        Tone::Muted => Role::Muted,
        Tone::Title => Role::Title,
        Tone::Good => Role::Good,
        Tone::Warn => Role::Warn,
        Tone::Bad => Role::Bad,
        Tone::Accent => Role::Accent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::statement::Piece;
    use crate::tui::widgets::any_size::rows;

    fn drawn(width: u16, height: u16, picked: usize, block: &Block) -> Vec<String> {
        let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
        let view = BlockView { block, shown: None, picked: Some(picked), focused: true };
        view.draw(&mut buf, Rect::new(0, 0, width, height), &mut 0, &Theme::default());
        rows(&buf)
    }

    fn block() -> Block {
        let mut money =
            Group::new([Head::left(""), Head::right("sold"), Head::right("of").need(1)]);
        money.push(Item::new(["2025".into(), "657,000".into(), "101 %".into()]));
        money.push(Item::new(["2026".into(), "512,000".into(), "57 %".into()]));
        let notes = Group::of_labels()
            .with(Item::said("notes", "the board meets in the first week of each month"))
            .with(Item::said("gate", Piece::urgent("gate 2")));
        Block::new("", "").with(money).with(notes)
    }

    #[test]
    fn groups_have_their_own_columns_and_long_texts_wrap_in_theirs() {
        assert_eq!(
            drawn(30, 9, 1, &block()),
            [
                "          sold     of",
                " 2025  657,000  101 %",
                "▸2026  512,000   57 %",
                " ────────────────────────────",
                " notes  the board meets in",
                "        the first week of",
                "        each month",
                " gate   gate 2 !",
                "",
            ]
        );
    }

    #[test]
    fn a_text_that_wraps_gives_way_before_another_is_cut() {
        let mut deals = Group::new([Head::fills("what"), Head::left("today")]);
        deals.push(Item::new(["Back-pressure turbine".into(), "no, by 1,244,400".into()]));
        let drawn = drawn(32, 4, 0, &Block::new("", "").with(deals));
        assert_eq!(drawn[1], "▸Back-         no, by 1,244,400", "{drawn:?}");
    }

    #[test]
    fn a_text_that_ends_below_has_a_mark() {
        let lines = drawn(30, 6, 0, &block());
        assert_eq!(&lines[4..], [" notes  the board meets in ..", " 1 more"]);
        let text = "the board meets in the first week of each month";
        let notes = Group::of_labels().with(Item::said("notes", text));
        // The last one begins in view: no row is kept for a number.
        let lines = drawn(30, 2, 0, &Block::new("", "").with(notes));
        assert_eq!(lines, ["▸notes  the board meets in", "        the first week of .."]);
    }

    #[test]
    fn where_room_is_short_a_column_leaves_and_the_rest_is_counted() {
        let narrow = drawn(17, 4, 0, &block());
        assert_eq!(narrow[1], "▸2025  657,000");
        assert!(narrow[3].contains("2 more"), "{narrow:?}");
        let last = drawn(17, 4, 3, &block());
        assert!(last[2].starts_with("▸gate"), "the picked one is in view: {last:?}");
    }
}
