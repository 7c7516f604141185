//! rival_ahead: on the marks that both have, a rival has more than we.

use crate::model::{Opportunity, RivalCriterion, Role};
use crate::rules::evaluation::{RivalScore, rival_score};
use crate::rules::on_mark::{OnMark, by_mark};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Asked the same questions as we, a rival does better. METHOD F6.
pub const RULE: Rule = Rule { code: "rival_ahead", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let least = case.world.playbook.thresholds.rival_ahead_criteria;
    let scores = deal.rivals.iter().filter_map(|r| rival_score(deal, r, case.world));
    let ahead = scores.filter(|s| s.criteria >= least && s.theirs > s.ours);
    let ahead: Vec<RivalScore> = ahead.collect();
    let most = ahead.iter().reduce(|a, b| if lead(b) > lead(a) { b } else { a })?;
    Some(case.hit(&*deal.id, |hit| tell(hit, case, deal, &ahead, most)))
}

fn tell(
    hit: RuleMatch,
    case: &AccountContext,
    deal: &Opportunity,
    ahead: &[RivalScore],
    most: &RivalScore,
) -> RuleMatch {
    let names: Vec<String> = ahead.iter().map(|s| name(case, s)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    let theirs = by_mark(deal, most.competitor);
    let leads: Vec<&OnMark> = theirs.iter().filter(|m| m.theirs > m.ours).collect();
    let said: Vec<String> = leads.iter().map(|m| m.words(case.world.playbook)).collect();
    let sentence = phrase!(
        "{} {} ahead of us in {} on {}",
        phrase::list(&names),
        verb,
        deal.name.as_str(),
        phrase::list(&said),
    );
    let rival = name(case, most);
    let hit = hit.remedy(remedy(case, deal, &leads, &rival));
    let hit = hit.says(sentence).naming("rival", rival);
    ahead.iter().fold(hit, |hit, s| {
        let marks = by_mark(deal, s.competitor);
        let said: Vec<String> = marks.iter().map(|m| m.words(case.world.playbook)).collect();
        hit.on("rival", None, None, format!("{}: {}", name(case, s), phrase::list(&said)))
    })
}

fn name(case: &AccountContext, s: &RivalScore) -> String {
    case.world.competitor(s.competitor).to_owned()
}

/// The mark on which it leads least is the nearest; who can move it is named.
fn remedy(case: &AccountContext, deal: &Opportunity, leads: &[&OnMark], rival: &str) -> String {
    let Some(nearest) = leads.iter().min_by_key(|m| m.theirs - m.ours) else {
        return phrase!("Look again at the marks of {} in {}", rival, deal.name.as_str());
    };
    match nearest.criterion {
        RivalCriterion::Technical => {
            let (name, visit) = who(case, &[Role::Technical, Role::User]);
            phrase!(
                "Let {name}{visit} test where we are as good as {rival} in technique",
                name,
                visit,
                rival
            )
        }
        RivalCriterion::Relationship => {
            let (name, visit) = who(case, &[Role::DecisionMaker, Role::Approver]);
            phrase!(
                "Work on the trust of {name}{visit}, where {rival} is nearest to us",
                name,
                visit,
                rival
            )
        }
        RivalCriterion::Fit => {
            let (name, visit) = who(case, &[Role::User, Role::Technical, Role::Purchasing]);
            phrase!(
                "Ask {name}{visit} what would have to change for our offer to fit like {rival}'s",
                name,
                visit,
                rival
            )
        }
        RivalCriterion::Resources => {
            let (name, visit) = who(case, &[Role::Purchasing, Role::DecisionMaker]);
            phrase!(
                "Show {name}{visit} who of ours will do it, where {rival} has more means",
                name,
                visit,
                rival
            )
        }
    }
}

fn who(case: &AccountContext, parts: &[Role]) -> (String, String) {
    let found = advice::by_part(case, parts, &[]).or_else(|| advice::closest(case, &[]));
    found.map_or((case.account.name.to_string(), String::new()), |p| {
        (p.name.to_string(), advice::at_a_visit_with(case, &p.id))
    })
}

/// By how many points it is ahead.
fn lead(score: &RivalScore) -> i64 {
    score.theirs - score.ours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const DEAL: &str = "competitors id=v name=Voltaris
        opportunities id=o
        opportunities.evaluation criterion=technical score=3
        opportunities.evaluation criterion=fit score=3
        opportunities.rivals competitor=v
        opportunities.rivals.evaluation criterion=fit score=4";

    #[test]
    fn two_shared_marks_and_more_points() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("opportunities.rivals.evaluation criterion=relationship score=5", &[]),
            ("opportunities.rivals.evaluation criterion=technical score=3", &["o"]),
            // 15 x 4 + 10 x 1 = 70, ours 75.
            ("opportunities.rivals.evaluation criterion=technical score=1", &[]),
            ("opportunities.rivals.evaluation criterion=technical score=2", &["o"]),
            ("opportunities.rivals.evaluation criterion=technical", &[]),
        ];
        sample::each(&RULE, DEAL, table);
    }

    #[test]
    fn equal_points_are_not_ahead_and_the_rival_is_named() {
        let even = "opportunities.evaluation criterion=resources score=2
            opportunities.evaluation criterion=fit score=4
            opportunities.rivals.evaluation criterion=resources score=2";
        let deal = "opportunities id=o\nopportunities.rivals competitor=v
            opportunities.rivals.evaluation criterion=fit score=4";
        sample::each(&RULE, deal, &[(even, &[])]);
        let hits = sample::hits(
            &RULE,
            &format!("{DEAL}\nopportunities.rivals.evaluation criterion=technical score=3"),
        );
        assert!(hits[0].sentence.starts_with("Voltaris is ahead"), "{}", hits[0].sentence);
        assert_eq!(hits[0].names, [("rival", "Voltaris".to_owned())]);
    }
}
