//! The surfaces through the app: keys in, stored records or the text of the screen out.

mod account_year;
mod board;
mod brief;
mod bringing;
mod checklist;
mod cut;
mod deal_sheets;
mod deals;
mod disputes;
mod driver;
mod first_frame;
mod footer;
mod log;
mod map;
mod person;
mod pictures;
mod pointer;
mod record;
mod typed;
mod visit;
mod word;
mod year;

use driver::{at_every_size, pick, stored, until};

use crate::model::{Account, DismissalVerdict};
use crate::tui::Look;
use crate::tui::app::App;
use crate::tui::keymap;
use crate::tui::terminal::{Event, TerminalApp as _};
use crate::workbench::Workbench;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn today() -> crate::model::Date {
    crate::model::Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn empty() -> App {
    let bench = Workbench::in_memory(today()).unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

fn demo() -> App {
    let bench = Workbench::in_memory(today()).unwrap().demo().unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

/// Letters as they are, other keys by name in braces; after each a frame and the work behind it.
fn keys(app: &mut App, typed: &str) {
    let mut rest = typed;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('{').and_then(|r| r.split_once('}'));
        let (name, tail) = match named {
            Some((name, tail)) => (Some(name), tail),
            None => (None, rest.strip_prefix(letter).unwrap()),
        };
        let code = match name {
            None => KeyCode::Char(letter),
            Some("Enter") => KeyCode::Enter,
            Some("Esc") => KeyCode::Esc,
            Some("Tab") => KeyCode::Tab,
            Some("Down") => KeyCode::Down,
            Some("Right") => KeyCode::Right,
            Some("Left") => KeyCode::Left,
            Some("Up") => KeyCode::Up,
            Some("Clear") => {
                app.event(Event::Key(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL)));
                rest = tail;
                continue;
            }
            Some("Save") => KeyCode::F(2),
            Some(other) => panic!("no key is called {other}"),
        };
        app.event(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        screen(app, 120, 36);
        rest = tail;
    }
}

fn screen(app: &mut App, width: u16, height: u16) -> String {
    app.drained();
    while app.after_frame() {}
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

/// The screen holds each of these.
fn shows(app: &mut App, wanted: &[&str]) {
    let text = screen(app, 120, 36);
    for word in wanted {
        assert!(text.contains(word), "{word:?} is not on\n{text}");
    }
}

#[test]
fn help_narrows_as_one_types_and_does_the_command_at_once() {
    let mut app = demo();
    keys(&mut app, "?");
    shows(&mut app, &["Keys of the workbench", "on this screen", "add person"]);
    keys(&mut app, "everything to look");
    shows(&mut app, &["1 key ", "everything to look at in this account"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Findings", "by cause"]);
    keys(&mut app, "{Esc}?zzzz");
    shows(&mut app, &["No key for this; : searches every command"]);
}

#[test]
fn a_remedy_becomes_an_action_and_mutes_its_row() {
    let mut app = demo();
    let before = account(&app).actions.len();
    keys(&mut app, "fa");
    let actions = account(&app).actions;
    assert_eq!(actions.len(), before + 1);
    let taken = &actions[before];
    assert!(taken.for_subject.is_some() && taken.due.is_some());
    shows(&mut app, &["in hand until", "u undoes"]);
    keys(&mut app, "u");
    assert_eq!(account(&app).actions.len(), before);
}

#[test]
fn a_row_is_answered_whole_and_its_findings_stand_among_the_answered() {
    let mut app = demo();
    keys(&mut app, "f");
    let folded = screen(&mut app, 120, 36);
    assert!(folded.contains("  topics  "), "{folded}");
    while !screen(&mut app, 120, 36).contains("▸   topics") {
        keys(&mut app, "{Down}");
    }
    keys(&mut app, "d");
    shows(&mut app, &["Answer to ", "what is set aside? "]);
    keys(&mut app, "r{Enter}known to us{Enter}{Enter}");
    let answers = account(&app).dismissals;
    let rejected = answers.iter().filter(|d| {
        d.verdict == Some(DismissalVerdict::Rejected) && d.why.as_deref() == Some("known to us")
    });
    assert!(rejected.count() > 1, "one answer a finding of the row");
    assert!(!screen(&mut app, 120, 36).contains("  topics  "));
    keys(&mut app, "{Tab}{Tab}{Down}");
    shows(&mut app, &["[answered]", "what is set aside", "rejected 24 Nov: known to us"]);
    assert!(!screen(&mut app, 120, 36).contains(" urgent"));
    keys(&mut app, "d");
    shows(&mut app, &["Answer to a finding", "[rejected]"]);
    keys(&mut app, "{Esc}");
}

#[test]
fn today_has_what_is_due_and_s_moves_it_on() {
    let mut app = demo();
    keys(&mut app, "t");
    shows(
        &mut app,
        &["Due", "97 days !", "Visits", "not ready !", "Whom we neglect", "12 accounts"],
    );
    keys(&mut app, "s");
    shows(&mut app, &["saved: paid today: payment of "]);
    assert!(!screen(&mut app, 120, 36).contains("97 days !"));
    let paid = account(&app);
    let mut payments = paid.opportunities.iter().flat_map(|o| o.payments.iter());
    assert!(payments.any(|p| *p.paid == Some(today())));
    keys(&mut app, "u");
    shows(&mut app, &["97 days !"]);
}

#[test]
fn esc_comes_back_to_the_row_of_today_and_of_the_findings() {
    let mut app = demo();
    keys(&mut app, "t{Down}{Down}{Enter}");
    shows(&mut app, &["Payments ›", "▸Payment", "20 days late"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["Whom we neglect", "line 3 of"]);
    keys(&mut app, "{Esc}f{Tab}{Down}{Down}");
    let row = app.stack.last().unwrap().status(&app.core.ctx());
    assert!(row.starts_with("row 3 of"), "{row}");
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Payments ›", "▸Payment"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["[by severity]", &row]);
    keys(&mut app, "{Esc}");
    assert_eq!(app.stack.len(), 1);
}

#[test]
fn a_small_today_keeps_the_title_of_whom_we_neglect() {
    let mut app = demo();
    keys(&mut app, "t");
    let small = screen(&mut app, 80, 24);
    assert!(small.contains("Whom we neglect"), "{small}");
    assert!(!small.contains("past their rhythm"), "{small}");
    keys(&mut app, "{Tab}{Tab}{Tab}");
    let open = screen(&mut app, 80, 24);
    assert!(open.contains("never") && open.contains("Visits"), "{open}");
}

#[test]
fn today_marks_what_is_new_since_the_day_before() {
    let mut app = demo();
    keys(&mut app, "t");
    assert!(!screen(&mut app, 120, 36).contains(" new "), "nothing is new at the first look");
    keys(&mut app, "{Esc}");
    let kept = app.core.bench.draft("today").unwrap().unwrap();
    let (_, marks) = kept.split_once('\n').unwrap();
    let older: String = marks.chars().skip(1).collect();
    let (first, rest) = older.split_once(' ').unwrap();
    assert!(!first.is_empty());
    app.core.bench.keep_draft("today", &format!("2026-11-20\n\n{rest}")).unwrap();
    keys(&mut app, "t");
    assert_eq!(screen(&mut app, 120, 36).matches(" new ").count(), 1);
}

#[test]
fn find_goes_to_a_person_by_pinyin_and_teaches_keys() {
    let mut app = demo();
    keys(&mut app, ":wm");
    shows(&mut app, &["王敏, Buyer", "log a contact with 王敏"]);
    keys(&mut app, "{Enter}w");
    shows(&mut app, &["Why: 王敏"]);
    keys(&mut app, "{Esc}");
    keys(&mut app, ":to look at");
    shows(&mut app, &["everything to look at in this account", "f  F4"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["[by cause]"]);
}

#[test]
fn find_has_names_first_then_commands() {
    let mut app = demo();
    keys(&mut app, ":north");
    let text = screen(&mut app, 120, 36);
    assert!(!text.contains("[\""), "{text}");
    keys(&mut app, "{Esc}");
    keys(&mut app, ":br");
    let text = screen(&mut app, 120, 36);
    let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word} in\n{text}"));
    assert!(at("Brenna Kraft") < at("the brief of"));
}

#[test]
fn keys_that_come_faster_than_the_book_is_read_mean_what_they_say() {
    let mut app = demo();
    for key in [':', 'h', 'a', 'u', 'g'].map(KeyCode::Char).into_iter().chain([KeyCode::Enter]) {
        app.event(Event::Key(KeyEvent::new(key, KeyModifiers::NONE)));
    }
    assert_eq!(account(&app).name.as_str(), "Brenna Kraft");
}

#[test]
fn a_letter_without_a_key_and_a_paste_are_looked_for_and_run_nothing() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "王");
    shows(&mut app, &["Find or do", "王敏, Buyer"]);
    keys(&mut app, "{Esc}");
    app.event(Event::Paste("dddd\nssss\n".to_owned()));
    shows(&mut app, &["2 lines pasted", "as a table", "as a contact"]);
    keys(&mut app, "{Esc}");
    assert!(account(&app) == before);
}

#[test]
fn nothing_found_adds_an_account_of_this_name_last_of_all_and_picks_it() {
    let mut app = demo();
    keys(&mut app, ":Zzyzx Werke{Enter}");
    shows(&mut app, &["Find or do", "the four panes"]);
    assert_eq!(app.core.bench.account_count().unwrap(), 12);
    keys(&mut app, "{Esc}:Zzyzx Werke{Down}{Down}{Enter}");
    assert_eq!(account(&app).name.as_str(), "Zzyzx Werke");
    keys(&mut app, "u");
    assert_eq!(app.core.bench.account_count().unwrap(), 12);
}

#[test]
fn why_has_the_parts_and_the_sum_last() {
    let mut app = demo();
    keys(&mut app, "w");
    shows(&mut app, &["Why: Ingrid Dahl", "called at 7:40", "never"]);
    keys(&mut app, "{Esc}1w");
    shows(&mut app, &["Why: Readiness", "industry", "60.9", "readiness 61"]);
    keys(&mut app, "{Esc}3w");
    shows(&mut app, &["Why: budget", "weight 3", "points of readiness"]);
}

#[test]
fn messages_are_kept_with_their_time() {
    let mut app = demo();
    keys(&mut app, "u!");
    shows(&mut app, &["Messages", "09:00"]);
}

#[test]
fn a_change_stands_in_the_history_with_its_fields_and_goes_with_undo() {
    let mut app = demo();
    keys(&mut app, "2{Down}{Down}+gh");
    shows(&mut app, &["What changed, newest first", "cool › open"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Bo Lind", "before", "after"]);
    keys(&mut app, "{Esc}u");
    assert!(!screen(&mut app, 80, 24).contains("cool › open\n"));
    keys(&mut app, "z");
    shows(&mut app, &["z does nothing here"]);
}

#[test]
fn who_is_against_us_is_one_key_from_the_people() {
    let mut app = demo();
    keys(&mut app, "2v");
    shows(&mut app, &["against us: 1", "to be won: 3", "find out: 1"]);
    keys(&mut app, "{Down}");
    let picked = screen(&mut app, 120, 36);
    assert!(picked.contains(": power 4"), "an arrow went a field down\n{picked}");
    keys(&mut app, "-");
    shows(&mut app, &["u undoes"]);
}

#[test]
fn a_purchase_has_its_lines_its_gaps_and_its_worth() {
    let mut app = demo();
    keys(&mut app, "go");
    shows(&mut app, &["they", "today", "▸[ ] decision maker met", "Deal card", "Voltaris"]);
    shows(
        &mut app,
        &["824 out on 15 Sep 2027: alone yes", "with Crane drives 2,144, limit 900: no !"],
    );
    let narrow = screen(&mut app, 80, 24);
    assert!(narrow.contains("[Proof]  Card") && !narrow.contains("alone yes"), "{narrow}");
    keys(&mut app, "{Enter}");
    assert!(!screen(&mut app, 120, 36).contains("Deal card"));
}

#[test]
fn every_surface_is_drawn_at_every_size() {
    for opening in [
        "?",
        "f",
        "fd",
        "t",
        "t{Tab}{Tab}{Tab}",
        "gh",
        "go",
        "go{Down}{Enter}",
        "gm",
        "gm{Enter}",
        "gmvv",
        "gmvv{Tab}{Down}",
        "gm/sol",
        "gm{Down}{Left}",
        "2v",
        "2v{Right}+{Down}",
        "gh{Enter}",
        ":",
        ":nae",
        "l",
        "w",
        "!",
    ] {
        for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 20)] {
            let mut app = demo();
            keys(&mut app, opening);
            let text = screen(&mut app, width, height);
            let rows = text.lines().map(crate::text::width);
            assert!(
                rows.into_iter().all(|w| w == usize::from(width)),
                "{opening} at {width}\n{text}"
            );
        }
    }
    let mut app = empty();
    for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 20)] {
        assert!(screen(&mut app, width, height).contains("Add your first account"));
    }
}
