//! stage_unproven: our line went on without the proof that a stage was done.

use super::steps;
use crate::model::Opportunity;
use crate::model::playbook::ExitCriterion;
use crate::rules::{Case, Hit, Rule, phrase};

/// A stage without its proof is a hope; what is missing comes back in the last round. METHOD M28, M29.
pub const RULE: Rule = Rule { code: "stage_unproven", check };

fn check(case: &Case) -> Vec<Hit> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &Case, deal: &Opportunity) -> Option<Hit> {
    let ours = (*deal.selling_stage)?;
    steps::missing(case, deal, |stage| stage < ours).next()?;
    Some(case.hit(&*deal.id, |hit| {
        let missing: Vec<&ExitCriterion> = steps::missing(case, deal, |s| s < ours).collect();
        let titles: Vec<&str> = missing.iter().map(|c| c.title.as_str()).collect();
        let (name, titles) = (deal.name.as_str(), phrase::list(&titles));
        let text = format!("{name}: our stage {ours}; no evidence of {titles}");
        hit.says(format!("Our work in {name} is in stage {ours} without proof of {titles}"))
            .on("opportunity", Some(&deal.id), None, text)
            .remedy(steps::remedy(case, &missing))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const DEAL: &str = "opportunities id=o selling_stage=2
        opportunities.evidence criterion=needs_known date=0
        opportunities.evidence criterion=schedule_known
        opportunities.evidence criterion=rivals_known date=-9";

    #[test]
    fn required_criteria_of_earlier_stages_need_evidence() {
        let table: &[(&str, &[&str])] = &[
            ("", &["o"]),
            ("opportunities.evidence criterion=customer_evaluated date=0", &[]),
            ("opportunities.evidence criterion=customer_evaluated date=+1", &["o"]),
            ("opportunities id=o selling_stage=1", &[]),
            ("opportunities id=o selling_stage=", &[]),
            ("opportunities id=o status=lost", &[]),
        ];
        sample::each(&RULE, DEAL, table);
    }

    #[test]
    fn what_is_not_required_is_not_asked_for() {
        let all = "opportunities.evidence criterion=customer_evaluated
            opportunities id=o selling_stage=3
            opportunities.evidence criterion=roles_mapped
            opportunities.evidence criterion=decision_maker_met";
        let won = "opportunities.evidence criterion=coach_won";
        let lines = format!("{all}\n{won}");
        sample::each(&RULE, DEAL, &[(all, &["o"]), (&lines, &[])]);
    }
}
