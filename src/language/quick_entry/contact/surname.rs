//! A Chinese surname and a form of address: `孙工`, `王总` name whoever is called so.

use crate::language::names::{Addressed, Candidate, addressed};

/// The longest surname, in characters.
const LONGEST: usize = 2;

/// The places of those with this surname, where the text is one with a form of address behind it; who has left comes
/// only where nobody else is called so.
pub(super) fn of_surname(text: &str, people: &[Candidate]) -> Vec<usize> {
    let Some(name) = surname(text) else { return Vec::new() };
    let is_called = |person: &Candidate| {
        let mut names = std::iter::once(&person.name).chain(&person.aliases);
        !person.vacant && names.any(|n| n.split_whitespace().any(|word| word.starts_with(name)))
    };
    let called = people.iter().enumerate().filter(|(_, person)| is_called(person));
    let (gone, here): (Vec<_>, Vec<_>) = called.partition(|(_, person)| person.gone);
    let meant = if here.is_empty() { gone } else { here };
    meant.into_iter().map(|(at, _)| at).collect()
}

/// The surname of such a text.
pub(super) fn surname(text: &str) -> Option<&str> {
    let Addressed { name, forms, .. } = addressed(text);
    let is_surname = !name.is_empty()
        && name.chars().count() <= LONGEST
        && name
            .chars()
            .all(|c| !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    (is_surname && !forms.is_empty() && name.len() < text.trim().len()).then_some(name)
}
