//! Findings about people, roles and relationships (docs/RULES.md).
use crate::exact::Ratio;
use crate::reading::{day, has, id, list, number, text, whole, yes};
use crate::words::{
    Subjects, View, at_least, at_most, both, has_left, has_role, is_at, is_attempt, is_senior,
    is_with, reaches,
};
use chrono::Datelike;
use serde_json::Value;

fn ids(people: Vec<&Value>, condition: impl Fn(&Value) -> bool) -> Subjects {
    people.into_iter().filter(|person| condition(person)).map(id).collect()
}

pub fn no_decision_maker(view: &View) -> Subjects {
    let mut everyone = view.everyone().into_iter();
    view.itself(view.has_open() && !everyone.any(|p| has_role(p, "decision_maker")))
}

pub fn decision_maker_unmet(view: &View) -> Subjects {
    ids(view.everyone(), |person| {
        view.has_open_from(2)
            && has_role(person, "decision_maker")
            && !view.reached_within(90, person)
    })
}

pub fn low_level_trap(view: &View) -> Subjects {
    let (mut all, mut low) = (0, 0);
    for contact in view.list("contacts") {
        if !reaches(contact) || !view.within(180, day(contact, "date")) {
            continue;
        }
        for person in view.people() {
            if is_with(contact, person) {
                all += 1;
                if !is_senior(person) && is_at(person, &["middle", "working"]) {
                    low += 1;
                }
            }
        }
    }
    let mut people = view.people().into_iter();
    let above = people.any(|p| is_senior(p) && view.relationship(p) >= 3);
    view.itself(all >= 3 && low * 100 >= all * 70 && !above)
}

pub fn single_thread(view: &View) -> Subjects {
    if !view.has_open() {
        return Vec::new();
    }
    let close = ids(view.people(), |p| has_relationship(view, p, 3));
    match close.len() {
        0 => vec![view.account_id()],
        1 => close,
        _ => Vec::new(),
    }
}

fn has_relationship(view: &View, person: &Value, least: i64) -> bool {
    let mut all = view.list("people").iter();
    all.any(|one| id(one) == id(person) && view.relationship(one) >= least)
}

pub fn no_coach(view: &View) -> Subjects {
    let mut everyone = view.everyone().into_iter();
    let coach = everyone.any(|p| helps_us(p) && view.relationship(p) >= 3);
    view.itself(view.has_open_from(2) && !coach)
}

fn helps_us(person: &Value) -> bool {
    has_role(person, "coach") || has_role(person, "champion")
}

pub fn champion_untested(view: &View) -> Subjects {
    ids(view.everyone(), |person| {
        let mut deeds = list(person, "deeds").iter();
        view.has_open()
            && helps_us(person)
            && has_relationship(view, person, 3)
            && !deeds.any(|deed| view.within(180, day(deed, "date")))
    })
}

pub fn blocker_unhandled(view: &View) -> Subjects {
    ids(view.people(), |person| {
        at_least(whole(person, "influence"), 4)
            && at_most(whole(person, "attitude"), -1)
            && !view.has_action_for(&id(person))
    })
}

pub fn no_opponent_known(view: &View) -> Subjects {
    let people = view.people();
    let known: Vec<i64> = people.into_iter().filter_map(|p| whole(p, "attitude")).collect();
    let opposed = known.iter().any(|attitude| *attitude <= -1);
    view.itself(view.has_open_from(3) && known.len() >= 3 && !opposed)
}

pub fn leader_alone(view: &View) -> Subjects {
    ids(view.people(), |leader| {
        let mut others = view.people();
        others.retain(|other| id(other) != id(leader) && at_least(whole(other, "influence"), 3));
        let with_us = others.iter().filter(|o| at_least(whole(o, "attitude"), 1)).count();
        view.has_open()
            && has_role(leader, "decision_maker")
            && at_least(whole(leader, "attitude"), 1)
            && others.len() >= 2
            && with_us * 2 < others.len()
    })
}

pub fn avoided_person(view: &View) -> Subjects {
    ids(view.people(), |person| {
        let attitude = whole(person, "attitude");
        let mut others = view.people();
        others.retain(|other| id(other) != id(person));
        let contacts = view.list("contacts").iter().filter(|contact| {
            reaches(contact)
                && view.within(180, day(contact, "date"))
                && others.iter().any(|other| is_with(contact, other))
        });
        at_least(whole(person, "influence"), 3)
            && (attitude.is_none() || at_most(attitude, 0))
            && !view.reached_within(180, person)
            && contacts.count() >= 3
    })
}

pub fn neglected_person(view: &View) -> Subjects {
    ids(view.people(), |person| {
        whole(person, "cadence_days").is_some_and(|days| !view.reached_within(days, person))
    })
}

pub fn access_blocked(view: &View) -> Subjects {
    ids(view.people(), |person| {
        let last_reached = view.days_reached(person).into_iter().max();
        let attempts = view.list("contacts").iter().filter(|contact| {
            let date = day(contact, "date");
            is_attempt(contact)
                && is_with(contact, person)
                && view.within(90, date)
                && last_reached.is_none_or(|last| date.is_some_and(|date| date > last))
        });
        attempts.count() >= 3
    })
}

pub fn marks_stale(view: &View) -> Subjects {
    ids(view.people(), |person| {
        view.has_open()
            && at_least(whole(person, "influence"), 3)
            && view.more_than_ago(180, day(person, "marks_as_of"))
    })
}

pub fn person_left(view: &View) -> Subjects {
    ids(view.gone(), |person| {
        let counted = at_least(whole(person, "influence"), 3)
            || has_relationship(view, person, 3)
            || has_role(person, "decision_maker");
        view.within(180, day(person, "left")) && counted && !has(person, "successor")
    })
}

pub fn unnamed_person(view: &View) -> Subjects {
    let all = view.list("people").iter().collect();
    ids(all, |p| view.has_open() && yes(p, "placeholder") && !has_left(p))
}

pub fn handover_risk(view: &View) -> Subjects {
    let mut close = view.people();
    close.retain(|person| view.relationship(person) >= 3);
    let holders: Vec<Option<&str>> = close.iter().map(|p| view.holder(p)).collect();
    let one_holder = holders.iter().all(|holder| *holder == holders[0]);
    view.itself(view.tier_is(&["key", "target"]) && close.len() >= 2 && one_holder)
}

pub fn orphaned_ties(view: &View) -> Subjects {
    let mut everyone = view.everyone().into_iter();
    view.itself(
        everyone.any(|person| {
            at_least(whole(person, "relationship"), 2) && view.holder_has_left(person)
        }),
    )
}

pub fn gift_limit(view: &View) -> Subjects {
    let known = view.everyone().into_iter().chain(view.gone());
    ids(known.collect(), |person| {
        let gifts = view.list("gifts").iter().filter(|gift| {
            text(gift, "person") == text(person, "id")
                && day(gift, "date").is_some_and(|date| date.year() == view.today.year())
        });
        let together = Ratio::sum(gifts.filter_map(|gift| number(gift, "value")));
        let limit = number(view.rep(), "gift_limit");
        both(Some(together), limit, |together, limit| together > limit)
    })
}
