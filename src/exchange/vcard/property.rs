//! The lines of cards: ends of every system, unfolded, decoded by their encoding and charset, and then read.

use crate::exchange::encoding::Letters;
use crate::text::without_invisible;

/// One line of a card.
#[derive(Clone, Debug, Default)]
pub(super) struct Property {
    /// `item1` of `item1.TEL`.
    pub group: String,
    /// In capitals.
    pub name: String,
    /// Name in capitals and values in small letters; a bare word is a `TYPE`.
    pub parameters: Vec<(String, Vec<String>)>,
    /// Decoded, its escapes as they are.
    pub value: String,
    /// The line of the file.
    pub line: u64,
}

impl Property {
    /// The values of a parameter.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let of = self.parameters.iter().filter(move |(n, _)| n == name);
        of.flat_map(|(_, values)| values.iter().map(String::as_str))
    }

    /// How much it is preferred: the number of `PREF=n`, 1 of the word, 101 of none. RFC 6350 5.3.
    pub(super) fn preference(&self) -> u32 {
        let number = self.all("PREF").find_map(|n| n.parse().ok());
        let word = self.all("TYPE").any(|t| t == "pref");
        number.or(word.then_some(1)).unwrap_or(101)
    }

    /// The value as text, by the escapes of the card's version.
    pub(super) fn text(&self, old: bool) -> String {
        without_invisible(&unescape(&self.value, old))
    }

    /// The parts between semicolons that are not escaped.
    pub(super) fn parts(&self, old: bool) -> Vec<String> {
        let mut found = vec![String::new()];
        let mut escaped = false;
        for c in self.value.chars() {
            if c == ';' && !escaped {
                found.push(String::new());
                continue;
            }
            escaped = c == '\\' && !escaped;
            if let Some(last) = found.last_mut() {
                last.push(c);
            }
        }
        found.iter().map(|part| without_invisible(&unescape(part, old))).collect()
    }
}

/// The text of a value. Version 2.1 knows no `\n` and keeps its backslashes but before marks.
fn unescape(value: &str, old: bool) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match (c, next) {
            ('\\', Some('n' | 'N')) if !old => text.push('\n'),
            ('\\', Some(mark @ (';' | ',' | ':'))) => text.push(mark),
            ('\\', Some('\\')) if !old => text.push('\\'),
            (c, _) => {
                text.push(c);
                continue;
            }
        }
        chars.next();
    }
    text
}

/// A line of the file, unfolded, with its number.
struct Line {
    at: u64,
    bytes: Vec<u8>,
}

/// Every line of a file that is one, decoded.
pub(super) fn properties(bytes: &[u8], file: Letters) -> Vec<Property> {
    unfold(bytes).into_iter().filter_map(|line| property(&line, file)).collect()
}

/// The lines between ends of every system.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let mut rest = bytes;
    let mut at = 0;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        at += 1;
        let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        let (line, behind) = rest.split_at(end);
        rest = behind.strip_prefix(b"\r\n").or(behind.get(1..)).unwrap_or_default();
        Some((at, line))
    })
}

fn unfold(bytes: &[u8]) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut old = false;
    for (at, line) in lines(bytes) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let Some(last) = found.last_mut() else {
            found.push(Line { at, bytes: line.to_vec() });
            continue;
        };
        let quoted = has_encoding(&last.bytes, "QUOTED-PRINTABLE");
        let soft = quoted && last.bytes.ends_with(b"=");
        let begins = line.first().is_some_and(|b| matches!(b, b' ' | b'\t'));
        let coded = quoted
            || has_encoding(&last.bytes, "BASE64")
            || has_encoding(&last.bytes, "ENCODING=B");
        if soft {
            last.bytes.pop();
            last.bytes.extend_from_slice(if begins { &line[1..] } else { line });
        } else if begins {
            if old && !coded {
                last.bytes.push(b' ');
            }
            last.bytes.extend_from_slice(&line[1..]);
        } else if is_head(line) {
            let plain = String::from_utf8_lossy(line).to_ascii_uppercase();
            if let Some(version) = plain.strip_prefix("VERSION:") {
                old = version.trim() == "2.1";
            }
            found.push(Line { at, bytes: line.to_vec() });
        } else {
            if !coded {
                last.bytes.push(b'\n');
            }
            last.bytes.extend_from_slice(line);
        }
    }
    found
}

