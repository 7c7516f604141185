//! no_decision_maker: an open purchase, and nobody is known to have the final yes.

use crate::model::Role;
use crate::rules::{Case, Hit, Rule};

/// Until we know who has the final yes and the money, all work may go to the wrong door (METHOD M24).
pub const RULE: Rule = Rule { code: "no_decision_maker", check };

fn check(case: &Case) -> Vec<Hit> {
    let known = case.everyone.iter().any(|p| p.plays(Role::DecisionMaker));
    match case.open().next() {
        Some(open) if !known => {
            let tell = |hit: Hit| {
                let (account, purchase) = (&*case.account.name, &*open.name);
                hit.says(format!(
                    "Nobody at {account} is known to have the final yes on {purchase}"
                ))
                .on_opportunity(open)
            };
            vec![case.hit(case.account.id.as_str(), tell)]
        }
        _ => Vec::new(),
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
