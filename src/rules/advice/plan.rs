//! A route as a plan: whom to ask for which introduction, in a sentence, and by when.

use super::meeting::{at_a_visit_with, visit_with};
use crate::model::{Date, IntroductionResult, Person};
use crate::rules::AccountContext;
use chrono::{Datelike, Days, Weekday};

/// A question for an introduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Who introduces us; nothing where we know the next one ourselves.
    pub through: Option<String>,
    /// To whom: the id.
    pub to: String,
    /// What to do.
    pub says: String,
    /// By when.
    pub due: Date,
    /// Who of ours asks, where that is not the rep.
    pub owner: Option<String>,
    /// An introduction between them is asked for or agreed already.
    pub is_begun: bool,
}

/// Days until the first question, where no visit is planned, and between two steps.
const FIRST: u64 = 3;
const APART: u64 = 7;

/// Of a route, as the ids of its people from us on, the steps that are still to be taken: an introduction that was made is behind us, a step that a later
/// one makes needless too.
pub fn plan(case: &AccountContext, route: &[&str]) -> Vec<Ask> {
    let steps: Vec<&Person> = route.iter().filter_map(|id| case.person(id)).collect();
    let Some(goal) = steps.last() else {
        return Vec::new();
    };
    let pairs: Vec<(&Person, &Person)> = steps.windows(2).map(|w| (w[0], w[1])).collect();
    let begin = pairs
        .iter()
        .rposition(|(from, to)| {
            result(case, from, to) == Some(IntroductionResult::Made)
                || visit_with(case, &to.id).is_some()
        })
        .map_or(0, |at| at + 1);
    use IntroductionResult::{Agreed, Asked};
    let mut due = case.today() + Days::new(FIRST);
    let mut asks = Vec::new();
    for (from, to) in &pairs[begin.min(pairs.len())..] {
        let visit = visit_with(case, &from.id).map(|(_, day)| day);
        due = visit.filter(|day| asks.is_empty() || *day >= due).unwrap_or_else(|| working(due));
        let at = at_a_visit_with(case, &from.id);
        let (one, next, last) = (from.name.as_str(), to.name.as_str(), goal.name.as_str());
        let begun = result(case, from, to);
        let is_begun = matches!(begun, Some(Asked | Agreed));
        let says = match to.id == goal.id {
            _ if is_begun => {
                phrase!("Ask {one}{at} what became of the introduction to {next}", one, at, next)
            }
            true => phrase!("Ask {one} for ten minutes with {last}{at}", one, last, at),
            false => {
                phrase!(
                    "Ask {one}{at} to bring you together with {next}, who leads on to {last}",
                    one,
                    at,
                    next,
                    last
                )
            }
        };
        asks.push(Ask {
            through: Some(from.id.to_string()),
            to: to.id.to_string(),
            says,
            due,
            owner: holder(case, from).filter(|_| asks.is_empty() && begin == 0),
            is_begun,
        });
        due = due + Days::new(APART);
    }
    if asks.is_empty() {
        let (says, due) = (super::way_to(case, goal), working(due));
        let (to, owner) = (goal.id.to_string(), holder(case, goal));
        asks.push(Ask { through: None, to, says, due, owner, is_begun: false });
    }
    asks
}

/// What came of the last introduction from one to the other.
fn result(case: &AccountContext, from: &Person, to: &Person) -> Option<IntroductionResult> {
    let of =
        case.account.introductions.iter().filter(|i| i.through.is(&from.id) && i.to.is(&to.id));
    let past = of.filter(|i| i.date.is_none_or(|day| day <= case.today()));
    past.max_by_key(|i| *i.date)?.result
}

/// Who of ours holds a relationship, where it is not the rep.
fn holder(case: &AccountContext, person: &Person) -> Option<String> {
    let holder = person.held_by.as_deref()?;
    (Some(holder) != case.world.rep.name.as_deref()).then(|| holder.to_owned())
}

/// The day itself, or the Monday after it.
fn working(day: Date) -> Date {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{route, sample};

    fn asks(more: &str) -> Vec<(String, Date)> {
        let house =
            "people id=p name=Dahl; people id=q name=Vik relationship=4; people id=r name=Moe
            ties from=q to=r kind=friend strength=5; ties from=r to=p kind=works_with strength=5";
        sample::ask(&format!("{house}; {more}"), |case| {
            let best = route::routes(case, "p").into_iter().next().expect("a route");
            let steps: Vec<&str> = best.steps.iter().map(|s| s.to).collect();
            plan(case, &steps).into_iter().map(|a| (a.says, a.due)).collect()
        })
    }

    #[test]
    fn each_step_is_asked_for_a_week_after_the_one_before() {
        let all = asks("");
        let first = "Ask Vik to bring you together with Moe, who leads on to Dahl";
        assert_eq!(all[0], (first.to_owned(), sample::day(3)));
        assert_eq!(all[1], ("Ask Moe for ten minutes with Dahl".to_owned(), sample::day(10)));
    }

    #[test]
    fn a_visit_gives_the_day_and_no_day_is_a_sunday() {
        let all = asks("visits id=v date=+2 people=q");
        assert_eq!(all[0].1, sample::day(2));
        assert!(all[0].0.starts_with("Ask Vik at the visit of Thu 26 Nov"), "{all:?}");
        assert_eq!(working(sample::day(4)).weekday(), Weekday::Mon, "Sat 28 Nov");
        assert_eq!(working(sample::day(3)), sample::day(3), "Fri 27 Nov");
    }

    #[test]
    fn what_is_made_is_behind_us() {
        let all = asks("introductions through=q to=r date=-9 result=made");
        assert_eq!(all, [("Ask Moe for ten minutes with Dahl".to_owned(), sample::day(3))]);
        let refused = asks("introductions through=q to=r date=-9 result=refused");
        assert_eq!(refused.len(), 2, "it can be asked again");
    }

    #[test]
    fn whom_we_know_ourselves_is_called() {
        sample::ask("people id=p name=Dahl relationship=3 phone=12", |case| {
            let all = plan(case, &["p"]);
            assert_eq!((all.len(), all[0].through.is_none()), (1, true));
            assert_eq!(all[0].says, "Call Dahl (12) and ask for ten minutes");
        });
    }
}
