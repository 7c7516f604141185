//! The mouse and the row: one hit test for every list, the keys of the last line, the copy of a row, the cell that
//! the cursor rests on.

use super::{demo, keys, screen, shows};
use crate::tui::app::App;
use crate::tui::terminal::{Event, TerminalApp as _};
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

fn mouse(app: &mut App, kind: MouseEventKind, at: Position) {
    let event = MouseEvent { kind, column: at.x, row: at.y, modifiers: KeyModifiers::NONE };
    app.event(Event::Mouse(event));
    screen(app, 120, 36);
}

fn click(app: &mut App, at: Position) {
    mouse(app, MouseEventKind::Down(MouseButton::Left), at);
}

/// The first cell of this text on the screen.
fn place(app: &mut App, text: &str) -> Position {
    let shown = screen(app, 120, 36);
    let (y, line) = shown.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap();
    let x = crate::text::width(line.split(text).next().unwrap());
    Position::new(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
}

/// The line that the selection is on.
fn selected(app: &mut App) -> String {
    let at = app.row().unwrap();
    screen(app, 120, 36).lines().nth(usize::from(at.y)).unwrap().to_owned()
}

#[test]
fn a_click_selects_a_second_one_opens() {
    let mut app = demo();
    keys(&mut app, "gv");
    keys(&mut app, "{Down}");
    let before = selected(&mut app);
    keys(&mut app, "{Up}");
    let first = selected(&mut app);
    assert_ne!(before, first);
    let at = app.row().unwrap();
    let second = Position::new(at.x + 3, at.y + 1);
    click(&mut app, second);
    assert_eq!(selected(&mut app), before);
    click(&mut app, second);
    shows(&mut app, &["Visit"]);
    assert!(app.stack.len() > 2, "the second click opens the visit");
}

#[test]
fn a_click_into_another_pane_gives_it_the_focus() {
    let mut app = demo();
    keys(&mut app, "t");
    let group = place(&mut app, "Urgent");
    click(&mut app, Position::new(group.x + 4, group.y + 1));
    shows(&mut app, &["▸Urgent"]);
}

#[test]
fn a_key_of_the_last_line_can_be_clicked() {
    let mut app = demo();
    let at = place(&mut app, "? all keys");
    click(&mut app, at);
    shows(&mut app, &["Keys of the workbench"]);
    keys(&mut app, "marks text");
    shows(&mut app, &["Shift-drag"]);
}

#[test]
fn the_wheel_moves_the_list_under_it() {
    let mut app = demo();
    keys(&mut app, "gv");
    let before = app.row().unwrap();
    mouse(&mut app, MouseEventKind::ScrollDown, Position::new(before.x + 3, before.y));
    assert!(app.row().unwrap().y > before.y);
}

#[test]
fn y_copies_the_row_of_a_list_that_has_no_copy_of_its_own_and_counts_the_letters() {
    let mut app = demo();
    keys(&mut app, "gvy");
    shows(&mut app, &["copied ", " letters (OSC 52)"]);
}

#[test]
fn at_80_columns_all_letters_after_g_are_shown() {
    let mut app = demo();
    app.event(Event::Key(crossterm::event::KeyEvent::new(
        crossterm::event::KeyCode::Char('g'),
        KeyModifiers::NONE,
    )));
    app.event(Event::Timeout);
    let shown = screen(&mut app, 80, 24);
    for row in crate::tui::keymap().rows() {
        if row.scope == crate::tui::keymap::Scope::AfterGo {
            assert!(shown.contains(row.word), "{} is not among the letters\n{shown}", row.word);
        }
    }
}

#[test]
fn a_name_of_the_grid_or_the_web_is_picked_by_a_click_and_opened_by_a_second() {
    for (turns, opening) in [("v", "gm"), ("vv", "gm"), ("v", "2"), ("vv", "2z")] {
        let mut app = demo();
        keys(&mut app, opening);
        keys(&mut app, turns);
        let name = place(&mut app, "Vik");
        click(&mut app, name);
        let shown = screen(&mut app, 120, 36);
        let marked = shown.lines().find(|line| line.contains("Vik")).unwrap();
        assert!(marked.contains('▸'), "{opening}{turns}: {marked}");
        if turns == "vv" {
            assert!(shown.contains("around Ingrid Dahl"), "a click moves nobody\n{shown}");
        }
        click(&mut app, name);
        shows(&mut app, &["Northwind Hydro › Petra Vik"]);
    }
}

#[test]
fn a_row_of_the_workbench_and_of_the_whole_tree_opens_by_a_second_click() {
    for opening in ["2", "gm"] {
        let mut app = demo();
        keys(&mut app, opening);
        let name = place(&mut app, "Erik Naess, Tech");
        click(&mut app, name);
        assert!(selected(&mut app).contains("Erik Naess"), "{opening}");
        click(&mut app, name);
        shows(&mut app, &["Northwind Hydro › Erik Naess"]);
    }
}
