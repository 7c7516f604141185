//! stalled: no line has moved for longer than its stage takes.

use crate::model::Opportunity;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// A purchase that stands still is decided by somebody else, or by nobody. METHOD M18, M28.
pub const RULE: Rule = Rule { code: "stalled", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let stage = (*deal.buying_stage)?;
    let moved = deal.stage_history.iter().filter_map(|s| case.past(*s.date)).max()?;
    let days = case.days_since(moved);
    let playbook = case.world.playbook;
    if days <= playbook.stalled_days(playbook.meaning(deal, stage)) {
        return None;
    }
    Some(case.hit(&*deal.id, |hit| {
        let (name, long) = (deal.name.as_str(), phrase::days(days));
        let text = phrase!("last move of {}, {}", name, phrase::day(moved));
        hit.says(phrase!("{name} has stood still in stage {stage} for {long}", name, stage, long))
            .on("stage_history", None, Some(moved), text)
            .remedy(remedy(case, name))
    }))
}

/// Whoever knows their schedule is asked what has to happen.
fn remedy(case: &AccountContext, deal: &str) -> String {
    match advice::teller(case, "organisation.buying_schedule", None, &[]) {
        Some(person) => phrase!(
            "Ask {}{} what has to happen before {} goes on, and when",
            person.name.as_str(),
            advice::at_a_visit_with(case, &person.id),
            deal
        ),
        None => phrase!("Ask what has to happen before {deal} goes on, and when", deal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn each_stage_has_its_days() {
        for (stage, days) in [(1, 60), (3, 60), (4, 30), (5, 30), (6, 120)] {
            let deal = format!("opportunities id=o buying_stage={stage}");
            let last = format!("opportunities.stage_history date=-{days}");
            let late = format!("opportunities.stage_history date=-{}", days + 1);
            let both = format!("{late}\nopportunities.stage_history date=0");
            let ahead = format!("{late}\nopportunities.stage_history date=+1");
            let table: &[(&str, &[&str])] =
                &[(&last, &[]), (&late, &["o"]), (&both, &[]), (&ahead, &["o"]), ("", &[])];
            sample::each(&RULE, &deal, table);
        }
    }

    #[test]
    fn a_stage_of_another_process_has_the_days_of_what_it_means() {
        // Terms of a listing mean that the decision is near: 30 days; the sample before them is early.
        for (process, stage, days) in [
            ("retail_listing", 3, 60),
            ("retail_listing", 4, 30),
            ("repeat_order", 2, 30),
            ("repeat_order", 4, 120),
        ] {
            let deal = format!("opportunities id=o process={process} buying_stage={stage}");
            let last = format!("opportunities.stage_history date=-{days}");
            let late = format!("opportunities.stage_history date=-{}", days + 1);
            sample::each(&RULE, &deal, &[(&last, &[]), (&late, &["o"])]);
        }
    }

    #[test]
    fn without_a_stage_nothing_is_said() {
        let deal = "opportunities id=o\nopportunities.stage_history date=-999";
        sample::each(&RULE, deal, &[("", &[]), ("opportunities id=o buying_stage=2", &["o"])]);
    }
}
