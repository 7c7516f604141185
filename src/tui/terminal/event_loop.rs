//! The loop: one thread over the terminal, the signals and the workers; no wake-up without a cause.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyModifiers};
use rustix::event::{PollFd, PollFlags};
use rustix::io::{Errno, retry_on_intr};
use signal_hook::consts::signal::{SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGTSTP, SIGWINCH};

use super::backend::TtyBackend;
use super::canvas::Canvas;
use super::editor::{self, Outcome};
use super::guard::Guard;
use super::output::FrameBytes;
use super::probe::Probe;
use super::signals::{FATAL, Over, Signals};
use super::{Event, Flow, Parser, TerminalApp, WakeSource, interrupt, lifecycle, suspend, tty};
use crate::text::clean;

/// How long a lone ESC may be the beginning of a sequence; in a paste, of its end mark.
const ESC_WAIT: Duration = Duration::from_millis(30);
const ESC_IN_PASTE_WAIT: Duration = Duration::from_millis(330);
const READ: usize = 4096;

/// Takes the terminal, drives the app until it ends, and gives the terminal back; the exit code.
///
/// 130 for Ctrl-C, 128 + n for a signal, 129 for a vanished terminal, else what the app said.
///
/// # Errors
/// There is no terminal, or it fails in another way than by vanishing.
pub fn run(app: &mut dyn TerminalApp, wakes: WakeSource) -> io::Result<i32> {
    tty::check()?;
    lifecycle::claim_thread();
    lifecycle::install_panic_hook();
    let (signals, over) = Signals::for_loop()?;
    let _last = LeaveAtEnd(over);
    lifecycle::enter()?;
    let mut session = Session::new(signals, wakes)?;
    let code = session.drive(app).or_else(|error| {
        match error.raw_os_error().map(Errno::from_raw_os_error) {
            Some(Errno::IO | Errno::PIPE) => Ok(128 + SIGHUP),
            _ => Err(error),
        }
    });
    session.note();
    lifecycle::leave();
    drop(session);
    app.ending();
    code
}

/// The terminal is whole again, and the next fatal signal ends the program.
struct LeaveAtEnd(Over);

impl Drop for LeaveAtEnd {
    fn drop(&mut self) {
        lifecycle::leave();
        self.0.set();
    }
}

struct Session {
    canvas: Canvas,
    is_first: bool,
    frame: FrameBytes,
    parser: Parser,
    probe: Probe,
    signals: Signals,
    wakes: WakeSource,
    guard: Option<Guard>,
    redraw: bool,
    /// There is work to do while no key comes.
    works: bool,
    /// Until when the parser waits for what may follow a lone ESC: frames of work under way must not stretch it.
    esc_until: Option<Instant>,
}

/// What one wait found.
struct Ready {
    signals: bool,
    hangup: bool,
    bytes: bool,
    woken: bool,
}

impl Session {
    fn new(signals: Signals, wakes: WakeSource) -> io::Result<Self> {
        let (frame, mut canvas) = (FrameBytes::new(), Canvas::default());
        canvas.begin_again();
        let (parser, probe) = (Parser::default(), Probe::default());
        Ok(Self {
            canvas,
            is_first: true,
            frame,
            parser,
            probe,
            signals,
            wakes,
            guard: None,
            redraw: true,
            works: false,
            esc_until: None,
        })
    }

    fn drive(&mut self, app: &mut dyn TerminalApp) -> io::Result<i32> {
        loop {
            let timeout = self.timeout(app);
            let ready = self.wait(timeout)?;
            interrupt::work_begins();
            let ended = match ready {
                Some(ready) => self.serve(app, &ready)?,
                None if self.is_busy() && self.esc_wait() != Some(Duration::ZERO) => {
                    if self.redraw {
                        self.draw(app)?
                    } else {
                        self.work(app)
                    }
                    None
                }
                None => self.time_is_up(app)?,
            };
            if let Some(code) = ended {
                return Ok(code);
            }
        }
    }

