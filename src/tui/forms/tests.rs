//! Forms typed through the app: keys in, stored records out, one step of the journal each.

mod debrief;
mod drawn;
mod entry;
mod kinds;

pub(crate) use drawn::every;

use crate::model::{Account, Role, Tier};
use crate::tui::app::{App, Look};
use crate::tui::keymap;
use crate::tui::route::FormKind;
use crate::tui::terminal::{Event, TerminalApp as _};
use crate::workbench::{Source, Workbench};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn demo() -> App {
    let today = crate::model::Date::from_ymd_opt(2026, 11, 24).unwrap();
    let mut bench = Workbench::in_memory(today).unwrap();
    let json = include_str!("../../../assets/demo.json");
    let source = Source::new("demo.json", json.as_bytes().to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

/// Types keys: letters as they are, the rest by name in braces, such as `{Tab}`.
fn keys(app: &mut App, typed: &str) {
    let mut rest = typed;
    while !rest.is_empty() {
        let (code, held, tail) = next(rest);
        app.event(Event::Key(KeyEvent::new(code, held)));
        rest = tail;
    }
}

fn next(rest: &str) -> (KeyCode, KeyModifiers, &str) {
    let named = rest.strip_prefix('{').and_then(|r| r.split_once('}'));
    let Some((name, tail)) = named else {
        let letter = rest.chars().next().unwrap();
        let tail = rest.strip_prefix(letter).unwrap();
        return (KeyCode::Char(letter), KeyModifiers::NONE, tail);
    };
    let code = match name {
        "Tab" => KeyCode::Tab,
        "ShiftTab" => KeyCode::BackTab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Down" => KeyCode::Down,
        "Up" => KeyCode::Up,
        "Right" => KeyCode::Right,
        "Back" => KeyCode::Backspace,
        "F1" => KeyCode::F(1),
        "Save" => return (KeyCode::Char('s'), KeyModifiers::CONTROL, tail),
        "Redo" => return (KeyCode::Char('r'), KeyModifiers::CONTROL, tail),
        "Clear" => return (KeyCode::Char('u'), KeyModifiers::CONTROL, tail),
        other => panic!("no key is called {other}"),
    };
    (code, KeyModifiers::NONE, tail)
}

fn screen(app: &mut App, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| app.draw_on(frame)).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let mut text = String::new();
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let symbol = buffer[(x, y)].symbol();
            text.push_str(symbol);
            x += u16::try_from(crate::text::width(symbol).max(1)).unwrap();
        }
        text.push('\n');
    }
    text
}

fn account(app: &App) -> Account {
    let key = app.core.accounts.picked_key().unwrap();
    app.core.bench.typed_account(key).unwrap()
}

/// Saved, and undone by one step.
fn one_step(app: &mut App, before: &Account) {
    assert!(account(app) != *before, "nothing was changed");
    let label = app.core.bench.undo().unwrap();
    assert!(account(app) == *before, "{label} was not one step");
    app.core.bench.redo().unwrap();
}

#[test]
fn a_person_is_typed_in_one_line_with_the_last_contact() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "2aSiri Holm, technical director < Dahl, cool, 2, last met 12 nov{Enter}");
    let after = account(&app);
    let siri = after.people.last().unwrap();
    assert_eq!(
        (&*siri.name.0, siri.attitude.0, siri.relationship.0),
        ("Siri Holm", Some(-1), Some(2))
    );
    assert!(siri.plays(Role::Technical) && siri.level.is_some());
    let boss = after.people.iter().find(|p| siri.reports_to.is(&p.id)).unwrap();
    assert_eq!(*boss.name.0, *"Ingrid Dahl");
    let contact = after.contacts.last().unwrap();
    assert!(contact.people.has(&siri.id));
    assert_eq!(contact.date.unwrap().to_string(), "2026-11-12");
    assert_eq!(siri.marks_as_of.0, Some(app.core.bench.today()));
    one_step(&mut app, &before);
}

#[test]
fn a_line_opens_the_full_form_with_what_was_understood() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "2a李娜, buyer < nobody at all{Tab}");
    assert!(screen(&mut app, 120, 36).contains("李娜"));
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}dahl{Enter}{Save}");
    let after = account(&app);
    let person = after.people.last().unwrap();
    assert_eq!(&*person.name.0, "李娜");
    assert!(person.reports_to.0.is_some());
    one_step(&mut app, &before);
}

