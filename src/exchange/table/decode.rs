//! Bytes to text: the marks at the front, then UTF-8, then what the bytes look like.

use crate::model::{Refusal, quoted};
use encoding_rs::{Encoding, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file, and the name of the encoding that it was read in. Never fails: what an
/// encoding does not know becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> (String, &'static str) {
    let encoding = guess(bytes);
    let (text, used, _) = encoding.decode(bytes);
    (text.into_owned(), used.name())
}

/// The text of a file in the encoding of this label.
pub(super) fn decode_as(bytes: &[u8], label: &str) -> Result<(String, &'static str), Refusal> {
    let encoding = Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| {
        Refusal::because(
            format!("{} is no encoding that is known", quoted(label)),
            "give utf-8, windows-1252, gbk, shift_jis, utf-16le or the like",
        )
    })?;
    let (text, used, _) = encoding.decode(bytes);
    Ok((text.into_owned(), used.name()))
}

/// The encoding of a file: by its mark, as valid UTF-8, by its zero bytes, by its high bytes.
pub(crate) fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = wide(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    if looks_western(bytes) {
        return WINDOWS_1252;
    }
    asian(bytes)
}

/// UTF-16 without a mark: every second byte of plain letters is 0.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = sample.len() / 8;
    match () {
        () if sample.len() < 4 => None,
        () if odd > enough && odd > even * 4 => Some(UTF_16LE),
        () if even > enough && even > odd * 4 => Some(UTF_16BE),
        () => None,
    }
}

/// Western letters stand alone or in twos beside plain ones; Chinese and Japanese come in rows.
fn looks_western(bytes: &[u8]) -> bool {
    let (mut western, mut asian) = (0usize, 0usize);
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }
        let end = bytes[at..].iter().position(|b| *b < 0x80).map_or(bytes.len(), |n| at + n);
        let letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
        let beside = letter(at.checked_sub(1).and_then(|i| bytes.get(i))) || letter(bytes.get(end));
        let rare = bytes[at..end].iter().filter(|b| is_rare(**b)).count();
        match end - at {
            length if rare * 4 > length => asian += length,
            1 => western += 1,
            2 if beside => western += 2,
            length => asian += length,
        }
        at = end;
    }
    western >= asian
}

/// Bytes that Japanese begins with and western files hardly have: neither quotes, dashes nor the euro.
fn is_rare(byte: u8) -> bool {
    matches!(byte, 0x81..=0x84 | 0x86..=0x90 | 0x98..=0x9f)
}

/// GBK or Shift_JIS: which of them reads the bytes without a fault, and by the rows they use.
fn asian(bytes: &[u8]) -> &'static Encoding {
    let reads = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    };
    match (reads(GBK), reads(SHIFT_JIS)) {
        (Some(_), None) => GBK,
        (None, Some(_)) => SHIFT_JIS,
        (Some(_), Some(japanese)) if japanese_share(bytes, &japanese) => SHIFT_JIS,
        (Some(_), Some(_)) => GBK,
        (None, None) => WINDOWS_1252,
    }
}

/// Kana, or lead bytes that common Chinese never has, outweigh the pairs of common Chinese.
fn japanese_share(bytes: &[u8], text: &str) -> bool {
    let kana = text.chars().filter(|c| matches!(c, '\u{3041}'..='\u{30ff}')).count();
    let (mut chinese, mut japanese, mut at) = (0, kana, 0);
    while at < bytes.len() {
        let pair = (bytes[at], bytes.get(at + 1).copied().unwrap_or(0));
        match pair {
            (0xa1..=0xf7, 0xa1..) => chinese += 1,
            (0x81..=0x9f, 0x40..) => japanese += 1,
            _ => {}
        }
        at += if bytes[at] < 0x80 { 1 } else { 2 };
    }
    japanese > chinese
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        for (text, encoding, name) in [
            ("Firma;Größe\nMüller & Söhne;Köln", WINDOWS_1252, "windows-1252"),
            ("Straße\nGröße", WINDOWS_1252, "windows-1252"),
            ("caf\u{e9} \u{20ac} 1.234,50", WINDOWS_1252, "windows-1252"),
            ("客户,联系人\n华联电力,王敏", GBK, "GBK"),
            ("王敏", GBK, "GBK"),
            ("account,contact\nHuadian,王敏\nNorth,李雷", GBK, "GBK"),
            ("会社名,担当者\n東京電力,田中さくら", SHIFT_JIS, "Shift_JIS"),
            ("東京電力,田中", SHIFT_JIS, "Shift_JIS"),
            ("Næss, 王敏, ليلى", UTF_8, "UTF-8"),
        ] {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost);
            assert_eq!(decode(&bytes), (text.to_owned(), name), "{text}");
        }
    }

    #[test]
    fn wide_files_are_read_with_and_without_their_mark() {
        let text = "account\tcontact\r\nMüller\t王敏";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little), (text.to_owned(), "UTF-16LE"));
        assert_eq!(decode(&big), (text.to_owned(), "UTF-16BE"));
        assert_eq!(decode(&[&[0xff, 0xfe], little.as_slice()].concat()).0, text);
        assert_eq!(decode(&[&[0xfe, 0xff], big.as_slice()].concat()).0, text);
        assert_eq!(decode("\u{feff}Köln".as_bytes()).0, "Köln");
        assert_eq!(decode(b"").0, "");
    }
}
