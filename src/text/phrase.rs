//! What the program says, and the same in another language: `phrase!` stands wherever a text is read by a rep.
//!
//! The English text is the key, as in gettext: whoever reads the code reads what stands on the screen, and whoever sees
//! it on the screen finds it in the code. All of them stand in `assets/words.toml` below `[phrase]`
//! (`tests/phrases.rs` holds both sides equal); a rep's own words.toml may have another text for each.

use std::collections::HashMap;
use std::fmt::{Display, Write};
use std::sync::OnceLock;

static OTHER: OnceLock<HashMap<String, String>> = OnceLock::new();

/// Other texts for these from now on, for the whole process and once: what is set later is left out.
pub fn translate(texts: impl IntoIterator<Item = (String, String)>) {
    let texts: HashMap<String, String> = texts.into_iter().collect();
    if !texts.is_empty() {
        let _ = OTHER.set(texts);
    }
}

/// The text of the rep's own language for this one; `None` where there is none.
pub fn other(text: &str) -> Option<&'static str> {
    OTHER.get()?.get(text).map(String::as_str)
}

/// The text as it is said in the rep's language.
pub fn said(text: &str) -> &str {
    other(text).unwrap_or(text)
}

/// A text with its holes filled: `{name}` by name, `{}` by turn, `{0}` by place; `{{` and `}}` are braces. A hole
/// without a value stays as it is.
pub fn filled(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let mut turn = 0;
    while let Some((before, after)) = rest.split_once(['{', '}']) {
        filled.push_str(before);
        let is_open = rest.strip_prefix(before).is_some_and(|braced| braced.starts_with('{'));
        let brace = if is_open { '{' } else { '}' };
        let hole = after.split_once('}').filter(|_| is_open);
        let value = hole.and_then(|(name, _)| value_of(name, turn, values));
        rest = match (after.strip_prefix(brace), hole, value) {
            (None, Some((name, after)), Some(value)) => {
                turn += usize::from(name.is_empty());
                // Writing to a text cannot fail.
                let _ = write!(filled, "{value}");
                after
            }
            (twice, ..) => {
                filled.push(brace);
                twice.unwrap_or(after)
            }
        };
    }
    filled.push_str(rest);
    filled
}

fn value_of<'a>(
    name: &str,
    turn: usize,
    values: &[(&str, &'a dyn Display)],
) -> Option<&'a dyn Display> {
    let found = match (name, name.parse::<usize>()) {
        ("", _) => values.get(turn),
        (_, Ok(place)) => values.get(place),
        _ => values.iter().find(|(known, _)| *known == name),
    };
    found.map(|(_, value)| *value)
}

/// A text that a rep reads, in the rep's language: `phrase!("nothing yet")` is a `&'static str`,
/// `phrase!("{n} of {all}", n, all = rows.len())` and `phrase!("{} of {}", a.b, c.d)` are `String`s. A text of a
/// constant or a table is said where it is shown: `phrase!(ORDERS[n])`.
#[macro_export]
macro_rules! phrase {
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
    (@named $text:literal, $($name:ident = $value:expr),+) => {
        match $crate::text::phrase::other($text) {
            None => format!($text, $($name = $value),+),
            Some(other) => $crate::text::phrase::filled(other, &[$((stringify!($name), &$value)),+]),
        }
    };
    ($text:literal $(,)?) => {
        $crate::text::phrase::said($text)
    };
    ($text:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $crate::phrase!(@named $text, $($name = $crate::phrase!(@value $name $(= $value)?)),+)
    };
    ($text:literal, $($value:expr),+ $(,)?) => {
        match $crate::text::phrase::other($text) {
            None => format!($text, $($value),+),
            Some(other) => $crate::text::phrase::filled(other, &[$(("", &$value)),+]),
        }
    };
    ($text:expr $(,)?) => {
        $crate::text::phrase::said($text)
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_by_name_by_turn_and_by_place() {
        let values: [(&str, &dyn Display); 2] = [("n", &3), ("who", &"王 {敏}")];
        for (text, wanted) in [
            ("{n} von {who}", "3 von 王 {敏}"),
            ("{who}: {n}, {n}", "王 {敏}: 3, 3"),
            ("{}/{}", "3/王 {敏}"),
            ("{1} {0}", "王 {敏} 3"),
            ("{{n}} {n}", "{n} 3"),
            ("{none} {", "{none} {"),
            ("ü} {n", "ü} {n"),
        ] {
            assert_eq!(filled(text, &values), wanted);
        }
    }

    #[test]
    fn without_another_language_a_text_is_itself() {
        let (n, all) = (1, [2, 3]);
        assert_eq!(phrase!("nothing yet"), "nothing yet");
        assert_eq!(phrase!("{n} of {all}", n, all = all.len()), "1 of 2");
        assert_eq!(phrase!("{} of {}", all[0], all.len()), "2 of 2");
    }
}
