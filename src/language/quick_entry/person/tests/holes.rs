//! Lines of somebody without a name, and parts that look like departments.

use super::{Guess, meant};
use crate::model::Value;

#[test]
fn a_job_with_an_article_or_a_successor_is_a_hole_named_by_its_job() {
    for (line, title) in [
        ("the CFO, name unknown < Dahl", "CFO"),
        ("CFO (name unknown) < Dahl", "CFO"),
        ("the CFO < Dahl", "CFO"),
        ("CFO < Dahl", "CFO"),
        ("die neue Werksleiterin < Dahl", "Werksleiterin"),
        ("the new plant manager, no name yet < Dahl", "plant manager"),
        ("?, the CFO < Dahl", "CFO"),
        ("? the CFO < Dahl", "CFO"),
        ("Nachfolger von Wirtz, Produktionsleiter, < Dahl", "Produktionsleiter"),
        ("successor of Wirtz, plant manager < Dahl", "plant manager"),
        ("successor of Wirtz < Dahl", "successor of Wirtz"),
    ] {
        let person = meant(line).unwrap().person;
        assert_eq!(person.get("placeholder"), &Value::Flag(true), "{line}: {person}");
        assert_eq!(person.name(), Some(title), "{line}: {person}");
        assert_eq!(person.text("title"), Some(title), "{line}: {person}");
        assert_eq!(person.text("reports_to"), Some("dahl"), "{line}: {person}");
    }
    let successor = meant("Nachfolger von Wirtz, Produktionsleiter").unwrap().person;
    assert_eq!(successor.text("notes"), Some("Nachfolger von Wirtz"));
    for line in ["Le Duc, CFO", "Anna Head", "successor of Wirtz, Anna Lee", "Theo Buyer"] {
        assert!(meant(line).unwrap().person.get("placeholder").is_empty(), "{line}");
    }
}

#[test]
fn a_birthday_a_sentence_and_a_firm_are_no_department() {
    for (line, note) in [
        ("Ida Berg, technical buyer, birthday 3.6.1979", "birthday 3.6.1979"),
        ("Ida Berg, workshop chief, ally, born 1985-04-12", "born 1985-04-12"),
        ("李梅, 采购经理, 友好, 生日5月8日", "生日5月8日"),
        ("Ida Berg, geb. 3.6.79", "geb. 3.6.79"),
        ("Ida Berg, buyer, now at Sappi", "now at Sappi"),
        ("Ida Berg, buyer, rides a motorbike", "rides a motorbike"),
        ("Ida Berg, buyer, influences Dahl", "influences Dahl"),
    ] {
        let person = meant(line).unwrap().person;
        assert!(person.get("department").is_empty(), "{line}: {person}");
        assert_eq!(person.text("notes"), Some(note), "{line}: {person}");
    }
    for (line, department) in [
        ("Ida Berg, buyer, Plant 2", "Plant 2"),
        ("Ida Berg, buyer, Spare Parts", "Spare Parts"),
        ("李梅, 采购经理, 采购部", "采购部"),
    ] {
        assert_eq!(meant(line).unwrap().person.text("department"), Some(department), "{line}");
    }
}

#[test]
fn the_firm_that_somebody_went_to_is_kept_behind_their_leaving() {
    for line in [
        "Ida Berg, former plant manager, left in June, now at Sappi",
        "Ida Berg, plant manager, left in June, jetzt bei Sappi",
        "Ida Berg, plant manager, left in June for Sappi",
        "Ida Berg, plant manager, left in June, moved to Sappi",
    ] {
        let person = meant(line).unwrap().person;
        assert_eq!(person.text("moved_to"), Some("Sappi"), "{line}: {person}");
        assert_eq!(person.get("left").to_string(), "2026-06-30", "{line}");
    }
    let stays = meant("Ida Berg, plant manager, moved to Hull").unwrap().person;
    assert!(stays.get("moved_to").is_empty() && stays.text("notes") == Some("moved to Hull"));
}

#[test]
fn a_title_of_somebody_outside_says_so() {
    let outside = |line: &str| meant(line).unwrap().person.get("external").clone();
    assert_eq!(outside("Lena Voss, external consultant, against us"), Value::Flag(true));
    assert!(outside("Lena Voss, external relations manager").is_empty());
}

#[test]
fn a_title_is_guessed_by_the_playbook() {
    let playbook = crate::defaults::playbook();
    for (title, level, roles) in [
        ("CEO", Some("executive"), vec!["decision_maker"]),
        ("Geschäftsführerin", Some("executive"), vec!["decision_maker"]),
        ("juggler of geese", None, vec![]),
    ] {
        let guess = Guess::of(playbook, title);
        assert_eq!(
            (guess.level.as_deref(), guess.roles),
            (level, roles.into_iter().map(str::to_owned).collect()),
            "{title}"
        );
    }
}
