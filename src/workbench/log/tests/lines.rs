//! Headings of pasted lines, options beside a line, and what the answer shows of the note and of whose name led it.

use super::*;

fn pasted(desk: &Desk, text: &str) -> (Vec<String>, Vec<String>) {
    let notes = headings::lines(text, &desk.names, desk.bench.today());
    (notes.lines, notes.bare)
}

#[test]
fn headings_of_accounts_and_days_stand_in_either_order_and_are_never_contacts() {
    let desk = desk();
    for (text, lines, bare) in [
        (
            "Northwind Hydro\n20 Nov\nbo call: x",
            &["Northwind Hydro: 20 Nov bo call: x"][..],
            &[][..],
        ),
        ("20 Nov\nNorthwind\nbo call: x", &["Northwind Hydro: 20 Nov bo call: x"], &[]),
        ("Northwind, 19.11.\nbo: x", &["Northwind Hydro: 19.11. bo: x"], &[]),
        ("Fri 20 Nov - Osterby\nHolm: x", &["Osterby Steel: Fri 20 Nov Holm: x"], &[]),
        // A day below an account ends with it; one above accounts is of each.
        (
            "Northwind\n20 Nov\nbo: x\nOsterby\nHolm: y",
            &["Northwind Hydro: 20 Nov bo: x", "Osterby Steel: Holm: y"],
            &[],
        ),
        (
            "20 Nov\nNorthwind\nbo: x\nOsterby\nHolm: y",
            &["Northwind Hydro: 20 Nov bo: x", "Osterby Steel: 20 Nov Holm: y"],
            &[],
        ),
        ("Northwind\nOsterby\nHolm: y", &["Osterby Steel: Holm: y"], &["Northwind"]),
        ("bo: x\nNorthwind", &["bo: x"], &["Northwind"]),
        (
            "Osterby\nHolm: y\n23 Nov\nNorthwind\nbo: x",
            &["Osterby Steel: Holm: y", "Northwind Hydro: bo: x"],
            &["23 Nov"],
        ),
        // A line without a colon is of the day all the same, and all of it is the note.
        (
            "Northwind\n20 Nov\nasked for the list",
            &["20 Nov Northwind Hydro: asked for the list"],
            &[],
        ),
        ("20 Nov\nasked for the list", &["20 Nov: asked for the list"], &[]),
        ("20 Nov:\nNorthwind: plain note", &["20 Nov Northwind: plain note"], &[]),
        // An hour is of the heading's day.
        ("Northwind\n20 Nov\nbo 11.30: y", &["Northwind Hydro: 20 Nov bo 11.30: y"], &[]),
        ("Northwind\n20 Nov\n3pm bo: y", &["Northwind Hydro: 20 Nov 3pm bo: y"], &[]),
        // The line's own day wins, though it is today.
        ("Northwind\n20 Nov\nbo today: y", &["Northwind Hydro: bo today: y"], &[]),
        // Near misses: a word of a sentence, somebody, a line of its own.
        ("Northwind wants spares\nbo: x", &["Northwind wants spares", "bo: x"], &[]),
        ("Holm\nbo: x", &["Holm", "bo: x"], &[]),
    ] {
        let owned = |all: &[&str]| all.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        assert_eq!(pasted(&desk, text), (owned(lines), owned(bare)), "{text}");
    }
    // Alone it is not lost in a paste.
    assert_eq!(desk.names.lines_of_notes("Northwind", desk.bench.today()), ["Northwind"]);
}

#[test]
fn what_is_given_beside_a_line_holds_and_the_answer_has_it() {
    let mut desk = desk();
    let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect();
    for (line, with, date, outcome, says) in [
        (
            "Holm: rebate",
            &[][..],
            Some("yesterday"),
            Some("advanced"),
            "visit, Lars Holm, Mon 23 Nov 2026, advanced",
        ),
        ("Osterby: liners", &["eva"], None, None, "visit, Eva Lind, today"),
        ("Osterby: liners", &["Holm, eva"], None, None, "visit, Lars Holm, Eva Lind, today"),
        // The day of the line is none, but it does not count.
        ("Holm 30.2.: x", &[], Some("yesterday"), None, "visit, Lars Holm, Mon 23 Nov 2026"),
    ] {
        let happened = Happened {
            with: words(with),
            kind: Some("visit".to_owned()),
            date: date.map(str::to_owned),
            outcome: outcome.map(str::to_owned),
        };
        let (kept, _) = desk.bench.log_line(line, &happened).unwrap();
        assert!(kept.sentence.ends_with(says), "{line}: {}", kept.sentence);
    }
    let given = Happened { date: Some("yesterday".to_owned()), ..Happened::default() };
    let refused = desk.bench.log_line("who was that: x", &given).unwrap_err().to_string();
    assert!(refused.contains("names no account"), "{refused}");
    // Whom an option says is not asked about.
    let with = Happened { with: words(&["eva"]), ..Happened::default() };
    let (_, remarks) = desk.bench.log("Osterby", "Brandt: rebate", &with).unwrap();
    assert!(remarks.is_empty(), "{remarks:?}");
}

