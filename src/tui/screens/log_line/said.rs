//! What a log line was understood as, in words.

use crate::model::words::Words;
use crate::model::{Date, Key, Moment, usual_outcome};
use crate::text::DayText;
use crate::text::format::timed;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::log::{LogReading, or};
use crate::workbench::{begins_as, folded, name_keys};

/// Each typed word is part of the name, its pinyin or its initials.
pub fn has_letters(item: &str, typed: &str) -> bool {
    let keys = name_keys(item);
    let typed = folded(typed);
    typed
        .split_whitespace()
        .all(|word| keys.iter().any(|key| key.contains(word)) || begins_as(item, word))
}

/// "today", "yesterday", "Thu 19 Nov".
pub fn day_said(day: Date, today: Date) -> String {
    match (today - day).num_days() {
        0 => phrase!("today").to_owned(),
        1 => phrase!("yesterday").to_owned(),
        -1..300 => day.weekday_day(),
        _ => day.full_day(),
    }
}

/// The same with the time of day, where it is said: "yesterday 09:30".
fn when_said(when: Moment, today: Date) -> String {
    let day = day_said(when.date, today);
    timed(day, when.minute)
}

/// `call, 王敏 Buyer, today, held`; before it the account, where it is not the one at hand.
pub fn parts(reading: &LogReading, here: Option<Key>, add: bool, ctx: &Ctx) -> Vec<(String, Role)> {
    let words = &ctx.bench.words;
    if reading.account.is_none() {
        let says = phrase!("no account is named: it waits in Today until you give it one");
        return vec![(says.to_owned(), Role::Warn)];
    }
    let kind = words.word("contact", &reading.kind);
    let known = reading.people.iter();
    let known = known.map(|(name, title)| format!("{name} {title}").trim_end().to_owned());
    let added = reading.strangers().filter(|_| add);
    let added = added.map(|name| phrase!("{name} (new)", name));
    let who: Vec<String> = known.chain(added).collect();
    let day = when_said(reading.when, ctx.today());
    let mut parts = Vec::new();
    if reading.account != here {
        parts.push((format!("{}: ", reading.account_name), Role::Accent));
    }
    parts.push((format!("{kind}, "), Role::Good));
    match who.is_empty() {
        true => parts.push((phrase!("nobody named, ").to_owned(), Role::Warn)),
        false => parts.push((format!("{}, ", who.join(", ")), Role::Good)),
    }
    let came = came_said(reading, ctx);
    parts.push((std::iter::once(day).chain(came).collect::<Vec<_>>().join(", "), Role::Good));
    parts
}

/// Which way it went and what came of it: "from them", and of a talk "held".
pub fn came_said(reading: &LogReading, ctx: &Ctx) -> Vec<String> {
    let mut came =
        ctx.bench.came_of_it(&reading.kind, Some(reading.outcome.as_str()), reading.from_them);
    if reading.outcome == "held" && usual_outcome(&reading.kind) == "held" {
        came.push(ctx.bench.words.word("outcome", "held").to_owned());
    }
    came
}

/// What the note promises, each as it will be kept.
pub fn promises(reading: &LogReading) -> Vec<(String, Role)> {
    let promises = reading.promises.iter().filter(|_| reading.account.is_some());
    promises.map(|promise| (phrase!("keeps {}", promise.says()), Role::Accent)).collect()
}

/// What is not clear, and what can be done about it.
pub fn doubts(reading: &LogReading, add: bool, words: &Words) -> Vec<(String, Role)> {
    let mut parts = Vec::new();
    if let Some(refusal) = &reading.no_day {
        return vec![(refusal.to_string(), Role::Bad)];
    }
    parts.extend(reading.left.iter().map(|says| (format!("{says}  "), Role::Warn)));
    parts.extend(reading.old_day.iter().map(|says| (format!("{says}.  "), Role::Warn)));
    parts.extend(reading.unread_day.iter().map(|says| (format!("{says}.  "), Role::Warn)));
    parts.extend(
        reading
            .led
            .iter()
            .map(|says| (phrase!("{says}. Down takes the account at hand.  ", says), Role::Accent)),
    );
    parts.extend(reading.held_said().map(|says| (format!("{says}.  "), Role::Warn)));
    parts.extend(reading.to_come_said().map(|says| (format!("{says}.  "), Role::Warn)));
    for (text, names) in reading.several.iter().chain(reading.alike.iter().filter(|_| !add)) {
        parts.push((format!("{text}: {}?  ", or(names)), Role::Warn));
    }
    for (word, who) in &reading.elsewhere {
        let more =
            if who.len() > 2 { phrase!(" or {} more", who.len() - 2) } else { String::new() };
        let who = who.iter().take(2).cloned().collect::<Vec<_>>().join(phrase!(" or "));
        parts.push((phrase!("{word} is {who}{more}.  ", word, who, more), Role::Accent));
    }
    let strangers: Vec<&str> = reading.strangers().map(String::as_str).collect();
    if strangers.is_empty() || reading.account.is_none() {
        let known = usize::from(!reading.people.is_empty());
        let two = known + reading.elsewhere.len() > 1;
        let says = match (two, reading.elsewhere.is_empty()) {
            (true, _) => phrase!("Two accounts: one line each. Down takes the other"),
            (_, false) => phrase!("Down takes that account"),
            _ if reading.unread.is_some() && reading.account.is_some() => {
                parts.extend(reading.unread.iter().map(|unread| (unread.says(words), Role::Warn)));
                return parts;
            }
            _ if reading.is_all_note() && !reading.note.is_empty() => {
                phrase!("no colon: all of it is the note. Before one stands who, when and how")
            }
            _ => return parts,
        };
        parts.push((says.to_owned(), Role::Warn));
        return parts;
    }
    let names = strangers.join(", ");
    parts.push(match (add, reading.unknown.is_empty()) {
        (true, _) => (phrase!("{names} added as a person; Tab: only in the note", names), Role::Accent),
        (_, false) => (
            phrase!("{names} not known: Tab adds as a person, or leave it in the note", names),
            Role::Warn,
        ),
        _ => (
            phrase!(
                "{names}: nobody here has these letters; Tab adds as a person, or leave it in the note", names
            ),
            Role::Warn,
        ),
    });
    parts
}
