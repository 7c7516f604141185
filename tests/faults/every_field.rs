//! Every field of the interchange file with values that it cannot hold: refused at its JSON path, nothing brought in.

use super::desk::{export, import, in_memory, is_a_sentence};
use anteroom::model::{Book, Field, Kind, Presence, Record, Schema, Target};
use serde_json::{Map, Value, json};

/// The least file in which every reference can mean something.
fn ground() -> Value {
    json!({
        "format": "anteroom/1",
        "products": [{ "id": "t1", "name": "Tin" }],
        "competitors": [{ "id": "c1", "name": "Rival" }],
        "accounts": [{
            "id": "a1",
            "name": "Alfa",
            "people": [{ "id": "p1", "name": "Bo" }, { "id": "p2", "name": "Cy" }],
            "opportunities": [{ "id": "o1", "name": "Press" }],
        }],
    })
}

/// A record that holds only what it cannot be without.
fn least(schema: &Schema) -> Value {
    let mut record = Map::new();
    for field in schema.fields.iter().filter(|f| f.need == Presence::Required) {
        let value = match field.kind {
            Kind::Day => json!("2026-01-05"),
            Kind::Moment => json!("2026-01-05T10:00"),
            Kind::Whole(first, _) => json!(first),
            Kind::Choice(words) => json!(words[0]),
            Kind::Criterion => json!("needs_known"),
            Kind::Process => json!("repeat_order"),
            Kind::Code => json!("stalled"),
            Kind::Ref(Target::Person) if field.name == "to" => json!("p2"),
            Kind::Ref(target) => json!(known(target)),
            _ => json!("something"),
        };
        record.insert(field.name.to_owned(), value);
    }
    Value::Object(record)
}

fn known(target: Target) -> &'static str {
    match target {
        Target::Person => "p1",
        Target::Opportunity => "o1",
        Target::Product => "t1",
        Target::Competitor => "c1",
        Target::Account => "a1",
    }
}

/// A value that a field can hold; ids by number.
fn right(field: &Field, ids: &mut usize) -> Value {
    *ids += 1;
    match field.kind {
        Kind::Id => json!(format!("i{ids}")),
        Kind::Text if field.name == "name" => json!(format!("Name {ids}")),
        Kind::Text => json!("said, 说过 \u{202e}\"x\""),
        Kind::Day => json!("2026-01-05"),
        Kind::Moment => json!("2026-01-05T10:00"),
        Kind::Whole(..) if field.name == "year" => json!(2026),
        Kind::Whole(first, last) => json!(3.clamp(first, last)),
        Kind::Number(..) => json!(0.5),
        Kind::Money | Kind::Price => json!(9_999_999_999_999.99),
        Kind::Figure => json!(5),
        Kind::Flag => json!(true),
        Kind::Choice(words) => json!(words[words.len() - 1]),
        Kind::Choices(words) => json!(words),
        Kind::Words => json!(["one", "two"]),
        Kind::Ref(Target::Account) => json!("a2"),
        Kind::Ref(Target::Person) if field.name == "from" => json!("p1"),
        Kind::Ref(Target::Person) => json!("p2"),
        Kind::Ref(target) => json!(known(target)),
        Kind::Refs(target) => json!([known(target)]),
        Kind::Topic => json!("senior.concerns"),
        Kind::Criterion => json!("needs_known"),
        Kind::Process => json!("repeat_order"),
        Kind::Code => json!("stalled"),
        Kind::Subject => json!("p1"),
        Kind::One(part) => full(part, json!({}), ids),
        Kind::Many(part) => json!([full(part, json!({}), ids)]),
    }
}

/// The record with every field that it does not have yet, its first ones in lists too.
fn full(schema: &Schema, mut record: Value, ids: &mut usize) -> Value {
    for field in schema.fields.iter().filter(|field| !field.is_inner()) {
        match field.kind {
            Kind::Many(part) if record[field.name].is_array() => {
                let first = record[field.name][0].take();
                record[field.name][0] = full(part, first, ids);
            }
            _ if record[field.name].is_null() => record[field.name] = right(field, ids),
            _ => {}
        }
    }
    record
}

