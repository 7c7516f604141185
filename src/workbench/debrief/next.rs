//! Next steps as they are typed: one a line, whose it is before a colon, the day at its end.

use super::ends_on::ends_on;
use crate::language::names::addressed;
use crate::language::quick_entry::without_list_mark;
use crate::model::{Account, Date, Person};
use crate::text::DayText;
use crate::text::spaced;

/// Whose a next step is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// One of them promised it to us: the id.
    Theirs(String),
    /// We promised it to them.
    Ours,
    /// Nobody was promised anything: something to do.
    Todo,
    /// Somebody who is not known here does it: it is not ours.
    Somebody(String),
}

/// One line understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Whose it is.
    pub whose: Whose,
    /// What is to be done.
    pub what: String,
    /// By when.
    pub due: Option<Date>,
}

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

/// Every line that says something. A name that nobody has stays in the text, and a day that is none too.
pub fn next_steps(text: &str, account: &Account, there: &[String], today: Date) -> Vec<NextStep> {
    let lines = text.lines().flat_map(|line| line.split([';', '；'])).map(str::trim);
    let lines = lines.map(without_list_mark).filter(|l| !l.is_empty());
    lines.map(|l| line(l, account, there, today)).collect()
}

fn line(text: &str, account: &Account, there: &[String], today: Date) -> NextStep {
    let parts = text.split_once([':', '：']);
    let (whose, rest) = match parts {
        Some((who, rest)) if !rest.trim().is_empty() => match whose(who.trim(), account, there) {
            Some(whose) => (whose, rest.trim()),
            None => (Whose::Todo, text),
        },
        _ => said_of(text, account, there).unwrap_or((Whose::Todo, text)),
    };
    let (what, due) = ends_on(rest, today);
    let whose = if whose == Whose::Ours && is_about_another(&what, account, there) {
        Whose::Todo
    } else {
        whose
    };
    NextStep { whose, what, due }
}

/// Verbs of what we do with somebody.
const REACHING: [&str; 14] = [
    "rufe", "treffe", "besuche", "frage", "spreche", "call", "ring", "meet", "visit", "ask", "see",
    "rufen", "treffen", "besuchen",
];

/// `rufe Schulz an`: of whom we reach and who was not there nobody has our promise.
fn is_about_another(what: &str, account: &Account, there: &[String]) -> bool {
    let mut words = what.split_whitespace();
    let reaches = words.next().is_some_and(|verb| REACHING.contains(&verb.to_lowercase().as_str()));
    let title = |word: &&str| {
        addressed(word).name.is_empty() || ["Herrn", "Herr", "Frau", "Mr", "Ms"].contains(word)
    };
    let whom = words.find(|word| !title(word)).filter(|w| w.starts_with(char::is_uppercase));
    let known = |whom: &str| named(whom, account, there).is_some_and(|p| there.contains(&p.id));
    reaches && whom.is_some_and(|whom| !known(whom))
}

fn whose(who: &str, account: &Account, there: &[String]) -> Option<Whose> {
    if WE.contains(&who.to_lowercase().as_str()) {
        return Some(Whose::Ours);
    }
    named(who, account, there).map(|p| Whose::Theirs(p.id.to_string()))
}

/// `Lorenz takes it to the board`: who does it stands before the verb. It is theirs, or ours after `we`.
fn said_of<'a>(text: &'a str, account: &Account, there: &[String]) -> Option<(Whose, &'a str)> {
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
    let verb = words.iter().skip(1).position(|(_, word)| is_verb(word))? + 1;
    let (at, word) = words.get(verb).copied()?;
    let who = text.get(..at)?.trim();
    let rest = text.get(at..)?;
    if let Some(person) = named(addressed(who).name, account, there) {
        return Some((Whose::Theirs(person.id.to_string()), rest));
    }
    // Of a stranger only a plain name says it: `Lorenz takes`, `Frau Kern schickt`.
    let name = addressed(who).name;
    let plain = name.split_whitespace().count() <= 2
        && name.split_whitespace().all(|w| w.starts_with(|c: char| c.is_uppercase()));
    (plain && VERBS.contains(&word.to_lowercase().as_str()))
        .then(|| (Whose::Somebody(name.to_owned()), text))
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

/// Verbs of somebody who does something, in the third person.
const VERBS: [&str; 62] = [
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
fn named<'a>(who: &str, account: &'a Account, there: &[String]) -> Option<&'a Person> {
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
        _ => None,
    }
}

