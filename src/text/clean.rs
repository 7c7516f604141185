//! What may reach a cell: no control, no bidi control, nothing invisible; grapheme by grapheme.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::buffer::CellWidth;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};

/// More code points than this on one letter would paint the rows above and below.
const MOST_IN_A_CELL: usize = 8;
const MOST_IN_AN_EMOJI: usize = 16;
const ZWJ: char = '\u{200d}';

static JOINED_EMOJI: AtomicBool = AtomicBool::new(true);

/// Tells whether the terminal joins emoji (`Event::Glyphs`); where not, only the first is shown.
pub fn set_joined_emoji(joined: bool) {
    JOINED_EMOJI.store(joined, Ordering::Relaxed);
}

/// One grapheme of a text, as it stands there and as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// As it stands in the text.
    pub source: &'a str,
    /// As it goes into a cell; empty when nothing of it may be seen.
    pub text: Cow<'a, str>,
    /// Cells it takes.
    pub cells: u16,
}

/// The text's graphemes, cleaned. A control (tab, line end, ESC ..) is one blank.
pub fn shown(text: &str) -> impl Iterator<Item = Shown<'_>> {
    // A long note is looked through often, and most of its lines need no table of scripts.
    let plain = if is_plain(text) { text } else { "" };
    let rest = if plain.is_empty() { text } else { "" };
    let bytes = (0..plain.len()).filter_map(|start| {
        let source = plain.get(start..=start)?;
        Some(Shown { start, source, text: Cow::Borrowed(source), cells: 1 })
    });
    let joined = JOINED_EMOJI.load(Ordering::Relaxed);
    bytes.chain(Graphemes { rest: rest.grapheme_indices(true), joined })
}

/// The whole text as it is shown, in one line.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(shown(text).map(|one| one.text).collect())
    }
}

/// Printable ASCII only: each byte is a cell.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Printable ASCII, lines, blocks and plain signs, of which each is a cell and none joins another.
pub fn is_drawn(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, ' '..='~' | '\u{2500}'..='\u{25fc}'))
}

struct Graphemes<'a> {
    rest: GraphemeIndices<'a>,
    joined: bool,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = Shown<'a>;

    fn next(&mut self) -> Option<Shown<'a>> {
        let (start, source) = self.rest.next()?;
        let text = clean_grapheme(source, self.joined);
        let cells = if text.is_empty() { 0 } else { text.cell_width() };
        if cells > 0 || text.is_empty() {
            return Some(Shown { start, source, text, cells });
        }
        let (text, cells) = on_a_blank(&text);
        Some(Shown { start, source, text, cells })
    }
}

/// A mark without a letter gets a blank to stand on; anything else without width is dropped.
fn on_a_blank<'a>(text: &str) -> (Cow<'a, str>, u16) {
    if !text.starts_with(is_combining_mark) {
        return (Cow::Borrowed(""), 0);
    }
    let based = format!(" {text}");
    let cells = based.cell_width();
    if cells == 0 { (Cow::Borrowed(""), 0) } else { (Cow::Owned(based), cells) }
}

fn clean_grapheme(grapheme: &str, joined: bool) -> Cow<'_, str> {
    if let [byte] = grapheme.as_bytes() {
        return if byte.is_ascii_control() { Cow::Borrowed(" ") } else { Cow::Borrowed(grapheme) };
    }
    if grapheme.starts_with(is_blanked) {
        return Cow::Borrowed(" ");
    }
    let emoji = grapheme.contains(ZWJ) && grapheme.chars().any(is_pictograph);
    let most = if emoji { MOST_IN_AN_EMOJI } else { MOST_IN_A_CELL };
    if emoji && !joined {
        return Cow::Owned(grapheme.chars().filter(|it| !is_dropped(*it)).take(1).collect());
    }
    if grapheme.contains(HALF_WIDTH_MARKS) {
        return Cow::Owned(full_width_marks(grapheme, most));
    }
    if grapheme.chars().all(|letter| keeps(emoji, joined, letter))
        && grapheme.chars().nth(most).is_none()
    {
        return Cow::Borrowed(grapheme);
    }
    Cow::Owned(grapheme.chars().filter(|letter| keeps(emoji, joined, *letter)).take(most).collect())
}

