//! Files that are UTF-8 but for some rows, which another program wrote into them.

use super::{Decoded, Letters, UTF_8, WINDOWS_1252, plausible};

/// What the bytes of a line are, seen as UTF-8.
#[derive(Default)]
struct Count {
    /// Letters of two bytes and more.
    good: usize,
    /// Bytes that begin or continue none.
    bad: usize,
}

/// The text, where letters of UTF-8 outweigh the bytes that are none; the rows that are none are read
/// by themselves, and said.
pub(super) fn mostly_utf8(bytes: &[u8]) -> Option<Decoded> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let all = count(bytes);
    let few = all.bad <= 4 && all.good >= all.bad.max(2);
    if all.good < 2 * all.bad && !few && !is_half_chinese(bytes) && !is_half_western(bytes) {
        return None;
    }
    let wrong: Vec<u8> = lines(bytes)
        .filter(|line| std::str::from_utf8(line).is_err())
        .collect::<Vec<_>>()
        .join(&b'\n');
    let letters = of_the_rest(bytes, &wrong);
    let mut text = String::with_capacity(bytes.len());
    let mut strange = Vec::new();
    for (at, line) in (1..).zip(lines(bytes)) {
        if at > 1 {
            text.push('\n');
        }
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => {
                strange.push(at);
                text.push_str(&mixed(line, letters));
            }
        }
    }
    let strange_name = letters.name();
    let twice = Vec::new();
    Some(Decoded { text, name: UTF_8.name(), guessed: false, strange, strange_name, twice })
}

/// Whether every row is either UTF-8 with Chinese letters or GBK: two lists, one below the other.
fn is_half_chinese(bytes: &[u8]) -> bool {
    let mut han = 0;
    for line in lines(bytes) {
        match std::str::from_utf8(line) {
            Ok(line) => {
                let foreign = line.chars().filter(|c| !c.is_ascii() && !is_chinese(*c)).count();
                if foreign > 0 {
                    return false;
                }
                han += line.chars().filter(|c| is_chinese(*c)).count();
            }
            Err(_) => {
                let gbk =
                    encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(line);
                if gbk.is_none_or(|text| !text.chars().any(is_chinese)) {
                    return false;
                }
            }
        }
    }
    han >= 4
}

/// Whether rows of UTF-8 with letters of Western Europe stand among others: read as single bytes they would be
/// `MÃ¼ller`, which nobody writes.
fn is_half_western(bytes: &[u8]) -> bool {
    let letter = |c: char| matches!(c, 'À'..='ž' | '€' | '“'..='„' | '–');
    let (mut western, mut wrong) = (0, 0);
    for line in lines(bytes) {
        match std::str::from_utf8(line) {
            Ok(line) if line.is_ascii() => {}
            Ok(line) if line.chars().all(|c| c.is_ascii() || letter(c)) => western += 1,
            Ok(_) => return false,
            Err(_) => wrong += 1,
        }
    }
    western > 0 && wrong <= western * 4
}

/// Letters and marks of Chinese text.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|b| *b == b'\n')
}

/// Rows of a file with Chinese letters are Chinese; of others, a few letters of Western Europe at a time.
fn of_the_rest(bytes: &[u8], wrong: &[u8]) -> Letters {
    let chinese =
        String::from_utf8_lossy(bytes).chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let gbk = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(wrong);
    match gbk {
        Some(_) if chinese => Letters::Web(encoding_rs::GBK),
        _ => match plausible::guess(wrong) {
            western @ Letters::Dos(_) => western,
            Letters::Web(e) if e == encoding_rs::MACINTOSH => Letters::Web(e),
            _ => Letters::Web(WINDOWS_1252),
        },
    }
}

/// A row where letters of UTF-8 stand beside others: each read as what it is, where the others are single bytes.
fn mixed(line: &[u8], letters: Letters) -> String {
    if let Letters::Web(encoding) = letters
        && !encoding.is_single_byte()
    {
        return letters.read(line);
    }
    let mut text = String::with_capacity(line.len());
    for chunk in line.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&letters.read(chunk.invalid()));
    }
    text
}

fn count(bytes: &[u8]) -> Count {
    let mut found = Count::default();
    for chunk in bytes.utf8_chunks() {
        found.good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        found.bad += chunk.invalid().len();
    }
    found
}
