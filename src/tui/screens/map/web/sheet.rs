//! Lines on cells: each cell knows its arms, so that corners, joints and crossings come out right.

use crate::text::width;
use crate::tui::theme::{Glyphs, Role};

/// What a line is; of lines that share a cell the last one shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoadLook {
    /// A line of reporting, where no tie leads on.
    #[default]
    Reporting,
    /// A road by family.
    Family,
    /// A road.
    Plain,
    /// The route.
    Route,
    /// The route, where it is a compliance risk.
    RiskyRoute,
}

impl RoadLook {
    fn heavy(self) -> bool {
        self >= Self::Route
    }

    fn role(self) -> Role {
        match self {
            Self::Plain | Self::Reporting => Role::Muted,
            Self::Family | Self::RiskyRoute => Role::Warn,
            Self::Route => Role::Accent,
        }
    }
}

/// A cell: which way lines leave it, and what they are.
#[derive(Clone, Copy, Debug, Default)]
struct CanvasCell {
    left: bool,
    right: bool,
    up: bool,
    down: bool,
    across: RoadLook,
    upright: RoadLook,
    /// The lines meet here; else the upright one passes over.
    joined: bool,
    letter: Option<(char, RoadLook)>,
}

impl CanvasCell {
    fn is_across(&self) -> bool {
        self.left || self.right
    }

    fn is_upright(&self) -> bool {
        self.up || self.down
    }
}

/// A sheet of cells.
#[derive(Clone, Debug, Default)]
pub struct LineCanvas {
    /// Cells across.
    pub width: u16,
    /// Cells down.
    pub height: u16,
    cells: Vec<CanvasCell>,
}

impl LineCanvas {
    /// Without a line.
    pub fn new(width: u16, height: u16) -> Self {
        let cells = vec![CanvasCell::default(); usize::from(width) * usize::from(height)];
        Self { width, height, cells }
    }

    fn at(&mut self, x: u16, y: u16) -> Option<&mut CanvasCell> {
        let inside = x < self.width && y < self.height;
        let place = usize::from(y) * usize::from(self.width) + usize::from(x);
        self.cells.get_mut(place).filter(|_| inside)
    }

    fn get(&self, x: u16, y: u16) -> CanvasCell {
        let place = usize::from(y) * usize::from(self.width) + usize::from(x);
        let inside = x < self.width && y < self.height;
        self.cells.get(place).copied().filter(|_| inside).unwrap_or_default()
    }

    /// A line across, both ends included.
    pub fn across(&mut self, y: u16, from: u16, to: u16, look: RoadLook) {
        let (from, to) = (from.min(to), from.max(to));
        for x in from..=to {
            if let Some(cell) = self.at(x, y) {
                cell.left |= x > from;
                cell.right |= x < to;
                cell.across = cell.across.max(look);
            }
        }
    }

    /// A line up and down, both ends included, joined to what is at its ends.
    pub fn upright(&mut self, x: u16, from: u16, to: u16, look: RoadLook) {
        let (from, to) = (from.min(to), from.max(to));
        for y in from..=to {
            if let Some(cell) = self.at(x, y) {
                cell.up |= y > from;
                cell.down |= y < to;
                cell.upright = cell.upright.max(look);
                cell.joined |= y == from || y == to;
            }
        }
    }

    /// Is there no line in these cells of a row?
    #[cfg(test)]
    pub fn is_free(&self, y: u16, from: u16, cells: u16) -> bool {
        (from..from + cells).all(|x| {
            let cell = self.get(x, y);
            !cell.is_across() && !cell.is_upright() && cell.letter.is_none()
        })
    }

    /// Puts ` 3 ` or ` friend 3 ` into a line across, where it is nothing but that; false where it is not.
    pub fn label_across(&mut self, y: u16, from: u16, label: &str, look: RoadLook) -> bool {
        let cells = u16::try_from(width(label)).unwrap_or(u16::MAX).saturating_add(2);
        if !(from..from.saturating_add(cells)).all(|x| plain(self.get(x, y))) {
            return false;
        }
        self.write(from, y, &format!(" {label} "), look);
        true
    }

    /// Puts the number into a line up and down, where it is nothing but that.
    pub fn number_upright(&mut self, x: u16, y: u16, number: i64, look: RoadLook) -> bool {
        let cell = self.get(x, y);
        let plain = cell.up && cell.down && !cell.is_across() && cell.letter.is_none();
        if plain {
            self.write(x, y, &number.to_string(), look);
        }
        plain
    }

    /// Does a line up or down end in this cell?
    pub fn ends_here(&self, x: u16, y: u16) -> bool {
        let cell = self.get(x, y);
        cell.up != cell.down
    }

    fn write(&mut self, from: u16, y: u16, text: &str, look: RoadLook) {
        for (x, letter) in (from..).zip(text.chars()) {
            if let Some(cell) = self.at(x, y) {
                cell.letter = Some((letter, look));
            }
        }
    }

