//! behind_customer: the customer is further than our work.

use super::steps;
use crate::model::Opportunity;
use crate::rules::{AccountContext, Rule, RuleMatch, implied};

/// Who comes late finds the specification written and the list closed. METHOD M28.
pub const RULE: Rule = Rule { code: "behind_customer", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let (theirs, ours) = ((*deal.buying_stage)?, (*deal.selling_stage)?);
    (ours < theirs).then(|| {
        case.hit(&*deal.id, |hit| {
            let name = deal.name.as_str();
            let text = phrase!(
                "{name}: customer in stage {theirs}, we in stage {ours}",
                name,
                theirs,
                ours
            );
            hit.says(phrase!(
                "In {name} the customer is in stage {theirs} and our work in {ours}",
                name,
                theirs,
                ours
            ))
            .on("opportunity", Some(&deal.id), None, text)
            .remedy(remedy(case, deal, ours))
        })
    })
}

/// What our stage lacks; where it lacks nothing we are further than the file says.
fn remedy(case: &AccountContext, deal: &Opportunity, ours: i64) -> String {
    let proofs = implied::proofs(case, deal);
    let lacks = steps::missing(case, deal, |stage| stage == ours);
    let lacks = lacks.filter(|c| proofs.iter().all(|p| p.criterion != c.name));
    let lacks: Vec<_> = lacks.collect();
    match lacks.is_empty() {
        false => steps::remedy(case, &lacks),
        true => phrase!("All of stage {} is proven in {}: move our work on", ours, *deal.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn our_stage_is_below_theirs() {
        let table: &[(&str, &[&str])] = &[
            ("opportunities id=o buying_stage=3 selling_stage=2", &["o"]),
            ("opportunities id=o buying_stage=3 selling_stage=3", &[]),
            ("opportunities id=o buying_stage=3", &[]),
            ("opportunities id=o selling_stage=1", &[]),
            ("opportunities id=o buying_stage=3 selling_stage=2 status=won", &[]),
        ];
        sample::each(&RULE, "", table);
    }
}
