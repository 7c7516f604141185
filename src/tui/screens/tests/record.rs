//! Hits land on a page that shows their words; pages, lists and forms of every kind of record.

use super::{account, demo, keys, screen, shows, today, until};
use crate::model::{Account, Book, Kind, Record, Row, Value};
use crate::tui::Look;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::forms::{all_sheets, sheet_of};
use crate::tui::keymap;
use crate::workbench::relations::records;
use crate::workbench::{Workbench, kind, kinds};
use std::collections::HashMap;

const SIZES: [(u16, u16); 4] = [(200, 60), (120, 36), (80, 24), (60, 20)];

/// The longest word of the first text of a record.
fn word(row: &Row) -> Option<String> {
    let text = |c: &crate::model::Column| matches!(c.kind, Kind::Text) && c.name != "subject";
    let texts = row.schema.columns().into_iter().filter(text);
    let text = texts.map(|c| row.at(&c.path).to_string()).find(|t| !t.is_empty())?;
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() < 14);
    words.max_by_key(|w| w.chars().count()).map(str::to_owned)
}

/// Of every kind a few records of the demo: account, kind, number, a word of theirs.
fn some(app: &App) -> Vec<(i64, &'static str, i64, String)> {
    let bench = &app.core.bench;
    let keys = bench.account_keys().unwrap().into_iter();
    let mut trees: Vec<(i64, Row)> = keys.map(|k| (k, bench.account_row(k).unwrap())).collect();
    trees.push((0, bench.root_row().unwrap()));
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    for (account, tree) in &trees {
        for at in records(tree) {
            let record = at.row.schema.record;
            let Some(word) = word(at.row).filter(|_| !["book", "rep"].contains(&record)) else {
                continue;
            };
            let count = seen.entry(record).or_default();
            *count += 1;
            if *count <= 2 {
                found.push((*account, record, at.row.key, word));
            }
        }
    }
    found
}

#[test]
fn every_kind_is_found_by_its_words_and_lands_where_they_are_shown() {
    let mut app = demo();
    let all = some(&app);
    let without_text =
        ["tier_history", "year", "quarter", "schedule", "stage_history", "decision_mark", "team"];
    let searched = kinds().iter().map(|k| k.schema.record);
    let unlisted = ["dismissal", "settled"];
    for record in searched.filter(|r| !without_text.contains(r) && !unlisted.contains(r)) {
        assert!(all.iter().any(|(_, r, ..)| *r == record), "the demo has no {record} with a text");
    }
    for (account, record, key, word) in all {
        let hits = app.core.bench.search(&word, 5_000).unwrap();
        let hit = hits.iter().find(|h| h.record == record && h.key == key);
        assert!(hit.is_some() || record == "team", "{record} by {word:?}");
        app.handle(Effect::Show(account, record, key));
        let text = screen(&mut app, 200, 60);
        assert!(text.contains(&word), "{word:?} of a {record} is not on\n{text}");
        app.close();
    }
}

#[test]
fn enter_on_a_hit_opens_its_page_and_esc_comes_back() {
    let mut app = demo();
    keys(&mut app, ":burr on{Enter}");
    let text = screen(&mut app, 120, 36);
    assert!(!text.contains("Find or do"), "{text}");
    assert!(text.contains("▸Complaint") && text.contains("burr on the rod"), "{text}");
    keys(&mut app, "{Esc}");
    shows(&mut app, &["Stakeholder map"]);
}

#[test]
fn a_hit_about_a_person_says_whose_and_the_count_is_that_of_the_rows() {
    let mut app = demo();
    keys(&mut app, ":concerns");
    let text = screen(&mut app, 120, 36);
    let bench = &app.core.bench;
    assert!(text.contains("concerns, Ingrid Dahl: Spot price exposure in winter"), "{text}");
    let visits =
        bench.search("governor", 50).unwrap().into_iter().chain(bench.search("plan", 50).unwrap());
    for visit in visits.filter(|h| h.record == "visit") {
        assert!(!visit.title.contains("2026-"), "{}", visit.title);
    }
    let count: usize = text
        .split("Find or do")
        .nth(1)
        .and_then(|t| t.split_whitespace().find_map(|w| w.parse().ok()))
        .unwrap();
    let line = |l: &&str| l.contains('│') && l.contains("  ");
    assert!(count > 0 && count <= text.lines().filter(line).count(), "{text}");
}

