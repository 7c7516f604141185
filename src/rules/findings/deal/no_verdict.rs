//! no_verdict: past the first stage nobody has said go or no-go.

use crate::model::{Choice, EvaluationCriterion, Opportunity, VerdictWord};
use crate::rules::evaluation::mark;
use crate::rules::{AccountContext, Rule, RuleMatch, phrase};

/// A good evaluation saves the effort of all that follows. METHOD M31.
pub const RULE: Rule = Rule { code: "no_verdict", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let from = case.world.playbook.thresholds.unverdicted_from_stage;
    let deals = case.open().filter(|o| case.is_from(o, from));
    deals.filter(|o| !judged(case, o)).map(|o| hit(case, o)).collect()
}

/// A verdict that was not taken after today; without a day it counts as the oldest.
fn judged(case: &AccountContext, deal: &Opportunity) -> bool {
    let there = |day: Option<crate::model::Date>| day.is_none_or(|d| d <= case.today());
    deal.decision.iter().any(|d| taken(d.verdict) && there(*d.date))
}

fn taken(word: Option<VerdictWord>) -> bool {
    word.is_some()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> RuleMatch {
    case.hit(&*deal.id, |hit| {
        let (name, stage) = (deal.name.as_str(), deal.buying_stage.unwrap_or_default());
        let text = phrase!("{name}: stage {stage}, no verdict", name, stage);
        hit.says(phrase!(
            "{name} is in stage {stage} and nobody has decided go or no-go",
            name,
            stage
        ))
        .on("opportunity", Some(&deal.id), None, text)
        .remedy(remedy(case, deal))
    })
}

/// Which of the eight marks are open, and with whom it is decided.
fn remedy(case: &AccountContext, deal: &Opportunity) -> String {
    let open = EvaluationCriterion::ALL.iter().filter(|c| mark(deal, **c).is_none());
    let open: Vec<String> = open
        .map(|c| {
            case.world.playbook.mark(c.word()).map_or(c.word().to_owned(), |m| m.title.clone())
        })
        .collect();
    let name = deal.name.as_str();
    let manager = case.world.rep.manager.as_deref();
    let with = manager.map_or(String::new(), |m| phrase!(" with {m}", m));
    match open.len() {
        0 => phrase!("All eight marks of {name} are given: decide go or no-go{with}", name, with),
        8 => phrase!("Give {name} its eight marks, and decide go or no-go{with}", name, with),
        _ => {
            let marks = phrase::few(&open, 3);
            phrase!(
                "Give {name} the marks that are open ({marks}), and decide go or no-go{with}",
                name,
                marks,
                with
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn from_stage_two_on_a_verdict_is_there() {
        let table: &[(&str, &[&str])] = &[
            ("", &["o"]),
            ("opportunities id=o buying_stage=1", &[]),
            ("opportunities id=o buying_stage=", &[]),
            ("opportunities.decision why=later date=-3", &["o"]),
            ("opportunities.decision verdict=no_go", &[]),
            ("opportunities.decision verdict=go date=0", &[]),
            ("opportunities.decision verdict=go date=+1", &["o"]),
            ("opportunities id=o status=won", &[]),
        ];
        sample::each(&RULE, "opportunities id=o buying_stage=2", table);
    }
}
