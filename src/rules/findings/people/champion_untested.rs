//! champion_untested: someone counts as coach or champion and has done nothing for us lately.

use crate::model::{Person, Role};
use crate::rules::evidence::spoken;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// A friendly talker is no champion; only one who has done something for us is (F2).
pub const RULE: Rule = Rule { code: "champion_untested", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    if !case.has_open() {
        return Vec::new();
    }
    let everyone = case.everyone.iter().copied();
    everyone.filter(|p| is_untested(case, p)).map(|p| hit(case, p)).collect()
}

/// Counts as coach or champion, trusts us, and has no deed within the playbook's days.
pub fn is_untested(case: &AccountContext, person: &Person) -> bool {
    let limits = &case.world.playbook.thresholds;
    (person.plays(Role::Coach) || person.plays(Role::Champion))
        && case.relationship(person) >= limits.champion_relationship
        && !person.deeds.iter().any(|d| case.within(*d.date, limits.champion_deed_days))
}

fn hit(case: &AccountContext, person: &Person) -> RuleMatch {
    case.hit(person.id.as_str(), |hit| {
        let part = if person.plays(Role::Champion) { "champion" } else { "coach" };
        let name = &*person.name;
        let last =
            person.deeds.iter().filter(|d| case.past(*d.date).is_some()).max_by_key(|d| *d.date);
        let says = match last.and_then(|d| *d.date) {
            None => phrase!(
                "{name} counts as our {part} and has never done anything for us",
                name,
                part
            ),
            Some(day) => {
                let days = phrase::days(case.days_since(day));
                phrase!(
                    "{name} counts as our {part} and last did something for us {days} ago",
                    name,
                    part,
                    days
                )
            }
        };
        let hit = hit.says(says).naming("name", name).remedy(remedy(case, person));
        let hit = hit.on_person(
            case,
            person,
            phrase!("{}, relationship {}", part, case.relationship(person)),
        );
        match last {
            Some(deed) => {
                hit.on("deed", None, *deed.date, deed.what.map_or(phrase!("a deed").into(), spoken))
            }
            None => hit,
        }
    })
}

/// Something small that costs them a step: to bring us to whoever decides and is far from us, else a paper.
fn remedy(case: &AccountContext, person: &Person) -> String {
    let (name, visit) = (person.name.as_str(), advice::at_a_visit_with(case, &person.id));
    match case.everyone.iter().copied().find(|p| {
        p.plays(Role::DecisionMaker)
            && p.id != person.id
            && advice::visit_with(case, &p.id).is_none()
            && case.relationship(p) < case.world.playbook.thresholds.route_relationship
    }) {
        Some(boss) => phrase!("Ask {}{} to introduce you to {}", name, visit, boss.name.as_str()),
        None => {
            let deal = advice::deal(case).map_or(phrase!("this purchase"), |o| o.name.as_str());
            phrase!(
                "Ask {name}{visit} for the criteria by which {deal} is decided",
                name,
                visit,
                deal
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_without_a_deed_within_180_days() {
        sample::each(
            &RULE,
            "opportunities id=o; people id=p roles=coach relationship=3",
            &[
                ("", &["p"]),
                ("opportunities id=o status=dropped", &[]),
                ("people id=p relationship=2", &[]),
                ("people id=p roles=user", &[]),
                ("people id=p roles=champion external=true", &["p"]),
                ("people.deeds date=-180 what=warned", &[]),
                ("people.deeds date=-181 what=warned", &["p"]),
                ("people.deeds date=+1 what=warned", &["p"]),
                ("people.deeds what=warned", &["p"]),
                ("people.deeds date=0", &[]),
            ],
        );
    }
}
