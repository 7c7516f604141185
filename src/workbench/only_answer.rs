//! Answers that one person alone told us: what we lose sight of when they leave.

use super::{Workbench, folded};
use crate::model::statement::Piece;
use crate::model::{Account, Choice, Confidence, Date, Person};
use crate::rules::phrase;

/// An answer that only this person told us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyAnswer {
    /// The topic's name.
    pub topic: String,
    /// Whom it is about, by id.
    pub person: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Of which day.
    pub as_of: Option<Date>,
}

/// Answers whose source is this person by name, and nobody else of the account.
pub(super) fn only_answers(account: &Account, person: &Person) -> Vec<OnlyAnswer> {
    only_by(account, |source| is_named(source, person), Some(&person.id))
}

/// Answers whose source is one of ours by this name, and nobody of the account.
pub(super) fn only_by_name(account: &Account, name: &str) -> Vec<OnlyAnswer> {
    let name = folded(name);
    only_by(account, |source| !name.is_empty() && source.contains(&name), None)
}

/// Does a folded text name this person?
pub(super) fn is_named(source: &str, person: &Person) -> bool {
    names_of(person).any(|name| source.contains(&name))
}

fn only_by(
    account: &Account,
    is_source: impl Fn(&str) -> bool,
    but: Option<&str>,
) -> Vec<OnlyAnswer> {
    let told = account.intel.iter().filter(|i| {
        i.source.as_deref().is_some_and(|source| {
            let source = folded(source);
            let others = || account.people.iter().filter(|p| Some(p.id.as_str()) != but);
            is_source(&source) && !others().any(|p| is_named(&source, p))
        })
    });
    told.map(|i| OnlyAnswer {
        topic: i.topic.0.clone().unwrap_or_default(),
        person: i.person.0.clone(),
        confidence: i.confidence,
        as_of: *i.as_of,
    })
    .collect()
}

/// The whole name, the aliases, and the last word of a name of several words.
fn names_of(person: &Person) -> impl Iterator<Item = String> {
    let last = person.name.split_whitespace().next_back().unwrap_or_default();
    let names = [person.name.as_str(), last].into_iter();
    let aliases = person.aliases.iter().map(|a| a.as_ref());
    let names: Vec<String> = names.chain(aliases).map(folded).filter(|n| !n.is_empty()).collect();
    names.into_iter()
}

/// "who bids: verified, 12 Nov 2026".
pub fn answer_says(answer: &OnlyAnswer, bench: &Workbench) -> Piece {
    let title = bench.playbook.topic(&answer.topic).map_or(answer.topic.as_str(), |t| &t.title);
    let sure = bench.words.word("confidence", answer.confidence.word());
    let day = answer.as_of.map(|d| format!(", {}", phrase::near_day(d, bench.today())));
    let says = format!("{title}: {sure}{}", day.unwrap_or_default());
    if answer.confidence == Confidence::Rumour { Piece::muted(says) } else { says.into() }
}
