//! Person lines as people type them.

use super::*;

fn read(line: &str) -> Result<PersonLine, Refusal> {
    let people = [Candidate { id: "dahl".to_owned(), name: "Ingrid Dahl".to_owned() }];
    let guess = |title: &str| match title {
        "technical director" => {
            Guess { level: Some("senior".to_owned()), roles: vec!["technical".to_owned()] }
        }
        _ => Guess::default(),
    };
    let terms = Terms {
        today: crate::model::parse_day("2026-11-24").unwrap(),
        people: &people,
        guess: &guess,
        attitudes: &[("frosty", -2)],
        relationships: &[("pals", 5)],
        roles: &[("decides", "decision_maker")],
    };
    read_person(line, &terms)
}

fn shown(line: &str) -> String {
    read(line).unwrap().person.to_string()
}

#[test]
fn a_line_is_a_person() {
    for (line, person) in [
        (
            "Erik Naess, technical director < Dahl, cool, 2",
            "name Erik Naess, title technical director, level senior, reports_to dahl, roles technical, attitude -1, relationship 2",
        ),
        ("王敏，采购，支持，4", "name 王敏, roles purchasing, attitude 1, relationship 4"),
        (
            "Bo Lind < Dahl, -1, power 4, trust",
            "name Bo Lind, reports_to dahl, influence 4, attitude -1, relationship 3",
        ),
        (
            "Eva, technical director, coach, decides, eva@x.no, +47 555 12 34",
            "name Eva, title technical director, level senior, roles coach, decision_maker, email eva@x.no, phone +47 555 12 34",
        ),
        (
            "?, plant manager < Dahl",
            "name plant manager, title plant manager, reports_to dahl, placeholder yes",
        ),
        (
            "Henrik Moe, board adviser, external, frosty, pals",
            "name Henrik Moe, title board adviser, attitude -2, relationship 5, external yes",
        ),
        ("A, b, c, d, e", "name A, title b, department c, notes d\ne"),
        ("Met Usman, met us", "name Met Usman, relationship 2"),
    ] {
        assert_eq!(shown(line), person, "{line}");
    }
    let line = read("Erik Naess, technical director, coach").unwrap();
    assert_eq!(line.guesses, ["level"]);
    assert_eq!(read("E < Nobody").unwrap().unknown, ["Nobody"]);
}

#[test]
fn last_met_is_a_contact() {
    for (line, said) in [
        ("Erik, last met 12 nov", "date 2026-11-12, kind meeting, people Erik"),
        ("Erik, Last called 1 dec", "date 2025-12-01, kind call, people Erik"),
        ("Erik, zuletzt gestern, 3", "date 2026-11-23, kind meeting, people Erik"),
        ("王敏, 上次见面11月12日", "date 2026-11-12, kind meeting, people 王敏"),
    ] {
        assert_eq!(read(line).unwrap().contact.unwrap().to_string(), said, "{line}");
    }
    assert!(read("Erik").unwrap().contact.is_none());
}

#[test]
fn what_is_no_person_is_refused() {
    for line in [
        "",
        ", cool",
        "?",
        "Erik, 7",
        "Erik, last met soon",
        "Erik, last met 12/1",
        "Erik, last met tomorrow",
    ] {
        assert!(read(line).is_err(), "{line}");
    }
}

#[test]
fn a_title_is_guessed_by_the_playbook() {
    let playbook = crate::exchange::playbook::default_playbook();
    for (title, level, roles) in [
        ("CEO", Some("executive"), vec!["decision_maker"]),
        ("Geschäftsführerin", Some("executive"), vec!["decision_maker"]),
        ("juggler of geese", None, vec![]),
    ] {
        let guess = Guess::of(&playbook, title);
        assert_eq!(
            (guess.level.as_deref(), guess.roles),
            (level, roles.into_iter().map(str::to_owned).collect()),
            "{title}"
        );
    }
}
