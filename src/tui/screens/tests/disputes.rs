//! The screen of disputes: what disagrees, one key for each way to settle it, and back by undo.

use super::*;
use crate::model::{Edit, Record, Value};

#[test]
fn one_key_settles_a_dispute_and_undo_brings_it_back() {
    let mut app = demo();
    keys(&mut app, ":disputes{Enter}");
    shows(&mut app, &["The file agrees with itself"]);
    keys(&mut app, "{Esc}");
    let person = account(&app).people.iter().find(|p| *p.id == "falk").expect("Falk").key;
    let cells = vec![("held_by".to_owned(), Value::Text("Nobody Ofours".to_owned()))];
    let edit = Edit::Update { schema: crate::model::Person::SCHEMA, key: person, cells };
    app.core.bench.apply("a slip".to_owned(), vec![edit]).expect("done");
    keys(&mut app, ":disputes{Enter}");
    shows(&mut app, &["Nobody Ofours holds", "1 of 1", "holds it", "not a dispute"]);
    keys(&mut app, "1");
    shows(&mut app, &["The file agrees with itself", "saved: "]);
    keys(&mut app, "u");
    shows(&mut app, &["Nobody Ofours holds"]);
    keys(&mut app, "d");
    shows(&mut app, &["The file agrees with itself"]);
    assert_eq!(account(&app).settled.len(), 1);
}
