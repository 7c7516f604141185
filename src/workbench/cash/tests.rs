//! The money of the demo, each figure worked out by hand in a spreadsheet of its costs and payments.

use super::*;
use crate::rules::cash_bounds::Tolerance;

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn bench() -> Workbench {
    Workbench::in_memory(today()).unwrap().demo().unwrap()
}

fn sheet(bench: &Workbench, account: &str, deal: &str) -> MoneySheet {
    let key = bench.account_of(account).unwrap().key;
    let account = bench.typed_account(key).unwrap();
    let deal = crate::workbench::opportunity_of(&account, deal).unwrap();
    bench.money_sheet(&account, deal, &bench.cash_book(0).unwrap()).unwrap()
}

#[test]
fn the_demo_has_the_sums_of_the_drawings() {
    let book = bench().cash_book(0).unwrap();
    assert_eq!(book.full.deepest_need, Cents(214_440_000), "{book:?}");
    assert_eq!(book.full.deepest_day, Date::from_ymd_opt(2027, 9, 15));
    assert_eq!(book.by_chance.deepest_need, Cents(89_898_000));
    assert_eq!(book.owed.overdue.map(|c| c.0), [3_700_000, 0, 0, 8_600_000]);
    assert_eq!(book.owed.not_invoiced, Cents(29_600_000));
    // 86,000 + 296,000 + 148,000 + 37,000
    assert_eq!((book.won.deepest_need, book.won_to_come), (Cents(0), Cents(56_700_000)));
    let no_go: Vec<&str> = book
        .deals
        .iter()
        .filter(|d| d.left_out == Some(LeftOut::NoGo))
        .map(|d| d.opportunity.1.as_str())
        .collect();
    assert_eq!(no_go, ["Kiln fan drives"]);
    let says = book.sum_says(book.by_chance.deepest_need, book.by_chance.deepest_day, 10);
    assert_eq!(says, "just: 898,980 out on 15 Sep 2027, 1,020 to spare");
    assert!(
        is_just(Cents(810_001), Cents(900_000), 10) && !is_just(Cents(810_000), Cents(900_000), 10)
    );
}

/// -68,400 +184,000 -230,000 -380,000 -330,000 = -824,400 on 15 Sep; 60 days on, the site crew's 270,000 comes before
/// the 50 %: -1,094,400; 90 days on, the second crew's 120,000 too: -1,214,400. 30 % on order is 368,000 more: -456,400.
#[test]
fn the_turbine_deal_is_tried_as_a_spreadsheet_says() {
    let bench = bench();
    let sheet = sheet(&bench, "Northwind", "Turbine 2027");
    let tried: Vec<(&str, i128, bool)> =
        sheet.tried.iter().map(|t| (t.label.as_str(), t.need.0 / 100, t.fits.unwrap())).collect();
    let expected = [
        ("as agreed", 824_400, true),
        ("50 % is 60 days late", 1_094_400, false),
        ("50 % is 90 days late", 1_214_400, false),
        ("30 % comes on order", 456_400, true),
        ("30 %, and 60 days late", 726_400, true),
        ("all 16 days late", 824_400, true),
        ("25 % on order", 548_400, true),
    ];
    assert_eq!(tried, expected);
    assert_eq!(sheet.awaited, Some(("on-delivery".to_owned(), Some(Tolerance::Days(32)))));
    assert_eq!((sheet.paid_late.as_slice(), sheet.mean_late), (&[22, 9][..], Some(16)));
    assert_eq!(sheet.habit_says(), "22 and 9 days late, in 2 payments so far");
    assert_eq!(sheet.worth, Some(Cents(17_128_724)));
    let late = &sheet.tried[1].sketch;
    assert_eq!(sheet.interest_with(late).whole(), "20,704");
    assert_eq!(sheet.worth_with(late).unwrap().whole(), "162,716");
    assert_eq!(sheet.interest_with(&CashSketch::default()), Cents(1_213_276));
    assert_eq!(sheet.first_row(), 5, "the 50 % that the deepest day waits for");
    assert!(sheet.milestones[4].deepest && !sheet.milestones[3].deepest);
    let others: Vec<(&str, i128)> =
        sheet.together.others.iter().map(|o| (o.name.as_str(), o.out.0)).collect();
    assert_eq!(others, [("Crane drives", 132_000_000)]);
}

#[test]
fn a_day_is_tried_and_the_file_keeps_what_is_agreed() {
    let bench = bench();
    let sheet = sheet(&bench, "Northwind", "Turbine 2027");
    let on = |day| {
        let change =
            PaymentChange { on: Date::from_ymd_opt(2027, 11, day), ..PaymentChange::default() };
        sheet.cash_with(&CashSketch::of("on-delivery", change)).deepest_need.0 / 100
    };
    // On 1 Nov the 50 % comes on the very day of the crew, which is out by the end of it only with a day more.
    assert_eq!((on(1), on(2)), (824_400, 1_094_400));
    assert_eq!(sheet.cash.deepest_need, Cents(82_440_000));
}

