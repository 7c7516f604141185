//! Every form as data: what it is about, and what stands in it at first.

use crate::model::{Date, Key};
use crate::workbench::visit::Kind;

/// Which form, on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// A new account, or the account of this number.
    Account(Option<Key>),
    /// A new person (in one line), or the person of this id.
    Person(Option<String>),
    /// A new person (in one line) over the person of this id.
    Boss(String),
    /// A new tie, from this person where one is picked; or the tie of this number.
    Tie {
        /// Whom it begins at.
        from: Option<String>,
        /// The tie to edit.
        key: Option<Key>,
    },
    /// An answer to this topic: `organisation.budget`, `senior.concerns@dahl`.
    Intel(Option<String>),
    /// An introduction between these two, or the one of this number.
    Introduction {
        /// Who introduces.
        through: Option<String>,
        /// To whom.
        to: Option<String>,
        /// The introduction to edit.
        key: Option<Key>,
    },
    /// An answer out of what was said in a contact.
    AnswerFromContact(AnswerFromContact),
    /// The answer of this number.
    Answer(Key),
    /// A topic of the rep's own, or the one of this name.
    Topic(Option<String>),
    /// A new opportunity, or the one of this id.
    Opportunity(Option<String>),
    /// Something to do: what, and what it is for; or the action of this id.
    Action {
        /// The action to edit.
        id: Option<String>,
        /// What it says at first.
        what: String,
        /// The subject it is for.
        subject: Option<String>,
    },
    /// A contact, with this person.
    Contact(Option<String>),
    /// The contact of this id.
    Happened(String),
    /// The proof of an exit criterion of an opportunity.
    Evidence {
        /// The opportunity.
        opportunity: String,
        /// The criterion.
        criterion: String,
    },
    /// Both stages of an opportunity.
    Stage(String),
    /// The answer to a finding.
    Dismissal {
        /// Its code.
        code: String,
        /// Its subject.
        subject: String,
    },
    /// A visit to prepare, or the one of this id.
    Visit(Option<String>),
    /// The same, from this field on.
    VisitField {
        /// The visit.
        id: String,
        /// The column: `reason_to_meet`.
        column: &'static str,
    },
    /// A new visit like the one of this id.
    VisitAgain(String),
    /// A question of a visit.
    Question(QuestionStart),
    /// What they will say or ask on a visit.
    Expect(ExpectStart),
    /// What they are likely to say on the visit of this id, one by one.
    Rehearsal(String),
    /// How the person of this id talks and thinks.
    Profile(String),
    /// The debrief of the visit of this id.
    Debrief(String),
    /// The debrief of the contact of this id.
    DebriefContact(String),
    /// The debrief of a meeting that nobody had planned.
    Unplanned,
    /// Something seen in the field, or the observation of this id.
    Observation(Option<String>),
    /// A complaint, or the one of this id.
    Complaint(Option<String>),
    /// A contract in force, or the one of this id.
    Agreement(Option<String>),
    /// A payment milestone of an opportunity, or the one of this id.
    Payment {
        /// The opportunity.
        opportunity: String,
        /// The payment to edit.
        id: Option<String>,
    },
    /// A new objective of this year; of the current one where none is given.
    Objective(Option<i64>),
    /// A new gift, to this person where one is known.
    Gift(Option<String>),
    /// A recurring service, or the one of this id.
    Service(Option<String>),
    /// A new record of this sheet in this owner, or the one of this number.
    Record {
        /// The name of the sheet.
        sheet: &'static str,
        /// The record to edit.
        key: Option<Key>,
        /// What a new one belongs to.
        owner: Option<Key>,
    },
    /// Who the rep is.
    Rep,
}

/// Which question of which visit, and what stands in it at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionStart {
    /// The visit's id.
    pub visit: String,
    /// Its place in the visit; nothing where it is not on the list yet.
    pub place: Option<usize>,
    /// The question.
    pub text: String,
    /// The topic, by its full name.
    pub topic: Option<String>,
    /// Whom it is about, or for: an id.
    pub person: Option<String>,
    /// The words in which the file proposed it.
    pub about: Option<String>,
}

/// Which one of which visit, and what stands in it at first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectStart {
    /// The visit's id.
    pub visit: String,
    /// An objection, or a question of theirs.
    pub kind: Kind,
    /// Its place in the visit's list; nothing where it is not there yet.
    pub place: Option<usize>,
    /// What they may say or ask.
    pub text: String,
    /// What we say.
    pub answer: Option<String>,
}

/// An answer to a topic, as somebody said it in a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFromContact {
    /// The topic: `organisation.budget`, `senior.concerns@dahl`.
    pub subject: String,
    /// The words.
    pub text: String,
    /// Who said it.
    pub source: String,
    /// When.
    pub day: Date,
}
