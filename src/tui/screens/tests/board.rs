//! The map as one board in pane 2 and on the whole screen: belief, marks by one key, deeds, order, plans, those who left.

use super::*;
use crate::model::{ContactKind, DeedKind, Outcome};

#[path = "../../../../tests/house/mod.rs"]
mod house;

/// The account of so many people.
fn house_of(people: usize) -> App {
    let mut bench = Workbench::in_memory(today()).unwrap();
    let text = house::house(people).into_bytes();
    let source = crate::workbench::Source::new("house.json", text);
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

fn person(app: &App, id: &str) -> crate::model::Person {
    account(app).people.iter().find(|p| *p.id == id).unwrap().clone()
}

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 60)];

/// At each size, on the whole screen and in the pane, these are seen.
fn seen(keyed: &str, wanted: &[&str]) {
    for (width, height) in SIZES {
        let mut app = house_of(60);
        screen(&mut app, width, height);
        for one in keyed.split(' ') {
            keys_at(&mut app, one, (width, height));
        }
        let text = screen(&mut app, width, height);
        for word in wanted {
            assert!(text.contains(word), "{word:?} is not on\n{text}");
        }
    }
}

/// The same keys, drawn at this size.
fn keys_at(app: &mut App, typed: &str, (width, height): (u16, u16)) {
    keys(app, typed);
    screen(app, width, height);
}

#[test]
fn what_we_believe_has_its_mark_in_list_grid_and_web_at_every_size() {
    seen("/oude {Enter}", &["4 ?", "for us ?"]);
    seen("z /oude {Enter}", &["4 ?", "for us ?"]);
    let grid = [(80, 24, "Oudena?"), (120, 36, "1?M. Oud"), (200, 60, "1?M. Oudenaarde")];
    for (width, height, wanted) in grid {
        let mut app = house_of(60);
        keys(&mut app, "v");
        let text = screen(&mut app, width, height);
        assert!(text.contains(wanted), "{wanted} is not on\n{text}");
        keys(&mut app, "v");
        let text = screen(&mut app, width, height);
        let has = text.lines().any(|l| l.contains("Mar") && l.contains(" ? "));
        assert!(has, "the web at {width}\n{text}");
    }
    let mut app = house_of(60);
    keys(&mut app, "/halew{Enter}");
    let text = screen(&mut app, 120, 36);
    let row = text.lines().find(|l| l.contains("Halewijn")).unwrap();
    assert!(!row.contains('?'), "known, from a source and lately: {row}");
}

#[test]
fn those_who_left_are_one_row_and_enter_lists_them() {
    let mut app = house_of(60);
    keys(&mut app, "G");
    shows(&mut app, &["▸  left: 1"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Pieter Zonneveld", "to Delta Ports"]);
    keys(&mut app, "{Enter}");
    assert_eq!(app.stack.last().unwrap().name(), "Pieter Zonneveld");
    let mut app = demo();
    keys(&mut app, "G");
    assert!(!screen(&mut app, 120, 36).contains("left:"), "nobody left there");
}

#[test]
fn power_and_trust_are_set_by_one_key_as_the_attitude_is() {
    let mut app = demo();
    keys(&mut app, "gm{Down}5");
    assert_eq!(*person(&app, "solberg").attitude, Some(2), "1 to 5 from against to fights for us");
    keys(&mut app, "u");
    keys(&mut app, "m");
    shows(&mut app, &["▸trust", "0-5 set trust"]);
    keys(&mut app, "3{Down}2");
    let trust = |app: &App, id: &str| *person(app, id).relationship;
    assert_eq!((trust(&app, "solberg"), trust(&app, "lind")), (Some(3), Some(2)));
    keys(&mut app, "m+");
    shows(&mut app, &["▸power"]);
    assert_eq!(*person(&app, "lind").influence, Some(5));
    assert_eq!(person(&app, "lind").marks_as_of.0, Some(today()));
    keys(&mut app, "{Esc}1");
    assert_eq!(*person(&app, "lind").influence, Some(5), "there 1 is a pane");
}

#[test]
fn a_deed_and_an_attempt_are_two_keys() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "{Down}{Down}sc");
    let deeds = person(&app, "lind").deeds;
    let last = deeds.last().unwrap();
    assert_eq!((last.what, *last.date), (Some(DeedKind::GaveCriteria), Some(today())));
    keys(&mut app, "sn");
    let contact = account(&app).contacts.last().unwrap().clone();
    assert_eq!((contact.kind, contact.outcome), (ContactKind::Attempt, Outcome::NoAnswer));
    assert!(contact.people.has("lind"));
    keys(&mut app, "uu");
    assert!(account(&app) == before);
    keys(&mut app, "s{Esc}");
    assert!(account(&app) == before, "closed without a change");
}

