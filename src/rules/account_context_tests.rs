//! The words of docs/RULES.md, each at its boundary.

use super::*;
use crate::rules::sample::{ask, day};

fn ids(people: &[&Person]) -> Vec<String> {
    people.iter().map(|p| p.id.0.clone()).collect()
}

#[test]
fn people_and_everyone_leave_out_who_is_not_there() {
    let dossier = "people id=in; people id=ext external=true; people id=hole placeholder=true
        people id=gone left=0; people id=going left=+1; people id=extgone external=true left=-9
        people id=exthole external=true placeholder=true";
    ask(dossier, |case| {
        assert_eq!(ids(&case.people), ["in", "going"]);
        assert_eq!(ids(&case.everyone), ["in", "ext", "going"]);
        let inside = case.account.people.iter().filter(|p| case.is_inside(p));
        assert_eq!(ids(&inside.collect::<Vec<_>>()), ["in", "going"]);
        let here = case.account.people.iter().filter(|p| case.is_here(p));
        assert_eq!(ids(&here.collect::<Vec<_>>()), ["in", "ext", "going"]);
        assert_eq!((case.name("ext"), case.name("nobody")), ("ext", "nobody"));
    });
}

#[test]
fn windows_hold_their_last_day_and_no_more() {
    ask("", |case| {
        for (after, within, next, over, ago) in [
            (-31, false, false, true, true),
            (-30, true, false, true, false),
            (-1, true, false, true, false),
            (0, true, true, false, false),
            (30, false, true, false, false),
            (31, false, false, false, false),
        ] {
            let date = Some(day(after));
            assert_eq!(case.within(date, 30), within, "within {after}");
            assert_eq!(case.within_next(date, 30), next, "next {after}");
            assert_eq!(case.is_over(date), over, "over {after}");
            assert_eq!(case.more_than_ago(date, 30), ago, "ago {after}");
            assert_eq!(case.past(date).is_some(), after <= 0, "past {after}");
        }
        assert!(!case.within(None, 30) && !case.within_next(None, 30));
        assert!(!case.is_over(None) && !case.more_than_ago(None, 30));
    });
}

#[test]
fn reached_is_the_newest_contact_that_took_place() {
    let dossier = "people id=p; people id=q; people id=r
        contacts date=-9 people=p; contacts date=-3 people=p,q; contacts date=-5 people=p
        contacts date=-1 kind=attempt people=p; contacts date=-1 kind=message people=p
        contacts date=-1 outcome=no_answer people=p; contacts date=+1 people=p; contacts people=r";
    ask(dossier, |case| {
        assert_eq!(case.last_reached("p"), Some(day(-3)));
        assert_eq!(case.last_reached("q"), Some(day(-3)));
        assert_eq!(case.last_reached("r"), None);
        assert_eq!(case.last_reached("nobody"), None);
        assert!(case.reached_within("p", 3) && !case.reached_within("p", 2));
        assert_eq!(case.contacts.len(), 6);
    });
}

#[test]
fn attempts_are_those_that_came_to_nothing() {
    for (contact, is) in [
        ("kind=attempt", true),
        ("kind=attempt outcome=advanced", true),
        ("kind=visit outcome=refused", true),
        ("kind=call outcome=no_answer", true),
        ("kind=meeting outcome=refused", true),
        ("kind=visit", false),
        ("kind=call outcome=lost_ground", false),
        ("kind=message", false),
        ("kind=message outcome=refused", false),
        ("kind=event outcome=refused", false),
    ] {
        let dossier = format!("people id=p; contacts date=0 people=p {contact}");
        let count = ask(&dossier, |case| case.attempts("p", 0).count());
        assert_eq!(count == 1, is, "{contact}");
    }
}

#[test]
fn a_relationship_whose_holder_has_left_counts_as_none() {
    for (lines, counted) in [
        ("", 4),
        ("rep.team name=Li until=-1", 0),
        ("rep.team name=Li until=0", 4),
        ("rep.team name=Li", 4),
        ("people id=p held_by=; rep name=Zhang; rep.team name=Li until=-1", 4),
    ] {
        let dossier = format!("people id=p relationship=4 held_by=Li; {lines}");
        ask(&dossier, |case| assert_eq!(case.relationship(case.people[0]), counted, "{lines}"));
    }
    ask("people id=p", |case| assert_eq!(case.relationship(case.people[0]), 0));
}

#[test]
fn a_holder_is_named_the_rep_or_nobody() {
    ask("people id=p; people id=q held_by=Li", |case| {
        assert_eq!(case.holder(case.people[0]), None);
        assert_eq!(case.holder(case.people[1]), Some("Li"));
    });
    ask("rep name=Zhang; people id=p", |case| {
        assert_eq!(case.holder(case.people[0]), Some("Zhang"));
    });
}

#[test]
fn asked_about_are_decision_makers_of_everyone_and_executives_inside() {
    let dossier = "people id=a level=executive; people id=b level=executive external=true
        people id=c roles=decision_maker external=true; people id=d level=senior
        people id=e roles=decision_maker,user; people id=f level=executive left=0";
    ask(dossier, |case| assert_eq!(ids(&case.asked_about()), ["a", "c", "e"]));
}

#[test]
fn an_action_done_later_is_not_done() {
    for (action, in_hand) in [
        ("for=p", true),
        ("for=p done=0", false),
        ("for=p done=+1", true),
        ("for=q", false),
        ("what=p", false),
    ] {
        let dossier = format!("people id=p; actions {action}");
        assert_eq!(ask(&dossier, |case| case.is_in_hand("p")), in_hand, "{action}");
    }
}

#[test]
fn a_silent_case_finds_the_same_without_words() {
    let book = crate::rules::sample::book("opportunities id=o");
    let world = crate::rules::sample::world(&book);
    let case = AccountContext::silent(&book.accounts[0], &world);
    let hits = (crate::rules::findings::people::no_decision_maker::RULE.check)(&case);
    assert_eq!((hits[0].subject.as_str(), hits[0].sentence.as_str()), ("acme", ""));
    assert!(hits[0].evidence.is_empty());
}
