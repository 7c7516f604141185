//! Topics of one's own: who asks them, what answers them, and that they score nothing.

use super::*;
use crate::rules::readiness;
use crate::rules::sample::ask;

const LINES: &str = "rep name=Zhang; rep.topics name=fleet shelf=10 ask=\"How old is the fleet?\"
    rep.topics name=union
    topics name=canteen; topics name=union ask=\"Who speaks for the union here?\"";

#[test]
fn those_of_the_rep_stand_first_and_the_accounts_own_holds_over_one_of_its_name() {
    ask(LINES, |case| {
        let own = own(case);
        let said: Vec<_> = own.iter().map(|o| (o.name, o.owner, o.place)).collect();
        let account = Owner::Account;
        assert_eq!(
            said,
            [("fleet", Owner::Rep, 0), ("canteen", account, 0), ("union", account, 1)]
        );
        let asked: Vec<_> = own.iter().map(Own::question).collect();
        assert_eq!(asked, ["How old is the fleet?", "canteen?", "Who speaks for the union here?"]);
        assert!(own.iter().all(|o| o.best.is_none() && !o.disputed));
    });
}

#[test]
fn the_best_answer_is_found_as_for_the_playbooks_topics() {
    let answers = "intel topic=fleet answer=old confidence=verified as_of=-40
        intel topic=fleet answer=new confidence=stated as_of=-3; intel topic=fleet disputed=true
        intel topic=canteen answer=x as_of=-181; intel topic=gone answer=y disputed=true";
    ask(&format!("{LINES}; {answers}"), |case| {
        let own = own(case);
        let of = |name: &str| own.iter().find(|o| o.name == name).expect(name);
        let fleet = of("fleet").best.expect("answered");
        assert_eq!((fleet.intel.answer.or_empty(), fleet.age), ("new", 3));
        assert!(!of("fleet").disputed, "an answer that says nothing disputes nothing");
        assert!(of("canteen").is_stale() && !of("fleet").is_stale());
        assert_eq!((of("gone").owner, of("gone").disputed), (Owner::Nobody, true));
    });
}

#[test]
fn answers_without_a_topic_that_is_asked_are_kept_apart_and_score_nothing() {
    let lines =
        "intel topic=own.thing answer=x; intel topic=organisation.budget answer=y; intel answer=z";
    let score = |lines: &str| ask(lines, readiness::exact);
    ask(lines, |case| {
        let names: Vec<_> = own(case).iter().map(|o| o.name).collect();
        assert_eq!(names, ["own.thing", ""]);
    });
    assert_eq!(score(lines), score("intel topic=organisation.budget answer=y"));
    let own = format!("{LINES}; intel topic=fleet answer=x confidence=verified as_of=0");
    assert_eq!(score(&own), score("rep name=Zhang"));
}