#[test]
fn the_answer_shows_the_note_where_words_before_the_colon_are_in_it_and_who_is_stored() {
    let mut desk = desk();
    for (line, note, led) in [
        ("Holm audit of our workshop: passed", "; note: audit of our workshop: passed", true),
        ("Holm call yesterday: passed", "", true),
        // Nobody is stored: nobody is taken for anybody.
        ("Holm wants spares", "", false),
    ] {
        let logged = desk.bench.log_lines(line).unwrap();
        let [answer] = logged.lines.as_slice() else { panic!("{line}: {logged:?}") };
        let shown = answer.kept.split_once("; note").map_or("", |_| note);
        assert!(answer.kept.ends_with(note) && shown == note, "{line}: {}", answer.kept);
        let taken = answer.remarks.iter().any(|remark| remark.contains("is taken for"));
        assert_eq!(taken, led, "{line}: {:?}", answer.remarks);
    }
    let long = format!("Holm audit of our workshop: {}", "passed ".repeat(20));
    let logged = desk.bench.log_lines(&long).unwrap();
    assert!(logged.lines[0].kept.ends_with("passed …"), "{}", logged.lines[0].kept);
}

#[test]
fn a_name_and_an_initial_lead_to_the_one_who_is_called_so() {
    let desk = desk();
    for (line, says) in [
        ("Lars H call: x", "Osterby Steel: Lars Holm; "),
        ("Lars K. call: x", "华联电力: Lars Krog; "),
        // Near misses: two of that letter or none.
        ("Lars Q call: x", "Northwind Hydro: ; Lars"),
    ] {
        let names = desk.says(line, LineTarget::Inbox);
        let here = desk.says(line, LineTarget::Here);
        assert!(names == says || here == says, "{line}: {names} / {here}");
    }
}

#[test]
fn the_answer_says_which_way_it_went_and_what_counts_otherwise_than_the_note() {
    let mut desk = desk();
    let happened = Happened::default();
    for (line, says, remark) in [
        ("Dahl -> me mail: ok", "message, Ingrid Dahl, today, from them", ""),
        ("mail to Dahl: ok", "message, Ingrid Dahl, today, from us", ""),
        ("Dahl called: ok", "call, Ingrid Dahl, today", ""),
        ("VM from Dahl: ok", "message, Ingrid Dahl, today, from them", ""),
        ("call Dahl: nobody picks up", "call, Ingrid Dahl, today", "\"nobody picks up\""),
        ("call Dahl: picks up the keys", "call, Ingrid Dahl, today", ""),
    ] {
        let (kept, remarks) = desk.bench.log("Northwind Hydro", line, &happened).unwrap();
        assert!(kept.sentence.ends_with(says), "{line}: {}", kept.sentence);
        let said = remarks.join(" | ");
        assert!(said.contains(remark) && said.is_empty() == remark.is_empty(), "{line}: {said}");
    }
    let lines = "Osterby: call Lars Holm: nicht da\nwho was that?";
    let logged = desk.bench.log_lines(lines).unwrap();
    let said: Vec<_> = logged.lines.iter().map(|l| (l.kept.as_str(), l.remarks.len())).collect();
    let waits = "it waits in the inbox until it is given to an account";
    assert_eq!(said, [("Osterby Steel: call, Lars Holm, today", 1), (waits, 0)]);
}

/// The firm has the name of two of its people: the word is one of them, is told, and is not lost.
#[test]
fn who_has_the_name_of_the_firm_is_not_taken_for_the_firm() {
    let book = r#"{"format":"anteroom/1","accounts":[
     {"id":"k","name":"Kettler Guss","people":[{"id":"r","name":"Rolf Kettler"},{"id":"s","name":"Sandra Kettler"}]},
     {"id":"m","name":"Moser Guss","people":[{"id":"x","name":"Xaver Moser"}]}]}"#;
    for (account, line, people, note) in [
        ("k", "call Kettler: hose", &[][..], "Kettler"),
        ("k", "call Sandra Kettler: hose", &["s"], "hose"),
        ("k", "call Sandra: hose", &["s"], "hose"),
        ("k", "Kettler: call Sandra: hose", &["s"], "hose"),
        ("m", "call Moser: hose", &["x"], "hose"),
    ] {
        let mut bench = Workbench::in_memory(parse_day("2026-11-24").unwrap()).unwrap();
        let source = Source::new("book.json", book.as_bytes().to_vec());
        bench.import(vec![source], true, &mut |_, _| {}).unwrap();
        let logged = bench.log_lines(line).unwrap();
        assert_eq!(logged.contacts, 1, "{line}");
        let key = bench.account_of(account).unwrap().key;
        let contact = bench.dossier(key).unwrap().account.contacts.0.pop().unwrap();
        assert_eq!(contact.people.0, people, "{line}");
        assert!(contact.note.as_deref().unwrap_or_default().contains(note), "{line}: {contact:?}");
    }
}
