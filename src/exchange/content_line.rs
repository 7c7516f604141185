//! The lines of vCard and iCalendar: folding, escaping, and back.

/// The most octets of a line, its end aside. RFC 6350 3.2, RFC 5545 3.1.
const OCTETS: usize = 75;

/// Adds a line, folded by octets without cutting a character, ended by CRLF.
pub(super) fn push(out: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// A text as a value: backslash, comma, semicolon and line ends escaped, other controls left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A value as the text that it was.
pub(super) fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => text.push('\\'),
            },
            c => text.push(c),
        }
    }
    text
}

/// The parts of a value between semicolons that are not escaped, each unescaped and trimmed.
pub(super) fn parts(value: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        if c == ';' && !escaped {
            found.push(String::new());
            continue;
        }
        escaped = c == '\\' && !escaped;
        if let Some(last) = found.last_mut() {
            last.push(c);
        }
    }
    found.iter().map(|part| unescape(part).trim().to_owned()).collect()
}

/// The lines of a file with folded ones joined, as bytes: their charset may stand in the line.
pub(super) fn unfold(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for line in bytes.split(|b| *b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let soft =
            lines.last().is_some_and(|last| is_quoted_printable(last) && last.ends_with(b"="));
        match (line, lines.last_mut()) {
            (line, Some(last)) if soft => {
                last.pop();
                last.extend_from_slice(line);
            }
            ([b' ' | b'\t', rest @ ..], Some(last)) => last.extend_from_slice(rest),
            (line, _) => lines.push(line.to_vec()),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Whether the parameters of a line say so (vCard 2.1).
fn is_quoted_printable(line: &[u8]) -> bool {
    let colon = line.iter().position(|b| *b == b':').unwrap_or(line.len());
    String::from_utf8_lossy(&line[..colon]).to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_and_escaping_lose_nothing(text in "[ -~\n\u{4e00}-\u{4e20}\u{600}-\u{620}\u{1f600}-\u{1f610}]{0,200}") {
            let mut out = String::new();
            push(&mut out, &format!("NOTE:{}", escape(&text)));
            for line in out.split("\r\n") {
                prop_assert!(line.len() <= OCTETS);
            }
            let lines = unfold(out.as_bytes());
            prop_assert_eq!(lines.len(), 1);
            let line = String::from_utf8(lines[0].clone()).unwrap();
            prop_assert_eq!(unescape(line.strip_prefix("NOTE:").unwrap()), text);
        }

        #[test]
        fn parts_come_back(a in "[ -~]{0,12}", b in "[ -~]{0,12}") {
            let value = format!("{};{}", escape(&a), escape(&b));
            prop_assert_eq!(parts(&value), vec![a.trim().to_owned(), b.trim().to_owned()]);
        }
    }
}
