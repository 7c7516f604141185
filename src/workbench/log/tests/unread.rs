//! What of a line is not read, the line that would be, and lines that are in the book already.

use super::*;

/// The remarks of a single `log`, and of the same line pasted.
fn remarks(line: &str) -> (String, String) {
    let (mut one, mut other) = (desk(), desk());
    let (_, alone) = one.bench.log("Northwind Hydro", line, &Happened::default()).unwrap();
    let pasted = other.bench.log_lines(&format!("Northwind Hydro: {line}")).unwrap();
    (alone.join(" | "), pasted.lines[0].remarks.join(" | "))
}

#[test]
fn a_line_without_a_colon_is_offered_with_one_and_not_with_one_that_is_refused() {
    for (line, says, better) in [
        (
            "met Dahl yesterday",
            "meeting, Ingrid Dahl and Mon 23 Nov 2026 are not read",
            "met Dahl yesterday:",
        ),
        (
            "mail from Dahl, wants spares",
            "message from Ingrid Dahl is not read",
            "mail from Dahl: wants spares",
        ),
        (
            "call Dahl refused, price",
            "call, Ingrid Dahl and \"refused\" are not read",
            "call Dahl refused: price",
        ),
        (
            "Dahl cancelled the 2 Dec meeting",
            "Ingrid Dahl and \"refused\" are not read",
            "Dahl cancelled: the 2 Dec meeting",
        ),
        (
            "sent Dahl the drawings",
            "message and Ingrid Dahl are not read",
            "sent Dahl: the drawings",
        ),
    ] {
        let (alone, pasted) = remarks(line);
        assert!(alone.contains(says) && pasted.contains(says), "{line}: {alone} / {pasted}");
        assert!(alone.ends_with(&format!("logged as: {better}")), "{line}: {alone}");
        let better = format!("logged as: Northwind Hydro: {better}");
        assert!(pasted.ends_with(&better), "{line}: {pasted}");
    }
}

/// Near misses: nothing was sent, or to nobody who is known.
#[test]
fn a_plain_note_is_not_offered_with_a_colon() {
    for line in
        ["the pump that Dahl bought leaks", "sent Brandt the sample list", "sent the list off"]
    {
        assert_eq!(remarks(line), (String::new(), String::new()), "{line}");
    }
}

#[test]
fn what_stands_behind_the_colon_of_a_day_is_told() {
    for (line, better) in [
        ("17 Nov: Dahl visit, QA docs", Some("17 Nov Dahl visit: QA docs")),
        ("17 Nov: call Dahl", Some("17 Nov call Dahl:")),
        // Near misses: no word of the kind, or all is said before the colon.
        ("17 Nov: wants spares", None),
        ("17 Nov call Dahl: visit was ok", None),
        ("Dahl 17 Nov: call went well", None),
    ] {
        let (alone, pasted) = remarks(line);
        let says = "only what stands before the colon is read";
        assert_eq!(alone.contains(says), better.is_some(), "{line}: {alone}");
        assert_eq!(pasted.contains(says), better.is_some(), "{line}: {pasted}");
        let is_told =
            better.is_none_or(|better| alone.ends_with(better) && pasted.ends_with(better));
        assert!(is_told, "{line}: {alone} / {pasted}");
    }
}

#[test]
fn lines_that_are_in_the_book_already_are_counted() {
    let mut desk = desk();
    let block = "Northwind Hydro\n20 Nov Dahl call: spares\nmail from Dahl: ok\nasked for the list";
    assert_eq!(desk.bench.log_lines(block).unwrap().again, 0);
    let more = format!("{block}\nDahl call: seals\n19 Nov Dahl call: spares");
    assert_eq!(desk.bench.log_lines(&more).unwrap().again, 3);
    assert_eq!(desk.bench.log_lines("nobody knows: x").unwrap().again, 0);
}

#[test]
fn a_name_of_two_says_that_nobody_is_taken() {
    let mut desk = desk();
    let (kept, remarks) =
        desk.bench.log("Osterby", "Lind called: x", &Happened::default()).unwrap();
    assert!(!kept.sentence.contains("from"), "{}", kept.sentence);
    assert!(remarks.is_empty() || remarks[0].contains("nobody is taken"), "{remarks:?}");
}
