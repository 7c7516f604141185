//! profile_missing: we will sit before someone and do not know how they talk.

use crate::model::{Date, Person, Visit, VisitStatus};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Enthusiasm that the customer cannot read gets no response. METHOD M1.
pub const RULE: Rule = Rule { code: "profile_missing", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let days = case.world.playbook.thresholds.profile_days;
    let day = |v: &Visit| v.date.map(|d| d.date).filter(|d| case.within_next(Some(*d), days));
    let planned = case.account.visits.iter().filter(|v| v.status == VisitStatus::Planned);
    let near: Vec<(&Visit, Date)> = planned.filter_map(|v| Some((v, day(v)?))).collect();
    if near.is_empty() {
        return Vec::new();
    }
    let blank = case.everyone.iter().filter(|p| p.communication.is_blank());
    let hits = blank.filter_map(|person| {
        let meets = near.iter().filter(|(v, _)| v.people.has(&person.id));
        let (visit, day) = meets.min_by_key(|(_, day)| *day)?;
        Some(case.hit(&*person.id, |hit| {
            let (name, on) = (person.name.as_str(), phrase::day(*day));
            let text = phrase!("visit on {on} with {name}", on, name);
            hit.says(phrase!(
                "{name} is at the visit on {on}, and how {name} talks is not known",
                name,
                on
            ))
            .remedy(remedy(case, person, *day))
            .naming("name", name)
            .on("visit", Some(&visit.id), Some(*day), text)
        }))
    });
    hits.collect()
}

/// Who was talked with is remembered; else somebody near them is asked before the day.
fn remedy(case: &AccountContext, person: &Person, day: Date) -> String {
    let (name, day) = (person.name.as_str(), advice::on(case, day));
    if let Some((talk, _)) = advice::last_talk(case, &person.id) {
        let talk = advice::on(case, talk);
        return phrase!(
            "Write down before {day} how {name} talked and thought on {talk}, and how to reach them",
            day,
            name,
            talk
        );
    }
    match advice::near(case, person) {
        Some(near) => phrase!(
            "Ask {} before {} how {} talks, thinks and likes to be reached",
            near.name.as_str(),
            day,
            name
        ),
        None => {
            phrase!("Listen on {day} how {name} talks and thinks, and write it down", day, name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn the_last_talk_is_remembered_before_anybody_is_asked() {
        let house = "people id=a name=Ohm; people id=b name=Vik relationship=3
            visits id=v date=+2 people=a";
        let remedy = |lines: &str| sample::hits(&RULE, lines)[0].remedy.clone();
        assert_eq!(
            remedy(&format!("{house}; contacts date=-3 people=a")).as_deref(),
            Some(
                "Write down before Thu 26 Nov how Ohm talked and thought on 21 Nov, and how to reach them"
            )
        );
        assert!(remedy(house).is_some_and(|r| r.starts_with("Ask Vik before")));
    }

    #[test]
    fn attendees_of_the_next_two_weeks_have_a_profile() {
        let visit = "people id=a\npeople id=b\nvisits id=v date=+14 people=a";
        let table: &[(&str, &[&str])] = &[
            ("", &["a"]),
            ("visits id=v date=0", &["a"]),
            ("visits id=v date=+15", &[]),
            ("visits id=v date=-1", &[]),
            ("visits id=v date=", &[]),
            ("visits id=v status=done", &[]),
            ("visits id=w date=+1 people=b,a", &["a", "b"]),
            ("people id=a communication.reach=phone", &[]),
            ("people id=a external=true", &["a"]),
            ("people id=a placeholder=true", &[]),
            ("people id=a left=0", &[]),
        ];
        sample::each(&RULE, visit, table);
    }
}
