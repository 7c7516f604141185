//! Which keys a terminal sends: a key of the rep's own that never comes would take a command away.

use crate::model::nearest::nearest;
use crate::text::parse::parse;

/// Keys with a name.
const NAMED: [&str; 14] = [
    "Enter",
    "Esc",
    "Up",
    "Down",
    "Left",
    "Right",
    "PgUp",
    "PgDn",
    "Home",
    "End",
    "Tab",
    "Del",
    "Backspace",
    "Space",
];
/// Those of them that come with Ctrl or Alt as another sequence than without.
const HELD: [&str; 9] = ["Up", "Down", "Left", "Right", "PgUp", "PgDn", "Home", "End", "Del"];
/// Ctrl and these letters are Tab, Enter and Backspace to a terminal.
const SAME: [(&str, &str); 4] = [("I", "Tab"), ("M", "Enter"), ("J", "Enter"), ("H", "Backspace")];

/// The key as the program writes it; a sentence where no terminal sends it.
pub fn sent(key: &str) -> Result<String, String> {
    let key = key.trim();
    let (held, bare) = match key.split_once('-').filter(|(_, bare)| !bare.is_empty()) {
        Some((held, bare)) => (held, bare),
        None => ("", key),
    };
    if held.eq_ignore_ascii_case("shift") && bare.eq_ignore_ascii_case("tab") {
        return Ok("Shift-Tab".to_owned());
    }
    let known = named(bare);
    match held.to_ascii_lowercase().as_str() {
        "" => match known.or_else(|| single(bare)) {
            Some(key) => Ok(key),
            None => Err(unknown(key, bare)),
        },
        "ctrl" => with_control(key, bare, known),
        "alt" => match known.filter(|k| HELD.contains(&k.as_str())).or_else(|| single(bare)) {
            Some(bare) => Ok(format!("Alt-{bare}")),
            None => Err(unknown(key, bare)),
        },
        _ => Err(unknown(key, bare)),
    }
}

fn with_control(key: &str, bare: &str, known: Option<String>) -> Result<String, String> {
    if let Some(known) = known.filter(|k| HELD.contains(&k.as_str())) {
        return Ok(format!("Ctrl-{known}"));
    }
    let letter = single(bare).filter(|k| k.chars().all(|c| c.is_ascii_alphabetic()));
    let Some(letter) = letter.map(|k| k.to_ascii_uppercase()) else {
        return Err(unknown(key, bare));
    };
    match SAME.iter().find(|(same, _)| *same == letter) {
        Some((_, other)) => Err(phrase!("to a terminal Ctrl-{letter} is {other}", letter, other)),
        None => Ok(format!("Ctrl-{letter}")),
    }
}

/// A key with a name, or F1 to F12.
fn named(bare: &str) -> Option<String> {
    let found =
        NAMED.iter().find(|name| name.eq_ignore_ascii_case(bare)).map(|name| (*name).to_owned());
    found.or_else(|| {
        let number: u8 = parse(bare.strip_prefix(['F', 'f'])?)?;
        (1..=12).contains(&number).then(|| format!("F{number}"))
    })
}

/// One letter, digit or mark.
fn single(bare: &str) -> Option<String> {
    let mut letters = bare.chars();
    let (first, rest) = (letters.next()?, letters.next());
    (rest.is_none() && !first.is_control() && !first.is_whitespace()).then(|| bare.to_owned())
}

fn unknown(key: &str, bare: &str) -> String {
    let near =
        nearest(bare, NAMED).map_or(String::new(), |near| phrase!("; the nearest is {near}", near));
    phrase!("no terminal sends {key}{near}", key, near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_sends_is_taken_and_what_it_never_sends_is_refused() {
        for (key, is) in [
            ("A", "A"),
            ("F9", "F9"),
            ("ctrl-s", "Ctrl-S"),
            ("Alt-x", "Alt-x"),
            ("esc", "Esc"),
            ("-", "-"),
            ("Ctrl-Left", "Ctrl-Left"),
            ("Shift-Tab", "Shift-Tab"),
            ("王", "王"),
            ("Alt--", "Alt--"),
        ] {
            assert_eq!(sent(key), Ok(is.to_owned()), "{key}");
        }
        for key in [
            "Ctrl-1",
            "Ctrl-Enter",
            "Cmd-S",
            "F13",
            "Ins",
            "Ctrl-Shift-A",
            "",
            "Ctrl-I",
            "Ctrl-,",
            "ab",
        ] {
            assert!(sent(key).is_err(), "{key}");
        }
        assert!(sent("PageUp").unwrap_err().contains("PgUp"));
        assert_eq!(sent("Ctrl-M").unwrap_err(), "to a terminal Ctrl-M is Enter");
    }
}
