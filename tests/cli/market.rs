//! `market`: looks side by side, in a period. METHOD M5 to M7.

use super::book::Book;
use serde_json::json;

const SHELF: &str = r#""accounts":[{"id":"a","name":"Alfa","observations":[
    {"id":"o1","date":"2026-05-01","place":"Counter","brand":"Q","product":"Q-1","price":26,"usual_price":26,"shelf":"lower","brand_count":28},
    {"id":"o2","date":"2026-11-10","place":"Counter","brand":"Q","product":"Q-1","price":21,"usual_price":26,"shelf":"best","brand_count":29},
    {"id":"o3","date":"2026-11-10","place":"Counter","brand":"H","product":"H-1","ours":true,"shelf":"none"}],
    "dismissals":[{"code":"price_pressure","subject":"o2","verdict":"accepted","why":"ask what they pay","date":"2026-11-20","until":"2027-11-20"}]}]"#;

#[test]
fn a_look_stands_beside_the_one_before_though_that_was_before_the_period() {
    let book = Book::of(SHELF);
    let market = book.json(&["market", "Alfa", "--from", "2026-11-01"]);
    let place = &market["places"][0];
    assert_eq!((&place["brands"], &place["brands_before"]), (&json!(29), &json!(28)));
    assert_eq!(place["looks"], json!(["2026-11-10"]));
    assert_eq!(place["products"][0]["product"], "H-1", "ours first");
    assert_eq!(place["products"][1]["price_before"], 26);
    let pressure = market["conclusions"].as_array().unwrap().iter();
    let pressure = pressure.clone().find(|c| c["code"] == "price_pressure").unwrap();
    assert_eq!(
        (&pressure["answer"], &pressure["why"]),
        (&json!("accepted"), &json!("ask what they pay"))
    );
    let text = book.does(&["market"]);
    assert!(text.contains("OUT") && text.contains("price down from 26"), "{text}");
}

#[test]
fn a_period_in_which_nobody_looked() {
    let book = Book::of(SHELF);
    let nothing = book.does(&["market", "--from", "2026-06-01", "--to", "2026-06-30"]);
    assert_eq!(nothing, "Nothing was looked at from 2026-06-01 to 2026-06-30.\n");
}

#[test]
fn all_places_begin_with_ours_out_and_the_report_is_a_page_or_a_table() {
    let book = Book::of(SHELF);
    let market = book.json(&["market"]);
    let store = &market["stores"][0];
    assert_eq!((&store["place"], &store["days"]), (&json!("Counter"), &json!(14)));
    assert_eq!(store["own"][0]["says"], "OUT");
    assert!(market["todo"][0]["says"].as_str().unwrap().contains("OUT"), "{market}");
    let page = book.does(&["market", "--report", "md"]);
    assert!(page.contains("# Market report") && page.contains("H-1 is not on the shelf"), "{page}");
    let table = book.does(&["market", "--report", "csv", "--from", "2026-11-01"]);
    assert_eq!(table.lines().count(), 3, "{table}");
}

/// An agreement that names a place and how ours is to stand there is held against the looks while it holds; one on
/// deliveries is none.
#[test]
fn a_place_that_is_paid_for_and_not_kept_is_claimed_in_a_letter() {
    const PAID: &str = r#""accounts":[{"id":"a","name":"Alfa","people":[{"id":"k","name":"Frau Koch","roles":["purchasing"],
        "communication":{"language":"Deutsch"}}],
        "agreements":[{"id":"g","what":"eye level at Counter","from":"2026-06-01","terms":"900 a year, paid in June"},
        {"id":"h","what":"delivery within 3 days","terms":"to the Counter"}],
        "observations":[{"id":"o0","date":"2026-05-01","place":"Counter","brand":"H","product":"H-1","ours":true,"shelf":"lower"},
        {"id":"o1","date":"2026-07-01","place":"Counter","brand":"H","product":"H-1","ours":true,"shelf":"best"},
        {"id":"o2","date":"2026-11-10","place":"Counter","brand":"H","product":"H-1","ours":true,"shelf":"none"}]}]"#;
    let book = Book::of(PAID);
    let paid = &book.json(&["market"])["paid_places"];
    assert_eq!(paid.as_array().unwrap().len(), 1, "{paid}");
    assert_eq!((&paid[0]["agreement"], &paid[0]["shelf"]), (&json!("g"), &json!("eye_level")));
    // The best place is better than was agreed, and May was before it.
    assert_eq!((&paid[0]["kept"], &paid[0]["fee"]), (&json!(1), &json!("900 a year")));
    assert_eq!(paid[0]["looks"][1]["apart"], json!(["H-1"]));
    let letter = book.does(&["market", "--claim", "Coun"]);
    assert!(letter.contains("Betreff") && letter.contains("nicht im Regal"), "{letter}");
    assert!(letter.contains("900 a year") && !letter.contains("Juli"), "{letter}");
    assert!(book.refuses(&["market", "--claim", "Elsewhere"]).contains("nothing is to be claimed"));
}
