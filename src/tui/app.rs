//! The app over the terminal's loop: the stack of screens, what is everywhere, and the one place that writes.

use super::action::Action;
use super::ctx::Ctx;
use super::effect::Effect;
use super::forms::{self, FormKind};
use super::keymap::{Keymap, Scope};
use super::message::Messages;
use super::screens::{self, Screen};
use super::shelf::Shelf;
use super::terminal::{self, App as TerminalApp, Event, Flow};
use super::theme::{Theme, Tone};
use super::{chrome, everywhere};
use crate::model::Key;
use crate::workbench::{Dossier, Shared, Workbench};
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::time::Duration;

/// How long `n` and `g` wait before they show their letters.
const LETTERS_AFTER: Duration = Duration::from_millis(300);

/// How the screens look, as the command line and the environment say it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Only ASCII marks and borders.
    pub ascii: bool,
    /// No colour.
    pub mono: bool,
    /// This is the demo book.
    pub demo: bool,
}

/// Opens the screens on a file; gives the exit code.
pub fn open(bench: Workbench, look: Look) -> std::io::Result<u8> {
    let keymap = Keymap::with(&bench.keys);
    let refused = keymap.as_ref().err().cloned();
    let mut app = App::new(bench, look, keymap.unwrap_or_default())
        .map_err(|r| std::io::Error::other(r.to_string()))?;
    if let Some(why) = refused {
        app.core
            .say(format!("keys.toml: {why}; the keys stay as they were"));
    }
    let (wake, source) = terminal::wake_pair()?;
    drop(wake);
    let code = terminal::run(&mut app, source)?;
    Ok(u8::try_from(code).unwrap_or(1))
}

/// Everything that is not a screen.
pub(super) struct Core {
    pub bench: Workbench,
    pub shelf: Shelf,
    pub dossier: Option<Dossier>,
    pub theme: Theme,
    pub keymap: Keymap,
    pub messages: Messages,
    pub look: Look,
    shared: Option<Shared>,
    seen_version: i64,
}

impl Core {
    pub(super) fn ctx(&self) -> Ctx<'_> {
        Ctx {
            bench: &self.bench,
            shelf: &self.shelf,
            dossier: self.dossier.as_ref(),
            theme: &self.theme,
            keymap: &self.keymap,
        }
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        let time = self.bench.time().to_owned();
        self.messages.say(&time, text);
    }
}

/// The app.
pub struct App {
    pub(super) core: Core,
    pub(super) stack: Vec<Box<dyn Screen>>,
    after: Option<(Scope, bool)>,
    flow: Flow,
    follows: bool,
}

impl App {
    /// On an open file.
    pub fn new(bench: Workbench, look: Look, keymap: Keymap) -> crate::workbench::Result<Self> {
        let shelf = Shelf::open(&bench)?;
        let tone = if look.mono { Tone::Mono } else { Tone::Dark };
        let seen_version = bench.data_version()?;
        let mut core = Core {
            bench,
            shelf,
            dossier: None,
            theme: Theme::new(tone, look.ascii),
            keymap,
            messages: Messages::default(),
            look,
            shared: None,
            seen_version,
        };
        core.dossier = core
            .shelf
            .picked_key()
            .map(|key| core.bench.dossier(key))
            .transpose()?;
        let mut first: Box<dyn Screen> = Box::new(screens::Workbench::new());
        first.refresh(&core.ctx());
        let mut app = Self {
            core,
            stack: vec![first],
            after: None,
            flow: Flow::Continue,
            follows: false,
        };
        app.begin();
        Ok(app)
    }

    /// A file without an account begins with the first run.
    fn begin(&mut self) {
        let is_there = self.stack.iter().any(|s| s.is_first_run());
        if self.core.shelf.total() == 0 && !is_there {
            let first = screens::FirstRun::new(&self.core.ctx());
            self.stack.insert(1, Box::new(first));
        }
    }

