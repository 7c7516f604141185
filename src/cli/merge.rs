//! `merge ACCOUNT OTHER`, `merge --person ACCOUNT PERSON OTHER`: two records of the same become one.

use super::json;
use super::{Done, print};
use crate::workbench::Workbench;
use serde::Serialize;

/// Make one account, or one person, of two
#[derive(Debug, clap::Args)]
pub struct Args {
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
    /// What was done as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Said<'a> {
    id: Option<&'a str>,
    did: &'a str,
    conflicts: &'a [String],
}

/// One step; where the two differ, what stays and what is left is said.
pub fn run(workbench: &mut Workbench, args: Args) -> Done {
    let merged = match &args.second {
        Some(other) => workbench.merge_people(&args.account, &args.first, other)?,
        None => workbench.merge_accounts(&args.account, &args.first)?,
    };
    if args.json {
        return json::object(&Said {
            id: merged.kept.id.as_deref(),
            did: &merged.kept.sentence,
            conflicts: &merged.conflicts,
        });
    }
    let mut text = print::one_line(&merged.kept.sentence) + "\n";
    for conflict in &merged.conflicts {
        text += &format!("  {}\n", print::one_line(conflict));
    }
    print::data(&text)
}
