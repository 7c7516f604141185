//! docs/FIELDS.md lists every field of the interchange file, as the model has them.
//! `ANTEROOM_WRITE_FIELDS=1 cargo test --test fields` writes it anew.

use anteroom::model::{Book, Identity, Kind, Presence, Record, Schema};
use std::fmt::Write;

#[test]
fn the_list_of_fields_is_that_of_the_model() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/FIELDS.md");
    let made = fields();
    if std::env::var_os("ANTEROOM_WRITE_FIELDS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), made);
}

fn fields() -> String {
    let mut out = String::from(
        "# The fields of the interchange file\nOne JSON object, `\"format\": \"anteroom/1\"`, and the lists below. \
         Every key but `format` and those marked *required* may be left out. Made from the model by a test.\n",
    );
    for schema in Book::SCHEMA.walk() {
        let same = match schema.identity {
            Identity::Own => "the same by `id`, else by name, else by being equal".to_owned(),
            Identity::Keyed(keys) => format!("the same by {}", keys.join(", ")),
            Identity::Equal => "the same by being equal".to_owned(),
        };
        let _ =
            write!(out, "\n## {}\n{same}\n\n| field | holds | |\n|---|---|---|\n", schema.record);
        for field in schema.fields.iter().filter(|field| !field.is_inner()) {
            let need = match field.need {
                Presence::Optional => String::new(),
                Presence::Required => " *required*".to_owned(),
                Presence::Default(word) => format!(" Left out: {word}."),
            };
            let _ = writeln!(
                out,
                "| {} | {} | {}{need} |",
                field.name,
                holds(&field.kind),
                field.doc.trim()
            );
        }
    }
    out
}

fn holds(kind: &Kind) -> String {
    let of = |schema: &Schema| schema.record;
    match kind {
        Kind::Id => "id".into(),
        Kind::Text => "text".into(),
        Kind::Day => "day".into(),
        Kind::Moment => "day, or day and time".into(),
        Kind::Whole(least, most) if *most >= anteroom::model::MOST => {
            format!("whole number from {least}")
        }
        Kind::Whole(least, most) => format!("whole number {least} to {most}"),
        Kind::Number(least, most, places) => {
            format!("number {least} to {most}, at most {places} decimals")
        }
        Kind::Money => "amount from 0".into(),
        Kind::Price => "amount above 0".into(),
        Kind::Figure => "number or text".into(),
        Kind::Flag => "true or false".into(),
        Kind::Choice(words) => words.join(", "),
        Kind::Choices(words) => format!("some of {}", words.join(", ")),
        Kind::Words => "texts".into(),
        Kind::Ref(target) => format!("{target:?} by id or name").to_lowercase(),
        Kind::Refs(target) => format!("several {target:?} by id or name").to_lowercase(),
        Kind::Topic => "topic".into(),
        Kind::Criterion => "exit criterion".into(),
        Kind::Process => "process of the playbook".into(),
        Kind::Code => "a finding's code".into(),
        Kind::Subject => "a finding's subject or code".into(),
        Kind::One(schema) => format!("one {}", of(schema)),
        Kind::Many(schema) => format!("list of {}", of(schema)),
    }
}
