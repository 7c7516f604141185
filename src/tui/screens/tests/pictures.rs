//! A picture of every screen, list, page and form on the demo book, at two sizes. They are walked from the tables that
//! the program walks, so that a new row has its picture asked for by itself. How to accept one: `CONTRIBUTING.md`.

use super::{account, demo, keys};
use crate::tui::app::App;
use crate::tui::forms::{all_sheets, tests as forms};
use crate::tui::route::FormKind;
use crate::tui::screens::SCREENS;
use crate::tui::screens::{Listing, lists};
use crate::tui::terminal::{Event, TerminalApp as _};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Each size, and whether the styles are pictured too.
const SIZES: [(u16, u16); 2] = [(120, 36), (80, 24)];

/// Surfaces that keys lead to, with the keys from the workbench.
const BY_KEYS: &[(&str, &str)] = &[
    ("account_strategy", "ga5"),
    ("accounts_filtered", "1/north"),
    ("answer", "fd"),
    ("brief", "b"),
    ("checklist_row", "gi{Enter}"),
    ("disputes", "gi!"),
    ("find", ":"),
    ("find_typed", ":nae"),
    ("findings", "f"),
    ("help", "?"),
    ("history_open", "gh{Enter}"),
    ("file_checked", "gx{Down}{Down}{Enter}"),
    ("import", ":import{Enter}"),
    ("letters_after_go", "g"),
    ("letters_after_new", "n"),
    ("left_ours", "gl{Down}"),
    ("log", "l"),
    ("log_typed", "ldahl wants the second quote by friday"),
    ("map_tree", "gmv"),
    ("map_web", "gmvv"),
    ("market_all_places", ":Lindqvist{Enter}gk2"),
    ("market_place", ":Lindqvist{Enter}gk"),
    ("market_prices", ":Lindqvist{Enter}gk3"),
    ("market_report", ":Lindqvist{Enter}gk4"),
    ("market_walk", ":Lindqvist{Enter}nk{Enter}"),
    ("messages", "u!"),
    ("money_book", "gcgc"),
    ("money_what_if", "gc++"),
    ("negotiation_offer", "gdathey 1665, 60 days"),
    ("negotiation_trades", "gd{Tab}"),
    ("numbers_books", "gn5"),
    ("numbers_me", "gn4"),
    ("numbers_portfolio", "gn2"),
    ("numbers_staying", "gn3"),
    ("person", "2{Enter}"),
    ("plan_book", "gp3"),
    ("plan_targets", "gp4e65"),
    ("plan_white_space", "gp2"),
    ("specification_bid", "gb{Tab}"),
    ("specification_plan", "gbaReyes: comments, fri 11 dec"),
    ("today", "t"),
    ("today_neglected", "t{Tab}{Tab}{Tab}"),
    ("visit", "gv{Enter}"),
    ("visit_hearing", "gv{Enter}v"),
    ("why", "w"),
    ("what_if", "2i"),
    ("what_if_ours", "2ii"),
    ("zoomed", "2z"),
];

#[test]
fn every_screen_looks_as_it_did() {
    let mut gallery = Gallery::new("screen", true);
    let mut app = demo();
    for spec in SCREENS {
        app.act(spec.key.action);
        gallery.picture(&mut app, &spec.key.name.replace('-', "_"));
    }
    for (name, typed) in BY_KEYS {
        let mut app = demo();
        keys(&mut app, typed);
        app.event(Event::Timeout);
        gallery.picture(&mut app, name);
    }
    gallery.picture(&mut super::empty(), "first_run");
    gallery.done();
}

#[test]
fn every_list_and_its_page_look_as_they_did() {
    let mut gallery = Gallery::new("list", false);
    let mut app = demo();
    for (many, _) in lists() {
        app.open(Box::new(Listing::of(many)));
        let list = file_name(many);
        gallery.picture(&mut app, &list);
        app.open(Box::new(Listing::of(many)));
        keys(&mut app, "{Enter}");
        if app.stack.len() > 2 {
            gallery.picture(&mut app, &format!("{list}_page"));
        }
        app.stack.truncate(1);
    }
    gallery.done();
}

#[test]
fn every_form_looks_as_it_did() {
    let mut gallery = Gallery::new("form", false);
    let mut app = demo();
    let mut kinds = forms::every(&app);
    kinds.extend(further(&app));
    let mut seen: Vec<String> = Vec::new();
    for kind in kinds {
        let said = format!("{kind:?}");
        let variant = said.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        seen.push(file_name(variant));
        let times = seen.iter().filter(|name| Some(*name) == seen.last()).count();
        app.open_form(kind);
        gallery.picture(&mut app, &format!("{}_{times}", file_name(variant)));
    }
    for sheet in all_sheets().filter(|sheet| !seen.iter().any(|name| name == sheet.name)) {
        app.open_form(FormKind::Record { sheet: sheet.name, key: None, owner: None });
        gallery.picture(&mut app, &format!("record_{}", file_name(sheet.name)));
    }
    gallery.done();
}

