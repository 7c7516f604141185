//! Random people, ties, knowledge about them and contacts with them.
use crate::chance::{Cast, Chance};
use crate::readiness::CHECKLIST;
use serde_json::{Value, json};

const NAMES: [&str; 11] = [
    "黄经理",
    "林总",
    "小陈",
    "أحمد",
    "ليلى",
    "Ana",
    "Åsa",
    "Zoe\u{301}",
    "𠮷野",
    "ｚ先生",
    "O'Neil",
];

const ROLES: [&str; 9] = [
    "decision_maker",
    "approver",
    "technical",
    "user",
    "purchasing",
    "influencer",
    "gatekeeper",
    "coach",
    "champion",
];

/// People, ties, introductions and intel of an account.
pub fn write(chance: &mut Chance, account: &mut Value) -> Cast {
    let mut cast = Cast::default();
    for place in 0..chance.pick(&[0, 1, 2, 3, 4, 5, 5, 6, 7]) {
        let id = if chance.in_100(10) { format!("人{place}") } else { format!("p{place}") };
        let shared = chance.in_100(10);
        let name = if shared { NAMES[0] } else { NAMES[place + 1] };
        cast.add(&id, name);
    }
    let mut people = Vec::new();
    for place in 0..cast.len() {
        let mut person = cast.record(place);
        write_person(chance, &mut person);
        cast.refer_before(chance, &mut person, "reports_to", 30, place);
        cast.refer_before(chance, &mut person, "successor", 15, place);
        people.push(person);
    }
    account["people"] = people.into();
    if cast.len() >= 2 {
        account["ties"] = ties(chance, &cast);
        account["introductions"] = chance.records(1, |chance, introduction| {
            let date = chance.past();
            chance.set(introduction, "date", 80, date);
            cast.refer(chance, introduction, "through", 80);
            chance.word(introduction, "result", 60, &["asked", "agreed", "made", "refused"]);
        });
    }
    account["intel"] = intel(chance, &cast);
    cast
}

fn write_person(chance: &mut Chance, person: &mut Value) {
    chance.word(person, "address", 20, &["黄经理", "Frau Dr. Roth"]);
    let alias = format!("alias of {}", person["id"]);
    chance.set(person, "aliases", 30, json!([alias]));
    chance.word(person, "level", 85, &["executive", "senior", "middle", "working", "working"]);
    let mut roles = chance.some(&ROLES, 13);
    if chance.in_100(18) && !roles.contains(&"decision_maker") {
        roles.push("decision_maker");
    }
    chance.set(person, "roles", 90, roles);
    chance.mark(person, "influence", 85, (0, 5));
    let attitude = chance.pick(&[-2, -1, 0, 1, 1, 2]);
    chance.set(person, "attitude", 75, attitude);
    let relationship = chance.pick(&[0, 1, 2, 2, 3, 3, 4, 5]);
    chance.set(person, "relationship", 80, relationship);
    chance.word(person, "held_by", 35, &["小李", "Olga", "Olga", "علي", "Zhang", "Stranger"]);
    let cadence = chance.pick(&[1, 7, 14, 30, 90, 180]);
    chance.set(person, "cadence_days", 30, cadence);
    let date = chance.past();
    chance.set(person, "marks_as_of", 70, date);
    let date = if chance.in_100(25) { chance.around() } else { chance.past() };
    chance.set(person, "left", 14, date);
    chance.flag(person, "placeholder", 9);
    chance.flag(person, "external", 16);
    let mut communication = json!({});
    for field in ["language", "thinking", "habits", "reach"] {
        chance.word(&mut communication, field, 20, &["plain", "少说"]);
    }
    chance.set(person, "communication", 70, communication);
    let deeds = chance.records(2, |chance, deed| {
        let date = chance.past();
        chance.set(deed, "date", 85, date);
        chance.word(deed, "what", 90, &["introduced", "informed", "warned"]);
    });
    chance.set(person, "deeds", 45, deeds);
}

