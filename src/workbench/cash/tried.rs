//! Ready what-ifs of a deal's money: late by days, more on order, both, as late as they pay, a term asked for.

use super::sheet::MoneySheet;
use super::sketch::{CashSketch, PaymentChange};
use crate::model::playbook::MoneyTerms;
use crate::model::{Opportunity, OpportunityStatus};
use crate::rules::cash::Cash;
use crate::rules::cash_bounds::{awaited, first_to_come, percent_of};
use crate::rules::cents::Cents;
use crate::rules::negotiation;
use crate::text::fold;

/// Terms that are tried, and what they need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriedTerms {
    /// "50 % is 60 days late".
    pub label: String,
    /// What is changed.
    pub sketch: CashSketch,
    /// The most money out.
    pub need: Cents,
    /// Does that fit the limit? Nothing without one.
    pub fits: Option<bool>,
    /// It is a term that a trade asks for.
    pub asked: bool,
}

impl MoneySheet {
    /// What is tried of itself, the terms as agreed first.
    pub(super) fn tried_terms(&self, deal: &Opportunity, terms: &MoneyTerms) -> Vec<TriedTerms> {
        let flows = self.flows();
        let mut tried =
            vec![self.tried(phrase!("as agreed").to_owned(), CashSketch::default(), false)];
        let late = awaited(&flows, self.today);
        if let Some(payment) = late {
            for days in [terms.late_days, terms.very_late_days] {
                let label = phrase!("{} is {} days late", self.short_name(payment), days);
                tried.push(self.tried(label, late_by(payment, days), false));
            }
        }
        let open = self.status == OpportunityStatus::Open;
        if let Some(first) = first_to_come(&flows).filter(|first| open && late != Some(first)) {
            let percent = terms.order_percent;
            if self.is_more(first, percent) {
                let change = PaymentChange { percent: Some(percent), ..PaymentChange::default() };
                let share = CashSketch::of(first, change);
                let name = self.name_without_share(first);
                tried.push(self.tried(
                    phrase!("{percent} % comes {name}", percent, name),
                    share.clone(),
                    false,
                ));
                if let Some(payment) = late {
                    let mut both = late_by(payment, terms.late_days);
                    both.payments.extend(share.payments);
                    let label = phrase!("{} %, and {} days late", percent, terms.late_days);
                    tried.push(self.tried(label, both, false));
                }
            }
        }
        if let Some(days) = self.mean_late.filter(|days| *days > 0) {
            let label = phrase!("all {days} days late", days);
            tried.push(self.tried(label, CashSketch::late(days), false));
        }
        tried.extend(self.asked_terms(deal));
        tried
    }

    /// Terms as they are asked for in trades: "25 % on order" is a share of the payment that is named by "order".
    fn asked_terms(&self, deal: &Opportunity) -> Vec<TriedTerms> {
        let trades = negotiation::trades(deal);
        let asked = trades.iter().filter(|t| t.stands()).filter_map(|t| t.trade.get.as_deref());
        let tried = asked.filter_map(|get| {
            let (percent, name) = share_in(get)?;
            let payment = self.milestones.iter().find(|m| {
                let what = m.what.as_deref().and_then(share_in);
                m.is_open() && what.is_some_and(|(_, of)| fold(of) == fold(name))
            });
            let payment = payment?.payment.as_deref()?;
            let change = PaymentChange { percent: Some(percent), ..PaymentChange::default() };
            let sketch = CashSketch::of(payment, change);
            self.is_more(payment, percent).then(|| self.tried(get.to_owned(), sketch, true))
        });
        tried.collect()
    }

    fn tried(&self, label: String, sketch: CashSketch, asked: bool) -> TriedTerms {
        let need = self.cash_with(&sketch).deepest_need;
        TriedTerms { label, sketch, need, fits: self.limit.map(|limit| need <= limit), asked }
    }

    /// The deal's cash with what is tried.
    pub fn cash_with(&self, sketch: &CashSketch) -> Cash {
        Cash::of(&sketch.on(&self.flows(), self.whole), self.today)
    }

    fn is_more(&self, payment: &str, percent: i64) -> bool {
        let now = self.milestones.iter().find(|m| m.payment.as_deref() == Some(payment));
        now.is_some_and(|m| m.amount < percent_of(self.whole, percent))
    }

    /// "50 %" of "50 % on delivery"; else what it is for.
    pub fn short_name(&self, payment: &str) -> String {
        let what = self.what_of(payment);
        let share = share_in(&what).map(|(percent, _)| percent);
        let alike = |m: &&super::MoneyMilestone| {
            share.is_some() && m.what.as_deref().and_then(share_in).map(|(p, _)| p) == share
        };
        match share.filter(|_| self.milestones.iter().filter(alike).count() == 1) {
            Some(percent) => format!("{percent} %"),
            None => what,
        }
    }

    fn name_without_share(&self, payment: &str) -> String {
        let what = self.what_of(payment);
        let name = share_in(&what).map(|(_, name)| name.to_owned());
        name.filter(|n| !n.is_empty()).unwrap_or_else(|| phrase!("with {what}", what))
    }

    /// What a payment is for.
    pub fn what_of(&self, payment: &str) -> String {
        let found = self.milestones.iter().find(|m| m.payment.as_deref() == Some(payment));
        found.and_then(|m| m.what.clone()).unwrap_or_else(|| phrase!("the payment").to_owned())
    }
}

fn late_by(payment: &str, days: i64) -> CashSketch {
    CashSketch::of(payment, PaymentChange { days, ..PaymentChange::default() })
}

/// The share that a text begins with, and the rest: `25 % on order` is 25 and "on order".
fn share_in(text: &str) -> Option<(i64, &str)> {
    let (number, rest) = text.trim().split_once('%')?;
    let percent = number.trim().parse().ok().filter(|n| (1..=100).contains(n))?;
    Some((percent, rest.split(',').next().unwrap_or_default().trim()))
}

#[cfg(test)]
mod tests {
    use super::share_in;

    #[test]
    fn a_share_stands_before_its_name() {
        for (text, share) in [
            ("25 % on order", Some((25, "on order"))),
            ("40% on order, invoice 2107", Some((40, "on order"))),
            ("after acceptance", None),
            ("250 % on order", None),
            ("2.5 % discount", None),
        ] {
            assert_eq!(share_in(text), share, "{text}");
        }
    }
}
