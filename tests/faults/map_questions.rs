//! The map in a real terminal: what a rep asks of an account of sixty people, and the case of the chain store (METHOD
//! M9) from the first refusal to the talk.

use super::house::house;
use super::rep::{DOWN, ENTER, Rep, SAVE, TAB};

const SIZES: [(u16, u16); 3] = [(24, 80), (36, 120), (60, 200)];

/// At each size these keys show these words; text that a rep thinks of stands in quotes.
fn asked(keys: &[&str], wanted: &[&str], most: usize) {
    for size in SIZES {
        let mut rep = Rep::on(&house(60), size, "Sophie Vandenberg");
        for key in keys {
            match key.strip_prefix('"') {
                Some(text) => rep.thinks(text),
                None => rep.presses(&[key]),
            }
        }
        wanted.iter().for_each(|text| rep.sees(text));
        rep.within(most);
    }
}

#[test]
fn who_decides_and_who_could_introduce_us_are_on_the_screen() {
    asked(&[], &["decides", "you › Wang Min › Marg"], 0);
}

#[test]
fn who_is_against_us_is_one_key() {
    asked(&["v"], &["against us", "14", "Hal"], 1);
}

#[test]
fn whom_we_have_neglected_is_one_key() {
    asked(&["o"], &["longest overdue first", "never !"], 1);
}

#[test]
fn what_we_only_believe_is_a_mark_and_one_key_lists_it() {
    asked(&[], &["3 ?"], 0);
    asked(&["g", "m"], &["30 believed ?"], 2);
    asked(&["/", "\"?", ENTER], &["▸Oskar Gerrits", "3 ?"], 2);
    asked(&["/", "\"belief", ENTER], &["▸Oskar Gerrits", "3 ?"], 2);
}

#[test]
fn what_if_wang_leaves_is_three_keys_and_the_name() {
    asked(&["/", "\"wang", ENTER, "i"], &["Wang Min", "leaves"], 3);
}

const SHOP: &str = r#"{"format":"anteroom/1","rep":{"name":"Zhang","company":"Company B","currency":"CNY",
"gift_limit":500},"accounts":[{"id":"shop","name":"Chain store A","tier":"target",
"opportunities":[{"id":"o","name":"Listing","buying_stage":3,"value":900000}],"people":[
{"id":"huang","name":"Huang Wei","title":"Purchasing manager","level":"middle",
"roles":["decision_maker","purchasing"],"influence":5,"relationship":0},
{"id":"chen","name":"Chen Jie","title":"Buyer","level":"working","reports_to":"huang","roles":["coach"],
"influence":1,"attitude":1,"relationship":3,"marks_as_of":"2026-11-20","marks_source":"own eyes"}]}]}"#;

#[test]
fn the_chain_store_from_refusals_to_the_talk() {
    let mut rep = Rep::on(SHOP, (36, 120), "Huang Wei");
    // He will not see the seller, three times.
    for _ in 0..3 {
        rep.presses(&["s", "n"]);
        rep.sees("saved: attempt: Huang Wei, no luck");
    }
    rep.sees("3 attempts failed");
    rep.sees("Chen Jie reports to Huang Wei: ask Chen");
    // What the subordinate says.
    rep.presses(&["l"]);
    rep.thinks("call chen: his wife works in a bank, Lin Yue knows her well");
    rep.presses(&[ENTER]);
    rep.sees("saved: call with Chen Jie");
    // The acquaintance, and whom she knows.
    rep.presses(&["a"]);
    rep.thinks("Lin Yue, outside, trust 4");
    rep.presses(&[ENTER]);
    rep.sees("saved: new person: Lin Yue");
    rep.presses(&["n", "t"]);
    rep.sees("what joins them");
    rep.presses(&["f", TAB]);
    rep.thinks("huang");
    rep.presses(&[ENTER, "3", SAVE]);
    rep.sees("you › Lin Yue › Huang Wei");
    // The way is planned by one key, and the remedy of the finding names who is asked.
    rep.presses(&["g", "g", "P"]);
    rep.sees("saved: the way to Huang Wei: 1 introduction, 1 to do");
    rep.presses(&[ENTER]);
    rep.sees("Ask Lin Yue for ten minutes with Huang Wei");
    // The room for a gift is there before it is given, and the register holds its limit.
    rep.sees("0 of 500, 500 left");
    rep.presses(&["\x1b"]);
    rep.sees("1 Accounts");
    rep.presses(&["v", "v", "z"]);
    rep.sees("to be asked by");
    rep.presses(&[TAB, DOWN, "a"]);
    rep.sees("result");
    rep.presses(&["m", SAVE]);
    rep.sees("how was it with Huang Wei?");
    rep.presses(&[SAVE]);
    rep.sees("saved: call with Huang Wei");
    rep.sees("made on");
    rep.presses(&[":"]);
    rep.thinks("new gift");
    rep.presses(&[ENTER]);
    rep.sees("to whom");
    rep.thinks("huang");
    rep.presses(&[ENTER]);
    rep.thinks("tin of biscuits");
    rep.presses(&[TAB]);
    rep.thinks("620");
    // The gate speaks before it is given: beyond the limit a reason is asked for.
    rep.presses(&[SAVE]);
    rep.sees("a reason is needed");
    rep.thinks("the festival");
    rep.presses(&[SAVE]);
    rep.sees("saved:");
    rep.presses(&["f"]);
    rep.sees("gift over the limit");
    rep.within(60);
}
