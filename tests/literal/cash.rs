//! Cash of an opportunity, day by day (docs/RULES.md).
use crate::exact::Ratio;
use crate::reading::{day, list, number};
use crate::words::View;
use chrono::{Days, NaiveDate};
use serde_json::Value;

pub struct Cash {
    pub deepest_need: Ratio,
    /// Rounded to cents.
    pub carrying_cost: Ratio,
    pub can_cushion: Option<bool>,
}

/// What moves on which day: costs below 0, payments above.
pub fn flows(view: &View, opportunity: &Value) -> Vec<(NaiveDate, Ratio)> {
    let mut flows = Vec::new();
    for cost in list(opportunity, "costs") {
        let date = day(cost, "due").unwrap_or(view.today);
        let amount = number(cost, "amount").unwrap_or(Ratio::ZERO);
        flows.push((date, -amount));
    }
    for payment in list(opportunity, "payments") {
        let amount = number(payment, "amount").unwrap_or(Ratio::ZERO);
        if let Some(date) = comes_in_on(view, payment) {
            flows.push((date, amount));
        }
    }
    flows.retain(|(_, amount)| *amount != Ratio::ZERO);
    flows
}

fn comes_in_on(view: &View, payment: &Value) -> Option<NaiveDate> {
    if let Some(paid) = day(payment, "paid") {
        return Some(paid);
    }
    let due = day(payment, "due")?;
    Some(if due >= view.today { due } else { view.today + Days::new(90) })
}

impl Cash {
    pub fn of(view: &View, opportunity: &Value) -> Cash {
        let flows = flows(view, opportunity);
        let last = flows.iter().map(|(date, _)| *date).max();
        let (mut deepest_need, mut owed_days) = (Ratio::ZERO, Ratio::ZERO);
        let mut today = view.today;
        while last.is_some_and(|last| today <= last) {
            let so_far = flows.iter().filter(|(date, _)| *date <= today);
            let balance = Ratio::sum(so_far.map(|(_, amount)| *amount));
            let owed = (-balance).max(Ratio::ZERO);
            deepest_need = deepest_need.max(owed);
            owed_days = owed_days + owed;
            today = today + Days::new(1);
        }
        let rate = number(view.rep(), "capital_cost").unwrap_or(Ratio::ZERO);
        let limit = number(view.rep(), "cushion_limit");
        Cash {
            deepest_need,
            carrying_cost: (owed_days * rate / Ratio::whole(365)).rounded(2),
            can_cushion: limit.map(|limit| deepest_need <= limit),
        }
    }
}
