//! Names as people type them: whole, a part, the beginning of a part, initials, pinyin.

mod alike;
mod given_names;
mod latin;
mod letters;
mod same_name;
mod sound;
mod spelling;
mod surname;
mod titles;

pub use alike::{is_whole, look_alikes};
pub use given_names::{is_given_name, is_rarer_given_name};
pub use latin::{LatinSpelling, is_same_pinyin, pinyin_spellings};
pub use same_name::{Nearness, SameNames, is_same, says_form};
pub use sound::{begins_as, skeletons_of, skeletons_typed, sounds_as};
pub use spelling::{has_pinyin, keys, spellings};
pub use surname::{is_suffix, surname};
pub use titles::{Addressed, addressed, is_degree, is_title, owner_of};

/// Somebody whom a name can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Names that the person had or has beside it.
    pub aliases: Vec<String>,
    /// Has left: meant only where nobody fits who is still there.
    pub gone: bool,
    /// A seat whose holder is not known, called by a job: only all of its words mean it.
    pub vacant: bool,
}

/// Whom a name means: places in the list of candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// This one.
    One(usize),
    /// Any of these: it has to be asked.
    Several(Vec<usize>),
    /// Nobody.
    Nobody,
}

/// How well a name fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The id, or the whole name.
    Whole,
    /// Whole words of it.
    Words,
    /// Initials, pinyin, or the Latin spelling of a name in another script.
    Keys,
    /// The beginning of a word, or a character of a Chinese name.
    Part,
}

/// Whom `text` means: of the best fit there is, the one or the several that have it.
pub fn find_name(text: &str, people: &[Candidate]) -> Found {
    find(text, people, Fit::Part)
}

/// As [`find_name`], where the text is a name by its place: the family name of a Chinese one in pinyin too, `Wang`
/// of 王建国, which in a sentence may be a word.
pub fn find_named(text: &str, people: &[Candidate]) -> Found {
    let found = find_name(text, people);
    if found != Found::Nobody {
        return found;
    }
    let wanted = crate::text::fold(addressed(text).name);
    let is_spelt = |person: &Candidate| {
        let mut names = std::iter::once(&person.name).chain(&person.aliases);
        !person.gone && names.any(|name| pinyin_spellings(name).contains(&wanted))
    };
    let fits = people.iter().enumerate().filter(|(_, person)| is_spelt(person));
    match fits.map(|(at, _)| at).collect::<Vec<_>>().as_slice() {
        [] => Found::Nobody,
        [one] => Found::One(*one),
        several => Found::Several(several.to_vec()),
    }
}

/// As [`find_name`], by fits up to this one only.
///
/// Those who left come last: who is still there is meant before them, and where the two fit otherwise, or
/// only a part of the name does, it has to be asked.
pub fn find(text: &str, people: &[Candidate], worst: Fit) -> Found {
    // A form of address is no part of a name, unless somebody is called so.
    let bare = addressed(text).name;
    if bare.len() < text.trim().len()
        && let found @ (Found::One(_) | Found::Several(_)) = find(bare, people, worst)
    {
        return found;
    }
    let wanted = spellings(text.trim());
    if wanted.iter().all(String::is_empty) {
        return Found::Nobody;
    }
    let worst = if is_particles(&wanted[0]) { Fit::Whole } else { worst };
    let best = |person: &Candidate| {
        wanted.iter().filter_map(|wanted| fit(wanted, text.trim(), person)).min()
    };
    let fits = people.iter().enumerate().filter_map(|(at, person)| Some((best(person)?, at)));
    let (gone, here): (Vec<_>, Vec<_>) =
        fits.filter(|(fit, _)| *fit <= worst).partition(|(_, at)| people[*at].gone);
    let ((here_fit, mut places), (gone_fit, gone)) = (of_best_fit(&here), of_best_fit(&gone));
    let asks = match (here_fit, gone_fit) {
        (Some(fit), Some(gone)) => fit > Fit::Words && gone <= Fit::Words,
        (None, Some(gone)) => gone > Fit::Words,
        _ => false,
    };
    if asks || here_fit.is_none() {
        places.extend(gone);
    }
    match places.as_slice() {
        [] => Found::Nobody,
        [one] if !asks => Found::One(*one),
        _ => Found::Several(places),
    }
}

/// A name and the capital that another one begins with: `Dave S`, `I. Dahl`; `Tom I` is no initial.
pub fn name_and_initial<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, char)> {
    let letter = |word: &str| {
        let mut letters = word.strip_suffix('.').or(Some(word).filter(|w| *w != "I"))?.chars();
        letters.next().filter(|c| c.is_uppercase() && letters.next().is_none())
    };
    match (letter(one), letter(other)) {
        (Some(initial), None) => Some((other, initial)),
        (None, Some(initial)) => Some((one, initial)),
        _ => None,
    }
}

