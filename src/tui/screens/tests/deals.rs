//! The verdict, the review, and a stage that is passed, by keys.

use super::{account, demo, empty, keys, pick, screen, shows, today};

#[test]
fn a_verdict_is_marked_by_digits_and_logged_with_its_marks() {
    let mut app = demo();
    keys(&mut app, "ge");
    shows(
        &mut app,
        &["▸relationship with us", "Nobody who counts knows us.", "trust 2 › 4, how sure 2 › 3"],
    );
    keys(&mut app, "4");
    shows(&mut app, &["▸credit", "68 of 100"]);
    keys(&mut app, "suntil the budget is on paper{Enter}");
    let deal =
        account(&app).opportunities.iter().find(|o| *o.id == "turbine-2027").cloned().unwrap();
    let verdict = deal.decision.iter().max_by_key(|d| *d.date).unwrap();
    assert_eq!(
        (verdict.marks.len(), verdict.why.as_deref()),
        (8, Some("until the budget is on paper"))
    );
    assert_eq!(*verdict.date, Some(today()));
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let drawn = screen(&mut app, width, height);
        assert!(drawn.contains("8 of 8 rated") && drawn.contains("68 of 100"), "{drawn}");
    }
}

#[test]
fn the_review_is_a_table_a_board_and_the_closed_deals() {
    let mut app = demo();
    keys(&mut app, "gf");
    shows(&mut app, &["Orders by", "6,715, by chance 2,858", "Need you, Peter Krogh", "30 Oct !"]);
    keys(&mut app, "acall Solberg, by 4 dec{Enter}");
    let asked =
        account(&app).actions.iter().find(|a| a.what.as_deref() == Some("call Solberg")).cloned();
    assert_eq!(asked.unwrap().owner.as_deref(), Some("Peter Krogh"));
    keys(&mut app, "v");
    shows(&mut app, &["[Board]", "2,137 won", "won and paid in full: 5"]);
    keys(&mut app, "v");
    shows(
        &mut app,
        &["8 of 14 won, 57 %", "told best: rival's relationship, 11 of 12", "alike now"],
    );
}

#[test]
fn a_stage_is_passed_without_its_proofs_only_with_a_reason() {
    let mut app = demo();
    keys(&mut app, "gos{Enter}{Save}");
    shows(&mut app, &["say why it goes on without these proofs"]);
    keys(&mut app, "no time left{Save}");
    let deal =
        account(&app).opportunities.iter().find(|o| *o.id == "turbine-2027").cloned().unwrap();
    assert_eq!(*deal.selling_stage, Some(3));
    assert_eq!(deal.stage_history.last().unwrap().why.as_deref(), Some("no time left"));
}

#[test]
fn what_the_file_offers_as_proof_is_refused_with_a_reason_that_stays() {
    let mut app = demo();
    keys(&mut app, "go{Down}{Down}-");
    shows(&mut app, &["the file offers no proof of this"]);
    keys(&mut app, "{Down}{Down}-");
    shows(&mut app, &["Why is this no proof of our points in it", "it is not offered again"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["a reason is needed"]);
    keys(&mut app, "Lind writes them anew{Enter}");
    shows(&mut app, &["saved: Turbine 2027, no proof of our points in it: Lind writes them anew"]);
    let settled = account(&app).settled.0.pop().unwrap();
    assert_eq!(settled.kind.as_deref(), Some("proof_refused"));
    assert_eq!(settled.records.0, ["turbine-2027", "spec_points_ours"]);
    keys(&mut app, "+");
    shows(&mut app, &["the file proves nothing of this"]);
    keys(&mut app, "u+");
    shows(&mut app, &["proof of our points in it, as the file says"]);
}

#[test]
fn the_review_is_narrowed_and_put_in_order_and_the_sums_stay_those_of_all() {
    let mut app = demo();
    keys(&mut app, "gf/brenna");
    shows(&mut app, &["deal 1 of 1", "6,715, by chance 2,858, 6 deals"]);
    assert!(!screen(&mut app, 120, 36).contains("Kestrel Mining, Hoist"));
    keys(&mut app, "{Enter}{Esc}");
    shows(&mut app, &["deal 2 of 6"]);
    keys(&mut app, "o");
    shows(&mut app, &["deals the largest first"]);
    let text = screen(&mut app, 120, 36);
    let place = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name} is not on\n{text}"));
    assert!(place("Delta Ports, Cr") < place("Northwind Hydro, T"), "{text}");
    keys(&mut app, "vv/voltaris{Enter}");
    shows(&mut app, &["deal 1 of 3", "8 of 14 won"]);
    keys(&mut app, "p");
    shows(&mut app, &["deal 1 of 3"]);
}

