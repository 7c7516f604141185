//! `person-data` and `forget`: what the file holds on a person, and out with it for good.

use super::json::{self, Exact, exact};
use super::record::say;
use super::{Done, print};
use crate::workbench::forget::ForgetScope;
use crate::workbench::{Holding, Workbench, as_typed};
use serde::Serialize;
use std::path::Path;

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
    account: &'a str,
    record: &'a str,
    fields: Option<Exact>,
}

/// Their own record first where it stands first.
pub fn person_data(workbench: &Workbench, args: PersonData) -> Done {
    let (found, perhaps) = workbench.person_data(&args.account, &args.person)?;
    let told = match args.json {
        true => json::list(&found.iter().map(line).collect::<Vec<_>>()),
        false => print::data(&found.iter().map(|h| place(h) + "\n").collect::<String>()),
    };
    if !perhaps.is_empty() {
        print::message(phrase!("these texts have a word that may be the name or another word:"));
        say_some(&perhaps);
    }
    told
}

fn line(holding: &Holding) -> PrivacyLine<'_> {
    let Holding { account_id, record, .. } = holding;
    PrivacyLine { account: account_id, record, fields: exact(&holding.json) }
}

/// So many records with a word that may be a name are shown.
const SHOWN: usize = 40;

/// What still has the name in a text or a copy is said: a person has to read it.
pub fn forget(workbench: &mut Workbench, args: Forget) -> Done {
    let wide = ForgetScope {
        blank: args.blank,
        copies: args.copies,
        gone: args.gone,
        also: args.also.clone(),
    };
    let done = workbench.forget(&args.account, &args.person, &wide)?;
    // What is left is told also where the answer is cut off.
    let told = match done.unclean {
        Some(unclean) => Err(unclean),
        None => say(&done.kept, args.json),
    };
    if !done.left.is_empty() {
        let again = again(workbench.file(), &args.account, &done.known_by);
        print::message(&phrase!(
            "these texts still have the name; change them, or {again} takes it out:",
            again
        ));
    }
    done.left.iter().for_each(|holding| print::message(&place(holding)));
    if !done.perhaps.is_empty() {
        print::message(phrase!(
            "these texts have a word that may be the name or another word; --gone --blank --also WORD takes it out:"
        ));
    }
    say_some(&done.perhaps);
    for copy in &done.gone {
        print::message(&phrase!("this copy had them and is gone: {}", copy.display()));
    }
    for copy in &done.copies {
        print::message(&phrase!("this copy still has them: {}", copy.display()));
    }
    for backup in &done.away {
        let (path, day) = (backup.path.display(), &backup.day);
        print::message(&phrase!(
            "a backup of {day} is not there now and may have them: {path}",
            day,
            path
        ));
    }
    told
}

/// The command that finds what is left: their record is gone, and with it what else they were known by.
fn again(file: &Path, account: &str, known_by: &[String]) -> String {
    let mut words = known_by.iter().map(|one| format!("\"{}\"", print::one_line(one)));
    let name = words.next().unwrap_or_default();
    let also: String = words.map(|word| format!(" --also {word}")).collect();
    let file = as_typed(file);
    format!("anteroom --file {file} forget \"{account}\" {name} --gone --blank{also}")
}

fn say_some(perhaps: &[Holding]) {
    perhaps.iter().take(SHOWN).for_each(|holding| print::message(&place(holding)));
    if perhaps.len() > SHOWN {
        let more = perhaps.len() - SHOWN;
        print::message(&phrase!("and {more} more; anteroom search finds them", more));
    }
}

/// "Alfa, contact: note: about Ms Quill".
fn place(holding: &Holding) -> String {
    let record = holding.record.replace('_', " ");
    let said = print::one_line(&holding.said);
    match holding.account.as_str() {
        "" => format!("{record}: {said}"),
        account => format!("{}, {record}: {said}", print::one_line(account)),
    }
}