#[test]
fn nobody_moves_while_marks_change_and_whoever_is_new_is_picked() {
    let mut app = demo();
    keys(&mut app, "oo/falk{Enter}{Esc}");
    let order = |app: &mut App| {
        let text = screen(app, 120, 36);
        let place = |name: &str| text.lines().position(|l| l.contains(name)).unwrap();
        (place("Ingrid Dahl, C"), place("Jonas Falk, "), place("Marte Solberg, C"))
    };
    let before = order(&mut app);
    keys(&mut app, "mm+++");
    assert_eq!(*person(&app, "falk").influence, Some(5));
    assert_eq!(order(&mut app), before, "by power, and still in their places");
    keys(&mut app, "oooo");
    assert!(order(&mut app).1 < before.1, "turned to again, it is sorted anew");
    keys(&mut app, "aLiv Berg, plant engineer < Naess{Enter}");
    shows(&mut app, &["Liv Berg"]);
    let text = screen(&mut app, 120, 36);
    assert!(text.lines().any(|l| l.contains('▸') && l.contains("Liv Berg")), "{text}");
}

#[test]
fn the_pane_turns_in_place_and_the_picked_person_stays_picked() {
    let mut app = demo();
    keys(&mut app, "/naess{Enter}{Esc}v");
    shows(&mut app, &["1 Accounts", "grid  9 people", "Erik Naess"]);
    keys(&mut app, "v");
    shows(&mut app, &["1 Accounts", "web around Erik Naess"]);
    keys(&mut app, "z");
    shows(&mut app, &["Map  tree  grid  [web]  around Erik Naess"]);
    assert!(!screen(&mut app, 120, 36).contains("1 Accounts"));
    keys(&mut app, "v");
    shows(&mut app, &["[tree]", "▸├ Erik Naess"]);
    keys(&mut app, "{Down}z");
    shows(&mut app, &["1 Accounts", "▸│ └ ليلى"]);
    assert_eq!(app.stack.len(), 1, "one screen all the time");
}

#[test]
fn people_are_filtered_by_what_is_known_of_them() {
    let app = house_of(60);
    let account = account(&app);
    let here = || account.people.iter().filter(|p| p.left.is_none());
    let met = |p: &crate::model::Person| {
        account.contacts.iter().any(|c| c.reached() && c.people.has(&p.id))
    };
    let never = here().filter(|p| !*p.placeholder && !met(p)).count();
    let marked = |p: &crate::model::Person| {
        p.influence.is_some() || p.attitude.is_some() || p.relationship.is_some()
    };
    let old = today() - chrono::Days::new(180);
    let known = |p: &crate::model::Person| {
        p.marks_source.is_some() && p.marks_as_of.is_some_and(|day| day >= old)
    };
    let belief = here().filter(|p| marked(p) && !known(p)).count();
    let legal = here().filter(|p| p.department.as_deref() == Some("Legal")).count();
    for (typed, count) in
        [("never met", never), ("belief", belief), ("legal", legal), ("no name yet", 1)]
    {
        let mut app = house_of(60);
        keys(&mut app, &format!("/{typed}"));
        let text = screen(&mut app, 120, 36);
        let said = format!("{count} of 59 people");
        assert!(text.contains(&said), "{typed}: {said} is not on\n{text}");
    }
}

#[test]
fn a_route_is_planned_by_one_key_and_its_state_stands_on_the_steps() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "gm/sol{Enter}vvP");
    shows(&mut app, &["saved: the way to Marte Solberg", "to be asked by", "route 1 of"]);
    let after = account(&app);
    assert_eq!(after.introductions.len(), before.introductions.len() + 2);
    keys(&mut app, "P");
    assert!(app.core.messages.now().unwrap().contains("planned already"));
    keys(&mut app, "{Tab}{Down}am{Save}{Esc}");
    let made = account(&app).introductions;
    assert_eq!(made.len(), after.introductions.len(), "the planned one has come about");
    let today = made.iter().filter(|i| i.date.0 == Some(today()) && i.through.is("wang"));
    assert_eq!(today.count(), 1);
    keys(&mut app, "uu");
    assert!(account(&app) == before);
}

