//! Who may hear a promise, a question, a typed line; before whom it is never said.

use super::*;
use crate::rules::sample;

const BOOK: &str = "competitors id=v name=Voltaris
    people id=dm name=\"Ruth Ahrend\" roles=decision_maker
    people id=tech name=\"Anton Koller\" roles=technical reports_to=dm
    people id=user name=\"Jens Rapp\" roles=user reports_to=tech
    people id=coach name=\"Tobias Lenz\" roles=coach
    people id=foe name=\"Ute Senn\"
    ties from=foe to=dm kind=rival
    intel topic=organisation.budget answer=\"about 90,000 left\" source=\"Jens Rapp\" confidence=rumour
    intel topic=problems.pains answer=\"trips at night\" source=\"Tobias Lenz\" confidence=stated
    intel topic=problems.impact answer=\"12 hours a month\" source=\"type plate\" confidence=stated";

/// The reason why a promise is kept from these readers; "open" where it is not.
fn promise(fields: &str, readers: &[&str]) -> String {
    sample::ask(&format!("{BOOK}\nactions {fields}"), |case| {
        let hearings = Hearings::of(case, readers);
        let hearing = hearings.action(&case.account.actions[0]);
        hearing.kept_for(readers).map_or("open".to_owned(), |r| format!("{r:?}"))
    })
}

#[test]
fn a_promise_is_for_the_room_unless_it_names_is_for_somebody_or_is_a_coachs() {
    let both = &["dm", "tech"][..];
    for (fields, kept) in [
        ("what=\"load plan\" promised_to=tech", "open"),
        ("what=\"opening hours\" promised_by=tech", "open"),
        ("what=\"load plan\" promised_by=coach", "Coach"),
        ("what=\"load plan\" promised_to=coach", "Coach"),
        ("what=\"asks Ahrend about it\" promised_by=tech", "Names"),
        ("what=\"drawing beside Voltaris\" promised_to=tech", "Names"),
        ("what=\"Koller's list\" promised_by=tech", "open"),
        ("what=\"second reference\" promised_to=tech for=dm", "Between"),
        ("what=\"what he must see\" promised_by=tech for=senior.concerns@dm", "Between"),
        ("what=\"price table\" promised_by=tech for=rivals.price", "Between"),
        ("what=\"price table\" promised_by=tech for=organisation.budget", "open"),
        ("what=\"call them\" owner=us", "House"),
        ("what=\"samples\" promised_by=coach audience=room", "open"),
        ("what=\"figures\" promised_by=tech audience=ours", "House"),
        ("what=\"figures\" promised_by=tech audience=pair", "Between"),
    ] {
        assert_eq!(promise(fields, both), kept, "{fields}");
    }
}

#[test]
fn what_is_between_two_is_open_where_the_one_sits_there_alone() {
    let asks = "what=\"asks Ahrend about it\" promised_by=tech";
    assert_eq!(promise(asks, &["tech"]), "open");
    assert_eq!(promise(asks, &["dm"]), "Names");
    assert_eq!(promise("what=\"load plan\" promised_by=coach", &["coach"]), "open");
    assert_eq!(promise("what=\"load plan\" promised_by=coach audience=ours", &["coach"]), "House");
}

#[test]
fn a_rivals_favour_is_never_for_her_ears_and_an_open_promise_from_below_is() {
    let lends = "what=\"lends us the bench\" promised_by=foe";
    assert_eq!(promise(lends, &["dm"]), "Never");
    assert_eq!(promise(lends, &["tech"]), "open");
    assert_eq!(promise("what=\"opening hours\" promised_by=user", &["dm"]), "open");
    assert_eq!(
        promise("what=\"lends us the bench\" promised_by=foe audience=room", &["dm"]),
        "open"
    );
}

fn question(text: &str, topic: Option<&str>, person: Option<&str>, readers: &[&str]) -> String {
    sample::ask(BOOK, |case| {
        let hearing = Hearings::of(case, readers).question(text, topic, person);
        hearing.kept_for(readers).map_or("open".to_owned(), |r| format!("{r:?}"))
    })
}

#[test]
fn a_question_about_people_rivals_or_what_only_the_coach_said_is_not_for_the_room() {
    let both = &["dm", "tech"][..];
    for (text, topic, person, readers, kept) in [
        ("How many strokes?", None, None, both, "open"),
        ("What is she afraid of?", Some("senior.concerns"), Some("dm"), both, "AboutPerson"),
        ("What must be safe for you?", Some("senior.concerns"), Some("dm"), &["dm"][..], "open"),
        ("What does Rapp say?", None, None, both, "AboutPerson"),
        ("What do they offer?", Some("rivals.offer"), None, both, "AboutRival"),
        ("What do they offer?", Some("rivals.offer"), None, &["coach"][..], "open"),
        ("Does it trip at night?", Some("problems.pains"), None, both, "OnlyCoach"),
        ("Does it trip at night?", Some("problems.pains"), None, &["coach"][..], "open"),
        ("What does it cost?", Some("problems.impact"), None, both, "open"),
        ("What is set aside?", Some("organisation.budget"), None, both, "open"),
        ("Are 90,000 left?", Some("organisation.budget"), None, both, "Never"),
    ] {
        assert_eq!(question(text, topic, person, readers), kept, "{text}");
    }
}

#[test]
fn the_one_who_told_us_is_named_and_what_anybody_can_know_has_nobody() {
    sample::ask(BOOK, |case| {
        let hearings = Hearings::of(case, &["dm", "tech"]);
        let told = |text: &str, topic| hearings.only_told(text, topic).map(|p| p.id.to_string());
        assert_eq!(
            told("What is set aside?", Some("organisation.budget")).as_deref(),
            Some("user")
        );
        assert_eq!(told("Trips at night: since when?", None).as_deref(), Some("coach"));
        assert_eq!(told("What does it cost?", Some("problems.impact")), None);
        assert_eq!(told("Crane rails", None), None);
    });
}

#[test]
fn a_question_that_says_a_promise_again_is_heard_by_those_who_may_hear_the_promise() {
    let kept = |promised: &str, text: &str, readers: &[&str]| {
        sample::ask(&format!("{BOOK}\nactions what=\"shows us the draft\" {promised}"), |case| {
            let hearings = Hearings::of(case, readers);
            let both = [hearings.question(text, None, None), hearings.typed(text)];
            both.map(|h| h.kept_for(readers).is_some())
        })
    };
    let again = "What has become of \"shows us the draft\"?";
    assert_eq!(kept("promised_by=coach", again, &["dm", "coach"]), [true, true]);
    assert_eq!(kept("promised_by=coach", again, &["coach"]), [false, false]);
    assert_eq!(kept("promised_by=tech", again, &["dm", "tech"]), [false, false]);
    assert_eq!(kept("promised_by=coach", "Is there a draft?", &["dm", "coach"]), [false, false]);
}
