//! Colour by role, mixed for the terminal's own text and ground, and the glyphs, drawn or ASCII.

use super::colour::{Depth, Rgb};
pub use super::glyphs::{ASCII, DRAWN, Glyphs, PLAIN};
use ratatui::style::{Color, Modifier, Style};

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

impl Role {
    /// Each of them, in the order above.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Body,
        Self::Muted,
        Self::Accent,
        Self::Good,
        Self::Warn,
        Self::Bad,
        Self::Selection,
    ];
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

/// What the rep wants, by `--theme`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the terminal's text and ground are.
    #[default]
    Auto,
    /// For a dark ground, whatever the terminal says.
    Dark,
    /// For a light ground, whatever the terminal says.
    Light,
    /// As the terminal's, with 7 to 1 in place of 4.5 to 1.
    Contrast,
    /// No colour.
    Mono,
}

impl Scheme {
    /// Each with its word.
    pub const ALL: [(&'static str, Self); 5] = [
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("contrast", Self::Contrast),
        ("mono", Self::Mono),
    ];

    /// The one of this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, scheme)| *scheme)
    }
}

/// One way to draw: a style for each role, and a glyph set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What the colours stand on.
    pub tone: Tone,
    /// The marks.
    pub glyphs: &'static Glyphs,
    scheme: Scheme,
    depth: Depth,
    text: Option<Rgb>,
    ground: Option<Rgb>,
    /// What the terminal has said of its text and its ground, whatever the rep wants.
    heard: (Option<Rgb>, Option<Rgb>),
    styles: [Style; Role::ALL.len()],
}

impl Default for Theme {
    fn default() -> Self {
        Self::new(Tone::Dark, false)
    }
}

impl Theme {
    /// A theme of the 16 colours, of this tone, with drawn or ASCII glyphs.
    pub fn new(tone: Tone, ascii: bool) -> Self {
        let scheme = match tone {
            Tone::Mono => Scheme::Mono,
            Tone::Dark | Tone::Light => Scheme::Auto,
        };
        Self { tone, ..Self::of(scheme, Depth::Sixteen, ascii) }.styled()
    }

    /// What the rep wants, as deep as the terminal can.
    pub fn of(scheme: Scheme, depth: Depth, ascii: bool) -> Self {
        let (tone, text, ground) = match scheme {
            Scheme::Mono => (Tone::Mono, None, None),
            Scheme::Light => (Tone::Light, Some(Rgb([0; 3])), Some(Rgb([255; 3]))),
            Scheme::Dark => (Tone::Dark, Some(Rgb([229; 3])), Some(Rgb([0; 3]))),
            Scheme::Auto | Scheme::Contrast => (Tone::Dark, None, None),
        };
        let glyphs = if ascii { &ASCII } else { &DRAWN };
        let styles = [Style::new(); Role::ALL.len()];
        let heard = (None, None);
        Self { tone, glyphs, scheme, depth, text, ground, heard, styles }.styled()
    }

    /// The same theme with these glyphs.
    #[must_use]
    pub fn with_ascii(self) -> Self {
        Self { glyphs: &ASCII, ..self }
    }

    /// The same theme with drawn glyphs, or with ASCII ones.
    #[must_use]
    pub fn drawn(self, ascii: bool) -> Self {
        Self { glyphs: if ascii { &ASCII } else { &DRAWN }, ..self }
    }

    /// The same theme without borders, for screen readers.
    #[must_use]
    pub fn plain(self) -> Self {
        Self { glyphs: &PLAIN, ..self }
    }

    /// The theme that a rep wants in the place of this one, on the same terminal.
    #[must_use]
    pub fn turned(self, scheme: Scheme) -> Self {
        let theme = Self { glyphs: self.glyphs, ..Self::of(scheme, self.depth, false) };
        let theme = self.heard.0.map_or(theme, |text| theme.with_text(text));
        self.heard.1.map_or(theme, |ground| theme.on_ground(ground))
    }

    /// The same theme on this ground; one that the rep has chosen stays as it is.
    #[must_use]
    pub fn on_ground(mut self, ground: Rgb) -> Self {
        self.heard.1 = Some(ground);
        match self.scheme {
            Scheme::Auto | Scheme::Contrast => {
                let tone = if is_light(ground) { Tone::Light } else { Tone::Dark };
                Self { tone, ground: Some(ground), ..self }.styled()
            }
            Scheme::Dark | Scheme::Light | Scheme::Mono => self,
        }
    }

