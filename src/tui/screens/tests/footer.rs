//! The footer and the help name what answers on a screen, all of it and nothing else.

use super::{demo, keys, screen};
use crate::tui::action::Action;
use crate::tui::app::routes;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::keymap::{KEYS, Scope};
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::screens::SCREENS;

/// What the app does itself where the screen has no answer of its own.
const EVERY_SCREEN: [Action; 5] =
    [Action::SaveFile, Action::Copy, Action::CopyAll, Action::Why, Action::Log];

/// Of a pair of keys one word names both, and one may be dead at the end of its scale.
const PAIR: [Action; 2] = [Action::Plus, Action::Minus];

fn all() -> Vec<(String, Route)> {
    let places = SCREENS.iter().map(|spec| (spec.key.name.to_owned(), Route::Place(spec.place())));
    let own = [Route::Today, Route::Findings, Route::Brief(None)];
    places.chain(own.map(|route| (format!("{route:?}"), route))).collect()
}

fn fresh(route: &Route, ctx: &Ctx) -> Box<dyn Screen> {
    let Effect::Over(mut screen) = routes::open(route.clone(), ctx) else {
        panic!("{route:?} opens no screen");
    };
    screen.refresh(ctx);
    screen
}

/// What is wrong with the footer of this screen.
fn faults(name: &str, route: &Route, ctx: &Ctx) -> Vec<String> {
    let named: Vec<Action> = fresh(route, ctx).footer(ctx).into_iter().map(|key| key.0).collect();
    let keys = KEYS.iter().filter(|row| row.scope == Scope::Pane).map(|row| row.action);
    // Digits are named by the column that they mark.
    let keys = keys.filter(|a| !EVERY_SCREEN.contains(a) && !matches!(a, Action::Digit(_)));
    let fault = |action: Action| {
        let is_pair = PAIR.contains(&action);
        let is_named = named.contains(&action) || is_pair && named.iter().any(|a| PAIR.contains(a));
        let answers = !matches!(fresh(route, ctx).act(action, ctx), Effect::Pass);
        match (is_named, answers) {
            (true, false) if !is_pair => Some(format!("{name}: {action:?} is named and dead")),
            (false, true) => Some(format!("{name}: {action:?} answers and is not named")),
            _ => None,
        }
    };
    keys.filter_map(fault).collect()
}

#[test]
fn every_key_of_the_footer_answers_and_what_answers_is_in_the_footer() {
    let app = demo();
    let ctx = app.core.ctx();
    let faults: Vec<String> =
        all().iter().flat_map(|(name, route)| faults(name, route, &ctx)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The help of a screen that these keys lead to: each row with its key.
fn help(lead: &str) -> Vec<String> {
    let mut app = demo();
    keys(&mut app, &format!("{lead}?"));
    let text = screen(&mut app, 120, 150);
    let rows = text.lines().skip_while(|line| !line.contains("on this screen"));
    let rows = rows.filter_map(|line| line.split('│').max_by_key(|part| part.len()));
    rows.map(|row| row.trim_matches([' ', '▸', '▹']).to_owned()).collect()
}

#[test]
fn the_help_lists_each_key_that_works_and_each_once() {
    let (copy, minus) = ("copy the row as text", "-   ");
    for (lead, works) in [
        ("1", vec![copy]),
        ("2", vec![copy, minus]),
        ("2z", vec![copy, minus, "set the mark to 0"]),
        ("3", vec![copy, minus, "Enter"]),
        ("4", vec![copy]),
        ("t", vec![copy]),
        ("gk", vec![copy]),
        ("gc", vec![minus]),
        ("gi", vec![minus]),
    ] {
        let rows = help(lead);
        for part in works {
            assert!(rows.iter().any(|row| row.contains(part)), "{lead}: {part}: {rows:#?}");
        }
        let said: Vec<&String> = rows.iter().filter(|row| row.contains("  ")).collect();
        for (at, row) in said.iter().enumerate() {
            let before = said.get(..at).unwrap_or_default();
            assert!(!before.contains(row), "{lead}: twice: {row}");
        }
    }
}