/// 248,000 - 300,000 - 140,000 + 286,000 = 94,000 in plus; 86,000 is due since 19 Aug and counted on 22 Feb.
#[test]
fn a_deal_that_is_won_shows_what_is_owed_and_how_late_they_pay() {
    let bench = bench();
    let sheet = sheet(&bench, "华联电力", "Governors units");
    assert_eq!(sheet.paid_late, [66, 91]);
    assert_eq!((sheet.balance_today(), sheet.cash.deepest_need), (Cents(9_400_000), Cents(0)));
    let last = sheet.milestones.last().unwrap();
    assert_eq!(last.state, Some(PaymentState::Late(97)));
    assert_eq!(last.counted, Date::from_ymd_opt(2027, 2, 22));
    assert_eq!(sheet.first_row(), sheet.milestones.len() - 1);
    assert_eq!(sheet.owed.overdue, [Cents(0), Cents(0), Cents(0), Cents(8_600_000)]);
}

/// Crane drives: 1,630,000 out by 31 Aug less the share on order; 24 % of 3,100,000 are 744,000: 886,000. 23 %: 917,000.
#[test]
fn what_would_bring_all_deals_under_the_limit() {
    let mut book = bench().cash_book(0).unwrap();
    assert_eq!(
        book.fits_says(2),
        "Turbine 2027 without Crane drives; Crane drives and Turbine 2027, 36 % on order each"
    );
    let crane = book.deals.iter().position(|d| d.opportunity.1 == "Crane drives").unwrap();
    book.try_terms(crane, DealTerms { counted: Counted::Not, ..DealTerms::default() });
    assert_eq!(book.deals[crane].left_out, Some(LeftOut::Tried));
    assert_eq!(book.full.deepest_need, Cents(82_440_000));
    assert_eq!(book.fits_says(9), "");
    book.try_terms(crane, DealTerms { on_order: Some(24), ..DealTerms::default() });
    assert_eq!(book.deals[crane].cash.deepest_need, Cents(88_600_000));
    book.try_terms(crane, DealTerms { counted: Counted::AsWon, ..DealTerms::default() });
    // 1,320,000 + 45 % of 824,400
    assert_eq!(book.by_chance.deepest_need, Cents(169_098_000));
    assert!(book.is_tried());
    book.drop_terms();
    assert_eq!(book.full.deepest_need, Cents(214_440_000));
}

/// Thousands by month as in the drawing, Dec 2026 to Dec 2027.
#[test]
fn the_months_are_those_of_the_drawing() {
    let book = bench().cash_book(0).unwrap();
    let months = book.by_month();
    let thousands =
        |row: &[Cents]| row.iter().map(|c| (c.0 + 50_000) / 100_000).collect::<Vec<_>>();
    let of = |name: &str| {
        let row = months.rows.iter().find(|r| book.deals[r.deal].opportunity.1 == name).unwrap();
        thousands(&row.out)
    };
    assert_eq!(of("Turbine 2027"), [0, 68, 68, 114, 114, 114, 494, 494, 494, 824, 0, 174, 294]);
    assert_eq!(of("Crane drives"), [0, 0, 0, 560, 560, 250, 840, 840, 1320, 1320, 80, 80, 80]);
    let full = [0, 68, 68, 715, 715, 405, 1334, 1334, 1814, 2144, 80, 254, 374];
    assert_eq!(thousands(&months.full), full);
    let by_chance = [0, 31, 31, 296, 296, 172, 558, 558, 750, 899, 32, 110, 164];
    assert_eq!(thousands(&months.by_chance), by_chance);
    let over: Vec<i128> = months.over.iter().map(|o| o.map_or(0, |c| c.0 / 100_000)).collect();
    assert_eq!(over, [0, 0, 0, 0, 0, 0, 434, 434, 914, 1244, 0, 0, 0]);
    let titles: Vec<String> = book.by_quarter().spans.iter().map(MonthSpan::title).collect();
    assert_eq!(titles, ["Dec", "Q1 27", "Q2 27", "Q3 27", "Q4 27"]);
    let shown: Vec<&str> =
        book.shown().into_iter().map(|i| book.deals[i].opportunity.1.as_str()).collect();
    assert_eq!(
        shown[3..],
        [
            "Control upgrade Brenna 2",
            "Back-pressure turbine governor",
            "Turbine 2027",
            "Crane drives"
        ]
    );
}
