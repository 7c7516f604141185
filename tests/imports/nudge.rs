//! A file changed on purpose, one place at a time: sometimes allowed, sometimes not.
use crate::chance::Chance;
use crate::names::list;
use crate::table::{Field, Holds, fields, is_entity};
use serde_json::{Map, Value, json};

/// A place of a file: its JSON pointer and the record of the table that is there.
type Place = (String, &'static str);

/// Every record of a file.
fn places(pointer: &str, record: &'static str, value: &Value, found: &mut Vec<Place>) {
    found.push((pointer.to_string(), record));
    for field in fields(record) {
        let pointer = format!("{pointer}/{}", field.name);
        match field.holds {
            Holds::Object(record) if value[field.name].is_object() => {
                places(&pointer, record, &value[field.name], found);
            }
            Holds::Records(record) => {
                for (at, one) in list(value, field.name).iter().enumerate() {
                    places(&format!("{pointer}/{at}"), record, one, found);
                }
            }
            _ => {}
        }
    }
}

/// One small change that an import may meet every day.
pub fn soft(chance: &mut Chance, file: &mut Value) {
    let mut found = Vec::new();
    places("", "book", file, &mut found);
    let (pointer, record) = chance.pick(&found);
    match chance.below(10) {
        0 => drop_field(chance, file, &pointer, record),
        1 | 2 => forget_id(chance, file, &found),
        3 => by_name(chance, file, &found),
        4 => double(chance, file, &pointer, false),
        5 => remove(chance, file, &pointer),
        6 => whose(chance, file),
        7 => by_alias(chance, file, &found),
        _ => give(chance, file, &pointer, record, true),
    }
}

/// One change that mostly must be refused.
pub fn hard(chance: &mut Chance, file: &mut Value) {
    let mut found = Vec::new();
    places("", "book", file, &mut found);
    let (pointer, record) = chance.pick(&found);
    match chance.below(9) {
        8 => round(chance, file, &found),
        0 => record_at(file, &pointer)["colour"] = "red".into(),
        1 => double(chance, file, &pointer, true),
        2 => steal_id(chance, file, &found),
        3 => same_name(chance, file, &found),
        4 => itself(chance, file, &found),
        5 => dangle(chance, file, &found),
        _ => give(chance, file, &pointer, record, false),
    }
}

fn record_at<'a>(file: &'a mut Value, pointer: &str) -> &'a mut Value {
    file.pointer_mut(pointer).expect("a place of the file")
}

fn drop_field(chance: &mut Chance, file: &mut Value, pointer: &str, record: &str) {
    let some: Vec<Field> = fields(record).into_iter().filter(|field| !field.required).collect();
    if some.is_empty() {
        return;
    }
    let field = chance.pick(&some);
    let place = record_at(file, pointer);
    if field.name != "accounts" && chance.in_100(70) {
        place[field.name] = Value::Null;
    } else if let Some(fields) = place.as_object_mut()
        && record != "book"
    {
        fields.remove(field.name);
    }
}

fn one_of(chance: &mut Chance, found: &[Place], wanted: impl Fn(&str) -> bool) -> Option<String> {
    let fitting: Vec<&Place> = found.iter().filter(|(_, record)| wanted(record)).collect();
    (!fitting.is_empty()).then(|| chance.pick(&fitting).0.clone())
}

fn has_id(record: &str) -> bool {
    fields(record).iter().any(|field| field.holds == Holds::Id)
}

fn forget_id(chance: &mut Chance, file: &mut Value, found: &[Place]) {
    let entities = chance.in_100(50);
    let wanted = |record: &str| has_id(record) && (!entities || is_entity(record));
    if let Some(pointer) = one_of(chance, found, wanted)
        && let Some(fields) = record_at(file, &pointer).as_object_mut()
    {
        fields.remove("id");
    }
}

/// Somebody under another name of theirs, without the id.
fn by_alias(chance: &mut Chance, file: &mut Value, found: &[Place]) {
    let wanted = |record: &str| record == "person" || record == "account";
    if let Some(pointer) = one_of(chance, found, wanted) {
        let place = record_at(file, &pointer);
        let alias = list(place, "aliases").first().cloned();
        if let (Some(alias), Some(fields)) = (alias, place.as_object_mut()) {
            fields.remove("id");
            fields.insert("name".into(), alias);
        }
    }
}

/// Two who lead to each other.
fn round(chance: &mut Chance, file: &mut Value, found: &[Place]) {
    let (record, field) =
        chance.pick(&[("person", "reports_to"), ("person", "successor"), ("account", "parent")]);
    let one = one_of(chance, found, |known| known == record);
    let other = one_of(chance, found, |known| known == record);
    if let (Some(one), Some(other)) = (one, other) {
        let both = [&one, &other].map(|pointer| record_at(file, pointer)["id"].clone());
        record_at(file, &one)[field] = both[1].clone();
        if chance.in_100(70) {
            record_at(file, &other)[field] = both[0].clone();
        }
    }
}

