//! The first run: three ways to begin, and who you are.

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_panes};
use crate::tui::widgets::popup::centered;
use crate::workbench::currency_code;
use crate::workbench::operation::rep;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const SENTENCE: &str = "The room you prepare in before the customer lets you in.";
const CHOICES: [(&str, &str); 3] = [
    ("Add your first account", "a name is enough; people and visits come later"),
    ("Import a file", "accounts, people: CSV, vCard or another anteroom"),
    ("Look at the demo", "made-up accounts in a book of their own"),
];
/// The fields of "You": label, and field of the rep.
const YOU: [(&str, &str); 3] = [("name", "name"), ("company", "company"), ("currency", "currency")];

/// The place of the currency among them.
const CURRENCY: usize = 2;

/// The currency, until the rep says another.
const PROPOSED: &str = "EUR";

/// Three choices and three fields.
pub struct FirstRun {
    picked: usize,
    fields: [Field; 3],
    /// Which field of "You" has the caret; nothing while a choice is being made.
    at: Option<usize>,
    /// The currency is the one that was proposed: the first letter begins anew.
    is_proposed: bool,
}

impl FirstRun {
    /// With what is known of the rep.
    pub fn new(ctx: &Ctx) -> Self {
        let rep = ctx.read(ctx.bench.rep()).unwrap_or_default();
        let mut currency = text(&rep.currency);
        let is_proposed = currency.text().is_empty();
        if is_proposed {
            currency.set(PROPOSED);
        }
        let fields = [text(&rep.name), text(&rep.company), currency];
        Self { picked: 0, fields, at: None, is_proposed }
    }

    /// Does the rep's record say something else than what was typed? The currency that is proposed alone is
    /// not typed.
    fn is_typed(&self, ctx: &Ctx) -> bool {
        let rep = ctx.read(ctx.bench.rep()).unwrap_or_default();
        let kept = [&rep.name, &rep.company, &rep.currency].map(|t| t.as_deref().unwrap_or(""));
        let differs = |i: usize| self.fields[i].text().trim() != kept[i];
        let proposed = kept[2].is_empty() && self.fields[2].text() == PROPOSED;
        differs(0) || differs(1) || (differs(2) && !proposed)
    }

    /// Leaves the fields; what was typed is kept.
    fn leave(&mut self, ctx: &Ctx) -> Effect {
        self.at = None;
        if self.is_typed(ctx) { self.save(ctx) } else { Effect::Stay }
    }

    /// A letter takes the place of a currency that was only proposed; any other key goes on with it.
    fn typed(&mut self, at: usize, key: KeyEvent) {
        let held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if matches!(key.code, KeyCode::Char(_)) && !held {
            self.begin_anew(at);
        }
        if self.fields[at].key(key) && at == CURRENCY {
            self.is_proposed = false;
        }
    }

    fn begin_anew(&mut self, at: usize) {
        if at == CURRENCY && std::mem::take(&mut self.is_proposed) {
            self.fields[at].set("");
        }
    }

    fn choose(&self) -> Effect {
        match self.picked {
            0 => Effect::Form(FormKind::Account(None)),
            1 => Effect::Open(Route::Import),
            _ => Effect::Demo,
        }
    }

    fn save(&mut self, ctx: &Ctx) -> Effect {
        match currency_code(self.fields[CURRENCY].text()) {
            Ok(code) => self.fields[CURRENCY].set(&code),
            Err(refusal) => {
                self.at = Some(CURRENCY);
                return Effect::Say(refusal.to_string());
            }
        }
        self.at = None;
        let texts: Vec<(&str, &str)> = YOU
            .iter()
            .zip(&self.fields)
            .map(|((_, field), typed)| (*field, typed.text()))
            .collect();
        let key = match ctx.bench.rep() {
            Ok(rep) => rep.key,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let name = self.fields[0].text().trim();
        Effect::Do(rep::texts(phrase!("you: {name}", name), key, &texts))
    }

    fn draw_choices(&self, buf: &mut Buffer, pane: &Pane, ctx: &Ctx) {
        let inner = pane.inner();
        let room = inner.width.saturating_sub(2);
        let gap = if inner.height >= 9 { 3 } else { 2 };
        for (i, (what, help)) in CHOICES.iter().enumerate() {
            let y = inner.y + u16::from(gap == 3) + gap * u16::try_from(i).unwrap_or(0);
            let picked = i == self.picked;
            let (mark, role) = match (picked, self.at) {
                (true, None) => (ctx.theme.glyphs.focus, Role::Selection),
                (true, Some(_)) => (ctx.theme.glyphs.picked, Role::Body),
                _ => (" ", Role::Body),
            };
            if y + 1 < inner.bottom() + 1 {
                let line = format!("{mark} {}", phrase!(what));
                ctx.put(buf, inner.x, y, room, &line, role);
                if y + 1 < inner.bottom() {
                    ctx.put(
                        buf,
                        inner.x + 4,
                        y + 1,
                        room.saturating_sub(4),
                        phrase!(help),
                        Role::Muted,
                    );
                }
            }
        }
    }

    fn draw_you(&self, buf: &mut Buffer, pane: &Pane, ctx: &Ctx) -> Option<Position> {
        let inner = pane.inner();
        let says = phrase!("who you are: shown on the brief; may wait");
        let room = inner.width.saturating_sub(2);
        ctx.put(buf, inner.x + 1, inner.y, room, says, Role::Muted);
        let mut caret = None;
        for (i, (label, _)) in YOU.iter().enumerate() {
            let y = inner.y + 1 + u16::try_from(i).unwrap_or(0);
            if y >= inner.bottom() {
                break;
            }
            let role = if self.at == Some(i) { Role::Accent } else { Role::Muted };
            ctx.put(buf, inner.x + 1, y, 12, phrase!(label), role);
            let line =
                Rect { x: inner.x + 15, y, width: inner.width.saturating_sub(16), height: 1 };
            let is_open = i == CURRENCY && self.is_proposed;
            let role = if is_open { Role::Muted } else { Role::Body };
            let at = self.fields[i].draw(buf, line, ctx.theme.style(role));
            if is_open {
                let says = phrase!("proposed: not set until you fill this in");
                let room = line.width.saturating_sub(6);
                ctx.put(buf, line.x + 6, y, room, says, Role::Muted);
            }
            caret = if self.at == Some(i) { at } else { caret };
        }
        caret
    }
}

fn text(t: &Option<String>) -> Field {
    Field::new(t.as_deref().unwrap_or_default())
}

impl Screen for FirstRun {
    fn name(&self) -> String {
        String::new()
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        Some(vec![(phrase!("new file").to_owned(), Role::Muted)])
    }

