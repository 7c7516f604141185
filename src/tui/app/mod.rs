//! The app over the terminal's loop: the stack of screens, what is everywhere, and the one place that writes.

mod chrome;
mod core;
mod effects;
mod file;
mod global_actions;
mod gone;
mod keys;
mod look;
mod pointer;
mod rest;
pub(crate) mod routes;
mod written;

pub use self::core::Look;
use self::core::{Core, Slice};
pub use self::keys::{keymap, manual};
use crate::model::{Refusal, system_words};
use crate::tui::account_list::AccountList;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms;
use crate::tui::keymap::{Keymap, Scope};
use crate::tui::message::Messages;
use crate::tui::read_faults::ReadFaults;
use crate::tui::route::FormKind;
use crate::tui::screen::Screen;
use crate::tui::screens;
use crate::tui::terminal::{self, Event, Flow, TerminalApp};
use crate::tui::widgets::hits;
use crate::workbench::Workbench;
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::time::Duration;

/// How long `n` and `g` wait before they show their letters.
const LETTERS_AFTER: Duration = Duration::from_millis(300);

/// Opens the screens on a file; gives the exit code, and what is to be said once the terminal is the rep's again.
pub fn open(mut bench: Workbench, look: Look) -> crate::workbench::Result<(u8, Option<String>)> {
    let (keymap, refused) = keymap().with(&bench.keys);
    let faults = std::mem::take(&mut bench.faults);
    let mut app = App::new(bench, look, keymap)?;
    let refused = refused.into_iter().map(|fault| phrase!("keys.toml: {fault}", fault));
    faults.into_iter().chain(refused).for_each(|fault| app.core.say(fault));
    app.first_words();
    terminal::report_mouse(look.mouse);
    let mut run = || {
        let (wake, source) = terminal::wake_pair()?;
        terminal::watch(app.core.bench.watched(), wake);
        terminal::run(&mut app, source)
    };
    let code = run().map_err(|e: std::io::Error| {
        let what = phrase!("the terminal failed: {}", system_words(&e));
        Refusal::because(what, phrase!("open anteroom in a terminal"))
    })?;
    Ok((u8::try_from(code).unwrap_or(1), app.last_words.take()))
}

/// Screens that lie over each other; of more, the oldest is let go.
const DEEPEST: usize = 12;

/// The app.
pub struct App {
    pub(crate) core: Core,
    pub(crate) stack: Vec<Box<dyn Screen>>,
    after: Option<(Scope, bool)>,
    flow: Flow,
    follows: bool,
    /// The last slice of work shows on the screen.
    shows: bool,
    rest: rest::Rest,
    pointer: pointer::Pointer,
    /// The window has no room for the screens: then no key but the last does anything.
    is_small: bool,
    /// What is to be said once the terminal is the rep's again.
    last_words: Option<String>,
}

impl App {
    /// On an open file.
    pub fn new(bench: Workbench, look: Look, keymap: Keymap) -> crate::workbench::Result<Self> {
        let accounts = AccountList::open(&bench)?;
        let seen_version = bench.data_version()?;
        bench.read_for_change()?;
        let mut core = Core {
            bench,
            accounts,
            dossier: None,
            near: Vec::new(),
            stood: None,
            downwards: true,
            theme: look.theme(),
            keymap,
            messages: Messages::default(),
            look,
            shared: None,
            is_first: true,
            judge: None,
            seen_version,
            faults: ReadFaults::default(),
        };
        core.dossier =
            core.accounts.picked_key().map(|key| core.bench.first_dossier(key)).transpose()?;
        let mut first: Box<dyn Screen> = Box::new(screens::Workbench::new());
        first.refresh(&core.ctx());
        let (stack, flow) = (vec![first], Flow::Continue);
        core.bench.set_patience(rest::SAVE_WAITS);
        let (rest, pointer) = (rest::Rest::default(), pointer::Pointer::default());
        let (after, follows, shows, is_small, last_words) = (None, false, true, false, None);
        let mut app =
            Self { core, stack, after, flow, follows, shows, rest, pointer, is_small, last_words };
        app.note_first_step();
        app.begin();
        Ok(app)
    }

    /// A file without an account begins with the first run.
    fn begin(&mut self) {
        let is_there = self.stack.iter().any(|s| s.is_first_run());
        if self.core.accounts.total() == 0 && !is_there {
            let first = screens::FirstRun::new(&self.core.ctx());
            self.stack.insert(1, Box::new(first));
        }
    }