/// Each word of a name in every spelling, without its form of address too: by [`Fit::Words`] nobody is meant whose name
/// shares none of them with the text.
pub fn name_words(text: &str) -> Vec<String> {
    let spelt = [text.trim(), addressed(text).name].map(spellings).concat();
    let mut words: Vec<String> = spelt.iter().flat_map(|text| split(text)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Words that join the parts of a name, or stand between two of them in a sentence: alone they name nobody.
const PARTICLES: &[&str] = &[
    "von", "vom", "van", "der", "den", "dem", "des", "die", "del", "della", "bint", "ibn", "zu",
    "zum", "zur", "ter", "of", "the", "and", "und",
];
/// Such words that are somebody's name too, where they are its first or its last.
const WITHIN: &[&str] =
    &["bin", "al", "el", "de", "la", "le", "di", "da", "do", "du", "das", "in", "im", "e", "y"];

/// The one word stands only within this name: `bin` of Ahmed bin Saleh.
fn joins(words: &[String], parts: &[String]) -> bool {
    let [word] = words else { return false };
    let ends = parts.first() == Some(word) || parts.last() == Some(word);
    WITHIN.contains(&word.as_str()) && parts.contains(word) && !ends
}

/// Is the word one that joins the parts of this name, or stands between two names, and so names nobody alone?
pub fn names_nobody(word: &str, name: &str) -> bool {
    let (word, parts) = (crate::text::fold(word), split(&crate::text::fold(name)));
    is_particles(&word) || joins(&split(&word), &parts)
}

fn is_particles(folded: &str) -> bool {
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    folded.is_ascii() && words.all(|word| PARTICLES.contains(&word))
}

/// The best fit, and the places that have it.
fn of_best_fit(fits: &[(Fit, usize)]) -> (Option<Fit>, Vec<usize>) {
    let best = fits.iter().map(|(fit, _)| *fit).min();
    (best, fits.iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, at)| *at).collect())
}

fn fit(wanted: &str, text: &str, person: &Candidate) -> Option<Fit> {
    let names = std::iter::once(&person.name).chain(&person.aliases);
    let spelt = names.flat_map(|name| spellings(name));
    spelt.filter_map(|name| fit_of(wanted, text, person, &name)).min()
}

/// By one spelling of the name.
fn fit_of(wanted: &str, text: &str, person: &Candidate, name: &str) -> Option<Fit> {
    if person.id == text || name == wanted {
        return Some(Fit::Whole);
    }
    let (parts, words) = (split(name), split(wanted));
    if person.vacant {
        let whole = parts.iter().all(|part| words.contains(part)) && words.len() == parts.len();
        return (whole && !words.is_empty()).then_some(Fit::Words);
    }
    if words.is_empty() || joins(&words, &parts) {
        return None;
    }
    if parts.windows(words.len()).any(|window| window == words.as_slice()) {
        return Some(Fit::Words);
    }
    let joined = words.concat();
    if is_joined(&parts, &joined) || is_shortened(&parts, &words) {
        return Some(Fit::Keys);
    }
    let all = || std::iter::once(&person.name).chain(&person.aliases);
    if keys(&person.name).iter().skip(1).any(|key| *key == joined)
        || all().any(|name| sounds_as(name, wanted))
    {
        return Some(Fit::Keys);
    }
    let enough = joined.chars().count() >= 2 || !wanted.is_ascii();
    // `de` is no beginning of the `der` of von der Heide.
    let named = |part: &&String| !PARTICLES.contains(&part.as_str());
    let begins = parts.iter().filter(named).any(|part| part.starts_with(joined.as_str()));
    let inside = !wanted.is_ascii() && name.contains(wanted);
    (enough && (begins || inside)).then_some(Fit::Part)
}

/// `oneill` of O'Neill, `vonderheyde`: several parts of the name without what stands between them.
fn is_joined(parts: &[String], joined: &str) -> bool {
    const LEAST: usize = 4;
    joined.chars().count() >= LEAST
        && (2..=parts.len()).any(|n| parts.windows(n).any(|window| window.concat() == joined))
}

/// `P. Lang` of Peter Lang, `H P Maier` of Hans-Peter Maier: the first words by their letter, the last one whole.
fn is_shortened(parts: &[String], words: &[String]) -> bool {
    let Some((last, letters)) = words.split_last() else { return false };
    let is_letter = |word: &String| word.chars().count() == 1;
    if letters.is_empty() || !letters.iter().all(is_letter) || is_letter(last) {
        return false;
    }
    let Some(at) = parts.iter().position(|part| part == last) else { return false };
    letters.len() <= at && letters.iter().zip(parts).all(|(letter, part)| part.starts_with(letter))
}

