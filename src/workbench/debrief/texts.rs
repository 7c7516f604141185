//! What a visit leaves on paper: the report for us, the mail for them.

use crate::exchange::brief::clean;
use crate::exchange::day::short_day;
use crate::model::words::Words;
use crate::model::{Account, Action, Choice, Date, Visit, VisitResult};
use std::fmt::Write;

fn names(account: &Account, visit: &Visit) -> String {
    let name = |id: &String| account.people.iter().find(|p| *p.id == *id);
    let names: Vec<&str> =
        visit.people.0.iter().filter_map(name).map(|p| p.name.as_str()).collect();
    names.join(", ")
}

fn day(visit: &Visit) -> String {
    visit.date.map_or_else(|| "no day".to_owned(), crate::workbench::brief::when)
}

fn steps<'a>(account: &'a Account, visit: &'a Visit) -> impl Iterator<Item = &'a Action> {
    let of = |a: &&Action| a.for_subject.as_deref() == Some(visit.id.as_str());
    account.actions.iter().filter(of)
}

fn by(action: &Action, today: Date) -> String {
    action.due.map(|d| format!(", by {}", short_day(d, today))).unwrap_or_default()
}

/// The report of a visit, for our own house.
pub fn report(account: &Account, visit: &Visit, words: &Words, today: Date) -> String {
    let mut out = String::new();
    let mut line = |title: &str, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "{title:<10} {}", clean(text));
        }
    };
    line("visit", &format!("{}, {}", account.name.as_str(), day(visit)));
    line("where", visit.place.as_deref().unwrap_or_default());
    line("there", &names(account, visit));
    line("with us", &visit.ours.join(", "));
    line("for", visit.purpose.as_deref().unwrap_or_default());
    if let Some(result) = visit.debrief.result {
        line("result", &ladder(visit, result, words));
    }
    for learned in visit.debrief.learned.as_deref().unwrap_or_default().lines() {
        line("learned", learned);
    }
    for question in visit.questions.iter() {
        if let (Some(text), Some(answer)) = (question.text.as_deref(), question.answer.as_deref()) {
            line("asked", text);
            line("", &format!("  {answer}"));
        }
    }
    for action in steps(account, visit) {
        let who = match (action.promised_by.0.as_deref(), action.promised_to.0.as_deref()) {
            (Some(id), None) => person(account, id),
            (_, Some(_)) => "we promised",
            _ => "to do",
        };
        let what = action.what.as_deref().unwrap_or_default();
        line("next", &format!("{who}: {what}{}", by(action, today)));
    }
    out
}

fn person<'a>(account: &'a Account, id: &'a str) -> &'a str {
    let found = account.people.iter().find(|p| *p.id == id);
    found.map_or(id, |p| p.name.as_str())
}

/// "expected: Falk shows us where the governors hunt".
fn ladder(visit: &Visit, result: VisitResult, words: &Words) -> String {
    let ladder = &visit.objectives;
    let met = match result {
        VisitResult::MetBest => ladder.best.as_deref(),
        VisitResult::MetExpected => ladder.expected.as_deref(),
        VisitResult::MetMinimum => ladder.minimum.as_deref(),
        VisitResult::Missed => ladder.expected.as_deref(),
    };
    let word = words.word("result", result.word());
    met.map_or_else(|| word.to_owned(), |text| format!("{word}: {text}"))
}

/// The mail to the customer: what was agreed, who does what by when. No marks, nothing of what we learned.
pub fn mail(account: &Account, visit: &Visit, rep: Option<&str>, today: Date) -> String {
    let mut out = format!("Subject: our visit on {}\n\n", day(visit));
    let there = names(account, visit);
    let _ = write!(
        out,
        "Dear {},\n\nthank you for your time",
        if there.is_empty() { "all" } else { &there }
    );
    match visit.place.as_deref() {
        Some(place) => {
            let _ = write!(out, " at {}.", clean(place));
        }
        None => out.push('.'),
    }
    let promised: Vec<&Action> = steps(account, visit)
        .filter(|a| a.promised_by.0.is_some() || a.promised_to.0.is_some())
        .collect();
    if promised.is_empty() {
        out.push('\n');
    } else {
        out.push_str(" This is what we agreed:\n\n");
    }
    for action in promised {
        let who = match action.promised_to.0.as_deref() {
            Some(_) => "we",
            None => person(account, action.promised_by.0.as_deref().unwrap_or_default()),
        };
        let what = clean(action.what.as_deref().unwrap_or_default());
        let _ = writeln!(out, "- {}: {what}{}", clean(who), by(action, today));
    }
    let name = rep.map(|r| format!("\n{}", clean(r))).unwrap_or_default();
    let _ = write!(
        out,
        "\nIf we have understood something differently, please tell us.\n\nKind regards{name}\n"
    );
    out
}
