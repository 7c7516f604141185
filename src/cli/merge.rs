//! `merge ACCOUNT OTHER`, `merge --person ACCOUNT PERSON OTHER`: two records of the same become one.

use super::json;
use super::{Done, print};
use crate::text::format::count_of;
use crate::workbench::{Conflict, Merged, Workbench};
use serde::Serialize;

/// Make one account, or one person, of two
#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    /// Two people of one account instead of two accounts
    #[arg(long)]
    person: bool,
    /// The account; with --person, the one that both are of
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The account that goes into it; with --person, the person who stays
    #[arg(value_name = "OTHER")]
    first: String,
    /// With --person, the person who goes into the first
    #[arg(value_name = "OTHER PERSON", requires = "person", required_if_eq("person", "true"))]
    second: Option<String>,
    /// Only show what it would change
    #[arg(long)]
    dry_run: bool,
    /// What was done as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct MergeReply<'a> {
    kept: Option<&'a str>,
    gone: &'a str,
    moved: usize,
    conflicts: Vec<SaidConflict<'a>>,
}

#[derive(Serialize)]
struct SaidConflict<'a> {
    record: &'a str,
    field: &'a str,
    kept: serde_json::Value,
    lost: serde_json::Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
}

/// One step; where the two differ, what stays and what is left is said.
pub fn run(workbench: &mut Workbench, args: MergeArgs) -> Done {
    let keep = !args.dry_run;
    let pair = match &args.second {
        Some(other) => workbench.people_pair(&args.account, &args.first, other)?,
        None => workbench.account_pair(&args.account, &args.first)?,
    };
    let merged = match keep {
        true => workbench.merge(pair)?,
        false => workbench.merge_preview(pair)?,
    };
    if args.json {
        return json::object(&MergeReply {
            kept: merged.kept.id.as_deref(),
            gone: &merged.gone,
            moved: merged.moved,
            conflicts: merged.conflicts.iter().map(said).collect(),
        });
    }
    print::data(&told(&merged, keep))
}

fn said(conflict: &Conflict) -> SaidConflict<'_> {
    let value = |json: &str| serde_json::from_str(json).unwrap_or_default();
    SaidConflict {
        record: conflict.record,
        field: &conflict.field,
        kept: value(&conflict.kept),
        lost: value(&conflict.lost),
        key: conflict.key.as_deref(),
    }
}

fn told(merged: &Merged, keep: bool) -> String {
    let sentence = print::one_line(&merged.kept.sentence);
    let mut text = match keep {
        true => format!("{sentence}\n"),
        false => phrase!("nothing is changed yet: with this, {sentence}\n", sentence),
    };
    let moved = match merged.moved {
        0 => String::new(),
        n => phrase!("  {} over\n", count_of(n, phrase!("record comes"), phrase!("records come"))),
    };
    text += &moved;
    for conflict in &merged.conflicts {
        text += &format!("  {}\n", print::one_line(&conflict.sentence));
    }
    for remark in &merged.remarks {
        text += &format!("  {}\n", print::one_line(remark));
    }
    text
}
