//! `negotiation` and `specification`: what both sides offered, whose points, what is due.

use super::book::Book;
use serde_json::json;

const DEAL: &str = r#""rep":{"name":"Anna","capital_cost":0.365},"accounts":[{"id":"a","name":"Alfa",
    "people":[{"id":"b","name":"Bo","roles":["purchasing"],"influence":4}],
    "actions":[{"id":"plan","what":"comments","due":"2026-12-01","for":"p2"}],
    "opportunities":[{"id":"x","name":"X","value":1000,"margin":0.25,"floor_price":800,"their_floor":900,
     "schedule":[{"stage":4,"date":"2026-12-04"}],
     "specification":[{"id":"p1","point":"1 Base near","favours":"rival"},{"id":"p2","point":"2 Spares","favours":"rival"}],
     "bid":[{"what":"comments","due":"2026-11-23"}],
     "offers":[{"date":"2026-10-01","side":"us","amount":1000,"days":10},
      {"date":"2026-10-02","side":"them","who":"b","amount":700,"days":60},
      {"date":"2026-10-09","side":"them","amount":750,"days":60},
      {"date":"2026-10-19","side":"them","amount":760,"days":70}],
     "trades":[{"give":"g","get":"h","worth_to_us":5,"worth_to_them":9.5}]}]}]"#;

/// 1000 x (1 + 0.365 x 50 / 365) = 1050; 760 x (1 - 0.365 x 10 / 365) = 752.4.
#[test]
fn offers_are_compared_at_the_days_that_they_first_named() {
    let book = Book::of(DEAL);
    let sheet = book.json(&["negotiation", "Alfa", "X"]);
    let equal: Vec<_> =
        sheet["offers"].as_array().unwrap().iter().map(|o| &o["at_equal_days"]).collect();
    assert_eq!(equal, [&json!(1050), &json!(700), &json!(750), &json!(752.4)]);
    assert_eq!(sheet["offers"][3]["step"], 2.4);
    assert_eq!((&sheet["pattern"], &sheet["equal_days"]), (&json!("they_shrink"), &json!(60)));
    assert_eq!((&sheet["gap"], &sheet["gap_at_equal_days"]), (&json!(240), &json!(297.6)));
    assert_eq!(sheet["room"], json!({"low": 800, "high": 900}));
    assert_eq!(
        sheet["ladder"][0],
        json!({"what": "ours_now", "price": 1000, "margin": 0.25, "earned": 250})
    );
    assert_eq!(sheet["ladder"][3]["margin"], 0.013);
    assert_eq!((&sheet["trades"][0]["gain"], &sheet["ask"]), (&json!(4.5), &json!("b")));
    let text = book.does(&["negotiation", "Alfa", "X"]);
    assert!(text.contains("steps: theirs +50, +2: slower"), "{text}");
}

#[test]
fn a_point_of_a_rival_is_open_until_something_is_planned_for_it() {
    let book = Book::of(DEAL);
    let sheet = book.json(&["specification", "Alfa", "X"]);
    assert_eq!((&sheet["rivals"], &sheet["closes"]), (&json!(2), &json!("2026-12-04")));
    let states: Vec<_> = sheet["points"].as_array().unwrap().iter().map(|p| &p["state"]).collect();
    assert_eq!(states, ["open", "planned"]);
    assert_eq!(sheet["calendar"][0]["kind"], "paper");
    let text = book.does(&["specification", "Alfa", "X"]);
    assert!(text.contains("of their 2: one planned, one open"), "{text}");
    assert!(text.contains("2026-11-23  comments") && text.contains("late"), "{text}");
}

#[test]
fn a_deal_without_offers_and_points_says_so() {
    let book = Book::of(r#""accounts":[{"name":"Alfa","opportunities":[{"name":"X"}]}]"#);
    assert_eq!(book.does(&["negotiation", "Alfa", "X"]), "X: no offer yet\n");
    let text = book.does(&["specification", "Alfa", "X"]);
    assert!(text.contains("no point of the specification is known"), "{text}");
    assert!(book.json(&["negotiation", "Alfa", "X"])["room"].is_null());
}
