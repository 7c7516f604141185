//! What frames every screen: the path and the account's state above, the message and the keys below.
//!
//! ```text
//!  anteroom   Northwind Hydro › Map          readiness 61   5 critical   visit in 2 days   Tue 24 Nov 2026
//!  ..
//!  saved: Bo Lind, attitude neutral to cool.  u undoes                                      person 1 of 9
//!  Enter open   a add person   e edit   r route   l log   b brief   t Today                    ? all keys
//! ```

use super::core::Look;
use crate::model::VisitStatus;
use crate::model::codes::Severity;
use crate::text::DayText;
use crate::text::format::in_days;
use crate::text::{truncate, width};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::keymap::Scope;
use crate::tui::message::Messages;
use crate::tui::screen::Screen;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::hits;
use crate::tui::widgets::put;
use crate::workbench::Dossier;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Below 60x20: one sentence.
pub fn too_small(buf: &mut Buffer, area: Rect, theme: &Theme) {
    let says = phrase!(
        "anteroom needs 60 columns and 20 rows; here are {} and {}",
        area.width,
        area.height
    );
    for (i, line) in crate::text::wrap(&says, usize::from(area.width)).iter().enumerate() {
        let y = area.y + u16::try_from(i).unwrap_or(u16::MAX).min(area.height);
        put(buf, area.x, y, area.width, line, theme.style(Role::Body));
    }
}

/// The first row: the path that Esc walks, and the state of the picked account.
pub fn header(buf: &mut Buffer, area: Rect, ctx: &Ctx, above: &[Box<dyn Screen>], look: Look) {
    let wide = area.width >= 80;
    let book = above.iter().rev().find(|s| !s.floats());
    let book = book.and_then(|s| s.book_state());
    let over_all = book.is_some();
    let mut state = book.unwrap_or_else(|| state(ctx, area.width, look));
    if over_all {
        state.extend(day(ctx, area.width, look));
    }
    let room = area.width.saturating_sub(2);
    let mut x = area.x + 1;
    if wide {
        x += ctx.put(buf, x, area.y, 8, "anteroom", Role::Title) + 3;
    }
    let words = path(ctx, above, over_all);
    let free = usize::from((area.x + room).saturating_sub(x));
    make_room(&mut state, free.saturating_sub(width(&joined(ctx, &words))), wide);
    let left = free.saturating_sub(taken(&state));
    let path = shortened(ctx, words, left);
    ctx.put(buf, x, area.y, u16::try_from(left).unwrap_or(room), &path, Role::Title);
    let mut x = area.x + 1 + room;
    for (text, role) in state.iter().rev() {
        let cells = u16::try_from(width(text)).unwrap_or(0);
        x = x.saturating_sub(cells);
        ctx.put(buf, x, area.y, cells, text, *role);
        x = x.saturating_sub(3);
    }
}

fn path(ctx: &Ctx, above: &[Box<dyn Screen>], over_all: bool) -> Vec<String> {
    let account =
        ctx.dossier.filter(|_| !over_all).map(|d| d.account.name.as_str()).unwrap_or_default();
    let mut words = vec![account.to_owned()];
    for name in above.iter().map(|s| s.name()) {
        let name = phrase!(&name).to_owned();
        // "Crane drives › Money" below "Crane drives › Verdict" says the deal once.
        let parts: Vec<&str> = name.split(" › ").collect();
        if let Some(known) = words.iter().position(|w| parts.len() > 1 && w == parts[0]) {
            words.truncate(known);
        }
        words.extend(parts.into_iter().map(str::to_owned));
    }
    words.retain(|w| !w.is_empty());
    words
}

fn joined(ctx: &Ctx, words: &[String]) -> String {
    words.join(&format!(" {} ", ctx.theme.glyphs.step))
}

/// The path where it is too long: first the words between its first and its last two go, then the account is cut,
/// then the word before the last.
fn shortened(ctx: &Ctx, mut words: Vec<String>, room: usize) -> String {
    const LEAST: usize = 8;
    while over(ctx, room, &words) > 0 && words.len() > 3 {
        words.remove(1);
    }
    for i in 0..words.len().saturating_sub(1) {
        let cells = width(&words[i]);
        let left = cells.saturating_sub(over(ctx, room, &words)).max(LEAST);
        words[i] = truncate(&words[i], left).into_owned();
    }
    joined(ctx, &words)
}

