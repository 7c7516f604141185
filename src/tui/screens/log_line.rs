//! A contact in one line, at the foot of the screen: what was understood is shown while it is typed.

use super::Screen;
use super::popup::last_rows;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::workbench::log_line::LogReading;
use crate::workbench::seek::Index;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The line.
#[derive(Default)]
pub struct LogLine {
    field: Field,
    add: bool,
    begun: bool,
    draft: String,
    brought: bool,
    /// The names of the whole book, read once somebody is not known here.
    index: Index,
}

impl LogLine {
    /// With these words in it already.
    pub fn with(text: &str) -> Self {
        Self { field: Field::new(text), begun: true, ..Self::default() }
    }

    fn read(&self, ctx: &Ctx) -> Option<LogReading> {
        Some(ctx.bench.read_log_line(ctx.dossier?, self.field.text()))
    }

    fn save(&self, ctx: &Ctx) -> Effect {
        let Some(reading) = self.read(ctx).filter(|r| !r.is_empty()) else {
            return Effect::Say(
                "say with whom, or what: call wm: offers due in December".to_owned(),
            );
        };
        let with: Vec<&str> = reading.people.iter().map(|(n, _)| n.as_str()).collect();
        let kind = ctx.bench.words.word("contact", &reading.kind);
        let mut label = kind.to_owned();
        if !with.is_empty() {
            label = format!("{label} with {}", with.join(", "));
        }
        let strangers: Vec<&str> = reading.strangers().map(String::as_str).collect();
        if self.add && !strangers.is_empty() {
            label = format!("{label}; {} added", strangers.join(", "));
        }
        let add = self.add;
        let make = Box::new(move |make_id: &mut dyn FnMut() -> String| reading.edits(add, make_id));
        Effect::DoWithIds(label, make)
    }

    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        let ctrl = |letter: char| {
            key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char(letter)
        };
        match key.code {
            KeyCode::Enter | KeyCode::F(2) => return self.save(ctx),
            _ if ctrl('s') => return self.save(ctx),
            _ if ctrl('r') => {
                self.field.set("");
                return self.typed();
            }
            KeyCode::Esc => return Effect::Close,
            KeyCode::Tab => self.add = !self.add,
            _ if self.field.key(key) => return self.typed(),
            _ => {}
        }
        Effect::Stay
    }

    /// What was typed is kept at once.
    fn typed(&self) -> Effect {
        Effect::Draft(self.draft.clone(), self.field.text().to_owned())
    }

    fn understood(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx) {
        let Some(reading) = self.read(ctx) else {
            return;
        };
        let below = Rect { y: line.y + 1, ..line };
        let doubts = self.doubts(&reading, ctx);
        for (line, parts) in [(line, parts(&reading, ctx)), (below, doubts)] {
            let mut x = line.x;
            for (text, role) in parts {
                let room = line.right().saturating_sub(x);
                x += ctx.put(buf, x, line.y, room, &text, role);
            }
        }
    }
}

impl LogLine {
    /// What is not clear, and what can be done about it.
    fn doubts(&self, reading: &LogReading, ctx: &Ctx) -> Vec<(String, Role)> {
        let mut parts = Vec::new();
        for (text, names) in &reading.several {
            parts.push((format!("{text}: {}?  ", names.join(" or ")), Role::Warn));
        }
        let strangers: Vec<&String> = reading.strangers().collect();
        for name in &strangers {
            if let Some(text) = self.elsewhere(name, ctx) {
                parts.push((text, Role::Accent));
            }
        }
        if strangers.is_empty() {
            return parts;
        }
        let names: Vec<&str> = strangers.iter().map(|n| n.as_str()).collect();
        let names = names.join(", ");
        let (text, role) = match (self.add, reading.unknown.is_empty()) {
            (true, _) => {
                (format!("{names} added as a person; Tab: only in the note"), Role::Accent)
            }
            (_, false) => (
                format!("{names} not known: Tab adds as a person, or leave it in the note"),
                Role::Warn,
            ),
            _ => (
                format!(
                    "{names}: nobody here has these letters; Tab adds as a person, or leave it in the note"
                ),
                Role::Warn,
            ),
        };
        parts.push((text, role));
        parts
    }

    /// "zb is Zoë Brandt at Müller Pumpen.  ", where somebody of another account is called so.
    fn elsewhere(&self, name: &str, ctx: &Ctx) -> Option<String> {
        let here = ctx.dossier.map_or(0, |d| d.key);
        let found = self.index.people_called(name, here);
        let says = |entry: &&crate::workbench::seek::Entry| {
            let account = self.index.account_name(entry.account).unwrap_or_default();
            format!("{} at {account}", entry.text)
        };
        let who: Vec<String> = found.iter().take(2).map(says).collect();
        (!who.is_empty()).then(|| format!("{name} is {}.  ", who.join(" or ")))
    }
}

/// The draft of this account's line.
fn draft(ctx: &Ctx) -> String {
    format!("log {}", ctx.dossier.map_or(0, |d| d.key))
}

/// `call, 王敏 Buyer, today, held`.
fn parts(reading: &LogReading, ctx: &Ctx) -> Vec<(String, Role)> {
    let words = &ctx.bench.words;
    let kind = words.word("contact", &reading.kind);
    let outcome = words.word("outcome", &reading.outcome);
    let who: Vec<String> = reading
        .people
        .iter()
        .map(|(name, title)| format!("{name} {title}").trim_end().to_owned())
        .collect();
    let days = (ctx.today() - reading.when.date).num_days();
    let day = match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => reading.when.date.format("%a %d %b %Y").to_string(),
    };
    let mut parts = vec![(format!("{kind}, "), Role::Good)];
    match who.is_empty() {
        true => parts.push(("nobody named, ".to_owned(), Role::Warn)),
        false => parts.push((format!("{}, ", who.join(", ")), Role::Good)),
    }
    parts.push((format!("{day}, {outcome}"), Role::Good));
    parts
}

impl Screen for LogLine {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let title = format!("Log: {}", ctx.dossier.map_or("", |d| d.account.name.as_str()));
        let pane = Pane {
            area: last_rows(area, 5),
            left: &title,
            right: "kind who day outcome: what was said",
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let line = |row: u16| Rect {
            x: inner.x + 1,
            y: inner.y + row,
            width: inner.width.saturating_sub(2),
            height: 1,
        };
        self.understood(buf, line(1), ctx);
        self.field.draw(buf, line(0), ctx.theme.style(Role::Body))
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => return Some(self.key(*key, ctx)),
            Event::Paste(text) => {
                self.field.paste(text);
                return Some(self.typed());
            }
            _ => {}
        }
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [
            (Action::Enter, "save"),
            (Action::NextPane, "add the unknown as people"),
            (Action::Back, "leave, draft kept"),
        ]
        .map(|(action, word)| (action, word.to_owned()))
        .to_vec()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.draft.is_empty() {
            self.draft = draft(ctx);
        }
        if !std::mem::replace(&mut self.begun, true)
            && let Ok(Some(text)) = ctx.bench.draft(&self.draft)
        {
            self.field.set(&text);
            self.brought = true;
        }
    }

    fn draft(&self) -> Option<&str> {
        Some(&self.draft)
    }

    fn greeting(&self) -> Option<String> {
        let says = "this is the line you left; Ctrl-R drops it";
        self.brought.then(|| says.to_owned())
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        let strangers = self.read(ctx).is_some_and(|r| r.strangers().next().is_some());
        if !strangers || self.index.has_people() {
            return false;
        }
        ctx.bench.read_index(&mut self.index).unwrap_or(false)
    }
}
