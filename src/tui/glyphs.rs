//! The marks of the screens: drawn ones, and ASCII ones for terminals that cannot draw them in one cell.

use ratatui::symbols::border;

/// The marks of the screens, each one cell, as `screens/README.md` lists them.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Borders merge where they meet; ASCII ones need not.
    pub merges: bool,
    /// The border of a pane.
    pub border: border::Set<'static>,
    /// The focused pane and its picked row.
    pub focus: &'static str,
    /// The picked row of another pane.
    pub picked: &'static str,
    /// A step of a route, "becomes".
    pub step: &'static str,
    /// A bar, after its number.
    pub bar: &'static str,
    /// A full cell of a curve.
    pub full: &'static str,
    /// The upper half of a cell.
    pub upper: &'static str,
    /// The lower half of a cell.
    pub lower: &'static str,
    /// Changed, outside.
    pub changed: &'static str,
    /// Critical, late.
    pub critical: &'static str,
    /// Hearsay.
    pub hearsay: &'static str,
    /// Done.
    pub done: &'static str,
    /// Not done.
    pub open: &'static str,
    /// A thin rule.
    pub rule: &'static str,
    /// A line of a tree, going down.
    pub stem: &'static str,
    /// A branch with more below.
    pub branch: &'static str,
    /// The last branch.
    pub last_branch: &'static str,
    /// The route, across.
    pub route: &'static str,
    /// The route, crossing a line.
    pub route_cross: &'static str,
    /// The route, coming from above.
    pub route_up: &'static str,
    /// Time gone.
    pub gone: &'static str,
    /// A what-if.
    pub what_if: &'static str,
    /// By chance.
    pub by_chance: &'static str,
    /// A value of an axis.
    pub tick: &'static str,
    /// Dashed, across.
    pub dashed: &'static str,
    /// Dashed, down.
    pub dashed_down: &'static str,
}

/// Box and block glyphs.
pub static DRAWN: Glyphs = Glyphs {
    merges: true,
    border: border::PLAIN,
    focus: "▸",
    picked: "▹",
    step: "›",
    bar: "▆",
    full: "█",
    upper: "▀",
    lower: "▄",
    changed: "*",
    critical: "!",
    hearsay: "~",
    done: "[x]",
    open: "[ ]",
    rule: "─",
    stem: "│",
    branch: "├",
    last_branch: "└",
    route: "━",
    route_cross: "┿",
    route_up: "┷",
    gone: "═",
    what_if: "░",
    by_chance: "▒",
    tick: "┤",
    dashed: "┄",
    dashed_down: "┆",
};

/// For terminals that draw a box glyph two cells wide, and for `--ascii`.
pub static ASCII: Glyphs = LETTERS;

/// For screen readers, which would read each sign of a border aloud.
pub static PLAIN: Glyphs = Glyphs {
    border: border::Set {
        top_left: " ",
        top_right: " ",
        bottom_left: " ",
        bottom_right: " ",
        vertical_left: " ",
        vertical_right: " ",
        horizontal_top: " ",
        horizontal_bottom: " ",
    },
    rule: " ",
    stem: " ",
    branch: "-",
    last_branch: "-",
    ..LETTERS
};

const LETTERS: Glyphs = Glyphs {
    merges: false,
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    focus: ">",
    picked: "-",
    step: ">",
    bar: "#",
    full: "#",
    upper: "'",
    lower: ".",
    changed: "*",
    critical: "!",
    hearsay: "~",
    done: "[x]",
    open: "[ ]",
    rule: "-",
    stem: "|",
    branch: "+",
    last_branch: "+",
    route: "=",
    route_cross: "=",
    route_up: "=",
    gone: "=",
    what_if: ":",
    by_chance: "%",
    tick: "+",
    dashed: ".",
    dashed_down: ".",
};
