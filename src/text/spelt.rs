//! Letters written out as two where a keyboard has no key for them: `Müller` as `mueller`, `Åse` as `aase`.

use unicode_normalization::UnicodeNormalization;

/// A letter, and what is written for it.
const WRITTEN: &[(char, &str)] = &[
    ('ä', "ae"),
    ('ö', "oe"),
    ('ü', "ue"),
    ('å', "aa"),
    ('ø', "oe"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ß', "ss"),
];

pub(super) fn written(letter: char) -> Option<&'static str> {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    WRITTEN.iter().find(|(known, _)| *known == small).map(|(_, out)| *out)
}

/// The text with such letters written out; nothing where it has none.
pub fn spelt(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let letters: String = text.nfc().collect();
    letters.contains(|c| written(c).is_some()).then(|| {
        let mut out = String::with_capacity(letters.len() + 4);
        for c in letters.chars() {
            match written(c) {
                Some(two) => out.push_str(two),
                None => out.push(c),
            }
        }
        out
    })
}

/// Beginnings of names that an apostrophe parts from the rest: `O'Brien`, `D'Souza`, `L'Oréal`.
const ELIDED: &[char] = &['o', 'd', 'l'];

/// `obrien` as `o'brien`; nothing where it does not begin so.
pub fn apostrophe_put_back(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next().filter(|c| ELIDED.contains(&c.to_ascii_lowercase()))?;
    let rest = letters.as_str();
    let plain = rest.chars().count() > 2 && rest.chars().all(char::is_alphabetic);
    plain.then(|| format!("{first}'{rest}"))
}

#[cfg(test)]
mod tests {
    use super::{apostrophe_put_back, spelt};

    #[test]
    fn an_apostrophe_stands_behind_the_first_letter_of_a_name() {
        assert_eq!(apostrophe_put_back("obrien").as_deref(), Some("o'brien"));
        assert_eq!(apostrophe_put_back("DSouza").as_deref(), Some("D'Souza"));
        for none in ["brien", "ob", "o'brien", "o12345", ""] {
            assert_eq!(apostrophe_put_back(none), None, "{none}");
        }
    }

    #[test]
    fn letters_are_written_out_as_two() {
        for (text, out) in [
            ("Müller", Some("Mueller")),
            ("u\u{308}ber", Some("ueber")),
            ("Åse Ødegård", Some("aase oedegaard")),
            ("Weiß", Some("Weiss")),
            ("Næss", Some("Naess")),
            ("Mueller", None),
            ("王敏", None),
            ("José", None),
        ] {
            assert_eq!(spelt(text).as_deref(), out, "{text}");
        }
    }
}
