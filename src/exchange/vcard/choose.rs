//! Which of several properties is taken: preference, then the kind; and the words for the others.

use super::property::Property;
use crate::exchange::table::is_not_called;

/// Words of a kind that say nothing to a rep.
const SILENT: &[&str] = &[
    "voice",
    "pref",
    "internet",
    "x-internet",
    "text",
    "other",
    "uri",
    "msg",
    "intl",
    "parcel",
    "postal",
    "dom",
];

/// The kind of a property in a word: its label, else its types.
pub(super) fn kind_of(property: &Property, labels: &[(String, String)]) -> String {
    let label = labels.iter().find(|(group, _)| !group.is_empty() && *group == property.group);
    if let Some((_, label)) = label {
        let label = label.to_lowercase();
        // Apple's `HomeFAX`, `WorkFAX`.
        return match label.strip_suffix("fax").map(str::trim).filter(|of| !of.is_empty()) {
            Some(of) => phrase!("fax {of}", of),
            None => label,
        };
    }
    let types: Vec<&str> = property.all("TYPE").filter(|t| !SILENT.contains(t)).collect();
    let words = types.iter().map(|t| match *t {
        "cell" => "mobile",
        other => other.strip_prefix("x-").unwrap_or(other),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether nobody can be spoken to on a number: a fax, a pager, a modem.
pub(super) fn is_silent(property: &Property, kind: &str) -> bool {
    let voice = property.all("TYPE").any(|t| matches!(t, "voice" | "cell" | "iphone" | "main"));
    let chat = ["skype:", "xmpp:", "sip:", "sips:", "im:", "msnim:", "ymsgr:", "facetime:"];
    let value = property.value.trim().to_lowercase();
    let is_chat = chat.iter().any(|scheme| value.starts_with(scheme))
        && !value.chars().any(|c| c.is_ascii_digit());
    is_chat
        || kind.split(' ').any(|w| is_not_called(w) || matches!(w, "modem" | "bbs" | "x400"))
            && (!voice || kind.contains("fax"))
}

/// The order among several numbers: work and mobile before the others, home last.
fn of_number(kind: &str) -> u8 {
    match () {
        () if has(kind, "work")
            || has(kind, "main")
            || has(kind, "büro")
            || has(kind, "office") =>
        {
            0
        }
        () if has(kind, "mobile")
            || has(kind, "cell")
            || has(kind, "iphone")
            || has(kind, "handy") =>
        {
            1
        }
        () if has(kind, "home") || has(kind, "privat") => 3,
        () => 2,
    }
}

fn has(kind: &str, word: &str) -> bool {
    kind.contains(word)
}

/// The order among several mails and places: of work, of no kind, of home.
fn of_place(kind: &str) -> u8 {
    match () {
        // An address of X.400 is no mail that a rep can write.
        () if kind.contains("x400") => 3,
        () if kind.contains("work") => 0,
        () if kind.contains("home") || kind.contains("privat") => 2,
        () => 1,
    }
}

/// Puts properties in the order in which they are taken.
pub(super) fn order(name: &str, found: &mut [(&Property, String)]) {
    found.sort_by_key(|(property, kind)| {
        let rank = match name {
            "TEL" => of_number(kind),
            "EMAIL" | "ADR" => of_place(kind),
            _ => 0,
        };
        // Kinds that are not said do not go behind those that are, where none is preferred.
        let rank = if kind.is_empty() && name == "TEL" { 1 } else { rank };
        (property.preference(), rank)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::encoding::Letters;
    use crate::exchange::vcard::property::properties;

    fn first(name: &str, lines: &str) -> String {
        let all = properties(lines.as_bytes(), Letters::named("utf-8").unwrap());
        let mut found: Vec<_> = all.iter().map(|p| (p, kind_of(p, &[]))).collect();
        found.retain(|(p, kind)| !is_silent(p, kind));
        order(name, &mut found);
        found.first().map(|(p, _)| p.value.clone()).unwrap_or_default()
    }

    #[test]
    fn the_smallest_number_wins_then_the_kind() {
        assert_eq!(first("EMAIL", "EMAIL;PREF=50:b\nEMAIL;PREF=1:a"), "a");
        assert_eq!(first("EMAIL", "EMAIL:b\nEMAIL;TYPE=INTERNET,pref:a"), "a");
        assert_eq!(first("EMAIL", "EMAIL;TYPE=home:b\nEMAIL;TYPE=work:a"), "a");
        assert_eq!(first("EMAIL", "EMAIL;X400:b\nEMAIL;INTERNET:a"), "a");
        assert_eq!(first("TEL", "TEL;WORK;FAX:1\nTEL;HOME:2\nTEL;WORK;VOICE:3"), "3");
        assert_eq!(first("TEL", "TEL;PAGER;PREF:1\nTEL;CELL:2"), "2");
        assert_eq!(first("TEL", "TEL;HOME:1\nTEL;CELL:2"), "2");
        assert_eq!(first("TEL", "TEL:1\nTEL:2"), "1");
        assert_eq!(first("TEL", "TEL;TYPE=\"work,fax\":1\nTEL;TYPE=\"voice,home\":2"), "2");
    }
}
