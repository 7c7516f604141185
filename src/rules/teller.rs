//! Who of theirs told us something: the person whom a source names.

use super::AccountContext;
use crate::model::Person;

/// The fewest letters of a surname that names somebody by itself.
const SURNAME: usize = 3;

/// The person of the account whom this source names: by name or alias, alone or among other words, or by a surname
/// that only one of them has. A paper or one's own eyes are nobody.
pub fn teller<'a>(case: &AccountContext<'a>, source: Option<&str>) -> Option<&'a Person> {
    let said = source?.trim().to_lowercase();
    let people = || case.account.people.0.iter();
    let names = |p: &'a Person| {
        std::iter::once(p.name.as_str()).chain(p.aliases.iter().map(String::as_str))
    };
    let whole = people().find(|p| names(p).any(|n| n.to_lowercase() == said));
    whole.or_else(|| people().find(|p| names(p).any(|n| holds(&said, &n.to_lowercase())))).or_else(
        || {
            let mut fit = people().filter(|p| surname(p).is_some_and(|s| has_word(&said, &s)));
            fit.next().filter(|_| fit.next().is_none())
        },
    )
}

fn holds(text: &str, name: &str) -> bool {
    match name.is_ascii() && !name.contains(' ') {
        true => has_word(text, name),
        false => name.chars().count() > 1 && text.contains(name),
    }
}

fn surname(person: &Person) -> Option<String> {
    let last = person.name.split_whitespace().next_back()?.to_lowercase();
    (last.chars().count() >= SURNAME).then_some(last)
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| w == word)
}

#[cfg(test)]
mod tests {
    use crate::rules::sample;

    #[test]
    fn a_source_names_a_person_by_name_alias_or_the_only_surname() {
        let dossier = "people id=a name=\"Jens Rapp\"; people id=b name=\"Ute Senn\" aliases=Utchen
            people id=c name=\"Kai Senn\"; people id=d name=王敏";
        let told = |source: &str| {
            sample::ask(dossier, |case| super::teller(case, Some(source)).map(|p| p.id.0.clone()))
        };
        for (source, id) in [
            ("Jens Rapp", Some("a")),
            ("Rapp, at lunch", Some("a")),
            ("a call with Ute Senn", Some("b")),
            ("Utchen", Some("b")),
            ("王敏在电话里", Some("d")),
            ("Senn", None),
            ("the rapport of the day", None),
            ("tender file", None),
            ("", None),
        ] {
            assert_eq!(told(source).as_deref(), id, "{source}");
        }
    }
}
