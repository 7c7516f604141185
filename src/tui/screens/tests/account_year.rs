//! The pages of the account and its year by keys: what each shows, and what its keys do to the file.

use super::*;

#[test]
fn an_account_opens_as_a_page_and_its_figures_explain_themselves() {
    let mut app = demo();
    keys(&mut app, "1{Enter}");
    shows(
        &mut app,
        &[
            "key since Mar 2024",
            "90 % of 2026 is gone: 569,756 by 31 Dec !",
            "20 of 30",
            "31 days late !",
        ],
    );
    shows(&mut app, &["never reached !", "you alone !", "15 %, second of 12", "complaints"]);
    keys(&mut app, "2{Down}{Down}w");
    shows(&mut app, &["Why: 2026", "328 days", "if it goes on"]);
    keys(&mut app, "{Esc}{Esc}");
    shows(&mut app, &["1 Accounts"]);
}

#[test]
fn a_member_shows_its_group_and_the_sum() {
    let mut app = demo();
    pick(&mut app, "Aurland Paper");
    keys(&mut app, "ga");
    shows(&mut app, &["group of 2", "together", "565,000", "905,000", "Brenna Kraft"]);
    keys(&mut app, "1z");
    shows(&mut app, &["line 1 of"]);
}

#[test]
fn what_runs_is_counted_and_whole_as_the_whole_screen() {
    let mut app = demo();
    keys(&mut app, "ga");
    let short = screen(&mut app, 120, 36);
    assert!(short.contains(" more   ") && short.contains("agreements"), "{short}");
    keys(&mut app, "z");
    shows(&mut app, &["notice day of service contract Sira", "3.8  4.0  4.0  of 5"]);
}

#[test]
fn a_limit_is_typed_in_its_row_and_its_answers_follow() {
    let mut app = demo();
    keys(&mut app, "gy");
    shows(&mut app, &["Crane drives", "no, by 420,000", "2,144,400 would carry all of them"]);
    keys(&mut app, "e1400000{Enter}");
    let rep = app.core.bench.rep().unwrap();
    assert_eq!(rep.cushion_limit.map(|m| m.cents()), Some(140_000_000));
    shows(&mut app, &["1,400,000", "yes, by 80,000"]);
    keys(&mut app, "e{Enter}");
    assert_eq!(app.core.bench.rep().unwrap().cushion_limit.map(|m| m.cents()), Some(140_000_000));
    keys(&mut app, "u{Down}{Down}e300{Enter}");
    let rep = app.core.bench.rep().unwrap();
    assert_eq!(rep.gift_limit.map(|m| m.cents()), Some(30_000));
    assert_eq!(rep.cushion_limit.map(|m| m.cents()), Some(90_000_000), "undone");
}

#[test]
fn a_limit_is_taken_away_and_says_what_does_not_work_without_it() {
    let mut app = demo();
    keys(&mut app, "gyd");
    assert!(app.core.bench.rep().unwrap().cushion_limit.is_none());
    shows(&mut app, &["not set", "no limit set"]);
}

#[test]
fn a_limit_that_is_refused_stays_in_its_line() {
    let mut app = demo();
    keys(&mut app, "gye");
    let before = app.core.bench.rep().unwrap().cushion_limit;
    keys(&mut app, "lots{Enter}");
    let text = screen(&mut app, 120, 36);
    assert!(text.contains("lots") && !text.contains("--cushion"), "{text}");
    // What is typed next is of the line, and no key of the screen.
    keys(&mut app, "q{Clear}950k{Enter}");
    let now = app.core.bench.rep().unwrap().cushion_limit;
    assert!(now != before && now.is_some(), "{now:?}");
    keys(&mut app, "{Down}");
    assert!(!screen(&mut app, 120, 36).contains("empty leaves it"));
}

#[test]
fn one_of_ours_leaves_on_a_day() {
    let mut app = demo();
    keys(&mut app, "gy");
    until(&mut app, "{Down}", "▸Tomas Reyes");
    keys(&mut app, "e{Tab}31 dec{Enter}");
    let rep = app.core.bench.rep().unwrap();
    let tomas = rep.team.iter().find(|m| m.name.0 == "Tomas Reyes").unwrap();
    assert_eq!(*tomas.until, crate::model::parse_day("2026-12-31"));
    shows(&mut app, &["with us to 31 Dec 2026"]);
}

#[test]
fn a_tie_is_taken_over_after_the_first_talk() {
    let mut app = demo();
    keys(&mut app, "gl");
    shows(&mut app, &["nobody known", "0 of 2 taken over !", "nothing planned !"]);
    keys(&mut app, "{Down}{Tab}c");
    shows(&mut app, &["Dawn Mercer: which trust did you find"]);
    keys(&mut app, "2");
    let account = stored(&app, "Kestrel Mining");
    let mercer = account.people.iter().find(|p| *p.id == "mercer").unwrap();
    assert_eq!((*mercer.relationship, mercer.held_by.as_deref()), (Some(2), None));
    shows(&mut app, &["1 of 2 taken over", "held by Anna Weiss now"]);
}

