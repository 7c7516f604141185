//! Who said what is written down: `sagt Dieter`, `lt. Ott`, `Kranz says`, `according to Voss`.

use super::whose::named;
use crate::language::names::addressed;
use crate::model::Account;
use crate::text::fold;

/// Words before the one who said it.
const BEFORE: [&str; 15] = [
    "sagt",
    "sagte",
    "meint",
    "meinte",
    "lt",
    "laut",
    "according",
    "says",
    "said",
    "per",
    "selon",
    "segun",
    "nach",
    "told",
    "dixit",
];
/// Of these, those that stand behind a name as well: `Dieter sagt, ..`.
const BEHIND: [&str; 9] =
    ["sagt", "sagte", "meint", "meinte", "says", "said", "told", "thinks", "glaubt"];
/// Of the first, those behind which only somebody of theirs is the source: `nach Ott`, not `nach Plan`.
const ONLY_THEIRS: [&str; 3] = ["nach", "per", "told"];

/// The name of who said it, where the text names somebody: theirs by the whole name, others as they are written.
pub fn said_by(text: &str, account: &Account, there: &[String]) -> Option<String> {
    if let Some(name) = chinese(text, account) {
        return Some(name);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| fold(word.trim_matches(['.', ',', ':', ';', '(', ')', '"']));
    (0..words.len()).find_map(|at| {
        let word = bare(words[at]);
        let known = BEFORE.contains(&word.as_str()).then(|| {
            let is_to = word == "according";
            let rest = &words[(at + 1 + usize::from(is_to)).min(words.len())..];
            let theirs_alone = ONLY_THEIRS.contains(&word.as_str());
            theirs(rest, account, there).or_else(|| stranger(rest).filter(|_| !theirs_alone))
        });
        let behind = BEHIND.contains(&word.as_str()).then(|| {
            (1..=3.min(at)).rev().find_map(|n| theirs_whole(&words[at - n..at], account, there))
        });
        known.flatten().or_else(|| behind.flatten())
    })
}

/// The longest beginning of the words that is somebody of theirs.
fn theirs(words: &[&str], account: &Account, there: &[String]) -> Option<String> {
    (1..=4.min(words.len())).rev().find_map(|n| theirs_whole(&words[..n], account, there))
}

fn theirs_whole(words: &[&str], account: &Account, there: &[String]) -> Option<String> {
    let is_name = words.first()?.starts_with(|c: char| c.is_uppercase());
    let name = words.join(" ");
    let name = name.trim_matches([',', '.', ':', ';', '(', ')']);
    let person = named(addressed(name).name, account, there).filter(|_| is_name)?;
    Some(person.name.to_string())
}

/// A name that nobody here has: words with a capital, as they stand.
fn stranger(words: &[&str]) -> Option<String> {
    let clean = |word: &&str| word.trim_matches([',', '.', ':', ';', '(', ')']).to_owned();
    let ends = |word: &str| word.ends_with([',', ':', ';', ')']);
    let mut name: Vec<String> = Vec::new();
    for word in words.iter().take(3) {
        let is_name = word.starts_with(|c: char| c.is_uppercase());
        if !is_name {
            break;
        }
        name.push(clean(word));
        if ends(word) {
            break;
        }
    }
    let is_name = name
        .iter()
        .all(|word| word.chars().count() > 1 && !NO_NAMES.contains(&fold(word).as_str()));
    (is_name && !name.is_empty()).then(|| name.join(" "))
}

/// What is written with a capital behind `laut` and `lt.`, and is nobody.
const NO_NAMES: [&str; 22] = [
    "angebot",
    "vertrag",
    "plan",
    "liste",
    "mail",
    "e-mail",
    "brief",
    "protokoll",
    "website",
    "monday",
    "friday",
    "montag",
    "freitag",
    "internet",
    "zeitung",
    "presse",
    "linkedin",
    "budget",
    "ausschreibung",
    "lastenheft",
    "the",
    "i",
];

/// `王敏说`, `据王敏`: who says it, by the whole name.
fn chinese(text: &str, account: &Account) -> Option<String> {
    let names = account.people.iter().map(|person| person.name.to_string());
    let mut names = names.filter(|name| !name.is_ascii());
    names.find(|name| {
        ["说", "表示", "透露"].iter().any(|says| text.contains(&format!("{name}{says}")))
            || text.contains(&format!("据{name}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Name, Person, Record, Row};

    #[test]
    fn who_is_named_as_saying_it_is_its_source() {
        let mut account = Account::default();
        for name in ["Dieter Sommerlatte", "Udo Kranz", "Jochen Ott", "Bodo Voss", "王敏"] {
            let mut person = Person::from_row(Row::empty(Person::SCHEMA));
            person.id.0 = name.to_owned();
            person.name = Name(name.to_owned());
            account.people.0.push(person);
        }
        for (text, name) in [
            ("150k fuer 2027 im Budget, sagt Dieter", Some("Dieter Sommerlatte")),
            ("Vergabe erst im Mai lt. Kranz", Some("Udo Kranz")),
            ("Budget 40k, lt. Ott von Voss freigegeben", Some("Jochen Ott")),
            ("der Alte will verkaufen, sagt Kunze", Some("Kunze")),
            ("budget is gone, according to Voss", Some("Bodo Voss")),
            ("Kranz says the board decides in May", Some("Udo Kranz")),
            ("laut Herrn Ott kommt eine zweite Linie", Some("Jochen Ott")),
            ("王敏说预算没了", Some("王敏")),
            // Near misses: nobody is named, or what is named is nobody.
            ("sagt er", None),
            ("Preis laut Angebot zu hoch", None),
            ("Kranz entscheidet im Mai", None),
            ("lt. Plan im Mai", None),
            ("nach Ostern", None),
            ("they said Monday is fine", None),
        ] {
            let said = said_by(text, &account, &[]);
            assert_eq!(said.as_deref(), name, "{text}");
        }
    }
}