    /// The demo book in place of this file.
    fn demo(&mut self) {
        let (keymap, look) = (
            self.core.keymap.clone(),
            Look {
                demo: true,
                ..self.core.look
            },
        );
        let theme = self.core.theme;
        let demo = self.core.bench.demo();
        match demo.and_then(|bench| App::new(bench, look, keymap)) {
            Ok(app) => {
                *self = app;
                self.core.theme = theme;
                self.core
                    .say("the demo book: look around; nothing of it stays");
            }
            Err(refusal) => self.core.say(refusal.to_string()),
        }
    }

    fn key(&mut self, key: &KeyEvent) {
        if let Some((scope, _)) = self.after.take() {
            match self.core.keymap.action(scope, key) {
                Some(action) => self.act(action),
                None => self.core.messages.clear(),
            }
            return;
        }
        let event = Event::Key(*key);
        if let Some(effect) = self.top(|screen, ctx| screen.event(&event, ctx)) {
            return self.handle(effect);
        }
        match self.core.keymap.action(Scope::Everywhere, key) {
            Some(Action::New) => self.after = Some((Scope::AfterNew, false)),
            Some(Action::Go) => self.after = Some((Scope::AfterGo, false)),
            Some(action) => self.act(action),
            None => everywhere::typed(self, key),
        }
    }

    fn top<T>(&mut self, ask: impl FnOnce(&mut Box<dyn Screen>, &Ctx) -> T) -> T {
        let last = self.stack.len() - 1;
        ask(&mut self.stack[last], &self.core.ctx())
    }

    /// Asks the top screen, then what is everywhere.
    pub(super) fn act(&mut self, action: Action) {
        self.core.messages.clear();
        match self.top(|screen, ctx| screen.act(action, ctx)) {
            Effect::Pass => everywhere::act(self, action),
            effect => self.handle(effect),
        }
    }

    /// Does what a screen asked for.
    pub(super) fn handle(&mut self, effect: Effect) {
        match effect {
            Effect::Stay | Effect::Pass => {}
            Effect::Say(text) => self.core.say(text),
            Effect::Do(label, edits) => {
                self.write(label, |bench, label| bench.apply(label, edits));
            }
            Effect::DoAndClose(label, edits) => {
                if self.write(label, |bench, label| bench.apply(label, edits)) {
                    self.drop_draft();
                    self.close();
                }
            }
            Effect::DoWithIds(label, make) => {
                let bench = &mut self.core.bench;
                let edits = make(&mut || bench.make_id());
                if self.write(label, |bench, label| bench.apply(label, edits)) {
                    self.close();
                }
            }
            Effect::Import(name, rows) => {
                let brought = |bench: &mut Workbench, _: String| {
                    bench.import_rows(&name, rows, true).map(|_| ())
                };
                if self.write(format!("import of {name}"), brought) {
                    self.close();
                }
                self.reload(None);
            }
            Effect::Remove(record, key) => self.remove(record, key),
            Effect::Open(screen) => self.open(screen),
            Effect::Form(kind) => self.open_form(kind),
            Effect::Demo => self.demo(),
            Effect::Pick(key) => self.pick(key),
            Effect::Mark(row) => {
                self.core.shelf.mark(row);
                self.follow();
            }
            Effect::Filter(text) => {
                self.core.shelf.set_filter(&text);
                self.follow();
            }
            Effect::TurnOrder => {
                self.core.shelf.turn_order();
                let word = self.core.shelf.order().word();
                self.core.say(format!("accounts {word}"));
            }
            Effect::GoTo(key, subject) => {
                self.stack.truncate(1);
                self.pick(key);
                self.top(|screen, ctx| screen.go_to(&subject, ctx));
            }
            Effect::Close => self.close(),
            Effect::Act(action) => {
                self.close();
                self.act(action);
            }
            Effect::Draft(name, text) => {
                if let Err(refusal) = self.core.bench.keep_draft(&name, &text) {
                    self.core.say(refusal.to_string());
                }
            }
            Effect::Editor(text) => {
                let folder = self
                    .core
                    .bench
                    .file()
                    .parent()
                    .unwrap_or(std::path::Path::new("."));
                self.flow = Flow::Edit {
                    text,
                    folder: folder.to_owned(),
                };
            }
            Effect::Write(path, text) => everywhere::write_file(self, &path, &text),
            Effect::Clip(text) => everywhere::copy(self, &text),
            Effect::All(effects) => effects.into_iter().for_each(|e| self.handle(e)),
        }
    }

