//! Paragraphs for people: text broken by the cells that a terminal gives it, in any script.

use super::print;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Marks that no line begins with.
const NEVER_FIRST: &str = "。，、；：！？）」』】》”’…,.;:!?)";

/// The text within `width` cells a line: `first` stands before the first line, as many blanks before the others.
/// Each line ends in a line feed; what a file holds cannot move the terminal.
pub fn wrapped(first: &str, text: &str, width: usize) -> String {
    let hang = " ".repeat(first.width());
    let room = width.saturating_sub(hang.len()).max(8);
    let mut lines = vec![String::new()];
    for (spaced, piece) in pieces(&print::one_line(text)) {
        let used = lines.last().map_or(0, |l| l.width());
        let gap = usize::from(spaced && used > 0);
        if used > 0 && used + gap + piece.width() > room {
            lines.push(String::new());
        } else if let Some(line) = lines.last_mut().filter(|_| gap > 0) {
            line.push(' ');
        }
        put(&mut lines, &piece, room);
    }
    lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            let before = if i == 0 { first } else { hang.as_str() };
            format!("{before}{line}").trim_end().to_owned() + "\n"
        })
        .collect()
}

/// The text cut to `width` cells, with ".." where something is left out.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.graphemes(true) {
        if short.width() + letter.width() + 2 > width {
            break;
        }
        short.push_str(letter);
    }
    short.trim_end().to_owned() + ".."
}

/// Puts a piece at the end of the last line; one that is wider than a line goes on in the next.
fn put(lines: &mut Vec<String>, piece: &str, room: usize) {
    for letter in piece.graphemes(true) {
        if lines.last().is_some_and(|l| l.width() + letter.width() > room) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(letter);
        }
    }
}

/// What stays together, and whether a blank stood before it: words, and each letter of a script without blanks.
fn pieces(text: &str) -> Vec<(bool, String)> {
    let mut found: Vec<(bool, String)> = Vec::new();
    let (mut blank, mut open, mut was_wide) = (false, false, false);
    for letter in text.graphemes(true) {
        if letter.trim().is_empty() {
            (blank, open) = (true, false);
            continue;
        }
        let wide = letter.width() > 1;
        let breaks = (wide || was_wide) && !NEVER_FIRST.contains(letter);
        match found.last_mut().filter(|_| open && !breaks) {
            Some((_, piece)) => piece.push_str(letter),
            None => found.push((blank, letter.to_owned())),
        }
        (blank, open, was_wide) = (false, true, wide);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_by_cells() {
        assert_eq!(
            wrapped("  do: ", "see Bo Lind and 王敏李淑芬陈伟。 soon", 22),
            "  do: see Bo Lind and\n      王敏李淑芬陈伟。\n      soon\n"
        );
        for line in wrapped("", "averyveryverylongword 华联电力华联电力", 10).lines() {
            assert!(line.width() <= 10, "{line}");
        }
    }

    #[test]
    fn a_cut_text_says_so_and_fits() {
        assert_eq!(cut("华联电力", 7), "华联..");
        assert_eq!(cut("Alfa", 4), "Alfa");
    }
}
