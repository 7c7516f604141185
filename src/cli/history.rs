//! `history [ACCOUNT]`: what changed when; with `--on`, what the file said of the account that day.

use super::json;
use super::paragraph::wrapped;
use super::place;
use super::said;
use super::{Done, print};
use crate::model::Date;
use crate::workbench::{FieldChange, HistoryStep, Workbench};
use serde::Serialize;

/// What changed when, newest first
#[derive(Debug, clap::Args)]
pub struct HistoryArgs {
    /// Only this account
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// What the file said of the account at the end of this day, as an interchange file
    #[arg(long, value_name = "DATE", value_parser = place::day, requires = "account")]
    on: Option<Date>,
    /// How many steps
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    most: usize,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct HistoryStepJson<'a> {
    step: i64,
    at: &'a str,
    who: Option<&'a str>,
    what: &'a str,
    undone: bool,
    changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    record: &'a str,
    title: &'a str,
    field: Option<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

/// Steps with their fields, before and after.
pub fn run(workbench: &mut Workbench, args: HistoryArgs) -> Done {
    if let (Some(account), Some(day)) = (&args.account, args.on) {
        place::not_to_come(day, workbench.today())?;
        return print::data(&workbench.export_on(account, day)?);
    }
    if args.json {
        let steps = workbench.whole_history(args.account.as_deref(), args.most)?;
        let steps: Vec<HistoryStepJson> = steps.iter().map(step).collect();
        return json::list(&steps);
    }
    let steps = workbench.history(args.account.as_deref(), args.most)?;
    let width = print::width(80);
    let text: String = steps.iter().map(|s| shown(workbench, s, width)).collect();
    print::data(&text)
}

fn step(step: &HistoryStep) -> HistoryStepJson<'_> {
    HistoryStepJson {
        step: step.number,
        at: &step.at,
        who: Some(step.who.as_str()).filter(|w| !w.is_empty()),
        what: &step.label,
        undone: step.undone,
        changes: step.changes.iter().map(change_of).collect(),
    }
}

fn change_of(change: &FieldChange) -> Change<'_> {
    Change {
        record: &change.record,
        title: &change.title,
        field: Some(change.field.as_str()).filter(|f| !f.is_empty()),
        before: change.before.as_deref(),
        after: change.after.as_deref(),
    }
}

/// How many lines of one step a person is shown.
const MOST_LINES: usize = 12;

fn shown(workbench: &Workbench, step: &HistoryStep, width: usize) -> String {
    let undone = if step.undone { phrase!(" (taken back)") } else { "" };
    let who = match step.who.is_empty() {
        true => String::new(),
        false => format!("  {}", step.who),
    };
    let at = step.at.replace('T', " ");
    let mut text = wrapped("", &format!("{at}{who}  {}{undone}", step.label), width);
    let many = step.changes.len() > MOST_LINES;
    let told: Vec<&FieldChange> = step.changes.iter().filter(|c| !is_folded(many, c)).collect();
    for change in told.iter().take(MOST_LINES) {
        text += &wrapped("    ", &said::line(workbench, change), width);
    }
    if told.len() > MOST_LINES {
        text += &phrase!("    and {} more\n", told.len() - MOST_LINES);
    }
    if step.unread > 0 {
        let unread = crate::text::format::thousands(step.unread);
        text +=
            &wrapped("    ", &phrase!("and {unread} more records; --json has each", unread), width);
    }
    for (sign, came) in [("    + ", true), ("    - ", false)] {
        let folded = step.changes.iter().filter(|c| is_folded(many, c));
        let counted = counted(folded.filter(|c| c.before.is_none() == came));
        if !counted.is_empty() {
            text += &wrapped(sign, &counted, width);
        }
    }
    text
}

fn is_folded(many: bool, c: &&FieldChange) -> bool {
    many && c.field.is_empty()
}

/// `30 records: 12 people, 1 tie, 17 answers`, in the order in which they come.
fn counted<'a>(changes: impl Iterator<Item = &'a FieldChange>) -> String {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for change in changes {
        match kinds.iter_mut().find(|(kind, _)| *kind == change.record) {
            Some((_, n)) => *n += 1,
            None => kinds.push((&change.record, 1)),
        }
    }
    let all: usize = kinds.iter().map(|(_, n)| n).sum();
    let words: Vec<String> = kinds
        .iter()
        .map(|(kind, n)| match n {
            1 => format!("1 {}", said::record(kind)),
            n => format!("{n} {}", said::records(kind)),
        })
        .collect();
    match all {
        0 => String::new(),
        1 => words.join(", "),
        n => phrase!("{} records: {}", n, words.join(", ")),
    }
}
