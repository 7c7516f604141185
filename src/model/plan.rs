//! The plan of a year: targets and sales by quarter, needs, objectives.

use super::*;
use crate::{choice, record};

record! {
    /// Plan and result of one year. docs/FIELDS.md `years` (METHOD M10).
    Year = "year", Identity::Keyed(&["year"]);
    #[doc = "The year."]
    year: YearNo = Presence::Required,
    #[doc = "What we want to sell; the sum of the quarters where left out."]
    target: Amount,
    #[doc = "What we sold; the sum of the quarters where left out."]
    revenue: Amount,
    #[doc = "The day to which revenue counts."]
    until: Day,
    #[doc = "Margin, -1 to 1."]
    margin: Number<-1, 1, 24>,
    #[doc = "What upkeep may cost."]
    cost_budget: Amount,
    #[doc = "What upkeep did cost."]
    cost: Amount,
    #[doc = "The four quarters."]
    quarters: List<Quarter>,
}

record! {
    /// One quarter of a year.
    Quarter = "quarter", Identity::Keyed(&["quarter"]);
    #[doc = "1 to 4."]
    quarter: Mark<1, 4> = Presence::Required,
    #[doc = "What we want to sell."]
    target: Amount,
    #[doc = "What we sold."]
    revenue: Amount,
}

impl Year {
    /// The year's revenue: as given, else the sum of the quarters that give one. docs/FILE.md.
    pub fn revenue(&self) -> Option<Money> {
        self.revenue.or_else(|| sum(self.quarters.iter().map(|q| *q.revenue)))
    }

    /// The year's target: as given, else the sum of the quarters that give one. docs/FILE.md.
    pub fn target(&self) -> Option<Money> {
        self.target.or_else(|| sum(self.quarters.iter().map(|q| *q.target)))
    }
}

fn sum(amounts: impl Iterator<Item = Option<Money>>) -> Option<Money> {
    amounts.flatten().reduce(|a, b| Money::from_cents(a.cents().saturating_add(b.cents())))
}

choice! {
    /// Who serves a need.
    NeedState {
        /// We do.
        Ours = "ours",
        /// A rival does.
        Rivals = "rivals",
        /// Nobody yet.
        #[default]
        Open = "open",
        /// There is no such need.
        None = "none",
    }
}

record! {
    /// A need and who serves it: a field of the white space. docs/FIELDS.md `needs` (METHOD M11).
    Need = "need", Identity::Equal;
    #[doc = "What is needed."]
    need: Text,
    #[doc = "Our product for it."]
    product: Ref<Product>,
    #[doc = "The purchase that comes of it."]
    opportunity: Ref<Opportunity>,
    #[doc = "The business unit."]
    unit: Text,
    #[doc = "Who serves it."]
    state: Option<NeedState>,
    #[doc = "The rival that does."]
    rival: Ref<Competitor>,
    #[doc = "What it is worth a year."]
    value: Amount,
    #[doc = "Whatever else matters."]
    note: Text,
}

record! {
    /// An objective of the plan. docs/FIELDS.md `objectives` (METHOD M10).
    Objective = "objective", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "The year it belongs to."]
    year: YearNo,
    #[doc = "What is to be reached."]
    objective: Text,
    #[doc = "What it is measured by."]
    measure: Text,
    #[doc = "The figure to reach."]
    target: Figure,
    #[doc = "The figure today."]
    actual: Figure,
    #[doc = "By when."]
    due: Day,
}
