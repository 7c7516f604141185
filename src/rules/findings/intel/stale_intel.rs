//! stale_intel: an answer that counts has outlived its shelf.

use crate::rules::{AccountContext, Asked, Rule, RuleMatch, advice, phrase};

/// What was true then may have changed, and we would be the last to know (METHOD M22).
pub const RULE: Rule = Rule { code: "stale_intel", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    if !case.has_open() && !case.is_key_or_target() {
        return Vec::new();
    }
    case.checklist.iter().filter_map(|asked| hit(case, asked)).collect()
}

fn hit(case: &AccountContext, asked: &Asked) -> Option<RuleMatch> {
    let best = asked.stale()?;
    Some(case.hit(asked.subject(), |hit| {
        let spoken = asked.spoken();
        let (age, shelf) = (phrase::days(best.age), phrase::days(asked.topic.shelf));
        hit.says(phrase!(
            "What we know of {spoken} is {age} old; it holds for {shelf}",
            spoken,
            age,
            shelf
        ))
        .on_intel(best.intel)
        .remedy(advice::renew(case, asked, best.intel))
        .naming("topic", asked.title())
    }))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_past_the_shelf_of_the_best_answer() {
        sample::each(
            &RULE,
            "account tier=key; intel topic=history.receivables answer=x as_of=-31",
            &[
                ("", &["history.receivables"]),
                ("account tier=target", &["history.receivables"]),
                ("account tier=ordinary", &[]),
                ("account tier=prospect; opportunities id=o", &["history.receivables"]),
                ("account tier=prospect; opportunities id=o status=won", &[]),
                ("intel topic=history.receivables answer=x as_of=-30", &[]),
                ("intel topic=history.receivables answer=x as_of=+5", &[]),
                ("intel topic=history.receivables answer=x", &[]),
                ("intel topic=own.thing answer=x as_of=-900", &["history.receivables"]),
                // the better of two is old: verified after 59 days is 0.51, a rumour of today 0.4
                (
                    "intel topic=history.receivables answer=y confidence=verified as_of=-59; intel topic=history.receivables answer=x as_of=0",
                    &["history.receivables"],
                ),
                (
                    "people id=p level=executive; intel topic=senior.concerns person=p answer=x as_of=-121",
                    &["senior.concerns@p", "history.receivables"],
                ),
                (
                    "people id=p level=executive; intel topic=senior.concerns person=p answer=x as_of=-120",
                    &["history.receivables"],
                ),
                (
                    "people id=p; intel topic=senior.concerns person=p answer=x as_of=-900",
                    &["history.receivables"],
                ),
            ],
        );
    }

    #[test]
    fn says_how_old_it_is() {
        let hits = sample::hits(
            &RULE,
            "opportunities id=o; intel topic=organisation.budget answer=x as_of=-91",
        );
        assert_eq!(
            hits[0].sentence,
            "What we know of the budget is 91 days old; it holds for 90 days"
        );
        let theirs = "opportunities id=o; intel topic=rivals.offer answer=x as_of=-91";
        assert!(sample::hits(&RULE, theirs)[0].sentence.contains("of their offer is"));
    }
}
