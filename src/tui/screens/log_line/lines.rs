//! Several pasted lines: each becomes a contact, looked at first; one save, one step back.

use super::HOW;
use super::row::{LogRow, cells};
use super::said::{doubts, promises};
use crate::model::Key;
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::Logged;
use crate::workbench::Operation;
use crate::workbench::log::{BookNames, LineTarget, LogReading, without_list_mark};
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows of the lower pane, its border included.
const LOW: u16 = 6;

/// More than one line that says something?
pub fn is_many(text: &str) -> bool {
    text.lines().filter(|line| !line.trim().is_empty()).count() > 1
}

/// Lines of a paste that are looked at one by one while the rep waits: each is read against all names of the book.
const MOST_LINES: usize = 300;
/// Letters of one line, and of all: more is no note of a talk.
const MOST_LETTERS: [usize; 2] = [20_000, 60_000];

/// What is said of a paste that is more than notes of talks, and is not taken: it would be read for minutes.
pub fn too_much(text: &str) -> Option<String> {
    let lines = lines_of(text).take(MOST_LINES + 1).count();
    let [of_line, of_all] = MOST_LETTERS;
    let most = if lines > 1 { of_all } else { of_line };
    let is_long = text.chars().nth(most).is_some();
    (lines > MOST_LINES || is_long).then(|| {
        phrase!(
            "this is too much for the log line (300 lines, a line 20,000 letters) and did not go in: anteroom log --lines FILE takes it"
        )
        .to_owned()
    })
}

/// The name of the draft under which they are kept until they are saved.
const DRAFT: &str = "log lines";

/// The lines, each with its place.
pub struct LogLines {
    lines: Vec<LogRow>,
    readings: Vec<LogReading>,
    names: BookNames,
    picked: usize,
    top: usize,
    page: usize,
    /// The picked line, while it is edited.
    editing: Option<Field>,
    /// They were left once.
    brought: bool,
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(without_list_mark).filter(|line| !line.is_empty())
}

fn kept(ctx: &Ctx) -> Option<String> {
    let text = ctx.read(ctx.bench.draft(DRAFT)).flatten();
    text.filter(|text| !text.trim().is_empty())
}

impl LogLines {
    /// Of this text.
    fn new(text: &str) -> Self {
        Self {
            lines: lines_of(text).map(|line| LogRow::new(line.to_owned())).collect(),
            readings: Vec::new(),
            names: BookNames::default(),
            picked: 0,
            top: 0,
            page: 1,
            editing: None,
            brought: false,
        }
    }

    /// Opens them, kept as a draft at once; behind lines that were left before.
    pub fn open(text: &str, ctx: &Ctx) -> Effect {
        if let Some(says) = too_much(text) {
            return Effect::Say(says);
        }
        let before = kept(ctx).unwrap_or_default();
        let mut names = BookNames::default();
        while ctx.bench.read_names(&mut names).unwrap_or(false) {}
        let mut lines: Vec<String> = lines_of(&before).map(str::to_owned).collect();
        let new = names.lines_of_notes(text, ctx.today());
        lines.extend(new.into_iter().filter(|line| !before.contains(line.as_str())));
        let screen = Self { brought: !before.is_empty(), names, ..Self::new(&lines.join("\n")) };
        Effect::All(vec![screen.keep(), Effect::Over(Box::new(screen))])
    }

    /// Those that were left, where there are some.
    pub fn left(ctx: &Ctx) -> Option<Self> {
        kept(ctx).map(|text| Self { brought: true, ..Self::new(&text) })
    }

    fn keep(&self) -> Effect {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        Effect::Draft(DRAFT.to_owned(), lines.join("\n"))
    }

    fn read(&mut self, ctx: &Ctx) {
        self.readings = self
            .lines
            .iter()
            .map(|line| {
                let wanted = line.place.map_or(LineTarget::Inbox, LineTarget::Place);
                let read = self.names.read(&line.text, ctx.today(), ctx.dossier, wanted);
                line.as_wanted(read)
            })
            .collect();
    }

    fn logged(&self) -> Logged {
        let inbox = self.readings.iter().filter(|r| r.account.is_none()).count();
        Logged { contacts: self.readings.len() - inbox, inbox, ..Logged::default() }
    }

