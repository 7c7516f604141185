//! The checklist as a place to work: answers beside the list, several of them, conflicts, topics of one's own.

use super::{account, demo, keys, screen, shows, today};
use crate::model::{Confidence, Intel, Tier};
use crate::tui::app::App;

const SIZES: [(u16, u16); 5] = [(200, 60), (120, 36), (100, 30), (80, 24), (60, 20)];

/// The row with the mark.
fn marked(app: &mut App) -> String {
    let text = screen(app, 120, 36);
    let mark = |line: &&str| line.starts_with("│▸") || line.starts_with("│▹");
    text.lines().find(mark).unwrap_or_default().to_owned()
}

fn answers<'a>(intel: &'a [Intel], topic: &str) -> Vec<&'a Intel> {
    intel.iter().filter(|i| i.topic.as_deref() == Some(topic)).collect()
}

#[test]
fn the_form_stands_beside_its_list_and_the_mark_goes_on_once_it_is_saved() {
    let mut app = demo();
    keys(&mut app, "gi");
    assert!(marked(&mut app).contains("budget"));
    keys(&mut app, "{Enter}");
    shows(
        &mut app,
        &["Checklist  by what it is worth", "▸Answer: budget", "ask   What is set aside"],
    );
    shows(
        &mut app,
        &[
            "fresh for 90 days, until Mon 22 Feb 2027",
            "readiness 61 › 65",
            "earlier answers   none",
        ],
    );
    shows(&mut app, &["visit Thu 26 Nov"]);
    assert!(marked(&mut app).starts_with("│▹"), "the list is not focused");
    let narrow = screen(&mut app, 80, 24);
    assert!(
        narrow.contains("Answer: budget") && !narrow.contains("by what it is worth"),
        "{narrow}"
    );
    keys(&mut app, "{Esc}");
    assert!(marked(&mut app).contains("budget"), "left without an answer, the mark stays");
    keys(&mut app, "{Enter}1.9 million{Tab}wm{Enter}v{Save}");
    assert!(marked(&mut app).contains("concerns, Solberg"), "{}", marked(&mut app));
    shows(&mut app, &["readiness 65", "saved: answer: budget, verified"]);
    keys(&mut app, "o");
    shows(&mut app, &["by category"]);
    keys(&mut app, "{Down}{Enter}rising{Save}");
    assert!(
        marked(&mut app).contains("standing"),
        "in an order that stays, the next row: {}",
        marked(&mut app)
    );
}

#[test]
fn the_mark_stays_on_a_topic_that_changes_its_place() {
    let mut app = demo();
    keys(&mut app, "gi");
    for _ in 0..12 {
        if !marked(&mut app).contains("buying schedule") {
            keys(&mut app, "{Down}");
        }
    }
    assert!(marked(&mut app).contains("buying schedule"));
    keys(&mut app, "+");
    assert!(marked(&mut app).contains("buying schedule") && marked(&mut app).contains("stated"));
    keys(&mut app, "+");
    assert!(marked(&mut app).contains("buying schedule") && marked(&mut app).contains("verified"));
    keys(&mut app, "uu");
    assert!(marked(&mut app).contains("buying schedule") && marked(&mut app).contains("rumour"));
}