/// The forms that `every` leaves out: those that another way closes than Esc.
fn further(app: &App) -> Vec<FormKind> {
    let account = account(app);
    let visit = account.visits[0].id.to_string();
    let contact = account.contacts[0].id.to_string();
    vec![
        FormKind::Happened(contact.clone()),
        FormKind::Answer(account.intel[0].key),
        FormKind::Topic(None),
        FormKind::VisitField { id: visit.clone(), column: "reason_to_meet" },
        FormKind::Rehearsal(visit.clone()),
        FormKind::Profile(account.people[0].id.to_string()),
        FormKind::Debrief(visit),
        FormKind::DebriefContact(contact),
        FormKind::Unplanned,
    ]
}

fn file_name(words: &str) -> String {
    words.replace(|c: char| !c.is_alphanumeric(), "_").to_lowercase()
}

/// The pictures of one test; it fails at its end, so that all that changed are told at once.
struct Gallery {
    group: &'static str,
    has_styles: bool,
    known: BTreeSet<String>,
    changed: Vec<String>,
}

impl Gallery {
    fn new(group: &'static str, has_styles: bool) -> Self {
        Self { group, has_styles, known: BTreeSet::new(), changed: Vec::new() }
    }

    /// Pictures what lies over the workbench, and takes it away.
    fn picture(&mut self, app: &mut App, name: &str) {
        for (width, height) in SIZES {
            app.drained();
            while app.after_frame() {}
            let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
            terminal.draw(|frame| app.draw_on(frame)).unwrap();
            let buffer = terminal.backend().buffer();
            let mut text = letters(buffer);
            if self.has_styles && (width, height) == SIZES[0] {
                text.push_str(&styles(buffer));
            }
            let file = format!("{}_{name}_{width}x{height}", self.group);
            assert!(self.known.insert(file.clone()), "two pictures are called {file}");
            self.compare(file, &text);
        }
        app.stack.truncate(1);
        app.core.messages.clear();
    }

    fn compare(&mut self, file: String, text: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("pictures");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let check = || settings.bind(|| insta::assert_snapshot!(file.as_str(), text));
        if catch_unwind(AssertUnwindSafe(check)).is_err() {
            self.changed.push(file);
        }
    }

    /// Nothing has changed, and no picture is left of what is not there any more.
    fn done(self) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tui/screens/tests/pictures");
        let mut old: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter_map(|file| file.strip_suffix(".snap").map(str::to_owned))
            .filter(|file| file.starts_with(self.group) && !self.known.contains(file))
            .collect();
        old.sort();
        assert!(self.changed.is_empty(), "look at these, then accept them: {:#?}", self.changed);
        assert!(old.is_empty(), "nothing looks like these any more, delete them: {old:#?}");
    }
}

/// The letters, a line a row, without the blanks at its end.
fn letters(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(crate::text::width(symbol).max(1)).unwrap();
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// The styles, a letter a cell, and what each letter is.
fn styles(buffer: &Buffer) -> String {
    let plain = Style::default();
    let mut named: Vec<String> = Vec::new();
    let mut text = String::from("------\n");
    for y in 0..buffer.area.height {
        let mut row = String::new();
        for x in 0..buffer.area.width {
            let style = style_name(buffer[(x, y)].style());
            if style == style_name(plain) || buffer[(x, y)].symbol() == " " && !style.contains("bg")
            {
                row.push(' ');
                continue;
            }
            let at = named.iter().position(|known| *known == style).unwrap_or_else(|| {
                named.push(style);
                named.len() - 1
            });
            row.push(char::from(b'a' + u8::try_from(at % 26).unwrap()));
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    for (at, name) in named.iter().enumerate() {
        text.push_str(&format!("{}: {name}\n", char::from(b'a' + u8::try_from(at % 26).unwrap())));
    }
    text
}

fn style_name(style: Style) -> String {
    let mut parts = Vec::new();
    for (what, colour) in [("fg", style.fg), ("bg", style.bg)] {
        if let Some(colour) = colour.filter(|c| *c != ratatui::style::Color::Reset) {
            parts.push(format!("{what} {colour}"));
        }
    }
    if !style.add_modifier.is_empty() {
        parts.push(format!("{:?}", style.add_modifier));
    }
    parts.join(" ")
}
