//! The only place that writes to stdout and stderr. Data to the one, messages to the other.

use crate::model::Refusal;
use std::io::{self, Write};

/// Data, whole. A reader that has gone (`| head`) is no fault.
pub fn data(text: &str) -> Result<(), Refusal> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(Refusal::because(format!("cannot write the answer: {e}"), "check where it goes to"))
        }
        _ => Ok(()),
    }
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
        return "no terminal".to_owned();
    }
    let kind = std::env::var("TERM").unwrap_or_default();
    let size = rustix::termios::tcgetwinsize(&out).ok();
    let size = size.map(|s| format!("{}x{}", s.ws_col, s.ws_row)).unwrap_or_default();
    one_line(&format!("terminal {kind} {size}"))
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