#[test]
fn pages_are_drawn_at_every_size_in_every_script() {
    let mut app = demo();
    let all = some(&app);
    for (account, record, key, _) in all {
        app.handle(Effect::Show(account, record, key));
        for (width, height) in SIZES {
            let text = screen(&mut app, width, height);
            let wide = |l: &str| crate::text::width(l) == usize::from(width);
            assert!(text.lines().all(wide), "{record} at {width}\n{text}");
        }
        app.close();
    }
    let northwind = app.core.bench.account_keys().unwrap()[0];
    app.pick(northwind);
    let cells = |what: &str| vec![("what".to_owned(), Value::Text(what.to_owned()))];
    let first = account(&app).complaints[0].key;
    for what in ["轴承过热，控制柜报警，客户要求今天答复", "تسرب الزيت من المحمل العلوي منذ الأمس"]
    {
        let schema = crate::model::Complaint::SCHEMA;
        let operation = crate::workbench::Operation::set("what", schema, first, cells(what));
        app.handle(Effect::Do(operation));
        app.handle(Effect::Show(0, "complaint", first));
        for (width, height) in SIZES {
            let text = screen(&mut app, width, height);
            let start: String = what.chars().take(4).collect();
            assert!(text.contains(&start), "{text}");
        }
        app.close();
    }
}

#[test]
fn a_page_moves_on_is_taken_away_and_comes_back() {
    let mut app = demo();
    keys(&mut app, ":actions and{Enter}");
    shows(&mut app, &["Actions and promises", "open first", "late !"]);
    keys(&mut app, "{Enter}");
    let before = account(&app).actions;
    keys(&mut app, "s");
    shows(&mut app, &["saved: done: ", "done Tue 24 Nov"]);
    keys(&mut app, "u");
    keys(&mut app, "d");
    assert_eq!(account(&app).actions.len(), before.len() - 1);
    shows(&mut app, &["open first", "u undoes"]);
    keys(&mut app, "u");
    assert!(account(&app).actions == before);
    keys(&mut app, "{Enter}]");
    shows(&mut app, &["Actions and promises ›", "to do "]);
}

#[test]
fn the_service_of_an_account_is_one_list_with_filter_and_order() {
    let mut app = demo();
    keys(&mut app, "gs");
    shows(&mut app, &["Service", "complaint", "service", "stands"]);
    let all = screen(&mut app, 120, 36).matches("complaint ").count();
    keys(&mut app, "o");
    shows(&mut app, &["newest first"]);
    keys(&mut app, "/zzzz");
    shows(&mut app, &["Nothing here has these letters", "0 of "]);
    keys(&mut app, "{Esc}");
    assert!(screen(&mut app, 120, 36).matches("complaint ").count() >= all);
}

#[test]
fn every_list_and_every_form_is_drawn_at_every_size() {
    let mut app = demo();
    for sheet in all_sheets() {
        if !sheet.many.is_empty() {
            app.open(Box::new(super::super::Listing::of(sheet.many)));
            for (width, height) in SIZES {
                let text = screen(&mut app, width, height);
                let wide = |l: &str| crate::text::width(l) == usize::from(width);
                assert!(text.lines().all(wide), "{} at {width}\n{text}", sheet.many);
            }
            app.close();
        }
        let part = sheet.name != sheet.record;
        if part || !sheet.is_made_elsewhere() {
            let depth = app.stack.len();
            app.open_form(sheet.form(None, None));
            assert!(app.stack.len() > depth, "no form for a new {}", sheet.one);
            for (width, height) in SIZES {
                let text = screen(&mut app, width, height);
                let wide = |l: &str| crate::text::width(l) == usize::from(width);
                assert!(text.lines().all(wide), "{} at {width}\n{text}", sheet.one);
            }
            app.close();
        }
    }
}

/// What a form of this sheet keeps of these keys, as one step.
fn kept(sheet: &str, typed: &str) -> String {
    let mut app = demo();
    let of = kind(sheet_of(sheet).unwrap().record).unwrap();
    let in_account = of.path[0] == "accounts";
    let tree = |app: &App| match in_account {
        true => app.core.bench.account_row(app.core.accounts.picked_key().unwrap()).unwrap(),
        false => app.core.bench.root_row().unwrap(),
    };
    let before = tree(&app);
    app.open_form(sheet_of(sheet).unwrap().form(None, None));
    keys(&mut app, typed);
    let after = tree(&app);
    assert!(after != before, "{sheet} was not saved\n{}", screen(&mut app, 120, 36));
    let found = records(&after);
    let same = |row: &Row| records(&before).iter().any(|b| b.row == row);
    let new = found.iter().find(|at| at.row.schema.record == of.schema.record && !same(at.row));
    let said = new.map(|at| at.row.to_string()).unwrap_or_default();
    app.core.bench.undo().unwrap();
    assert!(tree(&app) == before, "{sheet} was not one step");
    said
}

