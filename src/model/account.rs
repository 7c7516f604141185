//! Accounts: the customer companies, and what we know and plan of each.

use super::*;
use crate::{choice, record};

choice! {
    /// How much a customer counts.
    Tier {
        /// Not yet a customer.
        Prospect = "prospect",
        /// A customer.
        #[default]
        Ordinary = "ordinary",
        /// To become a key account.
        Target = "target",
        /// One of the few that make most of the sales.
        Key = "key",
    }
}

choice! {
    /// Whether we work on it.
    Status {
        /// Yes.
        #[default]
        Active = "active",
        /// Not now.
        Dormant = "dormant",
        /// No more: it went elsewhere.
        Lost = "lost",
    }
}

record! {
    /// A customer company. docs/FIELDS.md `accounts` (METHOD M14).
    Account = "account", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "Its name."]
    name: Name = Presence::Required,
    #[doc = "Other names it goes by."]
    aliases: Words,
    #[doc = "The group it belongs to (F8)."]
    parent: Ref<Account>,
    #[doc = "What it does."]
    industry: Text,
    #[doc = "How much it counts."]
    tier: Tier = Presence::Default("ordinary"),
    #[doc = "Whether we work on it."]
    status: Status = Presence::Default("active"),
    #[doc = "The day of the last change of status."]
    status_since: Day,
    #[doc = "Who of ours is responsible (M27)."]
    seller: Text,
    #[doc = "The region."]
    region: Text,
    #[doc = "The town or site."]
    site: Text,
    #[doc = "The postal address."]
    address: Text,
    #[doc = "How one gets in."]
    gate: Text,
    #[doc = "Their shops and plants."]
    places: Words,
    #[doc = "The share of its business that stays from one year to the next (M20)."]
    retention: Share,
    #[doc = "How many work there."]
    employees: Count,
    #[doc = "Whatever else matters."]
    notes: Text,
    #[doc = "Ids of those that were merged into it: a later import knows it by them."]
    former_ids: Words,
    #[doc = "When it became what (M17)."]
    tier_history: List<TierSince>,
    #[doc = "The six values of a key account (M21)."]
    values: Part<Values>,
    #[doc = "What we know of its trade (M2)."]
    knowledge: Part<Knowledge>,
    #[doc = "Plan and result by year (M10)."]
    years: List<Year>,
    #[doc = "Its marks for us over time (M14)."]
    satisfaction: List<Satisfaction>,
    #[doc = "Position, ambition, approach (M23)."]
    strategy: Part<Strategy>,
    #[doc = "Who else sells there (M12)."]
    competition: List<Competition>,
    #[doc = "The stakeholders."]
    people: List<Person>,
    #[doc = "Who knows or moves whom."]
    ties: List<Tie>,
    #[doc = "Introductions asked for (F12)."]
    introductions: List<Introduction>,
    #[doc = "Answers to the checklist (M22)."]
    intel: List<Intel>,
    #[doc = "What happened with its people."]
    contacts: List<Contact>,
    #[doc = "Purchases it may make (M28)."]
    opportunities: List<Opportunity>,
    #[doc = "Contracts in force."]
    agreements: List<Agreement>,
    #[doc = "Meetings prepared or debriefed."]
    visits: List<Visit>,
    #[doc = "To do, and promises both ways (F10)."]
    actions: List<Action>,
    #[doc = "White space (M11)."]
    needs: List<Need>,
    #[doc = "Objectives of the plan (M10)."]
    objectives: List<Objective>,
    #[doc = "What was seen in the field (M5)."]
    observations: List<Observation>,
    #[doc = "Complaints (M13)."]
    complaints: List<Complaint>,
    #[doc = "The service plan (M16)."]
    service: List<Service>,
    #[doc = "Gifts and hospitality (M9)."]
    gifts: List<Gift>,
    #[doc = "Disputes of the file with itself that are none."]
    settled: List<Settled>,
    #[doc = "The rep's answers to findings."]
    dismissals: List<Dismissal>,
    #[doc = "Topics of the rep's own, asked here."]
    topics: List<Topic>,
}

impl Referable for Account {
    const TARGET: Target = Target::Account;
}

