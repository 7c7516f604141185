//! The two descriptors of the terminal: bytes in from 0, bytes out to 1.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr, write};

/// Where keys come from.
pub fn input() -> BorrowedFd<'static> {
    rustix::stdio::stdin()
}

/// Where the screen goes to.
pub fn output() -> BorrowedFd<'static> {
    rustix::stdio::stdout()
}

/// Columns and rows that are drawn at the most: a terminal that says more would take all memory.
const LARGEST: (u16, u16) = (1000, 400);

/// Fails with a sentence unless both descriptors are a terminal.
pub fn check() -> io::Result<()> {
    if std::env::var_os("TERM").is_some_and(|kind| kind == "dumb") {
        return Err(io::Error::other(phrase!(
            "a terminal that is called dumb cannot show the screens"
        )));
    }
    if rustix::termios::isatty(input()) && rustix::termios::isatty(output()) {
        return Ok(());
    }
    Err(io::Error::other(phrase!("the screens need a terminal for input and output")))
}

/// Columns and rows; 80x24 where the terminal does not say.
pub fn size() -> Size {
    match rustix::termios::tcgetwinsize(output()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => {
            Size::new(size.ws_col.min(LARGEST.0), size.ws_row.min(LARGEST.1))
        }
        _ => Size::new(80, 24),
    }
}

/// Writes all of it, with one `write(2)` unless the terminal takes less.
pub fn send(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match retry_on_intr(|| write(output(), bytes)) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::AGAIN) => {
                let mut ready = [PollFd::from_borrowed_fd(output(), PollFlags::OUT)];
                wait(&mut ready, None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Waits for one of the descriptors; the number that are ready, 0 when the time is up.
pub fn wait(fds: &mut [PollFd<'_>], timeout: Option<Duration>) -> io::Result<usize> {
    let timeout = timeout.map(|time| Timespec {
        tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: time.subsec_nanos().into(),
    });
    Ok(retry_on_intr(|| poll(fds, timeout.as_ref()))?)
}

/// A hangup or a broken descriptor.
pub fn is_gone(fd: &PollFd<'_>) -> bool {
    fd.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

/// Bytes to read.
pub fn has_bytes(fd: &PollFd<'_>) -> bool {
    fd.revents().contains(PollFlags::IN)
}

/// Reads a non-blocking pipe empty.
pub fn drain(pipe: BorrowedFd<'_>) {
    let mut waste = [0; 64];
    while matches!(retry_on_intr(|| rustix::io::read(pipe, &mut waste)), Ok(read) if read > 0) {}
}
