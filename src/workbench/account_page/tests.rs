//! The figures of the demo's accounts, by hand from the book.

use super::*;
use crate::rules::cents::Cents;
use crate::workbench::Workbench;

fn page(name: &str) -> (Workbench, AccountPage, Dossier) {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let key = bench.account_of(name).unwrap().key;
    let dossier = bench.dossier(key).unwrap();
    let page = bench.account_page_of(&dossier).unwrap();
    (bench, page, dossier)
}

#[test]
fn northwind_is_what_drawing_18_says() {
    let (bench, page, dossier) = page("Northwind Hydro");
    let years: Vec<_> = page.figures.years.iter().map(|y| (y.year, y.percent())).collect();
    assert_eq!(years, [(2024, Some(105)), (2025, Some(101)), (2026, Some(57))]);
    assert_eq!(page.figures.at_pace, Some(Cents(56_975_610)));
    let share = page.figures.share.unwrap();
    assert_eq!((share.percent(), share.place, share.of), (15, 2, 12), "512,000 of 3,304,000");
    assert_eq!(page.figures.white_space, [Cents(83_200_000), Cents(380_800_000)]);
    assert_eq!(page.value_points(), Some(20));
    assert_eq!(page.reach.people, [8, 1]);
    assert_eq!((page.reach.trust_us.len(), page.reach.highest), (3, Some("middle")));
    assert_eq!(page.running.gifts, (2, Cents(9_500)));
    assert_eq!(page.running.complaints, [0, 3, 3]);
    let late = page.running.coming.iter().filter(|c| c.days_late > 0).count();
    assert_eq!(late, 3);
    let text = bench.statement_text(
        &bench.account_statement(&page, &dossier),
        crate::workbench::statement_file::StatementFormat::Text,
    );
    for said in
        ["90 % of 2026 is gone: 569,756 by 31 Dec !", "Ingrid Dahl, never reached !", "you alone !"]
    {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn a_group_is_the_sum_of_its_members_from_either_end() {
    for name in ["Brenna Kraft", "Aurland Paper"] {
        let (_, page, _) = page(name);
        let family = page.family.expect("a group of two");
        let names: Vec<&str> = family.members.iter().map(|m| m.account.1.as_str()).collect();
        assert_eq!(names, ["Brenna Kraft", "Aurland Paper"], "the parent first");
        assert_eq!((family.target, family.revenue), (Cents(68_000_000), Cents(56_500_000)));
        assert_eq!(family.deals, Cents(90_500_000));
        assert_eq!(family.parent.is_some(), name == "Aurland Paper");
    }
    assert!(page("Northwind Hydro").1.family.is_none(), "it stands alone");
}

#[test]
fn what_is_not_rated_is_said_and_is_no_zero() {
    let (bench, page, dossier) = page("Varna Cement");
    assert_eq!((page.value_points(), page.values_place), (None, None));
    let sheet = bench.account_statement(&page, &dossier);
    assert_eq!(sheet.blocks[2].aside, "not rated");
    assert!(sheet.blocks[2].items().all(|item| item.pieces[1].text == "-"));
}
