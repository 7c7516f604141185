//! rival_ahead: on the marks that both have, a rival has more than we.

use crate::model::Opportunity;
use crate::rules::evaluation::{RivalScore, rival_score};
use crate::rules::{Case, Hit, Rule, phrase};

/// Asked the same questions as we, a rival does better. METHOD F6.
pub const RULE: Rule = Rule { code: "rival_ahead", check };

fn check(case: &Case) -> Vec<Hit> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &Case, deal: &Opportunity) -> Option<Hit> {
    let least = case.world.playbook.thresholds.rival_ahead_criteria;
    let scores = deal.rivals.iter().filter_map(|r| rival_score(deal, r, case.world));
    let ahead = scores.filter(|s| s.criteria >= least && s.theirs > s.ours);
    let ahead: Vec<RivalScore> = ahead.collect();
    let most = ahead.iter().reduce(|a, b| if lead(b) > lead(a) { b } else { a })?;
    Some(case.hit(&*deal.id, |hit| tell(hit, case, deal, &ahead, most)))
}

fn tell(hit: Hit, case: &Case, deal: &Opportunity, ahead: &[RivalScore], most: &RivalScore) -> Hit {
    let name = |s: &RivalScore| case.world.competitor(s.competitor).to_owned();
    let names: Vec<String> = ahead.iter().map(name).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    let sentence = format!(
        "{} {verb} ahead of us in {}: {} points to {} on {}",
        phrase::list(&names),
        deal.name.as_str(),
        most.theirs,
        most.ours,
        phrase::count(most.criteria, "shared mark"),
    );
    let hit = hit.says(sentence).naming("rival", name(most));
    ahead.iter().fold(hit, |hit, s| {
        let text = format!("{}: {} points, we {}", name(s), s.theirs, s.ours);
        hit.on("rival", None, None, text)
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
