//! When two telephone numbers are one: `+44 7700 900 456` and `07700 900456`.

/// Country codes of one and two digits; all others have three.
const CODES: [&str; 47] = [
    "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45",
    "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
    "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98", "28",
];
/// Digits of the shortest number that is somebody's.
const LEAST: usize = 6;
/// Words behind which the number in the house stands, a longer one before its beginning.
pub const EXTENSIONS: [&str; 8] =
    ["extension", "ext", "x", "durchwahl", "dw", "app", "poste", "anexo"];

/// The digits of a number as they are dialled in its own country, without the country's code and the 0 before them;
/// nothing where there are too few.
pub fn number(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let outside = EXTENSIONS.iter().filter_map(|word| lower.find(&format!(" {word}"))).min();
    let written = outside.and_then(|at| lower.get(..at)).unwrap_or(&lower);
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let abroad = match written.starts_with('+') {
        true => Some(digits.as_str()),
        false => digits.strip_prefix("00"),
    };
    let own = abroad.map_or(digits.as_str(), without_code);
    let bare = own.trim_start_matches('0');
    (bare.len() >= LEAST).then(|| bare.to_owned())
}

/// The digits behind the code of a country.
fn without_code(digits: &str) -> &str {
    let known = CODES.iter().find_map(|code| digits.strip_prefix(code));
    known.or_else(|| digits.get(3..)).unwrap_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_its_digits_without_the_code_of_the_country() {
        for (one, other, same) in [
            ("+49 (30) 123-456", "0049 30 123456", true),
            ("+44 7700 900 456", "07700 900456", true),
            ("+44 (0)7700 900456", "07700 900456", true),
            ("+353 1 234 5678", "01 234 5678", true),
            ("01785 555 0142 ext 12", "01785 5550142", true),
            ("+1 312 555 0142", "(312) 555-0142", true),
            ("+44 7700 900 456", "07700 900457", false),
            ("01785 555 0142", "5550142", false),
        ] {
            assert_eq!(number(one) == number(other), same, "{one} {other}");
        }
        assert_eq!(number("12"), None);
    }
}