#[test]
fn a_mark_is_set_by_its_digit_as_the_table_of_keys_says() {
    let mut app = demo();
    keys(&mut app, "ge");
    shows(&mut app, &["0 to 5, the mark"]);
    let at = account(&app).opportunities[0].evaluation.len();
    keys(&mut app, "0");
    shows(&mut app, &["relationship with us 0"]);
    keys(&mut app, "5{Tab}5");
    assert_eq!(account(&app).opportunities[0].evaluation.len(), at);
}

#[test]
fn an_end_is_shown_with_what_goes_along() {
    let mut app = demo();
    keys(&mut app, "gf{Up}{Up}s{Right}{Right}{Right}{Right}{Right}");
    shows(
        &mut app,
        &["saved with it", "conditional; chance 25 %", "stops counting", "by chance 97"],
    );
    shows(&mut app, &["stays to do", "meet Dawn Mercer"]);
    let text = screen(&mut app, 80, 24);
    assert!(text.contains("saved with it") && text.contains("we did not know"), "{text}");
}

#[test]
fn a_wide_screen_fills_its_room_and_an_empty_file_says_what_comes_first() {
    let mut app = demo();
    pick(&mut app, "Northwind");
    for (opens, wanted) in [
        ("gb", ["Bid ", "Service base within 60 km", "Sira as reference"].as_slice()),
        ("ge", &["how sure", "resources", "the file says"]),
        ("gcgc", &["40 % after four cranes"]),
    ] {
        keys(&mut app, opens);
        let text = screen(&mut app, 200, 60);
        for word in wanted {
            assert!(text.contains(word), "{opens}: {word:?} is not on\n{text}");
        }
    }
    let mut app = empty();
    keys(&mut app, "gf");
    shows(&mut app, &["No open deal. n o adds one"]);
    keys(&mut app, "ge");
    let text = screen(&mut app, 80, 24);
    assert!(text.contains("a name and a value are"), "{text}");
    assert!(text.contains("enough"), "{text}");
}

#[test]
fn the_review_opens_on_the_deal_that_one_comes_from() {
    let mut app = demo();
    keys(&mut app, "gf");
    shows(&mut app, &["deal 3 of 6"]);
    pick(&mut app, "Delta");
    keys(&mut app, "go{Tab}GGG{Up}{Enter}");
    shows(&mut app, &["deal 5 of 6"]);
    keys(&mut app, "{Esc}gegf");
    shows(&mut app, &["deal 5 of 6", "nobody decides"]);
    pick(&mut app, "Varna");
    keys(&mut app, "gf");
    shows(&mut app, &["deal 1 of 6"]);
}

#[test]
fn a_no_go_asks_once_whether_its_tasks_end_too_and_undo_takes_all_back() {
    let mut app = demo();
    let tasks = |app: &_| account(app).actions.len();
    let (before, verdicts) = (tasks(&app), account(&app).opportunities[0].decision.len());
    keys(&mut app, "gesno-go: no money{Enter}");
    shows(&mut app, &["tasks of it", "promises stay"]);
    keys(&mut app, "maybe{Enter}");
    shows(&mut app, &["y drops them, Enter alone keeps them"]);
    keys(&mut app, "{Esc}");
    assert_eq!(account(&app).opportunities[0].decision.len(), verdicts);
    keys(&mut app, "sno-go: no money{Enter}y{Enter}");
    shows(&mut app, &["dropped"]);
    assert!(tasks(&app) < before);
    let kept = account(&app);
    assert_eq!(kept.opportunities[0].decision.len(), verdicts + 1);
    assert_eq!(kept.opportunities[0].decision.last().unwrap().why.as_deref(), Some("no money"));
    keys(&mut app, "u");
    assert_eq!((tasks(&app), account(&app).opportunities[0].decision.len()), (before, verdicts));
    keys(&mut app, "sno-go: no money{Enter}{Enter}");
    assert_eq!(
        (tasks(&app), account(&app).opportunities[0].decision.len()),
        (before, verdicts + 1)
    );
    keys(&mut app, "sgo: they pay{Enter}");
    assert_eq!(account(&app).opportunities[0].decision.len(), verdicts + 2);
}

#[test]
fn the_tasks_of_a_deal_that_is_lost_end_with_it_where_that_is_said() {
    let mut app = demo();
    let before = account(&app).actions.len();
    keys(&mut app, "gosl");
    shows(&mut app, &["its tasks"]);
    keys(&mut app, "{Save}");
    assert_eq!(account(&app).actions.len(), before);
    let mut app = demo();
    keys(&mut app, "gosl{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Right}{Save}");
    shows(&mut app, &["dropped"]);
    assert!(account(&app).actions.len() < before);
    keys(&mut app, "u");
    assert_eq!(account(&app).actions.len(), before);
}
