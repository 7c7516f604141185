//! What has no room says so, what has room stands whole, and numbers have their nouns.

use super::*;

/// The demo on the last day of November: a payment is more than a hundred days late.
fn late_demo() -> App {
    let day = today() + chrono::Days::new(6);
    let text = Workbench::in_memory(day).unwrap().demo().unwrap().export_json(None).unwrap();
    let mut bench = Workbench::in_memory(day).unwrap();
    let source = crate::workbench::Source::new("demo.json", text.into_bytes());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

fn one_account() -> App {
    let mut bench = Workbench::in_memory(today()).unwrap();
    let source = crate::workbench::Source::new("one.csv", b"account\nAcme\n".to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

/// A book, keys, a size, what is seen there and what is not.
type Case =
    (fn() -> App, &'static str, (u16, u16), &'static [&'static str], &'static [&'static str]);

const SMALL: (u16, u16) = (80, 24);
const MIDDLE: (u16, u16) = (120, 36);
const LARGE: (u16, u16) = (200, 60);

const CASES: &[Case] = &[
    // Today.
    (late_demo, "t", SMALL, &["103 days !", "10, Tab opens them", ", later"], &["day.."]),
    (late_demo, "t", LARGE, &["103 days !", "accounts not listed"], &["day..", "more accounts"]),
    (late_demo, "t{Tab}{Tab}{Tab}", SMALL, &["Visits", "1, Tab opens them", "Dahl: tried"], &[]),
    (
        empty,
        "t",
        SMALL,
        &["No account in this book yet: n a adds one", "no account yet"],
        &["Nothing"],
    ),
    (
        empty,
        "t",
        MIDDLE,
        &["No account in this book yet: n a adds one", "no account yet"],
        &["Nothing"],
    ),
    (one_account, "t", SMALL, &["1 account ", "Nobody is past"], &["1 accounts", "0 urgent"]),
    // The workbench.
    (late_demo, "4z", MIDDLE, &["f all 25", "what is set aside?"], &["?:"]),
    (late_demo, "4", MIDDLE, &["5 urgent, 14 warnings", "f all 25"], &["notices f all"]),
    (one_account, "4", MIDDLE, &["nothing yet"], &["f all"]),
    (late_demo, "1", SMALL, &["sold 512,000, 57 %"], &[]),
    (one_account, "1", SMALL, &["sold not known"], &[]),
    (late_demo, "2v", SMALL, &["Solberg", "against us 1   to be won 3", "find out"], &["Solber "]),
    (late_demo, "2v", MIDDLE, &["before the name", "to be won: 3"], &[]),
    (late_demo, "2", LARGE, &["attempts", "6 more"], &[]),
    (late_demo, "f", SMALL, &["what is set aside?"], &["?:"]),
    // Other screens.
    (late_demo, "2{Enter}", SMALL, &["What we know"], &[]),
    (
        late_demo,
        "gb",
        LARGE,
        &["Spare parts identical with units in service  "],
        &["units in ser.."],
    ),
    (one_account, "gk", SMALL, &["once a place was looked at"], &[]),
];

#[test]
fn what_has_no_room_says_so_and_numbers_have_their_nouns() {
    for (book, typed, (width, height), seen, not_seen) in CASES {
        let mut app = book();
        screen(&mut app, *width, *height);
        keys(&mut app, typed);
        let text = screen(&mut app, *width, *height);
        for part in *seen {
            assert!(text.contains(part), "{typed} {width}: {part:?} is not on\n{text}");
        }
        for part in *not_seen {
            assert!(!text.contains(part), "{typed} {width}: {part:?} is on\n{text}");
        }
    }
}

#[test]
fn the_page_of_a_person_counts_what_is_below_in_both_panes() {
    let mut app = late_demo();
    screen(&mut app, 80, 24);
    keys(&mut app, "2{Enter}");
    let text = screen(&mut app, 80, 24);
    assert_eq!(text.matches(" more ").count(), 2, "{text}");
}

#[test]
fn the_message_after_an_import_keeps_what_went_over_others() {
    let mut app = demo();
    let name = account(&app).name.to_string();
    app.event(Event::Paste(format!("Account;Industry;Employees\n{name};Dairy;17\nNew;Dairy;5\n")));
    keys(&mut app, "{Enter}{Save}");
    let text = screen(&mut app, 80, 24);
    let said = text.lines().find(|line| line.contains("saved: "));
    assert!(said.is_some_and(|l| l.contains("2 values changed over what was there")), "{text}");
}
