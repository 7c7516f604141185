//! Colours as numbers: how far text stands out from its ground, and what has to be mixed until it does.

use ratatui::style::Color;

/// Red, green and blue of the sRGB space, 0 to 255 each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// How many colours a terminal can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// The 16 of its palette, whose look nobody knows.
    #[default]
    Sixteen,
    /// 256: above the 16 a cube of 6 x 6 x 6 and 24 greys.
    Indexed,
    /// Any.
    True,
}

impl Depth {
    /// As `COLORTERM` and `TERM` say it.
    pub fn of(colorterm: &str, term: &str) -> Self {
        match colorterm {
            "truecolor" | "24bit" => Self::True,
            _ if term.contains("256color") || term.ends_with("-direct") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }
}

impl Rgb {
    /// Relative luminance, 0 to 1 (WCAG 2).
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let share = f64::from(part) / 255.0;
            match share <= 0.040_45 {
                true => share / 12.92,
                false => ((share + 0.055) / 1.055).powf(2.4),
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast of two colours, 1 to 21 (WCAG 2); 4.5 is what text needs.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// So many hundredths of the way to another colour.
    pub fn mix(self, other: Self, percent: u16) -> Self {
        let mut mixed = self.0;
        for (part, end) in mixed.iter_mut().zip(other.0) {
            let sum =
                u16::from(*part) * (100 - percent.min(100)) + u16::from(end) * percent.min(100);
            *part = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// This colour, taken towards another only as far as it stands out from every ground by `least`.
    pub fn standing_out(self, towards: Self, grounds: &[Self], least: f64) -> Self {
        (0..=100)
            .step_by(4)
            .map(|percent| self.mix(towards, percent))
            .find(|colour| grounds.iter().all(|g| colour.contrast(*g) >= least))
            .unwrap_or(towards)
    }

    /// The nearest colour of the 256 that stands out from every ground by `least`; else the nearest of all.
    pub fn indexed(self, grounds: &[Self], least: f64) -> Color {
        let fits =
            |index: &u8| grounds.iter().all(|g| Self::of_index(*index).contrast(*g) >= least);
        let nearest = |indexes: &mut dyn Iterator<Item = u8>| {
            indexes.min_by_key(|index| self.distance(Self::of_index(*index)))
        };
        let all = || 16..=255_u8;
        let index = nearest(&mut all().filter(fits)).or_else(|| nearest(&mut all()));
        index.map_or(Color::Reset, Color::Indexed)
    }

    /// What the 256 have at a place from 16 on.
    pub fn of_index(index: u8) -> Self {
        let Some(place) = index.checked_sub(16) else {
            return Self::default();
        };
        match place.checked_sub(216) {
            Some(grey) => Self([8 + grey * 10; 3]),
            None => Self(
                [place / 36, place / 6 % 6, place % 6]
                    .map(|n| if n == 0 { 0 } else { 55 + n * 40 }),
            ),
        }
    }

    fn distance(self, other: Self) -> u32 {
        let parts = self.0.iter().zip(other.0);
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    }
}

impl From<Rgb> for Color {
    fn from(Rgb([red, green, blue]): Rgb) -> Self {
        Color::Rgb(red, green, blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: Rgb = Rgb([0; 3]);
    const WHITE: Rgb = Rgb([255; 3]);

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 1e-9);
        assert!((WHITE.contrast(Rgb([0x76; 3])) - 4.54).abs() < 0.01);
        assert!((BLACK.contrast(BLACK) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_colour_is_taken_no_further_than_it_has_to_be() {
        let grey = Rgb([0x80; 3]);
        assert_eq!(grey.standing_out(WHITE, &[BLACK], 4.5), grey);
        let lighter = Rgb([0x40; 3]).standing_out(WHITE, &[BLACK], 4.5);
        assert!(lighter.contrast(BLACK) >= 4.5 && lighter.contrast(BLACK) < 5.2);
        assert_eq!(grey.standing_out(WHITE, &[WHITE], 4.5), WHITE, "as far as it goes");
    }

    #[test]
    fn places_of_the_256_are_those_of_xterm() {
        for (index, parts) in
            [(16, [0; 3]), (21, [0, 0, 255]), (196, [255, 0, 0]), (231, [255; 3]), (244, [128; 3])]
        {
            assert_eq!(Rgb::of_index(index), Rgb(parts), "{index}");
        }
        assert_eq!(Rgb([127; 3]).indexed(&[BLACK], 4.5), Color::Indexed(244));
        assert_eq!(Rgb([60; 3]).indexed(&[BLACK], 1.0), Color::Indexed(237));
    }

    #[test]
    fn the_depth_is_what_the_terminal_says() {
        for (colorterm, term, depth) in [
            ("truecolor", "xterm", Depth::True),
            ("", "xterm-256color", Depth::Indexed),
            ("yes", "xterm", Depth::Sixteen),
            ("", "linux", Depth::Sixteen),
        ] {
            assert_eq!(Depth::of(colorterm, term), depth);
        }
    }
}
