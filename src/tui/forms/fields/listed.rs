//! Several people typed at once with commas between them: known ones, and new ones with what is said of them.

use super::known::{Known, LOOSE};
use crate::model::is_blank;
use crate::workbench::folded;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Somebody known: the id.
    Known(String),
    /// Somebody new, as the line of a person: `Liv Berg, shift leader`.
    New(String),
}

/// Who is named. What stands behind a new name and is nobody's name belongs to the new one.
pub fn named(typed: &str, known: &[Known]) -> Vec<Named> {
    let commas = [',', ';', '，', '；', '、'];
    if !typed.contains(commas) {
        return vec![Named::New(typed.trim().to_owned())];
    }
    let mut all: Vec<Named> = Vec::new();
    for part in typed.split(commas).map(str::trim).filter(|p| !is_blank(p)) {
        let best = best(part, known);
        match (all.last_mut(), best) {
            (Some(Named::New(line)), best) if best.is_none_or(|(fit, _)| !by_name(fit, part)) => {
                line.push_str(", ");
                line.push_str(part);
            }
            (Some(Named::Known(id)), best)
                if best.is_none_or(|(fit, _)| !by_name(fit, part)) && says_of(id, part, known) => {}
            (_, Some((_, found))) => all.push(Named::Known(found.id.clone())),
            (_, None) => all.push(Named::New(part.to_owned())),
        }
    }
    all
}

/// Who answers best to it, by more than letters somewhere.
fn best<'a>(part: &str, known: &'a [Known]) -> Option<(u8, &'a Known)> {
    let fits = known.iter().filter_map(|k| Some((k.fit(part)?, k)));
    fits.filter(|(fit, _)| *fit < LOOSE).min_by_key(|(fit, _)| *fit)
}

/// Is it the name of somebody rather than a word of a title or initials that look like one?
fn by_name(fit: u8, part: &str) -> bool {
    fit <= 1 && (!part.is_ascii() || part.chars().count() > 2)
}

fn says_of(id: &str, part: &str, known: &[Known]) -> bool {
    known.iter().any(|k| k.id == id && folded(&k.also).contains(&folded(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_part_people_and_what_is_said_of_a_new_one() {
        let known = [("dahl", "Ingrid Dahl", "CEO"), ("wang", "王敏", "Buyer")]
            .map(|(id, name, title)| Known::new(id, name, title))
            .to_vec();
        for (typed, who) in [
            ("Liv Berg, shift leader", vec!["new Liv Berg, shift leader"]),
            ("buyer, dahl", vec!["wang", "dahl"]),
            ("Liv Berg, shift leader, dahl", vec!["new Liv Berg, shift leader", "dahl"]),
            ("dahl, Liv Berg", vec!["dahl", "new Liv Berg"]),
            ("Ingrid Dahl, CEO，王敏", vec!["dahl", "wang"]),
            ("Liv Berg, buyer", vec!["new Liv Berg, buyer"]),
            ("Liv Berg", vec!["new Liv Berg"]),
            (" , ", vec![]),
        ] {
            let said = |named: Named| match named {
                Named::Known(id) => id,
                Named::New(line) => format!("new {line}"),
            };
            let found: Vec<String> = named(typed, &known).into_iter().map(said).collect();
            assert_eq!(found, who, "{typed}");
        }
    }
}
