//! `white-space`, `forces`, `targets`, `portfolio`, `me`: figures by hand. METHOD M2, M3, M10, M11, M23, M27.

use super::book::Book;
use serde_json::json;

fn book() -> Book {
    Book::of(
        r#""rep":{"name":"Anna","key_threshold":500},
        "products":[{"id":"p","name":"Pump"}],"competitors":[{"id":"volt","name":"Voltaris"}],
        "accounts":[
        {"id":"a","name":"Alfa","tier":"key","places":["Sira","Oslo"],
         "strategy":{"strengths":["their own words"]},
         "years":[{"year":2025,"revenue":900},{"year":2026,"revenue":750,"target":1000}],
         "contacts":[{"id":"c","date":"2026-03-02","kind":"visit"}],
         "knowledge":{"product":{"score":4},"peers":{"score":2,"missing":"who leases"}},
         "needs":[{"product":"p","unit":"Sira","state":"open","value":300},
                  {"product":"p","unit":"Oslo","state":"rivals","rival":"volt","value":120}]},
        {"id":"b","name":"Beta","years":[{"year":2026,"revenue":250}]}],
        "self_assessment":[{"date":"2026-06-30","skill":"logic","score":3,"evidence":"the sums held"},
                           {"date":"2026-06-30","skill":"analysis","score":4}]"#,
    )
}

#[test]
fn the_white_space_of_an_account_is_given_by_unit_with_the_best_opening_first() {
    let space = book().json(&["white-space", "Alfa"]);
    assert_eq!(space["units"], json!(["Sira", "Oslo"]));
    let fields = &space["rows"][0]["fields"];
    assert_eq!((&fields[0]["state"], &fields[0]["value"]), (&json!("open"), &json!(300)));
    assert_eq!((&fields[1]["state"], &fields[1]["rival"]), (&json!("rivals"), &json!("Voltaris")));
    assert_eq!(space["open"], json!({"count": 1, "value": 300}));
    assert_eq!(space["rivals"], json!({"count": 1, "value": 120}));
    assert_eq!(space["openings"][0]["unit"], json!("Sira"));
    assert!(book().does(&["white-space", "Alfa"]).contains("1. Pump, Sira"));
}

#[test]
fn the_forces_have_their_source_and_the_reps_own_line_stands_first() {
    let forces = book().json(&["forces", "Alfa"]);
    assert_eq!(forces["strong"][0]["says"], json!("their own words"));
    assert!(forces["chance"].as_array().is_some_and(|lines| !lines.is_empty()), "{forces}");
    assert!(book().does(&["forces", "Beta"]).contains("threat\n"));
}

#[test]
fn targets_are_those_of_next_year_unless_another_is_asked_for() {
    let targets = book().json(&["targets"]);
    assert_eq!(targets["year"], json!(2027));
    let alfa = &targets["accounts"][0];
    assert_eq!((&alfa["account"], &alfa["sold"]), (&json!("a"), &json!(900)));
    // 750 in 328 of 365 days.
    assert_eq!(alfa["at_pace"], json!(834.6));
    assert_eq!((&alfa["target"], &alfa["target_before"]), (&json!(null), &json!(1000)));
    let this = book().json(&["targets", "--year", "2026"]);
    assert_eq!(this["accounts"][0]["target"], json!(1000));
    assert!(book().does(&["targets"]).contains("target 2027"));
}

#[test]
fn the_portfolio_says_on_whom_it_hangs_and_what_an_hour_sold() {
    let portfolio = book().json(&["portfolio"]);
    assert_eq!((&portfolio["sold"], &portfolio["too_much_on"]), (&json!(1000), &json!("a")));
    let alfa = &portfolio["accounts"][0];
    assert_eq!((&alfa["share"], &alfa["white_space"]), (&json!(75), &json!(420)));
    assert_eq!(alfa["candidate"], json!(false), "it is key already");
    assert!(book().does(&["portfolio"]).contains("Alfa makes 75.0 % of all sales"));
}

#[test]
fn the_own_marks_have_their_days_means_and_evidence() {
    let me = book().json(&["me"]);
    assert_eq!((&me["days"], &me["means"]), (&json!(["2026-06-30"]), &json!([3.5])));
    let logic = &me["skills"][0];
    assert_eq!((&logic["skill"], &logic["marks"]), (&json!("logic"), &json!([3])));
    assert_eq!(logic["evidence"][0]["text"], json!("the sums held"));
    assert_eq!(me["knowledge"][0]["marks"], json!([4, 2, null, null, null]));
    assert!(book().does(&["me"]).contains("Alfa: 4 2 - - -"));
}
