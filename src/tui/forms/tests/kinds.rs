//! Each kind of field, typed through a form.

use super::{account, demo, keys, screen};
use crate::model::{Role, Shelf};
use crate::tui::route::FormKind;

#[test]
fn roles_are_ticked_by_letter_and_space() {
    let mut app = demo();
    app.open_form(FormKind::Person(Some("vik".to_owned())));
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}{Tab}c c {Save}");
    let account = account(&app);
    let vik = account.people.iter().find(|p| *p.id == "vik").unwrap();
    assert!(vik.plays(Role::Coach) && vik.plays(Role::Champion));
    assert!(vik.plays(Role::Gatekeeper), "what was ticked stays");
}

#[test]
fn a_role_that_is_typed_is_ticked_and_what_is_none_ticks_no_other() {
    let roles = |typed: &str| {
        let mut app = demo();
        app.open_form(FormKind::Person(Some("vik".to_owned())));
        keys(&mut app, "{Tab}{Tab}{Tab}{Tab}{Tab}");
        keys(&mut app, typed);
        let said = screen(&mut app, 120, 36);
        keys(&mut app, "{Save}");
        let account = account(&app);
        let vik = account.people.iter().find(|p| *p.id == "vik").unwrap();
        (vik.plays(Role::Approver), vik.plays(Role::Technical), vik.plays(Role::Influencer), said)
    };
    let (approver, _, influencer, _) = roles("approves{Tab}");
    assert!(approver && !influencer, "a word that is typed is taken");
    let (_, technical, influencer, said) = roles("tech, nutzt");
    assert!(!influencer && said.contains("none of these is \"nutzt\""), "{said}");
    assert!(!technical, "what cannot be read is not saved by halves");
    let (_, technical, influencer, _) = roles("tech, {Tab}");
    assert!(technical && !influencer);
    let (approver, ..) = roles("a{Tab}");
    assert!(!approver, "a letter alone only goes there");
}

#[test]
fn a_day_is_resolved_as_it_is_typed_in_the_sense_of_its_field() {
    let mut app = demo();
    app.open_form(FormKind::Agreement(None));
    keys(&mut app, "service{Tab}1 sep");
    assert!(screen(&mut app, 120, 36).contains("= Tue 01 Sep 2026"), "the nearest");
    assert!(screen(&mut app, 120, 36).contains("September 2026"));
    keys(&mut app, "{Tab}1 mar");
    assert!(screen(&mut app, 120, 36).contains("= Mon 01 Mar 2027"));
    keys(&mut app, "{Clear}1 mur");
    assert!(screen(&mut app, 120, 36).contains("not a day yet"));
    keys(&mut app, "{Tab}");
    assert!(screen(&mut app, 120, 36).contains("is no day that can be read"));
}

#[test]
fn long_text_choice_flag_amount_and_day_are_saved_as_typed() {
    let mut app = demo();
    app.open_form(FormKind::Observation(None));
    keys(&mut app, "{Tab}货架 3{Tab}Voltaris{Tab}{Tab}y{Tab}12,50{Tab}{Tab}l");
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}4{Tab}one{Enter}two{Save}");
    let account = account(&app);
    let seen = account.observations.last().unwrap();
    assert_eq!(seen.date.0, Some(app.core.bench.today()));
    assert_eq!(seen.place.or_empty(), "货架 3");
    assert_eq!(seen.price.unwrap().to_string(), "12.5");
    assert_eq!((seen.shelf, *seen.ours), (Some(Shelf::Lower), true));
    assert_eq!(seen.brand_count.0, Some(4));
    assert_eq!(seen.note.or_empty(), "one\ntwo");
}

#[test]
fn a_comma_takes_the_one_that_is_meant_and_no_other() {
    let mut app = demo();
    keys(&mut app, "nvthu 10:00{Tab}{Tab}nae, plant, wm{Tab}{Save}");
    assert_eq!(account(&app).visits.last().unwrap().people.0, ["naess", "haddad", "wang"]);
    let mut app = demo();
    // Two have an "a": nobody is taken, and what was typed stands there to be mended.
    keys(&mut app, "nvthu 10:00{Tab}{Tab}a,");
    assert!(screen(&mut app, 120, 36).contains("a,"));
}

#[test]
fn several_are_picked_and_the_last_is_taken_out_again() {
    let mut app = demo();
    keys(&mut app, "nvthu 10:00{Tab}{Tab}nae{Enter}plant{Enter}wm{Enter}{Back}{Tab}");
    keys(&mut app, "{Save}");
    let account = account(&app);
    let visit = account.visits.last().unwrap();
    assert_eq!(visit.people.0, ["naess", "haddad"]);
    assert_eq!(visit.date.unwrap().to_string(), "2026-11-26T10:00");
    assert!(visit.questions.iter().any(|q| q.topic.0.as_deref() == Some("organisation.budget")));
}

#[test]
fn shift_tab_on_the_first_field_goes_to_the_last() {
    let mut app = demo();
    keys(&mut app, "nc{ShiftTab}");
    let last = screen(&mut app, 120, 36);
    keys(&mut app, "{ShiftTab}");
    assert_ne!(screen(&mut app, 120, 36), last, "from there it goes up");
    keys(&mut app, "{Tab}{Tab}{Tab}");
    assert_eq!(screen(&mut app, 120, 36), last, "Tab stays on the last");
}

#[test]
fn names_between_commas_are_several_things_and_one_where_only_one_fits() {
    let mut app = demo();
    app.open_form(FormKind::Opportunity(None));
    keys(&mut app, "Both{Tab}Alpha pump, Beta pump{Enter}{Save}");
    let account = account(&app);
    let deal = account.opportunities.last().unwrap();
    assert_eq!(deal.products.0.len(), 2, "{:?}", deal.products);
    let products = app.core.bench.root_row().unwrap();
    let names: Vec<String> = products.rows("products").iter().map(|row| row.title()).collect();
    assert!(names.contains(&"Alpha pump".to_owned()) && names.contains(&"Beta pump".to_owned()));
    let mut app = demo();
    app.open_form(FormKind::Opportunity(None));
    keys(&mut app, "One{Tab}Hydro, Inc.{Enter}{Save}");
    assert_eq!(self::account(&app).opportunities.last().unwrap().products.0.len(), 1);
}

#[test]
fn a_purchase_that_is_entered_late_says_what_it_takes_as_passed() {
    let mut app = demo();
    app.open_form(FormKind::Opportunity(None));
    let says = "proofs of the stages before are taken as passed";
    keys(&mut app, "Late{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}1");
    assert!(!screen(&mut app, 120, 36).contains(says));
    keys(&mut app, "{Clear}3{Tab}");
    assert!(screen(&mut app, 120, 36).contains(says), "{}", screen(&mut app, 120, 36));
    keys(&mut app, "{Save}");
    assert!(screen(&mut app, 120, 36).contains(says));
}

#[test]
fn the_figures_of_a_year_are_found_by_what_a_rep_calls_them() {
    for word in ["revenue", "umsatz", "sales figures"] {
        let mut app = demo();
        keys(&mut app, &format!(":{word}{{Enter}}"));
        let shown = screen(&mut app, 120, 36);
        assert!(shown.contains("New: year") || shown.contains("Year"), "{word}: {shown}");
        assert!(shown.contains("want to sell"), "{word}: {shown}");
    }
    let mut app = demo();
    keys(&mut app, ":new tie{Enter}");
    assert!(screen(&mut app, 120, 36).contains("strength"), "{}", screen(&mut app, 120, 36));
}
