//! One account with many people for the map: seeded, so that the same number gives the same text.

use std::fmt::Write;

const FIRST: [&str; 20] = [
    "Anneke", "Bram", "Carla", "Dirk", "Elif", "Femke", "Goran", "Hanna", "Ivo", "Jelena", "Koen",
    "Lotte", "Mirko", "Nadia", "Oskar", "Pia", "Ruben", "Sanne", "Tarek", "Ulrike",
];
const LAST: [&str; 23] = [
    "Aalders", "Brouwer", "Cordes", "Dekker", "Ekholm", "Faber", "Gerrits", "Hoekstra", "Iversen",
    "Jansen", "Kuiper", "Lammers", "Mulder", "Nolte", "Oberg", "Peters", "Quist", "Ritsema",
    "Smit", "Terpstra", "Udo", "Visser", "Wolters",
];
const PARTS: [(&str, &str, &str); 8] = [
    ("Technology", "engineer", "technical"),
    ("Purchasing", "buyer", "purchasing"),
    ("Operations", "shift lead", "user"),
    ("Finance", "controller", "approver"),
    ("Maintenance", "planner", "user"),
    ("Quality", "inspector", "technical"),
    ("IT", "architect", "technical"),
    ("Legal", "counsel", "gatekeeper"),
];

/// Numbers that look like chance, the same ones each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn name(n: usize) -> String {
    format!("{} {}", FIRST[n % FIRST.len()], LAST[(n * 7 + n / FIRST.len()) % LAST.len()])
}

/// The interchange text of an account of so many people, 12 at least: two heads, four levels, a coach called
/// Wang Min who knows them all, marks with and without a source, a hole, somebody who left, ties and contacts.
pub fn house(people: usize) -> String {
    let mut chance = Chance(22);
    let mut out = String::from(
        "{\"format\":\"anteroom/1\",\"rep\":{\"name\":\"Anna Weiss\",\"company\":\"Halden Governors\",\
         \"currency\":\"EUR\",\"gift_limit\":200},\"accounts\":[{\"id\":\"orion\",\"name\":\"Orion Rail\",\
         \"tier\":\"key\",\"opportunities\":[{\"id\":\"o\",\"name\":\"Fleet 2028\",\"buying_stage\":4,\"value\":900000}],\
         \"people\":[\n",
    );
    out.push_str(HEADS);
    for n in 8..people {
        out.push_str(",\n");
        person(&mut out, n, &mut chance);
    }
    out.push_str("],\n\"ties\":[");
    out.push_str(TIES);
    for n in 12..people {
        let other = 3 + chance.below(n as u64 - 4) as usize;
        let kind = ["works_with", "influences", "friend", "schoolmate", "former_colleague"][n % 5];
        if n % 3 > 0 && other != n {
            let strength = 1 + chance.below(5);
            let _ = write!(
                out,
                ",\n{{\"from\":\"p{n}\",\"to\":\"p{other}\",\"kind\":\"{kind}\",\"strength\":{strength}}}"
            );
        }
    }
    out.push_str("],\n\"contacts\":[");
    out.push_str(CONTACTS);
    for n in 12..people.min(60) {
        if !n.is_multiple_of(4) {
            let (month, day) = (3 + chance.below(8), 1 + chance.below(28));
            let _ = write!(
                out,
                ",\n{{\"id\":\"c{n}\",\"date\":\"2026-{month:02}-{day:02}\",\"kind\":\"call\",\"people\":[\"p{n}\"]}}"
            );
        }
    }
    out.push_str("]}]}\n");
    out
}

