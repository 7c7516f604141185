//! Our team on the demo, by hand from the book.

use super::*;

fn team(account: &str) -> (Workbench, Team) {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let key = bench.account_of(account).unwrap().key;
    let dossier = bench.dossier(key).unwrap();
    let team = bench.team(Some(&dossier)).unwrap();
    (bench, team)
}

#[test]
fn all_of_northwind_hangs_on_the_rep_and_tomas_comes_on_thursday() {
    let (bench, team) = team("Northwind Hydro");
    assert_eq!(team.ours[0], "Anna Weiss");
    assert_eq!(team.people.len(), 9);
    assert!(team.people.iter().all(|p| p.holder() == Some("Anna Weiss")));
    assert!(team.no_executive_met);
    let short: Vec<(&str, i64)> = team
        .people
        .iter()
        .filter(|p| p.short() > 0)
        .map(|p| (p.person.0.as_str(), p.short()))
        .collect();
    assert_eq!(short, [("dahl", 3), ("solberg", 1), ("lind", 1), ("naess", 1)]);
    let thursday = Date::from_ymd_opt(2026, 11, 26);
    let tomas = team.ours.iter().position(|n| n == "Tomas Reyes").unwrap();
    let coming = team.people.iter().filter(|p| p.between[tomas].comes == thursday);
    assert_eq!(coming.count(), 3, "Naess, Haddad and Wang");
    let text = format!("{:?}", statement(&team, &bench.words, bench.today()));
    assert!(text.contains("everyone hangs on you: 9 of 9"), "{text}");
}

#[test]
fn who_left_us_holds_what_is_not_taken_over_and_no_trust() {
    let (_, team) = team("Kestrel Mining");
    let karl = team.book.iter().find(|c| c.name == "Karl Brandt").unwrap();
    assert!(karl.gone);
    assert_eq!(karl.holds.iter().sum::<usize>(), 2, "Mercer and Rowan");
    let mercer = team.people.iter().find(|p| p.person.0 == "mercer").unwrap();
    assert_eq!(mercer.trust, Some(0), "what one who left held counts as 0");
    assert!(!team.ours.contains(&"Karl Brandt".to_owned()), "no column of one who left");
    let tomas = team.book.iter().find(|c| c.name == "Tomas Reyes").unwrap();
    assert_eq!(tomas.holds, [0, 0, 2, 1, 0, 0], "Moen, Nair and Oliva");
}
