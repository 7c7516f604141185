//! A key that ends what takes too long: while the app is at work its terminal is looked at now and then, for Ctrl-C and
//! for Esc. What else was typed meanwhile is kept for the parser.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags};

use super::{lifecycle, tty};

/// Work that is shorter than this is not stopped: a key typed ahead means what comes after it.
const SHORTEST: Duration = Duration::from_millis(400);
/// Between two looks at the terminal; an ESC that nothing has followed for so long is the key.
const PAUSE: Duration = Duration::from_millis(60);
const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;
/// More than this is not read ahead: the terminal keeps it.
const MOST: usize = 4096;

#[derive(Default)]
struct TypedAhead {
    /// Since when the app is at work, and the last look.
    since: Option<Instant>,
    looked: Option<Instant>,
    ahead: Vec<u8>,
    /// A lone ESC stood at the end when it was looked at last.
    esc: bool,
}

thread_local! {
    static TYPED: RefCell<TypedAhead> = RefCell::default();
}

/// The app is given an event, or draws.
pub fn work_begins() {
    TYPED.with_borrow_mut(|typed| typed.since = Some(Instant::now()));
}

/// Was something read ahead?
pub fn has_typed() -> bool {
    TYPED.with_borrow(|typed| !typed.ahead.is_empty())
}

/// What was read ahead; empty where nothing was.
pub fn take_typed() -> Vec<u8> {
    TYPED.with_borrow_mut(|typed| std::mem::take(&mut typed.ahead))
}

/// Is what the app does now to be stopped? Asked of the thread that draws, as often as one likes.
pub fn is_stopped() -> bool {
    TYPED.with_borrow_mut(|typed| typed.is_stopped(Instant::now(), more))
}

/// What the terminal has now; nothing before the screens are there, or after.
fn more() -> Vec<u8> {
    let mut fds = [PollFd::from_borrowed_fd(tty::input(), PollFlags::IN)];
    let ready = tty::wait(&mut fds, Some(Duration::ZERO)).unwrap_or(0);
    if ready == 0 || !tty::has_bytes(&fds[0]) || tty::is_gone(&fds[0]) {
        return Vec::new();
    }
    let mut bytes = vec![0; MOST];
    // A fault of the terminal is met again by the loop.
    let read = rustix::io::read(tty::input(), &mut bytes).unwrap_or(0);
    bytes.truncate(read);
    bytes
}

impl TypedAhead {
    fn is_stopped(&mut self, now: Instant, more: impl FnOnce() -> Vec<u8>) -> bool {
        let long = |since: Option<Instant>, least| since.is_some_and(|at| now - at >= least);
        let rested = self.looked.is_none() || long(self.looked, PAUSE);
        if !long(self.since, SHORTEST) || !rested || !lifecycle::is_inside() {
            return false;
        }
        self.looked = Some(now);
        if self.ahead.len() < MOST {
            let more = more();
            self.esc &= more.is_empty();
            self.ahead.extend(more);
        }
        if self.ahead.contains(&CTRL_C) {
            // The loop ends the program by it.
            self.ahead = vec![CTRL_C];
            return true;
        }
        let was_esc = std::mem::replace(&mut self.esc, self.ahead.last() == Some(&ESC));
        if was_esc && self.esc {
            // It has done what it was for.
            self.ahead.pop();
            self.esc = false;
            return true;
        }
        false
    }
}