    /// Writes one step and shows what it changed; false where it was refused.
    pub(super) fn write(
        &mut self,
        label: String,
        work: impl FnOnce(&mut Workbench, String) -> crate::workbench::Result<()>,
    ) -> bool {
        match work(&mut self.core.bench, label.clone()) {
            Ok(()) => {
                self.changed();
                let undo = self.core.keymap.key(Action::Undo);
                self.core.say(format!("saved: {label}.  {undo} undoes"));
                true
            }
            Err(refusal) => {
                self.core.say(refusal.to_string());
                false
            }
        }
    }

    /// The draft of the top screen is done with.
    fn drop_draft(&mut self) {
        let draft = self.stack.last().and_then(|s| s.draft());
        if let Some(draft) = draft
            && let Err(refusal) = self.core.bench.drop_draft(draft)
        {
            self.core.say(refusal.to_string());
        }
    }

    fn remove(&mut self, record: &'static str, key: Key) {
        let account = self.core.shelf.picked_key().unwrap_or_default();
        match self.core.bench.take_away(account, record, key) {
            Ok(said) => {
                self.changed();
                let undo = self.core.keymap.key(Action::Undo);
                self.core.say(format!("{said}.  {undo} undoes"));
            }
            Err(refusal) => self.core.say(refusal.to_string()),
        }
    }

    /// After a change of the picked account: judges it again.
    pub(super) fn changed(&mut self) {
        self.core.shared = None;
        let Some(key) = self.core.shelf.picked_key() else {
            return self.reload(None);
        };
        self.core.shelf.forget(Some(key));
        self.reload(Some(key));
    }

    /// Reads the list and the picked account again.
    pub(super) fn reload(&mut self, pick: Option<Key>) {
        self.core.shared = None;
        let read = self.core.shelf.reload(&self.core.bench);
        if let Err(refusal) = read {
            self.core.say(refusal.to_string());
        }
        match pick.or_else(|| self.core.shelf.picked_key()) {
            Some(key) => self.pick(key),
            None => {
                self.core.dossier = None;
                self.refresh();
            }
        }
    }

    /// Makes an account the picked one.
    pub(super) fn pick(&mut self, key: Key) {
        self.core.shelf.pick(key);
        let Some(key) = self.core.shelf.picked_key() else {
            return;
        };
        match self.core.bench.dossier(key) {
            Ok(dossier) => self.core.dossier = Some(dossier),
            Err(refusal) => self.core.say(refusal.to_string()),
        }
        self.refresh();
    }

    /// The panes follow the mark of the list, once no key waits.
    fn follow(&mut self) {
        self.follows = true;
    }

    fn refresh(&mut self) {
        let Self { core, stack, .. } = self;
        let ctx = core.ctx();
        stack.iter_mut().for_each(|screen| screen.refresh(&ctx));
        stack.retain(|screen| !screen.is_over(&ctx));
        self.begin();
    }

    /// Puts a screen on top.
    pub(super) fn open(&mut self, mut screen: Box<dyn Screen>) {
        screen.refresh(&self.core.ctx());
        if let Some(text) = screen.greeting() {
            self.core.say(text);
        }
        self.stack.push(screen);
    }

    /// Opens a form, or says that what it is about is gone.
    pub(super) fn open_form(&mut self, kind: FormKind) {
        match forms::open(kind, &self.core.ctx()) {
            Some(form) => self.open(form),
            None => self.core.say("an account comes first: n a adds one"),
        }
    }

    /// Closes the top screen; the workbench stays.
    pub(super) fn close(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
    }

