//! Lines of next steps, and what each becomes.

use super::*;
use crate::model::{Name, Record};

fn account() -> Account {
    let mut account = Account::default();
    for (id, name) in [
        ("falk", "Jonas Falk"),
        ("wang", "王敏"),
        ("dahl", "Ingrid Dahl"),
        ("dahlin", "Per Dahlin"),
    ] {
        let mut person = Person::from_row(crate::model::Row::empty(Person::SCHEMA));
        person.id.0 = id.to_owned();
        person.name = Name(name.to_owned());
        account.people.0.push(person);
    }
    account
}

fn present(there: &[String]) -> Present<'_> {
    Present { there, team: &[] }
}

#[test]
fn a_line_becomes_their_promise_ours_or_something_to_do() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let day = |m, d| Date::from_ymd_opt(2026, m, d);
    let theirs = |id: &str| Whose::Theirs(id.to_owned());
    for (typed, whose, what, due) in [
        ("Falk: trip list, fri", theirs("falk"), "trip list", day(11, 27)),
        ("we: offer rev 2, 5 dec", Whose::Ours, "offer rev 2", day(12, 5)),
        ("王敏：规格书, 下周五", theirs("wang"), "规格书", day(12, 4)),
        ("我们：报价，12月5日", Whose::Ours, "报价", day(12, 5)),
        ("call Vik, mon", Whose::Todo, "call Vik", day(11, 30)),
        ("ich rufe Schulz morgen an", Whose::Todo, "rufe Schulz an", day(11, 25)),
        ("Falk: list of trips, drawings", theirs("falk"), "list of trips, drawings", None),
        ("Nobody: x, fri", Whose::Todo, "Nobody: x", day(11, 27)),
        ("dahl: yes by fri", Whose::Todo, "dahl: yes", day(11, 27)),
        ("Ingrid D: yes by fri", theirs("dahl"), "yes", day(11, 27)),
        ("note: ", Whose::Todo, "note:", None),
        ("send Falk the list Fri", Whose::Todo, "send Falk the list", day(11, 27)),
        ("Falk: trip list fri", theirs("falk"), "trip list", day(11, 27)),
        ("Falk takes it to the board", theirs("falk"), "takes it to the board", None),
        (
            "Herr Falk schickt die Liste bis Freitag",
            theirs("falk"),
            "schickt die Liste",
            day(11, 27),
        ),
        ("Ingrid Dahl will decide, 5 dec", theirs("dahl"), "will decide", day(12, 5)),
        ("王敏发规格书，下周五", theirs("wang"), "发规格书", day(12, 4)),
        ("we send the offer fri", Whose::Ours, "send the offer", day(11, 27)),
        ("we'll show Dahl the plant", Whose::Ours, "show Dahl the plant", None),
        ("I'll check the price, fri", Whose::Ours, "check the price", day(11, 27)),
        ("ich schicke Falk die Liste", Whose::Ours, "schicke Falk die Liste", None),
        ("ich: Liste an Falk", Whose::Ours, "Liste an Falk", None),
        ("promised Falk the list, fri", Whose::Ours, "promised Falk the list", day(11, 27)),
        ("我们发报价，下周五", Whose::Ours, "发报价", day(12, 4)),
        ("we must find the budget", Whose::Todo, "we must find the budget", None),
        ("我们的报价太高", Whose::Todo, "我们的报价太高", None),
        ("weigh the options", Whose::Todo, "weigh the options", None),
        (
            "Lorenz takes it to the board",
            Whose::Somebody("Lorenz".to_owned()),
            "Lorenz takes it to the board",
            None,
        ),
        ("1. Falk: trip list", theirs("falk"), "trip list", None),
        ("- [ ] call Vik, mon", Whose::Todo, "call Vik", day(11, 30)),
        ("Send Falk the list", Whose::Todo, "Send Falk the list", None),
        ("Ask Falk for drawings", Whose::Todo, "Ask Falk for drawings", None),
    ] {
        let found = next_steps(typed, &account(), &present(&[]), today);
        let what = what.to_owned();

        assert_eq!(found, [NextStep { whose, what, due }], "{typed}");
    }
}

#[test]
fn two_steps_of_a_line_are_two_and_whom_we_reach_of_those_there_has_our_promise() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let line = "Falk schickt Messwerte bis 17.12.; wir schicken ein Laufrad bis Freitag";
    let found = next_steps(line, &account(), &present(&[]), today);
    let whose: Vec<&Whose> = found.iter().map(|step| &step.whose).collect();
    assert_eq!(whose, [&Whose::Theirs("falk".to_owned()), &Whose::Ours]);
    assert_eq!(found[1].due, Date::from_ymd_opt(2026, 11, 27));
    let there = ["falk".to_owned()];
    let found = next_steps("ich rufe Falk morgen an", &account(), &present(&there), today);
    assert_eq!(found[0].whose, Whose::Ours);
}

