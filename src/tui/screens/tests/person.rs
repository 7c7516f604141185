//! The page of a person, and people in the line of a contact.

use super::*;

#[test]
fn the_page_of_a_person_holds_ties_promises_and_contacts_and_takes_a_tie_away() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "2{Enter}");
    shows(&mut app, &["Ingrid Dahl", "power", "trust", "Ties", "▸concerns"]);
    for (width, height) in [(200, 60), (80, 24), (60, 20)] {
        assert!(screen(&mut app, width, height).to_lowercase().contains("ties"));
    }
    keys(&mut app, "{Tab}d");
    assert_eq!(account(&app), before, "it is asked first");
    keys(&mut app, "d");
    let after = account(&app);
    assert_eq!(after.ties.len() + 1, before.ties.len());
    let gone = before.ties.iter().find(|t| !after.ties.contains(t)).unwrap();
    assert!(gone.from.is("dahl") || gone.to.is("dahl"));
    keys(&mut app, "+");
    let dahl = |a: &Account| a.people.iter().find(|p| *p.id == "dahl").unwrap().attitude.0;
    assert_ne!(dahl(&account(&app)), dahl(&after));
    keys(&mut app, "{Enter}");
    assert!(app.stack.len() == 2, "the other person's page is in its place");
    keys(&mut app, "{Esc}");
    assert_eq!(app.stack.len(), 1);
}

#[test]
fn the_page_begins_at_the_first_gap_and_takes_a_remedy_in_the_findings() {
    let mut app = demo();
    keys(&mut app, "2{Enter}");
    shows(&mut app, &["47 of 100", "Spot price exposure", "refused on Mon 16 Nov", "rumour ~"]);
    shows(&mut app, &["0 reached, 3 tried in vain", "a: Ask Erik Naess for ten minutes with"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Answer: concerns, Ingrid Dahl"]);
    keys(&mut app, "{Esc}{Tab}{Tab}{Tab}");
    let before = account(&app).actions.len();
    keys(&mut app, "a");
    assert_eq!(account(&app).actions.len(), before + 1);
    assert_eq!(account(&app).actions[before].for_subject.as_deref(), Some("dahl"));
    keys(&mut app, "d");
    shows(&mut app, &["Answer to: "]);
    keys(&mut app, "{Esc}]");
    shows(&mut app, &["Marte Solberg", "person 2 of 9"]);
    keys(&mut app, "]]");
    shows(&mut app, &["told us: who bids", "tea for the new year", "worth 35", "they owe"]);
    keys(&mut app, "[[[r");
    shows(&mut app, &["[web]  around Ingrid Dahl"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["What we know"]);
}

#[test]
fn an_answer_is_true_today_by_one_key() {
    let mut app = demo();
    keys(&mut app, "2{Enter}c");
    let today = app.core.bench.today();
    let intel = account(&app).intel;
    let answer = intel.iter().find(|i| i.topic.as_deref() == Some("senior.concerns"));
    assert_eq!(answer.unwrap().as_of.0, Some(today));
    let dahl = account(&app).people.iter().find(|p| *p.id == "dahl").unwrap().marks_as_of.0;
    assert_ne!(dahl, Some(today), "the marks are another thing");
}

#[test]
fn letters_of_nobody_are_said_and_people_of_other_accounts_are_named() {
    let mut app = demo();
    keys(&mut app, "lcall zz: nothing");
    shows(&mut app, &["zz: nobody here has these letters; Tab adds as a person"]);
    keys(&mut app, "{Esc}l");
    assert!(app.core.messages.now().unwrap().contains("Ctrl-R drops it"));
    keys(&mut app, "{Enter}lcall gp: wants a quote");
    shows(&mut app, &["gp is Graham Pike at Kestrel Mining"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["whom does gp mean?", "somebody else: gp only in the note"]);
    keys(&mut app, "{Down}{Enter}");
    let contact = account(&app).contacts.last().unwrap().clone();
    assert_eq!(contact.note.as_deref(), Some("gp: wants a quote"));
}

#[test]
fn a_name_that_is_here_already_is_said_with_the_account() {
    let mut app = demo();
    keys(&mut app, "2aerik naess");
    shows(&mut app, &["New person at Northwind Hydro", "is already here; Enter adds a second one"]);
}
