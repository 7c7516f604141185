//! Every screen and every form as data: what a screen asks to be opened. `routes` makes them.

mod form;

pub use form::{AnswerFromContact, ExpectStart, FormKind, QuestionStart};

use super::action::Place;
use crate::model::Key;
use crate::model::statement::Statement;
use crate::rules::Finding;
use crate::workbench::Pair;
use crate::workbench::log::Waiting;
use crate::workbench::why::Why as Parts;

/// A screen, and what it is about. Of one account: of the picked one.
#[derive(Clone, Debug)]
pub enum Route {
    /// Where `g` and its letter lead.
    Place(Place),
    /// What is due, over all accounts.
    Today,
    /// Find-or-do, with this typed.
    Find(String),
    /// Find-or-do, with this pasted.
    Pasted(String),
    /// The messages so far, with their times.
    Messages(Vec<(String, String)>),
    /// The parts of a number.
    Why(Parts),
    /// The findings of the account.
    Findings,
    /// The answer to findings of this account.
    Answer(Key, Vec<Asked>),
    /// The person of this id.
    Person(String),
    /// The web around the person of this id.
    Web(String),
    /// The opportunity of this id, with this criterion selected.
    Opportunity(String, Option<String>),
    /// All deals, with this one selected: its account's number and its id.
    Review(Key, String),
    /// The verdict on the deal of this id, else on the account's first.
    Verdict(Option<String>),
    /// The money of the deal of this id, else of the account's first.
    Money(Option<String>),
    /// The money of all deals.
    MoneyBook,
    /// The negotiation of the deal of this id, else of the account's first.
    Negotiation(Option<String>),
    /// Specification and bid of the deal of this id, else of the account's first.
    Specification(Option<String>),
    /// The visit of this id, with the focus on the questions.
    Visit(String),
    /// The visit of this id, or the one put in last, with the focus on what is missing.
    VisitGaps(Option<String>),
    /// Report, mail and message of what was debriefed.
    Documents(Debriefed),
    /// The same, right after the debrief was saved.
    NewDocuments(Debriefed),
    /// The brief of the visit of this id, or of the next one.
    Brief(Option<String>),
    /// The line for a contact with this text; or, without text, the lines that were left.
    Log(Option<String>),
    /// The empty line for a contact, whatever was left.
    NewLog,
    /// A line of the inbox, to be given to an account.
    Inbox(Waiting),
    /// Several pasted lines, as contacts.
    LogLines(String),
    /// A file to bring in.
    Import,
    /// Pasted cells to bring in.
    ImportCells(String),
    /// The disputes of the book, from those of this account on.
    Disputes(Option<Key>),
    /// Two records as one, looked at first.
    Merge(Pair),
    /// What looks like one; or these two, field by field.
    Doubles(Option<Pair>),
    /// What if the person of this id leaves.
    WhatIf(String),
    /// What if one of ours, by name, leaves.
    WhatIfOurs(String),
    /// Who left, with the person of this id selected.
    Left(String),
    /// A sheet as a file.
    SaveSheet(Box<Statement>),
    /// A walk along the shelf: of this account and place, or of the place that was looked at last.
    Walk(Option<(Key, String)>),
    /// The list of this name.
    Listing(&'static str),
    /// The record of this table and number, as it stands in a list.
    Record(&'static str, Key),
    /// What a row of a page leads to.
    Link(Link),
    /// The page of what a line came from; where it has none, its place in the panes.
    Source(String),
}

/// What was debriefed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Debriefed {
    /// The visit of this id.
    Visit(String),
    /// The contact of this id.
    Contact(String),
}

/// A finding that is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its code.
    pub code: String,
    /// The record, person or topic that it is about.
    pub subject: String,
    /// What it is called in the dialog.
    pub says: String,
}

impl From<&Finding> for Asked {
    fn from(found: &Finding) -> Self {
        Self {
            code: found.code.to_owned(),
            subject: found.subject.clone(),
            says: crate::text::format::headed(&found.title, &found.sentence),
        }
    }
}

/// What a row of a page leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// The person of this id.
    Person(String),
    /// Somebody by name, where one of them is called so.
    Named(String),
    /// The opportunity of this id.
    Deal(String),
    /// The visit of this id.
    Visit(String),
    /// The record of this table and number.
    Record(&'static str, Key),
    /// The record of this id in one of the file's own lists.
    Listed(&'static str, String),
    /// A topic of the checklist, or any record by its id.
    Subject(String),
    /// The findings of the account.
    Findings,
}
