//! People: the stakeholders of an account.

use super::*;
use crate::{choice, record};

choice! {
    /// The rank, highest first.
    Level {
        /// Leads the house.
        Executive = "executive",
        /// Leads a department.
        Senior = "senior",
        /// Leads a team.
        Middle = "middle",
        /// Does the work.
        #[default]
        Working = "working",
    }
}

choice! {
    /// The part in a purchase. docs/FILE.md.
    Role {
        /// Has the final yes and the money.
        DecisionMaker = "decision_maker",
        /// Has to agree.
        Approver = "approver",
        /// Judges the technique.
        Technical = "technical",
        /// Works with it.
        #[default]
        User = "user",
        /// Buys it.
        Purchasing = "purchasing",
        /// Is listened to.
        Influencer = "influencer",
        /// Lets us in, or not.
        Gatekeeper = "gatekeeper",
        /// Gives us information.
        Coach = "coach",
        /// Sells for us inside.
        Champion = "champion",
    }
}

choice! {
    /// What a person did for us (F2).
    DeedKind {
        /// Introduced us to somebody.
        Introduced = "introduced",
        /// Told us what we needed.
        #[default]
        Informed = "informed",
        /// Gave us the criteria.
        GaveCriteria = "gave_criteria",
        /// Spoke for us.
        SpokeForUs = "spoke_for_us",
        /// Warned us.
        Warned = "warned",
    }
}

record! {
    /// A stakeholder of an account. docs/FIELDS.md `people`.
    Person = "person", Identity::Own;
    #[doc = "The id."]
    id: Id,
    #[doc = "The name; of a placeholder, the title (F9)."]
    name: Name = Presence::Required,
    #[doc = "The title."]
    title: Text,
    #[doc = "Other names they go by."]
    aliases: Words,
    #[doc = "The department."]
    department: Text,
    #[doc = "How a letter addresses them."]
    address: Text,
    #[doc = "The rank."]
    level: Option<Level>,
    #[doc = "Whom they report to."]
    reports_to: Ref<Person>,
    #[doc = "Their parts in a purchase."]
    roles: Vec<Role>,
    #[doc = "0 to 5: their weight in decisions."]
    influence: Mark5,
    #[doc = "-2 opposed to 2 sells for us; absent = unknown."]
    attitude: Mark<-2, 2>,
    #[doc = "0 none to 5 ally; absent counts as 0 and shows as not set."]
    relationship: Mark5,
    #[doc = "Who of ours holds it; absent = the rep."]
    held_by: Text,
    #[doc = "To be reached every so many days (M11)."]
    cadence_days: Positive,
    #[doc = "How they talk and think (M1)."]
    communication: Part<Communication>,
    #[doc = "When the marks were last confirmed (F1)."]
    marks_as_of: Day,
    #[doc = "Where the marks come from (F1)."]
    marks_source: Text,
    #[doc = "The relationship aimed at."]
    wanted: Mark5,
    #[doc = "What they did for us (F2)."]
    deeds: List<Deed>,
    #[doc = "The day they left (F3)."]
    left: Day,
    #[doc = "Where they went (F3)."]
    moved_to: Text,
    #[doc = "Who came after them (F3)."]
    successor: Ref<Person>,
    #[doc = "A hole in the map: a title without a name (F9)."]
    placeholder: Flag,
    #[doc = "Outside the account, but able to influence it."]
    external: Flag,
    #[doc = "Mail address."]
    email: Text,
    #[doc = "Phone number."]
    phone: Text,
    #[doc = "Whatever else matters."]
    notes: Text,
    #[doc = "Ids of those who were merged into them: a later import knows them by it."]
    former_ids: Words,
}

impl Referable for Person {
    const TARGET: Target = Target::Person;
}

impl Person {
    /// Has this role?
    pub fn plays(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Level executive or senior, or role decision_maker. docs/RULES.md.
    pub fn is_senior(&self) -> bool {
        matches!(self.level, Some(Level::Executive | Level::Senior))
            || self.plays(Role::DecisionMaker)
    }
}

record! {
    /// How a person talks, thinks and is reached (METHOD M1).
    Communication = "communication", Identity::Equal;
    #[doc = "Language and terms."]
    language: Text,
    #[doc = "Numbers, vision, risk, relationship, process."]
    thinking: Text,
    #[doc = "Habits."]
    habits: Text,
    #[doc = "How to reach them."]
    reach: Text,
}

impl Communication {
    /// No field says anything.
    pub fn is_blank(&self) -> bool {
        [&self.language, &self.thinking, &self.habits, &self.reach].iter().all(|t| t.is_none())
    }
}

record! {
    /// Something a person did for us: the proof of a champion (F2).
    Deed = "deed", Identity::Equal;
    #[doc = "The day."]
    date: Day,
    #[doc = "What they did."]
    what: Option<DeedKind>,
    #[doc = "How it went."]
    note: Text,
}
