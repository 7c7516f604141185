//! Where proposed questions come from beside the checklist: promises, holes in the map, old marks, tests (METHOD F2, F9, F10).

use super::questions::{Ask, Cause, attending, plain};
use crate::model::playbook::Playbook;
use crate::model::{Action, Person, Role, Visit};
use crate::rules::findings::people::champion_untested::is_untested;
use crate::rules::naming::Names;
use crate::rules::payment::{called, overdue_by};
use crate::rules::question::who_knows;
use crate::rules::{AccountContext, phrase};

/// From this relationship on we have met (docs/FIELDS.md people.relationship).
const MET: i64 = 2;

/// What is asked of a promise; its answer settles it.
pub fn become_of(what: &str) -> String {
    phrase!("What has become of \"{what}\"?", what)
}

/// What they promised us: asked of those who attend; where nobody is known to come, of all once it is late.
pub(super) fn promises(case: &AccountContext, visit: &Visit) -> impl Iterator<Item = Ask> {
    let open_house = attending(case, visit).is_empty();
    let ask = move |action: &Action| {
        let by = action.promised_by.0.as_deref().filter(|_| action.promised_to.0.is_none())?;
        let what = action.what.as_deref()?;
        let there = visit.people.has(by);
        let asked = there || open_house && case.is_over(*action.due);
        if !case.is_undone(action) || !asked || is_kept_by(case, visit, action) {
            return None;
        }
        let due = action.due.map(|d| phrase!(" by {}", phrase::day(d))).unwrap_or_default();
        Some(Ask {
            person: Some(by.to_owned()),
            to: there.then(|| case.name(by).to_owned()),
            state: phrase!("promised by {}{}", case.name(by), due),
            ..plain(become_of(what), Cause::Promise)
        })
    };
    case.account.actions.iter().filter_map(ask)
}

/// Does this very visit keep the promise: one for its day, to bring us together with somebody, or with one who attends?
fn is_kept_by(case: &AccountContext, visit: &Visit, action: &Action) -> bool {
    let day = visit.date.map(|d| d.date);
    let what = action.what.or_empty();
    let by: Vec<&str> = action.promised_by.0.as_deref().into_iter().collect();
    let meets = || Names::of(case).others(what, &by).iter().any(|p| visit.people.has(&p.id));
    day.is_some() && *action.due == day && (brings(case, what) || meets())
}

fn brings(case: &AccountContext, what: &str) -> bool {
    Playbook::holds_phrase(&case.world.playbook.phrases.brings_us, what)
}

/// Money that is overdue: what holds it up, asked of whoever buys.
pub(super) fn payments(case: &AccountContext, visit: &Visit) -> impl Iterator<Item = Ask> {
    let there = attending(case, visit);
    let mut asked = case.checklist.iter();
    let topic = asked.find(|a| a.category.name == "history" && a.topic.name == "receivables");
    let payer = match topic {
        Some(topic) => who_knows(case, topic, &there).into_iter().next(),
        None => there.iter().find(|p| p.plays(Role::Purchasing)).copied(),
    };
    let unasked = payer.is_none() && !there.is_empty();
    let to = payer.map(|p| p.name.to_string());
    let late = case.account.opportunities.iter().flat_map(|o| o.payments.iter());
    late.filter(move |_| !unasked).filter_map(move |payment| {
        let days = overdue_by(payment, case.today())?;
        Some(Ask {
            to: to.clone(),
            state: phrase!("{} late", phrase::days(days)),
            ..plain(phrase!("What holds up the {}?", called(payment)), Cause::Payment)
        })
    })
}

/// Whose title we know and whose name we do not.
pub(super) fn holes(case: &AccountContext, visit: &Visit) -> impl Iterator<Item = Ask> {
    let holes = case.account.people.iter().filter(|p| *p.placeholder);
    let holes = holes.filter(|p| !crate::rules::account_context::has_left(p, case.today()));
    let structure = "organisation.structure";
    let topic = case.world.playbook.topic(structure).map(|_| structure.to_owned());
    let to = confidant(case, visit);
    holes.map(move |p| Ask {
        topic: topic.clone(),
        to: to.clone(),
        state: phrase!("no name yet").to_owned(),
        ..plain(phrase!("Who is your {}?", p.name.as_str()), Cause::Hole)
    })
}

/// People who weigh and whose marks are older than the playbook trusts.
pub(super) fn old_marks(case: &AccountContext, visit: &Visit) -> impl Iterator<Item = Ask> {
    let bounds = &case.world.playbook.thresholds;
    let (weight, days) = (bounds.marks_influence, bounds.marks_days);
    let to = confidant(case, visit);
    let old = move |p: &&&Person| {
        let marked = p.attitude.is_some() || p.relationship.is_some();
        let doubtful = p.marks_as_of.is_none_or(|_| case.more_than_ago(*p.marks_as_of, days));
        marked && doubtful && p.influence.is_some_and(|i| i >= weight)
    };
    let ask = move |p: &Person| {
        let name = p.name.as_str();
        let (to, text) = match &to {
            Some(other) if other != name => {
                (to.clone(), phrase!("What has changed around {name} lately?", name))
            }
            _ if visit.people.has(&p.id) => {
                (Some(name.to_owned()), phrase!("What has changed for you lately?").to_owned())
            }
            _ => (None, phrase!("What has changed around {name} lately?", name)),
        };
        let state = phrase!("marks are old").to_owned();
        Ask { person: Some(p.id.to_string()), to, state, ..plain(text, Cause::OldMarks) }
    };
    let people = case.people.iter().filter(old).map(|p| ask(p));
    people.collect::<Vec<_>>().into_iter()
}

/// Who counts as coach or champion, attends, and has done nothing for us lately: the next test (METHOD F2).
pub(super) fn untested(case: &AccountContext, visit: &Visit) -> impl Iterator<Item = Ask> {
    let there = attending(case, visit).into_iter().filter(|p| is_untested(case, p));
    there
        .map(|p| Ask {
            person: Some(p.id.to_string()),
            to: Some(p.name.to_string()),
            state: phrase!("untested: ask for something that costs a step").to_owned(),
            ..plain(test(case, p, visit), Cause::Untested)
        })
        .collect::<Vec<_>>()
        .into_iter()
}

/// Something small that costs them a step: to bring us to whoever decides and is not met yet, else a paper.
fn test(case: &AccountContext, person: &Person, visit: &Visit) -> String {
    match case.everyone.iter().find(|p| {
        let weighs = p.plays(Role::DecisionMaker) || p.plays(Role::Approver);
        weighs && p.id != person.id && !visit.people.has(&p.id) && case.relationship(p) < MET
    }) {
        Some(boss) => phrase!("Would you introduce us to {}?", boss.name.as_str()),
        None => phrase!("Would you let us see the criteria before they are final?").to_owned(),
    }
}

/// The coach or champion who attends.
fn confidant(case: &AccountContext, visit: &Visit) -> Option<String> {
    let there = attending(case, visit);
    there
        .iter()
        .find(|p| p.plays(Role::Coach) || p.plays(Role::Champion))
        .map(|p| p.name.to_string())
}
