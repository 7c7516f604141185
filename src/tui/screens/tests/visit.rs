//! A visit through the app: what is missing, what is asked, what is expected, what it brought.

use super::*;
use crate::model::{Moment, Record, Value, Visit, VisitStatus};
use crate::tui::route::FormKind;
use crate::workbench::Operation;
use crate::workbench::visit::Kind;

/// The visit of Thu 26 Nov of the demo book, with the focus on its questions.
fn next_visit() -> App {
    let mut app = demo();
    keys(&mut app, "gv{Down}{Enter}");
    shows(&mut app, &["Thu 26 Nov 2026, 10:00, in 2 days", "visit not ready"]);
    app
}

fn visit(app: &App) -> crate::model::Visit {
    let visits = account(app).visits;
    visits.iter().find(|v| *v.id == "visit-2026-11-26").unwrap().clone()
}

#[test]
fn a_gap_is_mended_at_its_field_and_the_next_one_is_picked() {
    let mut app = next_visit();
    shows(&mut app, &["a reason for Erik Naess to meet us", "1 e write it"]);
    assert!(!screen(&mut app, 120, 36).contains("e profile"), "1 e mends the picked gap");
    keys(&mut app, "1");
    shows(&mut app, &["e write it", "e profile"]);
    assert!(!screen(&mut app, 120, 36).contains("1 e write it"));
    keys(&mut app, "e");
    shows(&mut app, &["▸reason to meet"]);
    keys(&mut app, "what an outage costs{Save}");
    assert_eq!(visit(&app).reason_to_meet.as_deref(), Some("what an outage costs"));
    shows(&mut app, &["▸! how Erik Naess talks and thinks", "visit ready"]);
    keys(&mut app, "e");
    shows(&mut app, &["▸language"]);
    keys(&mut app, "Norwegian{Save}");
    shows(&mut app, &["nothing: what the method asks for is there", "▸Questions"]);
}

#[test]
fn from_the_brief_e_leads_to_what_is_missing_and_else_to_the_questions() {
    let mut app = next_visit();
    keys(&mut app, "be");
    shows(&mut app, &["▸Still missing", "▸! a reason for Erik Naess"]);
    keys(&mut app, "eworth it{Save}be");
    shows(&mut app, &["▸Questions"]);
}

#[test]
fn a_question_of_ones_own_has_the_topic_that_it_answers() {
    let mut app = next_visit();
    let before = visit(&app).questions.len();
    keys(&mut app, "a{Tab}paperwork{Enter}");
    shows(&mut app, &["What do you need from us on paper", "the playbook's words"]);
    keys(&mut app, "{Save}");
    let asked = visit(&app).questions;
    assert_eq!(asked.len(), before + 1);
    assert_eq!(asked[before].topic.as_deref(), Some("organisation.paperwork"));
    assert!(asked[before].text.as_deref().unwrap().starts_with("What do you need"));
}

#[test]
fn reworded_a_question_keeps_topic_and_person_and_moves_by_plus_and_minus() {
    let mut app = next_visit();
    let before = visit(&app).questions;
    keys(&mut app, "{Down}{Down}e again{Save}-");
    let after = visit(&app).questions;
    let (was, now) = (&before[2], &after[3]);
    assert_eq!(
        now.text.as_deref(),
        Some(format!("{} again", was.text.as_deref().unwrap()).as_str())
    );
    assert_eq!((&now.topic, &now.person, now.key), (&was.topic, &was.person, was.key));
    keys(&mut app, "d");
    assert_eq!(visit(&app).questions.len(), before.len() - 1);
    keys(&mut app, "uuu");
    assert_eq!(visit(&app).questions, before);
}

#[test]
fn a_proposed_promise_in_other_words_is_ticked_once() {
    let mut app = next_visit();
    let marked = |app: &mut App| {
        let text = screen(app, 200, 60);
        text.lines().any(|l| l.contains("▸[ ]") && l.contains("What has become of"))
    };
    for _ in 0..10 {
        if !marked(&mut app) {
            keys(&mut app, "{Down}");
        }
    }
    keys(&mut app, "e now{Save}");
    let asked = visit(&app).questions.last().unwrap().clone();
    let about = asked.about.as_deref().unwrap();
    assert!(about.starts_with("What has become of"), "{about}");
    assert_eq!(asked.text.as_deref(), Some(format!("{about} now").as_str()));
    shows(&mut app, &["promised by 王敏"]);
    assert_eq!(screen(&mut app, 200, 60).matches("What has become of").count(), 1);
}

#[test]
fn where_there_is_little_room_what_the_visit_is_for_is_said() {
    let mut app = next_visit();
    for (width, height) in [(100, 30), (80, 24)] {
        let text = screen(&mut app, width, height);
        assert!(text.contains("for Turbine 2027: get the specification"), "{text}");
    }
}

