//! What is typed is what is stored: words of a choice, amounts, days without a year, what is not known yet.

use super::{account, demo, keys, one_step, screen};
use crate::model::{Level, OpportunityStatus, VisitResult};
use crate::text::DayText as _;
use crate::tui::app::{App, Look};
use crate::tui::keymap;
use crate::tui::route::FormKind;
use crate::workbench::{Source, Workbench};

fn deal(app: &crate::tui::app::App) -> crate::model::Opportunity {
    account(app).opportunities.first().unwrap().clone()
}

/// Goes on to the field of this label.
fn tab_to(app: &mut App, label: &str) {
    for _ in 0..20 {
        if screen(app, 120, 60).contains(&format!("▸{label}")) {
            return;
        }
        keys(app, "{Tab}");
    }
}

#[test]
fn a_word_typed_in_a_choice_is_that_word() {
    let mut app = demo();
    let before = account(&app);
    let id = deal(&app).id.to_string();
    app.open_form(FormKind::Opportunity(Some(id)));
    let down = "{Tab}".repeat(9);
    keys(&mut app, &format!("{down}won{{Save}}"));
    assert_eq!(deal(&app).status, OpportunityStatus::Won);
    one_step(&mut app, &before);
    app.open_form(FormKind::Opportunity(Some(deal(&app).id.to_string())));
    keys(&mut app, &format!("{down}parked{{Save}}"));
    assert_eq!(deal(&app).status, OpportunityStatus::Won, "no word begins so, and it is asked");
    assert!(screen(&mut app, 120, 36).contains("begins with parked"));
}

/// A list is told apart as the commands do, and the field says how while it is typed.
#[test]
fn a_list_ends_at_its_joint_and_comes_back_as_it_was() {
    for (typed, places, says) in [
        ("Ulm, Bonn and Kiel", &["Ulm", "Bonn", "Kiel"][..], "\"Ulm\", \"Bonn\", \"Kiel\""),
        ("Madison, WI, Ulm", &["Madison, WI", "Ulm"], "\"Madison, WI\", \"Ulm\""),
        ("Ulm; Bonn and Kiel", &["Ulm", "Bonn and Kiel"], "\"Bonn and Kiel\""),
        ("Bonn and Kiel", &["Bonn and Kiel"], "places"),
    ] {
        let mut app = demo();
        let open = |app: &mut App| {
            app.open_form(FormKind::Account(app.core.accounts.picked_key()));
            tab_to(app, "places");
        };
        open(&mut app);
        keys(&mut app, &format!("{{Clear}}{typed}"));
        assert!(screen(&mut app, 120, 60).contains(says), "{typed}");
        keys(&mut app, "{Save}");
        assert_eq!(account(&app).places.0, places, "{typed}");
        open(&mut app);
        keys(&mut app, "{Save}");
        assert_eq!(account(&app).places.0, places, "{typed}");
    }
}

#[test]
fn amounts_and_rates_are_read_as_an_import_reads_them() {
    for (typed, cents, margin) in [
        ("375.000", 37_500_000, "28"),
        ("1.250k", 125_000_000, "28 %"),
        ("1,05 Mio", 105_000_000, "0,28"),
        ("12万", 12_000_000, "28,0"),
    ] {
        let mut app = demo();
        let id = deal(&app).id.to_string();
        app.open_form(FormKind::Opportunity(Some(id)));
        let fields = format!("{{Tab}}{{Tab}}{{Tab}}{{Clear}}{typed}{{Tab}}{{Clear}}{margin}");
        keys(&mut app, &format!("{fields}{{Save}}"));
        let now = deal(&app);
        assert_eq!(now.value.map(|m| m.cents()), Some(cents), "{typed}");
        assert_eq!(now.margin.map(|m| m.to_string()).as_deref(), Some("0.28"), "{margin}");
    }
}

#[test]
fn an_amount_of_another_currency_is_asked_and_one_of_the_books_taken() {
    for (typed, taken) in [
        ("¥ 9.5m", None),
        ("GBP 420,000.00", None),
        ("£ 0.7 million", None),
        ("CHF 90'000", None),
        ("12 kr", None),
        ("EUR 420,000.00", Some(42_000_000)),
        ("€ 9.5m", Some(950_000_000)),
        ("0.7 million €", Some(70_000_000)),
    ] {
        let mut app = demo();
        let before = deal(&app);
        app.open_form(FormKind::Opportunity(Some(before.id.to_string())));
        keys(&mut app, &format!("{{Tab}}{{Tab}}{{Tab}}{{Clear}}{typed}{{Save}}"));
        let seen = screen(&mut app, 120, 36);
        let value = deal(&app).value.map(|m| m.cents());
        assert_eq!(value, taken.or(before.value.map(|m| m.cents())), "{typed}: {seen}");
        assert_eq!(seen.contains("this book is in EUR"), taken.is_none(), "{typed}: {seen}");
    }
}

