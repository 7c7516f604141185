//! Whose a next step is: who does it stands before a colon, a verb or `to`.

use super::next::{FROM_US, Present, Whose};
use crate::language::names::addressed;
use crate::model::{Account, Person};
use crate::text::spaced;

/// What `we` may be typed as.
const WE: [&str; 11] =
    ["we", "us", "ours", "wir", "ich", "uns", "我们", "我", "i", "me", "our side"];

/// Words behind `we` that promise nothing: what we have to do is only something to do.
const NO_PROMISES: [&str; 26] = [
    "must", "should", "need", "have", "had", "can", "could", "may", "might", "want", "are", "were",
    "know", "think", "heard", "met", "müssen", "muss", "sollten", "sollte", "können", "brauchen",
    "haben", "habe", "sind", "waren",
];

/// First words of a promise of ours without `we`.
const PROMISED: [&str; 6] = ["promised", "zugesagt", "versprochen", "答应", "承诺", "已答应"];

pub(super) fn whose(who: &str, account: &Account, present: &Present) -> Option<Whose> {
    if WE.contains(&who.to_lowercase().as_str()) {
        return Some(Whose::Ours);
    }
    let theirs = named(who, account, present.there);
    let was_there = theirs.is_some_and(|person| present.there.contains(&person.id));
    match (theirs, colleague(who, present.team)) {
        (Some(person), None) => Some(Whose::Theirs(person.id.to_string())),
        (Some(person), _) if was_there => Some(Whose::Theirs(person.id.to_string())),
        (_, Some(name)) => Some(Whose::Colleague(name.to_owned())),
        (None, None) => None,
    }
}

/// Who of ours is called so: the whole name, or one of its words where one has it.
fn colleague<'a>(who: &str, team: &'a [String]) -> Option<&'a str> {
    let wanted = spaced(who);
    let fits = |name: &&String| {
        let name = spaced(name);
        name == wanted || name.split_whitespace().any(|word| word == wanted.trim())
    };
    let mut all = team.iter().filter(fits);
    let first = all.next().filter(|_| !wanted.trim().is_empty())?;
    all.next().is_none().then_some(first.as_str())
}

/// `Lorenz takes it to the board`: who does it stands before the verb. It is theirs, or ours after `we`.
pub(super) fn said_of<'a>(
    text: &'a str,
    account: &Account,
    present: &Present,
) -> Option<(Whose, &'a str)> {
    let chinese = account.people.iter().filter(|p| !p.name.as_str().is_ascii());
    let begins = |p: &&Person| {
        let rest = text.strip_prefix(p.name.as_str());
        rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii()))
    };
    if let Some(person) = chinese.clone().find(begins) {
        let rest = text.strip_prefix(person.name.as_str())?.trim();
        return Some((Whose::Theirs(person.id.to_string()), rest));
    }
    if let Some(ours) = of_ours(text) {
        return Some((Whose::Ours, ours));
    }
    let mut at = 0;
    let words = text.split(' ').map(|word| {
        let begins = at;
        at += word.len() + 1;
        (begins, word)
    });
    let words: Vec<(usize, &str)> = words.filter(|(_, word)| !word.is_empty()).take(5).collect();
    if let Some(step) = to_do(text, &words, account, present) {
        return Some(step);
    }
    let verb = words.iter().skip(1).position(|(_, word)| is_verb(word))? + 1;
    let (at, word) = words.get(verb).copied()?;
    let who = text.get(..at)?.trim();
    let rest = text.get(at..)?;
    if let Some(whose) = whose(addressed(who).name, account, present).filter(|w| *w != Whose::Ours)
    {
        // What they want of us is ours to do.
        let of_us = FROM_US.iter().any(|us| text.contains(us)) && WANTS.contains(&word);
        return Some(if of_us { (Whose::Ours, text) } else { (whose, rest) });
    }
    // Of a stranger only a plain name says it: `Lorenz takes`, `Frau Kern schickt`.
    let name = addressed(who).name;
    let plain = name.split_whitespace().count() <= 2
        && name.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase()));
    (plain && VERBS.contains(&word.to_lowercase().as_str()))
        .then(|| (Whose::Somebody(name.to_owned()), text))
}

/// `JJ to get us the list`, `Katrin fährt hin`: who is known stands before `to`, who of ours before any verb.
fn to_do<'a>(
    text: &'a str,
    words: &[(usize, &str)],
    account: &Account,
    present: &Present,
) -> Option<(Whose, &'a str)> {
    let is_small = |word: &str| word.chars().all(char::is_lowercase);
    (1..words.len().min(4)).find_map(|at| {
        let (start, word) = words[at];
        let who = addressed(text.get(..start)?.trim()).name;
        let next = words.get(at + 1);
        if word == "to" {
            let (rest, verb) = next.copied()?;
            let whose = whose(who, account, present).filter(|whose| *whose != Whose::Ours)?;
            return is_small(verb).then_some((whose, text.get(rest..)?));
        }
        let name = colleague(who, present.team).filter(|_| at < 3 && is_small(word))?;
        Some((Whose::Colleague(name.to_owned()), text.get(start..)?))
    })
}

