//! Lines beside flags, and parts that were read as a title, a department or a mark and are none.

use super::{PersonLine, meant, meant_beside};

fn beside(line: &str, flags: &[(&str, &str)]) -> PersonLine {
    let given = flags.iter().map(|(name, word)| ((*name).to_owned(), vec![(*word).to_owned()]));
    meant_beside(line, &given.collect::<Vec<_>>()).unwrap()
}

/// A line, the flags beside it, what it says, and what gives way to a flag.
type Case =
    (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static [&'static str]);

const BESIDE: &[Case] = &[
    ("Hughes, Megan", &[("title", "x")], "name Megan Hughes", &[]),
    ("van der Meer, Joost", &[("title", "x")], "name Joost van der Meer", &[]),
    ("Neumann (geb. Vogt), Sabine", &[("title", "x")], "name Sabine Neumann, notes geb. Vogt", &[]),
    ("Ida Berg, radiographer", &[("title", "x")], "name Ida Berg", &["radiographer"]),
    ("Berg, Megan (Meg)", &[("title", "x")], "name Megan Berg, aliases Meg", &[]),
    ("Berg, Lee (temp)", &[("title", "x")], "name Lee Berg", &["temp"]),
    ("Ida Berg < Dahl", &[("reports_to", "")], "name Ida Berg, reports_to dahl", &[]),
    ("Ida Berg - service desk", &[("title", "x")], "name Ida Berg, department service desk", &[]),
    ("Ida Berg (Totti)", &[("title", "x")], "name Ida Berg, aliases Totti", &[]),
    (
        "Ida Berg, deputy CFO, Estates",
        &[("title", "x")],
        "name Ida Berg, department Estates",
        &["deputy CFO"],
    ),
    ("Ida Berg, MSc, PhD", &[("title", "x")], "name Ida Berg, address Ida Berg MSc PhD", &[]),
    ("Ida Berg < Voss", &[("reports_to", "Lind")], "name Ida Berg", &["reports to Voss"]),
    (
        "Ida Berg, cool, power 4",
        &[("attitude", "1"), ("influence", "2")],
        "name Ida Berg",
        &["cool", "power 4"],
    ),
    ("Ida Berg, 0341 12", &[("phone", "0341 77")], "name Ida Berg", &["0341 12"]),
    ("Ida Berg, user", &[("roles", "approver")], "name Ida Berg, roles user", &[]),
    ("?", &[("title", "CFO")], "name CFO, placeholder yes", &[]),
    // A flag of something else takes nothing from the line.
    ("Ida Berg, radiographer", &[("phone", "0341 77")], "name Ida Berg, title radiographer", &[]),
    ("Lind, Einkauf", &[("title", "x")], "name Lind, department Einkauf", &[]),
];

#[test]
fn what_a_flag_overrules_is_told_and_the_rest_is_read_as_ever() {
    for (line, flags, person, gave_way) in BESIDE {
        let said = beside(line, flags);
        assert_eq!(said.person.to_string(), *person, "{line} {flags:?}");
        let parts: Vec<&str> = said.overruled.iter().map(|o| o.part.as_str()).collect();
        assert_eq!(parts, *gave_way, "{line} {flags:?}");
        assert!(said.unknown.is_empty(), "{line}");
    }
}

#[test]
fn a_rarer_given_name_a_pet_name_and_a_remark_are_no_title() {
    for (line, said) in [
        ("Kaya, Nurgül", "name Nurgül Kaya"),
        ("Petersen, Tjark", "name Tjark Petersen"),
        ("Lohmann, Meike, CFO", "name Meike Lohmann, title CFO, level executive, roles approver"),
        (
            "Kate Holbrook (Kit), CFO",
            "name Kate Holbrook, title CFO, aliases Kit, level executive, roles approver",
        ),
        (
            "Maître Odile Ramon (avocate, ext.)",
            "name Odile Ramon, title avocate, address Maître Odile Ramon, external yes",
        ),
        ("M. Jean Lacaze", "name Jean Lacaze, address M. Jean Lacaze"),
        ("Uwe Brand, Vertretung Ott", "name Uwe Brand, notes Vertretung Ott"),
        (
            "Uwe Brand, Wächter, Nachfolger: Ott",
            "name Uwe Brand, title Wächter, notes Nachfolger: Ott",
        ),
        ("Uwe Brand, 1,5 Tage/Woche", "name Uwe Brand, notes 1,5 Tage/Woche"),
        (
            "Uwe Brand, 0171 5551234, 0341 7712",
            "name Uwe Brand, communication reach 0341 7712, phone 0171 5551234",
        ),
        // What looks alike: a department, a job, a place, an initial, two marks.
        ("Lind, Einkauf", "name Lind, title Einkauf, level working, roles purchasing"),
        ("Kurz, Wächter", "name Kurz, title Wächter"),
        ("Lenz, Stockholm", "name Lenz, title Stockholm"),
        ("Kai Ek (HR), CFO", "name Kai Ek, title HR, department CFO"),
        ("M. Lacaze", "name M. Lacaze"),
        ("Uwe Brand, Vertreter", "name Uwe Brand, title Vertreter"),
    ] {
        assert_eq!(meant(line).unwrap().person.to_string(), said, "{line}");
    }
    assert!(meant("Uwe Brand, 3,4").is_err());
    assert_eq!(meant("Vacancy - Head of Cyber").unwrap().person.name(), Some("Head of Cyber"));
}