#[test]
fn two_figures_of_a_year_are_a_year_of_these_days() {
    for (typed, year) in [("31", Some(2031)), ("2031", Some(2031)), ("3", None), ("1031", None)] {
        let mut app = demo();
        let before = account(&app).years.len();
        let owner = Some(account(&app).key);
        app.open_form(FormKind::Record { sheet: "year", key: None, owner });
        keys(&mut app, &format!("{{Clear}}{typed}{{Tab}}100k{{Save}}"));
        let seen = screen(&mut app, 120, 36);
        let years: Vec<i64> = account(&app).years.iter().filter_map(|y| y.year.0).collect();
        let new = years.iter().find(|y| Some(**y) == year);
        assert_eq!((years.len() > before, new.copied()), (year.is_some(), year), "{typed}: {seen}");
        assert_eq!(seen.contains("is no year"), year.is_none(), "{typed}: {seen}");
    }
}

#[test]
fn an_offers_day_is_the_nearest_and_what_happened_is_not_ahead() {
    let mut app = demo();
    let before = deal(&app);
    let owner = Some(before.key);
    app.open_form(FormKind::Record { sheet: "offer", key: None, owner });
    keys(&mut app, "{Right}{Tab}100k{Tab}{Clear}26.11.{Save}");
    let offer = deal(&app).offers.last().unwrap().clone();
    let seen = screen(&mut app, 120, 36);
    assert_eq!(offer.date.map(|d| d.to_string()).as_deref(), Some("2026-11-26"), "{seen}");
    app.open_form(FormKind::Contact(Some("wang".to_owned())));
    let contacts = account(&app).contacts.len();
    keys(&mut app, "{Tab}{Tab}{Clear}1 dec 2026{Save}");
    assert_eq!(account(&app).contacts.len(), contacts);
    assert!(screen(&mut app, 120, 36).contains("still to come"));
}

#[test]
fn a_rival_that_is_not_known_is_made_with_one_key() {
    let mut app = demo();
    let owner = Some(deal(&app).key);
    let before = deal(&app).rivals.len();
    app.open_form(FormKind::Record { sheet: "rival", key: None, owner });
    keys(&mut app, "Siemens");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("new competitor: Siemens"), "{seen}");
    keys(&mut app, "{Enter}{Save}");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("new competitor: Siemens"), "{seen}");
    let rivals = deal(&app).rivals;
    assert_eq!(rivals.len(), before + 1);
    let root = app.core.bench.root_row().unwrap();
    let made = root.rows("competitors").iter().find(|c| c.name() == Some("Siemens")).unwrap();
    assert_eq!(made.id(), rivals.last().unwrap().competitor.0.as_deref());
    app.core.bench.undo().unwrap();
    let root = app.core.bench.root_row().unwrap();
    assert!(root.rows("competitors").iter().all(|c| c.name() != Some("Siemens")));
    assert_eq!(deal(&app).rivals.len(), before);
}

#[test]
fn plus_on_an_unknown_attitude_is_open() {
    let mut app = demo();
    let unknown = account(&app).people.iter().find(|p| p.attitude.is_none()).unwrap().id.clone();
    app.open_form(FormKind::Person(Some(unknown.to_string())));
    for _ in 0..30 {
        if screen(&mut app, 120, 36).contains("▸attitude") {
            break;
        }
        keys(&mut app, "{Tab}");
    }
    keys(&mut app, "+{Save}");
    let now = account(&app).people.iter().find(|p| p.id == unknown).unwrap().attitude.0;
    assert_eq!(now, Some(0));
}

