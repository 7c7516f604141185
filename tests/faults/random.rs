//! Thousands of random keys on the demo book and on hostile text: no panic, the file whole, all of it undone.

use super::desk::{Desk, export};
use super::keys::{self, Random};
use super::naughty;
use super::screen::{SIZES, Screen, is_clean};
use anteroom::tui::terminal::Event;
use crossterm::event::{KeyCode, KeyModifiers};
use rusqlite::Connection;

/// What is pasted or typed into whatever is open.
const TEXTS: [&str; 6] = ["fri", "王敏", "+2w 1 dec", "x\u{202e}\u{1b}[2J", "12", "Bo Lind"];

fn press(screen: &mut Screen, seed: u64, many: usize) {
    let (table, mut random) = (keys::quiet(), Random(seed));
    let mut pressed: Vec<&str> = Vec::new();
    for n in 0..many {
        match random.below(40) {
            0 => screen.resize(SIZES[random.below(SIZES.len())]),
            1 => screen.event(Event::Timeout),
            2 => screen.event(Event::Paste(TEXTS[random.below(TEXTS.len())].into())),
            3 => TEXTS[random.below(TEXTS.len())]
                .split_whitespace()
                .for_each(|text| screen.types(text)),
            4..8 => {
                // Out of whatever is open, to one of the panes.
                (0..3).for_each(|_| screen.key(KeyCode::Esc, KeyModifiers::NONE));
                screen.types(["1", "2", "3", "4"][random.below(4)]);
            }
            _ => {
                let key = table[random.below(table.len())];
                pressed.push(key);
                if let Some(event) = keys::event(key) {
                    screen.event(event);
                }
            }
        }
        if n % 6 == 0 {
            let last = &pressed[pressed.len().saturating_sub(12)..];
            is_clean(screen.cells(), &format!("seed {seed}, after {last:?}"));
        }
    }
}

/// Puts the text into a file without a past, so that undo ends where it began.
fn desk_with(text: &str) -> Desk {
    let desk = Desk::new();
    super::desk::import(&mut desk.open().unwrap(), "book.json", text).unwrap();
    Connection::open(desk.file())
        .unwrap()
        .execute_batch("DELETE FROM change; DELETE FROM step")
        .unwrap();
    desk
}

/// How many steps the keys made; all of them are undone and done again.
fn all_is_undone(text: &str, seed: u64, many: usize) -> usize {
    let desk = desk_with(text);
    let first = export(&desk.open().unwrap());
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    press(&mut screen, seed, many);
    drop(screen);
    let mut bench = desk.open().unwrap();
    assert_eq!(bench.doctor().unwrap(), Vec::<String>::new(), "seed {seed}");
    let last = export(&bench);
    assert!(export(&super::desk::in_memory(&last)) == last, "seed {seed}: no round trip");
    let mut undone = 0;
    while bench.undo().is_ok() {
        undone += 1;
    }
    assert_eq!(bench.doctor().unwrap(), Vec::<String>::new(), "seed {seed}");
    assert!(export(&bench) == first, "seed {seed}: not as it was");
    // Beyond these lie the steps that the keys themselves had taken back.
    (0..undone).for_each(|_| drop(bench.redo().unwrap()));
    assert!(export(&bench) == last, "seed {seed}: not done again");
    undone
}

#[test]
fn on_the_demo_book() {
    let steps = (1..=3).map(|seed| all_is_undone(super::desk::DEMO, seed, 400));
    assert!(steps.sum::<usize>() > 0);
}

#[test]
fn on_hostile_text() {
    let steps = (11..=12).map(|seed| all_is_undone(&naughty::text(), seed, 300));
    assert!(steps.sum::<usize>() > 0);
}

#[test]
fn on_an_empty_book() {
    let empty = "{\"format\":\"anteroom/1\"}";
    (21..=22).for_each(|seed| {
        let desk = desk_with(empty);
        let mut screen = Screen::new(desk.open().unwrap(), SIZES[2]);
        press(&mut screen, seed, 400);
        assert_eq!(desk.open().unwrap().doctor().unwrap(), Vec::<String>::new());
    });
}
