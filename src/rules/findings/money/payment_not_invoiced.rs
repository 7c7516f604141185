//! payment_not_invoiced: money is due, and we have not asked for it.

use crate::model::{Date, Opportunity, OpportunityStatus, Payment};
use crate::rules::payment::{called, sum_of};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Nobody pays without an invoice; the delay is ours. METHOD M34.
pub const RULE: Rule = Rule { code: "payment_not_invoiced", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let deals = case.account.opportunities.iter().filter(|o| o.status == OpportunityStatus::Won);
    let payments = deals.flat_map(|deal| deal.payments.iter().map(move |p| (deal, p)));
    payments.filter_map(|(deal, payment)| hit(case, deal, payment)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity, payment: &Payment) -> Option<RuleMatch> {
    let due = payment.due.filter(|d| *d < case.today())?;
    if case.past(*payment.invoiced).is_some() || case.past(*payment.paid).is_some() {
        return None;
    }
    Some(case.hit(&*payment.id, |hit| {
        let (name, called, day) = (deal.name.as_str(), called(payment), phrase::day(due));
        let ago = phrase::days(case.days_since(due));
        let text = phrase!("{called}, due {day}, not invoiced", called, day);
        hit.says(phrase!(
            "The {called} in {name} was due {ago} ago and is not invoiced",
            called,
            name,
            ago
        ))
        .on("payment", Some(&payment.id), Some(due), text)
        .remedy(remedy(case, payment, due))
    }))
}

fn remedy(case: &AccountContext, payment: &Payment, due: Date) -> String {
    let who = advice::payer(case);
    let name = who.map_or(case.account.name.as_str(), |p| p.name.as_str());
    let (sum, day) = (sum_of(payment), advice::on(case, due));
    phrase!("Send {name} the invoice of {sum} today; it was due on {day}", name, sum, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn due_in_a_won_deal_and_neither_invoiced_nor_paid() {
        let deal = "opportunities id=o status=won\nopportunities.payments id=p due=-1";
        let table: &[(&str, &[&str])] = &[
            ("", &["p"]),
            ("opportunities id=o status=open", &[]),
            ("opportunities id=o status=lost", &[]),
            ("opportunities.payments id=p due=0", &[]),
            ("opportunities.payments id=p due=", &[]),
            ("opportunities.payments id=p invoiced=0", &[]),
            ("opportunities.payments id=p invoiced=+1", &["p"]),
            ("opportunities.payments id=p paid=0", &[]),
            ("opportunities.payments id=p paid=+1", &["p"]),
        ];
        sample::each(&RULE, deal, table);
    }
}
