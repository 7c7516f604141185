//! The map: filtered, folded, as a grid, as a web with the routes drawn, and introductions on their steps.

use super::*;
use crate::model::{Person, Record as _, Row, Value};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::workbench::Operation;

const SIZES: [(u16, u16); 4] = [(200, 60), (120, 36), (80, 24), (60, 20)];

/// More people into one field of the grid of the picked account.
fn crowd(app: &mut App, count: i64) {
    let key = app.core.accounts.picked_key().unwrap();
    let person = |n: i64| {
        let mut row = Row::empty(Person::SCHEMA);
        row.place = 100 + n;
        row.set("id", Value::Text(format!("crowd{n}")));
        row.set("name", Value::Text(format!("Crowd {}", ["ليلى", "王", "Kari"][n as usize % 3])));
        row.set("influence", Value::Whole(3));
        row.set("attitude", Value::Whole(-2));
        Operation::add("", key, row)
    };
    let people = (0..count).map(person).fold(Operation::default(), Operation::and);
    app.handle(Effect::Do(people.labelled("a crowd")));
}

#[test]
fn where_coverage_has_no_room_below_the_map_tab_shows_it_in_its_place() {
    let mut app = demo();
    keys(&mut app, "gm");
    let small = screen(&mut app, 80, 24);
    assert!(small.contains("Tab coverage") && !small.contains("middle"), "{small}");
    app.act(Action::NextPane);
    let small = screen(&mut app, 80, 24);
    assert!(small.contains("level") && small.contains("middle"), "{small}");
    app.act(Action::NextPane);
    let small = screen(&mut app, 80, 24);
    assert!(small.contains("part") && small.contains("Tab the tree"), "{small}");
    app.act(Action::NextPane);
    assert!(screen(&mut app, 80, 24).contains("Ingrid Dahl, CEO"));
    let large = screen(&mut app, 120, 36);
    assert!(large.contains("middle") && large.contains("Ingrid Dahl, CEO"), "{large}");
}

#[test]
fn a_filter_leaves_who_fits_and_esc_shows_all_again() {
    for opening in ["2", "gm"] {
        let mut app = demo();
        keys(&mut app, opening);
        keys(&mut app, "/sol");
        shows(&mut app, &["1 of 9 people", "▸Marte Solberg, CFO"]);
        assert!(!screen(&mut app, 120, 36).contains("Petra Vik, Executive"));
        keys(&mut app, "{Enter}r");
        shows(&mut app, &["› Marte Solberg"]);
        keys(&mut app, "{Esc}");
        shows(&mut app, &["▸├ Marte Solberg", "Petra Vik, Executive", "9 people"]);
        keys(&mut app, "/wm");
        shows(&mut app, &["▸王敏, Buyer"]);
        keys(&mut app, "zzz");
        shows(&mut app, &["0 of 9 people"]);
        keys(&mut app, "{Esc}");
        shows(&mut app, &["王敏, Buyer", "9 people"]);
    }
}

#[test]
fn another_order_begins_with_who_is_first_in_it() {
    let mut app = demo();
    keys(&mut app, "gm{Down}{Down}{Down}{Down}oo");
    shows(&mut app, &["person 1 of 9"]);
    keys(&mut app, "v");
    shows(&mut app, &["against us: 1, 1 of them cool"]);
}

#[test]
fn the_mark_of_belief_is_a_word_of_the_filter() {
    let mut app = demo();
    keys(&mut app, "2/?");
    let marked = screen(&mut app, 120, 36);
    keys(&mut app, "{Esc}/belief");
    let count = |shown: &str| shown.lines().find(|l| l.contains("of 9 people")).map(str::to_owned);
    let named = screen(&mut app, 120, 36);
    let number = |line: &str| line.split(" of 9 people").next().unwrap().trim().to_owned();
    let (a, b) = (count(&marked).unwrap(), count(&named).unwrap());
    let tail = |s: String| s.rsplit(' ').next().unwrap().to_owned();
    assert_eq!(tail(number(&a)), tail(number(&b)));
    assert_ne!(tail(number(&a)), "9");
}

