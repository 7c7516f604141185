//! Names that are much like one another in letters or sound: Meier and Maier, Hofmann and Hoffmann.

use super::{Candidate, addressed, spellings};
use crate::text::alike::is_one_off;
use crate::text::fold;

/// Letters of the shortest name that another one is looked for by sound.
const LEAST: usize = 4;

/// Is it all of the name, or of another name that they have?
pub fn is_whole(text: &str, name: &str, aliases: &[String]) -> bool {
    let typed = spellings(addressed(text).name);
    let names = std::iter::once(name).chain(aliases.iter().map(String::as_str));
    names.flat_map(spellings).any(|name| typed.contains(&name))
}

/// The names of those who may be meant by a name that nobody here has: each of its words is theirs or much like one.
pub fn look_alikes(text: &str, people: &[Candidate]) -> Vec<String> {
    let typed = fold(addressed(text).name);
    let words = words_of(&typed);
    let is_like = |person: &&Candidate| {
        if person.vacant {
            return false;
        }
        let mut names = std::iter::once(&person.name).chain(&person.aliases);
        names.any(|name| {
            let name = fold(name);
            let parts = words_of(&name);
            words
                .iter()
                .all(|word| parts.iter().any(|part| part == word || sounds_alike(word, part)))
        })
    };
    let there = people.iter().filter(|p| !p.gone && !words.is_empty());
    there.filter(is_like).map(|person| person.name.clone()).collect()
}

fn words_of(folded: &str) -> Vec<&str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// The same sound, or one letter of a longer name changed, left out or put in behind the first.
fn sounds_alike(one: &str, other: &str) -> bool {
    if one.len().min(other.len()) < LEAST || !one.is_ascii() || !other.is_ascii() {
        return false;
    }
    let (one, other) = (sound(one), sound(other));
    let longer = one.len().min(other.len()) > LEAST;
    one == other || (longer && one.first() == other.first() && is_one_off(&one, &other))
}

/// The word as it sounds in German and English: one spelling for those that are heard alike.
fn sound(word: &str) -> Vec<char> {
    const ALIKE: [(&str, &str); 12] = [
        ("ei", "ai"),
        ("ey", "ai"),
        ("ay", "ai"),
        ("ie", "i"),
        ("ph", "f"),
        ("th", "t"),
        ("dt", "t"),
        ("ck", "k"),
        ("tz", "z"),
        ("sch", "sh"),
        ("y", "i"),
        ("c", "k"),
    ];
    let heard = ALIKE.iter().fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    let mut letters: Vec<char> = heard.chars().collect();
    letters.dedup();
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_same_sound_is_proposed_and_another_is_not() {
        let people =
            ["Hans Maier", "Petra Kühn", "Nora Hoffmann", "Lars Holm", "王敏"].map(|name| {
                Candidate {
                    id: String::new(),
                    name: name.to_owned(),
                    aliases: Vec::new(),
                    gone: false,
                    vacant: false,
                }
            });
        for (text, found) in [
            ("Meier", Some("Hans Maier")),
            ("Herr Meyer", Some("Hans Maier")),
            ("Hans Mayer", Some("Hans Maier")),
            ("Hofmann", Some("Nora Hoffmann")),
            ("Hoffmnan", Some("Nora Hoffmann")),
            ("Roth-Meier", None),
            ("Peter Meier", None),
            ("Beier", None),
            ("Holz", None),
            ("Helm", None),
            ("王明", None),
            ("", None),
        ] {
            let alike = look_alikes(text, &people);
            assert_eq!(alike.first().map(String::as_str), found, "{text}");
        }
        assert!(is_whole("Mr Lars Holm", "Lars Holm", &[]) && !is_whole("Holm", "Lars Holm", &[]));
    }
}
