//! How a worker thread wakes the loop: one byte in a pipe, however often it calls.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::pipe::{PipeFlags, pipe_with};

use super::tty;

/// The worker's end: clone it, send it, call [`Wake::wake`].
#[derive(Clone, Debug)]
pub struct Wake(Arc<Pipe>);

#[derive(Debug)]
struct Pipe {
    writer: OwnedFd,
    waiting: AtomicBool,
}

/// The loop's end, given to [`super::run`].
#[derive(Debug)]
pub struct WakeSource {
    reader: OwnedFd,
    pipe: Arc<Pipe>,
}

/// A worker's end and the loop's end.
///
/// # Errors
/// No descriptors left.
pub fn wake_pair() -> io::Result<(Wake, WakeSource)> {
    let (reader, writer) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
    let pipe = Arc::new(Pipe { writer, waiting: AtomicBool::new(false) });
    Ok((Wake(Arc::clone(&pipe)), WakeSource { reader, pipe }))
}

impl Wake {
    /// Makes the loop deliver [`super::Event::Woken`]; calls before it is delivered are one.
    pub fn wake(&self) {
        if !self.0.waiting.swap(true, Ordering::AcqRel) {
            // A full pipe wakes the loop as well.
            let _ = rustix::io::write(&self.0.writer, &[1]);
        }
    }
}

impl WakeSource {
    pub(super) fn fd(&self) -> BorrowedFd<'_> {
        self.reader.as_fd()
    }

    pub(super) fn clear(&self) {
        tty::drain(self.fd());
        self.pipe.waiting.store(false, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::event::{PollFd, PollFlags};
    use std::time::Duration;

    fn is_awake(source: &WakeSource) -> bool {
        let mut fds = [PollFd::from_borrowed_fd(source.fd(), PollFlags::IN)];
        tty::wait(&mut fds, Some(Duration::ZERO)).unwrap() > 0
    }

    #[test]
    fn many_calls_are_one_byte_and_the_next_call_wakes_again() {
        let (wake, source) = wake_pair().unwrap();
        assert!(!is_awake(&source));
        let worker = wake.clone();
        std::thread::spawn(move || (0..100_000).for_each(|_| worker.wake())).join().unwrap();
        assert!(is_awake(&source));
        source.clear();
        assert!(!is_awake(&source));
        wake.wake();
        assert!(is_awake(&source));
    }
}
