//! Replies in strings (OSC, DCS, APC): swallowed whole; the background colour is read.

use super::Event;
use super::input::Step;

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
        return Step::Took(end, background(bytes, at));
    }
    if bytes.len() < LONGEST + 2 { Step::Wait } else { Step::Took(LONGEST + 2, None) }
}

fn background(bytes: &[u8], end: usize) -> Option<Event> {
    let body = std::str::from_utf8(bytes.get(1..end)?).ok()?;
    let colour = body.strip_prefix("]11;")?;
    let light = luminance(colour)? > 0.5;
    Some(Event::Background { light })
}

/// Brightness 0 to 1 of `rgb:RRRR/GGGG/BBBB`, `rgba:..` or `#RRGGBB`; `None` when it is neither.
fn luminance(colour: &str) -> Option<f64> {
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
    let share = |part: &String| {
        let most = 16_f64.powi(i32::try_from(part.len()).ok()?) - 1.0;
        let value = u16::from_str_radix(part, 16).ok()?;
        Some(f64::from(value) / most)
    };
    let [red, green, blue] = [parts.first()?, parts.get(1)?, parts.get(2)?].map(share);
    Some(0.2126 * red? + 0.7152 * green? + 0.0722 * blue?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_all_three_spellings_are_read() {
        for (colour, light) in [
            ("rgb:ffff/ffff/ffff", true),
            ("rgb:00/00/00", false),
            ("rgba:fdfd/f6f6/e3e3/ffff", true),
            ("#002b36", false),
            ("#fff", true),
        ] {
            assert_eq!(luminance(colour).map(|it| it > 0.5), Some(light), "{colour}");
        }
        for broken in ["", "#", "#ff", "rgb:", "rgb:1/2", "rgb:x/y/z", "rgb:12345/0/0", "白"] {
            assert_eq!(luminance(broken), None, "{broken}");
        }
    }
}
