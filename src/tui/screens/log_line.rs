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
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The line.
#[derive(Default)]
pub struct LogLine {
    field: Field,
    add: bool,
    begun: bool,
}

impl LogLine {
    /// With these words in it already.
    pub fn with(text: &str) -> Self {
        Self {
            field: Field::new(text),
            add: false,
            begun: true,
        }
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
        if self.add && !reading.unknown.is_empty() {
            label = format!("{label}; {} added", reading.unknown.join(", "));
        }
        let add = self.add;
        let drop = Effect::Draft(draft(ctx), String::new());
        let make = Box::new(move |make_id: &mut dyn FnMut() -> String| reading.edits(add, make_id));
        Effect::All(vec![drop, Effect::DoWithIds(label, make)])
    }

    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        let ctrl_s =
            key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('s');
        match key.code {
            KeyCode::Enter | KeyCode::F(2) => return self.save(ctx),
            _ if ctrl_s => return self.save(ctx),
            KeyCode::Esc => {
                let kept = Effect::Draft(draft(ctx), self.field.text().to_owned());
                return Effect::All(vec![kept, Effect::Close]);
            }
            KeyCode::Tab => self.add = !self.add,
            _ => {
                self.field.key(key);
            }
        }
        Effect::Stay
    }

    fn understood(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx) {
        let Some(reading) = self.read(ctx) else {
            return;
        };
        let mut x = line.x;
        for (text, role) in parts(&reading, self.add, ctx) {
            let room = line.right().saturating_sub(x);
            x += ctx.put(buf, x, line.y, room, &text, role);
        }
    }
}

/// The draft of this account's line.
fn draft(ctx: &Ctx) -> String {
    format!("log {}", ctx.dossier.map_or(0, |d| d.key))
}

/// `call, 王敏 Buyer, today, held`, then what is not clear.
fn parts(reading: &LogReading, add: bool, ctx: &Ctx) -> Vec<(String, Role)> {
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
    for (text, names) in &reading.several {
        parts.push((format!(";  {text}: {}?", names.join(" or ")), Role::Warn));
    }
    if !reading.unknown.is_empty() {
        let names = reading.unknown.join(", ");
        match add {
            true => parts.push((format!(";  {names} added as a person"), Role::Accent)),
            false => parts.push((
                format!(";  {names} not known: Tab adds as a person"),
                Role::Warn,
            )),
        }
    }
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
        let title = format!(
            "Log: {}",
            ctx.dossier.map_or("", |d| d.account.name.as_str())
        );
        let pane = Pane {
            area: last_rows(area, 4),
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
            Event::Paste(text) => self.field.paste(text),
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
        if !std::mem::replace(&mut self.begun, true)
            && let Ok(Some(text)) = ctx.bench.draft(&draft(ctx))
        {
            self.field.set(&text);
        }
    }
}
