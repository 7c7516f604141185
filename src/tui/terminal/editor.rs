//! The rep's own editor over a file, with our terminal given back as long as it runs.

use crate::model::system_words;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, getpid, kill_process, waitpid};
use signal_hook::consts::signal::{SIGCHLD, SIGCONT, SIGHUP, SIGTERM, SIGTSTP};

use super::signals::{OF_THE_EDITOR, Signals};
use super::{lifecycle, tty};

/// How often, and how far apart, we look whether an editor that was told to end has ended.
const LOOKS: u32 = 10;
const PATIENCE: Duration = Duration::from_millis(50);

/// How long one Ctrl-C may take from the first process of the group to the last.
const SAME_KEY: Duration = Duration::from_millis(20);

/// How the editor came to its end.
pub enum Outcome {
    /// It wrote this, or why there is no text.
    Text(Result<String, String>),
    /// This signal (or a hangup) ends us too.
    Ended(i32),
}

/// Runs the editor; the terminal must have been left, and is entered by the caller.
///
/// # Errors
/// A failing wait for the child; everything the rep can cause is in the outcome.
pub fn edit(text: &str, folder: &Path, signals: &Signals) -> io::Result<Outcome> {
    let file = match draft(text, folder) {
        Ok(file) => file,
        Err(error) => {
            return Ok(refuse(&phrase!("no file for the editor: {}", system_words(&error))));
        }
    };
    let editor = editor();
    let spawned =
        Command::new("sh").args(["-c", &command(&editor), &editor]).arg(file.path()).spawn();
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) => {
            return Ok(refuse(&phrase!("{} did not start: {}", editor, system_words(&error))));
        }
    };
    let status = match wait_for(&mut child, signals)? {
        Waited::Ended(signal) => return Ok(Outcome::Ended(signal)),
        Waited::Left(status) => status,
    };
    lifecycle::put_back();
    let failed = status.exit_status() != Some(0);
    if failed {
        // A Ctrl-C may have ended the editor before it has reached us.
        std::thread::sleep(SAME_KEY);
    }
    forget(signals);
    if failed {
        return Ok(refuse(&phrase!("{editor} failed; the text is as it was", editor)));
    }
    Ok(match std::fs::read_to_string(file.path()) {
        Ok(text) => Outcome::Text(Ok(text)),
        Err(error) => {
            refuse(&phrase!("what {} left cannot be read: {}", editor, system_words(&error)))
        }
    })
}

fn refuse(why: &str) -> Outcome {
    Outcome::Text(Err(why.to_owned()))
}

/// A file of mode 0600, gone when dropped.
fn draft(text: &str, folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("draft-").suffix(".txt").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    Ok(file)
}

/// `$VISUAL`, `$EDITOR`, then `vi`; may hold arguments.
fn editor() -> String {
    let named = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| "vi".to_owned())
}

/// For the shell, so that arguments and quotes work; in the shell's place, so that signals reach it.
fn command(editor: &str) -> String {
    let sets_a_variable = editor.split_whitespace().next().is_some_and(|word| word.contains('='));
    let exec = if sets_a_variable { "" } else { "exec" };
    format!("{exec} {editor} \"$1\"")
}

enum Waited {
    Left(WaitStatus),
    Ended(i32),
}

fn wait_for(child: &mut Child, signals: &Signals) -> io::Result<Waited> {
    let pid = Pid::from_child(child);
    loop {
        match waitpid(Some(pid), WaitOptions::NOHANG | WaitOptions::UNTRACED)? {
            Some((_, status)) if status.stopped() => {
                kill_process(getpid(), Signal::STOP)?;
                kill_process(pid, Signal::CONT)?;
            }
            Some((_, status)) => return Ok(Waited::Left(status)),
            None => {}
        }
        let gone = wait_for_signal(signals)?;
        forget(signals);
        let fatal = signals.took_any(&[SIGTERM, SIGHUP]).or(gone.then_some(SIGHUP));
        if let Some(signal) = fatal {
            end(pid, signals);
            return Ok(Waited::Ended(signal));
        }
    }
}

/// What the terminal sends to the whole foreground group is the editor's, not ours.
fn forget(signals: &Signals) {
    signals.took_any(OF_THE_EDITOR);
    signals.took_any(&[SIGCHLD, SIGCONT, SIGTSTP]);
}

/// Waits for a signal; `true` when the terminal is gone.
fn wait_for_signal(signals: &Signals) -> io::Result<bool> {
    let mut fds = [
        PollFd::from_borrowed_fd(signals.fd(), PollFlags::IN),
        PollFd::from_borrowed_fd(tty::input(), PollFlags::empty()),
    ];
    tty::wait(&mut fds, None)?;
    let gone = tty::is_gone(&fds[1]);
    signals.clear_pipe();
    Ok(gone)
}

/// Tells the editor to end and gives it a moment; it may have put the terminal in its own mode.
fn end(pid: Pid, signals: &Signals) {
    let _ = kill_process(pid, Signal::HUP);
    let _ = kill_process(pid, Signal::CONT);
    let is_over = || !matches!(waitpid(Some(pid), WaitOptions::NOHANG), Ok(None));
    for _ in 0..LOOKS {
        if is_over() {
            break;
        }
        let mut fds = [PollFd::from_borrowed_fd(signals.fd(), PollFlags::IN)];
        let _ = tty::wait(&mut fds, Some(PATIENCE));
        signals.clear_pipe();
    }
    lifecycle::put_back();
}
