//! no_decision_maker: an open purchase, and nobody is known to have the final yes.

use crate::model::Role;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// Until we know who has the final yes and the money, all work may go to the wrong door (METHOD M24).
pub const RULE: Rule = Rule { code: "no_decision_maker", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let known = case.everyone.iter().any(|p| p.plays(Role::DecisionMaker));
    match case.open().next() {
        Some(open) if !known => {
            vec![case.hit(case.account.id.as_str(), |hit| {
                let (account, purchase) = (&*case.account.name, &*open.name);
                hit.says(phrase!(
                    "Nobody at {account} is known to have the final yes on {purchase}",
                    account,
                    purchase
                ))
                .on_opportunity(open)
                .remedy(remedy(case, purchase))
            })]
        }
        _ => Vec::new(),
    }
}

/// Whoever knows us best is asked, about the highest whom we know of where there is one.
fn remedy(case: &AccountContext, purchase: &str) -> String {
    let high = case.people.iter().copied().filter(|p| p.is_senior());
    let high = high.min_by_key(|p| (p.level, -p.influence.unwrap_or_default()));
    let not: Vec<&str> = high.iter().map(|p| p.id.as_str()).collect();
    let near = advice::closest(case, &not);
    let visit = near.map_or(String::new(), |p| advice::at_a_visit_with(case, &p.id));
    match (near, high) {
        (Some(near), Some(high)) => phrase!(
            "Ask {}{} whether {} has the final yes on {}, or who else",
            near.name.as_str(),
            visit,
            high.name.as_str(),
            purchase
        ),
        (Some(near), None) => {
            phrase!("Ask {}{} who has the final yes on {}", near.name.as_str(), visit, purchase)
        }
        (None, Some(high)) => {
            phrase!("Ask {} who has the final yes on {}", high.name.as_str(), purchase)
        }
        (None, None) => {
            phrase!("Ask who has the final yes on {purchase}, and put them on the map", purchase)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_where_nobody_of_everyone_decides() {
        sample::each(
            &RULE,
            "people id=p roles=approver,champion",
            &[
                ("opportunities id=o", &["acme"]),
                ("", &[]),
                ("opportunities id=o status=won", &[]),
                ("opportunities id=o; people id=q roles=decision_maker", &[]),
                ("opportunities id=o; people id=q roles=decision_maker external=true", &[]),
                ("opportunities id=o; people id=q roles=decision_maker left=0", &["acme"]),
                ("opportunities id=o; people id=q roles=decision_maker left=+1", &[]),
                (
                    "opportunities id=o; people id=q roles=decision_maker placeholder=true",
                    &["acme"],
                ),
            ],
        );
    }
}