record! {
    /// From which day the account has been of a tier.
    TierSince = "tier_history", Identity::Keyed(&["since"]);
    #[doc = "The tier."]
    tier: Tier = Presence::Required,
    #[doc = "Its first day."]
    since: Day = Presence::Required,
}

record! {
    /// The six values of a key account (METHOD M21).
    Values = "values", Identity::Equal;
    #[doc = "Stable orders."]
    orders: Part<Worth>,
    #[doc = "An example to its industry."]
    example: Part<Worth>,
    #[doc = "Market share."]
    share: Part<Worth>,
    #[doc = "Drives innovation."]
    innovation: Part<Worth>,
    #[doc = "An asset of the company."]
    asset: Part<Worth>,
    #[doc = "Both win."]
    win_win: Part<Worth>,
}

record! {
    /// A mark with its reason.
    Worth = "worth", Identity::Equal;
    #[doc = "0 to 5."]
    score: Mark5,
    #[doc = "The reason."]
    why: Text,
}

record! {
    /// What we know of the account's trade, on three levels (METHOD M2).
    Knowledge = "knowledge", Identity::Equal;
    #[doc = "Our product in its hands."]
    product: Part<Grasp>,
    #[doc = "Rivals in the same trade."]
    peers: Part<Grasp>,
    #[doc = "Substitutes."]
    substitutes: Part<Grasp>,
    #[doc = "How the industry moves."]
    dynamics: Part<Grasp>,
    #[doc = "The market around it."]
    market: Part<Grasp>,
}

impl Knowledge {
    /// The five marks, in order.
    pub fn levels(&self) -> [(&'static str, &Grasp); 5] {
        [
            ("product", &self.product),
            ("peers", &self.peers),
            ("substitutes", &self.substitutes),
            ("dynamics", &self.dynamics),
            ("market", &self.market),
        ]
    }
}

record! {
    /// How well we know one level, and what is missing.
    Grasp = "grasp", Identity::Equal;
    #[doc = "0 to 5."]
    score: Mark5,
    #[doc = "What is missing."]
    missing: Text,
}

record! {
    /// A mark that the customer gave us.
    Satisfaction = "satisfaction", Identity::Equal;
    #[doc = "The day."]
    date: Day,
    #[doc = "0 to 5, one decimal."]
    score: Number<0, 5, 1>,
    #[doc = "Who gave it."]
    by: Text,
    #[doc = "What was said."]
    note: Text,
}

record! {
    /// The strategy for the account (METHOD M23).
    Strategy = "strategy", Identity::Equal;
    #[doc = "Where we are."]
    position: Text,
    #[doc = "Where to be."]
    ambition: Text,
    #[doc = "How to get there."]
    approach: Text,
    #[doc = "The day it was thought through."]
    as_of: Day,
    #[doc = "What we are good at here."]
    strengths: Words,
    #[doc = "What we are bad at here."]
    weaknesses: Words,
    #[doc = "What can come our way."]
    opportunities: Words,
    #[doc = "What can go against us."]
    threats: Words,
}

record! {
    /// A competitor's place in the account.
    Competition = "competition", Identity::Keyed(&["competitor"]);
    #[doc = "Who."]
    competitor: Ref<Competitor> = Presence::Required,
    #[doc = "Its share, 0 to 1."]
    share: Share,
    #[doc = "What it sells there."]
    note: Text,
}

record! {
    /// Facts that disagree, and that the rep has called no dispute.
    Settled = "settled", Identity::Equal;
    #[doc = "The kind of dispute."]
    kind: Text,
    #[doc = "The ids of its records, which may be gone."]
    records: Words,
    #[doc = "Why it is none."]
    why: Text,
    #[doc = "The day it was settled."]
    date: Day,
}

impl Account {
    /// The record of a year.
    pub fn year(&self, year: i64) -> Option<&Year> {
        self.years.iter().find(|y| y.year.0 == Some(year))
    }

    /// The revenue of a year, as given or summed over its quarters. docs/FILE.md.
    pub fn revenue_in(&self, year: i64) -> Option<Money> {
        self.year(year)?.revenue()
    }
}