#[test]
fn a_branch_folds_without_a_step_and_stays_folded() {
    let mut app = demo();
    let steps = |app: &App| app.core.bench.history(None, 1000).map(|h| h.len()).unwrap_or(0);
    let before = steps(&app);
    keys(&mut app, "gm{Down}{Left}");
    shows(&mut app, &["▸├ (+2) Marte Solberg, CFO", "person 2 of 7"]);
    assert!(!screen(&mut app, 120, 36).contains("Bo Lind, Purchasing"));
    assert_eq!(steps(&app), before, "a look is no change");
    keys(&mut app, "{Esc}");
    assert!(!screen(&mut app, 120, 36).contains("└ Bo Lind, Purchasing"), "on pane 2 too");
    keys(&mut app, "gm");
    shows(&mut app, &["(+2) Marte Solberg"]);
    keys(&mut app, "{Esc}:bo lind{Enter}");
    shows(&mut app, &["└ Bo Lind, Purchasing"]);
    keys(&mut app, "gmgg{Down}{Right}");
    shows(&mut app, &["└ Bo Lind, Purchasing", "person 2 of 9"]);
    keys(&mut app, "{Down}{Down}{Left}");
    shows(&mut app, &["person 3 of 9"]);
}

#[test]
fn the_mark_stays_on_its_person_when_the_order_changes_under_it() {
    let mut app = demo();
    keys(&mut app, "gmooo/moe{Enter}{Esc}");
    shows(&mut app, &["▸Henrik Moe"]);
    keys(&mut app, "---");
    shows(&mut app, &["▸Henrik Moe", "by attitude"]);
    let moe = account(&app).people.iter().find(|p| *p.id == "moe").unwrap().attitude.0;
    assert_eq!(moe, Some(-2));
}

