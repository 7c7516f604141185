//! Key budgets of a visit in a real terminal: planned, and its brief printed, with every letter counted.

use super::rep::{DOWN, ENTER, Rep, SAVE, TAB};

/// The sizes, and what is seen first on each.
const SIZES: [((u16, u16), &str); 2] = [((36, 120), "Ingrid Dahl, CEO"), ((24, 80), "Ingrid Dahl")];

/// The keys of one attendee: a few letters, and Enter takes the name.
fn takes(rep: &mut Rep, letters: &[&str], name: &str) {
    rep.presses(letters);
    rep.presses(&[ENTER]);
    rep.sees(name);
}

fn plan_and_print(size: (u16, u16), first: &str) {
    let mut rep = Rep::at(size, first);
    rep.presses(&["n", "v"]);
    rep.sees("New visit");
    rep.fills("thu 10:00");
    rep.fills("head office");
    takes(&mut rep, &["n", "a", "e"], "Erik Naess");
    takes(&mut rep, &["p", "l", "a", "n", "t"], "Erik Naess,");
    takes(&mut rep, &["w", "m"], "Erik Naess,");
    rep.presses(&[TAB, TAB]);
    rep.fills("get the specification opened");
    rep.fills("Naess takes us to Dahl");
    rep.fills("Naess reviews points 4 and 7");
    rep.fills("the budget figure");
    rep.fills("what an outage costs him");
    rep.sees("[x] The last figure from your house");
    rep.presses(&[TAB, SAVE]);
    rep.sees("saved: new visit: Thu 26 Nov 2026 10:00");
    rep.presses(&["b"]);
    rep.sees("WHO ATTENDS");
    rep.presses(&["x"]);
    rep.sees("Save as");
    rep.presses(&[ENTER]);
    // What we promised Falk, who does not attend, is looked at once more before it is saved.
    rep.sees("only Jonas Falk can have told you");
    rep.presses(&[ENTER]);
    rep.sees("written:");
    assert_eq!(rep.keys(), 169);
    let page = rep.reads("northwind-hydro-2026-11-26-table.txt");
    for said in ["head office", "The last figure from your house was 1,660,000"] {
        assert!(page.contains(said), "{said} is not on the brief");
    }
    for kept in ["Naess takes us to Dahl", "Voltaris", "rumour"] {
        assert!(!page.contains(kept), "{kept} lies on the customer's table");
    }
    assert!(!page.contains("room Lysebotn"), "this is the brief of another visit");
    rep.within(169);
}

#[test]
fn a_visit_is_planned_and_its_brief_printed_in_168_keys_and_one_for_a_line_to_be_looked_at() {
    for (size, first) in SIZES {
        plan_and_print(size, first);
    }
}

/// From opening the program to a printed brief for the account that is neglected most.
fn neglected(size: (u16, u16), first: &str) -> usize {
    let mut rep = Rep::at(size, first);
    rep.presses(&["t"]);
    rep.sees("Whom we neglect");
    rep.presses(&[TAB, TAB, TAB]);
    rep.sees("173 days");
    rep.presses(&[DOWN, ENTER]);
    rep.sees("Kestrel Mining");
    rep.presses(&["n", "v"]);
    rep.sees("New visit");
    rep.fills("thu 14:00");
    rep.fills("their office in Camborne");
    takes(&mut rep, &["p", "i", "k"], "Graham Pike");
    takes(&mut rep, &["d", "a", "w"], "Dawn Mercer");
    rep.presses(&[TAB, TAB]);
    rep.fills("hear why the hoist drives stand still");
    rep.fills("Pike names a day for the decision");
    rep.fills("Mercer shows us the hoist before Christmas");
    rep.fills("we know who took over from Brandt");
    rep.fills("what a day without the hoist costs");
    rep.sees("[x] ");
    rep.presses(&[SAVE]);
    rep.sees("saved: new visit");
    rep.presses(&["b", "x"]);
    rep.sees("Save as");
    rep.presses(&[TAB]);
    rep.sees("for the car, text");
    rep.presses(&[ENTER]);
    rep.sees("written:");
    let page = rep.reads("kestrel-mining-2026-11-26.txt");
    for said in ["Graham Pike", "Dawn Mercer", "Pike names a day", "hoist costs"] {
        assert!(page.contains(said), "{said} is not on the brief");
    }
    let keys = rep.keys();
    rep.within(250);
    keys
}

#[test]
fn the_most_neglected_account_has_its_printed_brief_within_250_keys() {
    for (size, first) in SIZES {
        let keys = neglected(size, first);
        assert!(keys < 250, "{keys} keys at {size:?}, 250 are promised");
    }
}
