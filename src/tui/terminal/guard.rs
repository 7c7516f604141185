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

use super::signals::{FATAL, OF_THE_EDITOR, Signals};
use super::{lifecycle, tty};

const PATIENCE: Duration = Duration::from_millis(60);
const STACK: usize = 64 * 1024;

/// The running guard; stands down when dropped.
pub struct Guard {
    stop: Option<OwnedFd>,
    thread: Option<JoinHandle<()>>,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    noted: AtomicBool,
    in_editor: AtomicBool,
}

impl Guard {
    /// Starts the thread; after the first frame, so that it does not slow the start.
    pub fn start() -> io::Result<Self> {
        let signals = Signals::for_guard()?;
        let (stopped, stop) = pipe_with(PipeFlags::CLOEXEC)?;
        let shared = Arc::new(Shared::default());
        let seen = Arc::clone(&shared);
        let thread = Builder::new()
            .name("guard".into())
            .stack_size(STACK)
            .spawn(move || watch(&signals, &stopped, &seen))?;
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
            shared,
        })
    }

    /// The loop knows of the end and sees to it.
    pub fn note(&self) {
        self.shared.noted.store(true, Ordering::Release);
    }

    /// While an editor runs, its Ctrl-C and Ctrl-\ are not ours.
    pub fn editor(&self, runs: bool) {
        self.shared.in_editor.store(runs, Ordering::Release);
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

fn watch(signals: &Signals, stopped: &OwnedFd, shared: &Shared) {
    loop {
        let mut fds = [
            PollFd::from_borrowed_fd(tty::input(), PollFlags::empty()),
            PollFd::from_borrowed_fd(signals.fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(stopped.as_fd(), PollFlags::IN),
        ];
        let Ok(_) = tty::wait(&mut fds, None) else {
            return;
        };
        if tty::is_gone(&fds[2]) {
            return;
        }
        let hangup = tty::is_gone(&fds[0]).then_some(SIGHUP);
        signals.clear_pipe();
        let mut came: Vec<i32> = FATAL
            .iter()
            .copied()
            .filter(|&it| signals.took(it))
            .collect();
        if shared.in_editor.load(Ordering::Acquire) {
            came.retain(|signal| !OF_THE_EDITOR.contains(signal));
        }
        let Some(signal) = hangup.or(came.first().copied()) else {
            continue;
        };
        if loop_sees_to_it(stopped, shared) {
            return;
        }
        lifecycle::leave();
        signal_hook::low_level::exit(128 + signal);
    }
}

fn loop_sees_to_it(stopped: &OwnedFd, shared: &Shared) -> bool {
    let mut fds = [PollFd::from_borrowed_fd(stopped.as_fd(), PollFlags::IN)];
    let ended = !matches!(tty::wait(&mut fds, Some(PATIENCE)), Ok(0));
    ended || shared.noted.load(Ordering::Acquire)
}