const KINDS: [&str; 7] =
    ["influences", "works_with", "friend", "family", "schoolmate", "former_colleague", "rival"];

fn ties(chance: &mut Chance, cast: &Cast) -> Value {
    let mut seen = Vec::new();
    let mut ties = Vec::new();
    for _ in 0..chance.below(2 * cast.len() + 1) {
        let from = chance.below(cast.len());
        let to = (from + 1 + chance.below(cast.len() - 1)) % cast.len();
        let kind = chance.pick(&KINDS);
        if seen.contains(&(from, to, kind)) {
            continue;
        }
        seen.push((from, to, kind));
        let (from, to) = (cast.named(chance, from), cast.named(chance, to));
        let mut tie = json!({ "from": from, "to": to, "kind": kind });
        chance.mark(&mut tie, "strength", 80, (1, 5));
        ties.push(tie);
    }
    ties.into()
}

fn intel(chance: &mut Chance, cast: &Cast) -> Value {
    let mut answers = Vec::new();
    let thorough = chance.pick(&[20, 50, 85]);
    for category in CHECKLIST {
        for topic in category.topics {
            let name = format!("{}.{}", category.name, topic.name);
            let people = match category.name {
                "senior" => (0..cast.len()).map(|place| Some(cast.named(chance, place))).collect(),
                _ => vec![None],
            };
            for person in people {
                for percent in [thorough, 15] {
                    if chance.in_100(percent) {
                        answers.push(answer(chance, &name, &person, topic.shelf));
                    }
                }
            }
        }
    }
    if chance.in_100(15) {
        answers.push(answer(chance, "gossip.golf", &None, 90));
    }
    answers.into()
}

fn answer(chance: &mut Chance, topic: &str, person: &Option<String>, shelf: i64) -> Value {
    let mut answer = json!({ "topic": topic });
    if let Some(person) = person {
        answer["person"] = person.as_str().into();
    }
    chance.word(&mut answer, "answer", 93, &["yes", "不知道价格", "نعم"]);
    chance.word(&mut answer, "confidence", 88, &["rumour", "stated", "verified"]);
    let age = shelf * chance.between(0, 2) + chance.between(-1, 1);
    let random = chance.between(0, 500);
    let date = if chance.in_100(60) { chance.date(-age) } else { chance.date(-random) };
    chance.set(&mut answer, "as_of", 88, date);
    answer
}

/// Contacts, once the opportunities they may be about are known.
pub fn write_contacts(chance: &mut Chance, account: &mut Value, cast: &Cast, deals: &Cast) {
    const ALL: [&str; 6] = ["visit", "call", "message", "meeting", "event", "attempt"];
    const BY_MOOD: [&[&str]; 3] = [&ALL, &["attempt", "call", "attempt"], &["visit", "meeting"]];
    let mood = chance.pick(&BY_MOOD);
    let trying = mood.contains(&"attempt") && mood.len() < ALL.len();
    let with_how_many = chance.pick(&[15, 30, 60]);
    let mut number = 0;
    account["contacts"] = chance.records(11, |chance, contact| {
        number += 1;
        chance.set(contact, "id", 70, format!("c{number}"));
        let date = match chance.below(10) {
            0..3 => chance.past(),
            3..6 if trying => chance.date(-90),
            _ => chance.recent(),
        };
        let date = if chance.in_100(25) { format!("{date}T10:00") } else { date };
        chance.set(contact, "date", 95, date);
        chance.word(contact, "kind", 85, mood);
        let outcomes = ["advanced", "held", "held", "refused", "no_answer", "lost_ground"];
        chance.word(contact, "outcome", 55, &outcomes);
        let people = cast.several(chance, with_how_many);
        chance.set(contact, "people", 95, people);
        deals.refer(chance, contact, "opportunity", 35);
        chance.word(contact, "note", 40, &["等了两小时", "he was out"]);
    });
}