    /// The loop knows of the end: the guard need not.
    fn note(&self) {
        if let Some(guard) = &self.guard {
            guard.note();
        }
    }

    /// Is there something to do before the next key?
    fn is_busy(&self) -> bool {
        self.redraw || self.works
    }

    fn timeout(&self, app: &dyn TerminalApp) -> Option<Duration> {
        match (self.is_busy(), self.esc_wait()) {
            (true, _) => Some(Duration::ZERO),
            (false, Some(wait)) => Some(wait),
            (false, None) => app.timeout(),
        }
    }

    /// How long a lone ESC still waits for what may follow it.
    fn esc_wait(&self) -> Option<Duration> {
        self.esc_until.map(|until| until.saturating_duration_since(Instant::now()))
    }

    fn wait(&self, timeout: Option<Duration>) -> io::Result<Option<Ready>> {
        let ahead = interrupt::has_typed();
        let timeout = if ahead { Some(Duration::ZERO) } else { timeout };
        let mut fds = [
            PollFd::from_borrowed_fd(tty::input(), PollFlags::IN),
            PollFd::from_borrowed_fd(self.signals.fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(self.wakes.fd(), PollFlags::IN),
        ];
        let ready = tty::wait(&mut fds, timeout)?;
        Ok((ready > 0 || ahead).then(|| Ready {
            signals: tty::has_bytes(&fds[1]),
            hangup: tty::is_gone(&fds[0]),
            bytes: ahead || tty::has_bytes(&fds[0]),
            woken: tty::has_bytes(&fds[2]),
        }))
    }

    /// Signals first, then the hangup, then one read.
    fn serve(&mut self, app: &mut dyn TerminalApp, ready: &Ready) -> io::Result<Option<i32>> {
        if ready.signals
            && let Some(code) = self.serve_signals(app)?
        {
            return Ok(Some(code));
        }
        if ready.hangup {
            return Ok(Some(128 + SIGHUP));
        }
        if ready.bytes
            && let Some(code) = self.read(app)?
        {
            return Ok(Some(code));
        }
        if ready.woken {
            self.wakes.clear();
            return self.tell(app, Event::Woken);
        }
        Ok(None)
    }

    fn serve_signals(&mut self, app: &mut dyn TerminalApp) -> io::Result<Option<i32>> {
        self.signals.clear_pipe();
        if let Some(signal) = self.signals.took_any(FATAL) {
            return Ok(Some(128 + signal));
        }
        self.signals.took(SIGCHLD);
        if self.signals.took(SIGTSTP) {
            return self.suspend(app);
        }
        if self.signals.took(SIGCONT) {
            lifecycle::restore()?;
            self.redraw_all()?;
        }
        if self.signals.took(SIGWINCH) {
            let size = tty::size();
            return self.tell(app, Event::Resize(size.width, size.height));
        }
        Ok(None)
    }

    fn read(&mut self, app: &mut dyn TerminalApp) -> io::Result<Option<i32>> {
        let ahead = interrupt::take_typed();
        let mut events = Vec::new();
        if ahead.is_empty() {
            let mut bytes = [0; READ];
            let read = match retry_on_intr(|| rustix::io::read(tty::input(), &mut bytes)) {
                Ok(0) => return Ok(Some(128 + SIGHUP)),
                Ok(read) => read,
                Err(Errno::AGAIN) => return Ok(None),
                Err(error) => return Err(error.into()),
            };
            self.parser.feed(bytes.get(..read).unwrap_or_default(), &mut events);
        } else {
            self.parser.feed(&ahead, &mut events);
        }
        let wait = match (self.parser.holds_lone_esc(), self.parser.holds_esc_in_paste()) {
            (true, _) => Some(ESC_WAIT),
            (_, true) => Some(ESC_IN_PASTE_WAIT),
            _ => None,
        };
        self.esc_until = wait.map(|wait| Instant::now() + wait);
        self.tell_all(app, events)
    }

    fn time_is_up(&mut self, app: &mut dyn TerminalApp) -> io::Result<Option<i32>> {
        let mut events = Vec::new();
        if self.esc_until.take().is_some() {
            self.parser.flush_esc(&mut events);
        } else {
            events.push(Event::Timeout);
        }
        self.tell_all(app, events)
    }

    fn tell_all(
        &mut self,
        app: &mut dyn TerminalApp,
        events: Vec<Event>,
    ) -> io::Result<Option<i32>> {
        for event in events {
            let Some(event) = self.probe.take(event) else {
                continue;
            };
            if let Some(code) = self.tell(app, event)? {
                return Ok(Some(code));
            }
        }
        lifecycle::note_question(self.probe.is_open());
        Ok(None)
    }

    fn tell(&mut self, app: &mut dyn TerminalApp, event: Event) -> io::Result<Option<i32>> {
        if is_ctrl_c(&event) {
            return Ok(Some(128 + SIGINT));
        }
        self.redraw = true;
        match app.event(event) {
            Flow::Continue => Ok(None),
            Flow::Quit(code) => Ok(Some(code)),
            Flow::Suspend => self.suspend(app),
            Flow::Edit { text, folder } => self.edit(app, &text, &folder),
        }
    }

    fn suspend(&mut self, app: &mut dyn TerminalApp) -> io::Result<Option<i32>> {
        suspend::suspend()?;
        self.signals.took(SIGCONT);
        self.redraw_all()?;
        self.tell(app, Event::Focus(true))
    }

    fn edit(
        &mut self,
        app: &mut dyn TerminalApp,
        text: &str,
        folder: &Path,
    ) -> io::Result<Option<i32>> {
        lifecycle::leave();
        let outcome = editor::edit(text, folder, &self.signals);
        let result = match outcome? {
            Outcome::Ended(signal) => return Ok(Some(128 + signal)),
            Outcome::Text(result) => result,
        };
        lifecycle::restore()?;
        self.redraw_all()?;
        app.edited(result);
        Ok(None)
    }

    /// The next frame is drawn whole.
    fn redraw_all(&mut self) -> io::Result<()> {
        self.redraw = true;
        self.canvas.begin_again();
        Ok(())
    }

    fn draw(&mut self, app: &mut dyn TerminalApp) -> io::Result<()> {
        self.redraw = false;
        if !app.drained() {
            return Ok(());
        }
        self.canvas.draw(&self.frame, tty::size(), |buf| app.draw(buf));
        if let Some(row) = app.row() {
            self.canvas.rest_on(&self.frame, row);
        }
        self.frame.send()?;
        if std::mem::take(&mut self.is_first) {
            self.after_first_frame(&app.title())?;
        }
        self.works = true;
        Ok(())
    }

    /// A slice of work: a drawing costs as much as the work itself, so that not every slice is drawn.
    fn work(&mut self, app: &mut dyn TerminalApp) {
        self.works = app.after_frame();
        self.redraw |= self.works && app.is_worth_drawing();
    }

    fn after_first_frame(&mut self, title: &str) -> io::Result<()> {
        self.signals.end_waits()?;
        self.guard = Some(Guard::start(&self.signals)?);
        let bytes = self.frame.clone();
        let mut backend = TtyBackend::new(self.frame.clone());
        if self.probe.ask(&mut backend, |text| bytes.append(text), self.canvas.shown())? {
            // What the window was called comes back with `lifecycle::leave`.
            bytes.append(&format!("\x1b[22;2t\x1b]2;{}\x07", clean(title)));
        }
        lifecycle::note_question(self.probe.is_open());
        self.redraw = self.probe.is_open();
        self.frame.send()
    }
}

fn is_ctrl_c(event: &Event) -> bool {
    let Event::Key(key) = event else { return false };
    key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL
}
