//! `disputes [ACCOUNT]`: facts that cannot both be true, and what settles each (docs/WORDING.md).

use super::json;
use super::paragraph::wrapped;
use super::{Done, print};
use crate::rules::disputes::Dispute;
use crate::workbench::Workbench;
use serde::Serialize;
use std::collections::HashMap;

/// What cannot both be true in the file, and what settles it
#[derive(Debug, clap::Args)]
pub struct DisputesArgs {
    /// The account; else all
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// As JSON, each choice with the arguments of the command that settles it
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct DisputesLine<'a> {
    kind: &'a str,
    account: &'a str,
    records: Vec<DisputesRecord<'a>>,
    sentence: &'a str,
    choices: Vec<Choice<'a>>,
}

#[derive(Serialize)]
struct DisputesRecord<'a> {
    record: &'a str,
    id: &'a str,
}

#[derive(Serialize)]
struct Choice<'a> {
    label: &'a str,
    command: Vec<String>,
}

/// Done, whatever it finds.
pub fn run(workbench: &Workbench, args: &DisputesArgs) -> Done {
    let key = match &args.account {
        Some(word) => Some(workbench.account_of(word)?.key),
        None => None,
    };
    let all = workbench.disputes(key)?;
    if args.json {
        let lines: Vec<DisputesLine> = all.iter().map(line).collect();
        return json::list(&lines);
    }
    if all.is_empty() {
        return print::data(phrase!("the file agrees with itself\n"));
    }
    let mut names: HashMap<&str, String> = HashMap::new();
    for dispute in &all {
        if !names.contains_key(dispute.account.as_str()) {
            names.insert(&dispute.account, workbench.account_of(&dispute.account)?.name);
        }
    }
    let width = print::width(80);
    let name = |d: &Dispute| names.get(d.account.as_str()).map_or("", String::as_str);
    let blocks: Vec<String> = all.iter().map(|d| block(d, name(d), width)).collect();
    print::data(&blocks.join("\n"))
}

fn line(dispute: &Dispute) -> DisputesLine<'_> {
    let records = dispute.records.iter().map(|(record, id)| DisputesRecord { record, id });
    let choices = dispute.choices.iter();
    DisputesLine {
        kind: dispute.kind,
        account: &dispute.account,
        records: records.collect(),
        sentence: &dispute.sentence,
        choices: choices.map(|c| Choice { label: &c.label, command: c.act.command() }).collect(),
    }
}

/// The account, both facts, and the choices below them.
fn block(dispute: &Dispute, account: &str, width: usize) -> String {
    let head = wrapped("", &print::one_line(account), width);
    let mut text = head + &wrapped("    ", &dispute.sentence, width);
    for (number, choice) in dispute.choices.iter().enumerate() {
        text += &wrapped(&format!("    {}  ", number + 1), &choice.label, width);
    }
    text
}
