//! Which letters make words: the detector's guess, held against the code pages that it does not know.

use super::dos::CODE_PAGES;
use super::{Letters, WINDOWS_1252, asian};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH};

/// How often letters stand in the words of Western Europe: often, sometimes, seldom.
const OFTEN: &str = "äöüßéèàç";
const SOMETIMES: &str = "åæøñóáíúêôâãõœ";
const SELDOM: &str = "îïëûùòìýÿ";

/// Bytes that are looked at.
const LOOKED_AT: usize = 200_000;

/// What bytes that are no UTF-8 are letters of.
pub(super) fn guess(bytes: &[u8]) -> Letters {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = settled(detector.guess(None, Utf8Detection::Deny), bytes);
    let guess = if is_chinese_after_all(guess, bytes) { encoding_rs::GBK } else { guess };
    let web =
        Letters::Web(if guess.is_single_byte() { guess } else { asian::settled(guess, bytes) });
    let others = [Letters::Web(MACINTOSH), Letters::Web(WINDOWS_1252)].into_iter();
    let others = others.chain(CODE_PAGES.iter().map(Letters::Dos));
    let mut best = (web, score(&web.read(bytes)).unwrap_or(0));
    let high = bytes.iter().filter(|b| !b.is_ascii()).count();
    for letters in others {
        let whole = score(&letters.read(bytes)).filter(|sum| *sum >= high as i64);
        if let Some(sum) = whole.filter(|sum| *sum > best.1) {
            best = (letters, sum);
        }
    }
    central(best.0, bytes)
}

/// Few Chinese words among English ones: the letters of the guess change their case inside words, as `НхГф`.
fn is_chinese_after_all(guess: &'static Encoding, bytes: &[u8]) -> bool {
    const ALL: usize = 1000;
    if !guess.is_single_byte() || asian::share(encoding_rs::GBK, bytes) != Some(ALL) {
        return false;
    }
    let text = Letters::Web(guess).read(bytes);
    let chars: Vec<char> = text.chars().filter(|c| !c.is_ascii() || c.is_whitespace()).collect();
    let odd = |pair: &[char]| {
        pair[1].is_uppercase() && pair[0].is_lowercase()
            || !pair[0].is_alphabetic() && pair[1].is_alphabetic() && !pair[0].is_whitespace()
    };
    chars.windows(2).any(odd)
}

/// Windows 1250 where 1252 gives signs before small letters, as `£ód` of Łódź.
fn central(letters: Letters, bytes: &[u8]) -> Letters {
    let western = matches!(letters, Letters::Web(e) if e == WINDOWS_1252);
    if !western {
        return letters;
    }
    let text = letters.read(bytes);
    let others = [encoding_rs::WINDOWS_1250, encoding_rs::ISO_8859_2].map(Letters::Web);
    let other = others.into_iter().find(|other| signs(&other.read(bytes)) == 0);
    match other {
        _ if is_turkish(&text) => Letters::Web(encoding_rs::WINDOWS_1254),
        Some(other) if signs(&text) > 1 => other,
        _ => letters,
    }
}

/// Signs before small letters, and letters that no language of Western Europe has beside each other.
fn signs(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let sign =
        |c: char| matches!(c, '£' | '¯' | '³' | '¹' | '¿' | '¥' | 'ª' | '¼' | '¾' | '©' | '®');
    let before = chars.windows(2).filter(|pair| sign(pair[0]) && pair[1].is_lowercase()).count();
    let danish = text.matches('ø').count();
    let acute = text.contains(['í', 'á', 'ý', 'ì']);
    before + if acute { danish } else { 0 }
}

/// Letters of Icelandic in words that have none of its vowels: those of Turkish.
fn is_turkish(text: &str) -> bool {
    let icelandic = text.contains(['æ', 'Æ', 'á', 'Á', 'í', 'Í', 'ú', 'Ú', 'ó', 'Ó', 'é']);
    let shared = text.contains(['ü', 'ö', 'ç', 'Ü', 'Ö', 'Ç']);
    let odd = text.matches(['þ', 'Þ', 'ð', 'Ð', 'ý', 'Ý']).count();
    !icelandic && (odd > 1 || odd == 1 && shared)
}

/// The Windows page for its ISO twin, whose few letters more are those of real files.
fn settled(encoding: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let twin = match encoding.name() {
        "ISO-8859-2" => encoding_rs::WINDOWS_1250,
        "ISO-8859-5" => encoding_rs::WINDOWS_1251,
        "ISO-8859-7" => encoding_rs::WINDOWS_1253,
        _ => return encoding,
    };
    let has_quotes = bytes.iter().any(|b| matches!(b, 0x80..=0x9f));
    if has_quotes { twin } else { encoding }
}

/// How much a text looks like words of Western Europe; nothing where one of its letters cannot be in such a word.
fn score(text: &str) -> Option<i64> {
    let chars: Vec<char> = text.chars().collect();
    let mut sum = 0;
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| !c.is_ascii()) {
        let before = at.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
        let after = chars.get(at + 1).copied().unwrap_or(' ');
        sum += letter(before, *c, after)?;
    }
    Some(sum)
}

fn letter(before: char, c: char, after: char) -> Option<i64> {
    if c.is_control() || matches!(c, '\u{2500}'..='\u{25ff}' | '\u{fffd}') {
        return None;
    }
    if !c.is_alphabetic() {
        let inside = before.is_alphabetic() && after.is_alphabetic();
        let quote = matches!(c, '’' | '‘' | '“' | '”' | '„' | '–' | '—' | '…');
        let money = matches!(c, '€' | '£') && !before.is_alphabetic();
        return match () {
            () if inside && c != '’' => None,
            () if quote || money || c == '\u{a0}' => Some(1),
            () => Some(0),
        };
    }
    // No word of Western Europe has three such letters in a row.
    if [before, c, after].iter().all(|c| c.is_alphabetic() && !c.is_ascii()) {
        return None;
    }
    if !is_western(c) || !(plain(before) || plain(after)) {
        return Some(0);
    }
    let capital_inside = c.is_uppercase() && before.is_lowercase();
    let lower_in_capitals =
        c.is_lowercase() && c != 'ß' && before.is_uppercase() && after.is_uppercase();
    if capital_inside || lower_in_capitals {
        return Some(-3);
    }
    let small = c.to_lowercase().next().unwrap_or(c);
    Some(match small {
        c if OFTEN.contains(c) => 4,
        c if SOMETIMES.contains(c) => 2,
        _ => 1,
    })
}

fn plain(c: char) -> bool {
    c.is_ascii_alphabetic() || is_western(c)
}

fn is_western(c: char) -> bool {
    let small = c.to_lowercase().next().unwrap_or(c);
    [OFTEN, SOMETIMES, SELDOM].iter().any(|letters| letters.contains(small))
}
