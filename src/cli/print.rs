//! The only place that writes to stdout and stderr. Data to the one, messages to the other.

use crate::model::{Refusal, system_words};
use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// What is said where an answer was cut off.
const CUT_OFF: &str = "cannot write the answer";

/// Data, whole. A reader that has gone (`| head`) is no fault.
pub fn data(text: &str) -> Result<(), Refusal> {
    let mut out = io::stdout().lock();
    let shown = if io::IsTerminal::is_terminal(&out) { escaped(text) } else { Cow::Borrowed(text) };
    match out.write_all(shown.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(Refusal::because(
            format!("{}: {}", phrase!(CUT_OFF), system_words(&e)),
            phrase!("check where it goes to"),
        )),
        _ => Ok(()),
    }
}

/// A refusal after a change that stands: the change is not to be made a second time for an answer that was cut off.
pub fn after_a_change(refusal: Refusal) -> Refusal {
    if !refusal.what.starts_with(phrase!(CUT_OFF)) {
        return refusal;
    }
    let remedy = phrase!("what was asked is done and saved, do not repeat it").to_owned();
    Refusal { remedy: Some(remedy), ..refusal }
}

/// For a terminal: what could move it or turn the direction is written as `\u202e`, which JSON reads as the same.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|c| match acts(c) {
                true => format!("\\u{:04x}", u32::from(c)),
                false => c.to_string(),
            })
            .collect(),
    )
}

fn acts(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || turns_direction(c)
}

/// How many cells a line for people may have: the terminal's, 40 to 100; this many where stdout is no terminal.
pub fn width(elsewhere: usize) -> usize {
    let out = io::stdout();
    let size = rustix::termios::tcgetwinsize(&out).ok();
    match size.filter(|s| s.ws_col > 0 && io::IsTerminal::is_terminal(&out)) {
        Some(size) => usize::from(size.ws_col).clamp(40, 100),
        None => elsewhere,
    }
}

/// What stdout is, for a report of a fault.
pub fn terminal() -> String {
    let out = io::stdout();
    if !io::IsTerminal::is_terminal(&out) {
        return phrase!("no terminal").to_owned();
    }
    let kind = std::env::var("TERM").unwrap_or_default();
    let size = rustix::termios::tcgetwinsize(&out).ok();
    let size = size.map(|s| format!("{}x{}", s.ws_col, s.ws_row)).unwrap_or_default();
    one_line(&phrase!("terminal {kind} {size}", kind, size))
}

/// One sentence to stderr.
pub fn message(text: &str) {
    let _ = writeln!(io::stderr(), "{}", one_line(text));
}

/// What was refused, in one sentence.
pub fn refusal(refusal: &Refusal) {
    message(&refusal.to_string());
}

/// A counter that stays on its line, for a terminal only.
pub fn progress(text: &str) {
    let mut err = io::stderr();
    if io::IsTerminal::is_terminal(&err) {
        let _ = write!(err, "\r{text}\u{1b}[K");
        let _ = err.flush();
    }
}

/// Says on the line of a counter that something is under way, once it takes long, until it is dropped.
pub struct Waiting {
    ends: Option<Sender<()>>,
    says: Option<JoinHandle<()>>,
}

/// Nothing is said of what takes no longer.
const SAID_AFTER: u32 = 2;

impl Waiting {
    /// Begins to wait.
    pub fn begin(what: &'static str) -> Self {
        let (ends, ended) = mpsc::channel();
        let wait = move || {
            let mut seconds = 0;
            while ended.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                seconds += 1;
                if seconds >= SAID_AFTER {
                    progress(&phrase!("{what}, for {seconds} seconds", what, seconds));
                }
            }
        };
        let says = std::thread::Builder::new().spawn(wait).ok();
        Self { ends: Some(ends), says }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.ends = None;
        // What waits ends by itself; where it cannot be joined nothing is lost.
        let _ = self.says.take().map(JoinHandle::join);
    }
}

/// Ends the line of a counter.
pub fn progress_done() {
    progress("");
}

/// Text from a file cannot move the terminal: controls become blanks, marks that turn the direction go.
pub fn one_line(text: &str) -> String {
    text.chars()
        .filter(|c| !turns_direction(*c))
        .map(|c| if is_break(c) { ' ' } else { c })
        .collect()
}

fn is_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_terminal_gets_no_control_of_a_file() {
        assert_eq!(
            escaped("{\"a\": \"x\u{9b}31m\u{202e}y\"}\n"),
            "{\"a\": \"x\\u009b31m\\u202ey\"}\n"
        );
        assert_eq!(escaped("a\tb\u{1b}[2J\n"), "a\tb\\u001b[2J\n");
        assert_eq!(escaped("王敏, ليلى\n"), "王敏, ليلى\n");
    }
}