#[test]
fn every_answer_is_shown_the_best_first_and_has_its_own_keys() {
    let mut app = demo();
    let topic = "organisation.buying_schedule";
    keys(&mut app, "gi/schedule{Enter}{Enter}offers in by mid January{Tab}{Tab}s{Save}");
    shows(&mut app, &["2 answers, the best first"]);
    let text = screen(&mut app, 120, 36);
    let (best, older) =
        (text.find("offers in by mid January"), text.find("rumour, Thu 12 Nov, 12 days"));
    assert!(best.is_some() && best < older, "{text}");
    keys(&mut app, "{Tab}{Down}+");
    let now = account(&app);
    let sure: Vec<_> = answers(&now.intel, topic).iter().map(|i| i.confidence).collect();
    assert_eq!(sure, [Confidence::Stated, Confidence::Stated]);
    keys(&mut app, "{Down}{Enter}");
    shows(&mut app, &["Edit the answer of", ": buying schedule", "other answer"]);
    keys(&mut app, "{Tab}{Tab}{Tab}{Tab}{Right}{Save}");
    let now = account(&app);
    assert!(answers(&now.intel, topic).iter().any(|i| *i.private), "edited in its place");
    assert_eq!(answers(&now.intel, topic).len(), 2);
    keys(&mut app, "d");
    let now = account(&app);
    assert_eq!(answers(&now.intel, topic).len(), 1);
    keys(&mut app, "u");
    let now = account(&app);
    assert_eq!(answers(&now.intel, topic).len(), 2);
}

#[test]
fn answers_that_disagree_are_disputed_and_settled_for_the_one_that_holds() {
    let mut app = demo();
    let topic = "problems.trigger";
    keys(&mut app, "gi/reason{Enter}{Enter}the grid code of 2028{Tab}{Tab}s{Save}s");
    let now = account(&app);
    assert_eq!(answers(&now.intel, topic).iter().filter(|i| *i.disputed).count(), 2);
    assert!(marked(&mut app).contains("disputed !"), "{}", marked(&mut app));
    shows(&mut app, &["two of them disagree"]);
    keys(&mut app, "s");
    shows(&mut app, &["which one holds?"]);
    let text = screen(&mut app, 120, 36);
    let other = text.lines().position(|l| l.contains("▸! ")).unwrap_or_default();
    let holds = text.lines().position(|l| l.contains("the grid code of 2028")).unwrap_or_default();
    keys(&mut app, if holds > other + 1 { "{Down}s" } else { "s" });
    let now = account(&app);
    let settled = answers(&now.intel, topic);
    let holds = settled.iter().find(|i| i.answer.or_empty().contains("grid code of 2028")).unwrap();
    assert_eq!((holds.confidence, *holds.as_of), (Confidence::Stated, Some(today())));
    let others = settled.iter().filter(|i| i.key != holds.key);
    assert!(
        others.clone().count() == 1
            && others.into_iter().all(|i| i.confidence == Confidence::Rumour)
    );
    assert!(settled.iter().all(|i| !*i.disputed));
    let text = screen(&mut app, 120, 36);
    assert!(text.contains("saved: reason to act now: settled, it is the grid code"), "{text}");
    keys(&mut app, "u");
    let now = account(&app);
    assert_eq!(answers(&now.intel, topic).iter().filter(|i| *i.disputed).count(), 2, "one step");
}

#[test]
fn a_topic_of_ones_own_is_entered_answered_renamed_and_taken_away() {
    let mut app = demo();
    let there = app.core.bench.rep().unwrap().topics.len();
    let ready = app.core.dossier.as_ref().unwrap().readiness.exact;
    keys(&mut app, "gia");
    shows(&mut app, &["New topic of your own", "asked in", "It scores nothing"]);
    keys(&mut app, "budget{Save}");
    shows(&mut app, &["\"budget\" is on the checklist"]);
    keys(&mut app, "{Esc}a{Save}");
    shows(&mut app, &["\"budget\" is on the checklist"]);
    keys(&mut app, "{Clear}stalled{Save}");
    shows(&mut app, &["is a finding's code"]);
    keys(&mut app, "{Clear}age of the fleet{Tab}e{Tab}How old is each unit?{Save}");
    shows(&mut app, &["saved: new topic: age of the fleet"]);
    let rep = app.core.bench.rep().unwrap();
    assert_eq!(rep.topics[there].ask.or_empty(), "How old is each unit?");
    keys(&mut app, "/fleet{Enter}{Enter}from 1961{Save}");
    let intel = account(&app).intel;
    assert_eq!(intel.last().unwrap().topic.as_deref(), Some("age of the fleet"));
    assert_eq!(app.core.dossier.as_ref().unwrap().readiness.exact, ready, "it scores nothing");
    shows(&mut app, &["yours", "ask       How old is each unit?", "from 1961"]);
    keys(&mut app, "{Tab}{Enter}{Clear}fleet{Save}");
    assert_eq!(
        account(&app).intel.last().unwrap().topic.as_deref(),
        Some("fleet"),
        "its answer goes with it"
    );
    assert_eq!(app.core.bench.rep().unwrap().topics[there].name.as_str(), "fleet");
    keys(&mut app, "d");
    assert_eq!(app.core.bench.rep().unwrap().topics.len(), there);
    assert!(marked(&mut app).contains("other"), "its answer stays: {}", marked(&mut app));
    keys(&mut app, "u");
    assert_eq!(app.core.bench.rep().unwrap().topics.len(), there + 1);
    keys(&mut app, "uuu");
    assert_eq!(app.core.bench.rep().unwrap().topics.len(), there);
}