/// Where what came out is not what was given.
fn lost(path: &str, given: &Value, kept: &Value, found: &mut Vec<String>) {
    match (given, kept) {
        (Value::Object(fields), Value::Object(_)) => {
            for (key, value) in fields {
                lost(&format!("{path}.{key}"), value, &kept[key], found);
            }
        }
        (Value::Array(entries), Value::Array(others)) if entries.len() == others.len() => {
            for (i, (entry, other)) in entries.iter().zip(others).enumerate() {
                lost(&format!("{path}[{i}]"), entry, other, found);
            }
        }
        _ if given.as_f64().is_some() && given.as_f64() == kept.as_f64() => {}
        _ if given == kept => {}
        _ => found.push(format!("{path}: {given} came out as {kept}")),
    }
}

#[test]
fn every_field_comes_out_as_it_went_in() {
    let mut file = ground();
    let beta = json!({ "id": "a2", "name": "Beta" });
    file["accounts"].as_array_mut().expect("a list").push(beta);
    let file = full(Book::SCHEMA, file, &mut 0);
    let mut bench = in_memory(&file.to_string());
    let text = export(&bench);
    let mut found = Vec::new();
    lost("$", &file, &serde_json::from_str(&text).expect("JSON"), &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
    import(&mut bench, "again.json", file.to_string()).expect("a second time");
    assert_eq!(export(&bench), text);
    assert_eq!(export(&in_memory(&text)), text);
}

/// Values that a field of this kind cannot hold.
fn wrong(field: &Field) -> Vec<Value> {
    match field.kind {
        Kind::Id => vec![json!(7), json!("a b"), json!("us"), json!("a@b"), json!("a\u{7}")],
        Kind::Text | Kind::Topic => vec![json!(7), json!(["x"]), json!(true)],
        Kind::Day => vec![json!("2026-02-30"), json!(20_260_105), json!("2026-01-05T10:00")],
        Kind::Moment => vec![json!("2026-01-05T24:00"), json!("5 January"), json!(7)],
        Kind::Whole(first, last) => {
            let mut values = vec![json!(first.to_string()), json!(1.5), json!(true)];
            values.push(json!(first - 1));
            values.extend(last.checked_add(1).map(|above| json!(above)));
            values
        }
        Kind::Number(first, last, _) => {
            vec![json!("0.5"), json!(first - 1), json!(last + 1), json!([1])]
        }
        Kind::Money => vec![json!("5"), json!(-0.01), json!(0.001), json!(20_000_000_000_000_i64)],
        Kind::Price => vec![json!("5"), json!(0), json!(-1), json!(0.001)],
        Kind::Figure => vec![json!({}), json!([]), json!(true)],
        Kind::Flag => vec![json!("true"), json!(1)],
        Kind::Choice(_) => vec![json!("nonesuch"), json!(3)],
        Kind::Choices(words) => {
            vec![json!(words[0]), json!(["nonesuch"]), json!([words[0], words[0]])]
        }
        Kind::Words => vec![json!("one"), json!([7]), json!({})],
        Kind::Ref(_) | Kind::Criterion | Kind::Process | Kind::Code | Kind::Subject => {
            vec![json!("nonesuch"), json!(7)]
        }
        Kind::Refs(Target::Person) => {
            vec![json!("p1"), json!(["nonesuch"]), json!(["p1", "p1"]), json!(["p1", "Bo"])]
        }
        Kind::Refs(target) => vec![json!(known(target)), json!(["nonesuch"])],
        Kind::One(_) => vec![json!(7), json!([]), json!({ "colour": 1 })],
        Kind::Many(_) => vec![json!({}), json!([7]), json!([{ "colour": 1 }])],
    }
}

/// Calls `found` with each record kind below, the file that holds one, and where it is.
fn each_record(
    schema: &'static Schema,
    file: &Value,
    (pointer, path): (&str, &str),
    found: &mut dyn FnMut(&'static Schema, &Value, &str, &str),
) {
    found(schema, file, pointer, path);
    for field in schema.fields {
        let mut file = file.clone();
        let here = file.pointer_mut(pointer).expect("the record is there");
        let (below, pointer, path) = match field.kind {
            Kind::One(part) => {
                here[field.name] = least(part);
                (part, format!("{pointer}/{}", field.name), format!("{path}.{}", field.name))
            }
            Kind::Many(part) => {
                if here[field.name].is_null() {
                    here[field.name] = json!([least(part)]);
                }
                let pointer = format!("{pointer}/{}/0", field.name);
                (part, pointer, format!("{path}.{}[0]", field.name))
            }
            _ => continue,
        };
        each_record(below, &file, (&pointer, &path), found);
    }
}

/// What the sentence shows of a value: the innermost one that is wrong.
fn shown(value: &Value) -> String {
    let inner = match value {
        Value::Array(entries) if entries.len() == 1 => &entries[0],
        other => other,
    };
    match inner {
        Value::String(text) => format!("{text:?}").trim_matches('"').to_owned(),
        Value::Object(_) | Value::Array(_) => String::new(),
        other => other.to_string(),
    }
}

#[test]
fn what_a_field_cannot_hold_is_refused_at_its_path() {
    let mut bench = in_memory(&ground().to_string());
    let before = export(&bench);
    let mut tried = 0;
    let mut missed: Vec<String> = Vec::new();
    each_record(Book::SCHEMA, &ground(), ("", "$"), &mut |schema, file, pointer, path| {
        for field in schema.fields {
            let path = format!("{path}.{}", field.name);
            for value in wrong(field) {
                let mut file = file.clone();
                file.pointer_mut(pointer).expect("the record")[field.name] = value.clone();
                tried += 1;
                let Err(refusal) = import(&mut bench, "case.json", file.to_string()) else {
                    missed.push(format!("{path} took {value}"));
                    continue;
                };
                let place = refusal.place.clone().unwrap_or_default();
                let said = refusal.to_string();
                is_a_sentence(&said);
                let told = place.starts_with(&path) && refusal.remedy.is_some();
                if !told || !said.contains(&shown(&value)) {
                    missed.push(format!("{path} with {value}: {said}"));
                }
            }
        }
    });
    assert!(missed.is_empty(), "{}\n{} of {tried}", missed.join("\n"), missed.len());
    assert!(tried > 900, "{tried}");
    assert_eq!(export(&bench), before);
}

#[test]
fn a_key_given_twice_is_refused_where_it_is() {
    let mut bench = in_memory(&ground().to_string());
    let before = export(&bench);
    each_record(Book::SCHEMA, &ground(), ("", "$"), &mut |schema, file, pointer, path| {
        for field in schema.fields {
            let mut file = file.clone();
            file.pointer_mut(pointer).expect("the record")[field.name] = "@twice@".into();
            let key = format!("\"{}\":", field.name);
            let text = file.to_string();
            let twice = text.replace(&format!("{key}\"@twice@\""), &format!("{key}null,{key}null"));
            assert_ne!(text, twice, "{path}.{}", field.name);
            let refusal = import(&mut bench, "case.json", twice).expect_err("a key twice");
            let said = refusal.to_string();
            assert!(said.starts_with(&format!("{path}: ")) && said.contains(field.name), "{said}");
        }
    });
    assert_eq!(export(&bench), before);
}

#[test]
fn a_circle_is_refused_over_several_steps_and_two_files() {
    let mut start = ground();
    start["accounts"][0]["people"] = json!([
        { "id": "p1", "name": "Bo", "reports_to": "p2", "successor": "p2" },
        { "id": "p2", "name": "Cy", "reports_to": "p3", "successor": "p3" },
        { "id": "p3", "name": "Di" },
    ]);
    let beta = json!({ "id": "a2", "name": "Beta", "parent": "a1" });
    start["accounts"].as_array_mut().expect("a list").push(beta);
    let mut bench = in_memory(&start.to_string());
    let before = export(&bench);
    for (account, place) in [
        (json!({ "id": "a1", "name": "Alfa", "parent": "Beta" }), "$.accounts[0].parent"),
        (
            json!({ "id": "a1", "name": "Alfa", "people": [{ "id": "p3", "name": "Di", "reports_to": "p1" }] }),
            "$.accounts[0].people[0].reports_to",
        ),
        (
            json!({ "id": "a1", "name": "Alfa", "people": [{ "name": "Di", "successor": "Bo" }] }),
            "$.accounts[0].people[0].successor",
        ),
    ] {
        let file = json!({ "format": "anteroom/1", "accounts": [account] }).to_string();
        let refusal = import(&mut bench, "case.json", file).expect_err("a circle");
        assert_eq!(refusal.place.as_deref(), Some(place), "{refusal}");
        assert!(refusal.remedy.is_some());
    }
    assert_eq!(export(&bench), before);
}
