//! What a visit or a contact leaves on paper: the report for us, the mail for them.

use super::Over;
use super::came::Hits;
use super::ends_on::ends_on;
use crate::exchange::brief::{clean, width};
use crate::language::dates::short_day;
use crate::model::playbook::Language;
use crate::model::words::Words;
use crate::model::{
    Account, Action, Choice, ContactKind, Date, Offer, Side, Visit, VisitResult, is_blank,
};
use crate::rules::cents::Cents;
use crate::text::DayText;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The report of a visit: rows of a word and a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitReport {
    rows: Vec<(&'static str, String)>,
    /// The words before the rows in the rep's language, by their English ones.
    words: BTreeMap<String, String>,
}

/// The mail to the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Subject, a blank line, the text.
    pub text: String,
    /// What was kept back, counted by its reason: "1 promise of your coach".
    pub left_out: Vec<String>,
}

impl VisitReport {
    fn line(&mut self, title: &'static str, text: &str) {
        if !is_blank(text) {
            self.rows.push((title, clean(text)));
        }
    }

    fn word<'a>(&'a self, english: &'a str) -> &'a str {
        self.words.get(english).map_or(english, String::as_str)
    }

    /// As plain text, the words in a column.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut before = "";
        for (title, text) in &self.rows {
            let word = if *title == before { "" } else { self.word(title) };
            let gap = " ".repeat(10_usize.saturating_sub(width(word)));
            let _ = writeln!(out, "{word}{gap} {text}");
            before = title;
        }
        out
    }

    /// As Markdown: the head, then a heading over each kind of row.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        let mut before = "";
        for (title, text) in &self.rows {
            match *title {
                "visit" => {
                    let _ = writeln!(out, "# {text}\n");
                }
                word @ ("where" | "there" | "with us" | "for" | "result") => {
                    let _ = writeln!(out, "- {}: {text}", self.word(word));
                }
                word => {
                    if word != before {
                        let _ = writeln!(out, "\n## {}\n", self.word(word));
                    }
                    let _ = writeln!(out, "- {}", text.trim());
                }
            }
            before = title;
        }
        out
    }
}

fn name<'a>(account: &'a Account, id: &'a str) -> &'a str {
    let found = account.people.iter().find(|p| p.id.as_str() == id);
    found.map_or(id, |p| p.name.as_str())
}

fn names(account: &Account, ids: &[String]) -> String {
    let names: Vec<&str> = ids
        .iter()
        .filter(|id| account.people.iter().any(|p| p.id.as_str() == id.as_str()))
        .map(|id| name(account, id))
        .collect();
    names.join(", ")
}

fn day(over: &Over) -> String {
    over.when().map_or_else(|| phrase!("no day").to_owned(), crate::workbench::brief::when)
}

fn steps<'a>(account: &'a Account, over: &Over) -> impl Iterator<Item = &'a Action> {
    let id = over.id().to_owned();
    account.actions.iter().filter(move |a| a.for_subject.as_deref() == Some(id.as_str()))
}

fn by(action: &Action, today: Date) -> String {
    action.due.map(|d| phrase!(", by {}", short_day(d, today))).unwrap_or_default()
}

/// The report of a visit, for our own house, as text.
pub fn report(
    account: &Account,
    visit: &Visit,
    (words, language): (&Words, &Language),
    today: Date,
) -> String {
    report_of(account, &Over::Visit(visit), (words, language), today).text()
}

/// The report of a visit or of a contact, for our own house.
pub fn report_of(
    account: &Account,
    over: &Over,
    (words, language): (&Words, &Language),
    today: Date,
) -> VisitReport {
    let mut report = VisitReport { words: language.words.clone(), ..VisitReport::default() };
    let kind = match kind(account, over) {
        ContactKind::Visit => String::new(),
        kind => format!("{}, ", words.word("contact", kind.word())),
    };
    report.line("visit", &format!("{}, {kind}{}", account.name.as_str(), day(over)));
    if let Over::Visit(visit) = over {
        report.line("where", visit.place.as_deref().unwrap_or_default());
    }
    report.line("there", &names(account, over.people()));
    match over {
        Over::Visit(visit) => of_visit(&mut report, visit, words),
        Over::Contact(contact) => {
            report.line("result", words.word("outcome", contact.outcome.word()));
            for learned in contact.note.as_deref().unwrap_or_default().lines() {
                report.line("learned", learned);
            }
        }
        Over::Met(_) => {}
    }
    for said in offers_of(account, over) {
        report.line(phrase!("offered"), &said);
    }
    for action in steps(account, over) {
        let who = match (action.promised_by.0.as_deref(), action.promised_to.0.as_deref()) {
            (Some(id), None) => name(account, id),
            (_, Some(_)) => language.word(phrase!("we promised")),
            _ => language.word(phrase!("to do")),
        };
        let what = action.what.as_deref().unwrap_or_default();
        report.line("next", &format!("{who}: {what}{}", by(action, today)));
    }
    // Steps of an earlier time that are no actions of this visit any more.
    if let Over::Visit(visit) = over {
        let written = visit.debrief.next.as_deref().unwrap_or_default().lines();
        let known: Vec<&str> = steps(account, over).filter_map(|a| a.what.as_deref()).collect();
        for line in written {
            let (what, _) = ends_on(line, today);
            if !known.iter().any(|k| what.ends_with(k)) {
                report.line("next", line);
            }
        }
    }
    report
}

