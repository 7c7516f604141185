//! The six figures at every boundary of the year.

use super::*;
use crate::rules::sample::{self, today};

fn sheet(lines: &str, year: i64) -> Kpi {
    Kpi::of(&sample::book(lines).accounts, year, today()).expect("a year")
}

fn shown(ratio: Option<Decimal>) -> Option<String> {
    ratio.map(|r| r.to_string())
}

#[test]
fn years_after_todays_are_refused() {
    for year in [2027, 0, -5, i64::MAX, i64::MIN] {
        assert!(Kpi::new(year, today()).is_err(), "{year}");
    }
    assert!(Kpi::new(2026, today()).is_ok() && Kpi::new(1, today()).is_ok());
}

#[test]
fn an_empty_sheet_has_no_ratios() {
    let sheet = sheet("account tier=ordinary", 2026);
    let ratios = [sheet.growth(), sheet.cost_saving(), sheet.complaint_resolution(), sheet.churn()];
    assert_eq!(ratios, [None; 4]);
    assert_eq!((sheet.developed.len(), sheet.promoted.len()), (0, 0));
}

#[test]
fn the_tier_on_a_day() {
    let history = "account tier=prospect
        tier_history tier=target since=2026-03-01
        tier_history tier=ordinary since=2025-12-31
        tier_history tier=key since=2026-06-01";
    let book = sample::book(history);
    for (day, tier) in [
        ("2025-12-30", None),
        ("2025-12-31", Some(Tier::Ordinary)),
        ("2026-02-28", Some(Tier::Ordinary)),
        ("2026-03-01", Some(Tier::Target)),
        ("2026-06-01", Some(Tier::Key)),
        ("2099-01-01", Some(Tier::Key)),
    ] {
        let day = crate::model::parse_day(day).expect("a day");
        assert_eq!(tier_on(&book.accounts[0], day), tier, "{day}");
    }
    let plain = sample::book("account tier=target");
    assert_eq!(tier_on(&plain.accounts[0], today()), Some(Tier::Target));
}

#[test]
fn developed_and_promoted() {
    for (lines, developed, promoted) in [
        ("tier_history tier=target since=2026-01-01", 1, 0),
        ("tier_history tier=key since=2026-11-24", 1, 0),
        ("tier_history tier=key since=2026-11-25", 0, 0),
        ("tier_history tier=key since=2025-12-31", 0, 0),
        (
            "tier_history tier=ordinary since=2025-01-01\ntier_history tier=key since=2026-01-01",
            1,
            1,
        ),
        ("tier_history tier=target since=2025-12-31\ntier_history tier=key since=2026-01-01", 0, 1),
        (
            "tier_history tier=prospect since=2025-01-01\ntier_history tier=key since=2026-01-01",
            1,
            0,
        ),
        ("tier_history tier=key since=2025-01-01\ntier_history tier=target since=2026-01-01", 0, 0),
    ] {
        let sheet = sheet(lines, 2026);
        assert_eq!((sheet.developed.len(), sheet.promoted.len()), (developed, promoted), "{lines}");
    }
}

#[test]
fn churn_counts_those_that_were_key_at_the_start() {
    let two = "account tier=key\naccounts id=b tier=key\n";
    for (lines, churn) in [
        ("", Some("0.0000")),
        ("status=lost status_since=2026-01-01", Some("0.5000")),
        ("status=lost status_since=2026-11-24", Some("0.5000")),
        ("status=lost status_since=2026-11-25", Some("0.0000")),
        ("status=lost status_since=2025-12-31", Some("0.0000")),
        ("status=lost", Some("0.0000")),
        ("status=dormant status_since=2026-05-01", Some("0.0000")),
    ] {
        let lines = format!("{two}accounts id=b {lines}");
        assert_eq!(shown(sheet(&lines, 2026).churn()).as_deref(), churn, "{lines}");
    }
    let before = format!("{two}accounts id=b status=lost status_since=2025-12-31");
    assert_eq!(sheet(&before, 2026).lost.whole, 1);
    let won = "tier_history tier=key since=2026-02-01";
    assert_eq!(sheet(won, 2026).churn(), None);
    let later = format!("{two}accounts id=b status=lost status_since=2026-01-01");
    assert_eq!(shown(sheet(&later, 2025).churn()).as_deref(), Some("0.0000"));
}