#[test]
fn the_remedy_of_unmet_is_the_plan_of_the_way() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "2{Enter}{Tab}{Tab}{Tab}a");
    let after = account(&app);
    assert_eq!(after.introductions.len(), before.introductions.len() + 1);
    let ahead = after.introductions.last().unwrap();
    assert!(ahead.through.is("naess") && ahead.to.is("dahl") && ahead.result.is_none());
    assert_eq!(after.actions.last().unwrap().for_subject.as_deref(), Some("dahl"));
}

#[test]
fn a_line_of_reporting_is_a_weak_way_and_is_drawn() {
    let text = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Alfa","people":[
        {"id":"d","name":"Ingrid Dahl","roles":["decision_maker"]},
        {"id":"l","name":"Vera Lang","reports_to":"d","relationship":3}]}]}"#;
    let mut bench = Workbench::in_memory(today()).unwrap();
    let source = crate::workbench::Source::new("a.json", text.as_bytes().to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    let mut app = App::new(bench, Look::default(), keymap()).unwrap();
    keys(&mut app, "gmvv");
    shows(&mut app, &["Vera Lang reports to Ingrid Dahl: ask Vera Lang for a word", "┄┄"]);
    let text = screen(&mut app, 120, 36);
    assert!(!text.contains(" 0 ┄"), "it has no cost\n{text}");
    keys(&mut app, "P");
    assert!(app.core.messages.now().unwrap().contains("ask Vera Lang for a word"));
}

#[test]
fn a_boss_is_put_over_the_picked_person() {
    let mut app = demo();
    keys(&mut app, "/naess{Enter}{Esc}B");
    shows(&mut app, &["New person over Erik Naess"]);
    keys(&mut app, "Liv Berg, head of plants{Enter}");
    let (naess, boss) = (person(&app, "naess"), account(&app).people.last().unwrap().clone());
    assert_eq!(&*boss.name, "Liv Berg");
    assert!(naess.reports_to.is(&boss.id), "he reports to her now");
    assert!(boss.reports_to.is("dahl"), "and she to whom he reported");
    keys(&mut app, "u");
    assert!(person(&app, "naess").reports_to.is("dahl"), "one step");
}

#[test]
fn the_page_says_the_next_step_what_is_proved_and_the_room_for_a_gift() {
    let mut app = demo();
    keys(&mut app, "/wm{Enter}{Enter}");
    shows(&mut app, &["next step", "proved    told us", "limit", " left"]);
    keys(&mut app, "P");
    assert!(app.core.messages.now().is_some());
}

#[test]
fn at_200_columns_kind_and_strength_stand_on_the_lines() {
    let mut app = demo();
    keys(&mut app, "gmvv");
    let text = screen(&mut app, 200, 60);
    for wanted in ["works with 5", "influences 3", "trust 4", "family 5", "number = strength"] {
        assert!(text.contains(wanted), "{wanted} is not on\n{text}");
    }
}

#[test]
fn what_changed_is_drawn_since_a_day_and_then_no_more() {
    let day = crate::model::Date::from_ymd_opt(2026, 11, 24).unwrap();
    let mut app = demo();
    keys(&mut app, "h");
    assert!(app.core.messages.now().unwrap().contains("did not have"), "it came in today");
    assert_eq!(app.core.bench.today(), day);
    assert!(screen(&mut app, 120, 36).contains(" role "), "the column is the part again");
}

#[test]
fn the_map_is_saved_for_the_customer_or_for_us() {
    let mut app = demo();
    keys(&mut app, "x");
    shows(&mut app, &["Save the organisation as", "northwind-hydro-organisation-2026-11-24.html"]);
    keys(&mut app, "{Tab}");
    shows(&mut app, &["for our own eyes", "northwind-hydro-map-2026-11-24.html"]);
    keys(&mut app, "{Esc}");
}

#[test]
fn two_hundred_people_are_drawn_within_five_milliseconds_a_frame() {
    let mut app = house_of(200);
    for view in ["gm", "v", "v"] {
        keys(&mut app, view);
        screen(&mut app, 200, 60);
        let mut terminal = Terminal::new(TestBackend::new(200, 60)).unwrap();
        let mut frame = || {
            let started = std::time::Instant::now();
            terminal.draw(|frame| app.draw_on(frame)).unwrap();
            started.elapsed()
        };
        let best = (0..20).map(|_| frame()).min().unwrap();
        // Built for tests, without optimisation, a frame takes about ten times as long.
        let most = if cfg!(debug_assertions) { 50 } else { 5 };
        assert!(best.as_millis() < most, "{view}: {best:?}");
    }
}

