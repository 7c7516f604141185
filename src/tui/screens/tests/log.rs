//! Logging, the inbox, the call list and what is answered, through the app.

use super::*;
use crate::model::{Confidence, ContactKind, Outcome};
use crate::workbench::Operation;

fn paste(app: &mut App, text: &str) {
    app.event(Event::Paste(text.to_owned()));
}

fn named(app: &App, name: &str) -> Account {
    let all = app.core.bench.all_names().unwrap();
    let (key, _) = all.accounts().iter().find(|(_, n)| n == name).unwrap();
    app.core.bench.typed_account(*key).unwrap()
}

fn up(app: &mut App) {
    app.event(Event::Key(KeyEvent::new(KeyCode::Up, KeyModifiers::NONE)));
    screen(app, 120, 36);
}

#[test]
fn somebody_of_another_account_takes_the_line_there_and_the_mark_stays() {
    let mut app = demo();
    let before = named(&app, "Osterby Steel").contacts.len();
    keys(&mut app, "lcall Lars Holm: wants a quote");
    shows(&mut app, &["Log: Osterby Steel", "call, Lars Holm Works manager, today, held"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["saved: call with Lars Holm, Osterby Steel"]);
    assert_eq!(named(&app, "Osterby Steel").contacts.len(), before + 1);
    assert_eq!(account(&app).name.as_str(), "Northwind Hydro");
    keys(&mut app, "u");
    assert_eq!(named(&app, "Osterby Steel").contacts.len(), before);
    keys(&mut app, "lLars Holm audit of our workshop: passed{Enter}");
    shows(&mut app, &["saved: meeting with Lars Holm, Osterby Steel, note: audit of our workshop"]);
}

#[test]
fn initials_of_somebody_elsewhere_are_offered_and_down_takes_the_account() {
    let mut app = demo();
    keys(&mut app, "lcall lh: wants a quote");
    shows(&mut app, &["Log: Northwind Hydro", "lh is Lars Holm at Osterby Steel"]);
    keys(&mut app, "{Down}");
    shows(&mut app, &["Log: Osterby Steel", "Lars Holm Works manager"]);
    let mut app = demo();
    keys(&mut app, "lcall wm and Lars Holm: hi");
    shows(&mut app, &["Two accounts: one line each"]);
}

#[test]
fn a_line_of_the_inbox_is_given_to_an_account_or_dropped_one_step_each() {
    let mut app = demo();
    let before = app.core.bench.inbox().unwrap();
    keys(&mut app, "t");
    let small = screen(&mut app, 80, 24);
    assert!(small.contains("met someone from the Grid"), "it is on the small screen too: {small}");
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}");
    assert!(screen(&mut app, 80, 24).contains("Inbox"), "it is on the small screen too");
    shows(&mut app, &["Inbox: lines without an account", "give it to an account"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Log: no account yet", "pick account"]);
    up(&mut app);
    shows(&mut app, &["Which account?"]);
    keys(&mut app, "kest{Enter}");
    shows(&mut app, &["Log: Kestrel Mining", "it is of Kestrel Mining; Enter saves it"]);
    keys(&mut app, "{Enter}");
    let contact = named(&app, "Kestrel Mining").contacts.last().unwrap().clone();
    assert_eq!(Some(contact.date.unwrap().date), Some(before[0].on), "the day it was written");
    assert_eq!(app.core.bench.inbox().unwrap(), before[1..]);
    keys(&mut app, "u");
    assert_eq!(app.core.bench.inbox().unwrap(), before);
    keys(&mut app, "{Down}d");
    assert_eq!(app.core.bench.inbox().unwrap(), before[..1]);
    keys(&mut app, "u");
    assert_eq!(app.core.bench.inbox().unwrap(), before);
}

#[test]
fn pasted_lines_are_looked_at_and_saved_as_one_step() {
    let mut app = demo();
    let waiting = app.core.bench.inbox().unwrap().len();
    let before = (account(&app), named(&app, "Osterby Steel"));
    paste(&mut app, "Osterby: call Lars Holm yesterday: spares\ncall wm: hi\nwho was that?\n");
    shows(&mut app, &["3 lines pasted", "log them", "bring it in as a table"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["2 contacts, 1 to the inbox", "Osterby Steel", "yesterday", "王敏"]);
    keys(&mut app, "{Down}{Down}");
    keys(&mut app, "{Right}");
    shows(&mut app, &["3 contacts, 0 to the inbox"]);
    keys(&mut app, "{Right}{Enter}");
    shows(&mut app, &["saved: 2 contacts logged, 1 line to the inbox"]);
    assert_eq!(app.core.bench.inbox().unwrap().len(), waiting + 1);
    assert_eq!(account(&app).contacts.len(), before.0.contacts.len() + 1);
    keys(&mut app, "u");
    assert!((account(&app), named(&app, "Osterby Steel")) == before);
}

#[test]
fn what_was_said_is_offered_as_the_answer_with_source_and_day() {
    let mut app = demo();
    keys(&mut app, "lcall wm yesterday: budget of 1.9 million{Enter}");
    shows(&mut app, &["What was said may answer", "budget, unknown"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Answer: budget", "budget of 1.9 million", "王敏", "Mon 23 Nov"]);
    keys(&mut app, "{Save}");
    let intel = account(&app).intel.last().unwrap().clone();
    assert_eq!(intel.confidence, Confidence::Stated, "one of theirs is its source");
    assert_eq!(intel.topic.as_deref(), Some("organisation.budget"));
    assert_eq!(intel.answer.as_deref(), Some("budget of 1.9 million"));
    assert_eq!(intel.as_of.map(|d| d.to_string()).as_deref(), Some("2026-11-23"));
    keys(&mut app, "lcall wm: thanks for the lunch{Enter}");
    assert!(!screen(&mut app, 120, 36).contains("may answer"));
}

#[test]
fn any_other_key_goes_on_behind_the_offer() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "lcall wm: budget of 1.9 million{Enter}");
    shows(&mut app, &["may answer"]);
    keys(&mut app, "u");
    assert!(account(&app) == before && !screen(&mut app, 120, 36).contains("may answer"));
}

#[test]
fn the_call_list_keeps_an_attempt_and_opens_the_line_with_the_name() {
    let mut app = demo();
    keys(&mut app, "t4");
    shows(&mut app, &["never", "Ingrid Dahl, CEO", "no number", "110 days", "Lind on a second"]);
    let before = account(&app).contacts.len();
    keys(&mut app, "s");
    shows(&mut app, &["saved: attempt: Ingrid Dahl, no luck", "no luck today"]);
    let contact = account(&app).contacts.last().unwrap().clone();
    assert_eq!((contact.kind, contact.outcome), (ContactKind::Attempt, Outcome::NoAnswer));
    keys(&mut app, "u");
    assert_eq!(account(&app).contacts.len(), before);
    keys(&mut app, "l");
    shows(&mut app, &["call Ingrid Dahl: ", "call, Ingrid Dahl CEO, today, held"]);
    keys(&mut app, "{Esc}z");
    let zoomed = screen(&mut app, 80, 24);
    assert!(zoomed.contains("switchboard") && !zoomed.contains("Visits"), "{zoomed}");
}

#[test]
fn what_is_answered_is_seen_again_in_today_and_taken_back() {
    let mut app = demo();
    let before = account(&app).dismissals.len();
    keys(&mut app, "t3dr{Enter}known{Enter}{Enter}vv");
    shows(&mut app, &["Answered findings", "rejected 24 Nov: known", "take the answer back"]);
    let rows = account(&app).dismissals.len();
    assert!(rows > before);
    keys(&mut app, "s");
    shows(&mut app, &["saved: answer taken back"]);
    assert_eq!(account(&app).dismissals.len(), rows - 1);
}

#[test]
fn a_remedy_can_be_said_in_ones_own_words() {
    let mut app = demo();
    let before = account(&app).actions.len();
    keys(&mut app, "fe");
    shows(&mut app, &["Action", "by when"]);
    keys(&mut app, "{Save}");
    let actions = account(&app).actions;
    assert_eq!(actions.len(), before + 1);
    assert!(actions[before].for_subject.is_some() && actions[before].what.is_some());
}

#[test]
fn the_weeks_report_has_what_was_done_and_nothing_private() {
    let mut app = demo();
    keys(&mut app, "lcall wm: harmless words{Enter}lcall wm: secret words{Enter}");
    let mut bench = app.core.bench.demo().unwrap();
    std::mem::swap(&mut app.core.bench, &mut bench);
    let mut week = crate::workbench::today::Today::default();
    let key = app.core.accounts.picked_key().unwrap();
    let contact = bench.typed_account(key).unwrap().contacts.last().unwrap().key;
    let schema = <crate::model::Contact as crate::model::Record>::SCHEMA;
    let cells = vec![("private", crate::model::Value::Flag(true))];
    bench.operate(Operation::set("private", schema, contact, cells)).unwrap();
    let shared = bench.shared().unwrap();
    for key in bench.account_keys().unwrap() {
        week.take(bench.account_today(key, &shared).unwrap(), &bench.playbook.thresholds, today());
    }
    let text = crate::workbench::brief::written(
        &bench.week_report(&week),
        crate::workbench::brief::Sheet::of("text"),
    );
    for part in ["Week of Anna Weiss", "DONE", "harmless words", "LATE", "VISITS", "Ana Ruiz"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("secret") && !text.contains("against us"), "{text}");
}

#[test]
fn a_row_of_due_opens_its_thing_and_e_its_form() {
    for (row, page) in [
        ("97 days !  华联电力", "Payments"),
        ("31 days !  Northwind Hydro", "Service plan"),
        ("3 days !   Gulf Water", "Complaints"),
        ("Fri        Delta Ports         bid papers", "declaration of conformity"),
    ] {
        let mut app = demo();
        keys(&mut app, "t");
        while !screen(&mut app, 120, 36).contains(&format!("▸{row}")) {
            keys(&mut app, "{Down}");
        }
        keys(&mut app, "{Enter}");
        shows(&mut app, &["Today ›", page]);
        keys(&mut app, "{Esc}");
        shows(&mut app, &[&format!("▸{row}")]);
    }
    let mut app = demo();
    keys(&mut app, "t{Down}e");
    shows(&mut app, &["Service", "check of servo drives and oil, Sira", "Ctrl-S save"]);
}

#[test]
fn pasted_lines_that_are_left_come_back_and_an_edited_line_brings_a_new_person() {
    let mut app = demo();
    let before = named(&app, "Brenna Kraft");
    paste(&mut app, "call Greta Nordin at Brenna: spares\ncall wm: hi\n");
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Greta Nordin, new?", "add as a person", "Brenna Kraft"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["2 lines kept, not logged yet: l brings them back"]);
    keys(&mut app, "l");
    shows(&mut app, &["2 contacts, 0 to the inbox", "these are the lines you left"]);
    keys(&mut app, "{Tab}e too{Enter}");
    shows(&mut app, &["Greta Nordin, new ", "spares too"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["saved: 2 contacts logged; Greta Nordin added"]);
    let after = named(&app, "Brenna Kraft");
    assert_eq!(after.people.len(), before.people.len() + 1);
    let (contact, person) = (after.contacts.last().unwrap(), after.people.last().unwrap());
    assert!(person.name.as_str() == "Greta Nordin" && contact.people.has(&person.id));
    keys(&mut app, "l");
    shows(&mut app, &["Log: Northwind Hydro"]);
}

#[test]
fn today_is_filtered_as_it_is_typed_and_no_letter_runs() {
    let mut app = demo();
    keys(&mut app, "t");
    let before = screen(&mut app, 120, 36);
    assert!(before.contains("Osterby") && before.contains("Northwind"), "{before}");
    keys(&mut app, "/sterb");
    let some = screen(&mut app, 120, 36);
    let body: String = some.lines().skip(1).collect();
    assert!(some.contains("/ sterb") && body.contains("Osterby"), "{some}");
    assert!(!body.contains("Northwind"), "{some}");
    keys(&mut app, "{Enter}{Esc}");
    assert_eq!(
        screen(&mut app, 120, 36).lines().take(30).collect::<Vec<_>>(),
        before.lines().take(30).collect::<Vec<_>>()
    );
}

#[test]
fn a_promise_of_the_next_fourteen_days_is_due_with_its_day_on_the_small_screen() {
    let mut app = demo();
    let key = app.core.accounts.picked_key().unwrap();
    let mut due = crate::workbench::today::Today::default();
    for days in [11, 20] {
        let mut row =
            crate::model::Row::empty(<crate::model::Action as crate::model::Record>::SCHEMA);
        row.set("what", crate::model::Value::Text(format!("in {days} days")));
        row.set("due", crate::model::Value::Day(today() + chrono::Duration::days(days)));
        app.core.bench.operate(Operation::add("action", key, row)).unwrap();
    }
    let shared = app.core.bench.shared().unwrap();
    let thresholds = &app.core.bench.playbook.thresholds;
    due.take(app.core.bench.account_today(key, &shared).unwrap(), thresholds, today());
    assert!(due.due.iter().any(|d| d.what == "in 11 days"));
    assert!(due.due.iter().all(|d| d.what != "in 20 days") && due.later >= 1);
    keys(&mut app, "tz");
    let small = screen(&mut app, 80, 24);
    assert!(small.contains("26 Nov") && small.contains(", later "), "{small}");
}

#[test]
fn a_promise_of_the_line_is_shown_with_its_day_and_kept_unless_it_is_left_in_the_note() {
    let mut app = demo();
    let before = account(&app).actions.len();
    keys(&mut app, "lcall Jonas Falk: he sends us the drawing by Friday");
    shows(&mut app, &["keeps a promise of Jonas Falk, due Fri 27 Nov 2026: sends us the drawing"]);
    app.event(Event::Key(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)));
    shows(&mut app, &["keep promises too"]);
    assert!(!screen(&mut app, 120, 36).contains("keeps a promise"));
    app.event(Event::Key(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)));
    keys(&mut app, "{Enter}");
    let actions = account(&app).actions;
    assert_eq!(actions.len(), before + 1);
    let last = actions.iter().next_back().unwrap();
    assert!(last.promised_by.0.is_some() && last.due.is_some(), "{last:?}");
    let mut app = demo();
    keys(&mut app, "lcall Jonas Falk: he sends nothing by Friday");
    assert!(!screen(&mut app, 120, 36).contains("keeps a promise"));
}

#[test]
fn pasted_notes_take_what_their_heading_says() {
    let mut app = demo();
    keys(&mut app, "l");
    paste(&mut app, "Meeting 12.11. with Jonas Falk:\n- budget ok\n- wants a trial\ncall wm: hi\n");
    shows(&mut app, &["budget ok; wants a trial", "2 contacts", "Thu 12 Nov"]);
}

#[test]
fn the_preview_is_what_is_kept_and_a_line_without_a_colon_is_helped() {
    let mut app = demo();
    keys(&mut app, "lmail to wm: offer");
    let seen = screen(&mut app, 120, 36);
    assert!(
        seen.contains("message, 王敏 Buyer, today, from us") && !seen.contains("no answer"),
        "{seen}"
    );
    keys(&mut app, "{Enter}lmet wm yesterday");
    shows(&mut app, &["王敏 and Mon 23 Nov 2026 are not read", "Tab put the colon"]);
    keys(&mut app, "{Tab}");
    shows(&mut app, &["met wm yesterday:", "meeting, 王敏 Buyer, yesterday, held"]);
    keys(&mut app, "{Enter}");
    let kept = account(&app).contacts.last().unwrap().clone();
    assert_eq!((kept.kind, kept.note.as_deref()), (ContactKind::Meeting, None));
    keys(&mut app, "lmet wm yesterday{Enter}");
    shows(&mut app, &["saved: call of today, nobody named: no colon, all of it is the note"]);
}

#[test]
fn what_is_still_to_come_is_asked_about_before_it_is_a_note() {
    let mut app = demo();
    let before = account(&app).contacts.len();
    keys(&mut app, "lDahl anrufen morgen{Enter}");
    shows(&mut app, &["this is still to come, and not what was: n d keeps what is to do"]);
    assert_eq!(account(&app).contacts.len(), before);
    keys(&mut app, "{Enter}");
    assert_eq!(account(&app).contacts.len(), before + 1);
}

#[test]
fn a_paste_that_is_no_notes_of_talks_is_not_taken_and_the_next_key_counts() {
    let mut app = demo();
    for text in
        ["call Holm: x\n".repeat(301), "x".repeat(20_001), "call Holm: spares ".repeat(9_999)]
    {
        keys(&mut app, "l");
        paste(&mut app, &text);
        shows(&mut app, &["too much for the log line", "Log:"]);
        keys(&mut app, "{Esc}");
    }
    keys(&mut app, "l");
    paste(&mut app, "call Lars Holm: one\ncall Lars Holm: two");
    shows(&mut app, &["Each line a contact"]);
}