#[test]
fn growth_of_a_past_year_takes_the_years_as_they_are() {
    let lines = "account tier=key
        years year=2025 revenue=110\nyears year=2024 revenue=100
        accounts id=b tier=key\nyears year=2025 revenue=55
        accounts id=c tier=ordinary\nyears year=2025 revenue=900\nyears year=2024 revenue=1
        accounts id=d tier=key\nyears year=2025\nyears.quarters quarter=3 revenue=20\nyears year=2024 revenue=100";
    let sheet = sheet(lines, 2025);
    assert_eq!((sheet.revenue.part, sheet.revenue.whole, sheet.scale), (13_000, 20_000, 1));
    assert_eq!(shown(sheet.growth()).as_deref(), Some("-0.3500"));
    let rows: Vec<&str> = sheet.revenue.rows.iter().map(|r| r.account.as_str()).collect();
    assert_eq!(rows, ["acme", "d"]);
}

#[test]
fn growth_of_todays_year_is_of_comparable_revenue() {
    // 24 November is day 328 of 365: 365 last year are 328 until today.
    let lines = "account tier=key\nyears year=2026 revenue=410\nyears year=2025 revenue=365";
    assert_eq!(shown(sheet(lines, 2026).growth()).as_deref(), Some("0.2500"));
    let zero = "account tier=key\nyears year=2026 revenue=410\nyears year=2025 revenue=0";
    assert_eq!(sheet(zero, 2026).growth(), None);
    let mixed = format!(
        "{lines}\naccounts id=b tier=key
         years year=2026\nyears.quarters quarter=1 revenue=90\nyears.quarters quarter=4 revenue=5
         years year=2025\nyears.quarters quarter=1 revenue=82\nyears.quarters quarter=4 revenue=5"
    );
    let sheet = sheet(&mixed, 2026);
    assert_eq!(sheet.scale, 365);
    assert_eq!((sheet.revenue.part, sheet.revenue.whole), (50_000 * 365, 41_000 * 365));
    assert_eq!(shown(sheet.growth()).as_deref(), Some("0.2195"));
}

#[test]
fn cost_saving_counts_the_budget_by_days() {
    let year = "account tier=key\nyears year=2026 cost_budget=365 cost=246";
    for (lines, saving) in [
        (year.to_owned(), Some("0.2500")),
        (format!("{year} until=2026-01-31"), Some("-6.9355")),
        (format!("{year} until=2026-12-31"), Some("0.2500")),
        ("account tier=key\nyears year=2026 cost_budget=365".to_owned(), None),
        ("account tier=key\nyears year=2026 cost=365".to_owned(), None),
        ("account tier=key\nyears year=2026 cost=0 cost_budget=0".to_owned(), None),
    ] {
        assert_eq!(shown(sheet(&lines, 2026).cost_saving()).as_deref(), saving, "{lines}");
    }
    let past = "account tier=key\nyears year=2025 cost_budget=400 cost=300 until=2025-06-30";
    assert_eq!(shown(sheet(past, 2025).cost_saving()).as_deref(), Some("0.2500"));
}

#[test]
fn complaints_of_the_year_and_those_still_open_from_before() {
    for (lines, counts) in [
        ("complaints raised=2026-01-01", (0, 1)),
        ("complaints raised=2026-11-24 resolved=2026-11-24", (1, 1)),
        ("complaints raised=2026-11-25 resolved=2026-11-25", (0, 0)),
        ("complaints raised=2026-05-01 resolved=2026-11-25", (0, 1)),
        ("complaints raised=2025-12-31 resolved=2025-12-31", (0, 0)),
        ("complaints raised=2025-12-31 resolved=2026-01-01", (1, 1)),
        ("complaints raised=2020-01-01", (0, 1)),
        ("complaints resolved=2026-05-01", (0, 0)),
    ] {
        let sums = sheet(&format!("account tier=key\n{lines}"), 2026).complaints;
        assert_eq!((sums.part, sums.whole), counts, "{lines}");
        let other = sheet(&format!("account tier=target\n{lines}"), 2026).complaints;
        assert_eq!(other.whole, 0);
    }
    let past = "account tier=key
        complaints raised=2025-03-01 resolved=2026-02-01
        complaints raised=2025-03-01 resolved=2025-12-31
        complaints raised=2026-01-01 resolved=2026-01-01";
    assert_eq!(shown(sheet(past, 2025).complaint_resolution()).as_deref(), Some("0.5000"));
}

#[test]
fn lost_before_the_year_is_out_of_everything() {
    let lines = "account tier=key status=lost status_since=2025-12-31
        years year=2026 revenue=10\nyears year=2025 revenue=10
        complaints raised=2026-05-01
        tier_history tier=ordinary since=2024-01-01\ntier_history tier=key since=2026-01-01";
    let out = sheet(lines, 2026);
    assert_eq!((out.revenue.rows.len(), out.complaints.rows.len()), (0, 0));
    assert_eq!((out.developed.len(), out.promoted.len()), (0, 0));
    let undated = lines.replace(" status_since=2025-12-31", "");
    let within = sheet(&undated, 2026);
    assert_eq!((within.revenue.rows.len(), within.promoted.len()), (1, 1));
}
