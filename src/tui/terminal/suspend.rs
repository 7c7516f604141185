//! Ctrl-Z: the terminal as it was, the whole job stopped, and back after `fg`.

use std::io;

use rustix::process::{Signal, kill_current_process_group};

use super::lifecycle;

/// Leaves, stops the job, and enters when it goes on.
///
/// # Errors
/// The terminal is gone.
pub fn suspend() -> io::Result<()> {
    lifecycle::leave();
    kill_current_process_group(Signal::STOP)?;
    lifecycle::enter()
}
