//! What a key can mean. Screens and panes match on these, never on keys.

/// One thing that a rep can ask for by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// Fold; the field before.
    Left,
    /// Unfold; the next field.
    Right,
    /// The next pane.
    NextPane,
    /// The pane before.
    PreviousPane,
    /// The pane of this number.
    Pane(u8),
    /// One step deeper.
    Enter,
    /// One step back.
    Back,
    /// The pane as the whole screen, and back.
    Zoom,
    /// Why: the parts of a number.
    Why,
    /// Add what the pane holds.
    Add,
    /// Edit the row as a form.
    Edit,
    /// Take the row away; answer a finding.
    Delete,
    /// The next state of the row.
    Advance,
    /// One up.
    Plus,
    /// One down.
    Minus,
    /// Tick the row.
    Tick,
    /// Make one of the two ticked rows.
    Merge,
    /// Filter as you type.
    Filter,
    /// The next order.
    Order,
    /// The next drawing of the same thing.
    View,
    /// The one before, of what the header ends in.
    Before,
    /// The one after.
    After,
    /// Which mark is changed: power, attitude, trust.
    NextMark,
    /// This digit, where the keys of panes are digits too.
    Digit(u8),
    /// A new person over the picked one.
    AddOver,
    /// What changed since a day, and since which.
    Since,
    /// The day that is compared with.
    CompareWith,
    /// A route as introductions and things to do.
    PlanRoute,
    /// Still true today.
    Confirm,
    /// What they are likely to say on a visit, one by one.
    Rehearse,
    /// The route to this person.
    Route,
    /// What if this one leaves.
    WhatIf,
    /// The findings of the account.
    Findings,
    /// The brief.
    Brief,
    /// Log a contact in one line.
    Log,
    /// Today.
    Today,
    /// Begins `n` and a letter.
    New,
    /// Begins `g` and a letter.
    Go,
    /// A new record of this kind.
    Make(Thing),
    /// To this place.
    Visit(Place),
    /// Save what is shown as a file.
    SaveFile,
    /// Copy the row as text.
    Copy,
    /// Copy the screen as text.
    CopyAll,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Find or do.
    Find,
    /// The keys of this screen.
    Help,
    /// The messages so far.
    Messages,
    /// End.
    Quit,
    /// Give the terminal back for a while.
    Pause,
}

/// What `n` and a letter makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// An account.
    Account,
    /// A person.
    Person,
    /// A visit.
    Visit,
    /// A meeting that nobody had planned, by its debrief.
    Meeting,
    /// An opportunity.
    Opportunity,
    /// A tie.
    Tie,
    /// An answer to a topic.
    Intel,
    /// Something to do.
    Action,
    /// An observation.
    Observation,
    /// A complaint.
    Complaint,
    /// A topic of the rep's own.
    Topic,
    /// A gift, before it is given.
    Gift,
}

/// Where `g` and a letter goes: a screen, by the name of its key in keys.toml.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place(pub &'static str);

/// The screens that others lead to by name.
impl Place {
    /// The four panes.
    pub const WORKBENCH: Self = Self("go-workbench");
    /// The stakeholder map.
    pub const MAP: Self = Self("go-map");
    /// The opportunity.
    pub const OPPORTUNITY: Self = Self("go-opportunity");
    /// The visits of the account.
    pub const VISITS: Self = Self("go-visits");
    /// Evaluation and verdict.
    pub const VERDICT: Self = Self("go-verdict");
    /// All deals as one goes through them with a manager.
    pub const REVIEW: Self = Self("go-review");
    /// Cash and payments.
    pub const MONEY: Self = Self("go-money");
    /// The negotiation sheet.
    pub const NEGOTIATION: Self = Self("go-negotiation");
    /// Specification and bid.
    pub const SPECIFICATION: Self = Self("go-specification");
    /// Observations.
    pub const MARKET: Self = Self("go-market");
    /// The plan of the year.
    pub const PLAN: Self = Self("go-plan");
    /// The six figures.
    pub const NUMBERS: Self = Self("go-numbers");
    /// One account on a page.
    pub const ACCOUNT: Self = Self("go-account");
    /// The register of gifts.
    pub const GIFTS: Self = Self("go-gifts");
    /// Our team against their people.
    pub const TEAM: Self = Self("go-team");
    /// Who left.
    pub const LEFT: Self = Self("go-left");
}