    fn adds(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.add)
    }

    fn save(&self, ctx: &Ctx) -> Effect {
        if self.readings.is_empty() {
            return Effect::All(vec![self.keep(), Effect::Close]);
        }
        let asked = self.readings.iter().filter(|r| r.account.is_some());
        if let Some(refusal) = asked.filter_map(|r| r.no_day.as_ref()).next() {
            return Effect::Say(refusal.to_string());
        }
        let added = self.readings.iter().enumerate().filter(|(at, _)| self.adds(*at));
        let added = added.filter(|(_, r)| r.account.is_some()).flat_map(|(_, r)| r.strangers());
        let mut added: Vec<&str> = added.map(String::as_str).collect();
        added.sort_unstable();
        added.dedup();
        let mut label = self.logged().label();
        if !added.is_empty() {
            label = phrase!("{}; {} added", label, added.join(", "));
        }
        match ctx.bench.log_edits(&self.readings, |at| self.adds(at)) {
            Ok(edits) => Effect::DoAndClose(Operation::new(label, edits)),
            Err(refusal) => Effect::Say(refusal.to_string()),
        }
    }

    /// Leaves; they stay as a draft.
    fn leave(&self, ctx: &Ctx) -> Effect {
        let key = ctx.keymap.key(Action::Log);
        let says = match self.lines.len() {
            0 => return Effect::All(vec![self.keep(), Effect::Close]),
            1 => phrase!("1 line kept, not logged yet: {key} brings it back", key),
            n => phrase!("{n} lines kept, not logged yet: {key} brings them back", n, key),
        };
        Effect::All(vec![self.keep(), Effect::Close, Effect::Say(says)])
    }

    /// The next place that the picked line may belong to.
    fn turn(&mut self, ctx: &Ctx) {
        let Some(reading) = self.readings.get(self.picked) else {
            return;
        };
        let choices = &reading.choices;
        let at = choices.iter().position(|c| *c == reading.account).map_or(0, |at| at + 1);
        if let Some(line) = self.lines.get_mut(self.picked) {
            line.place = choices.get(at % choices.len().max(1)).copied();
        }
        self.read(ctx);
    }

    /// The picked line is edited: Enter takes it, Esc leaves it as it was.
    fn edited(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let field = self.editing.as_mut()?;
        match event {
            Event::Key(key) if matches!(key.code, KeyCode::Enter | KeyCode::F(2)) => {
                let text = field.text().trim().to_owned();
                self.editing = None;
                if let Some(line) = self.lines.get_mut(self.picked).filter(|_| !text.is_empty()) {
                    line.text = text;
                }
                self.read(ctx);
                return Some(self.keep());
            }
            Event::Key(key) if key.code == KeyCode::Esc => self.editing = None,
            Event::Key(key) if key.code == KeyCode::F(1) => {
                return Some(Effect::Say(phrase!(HOW).to_owned()));
            }
            Event::Key(key) => {
                field.key(*key);
            }
            Event::Paste(text) => field.paste(text),
            _ => return None,
        }
        Some(Effect::Stay)
    }

    /// Columns as wide as what is in them; the rest is for what was said.
    fn draw_list(&mut self, buf: &mut Buffer, list: Rect, ctx: &Ctx) {
        let len = self.readings.len();
        let cells: Vec<[Cell; 5]> =
            (0..len).map(|i| cells(&self.readings[i], self.adds(i), ctx)).collect();
        let column = |at: usize, head: &'static str, most: usize| {
            let widest = cells.iter().map(|row| width(&row[at].text)).max().unwrap_or(0);
            let cells = u16::try_from(widest.clamp(width(head), most)).unwrap_or(0);
            Column::fixed(head, cells)
        };
        let who = if list.width < 100 { 18 } else { 30 };
        let columns = [
            column(0, "account", 18),
            column(1, "day", 10),
            column(2, "kind", 12),
            column(3, "with", who),
            Column::fill(phrase!("what was said"), 12).need(1),
        ];
        let mut top = self.top;
        Table {
            columns: &columns,
            len,
            picked: Some(self.picked),
            focused: true,
            row: &|i| Row::new(cells[i].clone()),
        }
        .draw(buf, list, &mut top, ctx.theme);
        drop(cells);
        self.top = top;
    }

    /// The picked line, and what is not clear in it.
    fn draw_line(&self, buf: &mut Buffer, below: Rect, ctx: &Ctx) -> Option<Position> {
        if let Some(field) = &self.editing {
            let line = Rect { height: 1, ..below };
            return field.draw(buf, line, ctx.theme.style(Role::Body));
        }
        let reading = self.readings.get(self.picked)?;
        let mut text = Paragraph::default();
        text.push(Role::Body, reading.line());
        for (says, role) in doubts(reading, self.adds(self.picked), &ctx.bench.words) {
            text.push(role, says.replace("Down takes", "Right takes").trim_end());
        }
        for (says, role) in promises(reading) {
            text.push(role, &says);
        }
        text.draw(buf, below, 0, ctx.theme);
        None
    }
}