#[test]
fn what_had_no_form_is_typed_saved_as_one_step_and_undone() {
    for (sheet, typed, said) in [
        ("gift", "wm{Tab}tea{Tab}40{Tab}festival{Save}", "what tea"),
        ("need", "spare runners{Tab}{Tab}{Tab}o{Save}", "need spare runners"),
        ("objective", "second site{Save}", "objective second site"),
        ("satisfaction", "4{Tab}wm{Enter}{Save}", "score 4"),
        ("competition", "华东{Enter}0.3{Save}", "share 0.3"),
        ("introduction", "vik{Enter}dahl{Enter}{Save}", "through vik"),
        ("strategy", "second supplier{Save}", "second supplier"),
        ("product", "Spare kit{Tab}short stops{Save}", "name Spare kit"),
        ("inbox", "ask about the fair{Save}", "text ask about the fair"),
        ("team", "Jonas Weber{Save}", "name Jonas Weber"),
        ("year", "2028{Tab}500000{Save}", "year 2028"),
        ("agreement", "frame{Save}", "what frame"),
    ] {
        let row = kept(sheet, typed);
        assert!(row.contains(said) || sheet == "strategy", "{sheet}: {row}");
    }
    for (sheet, typed) in [
        ("cost", "{Tab}casting{Tab}12000{Save}"),
        ("offer", "{Tab}w{Tab}900000{Save}"),
        ("trade", "{Tab}longer warranty{Tab}advance payment{Save}"),
        ("decision", "{Tab}g{Save}"),
        ("specification", "{Tab}governor in house{Save}"),
        ("bid", "{Tab}guarantee{Save}"),
        ("deed", "vik{Enter}i{Save}"),
    ] {
        kept(sheet, typed);
    }
}

#[test]
fn a_keyed_record_is_not_there_twice() {
    let mut app = demo();
    let before = account(&app).years.len();
    app.open_form(sheet_of("year").unwrap().form(None, None));
    keys(&mut app, "2026{Save}");
    shows(&mut app, &["this one is there already"]);
    assert_eq!(account(&app).years.len(), before);
}

#[test]
fn find_offers_lists_forms_and_the_commands_of_a_shell() {
    fn commands() -> &'static [(String, String)] {
        let all = [("man", "write the manual page"), ("kpi", "the six figures of a year")];
        Box::leak(Box::new(all.map(|(name, does)| (name.to_owned(), does.to_owned()))))
    }
    let bench = Workbench::in_memory(today()).unwrap().demo().unwrap();
    let look = Look { shell: Some(commands), ..Look::default() };
    let mut app = App::new(bench, look, keymap()).unwrap();
    keys(&mut app, ":new gift{Enter}");
    shows(&mut app, &["Gift", "to whom"]);
    keys(&mut app, "{Esc}:gifts{Enter}");
    shows(&mut app, &["▸Gifts"]);
    keys(&mut app, "{Esc}:manual page{Enter}");
    shows(&mut app, &["in a shell: anteroom man: write the manual page"]);
    keys(&mut app, "{Esc}:kpi{Enter}");
    shows(&mut app, &["[1 Figures]", "growth of key-account sales"]);
    keys(&mut app, "{Esc}:theme light{Enter}");
    shows(&mut app, &["theme = \"light\" under [screen]"]);
    keys(&mut app, ":mouse off{Enter}");
    shows(&mut app, &["mouse = false under [screen]"]);
    assert!(Book::SCHEMA.has("accounts") && Account::SCHEMA.has("gifts"));
}

#[test]
fn a_page_of_a_screen_is_found_by_what_is_on_it() {
    for (typed, shown) in [
        (":compare", "[5 Books]"),
        (":side by side", "[5 Books]"),
        (":white space", "[2 White space]"),
        (":plan of the whole", "[3 The book]"),
        (":staying", "[3 Staying]"),
        (":walk", "Walk the shelf"),
        (":your boss", "6 open deals"),
    ] {
        let mut app = demo();
        keys(&mut app, typed);
        keys(&mut app, "{Enter}");
        shows(&mut app, &[shown]);
        keys(&mut app, "{Esc}");
    }
}

#[test]
fn a_part_of_the_account_is_edited_from_its_row() {
    let mut app = demo();
    let key = app.core.accounts.picked_key().unwrap();
    app.handle(Effect::Show(key, "account", key));
    until(&mut app, "{Down}", "▸where we are");
    keys(&mut app, "e");
    shows(&mut app, &["▸Strategy", "how to get there"]);
}
