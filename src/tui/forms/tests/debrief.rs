//! The debrief as it is typed and drawn: who was there, lines that grow, what they are read as, what comes of it.

use super::{account, demo, keys, one_step, screen};
use crate::model::{Account, ContactKind, Outcome, Visit, VisitResult, VisitStatus};
use crate::tui::app::App;
use crate::tui::route::FormKind;
use crate::tui::terminal::{Event, TerminalApp as _};

const TOUR: &str = "visit-2026-11-18";

fn debrief() -> App {
    let mut app = demo();
    app.open_form(FormKind::Debrief(TOUR.to_owned()));
    app
}

fn tour(account: &Account) -> &Visit {
    account.visits.iter().find(|v| *v.id == TOUR).unwrap()
}

#[test]
fn it_stays_in_its_borders_at_every_size_whatever_is_typed() {
    let mut app = demo();
    let before = account(&app);
    let contact = before.contacts.last().unwrap().id.to_string();
    let kinds = [
        FormKind::Debrief(TOUR.to_owned()),
        FormKind::Debrief("visit-2026-11-26".to_owned()),
        FormKind::DebriefContact(contact),
        FormKind::Unplanned,
    ];
    for kind in kinds {
        app.open_form(kind.clone());
        for _ in 0..40 {
            keys(&mut app, "王x");
            for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 20)] {
                let seen = screen(&mut app, width, height);
                for line in seen.lines().skip(1).take(usize::from(height) - 3) {
                    let end = line.trim_end();
                    assert!(end.ends_with(['│', '┤', '┐', '┘']), "{kind:?} {width}: {line}");
                    assert!(line.starts_with(['│', '├', '┌', '└']), "{kind:?} {width}: {line}");
                }
            }
            keys(&mut app, "{Tab}");
        }
        keys(&mut app, "{Esc}");
    }
    assert!(account(&app) == before);
}

#[test]
fn all_of_it_can_be_reached_on_a_small_screen() {
    let mut app = debrief();
    keys(&mut app, "{Up}");
    let mut seen = String::new();
    for _ in 0..20 {
        seen.push_str(&screen(&mut app, 60, 20));
        keys(&mut app, "{Tab}");
    }
    seen.push_str(&screen(&mut app, 60, 20));
    for part in [
        "plant tour, Sira power station",
        "6 days late",
        "who was there",
        "expected was",
        "learned",
        "next",
        "answers to what we asked",
        "something else they told you",
        "outcome",
        "attitude",
        "our stage",
        "what this changes",
        "answered: no debrief",
    ] {
        assert!(seen.contains(part), "{part} is nowhere in\n{seen}");
    }
}

#[test]
fn marks_are_asked_of_those_who_were_there_and_of_nobody_else() {
    let mut app = debrief();
    let before = account(&app);
    assert!(screen(&mut app, 120, 36).contains("Jonas Falk"));
    keys(&mut app, "{Up}falk{Enter}wm{Enter}Liv Berg{Enter}");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("王敏, new: Liv Berg") && seen.contains("Liv Berg, new"), "{seen}");
    assert!(!seen.contains("│ Jonas Falk "), "{seen}");
    keys(&mut app, "{Tab}b{Save}");
    let after = account(&app);
    let liv = after.people.last().unwrap();
    assert_eq!(&*liv.name.0, "Liv Berg");
    assert_eq!(tour(&after).people.0, ["wang".to_owned(), liv.id.to_string()]);
    assert_eq!(tour(&after).debrief.result, Some(VisitResult::MetBest));
    one_step(&mut app, &before);
}

#[test]
fn somebody_new_has_a_name_and_a_title_and_counts_as_met_that_day() {
    let mut app = debrief();
    let before = account(&app);
    assert!(screen(&mut app, 120, 36).contains("Jonas Falk  Shift-Tab changes it"));
    keys(&mut app, "{Up}Liv Berg, shift leader");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("new: Liv Berg, shift leader"), "{seen}");
    keys(&mut app, "{Enter}buyer, dahl{Tab}e{Save}");
    let after = account(&app);
    let liv = after.people.last().unwrap();
    assert_eq!((&*liv.name.0, liv.title.or_empty()), ("Liv Berg", "shift leader"));
    assert_eq!(after.people.len(), before.people.len() + 1);
    let there = ["falk", liv.id.as_str(), "wang", "dahl"];
    assert_eq!(tour(&after).people.0, there);
    let met = after.contacts.iter().filter(|c| c.people.has(&liv.id)).collect::<Vec<_>>();
    assert_eq!(met.len(), 1);
    assert_eq!(met[0].date.map(|d| d.date.to_string()).as_deref(), Some("2026-11-18"));
    assert!(there.iter().all(|id| met[0].people.has(id)));
    one_step(&mut app, &before);
}

