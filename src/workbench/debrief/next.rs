//! Next steps as they are typed: one a line, whose it is before a colon, the day at its end.

use super::ends_on::ends_on;
use super::whose::{named, said_of, whose};
use crate::language::names::addressed;
use crate::language::quick_entry::without_list_mark;
use crate::model::{Account, Date, Person};
use crate::text::DayText;
use crate::text::{fold, spaced};

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
    /// One of our people does it: the name.
    Colleague(String),
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

/// Who was there, and who of ours may do something: names.
#[derive(Clone, Copy, Debug)]
pub struct Present<'a> {
    /// The ids of those of theirs.
    pub there: &'a [String],
    /// Our people beside the rep.
    pub team: &'a [String],
}

/// Every line that says something to do. A name that nobody has stays in the text, and a day that is none too.
pub fn next_steps(text: &str, account: &Account, present: &Present, today: Date) -> Vec<NextStep> {
    let lines = text.lines().flat_map(|line| line.split([';', '；'])).map(str::trim);
    let lines = lines.map(without_list_mark).filter(|l| !l.is_empty() && !is_no_step(l));
    lines.map(|l| line(l, account, present, today)).collect()
}

/// `no action for Falk`, `nichts versprochen`, `none`: nothing is to be done.
fn is_no_step(line: &str) -> bool {
    const BEGINS: [&str; 18] = [
        "no action",
        "no next step",
        "no follow up",
        "no follow-up",
        "no task",
        "no promise",
        "nothing promised",
        "nothing agreed",
        "nothing to do",
        "nichts versprochen",
        "nichts zugesagt",
        "nichts vereinbart",
        "nichts zu tun",
        "keine aktion",
        "keine aufgabe",
        "keine zusage",
        "keine nachsten schritte",
        "kein nachster schritt",
    ];
    const WHOLE: [&str; 9] =
        ["none", "nothing", "n/a", "-", "nichts", "keine", "无", "没有", "rien"];
    let folded = fold(line.trim_end_matches(['.', '!']));
    let goes_on = |rest: &str| !rest.starts_with(char::is_alphabetic) || rest.starts_with('s');
    WHOLE.contains(&folded.as_str())
        || BEGINS.iter().any(|words| folded.strip_prefix(words).is_some_and(goes_on))
}

fn line(text: &str, account: &Account, present: &Present, today: Date) -> NextStep {
    let there = present.there;
    let parts = text.split_once([':', '：']);
    let (whose, rest) = match parts {
        Some((who, rest)) if !rest.trim().is_empty() => match whose(who.trim(), account, present) {
            Some(whose) => (whose, rest.trim()),
            None => (Whose::Todo, text),
        },
        _ => said_of(text, account, present).unwrap_or((Whose::Todo, text)),
    };
    let (what, due) = due_before_name(rest, account, there, today);
    let whose = if whose == Whose::Ours && is_about_another(&what, account, there) {
        Whose::Todo
    } else {
        whose
    };
    NextStep { whose, what, due }
}

/// The day at the end of a line, or before the one whom it is for: `Kennlinie bis Mittwoch an Ott`.
fn due_before_name(
    text: &str,
    account: &Account,
    there: &[String],
    today: Date,
) -> (String, Option<Date>) {
    let (what, due) = ends_on(text, today);
    if due.is_some() {
        return (what, due);
    }
    let cut = TO.iter().filter_map(|word| Some((text.rfind(word)?, *word))).max();
    let found = cut.and_then(|(at, word)| {
        let (before, behind) = text.split_at_checked(at)?;
        let name = behind.strip_prefix(word)?.trim_end_matches('.').trim();
        let is_theirs = FROM_US.contains(&word) || named(name, account, there).is_some();
        let (what, due) = ends_on(before, today);
        (is_theirs && due.is_some()).then(|| (format!("{what}{behind}"), due))
    });
    found.unwrap_or((what, due))
}

/// Words before the one whom something is for, or of whom it is wanted.
const TO: [&str; 7] = [" to ", " an ", " for ", " für ", " fuer ", FROM_US[0], FROM_US[1]];
/// It is wanted of us.
pub(super) const FROM_US: [&str; 2] = [" von uns", " from us"];

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

/// Whom we promise something: for whom it says to be, else who of those there is named in it, else the first of them.
pub fn promised_to<'a>(
    step: &NextStep,
    account: &'a Account,
    there: &'a [String],
) -> Option<&'a str> {
    named_in(step, account, there).or(there.first().map(String::as_str))
}

/// `RMB price to Li`, `Kennlinie an Ott`; and `Carola will die Liste von uns`, where she begins the line.
fn addressee<'a>(what: &str, account: &'a Account, there: &[String]) -> Option<&'a str> {
    let behind = TO.iter().filter(|word| !FROM_US.contains(word)).find_map(|word| {
        let rest = what.split_once(word)?.1;
        first_name(rest, account, there)
    });
    behind
        .or_else(|| {
            let wanted = FROM_US.iter().any(|us| what.contains(us));
            first_name(what, account, there).filter(|_| wanted)
        })
        .map(|person| person.id.as_str())
}

/// The person whose name the text begins with.
fn first_name<'a>(text: &str, account: &'a Account, there: &[String]) -> Option<&'a Person> {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches([',', '.'])).collect();
    let is_name = |words: &[&str]| {
        words.first().is_some_and(|word| word.starts_with(|c: char| !c.is_lowercase()))
    };
    let longest = (1..=3.min(words.len())).rev().filter(|n| is_name(&words[..*n]));
    let mut names = longest.map(|n| words[..n].join(" "));
    names.find_map(|name| named(addressed(&name).name, account, there))
}

fn named_in<'a>(step: &NextStep, account: &'a Account, there: &'a [String]) -> Option<&'a str> {
    if let Some(to) = addressee(&step.what, account, there) {
        return Some(to);
    }
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
        Whose::Colleague(name) => phrase!("{name} of ours does it", name),
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
