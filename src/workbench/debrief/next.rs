//! Next steps as they are typed: one a line, whose it is before a colon, the day after the last comma.

use crate::exchange::day::{Sense, parse_day_words};
use crate::model::{Account, Date, Person, spaced};

/// Whose a next step is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// One of them promised it to us: the id.
    Theirs(String),
    /// We promised it to them.
    Ours,
    /// Nobody was promised anything: something to do.
    Todo,
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
const WE: [&str; 6] = ["we", "us", "wir", "我们", "我", "i"];

/// Every line that says something. A name that nobody has stays in the text, and a day that is none too.
pub fn next_steps(text: &str, account: &Account, there: &[String], today: Date) -> Vec<NextStep> {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(|l| line(l, account, there, today)).collect()
}

fn line(text: &str, account: &Account, there: &[String], today: Date) -> NextStep {
    let parts = text.split_once([':', '：']);
    let (whose, rest) = match parts {
        Some((who, rest)) if !rest.trim().is_empty() => match whose(who.trim(), account, there) {
            Some(whose) => (whose, rest.trim()),
            None => (Whose::Todo, text),
        },
        _ => (Whose::Todo, text),
    };
    let (what, due) = dated(rest, today);
    NextStep { whose, what: what.to_owned(), due }
}

fn whose(who: &str, account: &Account, there: &[String]) -> Option<Whose> {
    if WE.contains(&who.to_lowercase().as_str()) {
        return Some(Whose::Ours);
    }
    named(who, account, there).map(|p| Whose::Theirs(p.id.to_string()))
}

/// The person whose name has a word that begins so: first of those who were there, else where it fits only one.
fn named<'a>(who: &str, account: &'a Account, there: &[String]) -> Option<&'a Person> {
    let wanted = spaced(who).split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = |p: &&Person| {
        let name = spaced(&p.name);
        let name = name.split_whitespace().collect::<Vec<_>>();
        let from = |i: usize| name[i..].join(" ").starts_with(&wanted);
        p.id.as_str() == who || (0..name.len()).any(from)
    };
    if wanted.is_empty() {
        return None;
    }
    let all: Vec<&Person> = account.people.iter().filter(fits).collect();
    let here: Vec<&&Person> = all.iter().filter(|p| there.contains(&p.id)).collect();
    match (here.as_slice(), all.as_slice()) {
        ([one], _) => Some(one),
        ([], [one]) => Some(one),
        _ => None,
    }
}

/// What stands before the last comma that a day follows, and the day; else the last words, where they are one.
fn dated(text: &str, today: Date) -> (&str, Option<Date>) {
    let day = |words: &str| {
        let words = words.trim().trim_end_matches(['.', '。']);
        let words = ["by ", "on ", "until ", "bis "]
            .iter()
            .find_map(|w| words.strip_prefix(w))
            .unwrap_or(words);
        parse_day_words(words, today, Sense::Future).ok().map(|m| m.date)
    };
    if let Some((what, after)) = text.rsplit_once([',', '，', '、'])
        && let Some(due) = day(after)
    {
        return (what.trim(), Some(due));
    }
    for word in [" by ", " until ", " bis "] {
        if let Some((what, after)) = text.rsplit_once(word)
            && let Some(due) = day(after)
        {
            return (what.trim(), Some(due));
        }
    }
    (text.trim(), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Name, Record};

    fn account() -> Account {
        let mut account = Account::default();
        for (id, name) in [
            ("falk", "Jonas Falk"),
            ("wang", "王敏"),
            ("dahl", "Ingrid Dahl"),
            ("dahlin", "Per Dahlin"),
        ] {
            let mut person = Person::from_row(crate::model::Row::empty(Person::SCHEMA));
            person.id.0 = id.to_owned();
            person.name = Name(name.to_owned());
            account.people.0.push(person);
        }
        account
    }

    #[test]
    fn a_line_becomes_their_promise_ours_or_something_to_do() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let day = |m, d| Date::from_ymd_opt(2026, m, d);
        let theirs = |id: &str| Whose::Theirs(id.to_owned());
        for (typed, whose, what, due) in [
            ("Falk: trip list, fri", theirs("falk"), "trip list", day(11, 27)),
            ("we: offer rev 2, 5 dec", Whose::Ours, "offer rev 2", day(12, 5)),
            ("王敏：规格书, 下周五", theirs("wang"), "规格书", day(12, 4)),
            ("我们：报价，12月5日", Whose::Ours, "报价", day(12, 5)),
            ("call Vik, mon", Whose::Todo, "call Vik", day(11, 30)),
            ("Falk: list of trips, drawings", theirs("falk"), "list of trips, drawings", None),
            ("Nobody: x, fri", Whose::Todo, "Nobody: x", day(11, 27)),
            ("dahl: yes by fri", Whose::Todo, "dahl: yes", day(11, 27)),
            ("Ingrid D: yes by fri", theirs("dahl"), "yes", day(11, 27)),
            ("note: ", Whose::Todo, "note:", None),
        ] {
            let found = next_steps(typed, &account(), &[], today);
            let what = what.to_owned();
            assert_eq!(found, [NextStep { whose, what, due }], "{typed}");
        }
    }

    #[test]
    fn who_was_there_comes_first() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let there = ["dahl".to_owned()];
        let found = next_steps("Dahl: sign", &account(), &there, today);
        assert_eq!(found[0].whose, Whose::Theirs("dahl".to_owned()));
    }
}
