//! Into the full screen and out of it again, from any thread, once.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use super::tty;

const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1004h";
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[0m\x1b[23;2t\x1b[?1004l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// What a panic says before its place.
const FAULT: &str = "anteroom has met a fault of its own and ended; what it called saved is in the \
     file; please report what follows";

const PATIENCE: Duration = Duration::from_millis(100);

static MOUSE: AtomicBool = AtomicBool::new(true);
static INSIDE: AtomicBool = AtomicBool::new(false);
static ASKED: AtomicBool = AtomicBool::new(false);
static SAVED: Mutex<Option<Termios>> = Mutex::new(None);

/// Raw mode, the other screen, paste, mouse and focus reports. Keeps what the terminal was like.
///
/// # Errors
/// The terminal is gone.
pub fn enter() -> io::Result<()> {
    let found = tcgetattr(tty::input())?;
    *SAVED.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
    restore()
}

/// Sets the modes again, after someone else may have changed them; what [`leave`] brings back stays.
///
/// # Errors
/// The terminal is gone.
pub fn restore() -> io::Result<()> {
    let saved = SAVED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Some(mut raw) = saved else { return enter() };
    raw.make_raw();
    INSIDE.store(true, Ordering::Release);
    tcsetattr(tty::input(), OptionalActions::Now, &raw)?;
    match MOUSE.load(Ordering::Acquire) {
        true => tty::send(&[ENTER, MOUSE_ON].concat()),
        false => tty::send(ENTER),
    }
}

/// Asks the terminal to report the mouse, now or once it is entered; or to keep it, so that it selects text.
pub fn report_mouse(on: bool) {
    let before = MOUSE.swap(on, Ordering::AcqRel);
    if before != on && INSIDE.load(Ordering::Acquire) {
        // A terminal that is gone is noticed by the loop.
        let _ = tty::send(if on { MOUSE_ON } else { MOUSE_OFF });
    }
}

/// Gives the terminal back as it was; `false` when somebody else did. A gone terminal is no error.
pub fn leave() -> bool {
    if !INSIDE.swap(false, Ordering::AcqRel) {
        return false;
    }
    // A terminal that takes nothing (Ctrl-S, a hung window) must not stop the end.
    let mut room = [PollFd::from_borrowed_fd(tty::output(), PollFlags::OUT)];
    if tty::wait(&mut room, Some(PATIENCE)).is_ok_and(|ready| ready > 0) {
        let _ = rustix::io::write(tty::output(), LEAVE);
    }
    put_back();
    true
}

/// The line modes as they were found, also after an editor that left them wrong.
pub fn put_back() {
    // An answer under way would be typed into the shell: throw away what is unread.
    let when =
        if ASKED.load(Ordering::Acquire) { OptionalActions::Flush } else { OptionalActions::Now };
    if let Ok(saved) = SAVED.try_lock()
        && let Some(saved) = saved.as_ref()
    {
        let _ = tcsetattr(tty::input(), when, saved);
    }
}

/// Are the screens on the terminal?
pub fn is_inside() -> bool {
    INSIDE.load(Ordering::Acquire)
}

/// Notes whether a question to the terminal is without its answer.
pub fn note_question(open: bool) {
    ASKED.store(open, Ordering::Release);
}

/// A panic leaves first and is printed after; in a thread beside the loop it ends the program.
pub fn install_panic_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let was_inside = leave();
            if was_inside {
                let _ = writeln!(io::stderr(), "{}", phrase!(FAULT));
            }
            print(info);
            if was_inside && !on_loop_thread() {
                signal_hook::low_level::exit(101);
            }
        }));
    });
}

static LOOP_THREAD: Mutex<Option<std::thread::ThreadId>> = Mutex::new(None);

/// Names the calling thread as the one that draws.
pub fn claim_thread() {
    *LOOP_THREAD.lock().unwrap_or_else(PoisonError::into_inner) = Some(std::thread::current().id());
}

fn on_loop_thread() -> bool {
    let here = std::thread::current().id();
    LOOP_THREAD.try_lock().is_ok_and(|owner| *owner == Some(here))
}
