//! The way to somebody: a visit that is planned, an introduction, the first step of the route, a call.

use super::meeting::{at_a_visit_with, last_talk, on, visit_with};
use super::source::closest;
use crate::model::{IntroductionResult, Person};
use crate::rules::AccountContext;
use crate::rules::question::are_tied;
use crate::rules::route::{Route, routes};

/// From this relationship on we have met (docs/FIELDS.md people.relationship).
const MET: i64 = 2;

/// What to do next to see somebody: one sentence that can be done.
pub fn way_to(case: &AccountContext, person: &Person) -> String {
    planned(case, person)
        .or_else(|| introduction(case, person))
        .or_else(|| routes(case, &person.id).into_iter().next().map(|r| along(case, person, &r)))
        .unwrap_or_else(|| across(case, person))
}

/// The same without knocking at the door itself, which stayed shut.
pub fn through(case: &AccountContext, person: &Person) -> String {
    let route = routes(case, &person.id).into_iter().find(|r| r.steps.len() > 1);
    introduction(case, person)
        .or_else(|| route.map(|r| along(case, person, &r)))
        .unwrap_or_else(|| across(case, person))
}

/// How to be in touch again with somebody whom we know: their visit, or a call that takes up the last talk.
pub fn back_to(case: &AccountContext, person: &Person) -> String {
    planned(case, person).unwrap_or_else(|| call(case, person))
}

/// A visit to the very person is the remedy.
fn planned(case: &AccountContext, person: &Person) -> Option<String> {
    let (_, day) = visit_with(case, &person.id)?;
    let (name, day) = (person.name.as_str(), on(case, day));
    Some(match case.last_reached(&person.id) {
        None if case.relationship(person) < MET => {
            phrase!("The visit of {day} is the first talk with {name}: prepare it", day, name)
        }
        None => phrase!("The visit of {day} brings you to {name}: prepare it", day, name),
        Some(_) => phrase!("The visit of {day} brings you to {name} again: prepare it", day, name),
    })
}

/// An introduction that was asked for or agreed, and has not come to anything yet.
fn introduction(case: &AccountContext, person: &Person) -> Option<String> {
    let to_them = case.account.introductions.iter().filter(|i| i.to.is(&person.id));
    let of_today = to_them.filter(|i| i.date.is_none_or(|d| d <= case.today()));
    let last = of_today.max_by_key(|i| *i.date)?;
    let since = case.last_reached(&person.id);
    if since.is_some() && since >= *last.date {
        return None;
    }
    let by = case.person(last.through.0.as_deref()?).filter(|p| case.is_here(p))?;
    let (by, name) = (by, person.name.as_str());
    let day = last.date.map_or(String::new(), |d| phrase!(" on {}", on(case, d)));
    let visit = at_a_visit_with(case, &by.id);
    match last.result? {
        IntroductionResult::Asked => Some(phrase!(
            "Ask {}{} what became of the introduction to {} that you asked for{}",
            by.name.as_str(),
            visit,
            name,
            day
        )),
        IntroductionResult::Agreed => Some(phrase!(
            "Take {}{} at the word given{}: the introduction to {}",
            by.name.as_str(),
            visit,
            day,
            name
        )),
        IntroductionResult::Made | IntroductionResult::Refused => None,
    }
}

/// The first step of a route that can be taken.
fn along(case: &AccountContext, person: &Person, route: &Route) -> String {
    let steps: Vec<&Person> = route.steps.iter().filter_map(|s| case.person(s.to)).collect();
    let name = person.name.as_str();
    let before = steps.len().saturating_sub(1);
    let seen = steps.iter().take(before).rev().find(|p| visit_with(case, &p.id).is_some());
    let says = match steps.as_slice() {
        [] | [_] => call(case, person),
        [.., last, _] if seen.is_some_and(|p| p.id == last.id) => {
            let visit = at_a_visit_with(case, &last.id);
            phrase!("Ask {} for ten minutes with {}{}", last.name.as_str(), name, visit)
        }
        [one, _] => {
            let visit = at_a_visit_with(case, &one.id);
            phrase!("Ask {} for ten minutes with {}{}", one.name.as_str(), name, visit)
        }
        [one, next, ..] => {
            let visit = at_a_visit_with(case, &one.id);
            let (one, next) = (one.name.as_str(), next.name.as_str());
            phrase!(
                "Ask {one}{visit} to bring you together with {next}, who leads on to {name}",
                one,
                visit,
                next,
                name
            )
        }
    };
    let says = match (seen, helper(case, &steps)) {
        (None, Some(holder)) => {
            phrase!("{says} ({holder} knows them: let {holder} ask)", says, holder)
        }
        _ => says,
    };
    match route.compliance_risk {
        true => phrase!("{says}; this goes by a family tie: ask what your rules say", says),
        false => says,
    }
}

