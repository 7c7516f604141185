//! What keys do on every screen, once the screen itself has passed.

use super::App;
use crate::model::system_words;
use crate::text::DayText;
use crate::text::width;
use crate::tui::action::{Action, Place, Thing};
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screens;
use crate::tui::screens::SCREENS;
use crate::tui::terminal::{Event, Flow};
use crate::tui::widgets::field;
use crate::workbench::{why, write_out};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Answers an action that the screen has passed on.
pub fn act(app: &mut App, action: Action) {
    match action {
        Action::Back => app.close(),
        Action::Undo => undo(app),
        Action::Redo => redo(app),
        Action::Before => step(app, -1),
        Action::After => step(app, 1),
        Action::Make(thing) => make(app, thing),
        Action::Visit(place) => go(app, place),
        Action::Help => help(app),
        Action::Why => why_here(app),
        Action::Find => app.handle(Effect::Open(Route::Find(String::new()))),
        Action::Log => of_account(app, Route::Log(None)),
        Action::Today => app.go_over(Box::new(screens::Today::default())),
        Action::Brief => of_account(app, Route::Brief(None)),
        Action::Findings => of_account(app, Route::Findings),
        Action::Messages => {
            let lines = app.core.messages.all().cloned().collect();
            app.handle(Effect::Open(Route::Messages(lines)));
        }
        Action::Quit => app.end(Flow::Quit(0)),
        Action::Pause => app.end(Flow::Suspend),
        Action::SaveFile => save_screen(app),
        Action::CopyAll => {
            let text = screen_text(app);
            copy(app, &text);
        }
        Action::Copy => match app.row_text() {
            Some(text) => copy(app, &text),
            None => app.core.say(phrase!("there is no row to copy here")),
        },
        other => {
            let key = app.core.keymap.key(other);
            app.core.say(phrase!("{key} does nothing here", key));
        }
    }
}

/// On the four panes: what the readiness of the account is made of. On another screen the number of the header is not
/// what was asked about.
fn why_here(app: &mut App) {
    if !app.top(|screen, _| screen.is_workbench()) {
        let key = app.core.keymap.key(Action::Why);
        return app.core.say(phrase!("{key} explains a number, and none is picked here", key));
    }
    match app.core.dossier.as_ref().map(why::readiness) {
        Some(parts) => app.handle(Effect::Open(Route::Why(parts))),
        None => app.core.say(phrase!("an account comes first: n a adds one")),
    }
}

/// Opens what is about the picked account.
fn of_account(app: &mut App, route: Route) {
    match app.core.dossier {
        Some(_) => app.handle(Effect::Open(route)),
        None => app.core.say(phrase!("an account comes first: n a adds one")),
    }
}

/// Cells of a screen that is written down; more lines than a terminal has, so that lists are whole.
const WRITTEN: (u16, u16) = (120, 60);

/// What the screen on top shows, as text without borders at its foot.
fn screen_text(app: &mut App) -> String {
    let area = Rect::new(0, 0, WRITTEN.0, WRITTEN.1);
    let mut buf = Buffer::empty(area);
    let App { core, stack, .. } = app;
    let Some(screen) = stack.iter_mut().rfind(|screen| !screen.floats()) else {
        return String::new();
    };
    screen.draw(&mut buf, area, &core.ctx());
    let name = core.dossier.as_ref().map(|d| d.account.name.to_string());
    let mut head: Vec<String> = name.into_iter().chain([screen.name()]).collect();
    head.retain(|word| !word.is_empty());
    let day = core.bench.today().long_day();
    format!("{}, {day}\n{}", head.join(", "), lines_of(&buf, buf.area))
}