#[test]
fn a_changed_attitude_sets_the_day_of_the_marks_and_nothing_else() {
    let mut app = demo();
    let before = account(&app);
    let lind = before.people.iter().find(|p| *p.name.0 == *"Bo Lind").unwrap();
    app.open_form(FormKind::Person(Some(lind.id.to_string())));
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}-{Save}");
    let after = account(&app);
    let now = after.people.iter().find(|p| p.id == lind.id).unwrap();
    assert_eq!(now.attitude.0, Some(-2));
    let mut same = now.clone();
    same.attitude = lind.attitude.clone();
    same.marks_as_of = lind.marks_as_of.clone();
    assert_eq!((&same, now.marks_as_of.0), (lind, Some(app.core.bench.today())));
    let (_, said) = app.core.messages.all().next().unwrap();
    assert!(said.contains("Bo Lind, attitude cool to against"), "{said}");
    one_step(&mut app, &before);
}

#[test]
fn a_tie_is_picked_by_letters_and_not_made_twice() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "1ntwm{Enter}wdahl{Enter}{Save}");
    assert_eq!(account(&app), before, "d is a letter of the choice, not of the picker");
    keys(&mut app, "{Back}w{Tab}dahl{Enter}4{Save}");
    let after = account(&app);
    let tie = after.ties.last().unwrap();
    assert_eq!((after.ties.len(), tie.strength.0), (before.ties.len() + 1, Some(4)));
    one_step(&mut app, &before);
    keys(&mut app, "ntwm{Tab}w{Tab}dahl{Enter}{Save}");
    assert_eq!(account(&app).ties.len(), before.ties.len() + 1);
    assert!(screen(&mut app, 120, 36).contains("have a tie of this kind already"));
}

#[test]
fn a_tie_begins_at_the_picked_person_and_an_old_one_is_edited() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "2nt");
    let picked = screen(&mut app, 80, 24);
    assert!(picked.contains("Ingrid Dahl"), "{picked}");
    assert!(picked.contains("rival of"), "all kinds are in view\n{picked}");
    keys(&mut app, "{Esc}");
    let tie = before.ties.first().unwrap();
    app.open_form(FormKind::Tie { from: None, key: Some(tie.key) });
    keys(&mut app, "1{Tab}{Clear}seen at lunch{Save}");
    let after = account(&app);
    assert_eq!(after.ties.len(), before.ties.len());
    let now = after.ties.iter().find(|t| t.key == tie.key).unwrap();
    assert_eq!(
        (now.strength.0, now.note.or_empty(), &now.from, &now.to),
        (Some(1), "seen at lunch", &tie.from, &tie.to)
    );
    one_step(&mut app, &before);
}

#[test]
fn a_topic_is_answered_in_eight_keys_and_the_text() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "3e1.9 million set aside{Tab}wm{Enter}s{Save}");
    let after = account(&app);
    assert_eq!(after.intel.len(), before.intel.len() + 1);
    let answer = after.intel.last().unwrap();
    assert_eq!(answer.answer.or_empty(), "1.9 million set aside");
    assert_eq!(answer.source.or_empty(), "王敏");
    assert_eq!(answer.as_of.0, Some(app.core.bench.today()));
    assert_eq!(answer.confidence, crate::model::Confidence::Stated);
    one_step(&mut app, &before);
}

#[test]
fn an_opportunity_entered_late_takes_the_earlier_stages_as_passed() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "noSpare runners{Tab}{Tab}{Tab}1.9m{Tab}12%{Tab}{Tab}15 jan");
    keys(&mut app, "{Tab}3{Tab}3{Tab}order of 2024{Save}");
    let after = account(&app);
    let deal = after.opportunities.last().unwrap();
    assert_eq!(deal.value.unwrap().to_string(), "1900000");
    assert_eq!(deal.decision_date.unwrap().to_string(), "2027-01-15");
    let required = |n: i64| {
        let stage = app.core.bench.playbook.stage(n).unwrap();
        stage.criteria.iter().filter(|c| c.required).count()
    };
    assert_eq!(deal.evidence.len(), required(1) + required(2));
    assert!(deal.evidence.iter().all(|e| e.note.or_empty() == "order of 2024"));
    assert_eq!(deal.stage_history.len(), 1);
    one_step(&mut app, &before);
}