#[test]
fn a_new_person_is_put_in_with_marks_and_a_deed_of_that_day() {
    let mut app = debrief();
    keys(&mut app, "{Up}Liv Berg{Tab}e{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}a{Tab}");
    keys(&mut app, "{Tab}{Tab}{Tab}f{Tab}3{Tab}w{Tab}of the tender{Save}");
    let after = account(&app);
    let liv = after.people.last().unwrap();
    assert_eq!((liv.attitude.0, liv.relationship.0), (Some(1), Some(3)));
    assert_eq!(liv.marks_as_of.map(|d| d.to_string()).as_deref(), Some("2026-11-18"));
    assert_eq!(liv.deeds[0].note.or_empty(), "of the tender");
    assert_eq!(liv.deeds[0].date.map(|d| d.to_string()).as_deref(), Some("2026-11-18"));
}

#[test]
fn lines_grow_and_each_says_what_it_becomes() {
    let mut app = debrief();
    keys(&mut app, "e{Tab}{Tab}send Falk the trip comparison Fri{Enter}");
    keys(&mut app, "we: offer rev 2, 5 dec{Enter}Falk: the log");
    let seen = screen(&mut app, 120, 36);
    for part in [
        "becomes something for us to do, due Fri 27 Nov 2026",
        "becomes our promise to Jonas Falk, due Sat 05 Dec 2026",
        "becomes a promise of Jonas Falk, no day yet",
        "3 more, the first Fri 27 Nov",
    ] {
        assert!(seen.contains(part), "{part} is not in\n{seen}");
    }
    let before = account(&app);
    keys(&mut app, "{Save}");
    let after = account(&app);
    let new: Vec<_> = after.actions.iter().skip(before.actions.len()).collect();
    assert_eq!(new.len(), 3);
    assert_eq!(new[0].what.or_empty(), "send Falk the trip comparison");
    let today = app.core.bench.today();
    let shared = app.core.bench.shared().unwrap();
    let key = app.core.accounts.picked_key().unwrap();
    let mut due = crate::workbench::today::Today::default();
    let thresholds = &app.core.bench.playbook.thresholds;
    due.take(app.core.bench.account_today(key, &shared).unwrap(), thresholds, today);
    assert!(due.due.iter().any(|d| d.what == "send Falk the trip comparison"), "on Today");
    one_step(&mut app, &before);
}

#[test]
fn a_paste_of_several_lines_becomes_several_steps() {
    let mut app = debrief();
    keys(&mut app, "e{Tab}{Tab}");
    app.event(Event::Paste("Falk: log, fri\n\nwe: offer, mon\ncall Vik".to_owned()));
    let before = account(&app);
    keys(&mut app, "{Save}");
    assert_eq!(account(&app).actions.len(), before.actions.len() + 3);
}

#[test]
fn what_else_they_told_us_becomes_an_answer_of_its_topic_and_stays_with_what_we_learned_without_one()
 {
    let mut app = debrief();
    let before = account(&app);
    keys(&mut app, "e{Tab}x{Tab}{Tab}{Tab}{Tab}{Tab}");
    keys(&mut app, "1.9 million{Tab}budg{Enter}v{Enter}the canteen is good{Save}");
    let after = account(&app);
    let told = after.intel.last().unwrap();
    assert_eq!(told.topic.as_deref(), Some("organisation.budget"));
    assert_eq!(told.source.as_deref(), Some("Jonas Falk"));
    assert_eq!(told.confidence, crate::model::Confidence::Verified);
    assert_eq!(after.intel.len(), before.intel.len() + 1);
    assert_eq!(tour(&after).debrief.learned.or_empty(), "x\nthe canteen is good");
    one_step(&mut app, &before);
}

#[test]
fn who_is_named_in_what_they_told_us_is_its_source_and_it_is_shown() {
    let mut app = debrief();
    keys(&mut app, "e{Tab}x{Tab}{Tab}{Tab}{Tab}{Tab}");
    keys(&mut app, "1.9 million, says Dahl{Tab}budg{Enter}");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("source: Ingrid Dahl"), "{seen}");
    keys(&mut app, "{Save}");
    assert_eq!(account(&app).intel.last().unwrap().source.as_deref(), Some("Ingrid Dahl"));
}

#[test]
fn an_offer_says_below_it_how_it_was_read() {
    let mut app = debrief();
    for _ in 0..40 {
        if screen(&mut app, 120, 36).contains("how much, then days to pay") {
            break;
        }
        keys(&mut app, "{Tab}");
    }
    keys(&mut app, "1.665.000,- 60 Tage Ziel");
    let seen = screen(&mut app, 160, 50);
    assert!(seen.contains("= theirs, 1,665,000, pays in 60 days"), "{seen}");
    keys(&mut app, " x{Clear}much");
    let seen = screen(&mut app, 160, 50);
    assert!(!seen.contains("= theirs"), "{seen}");
}

#[test]
fn an_answer_that_disagrees_is_one_more_answer() {
    let mut app = debrief();
    let before = account(&app);
    let old: Vec<_> =
        before.intel.iter().filter(|i| i.topic.as_deref() == Some("ours.fit")).cloned().collect();
    assert!(!old.is_empty());
    keys(&mut app, "e{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}none of it fits{Tab}fit{Enter}{Save}");
    let after = account(&app);
    let now: Vec<_> =
        after.intel.iter().filter(|i| i.topic.as_deref() == Some("ours.fit")).collect();
    assert_eq!(now.len(), old.len() + 1, "{now:?}");
    assert!(old.iter().all(|o| now.contains(&o)));
}

