//! `what-if`: what hangs on one person, and that nothing is saved. METHOD M25, F3.

use super::book::Book;
use serde_json::json;

const COACH: &str = r#""rep":{"name":"R"},"accounts":[{"id":"a","name":"Alfa",
    "people":[{"id":"c","name":"Ida Berg","roles":["coach"],"relationship":4,"level":"middle"},
              {"id":"d","name":"Ole Brandt","roles":["decision_maker"],"level":"executive"}],
    "ties":[{"from":"c","to":"d","kind":"works_with","strength":3}],
    "intel":[{"topic":"organisation.budget","answer":"80","source":"Berg, call","confidence":"stated"},
             {"topic":"rivals.who","answer":"Q","source":"Berg and Brandt"}],
    "actions":[{"id":"t","what":"the plan","promised_by":"c"}],
    "opportunities":[{"id":"o","name":"O","buying_stage":2,"selling_stage":2}]}]"#;

#[test]
fn the_road_the_answer_and_the_promise_go_with_her() {
    let book = Book::of(COACH);
    let before = book.export();
    let found = book.json(&["what-if", "Alfa", "Ida"]);
    assert_eq!(found["roads"], json!([{"to": "d", "now": ["c", "d"], "without": null}]));
    assert_eq!(found["coaches"], json!({"now": 1, "without": 0}));
    assert_eq!(found["promises"], json!(["t"]));
    let topics: Vec<_> = found["answers"].as_array().unwrap().iter().map(|a| &a["topic"]).collect();
    assert_eq!(topics, ["organisation.budget"], "what Brandt told us too stays");
    let come: Vec<_> = found["come"].as_array().unwrap().iter().map(|f| &f["code"]).collect();
    assert!(come.contains(&&json!("no_coach")), "{come:?}");
    assert_eq!(book.export(), before);
}
