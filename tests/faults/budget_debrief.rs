//! The debrief in a real terminal, each key counted: of a visit, and of a meeting that nobody had planned.

use super::rep::{DOWN, ENTER, Rep, SAVE, TAB};

/// What is older than the debrief is done first, so that it stands on top of what is due.
fn with_the_debrief_on_top() -> Rep {
    let mut rep = Rep::sits_down();
    rep.thinks("t");
    rep.sees("ask for the payment of 86,000 for acceptance");
    for done in [
        "saved: paid today: payment of 86,000",
        "saved: done today: check of servo drives",
        "saved: paid today: payment of 37,000",
        "saved: kept today: we owe 陈伟",
        "saved: invoiced today: payment of 296,000",
        "saved: paid today: payment of 296,000",
        "saved: kept today: Helge Rud owes us",
    ] {
        rep.thinks("s");
        rep.sees(done);
    }
    rep.sees("▸6 days !");
    rep.thinks("\x1b");
    rep.sees("4 Stages");
    rep
}

/// The sequence of the screens' table: `f r i` is the day at the end of the line of what happens next,
/// and the Tab that a field of its own would have taken goes past what else they told us.
#[test]
fn a_debrief_takes_twenty_five_keys_and_its_text() {
    let mut rep = with_the_debrief_on_top();
    rep.presses(&["t", ENTER]);
    rep.sees("expected was: Falk shows us where the governors hunt");
    rep.presses(&["e", TAB]);
    rep.thinks("Unit 2 hunts below 30 % load.");
    rep.presses(&[TAB]);
    rep.thinks("Falk: the trip log, ");
    rep.fills("fri");
    rep.sees("becomes a promise of Jonas Falk, due Fri 27 Nov 2026");
    for said in ["38,000 each", "no stop in her first winter", "about two million"] {
        rep.thinks(said);
        rep.presses(&[TAB, "s", TAB]);
    }
    rep.presses(&[TAB]);
    rep.presses(&["a", TAB, TAB, TAB, TAB]);
    rep.sees("our stage in Turbine 2027");
    rep.presses(&[SAVE]);
    rep.sees("saved: debrief of Wed 18 Nov");
    rep.sees("expected: Falk shows us where the governors hunt");
    rep.sees("Jonas Falk: the trip log, by Fri 27 Nov");
    assert_eq!(rep.keys(), 25);
    rep.within(25);
}

/// From the workbench to the mail: who was there, one of them new, what it brought, what is promised.
#[test]
fn a_meeting_that_nobody_had_planned_is_debriefed_from_end_to_end() {
    let mut rep = Rep::sits_down();
    rep.presses(&["n", "m"]);
    rep.sees("who was there");
    rep.thinks("wm");
    rep.presses(&[ENTER]);
    rep.thinks("Liv Berg");
    rep.sees("new: Liv Berg");
    rep.presses(&[ENTER, TAB]);
    rep.sees("王敏, new: Liv Berg");
    rep.presses(&["b", TAB]);
    rep.thinks("They compare three suppliers.");
    rep.presses(&[TAB]);
    rep.thinks("Liv: drawings of unit 3 fri");
    rep.sees("becomes a promise of Liv Berg, due Fri 27 Nov 2026");
    rep.presses(&[ENTER]);
    rep.thinks("we: offer rev 2, 5 dec");
    rep.sees("becomes our promise to 王敏, due Sat 05 Dec 2026");
    rep.presses(&[TAB]);
    rep.thinks("1.9 million in the plan of 2027");
    rep.presses(&[TAB]);
    rep.thinks("budg");
    rep.presses(&[ENTER, "s", SAVE]);
    rep.sees("saved: debrief of Tue 24 Nov");
    for part in ["王敏, Liv Berg", "better", "1.9 million in the plan of 2027"] {
        rep.sees(part);
    }
    rep.presses(&["v"]);
    rep.sees("主题：11月24日 周二会谈纪要");
    rep.sees("王敏、Liv Berg，您好：");
    // What was promised to the coach is in no mail to two.
    rep.sees("kept back from the mail: 1 promise of your coach");
    rep.presses(&["x", ENTER]);
    rep.sees("written: ");
    let mail = rep.reads("northwind-hydro-2026-11-24-mail.txt");
    assert!(mail.contains("- Liv Berg：drawings of unit 3，11月27日 周五前"), "{mail}");
    assert!(!mail.contains("1.9 million") && !mail.contains("compare"), "{mail}");
    rep.presses(&["u"]);
    rep.sees("undone: debrief of Tue 24 Nov");
    rep.presses(&["\x1b"]);
    rep.sees("9 people");
    rep.presses(&[DOWN]);
    rep.within(28);
}