    fn is_first_run(&self) -> bool {
        true
    }

    fn is_over(&self, ctx: &Ctx) -> bool {
        ctx.accounts.total() > 0
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let high = area.height >= 24;
        let (choices, you) = if high { (12, 7) } else { (8, 6) };
        let rows = choices + you + if high { 3 } else { 1 };
        let place = centered(area, 62, rows);
        let x = place.x + (place.width.saturating_sub(56)) / 2;
        ctx.put(buf, x, place.y, place.right().saturating_sub(x), phrase!(SENTENCE), Role::Title);
        let top = place.y + if high { 2 } else { 1 };
        let begin = Rect::new(place.x, top, place.width, choices.min(place.height));
        let below = begin.bottom() + u16::from(high);
        let who =
            Rect::new(place.x, below, place.width, you.min(area.bottom().saturating_sub(below)));
        let count = phrase!("{} of 3", self.picked + 1);
        let panes = [
            Pane { area: begin, left: "Begin", right: &count, focused: self.at.is_none() },
            Pane { area: who, left: "You", right: "", focused: self.at.is_some() },
        ];
        draw_panes(buf, &panes, ctx.theme);
        self.draw_choices(buf, &panes[0], ctx);
        self.draw_you(buf, &panes[1], ctx)
    }

    fn act(&mut self, action: Action, _: &Ctx) -> Effect {
        match action {
            Action::Up => self.picked = self.picked.saturating_sub(1),
            Action::Down => self.picked = (self.picked + 1).min(CHOICES.len() - 1),
            Action::NextPane | Action::PreviousPane => self.at = Some(0),
            Action::Enter | Action::Add => return self.choose(),
            Action::Back => {}
            _ => return Effect::Pass,
        }
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let at = self.at?;
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Esc => return Some(self.leave(ctx)),
                KeyCode::Enter | KeyCode::Tab | KeyCode::Down if at + 1 < YOU.len() => {
                    // What is typed is kept at each step: the program may end before the last field.
                    let kept = if self.is_typed(ctx) { self.save(ctx) } else { Effect::Stay };
                    self.at = Some(at + 1);
                    return Some(kept);
                }
                KeyCode::Enter | KeyCode::Tab | KeyCode::F(2) => return Some(self.save(ctx)),
                KeyCode::Up | KeyCode::BackTab if at == 0 => return Some(self.leave(ctx)),
                KeyCode::Up | KeyCode::BackTab => self.at = at.checked_sub(1),
                _ => self.typed(at, *key),
            },
            Event::Paste(text) => {
                self.begin_anew(at);
                self.fields[at].paste(text);
            }
            _ => return None,
        }
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let words: &[(Action, &str)] = match self.at {
            None => &[
                (Action::Enter, "choose"),
                (Action::Down, "next"),
                (Action::NextPane, "you"),
                (Action::Quit, "quit"),
            ],
            Some(_) => &[(Action::Enter, "next, save"), (Action::Back, "keep it, back")],
        };
        words.iter().map(|(a, w)| (*a, (*w).to_owned())).collect()
    }

    /// The rep's form may have changed who the rep is.
    fn refresh(&mut self, ctx: &Ctx) {
        if self.at.is_none() {
            let new = Self::new(ctx);
            (self.fields, self.is_proposed) = (new.fields, new.is_proposed);
        }
    }

    fn status(&self, ctx: &Ctx) -> String {
        let file = ctx.bench.file().file_name();
        file.map(|f| phrase!("never leaves this machine: {}", f.to_string_lossy()))
            .unwrap_or_default()
    }
}
