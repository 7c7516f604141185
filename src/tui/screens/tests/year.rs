//! Market, plan and numbers through the app: what is shown, what is saved, and with how many keys.

use super::{account, at_every_size, demo, empty, keys, screen, shows};
use crate::model::{DismissalVerdict, Shelf};

/// How many keys a text of `keys` is.
fn count(typed: &str) -> usize {
    let mut rest = typed;
    let mut keys = 0;
    while !rest.is_empty() {
        rest = match rest.strip_prefix('{').and_then(|r| r.split_once('}')) {
            Some((_, tail)) => tail,
            None => {
                let mut letters = rest.chars();
                letters.next();
                letters.as_str()
            }
        };
        keys += 1;
    }
    keys
}

const LINDQVIST: &str = ":Lindqvist{Enter}";

#[test]
fn two_looks_stand_side_by_side_and_a_conclusion_is_answered_with_two_keys() {
    let mut app = demo();
    keys(&mut app, LINDQVIST);
    keys(&mut app, "gk");
    shows(
        &mut app,
        &[
            "[1 One place]",
            "Bergen counter, 10 Nov beside 12 Oct",
            "one more",
            "19 % down",
            "2 accepted, 3 open",
        ],
    );
    let before = account(&app).dismissals.len();
    // The look means something else: the next reading, accepted.
    let typed = "{Right}+";
    assert_eq!(count(typed), 2);
    keys(&mut app, typed);
    let answers = account(&app).dismissals;
    assert_eq!(answers.len(), before + 1);
    let new = answers.iter().find(|d| d.code.as_deref() == Some("new_rival_seen")).unwrap();
    assert_eq!(new.verdict, Some(DismissalVerdict::Accepted));
    assert!(new.why.as_deref().is_some_and(|w| w.contains("sold out at the last visit")));
    shows(&mut app, &["3 accepted, 2 open"]);
    keys(&mut app, "u");
    shows(&mut app, &["2 accepted, 3 open"]);
    keys(&mut app, "a");
    assert!(account(&app).actions.iter().any(|a| a.for_subject.is_some()), "look next time");
}

#[test]
fn all_places_begin_with_ours_out_and_enter_goes_to_the_place() {
    let mut app = demo();
    keys(&mut app, "gk2");
    let text = screen(&mut app, 120, 36);
    let first = text.lines().find(|l| l.contains('▸') && l.contains("counter")).unwrap();
    assert!(first.contains("Stavanger") && first.contains("[OUT !]"), "{text}");
    shows(
        &mut app,
        &["4 places", "2 OUT", "HG-40 at Stavanger counter", "3 of 4 places", "next walk"],
    );
    keys(&mut app, "{Tab}{Tab}a");
    shows(&mut app, &["saved: to do by", "u undoes"]);
    keys(&mut app, "2{Enter}");
    shows(&mut app, &["[1 One place]", "Stavanger counter"]);
}

#[test]
fn a_shelf_of_ten_products_is_walked_in_25_keys() {
    let mut app = demo();
    keys(&mut app, LINDQVIST);
    // A shelf with ten products, seen a week ago.
    let mut shelf = String::from("nkTen{Enter}9{Enter}");
    shelf.push_str(&"{Down}".repeat(8));
    for n in 0..10 {
        shelf.push_str(&format!("Voltaris T{n} 1{n} e{{Enter}}"));
    }
    keys(&mut app, &shelf);
    keys(&mut app, "{Save}");
    let seen = |app: &_| {
        let account = account(app);
        let here = account.observations.iter().filter(|o| o.place.as_deref() == Some("Ten"));
        here.map(|o| (o.product.0.clone(), *o.price, o.shelf)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&app).len(), 10);
    let walk = format!(
        "nk{{Enter}}29{{Enter}}{}21{{Enter}}21{{Enter}}21b{{Enter}}n{{Enter}}{{Save}}",
        "{Enter}".repeat(6)
    );
    assert_eq!(count(&walk), 25);
    keys(&mut app, &walk);
    let all = seen(&app);
    assert_eq!(all.len(), 20);
    let gone =
        all.iter().filter(|(_, price, shelf)| price.is_none() && *shelf == Some(Shelf::None));
    assert_eq!(gone.count(), 1, "{all:?}");
    keys(&mut app, "u");
    assert_eq!(seen(&app).len(), 10, "one step");
}