#[test]
fn a_successor_is_named_and_given_the_ties() {
    let mut app = demo();
    keys(&mut app, "gl{Tab}eHilal Al Busaidi{Enter}");
    shows(&mut app, &["Hilal Al Busaidi follows"]);
    keys(&mut app, "s");
    let account = stored(&app, "Gulf Water");
    let hilal = account.people.iter().find(|p| p.name.0 == "Hilal Al Busaidi").unwrap();
    assert_eq!(hilal.reports_to.0.as_deref(), Some("khalid"));
    let ahmed = account.people.iter().find(|p| *p.id == "ahmed").unwrap();
    assert_eq!(ahmed.successor.0.as_deref(), Some(hilal.id.as_str()));
    keys(&mut app, "u");
    let account = stored(&app, "Gulf Water");
    let hilal = account.people.iter().find(|p| p.name.0 == "Hilal Al Busaidi").unwrap();
    assert_eq!(hilal.reports_to.0, None, "one step gave the ties");
}

#[test]
fn a_friend_stays_theirs_and_cannot_be_ticked() {
    let mut app = demo();
    keys(&mut app, "gl{Tab}");
    until(&mut app, "{Down}", "▸     friend");
    keys(&mut app, " ");
    shows(&mut app, &["only reporting lines and working ties go over"]);
}

#[test]
fn what_if_is_a_sketch_of_which_a_step_becomes_something_to_do() {
    let mut app = demo();
    let before = app.core.bench.export_json(None).unwrap();
    keys(&mut app, "2");
    let is_on_her = |line: &str| line.contains('▸') && line.contains("王敏, Buyer");
    for _ in 0..12 {
        if screen(&mut app, 120, 36).lines().any(is_on_her) {
            break;
        }
        keys(&mut app, "{Down}");
    }
    keys(&mut app, "i");
    shows(&mut app, &["What if 王敏 leaves", "2 of 4 roads", "a sketch", "win Bo Lind yourself"]);
    assert_eq!(app.core.bench.export_json(None).unwrap(), before);
    keys(&mut app, "a");
    let taken = account(&app).actions.0.pop().unwrap();
    assert_eq!(taken.for_subject.as_deref(), Some("lind"));
    keys(&mut app, "]");
    shows(&mut app, &["What if "]);
    keys(&mut app, "i");
    shows(&mut app, &["leaves", "who would be nobody's"]);
}

#[test]
fn the_gate_answers_before_a_gift_and_the_register_has_it() {
    let mut app = demo();
    keys(&mut app, "ngmoe{Enter}");
    keys(&mut app, "book on turbines{Tab}60{Tab}");
    shows(&mut app, &["ask first", "the family road to Ingrid Dahl"]);
    keys(&mut app, "{Save}");
    shows(&mut app, &["a reason is needed"]);
    keys(&mut app, "his talk at the fair{Save}");
    let gift = account(&app).gifts.0.pop().unwrap();
    assert_eq!(gift.person.0.as_deref(), Some("moe"));
    assert_eq!(gift.value.map(|v| v.cents()), Some(6_000));
    keys(&mut app, "gr");
    shows(&mut app, &["8 gifts, 590 together", "-55 !", "1 over the limit"]);
}

#[test]
fn a_gift_from_the_page_of_a_person_is_to_them() {
    let mut app = demo();
    keys(&mut app, "2{Enter}ngpen{Tab}12{Tab}welcome{Save}");
    let gift = account(&app).gifts.0.pop().unwrap();
    assert_eq!(gift.person.0.as_deref(), Some("dahl"));
}

#[test]
fn a_gift_that_is_to_come_is_of_this_year() {
    for (typed, day) in [("6.12.", "2026-12-06"), ("20.11.", "2026-11-20")] {
        let mut app = demo();
        keys(&mut app, "2{Enter}ngpen{Tab}12{Tab}welcome{Tab}{Clear}");
        keys(&mut app, &format!("{typed}{{Save}}"));
        let gift = account(&app).gifts.0.pop().unwrap();
        assert_eq!(gift.date.map(|d| d.to_string()).as_deref(), Some(day));
    }
}

#[test]
fn our_team_brings_one_of_the_column_along() {
    let mut app = demo();
    keys(&mut app, "gt");
    shows(
        &mut app,
        &["9, held by 1 of", "everyone hangs on you: 9 of 9", "short of what is wanted"],
    );
    until(&mut app, "{Down}", "▸           Erik Naess");
    keys(&mut app, "{Right}");
    until(&mut app, "{Right}", "Nils Berger; line");
    keys(&mut app, "a");
    let visit = account(&app).visits.0.into_iter().find(|v| *v.id == "visit-2026-11-26").unwrap();
    assert_eq!(visit.ours.len(), 2, "{:?}", visit.ours.0);
    keys(&mut app, "v");
    shows(&mut app, &["The whole book", "Karl Brandt", "2 not taken over !"]);
}

