//! Cells that a spreadsheet would run: an apostrophe before them on the way out, off again on the way in.

use std::borrow::Cow;

fn is_run(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
}

/// The cell as it is safe to write.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    match cell.chars().next() {
        Some(c) if is_run(c) || c == '\'' => Cow::Owned(format!("'{cell}")),
        _ => Cow::Borrowed(cell),
    }
}

/// The cell as it was before [`guarded`]; a plain apostrophe stays.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|c| is_run(c) || c == '\'') => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_guarded() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+47 555", "'+47 555"),
            ("@x", "'@x"),
            ("-", "'-"),
            ("a=b", "a=b"),
            ("'t", "''t"),
        ] {
            assert_eq!(guarded(cell), written);
        }
        assert_eq!(unguarded("'t Hart"), "'t Hart");
    }

    proptest! {
        #[test]
        fn guarding_loses_nothing(cell in "['=+@a\\-]{0,4}") {
            let written = guarded(&cell);
            prop_assert_eq!(unguarded(&written), cell.as_str());
            prop_assert!(!written.starts_with(is_run));
        }
    }
}