/// The text of the cells of an area, without blanks at the ends of lines.
pub(super) fn lines_of(buf: &Buffer, area: Rect) -> String {
    let mut text = String::new();
    for y in area.top()..area.bottom() {
        let mut line = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buf[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(width(symbol)).unwrap_or(1).max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Writes what is shown into the current folder, under a name with account, screen and day.
fn save_screen(app: &mut App) {
    let text = screen_text(app);
    let screen = app.stack.last().map(|s| s.name()).unwrap_or_default();
    // What is over all accounts bears the name of none.
    let is_of_book = app.stack.last().is_some_and(|s| s.book_state().is_some());
    let account = app.core.dossier.as_ref().filter(|_| !is_of_book);
    let account = account.map(|d| d.account.name.to_string());
    let words = [account.unwrap_or_default(), screen];
    let words = words.iter().filter(|w| !w.is_empty());
    let words: Vec<String> = words
        .map(|w| {
            w.to_lowercase()
                .chars()
                .map(|c| if c.is_alphanumeric() { c } else { '-' })
                .take(40)
                .collect()
        })
        .chain([app.core.bench.today().iso_day()])
        .collect();
    let name = words.join("-");
    write_file(app, Path::new(&format!("{}.txt", name.trim_matches('-'))), &text);
}

/// The keys of the screen on top.
fn help(app: &mut App) {
    let screen = app.stack.last();
    let name = screen.map(|s| s.name()).unwrap_or_default();
    let ctx = app.core.ctx();
    let here = screen.map(|s| s.footer(&ctx)).unwrap_or_default();
    let here: Vec<_> = here.into_iter().map(|(a, w)| (a, phrase!(&w).to_owned())).collect();
    let help = screens::HelpScreen::new(&name, &here, &ctx);
    app.open(Box::new(help));
}

fn undo(app: &mut App) {
    if let Some(asks) = app.asks_before_undo() {
        return app.core.say(asks);
    }
    match app.core.bench.undo() {
        Ok(label) => {
            app.changed();
            let redo = app.core.keymap.key(Action::Redo);
            app.core.say(phrase!("undone: {label}.  {redo} does it again", label, redo));
        }
        Err(refusal) => app.core.say_refusal(&refusal),
    }
}

fn redo(app: &mut App) {
    match app.core.bench.redo() {
        Ok(label) => {
            app.changed();
            app.core.say(phrase!("done again: {label}", label));
        }
        Err(refusal) => app.core.say_refusal(&refusal),
    }
}

/// The account before or after the picked one.
fn step(app: &mut App, by: isize) {
    let row = app.core.accounts.picked().saturating_add_signed(by);
    if let Some(line) = app.core.accounts.line(row) {
        let key = line.key;
        app.pick(key);
    }
}

fn make(app: &mut App, thing: Thing) {
    if thing == Thing::Observation {
        return app.handle(Effect::Open(Route::Walk(None)));
    }
    let kind = match thing {
        Thing::Account => FormKind::Account(None),
        Thing::Person => FormKind::Person(None),
        Thing::Opportunity => FormKind::Opportunity(None),
        Thing::Tie => FormKind::Tie { from: None, key: None },
        Thing::Intel => FormKind::Intel(None),
        Thing::Action => FormKind::Action { id: None, what: String::new(), subject: None },
        Thing::Visit => FormKind::Visit(None),
        Thing::Meeting => FormKind::Unplanned,
        Thing::Observation => FormKind::Observation(None),
        Thing::Complaint => FormKind::Complaint(None),
        Thing::Topic => FormKind::Topic(None),
        Thing::Gift => FormKind::Gift(None),
    };
    app.open_form(kind);
}

/// "g c leads nowhere; w workbench, m map, ..": the letters that have a screen.
fn leads_nowhere(app: &App, place: Place) -> String {
    let keymap = &app.core.keymap;
    let there = SCREENS.iter().filter_map(|spec| {
        Some(format!("{} {}", keymap.keys(&spec.key).first()?, phrase!(spec.key.word)))
    });
    let there: Vec<String> = there.collect();
    let key = keymap.written_to(place);
    phrase!("{} leads nowhere; {}", key, there.join(", "))
}

/// Goes where `g` and a letter lead.
pub fn go(app: &mut App, place: Place) {
    let Some(spec) = SCREENS.iter().find(|s| s.place() == place) else {
        let says = leads_nowhere(app, place);
        return app.core.say(says);
    };
    if place == Place::WORKBENCH {
        return app.stack.truncate(1);
    }
    let screen = (spec.open)(&app.core.ctx());
    app.go_over(screen);
}

/// A letter that no key has: opens find-or-do with it, so that nothing typed is lost.
pub fn typed(app: &mut App, key: &KeyEvent) {
    let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    if let KeyCode::Char(letter) = key.code
        && plain
        && letter.is_alphanumeric()
    {
        app.handle(Effect::Open(Route::Find(letter.to_string())));
    }
}

/// A paste: the screen's, or looked for; several lines may be logged or brought in. Nothing pasted ever runs keys, and
/// what did not go into a field is said.
pub fn pasted(app: &mut App, event: &Event) {
    match (app.top(|screen, ctx| screen.event(event, ctx)), event) {
        (Some(effect), _) => app.handle(effect),
        (None, Event::Paste(text)) => app.handle(Effect::Open(Route::Pasted(text.clone()))),
        (None, _) => {}
    }
    if field::take_cut() {
        app.core.say(
            phrase!("the end did not go in: a line takes 20,000 letters, notes take more")
                .to_owned(),
        );
    }
}

/// Writes a file whole, and says where.
pub fn write_file(app: &mut App, path: &Path, text: &str) {
    let path = &place_of(app, path);
    if app.core.look.outside && !app.may_write(path) {
        return;
    }
    match write_out(path, text) {
        Ok(()) => app.core.say(phrase!("written: {}", path.display())),
        Err(refusal) => app.core.say_refusal(&refusal),
    }
}

/// Where a file of this name goes; a book that is only shown writes nothing into the rep's folder.
pub fn place_of(app: &App, name: &Path) -> PathBuf {
    let here = || std::env::current_dir().unwrap_or_default();
    let folder = if app.core.look.outside { here() } else { std::env::temp_dir() };
    folder.join(name)
}

/// Puts text on the clipboard by OSC 52, which most terminals know; whether they took it cannot be known.
pub fn copy(app: &mut App, text: &str) {
    let letters = text.chars().count();
    let word = if letters == 1 { "letter" } else { "letters" };
    let said = phrase!("copied {letters} {word} (OSC 52)", letters, word);
    if !app.core.look.outside {
        return app.core.say(said);
    }
    let mut out = std::io::stdout();
    let sent =
        write!(out, "\u{1b}]52;c;{}\u{7}", base64(text.as_bytes())).and_then(|()| out.flush());
    match sent {
        Ok(()) => app.core.say(said),
        Err(e) => app.core.say(phrase!("cannot copy: {}", system_words(&e))),
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let n = chunk.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let letter = LETTERS[(n >> (18 - 6 * i)) as usize & 63];
            out.push(if i <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_what_terminals_read() {
        for (text, code) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(super::base64(text.as_bytes()), code);
        }
    }
}