/// Who of ours holds the first step, where it is not the rep.
fn helper<'a>(case: &'a AccountContext, steps: &[&'a Person]) -> Option<&'a str> {
    let holder = steps.first()?.held_by.as_deref()?;
    (Some(holder) != case.world.rep.name.as_deref()).then_some(holder)
}

/// No tie leads there: whoever knows us best is asked, else the door itself.
fn across(case: &AccountContext, person: &Person) -> String {
    let name = person.name.as_str();
    let near = case.everyone.iter().copied().find(|p| p.reports_to.is(&person.id));
    let near = near.filter(|p| case.relationship(p) > 0 && p.attitude.is_none_or(|a| a >= 0));
    match near.or_else(|| closest(case, &[&person.id])) {
        Some(other) => {
            let visit = at_a_visit_with(case, &other.id);
            let asked = match are_tied(case, other, person) || other.reports_to.is(&person.id) {
                true => phrase!("to take you to"),
                false => phrase!("who could take you to"),
            };
            phrase!("Ask {}{} {} {}", other.name.as_str(), visit, asked, name)
        }
        None => call(case, person),
    }
}

/// A call that takes up the last talk, with the number where there is one.
fn call(case: &AccountContext, person: &Person) -> String {
    let name = person.name.as_str();
    let number = person.phone.as_deref().map_or(String::new(), |n| format!(" ({n})"));
    match last_talk(case, &person.id) {
        Some((day, note)) => {
            let note = note.map_or(String::new(), |n| format!(" ({})", super::short(n)));
            phrase!("Call {}{} and take up the talk of {}{}", name, number, on(case, day), note)
        }
        None => match person.email.as_deref().filter(|_| number.is_empty()) {
            Some(mail) => phrase!("Write to {name} ({mail}) and ask for ten minutes", name, mail),
            None => phrase!("Call {name}{number} and ask for ten minutes", name, number),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    fn way(lines: &str) -> String {
        sample::ask(lines, |case| way_to(case, case.person("p").expect("p")))
    }

    #[test]
    fn a_step_that_can_be_taken() {
        let house = "people id=p name=Dahl phone=12; people id=q name=Vik relationship=4
            ties from=q to=p kind=works_with strength=4";
        for (more, says) in [
            ("", "Ask Vik for ten minutes with Dahl"),
            (
                "visits id=v date=+2 people=q purpose=review",
                "Ask Vik for ten minutes with Dahl at the visit of Thu 26 Nov (review)",
            ),
            (
                "visits id=v date=+2 people=q,p",
                "The visit of Thu 26 Nov is the first talk with Dahl: prepare it",
            ),
            (
                "introductions through=q to=p date=-9 result=asked",
                "Ask Vik what became of the introduction to Dahl that you asked for on 15 Nov",
            ),
            (
                "people id=p relationship=3; contacts date=-99 people=p note=dryer",
                "Call Dahl (12) and take up the talk of 17 Aug (dryer)",
            ),
            ("people id=q relationship=1", "Ask Vik to take you to Dahl"),
            (
                "people id=q relationship=1; people id=r name=Moe relationship=4",
                "Ask Moe who could take you to Dahl",
            ),
            ("people id=q relationship=0", "Call Dahl (12) and ask for ten minutes"),
            (
                "people id=q held_by=Li",
                "Ask Vik for ten minutes with Dahl (Li knows them: let Li ask)",
            ),
        ] {
            assert_eq!(way(&format!("{house}; {more}")), says, "{more}");
        }
    }

    #[test]
    fn a_visit_to_one_who_has_met_us_is_not_the_first_talk() {
        let visit = |mark: i64| {
            way(&format!("people id=p name=Dahl relationship={mark}; visits id=v date=+2 people=p"))
        };
        assert_eq!(visit(1), "The visit of Thu 26 Nov is the first talk with Dahl: prepare it");
        assert_eq!(visit(2), "The visit of Thu 26 Nov brings you to Dahl: prepare it");
    }

    #[test]
    fn a_long_way_begins_with_its_first_step() {
        let lines =
            "people id=p name=Dahl; people id=q name=Vik relationship=4; people id=r name=Moe
            ties from=q to=r kind=friend strength=5; ties from=r to=p kind=works_with strength=5";
        assert_eq!(way(lines), "Ask Vik to bring you together with Moe, who leads on to Dahl");
        let met = format!("{lines}; visits id=v date=+2 people=r");
        assert_eq!(way(&met), "Ask Moe for ten minutes with Dahl at the visit of Thu 26 Nov");
    }

    #[test]
    fn a_family_road_is_marked() {
        let lines = "people id=p name=Dahl; people id=q name=Vik relationship=4
            ties from=q to=p kind=family strength=5";
        assert!(way(lines).ends_with("ask what your rules say"), "{}", way(lines));
    }
}
