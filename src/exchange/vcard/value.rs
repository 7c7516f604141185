//! Values that are forms and not content: days without a year, addresses with their scheme, chats.

use crate::exchange::table::{is_nothing, without_scheme};
use crate::text::format::WHOLE_MONTHS;

/// The parts of a value that say something.
pub(super) fn said(parts: &[String]) -> Vec<String> {
    let plain =
        parts.iter().map(|p| p.replace('\n', " ").split_whitespace().collect::<Vec<_>>().join(" "));
    plain.filter(|p| !p.is_empty() && !is_nothing(p)).collect()
}

/// `tel:+49-40-1;ext=5` as a number, `mailto:ida%40s.example?subject=x` as a mail.
pub(super) fn address(text: &str) -> String {
    // `"Ida Berg" <ida@s.example>`
    let inside = text.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    let text = inside.map_or(text, |(mail, _)| mail).trim();
    let bare = without_scheme(text);
    if bare.len() == text.trim().len() {
        return bare.to_owned();
    }
    if bare.contains('@') || bare.contains("%40") {
        let mail = bare.split('?').next().unwrap_or(bare);
        return mail.replace("%40", "@").replace("%20", " ").trim().to_owned();
    }
    let mut parts = bare.split(';');
    let number = parts.next().unwrap_or(bare);
    match parts.find_map(|p| p.strip_prefix("ext=")) {
        Some(extension) => phrase!("{number} ext. {extension}", number, extension),
        None => number.to_owned(),
    }
}

/// `skype:ida` as `skype ida`, `xmpp:ida@s.example` as `xmpp ida@s.example`.
pub(super) fn chat(text: &str) -> String {
    match text.split_once(':') {
        Some((service, name)) if !name.starts_with("//") && !service.contains(' ') => {
            let service = service.trim_start_matches("x-").to_lowercase();
            format!("{service} {}", name.split('?').next().unwrap_or(name))
        }
        _ => text.to_owned(),
    }
}

/// Years that programs put where none is known.
const NO_YEAR: &[&str] = &["1604", "0000", "0001", "1600", "1601", "4501"];

/// A birthday: `1970-03-09`, `19700309`, `--03-09` and Apple's `1604-03-09` as 9 March. Nothing for a stand-in.
pub(super) fn birthday(text: &str, omitted: Option<&str>) -> Option<String> {
    let day = text.split(['T', ' ']).next().unwrap_or(text).trim();
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let plain = day.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'));
    let year_first = day.len() == digits.len() || day.get(4..5) == Some("-");
    if plain && day.starts_with("--") && digits.len() == 4 {
        return Some(
            day_and_month(digits.get(2..)?, digits.get(..2)?).unwrap_or_else(|| text.to_owned()),
        );
    }
    if plain && digits.len() == 8 && year_first {
        let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
        if year == "4501" || (year == "0001" && month == "01" && day == "01") {
            return None;
        }
        if NO_YEAR.contains(&year) || omitted == Some(year) {
            return Some(day_and_month(day, month).unwrap_or_else(|| format!("--{month}-{day}")));
        }
        return Some(format!("{year}-{month}-{day}"));
    }
    Some(text.to_owned())
}

fn day_and_month(day: &str, month: &str) -> Option<String> {
    let name = WHOLE_MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{} {name}", day.trim_start_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_taken_apart() {
        for (text, day) in [
            ("1604-03-09", Some("9 March")),
            ("--03-09", Some("9 March")),
            ("--0309", Some("9 March")),
            ("19700309", Some("1970-03-09")),
            ("1970-03-09T00:00:00Z", Some("1970-03-09")),
            ("4501-01-01", None),
            ("circa 1800", Some("circa 1800")),
        ] {
            assert_eq!(birthday(text, None).as_deref(), day, "{text}");
        }
        assert_eq!(birthday("1900-03-09", Some("1900")).as_deref(), Some("9 March"));
        assert_eq!(address("tel:+49-40-1;ext=5"), "+49-40-1 ext. 5");
        assert_eq!(address("mailto:ida%40s.example?subject=x"), "ida@s.example");
        assert_eq!(address("205246;;,;"), "205246;;,;");
        assert_eq!(chat("skype:ida"), "skype ida");
    }
}