/// Whether a line begins as a property does: a name, then a semicolon or a colon.
fn is_head(line: &[u8]) -> bool {
    let name = line.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-._".contains(b)).count();
    let behind = line[name..].iter().find(|b| !b.is_ascii_whitespace());
    name > 0 && matches!(behind, Some(b';' | b':'))
}

fn has_encoding(line: &[u8], word: &str) -> bool {
    let colon = outside_quotes(line).unwrap_or(line.len());
    let head = String::from_utf8_lossy(&line[..colon]).to_ascii_uppercase();
    head.split(';').skip(1).any(|p| p.trim() == word || p.trim() == format!("ENCODING={word}"))
}

/// The place of the first colon that stands in no quotes.
fn outside_quotes(line: &[u8]) -> Option<usize> {
    let mut inside = false;
    line.iter().position(|b| {
        inside ^= *b == b'"';
        *b == b':' && !inside
    })
}

fn property(line: &Line, file: Letters) -> Option<Property> {
    let colon =
        outside_quotes(&line.bytes).or_else(|| line.bytes.iter().position(|b| *b == b':'))?;
    let head = String::from_utf8_lossy(&line.bytes[..colon]).into_owned();
    let mut words = split_outside_quotes(&head, ';').into_iter();
    let named = words.next()?.trim().to_uppercase();
    let (group, name) = named.rsplit_once('.').unwrap_or(("", &named));
    let parameters: Vec<(String, Vec<String>)> = words.map(|word| parameter(&word)).collect();
    let raw = &line.bytes[colon + 1..];
    let coded = |word: &str| {
        let named = parameters.iter().filter(|(n, _)| n == "ENCODING" || n == "TYPE");
        named.flat_map(|(_, v)| v).any(|v| v == word)
    };
    let bytes = match () {
        () if coded("quoted-printable") => quoted_printable(raw),
        () if (coded("base64") || coded("b")) && is_written(name) => base64(raw),
        () => raw.to_vec(),
    };
    let charset = parameters.iter().find(|(n, _)| n == "CHARSET").and_then(|(_, v)| v.first());
    let charset = charset.and_then(|label| Letters::named(label));
    let value = match (std::str::from_utf8(&bytes), charset) {
        (Ok(text), None) => text.to_owned(),
        (Ok(text), Some(letters)) if letters.name() == "UTF-8" => text.to_owned(),
        (Err(_), Some(letters)) if letters.name() == "UTF-8" => file.read(&bytes),
        (_, Some(letters)) => letters.read(&bytes),
        (Err(_), None) => file.read(&bytes),
    };
    let value = value.replace("\r\n", "\n").replace('\r', "\n");
    Some(Property {
        group: group.to_owned(),
        name: name.trim().to_owned(),
        parameters,
        value,
        line: line.at,
    })
}

/// Whether a property is text, and not a picture or a key.
fn is_written(name: &str) -> bool {
    !matches!(name, "PHOTO" | "LOGO" | "SOUND" | "KEY" | "X-IMAGE" | "X-WAB-LOGO")
}

fn split_outside_quotes(text: &str, mark: char) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut inside = false;
    for c in text.chars() {
        inside ^= c == '"';
        match found.last_mut() {
            _ if c == mark && !inside => found.push(String::new()),
            Some(last) => last.push(c),
            None => {}
        }
    }
    found
}

fn parameter(word: &str) -> (String, Vec<String>) {
    let (name, value) = match word.split_once('=') {
        Some((name, value)) => (name.trim().to_uppercase(), value),
        None => ("TYPE".to_owned(), word),
    };
    if name == "LABEL" {
        return (name, vec![value.trim().trim_matches('"').replace("\\n", " ")]);
    }
    let values = value.trim().trim_matches('"').split(',');
    (
        name,
        values
            .map(|v| v.trim().trim_matches('"').to_lowercase())
            .filter(|v| !v.is_empty())
            .collect(),
    )
}

/// `=E7=8E=8B` as its bytes; a stray equals sign stays.
fn quoted_printable(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(byte) = raw.get(at) {
        let pair = (raw.get(at + 1).and_then(|b| hex(*b)), raw.get(at + 2).and_then(|b| hex(*b)));
        if let (b'=', (Some(high), Some(low))) = (*byte, pair) {
            bytes.extend(u8::try_from(high * 16 + low));
            at += 3;
        } else {
            bytes.push(*byte);
            at += 1;
        }
    }
    bytes
}