fn split(t: &str) -> Vec<String> {
    t.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<Candidate> {
        [
            "Ingrid Dahl",
            "Bo Lind",
            "王敏",
            "ليلى حداد",
            "Erik Næss",
            "Eva Lindqvist",
            "O'Brien, Sean",
            "Jörg Müller-Schäfer",
            "Anna Goethe",
        ]
        .iter()
        .enumerate()
        .map(|(at, name)| Candidate {
            id: format!("p{at}"),
            name: (*name).to_owned(),
            aliases: Vec::new(),
            gone: false,
            vacant: false,
        })
        .collect()
    }

    #[test]
    fn who_left_is_meant_last_and_asked_about() {
        let somebody = |name: &str, gone| Candidate {
            id: name.to_lowercase(),
            name: name.to_owned(),
            aliases: Vec::new(),
            gone,
            vacant: false,
        };
        let both = [somebody("Heinz Weiß", true), somebody("Ada Weissmann", false)];
        for (text, people, found) in [
            ("Weiss", &both[..1], Found::One(0)),
            ("wei", &both[..1], Found::Several(vec![0])),
            ("Weiss", &both[..], Found::Several(vec![1, 0])),
            ("weissm", &both[..], Found::One(1)),
            ("Ada", &both[..], Found::One(1)),
        ] {
            assert_eq!(find_name(text, people), found, "{text}");
        }
        let twins = [somebody("Bo Lind", true), somebody("Eva Lind", false)];
        assert_eq!(find_name("lind", &twins), Found::One(1));
    }

    #[test]
    fn a_family_name_in_pinyin_names_one_of_it_where_a_name_stands() {
        assert_eq!(find_named("Wang", &people()), Found::One(2));
        assert_eq!(find_named("Li", &people()), find_name("Li", &people()));
        let twins = [&people()[2..3], &people()[2..3]].concat();
        assert_eq!(find_named("wang", &twins), Found::Several(vec![0, 1]));
        assert_eq!(find_named("Zhang", &people()), Found::Nobody);
    }

    #[test]
    fn the_particles_of_a_name_name_nobody() {
        let people =
            ["Annette von der Heyde", "Ahmed bin Saleh", "Al", "Linh Do"].map(|name| Candidate {
                id: name.to_lowercase(),
                name: name.to_owned(),
                aliases: Vec::new(),
                gone: false,
                vacant: false,
            });
        for (text, found) in [
            ("von", Found::Nobody),
            ("von der", Found::Nobody),
            ("Bin", Found::Nobody),
            ("von der Heyde", Found::One(0)),
            ("v.d. Heyde", Found::One(0)),
            ("v. d. Heyde", Found::One(0)),
            ("der", Found::Nobody),
            ("de", Found::Nobody),
            ("vo", Found::Nobody),
            ("hey", Found::One(0)),
            ("saleh", Found::One(1)),
            ("Al", Found::One(2)),
            ("do", Found::One(3)),
        ] {
            assert_eq!(find_name(text, &people), found, "{text}");
        }
    }

    #[test]
    fn a_name_is_found_as_it_is_typed() {
        for (text, found) in [
            ("Ingrid Dahl", Found::One(0)),
            ("dahl", Found::One(0)),
            ("p1", Found::One(1)),
            ("lind", Found::One(1)),
            ("lin", Found::Several(vec![1, 5])),
            ("wm", Found::One(2)),
            ("wangmin", Found::One(2)),
            ("王敏", Found::One(2)),
            ("敏", Found::One(2)),
            ("حداد", Found::One(3)),
            ("Leila", Found::One(3)),
            ("haddad", Found::One(3)),
            ("naess", Found::One(4)),
            ("en", Found::One(4)),
            ("Nae", Found::One(4)),
            ("sean", Found::One(6)),
            ("x", Found::Nobody),
            ("mueller", Found::One(7)),
            ("Müller", Found::One(7)),
            ("muller", Found::One(7)),
            ("Göthe", Found::One(8)),
            ("goethe", Found::One(8)),
            ("Frau Müller", Found::One(7)),
            ("", Found::Nobody),
            ("-", Found::Nobody),
            ("e", Found::Nobody),
            ("obrien", Found::One(6)),
            ("B. Lind", Found::One(1)),
            ("E Lindqvist", Found::One(5)),
            ("A. Lind", Found::Nobody),
            ("mullerschafer", Found::One(7)),
        ] {
            assert_eq!(find_name(text, &people()), found, "{text}");
        }
    }
}