    /// The demo book in place of this file.
    fn demo(&mut self) {
        let (keymap, look) = (self.core.keymap.clone(), Look { demo: true, ..self.core.look });
        let theme = self.core.theme;
        self.flush_draft();
        let demo = self.core.bench.demo();
        match demo.and_then(|bench| App::new(bench, look, keymap)) {
            Ok(app) => {
                *self = app;
                self.core.theme = theme;
                self.core.say(phrase!("the demo book: look around; nothing of it stays"));
            }
            Err(refusal) => self.core.say_refusal(&refusal),
        }
    }

    fn key(&mut self, key: &KeyEvent) {
        if self.is_small {
            let leaves = self.core.keymap.action(Scope::Everywhere, key) == Some(Action::Quit);
            if leaves {
                global_actions::act(self, Action::Quit);
            }
            return;
        }
        self.core.faults.forget();
        self.core.messages.next_key();
        if self.look_at_key(key) {
            return;
        }
        if let Some((scope, _)) = self.after.take() {
            match self.core.keymap.action(scope, key) {
                Some(action) => self.act(action),
                None => self.core.messages.clear(),
            }
            return;
        }
        self.forget_greeting(key);
        let event = Event::Key(*key);
        if let Some(effect) = self.top(|screen, ctx| screen.event(&event, ctx)) {
            self.handle(effect);
            return self.say_gone(key);
        }
        match self.core.keymap.action(Scope::Everywhere, key) {
            Some(Action::New) => self.after = Some((Scope::AfterNew, false)),
            Some(Action::Go) => self.after = Some((Scope::AfterGo, false)),
            Some(action) => self.act(action),
            None => global_actions::typed(self, key),
        }
    }

    fn top<T>(&mut self, ask: impl FnOnce(&mut Box<dyn Screen>, &Ctx) -> T) -> T {
        let last = self.stack.len() - 1;
        ask(&mut self.stack[last], &self.core.ctx())
    }

    /// Asks the top screen, then what is everywhere.
    pub(crate) fn act(&mut self, action: Action) {
        self.core.messages.clear();
        match self.top(|screen, ctx| screen.act(action, ctx)) {
            Effect::Pass => global_actions::act(self, action),
            effect => self.handle(effect),
        }
    }

    /// Puts a screen on top.
    pub(crate) fn open(&mut self, mut screen: Box<dyn Screen>) {
        self.flush_draft();
        screen.refresh(&self.core.ctx());
        if let Some(text) = screen.greeting() {
            self.core.say(text);
        }
        self.stack.push(screen);
        if self.stack.len() > DEEPEST {
            self.stack.remove(1);
        }
        self.remember();
    }

    /// Puts a screen on top that `g` leads to; one of its name that lies below is left for it, with what
    /// lies over that, so that the path stays short and Esc walks back along it.
    pub(crate) fn go_over(&mut self, screen: Box<dyn Screen>) {
        let name = screen.name();
        if let Some(at) = self.stack.iter().skip(1).position(|s| s.name() == name) {
            self.stack.truncate(at + 1);
        }
        self.open(screen);
    }

    /// Opens a form, or says that what it is about is gone.
    pub(crate) fn open_form(&mut self, kind: FormKind) {
        self.flush_draft();
        match forms::open(kind, &self.core.ctx()) {
            Some(form) => self.open(form),
            None => self.core.say(phrase!("an account comes first: n a adds one")),
        }
    }

    /// Closes the top screen; the workbench stays.
    pub(crate) fn close(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
    }

    pub(crate) fn end(&mut self, flow: Flow) {
        self.flow = flow;
    }

    /// The work between two looks at the keyboard.
    fn work_on(&mut self) -> crate::workbench::Result<Slice> {
        if self.core.accounts.complete(&self.core.bench)? {
            return Ok(Slice::Shown);
        }
        if self.core.shared.is_none() {
            self.core.prepare()?;
            if std::mem::take(&mut self.core.is_first) {
                self.core.forget_dossiers();
                self.show_picked();
                return Ok(Slice::Shown);
            }
            return Ok(Slice::Unseen);
        }
        self.core.fill_list()
    }

    /// Draws everything into a frame of ratatui, for tests and sketches.
    pub fn draw_on(&mut self, frame: &mut Frame) {
        if let Some(caret) = self.paint(frame.buffer_mut()) {
            frame.set_cursor_position(caret);
        }
    }

