//! The cash of a deal: flows, deepest need, what carrying it costs, and whether we can (docs/RULES.md Cash, METHOD M34).

use super::RuleContext;
use super::cents::Cents;
use super::u384::{U384, rounded};
use crate::model::{Cost, Date, Key, Money, Opportunity, Payment};
use chrono::TimeDelta;
use rust_decimal::Decimal;

/// How sure a flow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// A cost.
    Cost,
    /// A payment that has come in.
    Paid,
    /// A payment to come on its day.
    Due,
    /// A payment whose day is over: expected later.
    Late,
}

/// Money that moves on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow<'a> {
    /// The day.
    pub date: Date,
    /// Cents; in above 0, out below.
    pub cents: i128,
    /// Where it comes from.
    pub footing: Footing,
    /// The id of the payment; nothing for a cost.
    pub payment: Option<&'a str>,
    /// The file's number for the cost or payment.
    pub record: Key,
    /// What it is for.
    pub what: Option<&'a str>,
}

impl Flow<'_> {
    /// A payment that has not come in.
    pub fn is_to_come(&self) -> bool {
        matches!(self.footing, Footing::Due | Footing::Late)
    }
}

/// The flows of a deal by day; on one day costs first, each in file order. docs/RULES.md Cash.
pub fn flows<'a>(deal: &'a Opportunity, world: &RuleContext) -> Vec<Flow<'a>> {
    let out = deal.costs.iter().filter_map(|c| cost(c, world));
    let paid_in = deal.payments.iter().filter_map(|p| payment(p, world));
    let mut flows: Vec<Flow> = out.chain(paid_in).collect();
    flows.sort_by_key(|f| f.date);
    flows
}

fn cost<'a>(cost: &'a Cost, world: &RuleContext) -> Option<Flow<'a>> {
    let amount = cost.amount.filter(|m| m.cents() != 0)?;
    Some(Flow {
        date: cost.due.unwrap_or(world.today),
        cents: -i128::from(amount.cents()),
        footing: Footing::Cost,
        payment: None,
        record: cost.key,
        what: cost.what.as_deref(),
    })
}

fn payment<'a>(payment: &'a Payment, world: &RuleContext) -> Option<Flow<'a>> {
    let amount = payment.amount.filter(|m| m.cents() != 0)?;
    let today = world.today;
    let (date, footing) = match (payment.paid.filter(|d| *d <= today), *payment.due) {
        (Some(paid), _) => (paid, Footing::Paid),
        (None, Some(due)) if due >= today => (due, Footing::Due),
        (None, Some(_)) => {
            let late = world.playbook.thresholds.cash_late_days;
            (later(today, late), Footing::Late)
        }
        (None, None) => return None,
    };
    Some(Flow {
        date,
        cents: amount.cents().into(),
        footing,
        payment: Some(&payment.id),
        record: payment.key,
        what: payment.what.as_deref(),
    })
}

fn later(date: Date, days: i64) -> Date {
    let days = TimeDelta::try_days(days).unwrap_or(TimeDelta::MAX);
    date.checked_add_signed(days).unwrap_or(Date::MAX)
}

/// What the flows of a deal ask of us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cash {
    /// The most money that is out at the end of a day, from today on; not below 0.
    pub deepest_need: Cents,
    /// The first day on which it is that much; nothing where nothing is needed.
    pub deepest_day: Option<Date>,
    /// Cents that are out, times the days that they are.
    pub cent_days: i128,
}

impl Cash {
    /// Of flows in the order of their days.
    pub fn of(flows: &[Flow], today: Date) -> Self {
        let mut cash = Self::default();
        if flows.last().is_none_or(|f| f.date < today) {
            return cash;
        }
        let mut rest = flows.iter().peekable();
        let (mut day, mut balance) = (today, 0i128);
        loop {
            while let Some(flow) = rest.next_if(|f| f.date <= day) {
                balance += flow.cents;
            }
            let next = rest.peek().map(|f| f.date);
            let days = next.map_or(1, |n| (n - day).num_days());
            cash.stand(day, balance, days);
            match next {
                Some(next) => day = next,
                None => return cash,
            }
        }
    }

