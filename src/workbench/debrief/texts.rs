//! What a visit or a contact leaves on paper: the report for us, the mail for them.

use super::Over;
use super::ends_on::ends_on;
use crate::exchange::brief::clean;
use crate::exchange::day::short_day;
use crate::model::words::Words;
use crate::model::{
    Account, Action, Choice, ContactKind, Date, Visit, VisitResult, is_blank, spaced,
};
use crate::workbench::{Result, Workbench};
use std::fmt::Write;

/// The most people whom a mail greets by name.
const MOST_GREETED: usize = 4;

/// The report of a visit: rows of a word and a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    rows: Vec<(&'static str, String)>,
}

/// The mail to the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Subject, a blank line, the text.
    pub text: String,
    /// What was agreed but names a rival of ours, and is not in it.
    pub left_out: Vec<String>,
}

impl Report {
    fn line(&mut self, title: &'static str, text: &str) {
        if !is_blank(text) {
            self.rows.push((title, clean(text)));
        }
    }

    /// As plain text, the words in a column.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut before = "";
        for (title, text) in &self.rows {
            let word = if *title == before { "" } else { title };
            let _ = writeln!(out, "{word:<10} {text}");
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
                    let _ = writeln!(out, "- {word}: {text}");
                }
                word => {
                    if word != before {
                        let _ = writeln!(out, "\n## {word}\n");
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
    let known = |id: &&String| account.people.iter().any(|p| p.id.as_str() == id.as_str());
    let names: Vec<&str> = ids.iter().filter(known).map(|id| name(account, id)).collect();
    names.join(", ")
}

fn day(over: &Over) -> String {
    over.when().map_or_else(|| "no day".to_owned(), crate::workbench::brief::when)
}

fn steps<'a>(account: &'a Account, over: &Over) -> impl Iterator<Item = &'a Action> {
    let id = over.id().to_owned();
    account.actions.iter().filter(move |a| a.for_subject.as_deref() == Some(id.as_str()))
}

fn by(action: &Action, today: Date) -> String {
    action.due.map(|d| format!(", by {}", short_day(d, today))).unwrap_or_default()
}

/// The report of a visit, for our own house, as text.
pub fn report(account: &Account, visit: &Visit, words: &Words, today: Date) -> String {
    report_of(account, &Over::Visit(visit), words, today).text()
}

