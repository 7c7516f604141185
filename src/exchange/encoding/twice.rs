//! Letters that a program wrote as UTF-8 twice: `MÃ¼ller` for Müller.

use super::{Decoded, WINDOWS_1252};

/// The text with such lines put right, and said.
pub(super) fn put_right(mut decoded: Decoded) -> Decoded {
    if !decoded.text.contains(['Ã', 'Â', 'Å', 'Ä', 'â', 'Ð', 'ã', 'å', 'ä', 'æ', 'ç', 'è', 'é'])
    {
        return decoded;
    }
    let mut lines: Vec<String> = Vec::new();
    for (at, line) in (1..).zip(decoded.text.split('\n')) {
        match once(line) {
            Some(right) => {
                decoded.twice.push(at);
                lines.push(right);
            }
            None => lines.push(line.to_owned()),
        }
    }
    if !decoded.twice.is_empty() {
        decoded.text = lines.join("\n");
    }
    decoded
}

/// The line as it was before it was written a second time; nothing where it was written once.
fn once(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(line);
    let right = std::str::from_utf8(&bytes).ok().filter(|_| !lost)?;
    let letters = right.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let plain = !right.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}'));
    (letters && plain).then(|| right.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_were_written_twice_are_put_right_and_others_stay() {
        assert_eq!(once("MÃ¼ller RÃ¶hren, StraÃŸe"), Some("Müller Röhren, Straße".to_owned()));
        let chinese =
            "王敏".bytes().map(|byte| [byte]).map(|b| WINDOWS_1252.decode(&b).0.into_owned());
        assert_eq!(once(&chinese.collect::<String>()), Some("王敏".to_owned()));
        for line in ["Müller", "São Paulo", "Ångström", "Müller, MÃ¼ller", "5 €", "Ann"] {
            assert_eq!(once(line), None, "{line}");
        }
    }
}
