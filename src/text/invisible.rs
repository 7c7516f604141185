//! Characters that nobody sees: marks of direction, joins of no width, soft hyphens, fixed blanks.

/// The text without them, fixed blanks as plain ones, trimmed. Joiners stay where a script or a picture needs them.
pub fn without_invisible(text: &str) -> String {
    if text.is_ascii() && !text.contains(|c: char| c.is_control()) {
        return text.trim().to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{200c}' | '\u{200d}' => {
                let before = plain.chars().next_back();
                let joins =
                    before.is_some_and(is_joined) && chars.peek().copied().is_some_and(is_joined);
                if joins {
                    plain.push(c);
                }
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => plain.push('\n'),
            '\n' | '\t' => plain.push(c),
            c if is_invisible(c) => {}
            c if c.is_whitespace() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain.trim().to_owned()
}

/// Has no width, or only a direction; control characters too.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Letters that a joiner stands between with a meaning: Arabic, the scripts of India, pictures.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe0f}' | '\u{fe70}'..='\u{fefc}' | '\u{2600}'..='\u{27bf}'
        | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_by_what_nobody_sees() {
        for (text, plain) in [
            ("Alfa\u{200b}", "Alfa"),
            ("\u{202d}+49 171 5\u{202c}", "+49 171 5"),
            ("Don\u{ad}au\u{a0}AG", "Donau AG"),
            ("\u{feff}Ben\u{200d} Ott", "Ben Ott"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("a\r\nb\u{2028}c", "a\nb\nc"),
            ("👩\u{200d}🔧", "👩\u{200d}🔧"),
            ("a\u{0}b", "ab"),
        ] {
            assert_eq!(without_invisible(text), plain, "{text:?}");
        }
    }
}
