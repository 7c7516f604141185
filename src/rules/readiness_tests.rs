//! Readiness at its boundaries.

use super::*;
use crate::rules::sample::ask;

/// The score of one topic, whole, with these answers to it.
fn score(topic: &str, answers: &[&str]) -> i64 {
    let lines = answers.iter().map(|a| format!("intel topic={topic} {a}\n"));
    ask(&lines.collect::<String>(), |case| {
        let asked = case.checklist.iter().find(|a| a.subject() == topic);
        asked.map_or(-1, Asked::whole)
    })
}

#[test]
fn a_topic_scores_confidence_times_freshness() {
    let budget = "organisation.budget"; // shelf 90
    for (answers, whole) in [
        (&[][..], 0),
        (&["answer=x"], 40),
        (&["answer=x confidence=stated"], 70),
        (&["answer=x confidence=verified"], 100),
        (&["confidence=verified"], 0),
        (&["answer=x confidence=verified as_of=-90"], 100),
        (&["answer=x confidence=verified as_of=-91"], 99),
        (&["answer=x confidence=verified as_of=-180"], 50),
        (&["answer=x confidence=verified as_of=-270"], 25),
        (&["answer=x confidence=verified as_of=+400"], 100),
        (&["answer=x confidence=verified as_of=-270", "answer=y"], 40),
        (&["answer=x confidence=stated as_of=-180", "answer=y as_of=-180"], 35),
        (&["answer=x confidence=verified as_of=0001-01-01"], 0),
    ] {
        assert_eq!(score(budget, answers), whole, "{answers:?}");
    }
}

#[test]
fn of_equal_scores_the_younger_then_the_first_is_best() {
    let best = |lines: &str| {
        ask(lines, |case| {
            let found = case.checklist.iter().find_map(|a| a.best);
            found.and_then(|b| b.intel.answer.0.clone()).unwrap_or_default()
        })
    };
    let topic = "intel topic=organisation.budget";
    for (answers, first) in [
        (["answer=a as_of=-9", "answer=b as_of=-3"], "b"),
        (["answer=a as_of=-3", "answer=b as_of=-3"], "a"),
        (["answer=a as_of=0", "answer=b"], "a"),
        (["answer=a as_of=-1", "answer=b as_of=+8"], "b"),
        (["answer=a as_of=-9 confidence=stated", "answer=b"], "a"),
        (["answer=a as_of=-4000", "answer=b as_of=-3999"], "b"),
    ] {
        let lines = format!("{topic} {}; {topic} {}", answers[0], answers[1]);
        assert_eq!(best(&lines), first, "{answers:?}");
    }
}

#[test]
fn a_person_topic_is_the_mean_over_those_asked_about() {
    let lines = "people id=p roles=decision_maker; people id=q level=executive; people id=r
        intel topic=senior.concerns person=p answer=x confidence=verified
        intel topic=senior.concerns person=r answer=x confidence=verified
        intel topic=senior.concerns answer=x confidence=verified";
    ask(lines, |case| {
        let ready = Readiness::of(case);
        let senior = &ready.categories[2];
        let told: Vec<_> = senior.topics.iter().map(|a| (a.subject(), a.whole())).collect();
        assert_eq!(told[2], ("senior.concerns@p".to_owned(), 100));
        assert_eq!(told[3], ("senior.concerns@q".to_owned(), 0));
        assert_eq!(told.len(), 8);
        // 3 of 10, half of it, of 25
        assert_eq!((senior.whole(), ready.whole()), (15, 4));
        assert!((ready.exact - 3.75).abs() < 1e-9);
    });
}

#[test]
fn with_nobody_to_ask_about_a_person_topic_stands_once_and_scores_nothing() {
    ask("people id=p; intel topic=senior.concerns person=p answer=x", |case| {
        let ready = Readiness::of(case);
        let concerns = &ready.categories[2].topics[1];
        assert_eq!((concerns.subject(), concerns.whole()), ("senior.concerns".to_owned(), 0));
        assert!(concerns.is_about_nobody());
        assert_eq!(concerns.gain(Confidence::Verified, case.world.playbook), 0.0);
        assert_eq!(ready.categories[2].topics.len(), 4);
    });
}

#[test]
fn everything_known_is_100_and_halves_are_rounded_up() {
    let every = |confidence: &str| {
        let topics = crate::defaults::playbook().topics();
        let lines = topics.map(|(category, topic)| {
            let person = if topic.person { "person=p" } else { "" };
            let name = format!("{}.{}", category.name, topic.name);
            format!("intel topic={name} answer=x confidence={confidence} {person}\n")
        });
        format!("people id=p level=executive\n{}", lines.collect::<String>())
    };
    for (confidence, whole) in [("rumour", 40), ("stated", 70), ("verified", 100)] {
        assert_eq!(ask(&every(confidence), super::whole), whole);
    }
    // 25 x 2/10 x 0.4 / 5 people = 0.4
    let five = "people id=p level=executive; people id=q level=executive
        people id=r level=executive; people id=s level=executive
        people id=t level=executive; intel topic=senior.background person=p answer=x";
    assert_eq!(ask(five, super::whole), 0);
    // 25 x 2/10 x 0.4 / 4 people = 0.5
    let half = five.replace("people id=t level=executive; ", "");
    assert_eq!(ask(&half, super::whole), 1);
}

#[test]
fn a_gain_is_what_an_answer_of_today_would_add() {
    let playbook = crate::defaults::playbook();
    for (answer, verified, stated) in [
        ("", 20.0 * 3.0 / 15.0, 14.0 * 3.0 / 15.0),
        ("answer=x", 12.0 * 3.0 / 15.0, 6.0 * 3.0 / 15.0),
        ("answer=x confidence=stated", 6.0 * 3.0 / 15.0, 0.0),
        ("answer=x confidence=verified", 0.0, 0.0),
        ("answer=x confidence=verified as_of=-180", 10.0 * 3.0 / 15.0, 4.0 * 3.0 / 15.0),
    ] {
        ask(&format!("intel topic=organisation.budget {answer}"), |case| {
            let budget = case.checklist.iter().find(|a| a.topic.name == "budget").expect("known");
            let gain = budget.gain(Confidence::Verified, playbook);
            assert!((gain - verified).abs() < 1e-9, "{answer}: {gain}");
            let gain = budget.gain(Confidence::Stated, playbook);
            assert!((gain - stated).abs() < 1e-9, "{answer}: {gain}");
            let ready = Readiness::of(case);
            assert_eq!(ready.whole_after(100.0 - ready.exact), 100);
        });
    }
}
