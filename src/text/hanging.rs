//! A word at the left and its text beside it, in lines that begin under each other.

use super::{width, wrap};

/// The text in lines of at most `cells`, the first behind `label`, the others as far in; `column` cells for the label.
pub fn hanging(label: &str, text: &str, column: usize, cells: usize) -> Vec<String> {
    let blank = " ".repeat(column);
    let first = format!("{label}{}", " ".repeat(column.saturating_sub(width(label)).max(1)));
    let lines = wrap(text, cells.saturating_sub(column).max(1));
    lines
        .iter()
        .enumerate()
        .map(|(n, line)| match n {
            0 => format!("{first}{line}"),
            _ => format!("{blank}{line}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::hanging;

    #[test]
    fn lines_begin_under_each_other_in_any_script() {
        assert_eq!(hanging("ask", "what is it?", 5, 12), ["ask  what is", "     it?"]);
        assert_eq!(hanging("ask", "王敏华联电力", 4, 8), ["ask 王敏", "    华联", "    电力"]);
        assert_eq!(hanging("a", "", 4, 8), ["a   "]);
    }
}
