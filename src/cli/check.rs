//! `check [ACCOUNT]`: what the rules find, with evidence and remedy.

use super::json;
use super::table::Table;
use super::{Done, print};
use crate::model::codes::Severity;
use crate::rules::Evidence;
use crate::workbench::{Judged, Workbench};
use serde::Serialize;

/// What is wrong, what it rests on, and what to do about it
#[derive(Debug, clap::Args)]
pub struct Args {
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
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    account: &'a str,
    subject: &'a str,
    sentence: &'a str,
    evidence: Vec<Record<'a>>,
    remedy: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dismissed: bool,
}

#[derive(Serialize)]
struct Record<'a> {
    record: &'a str,
    id: Option<&'a str>,
    date: Option<String>,
    text: &'a str,
}

/// Done, whatever it finds.
pub fn run(workbench: &Workbench, args: Args) -> Done {
    let account = match &args.account {
        Some(word) => Some(workbench.account_of(word)?.key),
        None => None,
    };
    let found = workbench.findings(account, args.all)?;
    if args.json {
        let lines: Vec<Line> = found.iter().map(line).collect();
        return json::list(&lines);
    }
    if found.is_empty() {
        return print::data("nothing to look at\n");
    }
    print::data(&table(workbench, &found))
}

fn line(judged: &Judged) -> Line<'_> {
    let finding = &judged.finding;
    Line {
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

fn record_of(evidence: &Evidence) -> Record<'_> {
    Record {
        record: evidence.record,
        id: evidence.id.as_deref(),
        date: json::day(evidence.date),
        text: &evidence.text,
    }
}

fn table(workbench: &Workbench, found: &[Judged]) -> String {
    let words = &workbench.words;
    let mut table = Table::new(&["", "account", "finding", "what", "to do"]);
    let mut counts = [0; 3];
    for judged in found {
        let finding = &judged.finding;
        counts[match finding.severity {
            Severity::Critical => 0,
            Severity::Warning => 1,
            Severity::Notice => 2,
        }] += 1;
        let answered = if finding.dismissed { " (answered)" } else { "" };
        table.row(vec![
            words.word("severity", finding.severity.code()).to_owned(),
            judged.account.clone(),
            format!("{}{answered}", finding.title),
            finding.sentence.clone(),
            finding.remedy.clone(),
        ]);
    }
    let [critical, warning, notice] = counts;
    let word = |severity| words.word("severity", severity);
    let sum = format!(
        "{critical} {}, {warning} {}, {notice} {}\n",
        word("critical"),
        word("warning"),
        word("notice")
    );
    table.text() + &sum
}