#[test]
fn a_small_account_shows_what_matters_and_o_shows_all() {
    let mut app = demo();
    let mut small = 0;
    while app.core.dossier.as_ref().is_some_and(|d| {
        let open = d.account.opportunities.iter().any(|o| o.is_open());
        matches!(d.account.tier, Tier::Key | Tier::Target) || open
    }) {
        keys(&mut app, "]");
        small += 1;
        assert!(small < 40, "the demo has a small account");
    }
    shows(&mut app, &["that matter; o shows all"]);
    keys(&mut app, "gi");
    shows(&mut app, &["Checklist  those that matter", "not shown"]);
    let rows = screen(&mut app, 120, 36);
    assert!(!rows.contains("regulation"), "{rows}");
    keys(&mut app, "o");
    shows(&mut app, &["by what it is worth", "regulation"]);
}

#[test]
fn ticked_topics_are_confirmed_in_one_step() {
    let mut app = demo();
    keys(&mut app, "gi/dahl{Down}{Up} {Down} {Down} ");
    shows(&mut app, &["3 ticked", "[x] concerns, Dahl", "[ ] background"]);
    let before = account(&app);
    keys(&mut app, "c");
    shows(&mut app, &["saved: 2 topics: still true today"]);
    let of_today = |intel: &[Intel]| intel.iter().filter(|i| *i.as_of == Some(today())).count();
    assert_eq!(of_today(&account(&app).intel), of_today(&before.intel) + 2);
    keys(&mut app, "u");
    assert!(account(&app) == before);
}

#[test]
fn all_of_it_keeps_within_its_borders_at_every_size() {
    let mut app = demo();
    for steps in ["gi", "{Tab}", "{Esc}e", "{Esc}a", "{Esc}ooo", "/wm", "{Esc}{Esc}3e", "{Esc}nq"] {
        keys(&mut app, steps);
        for (width, height) in SIZES {
            let text = screen(&mut app, width, height);
            for (y, line) in text.lines().enumerate() {
                let cells = crate::text::width(line);
                assert!(cells <= usize::from(width), "{steps} {width}x{height} row {y}: {line}");
            }
            let body: Vec<&str> = text.lines().skip(1).take(usize::from(height) - 3).collect();
            let framed = |line: &&str| matches!(line.chars().last(), Some('│' | '┐' | '┘' | '┤'));
            assert!(body.iter().all(framed), "{steps} {width}x{height}\n{text}");
        }
    }
}

#[test]
fn a_topic_that_the_file_answers_is_called_so_on_the_workbench_too() {
    for size in [(120, 36), (200, 60)] {
        let mut app = demo();
        let line = |text: String| {
            let line = text.lines().find(|line| line.contains("+4   budget"));
            line.unwrap_or_default().to_owned()
        };
        let bench = line(screen(&mut app, size.0, size.1));
        assert!(bench.contains("the file says !"), "{bench}");
        keys(&mut app, "gi");
        let text = screen(&mut app, size.0, size.1);
        assert!(text.contains("the file says"), "{text}");
    }
}