/// A name where an id stood, all over one account.
fn by_name(chance: &mut Chance, file: &mut Value, found: &[Place]) {
    let Some(pointer) =
        one_of(chance, found, |record| record == "person" || record == "opportunity")
    else {
        return;
    };
    let entity = record_at(file, &pointer).clone();
    let account = pointer.split('/').take(3).collect::<Vec<_>>().join("/");
    let account = record_at(file, &account);
    for key in ["ties", "contacts", "visits", "intel", "opportunities", "people"] {
        if let Some(list) = account.get_mut(key) {
            replace_reference(list, &entity["id"], &entity["name"]);
        }
    }
}

fn replace_reference(value: &mut Value, id: &Value, name: &Value) {
    match value {
        Value::Array(entries) => {
            entries.iter_mut().for_each(|entry| replace_reference(entry, id, name))
        }
        Value::Object(fields) => {
            let said = fields.iter_mut().filter(|(key, _)| *key != "id");
            said.for_each(|(_, field)| replace_reference(field, id, name));
        }
        other if other == id => *other = name.clone(),
        _ => {}
    }
}

/// The record once or twice more, beside itself.
fn double(chance: &mut Chance, file: &mut Value, pointer: &str, with_id: bool) {
    let Some((parent, _)) = pointer.rsplit_once('/') else {
        return;
    };
    let mut copy = record_at(file, pointer).clone();
    if let (false, Some(fields)) = (with_id, copy.as_object_mut()) {
        fields.remove("id");
    }
    if let Some(list) = record_at(file, parent).as_array_mut() {
        for _ in 0..=chance.below(2) {
            list.push(copy.clone());
        }
    }
}

fn remove(chance: &mut Chance, file: &mut Value, pointer: &str) {
    let Some((parent, _)) = pointer.rsplit_once('/') else {
        return;
    };
    if let Some(list) = record_at(file, parent).as_array_mut()
        && parent != "/accounts"
    {
        let place = chance.below(list.len());
        list.remove(place);
    }
}

fn whose(chance: &mut Chance, file: &mut Value) {
    if chance.in_100(40) {
        file["rep"]["name"] = chance.pick(&["Lee", "Zhang", "小李", " "]).into();
    }
    if chance.in_100(30) {
        file["rep"]["currency"] = chance.pick(&["CNY", "EUR", " "]).into();
    }
    let until = chance.date(-30);
    let member = chance.pick(&[
        json!({ "name": "Nora" }),
        json!({ "name": "Zhang" }),
        json!({ "name": "Olga", "until": until }),
    ]);
    match file["rep"].get_mut("team").and_then(Value::as_array_mut) {
        Some(team) if !team.iter().any(|known| known["name"] == member["name"]) => {
            team.push(member)
        }
        Some(_) => {}
        None => file["rep"]["team"] = json!([member]),
    }
}

/// Another value for a field: one that is allowed, or one that is not.
fn give(chance: &mut Chance, file: &mut Value, pointer: &str, record: &str, allowed: bool) {
    let plain = |field: &Field| {
        let nested = matches!(field.holds, Holds::Records(_) | Holds::Object(_) | Holds::Id);
        !nested && !["format", "criterion", "topic", "name", "until", "code"].contains(&field.name)
    };
    let some: Vec<Field> = fields(record).into_iter().filter(plain).collect();
    if some.is_empty() {
        return;
    }
    let field = chance.pick(&some);
    let value = if allowed { good(chance, &field.holds) } else { bad(chance, &field.holds) };
    if let Some(value) = value {
        record_at(file, pointer)[field.name] = value;
    }
}

fn good(chance: &mut Chance, holds: &Holds) -> Option<Value> {
    let value = match holds {
        Holds::Text => json!(chance.pick(&["new words", "新的", " ", "نص"])),
        Holds::Date | Holds::Moment => json!(chance.past()),
        Holds::Money => chance.pick(&[json!(0), json!(12.5), json!(99999999.99)]),
        Holds::Price => chance.pick(&[json!(0.01), json!(30)]),
        Holds::Hours => chance.pick(&[json!(0), json!(2.5)]),
        Holds::Whole(least, most) => json!(chance.between(*least, *most)),
        Holds::Tenths(least, most) => json!(chance.between(least * 10, most * 10) as f64 / 10.0),
        Holds::Rate(least, most) => json!(chance.pick(&[*least, *most, 0.125])),
        Holds::Flag => json!(chance.in_100(50)),
        Holds::OneOf(words) => json!(chance.pick(words)),
        Holds::Words => chance.pick(&[json!([]), json!(["one"]), json!(["two", "三"])]),
        Holds::Roles => chance.pick(&[json!([]), json!(["coach"]), json!(["user", "champion"])]),
        Holds::References(_) => json!([]),
        _ => return None,
    };
    Some(value)
}

