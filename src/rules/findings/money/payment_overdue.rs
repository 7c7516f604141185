//! payment_overdue: invoiced, due, and not there.

use crate::model::codes::Severity;
use crate::model::{Opportunity, Payment};
use crate::rules::payment::{called, overdue_by, sum_of};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Money is asked for on the day after it is due, not at the end of the year. METHOD M34.
pub const RULE: Rule = Rule { code: "payment_overdue", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let deals = case.account.opportunities.iter();
    let payments = deals.flat_map(|deal| deal.payments.iter().map(move |p| (deal, p)));
    payments.filter_map(|(deal, payment)| hit(case, deal, payment)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity, payment: &Payment) -> Option<RuleMatch> {
    let days = overdue_by(payment, case.today())?;
    let mut hit = case.hit(&*payment.id, |hit| {
        let (name, called) = (deal.name.as_str(), called(payment));
        let long = phrase::days(days);
        let text = phrase!("{}, due {}", called, payment.due.map(phrase::day).unwrap_or_default());
        hit.says(phrase!("The {called} in {name} is {long} late", called, name, long))
            .on("payment", Some(&payment.id), *payment.due, text)
            .remedy(remedy(case, payment))
    });
    if days > case.world.playbook.thresholds.payment_critical_days {
        hit.severity = Some(Severity::Critical);
    }
    Some(hit)
}

/// Who keeps their money is asked for the sum, by its day.
fn remedy(case: &AccountContext, payment: &Payment) -> String {
    let day = payment.due.map_or(String::new(), |d| phrase!(" due on {}", advice::on(case, d)));
    let sum = sum_of(payment);
    match advice::payer(case) {
        Some(person) => phrase!(
            "Ask {}{} what holds up the {}{}",
            person.name.as_str(),
            advice::at_a_visit_with(case, &person.id),
            sum,
            day
        ),
        None => phrase!("Ask {} what holds up the {}{}", *case.account.name, sum, day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const DEAL: &str = "opportunities id=o\nopportunities.payments id=p due=-1 invoiced=0";

    #[test]
    fn invoiced_unpaid_and_due_before_today() {
        let table: &[(&str, &[&str])] = &[
            ("", &["p"]),
            ("opportunities id=o status=dropped", &["p"]),
            ("opportunities.payments id=p due=0", &[]),
            ("opportunities.payments id=p due=", &[]),
            ("opportunities.payments id=p invoiced=", &[]),
            ("opportunities.payments id=p invoiced=+1", &[]),
            ("opportunities.payments id=p paid=0", &[]),
            ("opportunities.payments id=p paid=+1", &["p"]),
        ];
        sample::each(&RULE, DEAL, table);
    }

    #[test]
    fn past_ninety_days_it_is_critical() {
        for (due, severity) in [(-90, None), (-91, Some(Severity::Critical))] {
            let lines = format!("{DEAL}\nopportunities.payments id=p due={due}");
            assert_eq!(sample::hits(&RULE, &lines)[0].severity, severity, "{due}");
        }
    }
}
