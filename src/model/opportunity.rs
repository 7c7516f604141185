//! Opportunities: purchases that a customer may make, and where both sides stand.

use super::*;
use crate::{choice, record};

choice! {
    /// What became of it.
    OpportunityStatus {
        /// Still to be decided.
        #[default]
        Open = "open",
        /// We got it.
        Won = "won",
        /// A rival got it.
        Lost = "lost",
        /// Nobody will.
        Dropped = "dropped",
    }
}

/// Is the purchase over, by its state?
pub fn is_ended(status: &Value) -> bool {
    matches!(status.text(), Some("won" | "lost" | "dropped"))
}

/// From which day to which the decision slipped: to a later one.
pub fn slipped(from: &Value, to: &Value) -> Option<(Date, Date)> {
    match (from, to) {
        (Value::Day(from), Value::Day(to)) if to > from => Some((*from, *to)),
        _ => None,
    }
}

choice! {
    /// The eight criteria of the evaluation, in the order of docs/RULES.md (METHOD M30, M31).
    EvaluationCriterion {
        /// Can pay for it.
        #[default]
        Capital = "capital",
        /// We meet the requirements.
        Technical = "technical",
        /// We stand well with them.
        Relationship = "relationship",
        /// Does pay.
        Credit = "credit",
        /// The rival stands badly.
        Rival = "rival",
        /// Our offer fits.
        Fit = "fit",
        /// We have the means.
        Resources = "resources",
        /// We are sure of all this.
        Sureness = "sureness",
    }
}

choice! {
    /// Go on, or not (METHOD M31).
    VerdictWord {
        /// Yes.
        Go = "go",
        /// If something changes.
        #[default]
        Conditional = "conditional",
        /// No.
        NoGo = "no_go",
    }
}

choice! {
    /// Whom a point of the specification helps (METHOD M32).
    Favours {
        /// Us.
        Us = "us",
        /// A rival.
        Rival = "rival",
        /// Nobody.
        #[default]
        Neutral = "neutral",
    }
}

choice! {
    /// Whose offer (METHOD M8).
    Side {
        /// Ours.
        #[default]
        Us = "us",
        /// The customer's.
        Them = "them",
    }
}

choice! {
    /// What became of a trade (METHOD M8).
    TradeState {
        /// Named, not answered.
        #[default]
        Offered = "offered",
        /// Taken.
        Agreed = "agreed",
        /// Not taken.
        Refused = "refused",
    }
}

record! {
    /// One purchase that the customer may make. docs/FIELDS.md `opportunities` (METHOD M28-M34).
    Opportunity = "opportunity", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "Its name."]
    name: Name = Presence::Required,
    #[doc = "What we would sell."]
    products: Refs<Product>,
    #[doc = "The business unit that buys."]
    unit: Text,
    #[doc = "Its stages: a process of the playbook, such as retail_listing; absent: the standard six."]
    process: ProcessName,
    #[doc = "What it is worth."]
    value: Amount,
    #[doc = "Margin, -1 to 1."]
    margin: Number<-1, 1, 24>,
    #[doc = "Our chance in percent, 0 to 100."]
    chance: Mark<0, 100>,
    #[doc = "When it is decided."]
    decision_date: Day,
    #[doc = "Its moves to a later day."]
    slips: List<Slip>,
    #[doc = "Where the customer is, 1 to 6."]
    buying_stage: StageNo,
    #[doc = "Where our work is, 1 to 6."]
    selling_stage: StageNo,
    #[doc = "What became of it."]
    status: OpportunityStatus = Presence::Default("open"),
    #[doc = "When both lines moved."]
    stage_history: List<StageChange>,
    #[doc = "When the customer wants to be where (M29)."]
    schedule: List<StageDate>,
    #[doc = "Proof of what must be true in a stage."]
    evidence: List<Evidence>,
    #[doc = "Our marks on the eight criteria."]
    evaluation: List<EvaluationMark>,
    #[doc = "Verdicts, with day and reason (M31)."]
    decision: List<Decision>,
    #[doc = "Hours that the pursuit will take."]
    pursuit_hours: Number<0, 1_000_000_000, 24>,
    #[doc = "Who else is in it."]
    rivals: List<Rival>,
    #[doc = "Points of the specification (M32)."]
    specification: List<SpecificationPoint>,
    #[doc = "The bid calendar (M32)."]
    bid: List<BidItem>,
    #[doc = "Offers of both sides (M8)."]
    offers: List<Offer>,
    #[doc = "The price we aim at."]
    target_price: Amount,
    #[doc = "The price we do not go below."]
    floor_price: Amount,
    #[doc = "The lowest that they hope for, as we read it."]
    their_floor: Amount,
    #[doc = "What we can give and get (M8)."]
    trades: List<Trade>,
    #[doc = "Money out (M34)."]
    costs: List<Cost>,
    #[doc = "Money in (M34)."]
    payments: List<Payment>,
    #[doc = "How it ended (F7)."]
    closed: Part<Closed>,
}

impl Referable for Opportunity {
    const TARGET: Target = Target::Opportunity;
}

impl Opportunity {
    /// Still to be decided.
    pub fn is_open(&self) -> bool {
        self.status == OpportunityStatus::Open
    }

    /// Open or won. docs/RULES.md *Ours*.
    pub fn is_ours(&self) -> bool {
        matches!(self.status, OpportunityStatus::Open | OpportunityStatus::Won)
    }
}

