//! Key budgets in a real terminal: a rep's jobs on the demo book take no more keys than the screens promise.

use super::rep::{DOWN, Rep};

#[test]
fn who_decides_and_who_could_introduce_us_stand_there_at_once() {
    let rep = Rep::sits_down();
    rep.sees("decides");
    rep.sees("you › Jonas Falk › Erik Naess › Ingrid Dahl");
    rep.within(0);
}

#[test]
fn who_could_introduce_us_to_somebody_else_is_six_keys() {
    let mut rep = Rep::sits_down();
    rep.presses(&["/", "s", "o", "l", "\r", "r"]);
    rep.sees("you › 王敏 › Bo Lind › Marte Solberg");
    rep.within(6);
}

#[test]
fn who_is_against_us_is_one_key() {
    let mut rep = Rep::sits_down();
    rep.presses(&["v"]);
    rep.sees("against us: 1");
    rep.within(1);
}

#[test]
fn whom_we_have_neglected_is_one_key() {
    let mut rep = Rep::sits_down();
    rep.presses(&["o"]);
    rep.sees("longest overdue first");
    rep.within(1);
}

#[test]
fn an_attitude_takes_three_keys_and_undo_one() {
    let mut rep = Rep::sits_down();
    rep.presses(&[DOWN, DOWN, "-"]);
    rep.sees("Bo Lind, attitude cool to against");
    rep.presses(&["u"]);
    rep.sees("undone:");
    rep.within(4);
}

#[test]
fn a_call_is_logged_in_two_keys_and_its_text() {
    let mut rep = Rep::sits_down();
    rep.presses(&["l"]);
    rep.thinks("call wm: offers due mid-December");
    rep.sees("王敏");
    rep.presses(&["\r"]);
    rep.sees("saved:");
    rep.within(2);
}

#[test]
fn an_answer_takes_nine_keys_and_its_text() {
    let mut rep = Rep::sits_down();
    rep.presses(&["3", "e"]);
    rep.sees("Answer: budget");
    rep.thinks("1.9 million, with Solberg");
    rep.presses(&["\t", "w", "m", "\r"]);
    rep.presses(&["s", "\x13"]);
    rep.sees("saved:");
    rep.within(9);
}

#[test]
fn a_person_takes_five_keys_and_the_text() {
    let mut rep = Rep::sits_down();
    rep.presses(&["a"]);
    rep.thinks("Liv Berg, plant engineer < Naess, cool, 2");
    rep.sees("Liv Berg");
    rep.presses(&["\r"]);
    rep.sees("saved:");
    rep.within(5);
}

#[test]
fn the_brief_of_the_next_visit_is_printed_in_a_handful() {
    let mut rep = Rep::sits_down();
    rep.presses(&["b"]);
    rep.sees("WHO ATTENDS");
    rep.within(1);
}

#[test]
fn pasted_lines_become_contacts_and_no_key_of_them_runs() {
    let mut rep = Rep::sits_down();
    let text = "Osterby: call Lars Holm yesterday: spares\ncall wm: dduuqq\nwho was that?";
    rep.thinks(&format!("\x1b[200~{text}\x1b[201~"));
    rep.sees("3 lines pasted");
    rep.presses(&["\r"]);
    rep.sees("2 contacts, 1 to the inbox");
    rep.presses(&["\r"]);
    rep.sees("saved: 2 contacts logged, 1 line to the inbox");
    rep.presses(&["t"]);
    rep.sees("who was that?");
    rep.presses(&["u"]);
    rep.sees("undone: 2 contacts logged, 1 line to the inbox");
    rep.within(4);
}
