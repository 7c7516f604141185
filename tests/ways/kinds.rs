//! Every kind of record that a form and a command can make: what a new user types into the form, and the command of the
//! same meaning, leave the same file.

use super::screen::Screen;
use super::{after_in, open, said, unmade};
use crossterm::event::{KeyCode, KeyModifiers};
use std::path::Path;

const BOOK: &str = r#"{"format":"anteroom/1","rep":{"name":"Me"},
 "competitors":[{"id":"r","name":"Rival"},{"id":"s","name":"Sieber"}],"products":[{"id":"x","name":"Pump X"}],
 "accounts":[{"id":"a","name":"Alfa","tier":"target","years":[{"year":2026,"target":9}],
 "people":[{"id":"p","name":"Ada Berg","attitude":0,"marks_as_of":"2026-01-01"},{"id":"q","name":"Bo Lind"}],
 "opportunities":[{"id":"o","name":"Pumps","buying_stage":2,"selling_stage":1,"decision_date":"2026-12-01",
  "rivals":[{"competitor":"r"}]}]}]}"#;

/// What finds the form, what is typed into its fields, and the command.
type Way = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const WAYS: &[Way] = &[
    (
        "something to do",
        &[("what", "Angebot schicken bis 12.12.")],
        &["action", "Alfa", "Angebot schicken bis 12.12."],
    ),
    (
        "something to do",
        &[("what", "send the list, fri"), ("by", "1 mar")],
        &["action", "Alfa", "send the list, fri", "--due", "2027-03-01"],
    ),
    ("something to do", &[("what", "send rev 2.1")], &["action", "Alfa", "send rev 2.1"]),
    (
        "new account",
        &[("name", "Beta"), ("also called", "B, Be；北风"), ("tier", "k")],
        &["account", "Beta", "--alias", "B, Be；北风", "--tier", "key"],
    ),
    (
        "new complaint",
        &[("what", "leak"), ("raised by", "Berg")],
        &["complaint", "Alfa", "leak", "--by", "Berg"],
    ),
    (
        "new service",
        &[("what", "yearly check"), ("every", "90")],
        &["service", "Alfa", "yearly check", "--every-days", "90"],
    ),
    (
        "new agreement",
        &[("what", "frame"), ("until", "30.6.2027")],
        &["agreement", "Alfa", "frame", "--until", "2027-06-30"],
    ),
    (
        "new gift",
        &[("to", "Ada"), ("what", "wine"), ("worth", "30"), ("why", "year end")],
        &["gift", "Alfa", "Ada", "wine", "--value", "30", "--reason", "year end"],
    ),
    (
        "new mark they gave us",
        &[("mark", "4"), ("by", "Ada Berg")],
        &["satisfaction", "Alfa", "4", "--by", "Ada Berg"],
    ),
    (
        "new need",
        &[("need", "spare pumps"), ("worth a year", "5k")],
        &["need", "Alfa", "spare pumps", "--value", "5000"],
    ),
    (
        "new objective",
        &[("objective", "double spares"), ("to reach", "9")],
        &["objective", "Alfa", "double spares", "--target", "9"],
    ),
    (
        "new objective",
        &[("objective", "double spares"), ("to reach", "by half")],
        &["objective", "Alfa", "double spares", "--target", "by half"],
    ),
    (
        "new year",
        &[("year", "2027"), ("want to sell", "100.000")],
        &["year", "Alfa", "2027", "--target", "100000"],
    ),
    (
        "new quarter",
        &[("quarter", "2"), ("want to sell", "3")],
        &["quarter", "Alfa", "2026", "2", "--target", "3"],
    ),
    (
        "new rival in the house",
        &[("who", "Rival"), ("share", "40%")],
        &["competition", "Alfa", "Rival", "--share", "0.4"],
    ),
    (
        "new payment",
        &[("for what", "on order"), ("amount", "5.000"), ("due on", "1.12.")],
        &["payment", "Alfa", "Pumps", "5000", "--what", "on order", "--due", "2026-12-01"],
    ),
    (
        "new cost",
        &[("for what", "steel"), ("amount", "1k"), ("due on", "1 dec")],
        &["cost", "Alfa", "Pumps", "1000", "--what", "steel", "--due", "2026-12-01"],
    ),
    (
        "new offer",
        &[("whose", "w"), ("amount", "1,05 Mio"), ("terms", "30 days")],
        &["offer", "Alfa", "Pumps", "1050000", "--side", "us", "--terms", "30 days"],
    ),
    (
        "new mark of a rival",
        &[("of what", "tech"), ("mark", "3")],
        &["rival-evaluation", "Alfa", "Pumps", "Rival", "technical", "--score", "3"],
    ),
    (
        "new mark of ours",
        &[("of what", "cap"), ("mark", "4"), ("why", "cash is there")],
        &["evaluation", "Alfa", "Pumps", "capital", "--score", "4", "--why", "cash is there"],
    ),
    (
        "new point of the specification",
        &[("point", "seal type"), ("helps", "r")],
        &["specification", "Alfa", "Pumps", "seal type", "--favours", "rival"],
    ),
    (
        "new bid paper",
        &[("what", "ISO certificate"), ("by", "5 dec")],
        &["bid", "Alfa", "Pumps", "ISO certificate", "--due", "2026-12-05"],
    ),
    (
        "new day of a stage",
        &[("stage", "3"), ("on", "10.1.2027")],
        &["schedule", "Alfa", "Pumps", "3", "--date", "2027-01-10"],
    ),
    (
        "new complaint",
        &[("what", "late delivery"), ("how bad", "h")],
        &["complaint", "Alfa", "late delivery", "--severity", "high"],
    ),
    (
        "new introduction",
        &[("through", "Ada"), ("to", "Bo")],
        &["introduction", "Alfa", "Ada", "Bo", "--result", "asked"],
    ),
    (
        "new verdict",
        &[("verdict", "n"), ("why", "no cash")],
        &["decision", "Alfa", "Pumps", "no-go", "--why", "no cash"],
    ),
    ("new deed", &[("person", "Ada"), ("what", "t")], &["deed", "Alfa", "Ada", "informed"]),
    (
        "new contact",
        &[("with", "Ada"), ("note", "hello")],
        &["contact", "Alfa", "hello", "--date", "2026-11-24", "--person", "Ada"],
    ),
    (
        "new gift",
        &[("to", "Ada"), ("what", "wine"), ("worth", "1.200"), ("on", "20.12.")],
        &["gift", "Alfa", "Frau Berg", "wine", "--value", "1.200", "--date", "20.12."],
    ),
    (
        "new objective",
        &[("objective", "double spares"), ("to reach", "500k")],
        &["objective", "Alfa", "double spares", "--target", "500k"],
    ),
    (
        "new rival in the house",
        &[("who", "Rival"), ("share", "40")],
        &["competition", "Alfa", "Rival", "--share", "40"],
    ),
    (
        "new offer",
        &[("whose", "w"), ("amount", "T€ 95"), ("days to pay", "30 Tage")],
        &["offer", "Alfa", "Pumps", "T€ 95", "--side", "we", "--days", "30 Tage"],
    ),
    ("new product", &[("name", "Valve")], &["product", "Valve"]),
    ("new competitor", &[("name", "Zeta")], &["competitor", "Zeta"]),
    ("new line of the inbox", &[("line", "somebody called")], &["inbox", "somebody called"]),
];

