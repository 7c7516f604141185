//! access_blocked: attempt after attempt on someone, and no way in.

use crate::model::Person;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// The same door knocked at once more stays shut; someone they know can open it (METHOD M9).
pub const RULE: Rule = Rule { code: "access_blocked", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    // Most accounts: nobody can have more attempts than there are.
    if !case.has_attempts(case.world.playbook.thresholds.blocked_attempts) {
        return Vec::new();
    }
    let people = case.people.iter().copied();
    people.filter_map(|p| hit(case, p)).collect()
}

fn hit(case: &AccountContext, person: &Person) -> Option<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    let last = case.last_reached(&person.id);
    let attempts = || {
        case.attempts(&person.id, limits.blocked_window_days)
            .filter(|c| c.date.map(|d| d.date) > last)
    };
    let count = attempts().count() as i64;
    if count < limits.blocked_attempts {
        return None;
    }
    Some(case.hit(person.id.as_str(), |hit| {
        let name = &*person.name;
        let tried = phrase::count(count, "attempt");
        let window = phrase::days(limits.blocked_window_days);
        let since = match last {
            None => phrase!("never reached").to_owned(),
            Some(day) => phrase!("last reached {} ago", phrase::days(case.days_since(day))),
        };
        hit.says(phrase!(
            "{tried} on {name} in {window} failed; {since}",
            tried,
            name,
            window,
            since
        ))
        .on_contacts(case, attempts())
        .remedy(advice::through(case, person))
        .naming("name", name)
    }))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_at_three_attempts_since_they_were_reached() {
        sample::each(
            &RULE,
            "people id=p; contacts id=a date=-90 kind=attempt people=p
             contacts id=b date=-50 kind=visit outcome=refused people=p
             contacts id=c date=0 kind=meeting outcome=no_answer people=p",
            &[
                ("", &["p"]),
                ("people id=p external=true", &[]),
                ("contacts id=a date=-91", &[]),
                ("contacts id=c date=+1", &[]),
                ("contacts id=b kind=message", &[]),
                ("contacts id=b kind=event", &[]),
                ("contacts id=b kind=call outcome=no_answer", &["p"]),
                ("contacts id=b outcome=held", &[]),
                ("contacts id=b kind=attempt outcome=held", &["p"]),
                ("contacts date=-90 people=p", &[]),
                ("contacts date=-91 people=p", &["p"]),
            ],
        );
    }

    #[test]
    fn says_when_they_were_reached() {
        let hits = sample::hits(
            &RULE,
            "people id=p name=黄经理; contacts*3 date=-3 kind=attempt people=p; contacts date=-10 people=p",
        );
        assert_eq!(
            hits[0].sentence,
            "3 attempts on 黄经理 in 90 days failed; last reached 10 days ago"
        );
        assert_eq!(hits[0].evidence.len(), 3);
    }
}
