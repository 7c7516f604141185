//! Signals become flags and a byte in a pipe, so that they are served between two keys.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::Signal;
use signal_hook::SigId;
use signal_hook::consts::signal::{
    SIGABRT, SIGALRM, SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM,
    SIGTRAP, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::{flag, low_level};

use super::tty;

/// Signals that end the program, with 128 + their number.
pub const FATAL: &[i32] = &[
    SIGTERM, SIGHUP, SIGQUIT, SIGINT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
    SIGABRT, SIGSYS, SIGTRAP, SIGIO, POWER,
];

/// The power is about to go; where there is no such signal, another that is listed already.
const POWER: i32 = if cfg!(target_os = "linux") { Signal::POWER.as_raw() } else { SIGTERM };

/// Signals that an editor in the foreground gets too, and we then ignore.
pub const OF_THE_EDITOR: &[i32] = &[SIGQUIT, SIGINT];

/// What the loop listens to besides the fatal ones.
const OTHERS: &[i32] = &[SIGTSTP, SIGCONT, SIGWINCH, SIGCHLD];

/// A file that may not grow is a write that fails and is told, not the end of the program.
pub fn outlive_limits() {
    let met = Arc::new(AtomicBool::new(false));
    // Where it cannot be set the limit ends the program, as it would without.
    let _ = flag::register(SIGXFSZ, met);
}

/// One listener: its own pipe and its own flags. Stops listening when dropped.
pub struct Signals {
    reader: OwnedFd,
    writer: OwnedFd,
    flags: Vec<(i32, Arc<AtomicBool>)>,
    ids: Vec<SigId>,
}

impl Signals {
    /// The loop's listener: flags alone, until [`Signals::end_waits`]. From [`Over::set`] on a fatal signal ends the
    /// program at once.
    pub fn for_loop() -> io::Result<(Self, Over)> {
        let over = Arc::new(AtomicBool::new(false));
        for &signal in FATAL {
            flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&over))?;
        }
        let all: Vec<i32> = FATAL.iter().chain(OTHERS).copied().collect();
        Ok((Self::listen(&all)?, Over(over)))
    }

    /// The guard's listener: its pipe says that a fatal signal came.
    pub fn alarm() -> io::Result<Self> {
        let mut listener = Self::listen(FATAL)?;
        listener.end_waits()?;
        Ok(listener)
    }

    /// From now on a signal ends a wait too, and one that came before ends the next. It costs as much as all else that
    /// is set up here, so the loop does it after the first frame.
    pub fn end_waits(&mut self) -> io::Result<()> {
        for (signal, _) in &self.flags {
            self.ids.push(low_level::pipe::register(*signal, self.writer.try_clone()?)?);
        }
        if self.flags.iter().any(|(_, raised)| raised.load(Ordering::Acquire)) {
            rustix::io::write(&self.writer, b"x")?;
        }
        Ok(())
    }

    /// A view of the fatal signals that this listener has not been asked about yet.
    pub fn untaken(&self) -> Untaken {
        Untaken(self.flags.iter().filter(|(signal, _)| FATAL.contains(signal)).cloned().collect())
    }

    fn listen(signals: &[i32]) -> io::Result<Self> {
        let (reader, writer) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        let mut listener = Self { reader, writer, flags: Vec::new(), ids: Vec::new() };
        for &signal in signals {
            let raised = Arc::new(AtomicBool::new(false));
            // The flag before the pipe: who reads the byte finds it set.
            listener.ids.push(flag::register(signal, Arc::clone(&raised))?);
            listener.flags.push((signal, raised));
        }
        Ok(listener)
    }

    /// Readable when a signal came.
    pub fn fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }

    /// Empties the pipe; to be called before the flags are asked.
    pub fn clear_pipe(&self) {
        tty::drain(self.fd());
    }

    /// Whether this signal came since the last question.
    pub fn took(&self, signal: i32) -> bool {
        let found = self.flags.iter().find(|(known, _)| *known == signal);
        found.is_some_and(|(_, raised)| raised.swap(false, Ordering::AcqRel))
    }

    /// The first of these that came, each asked.
    pub fn took_any(&self, signals: &[i32]) -> Option<i32> {
        signals
            .iter()
            .filter(|&&signal| self.took(signal))
            .fold(None, |first, &it| first.or(Some(it)))
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.ids.drain(..).for_each(|id| {
            low_level::unregister(id);
        });
    }
}

/// Fatal signals that came and that their listener has not taken.
pub struct Untaken(Vec<(i32, Arc<AtomicBool>)>);

impl Untaken {
    /// The first of them; it stays untaken.
    pub fn first(&self) -> Option<i32> {
        let raised = self.0.iter().find(|(_, raised)| raised.load(Ordering::Acquire));
        raised.map(|(signal, _)| *signal)
    }
}

/// Whether the loop is over, so that a fatal signal finds no terminal to care for.
#[derive(Clone)]
pub struct Over(Arc<AtomicBool>);

impl Over {
    /// From now on a fatal signal ends the program.
    pub fn set(&self) {
        self.0.store(true, Ordering::Release);
    }
}