#[test]
fn v_on_you_and_limits_opens_all_of_it_as_one_form() {
    let mut app = demo();
    keys(&mut app, "gyv");
    let seen = screen(&mut app, 120, 36);
    for part in ["your name", "company", "currency", "team", "key from"] {
        assert!(seen.contains(part), "{part}: {seen}");
    }
    for _ in 0..12 {
        keys(&mut app, "{Down}");
    }
    keys(&mut app, "{Clear}Ben Ott, Cora Pohl until 31 dec{Save}");
    let root = app.core.bench.rep_row().unwrap().unwrap();
    let names: Vec<&str> = root.rows("team").iter().filter_map(|t| t.name()).collect();
    assert_eq!(names, ["Ben Ott", "Cora Pohl"]);
    assert_eq!(root.rows("team")[1].get("until").to_string(), "2026-12-31");
    keys(&mut app, ":settings");
    assert!(screen(&mut app, 120, 36).contains("settings"));
}

#[test]
fn a_result_cannot_stand_beside_no_answer_and_a_first_meeting_is_met_us() {
    let mut app = demo();
    let visit = "visit-2026-11-18".to_owned();
    app.open_form(FormKind::Debrief(visit.clone()));
    keys(&mut app, "expected");
    for _ in 0..40 {
        if screen(&mut app, 120, 36).contains("▸outcome") {
            break;
        }
        keys(&mut app, "{Down}");
    }
    keys(&mut app, "no answer{Save}");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("no answer cannot stand"), "{seen}");
    let found = account(&app).visits.iter().find(|v| *v.id == visit).unwrap().debrief.clone();
    assert_ne!(found.result, Some(VisitResult::MetExpected));
}

#[test]
fn who_is_taken_already_is_said_to_be_there_and_not_made_anew() {
    let mut app = demo();
    let before = account(&app);
    app.open_form(FormKind::Visit(None));
    keys(&mut app, "fri{Tab}{Tab}naess{Enter}naess");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("▸ Erik Naess, already there"), "{seen}");
    keys(&mut app, "{Enter}Erik Naess");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("already there") && !seen.contains("new person"), "{seen}");
    keys(&mut app, "{Enter}Liv Berg");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("▸ new person: Liv Berg"), "a name that nobody has: {seen}");
    keys(&mut app, "{Clear}{Save}");
    let after = account(&app);
    assert_eq!(after.people.len(), before.people.len());
    let visits: Vec<_> =
        after.visits.iter().filter(|v| before.visits.iter().all(|b| b.id != v.id)).collect();
    assert_eq!(visits.len(), 1);
    assert_eq!(visits[0].people.0.len(), 1);
}

#[test]
fn a_word_that_none_begins_with_leaves_the_choice_as_it_was() {
    let mut app = demo();
    let before = account(&app);
    let id = deal(&app).id.to_string();
    app.open_form(FormKind::Opportunity(Some(id)));
    let down = "{Tab}".repeat(9);
    keys(&mut app, &format!("{down}x"));
    assert!(screen(&mut app, 120, 36).contains("none begins with x"));
    keys(&mut app, "{Back}");
    assert!(!screen(&mut app, 120, 36).contains("none begins with"));
    keys(&mut app, "{Save}");
    assert!(account(&app) == before, "the status stands again");
}

#[test]
fn a_form_in_which_nothing_was_typed_makes_no_record() {
    for kind in [FormKind::Complaint(None), FormKind::Service(None)] {
        let mut app = demo();
        let before = account(&app);
        app.open_form(kind);
        keys(&mut app, "{Save}");
        assert!(screen(&mut app, 120, 36).contains("there is nothing in it yet"));
        assert!(account(&app) == before);
    }
}

/// Who of ours is meant stands in the field by the whole name once it is left, as the commands store it.
#[test]
fn somebody_of_ours_is_stored_by_the_whole_name() {
    for (typed, owner) in [("me", "Anna Weiss"), ("weiss", "Anna Weiss"), ("Zork", "Zork")] {
        let mut app = demo();
        keys(&mut app, &format!("ndcall the bank{{Tab}}fri{{Tab}}{typed}"));
        let says = screen(&mut app, 120, 60).contains(&format!("= {owner}"));
        assert_eq!(says, owner != typed, "{typed}");
        keys(&mut app, "{Save}");
        let actions = account(&app).actions;
        assert_eq!(actions.last().unwrap().owner.as_deref(), Some(owner), "{typed}");
    }
    for (typed, ours) in [
        ("me and Nils Berger", &["Anna Weiss", "Nils Berger"][..]),
        ("Nils Berger, me", &["Nils Berger", "Anna Weiss"]),
        ("the service people", &["the service people"]),
    ] {
        let mut app = demo();
        app.open_form(FormKind::Visit(None));
        keys(&mut app, "3 dec");
        tab_to(&mut app, "who of ours");
        keys(&mut app, &format!("{typed}{{Save}}"));
        assert_eq!(account(&app).visits.last().unwrap().ours.0, ours, "{typed}");
    }
}

