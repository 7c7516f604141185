//! Won deals that are not paid in full: what is still owed of them.

use super::Review;
use crate::model::{Account, Date, Key, Money, Opportunity};
use crate::rules::RuleContext;
use crate::rules::cents::Cents;
use crate::rules::payment::overdue_by;

/// A won deal that is not paid in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The file's number for the account.
    pub key: Key,
    /// The account's id and name.
    pub account: (String, String),
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// What it is worth.
    pub value: Option<Money>,
    /// What the customer's stage means.
    pub phase: Option<i64>,
    /// Overdue with an invoice, and by how many days at most.
    pub late: Option<(Cents, i64)>,
    /// Due, and without an invoice.
    pub to_invoice: Option<Cents>,
    /// The next payment to come.
    pub next: Option<(Date, Cents)>,
    /// Closed or moved on since the day that is compared with.
    pub moved: bool,
}

/// Puts a won deal among those still to be paid, or counts it as paid.
pub(super) fn add(
    review: &mut Review,
    key: Key,
    account: &Account,
    deal: &Opportunity,
    world: &RuleContext,
    since: Date,
) {
    let today = world.today;
    let open: Vec<_> = deal.payments.iter().filter(|p| !past(today, *p.paid)).collect();
    if open.is_empty() {
        review.paid += 1;
        return;
    }
    let late: Vec<(Cents, i64)> =
        open.iter().filter_map(|p| Some((cents(*p.amount), overdue_by(p, today)?))).collect();
    let worst = late.iter().map(|(_, days)| *days).max();
    let to_invoice: i128 = open
        .iter()
        .filter(|p| p.due.is_some_and(|d| d < today) && !past(today, *p.invoiced))
        .map(|p| cents(*p.amount).0)
        .sum();
    let to_come =
        open.iter().filter_map(|p| Some((p.due.filter(|d| *d >= today)?, cents(*p.amount))));
    review.delivering.push(Delivery {
        key,
        account: (account.id.0.clone(), account.name.0.clone()),
        opportunity: (deal.id.0.clone(), deal.name.0.clone()),
        value: *deal.value,
        phase: world.playbook.buying_phase(deal),
        late: worst.map(|days| (Cents(late.iter().map(|(c, _)| c.0).sum()), days)),
        to_invoice: (to_invoice > 0).then_some(Cents(to_invoice)),
        next: to_come.min_by_key(|(day, _)| *day),
        moved: moved(since, today, *deal.closed.date)
            || deal.stage_history.iter().any(|s| moved(since, today, *s.date)),
    });
}

fn past(today: Date, day: Option<Date>) -> bool {
    day.is_some_and(|d| d <= today)
}

fn moved(since: Date, today: Date, d: Option<Date>) -> bool {
    d.is_some_and(|d| d >= since && d <= today)
}

fn cents(money: Option<Money>) -> Cents {
    money.map_or(Cents(0), Cents::from)
}
