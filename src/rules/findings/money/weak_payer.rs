//! weak_payer: the customer may not pay, or already does not.

use crate::model::{EvaluationCriterion, Opportunity, Payment, Role};
use crate::rules::evaluation::mark;
use crate::rules::payment::{called, most_overdue, sum_of};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Some cannot pay, some will not, some wait a year: terms first. METHOD M30, M34.
pub const RULE: Rule = Rule { code: "weak_payer", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let ours = case.account.opportunities.iter().filter(|o| o.is_ours());
    ours.filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    let credit = mark(deal, EvaluationCriterion::Credit);
    let credit = credit.filter(|m| deal.is_open() && *m <= limits.weak_payer_mark);
    let late = most_overdue(deal, case).filter(|(_, days)| *days > limits.weak_payer_days);
    if credit.is_none() && late.is_none() {
        return None;
    }
    Some(case.hit(&*deal.id, |hit| {
        tell(hit, deal, credit, late).remedy(remedy(case, deal, late.map(|(p, _)| p)))
    }))
}

fn tell(
    hit: RuleMatch,
    deal: &Opportunity,
    credit: Option<i64>,
    late: Option<(&Payment, i64)>,
) -> RuleMatch {
    let of_late = late.map(|(p, days)| phrase!("a {} is {} days late", called(p), days));
    let of_credit = credit.map(|mark| phrase!("their credit has {mark} of 5", mark));
    let reasons: Vec<String> = of_credit.into_iter().chain(of_late).collect();
    let (name, reasons) = (deal.name.as_str(), phrase::list(&reasons));
    let mut hit =
        hit.says(phrase!("The customer may not pay for {name}: {reasons}", name, reasons));
    if let Some(mark) = credit {
        let marks = deal.evaluation.iter();
        let mut of_it = marks.filter(|m| m.criterion == EvaluationCriterion::Credit);
        let as_of = of_it.find_map(|m| *m.as_of);
        hit = hit.on("evaluation", None, as_of, phrase!("credit {mark} of 5", mark));
    }
    if let Some((payment, days)) = late {
        let text = phrase!("{}, {} days late", called(payment), days);
        hit = hit.on("payment", Some(&payment.id), *payment.due, text);
    }
    hit
}

/// What is late is paid before anything more goes out; an open deal gets its terms now.
fn remedy(case: &AccountContext, deal: &Opportunity, late: Option<&Payment>) -> String {
    let parts = [Role::DecisionMaker, Role::Approver];
    let who = advice::by_part(case, &parts, &[]).or_else(|| advice::payer(case));
    let name = who.map_or(case.account.name.as_str(), |p| p.name.as_str());
    let visit = who.map_or(String::new(), |p| advice::at_a_visit_with(case, &p.id));
    let deal_name = deal.name.as_str();
    match late {
        Some(payment) => {
            let day = payment.due.map_or(String::new(), |d| phrase!(" of {}", advice::on(case, d)));
            let sum = sum_of(payment);
            phrase!(
                "Have {name}{visit} pay the {sum}{day} before anything more goes out for {deal_name}",
                name,
                visit,
                sum,
                day,
                deal_name
            )
        }
        None => phrase!(
            "Agree with {name}{visit} on money up front or a guarantee for {deal_name} before going on",
            name,
            visit,
            deal_name
        ),
    }
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