fn over(ctx: &Ctx, room: usize, words: &[String]) -> usize {
    width(&joined(ctx, words)).saturating_sub(room)
}

fn taken(state: &[(String, Role)]) -> usize {
    state.iter().map(|(text, _)| width(text) + 3).sum()
}

/// Takes what is said elsewhere too off the state, until so many cells are enough: the next visit, that it is
/// the demo, the day.
fn make_room(state: &mut Vec<(String, Role)>, room: usize, has_day: bool) {
    let leaves = [Role::Accent, Role::Muted];
    for role in leaves {
        if taken(state) > room {
            state.retain(|(_, own)| *own != role);
        }
    }
    if has_day && taken(state) > room {
        state.pop();
    }
}

/// Readiness, critical findings, next visit, day: what leaves first stands last in the list below.
fn state(ctx: &Ctx, width: u16, look: Look) -> Vec<(String, Role)> {
    let mut parts = Vec::new();
    if let Some(dossier) = ctx.dossier {
        if dossier.begun {
            let word = if width < 80 { phrase!("ready") } else { phrase!("readiness") };
            parts.push((format!("{word} {}", dossier.readiness.whole), Role::Body));
        }
        let critical = dossier
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Critical && !f.dismissed)
            .count();
        if critical > 0 {
            parts.push((phrase!("{critical} critical", critical), Role::Bad));
        }
        if width >= 110
            && let Some(days) = next_visit(dossier, ctx)
        {
            parts.push((phrase!("visit {}", in_days(days)), Role::Accent));
        }
    }
    parts.extend(day(ctx, width, look));
    parts
}

/// The day, and that it is the demo.
fn day(ctx: &Ctx, width: u16, look: Look) -> Vec<(String, Role)> {
    let day = ctx.today();
    let mut parts = Vec::new();
    if width >= 100 {
        parts.push((day.full_day(), Role::Body));
    } else if width >= 80 {
        parts.push((day.weekday_day(), Role::Body));
    }
    if look.demo && width >= 100 {
        parts.push((phrase!("demo").to_owned(), Role::Muted));
    }
    parts
}

fn next_visit(dossier: &Dossier, ctx: &Ctx) -> Option<i64> {
    let planned = dossier.account.visits.iter().filter(|v| v.status == VisitStatus::Planned);
    let days = planned.filter_map(|v| v.date.map(|m| (m.date - ctx.today()).num_days()));
    days.filter(|d| *d >= 0).min()
}

/// The two last rows: message and status, then the keys. The letters after `n` and `g` stand in their place, in as
/// many rows as they need.
pub fn foot(
    buf: &mut Buffer,
    area: Rect,
    ctx: &Ctx,
    screen: &dyn Screen,
    messages: &Messages,
    letters: Option<Scope>,
) {
    let (x, room) = (area.x + 1, area.width.saturating_sub(2));
    if let Some(scope) = letters {
        return draw_letters(buf, area, ctx, scope);
    }
    blank(buf, area, ctx, 2);
    let y = area.bottom() - 2;
    let said = messages.now().unwrap_or_default();
    let taken = if said.is_empty() { 0 } else { width(said) + 2 };
    let status = screen.status(ctx);
    let status = beside(&status, usize::from(room).saturating_sub(taken));
    let cells = u16::try_from(width(status)).unwrap_or(0);
    ctx.put_right(buf, x, y, room, status, Role::Muted);
    let left = if cells == 0 { room } else { room.saturating_sub(cells + 2) };
    message(buf, Rect { x, y, width: left, height: 1 }, ctx, said);
    keys(buf, Rect { x, y: y + 1, width: room, height: 1 }, ctx, screen);
}

/// The parts of a status that find room beside the message, which has it first: those at the left go before the place.
fn beside(status: &str, room: usize) -> &str {
    let mut left = status;
    while width(left) > room {
        match left.split_once("   ") {
            Some((_, rest)) => left = rest.trim_start(),
            None => return "",
        }
    }
    left
}

/// Empties the last rows, so many; what was drawn there leaves no colour behind.
fn blank(buf: &mut Buffer, area: Rect, ctx: &Ctx, rows: u16) {
    let last = Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area };
    for place in last.intersection(buf.area).positions() {
        if let Some(cell) = buf.cell_mut(place) {
            cell.reset();
            cell.set_style(ctx.theme.style(Role::Body));
        }
    }
}

