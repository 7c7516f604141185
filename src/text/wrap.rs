//! Wrapping by grapheme and cell: at blanks, around any wide letter, in a word only if it must.

use std::ops::Range;

use super::clean::{Shown, clean, shown};

/// Not at the beginning of a line.
const CLOSING: &str = "，。、；：！？）》」』】〕〉”’…,.;:!?)]}%";
/// Not at the end of a line.
const OPENING: &str = "（《「『【〔〈“‘([{";

/// What marks the word before it, one blank behind it: never alone at the beginning of a line.
const MARKS: [&str; 2] = ["!", "~"];

/// The cleaned text in lines of at most `cells`. Line ends break; a glyph wider than `cells` stands alone.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    lines(text, cells)
        .into_iter()
        .map(|range| clean(text.get(range).unwrap_or_default()).trim_end_matches(' ').to_owned())
        .collect()
}

/// The byte ranges of the lines. They follow each other without a gap but for `\n` (or `\r\n`):
/// blanks where a line was broken hang at its end and do not count. At least one.
pub fn lines(text: &str, cells: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.strip_suffix('\n').unwrap_or(line);
        let body = body.strip_suffix('\r').unwrap_or(body);
        break_line(body, start, cells.max(1), &mut found);
        start += line.len();
    }
    if text.is_empty() || text.ends_with('\n') {
        found.push(text.len()..text.len());
    }
    found
}

fn break_line(body: &str, offset: usize, cells: usize, found: &mut Vec<Range<usize>>) {
    let mut start = 0;
    let mut used = 0;
    // Where the line may end, and the cells up to there.
    let mut chance: Option<(usize, usize)> = None;
    let mut before: Option<Shown> = None;
    let mut letters = shown(body).peekable();
    while let Some(one) = letters.next() {
        let is_mark = MARKS.contains(&&*one.text) && letters.peek().is_none_or(is_blank);
        if let Some(previous) = &before
            && one.start > start
            && !is_mark
            && may_break(previous, &one)
        {
            chance = Some((one.start, used));
        }
        let wide = usize::from(one.cells);
        let hangs = is_blank(&one);
        while used + wide > cells && !hangs && one.start > start {
            let (end, gone) = chance.take().unwrap_or((one.start, used));
            found.push(offset + start..offset + end);
            start = end;
            used -= gone;
        }
        used += wide;
        before = Some(one);
    }
    found.push(offset + start..offset + body.len());
}

fn may_break(before: &Shown, after: &Shown) -> bool {
    if is_blank(after) || after.cells == 0 {
        return false;
    }
    if is_blank(before) {
        return true;
    }
    if CLOSING.contains(&*after.text) || before.cells > 0 && OPENING.contains(&*before.text) {
        return false;
    }
    before.cells > 1 || after.cells > 1 || before.text == "-"
}

fn is_blank(one: &Shown) -> bool {
    one.text == " "
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use proptest::prelude::*;

    #[test]
    fn breaks_at_blanks_and_around_wide_letters() {
        for (text, cells, wrapped) in [
            ("", 5, vec![""]),
            ("one two three", 7, vec!["one two", "three"]),
            ("one  two", 4, vec!["one", "two"]),
            ("华联电力华", 9, vec!["华联电力", "华"]),
            ("华联，电力", 4, vec!["华", "联，", "电力"]),
            ("specification", 5, vec!["speci", "ficat", "ion"]),
            ("a\n\nb", 5, vec!["a", "", "b"]),
            ("a\r\nb\n", 5, vec!["a", "b", ""]),
            ("win-win deal", 5, vec!["win-", "win", "deal"]),
            ("王", 1, vec!["王"]),
            ("ليلى حداد", 5, vec!["ليلى", "حداد"]),
            ("one two !", 7, vec!["one", "two !"]),
            ("one two ! three", 8, vec!["one", "two !", "three"]),
            ("one two !three", 8, vec!["one two", "!three"]),
            ("never ~", 6, vec!["never", "~"]),
        ] {
            assert_eq!(wrap(text, cells), wrapped, "{text:?} in {cells}");
        }
    }

    /// Text with all that breaks wrappers, more often than chance would have it.
    fn any_script() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "a",
            "word ",
            " ",
            "  ",
            "王",
            "敏，",
            "（电",
            "e\u{301}",
            "ليلى",
            "\u{202e}",
            "\u{200b}",
            "-",
            "👩\u{200d}👩\u{200d}👧",
            "❤️",
            "\n",
            "\r\n",
            "\t",
            "\u{1b}[31m",
            "क्षि",
            "한",
            "\u{1112}\u{1161}\u{11ab}",
            "ｱﾞ",
        ]);
        let made = prop::collection::vec(pieces, 0..40).prop_map(|list| list.concat());
        prop_oneof![3 => made, 1 => any::<String>()]
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(text in any_script(), cells in 1_usize..30) {
            let widest = shown(&text).map(|one| usize::from(one.cells)).max().unwrap_or(0);
            for line in wrap(&text, cells) {
                prop_assert!(width(&line) <= cells.max(widest), "{line:?}");
            }
        }

        #[test]
        fn nothing_is_lost(text in any_script(), cells in 1_usize..30) {
            let mut next = 0;
            for range in lines(&text, cells) {
                let between = text.get(next..range.start).unwrap();
                prop_assert!(matches!(between, "" | "\n" | "\r\n"), "{between:?}");
                prop_assert!(text.get(range.clone()).is_some());
                next = range.end;
            }
            prop_assert!(matches!(text.get(next..).unwrap(), "" | "\r" | "\n" | "\r\n"));
            let ink = |text: &str| clean(text).replace(' ', "");
            prop_assert_eq!(ink(&wrap(&text, cells).concat()), ink(&text));
        }
    }
}