fn keeps(emoji: bool, joined: bool, letter: char) -> bool {
    !is_dropped(letter) && (letter != ZWJ || (emoji && joined))
}

/// Half-width katakana marks: crates and terminals disagree about their width, of the others not.
const HALF_WIDTH_MARKS: [char; 2] = ['\u{ff9e}', '\u{ff9f}'];

fn full_width_marks(grapheme: &str, most: usize) -> String {
    let kept = grapheme.chars().filter(|letter| !is_dropped(*letter) && *letter != ZWJ).take(most);
    kept.enumerate()
        .map(|(at, letter)| match (at, letter) {
            (0, '\u{ff9e}') => '\u{309b}',
            (0, '\u{ff9f}') => '\u{309c}',
            (_, '\u{ff9e}') => '\u{3099}',
            (_, '\u{ff9f}') => '\u{309a}',
            _ => letter,
        })
        .collect()
}

/// Shown as a blank: controls and the two separators that act as one.
fn is_blanked(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Turns or hides text and has no shape of its own.
fn is_dropped(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0001}')
        || is_blanked(letter)
}

/// Roughly: an emoji that ZWJ can join to another.
fn is_pictograph(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_sign_that_is_drawn_is_a_cell_of_its_own() {
        for letter in (' '..='~').chain('\u{2500}'..='\u{25fc}') {
            let text = format!("{letter}{letter}");
            assert!(is_drawn(&text));
            let cells: Vec<u16> = shown(&text).map(|one| one.cells).collect();
            assert_eq!(cells, [1, 1], "{letter}");
        }
        assert!(!is_drawn("\u{25fd}") && !is_drawn("─\u{fe0f}") && !is_drawn("é"));
    }

    #[test]
    fn what_could_turn_or_break_a_row_is_gone() {
        for (text, seen) in [
            ("a\tb\r\nc", "a b c"),
            ("\u{1b}[31mred", " [31mred"),
            ("abc\u{202e}def\u{2066}", "abcdef"),
            ("zero\u{200b}width\u{feff}", "zerowidth"),
            ("a\u{85}b\u{2028}c", "a b c"),
            ("王敏 ليلى e\u{301}", "王敏 ليلى e\u{301}"),
            ("\u{301}x", " \u{301}x"),
            ("a\u{200d}b", "ab"),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
        ] {
            assert_eq!(clean(text), seen, "{text:?}");
        }
    }

    #[test]
    fn without_joining_only_the_first_of_a_family_is_shown() {
        assert_eq!(clean_grapheme("👩\u{200d}👩\u{200d}👧", false), "👩");
        assert_eq!(clean_grapheme("👩\u{200d}👩\u{200d}👧", true), "👩\u{200d}👩\u{200d}👧");
    }

    #[test]
    fn a_tower_of_marks_is_cut() {
        let tower = format!("a{}", "\u{301}".repeat(50));
        assert_eq!(clean(&tower).chars().count(), MOST_IN_A_CELL);
    }

    proptest! {
        #[test]
        fn nothing_dangerous_is_left_and_every_piece_has_its_place(text in any::<String>()) {
            let mut next = 0;
            for one in shown(&text) {
                prop_assert_eq!(one.start, next);
                next += one.source.len();
                prop_assert_eq!(one.text.is_empty(), one.cells == 0);
                prop_assert!(!one.text.chars().any(|it| it.is_control() || is_dropped(it)));
            }
            prop_assert_eq!(next, text.len());
        }

        #[test]
        fn cleaning_is_done_once(text in any::<String>()) {
            let once = clean(&text).into_owned();
            prop_assert_eq!(clean(&once), once.as_str());
        }
    }
}
