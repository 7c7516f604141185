//! A text as search sees it: accents and case folded, scripts without blanks between words spaced by letter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text, folded, one blank between them; each letter of a script that puts no blanks
/// between its words is a word of its own.
pub fn spaced(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c));
    let mut spaced = String::with_capacity(text.len() + 8);
    for c in plain.flat_map(char::to_lowercase).nfc() {
        match c {
            'ß' => spaced.push_str("ss"),
            'ø' => spaced.push('o'),
            'æ' => spaced.push_str("ae"),
            'đ' => spaced.push('d'),
            'ł' => spaced.push('l'),
            'ı' => spaced.push('i'),
            c if stands_alone(c) => spaced.extend([' ', c, ' ']),
            c => spaced.push(c),
        }
    }
    spaced
}

/// A letter of a script that puts no blanks between its words: Han, kana, Thai, Lao, Khmer, Burmese.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn accents_case_and_scripts_are_folded() {
        for (text, folded) in [
            ("Erik Næss, ÅLESUND", "erik naess, alesund"),
            ("Müller Straße", "muller strasse"),
            ("王敏 asks", " 王  敏  asks"),
            ("أحمد", "احمد"),
            ("ﬁne ＦＵＬＬ", "fine full"),
            ("한국 전력", "한국 전력"),
        ] {
            assert_eq!(spaced(text), folded, "{text}");
        }
    }
}