    pub(super) fn end(&mut self, flow: Flow) {
        self.flow = flow;
    }

    /// Another window has written: reads everything again.
    fn look_again(&mut self) {
        let version = self
            .core
            .bench
            .data_version()
            .unwrap_or(self.core.seen_version);
        if std::mem::replace(&mut self.core.seen_version, version) != version {
            self.core.shelf.forget(None);
            self.reload(self.core.shelf.picked_key());
        }
    }

    /// Fills the list and judges it, a slice at a time; true while there is more.
    fn work_on(&mut self) -> crate::workbench::Result<bool> {
        if self.core.shelf.complete(&self.core.bench)? {
            return Ok(true);
        }
        if self.core.shared.is_none() {
            self.core.shared = Some(self.core.bench.shared()?);
        }
        let Core {
            bench,
            shelf,
            shared,
            ..
        } = &mut self.core;
        match shared {
            Some(shared) => shelf.judge(bench, shared),
            None => Ok(false),
        }
    }

    /// Draws everything, for the terminal and for tests.
    pub fn draw_on(&mut self, frame: &mut Frame) {
        let area = frame.area();
        if area.width < 60 || area.height < 20 {
            return chrome::too_small(frame.buffer_mut(), area, &self.core.theme);
        }
        let Self {
            core, stack, after, ..
        } = self;
        let below = stack
            .iter()
            .rposition(|screen| !screen.floats())
            .unwrap_or(0);
        let ctx = core.ctx();
        let buf = frame.buffer_mut();
        chrome::header(buf, area, &ctx, &stack[1..], core.look);
        let body = Rect {
            y: area.y + 1,
            height: area.height - 3,
            ..area
        };
        let mut caret = None;
        for screen in &mut stack[below..] {
            caret = screen.draw(buf, body, &ctx);
        }
        let letters = after.filter(|(_, shown)| *shown).map(|(scope, _)| scope);
        chrome::foot(
            buf,
            area,
            &ctx,
            stack[stack.len() - 1].as_ref(),
            &core.messages,
            letters,
        );
        if let Some(caret) = caret {
            frame.set_cursor_position(caret);
        }
    }
}

impl TerminalApp for App {
    fn event(&mut self, event: Event) -> Flow {
        self.flow = Flow::Continue;
        match event {
            Event::Key(key) => self.key(&key),
            Event::Background { light } => self.core.theme = self.core.theme.on_ground(light),
            Event::Glyphs { border, .. } if border > 1 => {
                self.core.theme = Theme::new(self.core.theme.tone, true);
            }
            Event::Focus(true) => self.look_again(),
            Event::Timeout => {
                if let Some((_, shown)) = &mut self.after {
                    *shown = true;
                }
            }
            Event::Paste(_) | Event::Mouse(_) => {
                match self.top(|screen, ctx| screen.event(&event, ctx)) {
                    Some(effect) => self.handle(effect),
                    None => everywhere::pasted(self, &event),
                }
            }
            _ => {}
        }
        std::mem::replace(&mut self.flow, Flow::Continue)
    }

    fn draw(&mut self, frame: &mut Frame) {
        self.draw_on(frame);
    }

    fn drained(&mut self) -> bool {
        if std::mem::take(&mut self.follows) {
            match self.core.shelf.picked_key() {
                Some(key) if self.core.dossier.as_ref().is_some_and(|d| d.key == key) => {}
                Some(key) => self.pick(key),
                None => {}
            }
        }
        true
    }

    fn after_frame(&mut self) -> bool {
        self.top(|screen, ctx| screen.work(ctx)) || self.work_on().unwrap_or(false)
    }

    fn timeout(&self) -> Option<Duration> {
        self.after
            .filter(|(_, shown)| !shown)
            .map(|_| LETTERS_AFTER)
    }

    fn edited(&mut self, text: Result<String, String>) {
        let effect = self.top(|screen, ctx| screen.edited(text, ctx));
        self.handle(effect);
    }
}
