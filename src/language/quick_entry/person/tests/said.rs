//! An attitude by its name, a mail and a number in one part, a number in the house, Dutch forms of address.

use super::*;

#[test]
fn an_attitude_is_said_by_its_name_or_with_how_much() {
    for (part, attitude) in [
        ("attitude +1", Some(1)),
        ("attitude -2", Some(-2)),
        ("Haltung: kühl", Some(-1)),
        ("very warm", Some(1)),
        ("sehr skeptisch", Some(-1)),
        ("quite cold", Some(-1)),
        ("very busy", None),
        ("attitude problem", None),
    ] {
        let read = read(&format!("Bo Lind, buyer, {part}")).unwrap();
        let mark = match read.person.get("attitude") {
            Value::Whole(mark) => Some(*mark),
            _ => None,
        };
        assert_eq!(mark, attitude, "{part}");
    }
}

#[test]
fn ways_in_one_part_and_numbers_in_the_house_are_kept() {
    for (part, email, phone) in [
        ("bo@k.uk / 07700 900123", "bo@k.uk", "07700 900123"),
        ("07700 900123 / bo@k.uk", "bo@k.uk", "07700 900123"),
        ("bo@k.uk 07700 900123", "bo@k.uk", "07700 900123"),
        ("01785 555014 ext 12", "", "01785 555014 ext 12"),
        ("01785 555014 (x12)", "", "01785 555014 (x12)"),
        ("089 123456 Durchwahl 12", "", "089 123456 Durchwahl 12"),
        ("12 years in the plant", "", ""),
        ("5550142 or so", "", ""),
    ] {
        let person = read(&format!("Bo Lind, buyer, {part}")).unwrap().person;
        let said = |field: &str| person.text(field).unwrap_or_default().to_owned();
        assert_eq!((said("email").as_str(), said("phone").as_str()), (email, phone), "{part}");
    }
}

#[test]
fn dutch_forms_of_address_are_no_part_of_the_name() {
    for (line, name) in [
        ("dhr. Kees Smit, buyer", "Kees Smit"),
        ("mevr. Ineke Bos, buyer", "Ineke Bos"),
        ("mevrouw De Vries, buyer", "De Vries"),
    ] {
        assert_eq!(read(line).unwrap().person.name(), Some(name), "{line}");
    }
}

#[test]
fn a_job_at_somebody_before_the_name_is_a_title() {
    for (line, name, title) in [
        ("Vogt's assistant Nina Kurz, purchasing", "Nina Kurz", Some("assistant of Vogt")),
        ("Ida Vogt’s right hand Kurz", "Kurz", Some("right hand of Ida Vogt")),
        // No name behind it, no job, no possessor.
        ("Vogt's assistant", "Vogt's assistant", None),
        ("D's Nina Kurz", "D's Nina Kurz", None),
        ("Sean O'Shea", "Sean O'Shea", None),
    ] {
        let person = read(line).unwrap().person;
        assert_eq!((person.name(), person.text("title")), (Some(name), title), "{line}");
    }
}

#[test]
fn two_marks_need_no_comma_and_an_office_has_a_number() {
    for (part, said) in [
        ("power 4 trust 3", "influence 4, relationship 3"),
        ("trust 3/5 power 4/5", "influence 4, relationship 3"),
        ("office 414-555-0101", "phone 414-555-0101"),
        ("Büro 0711 555120", "phone 0711 555120"),
        ("office 12", "department"),
        ("power 4 of the", "department"),
    ] {
        let person = read(&format!("Bo Lind, technical director, {part}")).unwrap().person;
        let said_of = |field: &str| match person.get(field) {
            Value::Absent => None,
            value => Some(format!("{field} {value}")),
        };
        let marks: Vec<String> = ["department", "influence", "relationship", "phone"]
            .into_iter()
            .filter_map(said_of)
            .collect();
        if said.starts_with("department") {
            assert!(person.get("influence").is_empty() && person.get("phone").is_empty(), "{part}");
        } else {
            assert_eq!(marks.join(", "), said, "{part}");
        }
    }
}
