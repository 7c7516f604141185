//! knowledge_gap: we know too little of the trade of an important customer.

use crate::model::Grasp;
use crate::rules::{Case, Hit, Rule, phrase};

/// A customer listens to those who know their trade, not just their own product (METHOD M2).
pub const RULE: Rule = Rule { code: "knowledge_gap", check };

fn check(case: &Case) -> Vec<Hit> {
    let least = case.world.playbook.thresholds.knowledge_mark;
    let levels = case.account.knowledge.levels();
    let rated = levels.iter().any(|(_, grasp)| grasp.score.is_some());
    let weak = |grasp: &Grasp| !grasp.score.at_least(least);
    if !case.is_key_or_target()
        || !(rated || case.has_open())
        || !levels.iter().any(|(_, g)| weak(g))
    {
        return Vec::new();
    }
    let tell = |hit: Hit| {
        let gaps = levels.iter().filter(|(_, g)| weak(g));
        let told = |(level, grasp): &(&str, &Grasp)| match *grasp.score {
            Some(mark) => format!("{level} {mark}"),
            None => format!("{level} not rated"),
        };
        let said: Vec<String> = gaps.clone().map(told).collect();
        let says = format!(
            "We know too little of the trade of {}: {}",
            *case.account.name,
            phrase::list(&said)
        );
        gaps.fold(hit.says(says), |hit, gap| {
            let missing =
                gap.1.missing.as_deref().map_or(String::new(), |text| format!(": {text}"));
            hit.on("knowledge", None, None, format!("{}{missing}", told(gap)))
        })
    };
    vec![case.hit(case.account.id.as_str(), tell)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_where_one_of_the_five_is_weak() {
        let full = "account knowledge.product.score=3 knowledge.peers.score=3 knowledge.substitutes.score=3 knowledge.dynamics.score=3 knowledge.market.score=3";
        let but = |last: &str| format!("{full}; account {last}");
        sample::each(
            &RULE,
            "account tier=key",
            &[
                ("", &[]),
                ("opportunities id=o", &["acme"]),
                ("opportunities id=o; account tier=ordinary", &[]),
                ("opportunities id=o status=won", &[]),
                ("account knowledge.product.score=5", &["acme"]),
                ("account knowledge.product.missing=much", &[]),
                (full, &[]),
                (&but("knowledge.dynamics.score=2"), &["acme"]),
                (&but("knowledge.market.score="), &["acme"]),
                (&but("tier=target knowledge.market.score=0"), &["acme"]),
                (&but("tier=prospect knowledge.market.score=0"), &[]),
            ],
        );
    }
}
