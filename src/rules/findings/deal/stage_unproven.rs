//! stage_unproven: our line went on without the proof that a stage was done.

use super::steps;
use crate::model::Opportunity;
use crate::model::playbook::ExitCriterion;
use crate::rules::{AccountContext, Rule, RuleMatch, implied, phrase};

/// A stage without its proof is a hope; what is missing comes back in the last round. METHOD M28, M29.
pub const RULE: Rule = Rule { code: "stage_unproven", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let ours = (*deal.selling_stage)?;
    steps::missing(case, deal, |stage| stage < ours).next()?;
    Some(case.hit(&*deal.id, |hit| tell(hit, case, deal, ours)))
}

/// What is missing by name, and apart from it what the file proves and nobody has taken as a proof.
fn tell(hit: RuleMatch, case: &AccountContext, deal: &Opportunity, ours: i64) -> RuleMatch {
    let all: Vec<&ExitCriterion> = steps::missing(case, deal, |s| s < ours).collect();
    let proofs = implied::proofs(case, deal);
    let is_shown = |c: &ExitCriterion| proofs.iter().any(|p| p.criterion == c.name);
    let missing: Vec<&ExitCriterion> = all.iter().copied().filter(|c| !is_shown(c)).collect();
    let shown: Vec<String> = proofs
        .iter()
        .filter(|p| all.iter().any(|c| c.name == p.criterion))
        .map(|p| match p.note.is_empty() {
            true => p.title.to_owned(),
            false => format!("{} ({})", p.title, p.note),
        })
        .collect();
    let titles = |of: &[&ExitCriterion]| {
        phrase::list(&of.iter().map(|c| c.title.as_str()).collect::<Vec<_>>())
    };
    let name = deal.name.as_str();
    let text = phrase!("{}: our stage {}; no evidence of {}", name, ours, titles(&all));
    let hit = hit.on("opportunity", Some(&deal.id), None, text);
    let stage = phrase!("Our work in {name} is in stage {ours}", name, ours);
    let shown = phrase::list(&shown);
    match (missing.is_empty(), shown.is_empty()) {
        (true, _) => hit
            .says(phrase!("{stage} without a proof taken; the file shows {shown}", stage, shown))
            .remedy(phrase!("Take as proof what the file shows: {shown}", shown)),
        (false, true) => hit
            .says(phrase!("{} without proof of {}", stage, titles(&missing)))
            .remedy(steps::remedy(case, &missing)),
        (false, false) => hit
            .says(phrase!(
                "{} without proof of {}; the file shows {}",
                stage,
                titles(&missing),
                shown
            ))
            .remedy(steps::remedy(case, &missing)),
    }
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
    fn a_listing_asks_for_its_own_proofs() {
        let listing = "opportunities id=o process=retail_listing selling_stage=2
            opportunities.evidence criterion=range_seen; opportunities.evidence criterion=schedule_known";
        let known = "opportunities.evidence criterion=rivals_known";
        let further =
            "opportunities.evidence criterion=rivals_known; opportunities id=o selling_stage=3";
        sample::each(&RULE, listing, &[("", &["o"]), (known, &[]), (further, &["o"])]);
        let hits = sample::hits(&RULE, &format!("{listing}\n{further}"));
        assert!(
            hits[0].sentence.contains("decision maker met and concept shown"),
            "{}",
            hits[0].sentence
        );
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