impl Screen for LogLines {
    fn name(&self) -> String {
        phrase!("Log lines").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let low = LOW.min(area.height / 2);
        let upper = Rect { height: area.height - low + 1, ..area };
        let lower = Rect { y: upper.bottom() - 1, height: low, ..area };
        let logged = self.logged();
        let count = phrase!("{} contacts, {} to the inbox", logged.contacts, logged.inbox);
        let panes = [
            Pane::new(upper, phrase!("Each line a contact"), count.as_str(), true),
            Pane::new(lower, phrase!("The line"), "", false),
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        let (list, below) = (panes[0].inner(), panes[1].inner());
        let list = Rect { width: list.width.saturating_sub(1), ..list };
        self.page = usize::from(list.height);
        self.draw_list(buf, list, ctx);
        let below = Rect { x: below.x + 1, width: below.width.saturating_sub(2), ..below };
        self.draw_line(buf, below, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.readings.len(), self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::Enter => return self.save(ctx),
            Action::Right | Action::Left => self.turn(ctx),
            Action::Back => return self.leave(ctx),
            Action::Log => {
                let line = Effect::Open(Route::NewLog);
                return Effect::All(vec![self.keep(), Effect::Close, line]);
            }
            Action::NextPane => {
                if let Some(line) = self.lines.get_mut(self.picked) {
                    line.add = !line.add;
                }
            }
            Action::PreviousPane => {
                if let Some(line) = self.lines.get_mut(self.picked) {
                    line.note_only = !line.note_only;
                }
                self.read(ctx);
            }
            Action::Edit => {
                self.editing = self.lines.get(self.picked).map(|line| Field::new(&line.text));
            }
            Action::Redo if self.brought => {
                self.lines.clear();
                let says = Effect::Say(phrase!("the lines are dropped").to_owned());
                return Effect::All(vec![self.keep(), Effect::Close, says]);
            }
            Action::Delete if self.picked < self.lines.len() => {
                self.lines.remove(self.picked);
                self.read(ctx);
                self.picked = self.picked.min(self.lines.len().saturating_sub(1));
                return self.keep();
            }
            _ => return Effect::Pass,
        }
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        self.edited(event, ctx)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.editing.is_some() {
            return words(&[(Action::Enter, "take"), (Action::Back, "leave it as it was")]);
        }
        let mut keys = vec![(Action::Enter, "save all")];
        let reading = self.readings.get(self.picked).filter(|r| r.account.is_some());
        if reading.is_some_and(|r| r.strangers().next().is_some()) {
            let add = self.adds(self.picked);
            keys.push((Action::NextPane, if add { "do not add" } else { "add as a person" }));
        }
        let note_only = self.lines.get(self.picked).is_some_and(|line| line.note_only);
        if note_only || reading.is_some_and(|r| !r.promises.is_empty()) {
            let word =
                if note_only { phrase!("keep promises too") } else { phrase!("only in the note") };
            keys.push((Action::PreviousPane, word));
        }
        keys.extend([
            (Action::Edit, "edit"),
            (Action::Right, "other account, inbox"),
            (Action::Delete, "leave this line out"),
            (Action::Back, "leave, lines kept"),
        ]);
        words(&keys)
    }

    fn is_typed_into(&self) -> bool {
        self.editing.is_some()
    }

    fn draft(&self) -> Option<&str> {
        Some(DRAFT)
    }

    fn greeting(&self) -> Option<String> {
        let says =
            phrase!("these are the lines you left; Ctrl-R drops them, l logs one line instead");
        self.brought.then(|| says.to_owned())
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => phrase!("line {} of {}", self.picked + 1, n),
        }
    }

    fn lose_account(&mut self, account: Key) -> bool {
        let of_it = self.lines.iter_mut().filter(|line| line.place == Some(Some(account)));
        of_it.for_each(|line| line.place = None);
        self.names = BookNames::default();
        true
    }

    fn refresh(&mut self, ctx: &Ctx) {
        while ctx.bench.read_names(&mut self.names).unwrap_or(false) {}
        self.read(ctx);
    }
}