/// The name of the field in which one types.
fn field(screen: &Screen) -> Option<String> {
    let text = screen.text();
    let row = text.lines().find_map(|row| row.trim_start().strip_prefix("│▸"))?;
    let name = row.split("  ").next()?.trim_end_matches(['│', ' ']);
    Some(name.to_owned())
}

fn types(screen: &mut Screen, text: &str) {
    for letter in text.chars() {
        screen.key(KeyCode::Char(letter), KeyModifiers::NONE);
        screen.settle();
    }
}

fn key(screen: &mut Screen, code: KeyCode) {
    screen.key(code, KeyModifiers::NONE);
    screen.settle();
}

/// Finds the form by its words and fills it field by field.
fn filled(file: &Path, (finds, fields, _): &Way) {
    const FIELDS: usize = 20;
    let mut screen = Screen::new(open(file), (150, 60));
    types(&mut screen, ":");
    types(&mut screen, finds);
    key(&mut screen, KeyCode::Enter);
    let mut left = fields.to_vec();
    for _ in 0..FIELDS {
        let at = field(&screen).unwrap_or_default();
        if let Some(place) = left.iter().position(|(name, _)| at == *name) {
            let (_, text) = left.remove(place);
            types(&mut screen, text);
        }
        if left.is_empty() {
            break;
        }
        key(&mut screen, KeyCode::Tab);
    }
    assert!(left.is_empty(), "{finds} has no {left:?}:\n{}", screen.text());
    screen.key(KeyCode::Char('s'), KeyModifiers::CONTROL);
    screen.settle();
    assert!(screen.text().contains("saved:"), "{finds}:\n{}", screen.text());
}

#[test]
fn what_a_form_makes_a_command_makes() {
    let nothing = after_in(BOOK, |_| {});
    for way in WAYS {
        let by_form = after_in(BOOK, |file| filled(file, way));
        let command: Vec<&str> = std::iter::once("add").chain(way.2.iter().copied()).collect();
        let by_command = after_in(BOOK, |file| said(file, &command));
        assert_ne!(by_command, nothing, "{command:?} changed nothing");
        assert_eq!(unmade(&by_form), unmade(&by_command), "{} against {command:?}", way.0);
    }
}

#[test]
fn an_offer_of_nobody_is_asked_about() {
    let made = after_in(BOOK, |file| {
        let mut screen = Screen::new(open(file), (150, 60));
        types(&mut screen, ":new offer");
        key(&mut screen, KeyCode::Enter);
        while field(&screen).is_some_and(|at| at != "amount") {
            key(&mut screen, KeyCode::Tab);
        }
        types(&mut screen, "375.000");
        screen.key(KeyCode::Char('s'), KeyModifiers::CONTROL);
        screen.settle();
        assert!(screen.text().contains("neither ours nor theirs"), "{}", screen.text());
    });
    assert_eq!(made, after_in(BOOK, |_| {}));
}

#[test]
fn a_form_that_is_saved_as_it_was_changes_nothing() {
    let book = BOOK.replace(
        r#""years":"#,
        r#""objectives":[{"id":"t","year":2026,"objective":"double spares","target":9,"actual":"half"}],"years":"#,
    );
    let before = after_in(&book, |_| {});
    let made = after_in(&book, |file| {
        let mut screen = Screen::new(open(file), (150, 60));
        types(&mut screen, ":double spares");
        key(&mut screen, KeyCode::Enter);
        types(&mut screen, "e");
        screen.key(KeyCode::Char('s'), KeyModifiers::CONTROL);
        screen.settle();
        assert!(screen.text().contains("nothing was changed"), "{}", screen.text());
    });
    assert_eq!(made, before);
}
