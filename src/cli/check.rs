//! `check [ACCOUNT]`: what the rules find, with evidence and remedy.

use super::json;
use super::paragraph::wrapped;
use super::{Done, print};
use crate::model::codes::Severity;
use crate::rules::Evidence;
use crate::workbench::{Judged, Workbench};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// What is wrong, what it rests on, and what to do about it
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// The account; else all
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// Also findings that you have answered
    #[arg(long)]
    all: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct CheckLine<'a> {
    code: &'a str,
    severity: &'a str,
    account: &'a str,
    subject: &'a str,
    sentence: &'a str,
    evidence: Vec<CheckRecord<'a>>,
    remedy: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dismissed: bool,
}

#[derive(Serialize)]
struct CheckRecord<'a> {
    record: &'a str,
    id: Option<&'a str>,
    date: Option<String>,
    text: &'a str,
}

/// Done, whatever it finds.
pub fn run(workbench: &Workbench, args: CheckArgs) -> Done {
    let account = match &args.account {
        Some(word) => Some(workbench.account_of(word)?.key),
        None => None,
    };
    let found = workbench.findings(account, args.all)?;
    if args.json {
        let listed = found.iter().filter(|j| j.finding.is_listed());
        let lines: Vec<CheckLine> = listed.map(line).collect();
        return json::list(&lines);
    }
    let found: Vec<&Judged> = found.iter().filter(|j| j.finding.is_shown()).collect();
    if found.is_empty() {
        return print::data(phrase!("nothing to look at\n"));
    }
    print::data(&text(&found))
}

fn line(judged: &Judged) -> CheckLine<'_> {
    let finding = &judged.finding;
    CheckLine {
        code: finding.code,
        severity: finding.severity.code(),
        account: &finding.account,
        subject: &finding.subject,
        sentence: &finding.sentence,
        evidence: finding.evidence.iter().map(record_of).collect(),
        remedy: &finding.remedy,
        dismissed: finding.dismissed,
    }
}

fn record_of(evidence: &Evidence) -> CheckRecord<'_> {
    CheckRecord {
        record: evidence.record,
        id: evidence.id.as_deref(),
        date: json::day(evidence.date),
        text: &evidence.text,
    }
}

/// The groups of findings: how bad, the mark, one and several of them.
const GROUPS: [(Severity, &str, &str, &str); 3] = [
    (Severity::Critical, "!", "urgent", "urgent"),
    (Severity::Warning, "~", "warning", "warnings"),
    (Severity::Notice, "-", "notice", "notices"),
];

fn text(found: &[&Judged]) -> String {
    let width = print::width(80);
    let mut groups = Vec::new();
    for (severity, mark, one, several) in GROUPS {
        let of_group = found.iter().filter(|j| j.finding.severity == severity);
        let blocks: Vec<String> = of_group.map(|j| block(j, mark, width)).collect();
        let word = if blocks.len() == 1 { one } else { several };
        if !blocks.is_empty() {
            groups.push(format!("{} {word}\n\n{}", blocks.len(), blocks.join("")));
        }
    }
    groups.join("\n")
}

/// The finding with its account, the sentence, and what to do about it.
fn block(judged: &Judged, mark: &str, width: usize) -> String {
    let finding = &judged.finding;
    let answered = if finding.dismissed { phrase!(" (answered)") } else { "" };
    let head = format!("{}{answered}", finding.title);
    let account = print::one_line(&judged.account);
    let line = format!("{mark} {}   {account}", print::one_line(&head));
    let head = match line.width() <= width {
        true => line + "\n",
        false => wrapped(&format!("{mark} "), &head, width) + &wrapped("    ", &account, width),
    };
    let sentence = wrapped("    ", &finding.sentence, width);
    head + &sentence + &wrapped(phrase!("    do: "), &finding.remedy, width)
}
