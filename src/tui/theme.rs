//! Colour by role, in the 16 colours every terminal has, and the glyphs, drawn or ASCII.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

/// What a piece of the screen is. Colour never says it alone: each is also a word, a mark or a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// A heading.
    Title,
    /// Text.
    #[default]
    Body,
    /// Text that may be passed over.
    Muted,
    /// Where the rep is, and what is proposed.
    Accent,
    /// Nothing to worry about.
    Good,
    /// To be looked at.
    Warn,
    /// To be acted on.
    Bad,
    /// The picked row.
    Selection,
}

/// What the colours stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
    /// No colour (NO_COLOR): bold, dim and reverse only.
    Mono,
}

/// One way to draw: a style for each role, and a glyph set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What the colours stand on.
    pub tone: Tone,
    /// The marks.
    pub glyphs: &'static Glyphs,
}

impl Default for Theme {
    fn default() -> Self {
        Self { tone: Tone::Dark, glyphs: &DRAWN }
    }
}

impl Theme {
    /// A theme of this tone with drawn or ASCII glyphs.
    pub fn new(tone: Tone, ascii: bool) -> Self {
        Self { tone, glyphs: if ascii { &ASCII } else { &DRAWN } }
    }

    /// The same theme on this ground; one without colour stays so.
    #[must_use]
    pub fn on_ground(self, light: bool) -> Self {
        let tone = match (self.tone, light) {
            (Tone::Mono, _) => Tone::Mono,
            (_, true) => Tone::Light,
            (_, false) => Tone::Dark,
        };
        Self { tone, ..self }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        match self.tone {
            Tone::Mono => mono(role),
            Tone::Dark => coloured(role, DARK),
            Tone::Light => coloured(role, LIGHT),
        }
    }
}

/// The colours of one ground: accent, good, warn, bad, then the picked row's letters and ground.
type Colours = [Color; 6];

const DARK: Colours =
    [Color::Cyan, Color::Green, Color::Yellow, Color::LightRed, Color::Black, Color::Cyan];
const LIGHT: Colours =
    [Color::Blue, Color::Green, Color::Magenta, Color::Red, Color::White, Color::Blue];

fn coloured(role: Role, [accent, good, warn, bad, ink, ground]: Colours) -> Style {
    let style = Style::new();
    match role {
        Role::Title => style.fg(Color::Reset).add_modifier(Modifier::BOLD),
        Role::Body => style,
        Role::Muted => style.fg(Color::DarkGray),
        Role::Accent => style.fg(accent),
        Role::Good => style.fg(good),
        Role::Warn => style.fg(warn),
        Role::Bad => style.fg(bad),
        Role::Selection => style.fg(ink).bg(ground),
    }
}

fn mono(role: Role) -> Style {
    let modifier = match role {
        Role::Title | Role::Accent | Role::Bad => Modifier::BOLD,
        Role::Muted => Modifier::DIM,
        Role::Selection => Modifier::REVERSED,
        Role::Body | Role::Good | Role::Warn => Modifier::empty(),
    };
    Style::new().add_modifier(modifier)
}

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
    dashed: "┄",
    dashed_down: "┆",
};

/// For terminals that draw a box glyph two cells wide, and for `--ascii`.
pub static ASCII: Glyphs = Glyphs {
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
    dashed: ".",
    dashed_down: ".",
};

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 8] = [
        Role::Title,
        Role::Body,
        Role::Muted,
        Role::Accent,
        Role::Good,
        Role::Warn,
        Role::Bad,
        Role::Selection,
    ];

    #[test]
    fn without_colour_no_role_has_one_and_the_answer_about_the_ground_changes_nothing() {
        let theme = Theme::new(Tone::Mono, true);
        assert_eq!(theme.on_ground(true), theme);
        for role in ROLES {
            assert_eq!((theme.style(role).fg, theme.style(role).bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn the_ground_changes_the_colours_but_not_the_glyphs() {
        let theme = Theme::new(Tone::Dark, true).on_ground(true);
        assert_eq!((theme.tone, theme.glyphs), (Tone::Light, &ASCII));
        assert_ne!(theme.style(Role::Accent), Theme::default().style(Role::Accent));
    }
}
