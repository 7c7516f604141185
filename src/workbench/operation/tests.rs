//! What follows from a change, and what does not.

use super::Operation;
use crate::model::{Edit, Key, Row, Value};
use crate::workbench::operation::below;
use crate::workbench::{Source, Workbench};

const BOOK: &str = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Alfa","tier":"target",
 "people":[{"id":"p","name":"Ada","attitude":1,"marks_as_of":"2026-01-01"},
  {"id":"q","name":"? buyer","placeholder":true},{"id":"r","name":"Rob","reports_to":"p"}],
 "introductions":[{"date":"2026-10-01","through":"p","to":"r","result":"agreed"}],
 "opportunities":[{"id":"o","name":"Pumps","buying_stage":2,"decision_date":"2026-12-01",
  "evaluation":[{"criterion":"credit","score":2,"why":"slow"}]}],
 "visits":[{"id":"v","date":"2026-11-20","people":["p"]}]}]}"#;

fn bench() -> (Workbench, Key) {
    let mut bench = Workbench::in_memory("2026-11-24".parse().unwrap()).unwrap();
    let source = Source::new("f.json", BOOK.as_bytes().to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    let key = bench.account_of("a").unwrap().key;
    (bench, key)
}

fn today() -> Value {
    Value::Day("2026-11-24".parse().unwrap())
}

/// Puts these cells into the record with this id and gives the account after it.
fn set(bench: &mut Workbench, account: Key, id: &str, cells: &[(&str, Value)]) -> Row {
    let tree = bench.account_row(account).unwrap();
    let row = with_id(&tree, id).unwrap();
    let operation = Operation::set("x", row.schema, row.key, cells.to_vec());
    bench.operate(operation).unwrap();
    bench.store.account(account).unwrap()
}

fn with_id(row: &Row, id: &str) -> Option<Row> {
    if row.id() == Some(id) {
        return Some(row.clone());
    }
    row.cells.iter().flat_map(|cell| cell.rows()).find_map(|child| with_id(child, id))
}

fn text(word: &str) -> Value {
    Value::Text(word.to_owned())
}

#[test]
fn a_mark_is_of_today_and_a_mail_address_is_not() {
    let (mut bench, key) = bench();
    let after = set(&mut bench, key, "p", &[("email", text("a@a.example"))]);
    let january = Value::Day("2026-01-01".parse().unwrap());
    assert_eq!(*with_id(&after, "p").unwrap().get("marks_as_of"), january);
    let after = set(&mut bench, key, "p", &[("attitude", Value::Whole(1))]);
    assert_eq!(*with_id(&after, "p").unwrap().get("marks_as_of"), january, "nothing moved");
    let after = set(&mut bench, key, "p", &[("attitude", Value::Whole(2))]);
    assert_eq!(*with_id(&after, "p").unwrap().get("marks_as_of"), today());
    let given = [("attitude", Value::Whole(0)), ("marks_as_of", january.clone())];
    let after = set(&mut bench, key, "p", &given);
    assert_eq!(*with_id(&after, "p").unwrap().get("marks_as_of"), january, "what is given holds");
}

#[test]
fn a_rename_leaves_its_alias_but_for_a_placeholder() {
    let (mut bench, key) = bench();
    let after = set(&mut bench, key, "p", &[("name", text("Ada Berg"))]);
    assert_eq!(*with_id(&after, "p").unwrap().get("aliases"), Value::Words(vec!["Ada".into()]));
    let after = set(&mut bench, key, "p", &[("name", text("Ada"))]);
    let back = Value::Words(vec!["Ada Berg".into()]);
    assert_eq!(*with_id(&after, "p").unwrap().get("aliases"), back);
    let after = set(&mut bench, key, "q", &[("name", text("Bo Lind"))]);
    assert!(with_id(&after, "q").unwrap().get("aliases").is_empty());
}

#[test]
fn a_tier_gets_its_history_once_a_day_and_a_status_its_since() {
    let (mut bench, key) = bench();
    let after = set(&mut bench, key, "a", &[("tier", text("key"))]);
    assert_eq!(after.rows("tier_history").len(), 1);
    let after = set(&mut bench, key, "a", &[("tier", text("ordinary")), ("status", text("lost"))]);
    let history = after.rows("tier_history");
    assert_eq!((history.len(), history[0].text("tier")), (1, Some("ordinary")));
    assert_eq!((history[0].get("since"), after.get("status_since")), (&today(), &today()));
}

#[test]
fn a_purchase_keeps_its_moves_slips_and_end() {
    let (mut bench, key) = bench();
    let later = Value::Day("2027-01-15".parse().unwrap());
    let after = set(&mut bench, key, "o", &[("selling_stage", Value::Whole(3))]);
    let moved = with_id(&after, "o").unwrap().rows("stage_history")[0].clone();
    assert_eq!(*moved.get("date"), today());
    assert_eq!(
        [moved.get("buying_stage"), moved.get("selling_stage")],
        [&Value::Whole(2), &Value::Whole(3)]
    );
    let after = set(&mut bench, key, "o", &[("decision_date", later.clone())]);
    let deal = with_id(&after, "o").unwrap();
    if deal.schema.has("slips") {
        assert_eq!(deal.rows("slips").len(), 1);
        assert_eq!(*deal.rows("slips")[0].get("to"), later);
    }
    let earlier = Value::Day("2026-12-24".parse().unwrap());
    let after = set(&mut bench, key, "o", &[("decision_date", earlier)]);
    assert!(with_id(&after, "o").unwrap().rows("slips").len() <= 1, "earlier is no slip");
    let after = set(&mut bench, key, "o", &[("status", text("lost"))]);
    let deal = with_id(&after, "o").unwrap();
    let closed = deal.schema.columns().into_iter().find(|c| c.name == "closed_date").unwrap();
    assert_eq!(*deal.at(&closed.path), today());
    assert_eq!(deal.rows("stage_history").len(), 1);
}

#[test]
fn a_step_that_says_its_move_itself_gets_no_second_one() {
    let (mut bench, key) = bench();
    let tree = bench.account_row(key).unwrap();
    let deal = with_id(&tree, "o").unwrap();
    let list = crate::workbench::operation::change::list_schema(deal.schema, "stage_history");
    let mut row = Row::empty(list.unwrap());
    row.set("date", Value::Day("2026-11-20".parse().unwrap()));
    row.set("selling_stage", Value::Whole(2));
    let cells = vec![("selling_stage".to_owned(), Value::Whole(2))];
    let edits = vec![
        Edit::Update { schema: deal.schema, key: deal.key, cells },
        Edit::Insert { account: key, parent: deal.key, row },
    ];
    bench.apply("x", edits).unwrap();
    let after = bench.store.account(key).unwrap();
    assert_eq!(with_id(&after, "o").unwrap().rows("stage_history").len(), 1);
}

#[test]
fn an_introduction_that_was_made_is_a_deed_of_the_one_who_made_it() {
    let (mut bench, key) = bench();
    let tree = bench.account_row(key).unwrap();
    let row = tree.rows("introductions")[0].clone();
    let made = Operation::set("x", row.schema, row.key, vec![("result", text("made"))]);
    bench.operate(made).unwrap();
    let after = bench.store.account(key).unwrap();
    let ada = below(&after, "person", with_id(&after, "p").unwrap().key).unwrap();
    assert_eq!(ada.rows("deeds")[0].text("note"), Some("to Rob"));
    bench.undo().unwrap();
    let before = bench.store.account(key).unwrap();
    assert!(with_id(&before, "p").unwrap().rows("deeds").is_empty());
}

#[test]
fn nobody_comes_to_report_to_themselves() {
    let (mut bench, key) = bench();
    let tree = bench.account_row(key).unwrap();
    let ada = with_id(&tree, "p").unwrap();
    let circle = Operation::set("x", ada.schema, ada.key, vec![("reports_to", text("r"))]);
    let refusal = bench.operate(circle).unwrap_err().to_string();
    assert!(refusal.contains("would report to themselves"), "{refusal}");
    let above = Operation::set("x", ada.schema, ada.key, vec![("reports_to", text("q"))]);
    bench.operate(above).unwrap();
}

#[test]
fn a_result_says_that_the_visit_took_place() {
    let (mut bench, key) = bench();
    let after = set(&mut bench, key, "v", &[("purpose", text("price"))]);
    assert_ne!(with_id(&after, "v").unwrap().text("status"), Some("done"));
    let after = set(&mut bench, key, "v", &[("debrief_result", text("missed"))]);
    assert_eq!(with_id(&after, "v").unwrap().text("status"), Some("done"));
}

#[test]
fn a_purchase_that_is_open_again_is_not_closed() {
    let (mut bench, key) = bench();
    let lost = [("status", text("lost")), ("closed_reason", text("price"))];
    let after = set(&mut bench, key, "o", &lost);
    assert_eq!(
        with_id(&after, "o").unwrap().get("closed").to_string(),
        "date 2026-11-24, reason price"
    );
    let won = set(&mut bench, key, "o", &[("status", text("won"))]);
    assert!(!with_id(&won, "o").unwrap().get("closed").is_empty(), "it ended all the same");
    let after = set(&mut bench, key, "o", &[("status", text("open"))]);
    assert!(with_id(&after, "o").unwrap().get("closed").is_empty(), "{after}");
    bench.undo().unwrap();
    let before = bench.store.account(key).unwrap();
    assert!(!with_id(&before, "o").unwrap().get("closed").is_empty());
}
