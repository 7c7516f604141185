//! Person lines as people type them.

use super::*;

mod given;
mod holes;
mod said;

fn read(line: &str) -> Result<PersonLine, Refusal> {
    let people = [Candidate {
        id: "dahl".to_owned(),
        name: "Ingrid Dahl".to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    }];
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
        given: &[],
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
        ("A, b, Sales, d, e", "name A, title b, department Sales, notes d\ne"),
        ("Met Usman, met us", "name Met Usman, relationship 2"),
    ] {
        assert_eq!(shown(line), person, "{line}");
    }
    let line = read("Erik Naess, technical director, coach").unwrap();
    assert_eq!(line.guesses, ["level"]);
    assert_eq!(read("E < Nobody").unwrap().unknown, ["Nobody"]);
}

/// The same with the jobs of the playbook and a screen that says "outside" of the role external.
fn meant(line: &str) -> Result<PersonLine, Refusal> {
    meant_beside(line, &[])
}

/// The same beside fields that flags give.
fn meant_beside(line: &str, given: &[(String, Vec<String>)]) -> Result<PersonLine, Refusal> {
    let people = [Candidate {
        id: "dahl".to_owned(),
        name: "Ingrid Dahl".to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    }];
    let playbook = crate::defaults::playbook();
    let guess = |title: &str| Guess::of(playbook, title);
    let terms = Terms {
        today: crate::model::parse_day("2026-11-24").unwrap(),
        people: &people,
        guess: &guess,
        attitudes: &[("cool", -1), ("for us", 1)],
        relationships: &[("met us", 2)],
        roles: &[("outside", "external"), ("buys", "purchasing"), ("decides", "decision_maker")],
        given,
    };
    read_person(line, &terms)
}