#[test]
fn what_was_read_is_said_with_the_one_whom_the_words_name() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let there = ["falk".to_owned(), "wang".to_owned(), "dahl".to_owned()];
    for (typed, says) in [
        (
            "wir: Angebot Rev. 2, 5. Dez.",
            "becomes our promise to Jonas Falk, due Sat 05 Dec 2026; if it is another one's, name them in it",
        ),
        ("we: show Dahl the plant", "becomes our promise to Ingrid Dahl, no day yet"),
        ("我们：给王敏报价", "becomes our promise to 王敏, no day yet"),
        ("Falk: trips, 5 dec", "becomes a promise of Jonas Falk, due Sat 05 Dec 2026"),
        ("call Vik", "becomes something for us to do, no day yet"),
    ] {
        let found = next_steps(typed, &account(), &present(&there), today);
        assert_eq!(read_as(&found[0], &account(), &there), says, "{typed}");
    }
    // Who alone was there has our promise.
    let found = next_steps("we: offer, fri", &account(), &present(&there[..1]), today);
    let says = "becomes our promise to Jonas Falk, due Fri 27 Nov 2026";
    assert_eq!(read_as(&found[0], &account(), &there[..1]), says);
}

#[test]
fn who_was_there_comes_first() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let there = ["dahl".to_owned()];
    let found = next_steps("Dahl: sign", &account(), &present(&there), today);
    assert_eq!(found[0].whose, Whose::Theirs("dahl".to_owned()));
}

#[test]
fn two_actions_in_one_line_are_said_to_be_one() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let there = ["falk".to_owned()];
    for (typed, two) in [
        ("send offer and call Dahl fri", true),
        ("Angebot schicken und Dahl anrufen", true),
        ("发报价，然后打电话给王敏", true),
        ("we: send the list then book a room", true),
        // Near misses: one action with two objects.
        ("send offer and data sheet fri", false),
        ("Angebot und Zeichnung schicken", false),
        ("research and development budget", false),
    ] {
        let steps = next_steps(typed, &account(), &present(&there), today);
        let said = read_as(&steps[0], &account(), &there);
        assert_eq!(said.ends_with("one action of both, a line each makes two"), two, "{said}");
    }
    assert_eq!(
        next_steps("send offer; call Dahl fri", &account(), &present(&there), today).len(),
        2
    );
}

#[test]
fn who_does_it_and_whom_it_is_for_are_those_who_are_named() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let (there, team) = (["falk".to_owned(), "wang".to_owned()], ["Katrin Seidel".to_owned()]);
    let present = Present { there: &there, team: &team };
    let colleague = || Whose::Colleague("Katrin Seidel".to_owned());
    let theirs = |id: &str| Whose::Theirs(id.to_owned());
    let account = account();
    for (typed, whose, to, due) in [
        ("Katrin faehrt am 8.12. hin", colleague(), "falk", Date::from_ymd_opt(2026, 12, 8)),
        ("Katrin: Termin Voss, 11.12.", colleague(), "falk", Date::from_ymd_opt(2026, 12, 11)),
        ("Falk owes us the report", theirs("falk"), "falk", None),
        ("Dahl to sign", Whose::Todo, "falk", None),
        ("Ingrid Dahl to share the list", theirs("dahl"), "falk", None),
        ("JF to get us a date", theirs("falk"), "falk", None),
        ("offer to Falk", Whose::Todo, "falk", None),
        ("me: send the price to Ingrid Dahl", Whose::Ours, "dahl", None),
        (
            "ich: Kennlinie bis Freitag an Ingrid",
            Whose::Ours,
            "dahl",
            Date::from_ymd_opt(2026, 11, 27),
        ),
        (
            "Ingrid will die Liste bis Freitag von uns",
            Whose::Ours,
            "dahl",
            Date::from_ymd_opt(2026, 11, 27),
        ),
        ("Ingrid will die Liste prüfen", theirs("dahl"), "falk", None),
        ("we: offer rev 2", Whose::Ours, "falk", None),
    ] {
        let found = next_steps(typed, &account, &present, today);
        let read = (&found[0].whose, promised_to(&found[0], &account, &there), found[0].due);
        assert_eq!(read, (&whose, Some(to), due), "{typed}");
    }
    for none in ["no action for Falk", "nichts versprochen", "none", "Keine nächsten Schritte."] {
        assert_eq!(next_steps(none, &account, &present, today), [], "{none}");
    }
    for some in ["no actions list sent", "nothing but the offer", "nonesuch"] {
        assert!(next_steps(some, &account, &present, today).len() < 2, "{some}");
    }
    assert_eq!(next_steps("nothing but the offer", &account, &present, today).len(), 1);
}