#[test]
fn what_was_typed_and_left_comes_back() {
    let mut app = demo();
    keys(&mut app, LINDQVIST);
    keys(&mut app, "nk{Enter}30{Enter}{Enter}n{Enter}{Esc}");
    assert!(!account(&app).observations.iter().any(|o| *o.brand_count == Some(30)));
    keys(&mut app, "nk");
    shows(&mut app, &["2 noted", "still OUT"]);
    keys(&mut app, "{Save}");
    assert!(account(&app).observations.iter().any(|o| *o.brand_count == Some(30)));
}

#[test]
fn the_report_of_the_quarter_is_a_page_in_five_keys() {
    let typed = "gk4x{Enter}";
    assert_eq!(count(typed), 5);
    let mut app = demo();
    keys(&mut app, "gk4");
    shows(&mut app, &["[4 Report]", "WHAT WE SAW", "29 brands after 28", "[text]"]);
    keys(&mut app, "v");
    shows(&mut app, &["[Markdown]", "## What we saw"]);
    keys(&mut app, "vv");
    shows(&mut app, &["[table]", "account,seen on,place"]);
    keys(&mut app, "[[");
    shows(&mut app, &["Nothing was looked at"]);
    keys(&mut app, "]]vx");
    shows(&mut app, &["Save the market report as", "market-2026-q4.txt"]);
}

#[test]
fn targets_are_typed_one_after_the_other() {
    let mut app = demo();
    let typed = "gp4e650{Enter}{Esc}";
    assert_eq!(count(typed) - "650".len(), 6);
    keys(&mut app, typed);
    shows(&mut app, &["[4 Targets]", "1 of 11 set", "+14 %"]);
    let year = account(&app).year(2027).cloned().unwrap();
    assert_eq!(year.target().unwrap().cents(), 65_000_000);
    assert_eq!(year.quarters.len(), 4);
    keys(&mut app, "{Up}+");
    assert_eq!(account(&app).year(2027).unwrap().target().unwrap().cents(), 68_300_000);
    keys(&mut app, "uu");
    assert!(account(&app).year(2027).is_none());
}

