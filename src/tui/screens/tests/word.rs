//! "The file says": one key takes it, on the checklist, the visit, the purchase and in the forms of stage and proof.

use super::{account, keys, screen, shows, today};
use crate::model::{Account, Confidence};
use crate::tui::Look;
use crate::tui::app::App;
use crate::tui::keymap;
use crate::tui::route::FormKind;
use crate::workbench::{Source, Workbench};

/// A rival stands on the purchase: so the file says who is in it.
const BOOK: &str = r#"{"format":"anteroom/1","competitors":[{"id":"v","name":"Voltaris"}],
 "accounts":[{"id":"a","name":"Alfa","tier":"key",
 "people":[{"id":"p","name":"Ada Berg","roles":["decision_maker"],"relationship":3,"attitude":1}],
 "opportunities":[{"id":"o","name":"Pumps","buying_stage":1,"selling_stage":1,"rivals":[{"competitor":"v"}]}],
 "visits":[{"id":"w","date":"2026-11-26","people":["p"],"opportunity":"o",
  "questions":[{"text":"How was the summer?"},{"text":"Who else is asked?","topic":"rivals.who"}]}]}]}"#;

fn small() -> App {
    let mut bench = Workbench::in_memory(today()).unwrap();
    let source = Source::new("book.json", BOOK.as_bytes().to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    App::new(bench, Look::default(), keymap()).unwrap()
}

/// Presses `c` on row after row until the account is another; the rows before it, each with what was said.
fn takes(app: &mut App) -> Vec<String> {
    let before = account(app);
    let mut said = Vec::new();
    for _ in 0..40 {
        keys(app, "c");
        if account(app) != before {
            return said;
        }
        said.push(screen(app, 120, 36));
        keys(app, "{Down}");
    }
    panic!("no row has a word of the file:\n{}", screen(app, 120, 36));
}

fn knows_the_rival(account: &Account) {
    let taken: Vec<_> = account.intel.iter().collect();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].topic.as_deref(), Some("rivals.who"));
    assert!(taken[0].answer.or_empty().contains("Voltaris"), "{:?}", taken[0]);
    assert_eq!(taken[0].source.as_deref(), Some("our own records"));
    assert_ne!(taken[0].confidence, Confidence::Verified, "nobody of theirs has confirmed it");
}

#[test]
fn the_checklist_takes_the_files_word_and_gives_it_back() {
    let mut app = small();
    let before = account(&app);
    keys(&mut app, "gi/who{Enter}");
    keys(&mut app, "{Esc}");
    shows(&mut app, &["the file says: Voltaris is in it"]);
    keys(&mut app, "c");
    knows_the_rival(&account(&app));
    keys(&mut app, "u");
    assert!(account(&app) == before, "one step");
}

#[test]
fn the_visit_takes_it_on_the_question_that_it_answers_and_on_no_other() {
    let mut app = small();
    keys(&mut app, "gv{Enter}");
    shows(&mut app, &["the file says: Voltaris is in it", "c takes it"]);
    let others = takes(&mut app);
    knows_the_rival(&account(&app));
    assert!(!others.is_empty());
    assert!(others.iter().all(|s| s.contains("the file says nothing of this")));
}

#[test]
fn the_purchase_takes_it_as_the_proof_of_the_criterion_and_of_no_other() {
    let mut app = small();
    keys(&mut app, "go");
    shows(&mut app, &["file says: Voltaris"]);
    let others = takes(&mut app);
    let proofs = &account(&app).opportunities[0].evidence;
    assert_eq!(proofs.len(), 1);
    assert_eq!(proofs[0].criterion.as_deref(), Some("rivals_known"));
    assert!(proofs[0].note.or_empty().contains("Voltaris"));
    assert!(!others.is_empty(), "other criteria stand before it");
}

#[test]
fn in_the_stage_form_a_sign_in_the_line_of_the_proof_takes_it() {
    let mut app = small();
    app.open_form(FormKind::Stage("o".to_owned()));
    let mut lines = 0;
    while !screen(&mut app, 120, 36).contains("▸rivals known") {
        keys(&mut app, "{Tab}");
        lines += 1;
        assert!(lines < 12);
    }
    shows(&mut app, &["= takes what the file says"]);
    keys(&mut app, "=");
    shows(&mut app, &["Voltaris, as they stand on the purchase"]);
    keys(&mut app, "{Save}");
    shows(&mut app, &["say why it goes on without these proofs"]);
    keys(&mut app, "the rest comes with the bid{Save}");
    let deal = account(&app).opportunities[0].clone();
    assert_eq!((deal.evidence.len(), *deal.selling_stage), (1, Some(2)));
    assert!(deal.evidence[0].note.or_empty().starts_with("Voltaris"));
}

#[test]
fn in_the_form_of_a_proof_it_is_taken_where_the_file_has_one() {
    for (criterion, note) in [("rivals_known", "Voltaris, as"), ("needs_known", "=")] {
        let mut app = small();
        let criterion = criterion.to_owned();
        app.open_form(FormKind::Evidence { opportunity: "o".to_owned(), criterion });
        keys(&mut app, "={Save}");
        let proofs = account(&app).opportunities[0].evidence.clone();
        assert_eq!(proofs.len(), 1);
        assert!(proofs[0].note.or_empty().starts_with(note), "{:?}", proofs[0].note);
    }
}
