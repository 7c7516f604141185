//! A rep's own file read row by row: a row that is wrong is named and left out, the rest holds.

/// Rows that are left out at the most; a file with more is none of ours.
const MOST: usize = 400;
/// Faults that are named.
const NAMED: usize = 12;

/// What `parse` makes of the text without the rows that it refuses, and a sentence for each of these.
/// `parse` names the line of a fault as `line 3: ..`; where it cannot, the whole text is left out and
/// `default` holds.
pub fn mended<T>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, String>,
    default: impl FnOnce() -> T,
) -> (T, Vec<String>) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut faults: Vec<String> = Vec::new();
    let mut last = None;
    for _ in 0..MOST {
        let why = match parse(&lines.join("\n")) {
            Ok(value) => return (value, faults),
            Err(why) => why,
        };
        let Some(at) = line_of(&why).and_then(|line| last_written(&lines, line)) else {
            faults.push(phrase!("{}; all of it is left out", why.trim_end_matches('.')));
            break;
        };
        // What follows a row that is left out half is the same fault.
        let same = last.is_some_and(|last: usize| at.abs_diff(last) <= 1) && !faults.is_empty();
        if !same && faults.len() < NAMED {
            faults.push(phrase!("{}; this row is left out", why.trim_end_matches('.')));
        }
        leave_out(&mut lines, at);
        last = Some(at);
    }
    (default(), faults)
}

/// The line that a sentence begins with.
fn line_of(why: &str) -> Option<usize> {
    let (number, _) = why.strip_prefix("line ")?.split_once(':')?;
    number.parse().ok()
}

/// The place of the line, or of the nearest one above it that says anything.
fn last_written(lines: &[String], line: usize) -> Option<usize> {
    let above = lines.iter().take(line.min(lines.len()));
    above.enumerate().filter(|(_, text)| !text.trim().is_empty()).map(|(at, _)| at).next_back()
}

/// Empties a row; with the head of a table go its rows, which would fall into the table before.
fn leave_out(lines: &mut [String], at: usize) {
    let is_head = |line: &String| line.trim_start().starts_with('[');
    let head = is_head(&lines[at]);
    lines[at].clear();
    if head {
        lines[at + 1..].iter_mut().take_while(|line| !is_head(line)).for_each(String::clear);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes lines of letters; a line with a digit is refused.
    fn letters(text: &str) -> Result<String, String> {
        match text.lines().position(|line| line.contains(|c: char| c.is_ascii_digit())) {
            Some(at) => Err(format!("line {}: a digit.", at + 1)),
            None => Ok(text.replace('\n', ",")),
        }
    }

    #[test]
    fn a_bad_row_is_named_and_the_rest_holds() {
        let (read, faults) = mended("a\nb2\n\nc\n4\nd", letters, String::new);
        assert_eq!(read, "a,,,c,,d");
        let named =
            ["line 2: a digit; this row is left out", "line 5: a digit; this row is left out"];
        assert_eq!(faults, named);
        assert_eq!(mended("a\nb", letters, String::new), ("a,b".to_owned(), Vec::new()));
    }

    #[test]
    fn a_fault_without_a_line_leaves_all_of_it_out() {
        let (read, faults) =
            mended("a", |_| Err::<String, _>("no".to_owned()), || "default".into());
        assert_eq!((read.as_str(), faults.len()), ("default", 1));
    }

    #[test]
    fn the_rows_of_a_table_that_is_unknown_do_not_fall_into_the_one_before() {
        let mut lines = ["[a]", "x = 1", "[b2]", "y = 1", "[c]"].map(str::to_owned);
        leave_out(&mut lines, 2);
        assert_eq!(lines, ["[a]", "x = 1", "", "", "[c]"]);
    }
}
