//! The money of a deal if an offer were its contract: payments to come in proportion to the price, later by its days.

use super::{CashFlow, out_says, sketch};
use crate::model::{Date, Opportunity};
use crate::rules::RuleContext;
use crate::rules::cash::{Cash, WhatIf, flows, what_if};
use crate::rules::cents::Cents;
use crate::rules::phrase::days;

/// What an offer asks of us in money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedMoney {
    /// The day it is made on.
    pub today: Date,
    /// By day, with the balance.
    pub cash_flows: Vec<CashFlow>,
    /// Deepest need and its day.
    pub cash: Cash,
    /// The most that may be out.
    pub limit: Option<Cents>,
    /// Days that all payments come later than is planned; below 0 earlier.
    pub later: i64,
}

impl OfferedMoney {
    /// Of a price; nothing while the deal has no costs, no payments to come, or nothing that shares are counted of.
    pub fn of(deal: &Opportunity, world: &RuleContext, price: Cents, later: i64) -> Option<Self> {
        let whole = sketch::whole_of(deal);
        let mut flows = flows(deal, world);
        let moves = flows.iter().any(|f| f.cents < 0) && flows.iter().any(|f| f.is_to_come());
        if whole.0 <= 0 || !moves {
            return None;
        }
        for flow in flows.iter_mut().filter(|f| f.is_to_come()) {
            flow.cents = (flow.cents * price.0 + whole.0 / 2).div_euclid(whole.0);
        }
        let flows = what_if(&flows, WhatIf::Late(None, later));
        Some(Self {
            today: world.today,
            cash: Cash::of(&flows, world.today),
            cash_flows: CashFlow::of(&flows),
            limit: world.rep.cushion_limit.map(Cents::from),
            later,
        })
    }

    /// Does it fit the limit? Nothing without one.
    pub fn fits(&self) -> Option<bool> {
        self.limit.map(|limit| self.cash.deepest_need <= limit)
    }

    /// "paid 60 days later than planned: 1,204,000 out on 01 Nov 2027, limit 900,000".
    pub fn says(&self) -> String {
        let when = match self.later {
            0 => phrase!("paid as planned").to_owned(),
            1.. => phrase!("paid {} later than planned", days(self.later)),
            _ => phrase!("paid {} earlier than planned", days(-self.later)),
        };
        let limit = self.limit.map_or(String::new(), |l| phrase!(", limit {}", l.whole()));
        format!("{when}: {}{limit}", out_says(self.cash.deepest_need, self.cash.deepest_day))
    }
}