fn hex(b: u8) -> Option<u32> {
    char::from(b).to_digit(16)
}

/// The bytes of base64; the text itself where it is none.
fn base64(raw: &[u8]) -> Vec<u8> {
    let plain = raw.iter().copied().filter(|b| !b.is_ascii_whitespace() && *b != b'=');
    let Some(digits) = plain.map(digit).collect::<Option<Vec<u32>>>() else {
        return raw.to_vec();
    };
    let mut bytes = Vec::new();
    for four in digits.chunks(4) {
        let joined = four.iter().fold(0, |sum, d| sum << 6 | d) << (6 * (4 - four.len()));
        let three = joined.to_be_bytes();
        bytes.extend_from_slice(&three[1..four.len().max(1)]);
    }
    bytes
}

fn digit(b: u8) -> Option<u32> {
    Some(match b {
        b'A'..=b'Z' => u32::from(b - b'A'),
        b'a'..=b'z' => u32::from(b - b'a') + 26,
        b'0'..=b'9' => u32::from(b - b'0') + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::content_line::{OCTETS, escape, push};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_and_escaping_lose_nothing(text in "[!-~]([ -~\n\u{4e00}-\u{4e20}\u{620}-\u{630}\u{1f600}-\u{1f610}]{0,200}[!-~])?") {
            let mut out = String::new();
            push(&mut out, &format!("NOTE:{}", escape(&text)));
            for line in out.split("\r\n") {
                prop_assert!(line.len() <= OCTETS);
            }
            let file = Letters::named("utf-8").unwrap();
            let lines = properties(out.as_bytes(), file);
            prop_assert_eq!(lines.len(), 1);
            prop_assert_eq!(lines[0].text(false), text);
        }

        #[test]
        fn parts_come_back(a in "[ -~]{0,12}", b in "[ -~]{0,12}") {
            let value = format!("{};{}", escape(&a), escape(&b));
            let property = Property { value, ..Property::default() };
            prop_assert_eq!(property.parts(false), vec![a.trim().to_owned(), b.trim().to_owned()]);
        }
    }

    fn read(text: &[u8]) -> Vec<(String, String)> {
        let file = Letters::named("windows-1252").unwrap();
        properties(text, file).into_iter().map(|p| (p.name.clone(), p.text(false))).collect()
    }

    #[test]
    fn lines_of_every_system_are_read() {
        let own = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(read(b"FN:Ida\rORG:Hof\r"), [own("FN", "Ida"), own("ORG", "Hof")]);
        assert_eq!(read(b"NOTE:a\r\n  b\r\n\r\n c\r\nFN:x"), [own("NOTE", "a bc"), own("FN", "x")]);
        assert_eq!(
            read(b"NOTE:a\nno colon here\nFN:x"),
            [own("NOTE", "a\nno colon here"), own("FN", "x")]
        );
        assert_eq!(read(b"NOTE;ENCODING=BASE64:S8O2bG4=\n"), [own("NOTE", "K\u{f6}ln")]);
        assert_eq!(read(b"NOTE;ENCODING=b:S8O2bA==\n"), [own("NOTE", "K\u{f6}l")]);
        assert_eq!(read(b"item1.TEL;TYPE=\"work,voice\":+1"), [own("TEL", "+1")]);
        assert_eq!(read(b"FN:K\xf6ln"), [own("FN", "K\u{f6}ln")]);
        assert_eq!(read(b"FN;CHARSET=cp850:K\x94ln"), [own("FN", "K\u{f6}ln")]);
    }

    #[test]
    fn escapes_go_by_the_version() {
        let note = |value: &str| Property { value: value.to_owned(), ..Property::default() };
        assert_eq!(note("C:\\neu\\; x").text(true), "C:\\neu; x");
        assert_eq!(note("a\\nb\\, c\\\\d").text(false), "a\nb, c\\d");
        assert_eq!(note("C:\\temp").text(false), "C:\\temp");
        assert_eq!(note("a\\;b;c").parts(false), ["a;b", "c"]);
    }
}