/// Lines, and parts of what they say: those behind `!` are not said.
const MEANT: &[(&str, &[&str])] = &[
    (
        "Henrik Moe, board adviser, outside",
        &["external yes", "!roles external", "title board adviser"],
    ),
    ("Henrik Moe, extern", &["external yes", "!department", "!title"]),
    ("王敏，采购，外部", &["external yes", "title 采购"]),
    (
        "? finance director < Dahl",
        &["name finance director", "title finance director", "reports_to dahl", "placeholder yes"],
    ),
    ("?, finance director", &["name finance director", "placeholder yes"]),
    ("N.N., CFO", &["name CFO", "placeholder yes"]),
    ("N.N. CFO < Dahl", &["name CFO", "placeholder yes", "reports_to dahl"]),
    ("unknown, plant manager", &["name plant manager", "placeholder yes"]),
    ("unbekannt, Einkaufsleiter", &["name Einkaufsleiter", "placeholder yes"]),
    ("未知，财务总监", &["name 财务总监", "placeholder yes"]),
    ("？财务总监", &["name 财务总监", "placeholder yes"]),
    ("Ann Lee, buyer", &["name Ann Lee", "title buyer", "roles purchasing"]),
    ("Ann Lee (buyer), 2", &["name Ann Lee", "title buyer", "relationship 2"]),
    ("Uwe Kern, Einkäufer, kritisch", &["title Einkäufer", "attitude -1"]),
    ("Ann Lee, buys", &["roles purchasing", "!title"]),
    ("Lang, Petra, CTO", &["name Petra Lang", "title CTO", "!department"]),
    ("Lang, Petra", &["name Petra Lang", "!title"]),
    ("von Berg, Dr. Hans-Peter, Werksleiter", &["name Hans-Peter von Berg", "title Werksleiter"]),
    ("Tramm, Quirin, CEO", &["name Quirin Tramm", "title CEO"]),
    ("Lind, Einkauf", &["name Lind", "title Einkauf"]),
    ("Lind, Vertrieb, Leiter", &["name Lind", "!name Vertrieb"]),
    ("Ann Lee, CEO", &["name Ann Lee", "title CEO"]),
    ("Eva Holm, never met", &["relationship 0", "!title", "!department"]),
    ("Eva Holm, nie getroffen", &["relationship 0", "!title"]),
    ("王敏，没见过", &["relationship 0", "!title"]),
    ("Eva Holm, buyer, enthusiastic", &["attitude 2", "title buyer", "!department"]),
    ("Eva Holm, begeistert", &["attitude 2", "!title"]),
    ("Eva Holm, 20.11.", &["notes 20.11.", "!title", "!department"]),
    ("Eva Holm, buyer, left 12 nov", &["left 2026-11-12", "title buyer", "!department"]),
    ("Eva Holm, ausgeschieden am 12.11.", &["left 2026-11-12", "!title"]),
    ("Eva Holm, likes golf", &["notes likes golf", "!title"]),
    ("Eva Holm, buyer, on holiday", &["notes on holiday", "!department"]),
    ("Eva Holm, buyer, plant 2", &["department plant 2"]),
    ("Frau Dr. Petra Lang, CTO", &["name Petra Lang", "title CTO"]),
    ("Herr Kern, Einkäufer", &["name Kern", "title Einkäufer"]),
    ("Mr Tom Hale < Frau Dahl", &["name Tom Hale", "reports_to dahl"]),
    ("Mme Claire Petit", &["name Claire Petit"]),
    ("王经理", &["name 王", "title 经理"]),
    ("李总，支持", &["name 李", "attitude 1"]),
    ("王敏女士，采购经理", &["name 王敏", "title 采购经理"]),
    (
        "Eva Holm, reports to Dahl, tel 0171 5551234",
        &["reports_to dahl", "phone 0171 5551234", "!title"],
    ),
    ("1. Eva Holm, buyer", &["name Eva Holm", "title buyer"]),
    ("1.1 Eva Holm, buyer", &["name Eva Holm", "title buyer"]),
    ("Eva Holm, buyer, boss Dahl", &["reports_to dahl", "title buyer", "!notes"]),
    ("Eva Holm, boss Lang", &["reports_to Lang", "!title"]),
    ("Eva Holm, Chefin: Dahl", &["reports_to dahl", "!title"]),
    ("Eva Holm, Chef Dahl", &["reports_to dahl", "!title"]),
    ("Eva Holm, Chef Einkauf", &["title Chef Einkauf", "!reports_to"]),
    ("Eva Holm, boss of purchasing", &["title boss of purchasing", "!reports_to"]),
    ("王敏，领导：Dahl", &["reports_to dahl", "!title"]),
    ("Eva Holm, 3, power 5", &["relationship 3", "influence 5"]),
    ("Eva Holm, trust: 4, power=5", &["relationship 4", "influence 5", "!title"]),
    ("Eva Holm, 5 power, 4 trust", &["relationship 4", "influence 5", "!title"]),
    ("王敏，信任4，影响力5", &["relationship 4", "influence 5", "!title"]),
    // What stands beside name and title: moods, marks of 5, ways, verbs, brackets, absences, holes, suffixes.
    ("Tom Hill, buyer, lukewarm", &["attitude 0", "title buyer", "!department"]),
    ("Uwe Kern, lauwarm", &["attitude 0", "!title"]),
    ("Tom Hill, trust 3/5, power 4 of 5", &["relationship 3", "influence 4", "!title"]),
    ("Uwe Kern, Vertrauen 3 von 5", &["relationship 3", "!title"]),
    ("王敏，信任3分", &["relationship 3", "!title"]),
    ("Tom Hill, trust high", &["notes trust high", "!title", "!relationship"]),
    ("Tom Hill, trust officer", &["title trust officer", "!relationship"]),
    ("Tom Hill, prefers WhatsApp", &["reach WhatsApp", "!title"]),
    ("王敏 (Amy), WeChat amyz88", &["reach WeChat amyz88", "aliases Amy", "!title"]),
    ("王芳，采购经理，信任度4", &["relationship 4", "!department"]),
    ("Pia Roth, HR, ext. 4412", &["phone ext. 4412", "!department"]),
    ("Pia Roth, extended bench", &["title extended bench", "!phone"]),
    ("Luc Petit, préfère WhatsApp", &["reach WhatsApp", "!title"]),
    ("Tom Hill, likes golf", &["notes likes golf", "!reach"]),
    ("Uwe Kern, entscheidet allein", &["roles decision_maker", "notes entscheidet allein"]),
    ("Uwe Kern, entscheidet nicht", &["notes entscheidet nicht", "!roles", "!title"]),
    ("Eva Kern (Anwenderin)", &["name Eva Kern", "roles user", "!aliases", "!title"]),
    ("Eva Kern, CTO (Anwenderin)", &["title CTO", "roles user"]),
    ("Eva Kern, head of sales (EMEA)", &["title head of sales (EMEA)"]),
    ("Eva Kern (Elternzeit)", &["notes Elternzeit", "!title", "!aliases"]),
    (
        "Ann Lee, CFO, on parental leave until March",
        &["title CFO", "notes on parental leave until March"],
    ),
    ("Ann Lee, leave manager", &["title leave manager"]),
    ("CFO, unknown name", &["name CFO", "title CFO", "placeholder yes"]),
    ("Werksleitung Nord, Name fehlt", &["name Werksleitung Nord", "placeholder yes"]),
    ("CFO, Ann Lee", &["name Ann Lee", "title CFO", "!placeholder"]),
    ("Davy Jones III, CFO", &["name Davy Jones III", "title CFO"]),
    ("Davy Jones, Jr., CFO", &["name Davy Jones Jr.", "title CFO"]),
    ("Davy Jones Sr.", &["name Davy Jones Sr.", "!address", "!title"]),
    ("Davy Jones III CFO", &["name Davy Jones III", "title CFO"]),
    ("山田 (Yamada Taro), 部長", &["name 山田", "aliases Yamada Taro"]),
    ("Amy Wang (王敏)", &["name Amy Wang", "aliases 王敏"]),
    ("王敏 (Product Owner)", &["title Product Owner", "!aliases"]),
];

