//! Visits: meetings prepared and debriefed.

use super::*;
use crate::{choice, record};

choice! {
    /// Where a visit stands.
    VisitStatus {
        /// To come.
        #[default]
        Planned = "planned",
        /// It took place.
        Done = "done",
        /// It did not.
        Cancelled = "cancelled",
    }
}

choice! {
    /// The result against the ladder of objectives (F5).
    VisitResult {
        /// As good as could be hoped.
        MetBest = "met_best",
        /// As expected.
        #[default]
        MetExpected = "met_expected",
        /// The least we wanted.
        MetMinimum = "met_minimum",
        /// Not even that.
        Missed = "missed",
    }
}

choice! {
    /// The kind of talk that a visit is.
    Occasion {
        /// The first one.
        FirstTalk = "first_talk",
        /// Work on what is under way.
        #[default]
        Working = "working",
        /// About prices and terms.
        Negotiation = "negotiation",
        /// About a tender.
        Tender = "tender",
        /// About a complaint.
        Complaint = "complaint",
        /// The talk of the year.
        Yearly = "yearly",
        /// In a shop.
        Retail = "retail",
        /// Anything else.
        Other = "other",
    }
}

record! {
    /// A meeting being prepared or debriefed. docs/FIELDS.md `visits` (METHOD M22, F5).
    Visit = "visit", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "When."]
    date: When,
    #[doc = "Where."]
    place: Text,
    #[doc = "Who of them attends."]
    people: Refs<Person>,
    #[doc = "Who of ours comes."]
    ours: Words,
    #[doc = "Which purchase it is about."]
    opportunity: Ref<Opportunity>,
    #[doc = "What for."]
    purpose: Text,
    #[doc = "The kind of talk: it chooses the page."]
    occasion: Option<Occasion>,
    #[doc = "What the customer will do, by when."]
    objectives: Part<Ladder>,
    #[doc = "Why a senior person should meet us (M26)."]
    reason_to_meet: Text,
    #[doc = "What to ask."]
    questions: List<Question>,
    #[doc = "What they will hold against us, and our answer (F5)."]
    objections: List<Objection>,
    #[doc = "What they will ask us, and our answer (F5)."]
    their_questions: List<TheirQuestion>,
    #[doc = "The agenda."]
    agenda: Words,
    #[doc = "What to bring."]
    bring: Words,
    #[doc = "Where it stands."]
    status: VisitStatus = Presence::Default("planned"),
    #[doc = "What came of it."]
    debrief: Part<Debrief>,
}

record! {
    /// Objectives worded as the customer's act (F5).
    Ladder = "ladder", Identity::Equal;
    #[doc = "The best we can hope for."]
    best: Text,
    #[doc = "What we expect."]
    expected: Text,
    #[doc = "The least that makes it worth while."]
    minimum: Text,
}

record! {
    /// A question to ask, and the topic that it will answer.
    Question = "question", Identity::Equal;
    #[doc = "The question."]
    text: Text,
    #[doc = "The topic it answers."]
    topic: TopicName,
    #[doc = "Whom it is about, or for."]
    person: Ref<Person>,
    #[doc = "What they said."]
    answer: Text,
    #[doc = "The words in which the file proposed it, where the rep has others."]
    about: Text,
}

record! {
    /// An objection to expect.
    Objection = "objection", Identity::Equal;
    #[doc = "What they may say."]
    text: Text,
    #[doc = "What we say."]
    answer: Text,
    #[doc = "They said it."]
    came: Flag,
}

record! {
    /// A question that they will ask us.
    TheirQuestion = "their_question", Identity::Equal;
    #[doc = "What they may ask."]
    text: Text,
    #[doc = "What we say."]
    answer: Text,
    #[doc = "They asked it."]
    came: Flag,
}

record! {
    /// What came of a visit.
    Debrief = "debrief", Identity::Equal;
    #[doc = "The day of the debrief."]
    date: Day,
    #[doc = "The result against the ladder."]
    result: Option<VisitResult>,
    #[doc = "What we learned."]
    learned: Text,
    #[doc = "What happens next."]
    next: Text,
}