/// A name with a mark in it is taken as any other part of a name is.
#[test]
fn who_raised_it_is_found_by_a_name_with_a_mark() {
    for (typed, stored) in [
        ("O'Shea", "Declan O'Shea"),
        ("oshea", "Declan O'Shea"),
        ("Shea", "Declan O'Shea"),
        ("O'Brien", "O'Brien"),
    ] {
        let mut app = demo();
        keys(&mut app, "2aDeclan O'Shea, buyer{Enter}");
        app.open_form(FormKind::Complaint(None));
        keys(&mut app, &format!("leaks{{Tab}}{{Tab}}{typed}{{Tab}}{{Save}}"));
        let complaints = account(&app).complaints;
        assert_eq!(complaints.last().unwrap().by.0.as_deref(), Some(stored), "{typed}");
    }
}

#[test]
fn a_complaint_is_of_the_day_that_its_text_says() {
    for (typed, raised) in [
        ("leaks since 20 nov", "2026-11-20"),
        ("leckt seit gestern", "2026-11-23"),
        ("leaks since the last service", "2026-11-24"),
        ("leaks since 20 nov{Tab}{Tab}{Tab}{Clear}21 nov", "2026-11-21"),
    ] {
        let mut app = demo();
        app.open_form(FormKind::Complaint(None));
        keys(&mut app, &format!("{typed}{{Save}}"));
        let complaints = account(&app).complaints;
        let day = complaints.last().and_then(|c| c.raised.0).map(|day| day.iso_day());
        assert_eq!(day.as_deref(), Some(raised), "{typed}");
    }
}

#[test]
fn a_share_of_a_payment_is_of_the_purchase_that_it_belongs_to() {
    let mut app = demo();
    let value = deal(&app).value.unwrap().cents();
    let key = deal(&app).key;
    let before = deal(&app).payments.len();
    app.open_form(FormKind::Record { sheet: "payment", key: None, owner: Some(key) });
    keys(&mut app, "rest{Tab}10%{Save}");
    let payments = deal(&app).payments;
    assert_eq!(payments.len(), before + 1);
    assert_eq!(payments.last().unwrap().amount.unwrap().cents(), value / 10);
}

#[test]
fn a_guess_from_the_title_leaves_a_word_under_way_alone() {
    let mut app = demo();
    keys(&mut app, "2a{Tab}Gabi Stöhr{Tab}Referentin{Tab}{Tab}Arbx");
    assert!(screen(&mut app, 120, 36).contains("none begins with Arbx"));
    keys(&mut app, "{Back}Arbeitsebene{Tab}{Tab}{Tab}{Tab}kühl{Save}");
    let people = account(&app).people;
    let gabi = people.iter().find(|p| p.name.as_str() == "Gabi Stöhr").unwrap();
    assert_eq!((gabi.level, gabi.attitude.0), (Some(Level::Working), Some(-1)));
}

#[test]
fn a_long_note_is_broken_into_lines_once_not_at_each_key() {
    let note = "nn ".repeat(100_000);
    let started = std::time::Instant::now();
    let rows = crate::text::lines(&note, 60).len();
    let once = started.elapsed();
    assert!(rows > 4_000);
    let json = format!(
        r#"{{"format":"anteroom/1","accounts":[{{"name":"Alfa","people":[{{"name":"Long","notes":"{note}"}}]}}]}}"#
    );
    let mut bench =
        Workbench::in_memory(crate::model::Date::from_ymd_opt(2026, 11, 24).unwrap()).unwrap();
    bench.import(vec![Source::new("a.json", json.into_bytes())], true, &mut |_, _| {}).unwrap();
    let mut app = App::new(bench, Look::default(), keymap()).unwrap();
    keys(&mut app, "2e");
    assert!(screen(&mut app, 120, 36).contains("field 1"), "it is open");
    let started = std::time::Instant::now();
    for _ in 0..40 {
        keys(&mut app, "{Tab}");
        screen(&mut app, 120, 36);
    }
    let all = started.elapsed();
    assert!(all < once * 40, "40 keys took {all:?}, the lines of the note alone {once:?}");
    keys(&mut app, "{Save}");
    assert!(screen(&mut app, 120, 36).contains("nothing was changed"));
}