    /// Draws everything; where the cursor stands, if it is seen.
    fn paint(&mut self, buf: &mut Buffer) -> Option<Position> {
        let area = buf.area;
        hits::begin();
        self.pointer.area = area;
        self.is_small = area.width < 60 || area.height < 20;
        if self.is_small {
            chrome::too_small(buf, area, &self.core.theme);
            return None;
        }
        let Self { core, stack, after, .. } = self;
        let below = stack.iter().rposition(|screen| !screen.floats()).unwrap_or(0);
        let ctx = core.ctx();
        let panes = stack.iter().rposition(|screen| screen.is_workbench());
        let above = &stack[panes.map_or(0, |at| at + 1)..];
        chrome::header(buf, area, &ctx, above, core.look);
        let body = Rect { y: area.y + 1, height: area.height - 3, ..area };
        let mut caret = None;
        for at in below..stack.len() {
            let area = company(&mut stack[..=at], buf, body, &ctx);
            caret = stack[at].draw(buf, area, &ctx);
        }
        core.say_faults();
        let ctx = core.ctx();
        let letters = after.filter(|(_, shown)| *shown).map(|(scope, _)| scope);
        chrome::foot(buf, area, &ctx, stack[stack.len() - 1].as_ref(), &core.messages, letters);
        caret
    }
}

/// The area of the last of these screens: beside the nearest one below it that keeps it company, or all of it.
fn company(stack: &mut [Box<dyn Screen>], buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Rect {
    match stack.split_last_mut() {
        Some((last, below)) if last.has_company() => {
            below.iter_mut().rev().find_map(|s| s.beside(buf, area, ctx)).unwrap_or(area)
        }
        _ => area,
    }
}

impl TerminalApp for App {
    fn event(&mut self, event: Event) -> Flow {
        self.flow = Flow::Continue;
        match event {
            Event::Key(key) => self.key(&key),
            Event::Text(text) => self.core.theme = self.core.theme.with_text(text),
            Event::Ground(ground) => self.core.theme = self.core.theme.on_ground(ground),
            Event::Glyphs { border, .. } if border > 1 => self.core.draws_in_ascii(),
            Event::Focus(true) | Event::Woken => _ = self.look_outside(),
            Event::Timeout => match &mut self.after {
                Some((_, shown)) if !*shown => *shown = true,
                _ => self.rest(),
            },
            Event::Paste(_) | Event::Mouse(_) if self.is_small => {}
            Event::Mouse(mouse) => match self.top(|screen, ctx| screen.event(&event, ctx)) {
                Some(effect) => {
                    self.handle(effect);
                    if self.top(|screen, _| screen.is_workbench()) {
                        self.pointed_again(&mouse);
                    }
                }
                None => self.pointed(&mouse),
            },
            Event::Paste(_) => global_actions::pasted(self, &event),
            _ => {}
        }
        std::mem::replace(&mut self.flow, Flow::Continue)
    }

    fn draw(&mut self, frame: &mut Buffer) -> Option<Position> {
        let caret = self.paint(frame);
        caret.or_else(|| self.row().filter(|_| self.core.look.plain))
    }

    fn title(&self) -> String {
        let file = self.core.bench.file();
        let name = file.file_stem().map(|name| name.to_string_lossy().into_owned());
        match name.filter(|_| !self.core.look.demo) {
            Some(name) if name != "anteroom" => phrase!("anteroom: {name}", name),
            Some(_) => "anteroom".to_owned(),
            None => phrase!("anteroom: demo").to_owned(),
        }
    }

    fn row(&self) -> Option<Position> {
        hits::selected_line().map(Rect::as_position)
    }

    fn drained(&mut self) -> bool {
        if std::mem::take(&mut self.follows) {
            match self.core.accounts.picked_key() {
                Some(key) if self.core.dossier.as_ref().is_some_and(|d| d.key == key) => {}
                Some(_) => self.show_picked(),
                None => {}
            }
        }
        true
    }

    fn after_frame(&mut self) -> bool {
        if !self.is_kept() {
            self.flush_draft();
        }
        let (is_written, is_made) = self.take_book();
        let is_seen = self.look_behind_frame() || is_written;
        let slice = match self.top(|screen, ctx| screen.work(ctx)) || is_seen {
            true => Slice::Shown,
            false => match self.work_on().unwrap_or(Slice::Last) {
                Slice::Last if is_made => Slice::Unseen,
                slice => slice,
            },
        };
        self.shows = slice == Slice::Shown;
        slice != Slice::Last
    }

    fn is_worth_drawing(&self) -> bool {
        self.shows
    }

    fn timeout(&self) -> Option<Duration> {
        let letters = self.after.filter(|(_, shown)| !shown).map(|_| LETTERS_AFTER);
        letters.or_else(|| self.rest_after())
    }

    fn ending(&mut self) {
        self.last_things();
    }

    fn edited(&mut self, text: Result<String, String>) {
        let effect = self.top(|screen, ctx| screen.edited(text, ctx));
        self.handle(effect);
    }
}