/// The offers of the day of the talk in the purchase that it was about: `theirs, 36,500, pays in 30 days`.
fn offers_of(account: &Account, over: &Over) -> Vec<String> {
    let deal = account.opportunities.iter().find(|o| over.opportunity() == Some(o.id.as_str()));
    let day = over.when().map(|when| when.date);
    let of_the_day = |offer: &&Offer| day.is_some() && offer.date.0 == day;
    let offers = deal.map(|deal| deal.offers.0.as_slice()).unwrap_or_default();
    offers.iter().filter(of_the_day).map(offered).collect()
}

fn offered(offer: &Offer) -> String {
    let whose = if offer.side == Some(Side::Them) { phrase!("theirs") } else { phrase!("ours") };
    let mut parts = vec![whose.to_owned()];
    parts.extend(offer.amount.map(|amount| Cents::from(amount).grouped()));
    parts.extend(offer.days.map(|d| phrase!("pays in {}", crate::rules::phrase::days(d))));
    parts.extend(offer.valid_until.map(|d| phrase!("until {}", d.full_day())));
    parts.extend(offer.terms.0.clone());
    parts.join(", ")
}

fn of_visit(report: &mut VisitReport, visit: &Visit, words: &Words) {
    report.line(phrase!("with us"), &visit.ours.join(", "));
    report.line("for", visit.purpose.as_deref().unwrap_or_default());
    if let Some(result) = visit.debrief.result {
        report.line("result", &ladder(visit, result, words));
    }
    for learned in visit.debrief.learned.as_deref().unwrap_or_default().lines() {
        report.line("learned", learned);
    }
    if let Some(hits) = Hits::of(visit) {
        report.line("expected", &hits.said());
    }
    for question in visit.questions.iter() {
        if let (Some(text), Some(answer)) = (question.text.as_deref(), question.answer.as_deref()) {
            report.line("asked", text);
            report.line("asked", &format!("  {answer}"));
        }
    }
}

/// Has a visit objectives to be measured by?
pub fn has_ladder(visit: &Visit) -> bool {
    let ladder = &visit.objectives;
    [&ladder.best, &ladder.expected, &ladder.minimum].iter().any(|rung| rung.is_some())
}

/// "expected: Falk shows us where the governors hunt"; "as hoped" without a ladder.
fn ladder(visit: &Visit, result: VisitResult, words: &Words) -> String {
    if !has_ladder(visit) {
        return words.word("plain_result", result.word()).to_owned();
    }
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

/// What it counts as among the contacts: a meeting that nobody had planned is stored as a visit. Of several talks of
/// the day the one of its time is its own, then one with all of its people, then one that was a visit.
fn kind(account: &Account, over: &Over) -> ContactKind {
    let Over::Visit(visit) = over else {
        return over.kind();
    };
    let day = visit.date.map(|m| m.date);
    let there = |people: &[String]| people.iter().filter(|p| visit.people.has(p)).count();
    let all =
        |people: &[String]| people.len() == visit.people.0.len() && there(people) == people.len();
    let of_the_day = account
        .contacts
        .iter()
        .filter(|c| !matches!(c.kind, ContactKind::Message | ContactKind::Attempt))
        .filter(|c| c.date.map(|m| m.date) == day && there(&c.people.0) > 0);
    let own = of_the_day
        .max_by_key(|c| (*c.date == *visit.date, all(&c.people.0), c.kind == ContactKind::Visit));
    own.map_or(ContactKind::Visit, |c| c.kind)
}
