//! The parts of a person line: the name first, the others behind commas.

use super::name::given_name;
use super::{Guess, Terms};
use crate::language::names::addressed;

/// A part of the line, and whom it says that somebody reports to.
pub(super) type Part<'a> = (&'a str, Option<&'a str>);

/// The name as it was typed, the given name first, and the parts: what stands in brackets behind the name
/// is one of its own. The first part is the name's.
pub(super) fn apart<'a>(line: &'a str, terms: &Terms) -> (String, Vec<Part<'a>>) {
    let pieces = line.split([',', ';', '，', '；', '、']);
    let mut parts: Vec<Part> = pieces
        .map(|piece| match piece.split_once(['<', '＜']) {
            Some((said, boss)) => (said.trim(), Some(boss.trim())),
            None => (piece.trim(), None),
        })
        .collect();
    let mut name = parts.first().map_or("", |(said, _)| *said);
    let bracket = |text: &'a str| -> Option<(&'a str, &'a str)> {
        let (name, rest) = text.split_once(['(', '（'])?;
        let inside = rest.trim_end().strip_suffix([')', '）'])?;
        (!name.trim().is_empty() && !inside.trim().is_empty())
            .then_some((name.trim(), inside.trim()))
    };
    if let Some((bare, inside)) = bracket(name) {
        name = bare;
        parts.insert(1, (inside, None));
    }
    let is_title = |part: &str| (terms.guess)(part) != Guess::default();
    let given = parts.get(1).filter(|(part, _)| !is_title(part)).map(|(part, _)| *part);
    let follows = parts.iter().skip(2).any(|(part, _)| is_title(part));
    let first = given.and_then(|part| given_name(name, part, follows).map(|bare| (part, bare)));
    match first {
        Some((part, bare)) => {
            let forms = [addressed(name).forms, addressed(part).forms].concat();
            let forms = forms.iter().map(|form| format!("{form} ")).collect::<String>();
            let (_, boss) = parts.remove(1);
            if let Some(first) = parts.first_mut() {
                first.1 = first.1.or(boss);
            }
            (format!("{forms}{bare} {}", addressed(name).name), parts)
        }
        None => (name.to_owned(), parts),
    }
}
