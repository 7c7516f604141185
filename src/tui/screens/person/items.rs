//! What the page of a person lists, a row each: what is known, ties, what happened, what is wrong.

use super::{happened, known, ties};
use crate::model::{Key, Person};
use crate::tui::ctx::Ctx;
use crate::tui::route::FormKind;
use crate::tui::theme::Role;
use crate::workbench::Dossier;

/// A pane of the page; each holds some parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonGroup {
    /// What we know of them.
    Known,
    /// Whom they know, and who introduces whom.
    Ties,
    /// Promises, deeds, gifts, contacts.
    Happened,
    /// What is wrong, and what to do about it.
    Findings,
}

impl PersonGroup {
    /// From the top.
    pub const ALL: [Self; 4] = [Self::Known, Self::Ties, Self::Happened, Self::Findings];
}

/// Which part of a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Answers about them.
    Topics,
    /// Whom they know.
    Ties,
    /// Who introduced whom.
    Introductions,
    /// What they or we promised and have not done.
    Promises,
    /// What they did for us.
    Deeds,
    /// What they were given.
    Gifts,
    /// What happened with them.
    Contacts,
    /// What is wrong.
    Findings,
}

impl Part {
    /// In the order of the panes.
    pub const ALL: [Self; 8] = [
        Self::Topics,
        Self::Ties,
        Self::Introductions,
        Self::Promises,
        Self::Deeds,
        Self::Gifts,
        Self::Contacts,
        Self::Findings,
    ];

    /// The pane that it stands in.
    pub fn group(self) -> PersonGroup {
        match self {
            Self::Topics => PersonGroup::Known,
            Self::Ties | Self::Introductions => PersonGroup::Ties,
            Self::Promises | Self::Deeds | Self::Gifts | Self::Contacts => PersonGroup::Happened,
            Self::Findings => PersonGroup::Findings,
        }
    }
}

/// What Enter opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonGoal {
    /// Nothing.
    None,
    /// A form.
    Form(FormKind),
    /// The page of another person.
    Person(String),
    /// The records of the finding at this place.
    Finding(usize),
}

/// A row.
#[derive(Clone, Debug)]
pub struct PersonItem {
    /// Its part.
    pub part: Part,
    /// The record behind it: its table and number.
    pub stored: Option<(&'static str, Key)>,
    /// What Enter opens.
    pub goal: PersonGoal,
    /// The form that edits it.
    pub form: Option<FormKind>,
    /// The kind of tie, who owes, the day, the topic.
    pub lead: String,
    /// Who, or what.
    pub text: String,
    /// Due day, outcome, confidence, remedy.
    pub right: String,
    /// The colour of the lead.
    pub lead_role: Role,
    /// The colour of the right end.
    pub role: Role,
}

impl PersonItem {
    /// A row with this lead and text, and nothing behind it yet.
    pub fn new(part: Part, lead: String, text: String) -> Self {
        Self {
            part,
            stored: None,
            goal: PersonGoal::None,
            form: None,
            lead,
            text,
            right: String::new(),
            lead_role: Role::Muted,
            role: Role::Muted,
        }
    }
}

/// All of a person's, in the order of the parts.
pub fn items(ctx: &Ctx, dossier: &Dossier, person: &Person) -> Vec<PersonItem> {
    let mut all = known::topics(ctx, dossier, person);
    all.extend(ties::ties(ctx, &dossier.account, &person.id));
    all.extend(ties::introductions(ctx, &dossier.account, &person.id));
    all.extend(happened::promises(ctx, &dossier.account, &person.id));
    all.extend(happened::deeds(ctx, person));
    all.extend(happened::gifts(ctx, &dossier.account, &person.id));
    all.extend(happened::contacts(ctx, &dossier.account, &person.id));
    all.extend(known::findings(ctx, dossier, &person.id));
    all
}