#[test]
fn a_stage_is_moved_with_its_proof() {
    let mut app = demo();
    let before = account(&app);
    let deal = before.opportunities.first().unwrap();
    keys(&mut app, "4s{Enter}met at the board dinner{Save}");
    let after = account(&app);
    let now = after.opportunities.iter().find(|o| o.id == deal.id).unwrap();
    assert_eq!(now.selling_stage.0, deal.selling_stage.map(|n| n + 1));
    assert_eq!(now.buying_stage, deal.buying_stage);
    assert_eq!(now.stage_history.len(), deal.stage_history.len() + 1);
    let proof = now.evidence.last().unwrap();
    assert_eq!(proof.note.or_empty(), "met at the board dinner");
    one_step(&mut app, &before);
}

#[test]
fn a_draft_comes_back_and_is_dropped_when_it_is_saved() {
    let mut app = demo();
    keys(&mut app, "3ehalf a sentence{Esc}");
    let before = account(&app);
    keys(&mut app, "3e");
    assert!(screen(&mut app, 120, 36).contains("half a sentence"));
    assert!(
        app.core.messages.now().unwrap().contains("what you typed on Tue 24 Nov is still here")
    );
    keys(&mut app, "{Redo}");
    assert!(!screen(&mut app, 120, 36).contains("half a sentence"));
    keys(&mut app, "half a sentence and the rest{Save}");
    let after = account(&app);
    assert_eq!(after.intel.len(), before.intel.len() + 1);
    assert_eq!(after.intel.last().unwrap().answer.or_empty(), "half a sentence and the rest");
    keys(&mut app, "3e");
    assert!(!screen(&mut app, 120, 36).contains("half a sentence"));
}

#[test]
fn ctrl_s_goes_to_the_first_wrong_field_and_keeps_the_text() {
    let mut app = demo();
    let before = account(&app);
    app.open_form(FormKind::Account(app.core.accounts.picked_key()));
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}");
    keys(&mut app, "{Clear}84O{Tab}{Save}");
    let seen = screen(&mut app, 120, 36);
    assert!(seen.contains("the last letter is an O") && seen.contains("field 11 of 16"), "{seen}");
    assert!(account(&app) == before);
    keys(&mut app, "{Back}1{Save}");
    assert_eq!(account(&app).employees.0, Some(841));
    one_step(&mut app, &before);
}

#[test]
fn a_change_of_tier_is_written_into_its_history() {
    let mut app = demo();
    let before = account(&app);
    app.open_form(FormKind::Account(app.core.accounts.picked_key()));
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}t{Tab}{Clear}1 oct{Save}");
    let after = account(&app);
    assert_eq!(after.tier, Tier::Target);
    let newest = after.tier_history.iter().max_by_key(|t| t.since.0).unwrap();
    assert_eq!(newest.since.unwrap().to_string(), "2026-10-01");
    assert_eq!(
        (newest.tier, after.tier_history.len()),
        (Tier::Target, before.tier_history.len() + 1)
    );
    one_step(&mut app, &before);
}

#[test]
fn a_stray_letter_leaves_whom_a_field_holds() {
    let mut app = demo();
    let before = account(&app);
    let key = Some(before.introductions.last().unwrap().key);
    for typed in ["{Up}e{Tab}{Save}", "{Up}e{Esc}{Save}", "{Up}e{Back}{Tab}{Save}"] {
        app.open_form(FormKind::Introduction { through: None, to: None, key });
        keys(&mut app, typed);
        assert_eq!(account(&app).introductions, before.introductions, "{typed}");
    }
}

#[test]
fn tab_takes_the_one_person_that_the_source_names_and_leaves_any_other_text() {
    for (typed, source) in [("wang", "王敏"), ("work order of 2026", "work order of 2026")] {
        let mut app = demo();
        keys(&mut app, &format!("3e1.9 million{{Tab}}{typed}{{Tab}}s{{Save}}"));
        assert_eq!(account(&app).intel.last().unwrap().source.or_empty(), source);
    }
}
