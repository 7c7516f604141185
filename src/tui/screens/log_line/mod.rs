//! A contact in one line, at the foot of the screen: what was understood is shown while it is typed.

mod lines;
mod offer;
mod pick;
mod row;
mod said;

pub use lines::LogLines;
use pick::Picking;

use crate::model::{Date, Key};
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::popup::last_rows;
use crate::workbench::Operation;
use crate::workbench::log::{BookNames, LineTarget, LogReading, Waiting};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What F1 says.
const HOW: &str = "before the colon whom, how and when: call wm yesterday: what was said; Ctrl-R empties the line";

/// The line.
#[derive(Default)]
pub struct LogLine {
    field: Field,
    add: bool,
    /// What is promised stays in the note alone.
    note_only: bool,
    /// The line whose people were asked about, because they had left.
    asked: String,
    begun: bool,
    draft: String,
    brought: bool,
    /// The names of the whole book, read while one types.
    names: BookNames,
    /// Where the rep wants it: an account, or the inbox.
    place: Option<Option<Key>>,
    /// What is being picked.
    picking: Option<Picking>,
    /// The line whose names stay in the note, though they can be somebody.
    noted: String,
    /// The line of the inbox that it was.
    waiting: Option<Waiting>,
}

impl LogLine {
    /// With these words in it already.
    pub fn with(text: &str) -> Self {
        Self { field: Field::new(text), begun: true, ..Self::default() }
    }

    /// A line of the inbox, which is given to an account.
    pub fn of_inbox(waiting: Waiting) -> Self {
        Self { waiting: Some(waiting.clone()), ..Self::with(&waiting.text) }
    }

    /// The day on which the line was written.
    fn on(&self, ctx: &Ctx) -> Date {
        self.waiting.as_ref().map_or(ctx.today(), |w| w.on)
    }

    fn read(&self, ctx: &Ctx) -> LogReading {
        let wanted = match (self.place, &self.waiting) {
            (Some(place), _) => LineTarget::Place(place),
            (None, Some(_)) => LineTarget::Inbox,
            (None, None) => LineTarget::Here,
        };
        let mut reading = self.names.read(self.field.text(), self.on(ctx), ctx.dossier, wanted);
        if self.note_only {
            reading.promises.clear();
        }
        reading
    }

    fn save(&mut self, ctx: &Ctx) -> Effect {
        while ctx.bench.read_names(&mut self.names).unwrap_or(false) {}
        let reading = self.read(ctx);
        if reading.is_empty() {
            let says = phrase!("say with whom, or what: call wm: offers due in December");
            return Effect::Say(says.to_owned());
        }
        if let Some(refusal) = reading.no_day.as_ref().filter(|_| reading.account.is_some()) {
            return Effect::Say(refusal.to_string());
        }
        let asked = self.asked == self.field.text();
        if let Some(what) = reading.to_come_said().filter(|_| !asked) {
            self.asked = self.field.text().to_owned();
            let how = phrase!("n d keeps what is to do; Enter again keeps a note");
            return Effect::Say(phrase!("{what}: {how}", what, how));
        }
        if let Some(left) = reading.left.first().filter(|_| self.asked != self.field.text()) {
            self.asked = self.field.text().to_owned();
            return Effect::Say(phrase!("{left} Enter again logs it with them", left));
        }
        if let (None, Some(_)) = (reading.account, &self.waiting) {
            self.pick_account(ctx);
            return Effect::Say(
                phrase!("it waits in the inbox: which account is it of?").to_owned(),
            );
        }
        if let Some(asks) = self.pick_person(&reading) {
            return asks;
        }
        let seats = match ctx.bench.seats(reading.account) {
            Ok(seats) => seats,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let label = self.label(&reading, ctx);
        let (add, waiting) = (self.add, self.waiting.clone());
        let answered = offer::answered(&reading, ctx);
        let edits = reading.edits(add, seats, &mut || ctx.bench.make_id());
        let logged = Operation::new(label, edits);
        let saved =
            Effect::DoAndClose(waiting.iter().map(Waiting::taken).fold(logged, Operation::and));
        match answered {
            Some(offer) => Effect::All(vec![saved, Effect::Over(Box::new(offer))]),
            None => saved,
        }
    }

    fn label(&self, reading: &LogReading, ctx: &Ctx) -> String {
        if reading.account.is_none() {
            return phrase!("a line in the inbox of Today").to_owned();
        }
        let with: Vec<&str> = reading.people.iter().map(|(n, _)| n.as_str()).collect();
        let mut label = ctx.bench.words.word("contact", &reading.kind).to_owned();
        if !with.is_empty() {
            label = phrase!("{} with {}", label, with.join(", "));
        }
        if reading.account != ctx.dossier.map(|d| d.key) || self.waiting.is_some() {
            label = format!("{label}, {}", reading.account_name);
        }
        if let Some(note) = reading.note_said(self.add) {
            label = phrase!("{label}, note: {note}", label, note);
        }
        for promise in &reading.promises {
            label = format!("{label}; {}", promise.says());
        }
        if reading.is_all_note() {
            let day = said::day_said(reading.when.date, ctx.today());
            label = phrase!(
                "{label} of {day}, nobody named: no colon, all of it is the note",
                label,
                day
            );
        }
        let strangers: Vec<&str> = reading.strangers().map(String::as_str).collect();
        match (strangers.as_slice(), self.add) {
            ([], _) => label,
            (names, true) => phrase!("{}; {} added", label, names.join(", ")),
            (names, false) => phrase!("{}; {} only in the note", label, names.join(", ")),
        }
    }

    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        if self.picking.is_some() {
            return self.choose(key, ctx);
        }
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
            KeyCode::F(1) => return Effect::Say(phrase!(HOW).to_owned()),
            KeyCode::Tab => match self.read(ctx).with_colon() {
                Some(line) => {
                    self.field.set(line);
                    return self.typed();
                }
                None => self.add = !self.add,
            },
            KeyCode::BackTab => self.note_only = !self.note_only,
            KeyCode::Down => self.turn(ctx),
            KeyCode::Up => self.pick_account(ctx),
            _ if self.field.key(key) => return self.typed(),
            _ => {}
        }
        Effect::Stay
    }

    /// To the next place that the line may belong to; after the last the first.
    fn turn(&mut self, ctx: &Ctx) {
        while ctx.bench.read_names(&mut self.names).unwrap_or(false) {}
        let reading = self.read(ctx);
        let choices = reading.choices;
        let at = choices.iter().position(|c| *c == reading.account);
        self.place = choices.get(at.map_or(0, |at| at + 1) % choices.len().max(1)).copied();
    }

    /// What was typed is kept at once.
    fn typed(&self) -> Effect {
        Effect::Draft(self.draft.clone(), self.field.text().to_owned())
    }
}

