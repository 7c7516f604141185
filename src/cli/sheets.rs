//! `account ACCOUNT`: one account on a page. `team`, `gifts`, `left`, `doubles`, `you`, `file`: the sheets of those screens.

use super::Done;
use super::statement::{SheetArgs, give};
use crate::workbench::{Workbench, departure, doubles, file_state, gift_register, limits, team};

/// One account on a page: figures, notes, gate, strategy, six values, knowledge, what runs; a group sums its members
#[derive(Debug, clap::Args)]
pub struct Account {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    account: String,
    #[command(flatten)]
    sheet: SheetArgs,
}

/// Who of ours holds, met or comes to whom of theirs, and what hangs on one of us; over the book without ACCOUNT
#[derive(Debug, clap::Args)]
pub struct Team {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    #[command(flatten)]
    sheet: SheetArgs,
}

/// The gifts of this year by what is left of the limit, a household in one row
#[derive(Debug, clap::Args)]
pub struct Gifts {
    #[command(flatten)]
    sheet: SheetArgs,
}

/// Who left, theirs and ours, who follows, and what is to be taken over
#[derive(Debug, clap::Args)]
pub struct Left {
    #[command(flatten)]
    sheet: SheetArgs,
}

/// People and accounts that look like one; merge makes them one
#[derive(Debug, clap::Args)]
pub struct Doubles {
    #[command(flatten)]
    sheet: SheetArgs,
}

/// What you are measured against: what each limit is used for, and what another would change
#[derive(Debug, clap::Args)]
pub struct You {
    #[command(flatten)]
    sheet: SheetArgs,
}

/// Where the file lies, what it holds, who can read it, its copies
#[derive(Debug, clap::Args)]
pub struct File {
    #[command(flatten)]
    sheet: SheetArgs,
}

/// The page of an account.
pub fn account(workbench: &Workbench, args: Account) -> Done {
    let dossier = workbench.dossier(workbench.account_of(&args.account)?.key)?;
    let page = workbench.account_page_of(&dossier)?;
    give(workbench, args.sheet, &page, || workbench.account_statement(&page, &dossier))
}

/// Our team.
pub fn team(workbench: &Workbench, args: Team) -> Done {
    let key = args.account.as_deref().map(|word| workbench.account_of(word)).transpose()?;
    let dossier = key.map(|found| workbench.dossier(found.key)).transpose()?;
    let sheet = workbench.team(dossier.as_ref())?;
    give(workbench, args.sheet, &sheet, || {
        team::statement(&sheet, &workbench.words, workbench.today())
    })
}

/// The register of gifts.
pub fn gifts(workbench: &Workbench, args: Gifts) -> Done {
    let register = workbench.gift_register()?;
    give(workbench, args.sheet, &register, || {
        gift_register::statement(&register, workbench.today())
    })
}

/// Who left.
pub fn left(workbench: &Workbench, args: Left) -> Done {
    let departures = workbench.departures()?;
    give(workbench, args.sheet, &departures, || departure::statement(&departures, workbench))
}

/// What looks like one.
pub fn doubles(workbench: &Workbench, args: Doubles) -> Done {
    let found = workbench.doubles()?;
    give(workbench, args.sheet, &found, || doubles::statement(&found, workbench.today()))
}

/// The limits.
pub fn you(workbench: &Workbench, args: You) -> Done {
    let found = workbench.limits()?;
    give(workbench, args.sheet, &found, || limits::statement(&found, workbench))
}

/// The file itself.
pub fn file(workbench: &Workbench, args: File) -> Done {
    let state = workbench.file_state()?;
    give(workbench, args.sheet, &state, || file_state::statement(&state, None, workbench.today()))
}
