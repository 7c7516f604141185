//! What is typed first on an empty book and into a line or a list of people is kept as it was meant.

use super::{account, demo, empty, keys, screen, shows};
use crate::tui::action::Action;
use crate::tui::app::routes;
use crate::tui::effect::Effect;
use crate::tui::keymap::{KEYS, Scope};
use crate::tui::route::Route;
use crate::tui::screens::SCREENS;
use crate::tui::terminal::{Event, TerminalApp as _};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

#[test]
fn the_first_enter_goes_to_the_company_and_a_letter_takes_the_place_of_the_proposed_currency() {
    let mut app = empty();
    keys(&mut app, "{Tab}Karl Sommer{Enter}Pumpen AG{Enter}");
    shows(&mut app, &["name          Karl Sommer", "company       Pumpen AG", "currency      EUR"]);
    keys(&mut app, "USD{Enter}");
    let rep = app.core.bench.rep().unwrap();
    assert_eq!(
        [rep.name.or_empty(), rep.company.or_empty(), rep.currency.or_empty()],
        ["Karl Sommer", "Pumpen AG", "USD"]
    );
    // What was kept once is gone on with, not begun anew; what is no currency is refused.
    keys(&mut app, "{Tab}{Tab}{Tab}T{Enter}");
    shows(&mut app, &["\"USDT\" is no currency"]);
    assert_eq!(app.core.bench.rep().unwrap().currency.or_empty(), "USD");
}

#[test]
fn no_empty_text_lacks_its_key() {
    let mut app = empty();
    for row in KEYS.iter().filter(|row| row.scope == Scope::AfterNew) {
        let key = app.core.keymap.key(row.action);
        assert!(!key.trim().is_empty(), "{} has no key", row.name);
    }
    assert_eq!(app.core.keymap.key(Action::Add), "a", "a key alone goes before two");
    keys(&mut app, ":Zzyzx Werke{Down}{Enter}{Esc}");
    assert_eq!(account(&app).name.as_str(), "Zzyzx Werke");
    shows(&mut app, &["No purchase in sight. n o adds"]);
    for spec in SCREENS {
        let ctx = app.core.ctx();
        if let Effect::Over(screen) = routes::open(Route::Place(spec.place()), &ctx) {
            app.open(screen);
        }
        let text = screen(&mut app, 120, 36);
        for verb in ["adds", "says", "names", "marks", "opens", "makes"] {
            let (one, two) = (format!(".  {verb} "), format!("yet.  {verb}"));
            assert!(!text.contains(&one) && !text.contains(&two), "{}:\n{text}", spec.key.name);
        }
        keys(&mut app, "{Esc}");
    }
}

#[test]
fn what_tells_how_to_drop_a_line_goes_with_the_line() {
    let mut app = demo();
    keys(&mut app, "2aAnn Lee{Esc}a");
    assert!(app.core.messages.now().unwrap().contains("Ctrl-R drops it"));
    // Another key leaves it there.
    keys(&mut app, "x");
    assert!(app.core.messages.now().is_some());
    app.event(Event::Key(KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL)));
    assert_eq!(app.core.messages.now(), None);
    shows(&mut app, &["Erik Naess, technical director"]);
}

#[test]
fn people_made_in_a_list_are_read_as_the_line_reads_them() {
    let mut app = demo();
    keys(&mut app, "nvthu 10:00{Tab}{Tab}Liv Berg, shift leader, cool{Enter}Sam Ek{Enter}{Save}");
    let account = account(&app);
    let named = |name: &str| account.people.iter().find(|p| *p.name == *name).unwrap().clone();
    let liv = named("Liv Berg");
    assert_eq!((liv.title.or_empty(), liv.attitude.0), ("shift leader", Some(-1)));
    assert_eq!(named("Sam Ek").title.0, None);
    let visit = account.visits.last().unwrap();
    assert_eq!(visit.people.0, [liv.id.to_string(), named("Sam Ek").id.to_string()]);
}

#[test]
fn the_line_of_a_person_that_is_typed_without_a_line_opens_one() {
    let mut app = demo();
    let before = account(&app).people.len();
    keys(&mut app, ":Ute Ek, CFO, cool{Enter}");
    shows(&mut app, &["New person at", "name Ute Ek, title CFO"]);
    keys(&mut app, "{Enter}");
    let account = account(&app);
    assert_eq!(account.people.len(), before + 1);
    assert_eq!(account.people.last().unwrap().title.or_empty(), "CFO");
    // A name alone is asked about as before.
    keys(&mut app, ":Zzyzx Werke");
    shows(&mut app, &["Nothing has these letters.", "▸every command and place"]);
}

#[test]
fn a_product_that_is_not_there_is_made_on_the_spot() {
    let mut app = demo();
    let products = app.core.bench.root_row().unwrap().rows("products").len();
    keys(&mut app, "noSpares{Tab}Zeta 300");
    shows(&mut app, &["new product: Zeta 300"]);
    keys(&mut app, "{Enter}{Save}");
    let root = app.core.bench.root_row().unwrap();
    assert_eq!(root.rows("products").len(), products + 1);
    let made = root.rows("products").last().unwrap().clone();
    assert_eq!(made.name(), Some("Zeta 300"));
    let deal = account(&app).opportunities.last().unwrap().clone();
    assert_eq!(deal.products.0, [made.id().unwrap().to_owned()]);
    // One that is there is taken, and none is made.
    keys(&mut app, "noMore{Tab}Zeta 300{Enter}{Save}");
    assert_eq!(app.core.bench.root_row().unwrap().rows("products").len(), products + 1);
}

#[test]
fn the_end_of_the_year_of_an_objective_is_of_its_year() {
    let mut app = demo();
    app.open_form(crate::tui::route::FormKind::Objective(Some(2027)));
    keys(&mut app, "double spares{Tab}{Tab}{Tab}{Tab}Jahresende");
    shows(&mut app, &["31 Dec 2027"]);
    keys(&mut app, "{Clear}in 2 weeks");
    shows(&mut app, &["08 Dec 2026"]);
    let text = screen(&mut app, 80, 24);
    assert!(text.contains("08 Dec 2026"), "{text}");
}

#[test]
fn a_payment_of_a_form_may_be_a_share_of_the_value() {
    let mut app = demo();
    let deal = account(&app).opportunities.iter().find(|o| o.value.is_some()).unwrap().clone();
    let (opportunity, id) = (deal.id.to_string(), None);
    app.open_form(crate::tui::route::FormKind::Payment { opportunity, id });
    keys(&mut app, "on order{Tab}30%");
    let third = crate::workbench::part_of("30 %", deal.value.unwrap()).unwrap();
    keys(&mut app, "{Save}");
    let deal = account(&app).opportunities.iter().find(|o| *o.id == *deal.id).unwrap().clone();
    assert_eq!(deal.payments.last().unwrap().amount.0, Some(third));
}
