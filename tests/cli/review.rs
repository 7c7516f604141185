//! `review`: what lands, what slid, what the manager is needed for.

use super::book::Book;
use serde_json::json;

#[test]
fn deals_by_their_day_with_slips_and_what_the_manager_owes() {
    let book = Book::of(
        r#""rep":{"manager":"Peter Krogh"},"accounts":[{"id":"a","name":"Alfa",
        "opportunities":[
          {"id":"late","name":"Late","value":1000,"chance":33,"decision_date":"2026-12-10",
           "slips":[{"date":"2026-10-02","from":"2026-11-10","to":"2026-12-10"}],
           "buying_stage":3,"selling_stage":2,
           "stage_history":[{"date":"2026-09-01","buying_stage":2,"selling_stage":2},{"date":"2026-11-01","buying_stage":3}]},
          {"id":"first","name":"First","value":10,"decision_date":"2026-11-30"},
          {"id":"no","name":"No","decision":[{"date":"2026-10-05","verdict":"no_go","why":"too far"}]},
          {"id":"won","name":"Won","status":"won","closed":{"date":"2026-10-10","reason":"time"}},
          {"id":"old","name":"Old","status":"lost","closed":{"date":"2026-09-10"}}],
        "actions":[{"id":"x","what":"write to their board","owner":"Peter Krogh","due":"2026-12-01","for":"late"}]}]"#,
    );
    let review = book.json(&["review"]);
    assert_eq!(review["since"], "2026-10-01", "the first of the quarter");
    let open: Vec<_> =
        review["open"].as_array().unwrap().iter().map(|d| &d["opportunity"]).collect();
    assert_eq!(open, ["first", "late"]);
    let late = &review["open"][1];
    assert_eq!((&late["slips"], &late["slipped_days"]), (&json!(1), &json!(30)));
    assert_eq!((&late["buying_stage"], &late["buying_stage_before"]), (&json!(3), &json!(2)));
    assert_eq!(late["by_chance"], 330);
    assert_eq!(late["need_you"], json!([{"due":"2026-12-01","what":"write to their board"}]));
    assert_eq!(late["next"]["date"], "2026-12-01");
    assert_eq!(review["open"][0]["need_you"], json!([]));
    assert_eq!(review["won"][0]["opportunity"], "won");
    assert_eq!(review["no_go"][0]["reason"], "too far");
    assert_eq!(review["lost"], json!([]), "before the quarter");
    let text = book.does(&["review", "--since", "2026-09-01"]);
    assert!(text.contains("slipped once, 30 days") && text.contains("need you"), "{text}");
}
