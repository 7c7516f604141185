//! The footer and the help name what answers on a screen, all of it and nothing else.

use super::{demo, keys};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::keymap::{KEYS, Scope};
use crate::tui::routes::SCREENS;

/// The letters of the places, and the screens that a letter opens.
fn ways() -> Vec<String> {
    let letter = |action: Action| {
        let row = KEYS.iter().find(|row| row.action == action);
        row.and_then(|row| row.keys.last()).map(|key| key.replace("g ", "g"))
    };
    let places = SCREENS.iter().filter_map(|spec| letter(Action::Visit(spec.place)));
    let own = [Action::Today, Action::Findings, Action::Brief].into_iter().filter_map(letter);
    places.map(|key| if key.len() == 1 { format!("g{key}") } else { key }).chain(own).collect()
}

fn at(way: &str) -> App {
    let mut app = demo();
    keys(&mut app, way);
    app
}

/// What the screen on top of a fresh app does with an action: does it answer?
fn answers(way: &str, action: Action) -> bool {
    let mut app = at(way);
    let last = app.stack.len() - 1;
    let App { core, stack, .. } = &mut app;
    !matches!(stack[last].act(action, &core.ctx()), Effect::Pass)
}

#[test]
fn every_key_of_the_footer_answers_and_what_answers_is_in_the_footer() {
    let mut faults = Vec::new();
    for way in ways() {
        let app = at(&way);
        let screen = &app.stack[app.stack.len() - 1];
        let name = screen.name();
        let named: Vec<Action> =
            screen.footer(&app.core.ctx()).into_iter().map(|(action, _)| action).collect();
        for row in KEYS.iter().filter(|row| row.scope == Scope::Pane) {
            let (is_named, does) = (named.contains(&row.action), answers(&way, row.action));
            if is_named && !does {
                faults.push(format!(
                    "{way} {name}: the footer names {:?}, which is dead",
                    row.action
                ));
            }
            if does && !is_named {
                faults.push(format!("{way} {name}: {:?} answers and is not named", row.action));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