/// The report of a visit or of a contact, for our own house.
pub fn report_of(account: &Account, over: &Over, words: &Words, today: Date) -> Report {
    let mut report = Report::default();
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
    for action in steps(account, over) {
        let who = match (action.promised_by.0.as_deref(), action.promised_to.0.as_deref()) {
            (Some(id), None) => name(account, id),
            (_, Some(_)) => "we promised",
            _ => "to do",
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

fn of_visit(report: &mut Report, visit: &Visit, words: &Words) {
    report.line("with us", &visit.ours.join(", "));
    report.line("for", visit.purpose.as_deref().unwrap_or_default());
    if let Some(result) = visit.debrief.result {
        report.line("result", &ladder(visit, result, words));
    }
    for learned in visit.debrief.learned.as_deref().unwrap_or_default().lines() {
        report.line("learned", learned);
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

/// The mail of a visit, where no rival has to be kept out of it.
pub fn mail(account: &Account, visit: &Visit, rep: Option<&str>, today: Date) -> String {
    mail_of(account, &Over::Visit(visit), rep, &[], today).text
}

/// The mail to the customer: what was agreed, who does what by when. No marks, nothing of what we learned, no
/// line that names one of these rivals; of a private contact nothing at all.
pub fn mail_of(
    account: &Account,
    over: &Over,
    rep: Option<&str>,
    rivals: &[String],
    today: Date,
) -> Mail {
    if let Over::Contact(contact) = over
        && *contact.private
    {
        return Mail::default();
    }
    let kind = called(kind(account, over));
    let mut out = format!("Subject: our {kind} on {}\n\n", day(over));
    let _ = write!(out, "{},\n\nthank you for your time", greeting(account, over.people()));
    let place = match over {
        Over::Visit(visit) => visit.place.as_deref(),
        _ => None,
    };
    match place {
        Some(place) => {
            let _ = write!(out, " at {}.", clean(place));
        }
        None => out.push('.'),
    }
    let promised =
        steps(account, over).filter(|a| a.promised_by.0.is_some() || a.promised_to.0.is_some());
    let (kept, left_out) = agreed(account, promised, rivals, today);
    out.push_str(if kept.is_empty() { "\n" } else { " This is what we agreed.\n" });
    for (ours, heading) in [(true, "What we will do"), (false, "What you will do")] {
        let lines: Vec<&Agreed> = kept.iter().filter(|a| a.ours == ours).collect();
        if !lines.is_empty() {
            let _ = write!(out, "\n{heading}:\n\n");
        }
        lines.iter().for_each(|line| {
            let _ = writeln!(out, "- {}", line.says());
        });
    }
    let name = rep.map(|r| format!("\n{}", clean(r))).unwrap_or_default();
    let _ = write!(
        out,
        "\nIf we have understood something differently, please tell us.\n\nKind regards{name}\n"
    );
    Mail { text: out, left_out }
}

/// "Dear Jonas Falk, dear Liv Berg"; of nobody and of more than a line can hold "Dear all".
fn greeting(account: &Account, ids: &[String]) -> String {
    let found = ids.iter().filter_map(|id| account.people.iter().find(|p| p.id.as_str() == id));
    let named: Vec<String> = found.map(|p| clean(&p.name)).filter(|n| !is_blank(n)).collect();
    match named.as_slice() {
        [] => "Dear all".to_owned(),
        names if names.len() > MOST_GREETED => "Dear all".to_owned(),
        names => format!("Dear {}", names.join(", dear ")),
    }
}

/// A promise as the mail says it.
struct Agreed {
    ours: bool,
    who: String,
    what: String,
}

impl Agreed {
    /// Under its heading: "offer rev 2, by Sat 05 Dec", "Jonas Falk: trip list, by Fri 27 Nov".
    fn says(&self) -> String {
        if self.ours { self.what.clone() } else { self.whole() }
    }

    /// Standing alone: "we: offer rev 2, by Sat 05 Dec".
    fn whole(&self) -> String {
        format!("{}: {}", self.who, self.what)
    }
}

/// What was promised, and the lines that name a rival.
fn agreed<'a>(
    account: &Account,
    promised: impl Iterator<Item = &'a Action>,
    rivals: &[String],
    today: Date,
) -> (Vec<Agreed>, Vec<String>) {
    let names_rival = |text: &str| {
        let text = spaced(text);
        rivals.iter().any(|r| !is_blank(r) && text.contains(spaced(r).trim()))
    };
    let line = |action: &Action| {
        let ours = action.promised_to.0.is_some();
        let who = match ours {
            true => "we",
            false => name(account, action.promised_by.0.as_deref().unwrap_or_default()),
        };
        let what = clean(action.what.as_deref().unwrap_or_default());
        Agreed { ours, who: clean(who), what: format!("{what}{}", by(action, today)) }
    };
    let (left_out, kept): (Vec<_>, Vec<_>) =
        promised.map(line).partition(|l| names_rival(&l.whole()));
    (kept, left_out.iter().map(Agreed::whole).collect())
}

impl Workbench {
    /// The names of those against whom we sell.
    pub fn rival_names(&self) -> Result<Vec<String>> {
        let shared = self.shared()?;
        Ok(shared.competitors.iter().map(|c| c.name.to_string()).collect())
    }
}

/// What it counts as among the contacts: a meeting that nobody had planned is stored as a visit.
fn kind(account: &Account, over: &Over) -> ContactKind {
    let Over::Visit(visit) = over else {
        return over.kind();
    };
    let day = visit.date.map(|m| m.date);
    let same = account
        .contacts
        .iter()
        .find(|c| c.date.map(|m| m.date) == day && c.people.0.iter().any(|p| visit.people.has(p)));
    same.map_or(ContactKind::Visit, |c| c.kind)
}

fn called(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Visit => "visit",
        ContactKind::Call => "call",
        ContactKind::Meeting | ContactKind::Event => "meeting",
        ContactKind::Message | ContactKind::Attempt => "exchange",
    }
}