#[test]
fn a_wide_window_shows_the_picked_person_and_coverage_in_pane_two() {
    let mut app = demo();
    let wide = screen(&mut app, 200, 60);
    for text in ["met 180 d", "attempts", "Mon 16 Nov  refused", "trust now"] {
        assert!(wide.contains(text), "{text} is not on\n{wide}");
    }
    keys(&mut app, "{Down}{Down}");
    assert!(screen(&mut app, 200, 60).contains("Bo Lind  "));
    assert!(!screen(&mut app, 160, 48).contains("Mon 16 Nov  refused"));
}

/// An account of these people, as the interchange file has them.
fn shop(people: &str) -> App {
    let text = format!(
        r#"{{"format":"anteroom/1","accounts":[{{"id":"a","name":"Alfa","people":[{people}]}}]}}"#
    );
    let mut bench = Workbench::in_memory(today()).unwrap();
    let source = crate::workbench::Source::new("a.json", text.into_bytes());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

#[test]
fn nobody_one_person_two_heads_and_two_hundred_are_drawn_in_all_three() {
    let one = r#"{"id":"d","name":"Ingrid Dahl"}"#;
    let heads = r#"{"id":"d","name":"Ingrid Dahl","roles":["decision_maker"]},
        {"id":"e","name":"Erik Moe","influence":5},
        {"id":"l","name":"Vera Lang","reports_to":"d","relationship":3},
        {"id":"k","name":"Kari Vik","reports_to":"e","relationship":2}"#;
    let houses: [(&str, App, &[&str]); 4] = [
        ("nobody", shop(""), &["Nobody known here yet"]),
        ("one", shop(one), &["Ingrid Dahl"]),
        ("two heads", shop(heads), &["Ingrid Dahl"]),
        ("two hundred", house_of(200), &["Sophie Va"]),
    ];
    for (name, mut app, wanted) in houses {
        keys(&mut app, "gm");
        for view in ["tree", "grid", "web"] {
            for (width, height) in SIZES {
                let text = screen(&mut app, width, height);
                for part in wanted {
                    let short = view == "grid" && width == 80;
                    let there = text.contains(part) || short && text.contains("I. Dahl");
                    let there = there || short && text.contains("S. Van");
                    assert!(there, "{name} as {view} at {width}x{height}\n{text}");
                }
            }
            keys(&mut app, "v");
        }
    }
}

#[test]
fn both_heads_stand_at_the_left_edge_and_each_over_their_own() {
    let mut app = shop(
        r#"{"id":"d","name":"Ingrid Dahl"},{"id":"e","name":"Erik Moe"},
        {"id":"l","name":"Vera Lang","reports_to":"d"},{"id":"k","name":"Kari Vik","reports_to":"e"}"#,
    );
    keys(&mut app, "gm");
    let text = screen(&mut app, 120, 36);
    let line = |name: &str| text.lines().position(|line| line.contains(name)).unwrap();
    let rows = ["Ingrid Dahl", "Vera Lang", "Erik Moe", "Kari Vik"].map(line);
    assert!(rows.is_sorted(), "{rows:?}\n{text}");
    assert!(text.contains("└ Vera Lang") && text.contains("└ Kari Vik"), "{text}");
}

#[test]
fn what_the_file_says_of_a_topic_is_whole_where_there_is_room() {
    let mut app = demo();
    let wide = screen(&mut app, 200, 60);
    assert!(wide.contains("the file says"), "{wide}");
}

#[test]
fn who_moves_whom_stands_below_the_tree_where_the_window_is_tall() {
    let mut app = demo();
    keys(&mut app, "gm");
    let text = screen(&mut app, 200, 60);
    let line = |wanted: &str| text.lines().find(|line| line.contains(wanted)).unwrap_or_default();
    assert!(line("her brother-in-law").contains("5  Henrik Moe, Board adviser"), "{text}");
    assert!(line("nothing is bought against her").contains("influences"), "{text}");
    assert!(!screen(&mut app, 120, 36).contains("who moves whom"));
    // A house that fills the window keeps its rows.
    let mut app = house_of(60);
    keys(&mut app, "gm");
    assert!(!screen(&mut app, 200, 60).contains("who moves whom"));
}