#[test]
fn the_file_is_checked_and_says_what_a_book_in_memory_has_not() {
    let mut app = demo();
    keys(&mut app, "gx");
    shows(&mut app, &["12 accounts, 61 people, 84 contacts", "No copy yet"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["there is no file to copy"]);
    until(&mut app, "{Down}", "▸check the whole file");
    keys(&mut app, "{Enter}");
    shows(&mut app, &["whole, nothing to mend", "gives the same file again"]);
}

#[test]
fn a_copy_comes_back_at_the_second_enter_and_what_was_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rep.anteroom");
    let setting = crate::workbench::Setting {
        file: file.clone(),
        today: today(),
        time: "09:20".into(),
        seed: 7,
        config: None,
    };
    let mut bench = Workbench::open(setting).unwrap();
    let book = r#"{"format":"anteroom/1","accounts":[{"name":"Alfa"}]}"#;
    let source = crate::workbench::Source::new("a.json", book.as_bytes().to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    let mut app = App::new(bench, Look::default(), keymap()).unwrap();
    keys(&mut app, "gx{Enter}");
    shows(&mut app, &["copied and checked", "1 account, the same as now"]);
    keys(&mut app, "naBeta{Save}");
    assert_eq!(app.core.bench.account_count().unwrap(), 2);
    keys(&mut app, "gx{Tab}{Enter}");
    shows(&mut app, &["Enter again puts it here"]);
    assert_eq!(app.core.bench.account_count().unwrap(), 2, "not yet");
    keys(&mut app, "{Enter}");
    shows(&mut app, &["the copy is the file now"]);
    assert_eq!(app.core.bench.account_count().unwrap(), 1);
    assert!(folder.path().join("rep.anteroom.before-restore").exists());
}

const TWO: &str = r#"{"format":"anteroom/1","accounts":[{"id":"k","name":"Kestrel","people":[
    {"id":"a","name":"Dawn Mercer","title":"Engineering manager","relationship":3,"marks_as_of":"2026-06-04"},
    {"id":"b","name":"Dr. Dawn Mercer","title":"Eng. Manager","phone":"+44 1209 555 0142"},
    {"id":"c","name":"Tess Rowan"}]}]}"#;

fn with_doubles() -> App {
    let mut bench = Workbench::in_memory(today()).unwrap();
    let source = crate::workbench::Source::new("two.json", TWO.as_bytes().to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

#[test]
fn two_are_made_one_field_by_field() {
    let mut app = with_doubles();
    keys(&mut app, "gx");
    until(&mut app, "{Down}", "▸doubles");
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Pairs that look like one", "Make them one", "1 field differs"]);
    let before = screen(&mut app, 120, 36);
    assert!(
        before.contains("[Engineering manager]") || before.contains("[Eng. Manager]"),
        "{before}"
    );
    keys(&mut app, "{Right}{Save}");
    let people = account(&app).people;
    assert_eq!(people.len(), 2);
    shows(&mut app, &["No two look like one"]);
    keys(&mut app, "u");
    assert_eq!(account(&app).people.len(), 3);
}

#[test]
fn a_pair_that_is_two_is_said_so_with_its_reason() {
    let mut app = with_doubles();
    keys(&mut app, "gx");
    until(&mut app, "{Down}", "▸doubles");
    keys(&mut app, "{Enter}{Esc}dfather and daughter{Enter}");
    shows(&mut app, &["not the same, as you said", "father and daughter"]);
    assert_eq!(account(&app).people.len(), 3);
}

#[test]
fn a_sheet_is_saved_as_what_its_name_ends_in() {
    let mut app = demo();
    keys(&mut app, "grx");
    shows(&mut app, &["Save as", "gifts-2026-2026-11-24.txt", "text"]);
    keys(&mut app, "{Tab}");
    shows(&mut app, &["gifts-2026-2026-11-24.md", "Markdown"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["least left first"]);
}

#[test]
fn an_empty_book_says_what_goes_where() {
    let mut app = empty();
    keys(&mut app, "{Esc}gr");
    shows(&mut app, &["No gift in 2026.  a records one, before it is given"]);
    keys(&mut app, "gl");
    shows(&mut app, &["Nobody left."]);
    keys(&mut app, "gt");
    shows(&mut app, &["people who trust us"]);
    keys(&mut app, "gy");
    shows(&mut app, &["gifts are counted, not judged", "you alone"]);
    keys(&mut app, "ga");
    shows(&mut app, &["an account comes first"]);
}

#[test]
fn every_page_draws_at_any_size() {
    for typed in ["ga", "gy", "gx", "gr", "gt", "gl", "2i"] {
        let mut app = demo();
        keys(&mut app, typed);
        let tiny = ((40, 12), screen(&mut app, 40, 12));
        for ((width, _), drawn) in at_every_size(&mut app).into_iter().chain([tiny]) {
            assert!(drawn.lines().all(|l| crate::text::width(l) <= usize::from(width)), "{typed}");
        }
    }
}
