//! Telephone numbers in the index, by their digits: `+49 (0)171 555-1234` is found by 5551234, 01715551234
//! and 00491715551234.

/// Before the digits of a number in the index, so that no other number is found by them.
const MARK: &str = "tel";
/// Digits of the shortest number, and of the longest.
const LEAST: usize = 6;
const MOST: usize = 15;
/// The shortest end of a number that is found.
const END: usize = 4;
/// Digits that are too few to be looked for in the middle of a number.
const TYPED: usize = 5;

/// Digits of a number that is looked for, and whether the country stands before them.
pub struct Digits {
    digits: String,
    abroad: bool,
}

/// Puts every end of every telephone number in the text behind it.
pub fn add(text: &mut String, part: &str) {
    if part.bytes().filter(u8::is_ascii_digit).count() < LEAST {
        return;
    }
    for number in numbers(part) {
        for from in 0..=number.len() - END {
            if let Some(end) = number.get(from..) {
                text.push(' ');
                text.push_str(MARK);
                text.push_str(end);
            }
        }
    }
}

/// The digits of the numbers in a text, without what stands before the country or the area.
fn numbers(text: &str) -> Vec<String> {
    let text = text.replace("(0)", "");
    let mut found = Vec::new();
    let mut digits = String::new();
    let mut gap = 0;
    for c in text.chars().chain(['x']) {
        if c.is_ascii_digit() {
            digits.push(c);
            gap = 0;
        } else if is_between(c) && gap < 3 && !digits.is_empty() {
            gap += 1;
        } else {
            let number = bare(&digits);
            if (LEAST..=MOST).contains(&number.len()) {
                found.push(number.to_owned());
            }
            digits.clear();
            gap = 0;
        }
    }
    found
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || "-()/.\u{2010}\u{2011}\u{2013}".contains(c)
}

fn bare(digits: &str) -> &str {
    digits.strip_prefix("00").or(digits.strip_prefix('0')).unwrap_or(digits)
}

/// What is typed as a telephone number; nothing where it is something else, or too short.
pub fn digits_of(typed: &str) -> Option<Digits> {
    let typed = typed.trim().replace("(0)", "");
    let plain = typed.strip_prefix('+').unwrap_or(&typed);
    if !plain.chars().all(|c| c.is_ascii_digit() || is_between(c)) {
        return None;
    }
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < TYPED {
        return None;
    }
    let abroad = typed.starts_with('+') || digits.starts_with("00");
    Some(Digits { digits: bare(&digits).to_owned(), abroad })
}

/// As the index wants it: the number, and without its country where one is typed and not kept.
pub fn wanted(typed: &Digits) -> String {
    let countries = if typed.abroad { 3 } else { 0 };
    let forms = (0..=countries).filter_map(|n| typed.digits.get(n..));
    let forms = forms.enumerate().filter(|(n, form)| *n == 0 || form.len() >= LEAST);
    let all: Vec<String> = forms.map(|(_, form)| format!("\"{MARK}{form}\" *")).collect();
    match all.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_their_digits() {
        for (text, digits) in [
            ("+49 (0)171 555-1234", &["491715551234"][..]),
            ("0049171 5551234", &["491715551234"]),
            ("0171/555 12 34", &["1715551234"]),
            ("tel 030 7700-12, fax 030 7700-13", &["30770012", "30770013"]),
            ("X-200/7", &[]),
            ("12345", &[]),
        ] {
            assert_eq!(numbers(text), digits, "{text}");
        }
        assert!(digits_of("1234").is_none() && digits_of("5551234a").is_none());
    }
}