#[test]
fn an_objective_is_reached_in_three_keys_and_a_field_turned_with_plus() {
    let mut app = demo();
    keys(&mut app, "gp");
    shows(&mut app, &["[1 Year]", "330,244 short", "a decision maker who knows us", "threat"]);
    keys(&mut app, "s");
    assert_eq!(account(&app).objectives[0].actual.as_deref(), Some("1"));
    keys(&mut app, "u2");
    shows(&mut app, &["9 without a deal, 960,000", "would follow it", "[open 210]"]);
    keys(&mut app, "+");
    shows(&mut app, &["saved: PR-2 protection panel at Sira, open to rival's"]);
    keys(&mut app, "u3");
    shows(&mut app, &["Brenna group", "3 of 12 carry 89 %", "4,456"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["[1 Year]", "Northwind Hydro"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["[3 The book]", "▸Northwind Hydro"]);
    keys(&mut app, "{Down}{Enter}");
    shows(&mut app, &["[1 Year]"]);
    keys(&mut app, "1{Esc}");
    assert!(app.stack.len() == 1, "a page that was chosen is left as a whole");
}

#[test]
fn a_new_objective_is_of_the_year_that_is_shown() {
    let mut app = demo();
    keys(&mut app, "gp]a");
    shows(&mut app, &["Objective", "2027"]);
    keys(&mut app, "Dahl knows us{Save}");
    let account = account(&app);
    let new = account.objectives.iter().find(|o| o.objective.as_deref() == Some("Dahl knows us"));
    assert_eq!(new.map(|o| o.year.0), Some(Some(2027)));
    shows(&mut app, &["Dahl knows us", "2027"]);
}

#[test]
fn the_plan_of_the_book_is_a_document_from_both_its_pages() {
    let mut app = demo();
    keys(&mut app, "gp3x");
    shows(&mut app, &["Save the plan of the book as", "plan-book-2026.md"]);
    keys(&mut app, "{Esc}4x");
    shows(&mut app, &["plan-book-2027.md"]);
    let book = app.core.bench.book_plan(2026).unwrap();
    let report = book.report(app.core.bench.today());
    let text = crate::workbench::report::report_file(&report, "a.md");
    for part in [
        "- **target**: 4,456,000",
        "| Northwind Hydro | key | 900,000",
        "a decision maker who knows us",
        "gone for good",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("Brenna group"), "a sum of members is no account\n{text}");
}

#[test]
fn a_key_that_explains_a_number_does_not_explain_another() {
    let mut app = demo();
    keys(&mut app, "gp3{Tab}w");
    shows(&mut app, &["w explains a number, and none is picked here"]);
    keys(&mut app, "{Esc}1w");
    shows(&mut app, &["Readiness"]);
}

#[test]
fn a_line_left_out_of_the_plan_stays_out_and_comes_back() {
    let mut app = demo();
    keys(&mut app, "gp{Tab}");
    shows(&mut app, &["service contract Sira, 24 hours on site"]);
    keys(&mut app, "d{Esc}gp");
    shows(&mut app, &["1 left out"]);
    assert!(!screen(&mut app, 120, 36).contains("service contract Sira, 24 hours on site"));
    keys(&mut app, "{Tab}+");
    shows(&mut app, &["service contract Sira, 24 hours on site"]);
}

#[test]
fn why_is_growth_what_it_is_in_three_keys() {
    let mut app = demo();
    let typed = "gnw";
    assert_eq!(count(typed), 3);
    keys(&mut app, typed);
    shows(&mut app, &["Why: growth of key-account sales", "-18.2 %", "Northwind Hydro, days"]);
    keys(&mut app, "{Esc}v");
    shows(&mut app, &["▸Chart", "the figure over the years"]);
    keys(&mut app, "[");
    shows(&mut app, &["2025", "4.1 %"]);
}

#[test]
fn staying_is_a_sketch_until_it_is_kept() {
    let mut app = demo();
    let typed = "gn3{Down}{Down}++";
    assert_eq!(count(typed), 7);
    keys(&mut app, "gn3");
    shows(&mut app, &["807,932", "25 to 85 % more profit", "44.9 % more worth"]);
    keys(&mut app, "{Down}{Down}++");
    shows(&mut app, &["89.5", "926,569", "what if"]);
    assert!(account(&app).retention.is_none());
    keys(&mut app, "e");
    assert!(account(&app).retention.is_some());
    keys(&mut app, "u");
    assert!(account(&app).retention.is_none());
}

#[test]
fn the_portfolio_moves_a_tier_and_eight_marks_are_thirteen_keys() {
    let mut app = demo();
    keys(&mut app, "gn2");
    shows(&mut app, &["Osterby Steel makes 40.4 %", "1 candidate", "much time, little sold"]);
    keys(&mut app, "+");
    shows(&mut app, &["saved: Osterby Steel, ordinary to target"]);
    keys(&mut app, "u");
    let typed = "gn4a33433433{Save}";
    assert_eq!(count(typed), 13);
    keys(&mut app, typed);
    shows(&mut app, &["8 own marks of today", "today"]);
    keys(&mut app, "u");
    keys(&mut app, "5");
    shows(&mut app, &["One book makes no comparison", "Talk about", "nothing is ranked"]);
}

#[test]
fn an_empty_file_says_what_goes_there() {
    let mut app = empty();
    keys(&mut app, ":Zzyzx Werke{Down}{Down}{Enter}");
    for (typed, wanted) in [
        ("gk", "No place looked at yet"),
        ("gp", "No plan for 2026"),
        ("gp2", "Units and products make the field"),
        ("gp3", "No target and no sales for 2026"),
        ("gn2", "No sales of 2026 in the file"),
        ("gn4", "No marks yet"),
    ] {
        keys(&mut app, typed);
        for (width, height) in [(80, 24), (120, 36), (200, 60)] {
            let text = screen(&mut app, width, height);
            let flat = text.split(['│', '\n']).map(str::trim).collect::<Vec<_>>().join(" ");
            let flat = flat.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(wanted), "{typed} at {width}\n{text}");
        }
    }
}

#[test]
fn every_page_is_drawn_at_every_size() {
    for opening in [
        "gk",
        "gk2",
        "gk2{Tab}",
        "gk2{Tab}{Tab}",
        "gk3",
        "gk3v",
        "gk4",
        "gk4vv",
        "nk",
        "nk{Enter}29{Enter}19 b",
        "gp",
        "gp2",
        "gp2{Tab}{Tab}",
        "gp3",
        "gp3{Tab}",
        "gp4",
        "gp4e65",
        "gn",
        "gnv",
        "gn2",
        "gn2{Tab}",
        "gn3",
        "gn3{Tab}",
        "gn4",
        "gn4a3",
        "gn4{Tab}",
        "gn5",
        "gn5a",
    ] {
        let mut app = demo();
        keys(&mut app, LINDQVIST);
        keys(&mut app, opening);
        for ((width, _), text) in at_every_size(&mut app) {
            let mut rows = text.lines().map(crate::text::width);
            assert!(rows.all(|w| w == usize::from(width)), "{opening} at {width}\n{text}");
        }
    }
}
