//! low_level_trap: nearly all contacts stay with people who cannot decide.

use crate::model::{Contact, Level, Person};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Time and money go into people who like us and cannot decide, until a rival goes higher (METHOD M24).
pub const RULE: Rule = Rule { code: "low_level_trap", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    let trusted =
        |p: &&Person| p.is_senior() && case.relationship(p) >= limits.low_level_relationship;
    // Before the contacts, of which there are many more than people.
    if case.people.iter().any(trusted) {
        return Vec::new();
    }
    let (mut all, mut low) = (0, 0);
    let mut contacts: Vec<&Contact> = Vec::new();
    for contact in case.reaching(limits.low_level_window_days) {
        let before = all;
        for id in &contact.people.0 {
            let Some(person) = case.person(id).filter(|p| case.is_inside(p)) else {
                continue;
            };
            all += 1;
            low += i64::from(is_low(person));
        }
        if all > before {
            contacts.push(contact);
        }
    }
    let few = all < limits.low_level_contacts;
    let mixed = low * 100 < all * limits.low_level_share_percent;
    if few || mixed {
        return Vec::new();
    }
    vec![case.hit(case.account.id.as_str(), |hit| {
        let window = phrase::days(limits.low_level_window_days);
        let name = &*case.account.name;
        hit.says(phrase!(
            "{low} of {all} contacts with people of {name} in the last {window} stayed at middle and working level, and nobody senior trusts us", low, all, name, window
        ))
        .remedy(remedy(case))
        .on_contacts(case, contacts)
    })]
}

/// Up to the highest whom we know of, else by way of whoever knows us best.
fn remedy(case: &AccountContext) -> String {
    let seniors = || case.people.iter().copied().filter(|p| p.is_senior());
    // The way to a decider whom we have not met stands in a row of its own.
    let above = seniors().filter(|p| !advice::is_unmet_decider(case, p)).min_by_key(key);
    let unmet = seniors().min_by_key(key);
    match (above, advice::closest(case, &[]), unmet) {
        (Some(above), ..) => advice::way_to(case, above),
        (None, Some(near), Some(unmet)) => phrase!(
            "Ask {}{} who else above should hear of it beside {}, and for a talk together",
            near.name.as_str(),
            advice::at_a_visit_with(case, &near.id),
            unmet.name.as_str()
        ),
        (None, Some(near), None) => phrase!(
            "Ask {}{} who stands above, and for a talk of the three of you",
            near.name.as_str(),
            advice::at_a_visit_with(case, &near.id)
        ),
        (None, None, _) => {
            phrase!("Ask at {} who leads the house, and see them", *case.account.name)
        }
    }
}

fn key(p: &&Person) -> (Option<Level>, i64) {
    (p.level, -p.influence.unwrap_or_default())
}

fn is_low(person: &Person) -> bool {
    !person.is_senior() && matches!(person.level, Some(Level::Middle | Level::Working))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn counts_one_person_in_one_contact() {
        sample::each(
            &RULE,
            "people id=w level=working; people id=m level=middle; people id=s level=senior; people id=n
             people id=x level=working external=true; contacts date=-180 people=w,m",
            &[
                ("", &[]),
                ("contacts date=0 people=w", &["acme"]),
                ("contacts date=-181 people=w", &[]),
                ("contacts date=+1 people=w", &[]),
                ("contacts date=-1 people=x", &[]),
                ("contacts date=-1 kind=attempt people=w", &[]),
                ("contacts date=-1 outcome=refused people=w", &[]),
                ("contacts date=-1 people=w; people id=w left=-1", &[]),
                ("contacts date=-1 people=w; people id=w roles=decision_maker", &[]),
                // 2 of 3 are 66 %, 7 of 10 are 70 %
                ("contacts date=-1 people=s", &[]),
                ("contacts date=-1 people=n", &[]),
                ("contacts*5 date=-1 people=w; contacts*3 date=-1 people=s", &["acme"]),
                ("contacts*4 date=-1 people=w; contacts*3 date=-1 people=n", &[]),
            ],
        );
    }

    #[test]
    fn one_senior_person_of_theirs_who_trusts_us_lifts_it() {
        sample::each(
            &RULE,
            "people id=w level=working; contacts*3 date=-1 people=w",
            &[
                ("people id=s level=senior relationship=3", &[]),
                ("people id=s level=senior relationship=2", &["acme"]),
                ("people id=s level=executive relationship=3", &[]),
                ("people id=s level=middle relationship=5", &["acme"]),
                ("people id=s roles=decision_maker relationship=3", &[]),
                ("people id=s level=senior relationship=3 external=true", &["acme"]),
                (
                    "people id=s level=senior relationship=3 held_by=Li; rep.team name=Li until=-1",
                    &["acme"],
                ),
                (
                    "people id=s level=senior relationship=3 held_by=Li; rep.team name=Li until=0",
                    &[],
                ),
            ],
        );
    }

    #[test]
    fn says_how_many_of_how_many() {
        let hits = sample::hits(
            &RULE,
            "people id=w level=working; contacts*3 date=-1 people=w; contacts date=-2",
        );
        assert_eq!(
            hits[0].sentence,
            "3 of 3 contacts with people of acme in the last 180 days stayed at middle and working level, and nobody senior trusts us"
        );
        assert_eq!(hits[0].evidence.len(), 3);
    }
}
