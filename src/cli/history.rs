//! `history [ACCOUNT]`: what changed when; with `--on`, what the file said of the account that day.

use super::json;
use super::place;
use super::{Done, print};
use crate::model::{Date, Refusal};
use crate::workbench::{FieldChange, HistoryStep, Workbench};
use serde::Serialize;

/// What changed when, newest first
#[derive(Debug, clap::Args)]
pub struct Args {
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
struct Step<'a> {
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
pub fn run(workbench: &mut Workbench, args: Args) -> Done {
    if let (Some(account), Some(day)) = (&args.account, args.on) {
        if day > workbench.today() {
            return Err(Refusal::because(
                format!("{day} is still to come"),
                "name today or an earlier day",
            ));
        }
        return print::data(&workbench.export_on(account, day)?);
    }
    let steps = workbench.history(args.account.as_deref(), args.most)?;
    if args.json {
        let steps: Vec<Step> = steps.iter().map(step).collect();
        return json::list(&steps);
    }
    let text: String = steps.iter().map(shown).collect();
    print::data(&text)
}

fn step(step: &HistoryStep) -> Step<'_> {
    Step {
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

fn shown(step: &HistoryStep) -> String {
    let undone = if step.undone { " (taken back)" } else { "" };
    let who = match step.who.is_empty() {
        true => String::new(),
        false => format!("  {}", step.who),
    };
    let head = format!("{}{who}  {}{undone}", step.at, step.label);
    let mut text = print::one_line(&head) + "\n";
    for change in step.changes.iter().take(MOST_LINES) {
        text += &format!("    {}\n", print::one_line(&line(change)));
    }
    if step.changes.len() > MOST_LINES {
        text += &format!("    and {} more\n", step.changes.len() - MOST_LINES);
    }
    text
}

fn line(change: &FieldChange) -> String {
    let record = change.record.replace('_', " ");
    let title = match change.title.is_empty() {
        true => record.clone(),
        false => format!("{record} {}", change.title),
    };
    let nothing = || "nothing".to_owned();
    let (before, after) = (change.before.clone(), change.after.clone());
    match (change.field.as_str(), &before, &after) {
        ("", None, _) => format!("+ {title}"),
        ("", _, _) => format!("- {title}"),
        (field, _, _) => format!(
            "{title}: {} {} to {}",
            field.replace('_', " "),
            before.unwrap_or_else(nothing),
            after.unwrap_or_else(nothing)
        ),
    }
}