    fn stand(&mut self, day: Date, balance: i128, days: i64) {
        let need = -balance;
        if need > self.deepest_need.0 {
            self.deepest_need = Cents(need);
            self.deepest_day = Some(day);
        }
        self.cent_days += need.max(0) * i128::from(days);
    }

    /// What carrying it costs at a yearly rate, rounded to cents; 0 without a rate.
    pub fn carrying_cost(&self, rate: Option<Decimal>) -> Cents {
        let Some(rate) = rate else { return Cents(0) };
        let cost = U384::from(self.cent_days.unsigned_abs()).times(rate.mantissa().unsigned_abs());
        Cents(rounded(cost, U384::from(0), rate.scale(), 365))
    }

    /// Whether we can have that much out; nothing without a limit.
    pub fn can_cushion(&self, limit: Option<Money>) -> Option<bool> {
        limit.map(|limit| self.deepest_need <= limit.into())
    }
}

/// The cash of a deal as it stands.
pub fn cash(deal: &Opportunity, world: &RuleContext) -> Cash {
    Cash::of(&flows(deal, world), world.today)
}

/// A flow with the balance after it: a row of the money screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone<'a> {
    /// The flow.
    pub flow: Flow<'a>,
    /// The sum of the flows up to this one.
    pub balance: Cents,
}

/// The flows with their running balance.
pub fn milestones<'a>(flows: &[Flow<'a>]) -> Vec<Milestone<'a>> {
    flows
        .iter()
        .scan(0, |balance, flow| {
            *balance += flow.cents;
            Some(Milestone { flow: *flow, balance: Cents(*balance) })
        })
        .collect()
}

/// What the money screen asks "what if" about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhatIf<'a> {
    /// This payment, or with `None` all that are still to come, so many days later.
    Late(Option<&'a str>, i64),
    /// So much of the first payment comes with the second one.
    Moved(&'a str, &'a str, Money),
    /// This payment comes on this day.
    On(&'a str, Date),
    /// This payment is of so many cents; what is more than before is taken off the last other payments to come, what
    /// is less is put on the last one. All of them together stay what they were.
    Of(&'a str, i128),
}

/// The flows as they would be; what is paid or not among the flows stays as it is.
pub fn what_if<'a>(flows: &[Flow<'a>], change: WhatIf) -> Vec<Flow<'a>> {
    let mut flows = flows.to_vec();
    match change {
        WhatIf::Late(payment, days) => {
            let meant =
                |f: &&mut Flow| f.is_to_come() && (payment.is_none() || f.payment == payment);
            flows.iter_mut().filter(meant).for_each(|f| f.date = later(f.date, days));
        }
        WhatIf::Moved(from, to, amount) => {
            let place = |id| flows.iter().position(|f| f.is_to_come() && f.payment == Some(id));
            if let (Some(from), Some(to)) = (place(from), place(to)) {
                let moved = i128::from(amount.cents()).min(flows[from].cents);
                flows[from].cents -= moved;
                flows[to].cents += moved;
            }
        }
        WhatIf::On(payment, day) => {
            flows
                .iter_mut()
                .filter(|f| f.is_to_come() && f.payment == Some(payment))
                .for_each(|f| f.date = day);
        }
        WhatIf::Of(payment, cents) => of_so_much(&mut flows, payment, cents),
    }
    flows.retain(|f| f.cents != 0);
    flows.sort_by_key(|f| (f.date, f.footing != Footing::Cost));
    flows
}

fn of_so_much(flows: &mut [Flow], payment: &str, cents: i128) {
    let Some(at) = flows.iter().position(|f| f.is_to_come() && f.payment == Some(payment)) else {
        return;
    };
    let others = || (0..flows.len()).rev().filter(|i| *i != at && flows[*i].is_to_come());
    let all: i128 = others().map(|i| flows[i].cents).sum();
    let mut more = cents.clamp(0, flows[at].cents + all) - flows[at].cents;
    let others: Vec<usize> = others().collect();
    if more < 0 && others.is_empty() {
        return;
    }
    flows[at].cents += more;
    for i in others {
        let taken = more.min(flows[i].cents);
        flows[i].cents -= taken;
        more -= taken;
    }
}

#[cfg(test)]
#[path = "cash_tests.rs"]
pub(super) mod tests;
