//! Cells to bytes. crossterm's own writer formats each piece of each cell by itself, which is a seventh of what
//! a key costs; here a piece is a few bytes put into the frame, and one sequence sets all that changes.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The modifiers with the numbers that set them.
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// How the terminal writes just now.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Pen = Pen { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

/// Writes cells, each at its place, and leaves the terminal writing plainly, as it was found.
pub struct Encoder<'a> {
    out: &'a mut Vec<u8>,
    pen: Pen,
    next: Option<(u16, u16)>,
}

impl<'a> Encoder<'a> {
    /// At the end of these bytes.
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, pen: PLAIN, next: None }
    }

    /// One cell.
    pub fn cell(&mut self, x: u16, y: u16, cell: &Cell) {
        if self.next != Some((x, y)) {
            go_to(self.out, x, y);
        }
        self.next = x.checked_add(1).map(|x| (x, y));
        let wanted = Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
        if wanted != self.pen {
            change(self.out, self.pen, wanted);
            self.pen = wanted;
        }
        self.out.extend_from_slice(cell.symbol().as_bytes());
    }

    /// All cells are written.
    pub fn end(self) {
        if self.pen != PLAIN {
            self.out.extend_from_slice(b"\x1b[m");
        }
    }
}

fn go_to(out: &mut Vec<u8>, x: u16, y: u16) {
    out.extend_from_slice(b"\x1b[");
    number(out, y.saturating_add(1));
    out.push(b';');
    number(out, x.saturating_add(1));
    out.push(b'H');
}

/// One sequence from one pen to another; a modifier goes only with all that is set.
fn change(out: &mut Vec<u8>, from: Pen, to: Pen) {
    out.extend_from_slice(b"\x1b[");
    let start = out.len();
    let from = if to.modifier.contains(from.modifier) {
        from
    } else {
        out.extend_from_slice(b"0;");
        PLAIN
    };
    for (modifier, code) in MODIFIERS {
        if to.modifier.contains(modifier) && !from.modifier.contains(modifier) {
            number(out, code.into());
            out.push(b';');
        }
    }
    if to.fg != from.fg {
        colour(out, to.fg, 30);
    }
    if to.bg != from.bg {
        colour(out, to.bg, 40);
    }
    if out.len() > start {
        out.pop();
    }
    out.push(b'm');
}

/// A colour of the letters (30) or of the ground (40); by its number in the palette, which bold does not change.
fn colour(out: &mut Vec<u8>, colour: Color, ground: u16) {
    let place = match colour {
        Color::Reset => {
            number(out, ground + 9);
            out.push(b';');
            return;
        }
        Color::Rgb(r, g, b) => {
            number(out, ground + 8);
            out.extend_from_slice(b";2;");
            for part in [r, g, b] {
                number(out, part.into());
                out.push(b';');
            }
            return;
        }
        Color::Indexed(place) => place,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    number(out, ground + 8);
    out.extend_from_slice(b";5;");
    number(out, place.into());
    out.push(b';');
}

fn number(out: &mut Vec<u8>, number: u16) {
    let mut rest = number;
    let mut digits = [0; 5];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::backend::{Backend, CrosstermBackend};

    fn a_cell() -> impl Strategy<Value = Cell> {
        let colour = prop_oneof![
            Just(Color::Reset),
            (0_u8..=255).prop_map(Color::Indexed),
            any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
            prop::sample::select(vec![Color::Black, Color::Cyan, Color::Gray, Color::DarkGray]),
            prop::sample::select(vec![Color::LightRed, Color::LightCyan, Color::White]),
        ];
        let modifiers = vec![
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::REVERSED,
            Modifier::UNDERLINED,
            Modifier::BOLD.union(Modifier::ITALIC),
        ];
        let symbol = prop::sample::select(vec!["a", " ", "─", "é", "x"]);
        (symbol, colour.clone(), colour, prop::sample::select(modifiers)).prop_map(
            |(symbol, fg, bg, modifier)| {
                let mut cell = Cell::new(symbol);
                (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
                cell
            },
        )
    }

    fn shown(bytes: &[u8]) -> Vec<u8> {
        let mut terminal = vt100::Parser::new(6, 12, 0);
        terminal.process(bytes);
        terminal.screen().state_formatted()
    }

    proptest! {
        #[test]
        fn a_terminal_shows_the_same_as_by_crossterm_s_writer(
            cells in prop::collection::vec((0_u16..12, 0_u16..6, a_cell()), 1..40),
        ) {
            let cells = || cells.iter().map(|(x, y, cell)| (*x, *y, cell));
            let mut ours = Vec::new();
            let mut encoder = Encoder::new(&mut ours);
            cells().for_each(|(x, y, cell)| encoder.cell(x, y, cell));
            encoder.end();
            let mut theirs = Vec::new();
            CrosstermBackend::new(&mut theirs).draw(cells()).unwrap();
            prop_assert_eq!(shown(&ours), shown(&theirs));
            prop_assert!(ours.len() <= theirs.len());
        }
    }
}