const HEADS: &str = r#"{"id":"p0","name":"Sophie Vandenberg","title":"CEO","level":"executive","roles":["decision_maker"],"influence":5,"relationship":0,"cadence_days":90,"marks_as_of":"2026-10-20","marks_source":"Wang Min"},
{"id":"p1","name":"Heinrich Osterkamp","title":"Chairman of the supervisory board","level":"executive","roles":["approver"],"influence":4,"attitude":0,"marks_as_of":"2026-09-01"},
{"id":"p2","name":"Rutger Halewijn","title":"Purchasing director","level":"senior","reports_to":"p0","roles":["purchasing","gatekeeper"],"influence":4,"attitude":-2,"relationship":1,"cadence_days":60,"department":"Purchasing","marks_as_of":"2026-11-02","marks_source":"own eyes"},
{"id":"p3","name":"Wang Min","title":"Head of projects","level":"middle","reports_to":"p4","roles":["coach"],"influence":3,"attitude":2,"relationship":4,"cadence_days":14,"department":"Technology","marks_as_of":"2026-11-12","marks_source":"own eyes","deeds":[{"date":"2026-09-01","what":"informed","note":"who bids"}]},
{"id":"p4","name":"Margarethe van Oudenaarde","title":"Technical director","level":"senior","reports_to":"p0","roles":["technical"],"influence":4,"attitude":1,"relationship":1,"cadence_days":45,"department":"Technology","marks_as_of":"2026-02-01","marks_source":"fair"},
{"id":"p5","name":"يوسف الحداد","title":"Operations director","level":"senior","reports_to":"p0","roles":["user"],"influence":3,"attitude":0,"relationship":2,"cadence_days":60,"department":"Operations"},
{"id":"p6","name":"Finance director","level":"senior","reports_to":"p0","roles":["approver"],"influence":4,"placeholder":true},
{"id":"p7","name":"Pieter Zonneveld","title":"Former purchasing director","level":"senior","reports_to":"p0","roles":["purchasing"],"influence":4,"attitude":1,"relationship":3,"left":"2026-08-31","moved_to":"Delta Ports","successor":"p2"}"#;

const TIES: &str = r#"{"from":"p3","to":"p4","kind":"works_with","strength":4},
{"from":"p4","to":"p0","kind":"influences","strength":4},
{"from":"p3","to":"p2","kind":"former_colleague","strength":2},
{"from":"p3","to":"p5","kind":"friend","strength":3},
{"from":"p5","to":"p0","kind":"works_with","strength":3},
{"from":"p9","to":"p0","kind":"works_with","strength":2},
{"from":"p2","to":"p4","kind":"rival","strength":3}"#;

const CONTACTS: &str = r#"{"id":"k1","date":"2026-11-12","kind":"call","people":["p3"]},
{"id":"k2","date":"2026-09-20","kind":"meeting","people":["p5","p3"]},
{"id":"k3","date":"2026-11-03","kind":"attempt","people":["p0"],"outcome":"refused"}"#;

fn person(out: &mut String, n: usize, chance: &mut Chance) {
    let (department, title, role) = PARTS[n % PARTS.len()];
    let (level, boss) = match n {
        8..=11 => ("senior", [0, 1][n % 2]),
        12..=29 => ("middle", [2, 4, 5, 8, 9, 10, 11][n % 7]),
        _ => ("working", 12 + n % 18),
    };
    let title = match level {
        "senior" => format!("{department} director"),
        "middle" => format!("Head of {}, section {}", department.to_lowercase(), n % 9),
        _ => format!("{department} {title}"),
    };
    let _ = write!(
        out,
        "{{\"id\":\"p{n}\",\"name\":\"{}\",\"title\":\"{title}\",\"level\":\"{level}\",\"reports_to\":\"p{boss}\",\
         \"roles\":[\"{role}\"],\"department\":\"{department}\"",
        name(n)
    );
    if n % 5 != 3 {
        let weight = if level == "working" { chance.below(3) } else { 1 + chance.below(3) };
        let _ = write!(out, ",\"influence\":{weight}");
    }
    if !n.is_multiple_of(3) {
        let _ = write!(out, ",\"attitude\":{}", chance.below(4) as i64 - 1);
    }
    if !n.is_multiple_of(4) {
        let _ = write!(out, ",\"relationship\":{}", chance.below(4));
    }
    if level != "working" {
        let _ = write!(out, ",\"cadence_days\":{}", 30 * (1 + chance.below(4)));
    }
    match n % 4 {
        0 | 1 => out.push_str(",\"marks_as_of\":\"2026-10-02\",\"marks_source\":\"own eyes\"}"),
        2 => out.push_str(",\"marks_as_of\":\"2026-10-02\"}"),
        _ => out.push_str(",\"marks_as_of\":\"2026-01-15\",\"marks_source\":\"hearsay\"}"),
    }
}
