//! Ctrl-Z: the terminal as it was, the whole job stopped, and back after `fg`.

use std::io;

use rustix::process::{Signal, kill_current_process_group};

use super::{lifecycle, tty};

/// Leaves, stops the job, and enters when it goes on.
///
/// # Errors
/// The terminal is gone.
pub fn suspend() -> io::Result<()> {
    if lifecycle::leave() {
        tty::send(b"anteroom is paused: fg brings it back\r\n")?;
    }
    kill_current_process_group(Signal::STOP)?;
    lifecycle::enter()
}
