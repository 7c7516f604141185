//! Lines, tables and the first evening: how things come into the book.

use super::*;

#[test]
fn a_line_is_understood_as_it_is_typed_and_its_draft_is_kept() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "lcall wm: offers due mid-December");
    shows(&mut app, &["call, 王敏 Buyer, today, held"]);
    keys(&mut app, "{Esc}");
    assert!(account(&app) == before);
    keys(&mut app, "l");
    shows(&mut app, &["offers due mid-December"]);
    keys(&mut app, "{Enter}");
    let contact = account(&app).contacts.last().unwrap().clone();
    assert_eq!(contact.note.as_deref(), Some("offers due mid-December"));
    assert_eq!(contact.people.0.len(), 1);
    keys(&mut app, "l");
    assert!(!screen(&mut app, 120, 36).contains("offers due"), "the draft is gone");
}

#[test]
fn an_unknown_name_of_a_line_becomes_a_person_in_the_same_step() {
    let mut app = demo();
    let before = account(&app);
    keys(&mut app, "lcall Zoë Brandt: wants a quote");
    shows(&mut app, &["Zoë Brandt not known: Tab adds as a person"]);
    keys(&mut app, "{Tab}{Enter}");
    let after = account(&app);
    let zoe = after.people.last().unwrap();
    assert_eq!(zoe.name.as_str(), "Zoë Brandt");
    assert!(after.contacts.last().unwrap().people.has(&zoe.id));
    keys(&mut app, "u");
    assert!(account(&app) == before);
}

#[test]
fn the_first_run_has_three_choices_and_goes_once_there_is_an_account() {
    let mut app = empty();
    shows(&mut app, &["Add your first account", "Import a file", "Look at the demo", "currency"]);
    keys(&mut app, "{Tab}Anna Weiss{Enter}Halden{Enter}{Enter}");
    let rep = app.core.bench.rep().unwrap();
    assert_eq!((rep.name.as_deref(), rep.currency.as_deref()), (Some("Anna Weiss"), Some("EUR")));
    keys(&mut app, "{Enter}Acme{Save}");
    assert_eq!(account(&app).name.as_str(), "Acme");
    assert!(!screen(&mut app, 120, 36).contains("Begin"));
    keys(&mut app, "u");
    shows(&mut app, &["Begin"]);
    keys(&mut app, "{Down}{Down}{Enter}");
    shows(&mut app, &["Northwind Hydro", "nothing of it stays"]);
}

#[test]
fn forty_pasted_rows_come_in_by_a_handful_of_keys() {
    let mut app = empty();
    let rows: String = (0..40).map(|i| format!("Firm {i}\tPerson {i}\tBuyer\n")).collect();
    app.event(Event::Paste(format!("company\tcontact\tjob title\n{rows}")));
    keys(&mut app, "{Enter}");
    shows(&mut app, &["40 accounts, 40 people", "All of it is understood"]);
    keys(&mut app, "{Save}");
    assert_eq!(app.core.bench.account_count().unwrap(), 40);
    keys(&mut app, "u");
    assert_eq!(app.core.bench.account_count().unwrap(), 0);
}

#[test]
fn a_column_can_be_given_another_meaning_before_it_comes_in() {
    let mut app = empty();
    app.event(Event::Paste("company\tfoo\nAcme\tStavanger\n".to_owned()));
    keys(&mut app, "{Enter}{Down}");
    shows(&mut app, &["foo", "note"]);
    keys(&mut app, "{Enter}site{Enter}");
    keys(&mut app, "{Save}");
    assert_eq!(account(&app).site.as_deref(), Some("Stavanger"));
}

#[test]
fn who_the_rep_is_stands_on_the_first_screen_whichever_way_it_was_typed() {
    let mut app = empty();
    keys(&mut app, "{Tab}Anna Weiss{Esc}");
    assert_eq!(app.core.bench.rep().unwrap().name.as_deref(), Some("Anna Weiss"));
    keys(&mut app, "gyv{Tab}Halden Drives{Save}{Esc}");
    shows(&mut app, &["Begin", "Anna Weiss", "Halden Drives"]);
    let before = app.core.bench.export_json(None).unwrap();
    keys(&mut app, "{Tab}{Esc}");
    assert_eq!(app.core.bench.export_json(None).unwrap(), before, "nothing was typed");
}

#[test]
fn the_letters_of_a_file_can_be_chosen_before_it_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, b"account,contact\nM\xfcller Werk,J\xf6rg Wei\xdf\n").unwrap();
    let mut app = empty();
    keys(&mut app, "{Down}{Enter}");
    app.event(Event::Paste(path.display().to_string()));
    keys(&mut app, "{Enter}");
    shows(&mut app, &["its letters", "windows-1252", "Müller Werk"]);
    keys(&mut app, "G{Enter}cyrillic{Enter}");
    assert!(!screen(&mut app, 120, 36).contains("Müller"), "{}", screen(&mut app, 120, 36));
    keys(&mut app, "{Enter}western{Enter}");
    shows(&mut app, &["windows-1252", "Müller Werk"]);
    keys(&mut app, "{Save}");
    let account = account(&app);
    assert_eq!(
        (account.name.as_str(), account.people[0].name.as_str()),
        ("Müller Werk", "Jörg Weiß")
    );
}

#[test]
fn what_an_import_changes_over_what_was_there_is_shown_with_both_values() {
    let mut app = demo();
    let before = account(&app);
    let name = before.name.to_string();
    app.event(Event::Paste(format!(
        "Account;Industry;Employees\n{name};Dairy;17\nNew One;Dairy;5\n"
    )));
    keys(&mut app, "{Enter}{Save}");
    shows(&mut app, &["Look at what came", "changed over what was there", "> Dairy", "> 17"]);
    keys(&mut app, "{Esc}");
    assert_eq!(account(&app).employees.0, Some(17));
    keys(&mut app, "u");
    assert!(account(&app) == before);
}

#[test]
fn before_an_import_it_is_said_which_accounts_are_new_and_which_values_become_others() {
    let mut app = demo();
    let before = app.core.bench.export_json(None).unwrap();
    let changes = app.core.bench.changes();
    let name = account(&app).name.to_string();
    let industry = account(&app).industry.as_deref().unwrap().to_owned();
    for (rows, seen) in [
        (
            format!("{name};Dairy;17\nNew One;Dairy;5"),
            vec![
                "1 new account: New One".to_owned(),
                format!("1 known account: {name}"),
                "values of what is there become others:".to_owned(),
                format!("{name} industry {industry} > Dairy"),
            ],
        ),
        (
            "New One;Dairy;5\nNew Two;Dairy;6".to_owned(),
            vec![
                "2 new accounts: New One and New Two".to_owned(),
                "no value of what is there becomes another".to_owned(),
            ],
        ),
    ] {
        app.event(Event::Paste(format!("Account;Industry;Employees\n{rows}\n")));
        keys(&mut app, "{Enter}");
        let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
        shows(&mut app, &seen);
        keys(&mut app, "{Esc}");
    }
    assert_eq!(app.core.bench.export_json(None).unwrap(), before, "nothing of it stays");
    assert_eq!(app.core.bench.changes(), changes);
}
