//! `worth`: what staying is worth, with each assumption. METHOD M19, M20.

use super::book::Book;
use serde_json::json;

#[test]
fn the_accounts_own_rate_and_the_reps_discount_come_first() {
    let book = Book::of(
        r#""rep":{"capital_cost":0.5,"discount":0.1},"accounts":[
        {"id":"a","name":"Alfa","tier":"key","retention":0.9,"years":[{"year":2025,"revenue":1000,"margin":0.2}]},
        {"id":"b","name":"Beta","tier":"key","years":[{"year":2025,"revenue":1000}]}]"#,
    );
    let worth = book.json(&["worth"]);
    let alfa = &worth["accounts"][0];
    assert_eq!((&alfa["profit"], &alfa["worth"]), (&json!(200), &json!(900)), "200 x 0.9 / 0.2");
    // 200 x 0.95 / 0.15
    assert_eq!(alfa["five_less"], json!(1266.67));
    let beta = &worth["accounts"][1];
    assert_eq!((&beta["profit"], &beta["worth"]), (&json!(null), &json!(null)));
    assert_eq!(beta["stay"], json!(1), "key in 2024, 2025 and 2026, and not lost");
    assert!(book.does(&["worth", "Alfa"]).contains("25 to 85 % more profit"));
}
