//! What is left of a line without its day: whether it reads whole, and whether the day is that of something else.

use crate::text::fold;

/// Words before a day that say by when it is: they go with it.
const DUE: [&str; 6] = ["due", "fallig", "faellig", "echeance", "vence", "deadline"];
/// Words that want another one behind them, folded: a line does not end in one.
const DANGLING: &[&str] = &[
    "for", "fur", "fuer", "pour", "para", "every", "each", "jeden", "jede", "jedes", "jeder",
    "tous", "toutes", "chaque", "cada", "todos", "a", "an", "the", "der", "die", "das", "den",
    "dem", "des", "le", "la", "les", "el", "los", "las", "un", "une", "una", "ein", "eine",
    "einen", "in", "im", "en", "au", "aux", "at", "on", "um", "of", "von", "vom", "de", "du",
    "del", "from", "ab", "to", "zu", "zum", "zur", "with", "mit", "avec", "con", "and", "und",
    "et", "y", "or", "oder", "ou", "about", "uber", "sur", "sobre", "per", "before", "vor",
    "avant", "antes", "after", "nach", "apres", "despues", "until", "till", "bis", "jusqu",
    "hasta", "by", "par", "por", "between", "zwischen", "entre", "than", "als", "re", "next",
    "last", "this", "if", "when", "unless", "wenn", "falls", "si", "over", "during", "around",
    "wahrend", "some", "sometime", "cob", "eod", "eob", "latest",
];
/// Of these, those whose letters are all large as they are written.
const CLOSES: [&str; 3] = ["cob", "eod", "eob"];
/// The same at the end of words without blanks.
const DANGLING_HAN: [char; 8] = ['每', '从', '自', '到', '至', '和', '与', '或'];
/// Words behind which a day is that of the thing: `Angebot vom 18.11.`, `re PO from last tues`, `open since fri`.
const OF: [&str; 15] = [
    "vom", "v.", "of", "from", "dated", "du", "del", "von", "since", "seit", "depuis", "desde",
    "as-of", "datiert", "sinds",
];
/// What something is made ready for, where a day of the month behind it is its own: `book flight for FAT 15 dec`.
const EVENTS: &[&str] = &[
    "audit",
    "meeting",
    "visit",
    "review",
    "workshop",
    "termin",
    "messe",
    "fair",
    "show",
    "trial",
    "demo",
    "shutdown",
    "abnahme",
    "besuch",
    "besprechung",
    "sitzung",
    "inspection",
    "training",
    "schulung",
    "stillstand",
    "tender",
    "presentation",
    "prasentation",
    "salon",
    "reunion",
    "visite",
    "visita",
    "feria",
    "conference",
    "konferenz",
    "installation",
    "montage",
    "commissioning",
    "inbetriebnahme",
    "kickoff",
    "kick-off",
];
const FOR: [&str; 12] =
    ["for", "zu", "zum", "zur", "fur", "fuer", "pour", "para", "before", "vor", "avant", "antes"];

/// The words before a day without those that lead to it; nothing where the line is not whole without the day.
pub(super) fn left_of<'a>(what: &'a str, words: &str) -> Option<&'a str> {
    let mut left = what;
    if let Some((before, last)) = left.rsplit_once(' ')
        && DUE.contains(&folded(last).as_str())
    {
        left = before.trim_end_matches([',', ';', '-', ':', ' ']);
    }
    let last = left.split_whitespace().next_back().unwrap_or_default();
    let dangles = DANGLING.contains(&folded(last).as_str()) || left.ends_with(DANGLING_HAN);
    let is_capital = last.chars().count() > 1
        && last.chars().all(|c| !c.is_lowercase())
        && !CLOSES.contains(&folded(last).as_str());
    let hangs = dangles && !is_capital && left.contains(' ');
    (!hangs && !is_some_time(left) && !is_for_an_event(left, words)).then_some(left)
}

/// `some time`, `a week`: the day said behind it is only a part of when.
fn is_some_time(left: &str) -> bool {
    let mut last = left.split_whitespace().rev();
    let (time, lead) = (last.next().unwrap_or_default(), last.next().unwrap_or_default());
    matches!(
        (folded(lead).as_str(), folded(time).as_str()),
        ("some" | "any", "time" | "day") | ("a" | "one", "week")
    )
}

/// The day of the month may be that of what it is made ready for.
fn is_for_an_event(left: &str, words: &str) -> bool {
    let mut before = left.split_whitespace().rev();
    let (Some(last), Some(lead)) = (before.next(), before.next()) else { return false };
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let is_short = letters > 1 && last.chars().all(|c| !c.is_lowercase() && !c.is_ascii_digit());
    let is_event = is_short && last.is_ascii() || EVENTS.contains(&folded(last).as_str());
    is_event && FOR.contains(&folded(lead).as_str()) && words.chars().any(|c| c.is_ascii_digit())
}

/// `Angebot vom 18.11.`, `minutes of 3 nov`: the day is that of the thing, and no deadline.
pub(super) fn is_of_a_thing(before: &str, words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    [before, first].iter().any(|word| OF.contains(&word.to_lowercase().as_str()))
}

fn folded(word: &str) -> String {
    fold(word.trim_end_matches([',', ';', ':']))
}
