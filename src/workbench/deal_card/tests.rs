//! The card against the drawing, on the demo book and on deals that lack everything.

use super::*;
use crate::model::Date;
use crate::rules::cents::Cents;
use crate::workbench::opportunity_of;

fn card(account: &str, deal: &str) -> Vec<String> {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let account = bench.typed_account(bench.account_of(account).unwrap().key).unwrap();
    let deal = opportunity_of(&account, deal).unwrap();
    let card = bench.deal_card(&account, deal).unwrap();
    let mark = |bad: bool| if bad { " !" } else { "" };
    card.lines
        .iter()
        .flat_map(|line| {
            line.rows.iter().map(|r| format!("{}: {}{}", line.subject.word(), r.text, mark(r.bad)))
        })
        .collect()
}

#[test]
fn the_card_of_the_troubled_deal_says_what_the_drawing_says() {
    let card = card("Northwind", "Turbine 2027");
    let drawn = [
        "verdict: conditional, 10 Sep; 62 then and now",
        "verdict: \"until we have met Dahl\": not met !",
        "verdict: 2 marks and stage moved: decide anew !",
        "we_win: fit 4 to 3: 10 of 12 requirements",
        "we_win: Falk fights for us, wrote points 4, 7",
        "we_lose: trust 2 to 4: Lind every month, twelve years in the house !",
        "we_lose: how sure 2: budget and deciders not confirmed",
        "votes: Dahl decides, unknown !",
        "specification: ours 2, rival's 3, all by Lind; closes 11 Dec !",
        "price: ours 1,900 (26.4 %), theirs 1,660 (15.8 %)",
        "price: theirs is 30 below our floor 1,690 (17.3 %) !",
        "money: 824 out on 15 Sep 2027: alone yes",
        "money: with Crane drives 2,144, limit 900: no !",
        "worth: 171: 45 % of 442 margin, less 27 of cost",
        "changes_it: go: trust 2 > 4 and how sure 2 > 3",
        "changes_it: no-go: credit or capital down to 1",
    ];
    for line in drawn {
        assert!(card.contains(&line.to_owned()), "{line}\nis not in {card:#?}");
    }
    assert!(
        card.iter().any(|l| l.starts_with("need_you: Krogh: a letter to Ingrid Dahl")),
        "{card:#?}"
    );
}

#[test]
fn a_deal_that_is_over_says_so_and_what_is_owed() {
    let won = card("华联电力", "Governors units 1 to 3");
    assert!(won[0].starts_with("verdict: won, 18 Jul 2025"), "{won:#?}");
    assert!(
        won.iter().any(|l| l.starts_with("money: 86") && l.ends_with("97 days late !")),
        "{won:#?}"
    );
    assert!(won.iter().all(|l| !l.starts_with("votes")));
    let no_go = card("Varna", "Kiln fan drives");
    assert!(no_go[0].starts_with("verdict: no-go, 3 Nov") && no_go.len() <= 3, "{no_go:#?}");
}

#[test]
fn thousands_keep_a_decimal_where_they_are_few() {
    for (cents, said) in [
        (190_000_000, "1,900"),
        (350_000, "3.5"),
        (-82_440_000, "-824"),
        (0, "0"),
        (100_000, "1"),
        (4_960_000, "50"),
    ] {
        assert_eq!(thousands(Cents(cents)), said);
    }
}
