//! The brief: what is drawn is what is saved, Enter opens what a line came from, `e` the visit.

use super::*;

fn files(app: &App) -> String {
    app.core.messages.now().unwrap_or_default().to_owned()
}

#[test]
fn the_table_is_proposed_first_and_the_page_behind_the_line_is_the_one_that_is_saved() {
    let mut app = demo();
    keys(&mut app, "b");
    shows(&mut app, &["[text]", "for the car, A4, 1 page", "WHO ATTENDS"]);
    keys(&mut app, "x");
    shows(&mut app, &["Save as", "for the table, text", "-table.txt", "WITH US TODAY"]);
    assert!(!screen(&mut app, 120, 36).contains("WHO ATTENDS"));
    shows(&mut app, &["proposed: the page for their table; Tab turns to the one for the car"]);
    keys(&mut app, "{Tab}");
    shows(&mut app, &["for the car, text", "northwind-hydro-2026-11-26.txt", "WHO ATTENDS"]);
    keys(&mut app, "{Tab}");
    shows(&mut app, &["handover, text", "-handover.txt", "WHO DECIDES"]);
    keys(&mut app, "{Down}");
    shows(&mut app, &["handover, Markdown", "-handover.md", "## Who decides"]);
    assert!(files(&app).starts_with("handover, Markdown"), "{}", files(&app));
    keys(&mut app, "{Esc}");
    shows(&mut app, &["[text]", "for the car, A4, 1 page", "WHO ATTENDS"]);
    assert!(!screen(&mut app, 120, 36).contains("Save as"));
}

#[test]
fn a_print_that_was_chosen_is_proposed_and_then_the_last_one() {
    let mut app = demo();
    keys(&mut app, "b{Tab}{Tab}{Tab}{Tab}vvx");
    shows(&mut app, &["for the car, HTML", "northwind-hydro-2026-11-26.html"]);
    let mut app = demo();
    keys(&mut app, "bx{Enter}");
    assert!(files(&app).contains("only Jonas Falk can have told you"), "{}", files(&app));
    keys(&mut app, "{Enter}");
    assert!(files(&app).starts_with("written: ") && files(&app).ends_with("-table.txt"));
    keys(&mut app, "{Tab}{Tab}{Tab}x");
    shows(&mut app, &["for the car, text", "northwind-hydro-2026-11-26.txt"]);
}

#[test]
fn a_line_leads_to_what_it_came_from() {
    let mut app = demo();
    for (line, there) in [
        ("Erik Naess, Technical", "Technical director"),
        ("get the specification", "Who attends"),
        ("send the reference list", "Fri 20 Nov"),
        ("What is set aside", "Checklist"),
        ("1 = 2 =[3]", "Turbine 2027"),
    ] {
        keys(&mut app, "b");
        let down = (0..80).find(|_| {
            let text = screen(&mut app, 120, 36);
            let picked = text.lines().find(|l| l.contains("│▸") || l.contains("|>"));
            let found = picked.is_some_and(|l| l.contains(line));
            if !found {
                keys(&mut app, "{Down}");
            }
            found
        });
        assert!(down.is_some(), "{line} is on no line");
        let depth = app.stack.len();
        keys(&mut app, "{Enter}");
        assert_eq!(app.stack.len(), depth + 1, "{line}");
        shows(&mut app, &[there]);
        while app.stack.len() > 1 {
            keys(&mut app, "{Esc}");
        }
    }
}

#[test]
fn the_visit_is_one_key_from_its_brief_and_esc_leads_back() {
    let mut app = demo();
    keys(&mut app, "gv{Down}{Enter}b");
    shows(&mut app, &["Northwind Hydro › Visits › Visit Thu 26 Nov › Brief"]);
    let narrow = screen(&mut app, 80, 24);
    assert!(narrow.contains("Northwind.. › Visit Thu 26 Nov › Brief"), "{narrow}");
    keys(&mut app, "e");
    shows(&mut app, &["Visit Thu 26 Nov", "Questions"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["WHO ATTENDS"]);
}

#[test]
fn nothing_of_the_page_is_cut_off_on_any_screen() {
    let mut app = demo();
    keys(&mut app, "b");
    for turn in ["", "v", "v", "{Tab}", "v", "{Tab}", "v"] {
        keys(&mut app, turn);
        for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 20)] {
            let text = screen(&mut app, width, height);
            let page: Vec<&str> = text.lines().skip(2).take(usize::from(height) - 5).collect();
            for line in page {
                assert!(!line.contains("..│"), "{width}x{height} {line}");
            }
        }
    }
}

#[test]
fn a_line_that_one_alone_can_have_told_is_taken_out_or_kept_before_the_table_page_is_saved() {
    let mut app = demo();
    keys(&mut app, "bx{Enter}");
    shows(&mut app, &["keep the line", "take it out"]);
    keys(&mut app, "z");
    assert!(files(&app).contains("e takes it out, Enter keeps it"), "{}", files(&app));
    keys(&mut app, "{Esc}");
    assert_eq!(files(&app), "nothing was saved");
    keys(&mut app, "x{Enter}e");
    assert!(files(&app).starts_with("written: "), "{}", files(&app));
    let name = files(&app).rsplit(' ').next().unwrap_or_default().to_owned();
    let page = std::fs::read_to_string(&name).unwrap_or_default();
    assert!(page.contains("AGENDA") && !page.contains("drawing of the bypass"), "{name}\n{page}");
}