record! {
    /// A move of one line or both.
    StageChange = "stage_history", Identity::Equal;
    #[doc = "The day."]
    date: Day,
    #[doc = "The customer's stage from then."]
    buying_stage: StageNo,
    #[doc = "Ours from then."]
    selling_stage: StageNo,
    #[doc = "Why it moved without its proofs."]
    why: Text,
}

record! {
    /// A move of the day of decision to a later one.
    Slip = "slip", Identity::Equal;
    #[doc = "The day on which it was moved."]
    date: Day,
    #[doc = "The day before."]
    from: Day,
    #[doc = "The day from then."]
    to: Day,
    #[doc = "Why it moved."]
    why: Text,
}

record! {
    /// The day on which a stage should be reached (M29).
    StageDate = "schedule", Identity::Keyed(&["stage"]);
    #[doc = "1 to 6."]
    stage: StageNo = Presence::Required,
    #[doc = "The day."]
    date: Day,
}

record! {
    /// Proof of an exit criterion.
    Evidence = "evidence", Identity::Keyed(&["criterion"]);
    #[doc = "What must be true."]
    criterion: Criterion = Presence::Required,
    #[doc = "The proof."]
    note: Text,
    #[doc = "Since when."]
    date: Day,
}

record! {
    /// Our mark on one of the eight criteria.
    EvaluationMark = "evaluation", Identity::Keyed(&["criterion"]);
    #[doc = "What is marked."]
    criterion: EvaluationCriterion = Presence::Required,
    #[doc = "0 to 5."]
    score: Mark5,
    #[doc = "What it rests on."]
    why: Text,
    #[doc = "The day of the mark."]
    as_of: Day,
}

record! {
    /// A verdict that was taken.
    Decision = "decision", Identity::Equal;
    #[doc = "The day."]
    date: Day,
    #[doc = "The verdict."]
    verdict: Option<VerdictWord>,
    #[doc = "The reason."]
    why: Text,
    #[doc = "Our marks of that day."]
    marks: List<DecisionMark>,
}

record! {
    /// Our mark on one of the eight criteria, as it was on the day of a verdict.
    DecisionMark = "decision_mark", Identity::Keyed(&["criterion"]);
    #[doc = "What is marked."]
    criterion: EvaluationCriterion = Presence::Required,
    #[doc = "0 to 5."]
    score: Mark5,
}

record! {
    /// A point of the specification, and whom it helps.
    SpecificationPoint = "specification", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "What it asks for."]
    point: Text,
    #[doc = "Whom it helps."]
    favours: Option<Favours>,
    #[doc = "Which rival."]
    rival: Ref<Competitor>,
    #[doc = "Who wrote it."]
    author: Ref<Person>,
    #[doc = "The day on which we took the loss."]
    accepted: Day,
    #[doc = "Why we took it."]
    why: Text,
}

record! {
    /// A paper of the bid, with its day.
    BidItem = "bid", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "What has to be there."]
    what: Text,
    #[doc = "By when."]
    due: Day,
    #[doc = "Who of ours."]
    owner: Text,
    #[doc = "The day it was ready."]
    done: Day,
}

record! {
    /// An offer, ours or theirs (METHOD M8).
    Offer = "offer", Identity::Equal;
    #[doc = "The day."]
    date: Day,
    #[doc = "Whose."]
    side: Option<Side>,
    #[doc = "Who of them named it, or heard it."]
    who: Ref<Person>,
    #[doc = "How much."]
    amount: Amount,
    #[doc = "Its other terms."]
    terms: Text,
    #[doc = "Days that they may take to pay."]
    days: Count,
    #[doc = "How it was said."]
    said: Text,
    #[doc = "The last day it holds."]
    valid_until: Day,
}

record! {
    /// Something we can give for something we want (METHOD M8).
    Trade = "trade", Identity::Equal;
    #[doc = "What we give."]
    give: Text,
    #[doc = "What we get."]
    get: Text,
    #[doc = "What it is worth to us."]
    worth_to_us: Figure,
    #[doc = "What it is worth to them."]
    worth_to_them: Figure,
    #[doc = "What became of it."]
    state: Option<TradeState>,
    #[doc = "The day of that."]
    date: Day,
}

record! {
    /// Money that goes out (METHOD M34).
    Cost = "cost", Identity::Equal;
    #[doc = "The day; today without one."]
    due: Day,
    #[doc = "How much."]
    amount: Amount,
    #[doc = "For what."]
    what: Text,
}

record! {
    /// A payment milestone (METHOD M34).
    Payment = "payment", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "The day by the contract."]
    due: Day,
    #[doc = "How much."]
    amount: Amount,
    #[doc = "For what."]
    what: Text,
    #[doc = "The day of the invoice."]
    invoiced: Day,
    #[doc = "The day it came in."]
    paid: Day,
}

record! {
    /// How a purchase ended (F7).
    Closed = "closed", Identity::Equal;
    #[doc = "The day."]
    date: Day,
    #[doc = "The causes, in words of the playbook's list."]
    because: Words,
    #[doc = "Why."]
    reason: Text,
    #[doc = "Who got it."]
    winner: Ref<Competitor>,
    #[doc = "Topics of the checklist, or words, that we did not know."]
    unknown: Words,
    #[doc = "What we learned."]
    learned: Text,
    #[doc = "When to ask them again."]
    again: Day,
}