fn bad(chance: &mut Chance, holds: &Holds) -> Option<Value> {
    let value = match holds {
        Holds::Text => chance.pick(&[json!(5), json!([]), json!(true)]),
        Holds::Date => {
            json!(chance.pick(&["2026-02-30", "tomorrow", "2026-1-5", "2026-01-05T10:00"]))
        }
        Holds::Moment => {
            json!(chance.pick(&["2026-02-30", "2026-01-05T25:00", "2026-01-05 10:00"]))
        }
        Holds::Money => chance.pick(&[json!(-1), json!("12"), json!(0.001)]),
        Holds::Price => chance.pick(&[json!(0), json!(-0.01), json!("3")]),
        Holds::Hours => chance.pick(&[json!(-0.5), json!("3")]),
        Holds::Whole(least, most) => {
            chance.pick(&[json!(least - 1), json!(most + 1), json!("1"), json!(1.5)])
        }
        Holds::Tenths(_, most) => {
            chance.pick(&[json!(-0.1), json!(most + 1), json!("4"), json!(4.25)])
        }
        Holds::Rate(least, most) => {
            chance.pick(&[json!(least - 0.01), json!(most + 0.01), json!("0.5")])
        }
        Holds::Flag => chance.pick(&[json!("yes"), json!(1)]),
        Holds::OneOf(_) => chance.pick(&[json!("purple"), json!(1)]),
        Holds::Words => chance.pick(&[json!("one"), json!([1])]),
        Holds::Roles => chance.pick(&[json!(["coach", "coach"]), json!(["boss"]), json!("coach")]),
        Holds::References(_) => chance.pick(&[json!(["nobody at all"]), json!("nobody")]),
        Holds::Reference(_) => chance.pick(&[json!("nobody at all"), json!(7)]),
        _ => return None,
    };
    Some(value)
}

/// An id that something else has, in the same account or out of it.
fn steal_id(chance: &mut Chance, file: &mut Value, found: &[Place]) {
    let (Some(one), Some(other)) = (one_of(chance, found, has_id), one_of(chance, found, has_id))
    else {
        return;
    };
    let theirs = record_at(file, &other)["id"].clone();
    let others = [
        theirs,
        json!("stalled"),
        json!("problems.pains"),
        json!("us"),
        json!("a b"),
        json!("a@b"),
    ];
    record_at(file, &one)["id"] =
        if chance.in_100(60) { others[0].clone() } else { chance.pick(&others) };
}

fn same_name(chance: &mut Chance, file: &mut Value, found: &[Place]) {
    let one = one_of(chance, found, is_entity);
    let other = one_of(chance, found, is_entity);
    if let (Some(one), Some(other)) = (one, other) {
        let field = chance.pick(&["id", "name", "name"]);
        let theirs = record_at(file, &other)[field].clone();
        record_at(file, &one)["name"] = theirs;
    }
}

fn itself(chance: &mut Chance, file: &mut Value, found: &[Place]) {
    let wanted = chance.pick(&["tie", "intel", "dismissal", "year", "action"]);
    let Some(pointer) = one_of(chance, found, |record| record == wanted) else {
        return;
    };
    let place = record_at(file, &pointer);
    match wanted {
        "tie" => place["to"] = place["from"].clone(),
        "intel" => {
            let topics = ["senior.concerns", "problems.pains", "gossip.golf"];
            place["topic"] = chance.pick(&topics).into();
        }
        "dismissal" => {
            let mut answer = Map::new();
            answer.insert("code".into(), chance.pick(&["stalled", "no_such_code"]).into());
            answer.insert("subject".into(), "long gone".into());
            answer.insert("verdict".into(), chance.pick(&["snoozed", "rejected"]).into());
            *place = answer.into();
        }
        "year" => place["until"] = chance.pick(&["2019-12-31", "2026-06-30"]).into(),
        _ => {
            place["for"] =
                chance.pick(&["nothing", "senior.concerns", "stalled", "budget@huang"]).into()
        }
    }
}

/// An entity goes, what is said about it stays.
fn dangle(chance: &mut Chance, file: &mut Value, found: &[Place]) {
    if let Some(pointer) = one_of(chance, found, |record| record == "person")
        && let Some((parent, place)) = pointer.rsplit_once('/')
        && let Some(list) = record_at(file, parent).as_array_mut()
    {
        list.remove(place.parse().expect("a place in a list"));
    }
}
