//! hearsay: the best answer to a critical topic is a rumour.

use crate::model::Confidence;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// We would build the offer on something that we only heard (METHOD M22).
pub const RULE: Rule = Rule { code: "hearsay", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    if !case.has_open() {
        return Vec::new();
    }
    let critical = case.checklist.iter().filter(|a| a.topic.critical);
    let heard = critical.filter_map(|asked| {
        let best = asked.best.filter(|b| b.intel.confidence == Confidence::Rumour)?;
        Some(case.hit(asked.subject(), |hit| {
            let spoken = asked.spoken();
            let source = match best.intel.source.as_deref() {
                Some(source) if !*best.intel.private => phrase!(" from {source}", source),
                _ => String::new(),
            };
            hit.says(phrase!("What we know of {spoken} is a rumour{source}", spoken, source))
                .on_intel(best.intel)
                .remedy(advice::confirm(case, asked, best.intel))
                .naming("topic", asked.title())
        }))
    });
    heard.collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_where_the_best_answer_is_a_rumour() {
        sample::each(
            &RULE,
            "opportunities id=o; intel topic=organisation.budget answer=x",
            &[
                ("", &["organisation.budget"]),
                ("opportunities id=o status=won", &[]),
                ("intel topic=organisation.budget answer=x confidence=stated", &[]),
                // stated and fresh for 90 days: 0.7, after 163 days 0.3989, after 162 0.402
                ("intel topic=organisation.budget answer=x confidence=stated as_of=-162", &[]),
                (
                    "intel topic=organisation.budget answer=x confidence=stated as_of=-163",
                    &["organisation.budget"],
                ),
                ("intel topic=organisation.capital answer=x", &["organisation.budget"]),
                (
                    "people id=p level=executive; intel topic=senior.concerns person=p answer=x",
                    &["organisation.budget", "senior.concerns@p"],
                ),
                (
                    "people id=p level=middle; intel topic=senior.concerns person=p answer=x",
                    &["organisation.budget"],
                ),
            ],
        );
    }
}
