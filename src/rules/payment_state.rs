//! Where a payment stands, and by how many days a customer has paid late so far (METHOD M34).

use super::payment::overdue_by;
use crate::model::{Account, Date, Opportunity, OpportunityStatus, Payment};

/// Where a payment milestone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentState {
    /// Its day is to come.
    ToCome,
    /// Of a won purchase: its day is over, and there is no invoice.
    ToInvoice,
    /// The invoice is out, the day is to come.
    Invoiced,
    /// So many days overdue.
    Late(i64),
    /// It has come in, so many days after its day; below 0 before it; nothing without a day.
    Paid(Option<i64>),
    /// Neither paid nor due on a day: it is not counted on.
    Undated,
}

/// Where a payment of this purchase stands on a day.
pub fn payment_state(payment: &Payment, deal: &Opportunity, today: Date) -> PaymentState {
    if let Some(paid) = past(today, *payment.paid) {
        return PaymentState::Paid(payment.due.map(|due| (paid - due).num_days()));
    }
    if let Some(days) = overdue_by(payment, today) {
        return PaymentState::Late(days);
    }
    let invoiced = past(today, *payment.invoiced).is_some();
    match *payment.due {
        _ if invoiced => PaymentState::Invoiced,
        None => PaymentState::Undated,
        Some(due) if due < today && deal.status == OpportunityStatus::Won => {
            PaymentState::ToInvoice
        }
        Some(_) => PaymentState::ToCome,
    }
}

fn past(today: Date, day: Option<Date>) -> Option<Date> {
    day.filter(|d| *d <= today)
}

/// Days after its day that each payment of the account came in, below 0 before it; the oldest first.
pub fn paid_late(account: &Account, today: Date) -> Vec<i64> {
    let deals = account.opportunities.iter();
    let payments = deals.flat_map(|deal| deal.payments.iter());
    let mut paid: Vec<(Date, i64)> = payments
        .filter_map(|p| {
            let paid = p.paid.filter(|d| *d <= today)?;
            Some((paid, (paid - (*p.due)?).num_days()))
        })
        .collect();
    paid.sort_by_key(|(day, _)| *day);
    paid.into_iter().map(|(_, late)| late).collect()
}

/// The mean of days, half away from zero; nothing of none.
pub fn mean_days(days: &[i64]) -> Option<i64> {
    let count = i64::try_from(days.len()).ok().filter(|n| *n > 0)?;
    let sum = days.iter().sum::<i64>();
    Some((2 * sum.abs() + count) / (2 * count) * sum.signum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample::{book, today};

    #[test]
    fn a_payment_is_in_the_state_that_its_days_say() {
        use PaymentState::{Invoiced, Late, Paid, ToCome, ToInvoice, Undated};
        for (fields, won, open) in [
            ("due=1", ToCome, ToCome),
            ("due=0", ToCome, ToCome),
            ("due=-1", ToInvoice, ToCome),
            ("due=-1 invoiced=-9", Late(1), Late(1)),
            ("due=0 invoiced=-9", Invoiced, Invoiced),
            ("due=-1 invoiced=1", ToInvoice, ToCome),
            ("due=-9 paid=-4", Paid(Some(5)), Paid(Some(5))),
            ("due=-9 paid=-12", Paid(Some(-3)), Paid(Some(-3))),
            ("due=-9 invoiced=-20 paid=1", Late(9), Late(9)),
            ("paid=-4", Paid(None), Paid(None)),
            ("amount=1", Undated, Undated),
        ] {
            for (status, expected) in [("won", won), ("open", open)] {
                let text =
                    format!("opportunities status={status}\nopportunities.payments {fields}");
                let book = book(&text);
                let deal = &book.accounts[0].opportunities[0];
                assert_eq!(payment_state(&deal.payments[0], deal, today()), expected, "{text}");
            }
        }
    }

    #[test]
    fn days_late_are_in_the_order_in_which_they_were_paid() {
        let book = book(
            "opportunities id=a\nopportunities.payments due=-30 paid=-3\n\
             opportunities.payments due=-99 paid=-77\nopportunities.payments due=-9 paid=3\n\
             opportunities id=b status=lost\nopportunities.payments due=-40 paid=-45",
        );
        assert_eq!(paid_late(&book.accounts[0], today()), [22, -5, 27]);
        assert_eq!(
            (mean_days(&[22, 9]), mean_days(&[]), mean_days(&[1, 1, 2])),
            (Some(16), None, Some(1))
        );
    }
}
