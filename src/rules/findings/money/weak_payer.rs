//! weak_payer: the customer may not pay, or already does not.

use crate::model::{EvaluationCriterion, Opportunity, Payment};
use crate::rules::evaluation::mark;
use crate::rules::payment::{called, most_overdue};
use crate::rules::{Case, Hit, Rule, phrase};

/// Some cannot pay, some will not, some wait a year: terms first. METHOD M30, M34.
pub const RULE: Rule = Rule { code: "weak_payer", check };

fn check(case: &Case) -> Vec<Hit> {
    let ours = case.account.opportunities.iter().filter(|o| o.is_ours());
    ours.filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &Case, deal: &Opportunity) -> Option<Hit> {
    let limits = &case.world.playbook.thresholds;
    let credit = mark(deal, EvaluationCriterion::Credit);
    let credit = credit.filter(|m| deal.is_open() && *m <= limits.weak_payer_mark);
    let late = most_overdue(deal, case).filter(|(_, days)| *days > limits.weak_payer_days);
    if credit.is_none() && late.is_none() {
        return None;
    }
    Some(case.hit(&*deal.id, |hit| tell(hit, deal, credit, late)))
}

fn tell(hit: Hit, deal: &Opportunity, credit: Option<i64>, late: Option<(&Payment, i64)>) -> Hit {
    let of_late = late.map(|(p, days)| format!("a {} is {days} days late", called(p)));
    let of_credit = credit.map(|mark| format!("their credit has {mark} of 5"));
    let reasons: Vec<String> = of_credit.into_iter().chain(of_late).collect();
    let (name, reasons) = (deal.name.as_str(), phrase::list(&reasons));
    let mut hit = hit.says(format!("The customer may not pay for {name}: {reasons}"));
    if let Some(mark) = credit {
        let marks = deal.evaluation.iter();
        let mut of_it = marks.filter(|m| m.criterion == EvaluationCriterion::Credit);
        let as_of = of_it.find_map(|m| *m.as_of);
        hit = hit.on("evaluation", None, as_of, format!("credit {mark} of 5"));
    }
    if let Some((payment, days)) = late {
        let text = format!("{}, {days} days late", called(payment));
        hit = hit.on("payment", Some(&payment.id), *payment.due, text);
    }
    hit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn credit_counts_while_it_is_open() {
        let table: &[(&str, &[&str])] = &[
            ("opportunities.evaluation criterion=credit score=0", &["o"]),
            ("opportunities.evaluation criterion=credit score=1", &["o"]),
            ("opportunities.evaluation criterion=credit score=2", &[]),
            ("opportunities.evaluation criterion=credit", &[]),
            ("opportunities.evaluation criterion=capital score=0", &[]),
            (
                "opportunities.evaluation criterion=credit score=0\nopportunities id=o status=won",
                &[],
            ),
        ];
        sample::each(&RULE, "opportunities id=o", table);
    }

    #[test]
    fn a_payment_counts_while_it_is_ours() {
        let late = "opportunities id=o
            opportunities.payments id=p due=-61 invoiced=-70 amount=5";
        let table: &[(&str, &[&str])] = &[
            ("", &["o"]),
            ("opportunities id=o status=won", &["o"]),
            ("opportunities id=o status=lost", &[]),
            ("opportunities.payments id=p due=-60", &[]),
            ("opportunities.payments id=p invoiced=", &[]),
            ("opportunities.payments id=p invoiced=+1", &[]),
            ("opportunities.payments id=p paid=0", &[]),
            ("opportunities.payments id=p paid=+1", &["o"]),
            ("opportunities.payments id=q due=-10 invoiced=-20", &["o"]),
        ];
        sample::each(&RULE, late, table);
    }
}