    /// The same theme beside text of this colour; one that the rep has chosen stays as it is.
    #[must_use]
    pub fn with_text(mut self, text: Rgb) -> Self {
        self.heard.0 = Some(text);
        match self.scheme {
            Scheme::Auto | Scheme::Contrast => Self { text: Some(text), ..self }.styled(),
            Scheme::Dark | Scheme::Light | Scheme::Mono => self,
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// The style of a role in the picked row: where the row is tinted the letters keep their colour.
    pub fn picked(&self, role: Role) -> Style {
        self.style(role).patch(self.style(Role::Selection))
    }

    fn styled(self) -> Self {
        let least = if self.scheme == Scheme::Contrast { 7.0 } else { 4.5 };
        let known = self.ground.filter(|_| self.depth != Depth::Sixteen);
        let mixed = known.map(|ground| {
            let white_or_black = if is_light(ground) { Rgb([0; 3]) } else { Rgb([255; 3]) };
            Mixed::new(self.text.unwrap_or(white_or_black), ground, least)
        });
        Self {
            styles: Role::ALL.map(|role| match (self.tone, &mixed) {
                (Tone::Mono, _) => mono(role),
                (_, Some(mixed)) => mixed.style(role, self.depth),
                (tone, None) => {
                    let style = sixteen(role, if tone == Tone::Light { LIGHT } else { DARK });
                    if self.scheme == Scheme::Contrast { stronger(style) } else { style }
                }
            }),
            ..self
        }
    }
}

/// Is dark text the one to be read on it?
fn is_light(ground: Rgb) -> bool {
    ground.contrast(Rgb([0; 3])) > ground.contrast(Rgb([255; 3]))
}

/// Accent, good, warn and bad.
type Hues<T> = [T; 4];

const DARK: Hues<Color> = [Color::Cyan, Color::Green, Color::Yellow, Color::LightRed];
const LIGHT: Hues<Color> = [Color::Blue, Color::Green, Color::Magenta, Color::Red];

/// The palette's own colours are not known: what is muted is dim, as colour 8 is the ground of some
/// palettes, and the picked row is turned around.
fn sixteen(role: Role, [accent, good, warn, bad]: Hues<Color>) -> Style {
    let style = Style::new();
    match role {
        Role::Title => style.fg(Color::Reset).add_modifier(Modifier::BOLD),
        Role::Body => style,
        Role::Muted => style.add_modifier(Modifier::DIM),
        Role::Accent => style.fg(accent),
        Role::Good => style.fg(good),
        Role::Warn => style.fg(warn),
        Role::Bad => style.fg(bad),
        // Letters of one colour: turned around, each of its own would be a ground of its own.
        Role::Selection => style.fg(Color::Reset).add_modifier(Modifier::REVERSED),
    }
}

/// Nothing dim, and whatever has a colour bold: all that is left where the palette is not known.
fn stronger(style: Style) -> Style {
    let style = style.remove_modifier(Modifier::DIM);
    if style.fg.is_some() { style.add_modifier(Modifier::BOLD) } else { style }
}

const ON_DARK: Hues<Rgb> =
    [Rgb([86, 190, 210]), Rgb([126, 200, 120]), Rgb([226, 182, 90]), Rgb([240, 120, 110])];
const ON_LIGHT: Hues<Rgb> =
    [Rgb([20, 90, 180]), Rgb([20, 115, 45]), Rgb([150, 75, 0]), Rgb([185, 28, 38])];

/// Colours mixed for one text and one ground until each can be read, in the picked row too.
struct Mixed {
    hues: Hues<Rgb>,
    muted: Rgb,
    body: Option<Rgb>,
    grounds: [Rgb; 2],
    least: f64,
}

impl Mixed {
    fn new(text: Rgb, ground: Rgb, least: f64) -> Self {
        let light = is_light(ground);
        let far = if light { Rgb([0; 3]) } else { Rgb([255; 3]) };
        let hues = if light { ON_LIGHT } else { ON_DARK };
        let picked = ground.mix(hues[0], if light { 14 } else { 26 });
        let grounds = [ground, picked];
        let is_read = grounds.iter().all(|g| text.contrast(*g) >= least);
        let body = (!is_read).then(|| text.standing_out(far, &grounds, least));
        let muted = ground.mix(text, 55).standing_out(body.unwrap_or(text), &grounds, least);
        let hues = hues.map(|hue| hue.standing_out(far, &grounds, least));
        Self { hues, muted, body, grounds, least }
    }

    fn style(&self, role: Role, depth: Depth) -> Style {
        let colour = |rgb: Rgb| match depth {
            Depth::True => Color::from(rgb),
            Depth::Sixteen | Depth::Indexed => rgb.indexed(&self.grounds, self.least),
        };
        let style = Style::new();
        let body = self.body.map_or(style, |rgb| style.fg(colour(rgb)));
        let [accent, good, warn, bad] = self.hues;
        match role {
            Role::Title => body.add_modifier(Modifier::BOLD),
            Role::Body => body,
            Role::Muted => style.fg(colour(self.muted)),
            Role::Accent => style.fg(colour(accent)),
            Role::Good => style.fg(colour(good)),
            Role::Warn => style.fg(colour(warn)),
            Role::Bad => style.fg(colour(bad)),
            Role::Selection => style.bg(match depth {
                Depth::True => Color::from(self.grounds[1]),
                Depth::Sixteen | Depth::Indexed => self.grounds[1].indexed(&[], 0.0),
            }),
        }
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

#[cfg(test)]
#[path = "theme_tests.rs"]
mod tests;
