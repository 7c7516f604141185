//! When a payment is overdue (docs/RULES.md, below the table of findings).

use crate::model::{Date, Opportunity, Payment};
use crate::rules::AccountContext;
use crate::rules::cents::amount;

/// Days by which it is overdue: invoiced, not paid, due before today. docs/RULES.md.
pub fn overdue_by(payment: &Payment, today: Date) -> Option<i64> {
    let due = payment.due.filter(|d| *d < today)?;
    (past(today, *payment.invoiced) && !past(today, *payment.paid))
        .then(|| (today - due).num_days())
}

fn past(today: Date, day: Option<Date>) -> bool {
    day.is_some_and(|d| d <= today)
}

/// The longest overdue payment of an opportunity, with its days; of two the first.
pub fn most_overdue<'a>(
    deal: &'a Opportunity,
    case: &AccountContext,
) -> Option<(&'a Payment, i64)> {
    let overdue = |p: &'a Payment| Some((p, overdue_by(p, case.today())?));
    let overdue = deal.payments.iter().filter_map(overdue);
    overdue.reduce(|a, b| if b.1 > a.1 { b } else { a })
}

/// The sum and what it is for, as a remedy names it: `18,400 (second part)`.
pub fn sum_of(payment: &Payment) -> String {
    let sum = payment.amount.map_or("payment".to_owned(), amount);
    let what = payment.what.as_deref().map(|w| format!(" ({})", crate::rules::advice::short(w)));
    format!("{sum}{}", what.unwrap_or_default())
}

/// What a payment is called in a sentence: `payment of 86,000 for invoice 2211`.
pub fn called(payment: &Payment) -> String {
    let sum = payment.amount.map(|m| phrase!(" of {}", amount(m)));
    let what = payment.what.as_ref().map(|w| phrase!(" for {w}", w));
    format!("payment{}{}", sum.unwrap_or_default(), what.unwrap_or_default())
}