/// The letters after `n` or `g`, each with its word, under each other in columns.
fn draw_letters(buf: &mut Buffer, area: Rect, ctx: &Ctx, scope: Scope) {
    let letters = letters(ctx, scope);
    let room = area.width.saturating_sub(2);
    let longest = letters.iter().map(|(key, word)| width(key) + 1 + width(word)).max();
    let cell = u16::try_from(longest.unwrap_or(1)).unwrap_or(room).min(room) + 3;
    let columns = ((room + 3) / cell).max(1);
    let count = u16::try_from(letters.len()).unwrap_or(u16::MAX);
    let rows = count.div_ceil(columns).max(2).min(area.height);
    blank(buf, area, ctx, rows);
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    for ((row, column), (key, word)) in places.zip(&letters) {
        let (x, y) = (area.x + 1 + column * cell, area.bottom() - rows + row);
        let used = ctx.put(buf, x, y, cell, key, Role::Accent);
        ctx.put(buf, x + used + 1, y, cell.saturating_sub(used + 1), word, Role::Body);
    }
}

fn letters(ctx: &Ctx, scope: Scope) -> Vec<(String, &'static str)> {
    let rows = ctx.keymap.rows().filter(|b| b.scope == scope);
    rows.map(|b| (ctx.keymap.keys(b).first().cloned().unwrap_or_default(), phrase!(b.word)))
        .collect()
}

/// A message; where it is too long its end with the key that undoes stays.
fn message(buf: &mut Buffer, line: Rect, ctx: &Ctx, text: &str) {
    let (said, hint) = match text.rsplit_once(".  ") {
        Some((said, hint)) if width(text) > usize::from(line.width) => (said, hint),
        _ => (text, ""),
    };
    let kept = u16::try_from(width(hint)).unwrap_or(0);
    let gap = if hint.is_empty() { 0 } else { 2 };
    let used =
        ctx.put(buf, line.x, line.y, line.width.saturating_sub(kept + gap), said, Role::Body);
    ctx.put(buf, line.x + used + gap, line.y, kept, hint, Role::Body);
}

/// The key of an action; where only one of two opposite ones is listed, both keys: "+ -", "[ ]".
fn pair(ctx: &Ctx, action: Action, listed: &[Action]) -> String {
    let pair = match action {
        Action::Plus => [Action::Plus, Action::Minus],
        Action::Before | Action::After => [Action::Before, Action::After],
        _ => return ctx.keymap.key(action),
    };
    match pair.iter().all(|one| listed.contains(one)) {
        true => ctx.keymap.key(action),
        false => pair.map(|one| ctx.keymap.key(one)).join(" "),
    }
}

/// The keys of the screen, dropped from the right; help always stays.
fn keys(buf: &mut Buffer, area: Rect, ctx: &Ctx, screen: &dyn Screen) {
    let word = if area.width < 98 { phrase!("keys") } else { phrase!("all keys") };
    let typed = screen.typing_keys();
    let help = match screen.is_typed_into() {
        false => format!("{} {word}", ctx.keymap.key(Action::Help)),
        true => phrase!("F1 keys").to_owned(),
    };
    let last = u16::try_from(width(&help)).unwrap_or(0);
    ctx.put_right(buf, area.x, area.y, area.width, &help, Role::Muted);
    hits::key(Rect { x: area.right().saturating_sub(last), width: last, ..area }, Action::Help);
    let mut room = area.width.saturating_sub(last + 2);
    let mut x = area.x;
    let bound = screen.footer(ctx);
    let listed: Vec<Action> = bound.iter().map(|(action, _)| *action).collect();
    let bound = bound.into_iter();
    let bound = bound.map(|(action, word)| {
        (pair(ctx, action, &listed), phrase!(&word).to_owned(), Some(action))
    });
    let typed = typed.iter().map(|(key, word)| ((*key).to_owned(), phrase!(word).to_owned(), None));
    for (key, word, action) in typed.chain(bound) {
        let cells = u16::try_from(width(&key) + 1 + width(&word)).unwrap_or(room);
        if cells > room {
            break;
        }
        if let Some(action) = action {
            hits::key(Rect { x, width: cells, ..area }, action);
        }
        let used = ctx.put(buf, x, area.y, room, &key, Role::Accent);
        ctx.put(buf, x + used + 1, area.y, room - used, &word, Role::Body);
        x += cells + 3;
        room = room.saturating_sub(cells + 3);
    }
}
