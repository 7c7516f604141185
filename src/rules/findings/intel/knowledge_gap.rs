//! knowledge_gap: we know too little of the trade of an important customer.

use crate::model::Grasp;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// A customer listens to those who know their trade, not just their own product (METHOD M2).
pub const RULE: Rule = Rule { code: "knowledge_gap", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let least = case.world.playbook.thresholds.knowledge_mark;
    let levels = case.account.knowledge.levels();
    let rated = levels.iter().any(|(_, grasp)| grasp.score.is_some());
    if !case.is_key_or_target()
        || !(rated || case.has_open())
        || !levels.iter().any(|(_, g)| weak(least, g))
    {
        return Vec::new();
    }
    let tell = |hit: RuleMatch| {
        let gaps = levels.iter().filter(|(_, g)| weak(least, g));
        let told = |(level, grasp): &(&str, &Grasp)| match *grasp.score {
            Some(mark) => format!("{level} {mark}"),
            None => phrase!("{level} not rated", level),
        };
        let said: Vec<String> = gaps.clone().map(told).collect();
        let says = phrase!(
            "We know too little of the trade of {}: {}",
            *case.account.name,
            phrase::list(&said)
        );
        let hit = hit.says(says).remedy(remedy(case, gaps.clone()));
        gaps.fold(hit, |hit, gap| {
            let missing =
                gap.1.missing.as_deref().map_or(String::new(), |text| format!(": {text}"));
            hit.on("knowledge", None, None, format!("{}{missing}", told(gap)))
        })
    };
    vec![case.hit(case.account.id.as_str(), tell)]
}

fn weak(least: i64, grasp: &Grasp) -> bool {
    !grasp.score.at_least(least)
}

/// What each level is about, as one asks for it.
const SPOKEN: [(&str, &str); 5] = [
    ("product", "what their products need"),
    ("peers", "how others in the trade do it"),
    ("substitutes", "what could replace it"),
    ("dynamics", "where the trade moves"),
    ("market", "the market around it"),
];

/// The first gaps are asked of whoever can know their trade; what is missing stands behind.
fn remedy<'g>(
    case: &AccountContext,
    gaps: impl Iterator<Item = &'g (&'g str, &'g Grasp)>,
) -> String {
    let gaps: Vec<&(&str, &Grasp)> = gaps.collect();
    let asks: Vec<String> = gaps.iter().take(2).map(|(level, _)| spoken(level)).collect();
    let missing = gaps.iter().find_map(|(_, grasp)| grasp.missing.as_deref());
    let missing = missing.map_or(String::new(), |text| format!(": {}", advice::short(text)));
    let asks = phrase::list(&asks);
    match advice::teller(case, "industry.trend", None, &[]) {
        Some(person) => phrase!(
            "Ask {}{} about {}{}",
            person.name.as_str(),
            advice::at_a_visit_with(case, &person.id),
            asks,
            missing
        ),
        None => phrase!("Read up on the trade of {}: {}{}", *case.account.name, asks, missing),
    }
}

fn spoken(level: &str) -> String {
    let known = SPOKEN.iter().find(|(name, _)| *name == level);
    known.map_or(level.to_owned(), |(_, says)| (*says).to_owned())
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
