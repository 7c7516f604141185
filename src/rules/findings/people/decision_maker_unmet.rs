//! decision_maker_unmet: the customer is choosing, and who decides has not been reached for months.

use crate::model::{Person, Role};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Whoever sits with the one who decides can overturn the work done further down (METHOD M24, M25).
pub const RULE: Rule = Rule { code: "decision_maker_unmet", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    if !case.has_open_from(limits.unmet_from_stage) {
        return Vec::new();
    }
    let everyone = case.everyone.iter();
    everyone
        .filter(|p| p.plays(Role::DecisionMaker) && !case.reached_within(&p.id, limits.unmet_days))
        .map(|p| hit(case, p))
        .collect()
}

fn hit(case: &AccountContext, person: &Person) -> RuleMatch {
    case.hit(person.id.as_str(), |hit| {
        let last = case.last_reached(&person.id);
        let failed = case.contacts_with(&person.id).filter(|c| {
            let day = c.date.map(|d| d.date);
            AccountContext::is_attempt(c) && day.is_some_and(|day| last.is_none_or(|l| day > l))
        });
        let failed: Vec<_> = failed.collect();
        let mut says = match last {
            None => phrase!("{} decides and has never been reached", *person.name),
            Some(day) => {
                let days = phrase::days(case.days_since(day));
                phrase!("{} decides and was last reached {} ago", *person.name, days)
            }
        };
        if !failed.is_empty() {
            let attempts = phrase::count(failed.len() as i64, "attempt");
            says = phrase!("{says}; {attempts} failed", says, attempts);
        }
        hit.says(says)
            .on_person(case, person, phrase!("decision maker"))
            .on_contacts(case, failed)
            .remedy(format!("{}{}", advice::way_to(case, person), advice::before_decision(case)))
            .naming("name", person.name.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_from_stage_2_on_those_not_reached_within_90_days() {
        sample::each(
            &RULE,
            "opportunities id=o buying_stage=2; people id=p roles=decision_maker",
            &[
                ("", &["p"]),
                ("opportunities id=o buying_stage=1", &[]),
                ("opportunities id=o buying_stage=", &[]),
                ("opportunities id=o status=won", &[]),
                ("contacts date=-91 people=p", &["p"]),
                ("contacts date=-90 people=p", &[]),
                ("contacts date=0 people=p", &[]),
                ("contacts date=+1 people=p", &["p"]),
                ("contacts date=-5 kind=attempt outcome=held people=p", &["p"]),
                ("contacts date=-5 kind=message people=p", &["p"]),
                ("contacts date=-5 outcome=refused people=p", &["p"]),
                ("contacts date=-5 outcome=lost_ground people=p", &[]),
                ("people id=q roles=decision_maker external=true", &["p", "q"]),
                ("people id=q roles=decision_maker left=0", &["p"]),
                ("people id=p roles=approver level=executive", &[]),
            ],
        );
    }

    #[test]
    fn says_how_long_and_how_many_attempts_failed() {
        let common =
            "opportunities buying_stage=3; people id=p name=\"Ingrid Dahl\" roles=decision_maker";
        let says = |lines| sample::hits(&RULE, &format!("{common};{lines}"))[0].sentence.clone();
        assert_eq!(says(""), "Ingrid Dahl decides and has never been reached");
        assert_eq!(
            says("contacts*3 date=-100 kind=attempt people=p"),
            "Ingrid Dahl decides and has never been reached; 3 attempts failed"
        );
        assert_eq!(
            says(
                "contacts*2 date=-120 kind=attempt people=p; contacts date=-110 people=p; contacts date=-9 outcome=refused people=p"
            ),
            "Ingrid Dahl decides and was last reached 110 days ago; 1 attempt failed"
        );
    }
}
