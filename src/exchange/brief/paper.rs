//! Text on paper: cleaned, and in lines of so many cells, by grapheme.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A text in one line: controls become blanks, what turns the direction or cannot be seen goes.
pub fn clean(text: &str) -> String {
    text.chars().filter_map(seen).collect()
}

fn seen(c: char) -> Option<char> {
    match c {
        '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => Some(' '),
        '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}' => None,
        '\u{feff}' | '\u{ad}' | '\u{61c}' | '\u{fff9}'..='\u{fffb}' => None,
        c => Some(c),
    }
}

/// The cells that a cleaned text takes.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(cells).sum()
}

fn cells(grapheme: &str) -> usize {
    UnicodeWidthStr::width(grapheme).max(usize::from(!grapheme.is_empty()))
}

/// A cleaned text in lines of at most so many cells, broken at blanks and around wide letters; one at least.
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let most = most.max(2);
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for piece in pieces(text) {
        let wide = width(piece.trim_end());
        if used > 0 && used + wide > most {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        for grapheme in piece.graphemes(true) {
            let more = cells(grapheme);
            if used + more > most {
                if grapheme.trim().is_empty() {
                    continue;
                }
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            line.push_str(grapheme);
            used += more;
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// What stays together: a word with the blanks after it, or one wide letter.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut ended = true;
    for grapheme in text.graphemes(true) {
        let blank = grapheme.chars().all(char::is_whitespace);
        let wide = cells(grapheme) > 1;
        match pieces.last_mut() {
            Some(last) if blank || !ended && !wide => last.push_str(grapheme),
            _ => pieces.push(grapheme.to_owned()),
        }
        ended = blank || wide;
    }
    pieces
}

/// A text cut to so many cells, with `..` where it was cut.
pub fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += cells(grapheme);
        if used + 2 > most {
            break;
        }
        kept.push_str(grapheme);
    }
    format!("{}..", kept.trim_end())
}
