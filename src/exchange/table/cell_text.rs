//! The text of a cell before it is read: names as they are written, the first of several values, labels.

use super::columns::Meaning;
use super::parts::Cell;
use crate::model::Value;

/// A name with one blank between its words.
pub(super) fn named(value: Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(one_blank(&text)),
        other => other,
    }
}

pub(super) fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first of several values that a mark of address books parts, and the others.
pub(super) fn first_of<'t>(text: &'t str, meaning: &Meaning) -> (&'t str, Option<&'t str>) {
    let one_line =
        matches!(meaning.field, "name" | "title" | "department" | "site" | "region" | "industry");
    if let Some((first, more)) = text.split_once(" ::: ") {
        return (first.trim(), Some(more));
    }
    match text.split_once('\n') {
        Some((first, more)) if one_line => (first.trim(), Some(more)),
        _ => (text, None),
    }
}

/// Labels of an address book without its own groups: `* myContacts`.
pub(super) fn without_system_groups(cell: &Cell) -> String {
    let header = cell.guess.header.to_lowercase();
    if !matches!(header.as_str(), "labels" | "group membership" | "gruppenmitgliedschaft" | "标签")
    {
        return cell.text.to_owned();
    }
    let own = cell.text.split(" ::: ").filter(|label| !label.trim_start().starts_with('*'));
    own.collect::<Vec<_>>().join(", ")
}

/// What address books write into every row, and nobody has said: `Priority: Normal`.
pub(super) fn is_of_the_program(header: &str, text: &str) -> bool {
    const USUAL: [(&str, &[&str]); 7] = [
        ("e-mail", &["smtp", "ex"]),
        ("priorit", &["normal"]),
        ("privat", &["false", "aus", "falsch", "0", "no", "nein"]),
        ("sensitivity", &["normal"]),
        ("vertraulichkeit", &["normal"]),
        ("gender", &["unspecified"]),
        ("geschlecht", &["keine angabe"]),
    ];
    let (header, text) = (header.trim().to_lowercase(), text.trim().to_lowercase());
    USUAL.iter().any(|(word, usual)| header.starts_with(word) && usual.contains(&text.as_str()))
}
