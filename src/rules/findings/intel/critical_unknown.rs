//! critical_unknown: a purchase is open, and an answer without which it cannot be judged is missing.

use crate::rules::{AccountContext, Rule, RuleMatch, advice, implied};

/// Without this answer we cannot judge the purchase, let alone win it (METHOD M22, F4).
pub const RULE: Rule = Rule { code: "critical_unknown", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let Some(open) = case.open().next() else {
        return Vec::new();
    };
    let critical = case.checklist.iter().filter(|a| a.topic.critical);
    let unknown = critical.filter(|a| a.best.is_none() && !a.is_about_nobody());
    unknown
        .map(|asked| {
            case.hit(asked.subject(), |hit| {
                let wonder = asked.wonder();
                let about =
                    asked.person.map_or(phrase!(" at {}", *case.account.name), |_| String::new());
                let hit = hit.on_opportunity(open);
                let hit = match implied::answer(case, asked) {
                    Some(said) => hit
                        .says(phrase!(
                            "Nobody has confirmed yet {}; the file says: {}",
                            wonder,
                            said.text
                        ))
                        .remedy(advice::confirm_implied(case, asked, &said)),
                    None => hit
                        .says(phrase!("We do not know {wonder}{about}", wonder, about))
                        .remedy(advice::ask(case, asked, &[])),
                };
                hit.naming("topic", wonder)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    /// The critical topics of the account itself, in playbook order.
    fn topics() -> Vec<String> {
        let topics = crate::defaults::playbook().topics();
        let asked = topics.filter(|(_, t)| t.critical && !t.person);
        asked.map(|(c, t)| format!("{}.{}", c.name, t.name)).collect()
    }

    /// An open purchase with an answer to each of them.
    fn answered() -> String {
        let lines = topics().into_iter();
        let lines = lines.map(|topic| format!("intel topic={topic} answer=x\n"));
        format!("opportunities id=o\n{}", lines.collect::<String>())
    }

    #[test]
    fn fires_on_each_critical_topic_without_an_answer() {
        let topics = topics();
        let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
        assert!(topics.contains(&"organisation.budget") && topics.len() > 5);
        sample::each(
            &RULE,
            "",
            &[
                ("opportunities id=o", &topics),
                (
                    "opportunities id=o; intel topic=organisation.buying_process answer=x",
                    &topics[1..],
                ),
                ("opportunities id=o status=lost", &[]),
                ("", &[]),
                (&answered(), &[]),
            ],
        );
    }

    #[test]
    fn asks_of_each_person_who_is_asked_about() {
        sample::each(
            &RULE,
            &answered(),
            &[
                ("people id=p level=executive", &["senior.concerns@p"]),
                ("people id=p level=executive external=true", &[]),
                ("people id=p roles=decision_maker external=true", &["senior.concerns@p"]),
                ("people id=p level=senior", &[]),
                ("people id=p level=executive left=0", &[]),
                ("people id=p level=executive; intel topic=senior.concerns person=p answer=x", &[]),
                (
                    "people id=p level=executive; intel topic=senior.concerns person=p",
                    &["senior.concerns@p"],
                ),
                (
                    "people id=p level=executive; people id=q; intel topic=senior.concerns person=q answer=x",
                    &["senior.concerns@p"],
                ),
            ],
        );
    }
}