impl LogLine {
    /// What is pasted: into the line, or several lines each for itself.
    fn pasted(&mut self, text: &str, ctx: &Ctx) -> Effect {
        if let Some(says) = lines::too_much(text) {
            return Effect::Say(says);
        }
        if lines::is_many(text) {
            return Effect::All(vec![Effect::Close, LogLines::open(text, ctx)]);
        }
        self.field.paste(text);
        self.typed()
    }
}

impl Screen for LogLine {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn is_typed_into(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let reading = self.read(ctx);
        let title = match reading.account {
            Some(_) => phrase!("Log: {}", reading.account_name),
            None => phrase!("Log: no account yet, the inbox").to_owned(),
        };
        let mut doubts = Paragraph::default();
        for (text, role) in said::doubts(&reading, self.add, &ctx.bench.words) {
            doubts.push(role, text.trim_end());
        }
        for (text, role) in said::promises(&reading) {
            doubts.push(role, &text);
        }
        // What is not clear stands there whole.
        let high = doubts.height(area.width.saturating_sub(4)).max(1);
        let pane = Pane {
            area: last_rows(area, u16::try_from(high + 4).unwrap_or(5)),
            left: &title,
            right: phrase!("kind who day outcome: what was said"),
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let line = |row: u16| Rect {
            x: inner.x + 1,
            y: inner.y + row,
            width: inner.width.saturating_sub(2),
            height: 1,
        };
        let here = ctx.dossier.map(|d| d.key);
        let mut x = line(1).x;
        for (text, role) in said::parts(&reading, here, self.add, ctx) {
            let room = line(1).right().saturating_sub(x);
            x += ctx.put(buf, x, line(1).y, room, &text, role);
        }
        let below = Rect { height: inner.height.saturating_sub(2), ..line(2) };
        doubts.draw(buf, below, 0, ctx.theme);
        let caret = self.field.draw(buf, line(0), ctx.theme.style(Role::Body));
        self.draw_picker(buf, area, ctx).or(caret)
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => return Some(self.key(*key, ctx)),
            Event::Paste(text) if self.paste_picked(text) => {}
            Event::Paste(text) => return Some(self.pasted(text, ctx)),
            _ => {}
        }
        Some(Effect::Stay)
    }

    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)> {
        if self.picking.is_some() {
            return words(&[(Action::Enter, "take"), (Action::Back, "leave")]);
        }
        let reading = self.read(ctx);
        let names_none = reading.account.is_none() && self.waiting.is_some();
        let mut keys = vec![(Action::Enter, if names_none { "pick account" } else { "save" })];
        if reading.account.is_some() && reading.strangers().next().is_some() {
            let word = if self.add { phrase!("do not add") } else { phrase!("add as a person") };
            keys.push((Action::NextPane, word));
        }
        if reading.with_colon().is_some() {
            keys.push((Action::NextPane, phrase!("put the colon")));
        }
        if self.note_only || !reading.promises.is_empty() {
            let word = if self.note_only {
                phrase!("keep promises too")
            } else {
                phrase!("only in the note")
            };
            keys.push((Action::PreviousPane, word));
        }
        keys.extend([
            (Action::Down, "other account, inbox"),
            (Action::Up, "pick account"),
            (Action::Back, "leave, draft kept"),
        ]);
        words(&keys)
    }

    fn lose_account(&mut self, account: Key) -> bool {
        if self.waiting.is_none() && self.place.is_none_or(|place| place == Some(account)) {
            self.place = Some(None);
        }
        self.names = BookNames::default();
        true
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.draft.is_empty() {
            self.draft = match &self.waiting {
                Some(waiting) => phrase!("inbox {}", waiting.key),
                None => phrase!("log {}", ctx.dossier.map_or(0, |d| d.key)),
            };
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
        let says = phrase!("this is the line you left; Ctrl-R drops it");
        self.brought.then(|| says.to_owned())
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        !self.names.is_complete() && ctx.bench.read_names(&mut self.names).unwrap_or(false)
    }
}
