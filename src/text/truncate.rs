//! Cutting a text to a number of cells, with `..` where something is gone.

use std::borrow::Cow;

use super::clean::{clean, shown};
use super::width;

/// What stands for the part that is gone.
pub const CUT: &str = "..";
/// From this width on the mark leaves room for a letter.
pub const MARKED_FROM: usize = 3;

/// The cleaned text in at most `cells`; a cut one ends in `..` where 3 cells or more are there.
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return clean(text);
    }
    let mark = if cells < MARKED_FROM { "" } else { CUT };
    let room = cells - mark.len();
    let mut used = 0;
    let mut kept = String::new();
    for one in shown(text) {
        used += usize::from(one.cells);
        if used > room {
            break;
        }
        kept.push_str(&one.text);
    }
    kept.push_str(mark);
    Cow::Owned(kept)
}

/// A line whose text goes on where it is not seen: with the mark behind it, in at most `cells`.
pub fn goes_on(line: &str, cells: usize) -> String {
    truncate(&format!("{line} {CUT}"), cells).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_are_marked_and_never_halve_a_glyph() {
        for (text, cells, cut) in [
            ("Ingrid Dahl", 11, "Ingrid Dahl"),
            ("Ingrid Dahl", 10, "Ingrid D.."),
            ("华联电力", 8, "华联电力"),
            ("华联电力", 7, "华联.."),
            ("华联电力", 3, ".."),
            ("华联电力", 2, "华"),
            ("华联电力", 1, ""),
            ("abc", 0, ""),
        ] {
            assert_eq!(truncate(text, cells), cut, "{text} in {cells}");
        }
    }

    #[test]
    fn a_line_that_goes_on_has_the_mark_in_its_room() {
        for (line, cells, marked) in [
            ("before Ms Dahl", 20, "before Ms Dahl .."),
            ("before Ms Dahl", 17, "before Ms Dahl .."),
            ("before Ms Dahl", 16, "before Ms Dahl.."),
            ("before Ms Dahl", 14, "before Ms Da.."),
            ("华联电力", 8, "华联电.."),
        ] {
            assert_eq!(goes_on(line, cells), marked, "{line} in {cells}");
        }
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in any::<String>(), cells in 0_usize..40) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
        }
    }
}
