//! `brief`: the one page, for the car, for the customer's table, or for a successor.

use super::{Done, export, print};
use crate::model::Refusal;
use crate::model::brief::Print;
use crate::workbench::brief::{self, Sheet};
use crate::workbench::{Workbench, person_of};
use std::path::PathBuf;

/// Print the one-page brief of a visit, or the successor's page
#[derive(Debug, clap::Args)]
pub struct BriefArgs {
    /// The account: id, name, alias or a beginning that fits only one
    account: String,
    /// The visit, by id; else the next one planned
    #[arg(long, value_name = "ID")]
    visit: Option<String>,
    /// For the car: all of it. For the table, as a mail: what everyone who attends may hear
    #[arg(long = "for", value_name = "PRINT", value_parser = ["car", "table", "mail"], default_value = "car")]
    print: String,
    /// Who reads the mail, alone; else all who attend
    #[arg(long, value_name = "PERSON")]
    to: Option<String>,
    /// The page for whoever takes the account over
    #[arg(long, conflicts_with_all = ["visit", "print"])]
    handover: bool,
    /// How it is written
    #[arg(long, value_name = "FORMAT", value_parser = brief::FORMATS)]
    format: Option<String>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Where to write; else standard output
    #[arg(short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// Writes the page whole, and says on stderr what may not stand on it.
pub fn run(workbench: &mut Workbench, args: BriefArgs) -> Done {
    let key = workbench.account_of(&args.account)?.key;
    let account = workbench.typed_account(key)?;
    let visit = brief::visit_for(&account, args.visit.as_deref(), workbench.today())?;
    let print = match (args.handover, args.print.as_str()) {
        (true, _) => Print::Handover,
        (_, "table") => Print::Table,
        (_, "mail") => Print::Mail,
        _ => Print::Car,
    };
    let to = args.to.as_deref().map(|name| person_of(&account, name)).transpose()?;
    if to.is_some() && print != Print::Mail {
        return Err(Refusal::because(
            phrase!("--to says who reads a mail"),
            phrase!("give it with --for mail"),
        ));
    }
    let name = args.output.as_ref().map(|p| p.to_string_lossy().into_owned());
    let sheet = match (&args.format, args.json) {
        (_, true) => Sheet::of("json"),
        (Some(format), _) => Sheet::of(format),
        (None, _) => Sheet::of_file(name.as_deref().unwrap_or_default()),
    };
    let page = workbench.brief_to(&account, visit, (print, to), sheet)?;
    for traced in &page.traced {
        let says = traced.says();
        print::message(&phrase!("{says}; take it out of the visit, or keep it knowingly", says));
    }
    export::write(args.output, &brief::written(&page, sheet), args.force)?;
    if !page.withheld.is_empty() {
        print::message(&phrase!("kept back: {}", page.withheld.join(", ")));
    }
    Ok(())
}