/// `we send the offer`, `ich schicke ..`, `promised Falk the list`: what we promise.
fn of_ours(text: &str) -> Option<&str> {
    if PROMISED.iter().any(|word| {
        let rest = text.to_lowercase();
        rest.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || !word.is_ascii())
    }) {
        return Some(text);
    }
    let chinese = ["我们", "我"].iter().find_map(|we| text.strip_prefix(we));
    if let Some(rest) = chinese.map(str::trim).filter(|rest| !rest.is_empty()) {
        return (!rest.starts_with('的')).then_some(rest);
    }
    let (first, rest) = text.split_once(' ')?;
    let first = first.to_lowercase().replace('’', "'");
    let first = first.strip_suffix("'ll").unwrap_or(&first);
    let verb = rest.split_whitespace().next()?.to_lowercase();
    let ours = ["we", "wir", "ich", "i"].contains(&first);
    (ours && !NO_PROMISES.contains(&verb.as_str())).then(|| rest.trim_start())
}

/// Of these, those of what somebody wants.
const WANTS: [&str; 8] =
    ["will", "wants", "needs", "expects", "braucht", "erwartet", "möchte", "wünscht"];

/// Verbs of somebody who does something, in the third person.
const VERBS: [&str; 69] = [
    "owes",
    "needs",
    "expects",
    "schuldet",
    "braucht",
    "erwartet",
    "möchte",
    "takes",
    "sends",
    "gives",
    "brings",
    "calls",
    "writes",
    "asks",
    "checks",
    "gets",
    "goes",
    "comes",
    "talks",
    "speaks",
    "signs",
    "decides",
    "presents",
    "introduces",
    "arranges",
    "books",
    "invites",
    "tells",
    "lets",
    "will",
    "wants",
    "has",
    "promised",
    "promises",
    "shows",
    "orders",
    "confirms",
    "clarifies",
    "reports",
    "nimmt",
    "schickt",
    "gibt",
    "bringt",
    "ruft",
    "schreibt",
    "fragt",
    "prüft",
    "holt",
    "geht",
    "kommt",
    "spricht",
    "unterschreibt",
    "entscheidet",
    "stellt",
    "lädt",
    "sagt",
    "meldet",
    "klärt",
    "macht",
    "liefert",
    "wird",
    "sendet",
    "bestellt",
    "zeigt",
    "trägt",
    "bestätigt",
    "informiert",
    "kümmert",
    "legt",
];

/// A verb that stands behind who does it; of one that is known another form may be one too.
fn is_verb(word: &str) -> bool {
    let word = word.to_lowercase();
    let first = [
        "send", "bring", "take", "give", "call", "ask", "write", "schicken", "bringen", "senden",
        "prüfen",
    ];
    VERBS.contains(&word.as_str()) || first.contains(&word.as_str())
}

/// The person whose name has a word that begins so: first of those who were there, else where it fits only one.
pub(super) fn named<'a>(who: &str, account: &'a Account, there: &[String]) -> Option<&'a Person> {
    let wanted = spaced(who).split_whitespace().collect::<Vec<_>>().join(" ");
    if wanted.is_empty() {
        return None;
    }
    let all: Vec<&Person> = account
        .people
        .iter()
        .filter(|p| {
            let name = spaced(&p.name);
            let name = name.split_whitespace().collect::<Vec<_>>();
            p.id.as_str() == who
                || (0..name.len()).any(|i| name[i..].join(" ").starts_with(&wanted))
        })
        .collect();
    let here: Vec<&&Person> = all.iter().filter(|p| there.contains(&p.id)).collect();
    match (here.as_slice(), all.as_slice()) {
        ([one], _) => Some(one),
        ([], [one]) => Some(one),
        ([], []) => of_initials(who.trim(), account),
        _ => None,
    }
}

/// `JJ`: two or three capitals that are an alias or the initials of one of them.
fn of_initials<'a>(who: &str, account: &'a Account) -> Option<&'a Person> {
    let written = (2..=3).contains(&who.chars().count()) && who.chars().all(char::is_uppercase);
    let fits = |person: &&Person| {
        let initials = person.name.split([' ', '-']).filter_map(|word| word.chars().next());
        person.aliases.iter().any(|alias| alias == who) || initials.collect::<String>() == who
    };
    let mut all = account.people.iter().filter(fits);
    let first = all.next().filter(|_| written)?;
    all.next().is_none().then_some(first)
}
