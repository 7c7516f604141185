//! `person-data` and `forget`: what the file holds on a person, and out with it for good.

use super::json::{self, Exact, exact};
use super::record::say;
use super::{Done, print};
use crate::workbench::{ForgetScope, Holding, Workbench};
use serde::Serialize;

/// Show all that the file holds on a person
#[derive(Debug, clap::Args)]
pub struct PersonData {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The person
    #[arg(value_name = "PERSON")]
    person: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Take a person out for good, from the history too; undo cannot bring them back
#[derive(Debug, clap::Args)]
pub struct Forget {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The person
    #[arg(value_name = "PERSON")]
    person: String,
    /// Take the names out of the texts of other records as well
    #[arg(long)]
    blank: bool,
    /// Take away the copies that anteroom has made and that still have them; your own backups are named
    #[arg(long)]
    copies: bool,
    /// A word that means them as well, though it may mean others: "May"; can stand more than once
    #[arg(long, value_name = "WORD")]
    also: Vec<String>,
    /// Their record is gone already: PERSON is the name that is looked for in texts, history and copies
    #[arg(long)]
    gone: bool,
    /// What was done as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct PrivacyLine<'a> {
    record: &'a str,
    fields: Option<Exact>,
}

/// Their own record first where it stands first.
pub fn person_data(workbench: &Workbench, args: PersonData) -> Done {
    let found = workbench.person_data(&args.account, &args.person)?;
    if args.json {
        let lines: Vec<PrivacyLine> = found.iter().map(line).collect();
        return json::list(&lines);
    }
    print::data(&text(&found))
}

fn line(holding: &Holding) -> PrivacyLine<'_> {
    PrivacyLine { record: holding.record, fields: exact(&holding.json) }
}

fn text(found: &[Holding]) -> String {
    found
        .iter()
        .map(|h| {
            let record = h.record.replace('_', " ");
            print::one_line(&format!("{record} {}", h.json)) + "\n"
        })
        .collect()
}

/// So many records with a word that may be a name are shown.
const SHOWN: usize = 40;

/// What still has the name in a text or a copy is said: a person has to read it.
pub fn forget(workbench: &mut Workbench, args: Forget) -> Done {
    let wide =
        ForgetScope { blank: args.blank, copies: args.copies, gone: args.gone, also: args.also };
    let done = workbench.forget(&args.account, &args.person, &wide)?;
    // What is left is told also where the answer is cut off.
    let told = match done.unclean {
        Some(unclean) => Err(unclean),
        None => say(&done.kept, args.json),
    };
    if !done.left.is_empty() {
        print::message(phrase!(
            "these texts still have the name; change them, or --gone --blank takes it out:"
        ));
    }
    done.left.iter().for_each(say_holding);
    if !done.perhaps.is_empty() {
        print::message(phrase!(
            "these texts have a word that may be the name or another word; --gone --blank --also WORD takes it out:"
        ));
    }
    done.perhaps.iter().take(SHOWN).for_each(say_holding);
    if done.perhaps.len() > SHOWN {
        let more = done.perhaps.len() - SHOWN;
        print::message(&phrase!("and {more} more; anteroom search finds them", more));
    }
    for copy in &done.gone {
        print::message(&phrase!("this copy had them and is gone: {}", copy.display()));
    }
    for copy in &done.copies {
        print::message(&phrase!("this copy still has them: {}", copy.display()));
    }
    told
}

fn say_holding(holding: &Holding) {
    let record = holding.record.replace('_', " ");
    let place = match holding.account.as_str() {
        "" => record,
        account => format!("{account}, {record}"),
    };
    print::message(&format!("{place} {}", holding.json));
}
