//! Key budgets of the account and its year in a real terminal: the jobs of the drawings take no more keys than promised.

use super::rep::{DOWN, Rep};

#[test]
fn the_page_of_an_account_is_two_keys_and_its_gate_stands_on_it() {
    let mut rep = Rep::sits_down();
    rep.presses(&["1", "\r"]);
    rep.sees("What runs");
    rep.sees("desk in the yard");
    rep.within(2);
}

#[test]
fn the_cushion_limit_takes_four_keys_and_the_gift_limit_six() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "y"]);
    rep.sees("Crane drives");
    rep.presses(&["e"]);
    rep.thinks("1400000");
    rep.presses(&["\r"]);
    rep.sees("saved:");
    rep.within(4);
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "y"]);
    rep.sees("Crane drives");
    rep.presses(&[DOWN, DOWN, "e"]);
    rep.thinks("300");
    rep.presses(&["\r"]);
    rep.sees("saved:");
    rep.within(6);
}

#[test]
fn a_gift_takes_eleven_keys_from_anywhere() {
    let mut rep = Rep::sits_down();
    rep.presses(&["n", "g", "m", "o", "e", "\r"]);
    rep.thinks("book on Kaplan turbines");
    rep.presses(&["\t", "6", "0", "\t"]);
    rep.thinks("his talk at the hydro fair");
    rep.sees("ask first");
    rep.presses(&["\x13"]);
    rep.sees("saved:");
    rep.within(11);
}

#[test]
fn a_gift_takes_seven_keys_on_the_page_of_a_person_and_the_register_two() {
    let mut rep = Rep::sits_down();
    rep.thinks("\r");
    rep.presses(&["n", "g"]);
    rep.thinks("pen");
    rep.presses(&["\t", "6", "0", "\t"]);
    rep.thinks("welcome");
    rep.presses(&["\x13"]);
    rep.sees("saved:");
    rep.within(7);
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "r"]);
    rep.sees("least left first");
    rep.within(2);
}

#[test]
fn what_if_she_leaves_is_one_key_on_her_row() {
    let mut rep = Rep::sits_down();
    rep.thinks(&[DOWN, DOWN, DOWN].concat());
    rep.presses(&["i"]);
    rep.sees("What if 王敏 leaves");
    rep.within(1);
}

#[test]
fn a_tie_is_taken_over_in_six_keys() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "l", DOWN, "\t", "c", "2"]);
    rep.sees("1 of 2 taken over");
    rep.within(6);
}

#[test]
fn a_successor_with_the_ties_takes_six_keys_and_the_name() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "l", "\t", "e"]);
    rep.thinks("Hilal Al Busaidi");
    rep.presses(&["\r"]);
    rep.sees("Hilal Al Busaidi follows");
    rep.presses(&["s"]);
    rep.sees("saved: Hilal Al Busaidi follows");
    rep.within(6);
}

#[test]
fn a_copy_is_made_in_three_keys() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "x"]);
    rep.sees("back up now");
    rep.presses(&["\r"]);
    rep.sees("copied and checked");
    rep.within(3);
}

#[test]
fn one_of_ours_leaves_on_a_day_in_five_keys_the_arrows_and_the_day() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "y"]);
    rep.sees("Tomas Reyes");
    rep.thinks(&DOWN.repeat(6));
    rep.presses(&["e", "\t"]);
    rep.thinks("31 dec");
    rep.presses(&["\r"]);
    rep.sees("saved: Tomas Reyes, until Thu 31 Dec 2026");
    rep.within(5);
}

/// Two who say the same of a deal that is open and was closed: the first answer is one key.
#[test]
fn a_dispute_is_settled_in_one_key() {
    const BOOK: &str = r#"{"format":"anteroom/1","accounts":[{"id":"k","name":"Kestrel","people":[
        {"id":"a","name":"Dawn Mercer"}],"opportunities":[{"id":"o","name":"Hoist","value":390000,
        "status":"open","closed":{"date":"2026-11-01"}}]}]}"#;
    let mut rep = Rep::on(BOOK, (36, 120), "Dawn Mercer");
    rep.thinks(":disputes\r");
    rep.sees("dispute 1 of 1");
    rep.presses(&["1"]);
    rep.sees("The file agrees with itself");
    rep.within(1);
}

#[test]
fn two_ticked_people_become_one_in_six_keys() {
    let mut rep = Rep::sits_down();
    rep.presses(&[" ", DOWN, " ", "M"]);
    rep.sees("goes into Ingrid Dahl");
    rep.presses(&["\r"]);
    rep.sees("8 people");
    rep.within(6);
}