/// Whom we promise something: who of those there is named in it, else the first of them.
pub fn promised_to<'a>(step: &NextStep, account: &Account, there: &'a [String]) -> Option<&'a str> {
    named_in(step, account, there).or(there.first().map(String::as_str))
}

fn named_in<'a>(step: &NextStep, account: &Account, there: &'a [String]) -> Option<&'a str> {
    let words = spaced(&step.what);
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let words: Vec<&str> = words.collect();
    there
        .iter()
        .find(|id| {
            let person = account.people.iter().find(|p| p.id.as_str() == id.as_str());
            let name = person.map(|p| spaced(&p.name)).unwrap_or_default();
            let name: Vec<&str> = name.split_whitespace().collect();
            let whole = name.len() > 1 && words.windows(name.len()).any(|w| w == name);
            whole || name.iter().any(|part| part.chars().count() > 2 && words.contains(part))
        })
        .map(String::as_str)
}

/// What a line becomes, in words: "becomes our promise to Jonas Falk, due Fri 27 Nov 2026".
pub fn read_as(step: &NextStep, account: &Account, there: &[String]) -> String {
    let name = |id: &str| {
        let found = account.people.iter().find(|p| p.id.as_str() == id);
        found.map_or_else(|| id.to_owned(), |p| p.name.to_string())
    };
    let what = match &step.whose {
        Whose::Theirs(id) => phrase!("becomes a promise of {}", name(id)),
        Whose::Ours => match promised_to(step, account, there) {
            Some(id) => phrase!("becomes our promise to {}", name(id)),
            None => phrase!("becomes a promise of ours").to_owned(),
        },
        Whose::Todo => phrase!("becomes something for us to do").to_owned(),
        Whose::Somebody(name) => {
            phrase!("{name} does it, who is not known here: nothing of ours", name)
        }
    };
    let said = match step.due {
        Some(day) => phrase!("{}, due {}", what, day.full_day()),
        None => phrase!("{what}, no day yet", what),
    };
    let is_first = step.whose == Whose::Ours && named_in(step, account, there).is_none();
    let said = match is_first && there.len() > 1 {
        true => phrase!("{said}; if it is another one's, name them in it", said),
        false => said,
    };
    match is_two(&step.what) {
        true => phrase!("{said}: one action of both, a line each makes two", said),
        false => said,
    }
}

/// Verbs of what is to be done, as a line has them.
const DOING: [&str; 46] = [
    "send",
    "call",
    "ring",
    "ask",
    "meet",
    "visit",
    "write",
    "mail",
    "email",
    "book",
    "prepare",
    "bring",
    "order",
    "check",
    "quote",
    "invite",
    "show",
    "give",
    "confirm",
    "arrange",
    "talk",
    "schicken",
    "senden",
    "anrufen",
    "fragen",
    "treffen",
    "besuchen",
    "schreiben",
    "mailen",
    "buchen",
    "vorbereiten",
    "bringen",
    "bestellen",
    "prüfen",
    "einladen",
    "zeigen",
    "klären",
    "schicke",
    "sende",
    "rufe",
    "frage",
    "schreibe",
    "prüfe",
    "envoyer",
    "appeler",
    "demander",
];
/// The same in Chinese.
const DOING_CHINESE: [&str; 10] =
    ["发", "打电话", "拜访", "约", "准备", "问", "确认", "寄", "报价", "安排"];

/// Words between two things that are done.
const JOINING: [&str; 7] = ["and", "und", "then", "dann", "et", "+", "&"];
const JOINING_CHINESE: [&str; 4] = ["，", "、", "并", "然后"];

/// `send the offer and call Ott`: two things that are done, in one line.
fn is_two(what: &str) -> bool {
    let small = what.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().map(|w| w.trim_matches([',', '.'])).collect();
    let does = |words: &[&str]| words.iter().any(|word| DOING.contains(word));
    let acts = |part: &str| DOING_CHINESE.iter().any(|verb| part.contains(verb));
    let joined = |at: usize| does(&words[..at]) && does(&words[at + 1..]);
    (0..words.len()).any(|at| JOINING.contains(&words[at]) && joined(at))
        || JOINING_CHINESE.iter().any(|joiner| {
            small.split_once(joiner).is_some_and(|(before, after)| acts(before) && acts(after))
        })
}

#[cfg(test)]
mod tests;
