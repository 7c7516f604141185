//! A name that stands whole in one cell: salutation and degrees, brackets, degrees behind it.

use super::names::{is_form, turned};
use crate::language::names::addressed;
use crate::model::is_blank;

/// `Groß` and `Einkauf` of `Groß (Einkauf)`.
pub(crate) fn without_bracket(name: &str) -> (String, Option<String>) {
    let split =
        name.trim().strip_suffix([')', '）']).and_then(|open| open.rsplit_once(['(', '（']));
    match split.map(|(before, inside)| (before.trim(), inside.trim())) {
        Some((before, inside)) if !before.is_empty() && !inside.is_empty() => {
            (before.to_owned(), Some(inside.to_owned()))
        }
        _ => (name.to_owned(), None),
    }
}

/// A name that stands whole in one cell, taken apart.
pub(super) struct WholeName {
    /// The name alone.
    pub name: String,
    /// What stands in brackets behind it.
    pub bracket: Option<String>,
    /// Salutation and degrees before it.
    pub forms: Option<String>,
    /// Degrees behind it.
    pub behind: Option<String>,
}

impl WholeName {
    /// Of a column of names: `Dr. Berg, Ida (Einkauf)`.
    pub(super) fn of_cell(text: &str) -> Self {
        let (name, bracket) = without_bracket(text);
        let first = apart(&name);
        let again = apart(&turned(&first.name));
        let join = |one: Option<String>, other: Option<String>| match (one, other) {
            (Some(one), Some(other)) => Some(format!("{one} {other}")),
            (one, other) => one.or(other),
        };
        Self {
            name: again.name,
            bracket,
            forms: join(first.forms, again.forms),
            behind: join(first.behind, again.behind),
        }
    }

    /// Of the columns of its parts.
    pub(super) fn of_parts(text: &str) -> Self {
        let (name, bracket) = without_bracket(text);
        Self { bracket, ..apart(&name) }
    }
}

/// A whole name without the salutation before it, the degrees between, and both of them.
pub(crate) fn without_salutation(name: &str) -> (String, Option<String>) {
    let WholeName { name, forms, .. } = apart(name);
    (name, forms)
}

/// The forms before a name, and the degrees behind it.
fn apart(name: &str) -> WholeName {
    let plain = |name: &str, forms: Option<String>| WholeName {
        name: name.to_owned(),
        bracket: None,
        forms,
        behind: None,
    };
    for form in ["先生", "女士", "小姐"] {
        if let Some(rest) = name.strip_suffix(form).filter(|rest| rest.chars().count() > 1) {
            return plain(rest.trim(), Some(form.to_owned()));
        }
    }
    let Some((first, rest)) = name.split_once(' ').filter(|(_, rest)| !is_blank(rest)) else {
        return plain(name, None);
    };
    // Without its point it may be somebody's first name.
    let in_full = match first.to_lowercase().as_str() {
        "fr." => ["Frau", rest.trim()].join(" "),
        "hr." | "hrn." => ["Herr", rest.trim()].join(" "),
        "fr" | "hr" | "hrn" | "ing" | "mag" => return plain(name, None),
        _ => name.to_owned(),
    };
    let said = addressed(&in_full);
    let (before, behind) = said.forms.split_at(said.before);
    let (mut forms, mut own) = (before.join(" "), said.name);
    // `Mr & Mrs Dunn`.
    if let Some((joint, rest)) = own.split_once(' ').filter(|(word, _)| PAIRS.contains(word)) {
        let second = addressed(rest);
        if !forms.is_empty() && !second.forms.is_empty() {
            forms = format!("{forms} {joint} {}", second.forms.join(" "));
            own = second.name;
        }
    }
    let kept = |text: String| (!text.is_empty()).then_some(text);
    WholeName {
        name: own.trim_end_matches([',', ' ']).to_owned(),
        bracket: None,
        forms: kept(forms),
        behind: kept(behind.join(" ")),
    }
}

const PAIRS: [&str; 5] = ["&", "+", "und", "and", "et"];

/// `Mr & Mrs`.
pub(super) fn is_of_two(form: &str) -> bool {
    let mut words = form.split_whitespace();
    words.clone().any(|word| PAIRS.contains(&word))
        && words.all(|word| PAIRS.contains(&word) || is_form(word))
}
