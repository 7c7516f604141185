//! An account of thousands of people: four times as many take about four times as long, to look and to save.

use super::desk::{Desk, in_memory, worked};
use super::screen::{SIZES, Screen};
use anteroom::model::brief::Print;
use anteroom::workbench::Workbench;
use anteroom::workbench::brief::Sheet;
use std::fmt::Write;
use std::time::Duration;

/// One account of so many people, each with a boss, marks, a rhythm and a tie; a hundred
/// were met, every 25th attends a visit and decides.
fn book(people: usize) -> String {
    let mut out = String::from(
        "{\"format\":\"anteroom/1\",\"accounts\":[{\"id\":\"a\",\"name\":\"Alfa\",\"tier\":\"key\",\
         \"opportunities\":[{\"id\":\"o\",\"name\":\"Dryer\",\"buying_stage\":4,\"value\":90000}],\"people\":[",
    );
    let lists = |out: &mut String, each: &dyn Fn(usize) -> String| {
        let all: Vec<String> = (0..people).map(each).filter(|one| !one.is_empty()).collect();
        let _ = write!(out, "{}", all.join(",\n"));
    };
    lists(&mut out, &|n| {
        let boss =
            if n > 0 { format!(",\"reports_to\":\"p{}\"", (n - 1) / 5) } else { String::new() };
        let role = ["user", "technical", "purchasing", "coach"][n % 4];
        let role = if n % 25 == 0 { "decision_maker" } else { role };
        format!(
            "{{\"id\":\"p{n}\",\"name\":\"Ada Nr{n}\",\"roles\":[\"{role}\"],\"influence\":{},\"attitude\":{},\
             \"relationship\":{},\"cadence_days\":30,\"marks_as_of\":\"2025-01-01\"{boss}}}",
            n % 6,
            n % 5,
            n % 4
        )
        .replace("\"attitude\":3", "\"attitude\":-1")
        .replace("\"attitude\":4", "\"attitude\":-2")
    });
    out.push_str("],\"ties\":[");
    lists(&mut out, &|n| {
        let other = (n * 7 + 3) % people;
        let kind = ["works_with", "influences", "friend"][n % 3];
        match other == n {
            true => String::new(),
            false => format!(
                "{{\"from\":\"p{n}\",\"to\":\"p{other}\",\"kind\":\"{kind}\",\"strength\":{}}}",
                n % 5 + 1
            ),
        }
    });
    out.push_str("],\"contacts\":[");
    lists(&mut out, &|n| match n < 100 {
        false => String::new(),
        true => format!(
            "{{\"id\":\"c{n}\",\"date\":\"2026-0{}-11\",\"kind\":\"call\",\"people\":[\"p{n}\"],\"note\":\"x\"}}",
            n % 9 + 1
        ),
    });
    let there: Vec<String> = (0..people).step_by(25).map(|n| format!("\"p{n}\"")).collect();
    let _ = write!(
        out,
        "],\"visits\":[{{\"id\":\"v\",\"date\":\"2026-11-27\",\"people\":[{}],\"opportunity\":\"o\"}}]}}]}}",
        there.join(",")
    );
    out
}

/// The shorter of two goes: other work of the machine only makes one longer.
fn shortest(mut work: impl FnMut() -> Duration) -> Duration {
    (0..2).map(|_| work()).min().unwrap_or_default()
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let started = worked();
    work();
    worked() - started
}

fn account(bench: &Workbench) -> i64 {
    bench.account_of("a").unwrap().key
}

/// Four times the people may take so many times as long: 4 is linear, 16 quadratic, 64 cubic.
const MOST: f64 = 7.0;

/// The same work with few and with many people.
fn grows(what: &str, mut work: impl FnMut(&str) -> Duration) {
    let (few, many) = (book(250), book(1000));
    let (few, many) = (shortest(|| work(&few)), shortest(|| work(&many)));
    let times = many.as_secs_f64() / few.as_secs_f64();
    println!("{what}: {few:?} with 250, {many:?} with 1000, {times:.1} times");
    assert!(times < MOST, "{what}: {few:?} with 250, {many:?} with 1000, {times:.1} times");
}

#[test]
fn a_look_at_an_account_grows_with_its_people() {
    grows("a look", |text| {
        let bench = in_memory(text);
        let key = account(&bench);
        bench.dossier(key).unwrap();
        timed(|| bench.dossier(key).unwrap())
    });
}

#[test]
fn a_brief_for_all_who_decide_grows_with_the_people() {
    grows("a brief", |text| {
        let bench = in_memory(text);
        let account = bench.typed_account(account(&bench)).unwrap();
        let visit = account.visits.first();
        timed(|| {
            for print in [Print::Table, Print::Car] {
                bench.brief(&account, visit, print, Sheet::of("text")).unwrap();
            }
        })
    });
}

#[test]
fn the_screens_and_a_save_grow_with_the_people() {
    grows("first frame and a save", |text| {
        let desk = Desk::new();
        super::desk::import(&mut desk.open().unwrap(), "book.json", text).unwrap();
        timed(|| {
            let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
            screen.types("2j+");
            assert!(screen.text().contains("saved:"), "{}", screen.text());
        })
    });
}

#[test]
fn today_says_nothing_of_accounts_that_it_has_not_looked_at() {
    let mut text = String::from("{\"format\":\"anteroom/1\",\"accounts\":[");
    for n in 0..300 {
        let comma = if n == 0 { "" } else { "," };
        let _ = write!(text, "{comma}{{\"id\":\"a{n}\",\"name\":\"Account {n}\"}}");
    }
    text += ",{\"name\":\"Last\",\"actions\":[{\"what\":\"send the drawing\",\"due\":\"2026-11-20\"}]}]}";
    let mut screen = Screen::new(in_memory(&text), SIZES[1]);
    screen.key(crossterm::event::KeyCode::Char('t'), crossterm::event::KeyModifiers::NONE);
    let early = screen.text();
    assert!(
        early.contains("looking: 24 of 301 accounts") && !early.contains("Nothing due"),
        "{early}"
    );
    screen.settle();
    assert!(screen.text().contains("send the drawing"), "{}", screen.text());
}
