//! The rep: who uses the file, and what deals are measured against.

use super::*;
use crate::{choice, record};

record! {
    /// The rep's settings. docs/FIELDS.md `rep`.
    Rep = "rep", Identity::Equal;
    #[doc = "The rep's name."]
    name: Text,
    #[doc = "The rep's company."]
    company: Text,
    #[doc = "Our own superior."]
    manager: Text,
    #[doc = "The one currency of the file."]
    currency: Text,
    #[doc = "The most money the company can have out on one deal (M34)."]
    cushion_limit: Amount,
    #[doc = "What money costs, as a yearly rate."]
    capital_cost: Share,
    #[doc = "The most that gifts to one person may be worth in a year (M9)."]
    gift_limit: Amount,
    #[doc = "What money of a later year is worth less, as a yearly rate (M20)."]
    discount: Share,
    #[doc = "The yearly revenue that makes a customer a key candidate."]
    key_threshold: Amount,
    #[doc = "What an hour of pursuit costs."]
    hourly_cost: Amount,
    #[doc = "Our people who hold relationships beside the rep."]
    team: List<TeamMember>,
    #[doc = "Topics of the rep's own, asked in every account."]
    topics: List<RepTopic>,
}

record! {
    /// One of our people.
    TeamMember = "team", Identity::Keyed(&["name"]);
    #[doc = "The name, as held_by gives it."]
    name: Name = Presence::Required,
    #[doc = "The last day with us."]
    until: Day,
}

choice! {
    /// A skill of the seller (METHOD M1-M4).
    Skill {
        /// Conclusions that hold.
        #[default]
        Logic = "logic",
        /// From observations to causes.
        Analysis = "analysis",
        /// Seeing what sells and why.
        Observation = "observation",
        /// Results, not reasons.
        Execution = "execution",
        /// Our products.
        Product = "product",
        /// The customer's industry.
        Industry = "industry",
        /// The market around it.
        Market = "market",
        /// No liking or disliking of customers.
        Attitude = "attitude",
    }
}

record! {
    /// A mark that the rep gives themselves. docs/FIELDS.md `self_assessment` (METHOD M3, M15).
    SelfAssessment = "self_assessment", Identity::Equal;
    #[doc = "The day of the mark."]
    date: Day,
    #[doc = "What is marked."]
    skill: Option<Skill>,
    #[doc = "0 to 5."]
    score: Mark5,
    #[doc = "What it rests on."]
    evidence: Text,
}