#[test]
fn what_is_proposed_to_expect_is_taken_over_and_answered_in_its_place() {
    let mut app = next_visit();
    let before = visit(&app);
    shows(&mut app, &["To expect", "4 of 12 taken over"]);
    keys(&mut app, "{Tab}{Down}{Down} ");
    let after = visit(&app);
    let new = after.objections.last().unwrap();
    assert_eq!(after.objections.len(), before.objections.len() + 1);
    assert!(new.text.as_deref().unwrap().contains("Lysebotn") && new.answer.is_some());
    shows(&mut app, &["5 of 12 taken over"]);
    keys(&mut app, "e");
    shows(&mut app, &["To expect", "▸we answer"]);
    keys(&mut app, ", and it holds{Save}");
    let said = visit(&app).objections.last().unwrap().answer.0.clone().unwrap();
    assert!(said.ends_with(", and it holds"), "{said}");
    keys(&mut app, "-");
    assert_eq!(visit(&app).objections.len(), before.objections.len());
}

#[test]
fn a_question_of_theirs_is_added_with_our_answer() {
    let mut app = next_visit();
    let kind = Kind::Question;
    let start = crate::tui::route::ExpectStart {
        visit: "visit-2026-11-26".to_owned(),
        kind,
        place: None,
        text: String::new(),
        answer: None,
    };
    app.open_form(FormKind::Expect(start));
    keys(&mut app, "Who pays the crane?{Tab}{Tab}we do{Save}");
    let asked = visit(&app).their_questions.last().unwrap().clone();
    assert_eq!(asked.text.as_deref(), Some("Who pays the crane?"));
    assert_eq!(asked.answer.as_deref(), Some("we do"));
}

#[test]
fn an_attendee_opens_their_page_and_who_decides_and_is_absent_is_said() {
    let mut app = next_visit();
    keys(&mut app, "2");
    shows(&mut app, &["not there: Ingrid Dahl, who decides"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Erik Naess", "Ties, introductions"]);
}

#[test]
fn a_visit_is_called_off_and_planned_again() {
    let mut app = demo();
    keys(&mut app, "gv");
    shows(&mut app, &["▸Wed 18 Nov 13:00", "no debrief, 6 days !"]);
    keys(&mut app, "{Down}-");
    assert_eq!(visit(&app).status, VisitStatus::Cancelled);
    shows(&mut app, &["called off", "it takes place"]);
    keys(&mut app, "s");
    shows(&mut app, &["New visit", "Stavanger, head office", "Erik Naess"]);
    keys(&mut app, "+7d 09:00{Save}");
    let all = account(&app).visits;
    let again = all.iter().max_by_key(|v| v.key).unwrap();
    let (people, place) = (again.people.clone(), again.place.clone());
    assert_eq!((people, place), (visit(&app).people, visit(&app).place));
    assert_eq!(again.date.unwrap().date.to_string(), "2026-12-01");
    assert!(again.objectives.expected.is_none() && !again.questions.is_empty());
    keys(&mut app, "{Esc}");
    shows(&mut app, &["Visits", "Tue 01 Dec 09:00"]);
}

#[test]
fn another_day_is_typed_over_the_old_one() {
    let mut app = next_visit();
    keys(&mut app, "{Esc}efri 14:00{Save}");
    let date = visit(&app).date.unwrap();
    assert_eq!((date.date.to_string().as_str(), date.minute), ("2026-11-27", Some(14 * 60)));
}

#[test]
fn a_past_visit_says_what_it_closed_and_readiness_before_and_after() {
    let mut app = demo();
    keys(&mut app, "gv{Down}{Down}{Enter}");
    shows(&mut app, &["What it brought", "16 before, 19 after", "closed     pains", "they said:"]);
    let text = screen(&mut app, 120, 36);
    assert!(!text.contains("[ ]"), "nothing is proposed for a day that is over\n{text}");
    keys(&mut app, "]");
    shows(&mut app, &["it was 6 days ago: what came of it?", "e debrief"]);
}

#[test]
fn every_pane_of_a_visit_keeps_its_borders_at_every_size() {
    let mut app = next_visit();
    for pane in ["1", "2", "3", "4", "{Tab}", "z"] {
        keys(&mut app, pane);
        for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 20)] {
            let seen = screen(&mut app, width, height);
            for line in seen.lines().skip(1).take(usize::from(height) - 3) {
                let ends = line.starts_with(['│', '├', '┌', '└'])
                    && line.trim_end().ends_with(['│', '┤', '┐', '┘']);
                assert!(ends, "{pane} {width}: {line}");
            }
        }
    }
}

