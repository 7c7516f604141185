//! The lines of vCard and iCalendar as they are written: folding and escaping.

/// The most octets of a line, its end aside. RFC 6350 3.2, RFC 5545 3.1.
pub(super) const OCTETS: usize = 75;

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