#[test]
fn a_draft_comes_back_whole_with_the_fields_that_it_needs() {
    let mut app = debrief();
    keys(&mut app, "{Up}Liv Berg{Enter}{Tab}b{Tab}learned{Tab}one fri{Enter}two mon{Enter}three");
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}told{Tab}budg{Enter}r{Enter}more{Esc}");
    let before = screen(&mut app, 120, 36);
    app.open_form(FormKind::Debrief(TOUR.to_owned()));
    let seen = screen(&mut app, 120, 36);
    for part in ["new: Liv Berg", "[best]", "one fri", "two mon", "three", "told", "budget", "more"]
    {
        assert!(seen.contains(part), "{part} is not in\n{seen}");
    }
    assert!(seen.contains("[rumour]") && !before.contains("[rumour]"), "{seen}");
}

#[test]
fn without_a_ladder_it_is_better_as_hoped_or_worse() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "nm");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("worse  as hoped  better"), "{seen}");
    keys(&mut app, "plant{Enter}{Tab}w{Tab}no time for us{Save}");
    let after = account(&app);
    assert_eq!(after.visits.len(), before.visits.len() + 1);
    let met = after.visits.last().unwrap();
    assert_eq!((met.status, met.debrief.result), (VisitStatus::Done, Some(VisitResult::Missed)));
    assert_eq!(met.people.0, ["haddad"]);
    let contact = after.contacts.last().unwrap();
    assert_eq!((contact.kind, contact.outcome), (ContactKind::Meeting, Outcome::Held));
    assert_eq!(contact.people.0, ["haddad"]);
    one_step(&mut app, &before);
}

#[test]
fn any_contact_can_be_debriefed_and_keeps_what_it_said() {
    let mut app = demo();
    let before = account(&app);
    let call = before.contacts.iter().find(|c| c.people.has("vik")).unwrap().clone();
    app.open_form(FormKind::DebriefContact(call.id.to_string()));
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("Petra Vik"), "{seen}");
    keys(&mut app, " and she will ask{Tab}Vik: an hour with Dahl, fri{Tab}{Tab}");
    keys(&mut app, "a{Save}");
    let after = account(&app);
    let now = after.contacts.iter().find(|c| c.id == call.id).unwrap();
    assert_eq!(now.note.or_empty(), format!("{} and she will ask", call.note.or_empty()));
    assert_eq!(now.outcome, Outcome::Advanced);
    assert!(after.actions.last().unwrap().promised_by.is("vik"));
    assert_eq!(after.contacts.len(), before.contacts.len());
    one_step(&mut app, &before);
}

#[test]
fn a_second_debrief_makes_no_step_twice() {
    let mut app = debrief();
    keys(&mut app, "e{Tab}x{Tab}Falk: log, fri{Save}{Esc}");
    let before = account(&app);
    app.open_form(FormKind::Debrief(TOUR.to_owned()));
    keys(&mut app, "{Tab} and more{Tab}{Enter}call Vik mon{Save}");
    let after = account(&app);
    assert_eq!(after.actions.len(), before.actions.len() + 1);
    assert_eq!(tour(&after).debrief.next.or_empty(), "Falk: log, fri\ncall Vik mon");
    assert_eq!(tour(&after).debrief.learned.or_empty(), "x and more");
    assert_eq!(after.contacts.len(), before.contacts.len());
}

#[test]
fn whom_we_meet_for_the_first_time_has_met_us_unless_nobody_came() {
    let mut app = demo();
    let unmet = |p: &&crate::model::Person| p.relationship.0.is_none_or(|r| r < 2);
    let before = account(&app);
    let person = before.people.iter().find(unmet).expect("one whom we have not met").clone();
    let first = person.name.0.clone();
    let trust = |account: &Account| {
        account.people.iter().find(|p| p.id == person.id).unwrap().relationship.0
    };
    keys(&mut app, &format!("nm{first}{{Enter}}{{Tab}}w"));
    assert!(screen(&mut app, 200, 60).contains("you have met: proposed"));
    keys(&mut app, "{Save}");
    assert_eq!(trust(&account(&app)), Some(2));
    let mut app = demo();
    let call =
        before.contacts.iter().find(|c| c.people.has(&person.id) && c.kind == ContactKind::Attempt);
    if let Some(call) = call {
        app.open_form(FormKind::DebriefContact(call.id.to_string()));
        assert!(
            !screen(&mut app, 200, 60).contains("you have met: proposed"),
            "an attempt is none"
        );
    }
    let known = before.people.iter().find(|p| p.relationship.0.is_some_and(|r| r > 2)).unwrap();
    keys(&mut app, &format!("{{Esc}}nm{}{{Enter}}{{Tab}}w", known.name.0));
    assert!(!screen(&mut app, 200, 60).contains("you have met: proposed"));
}