    /// What is drawn in a cell; nothing where it is empty.
    pub fn shown(&self, x: u16, y: u16, glyphs: &Glyphs) -> Option<(char, Role)> {
        let cell = self.get(x, y);
        if let Some((letter, look)) = cell.letter {
            return Some((letter, look.role()));
        }
        let role = |look: RoadLook| look.role();
        match (cell.is_across(), cell.is_upright()) {
            (false, false) => None,
            (true, false) => Some((across(cell.across, glyphs), role(cell.across))),
            (false, true) => Some((upright(cell.upright, glyphs), role(cell.upright))),
            (true, true) if cell.joined => {
                Some((joint(&cell, glyphs), role(cell.across.max(cell.upright))))
            }
            (true, true) if cell.across.heavy() && !cell.upright.heavy() => {
                Some((across(cell.across, glyphs), role(cell.across)))
            }
            (true, true) => Some((upright(cell.upright, glyphs), role(cell.upright))),
        }
    }
}

fn plain(cell: CanvasCell) -> bool {
    cell.left && cell.right && !cell.is_upright() && cell.letter.is_none()
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or(' ')
}

fn across(look: RoadLook, glyphs: &Glyphs) -> char {
    match look {
        RoadLook::Plain => first(glyphs.rule),
        RoadLook::Family | RoadLook::Reporting => first(glyphs.dashed),
        RoadLook::Route | RoadLook::RiskyRoute => first(glyphs.route),
    }
}

fn upright(look: RoadLook, glyphs: &Glyphs) -> char {
    match look {
        RoadLook::Plain => first(glyphs.stem),
        RoadLook::Family | RoadLook::Reporting => first(glyphs.dashed_down),
        RoadLook::Route | RoadLook::RiskyRoute if glyphs.merges => '┃',
        RoadLook::Route | RoadLook::RiskyRoute => first(glyphs.stem),
    }
}

/// Rows by arms; columns: thin, heavy across, heavy upright, heavy both.
const JOINTS: [(&str, [char; 4]); 9] = [
    ("dr", ['┌', '┍', '┎', '┏']),
    ("dl", ['┐', '┑', '┒', '┓']),
    ("ur", ['└', '┕', '┖', '┗']),
    ("ul", ['┘', '┙', '┚', '┛']),
    ("udr", ['├', '┝', '┠', '┣']),
    ("udl", ['┤', '┥', '┨', '┫']),
    ("dlr", ['┬', '┯', '┰', '┳']),
    ("ulr", ['┴', '┷', '┸', '┻']),
    ("udlr", ['┼', '┿', '╂', '╋']),
];

fn joint(cell: &CanvasCell, glyphs: &Glyphs) -> char {
    if !glyphs.merges {
        let heavy = cell.across.heavy() || cell.upright.heavy();
        return if heavy { first(glyphs.route_cross) } else { first(glyphs.branch) };
    }
    let arms = [(cell.up, 'u'), (cell.down, 'd'), (cell.left, 'l'), (cell.right, 'r')];
    let arms: String = arms.into_iter().filter(|(is, _)| *is).map(|(_, arm)| arm).collect();
    let weight = usize::from(cell.across.heavy()) + 2 * usize::from(cell.upright.heavy());
    let found = JOINTS.iter().find(|(name, _)| *name == arms);
    found.map_or('┼', |(_, drawn)| drawn[weight])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Theme, Tone};

    fn rows(sheet: &LineCanvas, theme: &Theme) -> Vec<String> {
        let cell = |x, y| sheet.shown(x, y, theme.glyphs).map_or(' ', |(c, _)| c);
        (0..sheet.height).map(|y| (0..sheet.width).map(|x| cell(x, y)).collect()).collect()
    }

    #[test]
    fn lines_join_where_they_meet_and_pass_where_they_cross() {
        let mut sheet = LineCanvas::new(9, 5);
        sheet.across(2, 0, 8, RoadLook::Route);
        sheet.across(0, 0, 4, RoadLook::Plain);
        sheet.upright(4, 0, 2, RoadLook::Plain);
        sheet.upright(6, 1, 4, RoadLook::Plain);
        sheet.across(4, 0, 6, RoadLook::Family);
        sheet.across(3, 0, 8, RoadLook::Plain);
        assert!(sheet.label_across(0, 1, "3", RoadLook::Plain));
        assert!(!sheet.label_across(2, 4, "3", RoadLook::Plain), "not over a joint");
        let drawn = ["─ 3 ┐    ", "    │ │  ", "━━━━┷━━━━", "──────│──", "┄┄┄┄┄┄┘  "];
        assert_eq!(rows(&sheet, &Theme::default()), drawn);
        let ascii = ["- 3 +    ", "    | |  ", "=========", "------|--", "......+  "];
        assert_eq!(rows(&sheet, &Theme::new(Tone::Mono, true)), ascii);
    }
}
