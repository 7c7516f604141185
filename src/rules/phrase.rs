//! How days, counts and lists of names stand in the sentences of the rules.

pub use crate::text::format::{capital, count, days, few, list, near_day, people, said_day};

use crate::model::Date;
use crate::text::DayText;

/// `24 Nov 2026`.
pub fn day(date: Date) -> String {
    date.long_day()
}

/// A name as one speaks of somebody whom both know: of `Ingrid Dahl` `Dahl`; whole where it is not in Latin letters.
pub fn short_name(name: &str) -> &str {
    let latin = name.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{250}');
    match latin {
        true => name.rsplit(' ').next().unwrap_or(name),
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_in_short_where_its_letters_allow_it() {
        for (name, short) in [
            ("Ingrid Dahl", "Dahl"),
            ("Åse Lindström", "Lindström"),
            ("王敏", "王敏"),
            ("ليلى حداد", "ليلى حداد"),
            ("Krogh", "Krogh"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }
}
