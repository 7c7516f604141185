//! The thread that ends the program when the loop cannot: a hangup or a fatal signal, 60 ms later.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use rustix::pipe::{PipeFlags, pipe_with};
use signal_hook::consts::signal::SIGHUP;

use super::signals::{Signals, Untaken};
use super::{lifecycle, tty};

const PATIENCE: Duration = Duration::from_millis(60);
const STACK: usize = 64 * 1024;

/// The running guard; stands down when dropped.
pub struct Guard {
    stop: Option<OwnedFd>,
    thread: Option<JoinHandle<()>>,
    noted: Arc<AtomicBool>,
}

impl Guard {
    /// Starts the thread; after the first frame, so that it does not slow the start.
    pub fn start(of_loop: &Signals) -> io::Result<Self> {
        let watched = Watched {
            alarm: Signals::alarm()?,
            untaken: of_loop.untaken(),
            noted: Arc::new(AtomicBool::new(false)),
        };
        let noted = Arc::clone(&watched.noted);
        let (stopped, stop) = pipe_with(PipeFlags::CLOEXEC)?;
        let thread = Builder::new()
            .name("guard".into())
            .stack_size(STACK)
            .spawn(move || watched.watch(&stopped))?;
        Ok(Self { stop: Some(stop), thread: Some(thread), noted })
    }

    /// The loop knows of the end and sees to it.
    pub fn note(&self) {
        self.noted.store(true, Ordering::Release);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Watched {
    alarm: Signals,
    untaken: Untaken,
    noted: Arc<AtomicBool>,
}

impl Watched {
    fn watch(&self, stopped: &OwnedFd) {
        loop {
            let mut fds = [
                PollFd::from_borrowed_fd(tty::input(), PollFlags::empty()),
                PollFd::from_borrowed_fd(self.alarm.fd(), PollFlags::IN),
                PollFd::from_borrowed_fd(stopped.as_fd(), PollFlags::IN),
            ];
            if tty::wait(&mut fds, None).is_err() || tty::is_gone(&fds[2]) {
                return;
            }
            let hangup = tty::is_gone(&fds[0]);
            self.alarm.clear_pipe();
            if (hangup || self.untaken.first().is_some()) && is_dropped_within_patience(stopped) {
                return;
            }
            // What the loop has taken meanwhile is its business, also when it ignores it.
            let signal = self.untaken.first().or(hangup.then_some(SIGHUP));
            match signal {
                Some(_) if self.noted.load(Ordering::Acquire) => return,
                Some(signal) => {
                    lifecycle::leave();
                    signal_hook::low_level::exit(128 + signal);
                }
                None => {}
            }
        }
    }
}

fn is_dropped_within_patience(stopped: &OwnedFd) -> bool {
    let mut fds = [PollFd::from_borrowed_fd(stopped.as_fd(), PollFlags::IN)];
    !matches!(tty::wait(&mut fds, Some(PATIENCE)), Ok(0))
}
