//! Replies in strings (OSC, DCS, APC): swallowed whole; the colours of text and ground are read.

use super::Event;
use super::input::Step;
use crate::text::parse::{narrow, parse_hex, utf8};
use crate::tui::colour::Rgb;

/// The longest string that is still taken for a reply.
const LONGEST: usize = 4096;

/// What `ESC` and this byte would open, judged by the byte after it.
///
/// Alt-] and Alt-P begin like a string; only what a terminal can answer is one.
pub fn opens(kind: u8, next: u8) -> bool {
    match kind {
        b']' => next.is_ascii_digit() || matches!(next, b'l' | b'L' | b'I'),
        b'P' => next.is_ascii_digit() || matches!(next, b'>' | b'!' | b'$' | b'+' | b'|'),
        b'_' => next.is_ascii_graphic(),
        _ => false,
    }
}

/// One step over a string that starts at `bytes[0]` = ESC; any other control ends it, unread.
pub fn step(bytes: &[u8]) -> Step {
    for (at, &byte) in bytes.iter().enumerate().skip(2).take(LONGEST) {
        let end = match byte {
            0x07 => at + 1,
            0x1b => match bytes.get(at + 1) {
                None => return Step::Wait,
                Some(b'\\') => at + 2,
                Some(_) => return Step::Took(at, None),
            },
            0..=0x1f | 0x7f => return Step::Took(at, None),
            _ => continue,
        };
        return Step::Took(end, colour(bytes, at));
    }
    if bytes.len() < LONGEST + 2 { Step::Wait } else { Step::Took(LONGEST + 2, None) }
}

fn colour(bytes: &[u8], end: usize) -> Option<Event> {
    let body = utf8(bytes.get(1..end)?)?;
    if let Some(colour) = body.strip_prefix("]10;") {
        return Some(Event::Text(rgb(colour)?));
    }
    Some(Event::Ground(rgb(body.strip_prefix("]11;")?)?))
}

/// The colour of `rgb:RRRR/GGGG/BBBB`, `rgba:..` or `#RRGGBB`; `None` when it is neither.
fn rgb(colour: &str) -> Option<Rgb> {
    let parts: Vec<String> = match colour.strip_prefix('#') {
        Some(digits) if digits.len() % 3 == 0 && digits.is_ascii() => {
            let each = digits.len() / 3;
            let digits: Vec<char> = digits.chars().collect();
            digits.chunks(each.max(1)).map(|part| part.iter().collect()).collect()
        }
        Some(_) => return None,
        None => {
            let list = colour.strip_prefix("rgb:").or_else(|| colour.strip_prefix("rgba:"))?;
            list.split('/').map(str::to_owned).collect()
        }
    };
    let [red, green, blue] = [parts.first()?, parts.get(1)?, parts.get(2)?].map(|part| {
        let most = 16_u32.checked_pow(narrow(part.len())?)?.checked_sub(1)?;
        let value = narrow::<u64, u32>(parse_hex(part)?).filter(|value| *value <= 0xffff)?;
        narrow((value * 255 + most / 2).checked_div(most)?)
    });
    Some(Rgb([red?, green?, blue?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_all_three_spellings_are_read() {
        for (colour, parts) in [
            ("rgb:ffff/ffff/ffff", [255; 3]),
            ("rgb:00/00/00", [0; 3]),
            ("rgba:fdfd/f6f6/e3e3/ffff", [0xfd, 0xf6, 0xe3]),
            ("#002b36", [0, 0x2b, 0x36]),
            ("#fff", [255; 3]),
        ] {
            assert_eq!(rgb(colour), Some(Rgb(parts)), "{colour}");
        }
        for broken in ["", "#", "#ff", "rgb:", "rgb:1/2", "rgb:x/y/z", "rgb:12345/0/0", "白"] {
            assert_eq!(rgb(broken), None, "{broken}");
        }
    }
}