#[test]
fn a_full_field_counts_the_rest_and_enter_there_lists_them() {
    let mut app = demo();
    crowd(&mut app, 30);
    keys(&mut app, "gmv/crowd{Enter}{Esc}");
    shows(&mut app, &[" more", "▸-?Crowd"]);
    for _ in 0..30 {
        if !screen(&mut app, 120, 36).contains("list them") {
            keys(&mut app, "{Down}");
        }
    }
    shows(&mut app, &[" more", "list them"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["power 3, against", "30 people"]);
    keys(&mut app, "{Down}+");
    let cool = account(&app).people.iter().filter(|p| p.attitude.0 == Some(-1)).count();
    assert_eq!(cool, 2, "one of them moved, on screen at once");
    keys(&mut app, "{Enter}");
    assert_eq!(app.stack.last().unwrap().name().split(' ').next(), Some("Crowd"));
    keys(&mut app, "{Esc}");
    for (width, height) in &SIZES[1..] {
        let grid = screen(&mut app, *width, *height);
        assert!(grid.contains(" more") || grid.contains("▸+2"), "{width}\n{grid}");
    }
    let grid = screen(&mut app, 200, 60);
    assert!(!grid.contains(" more") && grid.contains("▸-?Crowd"), "there is room\n{grid}");
}

#[test]
fn the_web_draws_the_route_and_r_the_next_one() {
    let mut app = demo();
    keys(&mut app, "gmvv");
    shows(&mut app, &["[web]  around Ingrid Dahl", "━ 5 ━", "▸Ingrid Dahl, CEO", "who knows us"]);
    shows(&mut app, &["made on Tue 15 Sep", "route 1 of 5", "compliance risk"]);
    keys(&mut app, "r");
    shows(&mut app, &["route 2 of 5", "route 2   you › Erik Naess › Ingrid Dahl"]);
    keys(&mut app, "rrr");
    shows(&mut app, &["route 5 of 5", "▸Ingrid Dahl", "family: her brother-in-law"]);
    keys(&mut app, "/sol");
    shows(&mut app, &["around Marte Solberg", "route 1   you › 王敏 › Bo Lind › Marte Solberg"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["around Ingrid Dahl"]);
    keys(&mut app, "/sol{Enter}{Left}");
    shows(&mut app, &["▸Bo Lind", "around Marte Solberg", "strength 3, influences Marte Solberg"]);
    keys(&mut app, "r");
    shows(&mut app, &["around Bo Lind", "no road: against each other with Erik Naess"]);
    keys(&mut app, "v");
    shows(&mut app, &["[tree]", "▸│ └ Bo Lind"]);
}

#[test]
fn every_person_of_the_demo_has_a_web_at_every_size() {
    let mut app = demo();
    for _ in 0..12 {
        let people = account(&app).people;
        for person in people.iter().filter(|p| !*p.placeholder && p.left.is_none()) {
            let map = crate::tui::screens::Map::web(&person.id, &app.core.ctx());
            app.open(Box::new(map));
            for (width, height) in SIZES {
                let web = screen(&mut app, width, height);
                let cells = web.lines().map(crate::text::width);
                assert!(cells.into_iter().all(|w| w == usize::from(width)), "{web}");
                let first = person.name.chars().next().unwrap();
                assert!(web.contains(&format!("▸{first}")), "{}\n{web}", *person.name);
                let inside = web.lines().skip(1).take(usize::from(height) - 3);
                assert!(inside.into_iter().all(|l| l.ends_with(['│', '┐', '┘', '┤'])), "{web}");
            }
            keys(&mut app, "{Esc}");
        }
        keys(&mut app, "]");
    }
}

/// The strength of the tie between Naess and Dahl, and the deeds of Naess.
fn tie_and_deeds(app: &App) -> (i64, usize) {
    let account = account(app);
    let tie = account.ties.iter().find(|t| t.from.is("naess") && t.to.is("dahl"));
    let naess = account.people.iter().find(|p| *p.id == "naess");
    (tie.unwrap().strength.unwrap(), naess.unwrap().deeds.len())
}

#[test]
fn an_introduction_is_logged_on_its_step_and_corrects_the_tie() {
    let mut app = demo();
    let before = account(&app);
    assert_eq!(tie_and_deeds(&app), (3, 0));
    keys(&mut app, "gmvv{Tab}a");
    shows(&mut app, &["you know them yourself"]);
    keys(&mut app, "{Down}{Down}a");
    shows(&mut app, &["Introduction", "Erik Naess", "Ingrid Dahl", "it stays 3"]);
    keys(&mut app, "{Save}");
    let asked = account(&app).introductions.last().unwrap().clone();
    assert!(asked.through.is("naess") && asked.to.is("dahl"));
    assert_eq!(tie_and_deeds(&app), (3, 0), "asking alone says nothing");
    shows(&mut app, &["asked on"]);
    keys(&mut app, "am{Save}");
    assert_eq!(account(&app).introductions.len(), before.introductions.len() + 1, "the same one");
    assert_eq!(tie_and_deeds(&app), (4, 1));
    shows(&mut app, &["how was it with Ingrid Dahl?", "Esc leaves the contact out"]);
    keys(&mut app, "{Save}");
    let met = account(&app).contacts;
    assert_eq!(met.len(), before.contacts.len() + 1);
    assert!(met.last().unwrap().people.has("dahl"), "with the one to whom it led");
    keys(&mut app, "u");
    shows(&mut app, &["made on", "strength 4"]);
    keys(&mut app, "u");
    assert_eq!(tie_and_deeds(&app), (3, 0), "tie and deed go with it");
    keys(&mut app, "ar{Save}");
    assert_eq!(tie_and_deeds(&app), (2, 0));
    shows(&mut app, &["refused on", "strength 2"]);
    keys(&mut app, "uu");
    assert!(account(&app) == before);
}
