//! How many cells a text takes, as ratatui counts them.

use super::clean::{is_plain, shown};

/// Cells of the text in one line, after cleaning.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { shown(text).map(|one| usize::from(one.cells)).sum() }
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn scripts_have_their_widths() {
        for (text, cells) in [
            ("", 0),
            ("Bo Lind", 7),
            ("王敏", 4),
            ("e\u{301}", 1),
            ("ليلى", 4),
            ("👩\u{200d}👩\u{200d}👧", 2),
            ("a\u{202e}b", 2),
            ("ｶﾞ", 1),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }
}
