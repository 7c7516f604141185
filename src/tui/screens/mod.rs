//! Every screen, one a folder. A screen is a function of what it may read; it answers actions with effects.

mod account_page;
mod answer;
mod brief;
mod checklist;
mod deal_sheet;
mod departure;
mod disputes;
mod doubles;
mod file;
mod find;
mod findings;
mod first_run;
mod gifts;
mod help;
mod history;
mod import;
mod limits;
mod listing;
mod log_line;
mod map;
mod market;
mod merge;
mod messages;
mod money;
mod money_book;
mod negotiation;
mod numbers;
mod opportunity;
mod person;
mod plan;
mod record;
mod review;
mod sheet_rows;
mod specification;
mod team;
mod today;
mod verdict;
mod visit;
mod visits;
mod walk;
mod what_if;
mod why;
mod workbench;

pub use account_page::AccountPage;
pub use answer::Answer;
pub use brief::Brief;
pub use checklist::Checklist;
pub use departure::WhoLeft;
pub use disputes::Disputes;
pub use doubles::DoublesScreen;
pub use file::FileScreen;
pub use find::Find;
pub use findings::Findings;
pub use first_run::FirstRun;
pub use gifts::Gifts;
pub use help::HelpScreen;
pub use history::History;
pub use import::{Import, ImportCame};
pub use limits::YouAndLimits;
pub use listing::{Listing, lists};
pub use log_line::{LogLine, LogLines};
pub use map::{Map, introduction_state};
pub use market::Market;
pub use merge::Merge;
pub use messages::MessagesScreen;
pub use money::MoneyScreen;
pub use money_book::MoneyBookScreen;
pub use negotiation::NegotiationScreen;
pub use numbers::Numbers;
pub use opportunity::Opportunity;
pub use person::Person;
pub use plan::PlanScreen;
pub use record::{RecordScreen, of_row, of_subject, target};
pub use review::ReviewScreen;
pub use specification::SpecificationScreen;
pub use team::TeamField;
pub use today::Today;
pub use verdict::VerdictScreen;
pub use visit::{Papers, Visit};
pub use visits::Visits;
pub use walk::Walk;
pub use what_if::WhatIfScreen;
pub use why::Why;
pub use workbench::Workbench;

use super::action::{Action, Place};
use super::ctx::Ctx;
use super::keymap::{Binding, Scope};
use super::screen::Screen;

/// A row of the table of screens.
pub struct ScreenSpec {
    /// The key after `g`: its letter, its words, the [`Place`] that it leads to.
    pub key: Binding,
    /// Opens it on the picked account.
    pub open: fn(&Ctx) -> Box<dyn Screen>,
}

impl ScreenSpec {
    /// Where its key leads.
    pub fn place(&self) -> Place {
        Place(self.key.name)
    }
}

const fn screen(
    name: &'static str,
    keys: &'static [&'static str],
    word: &'static str,
    help: &'static str,
    open: fn(&Ctx) -> Box<dyn Screen>,
) -> ScreenSpec {
    let (scope, action) = (Scope::AfterGo, Action::Visit(Place(name)));
    ScreenSpec { key: Binding { name, keys, scope, action, word, help }, open }
}

/// Every screen that `g` leads to. The row after `g`, find-or-do, the help, `anteroom man` and the drawing tests
/// walk it.
pub static SCREENS: &[ScreenSpec] = &[
    screen("go-workbench", &["w"], "workbench", "the four panes", |_| Box::new(Workbench::new())),
    screen("go-map", &["m"], "map", "the stakeholder map", |_| Box::new(Map::default())),
    screen(
        "go-checklist",
        &["i"],
        "checklist",
        "the checklist",
        |_| Box::new(Checklist::default()),
    ),
    screen("go-visits", &["v"], "visits", "the visits of this account", |_| {
        Box::new(Visits::default())
    }),
    screen(
        "go-opportunity",
        &["o"],
        "opportunity",
        "the deal: its card, both stage lines and their proof",
        |_| Box::new(Opportunity::default()),
    ),
    screen("go-verdict", &["e"], "verdict", "evaluation and verdict", |_| {
        Box::new(VerdictScreen::of(None))
    }),
    screen(
        "go-review",
        &["f"],
        "review",
        "all deals, for your boss: what lands, why not yet, who does what, what you need",
        |_| Box::new(ReviewScreen::default()),
    ),
    screen("go-money", &["c"], "money", "cash and payments of a deal; again: of all deals", |_| {
        Box::new(MoneyScreen::of(None))
    }),
    screen("go-negotiation", &["d"], "negotiation", "the negotiation sheet", |_| {
        Box::new(NegotiationScreen::of(None))
    }),
    screen(
        "go-specification",
        &["b"],
        "specification, bid",
        "specification and bid of the deal",
        |_| Box::new(SpecificationScreen::of(None)),
    ),
    screen(
        "go-market",
        &["k"],
        "market",
        "the market: shelves, prices, promotions, and what they may mean",
        |_| Box::new(Market::default()),
    ),
    screen("go-plan", &["p"], "plan", "the plan of the year", |_| Box::new(PlanScreen::default())),
    screen("go-service", &["s"], "service", "service and complaints", |_| {
        Box::new(Listing::of("Service"))
    }),
    screen(
        "go-numbers",
        &["n"],
        "numbers",
        "the six figures, the portfolio, what staying is worth, me, several books",
        |_| Box::new(Numbers::default()),
    ),
    screen("go-history", &["h"], "history", "what changed when", |_| Box::new(History::default())),
    screen(
        "go-you",
        &["y"],
        "settings",
        "you and limits: name, company, currency, what deals are measured against, your team",
        |_| Box::new(YouAndLimits::default()),
    ),
    screen(
        "go-account",
        &["a"],
        "account",
        "one account on a page: figures, notes, gate, values, knowledge, what runs",
        |_| Box::new(AccountPage::default()),
    ),
    screen(
        "go-file",
        &["x"],
        "file",
        "the file: where it lies, copies, check, export, import, doubles",
        |_| Box::new(FileScreen::default()),
    ),
    screen(
        "go-gifts",
        &["r"],
        "gifts",
        "the register of gifts, by what is left of the limit",
        |_| Box::new(Gifts::default()),
    ),
    screen(
        "go-team",
        &["t"],
        "our team",
        "our team against their people: who holds, met or comes to whom",
        |ctx| Box::new(TeamField::new(ctx)),
    ),
    screen(
        "go-left",
        &["l"],
        "who left",
        "who left, theirs and ours, and what is to be taken over",
        |_| Box::new(WhoLeft::default()),
    ),
];

#[cfg(test)]
mod tests;
