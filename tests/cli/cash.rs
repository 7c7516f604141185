//! `cash`: a deal, what if they pay late, and all deals together. docs/RULES.md Cash, docs/COMMANDS.md.

use super::book::Book;
use serde_json::json;

const TWO_DEALS: &str = r#""rep":{"cushion_limit":1000},"accounts":[{"id":"a","name":"Alfa","opportunities":[
    {"id":"x","name":"X","chance":50,
     "costs":[{"due":"2026-12-01","amount":900}],"payments":[{"id":"p","due":"2026-12-11","amount":1000}]},
    {"id":"y","name":"Y","status":"won",
     "costs":[{"due":"2026-12-05","amount":400}],"payments":[{"id":"q","due":"2026-12-31","amount":500}]},
    {"id":"z","name":"Z","decision":[{"date":"2026-11-01","verdict":"no_go"}],
     "costs":[{"due":"2026-12-05","amount":9999}]}]}]"#;

#[test]
fn each_deal_fits_and_together_they_do_not() {
    let book = Book::of(TWO_DEALS);
    let all = book.json(&["cash"]);
    let sum = |key: &str| (all[key]["deepest_need"].clone(), all[key]["can_cushion"].clone());
    assert_eq!(sum("full"), (json!(1300), json!(false)));
    assert_eq!(sum("by_chance"), (json!(850), json!(true)));
    assert_eq!(all["full"]["deepest_day"], "2026-12-05");
    let left_out: Vec<_> =
        all["deals"].as_array().unwrap().iter().map(|d| &d["left_out"]).collect();
    assert_eq!(left_out, [&json!(null), &json!(null), &json!("no_go")]);
    assert!(book.does(&["cash"]).contains("no: 1,300 out on 2026-12-05, 300 over the limit"));
}

#[test]
fn late_payments_are_a_sketch_that_leaves_the_file_alone() {
    let book = Book::of(TWO_DEALS);
    let before = book.export();
    let deal = book.json(&["cash", "Alfa", "X", "--late", "30"]);
    assert_eq!(deal["flows"][1]["date"], "2027-01-10");
    assert_eq!((&deal["deepest_need"], &deal["can_cushion"]), (&json!(900), &json!(true)));
    assert_eq!(book.export(), before);
}

#[test]
fn one_payment_is_tried_by_days_a_day_or_a_share() {
    let book = Book::of(TWO_DEALS);
    let x = ["cash", "Alfa", "X", "--payment", "p"];
    let with = |more: &[&str]| book.json(&[&x[..], more].concat());
    assert_eq!(with(&["--on", "2026-12-24"])["flows"][1]["date"], "2026-12-24");
    assert_eq!(with(&["--late", "1"])["flows"][1]["date"], "2026-12-12");
    assert_eq!(with(&["--share", "50"])["flows"][1]["amount"], 1000, "there is no other payment");
    assert_eq!(book.run(&["cash", "Alfa", "X", "--on", "2026-12-24"]).code, Some(2));
    assert!(
        book.refuses(&["cash", "Alfa", "X", "--payment", "w"]).contains("no payment is called")
    );
}

#[test]
fn what_would_fit_is_said_only_where_it_does_not() {
    let book = Book::of(TWO_DEALS);
    let fits = json!(["Y without X", "X without Y", "Y, 40 % on order"]);
    let all = book.json(&["cash"]);
    assert_eq!(all["fits_if"][0], fits[0]);
    assert_eq!(all["fits_if"][1], fits[1]);
    let roomy = Book::of(&TWO_DEALS.replace("1000},\"acc", "2000},\"acc"));
    assert_eq!(roomy.json(&["cash"])["fits_if"], json!([]));
}

#[test]
fn an_account_alone_is_its_deals_and_a_deal_is_named_with_its_account() {
    let book = Book::of(TWO_DEALS);
    let deals = book.json(&["cash", "Alfa"]);
    let names: Vec<_> = deals.as_array().unwrap().iter().map(|d| &d["opportunity"]).collect();
    assert_eq!(names, ["x", "y", "z"]);
    assert!(book.does(&["cash", "Alfa"]).contains("can we pre-finance it: yes"));
    assert!(book.refuses(&["cash", "Alfa", "W"]).contains("no opportunity is called"));
}
