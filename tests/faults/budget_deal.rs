//! Key budgets of a deal's money, negotiation and specification, in a real terminal.

use super::rep::{DOWN, ENTER, Rep, TAB};

#[test]
fn their_offer_and_the_room_are_four_keys_and_the_text() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "d"]);
    rep.sees("1,690,000 and 1,780,000");
    rep.presses(&["a"]);
    rep.thinks("they 1665, 60 days, \"with service in it\"");
    rep.sees("theirs, 1,665,000, pays in 60 days, today");
    rep.presses(&[ENTER]);
    rep.sees("saved: their offer of 24 Nov");
    rep.sees("235,000");
    rep.within(4);
}

#[test]
fn what_if_the_half_comes_sixty_days_late_is_four_keys() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "c", "+", "+"]);
    rep.sees("with it 1,094,400 out on 01 Nov 2027: no");
    rep.within(4);
}

#[test]
fn a_payment_is_paid_in_three_keys_from_today() {
    let mut rep = Rep::sits_down();
    rep.presses(&["t"]);
    rep.sees("97 days !");
    rep.presses(&["s"]);
    rep.sees("saved:");
    rep.within(3);
}

#[test]
fn a_payment_is_paid_in_four_keys_in_the_money_sheet() {
    let mut rep = Rep::sits_down();
    rep.thinks("1");
    rep.thinks("/");
    rep.thinks("华联\r");
    rep.sees("hydropower, Chengdu");
    rep.presses(&["g", "c"]);
    rep.sees("97 days late !");
    rep.presses(&["s"]);
    rep.sees("paid on: acceptance, invoice 2211, 86,000");
    rep.presses(&[ENTER]);
    rep.sees("paid, 97 days late");
    rep.within(4);
}

#[test]
fn whether_deals_fit_together_is_four_keys_and_the_ticks() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "c", "g", "c"]);
    rep.sees("no: 2,144,400 out on 15 Sep 2027, 1,244,400 over");
    rep.thinks(" ");
    rep.sees("just: 824,400 out on 15 Sep 2027");
    rep.within(4);
}

#[test]
fn a_plan_for_a_point_that_is_theirs_is_four_keys_and_the_text() {
    let mut rep = Rep::sits_down();
    rep.presses(&["g", "b"]);
    rep.sees("no plan yet");
    rep.presses(&["a"]);
    rep.thinks("Reyes: comments, fri 11 dec");
    rep.sees("an action for this point: Tomas Reyes: comments, by Fri 11 Dec");
    rep.presses(&[ENTER]);
    rep.sees("saved: point 9, an action of Tomas Reyes");
    rep.within(4);
}

/// On a narrow screen the same keys do the same, and the sheets are saved by `x` from each.
#[test]
fn a_narrow_screen_has_the_same_keys() {
    let mut rep = Rep::at((24, 80), "Ingrid Dahl");
    rep.presses(&["g", "c", "+", "+"]);
    rep.sees("with it 1,094,400 out");
    rep.presses(&[TAB, DOWN]);
    rep.sees("50 % is 90 days late");
    rep.presses(&["\x1b"]);
    rep.sees("the what-if is dropped");
    rep.within(7);
}