#[test]
fn what_is_meant_is_kept() {
    let mut wrong = Vec::new();
    for (line, parts) in MEANT {
        let said = meant(line).map(|read| read.person.to_string()).unwrap_or_default();
        let said = format!("{said},");
        for part in *parts {
            let holds = match part.strip_prefix('!') {
                Some(not) => {
                    !said.contains(&format!("{not} ")) && !said.contains(&format!("{not},"))
                }
                None => said.contains(&format!("{part},")),
            };
            if !holds {
                wrong.push(format!("{line}: {part} in {said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let met = meant("Eva Holm, buyer, met 12 nov").unwrap().contact.unwrap();
    assert_eq!(met.to_string(), "date 2026-11-12, kind meeting, people Eva Holm");
    for line in ["Lang, Petra, CTO", "? plant manager", "?, plant manager", "Frau Liv Berg, buyer"]
    {
        let name = meant(line).unwrap().person.name().unwrap_or_default().to_owned();
        assert_eq!(name_said(line), name, "{line}");
    }
}

#[test]
fn an_attitude_with_a_figure_a_nickname_and_a_month_are_no_title_nor_department() {
    for (line, said) in [
        (
            "Kai Ek, CTO < Dahl, cool 2",
            "name Kai Ek, title CTO, level executive, reports_to dahl, roles technical, attitude -1, relationship 2",
        ),
        ("Kai Ek, neutral 3", "name Kai Ek, attitude 0, relationship 3"),
        ("Kai Ek, supporter 4", "name Kai Ek, attitude 1, relationship 4"),
        ("Kai Ek, skeptisch 2", "name Kai Ek, attitude -1, relationship 2"),
        ("王敏，支持3", "name 王敏, attitude 1, relationship 3"),
        ("王敏，支持 3", "name 王敏, attitude 1, relationship 3"),
        (
            "Hans-Joachim Ek (Hajo), buyer",
            "name Hans-Joachim Ek, title buyer, aliases Hajo, level middle, roles purchasing",
        ),
        ("王敏 (Amy)", "name 王敏, aliases Amy"),
        ("Thomas Ek (Tommy)", "name Thomas Ek, aliases Tommy"),
        ("Kai Ek, left in September", "name Kai Ek, left 2026-09-30"),
        ("Kai Ek, left Oct", "name Kai Ek, left 2026-10-31"),
        ("Kai Ek, left Nov", "name Kai Ek, left 2026-11-24"),
        ("Kai Ek, left Oct 2024", "name Kai Ek, left 2024-10-31"),
        // A department with a figure, a job in brackets, what somebody left behind.
        (
            "Kai Ek, buyer, Building 2",
            "name Kai Ek, title buyer, department Building 2, level middle, roles purchasing",
        ),
        ("Kai Ek (buyer)", "name Kai Ek, title buyer, level middle, roles purchasing"),
        ("Kai Ek (HR)", "name Kai Ek, title HR"),
        ("Paul Ek (Prüfer)", "name Paul Ek, title Prüfer"),
    ] {
        assert_eq!(meant(line).unwrap().person.to_string(), said, "{line}");
    }
    assert!(meant("Kai Ek, cool 7").unwrap_err().to_string().contains("0 to 5"));
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
        "Erik, 3, 5",
        "Erik, cool, +2",
    ] {
        assert!(read(line).is_err(), "{line}");
    }
}

#[test]
fn a_line_may_be_written_with_strokes_labels_and_words() {
    for (line, person) in [
        (
            "Jon Smith - buyer - friendly",
            "name Jon Smith, title buyer, level middle, roles purchasing, attitude 1",
        ),
        ("Jon Smith – +49 171 - 22", "name Jon Smith, phone +49 171 - 22"),
        ("Lars Berg reports to Dahl, met us", "name Lars Berg, reports_to dahl, relationship 2"),
        (
            "external: Kim Lee, consultant",
            "name Kim Lee, title consultant, level senior, roles influencer, external yes",
        ),
        ("CFO: Ann Lee", "name Ann Lee, title CFO, level executive, roles approver"),
        ("Tom O'Brien QA manager", "name Tom O'Brien, title QA manager, level middle"),
        ("李伟 采购经理", "name 李伟, title 采购经理, level middle, roles purchasing"),
        ("CEO Hans Moe", "name Hans Moe, title CEO, level executive, roles decision_maker"),
        ("Uwe Kurz, gegen uns", "name Uwe Kurz, attitude -2"),
        (
            "Rolf Stein, GF, entscheidet",
            "name Rolf Stein, title GF, level executive, roles decision_maker",
        ),
        ("Ute Moe, HR", "name Ute Moe, title HR"),
        ("Zoe Lee, confidant of the CEO", "name Zoe Lee, title confidant of the CEO"),
        // Names and jobs, whatever they look like.
        ("Anna Head", "name Anna Head"),
        (
            "Ann-Kathrin Lee, chair of the board",
            "name Ann-Kathrin Lee, title chair of the board, level executive, roles approver",
        ),
        (
            "Ole Moe, assistant to the CEO",
            "name Ole Moe, title assistant to the CEO, level working, roles gatekeeper",
        ),
    ] {
        assert_eq!(meant(line).unwrap().person.to_string(), person, "{line}");
    }
    for line in ["Bob & Alice", "Ute Moe und Kai Lee, Einkauf"] {
        assert!(meant(line).unwrap_err().to_string().contains("two people"), "{line}");
    }
    assert!(meant("Andy Sand").is_ok() && meant("Ute Undset").is_ok());
}

#[test]
fn a_place_that_nobody_is_known_in_is_a_hole_and_no_person() {
    for (line, title) in [
        ("Head of QA (unknown)", "Head of QA"),
        ("Werksleiter (N.N.)", "Werksleiter"),
        ("Leiter Einkauf, unbekannt", "Leiter Einkauf"),
        ("vacant: CFO", "CFO"),
        ("CFO?", "CFO"),
        ("采购经理 (空缺)", "采购经理"),
        ("采购经理, 未知", "采购经理"),
    ] {
        let person = meant(line).unwrap().person;
        assert_eq!(person.get("placeholder"), &Value::Flag(true), "{line}: {person}");
        assert_eq!(person.text("title"), Some(title), "{line}: {person}");
    }
    for line in ["Ida Berg, unbekannt", "Ida Berg (Idchen)", "Ida Berg?, CFO"] {
        assert!(meant(line).unwrap().person.get("placeholder").is_empty(), "{line}");
    }
    let under = meant("采购经理 (空缺) ‹ 王建国").unwrap();
    assert_eq!(under.person.text("title"), Some("采购经理"));
    assert_eq!(under.unknown, ["王建国"]);
}

#[test]
fn the_last_clause_is_a_day_or_a_mark_and_no_department() {
    for (line, field, says) in [
        ("Ida Berg, buyer, gestern getroffen", "date", "2026-11-23"),
        ("Ida Berg, buyer, letztes Treffen vorgestern", "date", "2026-11-22"),
        ("Ida Berg, buyer, getroffen im Oktober", "date", "2026-10-31"),
        ("王敏，采购，11月20日见过", "date", "2026-11-20"),
        ("Ida Berg, buyer, abwartend", "attitude", "0"),
        ("Ida Berg, buyer, distanziert", "attitude", "-1"),
        ("Ida Berg, buyer, unterstützt uns", "attitude", "1"),
        ("Ida Berg, buyer, Fan von uns", "attitude", "2"),
    ] {
        let read = meant(line).unwrap();
        let of = if field == "date" { read.contact.as_ref().unwrap() } else { &read.person };
        assert_eq!(of.get(field).to_string(), says, "{line}");
        assert!(read.person.get("department").is_empty(), "{line}: {}", read.person);
    }
    let kept = meant("Ida Berg, buyer, Abwarten").unwrap().person;
    assert_eq!(kept.text("department"), Some("Abwarten"));
}

#[test]
fn a_mark_of_another_scale_is_asked_about() {
    let refused = meant("Tom Hill, trust 7/10").unwrap_err().to_string();
    assert!(refused.contains("no mark of trust"), "{refused}");
    assert!(meant("Tom Hill, 7/10 of the plant").is_ok());
}
