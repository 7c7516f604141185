//! Key budgets of a deal: read it, prove it, judge it, defend it, close it.

use super::rep::{DOWN, ENTER, Rep, SAVE, TAB};

/// The key.
const RIGHT: &str = "\x1b[C";

#[test]
fn a_deal_and_its_card_are_two_keys_away() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "o"]);
    rep.sees("Deal card");
    rep.sees("\"until we have met Dahl\": not met");
    rep.sees("2 marks and stage moved: decide anew");
    rep.within(2);
}

#[test]
fn what_the_file_says_is_taken_as_proof_in_seven_keys() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "o"]);
    rep.sees("our points in it");
    rep.presses(&[DOWN, DOWN, DOWN, DOWN, "+"]);
    rep.sees("proof of our points in it, as the file says");
    rep.within(7);
}

#[test]
fn eight_marks_and_a_verdict_take_twelve_keys_and_the_reason() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "e"]);
    rep.sees("Is it worth our time");
    rep.presses(&["3", "3", "4", "4", "4", "4", "4", "4"]);
    rep.presses(&["s"]);
    rep.sees("Verdict: the reason");
    rep.thinks("Dahl has named the day");
    rep.presses(&[ENTER]);
    rep.sees("saved: verdict on Turbine 2027");
    rep.within(12);
}

#[test]
fn the_same_with_reasons_takes_sixteen_more_and_their_texts() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "e"]);
    rep.sees("Is it worth our time");
    for n in 0..8 {
        rep.presses(&["e"]);
        rep.sees("what the mark rests on");
        rep.thinks(&format!(" and reason {n}"));
        rep.presses(&[ENTER, "4"]);
    }
    rep.presses(&["s"]);
    rep.sees("Verdict: the reason");
    rep.thinks("all is known");
    rep.presses(&[ENTER]);
    rep.sees("saved: verdict on Turbine 2027");
    rep.within(28);
}

#[test]
fn a_rival_is_marked_on_four_in_seven_keys() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "e"]);
    rep.sees("Voltaris");
    rep.presses(&[RIGHT, "5", "3", "2", "1"]);
    rep.sees("saved: Turbine 2027, Voltaris, resources 1");
    rep.within(7);
}

#[test]
fn the_page_for_the_boss_is_four_keys() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "f"]);
    rep.sees("Orders by");
    rep.sees("Kestrel Mining");
    rep.presses(&["x", ENTER]);
    rep.sees("written: ");
    let page = rep.reads("review-2026-11-24.md");
    assert!(page.contains("Turbine 2027") && page.contains("a letter to Ingrid Dahl"), "{page}");
    rep.within(4);
}

#[test]
fn his_yes_becomes_his_action_in_four_keys_the_rows_and_the_text() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "f"]);
    rep.sees("Orders by");
    rep.presses(&["a"]);
    rep.sees("Turbine 2027: Peter Krogh is to");
    rep.thinks("call Solberg, by 4 dec");
    rep.presses(&[ENTER]);
    rep.sees("saved: Peter Krogh, by Fri 04 Dec: call Solberg");
    rep.within(4);
}

#[test]
fn a_deal_is_closed_as_lost_in_sixteen_keys_and_the_texts() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "o"]);
    rep.sees("Deal card");
    rep.presses(&["s"]);
    rep.sees("we are in");
    rep.presses(&["l", TAB, TAB, "v", ENTER, "t", TAB]);
    rep.thinks("their crew was there first");
    rep.presses(&[TAB, " ", DOWN, " ", TAB]);
    rep.thinks("ask for the day first");
    rep.presses(&[SAVE]);
    rep.sees("saved: Turbine 2027: lost");
    rep.within(16);
}
