//! What is tried on the money of a deal: days, a day, a share. The file keeps what is agreed.

use crate::model::{Date, Opportunity};
use crate::rules::cash::{Flow, WhatIf, what_if};
use crate::rules::cash_bounds::percent_of;
use crate::rules::cents::Cents;
use std::collections::BTreeMap;

/// What is tried on one payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaymentChange {
    /// So many days later; below 0 earlier.
    pub days: i64,
    /// On this day, before `days` are counted.
    pub on: Option<Date>,
    /// So many hundredths of the whole, off the last payments.
    pub percent: Option<i64>,
}

/// What is tried on the payments of a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CashSketch {
    /// By the payment's id.
    pub payments: BTreeMap<String, PaymentChange>,
    /// All payments to come so many days later.
    pub all_late: i64,
}

/// What shares are counted of: the value, else the sum of the payments.
pub(super) fn whole_of(deal: &Opportunity) -> Cents {
    let amounts = deal.payments.iter().filter_map(|p| *p.amount);
    deal.value
        .map(Cents::from)
        .filter(|v| v.0 > 0)
        .unwrap_or_else(|| Cents(amounts.map(|m| i128::from(m.cents())).sum()))
}

impl CashSketch {
    /// All payments to come so many days later.
    pub fn late(days: i64) -> Self {
        Self { all_late: days, ..Self::default() }
    }

    /// One payment changed.
    pub fn of(payment: &str, change: PaymentChange) -> Self {
        Self { payments: BTreeMap::from([(payment.to_owned(), change)]), all_late: 0 }
    }

    /// Does it change nothing?
    pub fn is_empty(&self) -> bool {
        self.all_late == 0 && self.payments.values().all(|c| *c == PaymentChange::default())
    }

    /// The change of a payment.
    pub fn change(&self, payment: &str) -> PaymentChange {
        self.payments.get(payment).copied().unwrap_or_default()
    }

    /// The flows as they would be; shares are of `whole` and are counted first.
    pub(super) fn on<'a>(&self, flows: &[Flow<'a>], whole: Cents) -> Vec<Flow<'a>> {
        let mut flows = flows.to_vec();
        for (payment, change) in &self.payments {
            if let Some(percent) = change.percent {
                let cents = percent_of(whole, percent).0;
                flows = what_if(&flows, WhatIf::Of(payment, cents));
            }
        }
        for (payment, change) in &self.payments {
            if let Some(day) = change.on {
                flows = what_if(&flows, WhatIf::On(payment, day));
            }
            if change.days != 0 {
                flows = what_if(&flows, WhatIf::Late(Some(payment), change.days));
            }
        }
        match self.all_late {
            0 => flows,
            days => what_if(&flows, WhatIf::Late(None, days)),
        }
    }
}