#[test]
fn who_may_hear_a_promise_is_shown_and_one_key_changes_it() {
    let mut app = next_visit();
    keys(&mut app, "v");
    shows(
        &mut app,
        &["Who may hear it", "show us the draft of the specification", "alone with 王敏"],
    );
    keys(&mut app, " ");
    let said = |app: &App| {
        let actions = account(app).actions;
        actions.iter().filter_map(|a| a.audience).map(crate::model::Choice::word).next()
    };
    assert_eq!(said(&app), Some("room"));
    shows(&mut app, &["as you said"]);
    keys(&mut app, " ");
    assert_eq!(said(&app), Some("pair"));
    keys(&mut app, "uu");
    assert_eq!(said(&app), None);
}

#[test]
fn a_rehearsal_asks_one_by_one_and_keeps_what_is_answered() {
    let mut app = next_visit();
    let before = visit(&app);
    let open = before.objections.iter().filter(|o| o.answer.is_none()).count();
    keys(&mut app, "R");
    shows(&mut app, &["Rehearsal", "they say"]);
    keys(&mut app, "{Save}");
    assert!(visit(&app) == before, "nothing answered, nothing kept");
    keys(&mut app, "R");
    keys(&mut app, &"{Tab}".repeat(before.objections.len() - open));
    keys(&mut app, "we show the trip list{Save}");
    let after = visit(&app);
    let said = after.objections.iter().filter_map(|o| o.answer.as_deref());
    assert!(
        said.into_iter().any(|a| a.contains("we show the trip list")),
        "{:?}",
        after.objections
    );
    keys(&mut app, "u");
    assert!(visit(&app) == before, "one step");
}

#[test]
fn each_question_shows_who_may_hear_it() {
    let mut app = next_visit();
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains(", in the room") || seen.contains("alone with"), "{seen}");
    let all = screen(&mut app, 200, 60);
    let key = app.core.accounts.picked_key().unwrap();
    let dossier = app.core.bench.dossier(key).unwrap();
    let lines = app.core.bench.heard_lines(&dossier.account, &visit(&app)).unwrap();
    let asked: Vec<_> = lines.iter().filter(|l| l.lead == "ask").collect();
    assert!(!asked.is_empty());
    let alone = asked.iter().filter_map(|l| l.alone.as_deref());
    for name in alone.clone() {
        let called = name.rsplit(' ').next().unwrap();
        assert!(all.contains(&format!("alone with {called}")), "{name}: {all}");
    }
    if alone.count() < asked.len() {
        assert!(all.contains(", in the room") || all.contains(", for us"), "{all}");
    }
}

#[test]
fn the_debrief_ticks_what_came_and_the_hits_are_counted() {
    let mut app = next_visit();
    let before = visit(&app);
    let expected = before.objections.len() + before.their_questions.len();
    assert!(expected > 2);
    app.open_form(FormKind::Debrief(before.id.to_string()));
    shows(&mut app, &["what came", "it is still to come: Thu 26 Nov 2026"]);
    keys(&mut app, "e{Save}");
    shows(&mut app, &["still to come"]);
    assert!(visit(&app).debrief.result.is_none(), "what is still to come has no result");
    keys(&mut app, "{Esc}");
    let today = app.core.bench.today();
    let cells = vec![("date", Value::Moment(Moment::day(today)))];
    let moved = Operation::set("it is today", Visit::SCHEMA, before.key, cells);
    app.core.bench.operate(moved).expect("done");
    app.reload(None);
    let before = visit(&app);
    app.open_form(FormKind::Debrief(before.id.to_string()));
    keys(&mut app, "e");
    let mut steps = 0;
    while !screen(&mut app, 120, 36).contains("▸what came") {
        keys(&mut app, "{Tab}");
        steps += 1;
        assert!(steps < 40, "{}", screen(&mut app, 120, 36));
    }
    keys(&mut app, " {Save}");
    let after = visit(&app);
    assert!(*after.objections[0].came && !*after.objections[1].came, "{:?}", after.objections);
    assert!(after.their_questions.iter().all(|q| !*q.came));
    keys(&mut app, "{Esc}");
    shows(&mut app, &[&format!("1 of {expected} came")]);
    assert_eq!(screen(&mut app, 200, 60).matches("it came").count(), 1);
    keys(&mut app, "u");
    assert!(visit(&app) == before, "one step");
}

#[test]
fn a_visit_to_nobody_is_not_ready() {
    let mut app = demo();
    keys(&mut app, "nvtue{Tab}{Tab}{Tab}{Tab}they sign{Save}");
    shows(
        &mut app,
        &["who of theirs attends", "visit not ready", "nobody yet: a names who attends"],
    );
}
