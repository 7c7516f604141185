//! `plan`: targets, sales and what is missing at this pace. METHOD M10, M11.

use super::book::Book;
use serde_json::json;

#[test]
fn what_is_missing_by_the_end_of_the_year() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Alfa","tier":"key",
        "years":[{"year":2026,"target":1000,"revenue":500,"until":"2026-09-30"}],
        "objectives":[{"id":"j","year":2026,"objective":"be known","target":2,"actual":"one"},{"year":2025,"objective":"old"}],
        "needs":[{"need":"n","state":"open","value":40},{"need":"m","state":"rivals"}],
        "opportunities":[{"id":"o","name":"O","value":70},
            {"id":"q","name":"Q","value":9,"decision":[{"date":"2026-01-01","verdict":"no_go"}]}]},
        {"id":"b","name":"Beta","years":[{"year":2026,"target":100}]}]"#,
    );
    let plan = book.json(&["plan", "Alfa"]);
    assert_eq!((&plan["days_gone"], &plan["days"]), (&json!(273), &json!(365)));
    // 500 x 365 / 273 = 668.498.., and 1000 less that.
    assert_eq!((&plan["at_pace"], &plan["missing"]), (&json!(668.5), &json!(331.5)));
    assert_eq!(plan["deals"], json!({"count":1,"value":70}));
    assert_eq!(plan["open_needs"], json!({"count":1,"value":40}));
    assert_eq!(plan["rivals_needs"], json!({"count":1,"value":0}));
    let objectives = plan["objectives"].as_array().unwrap();
    assert_eq!((objectives.len(), &objectives[0]["actual"]), (1, &json!("one")));
    let all = book.json(&["plan"]);
    assert_eq!(all[1]["missing"], json!(null), "nothing is known of its sales");
    assert!(book.refuses(&["plan", "--year", "0"]).contains("there is no year 0"));
}
