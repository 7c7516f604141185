//! `brief`: the one page, for the car, for the customer's table, or for a successor.

use super::{Done, export, print};
use crate::model::brief::Print;
use crate::workbench::Workbench;
use crate::workbench::brief::{self, Sheet};
use std::path::PathBuf;

/// Print the one-page brief of a visit, or the successor's page
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The account: id, name, alias or a beginning that fits only one
    account: String,
    /// The visit, by id; else the next one planned
    #[arg(long, value_name = "ID")]
    visit: Option<String>,
    /// For the car: all of it. For the table: nothing about people or rivals
    #[arg(long = "for", value_name = "PRINT", value_parser = ["car", "table"], default_value = "car")]
    print: String,
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
pub fn run(workbench: &mut Workbench, args: Args) -> Done {
    let key = workbench.account_of(&args.account)?.key;
    let account = workbench.typed_account(key)?;
    let visit = brief::visit_for(&account, args.visit.as_deref(), workbench.today())?;
    let print = match (args.handover, args.print.as_str()) {
        (true, _) => Print::Handover,
        (_, "table") => Print::Table,
        _ => Print::Car,
    };
    let name = args.output.as_ref().map(|p| p.to_string_lossy().into_owned());
    let sheet = match (&args.format, args.json) {
        (_, true) => Sheet::of("json"),
        (Some(format), _) => Sheet::of(format),
        (None, _) => Sheet::of_file(name.as_deref().unwrap_or_default()),
    };
    let page = workbench.brief(&account, visit, print, sheet)?;
    export::write(args.output, &brief::written(&page, sheet), args.force)?;
    if !page.withheld.is_empty() {
        print::message(&format!("not on this page: {}", page.withheld.join(", ")));
    }
    Ok(())
}
