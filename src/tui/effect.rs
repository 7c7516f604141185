//! What a screen asks for in return: panes cannot write, a change leaves them as data.

use super::action::Action;
use super::route::{FormKind, Route};
use super::screen::Screen;
use super::theme::Scheme;
use crate::model::Key;
use crate::workbench::{Format, Operation, Pair};
use std::path::PathBuf;

/// What comes of an action.
pub enum Effect {
    /// Taken.
    Stay,
    /// Not mine: the app may know.
    Pass,
    /// Say this in the message line.
    Say(String),
    /// The same until the next key.
    SayOnce(String),
    /// Do this as one step.
    Do(Operation),
    /// The same, then close the top screen (a form that was saved).
    DoAndClose(Operation),
    /// The same, and this once it is saved.
    DoThen(Operation, Box<Effect>),
    /// Take a record away, with all that names it, as one step.
    Remove(&'static str, Key),
    /// Do what settles a dispute, as one step.
    Settle(crate::rules::disputes::Act),
    /// Make one of two people or accounts, as one step.
    Merge(Pair),
    /// The same, with these columns as the one says them that goes.
    MergeChoosing(Pair, Vec<String>),
    /// Change how the screens look.
    Look(LookChange),
    /// Write a safe copy of the file beside it.
    BackUp,
    /// Put this copy in the place of the file.
    Restore(PathBuf),
    /// Open this screen.
    Open(Route),
    /// Put a surface of the screen's own over it.
    Over(Box<dyn Screen>),
    /// Open a form on the picked account.
    Form(FormKind),
    /// Make this account the picked one.
    Pick(Key),
    /// Move the mark in the list of accounts to this row.
    Mark(usize),
    /// Filter the list of accounts.
    Filter(String),
    /// Turn the list of accounts to its next order.
    TurnOrder,
    /// Make this account the picked one, show the workbench over the screen that asks, and go to this
    /// person, topic or record.
    GoTo(Key, String),
    /// Make this account the picked one (0: it is the file's own), and open the page of the record of this table
    /// and number.
    Show(Key, &'static str, Key),
    /// Close the top screen.
    Close,
    /// Act as if this had been asked for, after closing what asked.
    Act(Action),
    /// Turn the screen on top to its page of this number.
    Page(u8),
    /// Keep what was typed, by the form's name.
    Draft(String, String),
    /// Give this text to the rep's own editor.
    Editor(String),
    /// Write a file: where, and what.
    Write(PathBuf, String),
    /// Write the whole book in these forms: where each goes.
    WriteBook(Vec<(Format, PathBuf)>),
    /// Put text on the clipboard.
    Clip(String),
    /// Bring rows of a table in, as one step: what it is called, and the book of rows.
    Import(String, Box<crate::workbench::preview::Reading>),
    /// Leave this file for the demo book.
    Demo,
    /// Several, in order.
    All(Vec<Effect>),
}

/// What of the look of the screens is to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookChange {
    /// The colours.
    Theme(Scheme),
    /// The terminal reports the mouse, or keeps it.
    Mouse(bool),
    /// For a screen reader.
    Plain(bool),
}

impl Effect {
    /// What a rep means, done; a refusal is said.
    pub fn of(operation: crate::workbench::Result<Operation>) -> Self {
        match operation {
            Ok(operation) => Self::Do(operation),
            Err(refusal) => Self::Say(refusal.to_string()),
        }
    }
}
