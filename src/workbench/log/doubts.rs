//! What of a logged line was not understood, or is taken otherwise than it may be meant: each a sentence.

use super::reading::alike;
use super::{LogPromise, LogReading};
use crate::language::names::Candidate;
use crate::language::quick_entry::{ContactLine, unreached_said};
use crate::model::words::Words;
use crate::model::{Choice as _, ContactKind};

/// Names of several that are said at most.
const MOST: usize = 4;

/// Of a line that belongs to the account of this name, with these people.
pub(super) fn of_contact(read: &ContactLine, people: &[Candidate], of: &str) -> Vec<String> {
    let strangers = read.unknown.iter().chain(&read.letters);
    let several = read.several.iter().map(|(word, places)| {
        let people = places.iter().filter_map(|at| people.get(*at));
        (word.clone(), people.map(|p| p.name.clone()).collect())
    });
    let several: Vec<(String, Vec<String>)> = several.collect();
    let alike = alike(strangers.clone(), people);
    let day = read.unread_day.as_deref().map(unread_day);
    let to_come =
        read.to_come.then(|| phrase!("{}; anteroom add action keeps what is to do", to_come()));
    let all = all(read.old_day.as_ref(), strangers, &several, of);
    all.into_iter().chain(alike.iter().map(is_it)).chain(day).chain(to_come).collect()
}

/// "is Meier Hans Maier? then name them so".
fn is_it((name, people): &(String, Vec<String>)) -> String {
    phrase!("if {} is {}, write it so", name, or(people))
}

/// Of a line that says only what is to be done.
pub(super) fn to_come() -> String {
    phrase!("this is still to come, and not what was").to_owned()
}

/// The words of a note that say that nobody was reached, of a talk of this kind, which counts as held where nothing else
/// is said: only words before the colon say what came of it.
pub(super) fn counts_as_held(kind: &str, note: &str) -> Option<String> {
    let is_talk = ![ContactKind::Message, ContactKind::Attempt].iter().any(|k| k.word() == kind);
    unreached_said(note).filter(|_| is_talk)
}

/// The same as a sentence.
pub(super) fn held(words: &str) -> String {
    phrase!(
        "it counts as held, though the note says \"{words}\": put that before the colon if nobody was reached",
        words
    )
}

/// Of words that seem to say a day.
pub(super) fn unread_day(words: &str) -> String {
    phrase!("\"{words}\" is not understood as a day, so that it is of today", words)
}

/// Of a line that found its account by itself, or did not.
pub(super) fn of_line(read: &LogReading, words: &Words) -> Vec<String> {
    let waits = read
        .no_day
        .iter()
        .map(|refusal| phrase!("{refusal}; the line waits in the inbox", refusal));
    let strangers = read.strangers().filter(|_| read.account.is_some());
    let all = all(read.old_day.as_ref(), strangers, &read.several, &read.account_name);
    let elsewhere = read.elsewhere.iter().map(|(name, people)| {
        let who = or(people);
        match read.account {
            Some(_) => {
                phrase!("{} is {}; this contact is of {} alone", name, who, read.account_name)
            }
            None => phrase!("{name} can be {who}; name the account to log it", name, who),
        }
    });
    let left = read.left.iter().cloned();
    let alike = read.alike.iter().map(is_it);
    let led = read.led.iter().cloned();
    let here = read.account.is_some();
    let unread_day = read.unread_day.iter().filter(|_| here).cloned();
    let to_come = read.to_come_said().filter(|_| here);
    let unread = read.unread.iter().chain(&read.behind).filter(|_| here);
    let unread = unread.flat_map(|unread| {
        let account = Some(read.account_name.as_str()).filter(|_| read.text != read.line);
        let clear = read.strangers().next().is_none();
        unread.remarks(words, account).into_iter().take(if clear { 2 } else { 1 })
    });
    let promised = read.promises.iter().map(of_promise);
    let held = read.counts_as_held.iter().filter(|_| here).map(|words| held(words));
    let says = waits
        .chain(all)
        .chain(unread_day)
        .chain(to_come)
        .chain(unread)
        .chain(alike)
        .chain(led)
        .chain(elsewhere)
        .chain(held)
        .chain(left)
        .chain(promised);
    says.collect()
}

/// What a note may promise, which only the screens keep by themselves.
pub(super) fn of_promise(promise: &LogPromise) -> String {
    phrase!("the note may hold {}; anteroom add action keeps it", promise.says())
}

fn all<'a>(
    old_day: Option<&String>,
    strangers: impl Iterator<Item = &'a String>,
    several: &[(String, Vec<String>)],
    of: &str,
) -> Vec<String> {
    let unknown = strangers.map(|name| {
        phrase!("{name} is not among the people of {of} and stays in the note", name, of)
    });
    let several = several.iter().map(|(name, people)| {
        phrase!("{} can be {}: nobody is taken, and the name stays in the note", name, or(people))
    });
    old_day.cloned().into_iter().chain(unknown).chain(several).collect()
}

/// "Lin Tao, Lin Mei or Lin Fang"; of many the first few, and how many more.
pub fn or(names: &[String]) -> String {
    let (shown, more) = names.split_at(names.len().min(MOST));
    match (shown, more.len()) {
        ([], _) => String::new(),
        ([one], 0) => one.clone(),
        ([first @ .., last], 0) => phrase!("{} or {}", first.join(", "), last),
        (shown, more) => phrase!("{} or {} more", shown.join(", "), more),
    }
}
