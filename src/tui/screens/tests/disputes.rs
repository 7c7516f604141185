//! The screen of disputes: what disagrees, one key for each way to settle it, and back by undo.

use super::*;
use crate::model::{Record, Value};
use crate::workbench::Operation;

#[test]
fn one_key_settles_a_dispute_and_undo_brings_it_back() {
    let mut app = demo();
    keys(&mut app, ":disputes{Enter}");
    shows(&mut app, &["The file agrees with itself"]);
    keys(&mut app, "{Esc}");
    let person = account(&app).people.iter().find(|p| *p.id == "falk").expect("Falk").key;
    let cells = vec![("held_by", Value::Text("Nobody Ofours".to_owned()))];
    let slip = Operation::set("a slip", crate::model::Person::SCHEMA, person, cells);
    app.core.bench.operate(slip).expect("done");
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

/// A purchase is open and has a day on which it was closed.
fn slip(app: &mut App) {
    let deal = account(app).opportunities.iter().find(|o| o.is_open()).expect("open").key;
    let closed = crate::model::Date::from_ymd_opt(2026, 11, 1).unwrap();
    let cells = vec![("closed_date", Value::Day(closed))];
    let slip = Operation::set("a slip", crate::model::Opportunity::SCHEMA, deal, cells);
    app.core.bench.operate(slip).expect("done");
    app.reload(None);
}

#[test]
fn the_last_row_of_the_findings_and_the_account_lead_to_its_disputes() {
    let mut app = demo();
    keys(&mut app, "fG");
    assert!(!screen(&mut app, 120, 36).contains("1 dispute"), "the file agrees with itself");
    keys(&mut app, "{Esc}");
    slip(&mut app);
    keys(&mut app, "1");
    shows(&mut app, &["1 dispute, s settles it"]);
    keys(&mut app, "s");
    shows(&mut app, &["Which of the two is true?", "dispute 1 of 1"]);
    keys(&mut app, "{Esc}fG");
    shows(&mut app, &["▸!  settle", "1 dispute", "cannot both be true"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["dispute 1 of 1", "One key settles it"]);
    keys(&mut app, "1{Esc}");
    shows(&mut app, &["Findings"]);
    assert!(!screen(&mut app, 120, 36).contains("1 dispute"), "settled");
}
